"""How well two groups of mentions can tell of one happening.

A *conflict* (other day, other place) forbids joining whatever else agrees; otherwise evidence adds up: within an article by
fixed weights, across articles by weights that were learned. A false merge manufactures confirmation, so what only fails to
contradict is never enough.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from isnad.link import alike
from isnad.link.affinity import Affinity
from isnad.link.clusters import Cluster, cluster
from isnad.link.contrasts import answers, by_means, other_kind, other_target, set_apart
from isnad.link.days import Days
from isnad.link.likelihood import Weights, log_odds, stored
from isnad.link.places import Gazetteer
from isnad.link.relations import ONCE_A_DAY, SPEECH, TOO_LITTLE, Relations
from isnad.link.unrelated import matters_apart

OF_ONE_SCENE = frozenset(("ASSAULT", "PROTEST"))
"""Types of which a sentence tells one happening by several deeds."""

SAME_WORDS = 0.65
"""Likeness of two sentences of an article and its copy from which they are one sentence."""

_TOLD_APART = 1.0
"""What it says against two clusters that an article tells of both and not as of one."""

_BOTH_DENIED = 0.75
"""What it says that an article has both denied, and by one word."""

_OTHER_TARGET = -1.5
"""What speaks against one happening where two things are struck that share no word: a gas station and pylons."""

WEAK = 1.0
"""The most that evidence counts for where the two do not conflict and yet share too little."""
EVEN = 2.8
"""Evidence at which two clusters of different articles are as likely one happening as two."""

_WITHIN_HERE = 0.25
"""What it says that of two places that one article names the one contains the other."""


class Evidence(NamedTuple):
    """What speaks for two clusters being one: the sum, and how many kinds (time, place, parties, names,
    text).
    """

    score: float
    kinds: int


class Judge(Relations):
    """Weighs two clusters against one another.

    `copies` holds the pairs of sources that are duplicates; `weights` stand in the place of those that come with the program.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        affinity: Affinity,
        copies: set[tuple[str, str]],
        weights: Weights | None = None,
    ) -> None:
        super().__init__(gazetteer, affinity, copies)
        self._weights = weights or stored()

    def here(self, a: Cluster, b: Cluster) -> Evidence | None:
        """The evidence that two clusters of one article are one happening, or None where they conflict.

        What a sentence names says nothing here: its mentions share it whether they are one or not.
        """
        if a.type != b.type or a.again != b.again or other_kind(a, b):
            return None
        if not a.killed.isdisjoint(b.killed):
            return Evidence(4.0, 2)
        time, place, who = _time_here(a, b), self._place(a, b), self._who(a, b)
        if time is None or place is None or who is None:
            return None
        beside = not a.sentences.isdisjoint(b.sentences)
        if beside and (set_apart(a, b) or answers(a, b)):
            return None
        if not beside and a.killed and b.killed:
            return None
        if a.type in SPEECH and not (beside or who >= 0.75):
            return None
        other = other_target(a, b)
        gist = 0.0 if beside and other else 1.5 * alike.gists(a, b)  # words that both stand by
        same = alike.triggers(a, b)
        gist += same + (_BOTH_DENIED if same and _is_denied(a) and _is_denied(b) else 0.0)
        place = min(place, _WITHIN_HERE) if 0.25 < place <= 1.0 else place
        close = 1.0 if (beside and a.type in OF_ONE_SCENE and not other) or _headline(a, b) else 0.0
        many = -1.5 if a.many != b.many else 0.0
        kinds = sum((time >= 0.75, place >= 0.75, who >= 0.75, gist >= 0.75, close > 0))
        apart = _OTHER_TARGET if other else 0.0
        return Evidence(time + place + who + gist + close + many + apart + by_means(a, b), kinds)

    def evidence(self, a: Cluster, b: Cluster, *, dated: bool = True) -> Evidence | None:
        """The evidence that clusters of different articles are one happening, or None where they conflict: how likely that is by what
        they share and what differs, above `EVEN` where it is likelier than not.

        With `dated`, what has no date of its own needs more: nearly the same words, or the same place and sufferer."""
        if a.type != b.type or a.again != b.again or other_kind(a, b):
            return None
        if not a.killed.isdisjoint(b.killed):
            return Evidence(6.0, 2)
        if answers(a, b):
            return None
        if not a.sources.isdisjoint(b.sources):
            return self._told_apart(a, b, dated=dated)
        copies = self.copied(a, b)
        if copies:
            if alike.wordings(a, b) >= SAME_WORDS and not other_than_copied(a, b):
                return Evidence(6.0, 3)
        elif matters_apart(a, b):
            return None
        features = self.features(a, b, copies=copies)
        if features is None:
            return None
        score = EVEN + log_odds(self._weights, features)
        return Evidence(
            min(score, WEAK) if dated and TOO_LITTLE in features else score, int(features["kinds"])
        )

    def _told_apart(self, a: Cluster, b: Cluster, *, dated: bool) -> Evidence | None:
        """The evidence for two clusters that some article tells of, and did not tell as one: what other articles say."""
        here = self.here(a, b)
        if here is None or other_target(a, b):
            return None
        common = a.sources & b.sources
        others = [(_without(a, common), b), (a, _without(b, common))]
        found = [self.evidence(x, y, dated=dated) for x, y in others if x is not None and y is not None]
        if None in found:
            return None
        best = max((e for e in found if e is not None), default=here)
        return best._replace(score=best.score - _TOLD_APART)


