"""`/storylines` and `/storyline/{id}`: longer stories with their incidents and articles."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.records import Storyline
from isnad.web.pages.passages import PAGE_SIZE, Values, pages


def storylines_page(book: Casebook, page: int) -> Values:
    """`/storylines`."""
    count = book.storyline_count()
    which = pages(page, count)
    return {
        "storylines": titled(book, book.storylines(limit=PAGE_SIZE, offset=which.offset)),
        "count": count,
        "pages": which,
    }


def storyline_page(book: Casebook, name: str) -> Values:
    """`/storyline/{id}`."""
    storyline: Storyline = book.storyline(name)
    incidents = [book.incident(i) for i in storyline.incidents]
    articles = [ref for source in storyline.articles if (ref := book.article_ref(source)) is not None]
    return {
        "storyline": storyline,
        "title_en": book.storyline_title_en(storyline),
        "incidents": sorted(incidents, key=lambda incident: incident.date or "~"),
        "articles": sorted(articles, key=lambda article: (article.published or "~", article.source)),
    }


def titled(book: Casebook, storylines: list[Storyline]) -> list[tuple[Storyline, str]]:
    """Storylines, each with its English title."""
    return [(story, book.storyline_title_en(story)) for story in storylines]
