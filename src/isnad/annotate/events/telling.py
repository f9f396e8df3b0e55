"""The words by which an event is told: the trigger's own, and those that tell what came of it or who did it."""

from __future__ import annotations

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.view import TextView
from isnad.records import Event, TellingWord

_SPREAD = 16  # tokens that a light verb and its noun may span together


def shown(view: TextView, trigger: Trigger) -> tuple[int, int]:
    """The characters of an event's trigger: with a light verb its noun too, what stands between them included."""
    last = trigger.last
    if trigger.unit.kind == "light":
        noun = max(trigger.words, default=trigger.first) + 1
        if trigger.first < noun <= trigger.first + _SPREAD:
            last = max(last, noun)
        elif trigger.unit.frame.type == "PROTEST":  # دخل أكثر من ألف عامل … منذ صباح الأحد في | إضراب مفتوح
            head = min(t for t in trigger.words if t > trigger.first)
            return view.bare_start(head), view.tokens[noun - 1].end
    return view.bare_start(trigger.first), view.tokens[last - 1].end


def words_of(view: TextView, trigger: Trigger) -> list[TellingWord]:
    """The words that tell an event, those of every trigger joined in it, without what stands between them."""
    found: dict[int, TellingWord] = {}
    for part in (trigger, *trigger.absorbed):
        for first, last in _runs(part):
            start, end = view.bare_start(first), view.tokens[last - 1].end
            word = TellingWord(text=view.text[start:end], start=start, end=end, frame=part.unit.frame.id)
            found.setdefault(start, word)
    return [found[start] for start in sorted(found)]


def _runs(part: Trigger) -> list[tuple[int, int]]:
    """A trigger's tokens, those side by side together: `أطلق | النار`."""
    tokens = sorted(part.words) or range(part.first, part.last)
    runs: list[tuple[int, int]] = []
    for t in tokens:
        if runs and runs[-1][1] == t:
            runs[-1] = (runs[-1][0], t + 1)
        else:
            runs.append((t, t + 1))
    return runs


def tell_outcomes(view: TextView, told: list[tuple[Event, Draft]]) -> None:
    """Let the words of an act begin with what the verb before it tells of its outcome: `قُتل خمسة أشخاص في اشتباكات`."""
    for event, draft in told:
        trigger, chunks = draft.trigger, draft.sentence.chunks
        for part in trigger.absorbed:
            between = chunks[part.chunk + 1 : trigger.chunk]
            if (
                part.verbal
                and 0 < trigger.first - part.first <= _SPREAD
                and not any(c.kind in ("R", "S") or (c.kind == "V" and not c.coordinated) for c in between)
            ):
                event.start = min(event.start, view.bare_start(part.first))
                event.text = view.text[event.start : event.end]
