"""Which articles are worth comparing as texts of one origin: blocking, so that no pass looks at all pairs.

Three ways in, each for what the others miss: MinHash bands (copies, however many), shared rare word
sequences (edited copies and reprints that share little), shared telling words within two days (rewrites).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, cast

import numpy as np
import rensa
from numpy.typing import NDArray

from isnad.link.reading import Reading

Pair = tuple[int, int]
"""Two articles by their places in the list, the smaller first."""

_PERMUTATIONS = 64
_ROWS = 4
_SHINGLE = 3
_RUN = 5
"""Words in a rare sequence."""
_RARE = 12
"""A sequence in more articles than this is a formula, not evidence."""
_BUCKET = 40
"""Articles of one bucket compared with all others; beyond it each with its neighbours only."""
_WINDOW_DAYS = 2
_TELLING = 14
_SHARED = 4

_minhash: Any = getattr(rensa, "RMinHash")  # noqa: B009 - the package ships no types

Ids = NDArray[np.int64]


def candidate_pairs(readings: Sequence[Reading]) -> list[Pair]:
    """Pairs that may be copies, edited copies or rewrites, in order."""
    ids = word_ids(readings)
    found: set[Pair] = set()
    found.update(_banded(readings))
    found.update(_rare_runs(ids))
    found.update(_telling(readings))
    return sorted(found)


def word_ids(readings: Sequence[Reading]) -> list[Ids]:
    """Each article's words as numbers, the same number for the same folded word."""
    vocabulary: dict[str, int] = {}
    return [
        np.array([vocabulary.setdefault(w, len(vocabulary)) for w in reading.words], dtype=np.int64)
        for reading in readings
    ]


def shingles(ids: Ids, size: int) -> Ids:
    """Codes of the word sequences of a length, in text order; equal sequences have equal codes."""
    if len(ids) < size:
        return np.empty(0, dtype=np.int64)
    codes = np.zeros(len(ids) - size + 1, dtype=np.uint64)
    for offset in range(size):
        codes = (
            codes * np.uint64(1_000_003)
            + ids[offset : len(ids) - size + 1 + offset].astype(np.uint64)
            + np.uint64(1)
        )
    return codes.astype(np.int64)


def signature(words: Sequence[str]) -> list[int]:
    """The MinHash signature of a text's words in threes: texts of one origin share most of its numbers."""
    made: Any = _minhash(num_perm=_PERMUTATIONS, seed=42)
    made.update([" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)])
    return cast(list[int], made.digest())


def _banded(readings: Sequence[Reading]) -> Iterator[Pair]:
    """Articles that share a band of their MinHash signatures."""
    buckets: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for n, reading in enumerate(readings):
        if len(reading.words) < _SHINGLE:
            continue
        digest = signature(reading.words)
        for band in range(0, _PERMUTATIONS, _ROWS):
            buckets[band, *digest[band : band + _ROWS]].append(n)
    for members in buckets.values():
        yield from _pairs(members)


def _pairs(members: list[int]) -> Iterable[Pair]:
    if len(members) <= _BUCKET:
        return combinations(members, 2)
    near = (
        (members[i], members[j]) for i in range(len(members)) for j in range(i + 1, min(i + 6, len(members)))
    )
    first = ((members[0], m) for m in members[1:])
    return (*near, *first)


def _rare_runs(all_ids: list[Ids]) -> Iterator[Pair]:
    """Articles that share several word sequences that few others have."""
    codes: list[Ids] = [np.unique(shingles(ids, _RUN)) for ids in all_ids]
    if not codes:
        return
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
    total = len(all_ids)
    for size in range(2, _RARE + 1):
        at = starts[sizes == size]
        for i, j in combinations(range(size), 2):
            keys.append(owners[at + i] * total + owners[at + j])
    if not keys:
        return
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    lengths = np.array([max(1, len(c)) for c in codes])
    a, b = pairs // total, pairs % total
    enough = (counts >= 3) & (counts >= 0.04 * np.minimum(lengths[a], lengths[b]))
    yield from zip(a[enough].tolist(), b[enough].tolist(), strict=True)


def _telling(readings: Sequence[Reading]) -> Iterator[Pair]:
    """Articles of neighbouring days that share several of their most telling words."""
    bags = [frozenset[str]().union(*reading.sentence_stems) for reading in readings]
    spread: Counter[str] = Counter(s for bag in bags for s in bag)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for word in sorted(bag, key=lambda s: (spread[s] == 1, spread[s], s))[:_TELLING]:
            by_word[word].append(n)
    shared: Counter[Pair] = Counter()
    for members in by_word.values():
        if not 2 <= len(members) <= _BUCKET:
            continue
        for a, b in combinations(members, 2):
            if _same_days(readings[a], readings[b]):
                shared[a, b] += 1
    for pair, count in shared.items():
        if count >= _SHARED:
            yield pair


def _same_days(a: Reading, b: Reading) -> bool:
    if a.published is None or b.published is None:
        return True
    return a.published.overlaps(b.published, slack=_WINDOW_DAYS)
