"""Tables of articles, a row an article: CSV in any of its dialects, and Parquet (extra `isnad[arrow]`)."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from typing import IO, Any, cast

from isnad.errors import InputError
from isnad.sources.codes import set_aside
from isnad.sources.decoding import encoding_of
from isnad.sources.fields import KNOWN, Columns, canonical
from isnad.sources.objects import MAX_BYTES, Input, Outcome, object_outcome

MAX_TABLE = 8_000_000_000
"""Largest Parquet file that is unpacked from an archive, in bytes."""
_HEAD = 1 << 16
_SEPARATORS = ",;\t|"
_ROWS = 64
"""Rows of a Parquet file that are in memory at a time."""
_BLOCK = 1 << 20
_REPLACED = "\ufffd"


def csv_rows(stream: IO[bytes], found: Input, columns: Columns) -> Iterator[Outcome]:
    """The articles of a table in text: the first row names the columns, the separator is what parts that row most.

    A row is numbered as a spreadsheet shows it, the first being 1. Raises `InputError`: E103 empty, E113 an encoding
    that cannot be told, E130 no column of texts.
    """
    head = stream.read(_HEAD)
    encoding = encoding_of(head)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    csv.field_size_limit(MAX_BYTES)
    begin = head.decode(encoding, errors="replace").strip().partition("\n")[0]
    separator = max(_SEPARATORS, key=begin.count)
    rows = csv.reader(_bounded_lines(text), delimiter=separator, strict=True)
    names: list[str] | None = None
    number = read = 0
    while True:
        number += 1
        place = f"{found.source}:{number}"
        try:
            row = next(rows)
            if not any(cell.strip() for cell in row):
                continue
            if names is None:
                names = _named(row, columns)
                continue
            if len(row) > len(names):
                what = f"the row has {len(row)} cells, but the first row {len(names)}"
                raise InputError("E132", f"{what}; put quotation marks around texts that hold a separator")
            read += 1
        except StopIteration:
            if not read:
                raise InputError("E103", "the table has no row; leave it out") from None
            return
        except csv.Error as error:
            if names is None:
                raise InputError("E132", f"the first row cannot be read: {error}") from error
            read += 1
            yield set_aside(place, InputError("E132", f"the row cannot be read: {error}"))
        except InputError as error:
            if names is None or error.code == "E108":
                raise
            read += 1
            yield set_aside(place, error)
        else:
            yield _outcome(dict(zip(names, row, strict=False)), found, number, columns)


def _bounded_lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(MAX_BYTES):
        if len(line) == MAX_BYTES:
            what = f"a line is longer than {MAX_BYTES:,} characters; nothing after it is read"
            raise InputError("E108", what)
        yield line


def _outcome(fields: dict[str, object], found: Input, number: int, columns: Columns) -> Outcome:
    outcome = object_outcome(fields, found, f":{number}", columns)
    if not isinstance(outcome, tuple):
        return outcome
    if _REPLACED in outcome.article.raw:
        outcome.article.notes.insert(0, "characters that are broken in the table were replaced")
    return outcome


def _named(row: Sequence[str], columns: Columns) -> list[str]:
    """The names of columns, usual ones as they are usually written. Raises `InputError` E130 without one of texts."""
    names = [_usual(name, columns) for name in row]
    fields = canonical(dict.fromkeys(names, "-"), columns)
    if "text" not in fields and "html" not in fields:
        what = "none of its columns is known to hold the text of the articles"
        raise InputError("E130", f"{what}; say which one does, as with --columns text=NAME")
    return names


def _usual(name: str, columns: Columns) -> str:
    """
    >>> _usual(" Publish Date", {}), _usual("Body", {}), _usual("Body", {"title": "Body"})
    ('publish_date', 'body', 'Body')
    """
    name = name.strip()
    if name in columns.values():
        return name
    return KNOWN.get(name.casefold(), KNOWN.get("_".join(name.casefold().split()), name))


def parquet_rows(stream: IO[bytes], found: Input, columns: Columns) -> Iterator[Outcome]:
    """The articles of a Parquet file; only columns that are understood are read, a few rows at a time.

    Raises `InputError`: E108 too large to be unpacked, E115 damaged, E130 no column of texts, E133 without the extra.
    """
    pa, parquet = _libraries()
    number = 0
    with _seekable(stream) as file:
        try:
            table = parquet.ParquetFile(file, buffer_size=_BLOCK, pre_buffer=False)
            heads = {name: _usual(name, columns) for name in table.schema_arrow.names}
            _named(list(heads), columns)
            wanted = [
                name for name, usual in heads.items() if usual in KNOWN.values() or name in columns.values()
            ]
            for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                for row in cast("list[dict[str, object]]", batch.to_pylist()):
                    number += 1
                    fields = {heads[name]: _plain(value) for name, value in row.items()}
                    yield _outcome(fields, found, number, columns)
        except (pa.ArrowException, OSError, MemoryError) as error:
            raise InputError("E115", f"the Parquet file is damaged: {error}") from error
    if not number:
        raise InputError("E103", "the table has no row; leave it out")


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        what = "Parquet files are read with pyarrow; install it with: pip install 'isnad[arrow]'"
        raise InputError("E133", what) from error


@contextmanager
def _seekable(stream: IO[bytes]) -> Generator[IO[bytes]]:
    """The stream, if it is a file; a copy of what comes out of an archive."""
    if isinstance(stream, io.BufferedReader):
        yield cast("IO[bytes]", stream)
        return
    with tempfile.TemporaryFile() as copy:
        size = 0
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > MAX_TABLE:
                raise InputError("E108", f"the table is larger than {MAX_TABLE:,} bytes; unpack it")
            copy.write(block)
        copy.seek(0)
        yield copy


def _plain(value: object) -> object:
    """A cell as JSON would have it."""
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value
