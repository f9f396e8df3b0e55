"""Events as event data has them: one mention, or one incident by its best mention, with all that its row will say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import msgspec

from isnad.casebook import Casebook, IncidentFilter, Membership
from isnad.exports.ontology import coded_type
from isnad.exports.options import ExportOptions
from isnad.records import Annotations, Event, EventType, Incident, IncidentPlace, Link, Place

_SPECIAL = {"planned": "future", "threatened": "hypothetical", "demanded": "hypothetical",
            "conditional": "hypothetical", "denied": "negation", "negated": "negation"}  # fmt: skip
"""PLOVER's special contexts, by factuality."""


class Sentence(NamedTuple):
    """The sentence of an event: its number in the article, its span, its text."""

    number: int
    start: int
    end: int
    text: str


class Coded(NamedTuple):
    """An event as it is exported.

    `id` is unique in a casebook: the article's source and the number of the event in it, or the incident's id.
    `type`, `mode` and `contexts` are as PLOVER's manual codes them; `event` has them as they were read.
    """

    id: str
    item: Annotations
    event: Event
    type: EventType
    mode: str | None
    contexts: list[str]
    sentence: Sentence
    chain: list[Link]
    member: Membership | None


def coded_events(book: Casebook, options: ExportOptions) -> Iterator[Coded]:
    """The events asked for, one at a time: mentions by article and place in it, incidents newest first.

    With a filter only what belongs to incidents that fit. Raises `UsageError`: E402 a date that is none, E410 a
    text with nothing to search for.
    """
    found = _incidents(book, options) if options.each == "incident" else _mentions(book, options)
    return (coded for coded in found if options.unasserted or is_told_as_done(coded.event, coded.type))


def is_told_as_done(event: Event, type: EventType) -> bool:
    """Whether the event is one to PLOVER without a special context: asserted, or coded as the agreement to do it."""
    return event.factuality == "asserted" or (event.factuality == "planned" and type == "AGREE")


def _mentions(book: Casebook, options: ExportOptions) -> Iterator[Coded]:
    narrowed = options.wanted != IncidentFilter()
    ids = book.incident_ids(options.wanted) if narrowed else set[str]()
    for item in book.articles_telling(options.wanted) if narrowed else book.articles():
        members = book.mentions_of(item.article.source)
        for number, event in enumerate(item.events):
            member = members.get((event.start, event.end))
            if not narrowed or (member is not None and member.incident in ids):
                yield _coded(f"{item.article.source}_{number}", item, event, member)


def _incidents(book: Casebook, options: ExportOptions) -> Iterator[Coded]:
    article = lru_cache(maxsize=64)(book.article)
    for incident in book.each_incident(options.wanted):
        told = _told_as_counted(incident, article)
        if told is not None:
            item, event = told
            member = Membership(incident.id, incident.independent_sources, incident.basis)
            yield _coded(incident.id, item, _as_of(incident, event), member)


def _told_as_counted(
    incident: Incident, article: Callable[[str], Annotations]
) -> tuple[Annotations, Event] | None:
    """The best mention of an incident that has the factuality it is counted by, else its first; null where none is known."""
    first: tuple[Annotations, Event] | None = None
    for source, start in _best_first(incident):
        item = article(source)
        for event in item.events:
            if event.start == start and event.factuality == incident.basis:
                return item, event
            if event.start == start and first is None:
                first = item, event
    return first


def _best_first(incident: Incident) -> Iterator[tuple[str, int]]:
    """Where the incident is told, by article and start: counted reports of the longest chain first."""
    counted = [report for report in incident.reports if report.group is not None]
    for report in sorted(counted, key=lambda report: -len(report.chain)):
        yield from ((ref.article, ref.start) for ref in report.events)
    yield from ((ref.article, ref.start) for ref in incident.events)


def _as_of(incident: Incident, event: Event) -> Event:
    """The mention with what linking settled for the whole incident in place of its own."""
    return msgspec.structs.replace(
        event,
        type=incident.type,
        mode=incident.mode,
        actor=incident.actors[0] if incident.actors else None,
        actors=incident.actors,
        recipient=incident.recipients[0] if incident.recipients else None,
        recipients=incident.recipients,
        place=None if incident.place is None else _place(incident.place),
        date=incident.date,
    )


def _place(place: IncidentPlace) -> Place:
    return Place(**msgspec.structs.asdict(place))


def _coded(id: str, item: Annotations, event: Event, member: Membership | None) -> Coded:
    type, mode = coded_type(event)
    contexts = list(event.contexts)
    if not is_told_as_done(event, type):
        contexts.append(_SPECIAL[event.factuality])
    if event.background:
        contexts.append("historical")
    chain = item.statements[event.statement].chain if event.statement is not None else []
    return Coded(id, item, event, type, mode, contexts, _sentence(item, event), chain, member)


def _sentence(item: Annotations, event: Event) -> Sentence:
    number = bisect_right(item.sentences, event.start, key=itemgetter(0)) - 1
    if number < 0:
        return Sentence(0, event.start, event.end, event.text)
    start, end = item.sentences[number]
    return Sentence(number, start, end, item.article.text[start:end])
