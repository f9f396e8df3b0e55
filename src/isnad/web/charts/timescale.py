"""A horizontal axis of days: where a day stands, and where its ticks do; mirrored where one reads from the right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

_MONTH_DAYS = 31
_YEAR_DAYS = 366
_STEPS = (1, 2, 7, 14)


class Tick(NamedTuple):
    """A mark on the axis: where, and its ISO date as precise as the axis is there (`2024`, `2024-05`, `2024-05-03`)."""

    x: float
    date: str


class TimeScale(NamedTuple):
    """Days from `first` to `last` over `width` units, each a column of its own width.

    >>> scale = TimeScale.over(["2024-05-01", "2024-05-10"], 100)
    >>> scale.x("2024-05-01"), scale.x("2024-05-10"), scale._replace(mirrored=True).x("2024-05-01")
    (5.0, 95.0, 95.0)
    """

    first: date
    last: date
    width: float
    mirrored: bool = False

    @classmethod
    def over(cls, days: list[str], width: float, *, mirrored: bool = False) -> TimeScale:
        """The scale that holds all of these ISO days; raises `ValueError` where there is none."""
        found = [date.fromisoformat(day[:10]) for day in days]
        return cls(min(found), max(found), width, mirrored)

    @property
    def days(self) -> int:
        """How many days it spans; at least one."""
        return (self.last - self.first).days + 1

    def x(self, day: str) -> float:
        """The middle of a day's column; a day outside stands at the nearer edge."""
        days = self.days
        at = min(max(date.fromisoformat(day[:10]).toordinal() - self.first.toordinal(), 0), days - 1)
        x = round((at + 0.5) * self.width / days, 1)
        return round(self.width - x, 1) if self.mirrored else x

    def ticks(self, most: int = 8) -> list[Tick]:
        """At most about `most` ticks: days, months or years, whichever leaves fewest gaps."""
        if self.days > most * _YEAR_DAYS / 2:
            years = range(
                self.first.year, self.last.year + 1, -(-(self.last.year - self.first.year + 1) // most)
            )
            return [self._tick(date(year, 1, 1), 4) for year in years if date(year, 1, 1) >= self.first]
        if self.days > 2 * _MONTH_DAYS:
            months = [month for month in _months(self.first, self.last) if month >= self.first]
            return [self._tick(month, 7) for month in months[:: -(-len(months) // most) or 1]]
        step = next((step for step in _STEPS if self.days <= step * most), _STEPS[-1])
        return [self._tick(self.first + timedelta(n), 10) for n in range(0, self.days, step)]

    def _tick(self, day: date, precision: int) -> Tick:
        return Tick(self.x(day.isoformat()), day.isoformat()[:precision])


def _months(first: date, last: date) -> list[date]:
    """The first days of all months from that of `first` to that of `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count + 1)
    ]
