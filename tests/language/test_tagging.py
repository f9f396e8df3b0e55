"""What a word is in its sentence: verb or noun, where both are written alike."""

from __future__ import annotations

import pytest

from annotated import view_of


def tag(sentence: str, word: str) -> str:
    view = view_of(sentence)
    return next(r.tag for t, r in zip(view.tokens, view.tags, strict=True) if t.text == word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("وقف إطلاق النار في حلب", "وقف", "N"),
        ("وقف القتال في حلب", "وقف", "N"),
        ("وقف الوزير أمام البرلمان", "وقف", "V"),
        ("قصف مواقع للمتمردين في المدينة", "قصف", "N"),
        ("قصف الطيران مواقع للمتمردين", "قصف", "V"),
        ("قصف الطيران يوقع عشرات القتلى", "قصف", "N"),
        ("ولي العهد يستقبل وزير الخارجية", "ولي", "N"),
        ("حرس الحدود ينقذ عددا من الغرقى", "حرس", "N"),
        ("منع دخول الأغذية المخالفة", "منع", "N"),
        ("قتل جنود في كمين", "قتل", "V"),
        ("كان التعليم يتألف من مراحل", "كان", "V"),
        ("قتل جندي يحرس القاعدة", "قتل", "V"),
    ],
)
def test_what_opens_a_title_is_told_by_what_follows(sentence: str, word: str, expected: str) -> None:
    assert tag(sentence, word) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("بلغ عددهم مئة", "عددهم", "N"),
        ("استقبل ولي عهده الأمير", "عهده", "N"),
        ("رده على الوزير كان عنيفا", "رده", "N"),
        ("خطته للسلام فشلت", "خطته", "N"),
        ("أعلن وفاته في المستشفى", "وفاته", "N"),
        ("اتفاق وقعه الطرفان", "وقعه", "V"),
        ("الهجوم نفذه مسلحون", "نفذه", "V"),
        ("المشروع الذي قدمه الوزير", "قدمه", "V"),
        ("قتله جنود قرب الحاجز", "قتله", "V"),
    ],
)
def test_a_noun_with_its_owner_is_no_verb_with_its_object(sentence: str, word: str, expected: str) -> None:
    assert tag(sentence, word) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("قتل وجرح العشرات في حلب", "وجرح", "V"),
        ("أسفر القصف عن مقتل وجرح العشرات", "وجرح", "N"),
        ("وقد بين التقرير أن الجيش انسحب", "بين", "V"),
        ("كما بين المتحدث أن القوات انسحبت", "بين", "V"),
        ("كما بين العراق وإيران", "بين", "P"),
        ("شكره لما قدمه من دعم", "لما", "R"),
        ("لما وصل الوفد غادر الوزير", "لما", "S"),
        ("لماذا قصفوا المدينة", "لماذا", "S"),
        ("على بعد 5 كم من المدينة", "كم", "N"),
        ("فعلى الجيش أن يرد", "فعلى", "P"),
        ("وإن الجيش نشر كتيبة في المنطقة", "نشر", "V"),
        ("مضيفا أنه دفع بتعزيزات إلى الحدود", "دفع", "V"),
        ("في وقت نفت الوزارة تعرضه للضرب", "نفت", "V"),
        ("في إطار دعم الحكومة للمزارعين", "دعم", "N"),
        ("استمرت أربعة أيام وقتل خلالها متظاهر", "وقتل", "V"),
        ("إن 18 شخصا أوقفوا في المدينة", "أوقفوا", "V"),
        ("وفي باماكو حمّل المجلس خصومه المسؤولية", "حمّل", "V"),
        ("سوق حمل الأثقال", "حمل", "N"),
    ],
)
def test_the_words_around_settle_what_a_word_is(sentence: str, word: str, expected: str) -> None:
    assert tag(sentence, word) == expected
