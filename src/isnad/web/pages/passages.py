"""What several pages share: sentences with what is marked in them, and which page of a list is shown."""

from __future__ import annotations

from typing import NamedTuple

from isnad.casebook import Casebook, Evidence
from isnad.records import ArticleRef, LinkedDenial, LinkedPledge, Ref

PAGE_SIZE = 50

MOST_ROWS = 2000
"""Rows of a list that can be taken away at once."""

Values = dict[str, object]


class Passage(NamedTuple):
    """A sentence with what is marked in it, and where it stands."""

    article: ArticleRef
    number: int | None
    text: str
    start: int
    marks: list[tuple[int, int]]
    factuality: str | None


class Pages(NamedTuple):
    """Which page of how many, each of `size` rows; pages count from 1."""

    page: int
    last: int
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * self.size


def pages(page: int, count: int, size: int = PAGE_SIZE) -> Pages:
    """The page, kept within what there is."""
    last = max(1, -(-count // size))
    return Pages(min(max(1, page), last), last, size)


def passage(book: Casebook, ref: Ref) -> Passage | None:
    """The sentence around one span."""
    found = book.evidence(ref)
    return None if found is None else passage_of(found)


def passage_of(found: Evidence) -> Passage:
    """A sentence of evidence with its one mark."""
    return Passage(found.article, found.number, found.text, found.start, [found.trigger], found.factuality)


def span_of(record: LinkedDenial | LinkedPledge) -> Ref:
    """Where a denial or pledge stands."""
    return Ref(article=record.article, start=record.start, end=record.end)
