"""What a storyline is made of: its incidents as points in time, its parties, its figures."""

from __future__ import annotations

from typing import NamedTuple

from isnad.casebook.asking import Asking
from isnad.casebook.filters import IncidentFilter, where
from isnad.records import EventType, Factuality, Figure, Precision


class Moment(NamedTuple):
    """An incident on a timeline: what it is called, the first and last day of its date, how many words it rests on."""

    id: str
    type: EventType
    title: str
    title_en: str
    first: str
    last: str
    sources: int
    basis: Factuality
    disputed: bool


class Part(NamedTuple):
    """A party of an incident, known by its id."""

    incident: str
    type: EventType
    side: str
    entity: str
    name: str
    name_en: str | None


class PlaceCount(NamedTuple):
    """A place with its coordinates: what to filter by, its names, what its point stands for, and how many incidents it has."""

    value: str
    name: str
    name_en: str | None
    lat: float
    lon: float
    precision: Precision | None
    incidents: int


class StoryQueries(Asking):
    """Questions about the incidents of a storyline, or of any filter."""

    def moments(self, wanted: IncidentFilter) -> list[Moment]:
        """The incidents that fit and have a date, in its order."""
        clause, values = where(wanted)
        rows = self._rows(
            "SELECT i.id, i.type, i.title, i.title_en, i.date_first, i.date_last, i.independent_sources, i.basis, "
            f"i.disputed FROM incidents i WHERE i.date_first IS NOT NULL AND {clause} ORDER BY i.date_first, i.n",
            *values,
        )
        return [Moment._make((*row[:8], bool(row[8]))) for row in rows]

    def parts(self, wanted: IncidentFilter) -> list[Part]:
        """The parties that have an id, of the incidents that fit and are asserted."""
        clause, values = where(wanted)
        rows = self._rows(
            "SELECT i.id, i.type, p.side, p.entity, coalesce(e.name, p.text), e.name_en FROM incidents i "
            "JOIN incident_parties p ON p.incident = i.id LEFT JOIN entities e ON e.id = p.entity "
            f"WHERE p.entity IS NOT NULL AND i.basis = 'asserted' AND {clause} ORDER BY i.n",
            *values,
        )
        return [Part(*row) for row in rows]

    def places(self, wanted: IncidentFilter) -> list[PlaceCount]:
        """The places of the incidents that fit, as far as they have coordinates, those with most incidents first."""
        clause, values = where(wanted)
        rows = self._rows(
            "SELECT c.value, coalesce(e.name, c.name), e.name_en, c.lat, c.lon, c.precision, c.many FROM ("
            "SELECT coalesce(i.place_entity, i.place_text) AS value, max(i.place_text) AS name, i.place_lat AS lat, "
            "i.place_lon AS lon, max(i.place_precision) AS precision, count(*) AS many FROM incidents i "
            f"WHERE i.place_lat IS NOT NULL AND i.place_lon IS NOT NULL AND {clause} GROUP BY 1, 3, 4) c "
            "LEFT JOIN entities e ON e.id = c.value ORDER BY c.many DESC, c.value",
            *values,
        )
        return [PlaceCount(*row) for row in rows]

    def figures_of_storyline(self, storyline: str, *, limit: int) -> list[Figure]:
        """The figures of which two values or more stand in articles of the storyline, those with most first."""
        return self._records(
            Figure,
            "SELECT f.record FROM (SELECT v.figure AS n, count(*) AS many FROM storyline_articles s "
            "JOIN figure_values v ON v.article = s.article WHERE s.storyline = ? "
            "GROUP BY 1 HAVING many > 1 ORDER BY many DESC, 1 LIMIT ?) c JOIN figures f ON f.n = c.n ORDER BY c.many DESC, c.n",
            storyline,
            limit,
        )
