"""What a time expression says, and the TIMEX3 value it has in its article.

`Reading` holds what the words say; `resolve` gives the value, counted from the day the article
speaks from. What
nothing dates keeps X (`XXXX-01-05`). Hijri dates become Gregorian ones (Umm al-Qura); a Hijri
month or year is
given the Gregorian month or year that holds its middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from hijridate import Hijri

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(slots=True)
class Reading:
    """One expression: tokens `[first, last)`, text span `[start, end)`, and the slots its words fill.

    `shift` counts units from today (`("D", -1)`); `direction` is that of الماضي (-1), الجاري (0), المقبل (1);
    `fixed` is a value complete in itself; `same` the unit of `اليوم نفسه`; `sub` a part of a
    year (`Q1`, `SU`);
    `feast` a month and day, Hijri or not, and `feast_day` how many days after it; `of_month` marks a day of the
    month named before (`25 منه`); `term` one up to which
    something is due, `ahead` one of what is called for, promised or put off; `daily` an hour of every day.
    """

    first: int
    last: int = 0
    start: int = 0
    end: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weekday: int | None = None
    shift: tuple[str, int] | None = None
    direction: int | None = None
    part: str | None = None
    clock: str | None = None
    zone: str = ""
    sub: str | None = None
    fixed: str | None = None
    duration: str | None = None
    repeated: bool = False
    mod: str | None = None
    same: str | None = None
    same_shift: int = 0
    feast: tuple[int, int, bool] | None = None
    feast_day: int = 0
    of_month: bool = False
    future: bool | None = None
    term: bool = False
    ahead: bool = False
    daily: bool = False
    bare_day: bool = False
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether no slot that makes a time is filled."""
        return (
            self.year is None and self.month is None and self.day is None and self.weekday is None
            and self.shift is None and self.part is None and self.clock is None and self.sub is None
            and self.fixed is None and self.duration is None and self.same is None and self.feast is None
        )  # fmt: skip


class Resolved(NamedTuple):
    """A value with its TIMEX3 type, what it was counted from, and its day where it has one."""

    type: Kind
    value: str
    anchored_on: str | None


class Anchor(NamedTuple):
    """Where values are counted from: `today` is the day the article speaks from, `last` the
    latest date before
    the expression as (index in the article's times, value), `last_day` the latest that is a full day."""

    today: date | None
    last: tuple[int, str] | None = None
    last_day: tuple[int, str] | None = None


NEAREST_EID = (0, 0, True)
"""The feast of a bare `العيد`: whichever of the two is nearer."""

_EIDS = ((10, 1, True), (12, 10, True))
_DAYS_BEHIND = 3  # days that an article may be published after it was written
_FEAST_NEAR = 20  # days: a feast this near is meant whatever the tense
_DAYS_AHEAD = 31  # days: a date without a year may lie this far ahead even after a past verb
_HALF_A_YEAR = 190  # days: what is called for, promised or put off lies no further ahead
_FAR_AHEAD = 270  # days: further than a term is set without its year
_MONTHS_AHEAD = 62  # days: a date without a year may lie this far ahead unless the clause is past


def resolve(r: Reading, anchor: Anchor) -> Resolved:
    """The value of a reading.

    A date without a year is the latest such date up to two months ahead, or that whose weekday fits; `الماضي`, `المقبل`
    and the tense of the clause (`r.future`) overrule that. A weekday is the latest one up to today, or the next in
    a future clause.
    """
    if r.duration is not None:
        return Resolved("SET" if r.repeated else "DURATION", r.duration, None)
    if r.repeated and r.weekday:
        return Resolved("SET", f"XXXX-WXX-{r.weekday}", None)
    if r.daily and r.clock is not None:
        return Resolved("TIME", f"T{r.clock}{r.zone}", None)
    day, anchored = _day_value(r, anchor)
    if r.clock is None and r.part is None:
        return Resolved("DATE", day, anchored)
    suffix = f"T{r.clock}{r.zone}" if r.clock is not None else _NOON if r.part == "MI" else f"T{r.part}"
    return Resolved("TIME", (day if _is_day(day) else "") + suffix, anchored)


_NOON = "T12:00"


def _is_day(value: str) -> bool:
    return (len(value) == 10 and value[4] == "-" and value[7] == "-") or value.startswith("XXXX-WXX-")


