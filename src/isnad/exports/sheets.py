"""CSV of every table: a folder with a file a table and the data dictionary; or one table by itself."""

from __future__ import annotations

import io
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from isnad.casebook import Casebook
from isnad.exports.cells import RowWriter
from isnad.exports.dictionary import write_dictionary
from isnad.exports.options import ExportOptions
from isnad.exports.tables import SHEETS, Sheet, sheet, sheet_rows

DICTIONARY = "data-dictionary.csv"
_BOM = "\ufeff"


def write_csv(book: Casebook, options: ExportOptions, folder: Path) -> None:
    """Write all tables into `folder`, and the data dictionary beside them."""
    with ExitStack() as open_files:
        files = {
            name: open_files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            for name in SHEETS
        }
        writers = {name: _writer(file, SHEETS[name], options) for name, file in files.items()}
        for table, row in sheet_rows(book, SHEETS.values(), options.wanted):
            writers[table.name].row(row)
    with (folder / DICTIONARY).open("w", encoding="utf-8", newline="") as file:
        file.write(_BOM if options.bom else "")
        write_dictionary(book, options, file)


def write_csv_table(book: Casebook, options: ExportOptions, out: IO[bytes]) -> None:
    """Write the one table asked for. Raises `UsageError` E454 where there is none of the name."""
    table = sheet(options.table or "")
    with _as_text(out) as text:
        writer = _writer(text, table, options)
        for _, row in sheet_rows(book, [table], options.wanted):
            writer.row(row)


def _writer(out: io.TextIOWrapper, table: Sheet, options: ExportOptions) -> RowWriter:
    out.write(_BOM if options.bom else "")
    writer = RowWriter(out, keep_formulas=options.keep_formulas)
    writer.row(table.head)
    return writer


class _as_text:
    """A binary stream as text for a while; it stays open."""

    def __init__(self, out: IO[bytes]) -> None:
        self._text = io.TextIOWrapper(out, encoding="utf-8", newline="")

    def __enter__(self) -> io.TextIOWrapper:
        return self._text

    def __exit__(self, *error: object) -> None:
        self._text.flush()
        self._text.detach()
