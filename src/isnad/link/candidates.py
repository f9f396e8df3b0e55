"""Which articles are worth comparing as texts of one origin: blocking, so that no pass looks at all pairs.

Three ways in, each for what the others miss: MinHash bands (copies, however many), shared rare word
sequences (edited copies and reprints that share little), shared telling words within two days (rewrites).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import combinations
from typing import Any, NamedTuple, cast

import numpy as np
import rensa
from numpy.typing import NDArray

from isnad.link.days import Days
from isnad.link.reading import Reading
from isnad.link.spread import Spread

Order = tuple[str, str]
"""The canonical order of an article, by which it is known here: its date of publication and its source."""
Pair = tuple[Order, Order]
"""Two articles, the smaller first."""

_PERMUTATIONS = 64
_ROWS = 4
_SHINGLE = 3
_RUN = 5
"""Words in a rare sequence."""
_RARE = 12
"""A sequence in more articles than this is a formula, not evidence."""
_RUNS, _PART_OF_RUNS = 3, 0.04
"""Rare sequences that two articles share at least, and their least share of the shorter one's sequences."""
_BUCKET = 40
"""Articles of one bucket compared with all others; beyond it each with its neighbours only."""
_WINDOW_DAYS = 2
_TELLING = 14
_SHARED = 4

_minhash: Any = getattr(rensa, "RMinHash")  # noqa: B009 - the package ships no types

Ids = NDArray[np.int64]
Codes = NDArray[np.uint64]


class Text(NamedTuple):
    """What of an article is compared."""

    source: str
    order: Order
    published: Days | None
    words: list[str]
    sentence_stems: list[frozenset[str]]


class _Hint(NamedTuple):
    """What says that a pair is worth comparing: that it is (`surely`), rare sequences in common (of `least` that the shorter has),
    telling words in common."""

    surely: bool = False
    runs: int = 0
    least: int = 1
    words: int = 0


def text_of(readings: Iterable[Reading]) -> Iterator[Text]:
    """The texts of articles."""
    return (Text(r.source, r.order, r.published, r.words, r.sentence_stems) for r in readings)


def candidate_pairs(spread: Spread, texts: Iterable[Text]) -> Iterable[Pair]:
    """Pairs that may be copies, edited copies or rewrites, each once; `texts` is gone through several times."""
    counted = spread.group_apply(_added, spread.map_batches(_words_counted, texts))
    usual: dict[str, int] = dict(counted)
    banded = spread.group_apply(_in_bucket, spread.map_batches(_bands, texts))
    runs = spread.group_apply(
        partial(_sharing_runs, complete=spread.parts == 1),
        spread.map_batches(partial(_rare_runs, parts=spread.parts), texts),
    )
    telling = spread.group_apply(
        _sharing_words, spread.map_batches(partial(_telling_words, usual=usual), texts)
    )
    return spread.group_apply(_worth_comparing, spread.together(banded, runs, telling))


def _worth_comparing(pair: Pair, hints: list[_Hint]) -> Iterator[Pair]:
    runs = sum(hint.runs for hint in hints)
    least = max(hint.least for hint in hints)
    words = sum(hint.words for hint in hints)
    enough = runs >= _RUNS and runs >= _PART_OF_RUNS * least
    if enough or words >= _SHARED or any(hint.surely for hint in hints):
        yield pair


# ---------------------------------------------------------------- MinHash bands


def signature(words: Sequence[str]) -> list[int]:
    """The MinHash signature of a text's words in threes: texts of one origin share most of its numbers."""
    made: Any = _minhash(num_perm=_PERMUTATIONS, seed=42)
    made.update(list(map(" ".join, zip(*(words[i:] for i in range(_SHINGLE)), strict=False))))
    return cast(list[int], made.digest())


def _bands(texts: Iterable[Text]) -> Iterator[tuple[tuple[int, ...], Order]]:
    """Each article under the bands of its signature."""
    for text in texts:
        if len(text.words) < _SHINGLE:
            continue
        digest = signature(text.words)
        for band in range(0, _PERMUTATIONS, _ROWS):
            yield (band, *digest[band : band + _ROWS]), text.order


def _in_bucket(band: tuple[int, ...], members: list[Order]) -> Iterator[tuple[Pair, _Hint]]:
    return ((pair, _Hint(surely=True)) for pair in _pairs(sorted(members)))


def _pairs(members: list[Order]) -> Iterable[Pair]:
    if len(members) <= _BUCKET:
        return combinations(members, 2)
    near = (
        (members[i], members[j]) for i in range(len(members)) for j in range(i + 1, min(i + 6, len(members)))
    )
    first = ((members[0], m) for m in members[1:])
    return (*near, *first)


# ---------------------------------------------------------------- rare word sequences


