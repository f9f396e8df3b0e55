"""Dates of any precision as stretches of days, so that `2024-01` and `2024-01-31` can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_SEASONS = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 12), "H1": (1, 6), "H2": (7, 12),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
}  # fmt: skip


class Days(NamedTuple):
    """The days that a date may mean: proleptic ordinals, both ends included."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many days it spans: 1 is a day, about 30 a month."""
        return self.last - self.first + 1

    def overlaps(self, other: Days, slack: int = 0) -> bool:
        """Whether the two can mean one day, or days at most `slack` apart."""
        return self.first <= other.last + slack and other.first <= self.last + slack

    def within(self, other: Days) -> bool:
        """Whether every day of this is a day of the other."""
        return self.first >= other.first and self.last <= other.last


@lru_cache(maxsize=100_000)
def days(value: str | None) -> Days | None:
    """The days of an ISO or TIMEX3 date; None for none, for an unknown year and for what is no date.

    >>> days("2024-02").size, days("2020-01-03").size, days("XXXX-01-05")
    (29, 1, None)
    """
    if not value:
        return None
    try:
        if match := _DATE.fullmatch(value):
            year, month, day = (int(part) if part else None for part in match.groups())
            assert year is not None
            if month is None:
                return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
            if day is None:
                return Days(
                    date(year, month, 1).toordinal(),
                    date(year, month, monthrange(year, month)[1]).toordinal(),
                )
            only = date(year, month, day).toordinal()
            return Days(only, only)
        if match := _WEEK.fullmatch(value):
            first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Days(first.toordinal(), (first + timedelta(days=6)).toordinal())
        if match := _SEASON.fullmatch(value):
            year, (start, end) = int(match[1]), _SEASONS[match[2]]
            return Days(
                date(year, start, 1).toordinal(), date(year, end, monthrange(year, end)[1]).toordinal()
            )
    except ValueError:
        return None
    return None
