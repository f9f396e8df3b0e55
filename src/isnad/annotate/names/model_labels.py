"""What the labels of models mean: IOB2 and its kin over the kinds of names that corpora tell apart."""

from __future__ import annotations

from typing import NamedTuple

from isnad.records import MentionKind

_KINDS: dict[str, MentionKind] = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "LOC", "LOCATION": "LOC",
    "GPE": "GPE", "FAC": "FAC", "NORP": "NORP",
}  # fmt: skip
_BEGIN = frozenset("BSU")  # S and U: a name of one word, in the schemes that tell it apart
_GO_ON = frozenset("IEL")  # E and L: a name's last word


class Label(NamedTuple):
    """A label of a word in a name: the name's kind, and whether it begins there."""

    kind: MentionKind
    begins: bool


def label_of(written: str) -> Label | None:
    """What a label means; None for `O` and for what Isnad does not count as a name (`MISC`, `DATE` …).

    >>> label_of("B-PERS"), label_of("I-LOC"), label_of("B-MISC")
    (Label(kind='PER', begins=True), Label(kind='LOC', begins=False), None)
    """
    place, _, kind = written.upper().replace("_", "-").partition("-")
    known = _KINDS.get(kind)
    if known is None or place not in _BEGIN | _GO_ON:
        return None
    return Label(known, place in _BEGIN)