def _day_value(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    if r.fixed is not None:
        return r.fixed, None
    if r.same is not None:
        return _same(r, anchor)
    if r.feast is not None:
        return _feast(r, anchor)
    if r.month is not None or (r.day is not None and r.shift is None):
        return _calendar_day(r, anchor)
    if r.year is not None:
        return _year(r), None
    if r.shift is not None:
        return _shifted(r, anchor)
    if r.weekday is not None:
        return weekday_value(
            r.weekday, r.direction, r.future, anchor.today
        ), "published" if anchor.today else None
    if r.sub is not None:
        return _part_of_year(r, anchor)
    if anchor.last_day is not None:
        return anchor.last_day[1], f"times[{anchor.last_day[0]}]"
    return "", None


def _same(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    """`اليوم نفسه`, `ذلك العام`, `اليوم التالي`: the date before it, cut to the unit."""
    source = anchor.last_day if r.same == "D" else anchor.last
    size = {"D": 10, "M": 7, "Y": 4, "W": 10}.get(r.same or "D", 10)
    if source is None or len(source[1]) < size or source[1].startswith("X"):
        return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX", "W": "XXXX-WXX"}.get(
            r.same or "D", "XXXX"
        ), None
    value = source[1][:size]
    if r.same_shift or r.same == "W":
        try:
            value = shift_date(_parse(value), r.same or "D", r.same_shift)
        except ValueError:
            return value, f"times[{source[0]}]"
    return value, f"times[{source[0]}]"


def _parse(value: str) -> date:
    parts = [int(p) for p in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def shift_date(today: date, unit: str, count: int) -> str:
    """The day, week, month, year, decade or century `count` units from `today`, in its own precision.

    >>> [shift_date(date(2020, 1, 16), unit, -1) for unit in ("W", "M", "CE")]
    ['2020-W02', '2019-12', '19']
    """
    if unit in ("D", "TNI"):
        return (today + timedelta(days=count)).isoformat()
    if unit == "W":
        year, week, _ = (today + timedelta(weeks=count)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "M":
        months = today.year * 12 + today.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "Q":
        quarters = today.year * 4 + (today.month - 1) // 3 + count
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    if unit == "DE":
        return f"{today.year // 10 + count:03d}"
    if unit == "CE":
        return f"{today.year // 100 + count:02d}"
    return f"{today.year + count:04d}"


_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "TNI": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}


def _shifted(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    assert r.shift is not None
    unit, count = r.shift
    if anchor.today is None:
        if unit == "D" and r.weekday:
            return f"XXXX-WXX-{r.weekday}", None
        if unit == "D" and count == 0 and r.part is None and r.clock is None and r.future is not False:
            return "PRESENT_REF", None  # nowadays, where nothing dates the text
        if unit == "M" and r.day:
            return f"XXXX-XX-{r.day:02d}", None
        return _UNKNOWN.get(unit, "XXXX"), None
    if unit == "W" and r.weekday:
        monday = anchor.today - timedelta(days=anchor.today.weekday())
        return (monday + timedelta(weeks=count, days=r.weekday - 1)).isoformat(), "published"
    value = shift_date(anchor.today, unit, count)
    if unit == "D" and r.weekday:
        value = _nearest_weekday(_parse(value), r.weekday).isoformat()
    if unit == "M" and r.day:
        value = f"{value}-{r.day:02d}"
    elif unit == "Y" and r.sub:
        value = f"{value}-{r.sub}"
    return value, "published"


def _nearest_weekday(day: date, weekday: int) -> date:
    """The day of a week's name at a day or not long before it, which an article pieced together calls yesterday or today; at most one
    after it.

    >>> _nearest_weekday(date(2018, 9, 20), 3).isoformat()
    '2018-09-19'
    """
    off = (weekday - day.isoweekday()) % 7
    return day + timedelta(days=off - 7 if off > 1 else off)


def _feast(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    """The day of a feast, or the day of it that the reading counts."""
    feasts = _EIDS if r.feast == NEAREST_EID else (r.feast,)
    first = [_feast_day(r, feast, anchor) for feast in feasts if feast is not None]
    value, anchored = min(first, key=lambda found: _distance(found[0], anchor.today))
    if r.feast_day == 0 or len(value) < 10 or "X" in value:
        return value, anchored
    return shift_date(_parse(value), "D", r.feast_day), anchored


def _distance(value: str, today: date | None) -> int:
    """Days between a value and today; 0 where either is not known."""
    return abs((_parse(value) - today).days) if today is not None and "X" not in value else 0


def _feast_day(r: Reading, feast: tuple[int, int, bool], anchor: Anchor) -> tuple[str, str | None]:
    month, day, hijri = feast
    whole = Reading(
        r.first,
        month=month,
        day=day,
        hijri=hijri,
        year=r.year,
        direction=r.direction,
        future=r.future,
        shift=r.shift,
    )
    if r.year is not None and r.year > 1600 and hijri:
        found = [
            g
            for y in range(r.year - 581, r.year - 576)
            if (g := to_gregorian(y, month, day)) and g.year == r.year
        ]
        return (found[0].isoformat(), None) if found else (str(r.year), None)
    if r.year is None and r.direction is None and r.shift is None and anchor.today is not None:
        near = _calendar_day(Reading(r.first, month=month, day=day, hijri=hijri), anchor)
        if abs((_parse(near[0]) - anchor.today).days) <= _FEAST_NEAR:
            return near
    return _calendar_day(whole, anchor)


def _calendar_day(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    """A date with a month, or a day of the present month."""
    if r.hijri:
        return _hijri(r, anchor)
    anchored = "published" if anchor.today and r.year is None else None
    if r.month is None:
        if anchor.today is None:
            return f"XXXX-XX-{r.day or 0:02d}", None
        month = shift_date(anchor.today, "M", r.direction or 0)
        return f"{month}-{r.day or 0:02d}", anchored
    today = anchor.today
    if today is None and r.year is None and anchor.last is not None and len(anchor.last[1]) == 10:
        today, anchored = _parse(anchor.last[1]), f"times[{anchor.last[0]}]"  # of the year spoken of before
    year = r.year if r.year is not None else _nearest_year(r, today)
    head = f"{year:04d}" if year is not None else "XXXX"
    value = f"{head}-{r.month:02d}"
    return (f"{value}-{r.day:02d}" if r.day is not None else value), anchored


def _nearest_year(r: Reading, today: date | None) -> int | None:
    """The year of a month or day that bears none."""
    if today is None:
        return None
    if r.shift is not None and r.shift[0] == "Y":
        return today.year + r.shift[1]
    assert r.month is not None
    here = (r.month, r.day) if r.day is not None else (r.month,)
    now = (today.month, today.day) if r.day is not None else (today.month,)
    if r.direction == 0:
        return today.year
    if r.direction == 1:
        return today.year if here > now else today.year + 1
    if r.direction == -1:
        return today.year if here < now else today.year - 1
    if r.weekday is not None and r.day is not None and (year := _year_of_weekday(r, today)) is not None:
        return year
    behind, before = _far(r, today)
    if r.future is True:
        lately = r.term and behind <= _MONTHS_AHEAD and before > _FAR_AHEAD  # لم تُعلن نتائجه قبل 25 نوفمبر
        return today.year - (here > now) if lately else today.year + (here < now and not _just_past(r, today))
    if r.ahead and before < behind and before <= _HALF_A_YEAR:
        return today.year + (here < now)
    if r.future is False and not _soon(r, today):
        return today.year if here <= now else today.year - 1
    for year in (today.year + 1, today.year):
        if date(year, r.month, min(r.day or 1, 28)) <= today + timedelta(days=_MONTHS_AHEAD):
            return year
    return today.year - 1


def _far(r: Reading, today: date) -> tuple[int, int]:
    """How many days the last such month or day lies behind, and the next one ahead."""
    year = today.year
    days = [(date(y, r.month or 1, min(r.day or 15, 28)) - today).days for y in (year - 1, year, year + 1)]
    return min(-d for d in days if d <= 0), min(d for d in days if d >= 0)


def _just_past(r: Reading, today: date) -> bool:
    """Whether a day lies so little behind that words on what will be were written before it: `سيعقد يوم 20 يوليو`, published on the
    21st."""
    if r.day is None or r.month is None:
        return False
    try:
        behind = (today - date(today.year, r.month, r.day)).days
    except ValueError:
        return False
    return 0 < behind <= _DAYS_BEHIND


def _soon(r: Reading, today: date) -> bool:
    """Whether a day of this year lies so little ahead that a past verb before it does not make it last year's: `اتفقا على جولة في 27
    آذار`."""
    if r.day is None or r.month is None:
        return False
    try:
        ahead = (date(today.year, r.month, r.day) - today).days
    except ValueError:
        return False
    return 0 < ahead <= _DAYS_AHEAD


def _year_of_weekday(r: Reading, today: date) -> int | None:
    """The one year, of the last, this and the next, in which a day of the month falls on the weekday beside it."""
    found: list[int] = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            if date(year, r.month or 1, r.day or 1).isoweekday() == r.weekday:
                found.append(year)
        except ValueError:
            continue
    return found[0] if len(found) == 1 else None


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one; None outside 1343–1500 AH or for a day the month does not have."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        if day == 30:
            return to_gregorian(year, month, 29)
        return None


def _hijri(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    year, month, day = r.year, r.month, r.day
    anchored = "published" if anchor.today and year is None else None
    if year is None:
        year = _hijri_year(r, anchor.today)
    if year is None or month is None:
        return ("XXXX-XX-XX" if day else "XXXX-XX"), None
    middle = to_gregorian(year, month, day or 15)
    if middle is None:
        return _far_hijri(year, month, day), anchored
    return (middle.isoformat() if day else middle.isoformat()[:7]), anchored


def hijri_year(year: int) -> int:
    """The Gregorian year that holds the middle of a Hijri one.

    >>> hijri_year(1436), hijri_year(650)
    (2015, 1252)
    """
    middle = to_gregorian(year, 7, 1)
    return middle.year if middle else int(_far_hijri(year, 6, None))


def _far_hijri(year: int, month: int, day: int | None) -> str:
    """Outside the tables only the Gregorian year is given, by the mean length of the years."""
    return f"{int(622.54 + (year - 1 + ((month or 1) - 0.5) / 12) * 354.367 / 365.2425):04d}"


def _hijri_year(r: Reading, today: date | None) -> int | None:
    if today is None or r.month is None:
        return None
    around = int((today.year - 622) * 365.2425 / 354.367)
    options = [(y, g) for y in range(around - 1, around + 4) if (g := to_gregorian(y, r.month, r.day or 15))]
    if r.shift is not None and r.shift[0] == "Y":
        kept = [y for y, g in options if g.year == today.year + r.shift[1]]
        return kept[-1] if kept else None
    ahead, behind = [y for y, g in options if g > today], [y for y, g in options if g <= today]
    if r.direction == 1 or (r.direction is None and r.future is True):
        return ahead[0] if ahead else None
    if r.direction == -1:
        return behind[-1] if behind else None
    if r.direction == 0:
        return min(options, key=lambda o: abs((o[1] - today).days))[0] if options else None
    near = [y for y, g in options if g <= today + timedelta(days=0 if r.future is False else _MONTHS_AHEAD)]
    return near[-1] if near else None


def _year(r: Reading) -> str:
    year = r.year or 0
    if r.hijri:
        year = hijri_year(year)
    return f"{year:04d}" + (f"-{r.sub}" if r.sub else "")


def _part_of_year(r: Reading, anchor: Anchor) -> tuple[str, str | None]:
    """A season, quarter or half without a year."""
    if anchor.today is None:
        return f"XXXX-{r.sub}", None
    sub, today = r.sub or "", anchor.today
    if sub == "Q":
        return shift_date(today, "Q", r.direction or 0), "published"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}.get(
        sub, 1
    )
    length = 6 if sub[0] == "H" else 3
    year = today.year
    running = (today.month - begins) % 12 < length
    if r.direction == 1:
        year += 0 if begins > today.month else 1
    elif r.direction == -1:
        year -= 0 if begins + length <= today.month else 1
        if sub == "WI" and today.month > 2:
            year = today.year - 1
    elif not running and begins > today.month and r.future is not True and r.direction is None:
        year -= 1 if begins - today.month > 2 else 0
    elif sub == "WI" and today.month <= 2:
        year -= 1
    return f"{year:04d}-{sub}", "published"


def weekday_value(weekday: int, direction: int | None, future: bool | None, today: date | None) -> str:
    """The day that a weekday (ISO, Monday 1) means.

    >>> weekday_value(3, None, None, date(2020, 1, 16)), weekday_value(3, 1, None, date(2020, 1, 16))
    ('2020-01-15', '2020-01-22')
    >>> weekday_value(3, None, None, None)
    'XXXX-WXX-3'
    """
    if today is None:
        return f"XXXX-WXX-{weekday}"
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    if direction == 1:
        return (today + timedelta(days=ahead or 7)).isoformat()
    if direction == -1:
        return (today - timedelta(days=back or 7)).isoformat()
    if direction is None and future:
        return (today + timedelta(days=ahead)).isoformat()
    return (today - timedelta(days=back)).isoformat()
