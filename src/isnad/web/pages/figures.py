"""`/figures`: measured things with their values over articles and time."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.records import Figure, Ref
from isnad.web.pages.passages import PAGE_SIZE, Passage, Values, pages, passage


def figures_page(book: Casebook, page: int | None) -> Values:
    """`/figures`; all of them where no page is asked for."""
    which = pages(page or 1, book.figure_count())
    limits = {} if page is None else {"limit": PAGE_SIZE, "offset": which.offset}
    shown: list[tuple[Figure, list[tuple[object, Passage | None]]]] = []
    for figure in book.figures(**limits):
        values = sorted(figure.values, key=lambda value: value.as_of or "~")
        rows = [(v, passage(book, Ref(article=v.article, start=v.start, end=v.end))) for v in values]
        shown.append((figure, list(rows)))
    return {"figures": shown, "pages": which}
