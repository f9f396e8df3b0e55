"""By which forms of their names the entities of a chronicle are found, so that no record is read to see that it has not the form."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from isnad.casebook import schema
from isnad.records import LinkedEntity


def keep(db: sqlite3.Connection, entities: Iterable[LinkedEntity]) -> None:
    """Write the forms of all entities of a chronicle, in its order, in place of those that stood there."""
    db.execute(f"DELETE FROM {schema.ENTITY_FORMS}")
    db.executemany(
        f"INSERT OR IGNORE INTO {schema.ENTITY_FORMS} VALUES (?, ?)",
        ((form, n) for n, entity in enumerate(entities) for form in entity.forms),
    )


def has_forms(db: sqlite3.Connection) -> bool:
    """Whether a casebook has them; one that was made before they were thought of gets them when it is written."""
    sql = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return db.execute(sql, (schema.ENTITY_FORMS,)).fetchone() is not None


def make_forms(db: sqlite3.Connection) -> None:
    """Write the forms of a casebook that has none, within a transaction that is already open."""
    if has_forms(db):
        return
    db.execute(schema.CREATE_ENTITY_FORMS)
    rows = db.execute("SELECT record FROM entities ORDER BY n")
    keep(db, (msgspec.json.decode(row[0], type=LinkedEntity) for row in rows))
