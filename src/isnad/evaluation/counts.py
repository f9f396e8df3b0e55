"""What is counted, and the precision, recall and F1 that follow, with bootstrap intervals.

>>> Counts(3, 4, 3, 6).precision, Counts(3, 4, 3, 6).recall
(0.75, 0.5)
>>> Counts.share(9, 10).f1
0.9
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

RESAMPLES = 1000
"""Bootstrap samples."""
SEED = 20250101
"""Seed of the bootstrap, so that a score is the same each time it is taken."""


class Counts(NamedTuple):
    """`right` of `system` answers hold (precision), `found` of `gold` answers are there (recall).

    For matched items `right` and `found` are equal; for B-cubed they are sums of shares. Sums over articles
    and folders are sums of each part (micro-average).
    """

    right: float = 0.0
    system: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    @classmethod
    def of(cls, matched: float, system: float, gold: float) -> Counts:
        """Counts of a one-to-one matching."""
        return cls(matched, system, matched, gold)

    @classmethod
    def share(cls, right: float, of: float) -> Counts:
        """Counts of an accuracy: precision, recall and F1 are all `right / of`."""
        return cls(right, of, right, of)

    def plus(self, other: Counts) -> Counts:
        """Both counts together."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float | None:
        """Share of the system's answers that are right; null where it gave none."""
        return self.right / self.system if self.system else None

    @property
    def recall(self) -> float | None:
        """Share of gold that was found; null where there is none."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; 0 where one side is empty, null where both are."""
        if not self.system and not self.gold:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Table = dict[str, Counts]
"""Counts by the name of the metric, `layer.metric`."""


def add(table: Table, name: str, counts: Counts) -> None:
    """Add counts to a metric of a table."""
    table[name] = table.get(name, Counts()).plus(counts)


def total(tables: Sequence[Mapping[str, Counts]]) -> Table:
    """The sum of tables, metrics in the order they first appear."""
    summed: Table = {}
    for table in tables:
        for name, counts in table.items():
            add(summed, name, counts)
    return summed


class Score(msgspec.Struct, kw_only=True):
    """One metric: shares in 0–1 or null where undefined. `interval` is the 95 % bootstrap interval of F1 over
    storylines (null for fewer than two); `right`, `system`, `found` and `gold` are the counts behind it."""

    precision: float | None
    recall: float | None
    f1: float | None
    interval: tuple[float, float] | None = None
    right: float = 0.0
    system: float = 0.0
    found: float = 0.0
    gold: float = 0.0


def score(counts: Counts, interval: tuple[float, float] | None = None) -> Score:
    """The score that counts amount to."""
    return Score(
        precision=counts.precision,
        recall=counts.recall,
        f1=counts.f1,
        interval=interval,
        right=counts.right,
        system=counts.system,
        found=counts.found,
        gold=counts.gold,
    )


def scores(tables: Sequence[Mapping[str, Counts]], resamples: int = RESAMPLES) -> dict[str, Score]:
    """The scores of all tables together, with intervals where there are two or more of them.

    The bootstrap draws whole tables (storylines, documents) with replacement: what stands in one storyline
    is not independent. Intervals are the 2.5 and 97.5 percentiles of F1 (Efron and Tibshirani 1993).
    """
    summed = total(tables)
    drawn = _draws(len(tables), resamples) if len(tables) > 1 else []
    return {name: score(counts, _interval(name, tables, drawn)) for name, counts in summed.items()}


def _draws(size: int, resamples: int) -> list[list[int]]:
    chance = random.Random(SEED)
    return [chance.choices(range(size), k=size) for _ in range(resamples)]


def _interval(
    name: str, tables: Sequence[Mapping[str, Counts]], draws: Sequence[Sequence[int]]
) -> tuple[float, float] | None:
    rows = [table.get(name) or Counts() for table in tables]
    values: list[float] = []
    for draw in draws:
        right, system, found, gold = (sum(rows[i][part] for i in draw) for part in range(4))
        value = Counts(right, system, found, gold).f1
        if value is not None:
            values.append(value)
    if not values:
        return None
    values.sort()
    last = len(values) - 1
    return values[round(0.025 * last)], values[round(0.975 * last)]
