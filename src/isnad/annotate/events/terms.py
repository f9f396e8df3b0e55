"""Terms: the day on which a stretch of time ends within which something shall be done, and limits up to which it lasts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from isnad.annotate.frames import bare
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Time

_DEADLINE = words("غضون خلال ظرف مهلة أقصاه أقصاها موعد يتجاوز تتجاوز يتعدى تتعدى")
_GRANTS = "مهل.4"  # أمهل السلطات 48 ساعة
_NEAR = 3  # tokens from such a word to a stretch of time
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:\d+M)?)?")
_UNTIL = words("حتى لغاية")
_AS_FAR_AS = words("غاية")


def end_of_term(view: TextView, time: Time, published: str) -> str | None:
    """The last day of a stretch in which something shall be done (`خلال ثلاثة أيام`), counted from an ISO date; else None."""
    return _counted(published, time.value) if time.type == "DURATION" and _within(view, time) else None


def is_limit(view: TextView, time: Time) -> bool:
    """Whether a time is one up to which something lasts (`حتى صباح الأحد`), on which nothing need have happened."""
    first = view.token_at(time.start)
    if view.tags[first].rest in _UNTIL:
        return True
    before = view.tags[first - 1] if first > 0 else None
    return before is not None and (
        before.rest in _UNTIL or (before.rest in _AS_FAR_AS and before.prefix in ("", "ل"))
    )


def _within(view: TextView, time: Time) -> bool:
    """Whether a stretch of time is one in which something shall be done: `خلال ثلاثة أيام`, `مهلة أقصاها أسبوع`."""
    first, last = view.token_at(time.start), view.token_at(time.end - 1)
    if any(bare(view.tags[t].rest) in _DEADLINE for t in range(max(0, first - _NEAR), last + 1)):
        return True
    start = view.sentences[view.sentence_of(first)][0]
    return any(v.lemma == _GRANTS for t in range(start, first) for v in view.tags[t].verbs)


def moved(day: str, value: str, sign: int) -> str | None:
    """An ISO day or month moved on (sign 1) or back (-1) by a TIMEX3 duration, as precise as it was; None where that cannot be.

    >>> moved("2024-06-22", "P2D", -1), moved("2019-07", "P2M", 1), moved("2019-07", "P2D", 1)
    ('2024-06-20', '2019-09', None)
    """
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    years, months, weeks, days, hours = (sign * int(g or 0) for g in match.groups())
    try:
        if len(day) == len("2024-06"):
            if weeks or days or hours or not (years or months):
                return None
            month = int(day[5:]) - 1 + months + 12 * years
            return f"{int(day[:4]) + month // 12}-{month % 12 + 1:02d}"
        then = date.fromisoformat(day[:10])
        month = then.month - 1 + months + 12 * years
        year, month = then.year + month // 12, month % 12 + 1
        then = then.replace(year=year, month=month, day=min(then.day, monthrange(year, month)[1]))
        return (then + timedelta(weeks=weeks, days=days, hours=hours)).isoformat()
    except (OverflowError, ValueError):
        return None


def _counted(published: str, value: str) -> str | None:
    """The day that lies a duration after the day of publication; None where either is not known that well."""
    return moved(published[:10], value, 1) if len(published) >= len("2024-01-31") else None
