"""In which sentences of some articles the words stand that are asked for, by their keys."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from isnad.link.keys import keys
from isnad.link.reading import Reading

Numbers = NDArray[np.int32]
"""Sentences by their numbers, ascending; they are numbered from article to article."""


class Concordance:
    """The sentences that have each of some keys."""

    def __init__(self, readings: Sequence[Reading], wanted: Set[str]) -> None:
        self._readings = readings
        self._first = list(accumulate((len(r.sentences) for r in readings), initial=0))
        self._first_of = {r.source: first for r, first in zip(readings, self._first, strict=False)}
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        number = 0
        of_stem: dict[str, Set[str]] = {}
        for reading in readings if wanted else ():
            for n, stems in enumerate(reading.sentence_stems):
                found = set(wanted & reading.numbers_in(n))
                for stem in stems:
                    known = of_stem.get(stem)
                    if known is None:
                        known = of_stem[stem] = wanted & keys((stem,))
                    if known:
                        found |= known
                for key in found:
                    self._places[key].append(number)
                number += 1

    @property
    def total(self) -> int:
        """The number of sentences of all articles."""
        return self._first[-1]

    def count(self, key: str) -> int:
        """In how many sentences a key stands."""
        return len(self._places.get(key, ()))

    def number(self, reading: Reading, sentence: int) -> int:
        """The number of a sentence of an article."""
        return self._first_of[reading.source] + sentence

    def place(self, number: int) -> tuple[Reading, int]:
        """The article of a sentence, and its index there."""
        article = bisect_right(self._first, number) - 1
        return self._readings[article], number - self._first[article]

    def sums(
        self, words: Sequence[str], *weights: Sequence[float]
    ) -> tuple[Numbers, list[NDArray[np.float64]]]:
        """The sentences that have any of these keys; and for each list of what the keys weigh, the summed weight of those that
        each sentence has, added up in their order."""
        places = [np.frombuffer(self._places[w], dtype=np.intc) for w in words if w in self._places]
        if not places:
            return np.empty(0, np.int32), [np.empty(0) for _ in weights]
        known = np.array([w in self._places for w in words])
        numbers, at = np.unique(np.concatenate(places), return_inverse=True)
        sizes = [len(found) for found in places]
        each = [np.repeat(np.array(w, np.float64)[known], sizes) for w in weights]
        return numbers, [np.bincount(at, e).astype(np.float64) for e in each]
