"""The data set of annotations: read inputs, annotate their articles on an engine, write all of it, tell what was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from isnad.datasets.annotating import annotate_each, check
from isnad.datasets.storing import count, read, write
from isnad.datasets.tables import Line, Lines
from isnad.engines.local import Local
from isnad.engines.spark import Spark
from isnad.exports.outputs import folder_output
from isnad.records import Annotations, Article, Record, SetAside
from isnad.sources import pieces, read_piece
from isnad.sources.fields import Columns
from isnad.sources.files import Found
from isnad.sources.objects import Outcome
from isnad.sources.skipping import Skipped, Skips

_SINGLE = ("text", "html")
"""Kinds of files that are one article each."""

Piece = Found | Article | SetAside
Read = Article | SetAside | Skipped


class Written(Record):
    """What a data set of annotations holds: articles, and what was set aside or passed over, each with its reason."""

    articles: int
    set_aside: list[SetAside]
    skipped: list[Skipped]


def annotate_into(
    engine: Local | Spark,
    folder: str,
    paths: Sequence[str | Path],
    metadata: Path | None = None,
    columns: Columns | None = None,
    names_model: str | None = None,
) -> Written:
    """Annotate every article of these inputs into a new folder of Parquet files.

    On Spark the inputs are listed here and read, a file a task, by the executors, which must reach them under the same paths.
    Raises `UsageError`: E452 the folder is there, E456 without pyarrow; `IsnadError` E493 where Spark fails.
    """
    check(names_model)
    named = columns or {}
    with nullcontext(folder) if isinstance(engine, Spark) else folder_output(folder) as aside:
        skips = Skips()
        found = _portable(pieces(paths, metadata=metadata, columns=named, skips=skips), named, skips)
        read_ = engine.scattered(partial(_read, columns=named), found)
        lines = engine.map_batches(partial(annotate_each, names_model=names_model), read_)
        write(engine, Lines(), engine.together(lines, _told(skips)), str(aside))
    return written(engine, folder)


def annotations_in(engine: Local | Spark, folder: str) -> Iterable[Annotations]:
    """The annotated articles of a data set. Raises `InputError` E136 where it is none."""
    return engine.map_batches(_articles, read(engine, Lines(), folder))


def written(engine: Local | Spark, folder: str) -> Written:
    """What a data set of annotations holds. Raises `InputError` E136 where it is none."""
    aside = [line for line in read(engine, Lines(), folder, only="set_aside") if isinstance(line, SetAside)]
    skips = Skips()
    for line in read(engine, Lines(), folder, only="skipped"):
        if isinstance(line, Skipped):
            skips.add_all(line)
    aside.sort(key=lambda what: (what.source, what.code))
    return Written(articles=count(engine, folder, "article"), set_aside=aside, skipped=skips.told())


def _portable(found: Iterable[Found | Outcome], columns: Columns, skips: Skips) -> Iterator[Piece]:
    """Pieces that can be read elsewhere: without the metadata of a whole folder. A file of many articles that such metadata
    governs is read here."""
    for piece in found:
        if not isinstance(piece, Found):
            yield piece if isinstance(piece, SetAside) else piece.article
        elif piece.sidecar is None:
            yield piece
        elif piece.kind in _SINGLE:
            yield replace(piece, sidecar=piece.sidecar.alone(piece.within))
        else:
            for outcome in read_piece(piece, columns, skips):
                yield outcome if isinstance(outcome, SetAside) else outcome.article


def _read(found: Iterable[Piece], columns: Columns) -> Iterator[Read]:
    """The articles of pieces, and what was passed over in them."""
    skips = Skips()
    for piece in found:
        if not isinstance(piece, Found):
            yield piece
            continue
        for outcome in read_piece(piece, columns, skips):
            yield outcome if isinstance(outcome, SetAside) else outcome.article
    yield from skips.told()


def _told(skips: Skips) -> Iterator[Skipped]:
    """What was passed over until now; asked when all has been read."""
    yield from skips.told()


def _articles(lines: Iterable[Line]) -> Iterator[Annotations]:
    return (line for line in lines if isinstance(line, Annotations))
