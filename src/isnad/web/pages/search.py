"""`/search`: articles by their words and by what was read in them."""

from __future__ import annotations

from isnad.casebook import Casebook, Hit
from isnad.casebook.article_columns import HitFacet
from isnad.casebook.search_terms import FIELDS, SPELLINGS, taken_apart
from isnad.casebook.searching import MOST_RANKED, HitCount
from isnad.errors import UsageError
from isnad.records import Ref
from isnad.web.asked import Search
from isnad.web.pages.passages import Values, pages

_FORMS_SHOWN = 14
_HITS = 20


def search_page(book: Casebook, asked: Search, page: int) -> Values:
    """The values of `search.html`; `cut` is how many words were searched for where more were asked for, else null; `ranked` how many
    hits are weighed where there are more, else null."""
    query = asked.query
    values: Values = {
        "asked": query,
        "cut": len(query.split()) if asked.cut else None,
        "spelling": asked.spelling,
        "spellings": SPELLINGS,
        "order": asked.order,
        "fields": FIELDS,
    }
    nothing: Values = {
        "hits": [],
        "count": None,
        "ranked": None,
        "problem": None,
        "pages": pages(1, 0, _HITS),
        "facets": [],
        "forms": [],
    }
    if not query:
        return values | nothing
    try:
        count = book.search_count(query, asked.spelling)
    except UsageError as error:
        return values | nothing | {"count": 0, "problem": error}
    which = pages(page, count, _HITS)
    hits = book.search(query, spelling=asked.spelling, order=asked.order, limit=_HITS, offset=which.offset)
    weighed = asked.order == "relevance" and bool(taken_apart(query).terms)
    return values | {
        "ranked": MOST_RANKED if weighed and count > MOST_RANKED else None,
        "hits": [(hit, _hit_sentence(book, hit)) for hit in hits],
        "count": count,
        "problem": None,
        "pages": which,
        "facets": _facets(book, asked) if count > 1 else [],
        "forms": book.forms_of(query)[:_FORMS_SHOWN] if asked.spelling == "stemmed" else [],
    }


def _facets(book: Casebook, asked: Search) -> list[tuple[HitFacet, list[HitCount]]]:
    """The fields that are not asked for yet, with what the hits have of each."""
    by: tuple[HitFacet, ...] = ("outlet", "date", "type", "speaker")
    open_ones: list[HitFacet] = [one for one in by if f"{one}:" not in asked.query.lower()]
    found = book.search_facets(asked.query, open_ones, asked.spelling)
    return [(one, values) for one, values in found if values]


def _hit_sentence(book: Casebook, hit: Hit) -> int | None:
    if not hit.snippet.matches:
        return None
    start, end = hit.snippet.matches[0]
    found = book.evidence(Ref(article=hit.article.source, start=start, end=end))
    return None if found is None else found.number
