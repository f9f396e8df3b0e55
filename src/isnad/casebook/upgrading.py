"""Bringing a casebook of an older schema up to date, or a copy of it to be read: its chronicle is written anew from the records that it holds.

The articles and their annotations stay as they are; only tables that derive from the chronicle's records differ.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from isnad.casebook import schema, written
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


def as_of_today(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A casebook to read, in today's tables: itself, or in place of an older one a copy, which still says of which schema the
    casebook is. The copy is made once for as long as the file stays as it is, and goes with the program."""
    if _version(db) == schema.SCHEMA_VERSION:
        return db
    with closing(db):
        copy = _COPIES.of(db, path.resolve())
    found = sqlite3.connect(
        f"{copy.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    found.execute("PRAGMA query_only = ON")
    return found


class _Copies:
    """Copies of older casebooks in today's tables, in files that only this user can read."""

    def __init__(self) -> None:
        self._busy = threading.Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._made: dict[Path, tuple[object, Path]] = {}

    def of(self, db: sqlite3.Connection, path: Path) -> Path:
        """The copy of the casebook at `path` that `db` reads."""
        with self._busy:
            stamp = _stamp(path)
            known = self._made.get(path)
            if known is not None and known[0] == stamp:
                return known[1]
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="isnad-")
            made = Path(self._folder.name) / f"{secrets.token_hex(8)}.casebook"
            try:
                with closing(sqlite3.connect(made, isolation_level=None)) as copy:
                    db.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                    with transaction(copy):
                        _write_anew(copy)
            except BaseException:
                made.unlink(missing_ok=True)
                raise
            self._made[path] = stamp, made
            if known is not None:
                with suppress(OSError):  # where files in use cannot go, it goes with the folder
                    known[1].unlink()
            return made


_COPIES = _Copies()


def _stamp(path: Path) -> object:
    """What changes when the casebook does: also what was written beside it and is not in the file yet."""
    found: list[tuple[int, int, int]] = []
    for file in (path, path.with_name(path.name + "-wal")):
        with suppress(FileNotFoundError):
            of = file.stat()
            found.append((of.st_mtime_ns, of.st_size, of.st_ino))
    return found


def _write_anew(db: sqlite3.Connection) -> None:
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    chronicle = Chronicle()
    for linked in schema.CHRONICLE:
        if linked.table.name in tables:
            rows = db.execute(f"SELECT record FROM {linked.table.name} ORDER BY n")
            setattr(chronicle, linked.field, [msgspec.json.decode(row[0], type=linked.kind) for row in rows])
    for table in (*schema.CHRONICLE_PARTS, *(linked.table for linked in schema.CHRONICLE)):
        db.execute(f"DROP TABLE IF EXISTS {table.name}")
    for name in schema.REPLACED:
        db.execute(f"DROP INDEX IF EXISTS {name}")
    written.make_index(db)
    for statement in schema.statements():
        db.execute(_CREATE.sub(r"\1 IF NOT EXISTS ", statement))
    state = db.execute("SELECT value FROM meta WHERE name = 'chronicle'").fetchone()
    write_chronicle(db, chronicle)
    set_meta(db, "chronicle", "stale" if state is None else str(state[0]))


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
