"""Names that a model proposes: evidence for the names layer, no mentions yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from isnad.lexicon.given import given_names
from isnad.records import MentionKind

if TYPE_CHECKING:
    from isnad.annotate.view import TextView


class Proposal(NamedTuple):
    """A name in the tokens `[first, last)` of an article, its kind, and how probable the model holds it (0 to 1)."""

    first: int
    last: int
    kind: MentionKind
    probability: float


Proposer = Callable[["TextView"], list[Proposal]]
"""Proposes the names of one article, in text order, without overlaps; depends on nothing but the article."""


class NamesModel(Protocol):
    """A `Proposer` that says which it is: `name` is its kind with its version, a dot between, and what it was
    made from (`neural.1 sha256:…`)."""

    @property
    def name(self) -> str:
        """Its name and version, kept with what it helped to make."""
        ...

    def __call__(self, view: TextView) -> list[Proposal]:
        """Propose the names of one article."""
        ...


class ProposedSpan(NamedTuple):
    """A proposed name as `[start, end)` in code points of the clean text."""

    start: int
    end: int
    kind: MentionKind
    probability: float


def spans(view: TextView, proposals: Iterable[Proposal]) -> list[ProposedSpan]:
    """The proposals as spans of the clean text, proclitics of the first word left out (`ولبنان` is `لبنان`)."""
    return [
        ProposedSpan(_start(view, p.first, p.kind), view.tokens[p.last - 1].end, p.kind, p.probability)
        for p in proposals
    ]


def _start(view: TextView, i: int, kind: MentionKind) -> int:
    token, prefix = view.tokens[i], view.tags[i].prefix
    if "س" in prefix or (kind == "PER" and token.form in given_names().given):
        return token.start  # سيناء read as a verb, باسم as بـ and a noun
    return token.start + view.clitic_length(i, prefix)
