"""Names by a token-classification model of the user's own: one more proposer beside the lexicon.

Sentences go to the model as words in plain spelling; a word has the label of its first piece. What is longer than
the model reads is cut into windows that overlap, and each word is judged where it stands farther from an edge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from isnad.annotate.names.model_folder import Model
from isnad.annotate.names.model_labels import Label, label_of
from isnad.annotate.names.proposals import Proposal
from isnad.language.folding import INVISIBLE, MARKS, PRESENTATION, TATWEEL
from isnad.records import MentionKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from isnad.annotate.view import TextView

BATCH_PIECES = 4096
"""Most pieces, padding counted, that the model reads at once: what bounds memory."""


class TokenClassifier:
    """Names model `neural.1`: what a token-classification model holds to be names, by IOB2 labels."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._labels = tuple(label_of(label) for label in model.labels)
        self.name = f"neural.1 {model.digest}"

    def prepare(self, view: TextView) -> None:
        """Propose the names of an article. Raises as a call does."""
        view.proposals = self(view)

    def __call__(self, view: TextView) -> list[Proposal]:
        """The names of one article, in text order, without overlaps.

        Raises `UsageError` E442 where the model does not run, or gives what is no probability.
        """
        windows = [w for first, last in view.sentences for w in self._windows(view, first, last)]
        judged = self._judged(windows)
        found: list[Proposal] = []
        for first, last in view.sentences:
            found += _names(view, first, last, judged, self._labels)
        return found

    def _windows(self, view: TextView, first: int, last: int) -> Iterator[_Window]:
        """What the model reads of one sentence."""
        spelt = [plain(view.tokens[i].text) for i in range(first, last)]
        starts = [0, *accumulate(len(word) + 1 for word in spelt)]
        text = " ".join(spelt)
        pieces: list[list[int]] = [[] for _ in spelt]
        for piece, start, end in self._model.encode(text):
            while start < end and text[start] == " ":
                start += 1  # a piece may begin with the space before its word
            pieces[min(bisect_right(starts, start), len(spelt)) - 1].append(piece)
        room = self._model.limit - len(self._model.before) - len(self._model.after)
        pieces = [word[: room // 4] for word in pieces]  # an address has no end
        for a, b, judged_from, judged_to in windows([len(word) for word in pieces], room):
            ids, at = list(self._model.before), dict[int, int]()
            for i in range(a, b):
                if pieces[i] and judged_from <= i < judged_to:
                    at[first + i] = len(ids)
                ids += pieces[i]
            if at:
                yield _Window([*ids, *self._model.after], at)

    def _judged(self, windows: list[_Window]) -> dict[int, tuple[int, float]]:
        """Each token's label, by number, and its probability."""
        judged: dict[int, tuple[int, float]] = {}
        for batch in _batches(sorted(windows, key=lambda w: -len(w.ids))):
            ids = np.full((len(batch), len(batch[0].ids)), self._model.pad, dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, window in enumerate(batch):
                ids[row, : len(window.ids)] = window.ids
                mask[row, : len(window.ids)] = 1
            logits = self._model.logits(ids, mask)
            for row, window in enumerate(batch):
                rows = softmax(logits[row, list(window.at.values())])
                best = rows.argmax(axis=1)
                for token, label, chances in zip(window.at, best, rows, strict=True):
                    judged[token] = int(label), float(chances[label])
        return judged


@dataclass(frozen=True, slots=True)
class _Window:
    """Piece ids with the special ones around them, and where in them each token that is judged here begins."""

    ids: list[int]
    at: dict[int, int]


_UNSPELT = {ord(c): "" for c in MARKS + INVISIBLE + TATWEEL} | PRESENTATION


def plain(word: str) -> str:
    """A word as models know it: without vowel marks, tatweel, invisible characters, presentation forms.

    >>> plain("بَغــداد")
    'بغداد'
    """
    return word.translate(_UNSPELT) or "-"


def windows(lengths: Sequence[int], room: int) -> Iterator[tuple[int, int, int, int]]:
    """Cuts words of so many pieces into windows of at most `room`, none longer than a quarter of it.

    Gives of each window its words `[first, last)`, and which of them are judged in it: two windows share about a
    quarter of their pieces, and each judges the half of these that is farther from its edge.

    >>> list(windows([1] * 12, 8))
    [(0, 8, 0, 7), (6, 12, 7, 12)]
    """
    first = judged = 0
    size = len(lengths)
    while first < size:
        last, taken = first, 0
        while last < size and taken + lengths[last] <= room:
            taken += lengths[last]
            last += 1
        if last == size:
            yield first, last, judged, last
            return
        following, shared = last, 0
        while shared + lengths[following - 1] <= room // 4 and following - 1 > first:
            following -= 1
            shared += lengths[following]
        middle = (following + last) // 2
        yield first, last, judged, middle
        first, judged = following, middle


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities by row."""
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _batches(windows: list[_Window]) -> Iterator[list[_Window]]:
    """Windows, longest first, in batches of at most `BATCH_PIECES`."""
    at = 0
    while at < len(windows):
        size = max(1, BATCH_PIECES // len(windows[at].ids))
        yield windows[at : at + size]
        at += size


def _names(
    view: TextView,
    first: int,
    last: int,
    judged: dict[int, tuple[int, float]],
    labels: Sequence[Label | None],
) -> Iterator[Proposal]:
    """The names of one sentence. A label that goes on where nothing of its kind stands begins a name all the same."""
    begun, kind, chances = first, None, list[float]()
    for i in range(first, last + 1):
        number, chance = judged.get(i, (None, 0.0)) if i < last else (None, 0.0)
        label = None if number is None else labels[number]
        if kind is not None and (label is None or label.begins or label.kind != kind):
            yield from _proposal(view, begun, i, kind, chances)
            kind = None
        if label is None:
            continue
        if kind is None:
            begun, kind, chances = i, label.kind, []
        chances.append(chance)


def _proposal(
    view: TextView, first: int, last: int, kind: MentionKind, chances: list[float]
) -> Iterator[Proposal]:
    """The name in these tokens without punctuation at its ends; its probability is the mean over its words."""
    start, end = first, last
    while start < end and view.tokens[start].kind == "punct":
        start += 1
    while start < end and view.tokens[end - 1].kind == "punct":
        end -= 1
    if start < end:
        kept = chances[start - first : end - first]
        yield Proposal(start, end, kind, sum(kept) / len(kept))
