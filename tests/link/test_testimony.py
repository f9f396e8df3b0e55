"""Who testifies to an incident, and whose words only take it for granted. Outlets, people and happenings are invented."""

from __future__ import annotations

import pytest

from isnad.link import link
from isnad.records import Annotations, Incident, Party, Span
from making import DAY, Maker


def told(
    text: str, content: str, *, stance: str, act: str = "هجوم", presupposed: bool = False, **more: str
) -> Annotations:
    """An attack in Sabha that the union of fishers speaks of under a cue of some stance."""
    made = Maker("a", text)
    made.name("سبها", "GPE", "lby.sabha", "LBY")
    made.says(content, made.link("اتحاد الصيادين", "group", "name:اتحاد-الصيادين"), stance=stance)
    statement = made.item.statements[0]
    statement.rule = more.get("rule", "")
    if cue := more.get("cue"):
        statement.cue = Span(**made.span(cue))
    made.event(act, date=DAY, place="سبها", recipient=Party(text="السفينة"), presupposed=presupposed)
    return made.item


def sources(item: Annotations) -> int:
    found: list[Incident] = [i for i in link([item]).incidents if i.type == "ASSAULT"]
    assert len(found) == 1
    return found[0].independent_sources


@pytest.mark.parametrize("behind", ["بالوقوف وراء الهجوم", "بتدبير الهجوم", "بالضلوع في الهجوم"])
def test_who_accuses_somebody_of_an_act_asserts_it(behind: str) -> None:
    text = f"اتهم اتحاد الصيادين قراصنة {behind} على السفينة قرب سبها."
    item = told(
        text, f"{behind} على السفينة قرب سبها", stance="accuse", act="الهجوم", presupposed=True, cue="اتهم"
    )
    assert sources(item) == 1


def test_what_stands_between_the_accused_and_the_deed_does_not_hide_it() -> None:
    content = "قراصنة بالجبال بالوقوف وراء الهجوم على السفينة قرب سبها"
    text = f"اتهم اتحاد الصيادين {content}."
    assert sources(told(text, content, stance="accuse", act="الهجوم", presupposed=True, cue="اتهم")) == 1


def test_a_deed_named_right_behind_the_accusation_is_asserted() -> None:
    content = "بخطف السفينة قرب سبها"
    text = f"اتهم اتحاد الصيادين قراصنة {content}."
    assert sources(told(text, content, stance="accuse", act="خطف", presupposed=True, cue="اتهم")) == 1


def test_to_lay_an_act_to_somebody_is_to_assert_it() -> None:
    text = "نسب اتحاد الصيادين الهجوم على السفينة قرب سبها إلى قراصنة."
    content = "الهجوم على السفينة قرب سبها إلى قراصنة"
    assert sources(told(text, content, stance="quote", act="الهجوم", presupposed=True, cue="نسب")) == 1


def test_an_accusation_takes_for_granted_what_it_only_speaks_of() -> None:
    text = "اتهم اتحاد الصيادين الشرطة بالتستر على الهجوم على السفينة قرب سبها."
    content = "بالتستر على الهجوم على السفينة قرب سبها"
    assert sources(told(text, content, stance="accuse", act="الهجوم", presupposed=True, cue="اتهم")) == 0


@pytest.mark.parametrize(("verb", "stance"), [("دان", "condemn"), ("استبعد", "deny"), ("هدد", "threaten")])
def test_a_condemnation_a_threat_and_a_denial_of_something_else_are_no_testimony(
    verb: str, stance: str
) -> None:
    text = f"{verb} اتحاد الصيادين صلة بالهجوم على السفينة قرب سبها."
    assert sources(told(text, "صلة بالهجوم على السفينة قرب سبها", stance=stance, act="الهجوم")) == 0


def test_what_a_condemnation_is_told_within_is_none_either() -> None:
    text = "ندد اتحاد الصيادين بما وصفه بأنه هجوم على السفينة قرب سبها."
    made = Maker("a", text)
    made.name("سبها", "GPE", "lby.sabha", "LBY")
    union = made.link("اتحاد الصيادين", "group", "name:اتحاد-الصيادين")
    made.says("بما وصفه بأنه هجوم على السفينة قرب سبها", union, stance="condemn")
    made.says("بأنه هجوم على السفينة قرب سبها", union)
    made.item.statements[1].within = 0
    made.event("هجوم", date=DAY, place="سبها", recipient=Party(text="السفينة"))
    assert sources(made.item) == 0


def test_a_name_given_to_an_act_is_no_testimony() -> None:
    text = "تحدث اتحاد الصيادين عما سماه هجوم الغدر على السفينة قرب سبها."
    assert sources(told(text, "هجوم الغدر على السفينة قرب سبها", stance="assert", rule="call")) == 0


def test_a_promise_takes_a_known_act_for_granted_and_not_what_is_told_in_it() -> None:
    known = "تعهد اتحاد الصيادين بنشر تقرير عن الهجوم على السفينة قرب سبها."
    content = "بنشر تقرير عن الهجوم على السفينة قرب سبها"
    assert sources(told(known, content, stance="promise", act="الهجوم")) == 0
    new = "تعهد اتحاد الصيادين بإصلاح السفينة التي خربها مسلحون قرب سبها."
    content = "بإصلاح السفينة التي خربها مسلحون قرب سبها"
    assert sources(told(new, content, stance="promise", act="خربها")) == 1
