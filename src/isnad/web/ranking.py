"""The incidents of a list in the order that a reader asked for."""

from __future__ import annotations

from isnad.casebook.facets import ListOrder, Matching
from isnad.records import Incident
from isnad.web.asked import Order

_ORDERS: dict[Order, ListOrder] = {"date": "date", "told": "told", "articles": "reach", "sources": "sources"}


def ranked(found: Matching, order: Order, *, limit: int = -1, offset: int = 0) -> list[Incident]:
    """The incidents that fit, in this order; see `Order`."""
    return found.incidents(_ORDERS[order], limit=limit, offset=offset)
