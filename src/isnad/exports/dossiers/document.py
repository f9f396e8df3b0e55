"""A dossier before it is laid out: a title, facts, sections of cited lines, and the references they cite."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.records import ArticleRef, Ref


class Line(NamedTuple):
    """One line, the numbers of what it cites, and the words it quotes, if any."""

    text: str
    cites: tuple[int, ...] = ()
    quote: str = ""


class Section(NamedTuple):
    """A heading and its lines; `level` is 2 for a section, 3 for one within it."""

    title: str
    lines: list[Line]
    level: int = 2


class Reference(NamedTuple):
    """What a number stands for: a sentence of an article, or (`sentence` null) an article as a whole."""

    number: int
    article: ArticleRef
    sentence: int | None
    text: str


class Dossier(NamedTuple):
    """A document to be laid out as Markdown or HTML, in the language of its words."""

    kicker: str
    title: str
    facts: list[tuple[str, str]]
    sections: list[Section]
    references: list[Reference]
    note: str


class References:
    """Numbers sentences of a casebook in the order in which they are cited, each once."""

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._found: dict[tuple[str, int | None], Reference] = {}

    def sentence(self, ref: Ref) -> Reference | None:
        """The reference to the sentence around a span; null where its article is not in."""
        found = self._book.evidence(ref)
        if found is None:
            return None
        return self._numbered(found.article, found.number, one_line(found.text))

    def article(self, source: str) -> Reference | None:
        """The reference to a whole article; null where it is not in."""
        article = self._book.article_ref(source)
        return None if article is None else self._numbered(article, None, "")

    def cited(self, *refs: Ref) -> tuple[int, ...]:
        """The numbers of the sentences around these spans, each once."""
        found = (self.sentence(ref) for ref in refs)
        return tuple(dict.fromkeys(reference.number for reference in found if reference is not None))

    def all(self) -> list[Reference]:
        """All that was cited, by number."""
        return list(self._found.values())

    def _numbered(self, article: ArticleRef, sentence: int | None, text: str) -> Reference:
        key = (article.source, sentence)
        if key not in self._found:
            self._found[key] = Reference(len(self._found) + 1, article, sentence, text)
        return self._found[key]


def one_line(text: str) -> str:
    """Text of strangers on one line: no control character, and nothing that turns the direction of what follows.

    >>> one_line("a\\u202eb\\n c")
    'ab c'
    """
    shown = "".join(" " if char.isspace() else "" if _hidden(char) else char for char in text)
    return " ".join(shown.split())


def _hidden(char: str) -> bool:
    return (
        char in "\ufffe\uffff"
        or unicodedata.category(char) == "Cc"
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
    )
