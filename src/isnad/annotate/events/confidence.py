"""How sure an event is: the share of events like it that a reader of the sentence would code.

A logistic regression over what the frame found (parties, place, date, factuality, the trigger's grammar), what governs it, the
words of its sentence, and where it stands in its article. It changes no event and drops none: it tells those that are news from
those that are history, law, comment or a figure of speech. `isnad train confidence` makes the weights anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from math import exp
from typing import NamedTuple

import msgspec

from isnad.annotate.frames import bare
from isnad.annotate.view import TextView
from isnad.language.tagging import Tagged
from isnad.records import Annotations, Event, Party

LOWEST, HIGHEST = 0.02, 0.98
"""No event is surer or less sure than that."""
_NEAR = 4  # words before and after a trigger that are read for themselves
_ALONE = 2  # sentences up to which a text is no article
BIAS = "|alone"
"""What the one feature ends with that all events of a type have in a text that is no article."""
_JUDGED = frozenset({"ASSAULT", "PROTEST"})
"""The types whose events in single sentences have been judged; an event of another type is judged as in an article."""


class Weights(msgspec.Struct, kw_only=True):
    """Log-odds by feature, and whose texts they were learned from."""

    notice: str
    weights: dict[str, float]


@cache
def stored() -> Weights:
    """The weights that come with the program, read once."""
    source = resources.files("isnad.annotate.events") / "model" / "confidence.json"
    return msgspec.json.decode(source.read_bytes(), type=Weights)


@cache
def _by_type() -> dict[str, dict[str, float]]:
    """The stored weights of features that count for events of one type only, by type and without it (`ASSAULT|word=…`)."""
    found: dict[str, dict[str, float]] = {}
    for feature, weight in stored().weights.items():
        name, mark, of_all = feature.partition("|")
        if mark:
            found.setdefault(name, {})[of_all] = weight
    return found


def confident(view: TextView, out: Annotations) -> None:
    """Set the confidence of every event of an article."""
    if not out.events:
        return
    weights, by_type = stored().weights, _by_type()
    for event, seen in zip(out.events, _seen(view, out), strict=True):
        odds = _odds(weights, seen.shared)
        if not seen.alone:
            odds = _odds(by_type.get(event.type, {}), seen.shared, odds)
        event.confidence = round(_share(_odds(weights, seen.article, odds)), 2)


def probability(weights: dict[str, float], features: Iterable[str]) -> float:
    """What the weights make of an event's features, between `LOWEST` and `HIGHEST`."""
    return _share(_odds(weights, features))


def _odds(weights: dict[str, float], features: Iterable[str], before: float = 0.0) -> float:
    return sum([weight for f in features if (weight := weights.get(f)) is not None], before)


def _share(odds: float) -> float:
    return min(HIGHEST, max(LOWEST, 1 / (1 + exp(-max(-20.0, min(20.0, odds))))))


class _Seen(NamedTuple):
    """What is seen of an event: what counts by itself and again for its type alone (`alone`: by itself only), and where it stands
    in its article."""

    shared: list[str]
    article: list[str]
    alone: bool = False


def features_of(view: TextView, out: Annotations) -> list[list[str]]:
    """The features of each event of an article, in the events' order."""
    return [
        [*seen.shared, *(f"{event.type}|{f}" for f in seen.shared if not seen.alone), *seen.article]
        for event, seen in zip(out.events, _seen(view, out), strict=True)
    ]


def _seen(view: TextView, out: Annotations) -> list[_Seen]:
    sentences = [view.sentence_of(view.token_at(e.start)) for e in out.events]
    said = {s: list(_sentence(view, out, s)) for s in set(sentences)}
    shared = [[*_event(view, out, n, sentences), *said[s]] for n, s in enumerate(sentences)]
    alone = _together(out, shared) if len(view.sentences) <= _ALONE else {}
    return [
        _Seen(alone[event.type], [], alone=True)
        if event.type in alone
        else _Seen(shared[n], list(_article(view, out, n, sentences)))
        for n, event in enumerate(out.events)
    ]


def _together(out: Annotations, shared: list[list[str]]) -> dict[str, list[str]]:
    """By type, what all events of a text that is no article have together: such a text is judged whole, by others like it alone."""
    found: dict[str, dict[str, None]] = {}
    for event, features in zip(out.events, shared, strict=True):
        if event.type in _JUDGED:
            of_type = found.setdefault(event.type, {f"alone:{event.type}{BIAS}": None})
            of_type.update((f"alone:{event.type}|{f}", None) for f in features)
    return {name: list(features) for name, features in found.items()}


def _event(view: TextView, out: Annotations, n: int, sentences: list[int]) -> Iterator[str]:
    """What the frame found, and the grammar of the trigger."""
    event = out.events[n]
    yield f"frame={event.frame}"
    yield f"type={event.type}"
    yield f"fact={event.factuality}"
    yield f"type={event.type}&fact={event.factuality}"
    for name, party in (("actor", event.actor), ("recipient", event.recipient)):
        yield f"{name}={_kind(party)}"
        if party is not None:
            yield f"{name}-sector={party.sector}"
    yield f"parties={(event.actor is not None) + (event.recipient is not None)}"
    yield f"place={event.place.precision if event.place is not None else 'none'}"
    yield f"date={len(event.date) if event.date else 0}"
    for name in ("deaths", "injured", "mode", "presupposed", "background", "alleged"):
        if getattr(event, name):
            yield f"{name}={event.mode}" if name == "mode" else name
    if event.statement is None:
        yield "said=no"
    else:
        statement = out.statements[event.statement]
        yield f"said={statement.kind}"
        yield f"stance={statement.stance}"
    here = [m for m, s in enumerate(sentences) if s == sentences[n]]
    yield f"of={min(len(here), 5)}"
    yield f"at={min(here.index(n), 4)}"
    yield f"first-type={out.events[here[0]].type}"
    for other in {out.events[m].type for m in here} - {event.type}:
        yield f"other={other}"
    yield from _trigger(view, event, sentences[n])


