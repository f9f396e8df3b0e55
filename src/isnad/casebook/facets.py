"""Counts of what the incidents that fit a filter have in common: by type, place, party, outlet, storyline."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import msgspec
import numpy as np

from isnad.casebook.asking import Asking
from isnad.casebook.filters import IncidentFilter, where
from isnad.casebook.kept_columns import columns_of
from isnad.records import EventType, Incident

Facet = Literal["type", "place", "actor", "outlet", "storyline"]

ListOrder = Literal["reach", "date", "told", "sources"]
"""Most articles first; the newest by their own date first, undated ones last; the latest to be reported first; most
independent sources first."""


class FacetValue(NamedTuple):
    """One value of a facet: what to filter by, its name, its English name or null, and how many incidents have it."""

    value: str
    name: str
    name_en: str | None
    incidents: int


class Matching:
    """The incidents that fit a filter: how many, what they have in common, and the records in any order."""

    def __init__(self, book: FacetQueries, wanted: IncidentFilter) -> None:
        """Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for."""
        self._book = book
        self._columns = columns_of(book)
        self._fits = self._columns.fitting(wanted, book) if wanted != IncidentFilter() else None
        self.count = self._columns.count if self._fits is None else int(np.count_nonzero(self._fits))

    def facet(self, by: Facet, *, limit: int = 8) -> list[FacetValue]:
        """The commonest values of `by`, most incidents first."""
        found = [
            self._named(by, value, count) for value, count in self._columns.common(by, self._fits, limit)
        ]
        return sorted(found, key=lambda one: (-one.incidents, one.name))

    def incidents(self, order: ListOrder = "date", *, limit: int = -1, offset: int = 0) -> list[Incident]:
        """Their records in this order."""
        rowids = self._columns.ordered(order, self._fits, limit, offset)
        return self._book.incidents_of_rows(rowids)

    def days(self) -> list[tuple[str, int]]:
        """How many of them fall on each day, by the first day of their date; undated ones are left out."""
        return self._columns.days(self._fits)

    def _named(self, by: Facet, value: str, count: int) -> FacetValue:
        if by == "storyline":
            return FacetValue(value, self._book.storyline_title(value), None, count)
        if by in ("type", "outlet"):
            return FacetValue(value, value, None, count)
        names = self._book.entity_names(value)
        return (
            FacetValue(value, names[0], names[1], count)
            if names
            else FacetValue(value, self._columns.written(by, value), None, count)
        )


class FacetQueries(Asking):
    """Counting over the incidents that fit."""

    def matching(self, wanted: IncidentFilter | None = None) -> Matching:
        """The incidents that fit. Raises `UsageError` as `incidents` does."""
        return Matching(self, wanted or IncidentFilter())

    def facet(self, by: Facet, wanted: IncidentFilter | None = None, *, limit: int = 8) -> list[FacetValue]:
        """The commonest values of `by` among the incidents that fit, most incidents first.

        Raises `UsageError` as `incidents` does.
        """
        return self.matching(wanted).facet(by, limit=limit)

    def incident_types(self) -> list[str]:
        """The event types that occur, most frequent first."""
        return [one.value for one in self.facet("type", limit=len(get_args(EventType)))]

    def incidents_of_rows(self, rowids: list[int]) -> list[Incident]:
        """The incidents of these rows, in their order."""
        sql = "SELECT i.record FROM json_each(?) j JOIN incidents i ON i.rowid = j.value ORDER BY j.key"
        return self._records(Incident, sql, msgspec.json.encode(rowids).decode())

    def storyline_title(self, storyline: str) -> str:
        """The title of a storyline; its id where there is none of it."""
        row = next(self._rows("SELECT title FROM storylines WHERE id = ?", storyline), None)
        return storyline if row is None else str(row[0])

    def entity_names(self, entity: str) -> tuple[str, str | None] | None:
        """The name and English name of an entity of the chronicle; null where there is none of this id."""
        row = next(self._rows("SELECT name, name_en FROM entities WHERE id = ?", entity), None)
        return None if row is None else (row[0], row[1])

    def entity_name(self, entity: str) -> str | None:
        """The name of an entity of the chronicle by its id; null where it has none of this id."""
        names = self.entity_names(entity)
        return None if names is None else names[0]

    def entity_name_en(self, entity: str) -> str | None:
        """The English name of an entity of the chronicle by its id; null where it has none."""
        names = self.entity_names(entity)
        return None if names is None else names[1]

    def incidents_by_month(self, wanted: IncidentFilter | None = None) -> list[tuple[str, int]]:
        """How many of the incidents that fit fall in each month (`2024-05`), by the first day of their date."""
        clause, values = where(wanted or IncidentFilter())
        sql = (
            "SELECT substr(i.date_first, 1, 7) AS month, count(*) FROM incidents i "
            f"WHERE i.date_first IS NOT NULL AND {clause} GROUP BY month ORDER BY month"
        )
        return [(str(month), int(count)) for month, count in self._rows(sql, *values)]
