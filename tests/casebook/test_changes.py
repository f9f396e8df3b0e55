"""What changed from one chronicle to the next, and casebooks from before that was kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from handmade import annotations, chronicle, make_older
from isnad.casebook import Casebook
from isnad.errors import CasebookError, UsageError
from isnad.records import Change, Chronicle, LinkedDenial, Toll

FIRST, SECOND = "2026-01-05T10:00:00Z", "2026-02-07T10:00:00Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casebook linked once."""
    with Casebook(tmp_path / "x.casebook", write=True) as book:
        for item in annotations():
            book.put(item)
        book.put_chronicle(chronicle(annotations()), FIRST)
    return tmp_path / "x.casebook"


def linked_again(path: Path, new: Chronicle) -> list[Change]:
    with Casebook(path, write=True) as book:
        book.put_chronicle(new, SECOND)
    with Casebook(path) as book:
        return list(book.changes("2026-02-01", "2026-03-01"))


def test_everything_is_new_at_first(path: Path) -> None:
    with Casebook(path) as book:
        found = list(book.changes("2026-01-05", "2026-01-05"))
        assert [(linking.at, linking.articles, linking.incidents) for linking in book.linkings()] == [
            (FIRST, 13, 3)
        ]
    assert [c.incident for c in found if c.kind == "incident"] == [
        "agree-xxxx",
        "assault-2021-08-09",
        "cooperate-2020-01-15",
    ]
    assert [c.incident for c in found if c.kind == "conflict"] == ["assault-2021-08-09"]
    assert [(c.who, c.incident) for c in found if c.kind == "denial"] == [
        ("المتحدث باسم القيادة المشتركة", "cooperate-2020-01-15")
    ]


def test_linking_the_same_again_changes_nothing(path: Path) -> None:
    assert linked_again(path, chronicle(annotations())) == []


def test_an_incident_under_another_id_is_known_by_its_mentions(path: Path) -> None:
    new = chronicle(annotations())
    new.incidents[1].id = "assault-renamed"
    new.incidents[1].independent_sources = 4
    (change,) = linked_again(path, new)
    assert (change.kind, change.incident, change.before, change.after) == ("sources", "assault-renamed", 2, 4)
    assert change.at == SECOND


def test_fewer_sources_are_no_rise(path: Path) -> None:
    new = chronicle(annotations())
    new.incidents[1].independent_sources = 1
    assert linked_again(path, new) == []


def test_a_new_incident_denial_and_conflict_are_told(path: Path) -> None:
    new = chronicle(annotations())
    told = new.incidents[2]
    new.incidents.append(
        msgspec.structs.replace(told, id="other", events=[msgspec.structs.replace(told.events[0], start=9)])
    )
    told.deaths = [Toll(low=n, high=n, articles=["a01.txt"]) for n in (3, 5)]
    new.denials.append(LinkedDenial(article="b1.txt", start=0, end=3, text="لا", who="جهة"))
    new.figures[0].kind = "conflict"
    found = {(change.kind, change.incident) for change in linked_again(path, new)}
    assert found == {
        ("incident", "other"),
        ("conflict", "cooperate-2020-01-15"),
        ("conflict", None),
        ("denial", None),
    }


def test_deadlines_are_told_on_the_day_they_fall(path: Path) -> None:
    with Casebook(path) as book:
        (deadline,) = book.changes("2025-09-01", "2025-10-01")
        assert list(book.changes("2025-09-01", "2025-09-29")) == []
    assert (deadline.kind, deadline.at, deadline.who, deadline.status) == (
        "deadline",
        "2025-09-30",
        "واشنطن",
        "open",
    )


@pytest.mark.parametrize("last", [0, 1, 2, 3, 99])
def test_the_last_changes_are_the_end_of_all(path: Path, last: int) -> None:
    with Casebook(path) as book:
        everything = list(book.changes("2025-09-01", "2026-03-01"))
        assert everything[-1].kind == "deadline"
        assert (
            list(book.changes("2025-09-01", "2026-03-01", last=last))
            == everything[max(0, len(everything) - last) :]
        )


def test_a_day_that_is_none_has_a_code(path: Path) -> None:
    with Casebook(path) as book, pytest.raises(UsageError, match="E402"):
        list(book.changes("yesterday"))


def test_a_casebook_of_the_schema_before_is_read_and_brought_up_to_date_when_written(path: Path) -> None:
    make_older(path)
    with Casebook(path) as book:
        assert book.incident_count() == 3
        assert len(list(book.articles())) == len(annotations())
        assert book.corrections() == []
        with pytest.raises(CasebookError, match="E310"):
            list(book.changes("2026-01-01"))
    new = chronicle(annotations())
    new.incidents[0].independent_sources = 3
    assert [change.kind for change in linked_again(path, new)] == ["sources"]
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (3,)
