"""Which incidents: a filter and the SQL it means."""

from __future__ import annotations

import msgspec

from isnad.casebook.chronicle_writing import day_range
from isnad.casebook.fulltext import match_expression, parse
from isnad.errors import UsageError

_BY_OUTLET = "i.id IN (SELECT incident FROM incident_outlets WHERE outlet {fits})"
_BY_PLACE = "(i.place_text {fits} OR i.place_entity {fits})"
_BY_PARTY = (
    "i.id IN (SELECT incident FROM incident_parties WHERE side = '{side}' AND (text {fits} OR entity {fits}))"
)
_BY_STORYLINE = "i.id IN (SELECT incident FROM storyline_incidents WHERE storyline = ?)"
_BY_TEXT = "i.n IN (SELECT rowid FROM incident_search WHERE incident_search MATCH ?)"


class IncidentFilter(msgspec.Struct, frozen=True):
    """Which incidents; null or zero leaves a side open.

    `since` and `until` are ISO dates (`2020-01-03`, `2020-01`, `2020`); `place`, `actor` and `recipient` a
    piece of a name or of an entity id (`irq`, `بغداد`); `outlet` a piece of the name of an outlet that carries it; with `=`
    before it each of the four is the whole name or id (`=irq`);
    `storyline` the id of a storyline; `text` a full-text query; `min_sources` the least number of independent
    sources; `disputed` leaves only what `disputes` finds something about.
    """

    since: str | None = None
    until: str | None = None
    type: str | None = None
    place: str | None = None
    actor: str | None = None
    recipient: str | None = None
    outlet: str | None = None
    storyline: str | None = None
    text: str | None = None
    min_sources: int = 0
    disputed: bool = False


def where(wanted: IncidentFilter) -> tuple[str, list[str | int]]:
    """The WHERE clause over `incidents i` and its values.

    An incident whose date is less precise than a day fits every day it covers. Raises `UsageError`: E402
    a date that is none, E410 a text with nothing to search for.
    """
    clauses: list[str] = ["1"]
    values: list[str | int] = []

    def add(clause: str, *given: str | int) -> None:
        clauses.append(clause)
        values.extend(given)

    def add_name(clause: str, name: str) -> None:
        whole = name.strip().startswith("=")
        value = name.strip().removeprefix("=") if whole else piece(name)
        fits = "= ?" if whole else "LIKE ? ESCAPE '\\'"
        add(clause.format(fits=fits), *[value] * clause.count("{fits}"))

    if wanted.since:
        add("i.date_last >= ?", days_asked(wanted.since)[0])
    if wanted.until:
        add("i.date_first <= ?", days_asked(wanted.until)[1])
    if wanted.type:
        add("i.type = ?", wanted.type.upper())
    if wanted.min_sources > 0:
        add("i.independent_sources >= ?", wanted.min_sources)
    if wanted.disputed:
        add("i.disputed")
    if wanted.storyline:
        add(_BY_STORYLINE, wanted.storyline.strip())
    if wanted.place:
        add_name(_BY_PLACE, wanted.place)
    if wanted.actor:
        add_name(_BY_PARTY.replace("{side}", "actor"), wanted.actor)
    if wanted.recipient:
        add_name(_BY_PARTY.replace("{side}", "recipient"), wanted.recipient)
    if wanted.outlet:
        add_name(_BY_OUTLET, wanted.outlet)
    if wanted.text and wanted.text.strip():
        add(_BY_TEXT, match_expression(parse(wanted.text)))
    return " AND ".join(clauses), values


def day(date: str) -> str:
    """A day as `2020-01-03`; the first of a month or year. Raises `UsageError` E402 where it is none."""
    return days_asked(date)[0]


def piece(text: str) -> str:
    """The LIKE pattern (with `\\` to escape) of what holds `text`."""
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def days_asked(date: str) -> tuple[str, str]:
    """The first and last day of a date that a filter gives. Raises `UsageError` E402 where it is none."""
    first, last = day_range(date.strip())
    if first is None or last is None or len(date.strip()) not in (4, 7, 10):
        raise UsageError("E402", f"{date!r} is no date; write it as 2020-01-03, 2020-01 or 2020.")
    return first, last
