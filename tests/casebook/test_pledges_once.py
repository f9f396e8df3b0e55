"""Pledges that articles word alike stand once, and only those that are shown are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.records import LinkedPledge
from isnad.web.summary import told_once

DUE = [None, "2021-08-09", "2021-08-12", "2021-08", "2021-W32", "XXXX-08-09", "2021"]
TEXTS = ["وعد بالإصلاح", "وعد بالاصلاح", "تعهد " * 12 + "أ", "تعهد " * 12 + "ب"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    linked = chronicle(annotations())
    linked.pledges = [
        LinkedPledge(
            article=f"a0{n % 9 + 1}.txt",
            start=n,
            end=n + 5,
            text=TEXTS[n % 3 if n % 5 else 3],
            who=["الحكومة", "الحكومه", None][n // 7 % 3],
            due=DUE[n * 5 % 7],
        )
        for n in range(300)
    ]
    path = tmp_path_factory.mktemp("pledges") / "x.casebook"
    with Casebook(path, write=True) as book:
        for item in annotations():
            book.put(item)
        book.put_chronicle(linked)
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.sampled_from(
        [None, ("2021-08-01", "2021-08-31"), ("2021-08-09", "2021-08-09"), ("1999", "1999")]
    ),
    limit=st.integers(1, 9),
    offset=st.integers(0, 9),
)
def test_they_are_those_that_bringing_records_together_gives(
    path: Path, days: tuple[str, str] | None, limit: int, offset: int
) -> None:
    with Casebook(path) as book:
        expected = told_once(book.pledges_within(*days) if days else book.pledges_undated())
        found = book.pledges_once(*days) if days else book.pledges_once_undated()
        assert found.count == len(expected)
        shown = found.shown(limit=limit, offset=offset)
        assert [one.pledge for one in shown] == [pledge for pledge, _ in expected[offset : offset + limit]]
        for one, (_, others) in zip(shown, expected[offset : offset + limit], strict=True):
            assert one.others == others[: len(one.others)]
            assert len(one.others) + one.more == len(others)


def test_of_very_many_articles_the_first_are_named(path: Path) -> None:
    with Casebook(path) as book:
        most = max(book.pledges_once_undated().shown(limit=99), key=lambda one: one.more)
        assert len(most.others) == 12
        assert most.more > 0


def test_days_name_the_first_and_count_all(path: Path) -> None:
    with Casebook(path) as book:
        by_day = book.pledges_once("2021-08-01", "2021-08-31").by_day(2)
        expected = told_once(book.pledges_within("2021-08-01", "2021-08-31"))
        assert set(by_day) == {"2021-08-09", "2021-08-12"}
        for day, (first, count) in by_day.items():
            due = [pledge for pledge, _ in expected if pledge.due == day]
            assert (first, count) == (due[:2], len(due))


def test_months_count_what_is_last_due_in_them(path: Path) -> None:
    with Casebook(path) as book:
        months = dict(book.pledge_months())
        assert sum(months.values()) + book.pledges_undated_count() == book.pledge_count()
        assert set(months) == {"2021-08", "2021-12"}
