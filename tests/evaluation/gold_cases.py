"""Builders for hand-made gold and annotations: spans are given by the words they hold."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.evaluation.counts import Counts, Table
from isnad.evaluation.goldformat import ArticleGold, StoryGold
from isnad.evaluation.story import Story
from isnad.evaluation.subject import Subject
from isnad.records import Annotations, Article, Chronicle, Event, Link, Party, Ref, Span, Statement


def at(text: str, words: str, nth: int = 0) -> dict[str, Any]:
    """The span of the `nth` occurrence of `words`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def article(text: str, name: str = "a") -> Article:
    return Article(id=name, source=f"{name}.txt", text=text, raw=text, pieces=[(0, 0, len(text))])


def subject(text: str, gold: dict[str, Any], name: str = "a", **layers: Any) -> Subject:
    found = Annotations(article=article(text, name), **layers)
    return Subject("folder", name, msgspec.convert(gold, ArticleGold), found)


def statement(text: str, content: str, chain: list[str], **more: Any) -> Statement:
    links = [Link(text=link) for link in chain]
    speaker = Party(text=chain[-1]) if chain else None
    defaults: dict[str, Any] = {
        "kind": "indirect",
        "cue": Span(**at(text, content)),
        "chain": links,
        "speaker": speaker,
    }
    return Statement(**at(text, content), **{**defaults, **more})


def event(text: str, trigger: str, kind: Any, nth: int = 0, **more: Any) -> Event:
    return Event(**at(text, trigger, nth), type=kind, **more)


def story(gold: dict[str, Any], subjects: dict[str, Subject], chronicle: Chronicle) -> Story:
    from isnad.evaluation.events import match_events

    matched = {name: match_events(s) for name, s in subjects.items()}
    return Story("folder", msgspec.convert(gold, StoryGold), subjects, chronicle, matched)


def ref(text: str, name: str, words: str, nth: int = 0) -> Ref:
    span = at(text, words, nth)
    return Ref(article=f"{name}.txt", start=span["start"], end=span["end"])


def prf(table: Table, metric: str) -> tuple[float | None, float | None, float | None]:
    counts: Counts = table[metric]
    return counts.precision, counts.recall, counts.f1


def kinds(mistakes: Any) -> list[str]:
    return [m.kind for m in mistakes]
