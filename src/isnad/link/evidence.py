"""How well two groups of mentions can tell of one happening.

A *conflict* (other day, other place) forbids joining whatever else agrees; otherwise evidence adds up. A
false merge manufactures confirmation, so what only fails to contradict is never enough.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import NamedTuple

from isnad.link import alike, parties, places
from isnad.link.affinity import Affinity
from isnad.link.clusters import Cluster, cluster
from isnad.link.contrasts import answers, by_means, other_kind, other_target, set_apart
from isnad.link.days import Days
from isnad.link.places import Gazetteer
from isnad.link.unrelated import matters_apart
from isnad.records import Party

SPEECH = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONCEDE"))
"""Types that are acts of speech: another day or another actor makes another act."""
MUTUAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))
"""Types in which actor and recipient may change places."""

OF_ONE_SCENE = frozenset(("ASSAULT", "PROTEST"))
"""Types of which a sentence tells one happening by several deeds."""
SAME_WORDS = 0.65
"""Likeness of two sentences of an article and its copy from which they are one sentence."""
_ONCE_A_DAY = frozenset(("CONSULT", "AID", "COOPERATE"))
"""Types that the same parties repeat from day to day: another day makes another meeting, another delivery."""
_TOLD_APART = 1.0
"""What it says against two clusters that an article tells of both and not as of one."""
_BOTH_DENIED = 0.75
"""What it says that an article has both denied, and by one word."""
_VAGUE = 0.5
"""How much it says that both tell of a party by one definite word and no name."""
_OTHER_TARGET = -1.5
"""What speaks against one happening where two things are struck that share no word: a gas station and pylons."""
WEAK = 1.0
"""The most that evidence counts for where the two do not conflict and yet share too little."""
_APART_DAYS = 21
"""Days between two articles beyond which undated mentions are not taken for one happening."""


_LENT_OTHERWISE = -1.0
"""What it says against one happening that a day told elsewhere in an article, and lent to a mention, is another one."""
_WITHIN_HERE = 0.25
"""What it says that of two places that one article names the one contains the other."""


_IN_ITS_TOWN = 0.75
"""What it says that one tells of a site and the other of the town that the first one's article is about."""


_BY_PLACE: dict[places.Relation, float] = {"same": 1.5, "within": 1.0, "country": 0.25, "unknown": -0.25}
_BY_ACTOR: dict[parties.Relation, float] = {
    "same": 1.5, "alike": 0.75, "state": 0.75, "country": 0.5, "unknown": 0.0, "apart": -1.5,
}  # fmt: skip
_BY_RECIPIENT: dict[parties.Relation, float] = {
    "same": 2.0, "alike": 1.0, "state": 0.75, "country": 0.5, "unknown": 0.0, "apart": -1.0,
}  # fmt: skip


class Evidence(NamedTuple):
    """What speaks for two clusters being one: the sum, and how many kinds (time, place, parties, names,
    text).
    """

    score: float
    kinds: int


