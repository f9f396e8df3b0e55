"""Whether both engines give the same records, and how long each takes: annotates and links the same articles on both.

    python benchmarks/engines.py [--articles 5000] [FOLDER …]

The articles are stretches of a few sentences of the articles in FOLDER (default: the development sets of this repository), each with a
source of its own: distinct texts, of which neighbours overlap, so that edited copies and incidents told by several are among them. Exits with 1 where one annotation or one record of the chronicle differs. Spark runs on this machine.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from isnad.datasets.annotations import annotate_into
from isnad.datasets.linking import link_into
from isnad.datasets.storing import read
from isnad.datasets.tables import CHRONICLE, Lines, Records
from isnad.engines import started
from isnad.engines.local import Local, cores
from isnad.engines.spark import Spark
from isnad.language.tokens import sentences, tokenise
from isnad.records import Annotations, Article
from isnad.sources import read as read_articles

GOLD = Path(__file__).resolve().parents[1] / "gold"
FILES = 16
"""Files that the articles are written to: an executor reads a file."""


def stretches(articles: Sequence[Article]) -> Iterator[dict[str, object]]:
    """Single sentences, then stretches of two, then of three … as objects that Isnad reads; on other days from round to round."""
    texts = [(article, _sentences(article.text)) for article in articles]
    for size in range(1, max(len(found) for _, found in texts) + 1):
        for n, (article, found) in enumerate(texts):
            for at in range(0, len(found) - size + 1):
                day = date.fromisoformat(article.published[:10]) if article.published else date(2024, 1, 1)
                yield {
                    "source": f"{size}-{n}-{at}",
                    "text": " ".join(found[at : at + size]),
                    "outlet": article.outlet,
                    "title": article.title,
                    "published": (day - timedelta(days=400 * (size - 1))).isoformat(),
                }


def _sentences(text: str) -> list[str]:
    tokens = tokenise(text)
    found = [text[tokens[a].start : tokens[b - 1].end] for a, b in sentences(text, tokens)]
    return [sentence for sentence in found if len(sentence.split()) > 3]


def write_articles(folders: Sequence[Path], count: int, to: Path) -> int:
    """Write so many stretches into files of JSON lines; gives how many there are."""
    found = [article for article in read_articles(folders) if isinstance(article, Article)]
    rows = list(islice(stretches(found), count))
    for n in range(FILES):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows[n::FILES])
        (to / f"part-{n:02}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return len(rows)


def lines_of(folder: Path) -> list[bytes]:
    """The annotations of a data set, in an order of its own: an engine writes rows in none."""
    found = (line for line in read(Local(), Lines(), str(folder)) if isinstance(line, Annotations))
    return sorted(map(msgspec.json.encode, found))


def records_of(folder: Path) -> dict[str, list[bytes]]:
    """The records of each table of a chronicle."""
    return {
        name: sorted(map(msgspec.json.encode, read(Local(), Records(kind), str(folder / name))))
        for name, kind in CHRONICLE.items()
        if any((folder / name).glob("*.parquet"))
    }


def differing(here: Path, there: Path) -> list[str]:
    """What the two engines do not give alike."""
    found = [] if lines_of(here / "annotations") == lines_of(there / "annotations") else ["annotations"]
    ours, theirs = records_of(here / "chronicle"), records_of(there / "chronicle")
    return found + [name for name in CHRONICLE if ours.get(name, []) != theirs.get(name, [])]


class Laps:
    """Seconds of each piece of work, told as it is done."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, what: str, call: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        found = call()
        self.seconds[what] = round(time.perf_counter() - began, 1)
        print(f"{what:<40}{self.seconds[what]:>8.1f} s", flush=True)
        return found


def _work(
    name: str, engine: Local | Spark, linking: Local | Spark, folder: Path, articles: Path, laps: Laps
) -> None:
    annotations, chronicle = str(folder / "annotations"), str(folder / "chronicle")
    laps.time(f"{name}: annotate", lambda: annotate_into(engine, annotations, [articles]))
    counts = laps.time(f"{name}: link", lambda: link_into(linking, annotations, chronicle))
    print(f"{name}: {json.dumps(msgspec.to_builtins(counts))}", flush=True)


def bench(folders: Sequence[Path], count: int, work: Path) -> list[str]:
    """Do all of it in the folder `work`; gives what differs."""
    laps = Laps()
    articles, here, there = (work / name for name in ("articles", "local", "spark"))
    for folder in (articles, here, there):
        folder.mkdir()
    made = write_articles(folders, count, articles)
    print(f"{made:,} articles, {cores()} cores", flush=True)
    _work("local", Local(cores()), Local(), here, articles, laps)
    with laps.time("spark: start", lambda: started("spark")) as engine:
        _work("spark", engine, engine, there, articles, laps)
    print(json.dumps({"articles": made, "cores": cores(), "seconds": laps.seconds}))
    return differing(here, there)


def main() -> None:
    parser = argparse.ArgumentParser(description="Hold the two engines against one another.")
    parser.add_argument("folders", nargs="*", type=Path, help="articles to take sentences of")
    parser.add_argument("--articles", type=int, default=5000, help="how many to make (default 5000)")
    given = parser.parse_args()
    folders = given.folders or sorted(path.parent for path in GOLD.glob("*/*/articles"))
    work = Path(tempfile.mkdtemp(prefix="isnad-engines-"))
    try:
        different = bench(folders, given.articles, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if different:
        sys.exit(f"DIFFERENT on the two engines: {', '.join(different)}")
    print("The same annotations and the same records of every table on both engines.")


if __name__ == "__main__":
    main()
