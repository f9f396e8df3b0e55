"""`/pledges`: what was promised or announced for a date, as a calendar of one month."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.records import LinkedPledge
from isnad.web.labels import Language
from isnad.web.pages.passages import Passage, Values, passage, span_of
from isnad.web.summary import told_once

_UNDATED = 100
"""Pledges for no known date that are shown; the list to take away has more."""
_FIRST_WEEKDAY: dict[Language, int] = {"en": 0, "ar": 5}
"""Monday is 0: weeks begin on Monday in English, on Saturday in Arabic."""

Row = tuple[LinkedPledge, list[str], Passage | None, str | None]
"""A pledge, the other articles that word it alike, its sentence, and the id of who gives it."""


class CalendarDay(NamedTuple):
    """A day of the calendar: its ISO date, whether it is of the month, and what falls due on it alone."""

    day: str
    within: bool
    due: list[Row]


def pledges_page(book: Casebook, month: str | None, today: date, language: Language) -> Values:
    """`/pledges`; the month asked for, else that of the newest article, else the next one in which something is due."""
    months = book.pledge_months()
    shown = month or _nearest([name for name, _ in months], book.latest_day(today.isoformat()))
    if shown == "none" or shown is None:
        found = book.pledges_undated()
        rows = pledge_rows(book, found[:_UNDATED])
        weeks: list[list[CalendarDay]] = []
    else:
        first, last = day_range(shown)
        rows = pledge_rows(book, book.pledges_within(first or "", last or ""))
        weeks = _weeks(shown, rows, language)
    return {
        "month": shown,
        "months": months,
        "undated": book.pledges_undated_count(),
        "count": book.pledge_count(),
        "weeks": weeks,
        "pledges": rows,
    }


def pledge_rows(book: Casebook, pledges: list[LinkedPledge]) -> list[Row]:
    """Pledges, those that articles word alike once, with their sentences."""
    return [
        (pledge, others, passage(book, span_of(pledge)), book.who_entity(pledge))
        for pledge, others in told_once(pledges)
    ]


def _nearest(months: list[str], day: str | None) -> str | None:
    """The month of `day` or the first after it in which something is due, else the last before it."""
    after = [month for month in months if day is None or month >= day[:7]]
    return after[0] if after else months[-1] if months else None


def _weeks(month: str, rows: list[Row], language: Language) -> list[list[CalendarDay]]:
    year, number = (int(part) for part in month.split("-"))
    by_day: dict[str, list[Row]] = {}
    for row in rows:
        if row[0].due and len(row[0].due) == len("2025-09-30"):
            by_day.setdefault(row[0].due, []).append(row)
    days = list(Calendar(_FIRST_WEEKDAY[language]).itermonthdays4(year, number))
    cells = [
        CalendarDay(iso, m == number, by_day.get(iso, []) if m == number else [])
        for y, m, d, _ in days
        for iso in (f"{y:04}-{m:02}-{d:02}",)
    ]
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]
