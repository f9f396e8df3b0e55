"""Records as nested columns, and back: the Arrow schema and Spark's, both derived from the records.

A record is a struct of its fields, a list a list, a pair of offsets a list of integers, a mapping a map. Every column may be null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, cast, get_type_hints

import msgspec
from msgspec import inspect

from isnad.errors import UsageError

_BATCH = 500
"""Rows of a batch, which a reader of the file has in memory at least."""

Row = dict[str, object]


class Columns:
    """Named columns, each of a type that records are made of (`list[Mention]`, `str | None` …)."""

    def __init__(self, types: Mapping[str, object]) -> None:
        self._given = dict(types)
        self._types = {name: inspect.type_info(type_) for name, type_ in types.items()}

    def __reduce__(self) -> tuple[type[Columns], tuple[dict[str, object]]]:
        return Columns, (self._given,)

    def schema(self) -> Any:
        """The Arrow schema. Raises `UsageError` E456 without pyarrow."""
        pa = arrow()
        return pa.schema([pa.field(name, _arrow_type(pa, kind)) for name, kind in self._types.items()])

    def ddl(self) -> str:
        """The same as Spark writes a schema."""
        return ", ".join(f"`{name}` {_spark_type(kind)}" for name, kind in self._types.items())

    def batches(self, rows: Iterable[Row]) -> Iterator[Any]:
        """Arrow batches of rows of plain values (`plain`); a column that a row lacks is null there."""
        pa, schema = arrow(), self.schema()
        makers = [(name, _to_arrow(kind)) for name, kind in self._types.items()]
        held: list[Row] = []
        for row in rows:
            held.append(row)
            if len(held) >= _BATCH:
                yield _batch(pa, schema, makers, held)
                held = []
        if held:
            yield _batch(pa, schema, makers, held)

    def rows(self, batch: Any) -> Iterator[Row]:
        """The rows of an Arrow batch, of plain values."""
        names: list[str] = batch.schema.names
        makers = [_from_arrow(self._types[name]) for name in names]
        columns = [
            values if make is None else [None if value is None else make(value) for value in values]
            for make, values in zip(makers, (column.to_pylist() for column in batch.columns), strict=True)
        ]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))


def plain(record: object) -> Row:
    """A record as plain values: dictionaries, lists, text, numbers."""
    return cast(Row, msgspec.to_builtins(record))


def fields_of(record: type[msgspec.Struct]) -> dict[str, object]:
    """The fields of a record with their types, as `Columns` takes them."""
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in msgspec.structs.fields(record)}


def arrow() -> Any:
    """The module `pyarrow`. Raises `UsageError` E456 where it is not installed."""
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise UsageError("E456", "Arrow and Parquet need pyarrow; install isnad[arrow].") from error


def _batch(
    pa: Any,
    schema: Any,
    makers: Sequence[tuple[str, Callable[[Any], object] | None]],
    rows: Sequence[Row],
) -> Any:
    arrays: list[Any] = []
    for (name, make), field in zip(makers, schema, strict=True):
        values = [row.get(name) for row in rows]
        if make is not None:
            values = [None if value is None else make(value) for value in values]
        arrays.append(pa.array(values, field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


# ---------------------------------------------------------------- the types

_ARROW: dict[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "int64",
    inspect.FloatType: "float64",
    inspect.BoolType: "bool_",
}
_SPARK: dict[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "bigint",
    inspect.FloatType: "double",
    inspect.BoolType: "boolean",
}


def _inner(kind: inspect.Type) -> inspect.Type:
    """A type without its null, and a closed set of words as text."""
    if isinstance(kind, inspect.UnionType):
        (kind,) = (one for one in kind.types if not isinstance(one, inspect.NoneType))
    return inspect.StrType() if isinstance(kind, inspect.LiteralType) else kind


def _item(kind: inspect.Type) -> inspect.Type | None:
    """The type of the items of a list, or of a pair of one type; None for what is no list."""
    if isinstance(kind, inspect.ListType):
        return kind.item_type
    return kind.item_types[0] if isinstance(kind, inspect.TupleType) else None


def _arrow_type(pa: Any, kind: inspect.Type) -> Any:
    kind = _inner(kind)
    if isinstance(kind, inspect.StructType):
        return pa.struct([pa.field(f.name, _arrow_type(pa, f.type)) for f in kind.fields])
    if isinstance(kind, inspect.DictType):
        return pa.map_(_arrow_type(pa, kind.key_type), _arrow_type(pa, kind.value_type))
    item = _item(kind)
    return pa.list_(_arrow_type(pa, item)) if item is not None else getattr(pa, _ARROW[type(kind)])()


def _spark_type(kind: inspect.Type) -> str:
    kind = _inner(kind)
    if isinstance(kind, inspect.StructType):
        inside = ", ".join(f"`{f.name}`: {_spark_type(f.type)}" for f in kind.fields)
        return f"struct<{inside}>"
    if isinstance(kind, inspect.DictType):
        return f"map<{_spark_type(kind.key_type)}, {_spark_type(kind.value_type)}>"
    item = _item(kind)
    return f"array<{_spark_type(item)}>" if item is not None else _SPARK[type(kind)]


Make = Callable[[Any], object]


def _to_arrow(kind: inspect.Type) -> Make | None:
    """What makes of a plain value what Arrow takes; None where it is the same: only mappings are not."""
    return _made(kind, lambda mapping: list(mapping.items()))


def _from_arrow(kind: inspect.Type) -> Make | None:
    """What makes of a value of Arrow's a plain one; None where it is the same."""
    return _made(kind, dict)


def _made(kind: inspect.Type, of_mapping: Make) -> Make | None:
    kind = _inner(kind)
    if isinstance(kind, inspect.DictType):
        return of_mapping
    if isinstance(kind, inspect.StructType):
        inside = {f.name: make for f in kind.fields if (make := _made(f.type, of_mapping))}
        return _in_struct(inside) if inside else None
    item = _item(kind)
    make = None if item is None else _made(item, of_mapping)
    return None if make is None else _in_list(make)


def _in_struct(inside: Mapping[str, Make]) -> Make:
    def make(value: Row) -> Row:
        changed = {name: make(value[name]) for name, make in inside.items() if value.get(name) is not None}
        return {**value, **changed}

    return make


def _in_list(make: Make) -> Make:
    def made(values: Sequence[object]) -> list[object]:
        return [None if value is None else make(value) for value in values]

    return made
