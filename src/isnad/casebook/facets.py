"""Counts of what the incidents that fit a filter have in common: by type, place, party, outlet, storyline."""

from __future__ import annotations

from typing import Literal, NamedTuple

from isnad.casebook.asking import Asking
from isnad.casebook.filters import IncidentFilter, where

Facet = Literal["type", "place", "actor", "outlet", "storyline"]

_COUNTED: dict[Facet, str] = {
    "type": "SELECT i.type AS value, i.type AS name, count(*) AS many FROM incidents i WHERE {where}",
    "place": "SELECT coalesce(i.place_entity, i.place_text) AS value, max(i.place_text) AS name, count(*) AS many "
    "FROM incidents i WHERE i.place_text IS NOT NULL AND {where}",
    "actor": "SELECT p.entity AS value, max(p.text) AS name, count(DISTINCT p.incident) AS many "
    "FROM incidents i JOIN incident_parties p ON p.incident = i.id "
    "WHERE p.side = 'actor' AND p.entity IS NOT NULL AND {where}",
    "outlet": "SELECT o.outlet AS value, o.outlet AS name, count(*) AS many "
    "FROM incidents i JOIN incident_outlets o ON o.incident = i.id WHERE {where}",
    "storyline": "SELECT s.id AS value, s.title AS name, count(*) AS many FROM incidents i "
    "JOIN storyline_incidents x ON x.incident = i.id JOIN storylines s ON s.id = x.storyline WHERE {where}",
}


class FacetValue(NamedTuple):
    """One value of a facet: what to filter by, its name, its English name or null, and how many incidents have it."""

    value: str
    name: str
    name_en: str | None
    incidents: int


class FacetQueries(Asking):
    """Counting over the incidents that fit."""

    def facet(self, by: Facet, wanted: IncidentFilter | None = None, *, limit: int = 8) -> list[FacetValue]:
        """The commonest values of `by` among the incidents that fit, most incidents first.

        Raises `UsageError` as `incidents` does.
        """
        clause, values = where(wanted or IncidentFilter())
        counted = f"{_COUNTED[by].format(where=clause)} GROUP BY 1 ORDER BY many DESC, name LIMIT ?"
        sql = (
            "SELECT c.value, coalesce(e.name, c.name), e.name_en, c.many "
            f"FROM ({counted}) c LEFT JOIN entities e ON e.id = c.value ORDER BY c.many DESC, c.name"
        )
        return [FacetValue(*row) for row in self._rows(sql, *values, limit)]

    def entity_name(self, entity: str) -> str | None:
        """The name of an entity of the chronicle by its id; null where it has none of this id."""
        row = next(self._rows("SELECT name FROM entities WHERE id = ?", entity), None)
        return None if row is None else row[0]

    def entity_name_en(self, entity: str) -> str | None:
        """The English name of an entity of the chronicle by its id; null where it has none."""
        row = next(self._rows("SELECT name_en FROM entities WHERE id = ?", entity), None)
        return None if row is None else row[0]

    def incidents_by_month(self, wanted: IncidentFilter | None = None) -> list[tuple[str, int]]:
        """How many of the incidents that fit fall in each month (`2024-05`), by the first day of their date."""
        clause, values = where(wanted or IncidentFilter())
        sql = (
            "SELECT substr(i.date_first, 1, 7) AS month, count(*) FROM incidents i "
            f"WHERE i.date_first IS NOT NULL AND {clause} GROUP BY month ORDER BY month"
        )
        return [(str(month), int(count)) for month, count in self._rows(sql, *values)]
