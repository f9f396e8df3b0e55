"""Spreading work over processes: in order, within bounds, and with errors where they belong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from isnad.engines.local import Local, cores
from isnad.errors import LexiconError


def _absolute(numbers: Iterable[int]) -> Iterator[int]:
    return map(abs, numbers)


def _fail_on_seven(numbers: Iterable[int]) -> Iterator[int]:
    for n in numbers:
        if n == 7:
            raise ValueError("seven")
        yield n


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    engine = Local(processes, batch=4)
    assert list(engine.map_batches(_absolute, range(0, -100, -1))) == list(range(100))


def test_no_items_no_results() -> None:
    assert list(Local(2).map_batches(_absolute, [])) == []


def test_items_are_drawn_only_as_they_are_needed() -> None:
    drawn: list[int] = []

    def items() -> Iterator[int]:
        for n in range(10_000):
            drawn.append(n)
            yield n

    results = Local(2, batch=5).map_batches(_absolute, items())
    for _ in range(20):
        next(results)
    assert len(drawn) <= 20 + 2 * 3 * 5 + 11
    results.close()


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_raised_here(processes: int) -> None:
    with pytest.raises(ValueError, match="seven"):
        list(Local(processes, batch=2).map_batches(_fail_on_seven, range(40)))


def _where(numbers: Iterable[int]) -> Iterator[int]:
    return (os.getpid() for _ in numbers)


def test_in_a_block_the_same_processes_do_all_and_end_with_it() -> None:
    with Local(2, batch=1) as engine:
        first = set(engine.map_batches(_where, range(9)))
        asked = engine.map_batches(_where, range(9))
        next(asked)
        asked.close()
        rest = set(engine.map_batches(_where, range(9)))
        assert 1 <= len(first | rest) <= 2
        assert os.getpid() not in first
    assert not any(_alive(process) for process in first | rest)
    assert first.isdisjoint(Local(2, batch=1).map_batches(_where, range(9)))


def _refuse(numbers: Iterable[int]) -> Iterator[int]:
    for n in numbers:
        raise LexiconError("E202", f"entry {n} does not fit")
        yield n


def test_a_coded_error_of_another_process_keeps_its_code() -> None:
    with pytest.raises(LexiconError, match=r"^\[E202\] entry 0 does not fit$") as refusal:
        list(Local(2, batch=1).map_batches(_refuse, range(4)))
    assert (refusal.value.code, refusal.value.what) == ("E202", "entry 0 does not fit")


def test_there_is_always_one_core() -> None:
    assert cores() >= 1


_PROGRAM = """
import sys, time
from isnad.engines.local import Local
def asleep(seconds):
    for n in seconds:
        time.sleep(n)
        yield n
if __name__ == "__main__":
    for n in Local(2, batch=1).map_batches(asleep, [0.05] * 10_000):
        print("going", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM)
    parent = subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    children = _children(parent.pid)
    assert children
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 10
    while any(_alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(child) for child in children)


def _children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def _summed(key: str, values: list[int]) -> Iterator[tuple[str, int, int]]:
    yield key, len(values), sum(values)


@pytest.mark.parametrize("processes", [1, 2])
def test_rows_that_wait_in_files_come_back_by_key(processes: int) -> None:
    rows = [("even" if n % 2 == 0 else "odd", n) for n in range(5_001)]
    found = list(Local(processes).group_apart(_summed, rows))
    assert found == [("even", 2_501, 6_252_500), ("odd", 2_500, 6_250_000)]
    assert list(Local(processes).group_apart(_summed, [])) == []
