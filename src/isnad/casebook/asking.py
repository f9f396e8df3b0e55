"""How every question is put to the file: rows, a number, or records decoded from their JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from isnad.casebook.connection import coded_errors
from isnad.records import Record

R = TypeVar("R", bound=Record)


class Asking:
    """An open casebook that can be asked; the questions themselves stand in the classes derived from it."""

    path: Path
    db: sqlite3.Connection

    def _rows(self, sql: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        with coded_errors(self.path):
            # Not `yield from`: a reader who had enough may close the casebook first, and the cursor with it.
            for row in self.db.execute(sql, values):  # noqa: UP028
                yield row

    def _number(self, sql: str, *values: str | int) -> int:
        return int(next(self._rows(sql, *values))[0])

    def _records(self, kind: type[R], sql: str, *values: str | int) -> list[R]:
        return [msgspec.json.decode(row[0], type=kind) for row in self._rows(sql, *values)]
