"""What a reader asks for in an address: filters, order, page, words to search for.

One rule for all of it: what is left empty asks for nothing, and what cannot be meant is refused with its reason
(`UsageError`: E402 a date, E406 a type, number or order, E407 too many words).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from isnad.casebook import IncidentFilter
from isnad.casebook.search_terms import SPELLINGS, Spelling
from isnad.casebook.searching import HitOrder
from isnad.errors import UsageError
from isnad.records import EventType, FigureKind
from isnad.web.article_text import LAYERS

Order = Literal["date", "told", "articles", "sources"]
"""How incidents are listed: newest first, the latest reported first, or those first that most articles or most
independent sources tell."""

MAX_WORDS = 32
MAX_LETTERS = 300
_MAX_NUMBER = 999_999
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")

DEFAULT_LAYERS = ("statements", "events")

Parameters = Mapping[str, str]


class IncidentList(NamedTuple):
    """A list of incidents: which, in what order, which page of it; `day` is the day whose overview is asked for."""

    wanted: IncidentFilter = IncidentFilter()
    order: Order = "date"
    page: int = 1
    day: str | None = None


class FigureList(NamedTuple):
    """Which figures: of a kind, with these letters in what they are about; which page of them."""

    kind: str | None = None
    about: str | None = None
    page: int = 1


class Reading(NamedTuple):
    """How an article is read: which layers are shown, whether the server marks them, at which record, and whether the
    text is wanted as it was received."""

    layers: tuple[str, ...] = DEFAULT_LAYERS
    marks: bool = False
    at: int | None = None
    raw: bool = False


class Search(NamedTuple):
    """The words to search for, whether some of those asked for were too many, how they are compared, and the order."""

    query: str
    cut: bool = False
    spelling: Spelling = "folded"
    order: HitOrder = "relevance"


def incident_list(asked: Parameters) -> IncidentList:
    """All that a list of incidents is asked for. Raises `UsageError`."""
    return IncidentList(incident_filter(asked), order(asked), page_number(asked), day(asked))


def day(asked: Parameters) -> str | None:
    """`day=2020-01-03`; null where none is asked for. Raises `UsageError` E402."""
    value = _date(asked, "day")
    if value is not None and len(value) < 10:
        raise UsageError("E402", f"{_shown(value)} is no day; write it as 2020-01-03.")
    return value


def incident_filter(asked: Parameters) -> IncidentFilter:
    """The filters of the list of incidents. Raises `UsageError`."""
    return IncidentFilter(
        since=_date(asked, "since"),
        until=_date(asked, "until"),
        type=_type(asked),
        place=_words(asked, "place"),
        actor=_words(asked, "actor"),
        recipient=_words(asked, "recipient"),
        outlet=_words(asked, "outlet"),
        storyline=_words(asked, "storyline"),
        text=_words(asked, "q"),
        min_sources=_number(asked, "sources") or 0,
        disputed=bool(_number(asked, "disputed")),
    )


def order(asked: Parameters) -> Order:
    """`order=told`, `order=articles`, `order=sources`; by date where none is asked for. Raises `UsageError` E406."""
    wanted = asked.get("order", "").strip() or "date"
    for known in get_args(Order):
        if wanted == known:
            return known
    raise UsageError("E406", f"{wanted!r} is no order; give date, told, articles or sources.")


def figure_list(asked: Parameters) -> FigureList:
    """`kind=conflict`, `about=قتلى`. Raises `UsageError` E406, E407."""
    kind = asked.get("kind", "").strip() or None
    if kind is not None and kind not in get_args(FigureKind):
        raise UsageError(
            "E406", f"{_shown(kind)} is no kind of figure; give {', '.join(get_args(FigureKind))}."
        )
    return FigureList(kind, _words(asked, "about"), page_number(asked))


def month(asked: Parameters) -> str | None:
    """`month=2025-09`, or `none` for what has no date; null where none is asked for. Raises `UsageError` E402."""
    given = asked.get("month", "").strip()
    if given == "none":
        return given
    value = _date(asked, "month")
    if value is not None and len(value) != 7:
        raise UsageError("E402", f"{_shown(given)} is no month; write it as 2025-09.")
    return value


def reading(asked: Parameters, shown: Sequence[str]) -> Reading:
    """`at=120`, `marks=1`, `text=raw`; `shown` are all values of `show`, each a layer, empty ones for none.

    Raises `UsageError` E406.
    """
    unknown = [name for name in shown if name and name not in LAYERS]
    if unknown:
        raise UsageError("E406", f"{_shown(unknown[0])} is no layer; give {', '.join(LAYERS)}.")
    return Reading(
        layers=tuple(name for name in LAYERS if name in shown) if shown else DEFAULT_LAYERS,
        marks=bool(_number(asked, "marks")),
        at=_number(asked, "at"),
        raw=asked.get("text") == "raw",
    )


def page_number(asked: Parameters) -> int:
    """`page=2`; the first where none is asked for. Raises `UsageError` E406."""
    return _number(asked, "page") or 1


def search(asked: Parameters) -> Search:
    """The words of `q`, at most so many that the answer comes at once; the first ones where there are more.

    >>> search({"q": " ".join(["عراق"] * 40)}).query.count("عراق")
    32
    """
    words = asked.get("q", "").split()
    kept: list[str] = []
    letters = 0
    for word in words[:MAX_WORDS]:
        letters += len(word) + 1
        if letters > MAX_LETTERS:
            break
        kept.append(word)
    spelling = SPELLINGS.get(asked.get("spelling", ""), "folded")
    order: HitOrder = "date" if asked.get("order") == "date" else "relevance"
    return Search(" ".join(kept), len(kept) < len(words), spelling, order)


def _date(asked: Parameters, name: str) -> str | None:
    given = asked.get(name, "").strip()
    if not given:
        return None
    value = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in given)
    try:
        if _DATE.fullmatch(value):
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
            return value
    except ValueError:
        pass
    raise UsageError("E402", f"{_shown(given)} is no date; write it as 2020-01-03, 2020-01 or 2020.")


def _type(asked: Parameters) -> str | None:
    given = asked.get("type", "").strip()
    if not given or given.upper() in get_args(EventType):
        return given.upper() or None
    raise UsageError(
        "E406", f"{_shown(given)} is no event type; give one of {', '.join(get_args(EventType))}."
    )


def _number(asked: Parameters, name: str) -> int | None:
    given = asked.get(name, "").strip()
    if not given:
        return None
    if given.isdecimal() and len(given) < 9 and int(given) <= _MAX_NUMBER:
        return int(given)
    raise UsageError("E406", f"{_shown(given)} is no number for {name!r}; write it in digits.")


def _words(asked: Parameters, name: str) -> str | None:
    given = asked.get(name, "").strip()
    if len(given) <= MAX_LETTERS and len(given.split()) <= MAX_WORDS:
        return given or None
    raise UsageError(
        "E407", f"too many words for {name!r}; give at most {MAX_WORDS}, of {MAX_LETTERS} letters together."
    )


def _shown(given: str) -> str:
    return repr(given if len(given) <= 40 else given[:40] + "…")
