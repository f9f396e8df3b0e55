"""How the days, places, parties and words of two groups of mentions stand to one another.

What conflicts (another day, another place, others altogether) forbids joining whatever else agrees; what does not is told by
name, to be weighed.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import NamedTuple

from isnad.link import alike, parties, places
from isnad.link.affinity import Affinity
from isnad.link.clusters import Cluster
from isnad.link.contrasts import other_target, same_means
from isnad.link.days import Days
from isnad.link.likelihood import Features
from isnad.link.places import Gazetteer
from isnad.records import Party

SPEECH = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONCEDE"))
"""Types that are acts of speech: another day or another actor makes another act."""

MUTUAL = frozenset(("CONSULT", "COOPERATE", "AGREE"))
"""Types in which actor and recipient may change places."""

ONCE_A_DAY = frozenset(("CONSULT", "AID", "COOPERATE"))
"""Types that the same parties repeat from day to day: another day makes another meeting, another delivery."""

_VAGUE = 0.5
"""How much it says that both tell of a party by one definite word and no name."""

_APART_DAYS = 21
"""Days between two articles beyond which undated mentions are not taken for one happening."""

_LENT_OTHERWISE = -1.0
"""What it says against one happening that a day told elsewhere in an article, and lent to a mention, is another one."""

_IN_ITS_TOWN = 0.75
"""What it says that one tells of a site and the other of the town that the first one's article is about."""

_BY_PLACE: dict[places.Relation, float] = {"same": 1.5, "within": 1.0, "country": 0.25, "unknown": -0.25}

_BY_ACTOR: dict[parties.Relation, float] = {
    "same": 1.5, "alike": 0.75, "state": 0.75, "country": 0.5, "unknown": 0.0, "apart": -1.5,
}  # fmt: skip

_BY_RECIPIENT: dict[parties.Relation, float] = {
    "same": 2.0, "alike": 1.0, "state": 0.75, "country": 0.5, "unknown": 0.0, "apart": -1.0,
}  # fmt: skip

TOO_LITTLE = "too little"
"""What two clusters have in common that share too little for their type and for how well they are dated."""


class Sides(NamedTuple):
    """How the actors of two clusters, and their recipients, stand to one another, and how much that both name the same says of each;
    what all that says for or against one happening."""

    actors: parties.Relation
    recipients: parties.Relation
    actors_telling: float
    recipients_telling: float
    score: float


_SAID_BY = frozenset(("same", "state"))
"""How whoever says something stands to whoever says it in another article."""
_SAID_IN_COPIES = _SAID_BY | {"alike", "unknown"}