def _kind(party: Party | None) -> str:
    return "none" if party is None else "entity" if party.entity else "words"


def _trigger(view: TextView, event: Event, sentence: int) -> Iterator[str]:
    first, last = view.token_at(event.start), view.token_at(event.end - 1)
    low, high = view.sentences[sentence]
    tags, tagged = view.tags, view.tags[first]
    before = tags[first - 1] if first > low else None
    after = tags[last + 1] if last + 1 < high else None
    yield f"trigger={_stem(tagged)}"
    yield f"before={bare(before.rest) if before is not None else '^'}"
    yield f"after={bare(after.rest) if after is not None else '$'}"
    yield f"after-tag={after.tag if after is not None else '$'}"
    if tagged.tag == "V" and tagged.verbs:
        features = tagged.verbs[0].features
        yield "verb"
        yield f"tense={features.tense}"
        yield f"voice={features.voice}"
        yield f"person={features.person}"
        yield f"before-verb={before.tag if before is not None else '^'}"
    else:
        yield "noun"
        yield "definite" if tagged.article else "owned" if tagged.enclitic else "indefinite"
        yield f"prefix={tagged.prefix or (before.rest if before is not None and before.tag == 'P' else '')}"
        if any(n.number == "p" for n in tagged.nouns):
            yield "plural"
    yield f"place-in-sentence={min(9, 10 * (first - low) // max(1, high - low))}"
    yield from _governed(view, first, last, low, high)
    for t in range(max(low, first - _NEAR), first):
        yield f"near-before={_stem(tags[t])}"
    for t in range(last + 1, min(high, last + 1 + _NEAR)):
        yield f"near-after={_stem(tags[t])}"


def _governed(view: TextView, first: int, last: int, low: int, high: int) -> Iterator[str]:
    """The nearest verb on either side, and what opens the clause."""
    tags = view.tags
    verb = next((t for t in range(first - 1, low - 1, -1) if tags[t].tag == "V" and tags[t].verbs), None)
    if verb is None:
        yield "governor=none"
    else:
        yield f"governor={tags[verb].verbs[0].lemma}"
        yield f"governor-tense={tags[verb].verbs[0].features.tense}"
        yield f"governor-at={min(6, (first - verb) // 2)}"
    later = next((t for t in range(last + 1, high) if tags[t].tag == "V" and tags[t].verbs), None)
    if later is not None:
        yield f"later={tags[later].verbs[0].lemma}"
    for t in range(first - 1, low - 1, -1):
        if tags[t].tag in ("S", "R"):
            yield f"under={tags[t].rest}"
            return
        if tags[t].tag == "." and view.tokens[t].form in ("،", "؛", ":"):
            yield f"under={view.tokens[t].form}"
            return


def _sentence(view: TextView, out: Annotations, number: int) -> Iterator[str]:
    """The words, names and times of a sentence."""
    low, high = view.sentences[number]
    start, end = view.tokens[low].start, view.tokens[high - 1].end
    tags = view.tags[low:high]
    yield f"length={min(8, (high - low) // 8)}"
    yield f"verbs={min(5, sum(t.tag == 'V' for t in tags))}"
    yield f"opens={bare(tags[0].rest)}"
    words = {_stem(t) for t in tags if t.tag not in (".", "#", "X")}
    yield from sorted(f"word={w}" for w in words)
    forms = [view.tokens[t].form for t in range(low, high) if view.tags[t].tag == "#"]
    if any(len(f) == len("2003") and f.isdigit() for f in forms):
        yield "year"
    if forms:
        yield "number"
    mentions = [m for m in out.mentions if start <= m.start < end]
    yield f"mentions={min(6, len(mentions))}"
    yield from sorted({f"mention={m.kind}" for m in mentions})
    times = [t for t in out.times if start <= t.start < end]
    yield f"times={min(3, len(times))}"
    yield from sorted({f"time={_precision(t.value)}" for t in times})


def _precision(value: str) -> str:
    if value[:1] == "P":
        return "duration"
    return {4: "year", 7: "month"}.get(len(value), "day" if len(value) >= len("2003-01-05") else "other")


def _article(view: TextView, out: Annotations, n: int, sentences: list[int]) -> Iterator[str]:
    """Where the event stands in its article, and how much of the article is of its type."""
    size = len(view.sentences)
    event, sentence = out.events[n], sentences[n]
    yield f"article={'short' if size <= 5 else 'long' if size > 15 else 'usual'}"
    yield f"sentence={'title' if sentence == 0 else 'lead' if sentence <= 3 else 'body' if sentence < 10 else 'end'}"
    same = [m for m, e in enumerate(out.events) if e.type == event.type]
    yield f"of-type={min(8, len(same))}"
    yield f"share={5 * len(same) // len(out.events)}"
    yield "first" if same[0] == n else "later-one"
    if sentences[same[0]] == 0 and same[0] != n:
        yield "in-title"
    yield f"density={min(5, 2 * len(out.events) // size)}"


def _stem(tagged: Tagged) -> str:
    if tagged.tag == "V" and tagged.verbs:
        return tagged.verbs[0].lemma
    return tagged.nouns[0].citation if tagged.tag == "N" and tagged.nouns else tagged.rest
