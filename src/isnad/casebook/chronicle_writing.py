"""Writing the chronicle: the old one stays until the new one is complete, in one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from datetime import date as Day

import msgspec

from isnad.casebook import entity_forms, schema
from isnad.casebook.changes import Before, changes_to
from isnad.casebook.corrected_rows import write_corrected
from isnad.casebook.disputes import disputes
from isnad.casebook.fulltext import index_text
from isnad.casebook.tables import Cell
from isnad.casebook.writing import set_meta
from isnad.link.days import days
from isnad.link.stems import stem
from isnad.records import Chronicle, Figure, Incident, LinkedDenial, LinkedPledge, Record, Ref, Storyline


def replace_chronicle(db: sqlite3.Connection, chronicle: Chronicle, at: str | None = None) -> None:
    """Put `chronicle` in place of the old one, whole, and note what it changed, within a transaction that is already open; `at` is
    now where it is not given."""
    at = at or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    changes = list(changes_to(chronicle, Before.of(db), at))
    write_chronicle(db, chronicle)
    db.executemany(schema.CHANGES.insert, map(schema.CHANGES.row, changes))
    articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    db.execute(schema.LINKINGS.insert, (at, articles, len(chronicle.incidents)))


def write_chronicle(db: sqlite3.Connection, chronicle: Chronicle) -> None:
    """Put `chronicle` in place of the old one, within a transaction that is already open."""
    for table in (*schema.CHRONICLE_PARTS, *(linked.table for linked in schema.CHRONICLE)):
        db.execute(f"DELETE FROM {table.name}")
    db.execute(f"DELETE FROM {schema.INCIDENT_SEARCH}")
    db.execute(f"DELETE FROM {schema.WORD_STEMS}")
    keys = _Keys(db)
    for linked in schema.CHRONICLE:
        rows: Sequence[Record] = getattr(chronicle, linked.field)
        db.executemany(
            linked.table.insert,
            (
                (n, msgspec.json.encode(row).decode(), *_placed(row, keys), *linked.table.row(row))
                for n, row in enumerate(rows)
            ),
        )
    for n, incident in enumerate(chronicle.incidents):
        _write_incident(db, keys, n, incident)
    for storyline in chronicle.storylines:
        _write_storyline(db, keys, storyline)
    for n, figure in enumerate(chronicle.figures):
        _write_figure(db, keys, n, figure)
    entity_forms.keep(db, chronicle.entities)
    write_corrected(db, chronicle.corrections)
    words = db.execute("SELECT term FROM search_words")
    db.executemany(f"INSERT INTO {schema.WORD_STEMS} VALUES (?, ?)", ((stem(w), w) for (w,) in words))
    set_meta(db, "chronicle", "current")


def day_range(date: str | None) -> tuple[str | None, str | None]:
    """The first and last day that an ISO date of any precision covers; nulls where the year is unknown.

    >>> day_range("2024-02"), day_range("2014"), day_range("2020-W01"), day_range("XXXX-01-05")
    (('2024-02-01', '2024-02-29'), ('2014-01-01', '2014-12-31'), ('2019-12-30', '2020-01-05'), (None, None))
    """
    found = days(date)
    if found is None:
        return None, None
    return Day.fromordinal(found.first).isoformat(), Day.fromordinal(found.last).isoformat()


def figure_id(figure: Figure) -> str:
    """By what a figure is asked for: a digest of what it is about, so that it outlives a new chronicle."""
    return hashlib.sha256(figure.about.encode()).hexdigest()[:12]


class _Keys:
    """The articles by their source: their keys, outlets and days, looked up as needed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, source: str) -> int | None:
        row = self._db.execute("SELECT key FROM articles WHERE source = ?", (source,)).fetchone()
        return None if row is None else int(row[0])

    def outlet(self, source: str) -> str | None:
        row = self._db.execute("SELECT outlet FROM articles WHERE source = ?", (source,)).fetchone()
        return None if row is None else row[0]

    def told(self, sources: Iterable[str]) -> tuple[str | None, str | None]:
        """The days on which the first and the last of these articles were published; nulls where none says."""
        found: set[str] = set()
        for source in sources:
            row = self._db.execute("SELECT published FROM articles WHERE source = ?", (source,)).fetchone()
            if row is not None and row[0]:
                found.add(str(row[0])[:10])
        return (min(found), max(found)) if found else (None, None)


