"""A casebook of the last schema but one: refused to readers with advice, brought up to date by who may write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from handmade import annotations, make_casebook
from isnad.casebook import Casebook
from isnad.errors import CasebookError

_OLD = (
    "DROP INDEX incidents_by_telling",
    "DROP INDEX incidents_disputed",
    "ALTER TABLE incidents DROP COLUMN told_first",
    "ALTER TABLE incidents DROP COLUMN told_last",
    "ALTER TABLE incidents DROP COLUMN disputed",
    "DROP TABLE incident_parties",
    "DROP TABLE incident_outlets",
    "DROP TABLE word_stems",
    "DROP TABLE search_words",
    "PRAGMA user_version = 2",
)


def old_casebook(path: Path) -> Path:
    make_casebook(path)
    db = sqlite3.connect(path)
    for statement in _OLD:
        db.execute(statement)
    db.commit()
    db.close()
    return path


def schema_of(path: Path) -> set[str]:
    db = sqlite3.connect(path)
    found = {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    db.close()
    return found


def test_an_older_casebook_is_refused_to_readers_with_what_to_do(tmp_path: Path) -> None:
    path = old_casebook(tmp_path / "old.casebook")
    with pytest.raises(CasebookError) as refusal:
        Casebook(path)
    assert refusal.value.code == "E302"
    assert "isnad build" in refusal.value.what


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
    db = sqlite3.connect(path)
    for statement in _OLD:
        db.execute(statement)
    db.commit()
    db.close()
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
