"""`/article/{id or source}`: the text with what was read in it."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.records import Annotations, ArticleRef, Duplicate
from isnad.web.article_text import highlights, sentence_of, text_html
from isnad.web.pages.passages import Values


def article_page(book: Casebook, name: str) -> Values:
    """`/article/{id or source}`."""
    article: Annotations = book.article(name)
    source = article.article.source
    neighbours: list[tuple[ArticleRef, Duplicate]] = []
    for pair in book.duplicates(source):
        other = book.article_ref(pair.b if pair.a == source else pair.a)
        if other is not None:
            neighbours.append((other, pair))
    return {
        "annotations": article,
        "article": article.article,
        "text": text_html(article),
        "highlights": highlights(article),
        "sentence_of": lambda offset: sentence_of(article, offset),  # pyright: ignore
        "neighbours": neighbours,
        "incidents": book.incidents_of_article(source),
    }
