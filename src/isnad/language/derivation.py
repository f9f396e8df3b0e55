"""Nouns that a verb gives: participles and verbal nouns."""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.language.conjugation import NOT_HOLLOW, WEAK, eighth, principal, write


class Derived(NamedTuple):
    """A verbal noun or participle: `kind` is `masdar`, `active` or `passive`."""

    form: str
    kind: str


def derived(root: str, form: int, vowel: str | None = None) -> list[Derived]:
    """The regular verbal nouns and participles of a verb, masculine singular, folded.

    Form I has no regular verbal noun: the lexicon lists it. Where a form has two (`مفاعلة` and `فعال`), both
    are given. Participles of defective verbs come with and without their last letter (`داع`, `داعي`).
    """
    found = [Derived(write(word), "masdar") for word in _masdars(root, form)]
    _, _, imperfect, passive, _ = principal(root, form, vowel)
    if len(root) == 3 and form == 1:
        return found + [Derived(write(w), k) for w, k in _first_form_participles(*root)]
    stem = imperfect.vowel
    if imperfect.kind != "sound":
        actives, passives = [f"مu{stem}I", f"مu{stem}"], [f"مu{passive.vowel}aY", f"مu{passive.vowel}Aة"]
    else:
        if (form in (5, 6) or (len(root) == 4 and form == 2)) and stem[-2] == "a":
            stem = stem[:-2] + "i" + stem[-1]
        actives, passives = [f"مu{stem}"], [f"مu{passive.vowel}"]
    return (
        found
        + [Derived(write(w), "active") for w in actives]
        + [Derived(write(w), "passive") for w in passives]
    )


def _first_form_participles(r1: str, r2: str, r3: str) -> list[tuple[str, str]]:
    if r3 in WEAK:
        middle = "ء" if r2 in WEAK and r2 == "ء" else r2
        passive = f"مa{r1}{r2}Uو" if r3 == "و" else f"مa{r1}{r2}Iي"
        return [
            (f"{r1}A{middle}I", "active"),
            (f"{r1}A{middle}", "active"),
            (passive.replace("Uو", "U").replace("Iي", "I"), "passive"),
        ]
    if r2 in WEAK:
        return [(f"{r1}Aءi{r3}", "active"), (f"مa{r1}{'U' if r2 == 'و' else 'I'}{r3}", "passive")]
    if r2 == r3:
        return [(f"{r1}A{r2}{r2}", "active"), (f"مa{r1}{r2}U{r2}", "passive")]
    return [(f"{r1}A{r2}i{r3}", "active"), (f"مa{r1}{r2}U{r3}", "passive")]


def _masdars(root: str, form: int) -> list[str]:
    if len(root) == 4:
        r1, r2, r3, r4 = root
        return {
            1: [f"{r1}a{r2}{r3}a{r4}aة"],
            2: [f"تa{r1}a{r2}{r3}u{r4}"],
            4: [f"ءi{r1}{r2}i{r3}{r4}A{r4}"],
        }.get(form, [])
    r1, r2, r3 = root
    weak_end = r3 in WEAK
    hollow = r2 in WEAK and not weak_end and (root, form) not in NOT_HOLLOW
    last = "ء" if weak_end else r3
    middle = "ي" if hollow else r2
    match form:
        case 2:
            if weak_end or r3 == "ء":
                return [f"تa{r1}{r2}i{'ي' if weak_end else r3}aة"]
            return [f"تa{r1}{r2}I{r3}"]
        case 3:
            return [f"مu{r1}A{r2}Aة" if weak_end else f"مu{r1}A{r2}a{r3}aة", f"{r1}i{r2}A{last}"]
        case 4:
            if hollow:
                return [f"ءi{r1}A{r3}aة"]
            return [f"ءI{r2}A{last}" if r1 in "ءوي" else f"ءi{r1}{r2}A{last}"]
        case 5:
            return [f"تa{r1}a{r2}{r2}I", f"تa{r1}a{r2}{r2}i"] if weak_end else [f"تa{r1}a{r2}{r2}u{r3}"]
        case 6:
            first = "تaءA" if r1 == "ء" else f"تa{r1}A"
            return [f"{first}{r2}I", f"{first}{r2}i"] if weak_end else [f"{first}{r2}u{r3}"]
        case 7:
            return [f"ءiن{r1}i{middle}A{last}"]
        case 8:
            if r1 == "ء" and r2 != "خ":
                return [f"ءIتi{middle}A{last}"]
            return [f"ءi{'تت' if r1 == 'ء' else eighth(r1)}i{middle}A{last}"]
        case 9:
            return [f"ءi{r1}{r2}i{r3}A{r3}"]
        case 10:
            if hollow:
                return [f"ءiستi{r1}A{r3}aة"]
            return [f"ءiستI{r2}A{last}" if r1 in WEAK else f"ءiستi{r1}{r2}A{last}"]
        case _:
            return []


_MASDAR_SHAPE = re.compile(r"ا..ا.ه?|ت..ي.|است..ا.|ا[^ا]ت.ا.|ان..ا.|م.ا.{2}ه")


def masdar_shaped(form: str) -> bool:
    """Whether a folded word has the shape of a verbal noun of a derived form.

    >>> [masdar_shaped(w) for w in ("اسكات", "تفكيك", "استهداف", "مدينه", "كتاب")]
    [True, True, True, False, False]
    """
    return _MASDAR_SHAPE.fullmatch(form.removeprefix("ال")) is not None
