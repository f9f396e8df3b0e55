"""FollowTheMoney entities, a JSON object a line: articles, who is named and in which of them, incidents, and the links between parties.

Only schemata and properties of the FollowTheMoney model are used, with values as its types want them: countries in two letters,
languages in three, dates as precise as they are. Parties that have no entity id are named in the event, not made entities.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TextIO

import msgspec
from babel.core import get_global

from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.chronicle_writing import day_range
from isnad.exports.options import ExportOptions
from isnad.exports.tables import belongs, part_of
from isnad.records import ArticleRef, Incident, LinkedEntity, Party

_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_KINDS = {
    "PER": "Person",
    "ORG": "Organization",
    "GPE": "PublicBody",
    "NORP": "LegalEntity",
    "ROLE": "LegalEntity",
}
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LANGUAGE = "ara"

Properties = dict[str, list[str]]


class FtmEntity(msgspec.Struct):
    """An entity of FollowTheMoney: every property is a list of strings."""

    id: str
    schema: str
    properties: Properties


def write_ftm(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the entities that belong to the incidents asked for, a line each."""
    encode = msgspec.json.encode
    for entity in ftm_entities(book, options):
        out.write(encode(entity).decode() + "\n")


def ftm_entities(book: Casebook, options: ExportOptions) -> Iterator[FtmEntity]:
    """The entities one at a time: articles, then who is named, each followed by its mentions, then incidents, each followed by its links.

    Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for.
    """
    part = None if options.wanted == IncidentFilter() else part_of(book, options.wanted)
    for ref in book.each(ArticleRef):
        if part is None or ref.source in part.articles:
            yield _article(book.article_ref(ref.source) or ref)
    named: set[str] = set()
    for entity in book.each(LinkedEntity):
        found = _entity(entity)
        if found is not None and (part is None or belongs(entity, part)):
            named.add(entity.id)
            yield found
            for source, forms in book.named_in(entity):
                if part is None or source in part.articles:
                    yield _mention(entity, found, source, forms)
    for incident in book.each_incident(options.wanted):
        if incident.basis == "asserted" or options.unasserted:
            yield from _incident(incident, named)


def _article(ref: ArticleRef) -> FtmEntity:
    return _made(
        _id("article", ref.source), "Article",
        title=[ref.title], publisher=[ref.outlet], publishedAt=[_date(ref.published)], sourceUrl=[ref.url],
        fileName=[ref.source], language=[_LANGUAGE],
    )  # fmt: skip


def _entity(entity: LinkedEntity) -> FtmEntity | None:
    schema = _KINDS.get(entity.kind)
    if schema is None:
        return None
    if schema == "Organization" and entity.sector in _STATE:
        schema = "PublicBody"
    names: list[str | None] = [entity.name_en or entity.name]
    return _made(
        _id("entity", entity.id), schema,
        name=names, alias=[form for form in (entity.name, *entity.forms) if form not in names],
        country=[_alpha2(entity.country)], sector=[entity.sector], notes=[f"Isnad entity {entity.id}"],
    )  # fmt: skip


def _mention(entity: LinkedEntity, found: FtmEntity, source: str, forms: Iterable[str]) -> FtmEntity:
    return _made(
        _id("mention", f"{source} {entity.id}"), "Mention",
        document=[_id("article", source)], name=[*forms], resolved=[found.id], detectedSchema=[found.schema],
        contextCountry=[_alpha2(entity.country)],
    )  # fmt: skip


def _incident(incident: Incident, named: set[str]) -> Iterator[FtmEntity]:
    id = _id("incident", incident.id)
    first, last = day_range(incident.date)
    date = _date(incident.date) if incident.date and "W" not in incident.date else None
    proof: list[str | None] = [_id("article", source) for source in incident.articles]
    parties = [*incident.actors, *incident.recipients]
    place = incident.place
    yield _made(
        id, "Event",
        name=[incident.title_en or incident.title or incident.id], alias=[incident.title],
        date=[date], startDate=[None if date else first], endDate=[None if date else last],
        location=[place.text if place else None], country=[_alpha2(place.country) if place else None],
        involved=[_id("entity", party.entity) for party in parties if party.entity in named and party.entity],
        namesMentioned=[party.text for party in parties if party.entity not in named],
        keywords=[incident.type, incident.mode, incident.basis], recordId=[incident.id],
        summary=[incident.why_en or incident.why], proof=proof,
        notes=[f"Independent sources: {incident.independent_sources}"],
    )  # fmt: skip
    for actor in _known(incident.actors, named):
        for recipient in _known(incident.recipients, named):
            if actor != recipient:
                yield _made(
                    _id("link", f"{incident.id} {actor} {recipient}"), "UnknownLink",
                    subject=[_id("entity", actor)], object=[_id("entity", recipient)], role=[incident.type],
                    date=[date], recordId=[incident.id], proof=proof,
                )  # fmt: skip


def _known(parties: list[Party], named: set[str]) -> list[str]:
    return [party.entity for party in parties if party.entity is not None and party.entity in named]


def _made(id: str, schema: str, **properties: list[str | None]) -> FtmEntity:
    """An entity with those properties that have a value, each value once."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return FtmEntity(id, schema, {name: values for name, values in kept.items() if values})


def _id(kind: str, name: str) -> str:
    return f"isnad-{kind}-{hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()}"


def _date(date: str | None) -> str | None:
    found = _DATE.match(date or "")
    return None if found is None else found.group()


def _alpha2(country: str | None) -> str | None:
    """A country's two letters from its three, as CLDR pairs them; null where it has none (`IGO`)."""
    return _letters().get(country or "")


@cache
def _letters() -> dict[str, str]:
    return {
        three: pair[0].lower()
        for three, pair in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha() and len(pair) == 1
    }
