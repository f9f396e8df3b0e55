"""Scores of entities: which mentions of an article are of one, what they are linked to, who the speakers and actors are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.goldformat import GoldEntity
from isnad.evaluation.locating import Place
from isnad.evaluation.matching import words_of
from isnad.evaluation.stories import bcubed
from isnad.evaluation.subject import Subject
from isnad.language.folding import fold
from isnad.lexicon import load
from isnad.lexicon.given import given_names
from isnad.records import Mention, Party

LEAST_SHARED = 0.3
"""Least share of characters that a mention of ours and one of gold have in common, of all that they cover."""


def score_entities(
    subject: Subject, table: Table, statements: dict[int, int], events: dict[int, int]
) -> None:
    """Over articles that have gold entities: `entities.found`, the share of gold mentions that we have too; `entities.bcubed`, how mentions
    group (those that we do not have, or know nothing of, are each by itself); `entities.linked`, ids right where gold gives
    one; `entities.speakers` and `entities.actors`, entity right of the matched statements and events (gold index to ours)
    whose speaker or actor is a gold entity that the text names.
    """
    chains = subject.gold.entities
    if not chains:
        return
    gold: dict[Place, int] = {}
    found: dict[Place, int] = {}
    ours: dict[Place, Mention | None] = {}
    keys: dict[str, int] = {}
    votes: list[Counter[str]] = [Counter() for _ in chains]
    for number, chain in enumerate(chains):
        for place in _places(subject, chain):
            mention = _nearest(subject.found.mentions, place)
            gold[place], ours[place] = number, mention
            entity = _canonical(mention.entity) if mention and mention.entity else f"? {place}"
            found[place] = keys.setdefault(entity, len(keys))
            if mention and mention.entity:
                votes[number][_canonical(mention.entity)] += 1
            if chain.entity:
                right = entity == _canonical(chain.entity)
                add(table, "entities.linked", Counts.share(int(right), 1))
                if not right:
                    subject.note("entities", "linked wrongly", place, chain.entity, entity)
    add(table, "entities.found", Counts.share(sum(m is not None for m in ours.values()), len(gold)))
    add(table, "entities.bcubed", bcubed(gold, found))
    for place, number in gold.items():
        mates = {p for p in gold if gold[p] == number}
        theirs = {p for p in gold if found[p] == found[place]}
        if mates != theirs:
            mention = ours[place]
            kind = "missed" if mention is None else "joined wrongly" if theirs - mates else "kept apart"
            subject.note("entities", kind, place, chains[number].name, f"{mention and mention.entity}")
    score = partial(_score_party, subject, table, _names(chains), votes)
    for g, s in statements.items():
        statement = subject.gold.statements[g]
        party = subject.found.statements[s].speaker
        score("speakers", statement.speaker or "", statement.anchor, party)
    for g, s in events.items():
        event = subject.gold.events[g]
        score("actors", event.actor or "", event.anchor, subject.found.events[s].actor)


def _score_party(
    subject: Subject,
    table: Table,
    names: dict[tuple[str, ...], int],
    votes: Sequence[Counter[str]],
    what: str,
    gold: str,
    anchor: str,
    system: Party | None,
) -> None:
    number = names.get(words_of(gold), -1) if gold else -1
    if number < 0:
        return
    chain = subject.gold.entities[number]
    entity = _canonical(system.entity) if system and system.entity else ""
    expected = _canonical(chain.entity) if chain.entity else _commonest(votes[number])
    right = bool(entity) and entity == expected
    add(table, f"entities.{what}", Counts.share(int(right), 1))
    if not right:
        subject.note(
            "entities",
            f"{what}: another",
            subject.ground.one(anchor),
            f"{gold} = {expected}",
            f"{system and system.text} = {entity}",
        )


def _commonest(votes: Counter[str]) -> str:
    return votes.most_common(1)[0][0] if votes else ""


def _names(chains: Sequence[GoldEntity]) -> dict[tuple[str, ...], int]:
    """Which chain a name of the article means; names of several, and chains without a name of their own, are left out."""
    found: dict[tuple[str, ...], int] = {}
    for number, chain in enumerate(chains):
        if chain.entity is None and not _is_named(chain):
            continue
        for form in {words_of(chain.name), *(words_of(m.text) for m in chain.mentions)}:
            found[form] = number if found.get(form, number) == number else -1
    return found


def _is_named(chain: GoldEntity) -> bool:
    """Whether a chain without an id is somebody by name, and not only described (`مصدر أمني`, `الجنود`)."""
    first, *others = chain.name.split()
    if _only_described(first, others):
        return False
    if chain.kind == "PER":
        word = load().morphology.word(first)
        return fold(first) in given_names().given or not (word.known and word.nouns)
    return bool(others) or not first.startswith("ال")


def _only_described(first: str, others: Sequence[str]) -> bool:
    """Whether a phrase tells somebody by somebody else or as one of many: `إحدى دورياته`, `وفد من وزارة الداخلية`, `وفدا برلمانيا`."""
    morphology = load().morphology
    word = morphology.word(first)
    readings = [morphology.word(w) for w in (first, *others)]
    owned = any(r.nouns and all(n.enclitic for n in r.nouns) for r in readings)
    one_of = bool(others) and "preposition" in readings[1].function and not readings[1].nouns
    indefinite = first.endswith(("ا", "اً")) and any(n.base == word.rest[:-1] for n in word.nouns)
    return owned or one_of or indefinite


def _places(subject: Subject, chain: GoldEntity) -> list[Place]:
    found: list[Place] = []
    for mention in chain.mentions:
        place = subject.ground.one(mention.anchor)
        if place is None:
            continue
        inner = subject.ground.text.find(mention.text, place[0], place[1])
        if inner >= 0:
            found.append((inner, inner + len(mention.text)))
    return found


def _nearest(mentions: Sequence[Mention], place: Place) -> Mention | None:
    """Our mention that covers most of a span and least beside it; one that begins with it is of it, however far it goes (gold marks
    `المتحدث` of `المتحدث باسم الوزارة` too)."""

    def shared(mention: Mention) -> float:
        both = min(mention.end, place[1]) - max(mention.start, place[0])
        return both / (max(mention.end, place[1]) - min(mention.start, place[0]))

    best = max(mentions, key=shared, default=None)
    if best is not None and shared(best) >= LEAST_SHARED:
        return best
    return max((m for m in mentions if m.start == place[0] and m.end >= place[1]), key=shared, default=None)


def _canonical(entity: str) -> str:
    """One id for a state, its capital and its government: which of them is meant, the text's own words do not tell."""
    if len(entity) == 3:
        return f"{entity}.government"
    return f"{entity[:3]}.government" if entity.endswith(".capital") and entity[3] == "." else entity
