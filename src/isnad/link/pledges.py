"""Pledges and deadlines, and how each stands as far as its own article and later ones tell.

A pledge told by several articles is one: it is due when its first telling says, and what one article tells of how it
stands holds for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from isnad.link.concordance import Concordance
from isnad.link.days import Days, days
from isnad.link.fulfilment import Asked, told_beside, told_in
from isnad.link.keys import keys
from isnad.link.reading import Reading
from isnad.link.stems import content_stems
from isnad.link.storylines import Neighbourhood
from isnad.records import LinkedPledge, Party, Pledge, PledgeStatus

_SAME = 0.5
"""The share of the shorter pledge's words that another telling of it must have."""
_HEAVY = 7
_SMALL = 30
"""Articles of a story that all speak of one thing."""
_MANY, _FEW = 300, 3
"""Sentences from which on a word finds no others, and words in common from which on a sentence is looked at."""
_AROUND, _BEFORE = (
    0.7,
    0.4,
)  # what the words of the sentence behind a pledge and before it weigh beside its own
_RETOLD = 21  # days within which a pledge is told again as the same


@dataclass(slots=True, eq=False)
class _Made:
    """A pledge where it stands, with its words: its own, those after it in its sentence, those before it."""

    reading: Reading
    pledge: Pledge
    who: str | None
    entity: str | None
    own: frozenset[str]
    around: frozenset[str]
    before: frozenset[str]
    due: str | None
    status: PledgeStatus | None = None

    @property
    def sentence(self) -> int:
        return self.reading.sentence_of(self.pledge.start)


def link_pledges(
    readings: Sequence[Reading], originals: dict[str, str], near: Neighbourhood
) -> list[LinkedPledge]:
    """The pledges of all articles in canonical order, those of copies too; copies tell nothing new of how they stand."""
    made = {r.source: [_made(r, p) for p in r.item.pledges] for r in readings}
    grouped: set[int] = set()
    words = (m.own | m.around | m.before for of_one in made.values() for m in of_one)
    where = Concordance(readings, frozenset[str]().union(*words))
    for reading in readings:
        for pledge in made[reading.source]:
            if id(pledge) in grouped:
                continue
            story = near.of(reading)
            group = [
                p for r in story for p in made[r.source] if p is pledge or _retells(p, pledge, originals)
            ]
            grouped.update(map(id, group))
            own = [r for r in story if originals[r.source] == r.source]
            if len(own) > _SMALL:  # a story of many things
                told = {m.reading.source for m in group}
                own = [r for r in own if r.source in told]
            _settle(group, own, _elsewhere(where, group, own), where)
    return [_linked(pledge) for reading in readings for pledge in made[reading.source]]


def _elsewhere(where: Concordance, group: Sequence[_Made], story: Sequence[Reading]) -> list[Reading]:
    """Articles outside a story that have many of a pledge's words in one sentence."""
    own = frozenset[str]().union(*(m.own | m.around | m.before for m in group))
    rare = [key for key in own if where.count(key) <= _MANY]
    numbers, (shared,) = where.sums(rare, [1.0] * len(rare))
    found = [where.place(number)[0] for number in numbers[shared >= _FEW].tolist()]
    known = {r.source for r in story}
    outside = {r.source: r for r in found if r.source not in known}
    return [outside[source] for source in sorted(outside)]


def _weight(where: Concordance, key: str) -> float:
    """The rarer a word is, the more it tells."""
    return log(1 + where.total / (1 + where.count(key)))


def _linked(made: _Made) -> LinkedPledge:
    pledge = made.pledge
    return LinkedPledge(
        article=made.reading.source, start=pledge.start, end=pledge.end, text=pledge.text, who=made.who,
        due=made.due, status=made.status or "unknown",
    )  # fmt: skip


def _made(reading: Reading, pledge: Pledge) -> _Made:
    who = pledge.who or _speaker(reading, pledge)
    own = keys(content_stems(pledge.text))
    start, end = reading.sentence_span(pledge.start)
    around = keys(content_stems(reading.text[pledge.end : end])) - own
    before = keys(content_stems(reading.text[start : pledge.start])) - own - around
    text, entity = (who.text, who.entity) if who is not None else (None, None)
    return _Made(reading, pledge, text, entity, own, around, before, pledge.due)


def _speaker(reading: Reading, pledge: Pledge) -> Party | None:
    statements = reading.item.statements
    if pledge.statement is not None and 0 <= pledge.statement < len(statements):
        return statements[pledge.statement].speaker
    return None


