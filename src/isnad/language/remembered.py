"""What is worked out once for each word type: running text repeats its words, and what follows from a word alone with them.

Analyses and settled readings are compared by identity (there is one of a kind for each word type), so that a question about
one of them costs a look-up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

KEPT = 1 << 16
"""Answers kept of each question, those asked longest ago forgotten first: at most some 15 MB a question."""


def remembered(question: Callable[P, T]) -> Callable[P, T]:
    """The same function, which keeps its last `KEPT` answers; its parameters are words, readings and other hashable values."""
    return cast(Callable[P, T], lru_cache(maxsize=KEPT)(question))
