"""Progress on a terminal: how many, how fast, how long still. Silent in a pipe."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

_EVERY_SECONDS = 0.2
_LONGEST_COUNT = 0.5
"""Seconds that counting may take: what needs longer is not known beforehand."""
_BLOCK = 1 << 20


class ProgressLine:
    """A line on standard error, written anew; give it to `isnad.build` as `progress`, in a `with` block.

    On a terminal it counts beforehand what `paths` may hold.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._shows = sys.stderr.isatty()
        self._total = expected(paths) if self._shows else None
        self._began = self._last = time.monotonic()

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def __call__(self, doing: str, done: int) -> None:
        """Show that `done` articles are done (`read`), or that so many are being linked (`link`)."""
        now = time.monotonic()
        if doing == "link":
            self._write(f"linking {done:,} articles …")
        elif now - self._last >= _EVERY_SECONDS:
            self._last = now
            self._write(progress_text(done, self._total, now - self._began))

    def _write(self, text: str) -> None:
        if self._shows:
            sys.stderr.write(f"\r\x1b[2K{text}")
            sys.stderr.flush()


def progress_text(done: int, total: int | None, seconds: float) -> str:
    """What the line says.

    >>> progress_text(1200, 5000, 10.0)
    '1,200 of 5,000 articles · 120/s · 0:31 left'
    >>> progress_text(12, None, 1.0)
    '12 articles · 12/s'
    """
    rate = done / seconds if seconds > 0 else 0.0
    speed = f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
    if total is None or total < done:
        return f"{done:,} articles · {speed}"
    left = int((total - done) / rate) if rate else 0
    return f"{done:,} of {total:,} articles · {speed} · {left // 60}:{left % 60:02} left"


def expected(paths: Iterable[str]) -> int | None:
    """How many articles these paths may hold: files, and lines of JSONL; null where that is unknown, or takes longer
    to count than `_LONGEST_COUNT`."""
    until = time.monotonic() + _LONGEST_COUNT
    total = 0
    for name in paths:
        path = Path(name)
        if name == "-" or not (path.is_file() or path.is_dir()):  # a pipe must not be read to count
            return None
        for file in _files(path) if path.is_dir() else [path]:
            found = _articles(file, until) if file != path / "articles.jsonl" else 0
            if found is None or time.monotonic() > until:
                return None
            total += found
    return total or None


def _files(folder: Path) -> Iterator[Path]:
    for inside, _, names in os.walk(folder):
        yield from (Path(inside, name) for name in names)


def _articles(file: Path, until: float) -> int | None:
    """How many articles a file may hold; null for a kind that holds any number, and where it takes too long."""
    if file.suffix.lower() in _MANY:
        return None
    if file.suffix.lower() not in _LINES:
        return 1
    lines, last = 0, b"\n"
    with file.open("rb") as data:
        while block := data.read(_BLOCK):
            lines, last = lines + block.count(b"\n"), block[-1:]
            if time.monotonic() > until:
                return None
    return lines + (last != b"\n")


_LINES = (".jsonl", ".ndjson")
_MANY = (".csv", ".tsv", ".parquet", ".warc", ".wet", ".gz", ".zip", ".xml", ".rss", ".atom", ".rdf")
