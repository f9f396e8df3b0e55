"""`/pledges`: what was promised or announced for a date, as a calendar of one month."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.casebook.pledges import PledgeOnce
from isnad.records import LinkedPledge
from isnad.web.labels import Language
from isnad.web.pages.passages import Passage, Values, pages, passage, span_of
from isnad.web.summary import told_once

_ROWS = 50
"""Pledges of a month, or for no known date, that one page lists with their sentences."""
_OF_A_DAY = 6
"""Pledges that a day of the calendar names; of more it says how many."""
_FIRST_WEEKDAY: dict[Language, int] = {"en": 0, "ar": 5}
"""Monday is 0: weeks begin on Monday in English, on Saturday in Arabic."""


class Row(NamedTuple):
    """A pledge, other articles that word it alike and how many more do, its sentence, and the id of who gives it."""

    pledge: LinkedPledge
    others: list[str]
    more: int
    passage: Passage | None
    entity: str | None


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
        found = book.pledges_once_undated()
        weeks: list[list[CalendarDay]] = []
    else:
        first, last = day_range(shown)
        found = book.pledges_once(first or "", last or "")
        weeks = _weeks(shown, found.by_day(_OF_A_DAY), language)
    which = pages(page, found.count, _ROWS)
    return {
        "month": shown,
        "months": months,
        "undated": book.pledges_undated_count(),
        "count": book.pledge_count(),
        "weeks": weeks,
        "pledges": _rows(book, found.shown(limit=_ROWS, offset=which.offset)),
        "pages": which,
    }


def pledge_rows(book: Casebook, pledges: list[LinkedPledge]) -> list[Row]:
    """Pledges, those that articles word alike once, with their sentences."""
    return _rows(book, [PledgeOnce(*found) for found in told_once(pledges)])


def _rows(book: Casebook, pledges: list[PledgeOnce]) -> list[Row]:
    return [
        Row(*found, passage(book, span_of(found.pledge)), book.who_entity(found.pledge)) for found in pledges
    ]


def _nearest(months: list[str], day: str | None) -> str | None:
    """The month of `day` or the first after it in which something is due, else the last before it."""
    after = [month for month in months if day is None or month >= day[:7]]
    return after[0] if after else months[-1] if months else None


def _weeks(
    month: str, by_day: dict[str, tuple[list[LinkedPledge], int]], language: Language
) -> list[list[CalendarDay]]:
    year, number = (int(part) for part in month.split("-"))
    cells: list[CalendarDay] = []
    for y, m, d, _ in Calendar(_FIRST_WEEKDAY[language]).itermonthdays4(year, number):
        iso = f"{y:04}-{m:02}-{d:02}"
        due, count = by_day.get(iso, ([], 0)) if m == number else ([], 0)
        cells.append(CalendarDay(iso, m == number, due, count - len(due)))
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]
