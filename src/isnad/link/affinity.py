"""How much two articles are about one thing: the people, bodies and places they both name, the rarer the more.

Two articles that name the same camp, the same commander and the same monitor speak of one story; that both name a
capital or a state says little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from math import log10

from isnad.link.reading import Reading, is_telling

_LEAST = 500
"""Articles that a name's rarity is reckoned over at least: in a few articles of one story every name is frequent."""
_FREQUENT = 1.0
"""Rarity up to which a name says nothing: one in ten articles has it."""
_KINDS = frozenset(("PER", "FAC", "ORG", "LOC", "GPE"))


class Affinity:
    """The telling names of each article, weighted by how rare they are among all of them."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._names = {r.source: _names(r) for r in readings}
        spread = Counter(name for names in self._names.values() for name in names)
        total = max(len(self._names), _LEAST)
        self._weights = {name: log10(total / count) for name, count in spread.items()}
        self._once = log10(total)
        self._between = lru_cache(maxsize=500_000)(self._weigh)

    def knows(self, name: str) -> bool:
        """Whether a name stands in any of the articles."""
        return name in self._weights

    def rarity(self, name: str) -> float:
        """How rare a name is: 1 for one in ten articles, 2 for one in a hundred."""
        return self._weights.get(name, log10(_LEAST))

    def rarest(self, source: str, count: int) -> list[str]:
        """The rarest names of an article that others have too, the rarest first."""
        shared = (n for n in self._names[source] if self._weights[n] < self._once)
        return sorted(shared, key=lambda n: (-self._weights[n], n))[:count]

    def shared(self, a: Iterable[str], b: Iterable[str]) -> float:
        """The summed rarity, above that of frequent names, of the names that the nearest two articles (sources) of two
        groups share."""
        return max(
            (self._between(x, y) if x <= y else self._between(y, x) for x, y in product(a, b)), default=0.0
        )

    def _weigh(self, a: str, b: str) -> float:
        return sum(max(0.0, self._weights[name] - _FREQUENT) for name in self._names[a] & self._names[b])


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(
        m.entity for m in reading.item.mentions if m.entity and m.kind in _KINDS and is_telling(m)
    )
