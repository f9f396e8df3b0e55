"""A name found in a text, before it is a record."""

from __future__ import annotations

import msgspec

from isnad.lexicon import Name


class Found(msgspec.Struct):
    """A name found, before places and namesakes are settled."""

    first: int
    last: int
    start: int
    kind: str
    rule: str
    names: tuple[Name, ...] = ()
    entity: str | None = None
    en: str | None = None
    country: str | None = None
    sector: str | None = None
    institution: str | None = None
    office: str | None = None
    key: str = ""
    plural: bool = False
    """Whether it is an office of several people."""
    proper: tuple[int, int] | None = None
    """The tokens of the proper name in it; None for what only describes."""
