"""PLOVER's scale: which quad category an event type is of, and its score between conflict (-10) and cooperation (10)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from isnad.records import Event, EventType

Quad = Literal[1, 2, 3, 4]

QUAD_NAMES: dict[Quad, str] = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
"""The quad categories as POLECAT writes them."""

_AGREEMENTS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that, while only planned, the manual codes as AGREE."""


class _Scale(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    quad: Quad
    score: float
    modes: dict[str, float] = msgspec.field(default_factory=dict[str, float])


def coded_type(event: Event) -> tuple[EventType, str | None]:
    """Type and mode of an event as the manual codes it: planned cooperation is an agreement.

    >>> coded_type(Event(text="", start=0, end=0, type="AID", factuality="planned"))
    ('AGREE', None)
    """
    if event.factuality == "planned" and event.type in _AGREEMENTS:
        return "AGREE", None
    return event.type, event.mode


def quad(type: EventType) -> Quad:
    """The quad category of an event type.

    >>> quad("ASSAULT"), QUAD_NAMES[quad("REQUEST")]
    (4, 'VERBAL CONFLICT')
    """
    return _scale()[type].quad


def intensity(type: EventType, mode: str | None = None) -> float:
    """The score of a type with its mode; that of the type alone where the mode has none of its own.

    >>> intensity("RETREAT"), intensity("RETREAT", "ceasefire"), intensity("SUPPORT", "visit")
    (6.5, 7.5, 5.0)
    """
    scale = _scale()[type]
    return scale.modes.get(mode or "", scale.score)


@cache
def _scale() -> dict[EventType, _Scale]:
    text = files("isnad.exports").joinpath("ontology.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[EventType, _Scale])
