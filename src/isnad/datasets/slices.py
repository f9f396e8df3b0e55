"""A slice of a data set of annotations: the articles of some days, some outlets, or one storyline of its chronicle."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from isnad.casebook.chronicle_writing import day_range
from isnad.datasets.storing import read
from isnad.datasets.tables import Lines, Records
from isnad.engines.local import Local
from isnad.errors import UsageError
from isnad.records import Annotations, Record, Storyline


class Slice(Record):
    """Which articles: published from `since` to `until` (ISO dates as precise as wanted), by one of `outlets`, in the storyline of
    this id in the data set `chronicle`. What is null or empty leaves all in; undated articles are in no stretch of days."""

    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    storyline: str | None = None
    chronicle: str | None = None


def articles_of(folder: str, wanted: Slice) -> Iterator[Annotations]:
    """The annotated articles of a slice, the files read no further than needed.

    Raises `InputError` E136 where a folder holds no such data set; `UsageError`: E402 a date that is none, E403 a storyline that
    the chronicle does not have, E456 without pyarrow.
    """
    field: Any = import_module("pyarrow.dataset").field
    where = field("article").is_valid()
    if wanted.since is not None:
        where &= field("article", "published") >= _days(wanted.since)[0]
    if wanted.until is not None:
        where &= field("article", "published") <= _days(wanted.until)[1]
    if wanted.outlets:
        where &= field("article", "outlet").isin(list(wanted.outlets))
    if wanted.storyline is not None:
        where &= field("article", "source").isin(_sources(wanted))
    for line in read(Local(), Lines(), folder, where=where):
        if isinstance(line, Annotations):
            yield line


def _days(date: str) -> tuple[str, str]:
    first, last = day_range(date)
    if first is None or last is None:
        raise UsageError("E402", f"{date!r} is no date; give it as YYYY-MM-DD, YYYY-MM or YYYY.")
    return first, last


def _sources(wanted: Slice) -> list[str]:
    """The articles of the storyline."""
    if wanted.chronicle is None:
        raise UsageError("E403", "a storyline is one of a chronicle; say which, with --chronicle FOLDER.")
    table = Records(Storyline)
    for _, story in read(Local(), table, f"{wanted.chronicle.rstrip('/')}/storylines"):
        if story.id == wanted.storyline:
            return story.articles
    raise UsageError("E403", f"{wanted.chronicle} has no storyline {wanted.storyline}.")
