"""Of verbs that are written alike, the likeliest comes first."""

import pytest

from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.records import Article


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma"),
    [
        ("يمكن الوصول إلى المدينة برا", "يمكن", "مكن.4"),
        ("يجب إجراء تحقيق مستقل", "يجب", "وجب.1"),
        ("لم تعد المياه صالحة", "تعد", "عود.1"),
        ("ليكون الاجتماع مثمرا", "ليكون", "كون.1"),
        ("جرت المباحثات في مسقط", "جرت", "جري.1"),
        ("توفي الفنان في المستشفى", "توفي", "وفي.5"),
    ],
)
def test_the_likeliest_verb_comes_first(sentence: str, verb: str, lemma: str) -> None:
    view = TextView(Article(id="", source="", text=sentence), load())
    reading = next(r for t, r in zip(view.tokens, view.tags, strict=True) if t.text == verb)
    assert reading.verbs[0].lemma == lemma


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("وقع حادث سير أدى إلى مقتل ثلاثة.", "أدى", "V"),
        ("لم تمض ساعة حتى نفى متحدث الخبر.", "نفى", "V"),
        ("وردّ نظيره الفرنسي بأن النص سيئ.", "وردّ", "V"),
        ("ونفى الأمر، متهما خصومه بالكذب.", "متهما", "N"),
        ("تمركزت قوى الأمن في الساحة.", "قوى", "N"),
        ("بلغ أقصى ما يمكن.", "أقصى", "N"),
    ],
)
def test_the_last_letter_tells_a_verb(text: str, word: str, kind: str) -> None:
    article = Article(id="a", source="a", text=text)
    view = TextView(article, load())
    (tag,) = [t.tag for t, token in zip(view.tags, view.tokens, strict=True) if token.text == word]
    assert (tag == "V") == (kind == "V")
