"""Animacy: whether a noun means people, a body that speaks and acts as people do, or a thing, from `data/animacy.yaml`."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from isnad.language.folding import fold
from isnad.language.numbers import PARTS
from isnad.language.tables import read_table
from isnad.language.words import NounReading

Animacy = Literal["people", "body", "thing", "open"]


def _load() -> dict[str, frozenset[str]]:
    raw = read_table("animacy")
    return {name: frozenset(fold(str(w)) for w in items) for name, items in raw.items()}


_LISTS = _load()
_PEOPLE, _BODIES = _LISTS["people"], _LISTS["bodies"]
_NUMBERS = PARTS.keys() | {"سنون", "سنين"}
_KEPT: dict[int, tuple[Collection[str], dict[tuple[str, tuple[NounReading, ...]], Animacy]]] = {}
"""What has been judged, for each vocabulary that it was judged by."""
_VOCABULARIES = 8


def animacy(rest: str, nouns: tuple[NounReading, ...], known: Collection[str]) -> Animacy:
    """What a noun means, from its folded form without proclitics and its readings; `known` are the nouns that the language knows.

    `open` is a word of which nothing is known: a name, or a rare noun.
    """
    kept = _KEPT.get(id(known))
    if kept is None:
        if len(_KEPT) >= _VOCABULARIES:
            _KEPT.clear()
        kept = _KEPT[id(known)] = known, {}  # with what it is known by, so that its id stays its own
    judged = kept[1]
    found = judged.get((rest, nouns))
    if found is None:
        if len(judged) > 200_000:
            judged.clear()
        found = judged[rest, nouns] = _judge(rest, nouns, known)
    return found


def acts_as_people(rest: str, nouns: tuple[NounReading, ...]) -> bool:
    """Whether a noun is known to mean people or a body that acts as people do, by its form and readings alone; not where it
    means a thing as often (`مواقع`, which are sites on the ground or on the web)."""
    if rest.removeprefix("ال") in _LISTS["either"]:
        return False
    return _judge(rest, nouns, ()) in ("people", "body")


def _judge(rest: str, nouns: tuple[NounReading, ...], known: Collection[str]) -> Animacy:
    bare = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
    forms = [rest, bare]
    for noun in () if _a_deed(bare, nouns) else nouns:
        forms += [noun.base, noun.base + "ه"] if noun.number == "p" else [noun.base]
        if noun.base.endswith("ت"):
            forms.append(noun.base[:-1] + "ه")
    if bare.endswith("و"):
        forms.append(bare[:-1])  # مسؤولو الوزارة
    for form in forms:
        if form in _PEOPLE:
            return "people"
        if form in _BODIES:
            return "body"
    if bare.endswith(("ون", "ين")) and len(bare) > 4 and bare not in _NUMBERS:
        if bare.endswith(("يون", "يين")):
            return "people"
        if any(n.number == "p" and n.kind in ("active", "passive") for n in nouns):
            return "people"
        if bare not in known and (bare.startswith("م") or any(n.number == "p" for n in nouns)):
            return "people"
    if any(n.kind == "masdar" for n in nouns) or bare in known or any(n.base in known for n in nouns):
        return "thing"
    return "open"


def _a_deed(bare: str, nouns: tuple[NounReading, ...]) -> bool:
    """Whether a word in ة, or its plural, is a verbal noun, rather than the woman who does the same: `مراقبة`, `مساعدات`."""
    own = bare if bare.endswith("ه") else bare[:-2] + "ه" if bare.endswith("ات") else None
    if own is None or any(n.enclitic for n in nouns):
        return False  # حراسه
    return any(n.kind == "masdar" and n.base == own for n in nouns)
