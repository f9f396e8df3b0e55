"""Linking a data set of annotations into one of a chronicle: whole, or each stretch of time by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from typing import Literal, get_args

from isnad.datasets.annotations import annotations_in
from isnad.datasets.storing import write
from isnad.datasets.tables import CHRONICLE, Records
from isnad.engines.local import Local
from isnad.engines.spark import Spark
from isnad.errors import InputError
from isnad.exports.outputs import folder_output
from isnad.link import link
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


def link_into(engine: Local | Spark, annotations: str, folder: str, by: By | None = None) -> Counts:
    """Link the articles of a data set of annotations into a new folder: one folder of Parquet files for each table of a chronicle.

    With `by` each year, month or day of publication is linked by itself, as many at once as the engine has room for; nothing is
    then linked over its borders, and every table has a column `year`, `month` or `day`. Without it all is linked, as by
    `isnad build`: articles one by one and two by two on the engine, from the incidents on in this process.

    Raises `InputError`: E136 no such data set, E137 two articles of one source; `UsageError`: E452 the folder is there,
    E456 without pyarrow; `IsnadError` E493 where Spark fails.
    """
    items = engine.kept(annotations_in(engine, annotations))
    _check_sources(engine, items, annotations)
    told: Iterable[Told]
    if by is None:
        told = list(_records(None, link(items, spread=engine)))
    else:
        told = engine.kept(
            engine.group_apply(_linked, engine.map_batches(partial(_in_stretches, by=by), items))
        )
    with nullcontext(folder) if isinstance(engine, Spark) else folder_output(folder) as aside:
        for name, kind in CHRONICLE.items():
            rows = engine.map_batches(partial(_of_table, table=name), told)
            write(engine, Records(kind, by), rows, _within(str(aside), name), by)
    return _counted(told)


def _within(folder: str, table: str) -> str:
    """The folder of a table in that of a chronicle, which may be an address."""
    return f"{folder.rstrip('/')}/{table}"


def _in_stretches(items: Iterable[Annotations], by: By) -> Iterator[tuple[str, Annotations]]:
    for item in items:
        published = item.article.published or ""
        yield (published[: _LETTERS[by]] if len(published) >= _LETTERS[by] else _UNDATED), item


def _linked(stretch: str, items: list[Annotations]) -> Iterator[Told]:
    return _records(stretch, link(items))


def _records(stretch: str | None, chronicle: Chronicle) -> Iterator[Told]:
    for name in CHRONICLE:
        records: list[Record] = getattr(chronicle, name)
        yield from ((name, stretch, record) for record in records)


def _of_table(told: Iterable[Told], table: str) -> Iterator[tuple[str | None, Record]]:
    return ((stretch, record) for name, stretch, record in told if name == table)


def _counted(told: Iterable[Told]) -> Counts:
    names = dict.fromkeys(CHRONICLE, 0)
    stretches: set[str | None] = set()
    for name, stretch, _ in told:
        names[name] += 1
        stretches.add(stretch)
    return Counts(
        stretches=len(stretches),
        articles=names["articles"],
        duplicates=names["duplicates"],
        incidents=names["incidents"],
        storylines=names["storylines"],
    )


def _check_sources(engine: Local | Spark, items: Iterable[Annotations], folder: str) -> None:
    """Refuse two articles of one source: whatever points at the one would point at the other."""
    twice = sorted(engine.group_apply(_repeated, engine.map_batches(_sources, items)))
    if twice:
        names = ", ".join(twice[:_FIRST]) + (" …" if len(twice) > _FIRST else "")
        what = f"{len(twice):,} sources name more than one article of {folder} ({names}); give each article its own and annotate anew."
        raise InputError("E137", what)


def _sources(items: Iterable[Annotations]) -> Iterator[tuple[str, int]]:
    return ((item.article.source, 1) for item in items)


def _repeated(source: str, times: list[int]) -> Iterator[str]:
    if len(times) > 1:
        yield source
