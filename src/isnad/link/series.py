"""Which numbers measure one thing: the numbers of a story joined, best pairs first.

Two numbers are one thing's where unit and noun or what became of the counted are the same, and the words around
them, the number itself or the incident speak for it. Equal numbers need less of that than numbers that differ, for
those say that somebody is wrong or that the thing has changed: these must be told of one incident, in much the same
words, or be set against one another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice, product
from math import log, sqrt

from isnad.link.clusters import Cluster
from isnad.link.equal_values import equal_pairs, same_value
from isnad.link.kinship import Kinship
from isnad.link.measures import HARMS, Measure
from isnad.link.setting_apart import contrasted, exchanged, grown, set_apart

_EQUAL, _DIFFERENT = 2.2, 2.0
_DAYS = 10
"""Days within which two articles' tolls may be of one thing by being the first that each gives."""
_MANY = 250
"""Numbers of one kind from which on only equal ones are compared."""
_SMALL = 30
"""Articles of a story that all speak of one thing; in a larger one two must tell of one incident."""
_ALIKE = 0.3
"""Likeness of the words around from which two numbers are one thing's without an incident."""
_MUCH_ALIKE = 0.45
"""The same of distances, sums and other measures, which every article has many of."""
_SAMPLE = 36
"""Pairs of two groups that are looked at before they are joined."""
_ONE_SCENE = 0.8
"""What a place or person named beside two tolls speaks for their being one."""
_ONE_DAY = 1.2
"""What two incidents of one day, at no two places, speak for their tolls being one."""


def series_of(story: Sequence[Measure], clusters: Sequence[Cluster], kinship: Kinship) -> list[list[Measure]]:
    """The measured things of a story: lists of two numbers or more, each in canonical order."""
    members = sorted(
        (m for m in story if m.noun or m.role or m.unit or m.instead is not None), key=lambda m: m.order
    )
    weigh = _Weigher(members, clusters, kinship)
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
        if a == b or not weigh.joins([members[n] for n in groups[a]], [members[n] for n in groups[b]]):
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
    for n, m in enumerate(members):
        if m.instead is not None:
            blocks["number", m.unit or "", f"{m.instead:g}"].append(n)
        if n and members[n - 1].reading is m.reading:
            blocks["beside", f"{n}"] += [n - 1, n]
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for pair in combinations(block, 2) if len(block) <= _MANY else _equal(members, block):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _equal(members: Sequence[Measure], block: Sequence[int]) -> Iterable[tuple[int, int]]:
    return ((block[i], block[j]) for i, j in equal_pairs([members[n] for n in block]))