class Judge:
    """Weighs two clusters against one another.

    `copies` holds the pairs of sources that are duplicates.
    """

    def __init__(self, gazetteer: Gazetteer, affinity: Affinity, copies: set[tuple[str, str]]) -> None:
        self._gazetteer = gazetteer
        self.affinity = affinity
        self.copies = copies
        self._copies_of: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in copies:
            self._copies_of[one].add(other)

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
        """The evidence that `a` and `b` are one happening, or None where they conflict.

        With `dated`, what has no date of its own needs more: nearly the same words, or the same place and
        sufferer.
        """
        if a.type != b.type or a.again != b.again or other_kind(a, b):
            return None
        if not a.killed.isdisjoint(b.killed):
            return Evidence(6.0, 2)
        if answers(a, b):
            return None
        if not a.sources.isdisjoint(b.sources):
            return self._told_apart(a, b, dated=dated)
        copies = self.copied(a, b)
        text = 0.0
        if copies:
            text = alike.wordings(a, b)
            if text >= SAME_WORDS and not other_than_copied(a, b):
                return Evidence(6.0, 3)
        elif matters_apart(a, b):
            return None
        time = self._time(a, b)
        if time is None:
            return None
        place = self._place(a, b)
        if place is None:
            return None
        if place <= 0 and (self._in_its_town(a, b) or self._in_its_town(b, a)):
            place = _IN_ITS_TOWN
        if not copies and (self.scattered(a) or self.scattered(b)):
            return None
        if not copies:
            text = alike.wordings(a, b)
        if dated and a.type in SPEECH and text < 0.3 and not copies:
            return Evidence(0.0, 0)
        who = self._who(a, b)
        if who is None:
            return None
        names = self._names(a, b)
        overlap = alike.gists(a, b)
        copied = text >= 0.5 and copies
        story = self._story(a, b)
        enough = (
            not dated
            or copies
            or _well_enough(
                a, b, time, place, who, max(text, (0.8 if a.dated or b.dated else 0.55) * overlap), story
            )
        )
        numbers = _numbers(a, b)
        many = -1.5 if a.many != b.many else 0.0
        kinds = sum(
            (
                time >= 0.75,
                place >= 0.75,
                who >= 0.75,
                names >= 1.0,
                max(text, overlap) >= 0.5,
                numbers >= 0.75,
                story >= 1.0,
                copies and (who >= 0.75 or (time >= 2.0 and max(text, overlap) >= 0.25)),
            )
        )
        acts = a.type not in SPEECH and a.type != "CONSULT" and (dated or a.type == "ASSAULT")
        if acts and kinds < 3 and who < 1.6 and not copies:
            enough = enough and time >= 2.0 and story >= 1.0  # a city at war is struck many times a day
        told = 1.5 * overlap + 1.5 * min(text, 0.75) + (3.0 if copied else 1.0 if copies else 0.0)
        score = time + place + who + names + told + numbers + by_means(a, b) + many + story
        if other_target(a, b):
            score += _OTHER_TARGET
        return Evidence(score, kinds) if enough else Evidence(min(score, WEAK), 0)

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

    def _time(self, a: Cluster, b: Cluster) -> float | None:
        if a.precise and b.precise:
            if a.precise & b.precise:
                together = a.precise | b.precise
                spread = 0 if a.type in _ONCE_A_DAY and a.precise != b.precise else 1
                return 2.0 if max(together) - min(together) <= spread else None
            if (a.lent or b.lent) and a.type not in _ONCE_A_DAY:
                return _LENT_OTHERWISE
            together = a.precise | b.precise
            if max(together) - min(together) > 1 or a.type in SPEECH or a.type in _ONCE_A_DAY:
                return None
            return -1.0
        for one, other in ((a, b), (b, a)):
            if one.precise and other.coarse:
                fits = all(any(Days(d, d).within(c) for d in one.precise) for c in other.coarse)
                if not fits:
                    return _LENT_OTHERWISE if a.lent or b.lent else None
                return 0.75 if min(c.size for c in other.coarse) <= 31 else 0.25
        if a.coarse and b.coarse:
            if not all(x.overlaps(y) for x, y in product(a.coarse, b.coarse)):
                return _LENT_OTHERWISE if a.lent or b.lent else None
            return 0.5 if min(c.size for c in (*a.coarse, *b.coarse)) <= 31 else 0.0
        for one, other in ((a, b), (b, a)):
            if one.dated and other.published:
                known = min(one.precise) if one.precise else min(c.first for c in one.coarse)
                if all(p.last < known - 1 for p in other.published):
                    return None
                return 0.0 if any(p.first - known <= 10 for p in other.published) else -0.5
        if (
            a.published
            and b.published
            and not any(x.overlaps(y, slack=3) for x, y in product(a.published, b.published))
        ):
            far = not any(x.overlaps(y, slack=_APART_DAYS) for x, y in product(a.published, b.published))
            return None if far else -1.5
        return -0.5

    def _place(self, a: Cluster, b: Cluster) -> float | None:
        if not a.places or not b.places:
            return 0.0
        relations: list[tuple[places.Relation, places.Site, places.Site]]
        relations = [(self._gazetteer.relation(x, y), x, y) for x, y in product(a.sites, b.sites)]
        near = [
            _BY_PLACE[r] * min(self._telling(x.entity), self._telling(y.entity))
            for r, x, y in relations
            if r in ("same", "within")
        ]
        if near:
            return max(near)
        if any(r == "apart" for r, _, _ in relations):
            return None
        nearest = max(_BY_PLACE[r] for r, _, _ in relations)
        if any((x.entity is None) != (y.entity is None) for _, x, y in relations):
            return max(0.0, nearest)  # a site without a name may lie in the town
        return nearest

    def _in_its_town(self, a: Cluster, b: Cluster) -> bool:
        """Whether one tells of a site that no gazetteer has, and that is not itself what is struck, and the other of the town that
        the first one's articles are about."""
        if not a.homes:
            return False
        struck = {p.start for p in a.recipients.values()}
        return any(
            x.entity is None
            and x.start not in struck
            and y.entity is not None
            and not a.homes.isdisjoint(self._gazetteer.chain(y.entity)[:1])
            for x, y in product(a.places.values(), b.places.values())
        )

    def scattered(self, c: Cluster) -> bool:
        """Whether a cluster tells of places that lie apart: a round-up of a day, which is one happening with nothing."""
        if len(c.sites) < 2:
            return False
        return any(self._gazetteer.relation(x, y) == "apart" for x, y in combinations(c.sites, 2))

    def _who(self, a: Cluster, b: Cluster) -> float | None:
        if a.type in MUTUAL:
            return self._mutual(a, b)
        actors = parties.best(a.doers, b.doers)
        recipients = parties.best(a.sufferers, b.sufferers)
        said_by = ("same", "state", "alike", "unknown") if self.copied(a, b) else ("same", "state")
        if a.type in SPEECH and actors not in said_by:
            return None
        if actors == "apart" and (recipients == "apart" or a.type == "PROTEST"):
            return None  # who protests makes it that protest
        swapped = 0.0
        if actors in ("apart", "unknown") and recipients in ("apart", "unknown"):
            crossed = (
                parties.best(a.doers, b.sufferers),
                parties.best(a.sufferers, b.doers),
            )
            swapped = 0.5 if "same" in crossed or "state" in crossed else 0.0
        by_actor, by_recipient = _BY_ACTOR[actors], _BY_RECIPIENT[recipients]
        if actors == "same":
            by_actor *= self._telling_of(a.actors, b.actors)
        if recipients == "same":
            by_recipient *= self._telling_of(a.recipients, b.recipients)
        return by_actor + by_recipient + swapped

    def _telling_of(self, a: dict[str, Party], b: dict[str, Party]) -> float:
        """How much it says that two lists of parties have one in common: less for an army named every day, and for whoever
        one definite word means (`الجنود`)."""
        shared = a.keys() & b.keys()
        named = [self._telling(a[key].entity) for key in shared if a[key].entity]
        vague = bool(shared) and all(key.startswith("ال") and " " not in key for key in shared)
        return max(named, default=_VAGUE if vague else 1.0)

    def _telling(self, entity: str | None) -> float:
        """How much a name in common says, from a third for one of every third article to 1."""
        if entity is None or not self.affinity.knows(entity):
            return 1.0
        return min(1.0, max(0.3, (self.affinity.rarity(entity) - 0.4) / 1.2))

    def _mutual(self, a: Cluster, b: Cluster) -> float | None:
        all_a = (*a.doers, *a.sufferers)
        all_b = (*b.doers, *b.sufferers)
        if not all_a or not all_b:
            return 0.0
        score = 0.0
        apart = [0, 0]
        for side, (ours, theirs) in enumerate(((all_a, all_b), (all_b, all_a))):
            for party in ours:
                now = parties.best((party,), theirs)
                score += {
                    "same": 0.6,
                    "alike": 0.4,
                    "state": 0.5,
                    "country": 0.2,
                    "unknown": 0.0,
                    "apart": 0.0,
                }[now]
                apart[side] += now == "apart"
        if apart[0] == len(all_a) or apart[1] == len(all_b):
            return None
        if a.type == "CONSULT" and min(apart) > 0:
            return None
        apart_both = min(apart)
        return min(score, 2.5) - 0.75 * min(apart_both, 2)

    def _names(self, a: Cluster, b: Cluster) -> float:
        if a.names.isdisjoint(b.names):
            return 0.0
        common = a.names & b.names
        total = 0.0
        told = (a.places.keys() & b.places.keys()) | (a.actors.keys() & b.actors.keys())
        told |= a.recipients.keys() & b.recipients.keys()
        for name in common - told:
            total += min(1.6, 0.8 * max(0.0, self.affinity.rarity(name) - 0.5))
        return min(total, 2.5)

    def _story(self, a: Cluster, b: Cluster) -> float:
        """What it says that their articles speak of one thing, where each tells of nothing else of the type."""
        if not (a.alone and b.alone):
            return 0.0
        return min(self.affinity.shared(a.sources, b.sources) / 2.0, 1.5)

    def copied(self, a: Cluster, b: Cluster) -> bool:
        """Whether articles of the two are of one text."""
        if len(a.sources) > len(b.sources):
            a, b = b, a
        for source in a.sources:
            copies = self._copies_of.get(source)
            if copies is not None and not copies.isdisjoint(b.sources):
                return True
        return False


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
    if a.type not in _ONCE_A_DAY:
        return days_apart(a, b)
    if a.precise and b.precise and not a.precise & b.precise:
        return True
    ours, theirs = (
        {p.entity for p in (*c.actors.values(), *c.recipients.values()) if p.entity} for c in (a, b)
    )
    return bool(ours and theirs) and not ours & theirs


