"""Outlines of countries, from Natural Earth; `tools/build_outlines.py` writes the file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec

Point = tuple[float, float]
"""Longitude and latitude in degrees, or a place on a drawing."""


class Outline(msgspec.Struct, frozen=True):
    """A country: its code (ISO 3166 alpha-3) and names, empty where it is no state of the lexicon; its rings in degrees, and of each
    its bounds: west, south, east and north."""

    code: str
    en: str
    ar: str
    rings: tuple[tuple[Point, ...], ...]
    bounds: tuple[tuple[float, float, float, float], ...]


class _Country(msgspec.Struct):
    code: str
    en: str
    ar: str
    rings: list[list[int]]


class _File(msgspec.Struct):
    steps: int
    borders: list[list[int]]
    countries: list[_Country]


@cache
def outlines() -> tuple[Outline, ...]:
    """All countries."""
    text = files("isnad.web.charts").joinpath("outlines.json").read_bytes()
    found = msgspec.json.decode(text, type=_File)
    borders = [_points(border, found.steps) for border in found.borders]
    return tuple(_outline(one, borders) for one in found.countries)


def _outline(of: _Country, borders: list[list[Point]]) -> Outline:
    rings = tuple(_ring(ring, borders) for ring in of.rings)
    return Outline(of.code, of.en, of.ar, rings, tuple(_bounds(ring) for ring in rings))


def _bounds(ring: tuple[Point, ...]) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _points(steps: list[int], of_a_degree: int) -> list[Point]:
    x = y = 0
    points: list[Point] = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / of_a_degree, y / of_a_degree))
    return points


def _ring(numbers: list[int], borders: list[list[Point]]) -> tuple[Point, ...]:
    """The borders of a ring one after another; each begins where the one before ends."""
    points: list[Point] = []
    for number in numbers:
        border = borders[number] if number >= 0 else borders[~number][::-1]
        points += border[1:] if points else border
    return tuple(points)


def area(ring: tuple[Point, ...] | list[Point]) -> float:
    """The area of a ring, whichever way it runs.

    >>> area([(0, 0), (4, 0), (4, 3), (0, 3)])
    12.0
    """
    closed = [*ring, ring[0]]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(closed))) / 2
