"""A word or phrase that tells an event, with the phrases that fill its roles."""

from __future__ import annotations

import msgspec

from isnad.annotate.frames import Unit
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.records import Mention

MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
"""Types of force and pressure: what is done, and not said."""
OF_FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types of force against somebody."""
OF_WORDS = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN", "SUPPORT", "REJECT"})
"""Types of what is said, and not done."""
OF_WEAPONS = frozenset({"assault.intercept"})
"""Frames of what is done to weapons: `أسقطت الدفاعات طائرة مسيرة`."""


class Trigger(msgspec.Struct):
    """A trigger: tokens `[first, last)` in chunk number `chunk`, its unit, and the groups that fill its roles."""

    first: int
    last: int
    chunk: int
    unit: Unit
    verbal: bool
    around: Arguments | None = None
    actors: list[Group] = msgspec.field(default_factory=list[Group])
    recipients: list[Group] = msgspec.field(default_factory=list[Group])
    places: list[Group] = msgspec.field(default_factory=list[Group])
    instruments: list[Group] = msgspec.field(default_factory=list[Group])
    adjective: Mention | None = None
    adjective_role: str = ""
    pronoun_role: str = ""
    absorbed: list[Trigger] = msgspec.field(default_factory=list["Trigger"])
    words: set[int] = msgspec.field(default_factory=set[int])
    noun: int = -1
    """The token of the noun before a light verb that its pronoun takes up: `الزيارة التي قام بها`; -1 for others."""
