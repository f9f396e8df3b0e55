"""Names that a trained model proposes; rules and lexicon decide with it what becomes a mention."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from isnad.annotate.view import TextView


class Proposal(NamedTuple):
    """A proper name over tokens `[first, last)` of the article, as a model sees it.

    `kind` is PER, LOC, ORG or MISC (a name of something else); `probability`, from 0 to 1, is the model's own."""

    first: int
    last: int
    kind: str
    probability: float


class Proposer(Protocol):
    """A model of names: from an article's view to proposals in text order that do not overlap."""

    def __call__(self, view: TextView) -> list[Proposal]:
        """The names it sees in the article."""
        ...
