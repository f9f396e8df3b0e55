"""An event while it is being made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.annotate.events.trigger import Trigger
from isnad.annotate.grammar.chunks import Sentence
from isnad.lexicon.schema import Frame
from isnad.records import Count, Factuality, Party, Place


@dataclass(slots=True)
class Draft:
    """An event being made."""

    trigger: Trigger
    sentence: Sentence
    actors: list[Party] = field(default_factory=list[Party])
    recipients: list[Party] = field(default_factory=list[Party])
    place: Place | None = None
    date: str | None = None
    date_from: str | None = None
    factuality: Factuality = "asserted"
    deaths: Count | None = None
    injured: Count | None = None
    mode: str | None = None
    statement: int | None = None
    presupposed: bool = False
    alleged: bool = False
    """Whether its actor is one whom the words around it accuse, and no part of its own phrase."""

    def recast(self, frame: Frame) -> None:
        """Make it an event of another frame; its mode becomes that frame's, unless the type stays and the new frame has none."""
        kept = self.mode if frame.type == self.trigger.unit.frame.type else None
        self.trigger.unit = self.trigger.unit._replace(frame=frame)
        self.mode = frame.mode or kept


def same_parties(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether parties are the same words, told in full or by their heads: `عشرات من أهالي القرية`, `أهالي القرية`."""
    return len(some) == len(others) and all(
        a.text == b.text or (a.end is not None and a.end == b.end) for a, b in zip(some, others, strict=True)
    )
