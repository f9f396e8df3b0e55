"""Entities are found by the forms of their names, as reading all of them would find them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from handmade import make_casebook
from isnad.casebook import Casebook
from isnad.casebook.entity_forms import has_forms
from isnad.casebook.schema import INDEXES, REPLACED
from isnad.records import Chronicle, LinkedEntity
from making import Maker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two of one name, each in an article of his own, whom the articles have under one id."""
    items = [
        Maker(f"{name}.txt", "قال علي حسن إن الطريق مفتوح.", "2021-08-09").name("علي حسن", "PER", "name:علي")
        for name in ("a", "b")
    ]
    entities = [
        LinkedEntity(
            id=f"name:علي-حسن-{n}", kind="PER", name="علي", forms=forms, articles=[f"{n}.txt"], mentions=1
        )
        for n, forms in (("c", ["علي حسن"]), ("b", ["علي حسن الكبير"]), ("a", ["ابو حسن", "علي حسن"]))
    ]
    path = tmp_path / "x.casebook"
    with Casebook(path, write=True) as book:
        for maker in items:
            book.put(maker.item)
        book.put_chronicle(Chronicle(entities=entities))
    return path


def older(path: Path) -> None:
    """Take from a casebook what it had not before."""
    db = sqlite3.connect(path)
    db.execute("DROP TABLE entity_forms")
    for name in ("articles_told", "statements_said", "mentions_named"):
        db.execute(f"DROP INDEX {name}")
    db.execute("CREATE INDEX mentions_entity ON mentions(entity)")
    db.close()


def test_an_id_of_articles_leads_to_who_has_its_form_and_article(path: Path) -> None:
    with Casebook(path) as book:
        assert book.identity("name:علي").entity.id == "name:علي-حسن-a"


def test_a_casebook_that_lacks_the_forms_answers_the_same_and_gets_them_when_it_is_written(
    path: Path,
) -> None:
    older(path)
    with Casebook(path) as book:
        assert not has_forms(book.db)
        assert book.identity("name:علي").entity.id == "name:علي-حسن-a"
        assert book.said_days(book.identity("name:علي")) == []
    with Casebook(path, write=True) as book:
        forms = book.db.execute("SELECT form, entity FROM entity_forms ORDER BY 2, 1").fetchall()
        assert forms == [("علي حسن", 0), ("علي حسن الكبير", 1), ("ابو حسن", 2), ("علي حسن", 2)]
        assert book.identity("name:علي").entity.id == "name:علي-حسن-a"


def test_a_new_chronicle_has_its_own_forms(path: Path) -> None:
    with Casebook(path, write=True) as book:
        book.put_chronicle(Chronicle())
        assert book.db.execute("SELECT count(*) FROM entity_forms").fetchone() == (0,)


def test_indexes_that_wider_ones_replace_go_when_a_casebook_is_written(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    older(path)
    Casebook(path, write=True).close()
    db = sqlite3.connect(path)
    found = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    db.close()
    assert set(INDEXES) <= found
    assert found.isdisjoint(REPLACED)
