"""A timeline of incidents: lanes by kind, a dot an incident, dots of the same days one upon the other."""

from __future__ import annotations

from typing import NamedTuple

from isnad.casebook.stories import Moment
from isnad.web.charts.timescale import Tick, TimeScale
from isnad.web.relations import QUAD_OF, QUADS, Quad

WIDTH = 720
LANE = 70
_COLUMNS = 60
_STACKED = 5
_STEP = 10


class MomentDot(NamedTuple):
    """An incident's place on the chart, and how large it is drawn."""

    x: float
    y: float
    radius: float
    moment: Moment


class Lane(NamedTuple):
    """The dots of one kind above the line at `y`, and where more stand than can be drawn: where, and how many."""

    quad: Quad
    y: float
    dots: list[MomentDot]
    more: list[tuple[float, float, int]]


class FigureDot(NamedTuple):
    """The days on which a figure of the story has a value: where, and the value in digits and its subject."""

    x: float
    label: str


class Timeline(NamedTuple):
    """The lanes from the top, the row of figures at `figures_y`, and the ticks at `height`."""

    lanes: list[Lane]
    figures: list[FigureDot]
    figures_y: float
    height: float
    ticks: list[Tick]


def timeline(
    moments: list[Moment], figures: list[tuple[str, str]], since: str, until: str, *, mirrored: bool = False
) -> Timeline:
    """The timeline from `since` to `until` (ISO days); `figures` are days, each with what to say there.

    Those with more independent sources are larger, and are drawn first where there is not room for all.
    """
    scale = TimeScale.over([since, until], WIDTH, mirrored=mirrored)
    columns = min(scale.days, _COLUMNS)
    lanes: list[Lane] = []
    for n, quad in enumerate(QUADS):
        base = (n + 1) * LANE
        stacks: dict[int, list[Moment]] = {}
        for moment in moments:
            if QUAD_OF[moment.type] == quad and since <= moment.first <= until:
                stacks.setdefault(_column(scale, moment.first, columns), []).append(moment)
        dots: list[MomentDot] = []
        more: list[tuple[float, float, int]] = []
        for column, here in stacks.items():
            x = round((column + 0.5) * WIDTH / columns, 1)
            here.sort(key=lambda moment: -moment.sources)
            for level, moment in enumerate(here[:_STACKED]):
                radius = 3 + min(moment.sources, 4) * 0.5
                dots.append(MomentDot(x, base - 6 - level * _STEP, radius, moment))
            if len(here) > _STACKED:
                more.append((x, base - 4 - _STACKED * _STEP, len(here) - _STACKED))
        lanes.append(Lane(quad, base, dots, more))
    figures_y = len(QUADS) * LANE + 18
    shown = [FigureDot(scale.x(day), label) for day, label in figures if since <= day <= until]
    return Timeline(lanes, shown, figures_y, figures_y + 14, scale.ticks())


def _column(scale: TimeScale, day: str, columns: int) -> int:
    return min(int(scale.x(day) * columns / scale.width), columns - 1)
