"""`/denials`: what is denied, and by whom."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.records import Incident, LinkedDenial
from isnad.web.pages.passages import PAGE_SIZE, Passage, Values, pages, passage, span_of


def denials_page(book: Casebook, page: int) -> Values:
    """`/denials`: each denial beside the claim and the incident that it denies."""
    rows: list[tuple[LinkedDenial, Passage | None, Passage | None, Incident | None, str | None]] = []
    count = book.denial_count()
    which = pages(page, count)
    for denial in book.denials(limit=PAGE_SIZE, offset=which.offset):
        claim = passage(book, denial.denies) if denial.denies is not None else None
        incident = book.incident(denial.incident) if denial.incident is not None else None
        rows.append((denial, passage(book, span_of(denial)), claim, incident, book.who_entity(denial)))
    return {"denials": rows, "count": count, "pages": which}
