"""What a search asks for: words, and fields that say what of an article they are wanted in.

    speaker:"وزير الدفاع"   somebody so called is quoted or reported as saying something
    actor:الجيش  place:سبها  type:assault   one event has all that is asked for of these three
    outlet:"نافذة"          the outlet's name
    date:2020-01..2020-03   published within these days; either side may be left open

The value of `speaker`, `actor` or `place` is a piece of the name as folded, or the whole id of an entity.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

from isnad.casebook.chronicle_writing import day_range
from isnad.casebook.fulltext import Term, parse
from isnad.casebook.written import WORD
from isnad.errors import UsageError
from isnad.records import EventType

Field = Literal["speaker", "actor", "place", "type", "outlet", "date"]
Spelling = Literal["exact", "folded", "stemmed"]
"""How words are compared: letter for letter; whatever their spelling and whatever is prefixed; by their light stems."""

SPELLINGS: dict[str, Spelling] = {"exact": "exact", "folded": "folded", "stemmed": "stemmed"}
FIELDS: dict[str, Field] = {
    "speaker": "speaker", "actor": "actor", "place": "place", "type": "type", "outlet": "outlet", "date": "date",
}  # fmt: skip

_FIELD = re.compile(rf'(?<!\S)({"|".join(FIELDS)}):(?:["«“„]([^"«»“”„]*)["»“”]?|(\S*))', re.IGNORECASE)
_WORD = re.compile(r'([-−]?)(?:["«“”„]([^"«»“”„]*)["»“”]?|([^\s"«»“”„]+))')


class Asked(NamedTuple):
    """A search taken apart: the terms, the words that must be there as they were written, and the fields."""

    terms: list[Term]
    written: list[str]
    fields: list[tuple[Field, str]]


def taken_apart(query: str) -> Asked:
    """The parts of a search.

    Raises `UsageError`: E402 a date that is none, E406 a type that is none, E410 nothing to search for.

    >>> taken_apart('غارة speaker:"وزير الدفاع" type:assault').fields
    [('speaker', 'وزير الدفاع'), ('type', 'ASSAULT')]
    """
    given = [_field(found[1], found[2] or found[3] or "") for found in _FIELD.finditer(query)]
    fields = [one for one in given if one[1]]
    words = _FIELD.sub(" ", query)
    if not words.strip() and fields:
        return Asked([], [], fields)
    written = [phrase or word for sign, phrase, word in _WORD.findall(words) if not sign]
    return Asked(parse(words), [text for text in written if any(map(str.isalnum, text))], fields)


def period(value: str) -> tuple[str | None, str | None]:
    """The first and last day of `2020-01..2020-03`, `2020-01`, `..2020`. Raises `UsageError` E402."""
    since, dots, until = value.partition("..")
    first = _days(since)[0] if since else None
    last = _days(until if dots else since)[1] if (until or not dots) else None
    return first, last


def written_pattern(words: str) -> re.Pattern[str]:
    """What finds these words letter for letter, one beside the other, as whole words."""
    parts = [
        re.escape(word.rstrip("*")) + (f"{WORD}*" if word.endswith("*") else "") for word in words.split()
    ]
    return re.compile(rf"(?<!{WORD})" + r"\s+".join(parts) + rf"(?!{WORD})")


def _field(name: str, value: str) -> tuple[Field, str]:
    field = FIELDS[name.lower()]
    value = value.strip()
    if field == "type" and value:
        if value.upper() not in get_args(EventType):
            raise UsageError(
                "E406", f"{value!r} is no event type; give one of {', '.join(get_args(EventType))}."
            )
        return field, value.upper()
    if field == "date" and value:
        period(value)
    return field, value


def _days(date: str) -> tuple[str, str]:
    first, last = day_range(date.strip())
    if first is None or last is None:
        raise UsageError(
            "E402", f"{date!r} is no date; write it as 2020-01-03, 2020-01, 2020 or 2020-01..2020-03."
        )
    return first, last
