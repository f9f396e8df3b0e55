"""Metadata with which Datasette shows a casebook: what its tables and columns mean, facets, and queries.

isnad export my.casebook --to datasette-metadata --out metadata.json
datasette my.casebook --metadata metadata.json
"""

from __future__ import annotations

from importlib.resources import files
from typing import TextIO

import msgspec

from isnad.casebook import Casebook
from isnad.casebook.schema import ANNOTATIONS, CHANGES, CHRONICLE, CHRONICLE_PARTS
from isnad.exports.dictionary import meaning
from isnad.exports.options import ExportOptions
from isnad.exports.tables import SHEETS

_ABOUT = (
    "What Arabic news claims, on whose word, and how many independent words there are. `article` is a row of "
    "articles; start and end count code points of its text."
)


class _Table(msgspec.Struct, omit_defaults=True):
    description: str
    columns: dict[str, str]
    facets: list[str] = []


class _Query(msgspec.Struct):
    title: str
    sql: str


class _Database(msgspec.Struct):
    tables: dict[str, _Table]
    queries: dict[str, _Query]


class _Metadata(msgspec.Struct):
    title: str
    description: str
    databases: dict[str, _Database]


class _Shown(msgspec.Struct):
    facets: dict[str, list[str]]
    queries: dict[str, _Query]


def write_datasette_metadata(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the metadata; the database is called by the casebook's file name without its ending, as Datasette does."""
    text = files("isnad.exports").joinpath("datasette.yaml").read_bytes()
    shown = msgspec.yaml.decode(text, type=_Shown)
    tables = {name: _table(name, shown) for name in _columns()}
    database = _Database(tables, shown.queries)
    metadata = _Metadata(book.path.stem, _ABOUT, {book.path.stem: database})
    out.write(msgspec.json.format(msgspec.json.encode(metadata)).decode() + "\n")


def _table(name: str, shown: _Shown) -> _Table:
    about = SHEETS[name].about if name in SHEETS else _OTHERS.get(name, "")
    return _Table(about, _columns()[name], shown.facets.get(name, []))


_OTHERS = {
    "changes": "What linking anew changed, as it stood then.",
    "incident_parties": "Who acts in an incident, or is acted on.",
    "linked_articles": "The articles of which the chronicle was made.",
}


def _columns() -> dict[str, dict[str, str]]:
    """For each table of the casebook what its columns mean."""
    tables = [*ANNOTATIONS.values(), *(linked.table for linked in CHRONICLE), *CHRONICLE_PARTS, CHANGES]
    found = {table.name: {column.name: meaning(column) for column in table.columns} for table in tables}
    found["articles"] = {
        column.name: meaning(column) for column in SHEETS["articles"].columns if column.name != "notes"
    }
    return {name: columns for name, columns in found.items() if columns}
