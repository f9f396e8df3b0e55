"""Statements of one article against gold: found, kind, speaker, chain, anonymity."""

from __future__ import annotations

import re

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.goldformat import GoldStatement
from isnad.evaluation.locating import Place, overlap
from isnad.evaluation.matching import Parties, assign
from isnad.evaluation.subject import Subject
from isnad.records import Statement

_LEAD = re.compile(r"^(?:[\s\"'«“”‘’:،,.]+|(?:ب?[أإا]نّ?َ?|ب?[أإ]ن[هّ]?)(?=\s))+")
_TRAIL = re.compile(r"[\s\"'»“”‘’:،,.؛]+$")


def score_statements(subject: Subject, table: Table) -> dict[int, int]:
    """A system statement matches where its span covers the anchor; returns the matching, gold to system.

    Over the matched: kind, speaker, chain exact, chain edges, anonymity. `statements.attributed` and
    `statements.chained` count a statement as found only with its speaker, or its whole chain, right.
    `statements.loose` forgives a span that lacks the words opening or closing the content (أن، إن, quotation
    marks, the ب of `طالب بـ`), which belong to the cue for some and to the content for others.
    """
    gold, found = subject.gold.statements, subject.found.statements
    places = [subject.ground.one(g.anchor) for g in gold]
    cores = [core(subject.ground.text, p) if p else None for p in places]
    matched = assign(_pairs(subject, places))
    loose = assign(_pairs(subject, cores))
    add(table, "statements.found", Counts.of(len(matched), len(found), len(gold)))
    add(table, "statements.loose", Counts.of(len(loose), len(found), len(gold)))
    _score_matched(subject, table, matched)
    _note_unmatched(subject, matched, cores)
    return matched


def _pairs(subject: Subject, places: list[Place | None]) -> dict[tuple[int, int], tuple[bool, bool, int]]:
    gold = subject.gold.statements
    return {
        (g, s): _worth(subject.parties, gold[g], system)
        for g, place in enumerate(places)
        if place
        for s, system in enumerate(subject.found.statements)
        if _covers(system, place)
    }


def core(text: str, place: Place) -> Place:
    """A span without the words and signs that open or close content.

    >>> text = 'قال إن الوضع هادئ.'
    >>> a, b = core(text, (4, 18)); text[a:b]
    'الوضع هادئ'
    """
    start, end = place
    lead = _LEAD.match(text[start:end])
    if lead and lead.end() < end - start:
        start += lead.end()
    trail = _TRAIL.search(text[start:end])
    if trail and trail.start() > 0:
        end = start + trail.start()
    if text[start] == "ب" and end - start > 4:
        start += 1
    return start, end


def _covers(statement: Statement, place: Place) -> bool:
    return statement.start <= place[0] and place[1] <= statement.end


def _worth(parties: Parties, gold: GoldStatement, system: Statement) -> tuple[bool, bool, int]:
    """How well a pair agrees: chain, speaker, then the tighter span."""
    return chain_exact(parties, gold, system), same_speaker(parties, gold, system), system.start - system.end


def same_speaker(parties: Parties, gold: GoldStatement, system: Statement) -> bool:
    """Whether the speakers are the same; both unsaid also."""
    speaker = gold.speaker or (gold.chain[-1] if gold.chain else "")
    if not speaker or system.speaker is None:
        return not speaker and system.speaker is None
    return parties.same(speaker, system.speaker.text, system.speaker.entity)


def chain_exact(parties: Parties, gold: GoldStatement, system: Statement) -> bool:
    """Whether the chains have the same length and each link matches in order."""
    return len(gold.chain) == len(system.chain) and all(
        parties.same(g, s.text, s.entity) for g, s in zip(gold.chain, system.chain, strict=True)
    )


def edges_right(parties: Parties, gold: GoldStatement, system: Statement) -> int:
    """How many edges of the chains agree: each link with the one before it, the first with the outlet."""
    right = 0
    for j, link in enumerate(system.chain):
        for i, name in enumerate(gold.chain):
            if not parties.same(name, link.text, link.entity):
                continue
            if i == 0 or j == 0:
                right += i == j
            else:
                before = system.chain[j - 1]
                right += parties.same(gold.chain[i - 1], before.text, before.entity)
            break
    return right


def _score_matched(subject: Subject, table: Table, matched: dict[int, int]) -> None:
    gold, found, parties = subject.gold.statements, subject.found.statements, subject.parties
    pairs = [(gold[g], found[s]) for g, s in matched.items()]
    size = len(pairs)
    kinds = [g.kind == s.kind for g, s in pairs]
    speakers = [same_speaker(parties, g, s) for g, s in pairs]
    chains = [chain_exact(parties, g, s) for g, s in pairs]
    hidden = [g.anonymous == s.anonymous for g, s in pairs]
    add(table, "statements.kind", Counts.share(sum(kinds), size))
    add(table, "statements.speaker", Counts.share(sum(speakers), size))
    add(table, "statements.chain_exact", Counts.share(sum(chains), size))
    edges = Counts.of(
        sum(edges_right(parties, g, s) for g, s in pairs),
        sum(len(s.chain) for _, s in pairs),
        sum(len(g.chain) for g, _ in pairs),
    )
    add(table, "statements.chain_edges", edges)
    add(table, "statements.anonymity", Counts.share(sum(hidden), size))
    add(table, "statements.attributed", Counts.of(sum(speakers), len(found), len(gold)))
    add(table, "statements.chained", Counts.of(sum(chains), len(found), len(gold)))
    for (g, s), kind, speaker, chain, anonymity in zip(pairs, kinds, speakers, chains, hidden, strict=True):
        place = (s.start, s.end)
        if not kind:
            subject.note("statements", f"kind: {s.kind} for {g.kind}", place, g.kind, s.kind, s.rule)
        if not speaker:
            what = "speaker wrong" if s.speaker else "speaker missing"
            subject.note("statements", what, place, _gold(g), _system(s), s.rule)
        elif not chain:
            length = (
                "short" if len(s.chain) < len(g.chain) else "long" if len(s.chain) > len(g.chain) else "wrong"
            )
            subject.note("statements", f"chain {length}", place, _gold(g), _system(s), s.rule)
        if not anonymity:
            subject.note(
                "statements",
                f"anonymity: {s.anonymous} for {g.anonymous}",
                place,
                _gold(g),
                _system(s),
                s.rule,
            )


def _note_unmatched(subject: Subject, matched: dict[int, int], places: list[Place | None]) -> None:
    gold, found = subject.gold.statements, subject.found.statements
    free = [s for i, s in enumerate(found) if i not in matched.values()]
    for i, g in enumerate(gold):
        if i in matched:
            continue
        place = places[i]
        near = [s for s in free if place and overlap(place, (s.start, s.end))]
        taken = [s for s in found if place and _covers(s, place)]
        kind = "missed: span cut short" if near else "missed: one statement for two" if taken else "missed"
        shown = (near or taken or [None])[0]
        subject.note(
            "statements", kind, place, _gold(g), _system(shown) if shown else "", shown.rule if shown else ""
        )
    for s in free:
        subject.note("statements", "false alarm", (s.start, s.end), "", _system(s), s.rule)


def _gold(g: GoldStatement) -> str:
    return f"{g.kind}: {' ← '.join(g.chain)}{' (anonymous)' if g.anonymous else ''} | {g.anchor}"


def _system(s: Statement) -> str:
    cue = f"{s.cue.text}: " if s.cue else ""
    chain = " ← ".join(link.text for link in s.chain)
    return f"{s.kind}: {chain}{' (anonymous)' if s.anonymous else ''} | {cue}{s.text}"
