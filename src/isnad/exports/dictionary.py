"""The data dictionary: every table and column with what it holds, drawn from the records themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TextIO

import msgspec

from isnad.casebook import Casebook
from isnad.casebook.tables import Column, Kind
from isnad.exports.cells import RowWriter
from isnad.exports.options import ExportOptions
from isnad.exports.tables import SHEETS
from isnad.records import Record


class ColumnEntry(msgspec.Struct, frozen=True):
    """A column: its table, its name, what kind of value it holds, all values where they are a closed set, its meaning."""

    table: str
    column: str
    kind: Kind
    values: tuple[str, ...]
    meaning: str


def dictionary() -> Iterator[ColumnEntry]:
    """Every column of every table, in their order."""
    for sheet in SHEETS.values():
        for lead in sheet.lead:
            yield ColumnEntry(sheet.name, lead.name, lead.kind, (), lead.meaning)
        for column in sheet.columns:
            yield ColumnEntry(sheet.name, column.name, column.kind, column.choices, meaning(column))


def write_dictionary(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the data dictionary as CSV; it is the same for every casebook."""
    writer = RowWriter(out, keep_formulas=options.keep_formulas)
    writer.row(("table", "about", "column", "type", "values", "meaning"))
    for entry in dictionary():
        values = ", ".join(entry.values)
        writer.row((entry.table, SHEETS[entry.table].about, entry.column, entry.kind, values, entry.meaning))


def meaning(column: Column) -> str:
    """What the record's own description says of the field that a column was derived from; else what all mean by it.

    Where the description speaks of several fields in one breath, `meanings.yaml` has a line for the one.

    >>> from isnad.exports.tables import SHEETS
    >>> times = {column.name: meaning(column) for column in SHEETS["times"].columns}
    >>> times["mod"], times["start"]
    ('`mod` is START, MID, END or APPROX.', 'first character in the clean text, counted in code points from 0')
    """
    part = column.name.removesuffix(f"_{column.field}")
    whose = f"of {part}: " if part != column.name else ""
    common = _common()
    own = common.get(f"{column.of.__name__}.{column.field}")
    return whose + (own or _said(column.of, column.field) or common[column.field])


def _said(record: type[Record], field: str) -> str:
    """The sentences in which the descriptions of a record, and of those it builds on, name a field."""
    for kind in record.__mro__:
        text = " ".join((kind.__doc__ or "").split()) if issubclass(kind, Record) else ""
        found = [sentence for sentence in _SENTENCE.split(text) if f"`{field}`" in sentence]
        if found:
            return " ".join(found)
    return ""


_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z`])")


@cache
def _common() -> dict[str, str]:
    text = files("isnad.exports").joinpath("meanings.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, str])
