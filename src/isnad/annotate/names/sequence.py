"""A linear-chain conditional random field over tokens: proper names by their words, their context and the rules' own finds.

Trained by `isnad train names`; reading a text needs only the weights. The score of a word type is summed once and kept, and
tokens that nothing could make part of a name are settled before the chain is decoded.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, TypeVar, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.annotate.names.features import (
    OUTSIDE,
    WINDOW,
    Features,
    around,
    features_of,
    is_seen,
    pair_features,
    reading_features,
)
from isnad.annotate.names.found import Found
from isnad.annotate.names.proposals import Proposal
from isnad.annotate.view import TextView
from isnad.errors import InputError
from isnad.lexicon import Lexicon

Weights = NDArray[np.float32]
K = TypeVar("K", bound=Hashable)
_KEPT = 200_000  # scores of word types kept in memory
_NEVER = -1e4
_FORMAT = 1
_MOST_BYTES = 1 << 30
"""Most that a model's file may unpack to."""


class Stored(msgspec.Struct, kw_only=True):
    """A trained model as its file holds it: `weights` are half-precision rows over `labels`, one a feature; `transitions`
    the weights from one label to the next, by rows. `notice` says what it was trained on and under which licence it goes."""

    format: int
    notice: str
    labels: list[str]
    transitions: bytes
    features: str
    weights: bytes


class Decoded(NamedTuple):
    """What the model makes of an article: the names it sees, in text order, and how probable it is of each token that it stands
    in a name at all (those not given are in none)."""

    proposals: list[Proposal]
    chances: dict[int, float]


class Segment(msgspec.Struct, frozen=True):
    """A run of tokens whose labels are open, and the scores of each label at each of them."""

    first: int
    scores: Weights


def encode(labels: Sequence[str], transitions: Weights, weights: dict[str, Weights], notice: str) -> bytes:
    """A model's file."""
    names = sorted(weights)
    rows = np.stack([weights[name] for name in names]).astype(np.float16)
    stored = Stored(
        format=_FORMAT,
        notice=notice,
        labels=list(labels),
        transitions=transitions.astype(np.float32).tobytes(),
        features="\n".join(names),
        weights=rows.tobytes(),
    )
    return zlib.compress(msgspec.msgpack.encode(stored), 9)


def read_stored(content: bytes) -> Stored:
    """What a model's file holds. Raises InputError E117 where it is none."""
    try:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(content, _MOST_BYTES)
        if unpacker.unconsumed_tail:
            raise ValueError(f"more than {_MOST_BYTES >> 20} MiB")
        model = msgspec.msgpack.decode(unpacked, type=Stored)
        features, size = model.features.split("\n"), len(model.labels)
        if (
            model.format != _FORMAT
            or not all(features)
            or "O" not in model.labels
            or len(model.transitions) != 4 * size * size
            or len(model.weights) != 2 * len(features) * size
        ):
            raise ValueError("of another format")
        return model
    except (zlib.error, msgspec.DecodeError, ValueError) as error:
        raise InputError("E117", f"no model of names ({error}); make one with isnad train names") from error


