"""A deed told before and taken up again: by whoever is charged with it, by whoever denies it, by its toll."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event

BOMB = "هز تفجير سوق المدينة مساء الأحد. "


def events(text: str, word: str) -> list[Event]:
    return [e for e in isnad.annotate(text, published="2024-03-14").events if word in e.text]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("واتهمت الوزارة جماعة مسلحة بالوقوف وراءه.", "وراءه"),
        ("واتهمت الوزارة جماعة مسلحة بتنفيذه.", "تنفيذه"),
        ("وأوقفت الشرطة شابين يشتبه في ضلوعهم فيه.", "ضلوعهم"),
    ],
)
def test_whoever_is_charged_with_a_deed_by_a_pronoun_is_said_to_have_done_it(text: str, word: str) -> None:
    (event,) = events(BOMB + text, word)
    assert (event.type, event.factuality, event.date) == ("ASSAULT", "asserted", "2024-03-10")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ونفت الحركة ضلوعها فيه.", "ضلوعها"),
        ("ونفى ناطق باسم الحركة أن تكون لها يد فيه.", "يد فيه"),
        ("وقال قيادي في الحركة إن لا علاقة لها بالأمر.", "علاقة"),
        ("وسارعت الحركة إلى نفي مسؤوليتها عنه.", "مسؤوليتها"),
        ("ونفت الحركة أي صلة لها بالتفجير.", "التفجير"),
    ],
)
def test_a_part_in_a_deed_that_somebody_disclaims_is_denied(text: str, word: str) -> None:
    (event,) = events(BOMB + text, word)
    assert (event.type, event.factuality) == ("ASSAULT", "denied")


def test_a_link_between_two_deeds_that_is_ruled_out_denies_neither() -> None:
    (event,) = events("نفى المتحدث وجود أي صلة بين الحادث والهجوم على السفينة.", "الهجوم")
    assert event.factuality == "asserted"


def test_to_carry_out_a_decision_is_no_deed_taken_up() -> None:
    assert not events(BOMB + "وصدر قرار المجلس، وطالب الوزير بالإسراع في تنفيذه كاملا.", "تنفيذه")


@pytest.mark.parametrize(
    ("text", "deaths", "injured"),
    [
        ("وقالت الشرطة إن الحصيلة تسعة قتلى و20 جريحا.", 9, 20),
        ("وقال مدير المستشفى إن عدد القتلى 12 والجرحى 30.", 12, 30),
        ("ورفعت وزارة الصحة الحصيلة إلى 14 قتيلا.", 14, None),
    ],
)
def test_a_toll_in_a_clause_of_its_own_is_the_attack_again(
    text: str, deaths: int, injured: int | None
) -> None:
    found = [e for e in isnad.annotate(BOMB + text, published="2024-03-14").events if e.deaths is not None]
    assert [(e.type, e.deaths and e.deaths.low, e.injured and e.injured.low) for e in found] == [
        ("ASSAULT", deaths, injured)
    ]


@pytest.mark.parametrize(
    "text",
    ["غرق مركب صيد قبالة الساحل. وقالت المنظمة إن الحصيلة 24 قتيلا.", "بلغت حصيلة الضرائب مليار دينار."],
)
def test_a_toll_of_no_attack_is_no_event(text: str) -> None:
    assert not events(text, "حصيلة")


def test_a_toll_beside_its_attack_is_not_told_twice() -> None:
    found = isnad.annotate("ارتفعت حصيلة الهجوم على القرية إلى تسعة قتلى.", published="2024-03-14").events
    assert len([e for e in found if e.type == "ASSAULT"]) == 1
