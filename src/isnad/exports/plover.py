"""PLOVER's records as JSON lines: the named fields of the manual's data chapter (0.8), then ours under `isnad`.

A field that nothing is known of is left out. `date` and `source` are there always, as the manual asks: `date` is null where
no day, week, month or year is known, and the first day of a stretch that goes to `enddate` where no day is.
"""

from __future__ import annotations

from typing import TextIO, TypedDict

import msgspec

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.exports.coded import Coded, coded_events
from isnad.exports.naming import Names, office_of
from isnad.exports.ontology import Quad, intensity, quad
from isnad.exports.options import ExportOptions
from isnad.records import Count, EventType, Link, MadeBy, Party, Place, Span

_CODEBOOK = "plover-0.8"


class Actor(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The manual's object of an actor; `identifier_id` is Isnad's entity id, `identifier_text` its name."""

    code: str | None = None
    sector: str | None = None
    actor_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None
    office: str | None = None


class Location(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The manual's object of a place, with GeoNames' field names; `cc3` is ISO 3166 alpha-3."""

    geonameid: int | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    feature_code: str | None = msgspec.field(default=None, name="feature code")
    cc3: str | None = None


class TextInfo(msgspec.Struct, kw_only=True):
    """The manual's object of a text: the sentence's number and its span in the article's clean text."""

    sequence: int
    start: int
    end: int


class CiteInfo(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The manual's object of a citation."""

    citation: str
    url: str | None = None
    title: str | None = None
    language: str | None = None
    publication: str | None = None
    coder: str | None = None
    codebook: str = ""


class Size(TypedDict, total=False):
    """The manual's object of casualties; each as its bounds, null on a side that the text leaves open."""

    dead: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]


class Ours(msgspec.Struct, kw_only=True):
    """What PLOVER has no field for: how it is told, on whose word, and how many independent words there are."""

    trigger: Span
    factuality: str
    type: EventType
    date: str | None
    chain: list[Link]
    incident: str | None
    independent_sources: int | None
    presupposed: bool
    background: bool
    alleged: bool
    confidence: float
    rule: str
    made_by: MadeBy


class PloverEvent(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One record. `link` is the incident's id, which all mentions of it share; `size` the casualties."""

    id: str
    date: str | None
    enddate: str | None = None
    source: list[Actor]
    recipient: list[Actor] = []
    event: list[EventType]
    event_loc: Location | None = None
    event_text: list[str]
    quad_code: Quad
    event_scale: float
    mode: list[str] = []
    context: list[str] = []
    link: str | None = None
    size: Size | None = None
    text: str
    text_info: TextInfo
    cite_info: CiteInfo
    coder: str
    isnad: Ours


def write_plover(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the events asked for, a record a line."""
    encode, names = msgspec.json.encode, Names()
    for coded in coded_events(book, options):
        out.write(encode(plover_event(coded, names)).decode() + "\n")


def plover_event(coded: Coded, names: Names) -> PloverEvent:
    """An event as PLOVER's record."""
    event, article, sentence = coded.event, coded.item.article, coded.sentence
    coder = f"isnad-{coded.item.made_by.isnad}"
    first, last = day_range(event.date)
    return PloverEvent(
        id=coded.id,
        date=first,
        enddate=None if last == first else last,
        source=[_actor(party, coded, names) for party in event.actors],
        recipient=[_actor(party, coded, names) for party in event.recipients],
        event=[coded.type],
        event_loc=None if event.place is None else _location(event.place, names),
        event_text=[event.text],
        quad_code=quad(coded.type),
        event_scale=intensity(coded.type, coded.mode),
        mode=[coded.mode] if coded.mode else [],
        context=coded.contexts,
        link=None if coded.member is None else coded.member.incident,
        size=_size(event.deaths, event.injured),
        text=sentence.text,
        text_info=TextInfo(sequence=sentence.number, start=sentence.start, end=sentence.end),
        cite_info=CiteInfo(
            citation=article.source,
            url=article.url,
            title=article.title,
            language=article.language,
            publication=article.outlet,
            coder=coder,
            codebook=_CODEBOOK,
        ),
        coder=coder,
        isnad=_ours(coded),
    )


def _ours(coded: Coded) -> Ours:
    event, member = coded.event, coded.member
    return Ours(
        trigger=Span(text=event.text, start=event.start, end=event.end),
        factuality=event.factuality,
        type=event.type,
        date=event.date,
        chain=coded.chain,
        incident=None if member is None else member.incident,
        independent_sources=None if member is None else member.independent_sources,
        presupposed=event.presupposed,
        background=event.background,
        alleged=event.alleged,
        confidence=event.confidence,
        rule=event.frame,
        made_by=coded.item.made_by,
    )


def _actor(party: Party, coded: Coded, names: Names) -> Actor:
    return Actor(
        code=party.country,
        sector=party.sector,
        actor_text=party.text,
        identifier_id=party.entity,
        identifier_text=names.party(party, coded.item) if party.entity else None,
        office=office_of(party, coded.item) or None,
    )


def _location(place: Place, names: Names) -> Location:
    where = names.setting(place)
    return Location(
        geonameid=where.geonames,
        name=where.name,
        latitude=place.lat,
        longitude=place.lon,
        feature_code=where.feature or None,
        cc3=where.country or None,
    )


def _size(deaths: Count | None, injured: Count | None) -> Size | None:
    size = Size()
    if deaths is not None:
        size["dead"] = (deaths.low, deaths.high)
    if injured is not None:
        size["injured"] = (injured.low, injured.high)
    return size or None
