"""Which numbers measure one thing: the numbers of a story joined, best pairs first.

Two numbers are one thing's where unit and noun or what became of the counted are the same, and the words around
them, the number itself or the incident speak for it. Equal numbers need less of that than numbers that differ, for
those say that somebody is wrong or that the thing has changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import log, sqrt

from isnad.link.clusters import Cluster
from isnad.link.measures import HARMS, Measure, same_value
from isnad.link.setting_apart import contrasted, exchanged, grown, set_apart

_EQUAL, _DIFFERENT = 2.2, 2.1
_DAYS = 10
"""Days within which two articles' tolls may be of one thing by being the first that each gives."""
_MANY = 250
"""Numbers of one kind from which on only equal ones are compared."""


def series_of(story: Sequence[Measure], clusters: Sequence[Cluster], copies: set[tuple[str, str]]) -> list[list[Measure]]:
    """The measured things of a story: lists of two numbers or more, each in canonical order."""
    members = sorted(story, key=lambda m: m.order)
    weigh = _Weigher(members, clusters, copies)
    scored: list[tuple[float, int, int]] = []
    for i, j in _candidates(members):
        score = weigh.score(members[i], members[j])
        if score > 0:
            scored.append((score, i, j))
    scored.sort(key=lambda t: (-t[0], t[1], t[2]))
    home = list(range(len(members)))
    groups: dict[int, list[int]] = {n: [n] for n in home}
    for _, i, j in scored:
        a, b = home[i], home[j]
        if a == b or weigh.forbids([members[n] for n in groups[a]], [members[n] for n in groups[b]]):
            continue
        for n in groups[b]:
            home[n] = a
        groups[a] += groups.pop(b)
    found = [[members[n] for n in sorted(group)] for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda s: s[0].order)


def _candidates(members: Sequence[Measure]) -> Iterable[tuple[int, int]]:
    """The pairs that a kind, a role or a number have in common."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, m in enumerate(members):
        if m.noun or m.unit:
            blocks["kind", m.unit or "", m.noun if not m.unit else ""].append(n)
        if m.role:
            blocks["role", m.role].append(n)
        blocks["number", m.unit or "", f"{m.value:g}"].append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for pair in combinations(block, 2):
            if pair in seen or (len(block) > _MANY and not same_value(members[pair[0]], members[pair[1]])):
                continue
            seen.add(pair)
            yield pair


class _Weigher:
    """How much speaks for two numbers being one thing's."""

    def __init__(self, members: Sequence[Measure], clusters: Sequence[Cluster], copies: set[tuple[str, str]]) -> None:
        self._clusters = clusters
        self._copies = copies
        spread: Counter[str] = Counter(key for m in members for key in m.context)
        numbers: defaultdict[str, set[float]] = defaultdict(set)
        for m in members:
            if m.noun and not m.unit:
                numbers[m.noun].add(m.value)
        self._only = {noun for noun, found in numbers.items() if len(found) == 1}
        """Nouns of which the story has one number alone."""
        self._rarity = {key: log(1 + len(members) / n) for key, n in spread.items()}

    def score(self, a: Measure, b: Measure) -> float:
        """The evidence beyond what is needed; not above 0 where it does not suffice."""
        if a.unit != b.unit or a.part != b.part:
            return 0.0
        against = contrasted(a, b) or exchanged(a, b)
        if a.reading is b.reading and a.sentence == b.sentence and not against:
            return 0.0
        if a.role != b.role and a.role and b.role:
            return 0.0
        named = bool(a.noun and a.noun == b.noun)
        if a.noun and b.noun and not named and not a.unit and not a.role:
            return 0.0
        equal = same_value(a, b)
        score = self._likeness(a, b) * 2.5
        score += 1.0 if named else 0.0
        score += 0.6 if a.unit else 0.0
        score += 1.0 if a.role and a.role == b.role else 0.0
        score += self._incidents(a, b)
        if equal:
            score += (a.reading.source, b.reading.source) in self._copies
            score += 0.7 if named and a.noun in self._only and a.value > 2 else 0.0
            score += 1.6 if a.value >= 100 or (a.value > 12 and a.value % 10) else 1.2 if a.value >= 10 else 0.5
            return score - _EQUAL
        if not (named or a.unit or a.value == b.instead or b.value == a.instead or (a.role and a.role == b.role) or (against and not (a.noun and b.noun))):
            return 0.0
        if (a.victims and b.victims and a.victims != b.victims) or _far_apart(a, b):
            return 0.0
        score += 2.6 if exchanged(a, b) else 1.6 if against else 0.0
        score += 2.0 if a.value == b.instead or b.value == a.instead else 0.0
        score += 1.0 if named and grown(max(a, b, key=lambda m: m.order)) else 0.0
        score += 0.6 if a.main and b.main and _at_one_time(a, b) else 0.0
        return score - _DIFFERENT

    def _likeness(self, a: Measure, b: Measure) -> float:
        """The cosine of the words around two numbers, rarer words weighing more."""
        if not a.context or not b.context:
            return 0.0
        shared = sum(a.context[k] * b.context[k] * self._rarity[k] ** 2 for k in a.context if k in b.context)
        return shared / sqrt(self._norm(a) * self._norm(b))

    def _norm(self, m: Measure) -> float:
        return sum((w * self._rarity[k]) ** 2 for k, w in m.context.items()) or 1.0

    def _incidents(self, a: Measure, b: Measure) -> float:
        """For one incident; against two that lie on different days."""
        if a.incident is None or b.incident is None or not a.role:
            return 0.0
        if a.incident == b.incident:
            return 1.5
        one, two = self._clusters[a.incident], self._clusters[b.incident]
        if one.precise and two.precise:
            return (1.2 if _one_place(one, two) else 0.4) if one.precise & two.precise else -2.0
        return 0.4 if _one_place(one, two) else 0.0

    def forbids(self, one: Sequence[Measure], two: Sequence[Measure]) -> bool:
        """Whether two groups hold different numbers of one article, which it does not set against one another."""
        for a in one:
            for b in two:
                if a.reading is b.reading and not same_value(a, b) and not set_apart(a) and not set_apart(b):
                    if not contrasted(a, b) and not exchanged(a, b):
                        return True
        return False


def _far_apart(a: Measure, b: Measure) -> bool:
    """Whether one number is so many times the other that they count different things."""
    low, high = sorted((a.value, b.value))
    return high > low * (20 if a.role in HARMS else 6)


def _one_place(one: Cluster, two: Cluster) -> bool:
    """Whether two incidents are told of one place, or one of them of none."""
    here = {p.entity for p in one.places.values() if p.entity}
    there = {p.entity for p in two.places.values() if p.entity}
    return not here or not there or bool(here & there)


def _at_one_time(a: Measure, b: Measure) -> bool:
    """Whether two articles were published within days of one another."""
    one, two = a.reading.published, b.reading.published
    return one is not None and two is not None and abs(one.first - two.first) <= _DAYS
