"""How every question is put to the file: rows, a number, or records decoded from their JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.connection import coded_errors, damaged
from isnad.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Asking:
    """An open casebook that can be asked; the questions themselves stand in the classes derived from it."""

    path: Path
    db: sqlite3.Connection

    @property
    def stale(self) -> bool:
        """Whether articles were written since the chronicle was made, or it never was."""
        row = next(self._rows("SELECT value FROM meta WHERE name = 'chronicle'"), None)
        return row is None or row[0] != "current"

    @property
    def article_count(self) -> int:
        """How many articles are in: as many as the chronicle was made of, where none was written since."""
        if not self.stale:
            for (number,) in self._rows("SELECT articles FROM linkings ORDER BY rowid DESC LIMIT 1"):
                return int(number)
        return self._number("SELECT count(*) FROM articles")

    @property
    def _told(self) -> str:
        """`articles a` where only the key, day, outlet and source are asked for: out of their index, where the casebook has it, for
        their rows are long and stand far apart."""
        found = next(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'articles_told'"), None)
        return "articles a INDEXED BY articles_told" if found else "articles a"

    def _rows(self, sql: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        with coded_errors(self.path):
            # Not `yield from`: a reader who had enough may close the casebook first, and the cursor with it.
            for row in self.db.execute(sql, values):  # noqa: UP028
                yield row

    def _number(self, sql: str, *values: str | int) -> int:
        return int(next(self._rows(sql, *values))[0])

    def _records(self, kind: type[R], sql: str, *values: str | int) -> list[R]:
        return [self._record(row[0], kind) for row in self._rows(sql, *values)]

    def _record(self, text: object, kind: type[T]) -> T:
        """A record from its JSON. Raises `CasebookError` E306 where it is damaged."""
        try:
            return msgspec.json.decode(cast("str", text), type=kind)
        except (msgspec.DecodeError, TypeError, UnicodeEncodeError) as error:
            raise damaged(self.path, error) from error


def read_keys(book: Asking, sql: str, *values: str) -> NDArray[np.int64]:
    """The numbers that a query gives as `key`, in their order."""
    with coded_errors(book.path):
        # As one text: a row for each of a hundred thousand takes longer than finding them.
        (found,) = book.db.execute(f"SELECT json_group_array(key) FROM ({sql})", values).fetchone()
    keys = np.array(msgspec.json.decode(found, type=list[int]), np.int64)
    keys.sort()
    return keys
