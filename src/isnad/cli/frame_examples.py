"""The examples of event frames, each read by the annotator and compared with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from isnad.annotate import annotate
from isnad.language.folding import fold
from isnad.lexicon import Lexicon
from isnad.lexicon.schema import Example, Frame
from isnad.records import Article, Event, Party, Place


class Outcome(NamedTuple):
    """An example of a frame, and what is wrong with how it is read (null: nothing)."""

    frame: str
    text: str
    wrong: str | None


def run_examples(lexicon: Lexicon) -> Iterator[Outcome]:
    """Every example of every frame."""
    for frame in lexicon.frames:
        for example in frame.examples:
            yield Outcome(frame.id, example.text, _wrong(lexicon, frame, example))


def _wrong(lexicon: Lexicon, frame: Frame, example: Example) -> str | None:
    text = example.text
    article = Article(id="example", source="example", text=text, raw=text, pieces=[(0, 0, len(text))])
    events = annotate(article, lexicon).events
    if example.none:
        found = [event.text for event in events if event.frame == frame.id]
        return f"read as {', '.join(found)}, but tells no such event" if found else None
    type_ = example.type or frame.type
    at = text.find(example.trigger) if example.trigger else -1
    fitting = [event for event in events if event.type == type_ and (at < 0 or _at(event, at, example))]
    if not fitting:
        read = ", ".join(f"{event.text} {event.type}" for event in events)
        return f"no {type_} at {example.trigger or 'any word'}; read: {read or 'nothing'}"
    return _mismatch(fitting[0], example)


def _at(event: Event, start: int, example: Example) -> bool:
    return event.start < start + len(example.trigger or "") and start < event.end


def _mismatch(event: Event, example: Example) -> str | None:
    parts: list[tuple[str, str | UnsetType | None, Party | Place | None]] = [
        ("actor", example.actor, event.actor),
        ("recipient", example.recipient, event.recipient),
        ("place", example.place, event.place),
    ]
    for name, wanted, found in parts:
        if wanted is not UNSET and not _same(wanted or "", found.text if found else ""):
            return f"{name} should be {wanted or 'nobody'}, is {found.text if found else 'nothing'}"
    if example.factuality is not None and event.factuality != example.factuality:
        return f"should be {example.factuality}, is {event.factuality}"
    return None


def _same(wanted: str, found: str) -> bool:
    """Whether a phrase was found, give or take what stands around its head; an empty one, where nothing was."""
    a, b = _words(wanted), _words(found)
    if not a or not b:
        return not a and not b
    return bool(a & b) and 2 * len(a & b) / (len(a) + len(b)) >= _ALIKE


def _words(phrase: str) -> set[str]:
    """The folded words of a phrase; one that begins with لل, whose article has no letters of its own, without its ل."""
    first, *others = fold(phrase).split() or [""]
    if first.startswith("لل") and len(first) > _SHORT:
        first = "ال" + first[2:]
    return {first, *others} - {""}


_ALIKE = 0.5  # the share of words (Dice) from which two phrases are one
_SHORT = 4  # letters of a word that begins with لل by itself
