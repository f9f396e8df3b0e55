"""Storylines: incidents and articles that belong to one longer story.

Articles that share a text, or an incident and something of their names and words, belong together; what so
holds together is joined further where the people, bodies and places that matter in it, weighted by how rare
they are, are largely the same.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from isnad.language.folding import fold
from isnad.link.groups import Groups
from isnad.link.parties import names_state
from isnad.link.reading import Reading, is_bare, is_press
from isnad.link.unrelated import stands_apart
from isnad.records import Duplicate, Incident, Storyline

_TOGETHER = 0.22
"""Cosine of two stories' weighted names from which they are one, when near in time."""
_FAR = 0.3
"""The same when more than `_GAP` days lie between them."""
_AKIN = 0.1
"""The same for two articles that share an incident; with less, one of them tells it in passing."""
_RECALLED = 0.12
"""The same where one of the two but recalls the incident as long past."""
_GAP = 45
_REPEATED = 2
"""Times that an article must name a state for it to be one that it is about."""
_MANY = 200
"""A name in more articles than this blocks nothing."""
_INCIDENT_SPREAD = 60


Numbers = NDArray[np.int32]
"""Features of an article by their numbers, ascending."""


@dataclass(slots=True)
class _Story:
    """Articles with what they are about: of one article the numbers of its features, of more than one the sum of their weights."""

    articles: list[int]
    numbers: Numbers | None
    weights: dict[int, float] | None
    square: float
    """The sum of the squares of the weights."""
    first: int | None = None
    last: int | None = None
    apart: bool = False
    """Whether its articles say that their matter has nothing to do with another, which they resemble."""


class _Features:
    """What each article is about, as numbers; the weight of each number; and which of them are names that few articles have."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        number = count().__next__
        names, words = defaultdict[str, int](number), defaultdict[str, int](number)
        found: list[Numbers] = []
        for reading in readings:
            codes = [*(names[f] for f in _names(reading)), *(words[f] for f in _words(reading))]
            found.append(np.array(sorted(codes), dtype=np.int32))
        total = len(names) + len(words)
        spread = np.bincount(np.concatenate(found), minlength=total) if found else np.zeros(0, np.int64)
        is_word = np.zeros(total, dtype=bool)
        is_word[list(words.values())] = True
        telling = ~is_word | (spread >= 2)
        self.of = [codes[telling[codes]] for codes in found]
        self.weights = np.where(is_word, 0.5, 1.5) * np.log(1.0 + len(readings) / np.maximum(spread, 1))
        self.rare = ~is_word & (spread <= _MANY)


class Neighbourhood:
    """Which articles belong to one story with a given one."""

    def __init__(self, readings: Sequence[Reading], storylines: Iterable[Storyline]) -> None:
        by_source = {r.source: r for r in readings}
        self._of: dict[str, list[Reading]] = {}
        for story in storylines:
            members = [by_source[s] for s in story.articles]
            for reading in members:
                self._of[reading.source] = members

    def of(self, reading: Reading) -> list[Reading]:
        """The articles of the reading's story, itself among them."""
        return self._of.get(reading.source, [reading])


def find_storylines(
    readings: Sequence[Reading], incidents: Sequence[Incident], pairs: Sequence[Duplicate]
) -> list[Storyline]:
    """The stories of two articles or more, in canonical order of their earliest article."""
    number = {r.source: n for n, r in enumerate(readings)}
    features = _Features(readings)
    alone = [_alone(n, readings[n], features) for n in range(len(readings))]
    groups = _firmly_joined(readings, incidents, pairs, number, alone, features)
    stories = _join([_together([alone[n] for n in group], features) for group in groups], features)
    found: list[Storyline] = []
    homes: dict[str, int] = {readings[a].source: n for n, s in enumerate(stories) for a in s.articles}
    held: defaultdict[int, list[Incident]] = defaultdict(list)
    for incident in incidents:
        home = Counter(homes[a] for a in incident.articles).most_common(1)
        if home:
            held[home[0][0]].append(incident)
    for n, story in enumerate(stories):
        if len(story.articles) < 2:
            continue
        members = sorted((readings[a] for a in story.articles), key=lambda r: r.order)
        own = sorted(held[n], key=lambda i: (i.date or "~", i.id))
        found.append(
            Storyline(
                id="s" + hashlib.sha256(members[0].article.id.encode()).hexdigest()[:11],
                title=_title(own, members),
                articles=[m.source for m in members],
                incidents=[i.id for i in own],
            )
        )
    found.sort(key=lambda s: s.articles[0])
    return found


def _title(incidents: Sequence[Incident], members: Sequence[Reading]) -> str:
    """The title of the incident most articles tell, else of the first article."""
    best = max(
        incidents, key=lambda i: (len(i.articles), i.independent_sources, i.date is not None), default=None
    )
    if best is not None and len(best.articles) > 1:
        return best.title
    return next((m.article.title for m in members if m.article.title), None) or (
        best.title if best else members[0].source
    )


def _names(reading: Reading) -> set[str]:
    """What an article is about by name: its people, bodies and places, what it puts in quotation marks as a name, and pairs of states
    that it names again and again."""
    found: set[str] = set()
    states: Counter[str] = Counter()
    for mention in reading.item.mentions:
        entity = mention.entity
        if not entity or is_press(mention) or mention.kind in ("ROLE", "NORP"):
            if mention.country and mention.kind == "NORP":
                states[mention.country] += 1
            continue
        if names_state(entity):
            states[mention.country or entity[:3].upper()] += 1
        elif not is_bare(mention):
            found.add(entity)
    top = sorted(s for s, n in states.most_common(3) if n >= _REPEATED)
    found.update(f"{a}+{b}" for a, b in combinations(top, 2))
    found.update(f"quoted {fold(m[2])}" for m in _QUOTED.finditer(reading.text) if not _OUTLET.search(m[1]))
    return found


