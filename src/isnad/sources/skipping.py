"""What was passed over without being read: nothing is left out silently.

An article that cannot be read is set aside and named. What is no article at all (a picture in the folder, a
pipe, a row of metadata for a file that is not there) is counted here by the reason, with the first names.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.records import Record

_FIRST = 5

Why = Literal[
    "files of a kind that is not read",
    "pipes, sockets or devices",
    "linked folders",
    "beside the folder `articles`, whose files alone are read",
    "folders that the pattern matches (** reads what is in them)",
    "records of a web archive that hold no page (requests, pictures, errors of servers)",
    "rows of metadata that fit no file or article read",
]


class Skipped(Record):
    """How much was passed over for a reason, and what its first are called."""

    why: Why
    count: int = 0
    names: list[str] = msgspec.field(default_factory=list[str])


class Skips:
    """Collects what is passed over while reading; `told` has it by reason, in the order of appearance."""

    def __init__(self) -> None:
        self._by_reason: dict[Why, Skipped] = {}

    def add(self, why: Why, name: str) -> None:
        """Count one more."""
        found = self._by_reason.setdefault(why, Skipped(why=why))
        found.count += 1
        if len(found.names) < _FIRST:
            found.names.append(name)

    def add_all(self, other: Skipped) -> None:
        """Count what was counted elsewhere."""
        found = self._by_reason.setdefault(other.why, Skipped(why=other.why))
        found.count += other.count
        found.names += other.names[: _FIRST - len(found.names)]

    def told(self) -> list[Skipped]:
        """What was passed over, a record a reason."""
        return list(self._by_reason.values())
