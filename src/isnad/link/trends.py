"""What the numbers of one measured thing say together: that they agree, follow one another, clash, or were taken back.

One thing may give two figures: the clash of one day, and how the number rose afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from isnad.link.equal_values import same_value
from isnad.link.measures import Measure
from isnad.link.setting_apart import contrasted, disputes, grown, set_apart_in_time, takes_back
from isnad.records import FigureKind

_RISING = frozenset({"dead", "hurt", "missing", "displaced", "held"})
"""Counts that grow while they are taken."""
_A_WEEK = 7
_SOON = 2
"""Days within which a number that does not grow by itself is not a new state of things."""


class Trend(NamedTuple):
    """Numbers of one thing and what they say together."""

    kind: FigureKind
    members: list[Measure]


def trends(
    series: Sequence[Measure],
    originals: Mapping[str, str],
    first_told: Mapping[str, int],
    untrue: Collection[tuple[str, int]] = (),
) -> list[Trend]:
    """The figures that a series gives. `first_told` has the day of each original article, `untrue` the places of numbers that
    were taken back elsewhere."""
    kept = _once_each(series)
    if any((m.reading.source, m.start) in untrue for m in kept) and _agree(kept):
        return [Trend("retracted", kept)]
    back = [m for m in kept if takes_back(m)]
    found: list[Trend] = []
    if back:
        # what is taken back is the number that others gave before, or, put right, the first of two
        wrong = [m for m in kept if m in back or any(m.value in (b.value, b.instead) for b in back)]
        if len(wrong) == 1:
            wrong += _told_instead(wrong[0], series)
        found.append(Trend("retracted", wrong))
        kept = [m for m in kept if m not in back]
        if all(m in wrong for m in kept):
            return found
    if len(kept) > 1:
        found += _over_time(kept, originals, first_told)
    return found


def _told_instead(wrong: Measure, series: Sequence[Measure]) -> list[Measure]:
    """The numbers that a sentence gives in place of one that it takes back: `أحصى 14، والصواب 41`."""
    own = [m for m in series if m.reading is wrong.reading and m.speaker in (None, wrong.speaker)]
    beside = [m for m in own if m.sentence == wrong.sentence and not same_value(m, wrong)]
    return [m for m in own if any(same_value(m, right) for right in beside)]


def _agree(members: Sequence[Measure]) -> bool:
    return all(same_value(a, b) for a in members for b in members)


def _once_each(series: Sequence[Measure]) -> list[Measure]:
    """Each number of an article once: where it is laid to somebody rather than in the headline."""
    kept: dict[tuple[str, float | None, float | None], Measure] = {}
    for measure in series:
        key = measure.reading.source, measure.low, measure.high
        if key not in kept or (kept[key].speaker is None and measure.speaker is not None):
            kept[key] = measure
    return sorted(kept.values(), key=lambda m: m.order)


def _over_time(
    members: Sequence[Measure], originals: Mapping[str, str], first_told: Mapping[str, int]
) -> list[Trend]:
    if _agree(members):
        return [Trend("agree", list(members))]
    day = {id(m): _day(m, originals, first_told) for m in members}
    differing = [(a, b) for n, a in enumerate(members) for b in members[n + 1 :] if not same_value(a, b)]
    clashing = [(a, b) for a, b in differing if _clash(a, b, day[id(a)], day[id(b)])]
    odd = _minority(clashing, members)
    clashing += [
        (a, b)
        for a, b in differing
        if a not in odd and b not in odd and (a, b) not in clashing and _falls(a, b, day[id(a)], day[id(b)])
        and not _is_old(min(a, b, key=lambda m: m.value), max(a, b, key=lambda m: m.value), members, day)
    ]  # fmt: skip
    if not clashing:
        return [Trend("update", list(members))]
    minority = _minority(clashing, members)
    line = [m for m in members if m not in minority]
    clashes = _clashes(clashing, members, day)
    found = [Trend("conflict", clash) for clash in clashes]
    sides = [side for side in _sides(clashing, members) if _changes(side, day)]
    if not sides and any(_goes_on(line, clash, day) for clash in clashes):
        sides = [line]
    return [*found, *(Trend("update", side) for side in sides)]


def _sides(clashing: Sequence[tuple[Measure, Measure]], members: Sequence[Measure]) -> list[list[Measure]]:
    """The numbers of either side of a dispute: those that clash with the same others, where there are but two sides."""
    against: dict[float, set[float]] = {}
    for a, b in clashing:
        against.setdefault(a.value, set()).add(b.value)
        against.setdefault(b.value, set()).add(a.value)
    side: dict[float, int] = {}
    for start in against:
        if start in side:
            continue
        side[start] = len(side) * 2
        queue = [start]
        for value in queue:
            for other in against[value]:
                if side.get(other) == side[value]:
                    return []
                if other not in side:
                    side[other] = side[value] ^ 1
                    queue.append(other)
    return [[m for m in members if side.get(m.value) == n] for n in sorted(set(side.values()))]


def _clashes(
    clashing: Sequence[tuple[Measure, Measure]], members: Sequence[Measure], day: Mapping[int, int | None]
) -> list[list[Measure]]:
    """The numbers that clash with one another, each clash with all who give one of its numbers by its last day."""
    groups: list[list[Measure]] = []
    for pair in clashing:
        touched = [g for g in groups if any(_one_number(m, n) for m in g for n in pair)]
        groups = [g for g in groups if g not in touched]
        groups.append([m for g in touched for m in g] + list(pair))
    found: list[list[Measure]] = []
    for group in groups:
        last = max((d for m in group if (d := day[id(m)]) is not None), default=None)
        told = [
            m for m in members
            if any(m is n or (_one_number(m, n) and (last is None or (day[id(m)] or last) <= last)) for n in group)
        ]  # fmt: skip
        found.append(told)
    return found


def _goes_on(line: Sequence[Measure], clash: Sequence[Measure], day: Mapping[int, int | None]) -> bool:
    """Whether after a clash a number was given that was not given by then."""
    last = max((d for m in clash if (d := day[id(m)]) is not None), default=None)
    if last is None:
        return False
    given = [m for m in line if (on := day[id(m)]) is not None and on <= last]
    return any((day[id(m)] or last) > last and not any(_one_number(m, o) for o in given) for m in line)


def _one_number(a: Measure, b: Measure) -> bool:
    """Whether two numbers are one as told: `14 على الأقل` can be 17, but is not the number 17."""
    return same_value(a, b) and (a.value == b.value or a.approx or b.approx)


def _changes(line: Sequence[Measure], day: Mapping[int, int | None]) -> bool:
    """Whether numbers that do not clash differ from one day to another."""
    return any(
        not same_value(a, b)
        and day[id(a)] is not None
        and day[id(b)] is not None
        and day[id(a)] != day[id(b)]
        for n, a in enumerate(line)
        for b in line[n + 1 :]
    )


def _is_old(fewer: Measure, more: Measure, members: Sequence[Measure], day: Mapping[int, int | None]) -> bool:
    """Whether the smaller number was given before the greater was: whoever gives it again repeats what was first told."""
    risen = day[id(more)]
    return any(
        m is not fewer and same_value(m, fewer) and risen is not None and (day[id(m)] or risen) < risen
        for m in members
    )


def _minority(clashing: Sequence[tuple[Measure, Measure]], members: Sequence[Measure]) -> list[Measure]:
    """Of the numbers that clash those that fewer articles give, or of as many those that were given later."""
    support = {
        id(m): (
            sum(same_value(m, o) for o in members),
            -min(n for n, o in enumerate(members) if o.value == m.value),
        )
        for pair in clashing
        for m in pair
    }
    found: list[Measure] = []
    for a, b in clashing:
        less = a if support[id(a)] < support[id(b)] else b
        if less not in found:
            found.append(less)
    return found


def _day(m: Measure, originals: Mapping[str, str], first_told: Mapping[str, int]) -> int | None:
    """The day a number speaks of: its own date, else that of the article, or of the text that this copies."""
    if m.told is not None and m.told.size == 1:
        return m.told.first
    known = first_told.get(originals.get(m.reading.source, m.reading.source))
    return known if known is not None else (m.reading.published.first if m.reading.published else None)


def _clash(a: Measure, b: Measure, day_a: int | None, day_b: int | None) -> bool:
    """Whether two different numbers cannot both hold, each in its time."""
    if day_a is None or day_b is None:
        return False
    if day_b < day_a:
        a, b, day_a, day_b = b, a, day_b, day_a
    if set_apart_in_time(a) or set_apart_in_time(b):
        return False
    more = max(a, b, key=lambda m: m.value)
    risen = more.role in _RISING and more.order > min(a, b, key=lambda m: m.value).order and grown(more)
    if a.reading is b.reading:
        return contrasted(a, b) and not risen
    if (day_a == day_b and not risen) or (disputes(b) and day_b - day_a <= _A_WEEK):
        return True
    if a.role in _RISING or b.role in _RISING:
        return False
    return day_b - day_a <= _SOON and not grown(b)


def _falls(a: Measure, b: Measure, day_a: int | None, day_b: int | None) -> bool:
    """Whether of two counts that only grow the later is the smaller, within a week."""
    if day_a is None or day_b is None or not (a.role in _RISING or b.role in _RISING):
        return False
    if a.reading is b.reading or set_apart_in_time(a) or set_apart_in_time(b):
        return False
    fewer, more = (b, a) if b.value < a.value else (a, b)
    later = day_b - day_a if fewer is b else day_a - day_b
    return 0 < later <= _A_WEEK and fewer.value < more.value
