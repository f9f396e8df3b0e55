"""Rows by key in files: of what is more than memory holds, one key's rows at a time are read back."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

A = TypeVar("A")
K = TypeVar("K", bound=Hashable)

_WAITING = 1_000
"""Rows that wait in memory until they are written."""
_LENGTH = 8
_FAST = 1
"""How hard it is tried to make the files small: what is written is read once or twice."""


class Parted(Generic[K, A]):
    """The rows of each key, in the order in which they came; they lie in a folder of their own until the end of a `with` block.

    >>> with Parted([("a", 1), ("b", 5), ("a", 2)]) as parted:
    ...     {key: list(parted.rows(key)) for key in parted.keys}
    {'a': [1, 2], 'b': [5]}
    """

    def __init__(self, rows: Iterable[tuple[K, A]] = ()) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="isnad-")
        self._files: dict[K, Path] = {}
        self._waiting: dict[K, list[A]] = {}
        self._number = 0
        for key, row in rows:
            self.add(key, row)

    def __enter__(self) -> Parted[K, A]:
        return self

    def __exit__(self, *error: object) -> None:
        self._folder.cleanup()

    @property
    def keys(self) -> list[K]:
        """The keys, in the order in which they first came."""
        return list(self._files)

    def add(self, key: K, row: A) -> None:
        """One row more."""
        if key not in self._files:
            self._files[key] = Path(self._folder.name, str(len(self._files)))
        self._waiting.setdefault(key, []).append(row)
        self._number += 1
        if self._number >= _WAITING:
            self._write()

    def rows(self, key: K) -> Iterator[A]:
        """The rows of a key; none of one that never came."""
        self._write()
        return rows_in(self._files[key]) if key in self._files else iter(())

    def file(self, key: K) -> Path:
        """Where the rows of a key lie, for `rows_in` in another process."""
        self._write()
        return self._files[key]

    def _write(self) -> None:
        for key, rows in self._waiting.items():
            data = zlib.compress(pickle.dumps(rows, 5), _FAST)
            with self._files[key].open("ab") as file:
                file.write(len(data).to_bytes(_LENGTH, "little") + data)
        self._waiting.clear()
        self._number = 0


def rows_in(file: Path) -> Iterator[Any]:
    """The rows of one key."""
    with file.open("rb") as data:
        while head := data.read(_LENGTH):
            yield from pickle.loads(zlib.decompress(data.read(int.from_bytes(head, "little"))))
