"""Stacked bars over time: several counts by day, brought together into columns of days, weeks or months."""

from __future__ import annotations

from typing import NamedTuple

from isnad.web.charts.sparkline import Bar
from isnad.web.charts.timescale import Tick, TimeScale

WIDTH = 720
HEIGHT = 84
_COLUMNS = 60


class Stack(NamedTuple):
    """The bars of each series over `WIDTH` × `HEIGHT`, ticks below them, and the height of the highest column."""

    series: list[tuple[str, list[Bar]]]
    ticks: list[Tick]
    first: str
    last: str
    most: int


def stacked(counts: dict[str, list[tuple[str, int]]], *, mirrored: bool = False) -> Stack | None:
    """The chart of these series, each with its counts by ISO day; null where all are empty."""
    days = [day for pairs in counts.values() for day, _ in pairs]
    if not days:
        return None
    scale = TimeScale.over([min(days), max(days)], WIDTH)
    columns = min(max(scale.days, 15), _COLUMNS)
    step = WIDTH / columns
    column_of = {day: min(int(scale.x(day) / step), columns - 1) for day in set(days)}
    totals = {name: [0] * columns for name in counts}
    for name, pairs in counts.items():
        for day, count in pairs:
            totals[name][column_of[day]] += count
    most = max(map(sum, zip(*totals.values(), strict=True)))
    tops = [float(HEIGHT)] * columns
    series: list[tuple[str, list[Bar]]] = []
    for name, column in totals.items():
        bars: list[Bar] = []
        for n, count in enumerate(column):
            if count:
                tall = round(count * HEIGHT / most, 1)
                tops[n] = round(tops[n] - tall, 1)
                left = (columns - 1 - n if mirrored else n) * step
                bars.append(Bar(round(left + 1, 1), tops[n], round(max(step - 2, 1), 1), tall))
        series.append((name, bars))
    ticks = scale._replace(mirrored=mirrored).ticks()
    return Stack(series, ticks, min(days), max(days), most)
