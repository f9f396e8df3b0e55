"""The pledges of a casebook column by column, in memory: when they fall due, and which articles word alike.

Made once for each chronicle, like the columns of incidents (`kept_columns`).
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.asking import Asking
from isnad.casebook.columns import Cells, Numbers, Words, read_columns
from isnad.language.folding import fold

_WORDING = 40
"""Characters from which on copies may differ."""


def wording(who: str | None, due: str | None, text: str) -> tuple[str, str, str]:
    """What pledges have in common that articles word alike."""
    return fold(who or ""), due or "", fold(text)[:_WORDING]


class PledgeColumns(msgspec.Struct, eq=False):
    """The columns; a pledge is known by its number in the chronicle."""

    rowids: NDArray[np.int64]
    due: Words
    first: Cells
    last: Cells
    """The days that the date covers; empty where it is not known."""
    alike: Numbers
    """For each pledge a number that those have in common which are worded alike."""
    months: list[tuple[str, int]]
    """The months in which pledges are last due, each with how many."""

    @classmethod
    def read(cls, book: Asking) -> PledgeColumns:
        """The columns of an open casebook, out of its tables."""
        rowids, due, first, last = read_columns(
            book, "SELECT rowid, due, coalesce(due_first, ''), coalesce(due_last, '') FROM linked_pledges ORDER BY n", 4
        )  # fmt: skip
        count = len(rowids)
        known: dict[tuple[str, str, str], int] = {}
        told = book.db.execute("SELECT who, due, text FROM linked_pledges ORDER BY n")
        alike = np.fromiter((known.setdefault(wording(*row), len(known)) for row in told), np.int32, count)
        first_day, last_day = (np.array(cells or [""], "S10")[:count] for cells in (first, last))
        months, counts = np.unique(last_day[last_day != b""].astype("S7"), return_counts=True)
        return cls(
            rowids=np.array(rowids, np.int64),
            due=Words.of(due, count),
            first=first_day,
            last=last_day,
            alike=alike,
            months=[
                (month.decode(), int(many))
                for month, many in zip(months.tolist(), counts.tolist(), strict=True)
            ],
        )

    def within(self, first: str, last: str) -> NDArray[np.int64]:
        """The numbers of those due on some of these days, both included, the earliest first."""
        found = np.flatnonzero(
            (self.last != b"") & (self.first <= last.encode()) & (self.last >= first.encode())
        )
        return found[np.argsort(self.last[found], kind="stable")]

    def undated(self) -> NDArray[np.int64]:
        """The numbers of those for no date that is known."""
        return np.flatnonzero(self.last == b"")

    def once(self, numbers: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """The same, brought together where they are worded alike, in the order of the first of each."""
        if not len(numbers):
            return []
        _, firsts, of = np.unique(self.alike[numbers], return_index=True, return_inverse=True)
        together = numbers[np.argsort(of, kind="stable")]
        groups = np.split(together, np.cumsum(np.bincount(of))[:-1])
        return [groups[n] for n in np.argsort(firsts).tolist()]
