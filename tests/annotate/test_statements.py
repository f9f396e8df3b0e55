"""Statements: who said what, on whose word, and how far."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Statement

PUBLISHED = "2024-03-14"


def statements(text: str) -> list[Statement]:
    return isnad.annotate(text, published=PUBLISHED).statements


def one(text: str) -> Statement:
    found = statements(text)
    assert len(found) == 1, [(s.text, [link.text for link in s.chain]) for s in found]
    return found[0]


def chain(text: str) -> list[str]:
    return [link.text for link in one(text).chain]


def test_a_speech_verb_has_speaker_cue_and_content() -> None:
    said = one("قال وزير الخارجية المصري إن المفاوضات تسير ببطء.")
    assert [link.text for link in said.chain] == ["وزير الخارجية المصري"]
    assert said.cue is not None
    assert said.cue.text == "قال"
    assert "المفاوضات تسير ببطء" in said.text
    assert said.stance == "assert"


def test_an_outlet_that_relays_unnamed_officials_is_the_nearer_link() -> None:
    assert chain("نقلت وكالة رويترز عن مسؤولين عراقيين قولهم إن الاتفاق بات قريبا.") == [
        "وكالة رويترز",
        "مسؤولين عراقيين",
    ]
    said = one("نقلت وكالة رويترز عن مسؤولين عراقيين قولهم إن الاتفاق بات قريبا.")
    assert [link.anonymous for link in said.chain] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "بحسب مصدر أمني، فإن القوات انسحبت من المعبر.",
        "وفقا لمصدر أمني، انسحبت القوات من المعبر.",
        "انسحبت القوات من المعبر، على ما أفاد مصدر أمني.",
        "أفاد مصدر أمني بأن القوات انسحبت من المعبر.",
        "ذكر مصدر أمني أن القوات انسحبت من المعبر.",
    ],
)
def test_an_unnamed_source_is_one_in_every_way_of_crediting(text: str) -> None:
    found = statements(text)
    assert len(found) == 1
    root = found[0].chain[-1]
    assert "مصدر أمني" in root.text
    assert root.anonymous


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("نفى المتحدث باسم الجيش أن تكون قواته قد دخلت المدينة.", "deny"),
        ("أكدت وزارة الصحة اللبنانية أن المستشفيات تعمل.", "assert"),
    ],
)
def test_the_stance_is_that_of_the_verb(text: str, stance: str) -> None:
    assert one(text).stance == stance


def test_direct_speech_is_the_words_between_the_marks() -> None:
    said = one('وقال الرئيس: "لن نقبل بأي حل يفرض علينا".')
    assert said.kind == "direct"
    assert "لن نقبل" in said.text


def test_a_verb_of_movement_says_nothing() -> None:
    assert statements("وصل وزير الدفاع إلى بغداد صباح الخميس.") == []


def test_every_link_points_at_its_words() -> None:
    found = isnad.annotate(
        "نقلت صحيفة الشرق عن مصادر دبلوماسية أن اللقاء تأجل، وأضافت المصادر أن موعدا جديدا سيحدد.",
        published=PUBLISHED,
    )
    assert len(found.statements) == 2
    for said in found.statements:
        for link in said.chain:
            if link.start is not None and link.end is not None:
                assert found.article.text[link.start : link.end] == link.text
