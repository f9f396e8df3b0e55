"""A sparkline: how many articles a day, in the height of a line of text."""

from __future__ import annotations

from typing import NamedTuple

from isnad.web.charts.timescale import TimeScale

WIDTH = 140
HEIGHT = 28
_MOST_BARS = 70


class Bar(NamedTuple):
    """A bar, in units of the chart: its left edge, its top, its width and its height."""

    x: float
    y: float
    width: float
    height: float


class Sparkline(NamedTuple):
    """Bars over `WIDTH` × `HEIGHT`, and in words: first and last day, the busiest day and its count."""

    bars: list[Bar]
    first: str
    last: str
    busiest: str
    most: int


def sparkline(counts: list[tuple[str, int]], *, mirrored: bool = False) -> Sparkline | None:
    """The sparkline of these counts by ISO day; a long stretch has several days a bar. Null where there are none."""
    if not counts:
        return None
    scale = TimeScale.over([day for day, _ in counts], WIDTH)
    columns = min(max(scale.days, 12), _MOST_BARS)
    step = WIDTH / columns
    heights = [0] * columns
    for day, count in counts:
        heights[min(int(scale.x(day) / step), columns - 1)] += count
    most = max(heights)
    bars: list[Bar] = []
    for n, count in enumerate(heights):
        if count:
            tall = max(2.0, round(count * HEIGHT / most, 1))
            left = (columns - 1 - n if mirrored else n) * step
            bars.append(Bar(round(left, 1), round(HEIGHT - tall, 1), round(max(step - 1, 1), 1), tall))
    busiest = max(counts, key=lambda pair: pair[1])
    return Sparkline(bars, counts[0][0], counts[-1][0], *busiest)
