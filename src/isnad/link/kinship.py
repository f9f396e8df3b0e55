"""Which articles speak of one thing: by their text, by an incident that both tell of, by a name that few others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from isnad.link.clusters import Cluster
from isnad.link.reading import Reading

_SPREAD = 60
"""Articles from which on an incident is too widely told to tell articles apart."""
_FEW, _SHARE = 12, 0.02
"""Articles up to which a name is rare: so many, or this share of all."""


class Kinship:
    """Which articles are of one text or tell of one incident."""

    def __init__(self, clusters: Sequence[Cluster], copies: set[tuple[str, str]]) -> None:
        self._copies = copies
        self._told: defaultdict[str, set[int]] = defaultdict(set)
        for n, cluster in enumerate(clusters):
            if 2 <= len(cluster.sources) <= _SPREAD:
                for source in cluster.sources:
                    self._told[source].add(n)

    def copies(self, a: str, b: str) -> bool:
        """Whether two articles are copies or rewrites of one text."""
        return (a, b) in self._copies

    def related(self, a: str, b: str) -> bool:
        """Whether two articles are of one text or tell of one incident."""
        return a == b or self.copies(a, b) or not self._told[a].isdisjoint(self._told[b])


class Names:
    """In how many articles each name stands."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._spread: Counter[str] = Counter()
        total = 0
        for reading in readings:
            total += 1
            self._spread.update({m.entity for m in reading.item.mentions if m.entity})
        self._most = max(_FEW, total * _SHARE)

    def rare(self, reading: Reading, first: int, last: int) -> frozenset[str]:
        """The names in some sentences of an article, the last included, that few articles have."""
        first, last = max(0, first), min(last, len(reading.sentences) - 1)
        found = (
            m.entity for m in reading.mentions_in(reading.sentences[first][0], reading.sentences[last][1])
        )
        return frozenset(e for e in found if e and self._spread[e] <= self._most)
