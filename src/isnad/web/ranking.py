"""The incidents of a list in the order that a reader asked for."""

from __future__ import annotations

import msgspec

from isnad.casebook import Casebook, IncidentFilter
from isnad.records import Incident
from isnad.web.asked import Order


def ranked(
    book: Casebook, wanted: IncidentFilter, order: Order, *, limit: int = -1, offset: int = 0
) -> list[Incident]:
    """The incidents that fit, in this order; see `Order`."""
    if order == "sources":
        return _by_sources(book, wanted, offset, limit)
    return book.incidents(wanted, order="reach" if order == "articles" else order, limit=limit, offset=offset)


def _by_sources(book: Casebook, wanted: IncidentFilter, offset: int, limit: int) -> list[Incident]:
    """Most independent sources first, then most articles.

    Few incidents have many sources, so only those are read that have at least as many as the last one asked for.
    """
    last = offset + limit if limit >= 0 else book.incident_count(wanted)
    while book.incident_count(_at_least(wanted, wanted.min_sources + 1)) >= last > 0:
        wanted = _at_least(wanted, wanted.min_sources + 1)
    found = sorted(book.incidents(wanted), key=lambda incident: -incident.independent_sources)
    return found[offset:last]


def _at_least(wanted: IncidentFilter, sources: int) -> IncidentFilter:
    return msgspec.structs.replace(wanted, min_sources=sources)
