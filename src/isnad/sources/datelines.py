"""The day on which an article appeared, where only its own first lines tell: a dateline or a stamp.

Only a whole date with its year counts, so that nothing is guessed.
"""

from __future__ import annotations

from datetime import date

from isnad.language.calendar import look_up, phrase_at, phrase_head
from isnad.language.tokens import Token, tokenise

_LINES = 12
"""First lines of a text in which its date can stand."""
_PLACES = 7  # tokens of a dateline before its date
_CREDIT = 8  # tokens between the date of a dateline and its dash
_BESIDE = 7  # words of a stamp's line beside the date
_LONGEST = 400  # characters of a line that are looked at
_DASHES = frozenset(("-", "–", "—", "ـ", ":"))


def dateline_date(text: str) -> str | None:
    """The date of a text's dateline (`العجيلات (ليبيا) 5 يوليو 2025 (الجفارة) -`), or of a line that is but a stamp
    (`السبت 20 آب 2022 - 05:31`), as `YYYY-MM-DD`; None where there is none.

    >>> dateline_date("الخرطوم 5 يوليو 2025 (وكالة) - قال الوزير إن الطريق مفتوح.")
    '2025-07-05'
    >>> dateline_date("زار الوزير في 5 يوليو 2025 مدينة الخرطوم وقال إن الطريق مفتوح أمام الجميع.") is None
    True
    """
    for line in text.strip().split("\n", _LINES)[:_LINES]:
        tokens = tokenise(line[:_LONGEST])
        for i, token in enumerate(tokens):
            found = _day(tokens, i) if token.kind == "number" else None
            if found is None:
                continue
            day, end = found
            if _opens(tokens, i, end) or _stands_alone(tokens, i, end):
                return day
    return None


def _day(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """The date that begins at token `i` and the index after it."""
    number = tokens[i].form
    if not number.isdigit() or not 1 <= int(number) <= 31:
        return None
    forms = [t.form for t in tokens]
    month, end = _month(forms, i + 1)
    if month and forms[end : end + 1] == ["/"]:
        again, after = _month(forms, end + 1)
        end = after if again == month else end
    if not month or end >= len(forms) or not (forms[end].isdigit() and len(forms[end]) == 4):
        return None
    try:
        return date(int(forms[end]), month, int(number)).isoformat(), end + 1
    except ValueError:
        return None


def _month(forms: list[str], i: int) -> tuple[int, int]:
    """The number of the month named at `i`, 0 for none, and the index after its name."""
    if i >= len(forms):
        return 0, i
    head = phrase_head(forms[i])
    found = phrase_at(forms, i, head.core) if head is not None and not head.skip else None
    if found is not None and found[0].kind == "month":
        return int(found[0].value), found[1]
    entry = look_up(forms[i])
    if entry is not None and entry.kind == "month" and not entry.skip:
        return int(entry.value), i + 1
    return 0, i


def _opens(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a date stands in a dateline: after a place, and before an agency and a dash."""
    if first > _PLACES or any(t.form in ("،", ".") for t in tokens[:first]):
        return False
    return any(t.form in _DASHES for t in tokens[end : end + _CREDIT])


def _stands_alone(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a line holds little beside its date: a weekday, an hour, who wrote it."""
    words = [t for n, t in enumerate(tokens) if t.kind == "word" and not first <= n < end]
    told = first > 0 and tokens[first - 1].form == "في"
    return len(words) <= _BESIDE and not told and not any(t.form in (".", "؟", "!") for t in tokens)
