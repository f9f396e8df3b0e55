"""Folders of very many files: read in name order, with only some of the names in memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from reads import TEXT, Reading, of

from isnad.sources import listing
from isnad.sources.files import Finder
from isnad.sources.skipping import Skips


def test_the_order_is_that_of_names_however_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{n:03}.txt" for n in range(100)] + ["a\nb.txt", "ب.txt", "a b.txt", "a", "a.txt"]
    for name in names:
        of(tmp_path / name / "1.txt" if name == "a" else tmp_path / name, TEXT)
    known = Reading(tmp_path).sources
    for size in (1, 7, 105, 106):
        monkeypatch.setattr(listing, "RUN", size)
        assert Reading(tmp_path).sources == known
        assert Reading(f"{tmp_path}/*.txt").sources == [name for name in known if "/" not in name]
    order = [name.split("/")[0] for name in known]
    assert order == sorted(names)


def test_memory_does_not_grow_with_the_names_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "RUN", 1_000)
    for n in range(20_000):
        (tmp_path / f"{n:06}-{'x' * 90}.txt").touch()
    tracemalloc.start()
    try:
        count = sum(1 for _ in listing.entries(tmp_path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < 1_500_000  # all names in a list are above 4 MB


def test_a_broken_off_walk_leaves_no_file_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "RUN", 2)
    for n in range(9):
        of(tmp_path / f"{n}.txt", TEXT)
    before = _open_files()
    found = Finder(Skips()).find(str(tmp_path))
    next(found)
    assert _open_files() > before
    found.close()  # type: ignore[attr-defined]
    del found
    assert _open_files() == before


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else pytest.skip("no /proc here")
