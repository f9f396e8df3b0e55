"""Numbers of several articles that measure one thing, and what they say together."""

from __future__ import annotations

import isnad
from isnad.link.kinship import Kinship
from isnad.link.measures import Measure, measures
from isnad.link.reading import Reading
from isnad.link.series import series_of
from isnad.link.trends import trends

FIRST = "قتل 14 مدنيا في قصف مدفعي طال السوق الكبير."
MEDICS = "قتل 14 مدنيا في قصف مدفعي طال السوق الكبير، وفق مصدر طبي."
COMMITTEES = "قالت اللجان إن 21 مدنيا قتلوا في قصف مدفعي طال السوق الكبير."
RISEN = "وارتفعت حصيلة قتلى القصف المدفعي على السوق الكبير إلى 27 قتيلا."


def told(source: str, text: str, published: str) -> Reading:
    return Reading(isnad.annotate(text, source=source, id=source, published=published))


def series(*readings: Reading) -> list[list[Measure]]:
    inside = [m for of_one in measures(readings, []) for m in of_one]
    return series_of(inside, [], Kinship([], set()))


def kinds(*readings: Reading) -> list[tuple[str, list[float]]]:
    first = {r.source: r.published.first for r in readings if r.published}
    return [(t.kind, [m.value for m in t.members]) for s in series(*readings) for t in trends(s, {}, first)]


def test_a_loss_in_megawatts_told_in_other_words_is_one_thing() -> None:
    one = told("a", "وقال المتحدث إن المنظومة الوطنية فقدت 620 ميغاواط بعد تفجير الأبراج.", "2024-05-01")
    two = told("b", "وتقول الوزارة إن الشبكة فقدت ٦٢٠ ميغاواط بسبب التفجير.", "2024-05-02")
    assert kinds(one, two) == [("agree", [620, 620])]


def test_the_dead_are_one_count_whoever_they_are_said_to_be() -> None:
    one = told("a", FIRST, "2024-05-01")
    two = told("b", "وأسفر القصف المدفعي على السوق الكبير عن سقوط 14 قتيلا.", "2024-05-01")
    assert kinds(one, two) == [("agree", [14, 14])]


def test_a_toll_that_rises_days_later_is_an_update() -> None:
    one = told("a", FIRST, "2024-05-01")
    two = told("b", RISEN, "2024-05-06")
    assert kinds(one, two) == [("update", [14, 27])]


def test_two_tolls_of_one_day_are_a_conflict() -> None:
    one = told("a", MEDICS, "2024-05-01")
    two = told("b", COMMITTEES, "2024-05-01")
    assert kinds(one, two) == [("conflict", [14, 21])]


def test_a_clash_and_a_later_rise_are_two_figures() -> None:
    one = told("a", MEDICS, "2024-05-01")
    two = told("b", COMMITTEES, "2024-05-01")
    three = told("c", "وقتل 14 مدنيا في قصف مدفعي طال السوق الكبير، بحسب الشرطة.", "2024-05-01")
    four = told("d", RISEN, "2024-05-06")
    assert [k for k, _ in kinds(one, two, three, four)] == ["conflict", "update"]


def test_a_number_said_not_to_be_ties_its_sentence_to_those_who_gave_it() -> None:
    one = told("a", "وشملت العقوبات 17 ناقلة نفط.", "2024-05-01")
    two = told(
        "b", "وقال مسؤول في الميناء إن السفن التي شملتها العقوبات أربع عشرة لا سبع عشرة.", "2024-05-02"
    )
    assert kinds(one, two) == [("conflict", [17, 14])]


def test_children_among_the_dead_are_not_the_dead() -> None:
    one = told("a", "قتل سبعة أشخاص في انفجار، بينهم طفلان.", "2024-05-01")
    two = told("b", "سقط سبعة قتلى في انفجار، من بينهم طفلان.", "2024-05-01")
    assert sorted(v for _, v in kinds(one, two)) == [[2, 2], [7, 7]]


def test_distances_that_differ_are_two_things() -> None:
    one = told("a", "وتقع المدينة على بعد 80 كيلومترا غرب العاصمة.", "2024-05-01")
    two = told("b", "وانتشرت القوة على مسافة 12 كيلومترا من الحقل.", "2024-05-01")
    assert kinds(one, two) == []
