"""Publication dates: to `YYYY-MM-DD`, or not at all. Nothing is guessed from an order of day and month."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def iso_date(value: object) -> str | None:
    """The day of a date or time as `YYYY-MM-DD`, as written (no zone is converted); None where it is none.

    Takes dates, seconds or milliseconds since 1970 (UTC), ISO 8601, `YYYY/MM/DD`, RFC 2822, and day-first
    dates whose day is above 12, so that they can be read in one way only.

    >>> iso_date("2024-01-26T23:10:00+03:00"), iso_date("Fri, 26 Jan 2024 10:00:00 GMT")
    ('2024-01-26', '2024-01-26')
    >>> iso_date("27/12/2016")
    '2016-12-27'
    >>> iso_date("05/01/2020") is None and iso_date("2020-13-45") is None and iso_date("2024-01") is None
    True
    """
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_seconds(float(value))
    return _from_text(str(value).strip().translate(_DIGITS))


def _from_text(text: str) -> str | None:
    match = _ISO.match(text) or _COMPACT.match(text)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY_FIRST.match(text)
    if match:
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None
    if len(text) > 64:
        return None
    try:
        parsed = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return _day(parsed.year, parsed.month, parsed.day)


def _from_seconds(value: float) -> str | None:
    seconds = value / 1000 if abs(value) > 1e11 else value
    try:
        day = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return _day(day.year, day.month, day.day) if seconds > 1e8 else None


def _day(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
