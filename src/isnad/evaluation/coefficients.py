"""Agreement of two readers beyond chance: Cohen's kappa and Krippendorff's alpha.

Cohen, "A Coefficient of Agreement for Nominal Scales" (1960); Krippendorff, "Content Analysis" (4th ed., 2018), chapter 12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

L = TypeVar("L", bound=Hashable)


def cohen_kappa(pairs: Sequence[tuple[L, L]]) -> float | None:
    """Kappa of labels that two readers gave to the same items; null without items, or where chance alone would agree.

    >>> cohen_kappa([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15)
    0.4
    """
    size = len(pairs)
    if not size:
        return None
    observed = sum(a == b for a, b in pairs) / size
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[label] * second[label] for label in first) / size**2
    return None if expected >= 1 else round((observed - expected) / (1 - expected), 6)


def nominal(a: Hashable, b: Hashable) -> float:
    """Distance of two labels: none where they are the same."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """Squared distance of two numbers."""
    return (a - b) ** 2


def krippendorff_alpha(pairs: Mapping[tuple[L, L], int], distance: Callable[[L, L], float]) -> float | None:
    """Alpha of values that two readers gave to the same units; `pairs` has for each pair of values how many units got it.

    Null without units, or where no two values differ.

    >>> pairs = {(1, 1): 4, (2, 2): 3, (1, 2): 1, (2, 1): 2}
    >>> krippendorff_alpha(pairs, nominal), krippendorff_alpha({(1, 1): 3}, nominal)
    (0.424242, None)
    """
    units = sum(pairs.values())
    totals: Counter[L] = Counter()
    for (a, b), n in pairs.items():
        totals[a] += n
        totals[b] += n
    values = 2 * units
    disagreement = sum(2 * n * distance(a, b) for (a, b), n in pairs.items())
    chance = sum(n * m * distance(a, b) for a, n in totals.items() for b, m in totals.items())
    if not chance:
        return None
    return round(1 - (values - 1) * disagreement / chance, 6)
