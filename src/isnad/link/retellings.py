"""Rewrites by what they say of themselves: an article that names a wire as its source and tells the wire's own names and numbers.

Reworded well, such an article shares hardly a passage with the wire; but it says where it has the story from, it
stands within days of it, and most of the people, bodies and counts in the shorter of the two are in the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from isnad.link.duplicates import aligned
from isnad.link.reading import Reading
from isnad.link.source_keys import entity_key
from isnad.link.voices import Outlets
from isnad.records import Duplicate

_DAYS = 3
_LEAST = 3
"""Names and counts that both must tell."""
_PART = 0.38
"""Their share of the shorter article's, with `_ALIGNED` of its sentences having a counterpart; `_MOST` suffices alone."""
_ALIGNED = 0.15
_MOST = 0.6
_RETOLD = 40
"""Retellings of one wire that are compared with one another."""
_COMMON = 200
"""A name or count in more articles of one outlet than this finds no candidates."""

Item = str | float


def find_retellings(
    readings: Sequence[Reading], outlets: Outlets, known: Iterable[Duplicate]
) -> list[Duplicate]:
    """The pairs that are rewrites by attribution and are not among `known`, with those of the wire's copies."""
    known = list(known)
    related = {frozenset((d.a, d.b)) for d in known}
    copies: defaultdict[str, set[str]] = defaultdict(set)
    for pair in known:
        copies[pair.a].add(pair.b)
        copies[pair.b].add(pair.a)
    by_source = {r.source: r for r in readings}
    told = {r.source: _told(r) for r in readings}
    index: defaultdict[tuple[str, Item], list[Reading]] = defaultdict(list)
    for reading in readings:
        for key in _voices(reading, outlets):
            for item in told[reading.source]:
                index[key, item].append(reading)
    found: list[Duplicate] = []
    wires_of: defaultdict[str, list[Reading]] = defaultdict(list)
    for pair in known:
        if pair.relation == "rewrite" and pair.a in by_source and pair.b in by_source:
            wires_of[pair.a].append(by_source[pair.b])
    for reading in readings:
        own = _voices(reading, outlets)
        shared: Counter[str] = Counter()
        for key in _cited(reading, outlets) - own:
            for item in told[reading.source]:
                wires = index.get((key, item), ())
                if len(wires) <= _COMMON:
                    shared.update({w.source for w in wires if _near(reading, w)})
        for source, count in sorted(shared.items()):
            wire = by_source[source]
            if source == reading.source or count < _LEAST or not _retells(reading, wire, told):
                continue
            for other in (source, *sorted(copies[source])):
                pair = frozenset((other, reading.source))
                if len(pair) == 2 and pair not in related and _near(reading, by_source[other]):
                    related.add(pair)
                    found.append(_pair(by_source[other], reading, told))
                    wires_of[other].append(reading)
    for wire, retold in sorted(wires_of.items()):
        for one, other in combinations(sorted(retold, key=lambda r: r.order)[:_RETOLD], 2):
            pair = frozenset((one.source, other.source))
            if (
                len(pair) == 2
                and pair not in related
                and _near(one, other)
                and _part(one, other, told) >= _PART
            ):
                related.add(pair)
                found.append(_pair(one, other, told, f"both retell {wire}"))
    return found


def _near(a: Reading, b: Reading) -> bool:
    return a.published is None or b.published is None or a.published.overlaps(b.published, slack=_DAYS)


def _voices(reading: Reading, outlets: Outlets) -> set[str]:
    """The outlet of an article, and the agencies in its dateline or credit line."""
    keys = {outlets.key(reading.article.outlet)} if reading.article.outlet else set[str | None]()
    keys |= {outlets.key(c.text, c.entity) for c in reading.item.credits if c.kind == "agency"}
    return {k for k in keys if k}


def _cited(reading: Reading, outlets: Outlets) -> set[str]:
    """The outlets and agencies that an article's statements came through."""
    links = [
        n
        for s in reading.item.statements
        for n in s.chain
        if n.kind in ("outlet", "agency") and not n.anonymous
    ]
    keys = {outlets.key(n.text, n.entity) for n in links}
    keys |= {outlets.key(c.text, c.entity) for c in reading.item.credits}
    return {k for k in keys if k}


def _told(reading: Reading) -> frozenset[Item]:
    """The people, bodies, facilities and counts that an article tells of, the press aside."""
    names: set[Item] = {
        entity_key(m)
        for m in reading.item.mentions
        if m.kind in ("PER", "ORG", "FAC") and m.entity and not m.entity.startswith("out.")
    }
    return frozenset(names | {q.low for q in reading.item.quantities if q.low is not None and q.low > 1})


def _retells(reading: Reading, wire: Reading, told: dict[str, frozenset[Item]]) -> bool:
    a, b = told[reading.source], told[wire.source]
    both = len(a & b)
    part = both / min(len(a), len(b)) if a and b else 0.0
    if both < _LEAST or part < _PART:
        return False
    return part >= _MOST or aligned(reading, wire) >= _ALIGNED


def _part(one: Reading, other: Reading, told: dict[str, frozenset[Item]]) -> float:
    """The share of the shorter list of names and counts that the two have in common, three at least."""
    a, b = told[one.source], told[other.source]
    both = len(a & b)
    return both / min(len(a), len(b)) if both >= _LEAST else 0.0


def _pair(
    wire: Reading, reading: Reading, told: dict[str, frozenset[Item]], why: str | None = None
) -> Duplicate:
    first, second = sorted((wire, reading), key=lambda r: r.order)
    both = len(told[first.source] & told[second.source])
    part = both / max(1, min(len(told[first.source]), len(told[second.source])))
    return Duplicate(
        a=first.source,
        b=second.source,
        relation="rewrite",
        similarity=round(part, 3),
        evidence=f"{why or f'{reading.source} names the outlet or agency of {wire.source} as its source'}, and they share {both} names and counts",
    )