class SequenceModel:
    """A trained model, bound to a lexicon. Called with an article's view and the rules' names, it gives proposals."""

    def __init__(self, stored: Stored, lexicon: Lexicon) -> None:
        labels, size = stored.labels, len(stored.labels)
        self.features: Features = features_of(lexicon)
        self.labels = labels
        self.notice = stored.notice
        names = stored.features.split("\n")
        rows = np.frombuffer(stored.weights, np.float16).astype(np.float32).reshape(len(names), size)
        self._seen, self._at, self._near, self._around = _arranged(names, rows)
        self._other = labels.index("O")
        self._named = np.arange(size) != self._other
        self._inside = np.array([label.startswith("I-") for label in labels])
        transitions = np.frombuffer(stored.transitions, np.float32).reshape(size, size).copy()
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                for i, before in enumerate(labels):
                    if before[2:] != label[2:]:
                        transitions[i, j] = _NEVER
        self._transitions = transitions
        self._chances = np.exp(transitions)
        self._bounds()
        self._types = _Table(size * len(WINDOW))
        self._readings = _Table(size * len(WINDOW))
        self._pairs = _Table(size)
        self._known: dict[
            int, tuple[str, bool]
        ] = {}  # of each word type: its lists, whether a long name opens with it
        self._edge = self._sums([[OUTSIDE]])[0].reshape(len(WINDOW), size)

    def _bounds(self) -> None:
        """The most that a label's place among others can do for it, as against O among O: beside its own scores, and where a run
        of names ends."""
        table, other = self._transitions, self._other
        rest = float(table[other, other])
        self._entering: Weights = table.max(0) - rest
        self._leaving = max(0.0, float(table[self._named, other].max()) - rest)

    def __call__(self, view: TextView, found: Sequence[Found]) -> Decoded:
        """The proper names of an article, MISC among them; `found` are those of the rules."""
        for table in (self._types, self._readings, self._pairs):
            table.trim()
        if not view.tokens:
            return Decoded([], {})
        inside = np.concatenate([np.full(last - first, n) for n, (first, last) in enumerate(view.sentences)])
        scores = self._scores(view, found, inside)
        return self._decode(self._open(scores, inside))

    def _sums(self, items: Iterable[Iterable[str]]) -> Weights:
        """The weights of each item's features together, from each distance in turn."""
        return _row_sums(self._seen, self._at, items)

    def _scores(self, view: TextView, found: Sequence[Found], inside: NDArray[np.int_]) -> Weights:
        """How well each label suits each token of an article, its neighbours' labels left out; `inside` says in which sentence
        each token stands."""
        types, groups, openings = self._word_types(view)
        readings = self.features.readings(view, found, openings)
        contexts = self._readings.places(readings, lambda new: self._sums(map(reading_features, new)))
        neighbours: list[tuple[str, ...]] = []
        for first, last in view.sentences:
            tags = [tagged.tag for tagged in view.tags[first:last]]
            neighbours += around(groups[first:last], tags)
        pairs = self._pairs.places(
            neighbours, lambda new: _row_sums(self._around, self._near, map(pair_features, new))
        )
        size, labels = len(view.tokens), len(self.labels)
        shares = (self._types.rows[types] + self._readings.rows[contexts]).reshape(size, len(WINDOW), labels)
        shares = np.concatenate([shares, self._edge[None]])
        scores = self._pairs.rows[pairs]
        here = np.arange(size)
        for k, offset in enumerate(WINDOW):
            there = (here + offset).clip(0, size - 1)
            within = (there == here + offset) & (inside[there] == inside)
            scores += shares[np.where(within, there, size), k]
        opens = np.flatnonzero(np.diff(inside, prepend=-1))
        scores[opens[:, None], np.flatnonzero(self._inside)] = _NEVER
        return scores

    def _word_types(self, view: TextView) -> tuple[list[int], list[str], list[int]]:
        """Of each token where its type's scores are kept, and the lists it stands in; and where a long name may open."""
        known, kept = self._known, self._types.kept
        keys: list[Hashable] = [
            token.text if word is None else word for token, word in zip(view.tokens, view.words, strict=True)
        ]
        new = {key: i for i, key in enumerate(keys) if key not in kept}
        if new:
            made = [self.features.of_type(view.tokens[i], view.words[i]) for i in new.values()]
            places = self._types.add(list(new), self._sums(features.strings for features in made))
            for place, features, i in zip(places, made, new.values(), strict=True):
                known[place] = (features.groups, self.features.opens(view, i))
        types = [kept[key] for key in keys]
        groups = [known[place][0] for place in types]
        return types, groups, [i for i, place in enumerate(types) if known[place][1]]

    def _open(self, scores: Weights, inside: NDArray[np.int_]) -> list[Segment]:
        """The runs of tokens whose labels are open: between them stand tokens that are no names, whatever is beside them."""
        other = self._other
        begins = np.diff(inside, prepend=-1) != 0
        entering: Weights = np.where(begins[:, None], np.maximum(self._entering, 0), self._entering)
        others: Weights = (scores + entering)[:, self._named].max(1) - scores[:, other]
        undecided = _worth_a_name(
            cast(list[float], others.tolist()), cast(list[bool], begins.tolist()), self._leaving
        )
        if not len(undecided):
            return []
        found: list[Segment] = []
        breaks = (np.diff(undecided) > 1) | (np.diff(inside[undecided]) > 0)
        for run in np.split(undecided, np.flatnonzero(breaks) + 1):
            a, b = int(run[0]), int(run[-1]) + 1
            part = scores[a:b].copy()
            if a > 0 and inside[a - 1] == inside[a]:
                part[0] += self._transitions[other]
            if b < len(scores) and inside[b] == inside[b - 1]:
                part[-1] += self._transitions[:, other]
            found.append(Segment(a, part))
        return found

    def _decode(self, segments: Sequence[Segment]) -> Decoded:
        """The best labels of all segments at once, and how probable each is."""
        if not segments:
            return Decoded([], {})
        order = sorted(segments, key=lambda s: -len(s.scores))
        lengths = np.array([len(s.scores) for s in order])
        steps, size = int(lengths[0]), len(self.labels)
        scores = np.zeros((len(order), steps, size), np.float32)
        for row, segment in enumerate(order):
            scores[row, : len(segment.scores)] = segment.scores
        active = [int((lengths > t).sum()) for t in range(steps)]
        best = self._viterbi(scores, lengths, active)
        chances = self._marginals(scores, active)
        found: list[Proposal] = []
        named: dict[int, float] = {}
        sure = np.take_along_axis(chances, best[:, :, None], 2)[:, :, 0]
        named_at = (best != self._other).any(1)
        for row, segment in enumerate(order):
            length = len(segment.scores)
            if named_at[row]:
                labels = [self.labels[k] for k in cast(list[int], best[row, :length].tolist())]
                found += _proposals(labels, sure[row], segment.first)
            others: list[float] = chances[row, :length, self._other].tolist()
            for i, chance in enumerate(others, segment.first):
                named[i] = 1 - chance
        return Decoded(sorted(found), named)

    def _viterbi(self, scores: Weights, lengths: NDArray[np.int_], active: Sequence[int]) -> NDArray[np.intp]:
        rows, steps, _ = scores.shape
        back = np.zeros(scores.shape, np.intp)
        reached = scores[:, 0].copy()
        for t in range(1, steps):
            n = active[t]
            through = reached[:n, :, None] + self._transitions
            back[:n, t] = through.argmax(1)
            reached[:n] = np.maximum.reduce(through, 1) + scores[:n, t]
        best = np.zeros((rows, steps), np.intp)
        for row, (length, label) in enumerate(zip(lengths.tolist(), reached.argmax(1).tolist(), strict=True)):
            for t in range(length - 1, 0, -1):
                best[row, t] = label
                label = back.item(row, t, label)
            best[row, 0] = label
        return best

    def _marginals(self, scores: Weights, active: Sequence[int]) -> Weights:
        """The probability of each label at each token, by forward and backward sums."""
        steps = scores.shape[1]
        chances = np.exp(scores - scores.max(2, keepdims=True))
        forward, backward = chances.copy(), np.ones_like(chances)
        forward[:, 0] /= forward[:, 0].sum(1, keepdims=True)
        for t in range(1, steps):
            n = active[t]
            value = (forward[:n, t - 1] @ self._chances) * chances[:n, t]
            forward[:n, t] = value / _sums_of(value)
        for t in range(steps - 2, -1, -1):
            n = active[t + 1]
            value = (chances[:n, t + 1] * backward[:n, t + 1]) @ self._chances.T
            backward[:n, t] = value / _sums_of(value)
        both = forward * backward
        return both / _sums_of(both)


