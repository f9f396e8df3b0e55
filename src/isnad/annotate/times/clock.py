"""Clock times: hours in words and figures, halves and quarters, morning and evening.

>>> in_part("10:00", "EV"), in_part("12:00", "NI"), in_part("02:30", "NI")
('22:00', '00:00', '02:30')
"""

from __future__ import annotations

import re

from isnad.language.numbers import read_number, read_ordinal
from isnad.language.tokens import Token

_PAST = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_SUFFIX = {"ص": "MO", "م": "EV", "ظ": "MI", "صباحا": "MO", "مساء": "EV"}
_SPLIT = re.compile(r"[:.,]")


def in_part(clock: str, part: str) -> str:
    """A clock time of twelve hours as one of twenty-four, by the part of day named beside it."""
    hour, rest = int(clock[:2]), clock[2:]
    if hour > 12:
        return clock
    if part in ("EV", "AF"):
        hour = hour + 12 if hour < 12 else 12 if part == "AF" else 0
    elif part == "NI":
        hour = 0 if hour == 12 else hour + 12 if hour >= 6 else hour
    elif part == "MI":
        hour = hour + 12 if hour <= 4 else hour
    elif part == "MO" and hour == 12:
        hour = 0
    return f"{hour:02d}{rest}"


def figures(text: str, tokens: list[Token], i: int, limit: int) -> tuple[str, int] | None:
    """`10:30`, or `13.00` where a zone follows, beginning at token `i`: the time and the index after it."""
    form = tokens[i].form
    if (
        form.isdigit()
        and len(form) <= 2
        and i + 2 < limit
        and tokens[i + 1].form == ":"
        and tokens[i + 1].start == tokens[i].end
    ):
        after = tokens[i + 2]
        if (
            after.start == tokens[i + 1].end
            and after.form.isdigit()
            and len(after.form) == 2
            and int(after.form) < 60
            and int(form) < 25
        ):
            if i and tokens[i - 1].form == ":" and tokens[i - 1].end == tokens[i].start:
                return None
            if i + 3 < limit and tokens[i + 3].form in ("دقيقه", "دقايق", "ساعه"):
                return None
            end = i + 3
            if (
                end + 1 < limit
                and tokens[end].form == ":"
                and tokens[end + 1].form.isdigit()
                and tokens[end].start == after.end
            ):
                end += 2
            return _with_suffix(f"{int(form):02d}:{after.form}", tokens, end, limit)
        return None
    parts = _SPLIT.split(form)
    if (
        len(parts) == 2
        and all(p.isdigit() for p in parts)
        and len(parts[1]) == 2
        and int(parts[0]) < 25
        and int(parts[1]) < 60
    ):
        following = [t.form for t in tokens[i + 1 : min(i + 3, limit)]]
        if following and (
            following[0] in ("توقيت", "بتوقيت", "بالتوقيت", "غرينتش", "جرينتش", "تغ")
            or following[:2] == ["ت", "غ"]
        ):
            return f"{int(parts[0]):02d}:{parts[1]}", i + 1
        if following and following[0] in ("صباحا", "مساء", "ظهرا", "فجرا") and int(parts[0]) <= 12:
            return f"{int(parts[0]):02d}:{parts[1]}", i + 1
    return None


def _with_suffix(clock: str, tokens: list[Token], end: int, limit: int) -> tuple[str, int]:
    if end < limit and tokens[end].form in ("ص", "م", "ظ"):
        return in_part(clock, _SUFFIX[tokens[end].form]), end + 1
    return clock, end


def after_hour(
    text: str, tokens: list[Token], forms: list[str], i: int, limit: int
) -> tuple[str, int] | None:
    """What stands after `الساعة`: `العاشرة والنصف`, `10:30`, `(7) مساء`, `الثانية إلا ربعا`."""
    if i >= limit:
        return None
    if forms[i] == "ال" and i + 1 < limit:
        i += 1
    bracket = forms[i] == "(" and i + 2 < limit
    if bracket:
        i += 1
    token = tokens[i]
    if token.kind == "number":
        found = figures(text, tokens, i, limit)
        if found is None:
            parts = _SPLIT.split(token.form)
            if (
                not all(p.isdigit() for p in parts)
                or len(parts) > 2
                or int(parts[0]) > 24
                or (len(parts) == 2 and (len(parts[1]) != 2 or int(parts[1]) > 59))
            ):
                return None
            found = _with_suffix(
                f"{int(parts[0]):02d}:{parts[1] if len(parts) == 2 else '00'}", tokens, i + 1, limit
            )
        if bracket and found[1] < limit and forms[found[1]] == ")":
            return found[0], found[1] + 1
        return minutes(found[0], forms, found[1], limit)
    ordinal = read_ordinal(forms, i)
    if ordinal is None or ordinal.value > 12 or ordinal.skip or ordinal.end > limit:
        return None
    return minutes(f"{ordinal.value:02d}:00", forms, ordinal.end, limit)


def minutes(clock: str, forms: list[str], end: int, limit: int) -> tuple[str, int]:
    """Past `والنصف`, `إلا ربعا`, `و20 دقيقة`, `وخمس دقائق`."""
    if end >= limit or not clock.endswith(":00"):
        return clock, end
    hour, form = int(clock[:2]), forms[end]
    if form in _PAST:
        past, end = _PAST[form], end + 1
        if end < limit and forms[end] in ("وخمس", "وخمسه"):
            past, end = past + 5, end + 1
        return f"{hour:02d}:{past:02d}", end
    if (
        form == "الا"
        and end + 1 < limit
        and forms[end + 1].removesuffix("ا") in ("ربع", "الربع", "ثلث", "الثلث")
    ):
        past = 45 if "ربع" in forms[end + 1] else 40
        return f"{(hour - 1) % 24 if hour != 1 else 12:02d}:{past}", end + 2
    start = end + 1 if form == "و" and end + 1 < limit else end
    number = read_number(forms, start) if form.startswith("و") else None
    if (
        number is not None
        and number.end < limit
        and forms[number.end] in ("دقيقه", "دقايق")
        and number.value < 60
    ):
        return f"{hour:02d}:{int(number.value):02d}", number.end + 1
    return clock, end
