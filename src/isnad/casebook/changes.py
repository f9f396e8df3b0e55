"""What a new chronicle changes: incidents that nobody had told, more independent sources, conflicts and denials.

An incident is the one of the old chronicle that shares a mention with it, or has its id where the articles were read anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from isnad.casebook.disputes import tolls_differ
from isnad.records import (
    Change,
    ChangeKind,
    Chronicle,
    Figure,
    FigureValue,
    Incident,
    LinkedDenial,
    Ref,
)

Place = tuple[str, int, int]
"""A span of an article: its source, start and end."""


class Before(NamedTuple):
    """The old chronicle, as far as changes are told from it: for each mention its incident, for each incident its
    independent sources, the incidents whose tolls conflict, where the values of figures in conflict stand, and denials."""

    mentions: dict[Place, str]
    sources: dict[str, int]
    conflicting: set[str]
    conflicts: set[Place]
    denials: set[Place]

    @classmethod
    def of(cls, db: sqlite3.Connection) -> Before:
        """Read it from a casebook, before the new one takes its place."""
        source = "(SELECT source FROM articles a WHERE a.key = t.article)"

        def places(sql: str) -> set[Place]:
            return {(row[0], row[1], row[2]) for row in db.execute(sql)}

        rows = db.execute(f'SELECT {source}, start, "end", incident FROM incident_events t')
        tolls = db.execute(
            "SELECT incident FROM tolls WHERE low = high GROUP BY incident, of HAVING count(DISTINCT low) > 1"
        )
        return cls(
            mentions={(row[0], row[1], row[2]): row[3] for row in rows},
            sources=dict(db.execute("SELECT id, independent_sources FROM incidents").fetchall()),
            conflicting={row[0] for row in tolls},
            conflicts=places(
                f'SELECT {source}, t.start, t."end" FROM figure_values t JOIN figures f ON f.n = t.figure '
                "WHERE f.kind = 'conflict'"
            ),
            denials=places(f'SELECT {source}, start, "end" FROM linked_denials t'),
        )


def changes_to(chronicle: Chronicle, before: Before, at: str) -> Iterator[Change]:
    """What `chronicle` changes, as of `at`: incidents in its order, then figures, then denials."""
    for incident in chronicle.incidents:
        yield from _of_incident(incident, before, at)
    for figure in chronicle.figures:
        if (
            figure.kind == "conflict"
            and figure.values
            and not before.conflicts & set(map(_place, figure.values))
        ):
            yield _of_figure(figure, at)
    titles = {incident.id: incident for incident in chronicle.incidents}
    for denial in chronicle.denials:
        if _place(denial) not in before.denials:
            yield _of_denial(denial, titles.get(denial.incident or ""), at)


def _of_incident(incident: Incident, before: Before, at: str) -> Iterator[Change]:
    known = {before.mentions[place] for place in map(_place, incident.events) if place in before.mentions}
    known |= {incident.id} & before.sources.keys()
    had = max((before.sources.get(id, 0) for id in known), default=0)
    if not known:
        yield _change("incident", incident, at, after=incident.independent_sources)
    elif incident.independent_sources > had:
        yield _change("sources", incident, at, before=had, after=incident.independent_sources)
    if known.isdisjoint(before.conflicting) and any(map(tolls_differ, (incident.deaths, incident.injured))):
        yield _change("conflict", incident, at)


def _change(
    kind: ChangeKind, incident: Incident, at: str, *, before: int | None = None, after: int | None = None
) -> Change:
    told = incident.events[0] if incident.events else None
    return Change(
        at=at,
        kind=kind,
        incident=incident.id,
        type=incident.type,
        date=incident.date,
        title=incident.title,
        title_en=incident.title_en,
        before=before,
        after=after,
        article=None if told is None else told.article,
        start=None if told is None else told.start,
        end=None if told is None else told.end,
    )


def _of_figure(figure: Figure, at: str) -> Change:
    value = figure.values[-1]
    return Change(
        at=at,
        kind="conflict",
        date=value.as_of,
        title=figure.about,
        title_en=figure.about_en,
        article=value.article,
        start=value.start,
        end=value.end,
    )


def _of_denial(denial: LinkedDenial, incident: Incident | None, at: str) -> Change:
    return Change(
        at=at,
        kind="denial",
        incident=denial.incident,
        type=None if incident is None else incident.type,
        date=None if incident is None else incident.date,
        title="" if incident is None else incident.title,
        title_en="" if incident is None else incident.title_en,
        article=denial.article,
        start=denial.start,
        end=denial.end,
        text=denial.text,
        who=denial.who,
    )


def _place(at: Ref | FigureValue | LinkedDenial) -> Place:
    return (at.article, at.start, at.end)
