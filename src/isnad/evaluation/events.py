"""Events of one article against gold: found and typed; over the matched, arguments, date, factuality."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.goldformat import Casualties, GoldCount, GoldEvent
from isnad.evaluation.locating import Place, overlap
from isnad.evaluation.matching import Parties, assign, same_count, same_date
from isnad.evaluation.subject import Subject
from isnad.records import Count, Event, Party
from isnad.records import Place as EventPlace


def match_events(subject: Subject, typed: bool = True) -> dict[int, int]:
    """Gold events to system events whose trigger overlaps the anchor; with `typed`, of the same type only."""
    gold, found = subject.gold.events, subject.found.events
    pairs: dict[tuple[int, int], tuple[bool, int, int]] = {}
    for g, event in enumerate(gold):
        place = subject.ground.one(event.anchor)
        if place is None:
            continue
        for s, system in enumerate(found):
            share = overlap(place, (system.start, system.end))
            same = event.type == system.type
            if share and (same or not typed):
                pairs[g, s] = (same, _agreement(subject.parties, event, system), share)
    return assign(pairs)


def score_events(subject: Subject, table: Table) -> dict[int, int]:
    """Score the events of one article and return the typed matching, gold to system.

    `events.typed` is the finding; `events.trigger` leaves the type aside, `events.type` is its share right.
    Arguments have precision and recall over the matched: gold null is not asked for, a system null not
    given;
    `…_or_none` is the share that agrees, null with null also.
    Dates and casualties are asked only where gold gives them.
    """
    gold, found = subject.gold.events, subject.found.events
    matched = match_events(subject)
    loose = match_events(subject, typed=False)
    add(table, "events.typed", Counts.of(len(matched), len(found), len(gold)))
    add(table, "events.trigger", Counts.of(len(loose), len(found), len(gold)))
    same = sum(gold[g].type == found[s].type for g, s in loose.items())
    add(table, "events.type", Counts.share(same, len(loose)))
    _score_confidence(table, found, set(matched.values()))
    pairs = [(gold[g], found[s]) for g, s in matched.items()]
    _score_party(subject, table, "actor", pairs, lambda g: g.actor, lambda s: s.actor)
    _score_party(subject, table, "recipient", pairs, lambda g: g.recipient, lambda s: s.recipient)
    _score_party(subject, table, "place", pairs, lambda g: g.place, lambda s: s.place)
    _score_dates(subject, table, pairs)
    facts = [g.factuality == s.factuality for g, s in pairs]
    add(table, "events.factuality", Counts.share(sum(facts), len(facts)))
    for g, s in pairs:
        if g.factuality != s.factuality:
            kind = f"factuality: {s.factuality} for {g.factuality}"
            subject.note("events", kind, (s.start, s.end), _gold(g), _system(s), s.frame)
    _score_casualties(subject, table, "deaths", pairs, lambda g: g.deaths, lambda s: s.deaths)
    _score_casualties(subject, table, "injured", pairs, lambda g: g.injured, lambda s: s.injured)
    _note_unmatched(subject, matched, loose)
    return matched


def _score_confidence(table: Table, found: Sequence[Event], right: set[int]) -> None:
    """How many of the events of a confidence are right: `events.sure_90` of those at 0.9 and more, `events.sure_70`, `events.sure_50`
    from there to the next, `events.unsure` below."""
    for n, event in enumerate(found):
        level = next(name for least, name in _LEVELS if event.confidence >= least)
        add(table, f"events.{level}", Counts.share(int(n in right), 1))


_LEVELS = ((0.9, "sure_90"), (0.7, "sure_70"), (0.5, "sure_50"), (0.0, "unsure"))


def _agreement(parties: Parties, gold: GoldEvent, system: Event) -> int:
    """How many of actor, recipient, place, date and factuality agree; it chooses between overlaps."""
    return (
        _same_party(parties, gold.actor, system.actor)
        + _same_party(parties, gold.recipient, system.recipient)
        + _same_party(parties, gold.place, system.place)
        + (gold.date is not None and same_date(gold.date, system.date))
        + (gold.factuality == system.factuality)
    )


def _same_party(parties: Parties, gold: str | None, system: Party | EventPlace | None) -> bool:
    if not gold or system is None:
        return not gold and system is None
    return parties.same(gold, system.text, system.entity)


def _score_party(
    subject: Subject,
    table: Table,
    name: str,
    pairs: Sequence[tuple[GoldEvent, Event]],
    of_gold: Callable[[GoldEvent], str | None],
    of_system: Callable[[Event], Party | EventPlace | None],
) -> None:
    right = given = asked = agree = 0
    for g, s in pairs:
        gold, system = of_gold(g) or None, of_system(s)
        same = _same_party(subject.parties, gold, system)
        agree += same
        asked += gold is not None
        given += system is not None
        right += same and gold is not None
        if not same:
            what = "missing" if system is None else "invented" if gold is None else "wrong"
            kind = f"{name} {what}"
            subject.note("events", kind, (s.start, s.end), _gold(g), _system(s), s.frame)
    add(table, f"events.{name}", Counts.of(right, given, asked))
    add(table, f"events.{name}_or_none", Counts.share(agree, len(pairs)))


def _score_dates(subject: Subject, table: Table, pairs: Sequence[tuple[GoldEvent, Event]]) -> None:
    dated = [(g, s) for g, s in pairs if g.date]
    right = sum(same_date(g.date or "", s.date) for g, s in dated)
    add(table, "events.date", Counts.of(right, sum(s.date is not None for _, s in dated), len(dated)))
    for g, s in dated:
        if not same_date(g.date or "", s.date):
            kind = "date wrong" if s.date else "date missing"
            subject.note("events", kind, (s.start, s.end), _gold(g), _system(s), s.date_from or "")


def _score_casualties(
    subject: Subject,
    table: Table,
    name: str,
    pairs: Sequence[tuple[GoldEvent, Event]],
    of_gold: Callable[[GoldEvent], Casualties],
    of_system: Callable[[Event], Count | None],
) -> None:
    right = given = asked = 0
    for g, s in pairs:
        gold, system = of_gold(g), of_system(s)
        same = same_count(gold, system)
        asked += gold is not None
        given += system is not None
        right += same and gold is not None
        if not same:
            what = "missing" if system is None else "invented" if gold is None else "wrong"
            kind = f"{name} {what}"
            subject.note("events", kind, (s.start, s.end), _gold(g), _system(s), s.frame)
    add(table, f"events.{name}", Counts.of(right, given, asked))


def _note_unmatched(subject: Subject, matched: dict[int, int], loose: dict[int, int]) -> None:
    gold, found = subject.gold.events, subject.found.events
    mistyped = {
        g: s
        for g, s in loose.items()
        if g not in matched and s not in matched.values() and gold[g].type != found[s].type
    }
    for g, s in mistyped.items():
        kind = f"type: {found[s].type} for {gold[g].type}"
        subject.note("events", kind, _at(found[s]), _gold(gold[g]), _system(found[s]), found[s].frame)
    for g, event in enumerate(gold):
        if g not in matched and g not in mistyped:
            subject.note("events", f"missed {event.type}", subject.ground.one(event.anchor), _gold(event))
    for s, event in enumerate(found):
        if s not in matched.values() and s not in mistyped.values():
            subject.note("events", f"false alarm {event.type}", _at(event), "", _system(event), event.frame)


def _at(event: Event) -> Place:
    return event.start, event.end


def _gold(g: GoldEvent) -> str:
    parts = [
        g.type,
        g.factuality,
        f"{g.actor or '∅'} → {g.recipient or '∅'}",
        f"@{g.place or '∅'}",
        g.date or "∅",
    ]
    parts += [
        f"{name} {_casualties(value)}"
        for name, value in (("dead", g.deaths), ("injured", g.injured))
        if value is not None
    ]
    return " | ".join([*parts, g.anchor])


def _system(s: Event) -> str:
    actor, recipient, place = (p.text if p else "∅" for p in (s.actor, s.recipient, s.place))
    parts = [s.type, s.factuality, f"{actor} → {recipient}", f"@{place}", s.date or "∅"]
    parts += [
        f"{name} {_count(value)}"
        for name, value in (("dead", s.deaths), ("injured", s.injured))
        if value is not None
    ]
    return " | ".join([*parts, s.text])


def _casualties(value: Casualties) -> str:
    return (
        f"{value.low}–{value.high}"
        if isinstance(value, GoldCount)
        else f"{value:g}"
        if value is not None
        else ""
    )


def _count(value: Count) -> str:
    return str(value.low) if value.low == value.high else f"{value.low}–{value.high}"
