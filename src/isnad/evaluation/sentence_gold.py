"""The Open Event Data Alliance's Arabic gold standard: judged sentences, and spans with roles by annotator.

In a folder, `*.csv` holds `id, event_type, label, text` (label yes, easy no, difficult no or ambiguous) and, where it is known,
how many judges there were and how many of them said yes (`total, accept`); and
`*_spans.json` a list of `{"text", "event_type", "spans": [{"source_actor", "verb", "target_actor" (tokens),
"source_role", "target_role" ({"main": country, "role": sector})}]}`, one span object an annotator.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal, cast, get_args

import msgspec

from isnad.errors import InputError

Label = Literal["yes", "easy no", "difficult no", "ambiguous"]
_LABELS = frozenset(get_args(Label))
_COLUMNS = frozenset({"id", "event_type", "label", "text"})


_VOTES: dict[Label, tuple[int, int]] = {
    "yes": (3, 0),
    "ambiguous": (2, 1),
    "difficult no": (1, 2),
    "easy no": (0, 3),
}
"""How three judges vote, yes and no, who give such a label together; for files that do not say."""


class JudgedSentence(msgspec.Struct, kw_only=True):
    """A sentence with its label; `document` is the article it was taken from, `accepted` and `rejected` how many judges said yes
    and no. Of a yes and an easy no all are of one mind; of a difficult no and an ambiguous sentence they are not."""

    document: str
    type: str
    label: Label
    text: str
    accepted: int
    rejected: int


class Role(msgspec.Struct, kw_only=True):
    """An actor's country (`main`) and sector (`role`); `None` in words where the annotator saw none."""

    main: str | None = None
    role: str | None = None


class Reading(msgspec.Struct, kw_only=True):
    """What one annotator marked: tokens of the acting side, the verb and the side acted on, and the roles."""

    source_actor: list[str] = msgspec.field(default_factory=list[str])
    verb: list[str] = msgspec.field(default_factory=list[str])
    target_actor: list[str] = msgspec.field(default_factory=list[str])
    source_role: Role | str = msgspec.field(default_factory=Role)
    target_role: Role | str = msgspec.field(default_factory=Role)


class SpannedSentence(msgspec.Struct, kw_only=True):
    """A sentence with every annotator's reading."""

    text: str
    event_type: str
    spans: list[Reading]


def read_sentences(folder: Path) -> list[JudgedSentence]:
    """The judged sentences of a folder, duplicates merged.

    A text that occurs twice counts once; where its labels differ it is a difficult no among no's, else
    ambiguous.

    Raises `InputError`: E101 no such files, E110 a file of another shape.
    """
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise InputError("E101", f"no .csv of judged sentences in {folder}")
    merged: dict[tuple[str, str], JudgedSentence] = {}
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                sentence = _sentence(path, row)
                key = (sentence.type, " ".join(sentence.text.split()))
                seen = merged.setdefault(key, sentence)
                if seen is not sentence:
                    seen.label = _merged(seen.label, sentence.label)
                    seen.accepted += sentence.accepted
                    seen.rejected += sentence.rejected
    return list(merged.values())


def _sentence(path: Path, row: dict[str, str]) -> JudgedSentence:
    label = row.get("label")
    if not row.keys() >= _COLUMNS or label not in _LABELS:
        raise InputError(
            "E110", f"{path} has no column of {', '.join(sorted(_COLUMNS))}, or an unknown label"
        )
    label = cast("Label", label)
    accepted, rejected = _VOTES[label]
    if {"accept", "total"} <= row.keys():
        try:
            accepted = int(row["accept"])
            rejected = int(row["total"]) - accepted
        except ValueError as error:
            raise InputError("E110", f"{path} has a count of judges that is no number: {error}") from error
    return JudgedSentence(
        document=row["id"].rsplit("-", 1)[0],
        type=row["event_type"],
        label=label,
        text=row["text"],
        accepted=accepted,
        rejected=rejected,
    )


def _merged(a: Label, b: Label) -> Label:
    if a == b:
        return a
    return "difficult no" if {a, b} == {"easy no", "difficult no"} else "ambiguous"


def read_spans(folder: Path) -> list[SpannedSentence]:
    """The sentences with spans of a folder, each text once for each type; empty where there are none.

    Raises `InputError` E110 for a file of another shape.
    """
    found: dict[tuple[str, str], SpannedSentence] = {}
    for path in sorted(folder.glob("*_spans.json")):
        try:
            items = msgspec.json.decode(path.read_bytes(), type=list[SpannedSentence])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError("E110", f"{path} is no list of sentences with spans: {error}") from error
        for item in items:
            found.setdefault((item.event_type, " ".join(item.text.split())), item)
    return list(found.values())
