"""Curves on logarithmic scales as SVG, for the documentation; the same numbers give the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 720, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 130, 24, 56
_COLOURS = "#1b4965", "#888888", "#c8553d", "#588157", "#8e6c8a", "#bc8a2f"


class Line(NamedTuple):
    """A curve: its name and its points, with both coordinates above 0."""

    name: str
    points: list[tuple[float, float]]
    dashed: bool = False


def drawn(lines: Sequence[Line], across: str, up: str) -> str:
    """The curves with a grid of powers of ten, each with its name at its end; names that would meet are moved apart."""
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    left, right = math.log10(min(xs)), max(math.log10(max(xs)), math.log10(min(xs)) + 0.1)
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))

    def x_of(x: float) -> float:
        return _LEFT + (math.log10(x) - left) / (right - left) * (WIDTH - _LEFT - _RIGHT)

    def y_of(y: float) -> float:
        return HEIGHT - _BOTTOM - (math.log10(y) - low) / max(1, high - low) * (HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(up)} by {escape(across)}" font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for y in (10.0**power for power in range(low, high + 1)):
        parts.append(
            f'<path d="M{_LEFT} {y_of(y):.1f}H{WIDTH - _RIGHT}" stroke="#dddddd"/>'
            f'<text x="{_LEFT - 8}" y="{y_of(y) + 4:.1f}" text-anchor="end">{_number(y)}</text>'
        )
    for x in sorted(set(xs)):
        parts.append(
            f'<path d="M{x_of(x):.1f} {_TOP}V{HEIGHT - _BOTTOM}" stroke="#eeeeee"/>'
            f'<text x="{x_of(x):.1f}" y="{HEIGHT - _BOTTOM + 18}" text-anchor="middle">{_number(x)}</text>'
        )
    parts.append(
        f'<text x="{(_LEFT + WIDTH - _RIGHT) / 2:.1f}" y="{HEIGHT - 14}" text-anchor="middle">{escape(across)}</text>'
        f'<text x="16" y="{(_TOP + HEIGHT - _BOTTOM) / 2:.1f}" text-anchor="middle" '
        f'transform="rotate(-90 16 {(_TOP + HEIGHT - _BOTTOM) / 2:.1f})">{escape(up)}</text>'
    )
    ends = dict(_apart([(n, y_of(line.points[-1][1])) for n, line in enumerate(lines)]))
    for n, line in enumerate(lines):
        colour = _COLOURS[n % len(_COLOURS)]
        path = "L".join(f"{x_of(x):.1f} {y_of(y):.1f}" for x, y in line.points)
        dashes = ' stroke-dasharray="6 4"' if line.dashed else ""
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        if not line.dashed:
            parts += [
                f'<circle cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="3" fill="{colour}"/>'
                for x, y in line.points
            ]
        parts.append(
            f'<text x="{x_of(line.points[-1][0]) + 8:.1f}" y="{ends[n] + 4:.1f}" fill="{colour}">{escape(line.name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


_APART = 15


def _apart(ends: Sequence[tuple[int, float]]) -> Iterator[tuple[int, float]]:
    """Where the names of curves stand: beside their ends, and a line below the one above."""
    last = -math.inf
    for n, y in sorted(ends, key=lambda end: end[1]):
        last = max(y, last + _APART)
        yield n, last


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
