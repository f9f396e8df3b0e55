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
