"""`/pledges`: what was promised or announced for a date."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.web.pages.passages import PAGE_SIZE, Values, pages, passage, span_of
from isnad.web.summary import told_once


def pledges_page(book: Casebook, page: int | None) -> Values:
    """`/pledges`; all of them where no page is asked for."""
    which = pages(page or 1, book.pledge_count())
    limits = {} if page is None else {"limit": PAGE_SIZE, "offset": which.offset}
    pledges = [
        (pledge, others, passage(book, span_of(pledge)), book.who_entity(pledge))
        for pledge, others in told_once(book.pledges(**limits))
    ]
    return {"pledges": pledges, "pages": which}
