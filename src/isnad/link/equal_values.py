"""Which numbers can be one: two of them, and all such pairs among many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from isnad.link.measures import Measure

_OPEN = 1.5
_TOLERANCE = 0.04


def same_value(a: Measure, b: Measure) -> bool:
    """Whether two numbers can be one: within four per cent where either is approximate, an open side reaching half as far again.

    `أكثر من ثلاثة مليارات` can be 3.2 billion; more than 30 is neither 20 nor 300.
    """
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    wide = max(high_a, high_b) * _TOLERANCE if a.approx or b.approx else 0.0
    return low_a <= high_b + wide and low_b <= high_a + wide


def equal_pairs(members: Sequence[Measure]) -> Iterator[tuple[int, int]]:
    """The indices, lesser first, of all pairs that can be one number, each pair once.

    A sweep over the numbers by what they can reach: only those that reach one another are compared.
    """
    open_: list[tuple[float, int]] = []
    for low, high, n in sorted((*_reach(m), n) for n, m in enumerate(members)):
        while open_ and open_[0][0] < low:
            heappop(open_)
        for _, other in open_:
            if same_value(members[n], members[other]):
                yield min(n, other), max(n, other)
        heappush(open_, (high, n))


def _reach(m: Measure) -> tuple[float, float]:
    """From where to where a number can be one with another, were both approximate."""
    low, high = sorted(_bounds(m))
    wide = max(abs(low), abs(high)) * _TOLERANCE
    return low - wide, high + wide


def _bounds(m: Measure) -> tuple[float, float]:
    low = m.low if m.low is not None else (m.high or 0.0) / _OPEN
    return low, m.high if m.high is not None else low * _OPEN
