"""How likely two groups of mentions that do not conflict are one happening: the weights of what they share and what differs.

A logistic regression over days, places, parties, words, numbers and how much the articles have to do with one another, learned
from storylines in the gold format. `isnad train incidents` makes the weights anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

Features = dict[str, float]
"""What two groups of mentions have in common or not, by name: `place=same`, `affinity`."""

SUREST = 6.0
"""Log-odds that no two groups of mentions are above: nothing read in a text is surer than that."""
LEAST = -4.0
"""Log-odds that none that do not conflict are below."""


class Weights(msgspec.Struct, kw_only=True, frozen=True):
    """Log-odds by feature, those of two groups of which nothing is known (`bias`), and whose texts they were learned from."""

    notice: str
    bias: float
    weights: dict[str, float]


@cache
def stored() -> Weights:
    """The weights that come with the program, read once."""
    source = resources.files("isnad.link") / "model" / "incidents.json"
    return msgspec.json.decode(source.read_bytes(), type=Weights)


def log_odds(weights: Weights, features: Mapping[str, float]) -> float:
    """The log-odds of one happening, from `LEAST` to `SUREST`; a feature without weight says nothing.

    >>> log_odds(Weights(notice="", bias=-2.0, weights={"place=same": 1.5}), {"place=same": 1.0, "lent=1": 1.0})
    -0.5
    """
    known = weights.weights
    total = weights.bias
    for name, value in features.items():
        total += known.get(name, 0.0) * value
    return max(LEAST, min(SUREST, total))
