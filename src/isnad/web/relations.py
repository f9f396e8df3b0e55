"""Who deals with whom: pairs of parties, and how often they cooperate or are in conflict.

An incident is cooperation or conflict by its PLOVER quad. Who acts stands against each one whom it is done to; those who
act together in cooperation cooperate, while allies in an attack say nothing of one another.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from math import cos, pi, sin
from typing import Literal, NamedTuple

from isnad.casebook.stories import Part
from isnad.records import EventType

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]

QUADS: dict[Quad, tuple[EventType, ...]] = {
    "verbal-cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material-cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal-conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material-conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF: dict[EventType, Quad] = {type: quad for quad, types in QUADS.items() for type in types}

RADIUS = 150
_ACTORS = 12


class Name(NamedTuple):
    """A party by its id and names."""

    entity: str
    name: str
    name_en: str | None


class Relation(NamedTuple):
    """Two parties and in how many incidents they cooperate and are in conflict."""

    a: Name
    b: Name
    cooperation: int
    conflict: int


class Spot(NamedTuple):
    """A party on the circle; `anchor` is the side to which its name runs."""

    name: Name
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]


class Edge(NamedTuple):
    """A line between two parties: its ends, which kind prevails, and its width."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: Literal["cooperation", "conflict", "both"]
    width: float


class Network(NamedTuple):
    """The parties on a circle about the origin, and the lines between them."""

    spots: list[Spot]
    edges: list[Edge]


def relations(parts: list[Part]) -> list[Relation]:
    """The pairs that deal with one another, most incidents first; a pair counts once an incident."""
    sides: dict[str, tuple[EventType, dict[str, dict[str, Name]]]] = {}
    for part in parts:
        _, by_side = sides.setdefault(part.incident, (part.type, {"actor": {}, "recipient": {}}))
        by_side[part.side][part.entity] = Name(part.entity, part.name, part.name_en)
    names: dict[str, Name] = {}
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for type, by_side in sides.values():
        actors, recipients = by_side["actor"], by_side["recipient"]
        names |= actors | recipients
        conflict = "conflict" in QUAD_OF[type]
        pairs = {frozenset(pair) for pair in product(actors, recipients)}
        if not conflict:
            pairs |= {frozenset(pair) for pair in combinations(actors, 2)}
        for pair in pairs:
            if len(pair) == 2:
                a, b = sorted(pair)
                counts[a, b][conflict] += 1
    found = [Relation(names[a], names[b], *both) for (a, b), both in counts.items()]
    return sorted(found, key=lambda one: (-one.cooperation - one.conflict, one.a.entity, one.b.entity))


def network(found: list[Relation]) -> Network | None:
    """The parties with most relations on a circle, neighbours side by side; null where there is no pair."""
    weight: defaultdict[Name, int] = defaultdict(int)
    for relation in found:
        for name in (relation.a, relation.b):
            weight[name] += relation.cooperation + relation.conflict
    chosen = sorted(weight, key=lambda name: (-weight[name], name.entity))[:_ACTORS]
    if len(chosen) < 2:
        return None
    spots: dict[Name, Spot] = {}
    for n, name in enumerate(chosen):
        angle = 2 * pi * n / len(chosen) - pi / 2
        x, y = round(RADIUS * cos(angle), 1), round(RADIUS * sin(angle), 1)
        spots[name] = Spot(name, x, y, "start" if x > 5 else "end" if x < -5 else "middle")
    most = max(relation.cooperation + relation.conflict for relation in found)
    edges: list[Edge] = []
    for relation in found:
        if relation.a in spots and relation.b in spots:
            a, b = spots[relation.a], spots[relation.b]
            kind = (
                "both"
                if relation.cooperation and relation.conflict
                else "conflict"
                if relation.conflict
                else "cooperation"
            )
            width = 1 + 5 * (relation.cooperation + relation.conflict) / most
            edges.append(Edge(a.x, a.y, b.x, b.y, kind, round(width, 1)))
    return Network(list(spots.values()), edges)
