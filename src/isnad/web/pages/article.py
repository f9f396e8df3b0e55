"""`/article/{id or source}`: the text with what was read in it."""

from __future__ import annotations

from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.records import Annotations, ArticleRef, Duplicate
from isnad.web.article_text import (
    LAYERS,
    highlights,
    layer_marks,
    raw_html,
    record_mark,
    sentence_of,
    text_html,
)
from isnad.web.asked import Reading
from isnad.web.corrections import article_values
from isnad.web.pages.passages import Values


class Neighbour(NamedTuple):
    """Another article of the same text, what ties the two, and whether it was published first."""

    article: ArticleRef
    pair: Duplicate
    earlier: bool


def article_page(book: Casebook, name: str, how: Reading) -> Values:
    """The values of `article.html`."""
    article: Annotations = book.article(name)
    source = article.article.source
    shown = record_mark(article, how.at) if how.at is not None else []
    if how.marks:
        shown += layer_marks(article, how.layers)
    return {
        "annotations": article,
        "article": article.article,
        "how": how,
        "layers": [(layer, len(getattr(article, layer)), _made_by(article, layer)) for layer in LAYERS],
        "text": raw_html(article.article) if how.raw else text_html(article, shown),
        "highlights": highlights(article),
        "sentence_of": lambda offset: sentence_of(article, offset),  # pyright: ignore
        "neighbours": neighbours(book, article),
        "incidents": book.incidents_of_article(source),
    } | article_values(book, article)


def neighbours(book: Casebook, article: Annotations) -> list[Neighbour]:
    """The other articles of its text, the first published first."""
    source, published = article.article.source, article.article.published
    found: list[Neighbour] = []
    for pair in book.duplicates(source):
        other = book.article_ref(pair.b if pair.a == source else pair.a)
        if other is not None:
            earlier = bool(other.published and published and other.published < published)
            found.append(Neighbour(other, pair, earlier))
    return sorted(found, key=lambda one: (one.article.published or "~", one.article.source))


def _made_by(article: Annotations, layer: str) -> str:
    """The version of what made a layer, as `events.4`; empty where the article does not say."""
    name = {"mentions": "names"}.get(layer, layer)
    return next(
        (version for key, version in article.made_by.layers.items() if name in (key, version.split(".")[0])),
        "",
    )