def _sums_of(chances: Weights) -> Weights:
    """What to divide chances by, so that those of the labels of each token make one."""
    return np.maximum(np.add.reduce(chances, -1, keepdims=True), 1e-30)


class _Table:
    """Score rows by what they belong to, made when first asked for; emptied when it has grown too large."""

    def __init__(self, width: int) -> None:
        self.rows = np.zeros((1024, width), np.float32)
        self.kept: dict[Hashable, int] = {}

    def add(self, keys: Sequence[Hashable], scores: Weights) -> range:
        """Keep the scores of keys never seen, a row each; returns where they stand."""
        places = range(len(self.kept), len(self.kept) + len(keys))
        while places.stop > len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
        self.rows[places.start : places.stop] = scores
        self.kept.update(zip(keys, places, strict=True))
        return places

    def places(self, keys: Sequence[K], make: Callable[[Iterable[K]], Weights]) -> list[int]:
        """Where the scores of each key stand; `make` gives those of keys never seen, a row each."""
        kept = self.kept
        new = [key for key in dict.fromkeys(keys) if key not in kept]
        if new:
            self.add(new, make(new))
        return [kept[key] for key in keys]

    def trim(self) -> None:
        """Forget all rows where they have become too many."""
        if len(self.kept) > _KEPT:
            self.kept.clear()