# ---------------------------------------------------------------- one pledge, told more than once


def _retells(one: _Made, other: _Made, originals: dict[str, str]) -> bool:
    """Whether a pledge of a later article, or of a copy, is another's told again."""
    first, second = sorted((other, one), key=lambda m: m.reading.order)
    if first.reading is second.reading or not _one_due(first, second):
        return False
    small = min(len(first.own), len(second.own))
    shared = len(first.own & second.own)
    if small < 2:
        return False
    if originals[first.reading.source] == originals[second.reading.source]:
        return shared >= 1 and (_one_party(first, second) or shared / small >= _SAME)
    whole = len((first.own | first.around) & (second.own | second.around))
    return _one_party(first, second) and (shared / small >= _SAME or (shared >= 2 and whole >= 4))


def _one_party(one: _Made, two: _Made) -> bool:
    if one.entity and one.entity == two.entity:
        return True
    return bool(one.who and two.who and content_stems(one.who) & content_stems(two.who))


def _one_due(first: _Made, second: _Made) -> bool:
    """Whether two tellings can have one due date: the same, none, or one counted from the later article's day instead."""
    a, b = days(first.due), days(second.due)
    told, again = first.reading.published, second.reading.published
    if a is None or b is None or told is None or again is None:
        return told is None or again is None or again.first - told.first <= _RETOLD
    later = again.first - told.first
    return 0 <= later <= _RETOLD and (a.overlaps(b) or 0 <= b.first - a.first <= later)


# ---------------------------------------------------------------- how it stands


def _settle(
    group: Sequence[_Made], story: Sequence[Reading], others: Sequence[Reading], where: Concordance
) -> None:
    """Give all tellings of a pledge the due date of the first and the status that the last word gives it."""
    ordered = sorted(group, key=lambda m: m.reading.order)
    due = next((m.due for m in ordered if m.due), None)
    status = _status(ordered, days(due), story, others, where)
    for made in group:
        made.due, made.status = due, status


def _status(
    group: Sequence[_Made],
    due: Days | None,
    story: Sequence[Reading],
    others: Sequence[Reading],
    where: Concordance,
) -> PledgeStatus:
    first = group[0]
    told: PledgeStatus | None = None
    last = first.reading.published.last if first.reading.published else None
    outside = {r.source for r in others}
    asked = _asked(group, where)
    for reading in sorted([*story, *others], key=lambda r: r.order):
        own = [m for m in group if m.reading is reading]
        if reading.published is not None and first.reading.published is not None:
            if reading.published.first < first.reading.published.first:
                continue
            if reading.source not in outside:
                last = max(last or 0, reading.published.last)
        if own:
            found = _first_said(own)
        elif reading.published is None or (
            first.reading.published is not None and reading.published.first > first.reading.published.last
        ):
            passed = due is None or reading.published is None or reading.published.first >= due.first
            found = told_in(reading, asked, passed=passed, outside=reading.source in outside)
        else:
            continue
        if told != "extended":
            told = found or told
    if told is not None:
        return told
    if due is None or last is None or due.last >= last:
        return "open"
    return "unknown"


def _first_said(own: Sequence[_Made]) -> PledgeStatus | None:
    for made in own:
        if (said := told_beside(made.reading, made.pledge)) is not None:
            return said
    return None


def _asked(group: Sequence[_Made], where: Concordance) -> Asked:
    """What all tellings of a pledge say of it."""
    weighed: dict[str, float] = {}
    for made in group:
        for words, weight in ((made.before, _BEFORE), (made.around, _AROUND), (made.own, 1.0)):
            weighed.update({k: max(weight, weighed.get(k, 0.0)) for k in words})
    weights = {k: w * _weight(where, k) for k, w in weighed.items()}
    none = frozenset[str]()
    return Asked(
        weights,
        whole=sum(sorted(weights.values())[-_HEAVY:]),
        own=none.union(*(m.own | m.around for m in group)),
        pledged=none.union(*(m.own for m in group)),
        party=none.union(*map(_named, group)),
        maker=none.union(*(content_stems(m.who) for m in group if m.who)),
        due=max((m.due for m in group if m.due), default=None),
    )


def _named(made: _Made) -> frozenset[str]:
    """The words that name who made a pledge, or a body or place of its sentence."""
    found = content_stems(made.who) if made.who else frozenset[str]()
    start, end = made.reading.sentence_span(made.pledge.start)
    for mention in made.reading.mentions_in(start, end):
        found |= content_stems(mention.text)
    return found
