"""Incidents, articles and the chronicle as JSON: the records of the contract by their own encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from isnad.casebook import Casebook, IncidentFilter
from isnad.errors import UsageError
from isnad.records import ArticleRef, Chronicle, Figure, Incident, Record, Storyline
from isnad.web.asked import Order
from isnad.web.ranking import ranked

ENDING = ".json"
"""What stands after the name of an incident or an article in the address of its JSON."""

R = TypeVar("R", bound=Record)


def asked_as_json(name: str, find: Callable[[str], R]) -> R | None:
    """The record whose JSON `name` asks for; null where it asks for none, or where a record itself has that name.

    Raises what `find` raises where there is neither.
    """
    if not name.endswith(ENDING):
        return None
    try:
        find(name)
    except UsageError:
        return find(name.removesuffix(ENDING))
    return None


def chronicle_json(book: Casebook, wanted: IncidentFilter, order: Order) -> Iterator[str]:
    """The chronicle as JSON text, the whole or, with filters, the part that belongs to the incidents that fit."""
    if wanted == IncidentFilter() and order == "date":
        yield from book.chronicle_json()
    else:
        yield msgspec.json.encode(chronicle_of(book, ranked(book.matching(wanted), order))).decode()


def chronicle_of(book: Casebook, incidents: list[Incident]) -> Chronicle:
    """The part of the chronicle that belongs to these incidents: every record names only articles and incidents in it.

    Storylines keep what is theirs of it, figures come whole where one of their values stands in an article that tells
    an incident; pledges are those of these articles, denials those of these incidents.
    """
    ids = {incident.id for incident in incidents}
    telling = {source for incident in incidents for source in incident.articles}
    denials = [denial for denial in book.denials() if denial.incident in ids]
    figures = [figure for figure in book.figures() if telling & _articles_of(figure)]
    named = telling.union(*(_articles_of(figure) for figure in figures))
    for denial in denials:
        named.add(denial.article)
        named.update([denial.denies.article] if denial.denies is not None else [])
    return Chronicle(
        articles=sorted(_refs(book, named), key=lambda ref: (ref.published or "~", ref.source)),
        duplicates=[
            pair
            for source in sorted(named)
            for pair in book.duplicates(source)
            if pair.a == source and pair.b in named
        ],
        incidents=incidents,
        storylines=[
            _narrowed(story, named, ids) for story in book.storylines() if not ids.isdisjoint(story.incidents)
        ],
        figures=figures,
        pledges=[pledge for pledge in book.pledges() if pledge.article in telling],
        denials=denials,
    )


def _articles_of(figure: Figure) -> set[str]:
    return {value.article for value in figure.values}


def _refs(book: Casebook, sources: Iterable[str]) -> Iterator[ArticleRef]:
    for source in sources:
        ref = book.article_ref(source)
        if ref is not None:
            yield ref


def _narrowed(story: Storyline, sources: set[str], ids: set[str]) -> Storyline:
    return msgspec.structs.replace(
        story,
        articles=[source for source in story.articles if source in sources],
        incidents=[id for id in story.incidents if id in ids],
    )