def _arranged(names: Sequence[str], rows: Weights) -> tuple[Weights, dict[str, int], dict[str, int], Weights]:
    """Weights by what is seen (a row a feature: distances, then labels) with the place of each feature, and those of pairs with theirs;
    the last row of both is nothing."""
    distances = {str(k): (k, n) for n, k in enumerate(WINDOW)}
    at: dict[str, int] = {}
    near: dict[str, int] = {}
    numbers: list[int] = []  # of what is seen: its row in `rows`, the place of its feature, its distance
    places: list[int] = []
    columns: list[int] = []
    beside: list[int] = []  # of pairs: their rows in `rows`
    for number, name in enumerate(names):
        distance = name[: 2 if name[0] == "-" else 1]
        known = distances.get(distance)
        if known is None:
            near[name] = len(beside)
            beside.append(number)
        elif is_seen(feature := name[len(distance) :], known[0]):
            numbers.append(number)
            places.append(at.setdefault(feature, len(at)))
            columns.append(known[1])
    seen = np.zeros((len(at) + 1, len(WINDOW), rows.shape[1]), np.float32)
    pairs = np.zeros((len(beside) + 1, rows.shape[1]), np.float32)
    seen[places, columns] = rows[numbers]
    pairs[: len(beside)] = rows[beside]
    return seen.reshape(len(seen), -1), at, near, pairs


def _row_sums(rows: Weights, at: dict[str, int], items: Iterable[Iterable[str]]) -> Weights:
    """The sums of the rows that the strings of each item have by `at`, a row an item; what has no row adds nothing."""
    places: list[int] = []
    begins: list[int] = []
    for item in items:
        begins.append(len(places))
        places += [place for feature in item if (place := at.get(feature)) is not None]
        places.append(-1)  # a row of nothing, so that each item has one
    return np.add.reduceat(rows[places], begins, 0)


def _worth_a_name(gains: Sequence[float], begins: Sequence[bool], leaving: float) -> NDArray[np.intp]:
    """The tokens that stand in some run of their sentence whose gains together, and what leaving it adds, are more than nothing:
    outside of those, O throughout is best."""
    size = len(gains)
    before = [0.0] * size
    best = 0.0
    for i in range(size):
        best = gains[i] if best <= 0 or begins[i] else best + gains[i]
        before[i] = best
    found: list[int] = []
    best = 0.0
    for i in range(size - 1, -1, -1):
        best = gains[i] if best <= 0 else best + gains[i]
        if before[i] + best - gains[i] + leaving >= 0:
            found.append(i)
        if begins[i]:
            best = 0.0
    return np.array(found[::-1], np.intp)


def _proposals(labels: Sequence[str], sure: Weights, offset: int) -> list[Proposal]:
    found: list[Proposal] = []
    start = 0
    for i, label in enumerate([*labels, "O"]):
        open_kind = labels[start][2:] if start < i and labels[start] != "O" else ""
        if open_kind and not (label.startswith("I-") and label[2:] == open_kind):
            found.append(Proposal(offset + start, offset + i, _kind(open_kind), float(sure[start:i].min())))
            open_kind = ""
        if not open_kind:
            start = i
    return found


def _kind(label: str) -> Literal["PER", "LOC", "ORG", "MISC"]:
    match label:
        case "PER" | "LOC" | "ORG":
            return label
        case _:
            return "MISC"


MODEL = "names.crf"


@lru_cache(maxsize=4)
def default_model(lexicon: Lexicon) -> SequenceModel | None:
    """The model that came with the program, bound to a lexicon; None where it was left out."""
    path = resources.files("isnad.annotate.names") / "model" / MODEL
    return SequenceModel(read_stored(path.read_bytes()), lexicon) if path.is_file() else None