def _placed(row: Record, keys: _Keys) -> tuple[Cell, ...]:
    """The leading cells of a chronicle row after its number and its JSON."""
    if isinstance(row, Incident):
        told = keys.told(row.articles)
        return (len(row.articles), *day_range(row.date), *told, int(bool(disputes(row))))
    if isinstance(row, Storyline):
        return (len(row.articles), *keys.told(row.articles))
    if isinstance(row, Figure):
        return (figure_id(row), len(row.values), keys.told(value.article for value in row.values)[1])
    if isinstance(row, LinkedPledge):
        return (keys.of(row.article), *day_range(row.due))
    if isinstance(row, LinkedDenial):
        return (keys.of(row.article),)
    return ()


def _write_incident(db: sqlite3.Connection, keys: _Keys, n: int, incident: Incident) -> None:
    name = incident.id
    events = schema.INCIDENT_EVENTS
    db.executemany(events.insert, ((name, keys.of(ref.article), *events.row(ref)) for ref in incident.events))
    roots = schema.INCIDENT_ROOTS
    told = [(0, root) for root in incident.roots] + [(1, root) for root in incident.denied_by]
    db.executemany(roots.insert, ((name, denies, *roots.row(root)) for denies, root in told))
    parties = schema.INCIDENT_PARTIES
    sides = [("actor", party) for party in incident.actors] + [
        ("recipient", party) for party in incident.recipients
    ]
    db.executemany(parties.insert, ((name, side, *parties.row(party)) for side, party in sides))
    outlets = {outlet for source in incident.articles if (outlet := keys.outlet(source))}
    db.executemany(schema.INCIDENT_OUTLETS.insert, ((name, outlet) for outlet in sorted(outlets)))
    reports = schema.REPORTS
    db.executemany(
        reports.insert,
        ((name, keys.of(report.article), *reports.row(report)) for report in incident.reports),
    )
    tolls = schema.TOLLS
    counted = [("deaths", toll) for toll in incident.deaths] + [
        ("injured", toll) for toll in incident.injured
    ]
    db.executemany(tolls.insert, ((name, of, *tolls.row(toll)) for of, toll in counted))
    words = " ".join(_words_of(db, keys, incident))
    db.execute(f"INSERT INTO {schema.INCIDENT_SEARCH} (rowid, body) VALUES (?, ?)", (n, index_text(words)))


def _words_of(db: sqlite3.Connection, keys: _Keys, incident: Incident) -> Iterable[str]:
    """What an incident is found by: its titles, parties, place, and the sentences that tell it."""
    yield incident.title
    yield incident.title_en
    if incident.place is not None:
        yield incident.place.text
    for party in (*incident.actors, *incident.recipients):
        yield party.text
        yield (party.entity or "").replace(".", " ")
    for root in (*incident.roots, *incident.denied_by):
        yield root.text
    seen: set[tuple[int, int]] = set()
    for ref in incident.events:
        span = _sentence(db, keys, ref)
        if span is not None and span[:2] not in seen:
            seen.add(span[:2])
            yield span[2]


def _sentence(db: sqlite3.Connection, keys: _Keys, ref: Ref) -> tuple[int, int, str] | None:
    key = keys.of(ref.article)
    row = db.execute(
        'SELECT s.article, s.start, substr(a.text, s.start + 1, s."end" - s.start) FROM sentences s '
        "JOIN articles a ON a.key = s.article "
        "WHERE s.article = ? AND s.start <= ? ORDER BY s.start DESC LIMIT 1",
        (key, ref.start),
    ).fetchone()
    return None if row is None else (int(row[0]), int(row[1]), str(row[2]))


def _write_storyline(db: sqlite3.Connection, keys: _Keys, storyline: Storyline) -> None:
    articles = schema.STORYLINE_ARTICLES
    db.executemany(articles.insert, ((storyline.id, keys.of(source)) for source in storyline.articles))
    incidents = schema.STORYLINE_INCIDENTS
    db.executemany(incidents.insert, ((storyline.id, incident) for incident in storyline.incidents))


def _write_figure(db: sqlite3.Connection, keys: _Keys, n: int, figure: Figure) -> None:
    values = schema.FIGURE_VALUES
    db.executemany(
        values.insert, ((n, keys.of(value.article), *values.row(value)) for value in figure.values)
    )
