"""How much faster the compiled build annotates than the plain one, and whether it says the same, byte for byte.

    python benchmarks/compiled.py [FOLDER] [--compiled build/compiled] [--rounds 3] [--limit 2000]

FOLDER is what `throughput.py` takes; without it all annotated articles of `gold` are read. Each build has a process of its own
that has loaded everything and annotated 20 articles; both then annotate all of them in turns, and the least CPU time counts:
of the first round, where words come that have not been met, and of the later ones, where all have. Exits 1 where an
article's annotations differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from corpora import articles

from isnad.annotate import annotate
from isnad.records import Article
from isnad.sources import read

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tools"))
from compiled_build import is_of_these_sources, modules  # noqa: E402

WARM_UP = 20
"""Articles annotated before the clock starts, so that what is loaded on first use is loaded."""
WORDS = 290
"""Words, between spaces, of the article in which speeds are given besides."""


def corpus(folder: Path | None, limit: int) -> list[Article]:
    """The articles of a folder, else those of all gold sets, in the order of their names."""
    if folder is not None:
        return list(articles(folder, limit))
    found: list[Article] = []
    for path in sorted((ROOT / "gold").glob("isnad-*/*/articles")):
        metadata = path.with_suffix(".jsonl")
        given = read([path], metadata=metadata if metadata.is_file() else None)
        found += [item for item in given if isinstance(item, Article)]
    return found[:limit]


def work(folder: Path | None, limit: int) -> None:
    """The process of one build: a line for what it has loaded, then a line a round for each line that it is sent."""
    found = corpus(folder, limit)
    encoder = msgspec.json.Encoder()
    for article in found[:WARM_UP]:
        annotate(article)
    suffixes = {name: Path(str(import_module(_dotted(name)).__file__)).suffix for name in modules()}
    tokens = sum(len(_view(article)) for article in found)
    words = sum(len(article.text.split()) for article in found)
    compiled = sum(suffix != ".py" for suffix in suffixes.values())
    told = {
        "articles": len(found),
        "tokens": tokens,
        "words": words,
        "compiled": compiled,
        "of": len(suffixes),
    }
    print(json.dumps(told), flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        written = [encoder.encode(annotate(article)) for article in found]
        seconds = time.process_time() - began
        digests = [hashlib.sha256(line).hexdigest() for line in written]
        print(json.dumps({"seconds": seconds, "digests": digests}), flush=True)


def _dotted(name: str) -> str:
    return name.removesuffix(".py").replace("/", ".")


def _view(article: Article) -> list[Any]:
    return import_module("isnad.language.tokens").tokenise(article.text)


class Build:
    """A process that annotates with one build."""

    def __init__(self, package: Path, arguments: list[str]) -> None:
        environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--work", *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.loaded = self._line()

    def round(self) -> tuple[float, list[str]]:
        """CPU seconds for all articles, and a digest of each one's annotations."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told = self._line()
        return told["seconds"], told["digests"]

    def end(self) -> None:
        """Let the process go."""
        self._process.communicate()

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"a build has ended with exit code {self._process.wait()}")
        return json.loads(line)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the compiled build with the plain one.")
    parser.add_argument(
        "folder", nargs="?", type=Path, help="texts, pages, JSONL or zips; default: all of gold"
    )
    parser.add_argument(
        "--compiled", type=Path, default=ROOT / "build" / "compiled", help="the compiled package"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often all is annotated (default 3, at least 1)"
    )
    parser.add_argument("--limit", type=int, default=2000, help="articles to annotate (default 2000)")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.folder, given.limit)
        return 0
    if not is_of_these_sources(given.compiled):
        parser.error(f"{given.compiled} is not compiled of these sources; run make compiled")
    arguments = [*([str(given.folder)] if given.folder else []), "--limit", str(given.limit)]
    builds = {
        "plain": Build(ROOT / "src", arguments),
        "compiled": Build(given.compiled.resolve(), arguments),
    }
    expected = {"plain": 0, "compiled": len(modules())}
    for name, build in builds.items():
        if build.loaded["compiled"] != expected[name]:
            raise SystemExit(f"the {name} build has {build.loaded['compiled']} compiled modules")
    seconds: dict[str, list[float]] = {name: [] for name in builds}
    digests: dict[str, list[str]] = {}
    for _ in range(max(1, given.rounds)):
        for name, build in builds.items():
            taken, digests[name] = build.round()
            seconds[name].append(taken)
    for build in builds.values():
        build.end()
    told = builds["plain"].loaded
    differing = sum(a != b for a, b in zip(digests["plain"], digests["compiled"], strict=True))
    print(
        f"{told['articles']:,} articles, {told['tokens']:,} tokens; {expected['compiled']} modules compiled"
    )
    print(f"annotations that differ: {differing}")
    print(f"\n{'':<24}{'plain':>12}{'compiled':>12}{'ratio':>8}")
    rounds = {"first round": [s[0] for s in seconds.values()]}
    if given.rounds > 1:
        rounds["words known"] = [min(s[1:]) for s in seconds.values()]
    for name, (plain, compiled) in rounds.items():
        for unit, many in (
            ("tokens/s", told["tokens"]),
            ("articles/s", told["articles"]),
            (f"articles/s of {WORDS} words", told["words"] / WORDS),
        ):
            print(
                f"{unit:<24}{many / plain:>12,.1f}{many / compiled:>12,.1f}{plain / compiled:>8.2f}   {name}"
            )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
