"""Prepositions as the chunks have them: in their natural spelling, of one word or several, and what they say of an event."""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.records import Annotations, Event


def prepositions(text: str) -> list[str]:
    article = isnad.annotate(text).article
    sentence = Sentence(TextView(article, load()), Annotations(article=article), 0, {}, set())
    return [c.prep for c in sentence.chunks if c.kind == "PP"]


def event(text: str, trigger: str) -> Event:
    found = isnad.annotate(text, published="2024-03-15").events
    return next(e for e in found if e.text.startswith(trigger))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الوزير السفير بشأن الأزمة إزاء البلاد.", ["بشأن", "إزاء"]),
        ("قتل مدنيون بقذائف الجيش.", ["بقذائف"]),
        ("وقع الحادث قبالة الميناء إثر القصف إلى جانب السوق.", ["قبالة", "إثر", "إلى جانب"]),
    ],
)
def test_a_preposition_is_spelt_as_it_is_written(text: str, expected: list[str]) -> None:
    assert prepositions(text) == expected


def test_whose_shells_kill_is_whose_act_it_is() -> None:
    killed = event("قتل مدنيون بقذائف الجيش السوري.", "قتل")
    assert killed.actor is not None
    assert killed.actor.text == "الجيش السوري"
