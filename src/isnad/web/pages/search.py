"""`/search`: articles by their words."""

from __future__ import annotations

from isnad.casebook import Casebook, Hit
from isnad.errors import UsageError
from isnad.records import Ref
from isnad.web.asked import Search
from isnad.web.pages.passages import PAGE_SIZE, Values, pages


def search_page(book: Casebook, asked: Search, page: int) -> Values:
    """`/search`; `cut` is how many words were searched for where more were asked for, else null."""
    query = asked.query
    values: Values = {"asked": query, "cut": len(query.split()) if asked.cut else None}
    nothing: Values = {"hits": [], "count": None, "problem": None, "pages": pages(1, 0)}
    if not query:
        return values | nothing
    try:
        count = book.search_count(query)
    except UsageError as error:
        return values | nothing | {"count": 0, "problem": error.what}
    which = pages(page, count)
    hits = book.search(query, limit=PAGE_SIZE, offset=which.offset)
    shown = [(hit, _hit_sentence(book, hit)) for hit in hits]
    return values | {"hits": shown, "count": count, "problem": None, "pages": which}


def _hit_sentence(book: Casebook, hit: Hit) -> int | None:
    if not hit.snippet.matches:
        return None
    start, end = hit.snippet.matches[0]
    found = book.evidence(Ref(article=hit.article.source, start=start, end=end))
    return None if found is None else found.number
