"""The three primitives under PySpark (extra `isnad[spark]`): rows travel pickled, one column of bytes, through `mapInArrow`.

Rows stay on the cluster until they are iterated over. Isnad, in the same version, and the extra must be installed wherever an
executor runs; so must the folder of `ISNAD_LEXICON` be there, where one is used.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from importlib import import_module
from itertools import groupby
from typing import Any, Generic, TypeVar, cast

import msgspec

from isnad.engines.spark_components import stars
from isnad.engines.spark_session import coded_errors, started

A = TypeVar("A")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)

_VALUE = "value binary"
_KEYED = "key binary, value binary"
_ROWS, _BYTES = 1_000, 16_000_000
"""Most rows of a batch that a function's results travel in, and the bytes beyond which it is closed."""
_FEW = 8
"""Rows taken to the cluster that are left in the parts in which they come."""
_INHERITED = ("ISNAD_LEXICON",)
"""Variables of the environment by which the program reads otherwise: executors are given them too."""


class Rows(Generic[A]):
    """Rows on a cluster: pickled, in the column `value` of a data frame. To iterate over them brings them here, in pieces."""

    def __init__(self, frame: Any) -> None:
        self.frame = frame

    def __iter__(self) -> Iterator[A]:
        with coded_errors():
            for row in self.frame.select("value").toLocalIterator(prefetchPartitions=True):
                yield pickle.loads(row[0])


