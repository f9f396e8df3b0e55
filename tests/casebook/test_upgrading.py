"""A casebook of the last schema but one: read through a copy, brought up to date by who may write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from handmade import annotations, make_casebook, make_older
from isnad.casebook import Casebook, upgrading
from isnad.errors import CasebookError


def old_casebook(path: Path) -> Path:
    return make_older(make_casebook(path))


def schema_of(path: Path) -> set[str]:
    db = sqlite3.connect(path)
    found = {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    db.close()
    return found


def test_an_older_casebook_is_read_as_one_of_today_and_stays_as_it_was(tmp_path: Path) -> None:
    path = old_casebook(tmp_path / "old.casebook")
    today = make_casebook(tmp_path / "today.casebook")
    before = path.read_bytes()
    with Casebook(path) as book, Casebook(today) as fresh:
        assert list(book.articles()) == list(fresh.articles())
        assert book.chronicle() == fresh.chronicle()
        assert [i.id for i in book.disputed_incidents("2030-01-01", limit=9)] == [
            i.id for i in fresh.disputed_incidents("2030-01-01", limit=9)
        ]
        assert book.search_count("العملية", "stemmed") == fresh.search_count("العملية", "stemmed")
        assert not book.stale
        with pytest.raises(CasebookError, match="E310"):
            list(book.changes("2026-01-01"))
    assert path.read_bytes() == before


def test_opening_it_for_writing_brings_it_up_to_date(tmp_path: Path) -> None:
    path = old_casebook(tmp_path / "old.casebook")
    today = make_casebook(tmp_path / "today.casebook")
    Casebook(path, write=True).close()
    assert schema_of(path) == schema_of(today)
    with Casebook(path) as book, Casebook(today) as fresh:
        assert list(book.articles()) == list(fresh.articles())
        assert book.chronicle() == fresh.chronicle()
        assert [i.id for i in book.disputed_incidents("2030-01-01", limit=9)] == [
            i.id for i in fresh.disputed_incidents("2030-01-01", limit=9)
        ]
        assert book.search_count("العملية", "stemmed") == fresh.search_count("العملية", "stemmed")
        assert not book.stale


def test_what_was_stale_stays_so(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "old.casebook")
    with Casebook(path, write=True) as book:
        article = annotations()[0]
        article.article.source = "new.txt"
        book.put(article)
    make_older(path)
    with Casebook(path, write=True) as book:
        assert book.stale


def test_a_step_that_fails_leaves_the_casebook_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_casebook(tmp_path / "old.casebook")
    before = schema_of(path)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("isnad.casebook.upgrading.write_chronicle", fail)
    with pytest.raises(RuntimeError):
        Casebook(path, write=True)
    assert schema_of(path) == before


def test_an_older_casebook_is_copied_once_for_as_long_as_it_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_older(make_casebook(tmp_path / "old.casebook"))
    made: list[object] = []
    write = upgrading._write_anew  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(upgrading, "_write_anew", lambda db: (made.append(db), write(db)))
    for _ in range(5):
        with Casebook(path) as book:
            assert book.incident_count() == 3
    assert len(made) == 1
    db = sqlite3.connect(path)
    db.execute("UPDATE articles SET title = 'آخر' WHERE source = 'a01.txt'")
    db.commit()
    db.close()
    for _ in range(2):
        with Casebook(path) as book:
            assert book.article("a01.txt").article.source == "a01.txt"
            assert (ref := book.article_ref("a01.txt")) is not None
            assert ref.title == "آخر"
    assert len(made) == 2
    with Casebook(path) as book, pytest.raises(CasebookError, match=r"E306|E303"):
        list(book._rows("DELETE FROM incidents"))  # pyright: ignore[reportPrivateUsage]
