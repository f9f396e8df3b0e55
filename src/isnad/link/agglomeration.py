"""Which clusters of mentions become one: the best-supported pair first, every join weighed again with all that both
sides have gathered, so that no chain of likenesses ties two happenings together.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable

from isnad.link.clusters import Cluster, cluster
from isnad.link.evidence import Evidence

_SAMPLE = 6
"""Clusters of a group that are weighed against those of another."""
_SLACK = 0.7
"""How far the average over a group may stay below what a single pair needs."""


def agglomerate(
    clusters: list[Cluster],
    pairs: Iterable[tuple[int, int]],
    weigh: Callable[[Cluster, Cluster], Evidence | None],
    needed: float,
    *,
    two_kinds: bool,
) -> list[Cluster]:
    """Join the best-supported pair first (average linkage).

    Two joined groups are weighed by all pairs of their first clusters: some that conflict, or a low average,
    keep them apart, so that no chain of likenesses ties two happenings together.
    """
    parts: dict[int, tuple[int, ...]] = {n: (n,) for n in range(len(clusters))}
    near: defaultdict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    weighed: dict[tuple[int, int], Evidence | None] = {}

    def between(i: int, j: int) -> Evidence | None:
        key = (i, j) if i < j else (j, i)
        if key not in weighed:
            weighed[key] = weigh(clusters[key[0]], clusters[key[1]])
        return weighed[key]

    def consider(i: int, j: int) -> None:
        score = _average(
            [between(x, y) for x in _sample(parts[i]) for y in _sample(parts[j])], needed, two_kinds
        )
        if score is not None:
            heapq.heappush(heap, (-score, i, j))
            near[i].add(j)
            near[j].add(i)

    for i, j in pairs:
        consider(i, j)
    fresh = len(clusters)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in parts or j not in parts:
            continue
        parts[fresh] = tuple(sorted((*parts.pop(i), *parts.pop(j))))
        for other in sorted((near.pop(i, set()) | near.pop(j, set())) & parts.keys()):
            consider(other, fresh)
        fresh += 1
    return [_united([clusters[n] for n in members]) for members in parts.values()]


def _united(joined: list[Cluster]) -> Cluster:
    if len(joined) == 1:
        return joined[0]
    made = cluster(joined[0].type, [m for c in joined for m in c.members])
    made.alone = any(c.alone for c in joined)
    return made


def _sample(members: tuple[int, ...]) -> tuple[int, ...]:
    return members if len(members) <= _SAMPLE else (*members[: _SAMPLE // 2], *members[-_SAMPLE // 2 :])


def _average(found: list[Evidence | None], needed: float, two_kinds: bool) -> float | None:
    """The average score of the pairs of two groups; None where it is too low or too many pairs conflict."""
    firm = [e for e in found if e is not None]
    if not firm or len(found) - len(firm) > len(found) / 4:
        return None
    if two_kinds and not any(e.kinds >= 2 and e.score >= needed for e in firm):
        return None
    score = (sum(e.score for e in firm) - 2.0 * (len(found) - len(firm))) / len(found)
    return score if score >= (needed if len(found) == 1 else needed - _SLACK) else None
