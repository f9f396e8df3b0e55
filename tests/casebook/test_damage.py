"""Casebooks that a disk, a copy or a program has damaged: what cannot be read is told with a code, never guessed."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from handmade import make_casebook, relayed
from isnad.casebook import Casebook
from isnad.errors import CasebookError


def read_all(path: Path) -> None:
    with Casebook(path) as book:
        for _ in book.articles():
            pass
        book.chronicle()
        book.search("القوات")
        list(book.each_incident())
        list(book.changes("2020-01-01"))
        (
            book.set_asides(),
            book.linkings(),
            book.corrections(),
            book.storylines(),
            book.figures(),
            book.pledges(),
        )


def write_more(path: Path) -> None:
    with Casebook(path, write=True) as book:
        book.put(relayed(1))


def damaged(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    first = chance.randrange(100, len(data))
    last = min(len(data), first + chance.choice([1, 16, 512, 4096, 40_000]))
    kind = chance.randrange(3)
    if kind == 0:
        data[first:last] = bytes(chance.randrange(256) for _ in range(last - first))
    elif kind == 1:
        data[first:last] = bytes(last - first)
    else:
        del data[first:]
    return bytes(data)


@pytest.mark.parametrize("seed", range(30))
def test_damage_anywhere_is_told_with_a_code_or_does_no_harm(tmp_path: Path, seed: int) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    whole = path.read_bytes()
    path.write_bytes(damaged(whole, random.Random(seed)))
    for use in (read_all, write_more):
        try:
            use(path)
        except CasebookError as error:
            if error.code not in ("E301", "E302", "E306"):
                raise


@pytest.mark.parametrize(
    ("table", "column"),
    [("articles", "annotations"), ("incidents", "record"), ("figures", "record"), ("changes", "kind")],
)
@pytest.mark.parametrize("value", ['{"a": ', '{"start": "x"}', b"\x00\xff"])
def test_a_record_that_is_damaged_is_told(
    tmp_path: Path, table: str, column: str, value: str | bytes
) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    with closing(sqlite3.connect(path)) as db:
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        if not db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            empty = ", ".join("''" for _ in names)
            db.execute(f"INSERT INTO {table} VALUES ({empty})")
        more = ", at = '2026-01-01'" if "at" in names else ""
        db.execute(f"UPDATE {table} SET {column} = ?{more}", (value,))
        db.commit()
    with pytest.raises(CasebookError) as refusal:
        read_all(path)
    assert refusal.value.code == "E306"
    assert "restore it or build it anew" in str(refusal.value)
