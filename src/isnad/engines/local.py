"""Spreading work over the cores of this machine, in order and with bounded memory.

The function must be importable by name and its rows and results picklable: workers are new processes, the same on
every system. A program that calls this with more than one process needs the usual `if __name__ == "__main__":` guard.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from isnad.engines.parted import Parted, rows_in

if TYPE_CHECKING:
    from isnad.link.spread import InPlace

A = TypeVar("A")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)

BATCH = 16
"""Rows that travel to a worker together."""

_BATCHES_AHEAD = 3
"""Batches a worker may have waiting: what bounds memory."""


def cores() -> int:
    """How many processes this one may keep busy, at least 1."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


class Local:
    """The engine of this machine: batches go to `processes` processes, groups and components are formed in this one.

    In a `with` block all its work is done by the same processes, which end with the block; else each piece starts its own.
    """

    parts = 1

    def __init__(self, processes: int = 1, batch: int = BATCH) -> None:
        self._processes = processes
        self._batch = batch
        self._keeps = False
        self._kept: ProcessPoolExecutor | None = None

    def __enter__(self) -> Local:
        self._keeps = True
        return self

    def __exit__(self, *error: object) -> None:
        self._keeps = False
        if self._kept is not None:
            self._kept.shutdown(wait=True, cancel_futures=True)
            self._kept = None

    def map_batches(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Iterator[R]:
        """What the function makes of batches of rows, in the order of the rows.

        With one process, or no more than two batches of rows, everything runs here, and the function is given all rows at
        once: where it yields as it goes, so does this. Rows are drawn as they are needed: never more than a few batches a
        process are in memory. An exception of the function is raised here, in its place.

        >>> list(Local().map_batches(sorted, [-1, 2, -3]))
        [-3, -1, 2]
        """
        source = iter(rows)
        if self._processes > 1:
            first = list(islice(source, 2 * self._batch + 1))
            source = chain(first, source)
            if len(first) > 2 * self._batch:
                with self._workers() as pool:
                    yield from _map_over(pool, function, source, self._processes, self._batch)
                return
        yield from function(source)

    def scattered(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Iterable[R]:
        """What the function makes of a few rows of which each gives many; drawn in this process, as they are needed."""
        return function(rows)

    def group_apply(
        self, function: Callable[[K, list[A]], Iterable[R]], rows: Iterable[tuple[K, A]]
    ) -> Iterator[R]:
        """What the function makes of each key and the list of all its values. All of them are in memory here; with more processes
        than one they travel to them, a group at a time."""
        if self._processes == 1:
            yield from _in_place().group_apply(function, rows)
            return
        groups = _in_place().group_apply(_gathered, rows)
        with self._workers() as pool:
            yield from _map_over(pool, partial(_applied, function), iter(groups), self._processes, 1)

    def group_apart(
        self, function: Callable[[K, list[A]], Iterable[R]], rows: Iterable[tuple[K, A]]
    ) -> Iterator[R]:
        """What the function makes of each key and the list of all its values, for few keys of many values: the rows wait in files,
        and those of one key a process are in memory."""
        with Parted(rows) as parted:
            if self._processes == 1:
                for key in parted.keys:
                    yield from function(key, list(parted.rows(key)))
                return
            groups = ((key, parted.file(key)) for key in parted.keys)
            with self._workers() as pool:
                yield from _map_over(
                    pool, partial(_applied_to_files, function), groups, self._processes, 1, ahead=1
                )

    def components(self, edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Each node of an undirected graph with the least node of its connected component."""
        return _in_place().components(edges)

    def kept(self, rows: Iterable[A]) -> list[A]:
        """The rows, made once however often they are asked for."""
        return _in_place().kept(rows)

    def together(self, *rows: Iterable[A]) -> Iterator[A]:
        """Several tables of rows as one."""
        return _in_place().together(*rows)

    @contextmanager
    def _workers(self) -> Generator[ProcessPoolExecutor]:
        if not self._keeps:
            with _pool(self._processes) as pool:
                yield pool
            return
        if self._kept is None:
            self._kept = _pool(self._processes)
        yield self._kept


def _pool(processes: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker)


def _in_place() -> InPlace:
    from isnad.link.spread import IN_PLACE  # and with it all that links: who only annotates does without

    return IN_PLACE


def _map_over(
    pool: ProcessPoolExecutor,
    function: Callable[[Iterable[A]], Iterable[R]],
    source: Iterator[A],
    processes: int,
    batch: int,
    ahead: int = _BATCHES_AHEAD,
) -> Iterator[R]:
    waiting: deque[Future[list[R]]] = deque()
    try:
        while True:
            while len(waiting) < processes * ahead and (group := list(islice(source, batch))):
                waiting.append(pool.submit(_run_batch, function, group))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _gathered(key: K, values: list[A]) -> Iterator[tuple[K, list[A]]]:
    yield key, values


def _applied(
    function: Callable[[K, list[A]], Iterable[R]], groups: Iterable[tuple[K, list[A]]]
) -> Iterator[R]:
    for key, values in groups:
        yield from function(key, values)


def _applied_to_files(
    function: Callable[[K, list[A]], Iterable[R]], groups: Iterable[tuple[K, Path]]
) -> Iterator[R]:
    for key, file in groups:
        rows: list[A] = list(rows_in(file))
        yield from function(key, rows)


def _run_batch(function: Callable[[Iterable[A]], Iterable[R]], group: list[A]) -> list[R]:
    return list(function(group))


def _start_worker() -> None:
    """Leave interruption to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
