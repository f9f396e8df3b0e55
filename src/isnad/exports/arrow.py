"""Tables as Arrow: Parquet files, and what pandas and polars take over. Needs the extra `isnad[arrow]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.tables import Kind
from isnad.errors import UsageError
from isnad.exports.dictionary import dictionary, write_dictionary
from isnad.exports.options import ExportOptions
from isnad.exports.sheets import DICTIONARY
from isnad.exports.tables import SHEETS, Row, Sheet, sheet, sheet_rows

_BATCH = 5_000
"""Rows that are held before they are written."""


class ArrowTable(Protocol):
    """What is used here of `pyarrow.Table`; pandas, polars, DuckDB and others take it as it is."""

    @property
    def num_rows(self) -> int:
        """How many rows."""
        ...

    @property
    def column_names(self) -> list[str]:
        """The names of its columns."""
        ...

    def to_pandas(self) -> object:
        """The same as a `pandas.DataFrame`; needs pandas."""
        ...

    def to_pylist(self) -> list[dict[str, object]]:
        """The rows as dictionaries."""
        ...

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def arrow_table(book: Casebook, name: str, wanted: IncidentFilter | None = None) -> ArrowTable:
    """One table of a casebook, whole, as an Arrow table: `.to_pandas()` and `polars.from_arrow` take it over.

    Raises `UsageError`: E454 no table of that name, E456 without the extra, E402 and E410 a filter that cannot be meant.
    """
    pa, _ = _libraries()
    table = sheet(name)
    schema = _schema(pa, table)
    rows = (row for _, row in sheet_rows(book, [table], wanted or IncidentFilter()))
    return pa.Table.from_batches(_batches(pa, rows, schema), schema=schema)


def _schema(pa: Any, table: Sheet) -> Any:
    """The Arrow schema of a table, each column with its meaning as metadata."""
    kinds: dict[Kind, Any] = {
        "text": pa.string(), "json": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()
    }  # fmt: skip
    meanings = {entry.column: entry.meaning for entry in dictionary() if entry.table == table.name}
    return pa.schema(
        [
            pa.field(name, kinds[kind], metadata={"meaning": meanings[name]})
            for name, kind in zip(table.head, table.kinds, strict=True)
        ],
        metadata={"about": table.about},
    )


def write_parquet(book: Casebook, options: ExportOptions, folder: Path) -> None:
    """Write all tables into `folder`, and the data dictionary beside them. Raises `UsageError` E456."""
    with ExitStack() as open_files:
        writers = {
            name: open_files.enter_context(_ParquetRows(folder / f"{name}.parquet", table))
            for name, table in SHEETS.items()
        }
        for table, row in sheet_rows(book, SHEETS.values(), options.wanted):
            writers[table.name].row(row)
    with (folder / DICTIONARY).open("w", encoding="utf-8", newline="") as file:
        write_dictionary(book, options, file)


def write_parquet_table(book: Casebook, options: ExportOptions, out: IO[bytes]) -> None:
    """Write the one table asked for. Raises `UsageError`: E454 there is none of the name, E456 without the extra."""
    table = sheet(options.table or "")
    with _ParquetRows(out, table) as writer:
        for _, row in sheet_rows(book, [table], options.wanted):
            writer.row(row)


class _ParquetRows:
    """A Parquet file that takes rows one by one."""

    def __init__(self, out: Path | IO[bytes], table: Sheet) -> None:
        self._pa, parquet = _libraries()
        self._schema = _schema(self._pa, table)
        self._writer = parquet.ParquetWriter(out, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def __enter__(self) -> _ParquetRows:
        return self

    def __exit__(self, *error: object) -> None:
        self._flush()
        self._writer.close()

    def row(self, row: Row) -> None:
        """Take one row."""
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        for batch in _batches(self._pa, self._rows, self._schema):
            self._writer.write_batch(batch)
        self._rows.clear()


def _batches(pa: Any, rows: Iterable[Row], schema: Any) -> Iterator[Any]:
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) >= _BATCH:
            yield _batch(pa, held, schema)
            held = []
    if held:
        yield _batch(pa, held, schema)


def _batch(pa: Any, rows: list[Row], schema: Any) -> Any:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("E456", "Arrow and Parquet need pyarrow; install isnad[arrow].") from error
