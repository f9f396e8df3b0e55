"""`/actor/{id}`: a person, body or place: what it did, suffered and said, who quotes it, its names and pledges."""

from __future__ import annotations

from typing import NamedTuple

from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.actors import Identity, Said, Side
from isnad.casebook.facets import Matching
from isnad.language.folding import fold
from isnad.records import LinkedDenial
from isnad.web.charts.stacked import stacked
from isnad.web.labels import Language
from isnad.web.pages.passages import Passage, Values, passage, span_of

_INCIDENTS = 12
_STATEMENTS = 400
_SAYINGS = 20
_CARRIERS = 15
_PLEDGES = 20
_DENIALS = 12
_WORDING = 60
"""Letters from which on the wordings of one saying may differ."""


class Saying(NamedTuple):
    """A statement as the latest article has it, and how many articles have it so."""

    said: Said
    articles: int


class Deeds(NamedTuple):
    """A side of incidents with the newest of them: `actor`, `recipient` or `place`."""

    side: Side
    number: int
    shown: list[object]


def actor_page(book: Casebook, name: str, language: Language) -> Values:
    """The values of `actor.html`."""
    who = book.identity(name)
    id = who.entity.id
    of: dict[Side, Matching] = {
        "actor": book.matching(IncidentFilter(actor=f"={id}")),
        "recipient": book.matching(IncidentFilter(recipient=f"={id}")),
        "place": book.matching(IncidentFilter(place=f"={id}")),
    }
    deeds = [
        Deeds(side, found.count, list(found.incidents(limit=_INCIDENTS)))
        for side, found in of.items()
        if found.count
    ]
    over_time = {
        "did": of["actor"].days(),
        "suffered": of["recipient"].days(),
        "said": book.said_days(who),
    }
    sayings = _sayings(book, who)
    pledges = book.pledges_once_of(who)
    return {
        "entity": who.entity,
        "deeds": deeds,
        "sayings": sayings[:_SAYINGS],
        "more_sayings": max(0, len(sayings) - _SAYINGS),
        "statement_count": sum(count for _, count in over_time["said"]) or len(sayings),
        "carriers": book.carriers(who, limit=_CARRIERS),
        "pledges": pledges.shown(limit=_PLEDGES),
        "more_pledges": max(0, pledges.count - _PLEDGES),
        "denials": _passages(book, book.denials_of(who, limit=_DENIALS)),
        "more_denials": max(0, book.denial_count_of(who) - _DENIALS),
        "chart": stacked(over_time, mirrored=language == "ar"),
    }


def _sayings(book: Casebook, who: Identity) -> list[Saying]:
    """Its statements, those worded alike once."""
    found: dict[str, tuple[Said, set[str]]] = {}
    for said in book.said(who, limit=_STATEMENTS):
        _, sources = found.setdefault(fold(said.text)[:_WORDING], (said, set()))
        sources.add(said.article.source)
    return [Saying(said, len(sources)) for said, sources in found.values()]


def _passages(book: Casebook, denials: list[LinkedDenial]) -> list[Passage]:
    passages = (passage(book, span_of(denial)) for denial in denials)
    return [found for found in passages if found is not None]