class _Weigher:
    """How much speaks for two numbers being one thing's."""

    def __init__(self, members: Sequence[Measure], clusters: Sequence[Cluster], kinship: Kinship) -> None:
        self._clusters = clusters
        self._kinship = kinship
        self._small = len({m.reading.source for m in members}) <= _SMALL
        spread: Counter[str] = Counter(key for m in members for key in m.context)
        numbers: defaultdict[str, set[float]] = defaultdict(set)
        for m in members:
            if m.noun and not m.unit:
                numbers[m.noun].add(m.value)
        self._only = {noun for noun, found in numbers.items() if len(found) == 1}
        """Nouns of which the story has one number alone."""
        self._rarity = {key: log(1 + len(members) / n) for key, n in spread.items()}
        self._norms = {
            id(m): sum((w * self._rarity[k]) ** 2 for k, w in m.context.items()) or 1.0 for m in members
        }

    def score(self, a: Measure, b: Measure) -> float:
        """The evidence beyond what is needed; not above 0 where it does not suffice."""
        if a.unit != b.unit or (a.role != b.role and a.role and b.role):
            return 0.0
        if _vague(a) != _vague(b):
            return 0.0
        named = bool(a.noun and a.noun == b.noun)
        instead = a.instead == b.value or b.instead == a.value
        if a.noun and b.noun and not (named or a.unit or a.role or instead):
            return 0.0
        equal = same_value(a, b)
        if not equal and not (instead or self._of_one_matter(a, b)):
            return 0.0
        likeness = self._likeness(a, b)
        if a.part != b.part and not (equal and likeness >= _ALIKE):
            return 0.0
        score = likeness * 2.5 + (1.0 if named else 0.0) + (0.6 if a.unit else 0.0)
        score += 1.0 if a.role and a.role == b.role else 0.0
        told = self._incidents(a, b)
        score += max(told, 0.0) if instead else told
        if a.role in HARMS and a.role == b.role and a.incident != b.incident:
            score += _ONE_SCENE if a.reading.names_at(a.start) & b.reading.names_at(b.start) else 0.0
        if a.part and a.noun and b.noun and not named and not equal:
            return 0.0
        if equal:
            close = likeness >= _ALIKE or self._of_one_matter(a, b)
            return score + self._for_equals(a, b, named) - _EQUAL if close else 0.0
        if not self._may_differ(a, b, named, likeness):
            return 0.0
        return score + self._for_different(a, b, named) - _DIFFERENT

    def _of_one_matter(self, a: Measure, b: Measure) -> bool:
        return self._small or self._kinship.related(a.reading.source, b.reading.source)

    def _for_equals(self, a: Measure, b: Measure, named: bool) -> float:
        score = 1.0 if self._kinship.copies(a.reading.source, b.reading.source) else 0.0
        if _vague(a) or _vague(b):
            return score  # مئات: any number of things are hundreds
        score += 0.7 if named and a.noun in self._only and a.value > 2 else 0.0
        if a.unit == "%":
            return score
        return score + (
            1.6 if a.value >= 100 or (a.value > 12 and a.value % 10) else 1.2 if a.value >= 10 else 0.5
        )

    def _may_differ(self, a: Measure, b: Measure, named: bool, likeness: float) -> bool:
        """Whether two numbers may differ and be one thing's all the same."""
        if _other_people(a, b) or _far_apart(a, b) or _vague(a) or _vague(b):
            return False
        if _promised(a) != _promised(b):
            return False
        if a.instead == b.value or b.instead == a.value or exchanged(a, b):
            return True
        if a.reading is b.reading:
            if self._of_others(a, b):
                return False
            known = a.role in HARMS or (a.speaker is not None and b.speaker is not None)
            of_one = named or bool(a.role and a.role == b.role)
            risen = a.role in HARMS and grown(max(a, b, key=lambda m: m.start))
            return known and of_one and a.unit != "%" and (risen or contrasted(a, b))
        if not self._of_one_matter(a, b):
            return False
        if self._kinship.copies(a.reading.source, b.reading.source):
            return grown(max(a, b, key=lambda m: m.order))  # one text told twice does not change its numbers
        if a.role and a.role == b.role:
            return self._small or likeness >= _MUCH_ALIKE or self._incidents(a, b) >= _ONE_DAY
        later = max(a, b, key=lambda m: m.order)
        return likeness >= _MUCH_ALIKE or (named and not a.unit and grown(later))

    def _of_others(self, a: Measure, b: Measure) -> bool:
        """Whether two tolls of an article are laid to different doers: `قتل التنظيم أربعة، في حين قتلت الفصائل ثلاثة`."""
        if a.incident is None or b.incident is None or a.incident == b.incident:
            return False
        one, two = (
            {p.entity or p.text for p in self._clusters[n].actors.values()} for n in (a.incident, b.incident)
        )
        named = any(p.entity for n in (a.incident, b.incident) for p in self._clusters[n].actors.values())
        return bool(one) and bool(two) and one.isdisjoint(two) and named

    def _for_different(self, a: Measure, b: Measure, named: bool) -> float:
        score = 0.0
        if a.instead == b.value or b.instead == a.value:
            score += 2.0
        if exchanged(a, b):
            score += 2.6
        elif contrasted(a, b):
            score += 1.6
        score += 0.5 if a.victims and a.victims == b.victims else 0.0
        score += 1.0 if named and grown(max(a, b, key=lambda m: m.order)) else 0.0
        return score + (0.6 if a.main and b.main and _at_one_time(a, b) else 0.0)

    def _likeness(self, a: Measure, b: Measure) -> float:
        """The cosine of the words around two numbers, rarer words weighing more."""
        if not a.context or not b.context:
            return 0.0
        shared = sum(a.context[k] * b.context[k] * self._rarity[k] ** 2 for k in a.context if k in b.context)
        return shared / sqrt(self._norms[id(a)] * self._norms[id(b)])

    def _incidents(self, a: Measure, b: Measure) -> float:
        """For one incident; against two that lie on different days."""
        if a.incident is None or b.incident is None or not a.role:
            return 0.0
        if a.incident == b.incident:
            return 1.5
        one, two = self._clusters[a.incident], self._clusters[b.incident]
        if one.precise and two.precise:
            return (_ONE_DAY if _one_place(one, two) else -0.6) if one.precise & two.precise else -2.0
        return 0.4 if _one_place(one, two) else 0.0

    def joins(self, one: Sequence[Measure], two: Sequence[Measure]) -> bool:
        """Whether two groups may be one: no article has different numbers in them that it does not set against one another, and
        on the whole their numbers speak for it."""
        for a, b in product(one, two):
            if a.reading is b.reading and not same_value(a, b) and not _beside(a, b):
                return False
        pairs = list(islice(product(one, two), _SAMPLE))
        good = sum(self.score(a, b) > 0 for a, b in pairs)
        return good * 3 >= len(pairs)


def _beside(a: Measure, b: Measure) -> bool:
    risen = a.role in HARMS and a.role == b.role and grown(max(a, b, key=lambda m: m.start))
    return risen or set_apart(a) or set_apart(b) or contrasted(a, b) or exchanged(a, b)


def _promised(m: Measure) -> bool:
    """Whether a number is of what shall be: it stands in a pledge."""
    return any(p.start <= m.start < p.end for p in m.reading.item.pledges)


def _other_people(a: Measure, b: Measure) -> bool:
    """Whether the counted are of two kinds; fighters are told apart even from those of whom nothing is said."""
    if a.victims == b.victims:
        return False
    return bool(a.victims and b.victims) or "fighters" in (a.victims, b.victims)


def _vague(m: Measure) -> bool:
    """Whether a number is a vague count (`عشرات`), which differs from none."""
    return m.low is not None and m.high is not None and m.low != m.high


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
