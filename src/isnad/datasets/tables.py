"""What the data sets hold, row by row: an article with its annotations, or a record of a chronicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar, get_args

import msgspec

from isnad.datasets.columns import Columns, fields_of, plain
from isnad.records import Annotations, Chronicle, Record, SetAside
from isnad.sources.skipping import Skipped

A = TypeVar("A")
R = TypeVar("R", bound=Record)

Line = Annotations | SetAside | Skipped
"""What reading and annotating gives: an article's annotations, an input set aside, or a count of what was passed over."""


class Table(Protocol[A]):
    """How rows lie in columns."""

    def columns(self) -> Columns:
        """The columns."""
        ...

    def packed(self, rows: Iterable[A]) -> Iterator[Any]:
        """Rows as Arrow batches."""
        ...

    def unpacked(self, batches: Iterable[Any]) -> Iterator[A]:
        """The rows of Arrow batches."""
        ...


class Lines:
    """Annotated articles: a column for each field of `Annotations`; and what was not read, in the columns `set_aside` and
    `skipped`, the others being null there."""

    def columns(self) -> Columns:
        """The columns."""
        return Columns({**fields_of(Annotations), "set_aside": SetAside, "skipped": Skipped})

    def packed(self, rows: Iterable[Line]) -> Iterator[Any]:
        """Rows as Arrow batches."""
        return self.columns().batches(map(_line, rows))

    def unpacked(self, batches: Iterable[Any]) -> Iterator[Line]:
        """The rows of Arrow batches."""
        columns = self.columns()
        for batch in batches:
            for row in columns.rows(batch):
                if row.get("set_aside") is not None:
                    yield msgspec.convert(row["set_aside"], SetAside)
                elif row.get("skipped") is not None:
                    yield msgspec.convert(row["skipped"], Skipped)
                else:
                    yield msgspec.convert(
                        {name: value for name, value in row.items() if value is not None}, Annotations
                    )


def _line(row: Line) -> dict[str, object]:
    if isinstance(row, SetAside):
        return {"set_aside": plain(row)}
    return {"skipped": plain(row)} if isinstance(row, Skipped) else plain(row)


class Records(Generic[R]):
    """Records of one kind, a column for each field; with `part`, a column of that name first, for the part that a record is of."""

    def __init__(self, kind: type[R], part: str | None = None) -> None:
        self._kind = kind
        self._part = part

    def columns(self) -> Columns:
        """The columns."""
        lead: dict[str, object] = {} if self._part is None else {self._part: str}
        return Columns({**lead, **fields_of(self._kind)})

    def packed(self, rows: Iterable[tuple[str | None, R]]) -> Iterator[Any]:
        """Pairs of a part and a record as Arrow batches."""
        return self.columns().batches(self._row(*row) for row in rows)

    def unpacked(self, batches: Iterable[Any]) -> Iterator[tuple[str | None, R]]:
        """The rows of Arrow batches."""
        columns = self.columns()
        for batch in batches:
            for row in columns.rows(batch):
                part = None if self._part is None else str(row.pop(self._part))
                yield part, msgspec.convert(row, self._kind)

    def _row(self, part: str | None, record: R) -> dict[str, object]:
        lead: dict[str, object] = {} if self._part is None else {self._part: part}
        return {**lead, **plain(record)}


CHRONICLE: dict[str, type[Record]] = {name: get_args(kind)[0] for name, kind in fields_of(Chronicle).items()}
"""The tables of a chronicle: the name of each field of `Chronicle` with the record that it lists."""
