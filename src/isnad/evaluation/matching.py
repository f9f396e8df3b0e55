"""What counts as the same: one-to-one assignment, names by shared words or entity, dates, casualties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from isnad.evaluation.goldformat import Casualties, GoldCount
from isnad.language.tokens import tokenise
from isnad.lexicon import load
from isnad.lexicon.lexicon import folded_words
from isnad.records import Annotations, Count

SAME_WORDS = 0.5
"""Least token F1 at which two phrases name the same party."""

G = TypeVar("G", bound=Hashable)


def assign(pairs: Mapping[tuple[int, int], Any]) -> dict[int, int]:
    """A one-to-one assignment of gold to system items, as many as possible, better pairs first.

    `pairs` gives for each allowed pair (gold index, system index) how good it is (any ordered value). Pairs
    are taken greedily, best first; gold left over is then fitted in by augmenting paths (Kuhn 1955).

    >>> assign({(0, 0): 2, (0, 1): 1, (1, 0): 1})
    {0: 1, 1: 0}
    """
    ordered = sorted(pairs, key=lambda p: (pairs[p], -p[0], -p[1]), reverse=True)
    choices: dict[int, list[int]] = {}
    for gold, system in ordered:
        choices.setdefault(gold, []).append(system)
    taken: dict[int, int] = {}
    matched: set[int] = set()
    for gold, system in ordered:
        if gold not in matched and system not in taken:
            taken[system] = gold
            matched.add(gold)
    for gold in sorted(choices):
        if gold not in matched:
            _augment(gold, choices, taken, set())
    return dict(sorted((gold, system) for system, gold in taken.items()))


def _augment(gold: int, choices: Mapping[int, Sequence[int]], taken: dict[int, int], seen: set[int]) -> bool:
    for system in choices[gold]:
        if system in seen:
            continue
        seen.add(system)
        if system not in taken or _augment(taken[system], choices, taken, seen):
            taken[system] = gold
            return True
    return False


# ---------------------------------------------------------------- phrases


@lru_cache(maxsize=100_000)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared: folded, without punctuation, proclitics before the article,
    the article itself, and with one form for the endings ان/ين and ون/ين.

    >>> words_of("«المسؤولان الأميركيّان»") == words_of("للمسؤولين الأمريكيين".replace("أمريكي", "أميركي"))
    True
    """
    return tuple(_bare(t.form) for t in tokenise(phrase) if t.kind != "punct")


def _letters(phrase: str) -> str:
    """The folded words run together: `عبد الله` and `عبدالله`."""
    return "".join(t.form for t in tokenise(phrase) if t.kind != "punct")


_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
_ENDING = re.compile(r"(?<=...)[اوي]ن$")


def _bare(form: str) -> str:
    return _ENDING.sub("ين", _ARTICLE.sub("", form))


def token_f1(gold: Iterable[str], system: Iterable[str]) -> float:
    """F1 over two bags of words; 1 where both are empty.

    >>> token_f1(["a", "b"], ["b", "c"])
    0.5
    """
    left, right = Counter(gold), Counter(system)
    if not left and not right:
        return 1.0
    shared = sum((left & right).values())
    return 2 * shared / (sum(left.values()) + sum(right.values()))


class Parties:
    """Tells whether two phrases of one article name the same party.

    They do where their words' F1 is at least `SAME_WORDS`, or where both have one entity: the system's
    own for its phrase; for the gold phrase that of the lexicon, or of a mention of the same wording in the
    article.
    """

    def __init__(self, found: Annotations) -> None:
        self._lexicon = load()
        self._mentions: dict[tuple[str, ...], set[str]] = {}
        for mention in found.mentions:
            if mention.entity:
                self._mentions.setdefault(words_of(mention.text), set()).add(mention.entity)

    def same(self, gold: str, system: str, entity: str | None) -> bool:
        """Whether the system's phrase and entity stand for the gold phrase."""
        ours, theirs = words_of(gold), words_of(system)
        if not ours or not (theirs or entity):
            return False
        if token_f1(ours, theirs) >= SAME_WORDS or _letters(gold) == _letters(system):
            return True
        return entity is not None and entity in self.entities(gold)

    def entities(self, phrase: str) -> set[str]:
        """The entities that a phrase names by itself."""
        words = folded_words(phrase)
        known = set(self._mentions.get(words_of(phrase), ()))
        if words:
            size, items = self._lexicon.names.longest(words[0], words[1:])
            if size == len(words):
                known |= {item.entity for item in items}
        return known


# ---------------------------------------------------------------- dates and numbers

_WEEK = re.compile(r"^(\d{4})-W(\d{2})$")
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})")


def same_date(gold: str, system: str | None) -> bool:
    """Whether the system's date is gold's at gold's precision.

    >>> same_date("2020-01", "2020-01-03"), same_date("2020-01-03", "2020-01")
    (True, False)
    >>> same_date("2020-W03", "2020-01-15")
    True
    """
    if not system:
        return False
    if system == gold or system.startswith((gold + "-", gold + "T")):
        return True
    day = _DAY.match(system)
    if _WEEK.match(gold) and day:
        try:
            year, week, _ = date(int(day[1]), int(day[2]), int(day[3])).isocalendar()
        except ValueError:
            return False
        return gold == f"{year}-W{week:02d}"
    return False


def same_count(gold: Casualties, system: Count | None) -> bool:
    """Whether casualties agree: both unsaid; a plain number with either bound; bounds with both."""
    if gold is None or system is None:
        return gold is None and system is None
    if isinstance(gold, GoldCount):
        return gold.low == system.low and gold.high == system.high
    return gold in (system.low, system.high)
