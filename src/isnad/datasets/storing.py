"""Writing rows into folders of Parquet files and reading them back, on either engine; Spark takes any address that it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from isnad.datasets.columns import arrow
from isnad.datasets.tables import Table
from isnad.engines.local import Local
from isnad.engines.spark import Rows, Spark, packed, unpacked
from isnad.engines.spark_session import coded_errors
from isnad.errors import InputError, IsnadError, UsageError

A = TypeVar("A")

_ROWS = 500
"""Rows that are read at a time."""
_GROUP = 5_000
"""Rows of a row group: the least that a filter can leave unread."""


def write(
    engine: Local | Spark, table: Table[A], rows: Iterable[A], folder: str, by: str | None = None
) -> None:
    """Write rows into a new folder; `by` is a column whose values name folders within it (`month=2024-05`).

    Raises `UsageError`: E452 Spark finds something of that name, E456 without pyarrow.
    """
    if isinstance(engine, Spark):
        frame = (
            engine.rows(rows).frame.select("value").mapInArrow(partial(_pack, table), table.columns().ddl())
        )
        writer = frame.write.option("compression", "zstd").mode("error")
        _saved(writer if by is None else writer.partitionBy(by), folder)
        return
    pa = arrow()
    dataset: Any = import_module("pyarrow.dataset")
    schema = table.columns().schema()
    batches = table.packed(rows)
    first = next(batches, None)
    if first is None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        parquet: Any = import_module("pyarrow.parquet")
        parquet.write_table(schema.empty_table(), Path(folder, "part-0.parquet"))
        return
    format_ = dataset.ParquetFileFormat()
    dataset.write_dataset(
        pa.RecordBatchReader.from_batches(schema, chain([first], batches)),
        folder,
        format=format_,
        file_options=format_.make_write_options(compression="zstd"),
        basename_template="part-{i}.parquet",
        partitioning=None
        if by is None
        else dataset.partitioning(pa.schema([schema.field(by)]), flavor="hive"),
        max_rows_per_group=_GROUP,
    )


def _saved(writer: Any, folder: str) -> None:
    try:
        with coded_errors():
            writer.parquet(folder)
    except IsnadError as error:
        if "PATH_ALREADY_EXISTS" in error.what:
            raise UsageError(
                "E452", f"{folder} is there already; name a new folder, or remove it first."
            ) from error
        raise


def read(
    engine: Local | Spark, table: Table[A], folder: str, where: Any = None, only: str | None = None
) -> Iterable[A]:
    """The rows of a folder; of `where`, a `pyarrow.dataset` expression (on this machine), those that fit; of `only`, a column,
    those that have it, with no other.

    Raises `InputError` E136 where the folder holds no such rows.
    """
    names = list(table.columns().schema().names) if only is None else [only]
    if isinstance(engine, Spark):
        return Rows(_frame(engine, folder, names, only).mapInArrow(partial(_unpack, table), "value binary"))
    return table.unpacked(_batches(folder, names, where, only))


def count(engine: Local | Spark, folder: str, column: str) -> int:
    """How many rows of a folder have a column. Raises `InputError` E136 where the folder holds no such rows."""
    if isinstance(engine, Spark):
        return int(_frame(engine, folder, [column], column).count())
    return sum(batch.num_rows for batch in _batches(folder, [column], None, column))


def _frame(engine: Spark, folder: str, names: list[str], only: str | None) -> Any:
    try:
        with coded_errors():
            found = engine.session.read.parquet(folder)
            frame = found.select(*names)
            return frame if only is None else frame.where(frame[only].isNotNull())
    except IsnadError as error:
        raise _no_dataset(folder) from error


def _batches(folder: str, names: list[str], where: Any, only: str | None) -> Iterator[Any]:
    pa = arrow()
    dataset: Any = import_module("pyarrow.dataset")
    try:
        found = dataset.dataset(folder, format="parquet", partitioning="hive")
        if not set(names) <= set(found.schema.names):
            raise _no_dataset(folder)
        if only is not None:
            where = dataset.field(only).is_valid()
        yield from found.to_batches(columns=names, filter=where, batch_size=_ROWS, batch_readahead=1)
    except (OSError, pa.ArrowException) as error:
        raise _no_dataset(folder) from error


def _no_dataset(folder: str) -> InputError:
    return InputError(
        "E136", f"{folder} holds no such data set; make one with isnad annotate … --output FOLDER."
    )


# ---------------------------------------------------------------- what runs on the executors


def _pack(table: Table[Any], batches: Iterable[Any]) -> Iterator[Any]:
    return table.packed(unpacked(batches))


def _unpack(table: Table[Any], batches: Iterable[Any]) -> Iterator[Any]:
    return packed(table.unpacked(batches))
