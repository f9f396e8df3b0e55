"""Places on a map of outlines: drawn here, so that no reader's browser asks anybody for a tile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, radians, sqrt
from typing import NamedTuple

from isnad.web.charts.outlines import Outline, Point, area, outlines

WIDTH, HEIGHT = 720, 400
_LEAST = 14.0
"""Degrees of longitude that a map shows at least."""
_ROOM = 1.5
"""How much wider than its places a map is."""
_NAMED = 2600
"""What a country's part of the map measures where it is named."""
_WIDE, _HIGH = 96, 20
"""What a name takes."""
_MARGIN = 8
_FINE = 0.8
"""Points of an outline nearer to one another than this are one."""


class Spot(NamedTuple):
    """A place: where it lies, what it is called, how many incidents it has, where it leads, and whether only a region of it
    is known."""

    lat: float
    lon: float
    name: str
    number: int
    url: str = ""
    vague: bool = False


class Land(NamedTuple):
    """A country's part of the map as an SVG path, and where its name stands if there is room for one."""

    outline: Outline
    path: str
    label: tuple[int, int] | None


class Dot(NamedTuple):
    """A place on the map, and whether there is room for its name."""

    spot: Spot
    x: float
    y: float
    radius: float
    named: bool


class OutlineMap(NamedTuple):
    """Countries and places over `WIDTH` × `HEIGHT`, places with most incidents first."""

    lands: list[Land]
    dots: list[Dot]


def outline_map(spots: Sequence[Spot]) -> OutlineMap | None:
    """The map that holds these places, the north above; null where there is none.

    The projection is plate carrée, true to the middle latitude: right for a map of some countries.
    """
    if not spots:
        return None
    project, corners = _projection(spots)
    most = max(spot.number for spot in spots)
    dots: list[Dot] = []
    for spot in sorted(spots, key=lambda spot: (-spot.number, spot.vague, spot.name)):
        x, y = _rounded(project((spot.lon, spot.lat)))
        named = not any(dot.named and abs(dot.x - x) < _WIDE and abs(dot.y - y) < _HIGH for dot in dots)
        radius = round(5 + 7 * sqrt(spot.number / most), 1) if most > 1 else 7
        dots.append(Dot(spot, x, y, radius, named))
    lands = [land for outline in outlines() if (land := _land(outline, project, corners, dots)) is not None]
    return OutlineMap(lands, dots)


Project = Callable[[Point], Point]
Corners = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


def _projection(spots: Sequence[Spot]) -> tuple[Project, Corners]:
    lons, lats = [spot.lon for spot in spots], [spot.lat for spot in spots]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    narrowing = max(cos(radians(lat)), 0.2)
    wide = max(
        _ROOM * (max(lons) - min(lons)), _LEAST, _ROOM * (max(lats) - min(lats)) / narrowing * WIDTH / HEIGHT
    )
    scale = WIDTH / wide
    west, north = lon - wide / 2, lat + HEIGHT / scale * narrowing / 2

    def project(point: Point) -> Point:
        return (point[0] - west) * scale, (north - point[1]) * scale / narrowing

    return project, (west, 2 * lat - north, west + wide, north)


def _land(outline: Outline, project: Project, corners: Corners, dots: Sequence[Dot]) -> Land | None:
    west, south, east, north = corners
    pieces: list[list[Point]] = []
    for ring, (first, lowest, last, highest) in zip(outline.rings, outline.bounds, strict=True):
        if last < west or first > east or highest < south or lowest > north:
            continue
        piece = [project(point) for point in ring]
        if first < west or last > east or lowest < south or highest > north:
            piece = _clipped(piece)
        if len(piece) > 2:
            pieces.append(piece)
    if not pieces:
        return None
    path = "".join(_path(piece) for piece in pieces)
    return Land(outline, path, _label(max(pieces, key=area), dots) if outline.en else None)


def _path(points: Sequence[Point]) -> str:
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > _FINE:
            kept.append((x, y))
    return "M" + " ".join(f"{x:.0f},{y:.0f}" for x, y in kept) + "Z"


def _label(piece: list[Point], dots: Sequence[Dot]) -> tuple[int, int] | None:
    """A point about the middle of a country's largest part where no place stands; null where that part is small."""
    if area(piece) < _NAMED:
        return None
    xs, ys = [x for x, _ in piece], [y for _, y in piece]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    for across, down in ((0, 0), (0, 48), (0, -48), (110, 0), (-110, 0)):
        spot = min(max(x + across, 50), WIDTH - 50), min(max(y + down, 20), HEIGHT - 12)
        if _holds(piece, spot) and not any(
            abs(dot.x - spot[0]) < _WIDE and -2 * _HIGH < spot[1] - dot.y < _HIGH for dot in dots
        ):
            return round(spot[0]), round(spot[1])
    return None


def _holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point lies within a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _clipped(ring: list[Point]) -> list[Point]:
    """The part of a ring on the map (Sutherland and Hodgman)."""
    edges = ((0, 1, -_MARGIN), (0, -1, WIDTH + _MARGIN), (1, 1, -_MARGIN), (1, -1, HEIGHT + _MARGIN))
    for axis, side, edge in edges:
        kept: list[Point] = []
        for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
            was, is_in = side * (before[axis] - edge) >= 0, side * (here[axis] - edge) >= 0
            if was != is_in:
                share = (edge - before[axis]) / (here[axis] - before[axis])
                kept.append(
                    (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
                )
            if is_in:
                kept.append(here)
        ring = kept
        if not ring:
            break
    return ring


def _rounded(point: Point) -> tuple[float, float]:
    return round(point[0], 1), round(point[1], 1)