class Relations:
    """How two clusters stand to one another; `copies` holds the pairs of sources that are duplicates."""

    def __init__(self, gazetteer: Gazetteer, affinity: Affinity, copies: set[tuple[str, str]]) -> None:
        self._gazetteer = gazetteer
        self.affinity = affinity
        self.copies = copies
        self._copies_of: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in copies:
            self._copies_of[one].add(other)

    def features(self, a: Cluster, b: Cluster, *, copies: bool) -> Features | None:
        """What two clusters of one type share and what differs, by name; None where their days, places or parties conflict. `copies`:
        whether articles of the two are of one text."""
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
        sides = self._sides(a, b, copies=copies)
        if sides is None:
            return None
        found: Features = {
            f"time={_when(a, b, time)}": 1.0,
            f"place={_where(a, b, place)}": 1.0,
        }
        if a.lent or b.lent:
            found["lent=both" if a.lent and b.lent else "lent=one"] = 1.0
        in_common = self._add_parties(found, a, b, sides)
        words = self._add_words(found, a, b, copies=copies)
        several = _add_numbers(found, a, b)
        found["affinity"] = min(self.affinity.shared(a.sources, b.sources) / 2.0, 1.5)
        text, gist = found["text"], found["gist"]
        story = found["affinity"] if a.alone and b.alone else 0.0
        kinds = sum((time >= 0.75, place >= _ONE_PLACE, sides.score >= 0.75, found["names"] >= 1.0, max(text, gist) >= 0.5, several, story >= _ONE_STORY))  # fmt: skip
        near = max(text, (0.8 if a.dated or b.dated else 0.55) * gist)
        if not copies and not _well_enough(a, b, time, place, sides.score, near, story, kinds):
            found[TOO_LITTLE] = 1.0
        if a.alone and b.alone:
            found["alone"] = 1.0
            found["affinity-alone"] = found["affinity"]
        if a.many != b.many:
            found["many=one"] = 1.0
        elif a.many:
            found["many=both"] = 1.0
        if a.modes and b.modes:
            same = bool(a.modes & b.modes)
            found[f"means={'same' if same else 'afar' if same_means(a, b) else 'other'}"] = 1.0
        found["frame=same" if a.frames & b.frames else "frame=other"] = 1.0
        if other_target(a, b):
            found["target=other"] = 1.0
        found["kinds"] = float(in_common + words + several + (time >= 2.0) + (place >= _ONE_PLACE))
        found["kinds"] += float(found["affinity"] >= _ONE_STORY) + float(found["names"] >= 1.0)
        return found

    def _add_parties(self, found: Features, a: Cluster, b: Cluster, sides: Sides) -> int:
        """Add how the parties of the two stand to one another; how many sides they have in common."""
        actor = _told_of(a.doers, b.doers, sides.actors)
        recipient = _told_of(a.sufferers, b.sufferers, sides.recipients)
        found["actor=" + actor] = found["recipient=" + recipient] = 1.0
        if actor == "same":
            found["actor-telling"] = sides.actors_telling
        if recipient == "same":
            found["recipient-telling"] = sides.recipients_telling
        if a.type not in MUTUAL:
            return (actor in _IN_COMMON) + (recipient in _IN_COMMON)
        found["mutual"] = sides.score
        return max(0, min(2, int(sides.score / _A_SIDE)))

    def _add_words(self, found: Features, a: Cluster, b: Cluster, *, copies: bool) -> int:
        """Add how alike their words are and which names their sentences share; how many kinds of evidence that is."""
        found["names"] = self._names(a, b)
        gist, text, triggers = alike.gists(a, b), alike.wordings(a, b), alike.triggers(a, b)
        found["gist"], found["text"] = gist, text
        found[f"trigger={'same' if triggers >= 1 else 'alike' if triggers > 0 else 'other'}"] = 1.0
        if copies:
            found["copies"], found["copies-text"] = 1.0, text
        return (gist >= _ALIKE or text >= _ALIKE) + (triggers > 0)

    def _time(self, a: Cluster, b: Cluster) -> float | None:
        if a.precise and b.precise:
            if a.precise & b.precise:
                together = a.precise | b.precise
                spread = 0 if a.type in ONCE_A_DAY and a.precise != b.precise else 1
                return 2.0 if max(together) - min(together) <= spread else None
            if (a.lent or b.lent) and a.type not in ONCE_A_DAY:
                return _LENT_OTHERWISE
            together = a.precise | b.precise
            if max(together) - min(together) > 1 or a.type in SPEECH or a.type in ONCE_A_DAY:
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
        """What the parties of the two say for or against one happening; None where they are others."""
        sides = self._sides(a, b, copies=self.copied(a, b))
        return None if sides is None else sides.score

    def _sides(self, a: Cluster, b: Cluster, *, copies: bool) -> Sides | None:
        """How the parties of the two stand to one another; None where they are others."""
        score = self._mutual(a, b) if a.type in MUTUAL else 0.0
        if score is None:
            return None
        actors = parties.best(a.doers, b.doers)
        recipients = parties.best(a.sufferers, b.sufferers)
        actors_telling = self._telling_of(a.actors, b.actors) if actors == "same" else 1.0
        recipients_telling = self._telling_of(a.recipients, b.recipients) if recipients == "same" else 1.0
        if a.type in MUTUAL:
            return Sides(actors, recipients, actors_telling, recipients_telling, score)
        if a.type in SPEECH and actors not in (_SAID_IN_COPIES if copies else _SAID_BY):
            return None
        if actors == "apart" and (recipients == "apart" or a.type == "PROTEST"):
            return None  # who protests makes it that protest
        score = _BY_ACTOR[actors] * actors_telling + _BY_RECIPIENT[recipients] * recipients_telling
        if actors in ("apart", "unknown") and recipients in ("apart", "unknown"):
            crossed = (parties.best(a.doers, b.sufferers), parties.best(a.sufferers, b.doers))
            score += 0.5 if "same" in crossed or "state" in crossed else 0.0
        return Sides(actors, recipients, actors_telling, recipients_telling, score)

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

    def copied(self, a: Cluster, b: Cluster) -> bool:
        """Whether articles of the two are of one text."""
        if len(a.sources) > len(b.sources):
            a, b = b, a
        for source in a.sources:
            copies = self._copies_of.get(source)
            if copies is not None and not copies.isdisjoint(b.sources):
                return True
        return False


