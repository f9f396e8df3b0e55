"""The outlines of countries that the reading room's maps are drawn of, from Natural Earth's by way of the npm package world-atlas.

    python tools/build_outlines.py [--check]

Writes `src/isnad/web/charts/outlines.json`: borders as chains of points in steps of 1/50 of a degree, each once, and for each
country its rings as numbers of borders, as in TopoJSON: `~n` is border n run backwards. Names are those of the lexicon, English and
Arabic, beside ISO 3166's code; what the lexicon has no state for has no name. `--check` writes nothing, and exits 1 where the file
is not what would be written. `make browser` installs the package. Natural Earth is in the public domain
(https://www.naturalearthdata.com/), its outlines show who holds a territory and take no side.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.core import get_global

from isnad.lexicon import load

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "frontend" / "node_modules" / "world-atlas" / "countries-50m.json"
TARGET = ROOT / "src" / "isnad" / "web" / "charts" / "outlines.json"
STEPS = 50
"""Steps of a degree."""
TOLERANCE = 1.1
"""Steps by which a border may be simplified."""
SMALLEST = 6
"""Steps along each side that an island has at least."""

Point = tuple[int, int]


def built() -> str:
    """The file's text."""
    world = json.loads(SOURCE.read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in decoded(world)]
    states = _states()
    countries: list[dict[str, Any]] = []
    used: dict[int, int] = {}

    def renumbered(arc: int) -> int:
        n = ~arc if arc < 0 else arc
        new = used.setdefault(n, len(used))
        return ~new if arc < 0 else new

    for shape in world["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [[renumbered(arc) for arc in rings[0]] for rings in polygons if _is_seen(rings[0], arcs)]
        code, en, ar = states.get(str(shape.get("id")), ("", "", ""))
        if rings:
            countries.append({"code": code, "en": en, "ar": ar, "rings": rings})
    borders = [_steps(arcs[n]) for n in used]
    return (
        json.dumps(
            {"steps": STEPS, "borders": borders, "countries": countries},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
    )


def decoded(world: dict[str, Any]) -> list[list[Point]]:
    """TopoJSON's arcs as points in steps."""
    (by_x, by_y), (x0, y0) = world["transform"]["scale"], world["transform"]["translate"]
    found: list[list[Point]] = []
    for arc in world["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * by_x + x0) * STEPS), round((y * by_y + y0) * STEPS)))
        found.append(points)
    return found


def simplified(points: Sequence[Point]) -> list[Point]:
    """The ends, and between them the points that lie off the straight way (Ramer, Douglas and Peucker).

    >>> simplified([(0, 0), (5, 1), (10, 0), (10, 9), (0, 9)])
    [(0, 0), (10, 0), (10, 9), (0, 9)]
    """
    if len(points) < 3:
        return list(points)
    first, last = points[0], points[-1]
    away = [_off(point, first, last) for point in points]
    far = max(range(len(points)), key=away.__getitem__)
    if away[far] <= TOLERANCE:
        return [first, last]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def _off(point: Point, first: Point, last: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, first, last
    length = math.hypot(bx - ax, by - ay)
    if not length:
        return math.hypot(x - ax, y - ay)
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length


def _is_seen(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> bool:
    points = [point for arc in ring for point in arcs[~arc if arc < 0 else arc]]
    return all(max(side) - min(side) >= SMALLEST for side in zip(*points, strict=True))


def _steps(points: Sequence[Point]) -> list[int]:
    """Points as steps, each from the one before."""
    x = y = 0
    found: list[int] = []
    for px, py in points:
        found += [px - x, py - y]
        x, y = px, py
    return found


def _states() -> dict[str, tuple[str, str, str]]:
    """For ISO's number of each state of the lexicon its code and names."""
    two_letters: Mapping[str, list[str]] = get_global("territory_aliases")
    numbers = {tuple(found): number for number, found in two_letters.items() if number.isdecimal()}
    return {
        numbers[pair]: (state.code, state.en, state.names[0])
        for state in load().countries.values()
        if (pair := tuple(two_letters.get(state.code, ()))) in numbers
    }


def main(arguments: Sequence[str]) -> int:
    """Write the file, or check it."""
    text = built()
    if "--check" not in arguments:
        TARGET.write_text(text, encoding="utf-8")
        print(f"{TARGET.name}: {len(text.encode()):,} bytes")
        return 0
    if TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET.relative_to(ROOT)} is not what tools/build_outlines.py makes; run it.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