def _without(c: Cluster, sources: set[str]) -> Cluster | None:
    """What the other articles of a cluster say; None where there are none."""
    rest = [m for m in c.members if m.reading.source not in sources]
    if not rest:
        return None
    made = cluster(c.type, rest)
    made.alone = c.alone
    return made


def days_apart(a: Cluster, b: Cluster) -> bool:
    """Whether both know their day and the days are more than one apart (a copy may stand a day later)."""
    if a.lent or b.lent:
        return False
    return bool(a.precise and b.precise) and min(abs(x - y) for x, y in product(a.precise, b.precise)) > 1


def other_than_copied(a: Cluster, b: Cluster) -> bool:
    """Whether like words tell two happenings: on other days, or, for what the same parties repeat from day to day (the
    receptions of a court, all told in one formula), on days of which they share none, or of people of whom they
    share none."""
    if a.type not in ONCE_A_DAY:
        return days_apart(a, b)
    if a.precise and b.precise and not a.precise & b.precise:
        return True
    ours, theirs = (
        {p.entity for p in (*c.actors.values(), *c.recipients.values()) if p.entity} for c in (a, b)
    )
    return bool(ours and theirs) and not ours & theirs


def _time_here(a: Cluster, b: Cluster) -> float | None:
    if a.precise and b.precise:
        together = a.precise | b.precise
        if a.precise & b.precise:
            return 1.0
        return -0.5 if max(together) - min(together) <= 1 and a.type not in SPEECH else None
    for one, other in ((a, b), (b, a)):
        if one.precise and other.coarse:
            fits = all(any(Days(d, d).within(c) for d in one.precise) for c in other.coarse)
            return 0.25 if fits else None
    if a.coarse and b.coarse:
        return 1.0 if a.coarse == b.coarse else None
    return 0.25 if a.dated or b.dated else 0.0


def _headline(a: Cluster, b: Cluster) -> bool:
    """Whether one stands in the headline and the other is the first of its kind below it."""
    if a.type in SPEECH:
        return False
    for title, body in ((a, b), (b, a)):
        head, first = title.members[0], body.members[0]
        if head.reading.sentence_of(head.event.start) != 0 or head.reading is not first.reading:
            continue
        below = (
            e for e in head.reading.item.events if e.type == a.type and head.reading.sentence_of(e.start) > 0
        )
        if next(below, None) is first.event:
            return True
    return False


def _is_denied(c: Cluster) -> bool:
    return all(m.factuality in ("denied", "negated") for m in c.members)
