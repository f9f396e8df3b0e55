"""Spans and roles of single-sentence events against every annotator.

Token F1 of two empty spans is 1. The system's words for a sentence are those of one event: of the type
asked for, asserted before others, then of the highest confidence, then told rather than taken for granted, then whichever tells most
of who acts, to whom, and how many it killed, then first in the text. Which of its words count for a side says `sentence_sides`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.matching import token_f1
from isnad.evaluation.sentence_gold import Reading, Role, SpannedSentence
from isnad.evaluation.sentence_sides import SIDES, system_side, touched, words_of
from isnad.records import Annotations, Event

_SECTORS = {"JRN": "MED", "MED": "HLH"}
"""Our sector codes as the gold standard writes them: its MED is media."""
_BODIES = {"IGO": "INT"}
_NONE = "None"


def score_spans(items: Sequence[SpannedSentence], annotate: Callable[[str], Annotations]) -> Table:
    """Score spans and roles; metrics `<type>.spans.…` and `<type>.roles.…`.

    `spans.<side>` is the mean token F1 against each annotator, `spans.<side>.found` the same over
    sentences in which the system sees an event, `spans.<side>.humans` between annotators; `….empty` is
    the share on which system and annotator agree that the side is empty or not. Roles are judged where
    most annotators agree (country and sector each): `end_to_end` takes the system's party, `given` reads
    the annotators' own words.
    """
    table: Table = {}
    for item in items:
        found = annotate(item.text)
        event = main_event(found, item.event_type)
        _score_sides(item, found, event, table)
        for side in ("source", "target"):
            _score_roles(item, found, event, side, table)
    return table


def main_event(found: Annotations, kind: str) -> Event | None:
    """The event that speaks for the sentence."""
    events = [e for e in found.events if e.type == kind]
    return max(events, key=_telling, default=None)


def _telling(event: Event) -> tuple[bool, float, bool, bool, int, int]:
    """How much an event tells: of a protest first who is out; of an assault as much who did it as whom it hit and how many it killed. A
    definite noun (`الهجوم`) rather takes up what is known."""
    protest = event.type == "PROTEST"
    new = not event.text.startswith("ال")
    told = (event.actor, None if protest else event.recipient, None if protest else event.deaths)
    size = sum(part is not None for part in told) + new
    asserted = event.factuality == "asserted"
    return (
        asserted,
        event.confidence,
        not event.presupposed,
        protest and event.actor is not None,
        size,
        -event.start,
    )


def _score_sides(item: SpannedSentence, found: Annotations, event: Event | None, table: Table) -> None:
    name = f"{item.event_type.lower()}.spans"
    for side in SIDES:
        ours = system_side(found, event, side).words
        readings = [words_of(_tokens(r, side)) for r in item.spans]
        for theirs in readings:
            share = Counts.share(token_f1(theirs, ours), 1)
            add(table, f"{name}.{side}", share)
            if event is not None:
                add(table, f"{name}.{side}.found", share)
            add(table, f"{name}.{side}.empty", Counts.share(bool(theirs) == bool(ours), 1))
        for a, b in combinations(readings, 2):
            add(table, f"{name}.{side}.humans", Counts.share(token_f1(a, b), 1))


def _tokens(reading: Reading, side: str) -> list[str]:
    return {"source": reading.source_actor, "verb": reading.verb, "target": reading.target_actor}[side]


# ---------------------------------------------------------------- roles


def _score_roles(
    item: SpannedSentence, found: Annotations, event: Event | None, side: str, table: Table
) -> None:
    marked = [r for r in item.spans if _tokens(r, side)]
    if len(marked) * 2 <= len(item.spans):
        return
    roles = [_role(r, side) for r in marked]
    for part, values in (("country", [r.main for r in roles]), ("sector", [r.role for r in roles])):
        gold = majority([v or _NONE for v in values])
        if gold is None:
            continue
        gold = _BODIES.get(gold, gold)
        name = f"{item.event_type.lower()}.roles.{side}.{part}"
        system = system_side(found, event, side)
        told = _as_gold(part, system.country if part == "country" else system.sector)
        _add_role(table, f"{name}.end_to_end", gold, told)
        guesses = [_given(found, words_of(_tokens(r, side)), part) for r in marked]
        _add_role(table, f"{name}.given", gold, Counter(guesses).most_common(1)[0][0])


def majority(values: Sequence[str]) -> str | None:
    """The value of more than half, or null.

    >>> majority(["MIL", "MIL", "COP"]), majority(["MIL", "COP"])
    ('MIL', None)
    """
    value, times = Counter(values).most_common(1)[0] if values else ("", 0)
    return value if times * 2 > len(values) else None


def _role(reading: Reading, side: str) -> Role:
    role = reading.source_role if side == "source" else reading.target_role
    return role if isinstance(role, Role) else Role()


def _add_role(table: Table, name: str, gold: str, told: str) -> None:
    """Precision and recall over roles named; and the share that agrees, none included."""
    named, given = gold != _NONE, told != _NONE
    add(table, name, Counts.of(named and gold == told, given, named))
    add(table, f"{name}.or_none", Counts.share(gold == told, 1))


def _as_gold(part: str, value: str | None) -> str:
    if value is None or value == "UNK":
        return _NONE
    return (_BODIES if part == "country" else _SECTORS).get(value, value)


def _given(found: Annotations, words: Sequence[str], part: str) -> str:
    """Country or sector of the annotator's own words, from the mentions that touch them and their nouns."""
    from isnad.annotate.events.parties import sector_of
    from isnad.annotate.frames import bare
    from isnad.lexicon import load

    kept = set(words)
    text = found.article.text
    mentions = [m for m in found.mentions if kept.intersection(touched(text, m.start, m.end))]
    value = next((v for m in mentions if (v := m.country if part == "country" else m.sector)), None)
    if value is None and part == "sector":
        lexicon = load()
        forms = [bare(w) for w in words]
        value = next((s for i in range(len(forms)) if (s := sector_of(lexicon, forms[i:]))), None)
    return _as_gold(part, value)
