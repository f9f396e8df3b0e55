"""The event frames of the lexicon: what their words tell, and how the other senses of these are kept out."""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate import annotate
from isnad.annotate.events.triggers import Triggers
from isnad.annotate.frames import bare, bare_words, frames_of
from isnad.annotate.grammar.chunks import sentence_chunks
from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.lexicon.schema import Frame
from isnad.records import Article

LEXICON = load()


def told(text: str) -> list[Frame]:
    """The frames that the triggers of a sentence evoke."""
    article = Article(id="a", source="s", text=text + ".", published="2024-07-23")
    view = TextView(article, LEXICON)
    sentences = sentence_chunks(view, annotate(article))
    return [t.unit.frame for s in sentences for t in Triggers(frames_of(LEXICON), s).find()]


def types(text: str) -> set[str]:
    """The types of the frames that a sentence evokes."""
    return {frame.type for frame in told(text)}


def test_no_phrase_is_written_with_a_proclitic_that_reading_strips() -> None:
    def read(phrase: str) -> tuple[str, ...]:
        view = TextView(Article(id="a", source="s", text=phrase), LEXICON)
        return tuple(bare(tagged.rest) for tagged in view.tags)

    # سيبراني is read as a verb after the س of the future wherever it stands
    phrases = [p for f in LEXICON.frames for p in f.phrases if "سيبراني" not in p]
    assert [p for p in phrases if read(p) != bare_words(p)] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("حثت البعثة الطرفين على وقف فوري لإطلاق النار", "RETREAT"),
        ("حذرت دمشق من أنها سترد بحزم على مصادر النيران", "THREATEN"),
        ("ردت القوة بالمثل على مصادر النيران", "ASSAULT"),
        ("أحبط حرس الحدود تهريب مليون قرص مخدر", "COERCE"),
        ("جمدت واشنطن أرصدة المصرف", "SANCTION"),
        ("جمدت النيابة العامة أرصدة رجل الأعمال", "COERCE"),
        ("فرضت أوروبا حظرا على التأمين البحري", "SANCTION"),
        ("استدعت الحكومة سفيرها لدى الجزائر", "SANCTION"),
        ("استدعت الخارجية السفير التركي", "REQUEST"),
        ("وعدتنا البلدية بخيم جديدة", "AGREE"),
        ("عرضت نواكشوط التوسط بين البلدين", "AGREE"),
        ("باشرت البعثة اتصالات بأعيان المدينة", "CONSULT"),
        ("تتفاوض الشركة مع باماكو حول عقد لتوريد الغاز", "CONSULT"),
        ("أدى استهداف سفينة تجارية إلى اندلاع حريق", "ASSAULT"),
        ("فجر مسلحون خط أنابيب الغاز", "ASSAULT"),
        ("تراجعت الحكومة عن قرار رفع الأسعار", "CONCEDE"),
        ("نصحت الخارجية رعاياها بمغادرة البلاد", "REQUEST"),
        ("استأنف الجسر العمل عند الثامنة", "RETREAT"),
        ("سلم المركز مستشفى المدينة سيارتي إسعاف", "AID"),
        ("إن المسيرة ضمت نحو 300 طالب", "PROTEST"),
        ("انطلق التمرين المشترك بين القوات البرية", "COOPERATE"),
    ],
)
def test_a_word_tells_its_act(text: str, type_: str) -> None:
    assert type_ in types(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("يعد المطار من أعلى مطارات المنطقة", "AGREE"),
        ("لم تعد المدينة صالحة للحياة", "AGREE"),
        ("يعين الرئيس محافظا للعاصمة", "AID"),
        ("يحتاج المصابون إلى سيارات إسعاف", "AID"),
        ("ما زال المشروع قيد الدراسة", "COERCE"),
        ("سيطر الأطباء على النزيف", "COERCE"),
        ("أغلق مؤشر السوق عند 9000 نقطة", "COERCE"),
        ("استقبل المستشفى تسع إصابات", "CONSULT"),
        ("استقبلت الجامعة طلبات القبول", "CONSULT"),
        ("عزت الوزارة التأخير إلى عطل فني", "ACCUSE"),
        ("استبعد الخبير أي صلة بين الحادثين", "REJECT"),
        ("زاد الطلب العالمي على النفط", "REQUEST"),
        ("سار إلى البستان طلبا للماء", "REQUEST"),
        ("عاصفة قوية تضرب شمال البلاد", "PROTEST"),
        ("توقفت الوزارة عن مواكبة العصر", "CONCEDE"),
        ("يدفع المواطن ثمن القرار", "THREATEN"),
        ("كما يغير المسافر قميصه", "ASSAULT"),
        ("أسقطت الدفاعات مسيرة أطلقت نحو المطار", "PROTEST"),
    ],
)
def test_another_sense_of_a_word_tells_no_such_act(text: str, type_: str) -> None:
    assert type_ not in types(text)


def test_a_promise_denied_by_its_tense_is_not_one_in_an_article_either() -> None:
    read = isnad.annotate("ويعد الميناء من أكبر موانئ البلاد. وتعهد الوزير بتوسيعه.", published="2024-07-23")
    assert [e.text for e in read.events if e.type == "AGREE"] == ["تعهد"]
