"""Pledges: what somebody binds himself to, and by when."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Pledge


def pledges(text: str) -> list[Pledge]:
    return isnad.annotate(text, published="2024-03-14").pledges


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("خلال ثلاثة أيام", "2024-03-17"),
        ("في غضون أسبوعين", "2024-03-28"),
        ("خلال 72 ساعة", "2024-03-17"),
        ("في مهلة أقصاها ثلاثة أشهر", "2024-06-14"),
        ("قبل نهاية مايو المقبل", "2024-05-31"),
    ],
)
def test_a_promise_is_due_when_its_term_ends(term: str, due: str) -> None:
    (pledge,) = pledges(f"وتعهد وزير الكهرباء سالم المرزوقي بإعادة الخط إلى الخدمة {term}.")
    assert pledge.due == due
    assert pledge.who is not None
    assert pledge.who.text == "سالم المرزوقي"


def test_a_threat_with_a_term_binds_whoever_makes_it() -> None:
    (pledge,) = pledges("وهددت النقابة بالإضراب عن العمل في غضون عشرة أيام.")
    assert pledge.due == "2024-03-24"


def test_what_is_meant_to_be_done_within_a_term_is_a_pledge() -> None:
    (pledge,) = pledges("وتعتزم المملكة إيفاد فريق طبي إلى المدينة خلال أسبوعين.")
    assert pledge.text.startswith("إيفاد")
    assert pledge.due == "2024-03-28"


def test_how_long_something_lasted_is_no_term() -> None:
    assert pledges("استمر القصف ثلاثة أيام.") == []


def test_a_body_named_as_the_one_to_act_is_bound_and_not_who_speaks_for_it() -> None:
    (pledge,) = pledges("وقال الأمين العام سالم المرزوقي إن الهيئة ستوزع المساعدات الأحد المقبل.")
    assert pledge.who is not None
    assert pledge.who.text == "الهيئة"


def test_the_end_of_a_month_without_a_year_is_no_deadline() -> None:
    found = isnad.annotate("تعهدت الحكومة بفتح المعبر قبل نهاية أغسطس.")

    assert all(pledge.due is None for pledge in found.pledges)
