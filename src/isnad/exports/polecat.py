"""POLECAT's tab-separated layout: its forty columns as its readers know them, then ours.

What Isnad does not know stays empty, where POLECAT writes `None`: codes of the Correlates of War project and
Wikipedia's names always, the day of an event where the text gives a month or a year only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.exports.cells import Cell, RowWriter
from isnad.exports.coded import Coded, coded_events
from isnad.exports.naming import Names, Setting, office_of
from isnad.exports.ontology import QUAD_NAMES, intensity, quad
from isnad.exports.options import ExportOptions
from isnad.records import Count, Party

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ACTOR = ("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
          "Actor Name Raw", "Wikipedia Actor ID")  # fmt: skip
COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_ACTOR,
    *(name.replace("Actor", "Recipient") for name in _ACTOR),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""POLECAT's columns, in its order."""

OUR_COLUMNS: tuple[str, ...] = (
    "Sentence", "Sentence Number", "Sentence Start", "Sentence End", "Trigger", "Trigger Start", "Trigger End",
    "Factuality", "Type As Read", "Date As Read", "Date First", "Date Last",
    "Attribution Chain", "Root Source", "Root Unnamed",
    "Incident ID", "Independent Sources", "Counted On",
    "Deaths Low", "Deaths High", "Injured Low", "Injured High",
    "Presupposed", "Background", "Actor Alleged", "Confidence", "Rule",
    "Article ID", "Article", "Title", "URL",
)  # fmt: skip
"""The columns after them: what POLECAT has no place for. Offsets are in code points of the article's clean text."""


def write_polecat(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the events asked for, a row each, as they are read from the casebook."""
    writer = RowWriter(out, tabs=True, keep_formulas=options.keep_formulas)
    writer.row((*COLUMNS, *OUR_COLUMNS))
    for row in polecat_rows(coded_events(book, options), Names()):
        writer.row(row)


def polecat_rows(events: Iterable[Coded], names: Names) -> Iterator[list[Cell]]:
    """The cells of each event, in the order of the columns."""
    for coded in events:
        yield [*_theirs(coded, names), *_ours(coded)]


def _theirs(coded: Coded, names: Names) -> Iterator[Cell]:
    item, event = coded.item, coded.event
    article = item.article
    yield coded.id
    yield _day(event.date)
    yield coded.type
    yield coded.mode
    yield intensity(coded.type, coded.mode)
    yield QUAD_NAMES[quad(coded.type)]
    yield _listed(coded.contexts)
    for parties in (event.actors, event.recipients):
        yield from _party_cells(parties, coded, names)
    place = event.place
    where = names.setting(place) if place is not None else Setting("", "", "", "", "", None, "")
    yield from (where.name, where.city, where.district, where.province, where.country)
    yield from (place.lat, place.lon) if place is not None else (None, None)
    yield where.geonames
    yield place.text if place is not None else None
    yield where.feature
    yield article.outlet
    yield _day(article.published)
    yield _listed(names.mentions(item, "PER"))
    yield _listed(names.mentions(item, "ORG"))
    yield _listed(names.mentions(item, "GPE", "LOC", "FAC"))
    yield article.language
    yield f"Isnad {item.made_by.isnad}"


def _party_cells(parties: list[Party], coded: Coded, names: Names) -> Iterator[Cell]:
    sectors = _each(parties, lambda party: party.sector)
    yield _listed(names.party(party, coded.item) for party in parties)
    yield _listed(_each(parties, lambda party: party.country))
    yield None
    yield sectors[0] if sectors else None
    yield _listed(sectors)
    yield _listed(_each(parties, lambda party: office_of(party, coded.item)))
    yield _listed(party.text for party in parties)
    yield None


def _ours(coded: Coded) -> Iterator[Cell]:
    event, sentence, article = coded.event, coded.sentence, coded.item.article
    yield from (sentence.text, sentence.number, sentence.start, sentence.end)
    yield from (event.text, event.start, event.end)
    yield from (event.factuality, event.type, event.date, *day_range(event.date))
    root = coded.chain[-1] if coded.chain else None
    yield " ← ".join(link.text for link in coded.chain)
    yield from (root.text, root.anonymous) if root is not None else (None, None)
    member = coded.member
    yield from (None, None, None) if member is None else member
    for count in (event.deaths, event.injured):
        yield from _bounds(count)
    yield from (event.presupposed, event.background, event.alleged, event.confidence, event.frame)
    yield from (article.id, article.source, article.title, article.url)


def _bounds(count: Count | None) -> tuple[int | None, int | None]:
    return (None, None) if count is None else (count.low, count.high)


def _day(date: str | None) -> str | None:
    found = _DAY.match(date or "")
    return None if found is None else found.group()


def _each(parties: list[Party], value: Callable[[Party], str | None]) -> list[str]:
    return list(dict.fromkeys(found for party in parties if (found := value(party))))


def _listed(values: Iterable[str]) -> str:
    """Several values in one cell, as POLECAT separates them."""
    return "; ".join(value.replace(";", ",") for value in values)