def _well_enough(
    a: Cluster,
    b: Cluster,
    time: float,
    place: float,
    who: float,
    text: float,
    story: float,
    kinds: int,
) -> bool:
    """Whether what the two share is enough for their type and for how well they are dated."""
    acts = a.type not in SPEECH and a.type != "CONSULT"
    if acts and kinds < _FEW and who < _BOTH_SIDES and not (time >= 2.0 and story >= _ONE_STORY):
        return False  # a city at war is struck many times a day
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


def _when(a: Cluster, b: Cluster, time: float) -> str:
    """How the days of two clusters stand to one another, in a word."""
    if a.precise and b.precise:
        apart = min(abs(x - y) for x, y in product(a.precise, b.precise))
        return "same" if not apart else "next" if apart == 1 else "other"
    if a.dated and b.dated:
        return "fits" if time >= 0 else "misfits"
    if not (a.dated or b.dated):
        gaps = [abs(x.first - y.first) for x, y in product(a.published, b.published)]
        return f"undated-{_span(min(gaps, default=None))}"
    one, other = (a, b) if a.dated else (b, a)
    known = min(one.precise) if one.precise else min(c.first for c in one.coarse)
    return f"one-{_span(min((p.first - known for p in other.published), key=abs, default=None))}"


def _span(days: int | None) -> str:
    if days is None:
        return "unknown"
    return next((name for most, name in _SPANS if days <= most), "far")


_SPANS = ((-2, "before"), (2, "days"), (10, "weeks"))
"""How long after a happening an article was published that does not date it."""


def _where(a: Cluster, b: Cluster, place: float) -> str:
    if not a.places and not b.places:
        return "none"
    if not a.places or not b.places:
        return "one"
    return next((name for least, name in _NEARNESS if place >= least), "unknown")


_NEARNESS = ((1.2, "same"), (0.6, "within"), (0.2, "country"))
_IN_COMMON = frozenset(("same", "state", "alike"))
_FEW = 3
"""Kinds of evidence below which an act is too little known to be that of another article."""
_BOTH_SIDES = 1.6
"""What parties say that agree on both sides."""
_ONE_PLACE = 0.75
"""What a place says from which on it is evidence by itself."""
_ONE_STORY = 1.0
"""Affinity of articles that are of one story."""
_A_SIDE = 0.6
"""What one party in common says of a meeting."""
_ALIKE = 0.4
"""How alike words are that say something by themselves."""


def _told_of(ours: parties.Parties, theirs: parties.Parties, relation: parties.Relation) -> str:
    if not ours or not theirs:
        return "one" if ours or theirs else "none"
    return relation


def _add_numbers(found: Features, a: Cluster, b: Cluster) -> int:
    """Add how the dead that the two count stand to one another; 1 where that is the same number of several."""
    if not a.deaths or not b.deaths:
        return 0
    shared = a.deaths & b.deaths
    if shared:
        several = any((low or high or 0) >= _SEVERAL for low, high in shared)
        found["deaths=several" if several else "deaths=same"] = 1.0
        return int(several)
    most, least = sorted((max(low or high or 1 for low, high in c.deaths) for c in (a, b)), reverse=True)
    found[next(name for times, name in _TIMES if most >= times * max(1, least))] = 1.0
    return 0


_SEVERAL = 3
_TIMES = ((20, "deaths=far"), (3, "deaths=more"), (0, "deaths=near"))
