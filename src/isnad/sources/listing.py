"""Names in order, however many: a folder of a million files is sorted in runs that lie on the disk, not in memory."""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Literal

What = Literal["file", "folder", "link", "special"]

RUN = 50_000
"""Names that are sorted in memory at a time."""
_BLOCK = 1 << 13
_END = b"\0"
_WHAT: dict[str, What] = {"file": "file", "folder": "folder", "link": "link", "special": "special"}


def entries(folder: Path) -> Iterator[tuple[str, What]]:
    """The entries of a folder that are not hidden, in name order, each with what it is.

    The folder is read before this returns, and raises `OSError` here where it cannot be.
    """
    with os.scandir(folder) as found:
        names = in_order((e.name, _what(e)) for e in found if not e.name.startswith("."))
    return ((name, _WHAT[what]) for name, what in names)


def in_order(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of names without NUL characters, sorted; all are drawn before this returns.

    No more than `RUN` of them are in memory at a time; what is more waits in temporary files.

    >>> list(in_order([("b", "file"), ("a", "folder")]))
    [('a', 'folder'), ('b', 'file')]
    """
    source = iter(pairs)
    with ExitStack() as files:
        runs: list[IO[bytes]] = []
        while True:
            names = sorted(islice(source, RUN))
            if len(names) < RUN and not runs:
                return iter(names)
            if names:
                runs.append(files.enter_context(tempfile.TemporaryFile()))
                _write(runs[-1], names)
            if len(names) < RUN:
                return _merged(runs, files.pop_all())


def _write(run: IO[bytes], names: list[tuple[str, str]]) -> None:
    for pair in names:
        run.write(b"".join(os.fsencode(part) + _END for part in pair))
    run.seek(0)


def _merged(runs: list[IO[bytes]], files: ExitStack) -> Iterator[tuple[str, str]]:
    with files:
        yield from heapq.merge(*(_pairs(run) for run in runs))


def _pairs(run: IO[bytes]) -> Iterator[tuple[str, str]]:
    parts = _parts(run)
    for first in parts:
        yield os.fsdecode(first), os.fsdecode(next(parts))


def _parts(run: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while block := run.read(_BLOCK):
        *whole, rest = (rest + block).split(_END)
        yield from whole


def _what(entry: os.DirEntry[str]) -> What:
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    try:
        if entry.is_file():
            return "file"
        if entry.is_dir():
            return "link"
        entry.stat()
    except OSError:
        return "file"  # a link that leads nowhere: opening it says why
    return "special"