def shingles(words: Sequence[str], size: int) -> Codes:
    """Codes of the word sequences of a length, in text order; equal sequences have equal codes, on every machine.

    A code is the polynomial of the characters, modulo 2⁶⁴, by what stands before it: the differences of running sums, each divided
    by the power at which its sequence begins.
    """
    if len(words) < size:
        return np.empty(0, dtype=np.uint64)
    characters = np.frombuffer(" ".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    powers, inverses = _powers(len(characters).bit_length())
    sums = np.zeros(len(characters) + 1, dtype=np.uint64)
    np.cumsum(characters * powers[: len(characters)], out=sums[1:])
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    ends = np.cumsum(lengths + 1) - 1
    first = (ends - lengths)[: len(words) - size + 1]
    return (sums[ends[size - 1 :]] - sums[first]) * inverses[first]


_BASE = 0x9E3779B97F4A7C15


@lru_cache(maxsize=64)
def _powers(bits: int) -> tuple[Codes, Codes]:
    """The powers of the base of codes, as many as `bits` can number, and their inverses, modulo 2⁶⁴."""
    found = (np.full(1 << bits, base, dtype=np.uint64) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
    powers, inverses = map(np.cumprod, found)
    return powers, inverses


def _codes(words: Sequence[str]) -> Codes:
    """The codes of a text's sequences, each once, in order."""
    return np.unique(shingles(words, _RUN))


def _rare_runs(texts: Iterable[Text], parts: int) -> Iterator[tuple[int, tuple[Order, int, Codes]]]:
    """Each article's sequences by the part of the table that they belong to, with how many it has in all."""
    for text in texts:
        codes = _codes(text.words)
        if parts == 1:
            yield 0, (text.order, len(codes), codes)
            continue
        part = codes % parts
        for n in range(parts):
            yield n, (text.order, len(codes), codes[part == n])


def _sharing_runs(
    part: int, given: list[tuple[Order, int, Codes]], complete: bool
) -> Iterator[tuple[Pair, _Hint]]:
    """Articles that share word sequences that few others have; where a part is `complete`, only those that share enough."""
    given.sort(key=lambda row: row[0])
    codes = [row[2] for row in given]
    flat = np.concatenate(codes)
    owners = np.repeat(np.arange(len(codes), dtype=np.int64), [len(c) for c in codes])
    order = np.lexsort((owners, flat))
    flat, owners = flat[order], owners[order]
    starts = (
        np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1])))
        if len(flat)
        else np.empty(0, dtype=np.int64)
    )
    sizes = np.diff(np.append(starts, len(flat)))
    keys: list[Ids] = []
    total = len(given)
    for size in range(2, _RARE + 1):
        at = starts[sizes == size]
        for i, j in combinations(range(size), 2):
            keys.append(owners[at + i] * total + owners[at + j])
    if not keys:
        return
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    lengths = np.array([max(1, row[1]) for row in given])
    a, b = pairs // total, pairs % total
    least = np.minimum(lengths[a], lengths[b])
    enough = (counts >= _RUNS) & (counts >= _PART_OF_RUNS * least) if complete else counts > 0
    found = zip(
        a[enough].tolist(), b[enough].tolist(), counts[enough].tolist(), least[enough].tolist(), strict=True
    )
    for i, j, runs, short in found:
        yield (given[i][0], given[j][0]), _Hint(runs=runs, least=short)


# ---------------------------------------------------------------- telling words


def _bag(text: Text) -> frozenset[str]:
    return frozenset[str]().union(*text.sentence_stems)


def _words_counted(texts: Iterable[Text]) -> Iterable[tuple[str, int]]:
    """In how many of these articles each word stands."""
    return Counter(s for text in texts for s in _bag(text)).items()


def _added(word: str, counts: list[int]) -> Iterator[tuple[str, int]]:
    """In how many articles a word stands, where it is more than one."""
    if (count := sum(counts)) > 1:
        yield word, count


def _telling_words(
    texts: Iterable[Text], usual: Mapping[str, int]
) -> Iterator[tuple[str, tuple[Order, Days | None]]]:
    """Each article under the most telling of the words that others have too."""
    for text in texts:
        shared = [(usual[word], word) for word in _bag(text) if word in usual]
        article = text.order, text.published
        for _, word in sorted(shared)[:_TELLING]:
            yield word, article


def _sharing_words(word: str, members: list[tuple[Order, Days | None]]) -> Iterator[tuple[Pair, _Hint]]:
    """Articles of neighbouring days that share a telling word."""
    if not 2 <= len(members) <= _BUCKET:
        return
    for (a, day), (b, other) in combinations(sorted(members, key=lambda m: m[0]), 2):
        if day is None or other is None or day.overlaps(other, slack=_WINDOW_DAYS):
            yield (a, b), _Hint(words=1)
