"""How long the pages of the reading room take on a large casebook.

    python benchmarks/pages.py [--articles 20000] [--casebook FILE] [--from FOLDER…] [--times 20]

FILE is a casebook to measure; where there is none, one of so many articles is made and written there, out of the articles in
FOLDER (the development sets of the repository where none is given). Each page is asked for as a browser asks, for different
records, and prints milliseconds at the median and the 95th percentile: of the wall's clock, and of the processor.
"""

from __future__ import annotations

import argparse
import json
import logging
import platform
import random
import resource
import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import quote

from litestar import Litestar
from litestar.testing import TestClient
from multiplied import multiply

from isnad.casebook import Casebook
from isnad.web.app import create_app

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 150
"""Milliseconds that no page should take at the 95th percentile."""
_WORDS = ("الحكومة", "غارة", "المفاوضات", '"وقف إطلاق النار"', "وزير الخارجية", "ميناء", "اعتقال", "نفط")


def pages(book: Casebook, times: int) -> dict[str, list[str]]:
    """For each kind of page so many addresses, by records drawn at random, the best known among them."""
    draw = random.Random(20)

    def some(sql: str, best: str = "") -> list[str]:
        found = [str(row[0]) for row in book.db.execute(sql)]
        first = [str(row[0]) for row in book.db.execute(best)] if best else []
        return (first + draw.sample(found, min(len(found), times)))[:times]

    incidents = some(
        "SELECT id FROM incidents WHERE n % 97 = 0",
        "SELECT id FROM incidents ORDER BY article_count DESC LIMIT 3",
    )
    articles = some("SELECT source FROM articles WHERE key % 97 = 0")
    known = "SELECT entity FROM incident_parties WHERE entity NOT LIKE 'name:%' GROUP BY 1 ORDER BY count(*) DESC LIMIT 5"
    actors = some("SELECT id FROM entities WHERE n % 7 = 0", known)
    stories = some(
        "SELECT id FROM storylines", "SELECT id FROM storylines ORDER BY article_count DESC LIMIT 3"
    )
    figures = some("SELECT id FROM figures WHERE n % 17 = 0")
    types = some("SELECT DISTINCT type FROM incidents")
    months = some("SELECT DISTINCT substr(date_first, 1, 7) FROM incidents WHERE date_first IS NOT NULL")
    outlets = some("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL")
    days = some("SELECT DISTINCT told_first FROM incidents WHERE told_first IS NOT NULL")

    def at(path: str, values: Sequence[str], rest: str = "") -> list[str]:
        return [path + quote(value, safe="") + rest for value in values]

    return {
        "front": ["/"] * times,
        "front of a day": at("/?day=", days),
        "list, page 40": at("/?page=40&order=", ["date", "told", "articles", "sources"]),
        "list of a type": at("/?type=", types),
        "list of a month": at("/?since=", months),
        "list of a party": at("/?actor=%3D", actors),
        "list of an outlet": at("/?outlet=%3D", outlets),
        "list by words": at("/?q=", _WORDS),
        "list, 2 sources": ["/?sources=2", "/?sources=3", "/?disputed=1", "/?order=sources&sources=2"],
        "incident": at("/incident/", incidents),
        "article": at("/article/", articles),
        "article as JSON": at("/article/", articles, ".json"),
        "actor": at("/actor/", actors),
        "storylines": [f"/storylines?page={n}" for n in range(1, times)],
        "storyline": at("/storyline/", stories),
        "figures": [f"/figures?page={n}" for n in range(1, times)] + ["/figures?about=قتلى"],
        "figure": at("/figure/", figures),
        "pledges": at("/pledges?month=", months),
        "denials": [f"/denials?page={n}" for n in range(1, times)],
        "search": at("/search?q=", _WORDS),
        "search, exact": at("/search?spelling=exact&q=", _WORDS[:4]),
        "search, stemmed": at("/search?spelling=stemmed&q=", _WORDS),
        "search by field": at("/search?q=speaker:", [f'"{actor}"' for actor in actors[:5]])
        + at("/search?q=type:", types[:5]),
        "feed": at("/search.atom?q=", _WORDS),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure(app: Litestar, wanted: dict[str, list[str]]) -> list[dict[str, Any]]:
    """A row a kind of page."""
    rows: list[dict[str, Any]] = []
    with TestClient(app, base_url="http://127.0.0.1:8900") as client:
        for address in ("/", "/incident/" + quote("nothing"), "/search?q=x"):
            client.get(address)
        for kind, addresses in wanted.items():
            wall: list[float] = []
            cpu: list[float] = []
            slowest = (0.0, "")
            for address in addresses:
                began, worked = time.perf_counter(), time.process_time()
                answer = client.get(address)
                took = 1000 * (time.perf_counter() - began)
                cpu.append(1000 * (time.process_time() - worked))
                wall.append(took)
                if answer.status_code != 200:
                    sys.exit(f"{address} answers {answer.status_code}")
                slowest = max(slowest, (took, address))
            rows.append(
                {
                    "page": kind, "n": len(wall), "p50": round(percentile(wall, 0.5), 1), "p95": round(percentile(wall, 0.95), 1),
                    "cpu_p50": round(percentile(cpu, 0.5), 1), "cpu_p95": round(percentile(cpu, 0.95), 1), "slowest": slowest[1],
                }
            )  # fmt: skip
            print(
                "{page:<20}{n:>4}{p50:>9}{p95:>9}{cpu_p50:>9}{cpu_p95:>9}  {slowest}".format(**rows[-1]),
                flush=True,
            )
    return rows


def main(arguments: Sequence[str]) -> int:
    """Print the table, then the same as one line of JSON; 1 where a page takes too long."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--casebook", type=Path, default=Path("large.casebook"))
    parser.add_argument(
        "--from", dest="folders", type=Path, nargs="*", default=sorted(ROOT.glob("gold/*/*/articles"))
    )
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args(arguments)
    logging.disable(logging.INFO)
    if not given.casebook.exists():
        began = time.perf_counter()
        # By another process, so that the memory told is that of the room.
        making = (given.folders, given.articles, given.casebook, print)
        maker = get_context("spawn").Process(target=multiply, args=making)
        maker.start()
        maker.join()
        if maker.exitcode:
            return int(maker.exitcode)
        print(f"made in {time.perf_counter() - began:.0f} s")
    with Casebook(given.casebook) as book:
        count, incidents = book.article_count, book.incident_count()
        wanted = pages(book, given.times)
        began = time.perf_counter()
        book.warm()
        print(f"read into memory in {time.perf_counter() - began:.1f} s")
    print(
        f"{count:,} articles, {incidents:,} incidents, {given.casebook.stat().st_size / 1e9:.1f} GB; milliseconds"
    )
    print(f"{'page':<20}{'n':>4}{'p50':>9}{'p95':>9}{'cpu p50':>9}{'cpu p95':>9}  slowest")
    rows = measure(create_app(given.casebook), wanted)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        json.dumps(
            {"articles": count, "python": platform.python_version(), "memory_mb": memory, "pages": rows}
        )
    )
    return int(any(row["p95"] > LIMIT for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
