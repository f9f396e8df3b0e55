"""Tables derived from the records: a column for every plain field, nested records flattened into columns.

A `Party` called `actor` becomes `actor_text`, `actor_entity` …; a list becomes a JSON column, or a table
of its own where `schema` names one. So a field added to a record is a column added to the casebook, and
no second definition exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from isnad.records import Record

Cell = str | int | float | None


Kind = Literal["text", "integer", "real", "boolean", "json"]
"""What a column holds; `json` is text that holds a list."""


_PLAIN: dict[type, tuple[str, Kind]] = {
    str: ("TEXT", "text"),
    int: ("INTEGER", "integer"),
    float: ("REAL", "real"),
    bool: ("INTEGER", "boolean"),
}


class Column(NamedTuple):
    """One derived column: its name, its SQL type, how a record's cell for it is read, and whence it is.

    `kind` is what it holds, `choices` all it may hold where that is a closed set; `field` is the field of the record
    `of` that it was derived from.
    """

    name: str
    type: str
    cell: Callable[[Record], Cell]
    kind: Kind
    of: type[Record]
    field: str
    choices: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table: `leading` columns that place the row (SQL text), then the columns derived from a record."""

    name: str
    leading: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]

    @property
    def create(self) -> str:
        """The CREATE TABLE statement; a whole `record` stands last, where who reads the other cells need not pass it."""
        cells = [f"{name} {declared}" for name, declared in self.leading if name != "record"]
        cells += [f'"{column.name}" {column.type}' for column in self.columns]
        cells += [f"{name} {declared}" for name, declared in self.leading if name == "record"]
        return f"CREATE TABLE {self.name} ({', '.join(cells)})"

    @property
    def insert(self) -> str:
        """The INSERT statement; give it the leading cells, then `row(record)`."""
        names = [name for name, _ in self.leading] + [f'"{column.name}"' for column in self.columns]
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def row(self, record: Record) -> tuple[Cell, ...]:
        """The derived cells of one record."""
        return tuple(column.cell(record) for column in self.columns)


def derive(
    name: str,
    record: type[Record],
    *leading: tuple[str, str],
    without: tuple[str, ...] = (),
) -> Table:
    """The table `name` for `record`: the `leading` columns, then the record's but for those in `without`.

    >>> from isnad.records import Link
    >>> [column.name for column in derive("chain_links", Link).columns]
    ['text', 'start', 'end', 'entity', 'kind', 'anonymous', 'count', 'media']
    """
    return Table(name, leading, tuple(_columns(record, (), without)))


def _columns(record: type[Record], path: tuple[str, ...], without: tuple[str, ...]) -> Iterator[Column]:
    hints = get_type_hints(record)
    for field in msgspec.structs.fields(record):
        if field.name in without:
            continue
        kind = _present(hints[field.name])
        here = (*path, field.name)
        if isinstance(kind, type) and issubclass(kind, Record):
            yield from _columns(kind, here, ())
        elif isinstance(kind, type) and kind in _PLAIN:
            type_, holds = _PLAIN[kind]
            yield Column("_".join(here), type_, _reader(here), holds, record, field.name)
        elif get_origin(kind) is Literal:
            choices = get_args(kind)
            yield Column("_".join(here), "TEXT", _reader(here), "text", record, field.name, choices)
        else:
            yield Column("_".join(here), "TEXT", _json_reader(here), "json", record, field.name)


def _present(hint: object) -> object:
    """A hint without its None: `str | None` gives `str`."""
    if get_origin(hint) is Union or type(hint).__name__ == "UnionType":
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else object
    return hint


def _reader(path: tuple[str, ...]) -> Callable[[Record], Cell]:
    if len(path) == 1:
        return attrgetter(path[0])

    def read(record: Record) -> Cell:
        value: object = record
        for name in path:
            if value is None:
                return None
            value = getattr(value, name)
        return value  # pyright: ignore[reportReturnType]  # derived from the hint: a plain type or None

    return read


def _json_reader(path: tuple[str, ...]) -> Callable[[Record], Cell]:
    reach = _reader(path)

    def read(record: Record) -> Cell:
        value = reach(record)
        return None if not value else msgspec.json.encode(value).decode()

    return read
