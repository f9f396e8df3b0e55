"""Linking a data set of annotations into one of a chronicle: whole, or each stretch of time by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from functools import partial
from typing import Literal, get_args

from isnad.datasets.annotations import annotations_in
from isnad.datasets.storing import read, write
from isnad.datasets.tables import CHRONICLE, Line, Lines, Records
from isnad.engines.local import Local
from isnad.engines.parted import Parted
from isnad.engines.spark import Spark
from isnad.errors import InputError
from isnad.exports.outputs import folder_output
from isnad.link import link
from isnad.link.days import days
from isnad.records import Annotations, Chronicle, Record

By = Literal["year", "month", "day"]
STRETCHES: tuple[By, ...] = get_args(By)
_LETTERS: dict[By, int] = {"year": 4, "month": 7, "day": 10}
"""Letters of an ISO date that tell a stretch."""
_UNDATED = "undated"
_FIRST = 5

Told = tuple[str, str | None, Record]
"""A record of a chronicle: its table, the stretch that it is of, and itself."""


class Counts(Record):
    """What a data set of a chronicle holds, over all stretches."""

    stretches: int
    articles: int
    duplicates: int
    incidents: int
    storylines: int


def link_into(
    engine: Local | Spark, annotations: str, folder: str, by: By | None = None, around: int = 0
) -> Counts:
    """Link the articles of a data set of annotations into a new folder: one folder of Parquet files for each table of a chronicle.

    With `by` each year, month or day of publication is linked by itself, as many at once as the engine has room for, and every
    table has a column `year`, `month` or `day`; on this machine the articles of one stretch for each process are in memory, the
    others wait in files. Each stretch is linked with the articles of so many days `around` it, and tells what begins in its
    own articles: what reaches over a border by no more than that is one. Without `by` all is linked, as by `isnad build`:
    articles one by one and two by two on the engine, from the incidents on in this process.

    Raises `InputError`: E136 no such data set, E137 two articles of one source; `UsageError`: E452 the folder is there,
    E456 without pyarrow; `IsnadError` E493 where Spark fails.
    """
    _check_sources(engine, read(engine, Lines(), annotations, only="article"), annotations)
    told: Iterable[Told]
    if by is None:
        told = _records(None, link(annotations_in(engine, annotations), spread=engine))
    else:
        items = engine.map_batches(
            partial(_in_stretches, by=by, around=around), annotations_in(engine, annotations)
        )
        told = engine.group_apart(_linked, items)
    with nullcontext(folder) if isinstance(engine, Spark) else folder_output(folder) as aside:
        if isinstance(engine, Spark):
            return _written_by_spark(engine, told, str(aside), by)
        with Parted((name, (stretch, record)) for name, stretch, record in told) as tables:
            for name, kind in CHRONICLE.items():
                write(engine, Records(kind, by), tables.rows(name), _within(str(aside), name), by)
            return _counted((name, stretch) for name in _COUNTED for stretch, _ in tables.rows(name))


def _written_by_spark(engine: Spark, told: Iterable[Told], folder: str, by: By | None) -> Counts:
    kept = engine.kept(told)
    for name, kind in CHRONICLE.items():
        rows = engine.map_batches(partial(_of_table, table=name), kept)
        write(engine, Records(kind, by), rows, _within(folder, name), by)
    return _counted((name, stretch) for name, stretch, _ in kept)


_COUNTED = ("articles", "duplicates", "incidents", "storylines")


def _within(folder: str, table: str) -> str:
    """The folder of a table in that of a chronicle, which may be an address."""
    return f"{folder.rstrip('/')}/{table}"


def _in_stretches(
    items: Iterable[Annotations], by: By, around: int
) -> Iterator[tuple[str, tuple[bool, Annotations]]]:
    """Each article under its own stretch, and, as not its own, under every other that begins or ends within so many days."""
    for item in items:
        published = item.article.published or ""
        own = published[: _LETTERS[by]] if len(published) >= _LETTERS[by] else _UNDATED
        yield own, (True, item)
        for stretch in sorted(_near(published, by, around) - {own}):
            yield stretch, (False, item)


def _near(published: str, by: By, around: int) -> set[str]:
    """The stretches that have a day at most so many days from one of publication; none where that is no day."""
    when = days(published) if around else None
    if when is None or when.size > 1:
        return set()
    reach = range(when.first - around, when.first + around + 1)
    return {date.fromordinal(day).isoformat()[: _LETTERS[by]] for day in reach if day > 0}


def _linked(stretch: str, items: list[tuple[bool, Annotations]]) -> Iterator[Told]:
    own = frozenset(item.article.source for is_own, item in items if is_own)
    if not own:
        return iter(())  # a month without an article, beside one that has some
    whole = len(own) == len(items)
    return _records(stretch, link((item for _, item in items), own=None if whole else own))


def _records(stretch: str | None, chronicle: Chronicle) -> Iterator[Told]:
    for name in CHRONICLE:
        records: list[Record] = getattr(chronicle, name)
        yield from ((name, stretch, record) for record in records)


def _of_table(told: Iterable[Told], table: str) -> Iterator[tuple[str | None, Record]]:
    return ((stretch, record) for name, stretch, record in told if name == table)


def _counted(told: Iterable[tuple[str, str | None]]) -> Counts:
    """How much there is of the tables and stretches of some records."""
    names = dict.fromkeys(CHRONICLE, 0)
    stretches: set[str | None] = set()
    for name, stretch in told:
        names[name] += 1
        stretches.add(stretch)
    return Counts(
        stretches=len(stretches),
        articles=names["articles"],
        duplicates=names["duplicates"],
        incidents=names["incidents"],
        storylines=names["storylines"],
    )


def _check_sources(engine: Local | Spark, items: Iterable[Line], folder: str) -> None:
    """Refuse two articles of one source: whatever points at the one would point at the other."""
    twice = sorted(engine.group_apply(_repeated, engine.map_batches(_sources, items)))
    if twice:
        names = ", ".join(twice[:_FIRST]) + (" …" if len(twice) > _FIRST else "")
        what = f"{len(twice):,} sources name more than one article of {folder} ({names}); give each article its own and annotate anew."
        raise InputError("E137", what)


def _sources(items: Iterable[Line]) -> Iterator[tuple[str, int]]:
    return ((item.article.source, 1) for item in items if isinstance(item, Annotations))


def _repeated(source: str, times: list[int]) -> Iterator[str]:
    if len(times) > 1:
        yield source
