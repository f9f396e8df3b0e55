"""`/pledges`: what was promised or announced for a date, as a calendar of one month."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.records import LinkedPledge
from isnad.web.labels import Language
from isnad.web.pages.passages import Passage, Values, pages, passage, span_of
from isnad.web.summary import told_once

_ROWS = 100
"""Pledges of a month, or for no known date, that one page lists with their sentences."""
_OF_A_DAY = 6
"""Pledges that a day of the calendar names; of more it says how many."""
_FIRST_WEEKDAY: dict[Language, int] = {"en": 0, "ar": 5}
"""Monday is 0: weeks begin on Monday in English, on Saturday in Arabic."""

Row = tuple[LinkedPledge, list[str], Passage | None, str | None]
"""A pledge, the other articles that word it alike, its sentence, and the id of who gives it."""


class CalendarDay(NamedTuple):
    """A day of the calendar: its ISO date, whether it is of the month, the first of what falls due on it alone, and how much more
    does."""

    day: str
    within: bool
    due: list[LinkedPledge]
    more: int


def pledges_page(book: Casebook, month: str | None, today: date, language: Language, page: int = 1) -> Values:
    """`/pledges`; the month asked for, else that of the newest article, else the next one in which something is due."""
    months = book.pledge_months()
    shown = month or _nearest([name for name, _ in months], book.latest_day(today.isoformat()))
    if shown == "none" or shown is None:
        found = told_once(book.pledges_undated())
        weeks: list[list[CalendarDay]] = []
    else:
        first, last = day_range(shown)
        found = told_once(book.pledges_within(first or "", last or ""))
        weeks = _weeks(shown, [pledge for pledge, _ in found], language)
    which = pages(page, len(found), _ROWS)
    return {
        "month": shown,
        "months": months,
        "undated": book.pledges_undated_count(),
        "count": book.pledge_count(),
        "weeks": weeks,
        "pledges": _rows(book, found[which.offset : which.offset + _ROWS]),
        "pages": which,
    }


def pledge_rows(book: Casebook, pledges: list[LinkedPledge]) -> list[Row]:
    """Pledges, those that articles word alike once, with their sentences."""
    return _rows(book, told_once(pledges))


def _rows(book: Casebook, pledges: list[tuple[LinkedPledge, list[str]]]) -> list[Row]:
    return [
        (pledge, others, passage(book, span_of(pledge)), book.who_entity(pledge))
        for pledge, others in pledges
    ]


def _nearest(months: list[str], day: str | None) -> str | None:
    """The month of `day` or the first after it in which something is due, else the last before it."""
    after = [month for month in months if day is None or month >= day[:7]]
    return after[0] if after else months[-1] if months else None


def _weeks(month: str, pledges: list[LinkedPledge], language: Language) -> list[list[CalendarDay]]:
    year, number = (int(part) for part in month.split("-"))
    by_day: dict[str, list[LinkedPledge]] = {}
    for pledge in pledges:
        if pledge.due and len(pledge.due) == len("2025-09-30"):
            by_day.setdefault(pledge.due, []).append(pledge)
    cells: list[CalendarDay] = []
    for y, m, d, _ in Calendar(_FIRST_WEEKDAY[language]).itermonthdays4(year, number):
        iso = f"{y:04}-{m:02}-{d:02}"
        due = by_day.get(iso, []) if m == number else []
        cells.append(CalendarDay(iso, m == number, due[:_OF_A_DAY], len(due[_OF_A_DAY:])))
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]
