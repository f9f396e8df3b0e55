"""Which clusters of mentions become one: the best-supported pair first, every join weighed again with all that both
sides have gathered, so that no chain of likenesses ties two happenings together.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from isnad.link.clusters import Cluster, cluster
from isnad.link.evidence import Evidence

_SAMPLE = 6
"""Clusters of a group that are weighed against those of another."""


def agglomerate(
    clusters: list[Cluster],
    pairs: Iterable[tuple[int, int]],
    weigh: Callable[[Cluster, Cluster], Evidence | None],
    needed: float,
    *,
    slack: float,
    two_kinds: bool,
) -> list[Cluster]:
    """Join the best-supported pair first (average linkage).

    Two joined groups are weighed by all pairs of their first clusters: some that conflict, or a low average,
    keep them apart, so that no chain of likenesses ties two happenings together.
    """
    parts: dict[int, tuple[int, ...]] = {n: (n,) for n in range(len(clusters))}
    whole: dict[int, Cluster] = dict(enumerate(clusters))
    near: defaultdict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    weighed: dict[tuple[int, int], Evidence | None] = {}

    def between(i: int, j: int) -> Evidence | None:
        key = (i, j) if i < j else (j, i)
        if key not in weighed:
            weighed[key] = weigh(clusters[key[0]], clusters[key[1]])
        return weighed[key]

    def push(i: int, j: int, together: Evidence | None) -> None:
        if together is None or (two_kinds and together.kinds < 2) or together.score < needed:
            return
        heapq.heappush(heap, (-together.score, i, j))

    def consider(i: int, j: int) -> None:
        found = [between(x, y) for x in _sample(parts[i]) for y in _sample(parts[j])]
        if found.count(None) > len(found) / 4:
            return
        near[i].add(j)
        near[j].add(i)
        if sum(e.score if e else -2.0 for e in found) / len(found) >= needed - slack:
            push(i, j, weigh(whole[i], whole[j]))

    for i, j in pairs:
        together = between(i, j)
        if together is not None:
            near[i].add(j)
            near[j].add(i)
            push(i, j, together)
    fresh = len(clusters)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in parts or j not in parts:
            continue
        parts[fresh] = tuple(sorted((*parts.pop(i), *parts.pop(j))))
        whole[fresh] = united([whole.pop(i), whole.pop(j)])
        for other in sorted((near.pop(i, set()) | near.pop(j, set())) & parts.keys()):
            consider(other, fresh)
        fresh += 1
    return list(whole.values())


def united(joined: Sequence[Cluster]) -> Cluster:
    """One cluster of several."""
    if len(joined) == 1:
        return joined[0]
    made = cluster(joined[0].type, [m for c in joined for m in c.members])
    made.alone = any(c.alone for c in joined)
    return made


def _sample(members: tuple[int, ...]) -> tuple[int, ...]:
    return members if len(members) <= _SAMPLE else (*members[: _SAMPLE // 2], *members[-_SAMPLE // 2 :])
