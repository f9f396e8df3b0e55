"""A verb with its subject and its object, whatever stands for them: no part of the one is taken for the other."""

from __future__ import annotations

import pytest

from isnad.annotate import annotate
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence, sentence_chunks
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.sources import article_from_text

_OF_MEN = """
الجيش، الجيش السوري، مسلحون مجهولون، وزير الداخلية، تنظيم الدولة الإسلامية، حزب الله، البرلمان، مجلس النواب الليبي، المحتجون، ثلاثة مسلحين،
مسؤول أميركي، رئيس الحكومة التونسية، الأمن العام اللبناني، خفر السواحل، لبنان
"""
_OF_WOMEN = """
القوات، القوات الإسرائيلية، قوات الدعم السريع، الشرطة، حكومة الوحدة الوطنية، جماعة الحوثي، النيابة العامة، السلطات التونسية، حركة حماس،
طائرات حربية، الجزائر، سلطنة عمان، الأمم المتحدة، مجموعة مسلحة، البحرية الأميركية
"""
_OBJECTS = """
القرية، المدينة القديمة، الضاحية، المبنى، الحي، الوادي، المستشفى، المخيم، الموقع، المنزل، مقر الحزب، موقعا عسكريا، قاعدة جوية، سفينة شحن،
المتظاهرين، ثلاثة صحفيين، الأسرى، رئيس البلدية، الحكومة العراقية، معبر رفح، حافلة ركاب
"""


def _phrases(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.replace("\n", " ").split("،")]


def _read(text: str) -> tuple[TextView, Sentence, Arguments]:
    found = annotate(article_from_text(text, id="clause"))
    view = TextView(found.article, load())
    sentence = sentence_chunks(view, found)[0]
    return view, sentence, arguments(sentence, 0)


def _text(view: TextView, group: Group | None) -> str:
    if group is None:
        return ""
    return view.text[view.tokens[group.chunk.first].start : view.tokens[group.chunk.last - 1].end]


@pytest.mark.parametrize(
    ("verb", "subjects"), [("استهدف", _phrases(_OF_MEN)), ("استهدفت", _phrases(_OF_WOMEN))]
)
def test_subject_and_object_part_where_they_meet(verb: str, subjects: list[str]) -> None:
    misread: list[str] = []
    for subject in subjects:
        for done_to in _phrases(_OBJECTS):
            view, _, found = _read(f"{verb} {subject} {done_to}.")
            objects = [_text(view, group) for group in found.objects]
            if _text(view, found.subject) != subject or objects[:1] != [done_to]:
                misread.append(f"{subject} | {done_to}: {_text(view, found.subject)} | {objects}")
    assert not misread, "\n".join(misread)
