"""Bringing a casebook of an older schema up to date, or a copy of it to be read: its chronicle is written anew from the records that it holds.

The articles and their annotations stay as they are; only tables that derive from the chronicle's records differ.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

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
        _write_anew(db)
        db.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")


def as_of_today(db: sqlite3.Connection) -> sqlite3.Connection:
    """A casebook to read, in today's tables: itself, or in place of an older one a copy, in memory or a temporary file,
    that goes when it is closed. The copy still says of which schema the casebook is."""
    if _version(db) == schema.SCHEMA_VERSION:
        return db
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    with closing(db):
        db.backup(copy)
    with transaction(copy):
        _write_anew(copy)
    copy.execute("PRAGMA query_only = ON")
    return copy


def _write_anew(db: sqlite3.Connection) -> None:
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    chronicle = Chronicle()
    for linked in schema.CHRONICLE:
        if linked.table.name in tables:
            rows = db.execute(f"SELECT record FROM {linked.table.name} ORDER BY n")
            setattr(chronicle, linked.field, [msgspec.json.decode(row[0], type=linked.kind) for row in rows])
    for table in (*schema.CHRONICLE_PARTS, *(linked.table for linked in schema.CHRONICLE)):
        db.execute(f"DROP TABLE IF EXISTS {table.name}")
    for statement in schema.statements():
        db.execute(_CREATE.sub(r"\1 IF NOT EXISTS ", statement))
    state = db.execute("SELECT value FROM meta WHERE name = 'chronicle'").fetchone()
    write_chronicle(db, chronicle)
    set_meta(db, "chronicle", "stale" if state is None else str(state[0]))


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
