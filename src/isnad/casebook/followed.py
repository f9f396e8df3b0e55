"""What `isnad watch` has seen, kept in the casebook itself: what is not in the casebook was not seen.

Places (files, addresses of feeds, ids of entries) are kept as digests only: a casebook that is handed on tells nothing
of the machine that made it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

FOLLOWED = "CREATE TABLE IF NOT EXISTS followed (place TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID"


def digest(place: str) -> str:
    """How a place is called in the table."""
    return hashlib.sha256(place.encode(errors="surrogatepass")).hexdigest()[:20]


def stamp_of(db: sqlite3.Connection, place: str) -> str | None:
    """What was kept of a place; null for one that was not seen."""
    row = db.execute("SELECT stamp FROM followed WHERE place = ?", (digest(place),)).fetchone()
    return None if row is None else str(row[0])


def keep(db: sqlite3.Connection, stamps: Iterable[tuple[str, str]]) -> None:
    """Keep what is known of places (their digests), in place of what was kept."""
    db.executemany("INSERT OR REPLACE INTO followed (place, stamp) VALUES (?, ?)", stamps)


def has_table(db: sqlite3.Connection) -> bool:
    """Whether anything was ever followed into this casebook."""
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'followed'"
    return db.execute(sql).fetchone() is not None
