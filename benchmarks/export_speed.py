"""How fast a large casebook is exported, in rows a second, and in how much memory.

    python benchmarks/export_speed.py [--articles 20000] [--casebook FILE] [FORMAT …]

The casebook is made of the sample articles, annotated and linked once and then written as often as needed under other names; with
--casebook it is kept, and used again. Each export runs in a process of its own. Seconds are those of the processor.
Prints a table.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import msgspec

import isnad
from isnad.casebook import Casebook
from isnad.records import Annotations, Chronicle

FORMATS = ("polecat", "plover", "csv", "parquet", "timeline", "graphml", "ftm")

_RUN = """
import json, resource, sys, time
import isnad
from isnad.exports.options import ExportOptions
from isnad.web.labels import labels
book, to, out = sys.argv[1:]
isnad.export(book, to, out, ExportOptions(words=labels("en")))
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)]))
"""


def multiplied(path: Path, articles: int) -> None:
    """Write a casebook of so many articles: the samples over and over, each time under other names."""
    with as_file(files("isnad").joinpath("samples")) as samples:
        found = isnad.annotate_paths(samples / "articles", metadata=samples / "articles.jsonl")
        items = [item for item in found if isinstance(item, Annotations)]
    linked: dict[str, Any] = msgspec.to_builtins(isnad.link(items))
    names = {item.article.source for item in items}
    names |= {record["id"] for kind in ("incidents", "storylines") for record in linked[kind]}
    whole: dict[str, list[Any]] = {}
    with Casebook(path, write=True) as book:
        for copy in range(-(-articles // len(items))):
            for item in items:
                changed = msgspec.structs.replace(item.article, source=_named(item.article.source, copy), id=_named(item.article.id, copy))  # fmt: skip
                book.put(msgspec.structs.replace(item, article=changed))
            for kind, records in linked.items():
                if copy == 0 or kind != "entities":
                    whole.setdefault(kind, []).extend(_renamed(records, names, copy))
        book.put_chronicle(msgspec.convert(whole, Chronicle))


def _named(name: str, copy: int) -> str:
    return f"{copy:05}-{name}"


def _renamed(value: Any, names: set[str], copy: int) -> Any:
    """A record with each name of an article, incident or storyline in it made that of a copy."""
    if isinstance(value, str):
        return _named(value, copy) if value in names else value
    if isinstance(value, list):
        return [_renamed(one, names, copy) for one in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, dict):
        return {key: _renamed(one, names, copy) for key, one in value.items()}  # pyright: ignore[reportUnknownVariableType]
    return value


def measured(book: Path, to: str, folder: Path) -> tuple[int, float, float, float]:
    """Rows written, seconds of the processor, megabytes written, megabytes of memory at the most."""
    out = folder / to
    command = [sys.executable, "-c", _RUN, str(book), to, str(out)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, memory = json.loads(told)
    written = list(out.iterdir()) if out.is_dir() else [out]
    return sum(map(_rows, written)), seconds, sum(path.stat().st_size for path in written) / 1e6, memory


def _rows(path: Path) -> int:
    """How many rows a file has: records of a table, lines, slides, edges and nodes."""
    if path.suffix == ".parquet":
        from pyarrow import parquet  # pyright: ignore[reportUnknownVariableType]

        return parquet.read_metadata(path).num_rows  # pyright: ignore
    if path.suffix == ".csv":
        return sum(1 for _ in _records(path)) - 1
    text = path.read_bytes()
    return text.count(b"<node ") + text.count(b"<edge ") if path.name == "graphml" else text.count(b"\n")


def _records(path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("formats", nargs="*", default=FORMATS, metavar="FORMAT")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--casebook", type=Path)
    parser.add_argument("--only-make", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only_make is not None:
        multiplied(given.only_make, given.articles)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = given.casebook or folder / "large.casebook"
        if not book.exists():
            # In a process of its own: on Linux, one that is started from a large one is counted as large.
            command = [sys.executable, __file__, "--only-make", str(book), "--articles", str(given.articles)]
            subprocess.run(command, check=True)
        with Casebook(book) as opened:
            print(
                f"{opened.article_count:,} articles, {opened.incident_count():,} incidents, {book.stat().st_size / 1e6:,.0f} MB\n"
            )
        print("| format | rows | rows a second | MB | memory, MB |\n|---|---|---|---|---|")
        for to in given.formats:
            rows, seconds, size, memory = measured(book, to, folder)
            print(f"| `{to}` | {rows:,} | {rows / seconds:,.0f} | {size:,.0f} | {memory:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
