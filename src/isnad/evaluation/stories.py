"""Duplicates and storylines against gold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.story import Story

_Item = TypeVar("_Item", bound=Hashable)


def score_duplicates(story: Story, table: Table) -> None:
    """Pairs of one text: precision and recall over pairs, the relation over the matched."""
    gold = {frozenset((d.a, d.b)): d.relation for d in story.gold.duplicates}
    found = {
        frozenset((story.article(d.a), story.article(d.b))): d
        for d in story.chronicle.duplicates
        if d.a != d.b
    }
    both = [pair for pair in gold if pair in found]
    add(table, "duplicates.pairs", Counts.of(len(both), len(found), len(gold)))
    right = sum(gold[pair] == found[pair].relation for pair in both)
    add(table, "duplicates.relation", Counts.share(right, len(both)))
    for pair, relation in gold.items():
        names = " = ".join(sorted(pair))
        if pair not in found:
            story.note("duplicates", f"missed {relation}", names, gold=relation)
        elif found[pair].relation != relation:
            kind = f"relation: {found[pair].relation} for {relation}"
            story.note("duplicates", kind, names, relation, f"{found[pair].relation}: {found[pair].evidence}")
    for pair, duplicate in found.items():
        if pair not in gold:
            names = " = ".join(sorted(pair))
            shown = f"{duplicate.relation} {duplicate.similarity:.2f} {duplicate.evidence}"
            story.note("duplicates", f"false {duplicate.relation}", names, system=shown)


def score_storylines(story: Story, table: Table) -> None:
    """Storylines as a clustering of the articles: pairwise and B-cubed; an article in none stands alone."""
    articles = sorted({a for line in story.gold.storylines for a in line})
    gold = _labels(articles, story.gold.storylines)
    lines = [[story.article(a) for a in line.articles] for line in story.chronicle.storylines]
    found = _labels(articles, lines)
    add(table, "storylines.pairwise", pairwise(gold, found))
    add(table, "storylines.bcubed", bcubed(gold, found))
    for a, b in combinations(articles, 2):
        together = gold[a] == gold[b]
        if together != (found[a] == found[b]):
            kind = "kept apart" if together else "joined wrongly"
            story.note("storylines", kind, f"{a}, {b}")


def _labels(articles: Sequence[str], lines: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first list that holds each article, or one of its own."""
    labels: dict[str, int] = {}
    for number, line in enumerate(lines):
        for article in line:
            labels.setdefault(article, number)
    return {a: labels.get(a, len(lines) + i) for i, a in enumerate(articles)}


def pairwise(gold: dict[str, int], found: dict[str, int]) -> Counts:
    """Pairs of items that stand together, in two clusterings of the same items.

    >>> pairwise({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    Counts(right=1, system=3, found=1, gold=1)
    """
    pairs = list(combinations(sorted(gold), 2))
    in_gold = {(a, b) for a, b in pairs if gold[a] == gold[b]}
    in_found = {(a, b) for a, b in pairs if found[a] == found[b]}
    return Counts.of(len(in_gold & in_found), len(in_found), len(in_gold))


def bcubed(gold: Mapping[_Item, int], found: Mapping[_Item, int]) -> Counts:
    """B-cubed of two clusterings of the same items (Bagga and Baldwin 1998): for each item the share of its
    system cluster that is of its gold cluster (precision), and of its gold cluster that is of its system
    cluster (recall).

    >>> counts = bcubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    >>> round(counts.precision, 3), counts.recall
    (0.556, 1.0)
    """
    precision = recall = 0.0
    for item in gold:
        ours = {i for i in gold if gold[i] == gold[item]}
        theirs = {i for i in gold if found[i] == found[item]}
        shared = len(ours & theirs)
        precision += shared / len(theirs)
        recall += shared / len(ours)
    return Counts(precision, len(gold), recall, len(gold))