def _well_enough(
    a: Cluster, b: Cluster, time: float, place: float, who: float, text: float, story: float
) -> bool:
    """Whether what the two share is enough for their type and for how well they are dated."""
    if a.type in SPEECH:
        return text >= 0.6 or (time >= 2.0 and who >= 0.75 and text >= 0.3)
    if a.type == "CONSULT" and text < 0.6:
        ours, theirs = _people(a), _people(b)
        if ours and theirs and not (ours <= theirs or theirs <= ours):
            return False
        if who < 0.6:
            return False
    if a.type == "AID" and max(place, who) < 1.0 and text < 0.45:
        return False
    if time >= 2.0:
        return True
    if story >= 1.0 and (place >= 1.5 or who >= 1.0 or text >= 0.4):
        return True
    if a.dated or b.dated:
        return text >= 0.45 or (place >= 1.0 and who >= 1.5) or (who >= 2.0 and text >= 0.25)
    return text >= 0.6 or (place >= 1.0 and who >= 2.0)


def _people(c: Cluster) -> set[str]:
    """The named parties and the people of the sentences."""
    named = {
        p.entity for p in (*c.actors.values(), *c.recipients.values()) if p.entity and not parties.is_state(p)
    }
    return named | {n for n in c.names if n.startswith("name:")}


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


def _numbers(a: Cluster, b: Cluster) -> float:
    if not a.deaths or not b.deaths:
        return 0.0
    shared = a.deaths & b.deaths
    if shared:
        return 1.0 if any((low or high or 0) >= 3 for low, high in shared) else 0.5
    return -0.25