class Spark:
    """The engine of a Spark session; in a `with` block it is stopped at the end where `start` has made it."""

    def __init__(self, session: Any, *, owns: bool = False) -> None:
        self.session = session
        self._owns = owns
        self._kept: list[Any] = []

    @classmethod
    def start(cls) -> Spark:
        """The session that is running, or a new one: that of `spark-submit`, else all cores of this machine.

        Raises `UsageError`: E490 without PySpark, E491 without a Java that it can use, E492 where Spark does not start.
        """
        session, is_new = started()
        return cls(session, owns=is_new)

    def __enter__(self) -> Spark:
        return self

    def __exit__(self, *error: object) -> None:
        for frame in self._kept:
            frame.unpersist()
        self._kept.clear()
        if self._owns:
            self.session.stop()

    @property
    def parts(self) -> int:
        """How many parts a shuffle makes: `spark.sql.shuffle.partitions`."""
        return int(self.session.conf.get("spark.sql.shuffle.partitions"))

    def map_batches(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Rows[R]:
        """What the function makes of each part of the rows."""
        frame = self.rows(rows).frame.select("value")
        return Rows(frame.mapInArrow(partial(_mapped, function, _environment()), _VALUE))

    def scattered(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Rows[R]:
        """What the function makes of a few rows of which each gives many, spread anew over all parts."""
        return Rows(self.map_batches(function, rows).frame.repartition(self.parts))

    def group_apply(
        self, function: Callable[[K, list[A]], Iterable[R]], rows: Iterable[tuple[K, A]]
    ) -> Rows[R]:
        """What the function makes of each key and the list of all its values.

        A shuffle brings the rows of a key into one part and sorts it by key; one group at a time is in memory. Spark's own
        `applyInArrow` starts the function's process anew for its every group, which is too dear for groups by the million.
        """
        keyed = self.rows(rows).frame.select("value").mapInArrow(_keyed, _KEYED)
        sorted_ = keyed.repartition(self.parts, "key").sortWithinPartitions("key")
        return Rows(sorted_.mapInArrow(partial(_grouped, function, _environment()), _VALUE))

    def group_apart(
        self, function: Callable[[K, list[A]], Iterable[R]], rows: Iterable[tuple[K, A]]
    ) -> Rows[R]:
        """What the function makes of each key and the list of all its values: as `group_apply`, which has one group in memory."""
        return self.group_apply(function, rows)

    def components(self, edges: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
        """Each node of an undirected graph with the least node of its component: on the cluster, by alternating large and small
        stars, where the edges are there; edges that are in this process's memory already are joined in it."""
        if not isinstance(edges, Rows):
            from isnad.link.spread import IN_PLACE

            return IN_PLACE.components(edges)
        pairs = edges.frame.mapInArrow(_edges, "u string, v string")
        with coded_errors():
            found = stars(pairs)
        return Rows[tuple[str, str]](found.mapInArrow(_nodes, _VALUE))

    def kept(self, rows: Iterable[A]) -> Rows[A]:
        """The rows, made once: in the memory of the executors, or on their disks."""
        frame = self.rows(rows).frame.persist()
        self._kept.append(frame)
        return Rows(frame)

    def together(self, *rows: Iterable[A]) -> Rows[A]:
        """Several tables of rows as one."""
        first, *others = (self.rows(one).frame.select("value") for one in rows)
        for other in others:
            first = first.union(other)
        return Rows(first)

    def rows(self, rows: Iterable[A]) -> Rows[A]:
        """Rows as they are on the cluster; others are taken there."""
        if isinstance(rows, Rows):
            return rows
        pa = _arrow()
        values = pa.array([pickle.dumps(row, 5) for row in rows], pa.binary())
        with coded_errors():
            frame = self.session.createDataFrame(pa.table({"value": values}))
            return Rows(frame.repartition(self.parts) if len(values) > _FEW else frame)


# ---------------------------------------------------------------- what runs on the executors


def _arrow() -> Any:
    return import_module("pyarrow")


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _INHERITED if name in os.environ}


def _mapped(
    function: Callable[[Iterable[A]], Iterable[R]],
    environment: dict[str, str],
    batches: Iterable[Any],
) -> Iterator[Any]:
    os.environ.update(environment)
    return packed(function(unpacked(batches)))


def _grouped(
    function: Callable[[K, list[A]], Iterable[R]],
    environment: dict[str, str],
    batches: Iterable[Any],
) -> Iterator[Any]:
    os.environ.update(environment)
    rows = (
        row
        for batch in batches
        for row in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
    )
    return packed(
        made
        for key, group in groupby(rows, key=lambda row: row[0])
        for made in function(
            cast(K, _key(msgspec.msgpack.decode(key))), [pickle.loads(value) for _, value in group]
        )
    )


def _keyed(batches: Iterable[Any]) -> Iterator[Any]:
    """Rows of a key and a value in two columns. Equal keys have equal bytes, which pickling does not promise."""
    pa = _arrow()
    for batch in batches:
        pairs = [pickle.loads(value) for value in batch.column(0).to_pylist()]
        columns = [
            pa.array([msgspec.msgpack.encode(key) for key, _ in pairs], pa.binary()),
            pa.array([pickle.dumps(value, 5) for _, value in pairs], pa.binary()),
        ]
        yield pa.RecordBatch.from_arrays(columns, names=["key", "value"])


def _key(decoded: object) -> Hashable:
    """A key as it was given: lists are tuples again."""
    if isinstance(decoded, list):
        return tuple(map(_key, cast("list[object]", decoded)))
    return cast(Hashable, decoded)


def _edges(batches: Iterable[Any]) -> Iterator[Any]:
    pa = _arrow()
    for batch in batches:
        edges = [pickle.loads(value) for value in batch.column(0).to_pylist()]
        columns = [pa.array([edge[side] for edge in edges], pa.string()) for side in (0, 1)]
        yield pa.RecordBatch.from_arrays(columns, names=["u", "v"])


def _nodes(batches: Iterable[Any]) -> Iterator[Any]:
    return packed(
        pair
        for batch in batches
        for pair in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
    )


def unpacked(batches: Iterable[Any]) -> Iterator[Any]:
    """The rows of batches, one by one."""
    return (pickle.loads(value) for batch in batches for value in batch.column(0).to_pylist())


def packed(rows: Iterable[object]) -> Iterator[Any]:
    """Rows in batches that are neither long nor large."""
    pa = _arrow()
    held: list[bytes] = []
    size = 0
    for row in rows:
        held.append(pickle.dumps(row, 5))
        size += len(held[-1])
        if len(held) >= _ROWS or size >= _BYTES:
            yield pa.RecordBatch.from_arrays([pa.array(held, pa.binary())], names=["value"])
            held, size = [], 0
    if held:
        yield pa.RecordBatch.from_arrays([pa.array(held, pa.binary())], names=["value"])
