"""Tolls that somebody else gives, that rise, that are taken back, and numbers that are but a part of another."""

from __future__ import annotations

import pytest

import isnad
from isnad.link import link
from isnad.link.kinship import Kinship
from isnad.link.measures import Measure, measures
from isnad.link.reading import Reading
from isnad.link.series import series_of
from isnad.link.trends import trends
from isnad.records import Figure


def told(source: str, text: str, published: str) -> Reading:
    return Reading(isnad.annotate(text, source=source, id=source, published=published))


def measured(text: str) -> list[Measure]:
    return next(measures([told("a", text, "2024-05-01")], []))


def kinds(*readings: Reading, copies: set[tuple[str, str]] | None = None) -> list[tuple[str, list[float]]]:
    inside = [m for of_one in measures(readings, []) for m in of_one]
    first = {r.source: r.published.first for r in readings if r.published}
    found = series_of(inside, [], Kinship([], copies or set()))
    return [(t.kind, [m.value for m in t.members]) for s in found for t in trends(s, {}, first)]


def figures(*texts: str) -> list[Figure]:
    read = [
        isnad.annotate(text, source=f"{n}.txt", id=str(n), published="2024-05-01")
        for n, text in enumerate(texts)
    ]
    return link(read).figures


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("وقال الطبيب إن ستة من المصابين في حال حرجة.", "hurt"),
        ("وتوفي خمسة من جرحى الغارة في المستشفى.", "dead"),
        ("وقال الطبيب إن بين القتلى طفلين.", "dead"),
        ("وقال الطبيب إن طفلين كانا بين الضحايا.", "dead"),
    ],
)
def test_so_many_of_the_dead_or_injured_are_a_part_of_them(text: str, role: str) -> None:
    (measure,) = measured(text)
    assert measure.part
    assert measure.role == role


def test_what_is_joined_to_a_part_is_a_part_of_the_same_whole() -> None:
    whole, children, women = measured("قتل 11 شخصا في القصف، بينهم ثلاثة أطفال وأربع نساء.")
    assert (whole.part, children.part, women.part) == (False, True, True)
    assert {m.role for m in (whole, children, women)} == {"dead"}


def test_those_stopped_from_working_are_not_those_held() -> None:
    (stopped,) = measured("وأعلن الوزير توقيف أربعة من أفراد الشرطة عن العمل.")
    (held,) = measured("وأعلن الوزير توقيف أربعة من المشاغبين.")
    assert stopped.role != held.role == "held"


def test_the_rescued_are_not_the_dead_told_before_them() -> None:
    dead, rescued = measured("وانتشل الحرس تسع جثث وأنقذ 31 شخصا.")
    assert (dead.role, rescued.role) == ("dead", "rescued")


def test_the_word_for_the_injured_before_a_bare_number_says_what_it_counts() -> None:
    dead, hurt = measured("وقالت الشرطة إن عدد القتلى 11 والجرحى 27.")
    assert (dead.role, hurt.role) == ("dead", "hurt")


HOSPITAL = "قتل 14 شخصا في هجوم على محطة الحافلات، وفق مصدر في المستشفى."


@pytest.mark.parametrize(
    "text",
    [
        "في حين اكتفى بيان للشرطة بالحديث عن سقوط 11 قتيلا في الهجوم على محطة الحافلات.",
        "وكانت شبكة الشروق للحقوق قد وثقت مقتل 11 شخصا في الهجوم على محطة الحافلات.",
    ],
)
def test_the_toll_that_another_gives_in_the_same_article_clashes_with_the_first(text: str) -> None:
    assert kinds(told("a", f"{HOSPITAL}\n{text}", "2024-05-01")) == [("conflict", [14, 11])]


def test_what_the_same_body_had_told_before_does_not_clash() -> None:
    text = (
        "وقالت وزارة الصحة إن عدد قتلى الهجوم على المحطة تسعة.\n"
        "وكانت الوزارة قد تحدثت عن مقتل سبعة في الهجوم على المحطة."
    )
    assert all(kind != "conflict" for kind, _ in kinds(told("a", text, "2024-05-01")))


def test_a_toll_told_as_risen_in_the_same_text_is_an_update() -> None:
    text = "انتشل الحرس تسع جثث بعد غرق المركب.\nوارتفعت حصيلة قتلى غرق المركب إلى 11 جثة."
    assert kinds(told("a", text, "2024-05-01")) == [("update", [9, 11])]


def test_a_number_put_right_is_retracted_where_others_gave_it() -> None:
    one = told("a", "وارتفع عدد قتلى الهجوم على المحطة إلى 17 قتيلا.", "2024-05-01")
    two = told("b", "وأعلنت وزارة الصحة أن حصيلة الهجوم على المحطة 16 قتيلا وليست 17.", "2024-05-20")
    assert ("retracted", [17, 16]) in kinds(one, two)


def test_a_correction_retracts_the_number_with_the_one_told_in_its_place() -> None:
    text = "أحصى المرصد 41 موقوفا في المدينة.\nتصويب: ورد في نسخة سابقة أن المرصد أحصى 14 موقوفا، والصواب 41."
    ((kind, values),) = kinds(told("a", text, "2024-05-01"))
    assert kind == "retracted"
    assert set(values) == {14, 41}


def test_each_side_of_a_dispute_goes_on_by_itself() -> None:
    one = told("a", "قال المرصد إن تسعة مدنيين قتلوا في الغارة على القرية.", "2024-05-01")
    two = told("b", "قالت الوكالة إن خمسة مدنيين قتلوا في الغارة على القرية.", "2024-05-01")
    three = told("c", "وارتفعت حصيلة قتلى الغارة على القرية إلى 11 قتيلا.", "2024-05-06")
    four = told("d", "وتمسكت الوكالة بأن خمسة مدنيين قتلوا في الغارة على القرية.", "2024-05-06")
    found = dict(kinds(one, two, three, four))
    assert found["update"] == [9, 11]
    assert 5 in found["conflict"]


def test_one_text_told_twice_does_not_change_its_numbers() -> None:
    one = told("a", "وأصيب سبعة أشخاص في اقتحام المخيم.", "2024-05-01")
    two = told("b", "ونقل جريحان بعد اقتحام المخيم.", "2024-05-01")
    assert kinds(one, two, copies={("a", "b"), ("b", "a")}) == []


def test_what_is_promised_is_not_what_was_counted() -> None:
    one = told("a", "واستولى المسلحون على ستة صهاريج وقود قرب البلدة.", "2024-05-01")
    two = told("b", "وتعهدت الشركة بإيصال 20 صهريج وقود إلى البلدة قبل العاشر من مايو.", "2024-05-02")
    assert kinds(one, two) == []


def test_two_named_before_are_no_figure() -> None:
    one = "بحث الوزيران في الرباط تطوير العلاقات بين البلدين في مجال الصيد البحري والموانئ."
    two = "وقال الوزير إن الاجتماع في الرباط يخدم العلاقات بين البلدين في مجال الصيد البحري والموانئ."
    assert figures(one, two) == []
