"""Values over time: who says which number when, as points and ranges over days."""

from __future__ import annotations

from math import log10
from typing import NamedTuple

from isnad.web.charts.timescale import Tick, TimeScale

WIDTH = 720
HEIGHT = 180
_TICKS = 4
_DOT = 11
"""How far apart dots that would cover one another are put."""


class Given(NamedTuple):
    """A value that somebody gives: the ISO day, its bounds (null where open), what it is of, and who says it."""

    day: str
    low: float | None
    high: float | None
    series: str
    label: str


class Dot(NamedTuple):
    """A value on the chart: where it stands, from where to where its range goes, and whether a side is open."""

    x: float
    y: float
    top: float
    bottom: float
    open: bool
    given: Given


class ValueChart(NamedTuple):
    """Dots over `WIDTH` × `HEIGHT`, the ticks of both axes, and the names of its series.

    No line joins the dots: nobody says what lies between them."""

    dots: list[Dot]
    ticks: list[Tick]
    levels: list[tuple[float, float]]
    series: list[str]


def value_chart(values: list[Given], *, mirrored: bool = False) -> ValueChart | None:
    """The chart of these values; null where fewer than two have a number."""
    known = [value for value in values if value.low is not None or value.high is not None]
    if len(known) < 2:
        return None
    scale = TimeScale.over([value.day for value in known], WIDTH, mirrored=mirrored)
    top = _ceiling(max(bound for value in known for bound in (value.low, value.high) if bound is not None))

    def y(value: float) -> float:
        return round(HEIGHT - value * HEIGHT / top, 1)

    dots: list[Dot] = []
    taken: set[tuple[float, float]] = set()
    for value in sorted(known, key=lambda value: (value.day, value.low or value.high or 0)):
        low = value.low if value.low is not None else value.high or 0
        high = value.high if value.high is not None else low
        at = y(low if value.low is not None else high)
        x = scale.x(value.day)
        while (x, at) in taken:
            x = round(x + (-_DOT if mirrored else _DOT), 1)
        taken.add((x, at))
        dots.append(Dot(x, at, y(high), y(low), value.low is None or value.high is None, value))
    names = list(dict.fromkeys(value.series for value in known))
    levels = [(round(top * n / _TICKS, 6), y(top * n / _TICKS)) for n in range(_TICKS + 1)]
    return ValueChart(dots, scale.ticks(), levels, names)


def _ceiling(value: float) -> float:
    """The next round number that four steps reach evenly.

    >>> _ceiling(7), _ceiling(46), _ceiling(5200), _ceiling(0)
    (8.0, 60.0, 6000.0, 4.0)
    """
    if value <= 4:
        return 4.0
    unit = 10 ** int(log10(value))
    steps = (4, 8, 12) if unit == 1 else (1, 2, 4, 6, 8, 10)
    return float(next(unit * n for n in steps if unit * n >= value))
