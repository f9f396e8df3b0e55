"""Bringing a casebook of an older schema up to date: its chronicle is written anew from the records that it holds.

The articles and their annotations stay as they are; only tables that derive from the chronicle's records differ.
"""

from __future__ import annotations

import re
import sqlite3

import msgspec

from isnad.casebook import schema
from isnad.casebook.chronicle_writing import write_chronicle
from isnad.casebook.connection import transaction
from isnad.casebook.writing import set_meta
from isnad.records import Chronicle

_CREATE = re.compile(r"^(CREATE (?:UNIQUE INDEX|INDEX|VIRTUAL TABLE|TABLE)) (?!IF NOT)")


def upgrade(db: sqlite3.Connection) -> None:
    """Take a casebook of schema `OLDEST_SCHEMA` to today's, whole or not at all; one of today's stays as it is."""
    if _version(db) == schema.SCHEMA_VERSION:
        return
    with transaction(db):
        if _version(db) == schema.SCHEMA_VERSION:  # another program was quicker
            return
        chronicle = Chronicle()
        for linked in schema.CHRONICLE:
            rows = db.execute(f"SELECT record FROM {linked.table.name} ORDER BY n")
            setattr(chronicle, linked.field, [msgspec.json.decode(row[0], type=linked.kind) for row in rows])
        for table in (*schema.CHRONICLE_PARTS, *(linked.table for linked in schema.CHRONICLE)):
            db.execute(f"DROP TABLE IF EXISTS {table.name}")
        for statement in schema.statements():
            db.execute(_CREATE.sub(r"\1 IF NOT EXISTS ", statement))
        state = db.execute("SELECT value FROM meta WHERE name = 'chronicle'").fetchone()
        write_chronicle(db, chronicle)
        set_meta(db, "chronicle", "stale" if state is None else str(state[0]))
        db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
