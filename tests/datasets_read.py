"""What data sets hold, in an order of its own: engines write rows in none."""

from __future__ import annotations

from pathlib import Path

import msgspec

from isnad.datasets.storing import read
from isnad.datasets.tables import CHRONICLE, Lines, Records
from isnad.engines.local import Local
from isnad.records import Annotations, Record


def lines_in(folder: Path) -> list[bytes]:
    """The annotated articles, as JSON in the order of their sources."""
    found = [line for line in read(Local(), Lines(), str(folder)) if isinstance(line, Annotations)]
    return [msgspec.json.encode(item) for item in sorted(found, key=lambda item: item.article.source)]


def chronicle_in(folder: Path, by: str | None = None) -> dict[str, list[bytes]]:
    """The records of every table, as JSON."""
    return {
        name: sorted(map(msgspec.json.encode, _rows(folder / name, kind, by)))
        for name, kind in CHRONICLE.items()
    }


def _rows(folder: Path, kind: type[Record], by: str | None) -> list[tuple[str | None, Record]]:
    return list(read(Local(), Records(kind, by), str(folder))) if any(folder.rglob("*.parquet")) else []
