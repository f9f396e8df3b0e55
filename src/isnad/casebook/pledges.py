"""Pledges, those that articles word alike once: as many as there are, only those records are read that are shown."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.actors import Identity
from isnad.casebook.asking import Asking
from isnad.casebook.kept_columns import pledge_columns_of
from isnad.records import LinkedPledge

_OTHERS = 12
"""Articles that word a pledge alike which are named; of more it is said how many."""


class PledgeOnce(NamedTuple):
    """A pledge as the first article words it, other articles that word it alike, and how many more do."""

    pledge: LinkedPledge
    others: list[str]
    more: int = 0


class PledgesOnce:
    """Pledges, those worded alike once: how many, and the records of some."""

    def __init__(self, book: PledgeQueries, numbers: NDArray[np.int64]) -> None:
        self._book = book
        self._columns = pledge_columns_of(book)
        self._groups = self._columns.once(numbers)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._groups)

    def shown(self, *, limit: int, offset: int = 0) -> list[PledgeOnce]:
        """So many of them, from `offset` on."""
        groups = self._groups[offset : offset + limit]
        pledges = self._book.pledges_of_rows(self._rowids([group[:1] for group in groups]))
        others = iter(
            self._book.articles_of_pledges(self._rowids([group[1 : 1 + _OTHERS] for group in groups]))
        )
        return [
            PledgeOnce(
                pledge, [next(others) for _ in group[1 : 1 + _OTHERS]], max(0, len(group) - 1 - _OTHERS)
            )
            for pledge, group in zip(pledges, groups, strict=True)
        ]

    def by_day(self, most: int) -> dict[str, tuple[list[LinkedPledge], int]]:
        """For each day on which some fall due: the first of them, at most so many, and how many there are."""
        due = self._columns.due
        days: dict[str, list[NDArray[np.int64]]] = {}
        for group in self._groups:
            code = int(due.codes[group[0]])
            if code >= 0 and len(due.values[code]) == len("2025-09-30"):
                days.setdefault(due.values[code], []).append(group[:1])
        return {
            day: (self._book.pledges_of_rows(self._rowids(groups[:most])), len(groups))
            for day, groups in days.items()
        }

    def _rowids(self, groups: list[NDArray[np.int64]]) -> list[int]:
        return self._columns.rowids[np.concatenate(groups)].tolist() if groups else []


class PledgeQueries(Asking):
    """Questions about pledges as pages list them."""

    def pledges_once(self, first: str, last: str) -> PledgesOnce:
        """Those due on some of these days, both included, the earliest first."""
        return PledgesOnce(self, pledge_columns_of(self).within(first, last))

    def pledges_once_undated(self) -> PledgesOnce:
        """Those for no date that is known."""
        return PledgesOnce(self, pledge_columns_of(self).undated())

    def pledges_once_of(self, who: Identity) -> PledgesOnce:
        """Somebody's, by due date, those without one last."""
        rows = self._rows(
            "SELECT l.n FROM pledges p CROSS JOIN linked_pledges l ON l.article = p.article AND l.start = p.start "
            f"WHERE {who.theirs('p.who_entity', 'p')} ORDER BY l.due IS NULL, l.due, l.n",
            *who.asked,
        )
        return PledgesOnce(self, np.fromiter((row[0] for row in rows), np.int64))

    def pledge_months(self) -> list[tuple[str, int]]:
        """The months (`2024-05`) in which pledges are last due, each with how many."""
        return pledge_columns_of(self).months

    def pledges_of_rows(self, rowids: list[int]) -> list[LinkedPledge]:
        """The pledges of these rows, in their order."""
        sql = "SELECT p.record FROM json_each(?) j CROSS JOIN linked_pledges p ON p.rowid = j.value ORDER BY j.key"
        return self._records(LinkedPledge, sql, msgspec.json.encode(rowids).decode())

    def articles_of_pledges(self, rowids: list[int]) -> list[str]:
        """The articles that have the pledges of these rows, in their order."""
        sql = (
            "SELECT json_extract(p.record, '$.article') FROM json_each(?) j "
            "CROSS JOIN linked_pledges p ON p.rowid = j.value ORDER BY j.key"
        )
        return [str(row[0]) for row in self._rows(sql, msgspec.json.encode(rowids).decode())]
