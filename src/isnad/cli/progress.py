"""Progress on a terminal: how many, how fast, how long still. Silent in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

_EVERY_SECONDS = 0.2
_LARGEST_COUNTED = 500_000_000


class ProgressLine:
    """A line on standard error, written anew; give it to `isnad.build` as `progress`, in a `with` block."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._shows = sys.stderr.isatty()
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
    """How many articles these paths may hold: files, and lines of JSONL; null where that is unknown."""
    total = 0
    for name in paths:
        path = Path(name)
        if name == "-" or not (path.is_file() or path.is_dir()):  # a pipe must not be read to count
            return None
        files = (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else iter([path])
        for file in files:
            if file.suffix not in (".jsonl", ".ndjson"):
                total += 1
            elif file.stat().st_size > _LARGEST_COUNTED:
                return None
            elif file.name != "articles.jsonl" or not path.is_dir():
                with file.open("rb") as lines:
                    total += sum(1 for _ in lines)
    return total
