"""The log of corrections: a file beside the casebook that only grows.

One JSON object a line (`records.Correction`). It names what it is about by article, place and words and not by ids, so a casebook
that is built anew from the same articles is corrected like the old one. What a casebook was linked with stands in it too
(`Queries.corrections`): it can be handed on alone, and a log that was lost is written again from it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from isnad.errors import CasebookError
from isnad.records import Correction, LoggedCorrection

ENDING = ".corrections.jsonl"


def signed(entry: Correction) -> Correction:
    """The entry with its id: a digest of all that it says."""
    return msgspec.structs.replace(entry, id=_id(entry))


class CorrectionLog:
    """The log of one casebook, in its file."""

    def __init__(self, casebook: Path) -> None:
        self.file = casebook.with_name(casebook.name + ENDING)

    def entries(self) -> list[Correction]:
        """The entries in order; none where there is no file. Raises `CasebookError` E311."""
        return read_log(self.file) if self.file.exists() else []

    def append(self, entries: Iterable[Correction]) -> list[Correction]:
        """Add those that are not in yet, and give them; durable on return. Raises `CasebookError`: E303 not writable, E311."""
        known = {entry.id for entry in self.entries()}
        new = list({entry.id: entry for entry in entries if entry.id not in known}.values())
        if new:
            self._write(b"".join(msgspec.json.encode(entry) + b"\n" for entry in new))
        return new

    def whole(self, linked: Sequence[LoggedCorrection]) -> list[Correction]:
        """The log with what the casebook was `linked` with, which comes first; entries that the file has lost are added to it."""
        self.append(logged.correction for logged in linked)
        found = {logged.correction.id: logged.correction for logged in linked}
        return list((found | {entry.id: entry for entry in self.entries()}).values())

    def waiting(self, linked: Sequence[LoggedCorrection]) -> list[Correction]:
        """The entries that a casebook `linked` with others does not know yet."""
        known = {logged.correction.id for logged in linked}
        return [entry for entry in self.entries() if entry.id not in known]

    def _write(self, lines: bytes) -> None:
        try:
            # One write at the file's end: entries of two writers never mix.
            handle = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
            with os.fdopen(handle, "r+b", buffering=0) as file:
                if file.seek(0, os.SEEK_END):
                    file.seek(-1, os.SEEK_END)
                    lines = lines if file.read(1) == b"\n" else b"\n" + lines
                file.write(lines)
                os.fsync(file.fileno())
        except OSError as error:
            what = (
                f"{self.file} cannot be written ({error.strerror}); check its permissions and its folder's."
            )
            raise CasebookError("E303", what) from error


def read_log(file: Path) -> list[Correction]:
    """The entries of a log, each once. Raises `CasebookError` E311 where the file cannot be read or a line is no entry."""
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        what = f"{file} cannot be read ({error.strerror}); check its permissions."
        raise CasebookError("E311", what) from error
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = msgspec.json.decode(line, type=Correction)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            what = f"line {number} of {file} is no correction ({error}); mend it or take it out."
            raise CasebookError("E311", what) from error
        if entry.id != _id(entry):
            what = f"line {number} of {file} was changed after it was written; undo an entry, do not edit it."
            raise CasebookError("E311", what)
        found.setdefault(entry.id, entry)
    return list(found.values())


def in_words(entry: Correction) -> str:
    """What an entry says in a line, without the words of any language: `event date a.txt «هجوما»: 2021-08-09 → 2021-08-07`."""
    if entry.kind == "undo":
        return f"undo {entry.undoes}"
    about = [f"{a.article} «{a.text}»" for a in (*entry.mentions[:1], *entry.others[:1])]
    said = " ".join((entry.kind, *([entry.field] if entry.field else []), " / ".join(about)))
    if entry.field is None and entry.identity is None:
        return said
    return f"{said}: {entry.was or '∅'} → {right(entry) or '∅'}"


def right(entry: Correction) -> str:
    """What an entry says is right, in words; empty where nothing is."""
    if entry.identity is not None:
        return entry.identity.entity
    if entry.place is not None:
        return entry.place.text
    return entry.value or "؛ ".join(party.text for party in entry.parties)


def _id(entry: Correction) -> str:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(entry, id=""))).hexdigest()[:12]
