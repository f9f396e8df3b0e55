"""How fast words are analysed and tagged, and the lexicon's names found, on one core, tokens and sentences given.

    python benchmarks/words.py [FOLDER] [--limit 2000]

FOLDER is what `throughput.py` takes. The clock runs twice over the same articles: with nothing remembered, as
at the start of a run, and again with every word type known, as later in a long one. Names are looked up in tagged text, once to warm up and once by the clock.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from corpora import articles

from isnad.annotate.names.matching import matcher
from isnad.annotate.view import TextView
from isnad.language.tagging import tag
from isnad.language.tokens import Token, sentences, tokenise
from isnad.language.words import Morphology
from isnad.lexicon import Lexicon, load
from isnad.records import Article

Read = tuple[list[Token], list[tuple[int, int]]]
"""The tokens of an article, and its sentences as ranges of them."""


def pass_over(texts: list[Read], morphology: Morphology) -> tuple[float, float]:
    """Seconds for the analysis of all words, and for tagging."""
    analysed = tagged = 0.0
    for tokens, ranges in texts:
        began = time.perf_counter()
        words = [morphology.word(t.text) if t.kind == "word" else None for t in tokens]
        middle = time.perf_counter()
        for first, last in ranges:
            tag(tokens, words, first, last)
        analysed += middle - began
        tagged += time.perf_counter() - middle
    return analysed, tagged


def names_found(read: list[Article], lexicon: Lexicon) -> tuple[int, float]:
    """How many names, bodies and offices stand in the articles, and the seconds it takes to find them."""
    views = [TextView(article, lexicon) for article in read]
    names = matcher(lexicon)
    found, began = 0, 0.0
    for _ in range(2):  # the first round also tags
        found, began = 0, time.perf_counter()
        for view in views:
            i, last = 0, len(view.tokens)
            while i < last:
                match = names.at(view, i, last)
                found += match is not None
                i = match.last if match else i + 1
    return found, time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure word analysis and tagging on one core.")
    parser.add_argument("folder", nargs="?", type=Path, help="texts, pages, JSONL or zips; default: samples")
    parser.add_argument("--limit", type=int, default=2000, help="articles to read (default 2000)")
    given = parser.parse_args()
    texts: list[Read] = []
    read = list(articles(given.folder, given.limit))
    for article in read:
        tokens = tokenise(article.text)
        texts.append((tokens, sentences(article.text, tokens)))
    count = sum(len(tokens) for tokens, _ in texts)
    types = len({t.text for tokens, _ in texts for t in tokens})
    lexicon = load()
    morphology = lexicon.morphology
    print(f"{len(texts):,} articles, {count:,} tokens, {types:,} types")
    for name in ("nothing remembered", "types known"):
        analysed, tagged = pass_over(texts, morphology)
        print(
            f"{name:<20}{count / (analysed + tagged):>12,.0f} tokens/s"
            f"   analysis {analysed:.2f} s, tagging {tagged:.2f} s"
        )
    size = sum(len(article.text.encode()) for article in read) / 1e6
    found, seconds = names_found(read, lexicon)
    print(f"names of the lexicon{size / seconds:>12,.1f} MB/s       {found:,} found in {size:.1f} MB of text")


if __name__ == "__main__":
    main()
