"""How fast the names layer reads, on one core, words and tags given; without the sequence model in the same run.

    python benchmarks/names.py [FOLDER] [--limit 1000]

FOLDER is what `throughput.py` takes. The clock runs over the first half of the articles with nothing remembered, as at the start
of a run, and over the second half after it.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from corpora import articles

from isnad.annotate.names.layer import Names
from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.records import Annotations


def seconds(layer: Names, views: list[TextView]) -> float:
    """Time for the names of these articles."""
    began = time.perf_counter()
    for view in views:
        layer(view, Annotations(article=view.article))
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the names layer on one core.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    given = parser.parse_args()
    lexicon = load()
    views = [TextView(article, lexicon) for article in articles(given.folder, given.limit)]
    for view in views:
        assert len(view.tags) == len(view.tokens)  # words and tags are made once, before the clock runs
    halves = views[: len(views) // 2], views[len(views) // 2 :]
    for what, layer in (
        ("lexicon and grammar", Names(rules_only=True)),
        ("with the sequence model", Names()),
    ):
        for when, half in zip(("at the start", "later on"), halves, strict=True):
            tokens = sum(len(view.tokens) for view in half)
            print(f"{what:24} {when:13} {tokens / seconds(layer, half):9,.0f} tokens/s")


if __name__ == "__main__":
    main()
