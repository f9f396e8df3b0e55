"""Duplicates: articles of one text, told apart by how much of it they keep.

A *copy* is the same text with other junk, typos or a cut end; an *edited* copy keeps most of its passages; a
*rewrite* tells one source text in other words, in the same order. Independent reports of one happening and
template pages with other numbers (weather, prices, results) are none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from isnad.link.candidates import Order, Pair, Text, candidate_pairs, text_of
from isnad.link.reading import Reading
from isnad.link.spread import Spread
from isnad.records import Duplicate, Relation

_PASSAGE = 4
"""Words in a row that make a shared passage."""
_MIN_WORDS = 25
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Likeness(NamedTuple):
    """How much two articles share: shares of the shorter and the longer text that stand in shared passages in
    the same order, all shared words in order, the Jaccard index of three-word shingles, the longest
    passage in words, the share of sentences that have a counterpart in order, how many different numbers the one with fewer
    has, and the share of its numbers in common."""

    shorter: float
    longer: float
    words: float
    jaccard: float
    longest: int
    sentences: float
    different: int
    numbers: float


def find_duplicates(spread: Spread, readings: Iterable[Reading]) -> list[Duplicate]:
    """All duplicate pairs, the earlier article as `a`, in canonical order.

    What is compared of an article goes to the pairs that it is in: first under its own name, then under each pair's.
    """
    texts = spread.kept(spread.map_batches(text_of, readings))
    wanted: Iterable[tuple[Order, Text | Pair]] = spread.together(
        spread.map_batches(_under_its_name, texts),
        spread.map_batches(_under_both_names, candidate_pairs(spread, texts)),
    )
    pairs = spread.group_apply(_given_its_text, wanted)
    found = list(spread.group_apply(_compared, pairs))
    found.sort(key=lambda d: (d.a, d.b))
    return found


def _under_its_name(texts: Iterable[Text]) -> Iterator[tuple[Order, Text | Pair]]:
    return ((text.order, text) for text in texts)


def _under_both_names(pairs: Iterable[Pair]) -> Iterator[tuple[Order, Text | Pair]]:
    return ((order, pair) for pair in pairs for order in pair)


def _given_its_text(order: Order, values: list[Text | Pair]) -> Iterator[tuple[Pair, Text]]:
    """Each pair that an article is in, with its text."""
    text = next(value for value in values if isinstance(value, Text))
    return ((value, text) for value in values if not isinstance(value, Text))


def _compared(pair: Pair, texts: list[Text]) -> Iterator[Duplicate]:
    first, second = sorted(texts, key=lambda text: text.order)
    found = compare(first, second)
    if found is not None:
        yield found


def compare(first: Text, second: Text) -> Duplicate | None:
    """What two articles are to one another as texts, or None."""
    if min(len(first.words), len(second.words)) < _MIN_WORDS:
        return None
    like = likeness(first, second)
    if like is None:
        return None
    relation = _relation(like, first, second)
    if relation is None:
        return None
    similarity = round(max(like.jaccard, (like.shorter + like.longer) / 2), 3)
    evidence = (
        f"{like.shorter:.0%} of the shorter text in shared passages, the longest of {like.longest} words; "
        f"{like.sentences:.0%} of its sentences have a counterpart in the same order"
    )
    return Duplicate(
        a=first.source, b=second.source, relation=relation, similarity=similarity, evidence=evidence
    )


def likeness(first: Text, second: Text) -> Likeness | None:
    """Measure what two articles share; None where it is so little that nothing else could make them one text."""
    a, b = (
        (first.words, second.words) if len(first.words) <= len(second.words) else (second.words, first.words)
    )
    inside = 0
    every = 0
    longest = 0
    for op in LCSseq.opcodes(a, b):
        if op.tag != "equal":
            continue
        size = op.src_end - op.src_start
        every += size
        if size >= _PASSAGE:
            inside += size
            longest = max(longest, size)
    if inside / len(a) < _LEAST:
        return None
    grams_a, grams_b = _grams(a), _grams(b)
    union = len(grams_a | grams_b)
    numbers_a, numbers_b = _numbers(first), _numbers(second)
    fewer = min(numbers_a.total(), numbers_b.total())
    return Likeness(
        shorter=inside / len(a),
        longer=inside / len(b),
        words=every / len(a),
        jaccard=len(grams_a & grams_b) / union if union else 0.0,
        longest=longest,
        sentences=aligned(first, second),
        different=min(len(numbers_a), len(numbers_b)),
        numbers=(numbers_a & numbers_b).total() / fewer if fewer else 1.0,
    )


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _relation(like: Likeness, first: Text, second: Text) -> Relation | None:
    if _is_template(like, first, second):
        return None
    size = min(len(first.words), len(second.words)) / max(len(first.words), len(second.words))
    if like.shorter >= 0.85 and (size >= 0.45 or like.shorter >= 0.92) and like.words >= 0.9:
        return "copy" if like.jaccard >= _TYPOS or like.shorter >= _CUT_SHORT else "edited"
    if like.shorter >= _REWORDED:
        return "edited"
    if like.shorter >= 0.45 or (like.shorter >= 0.33 and like.sentences >= 0.7 and like.longest >= 15):
        return "rewrite"
    if not _same_days(first, second):
        return None
    if like.shorter >= 0.25 and like.sentences >= 0.3:
        return "rewrite"
    if like.shorter >= _LEAST and like.sentences >= 0.5 and like.numbers >= 0.5:
        return "rewrite"
    return None


_LEAST = 0.1
"""The share of the shorter text in shared passages below which two texts are not of one origin."""
_TYPOS = 0.73
"""The share of word triples from which on two texts differ by junk and typing errors alone."""
_REWORDED = 0.63
"""The share of the shorter text in shared passages below which its sentences have been written anew."""
_CUT_SHORT = 0.96
"""The share of a text in another from which on it is that text, or a part of it."""


def _same_days(first: Text, second: Text) -> bool:
    return (
        first.published is None
        or second.published is None
        or first.published.overlaps(second.published, slack=3)
    )


def _is_template(like: Likeness, first: Text, second: Text) -> bool:
    """One form filled in twice: the same words around other numbers, or a recurring page of other days."""
    if like.different >= 5 and like.numbers < 0.5:
        return True
    apart = first.published and second.published and not first.published.overlaps(second.published, slack=10)
    return bool(apart) and like.different >= 3 and like.numbers < 0.7


def _numbers(text: Text) -> Counter[str]:
    return Counter(w for w in text.words if w[0].isdigit() and _NUMBER.fullmatch(w))


def aligned(first: Text | Reading, second: Text | Reading) -> float:
    """Share of the sentences of the shorter article (by its words) that have a counterpart in the other,
    in order.
    """
    a, b = _sentences(first), _sentences(second)
    if sum(map(len, a)) > sum(map(len, b)):
        a, b = b, a
    total = sum(map(len, a))
    if not total or not b:
        return 0.0
    matched: list[tuple[int, int]] = []
    for stems in a:
        score, at = max((len(stems & other) / min(len(stems), len(other)), -j) for j, other in enumerate(b))
        if score >= 0.45:
            matched.append((-at, len(stems)))
    return _heaviest_rise(matched) / total


def _sentences(reading: Text | Reading) -> list[frozenset[str]]:
    return [bag for bag in reading.sentence_stems if len(bag) >= 5]


def _heaviest_rise(matched: list[tuple[int, int]]) -> int:
    """The greatest total weight of a subsequence whose positions do not fall."""
    best: list[int] = []
    for i, (at, weight) in enumerate(matched):
        best.append(weight + max((best[j] for j in range(i) if matched[j][0] <= at), default=0))
    return max(best, default=0)