def _words(reading: Reading) -> Iterator[str]:
    """What an article is about by its words: their stems."""
    return (word for word in frozenset[str]().union(*reading.sentence_stems) if not word.isdigit())


_QUOTED = re.compile(r"(?:(?<!\S)|(?<=[»”]))(\S*\s?)[«“]([^»”\s]+(?: [^»”\s]+){0,2})[»”]")
_OUTLET = re.compile(r"وكال|صحيف|جريد|موقع|قنا|إذاع|شبك|مجل|^ل$")


def _firmly_joined(
    readings: Sequence[Reading],
    incidents: Sequence[Incident],
    pairs: Sequence[Duplicate],
    number: dict[str, int],
    alone: Sequence[_Story],
    features: _Features,
) -> list[list[int]]:
    joined = Groups[int]()
    for pair in pairs:
        joined.join(number[pair.a], number[pair.b])
    for incident in incidents:
        if 2 <= len(incident.articles) <= _INCIDENT_SPREAD:
            tellers, recalling = _tellers(incident, readings, number)
            for a, b in combinations(tellers, 2):
                needed = _RECALLED if a in recalling or b in recalling else _AKIN
                if joined.root(a) != joined.root(b) and _alike(alone[a], alone[b], features) >= needed:
                    joined.join(a, b)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for n in range(len(readings)):
        groups[joined.root(n)].append(n)
    return list(groups.values())


def _tellers(
    incident: Incident, readings: Sequence[Reading], number: dict[str, int]
) -> tuple[list[int], set[int]]:
    """The articles of an incident, without those that only say that their own matter has nothing to do with it; and those of
    them that but recall it, once, as long past."""
    told: defaultdict[str, list[bool]] = defaultdict(list)
    for ref in incident.events:
        reading = readings[number[ref.article]]
        if not stands_apart(reading, ref.start):
            event = next((e for e in reading.item.events if e.start == ref.start), None)
            told[ref.article].append(event is not None and event.background)
    tellers = [number[a] for a in incident.articles if a in told]
    return tellers, {number[a] for a, recalled in told.items() if recalled == [True]}


def _alone(n: int, reading: Reading, features: _Features) -> _Story:
    """The story of one article."""
    day, numbers = reading.published, features.of[n]
    first, last = (day.first, day.last) if day is not None else (None, None)
    square = float(np.square(features.weights[numbers]).sum())
    return _Story([n], numbers, None, square, first, last, bool(reading.unrelated))


def _together(stories: Sequence[_Story], features: _Features) -> _Story:
    """One story of several; the weights of the largest are taken over, and are its own no more."""
    if len(stories) == 1:
        return stories[0]
    largest = max(stories, key=lambda s: len(s.articles))
    weights, square = _weights(largest, features), largest.square
    for story in stories:
        if story is largest:
            continue
        for name, weight in _items(story, features):
            known = weights.get(name, 0.0)
            weights[name] = known + weight
            square += weight * (2 * known + weight)
    return _Story(
        articles=sorted(n for s in stories for n in s.articles),
        numbers=None,
        weights=weights,
        square=square,
        first=min((s.first for s in stories if s.first is not None), default=None),
        last=max((s.last for s in stories if s.last is not None), default=None),
        apart=all(s.apart for s in stories),
    )


def _weights(story: _Story, features: _Features) -> dict[int, float]:
    return dict(_items(story, features)) if story.weights is None else story.weights


def _items(story: _Story, features: _Features) -> Iterable[tuple[int, float]]:
    """The features of a story with their weights."""
    if story.weights is not None:
        return story.weights.items()
    assert story.numbers is not None
    return zip(story.numbers.tolist(), features.weights[story.numbers].tolist(), strict=True)


def _join(stories: list[_Story], features: _Features) -> list[_Story]:
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for n, story in enumerate(stories):
        numbers = np.fromiter(story.weights, np.int32) if story.weights is not None else story.numbers
        for name in numbers[features.rare[numbers]].tolist() if numbers is not None else ():
            blocks[name].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for members in blocks.values():
        if len(members) <= 60:
            shared.update(combinations(members, 2))
    scored = sorted(
        (
            (score, i, j)
            for (i, j), count in shared.items()
            if count >= 2 and (score := _alike(stories[i], stories[j], features)) >= _TOGETHER
        ),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    home = Groups[int]()
    live: dict[int, _Story] = dict(enumerate(stories))
    for _, i, j in scored:
        a, b = home.root(i), home.root(j)
        if (
            a == b
            or live[a].apart
            or live[b].apart
            or _alike(live[a], live[b], features) < (_TOGETHER if _near(live[a], live[b]) else _FAR)
        ):
            continue
        home.join(a, b)
        live[home.root(a)] = _together([live.pop(a), live.pop(b)], features)
    return [live[n] for n in sorted(live)]


def _near(a: _Story, b: _Story) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    return max(a.first, b.first) - min(a.last, b.last) <= _GAP


def _alike(a: _Story, b: _Story, features: _Features) -> float:
    """The cosine of two stories' weights."""
    norm = sqrt(a.square * b.square)
    if not norm:
        return 0.0
    if a.numbers is not None and b.numbers is not None:
        shared = np.intersect1d(a.numbers, b.numbers, assume_unique=True)
        return float(np.square(features.weights[shared]).sum()) / norm
    if a.weights is None or (b.weights is not None and len(a.weights) > len(b.weights)):
        a, b = b, a
    known = a.weights if b.weights is None else b.weights
    few = b if b.weights is None else a
    assert known is not None
    return sum(weight * known[name] for name, weight in _items(few, features) if name in known) / norm
