"""Spreading work over the cores of this machine, in order and with bounded memory.

The function must be importable by name and its arguments and results picklable: workers are new
processes, the same on every system. A program that calls this with more than one process needs the usual
`if __name__ == "__main__":` guard.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")

BATCH = 16
"""Items that travel to a worker together."""

_BATCHES_AHEAD = 3
"""Batches a worker may have waiting: what bounds memory."""


def cores() -> int:
    """How many processes this one may keep busy, at least 1."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def map_batches(
    function: Callable[[A], R], items: Iterable[A], *, processes: int = 1, batch: int = BATCH
) -> Iterator[R]:
    """`function(item)` for every item, in the order of the items, over `processes` processes.

    With one process, or no more than two batches of items, everything runs here. Items are drawn as they
    are needed: never more than a few batches a process are in memory. An exception of `function` is
    raised here, in its place.

    >>> list(map_batches(abs, [-1, 2, -3]))
    [1, 2, 3]
    """
    source = iter(items)
    if processes > 1:
        first = list(islice(source, 2 * batch + 1))
        source = chain(first, source)
        if len(first) > 2 * batch:
            yield from _map_over(function, source, processes, batch)
            return
    for item in source:
        yield function(item)


def _map_over(function: Callable[[A], R], source: Iterator[A], processes: int, batch: int) -> Iterator[R]:
    context = multiprocessing.get_context("spawn")
    waiting: deque[Future[list[R]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker) as pool:
        try:
            while True:
                while len(waiting) < processes * _BATCHES_AHEAD and (group := list(islice(source, batch))):
                    waiting.append(pool.submit(_run_batch, function, group))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _run_batch(function: Callable[[A], R], group: list[A]) -> list[R]:
    return [function(item) for item in group]


def _start_worker() -> None:
    """Leave interruption to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
