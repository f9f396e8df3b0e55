"""What a frame asks of the doer and of what is done to it, and acts that are events though something shallow speaks against it."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event


def events(text: str) -> list[Event]:
    return isnad.annotate(text, published="2024-03-15").events


def frames(text: str) -> set[str]:
    return {e.frame for e in events(text)}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("دخلت القوات العراقية مدينة تكريت.", True),
        ("دخلت آليات الاحتلال بلدة بيتا.", True),
        ("دخل الوزير مدينة تكريت.", False),
        ("دخل الجيش مفاوضات صعبة.", False),
    ],
)
def test_only_men_at_arms_take_a_place_by_entering_it(text: str, *, taken: bool) -> None:
    assert ("coerce.seize-territory" in frames(text)) is taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("حررت قوات الجيش حي الزهور.", True),
        ("تمكنت المقاومة من تحرير مدينة عدن بعد معارك عنيفة.", True),
        ("قررت الحكومة تحرير أسعار الوقود.", False),
        ("حررت الشرطة مخالفات مرورية.", False),
    ],
)
def test_only_places_are_taken_by_being_freed(text: str, *, taken: bool) -> None:
    assert ("coerce.seize-territory" in frames(text)) is taken


def test_a_subject_said_before_is_asked_for_its_arms() -> None:
    found = [e for e in events("اقتحمت قوات الجيش البلدة وحررت حي الزهور.") if e.text == "حررت"]
    assert [e.actor.text for e in found if e.actor] == ["قوات الجيش"]


def test_bodies_of_states_belong_to_public_life() -> None:
    (event,) = [e for e in events("رحبت الأمم المتحدة باتفاق الطرفين.") if e.type == "SUPPORT"]
    assert event.actor is not None
    assert event.actor.text == "الأمم المتحدة"


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("حمّل الجيش السوداني خصومه مسؤولية العملية التي نسبها إلى خلية متسللة.", "نسبها", "الجيش السوداني"),
    ],
)
def test_a_relative_clause_tells_the_act_of_whoever_the_sentence_is_about(
    text: str, trigger: str, actor: str
) -> None:
    (event,) = [e for e in events(text) if e.text.startswith(trigger)]
    assert event.actor is not None
    assert event.actor.text == actor


@pytest.mark.parametrize(
    "text",
    [
        "ندد الوزير بالهجوم الذي وصفه بالجبان.",  # how it was called is no second act
        "أدى المعينون اليمين أمام الوزير الذي حثهم على العمل.",  # the pronoun means others
    ],
)
def test_a_relative_clause_that_describes_tells_none(text: str) -> None:
    assert frames(text) <= {"accuse.disapprove", "assault.attack"}


def test_who_attended_is_the_actor_though_the_meeting_stands_first() -> None:
    (event,) = events("حضر اللقاء من الجانب السوري معاون وزير الداخلية.")
    assert event.type == "CONSULT"
    assert event.actor is not None
    assert event.actor.text == "معاون وزير الداخلية"


def test_a_truce_is_broken_by_force() -> None:
    (event,) = events("خرقت الفصائل الهدنة في ريف إدلب.")
    assert (event.type, event.frame) == ("ASSAULT", "assault.ceasefire-breach")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("قال الوزير إن الأمن خط أحمر، مثمنا الجهود السورية.", "مثمنا"),
        ("قال الرئيس إن الحل سياسي، مرحبا بقرار مجلس الأمن.", "مرحبا"),
    ],
)
def test_praise_in_a_participle_is_an_act_of_the_speaker(text: str, trigger: str) -> None:
    (event,) = [e for e in events(text) if e.text == trigger]
    assert event.type == "SUPPORT"
    assert event.actor is not None


def test_a_ship_may_rescue() -> None:
    assert "AID" in {e.type for e in events("أنقذت سفينة إنسانية 80 مهاجرا قبالة ليبيا.")}
