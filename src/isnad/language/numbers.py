"""Arabic number words and figures, in all inflections, as values.

Reads folded words (`language.folding`), so that both spellings of the hamza and of the feminine ending meet.
`read_number` reads a cardinal that begins at a word, `read_ordinal` an ordinal; both give where they end.

>>> read_number(words("ثلاثمئة وخمسة وأربعون قتيلا"), 0)[:2]
(345.0, 3)
>>> read_number(words("2,5 مليون دولار"), 0)[:2]
(2500000.0, 2)
>>> read_ordinal(words("الحادي والعشرين من"), 0)[:2]
(21, 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isnad.language.folding import fold


class Number(NamedTuple):
    """A number read: its value, the index after its last word, how many folded letters of
    proclitics come before
    it, whether it is definite (`الثلاثة`), and whether it is written in figures throughout."""

    value: float
    end: int
    skip: int = 0
    definite: bool = False
    figures: bool = False


class _Part(NamedTuple):
    """One number word: `size` is its place (1 units, 10, 100, or the multiplier), `kind` how it combines."""

    kind: str  # unit, ten (عشر), tens, hundred, multiplier, double (dual multiplier), half
    value: float


def words(text: str) -> list[str]:
    """Folded words of a plain phrase, for short inputs as in tests and examples.

    >>> words("مئة وعشرون")
    ['ميه', 'وعشرون']
    """
    return fold(text).split()


_UNITS = {
    1: "واحد واحدة أحد إحدى",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين إثنا إثني إثنتان اتنين إثنى",
    3: "ثلاثة ثلاث تلاتة", 4: "أربعة أربع", 5: "خمسة خمس", 6: "ستة ست", 7: "سبعة سبع",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع",
}  # fmt: skip
_TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
_MULTIPLIERS = {
    1e3: ("ألف ألفا آلاف الوف", "ألفان ألفين ألفي"),
    1e6: ("مليون مليونا ملايين", "مليونان مليونين مليوني"),
    1e9: ("مليار مليارا مليارات بليون بليونا بلايين ملايير", "ملياران مليارين ملياري بليونان بليونين بليوني"),
    1e12: ("تريليون تريليونا تريليونات ترليون ترليونا", "تريليونان تريليونين تريليوني"),
}
_FRACTIONS = {"نصف": 0.5, "ربع": 0.25, "ثلث": 1 / 3}


def _parts() -> dict[str, _Part]:
    parts: dict[str, _Part] = {}
    for value, forms in _UNITS.items():
        for form in words(forms):
            parts[form] = _Part("unit", value)
    for form in words("عشرة عشر"):
        parts[form] = _Part("ten", 10)
    for value, stem in _TENS.items():
        for ending in ("ون", "ين"):
            parts[fold(stem) + ending] = _Part("tens", value)
    for hundred in words("مئة مائة مية ماية"):
        parts[hundred] = _Part("hundred", 100)
        parts[hundred + "ا"] = _Part("hundred", 100)
        for value, stem in {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}.items():
            parts[fold(stem) + hundred] = _Part("hundred", value * 100)
            parts[fold(stem) + "ي" + hundred] = _Part("hundred", value * 100)
        for ending in ("ان", "ين", "ي", "ا"):
            parts[hundred[:-1] + "ت" + ending] = _Part("hundred", 200)
    for value, (one, two) in _MULTIPLIERS.items():
        for form in words(one):
            parts[form] = _Part("multiplier", value)
        for form in words(two):
            parts[form] = _Part("double", value)
    return parts


PARTS = _parts()
_HALVES = {fold(k): v for k, v in _FRACTIONS.items()}
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_SPLITS: dict[str, tuple[int, bool, _Part] | None] = {}
# as a whole word each of these is another word unless a number stands beside it
_NEEDS_COMPANY = frozenset(words("أحد إحدى اثنا اثني اثنتا اثنتي إثنا إثني اثنى"))
_STARTS_NOT = frozenset(
    words("كست بست لست فست وست بمية كمية لمية بعشر فعشر كعشر بسبع كسبع ومية كالف بالف آلف")
)


def _split(form: str) -> tuple[int, bool, _Part] | None:
    """Proclitic length, definiteness and part of a number word; remembered."""
    if form in _SPLITS:
        return _SPLITS[form]
    if len(_SPLITS) > 100_000:
        _SPLITS.clear()
    _SPLITS[form] = found = _read_word(form)
    return found


def _read_word(form: str) -> tuple[int, bool, _Part] | None:
    if form in PARTS:
        return 0, False, PARTS[form]
    if form in _STARTS_NOT:
        return None
    for prefix in _PREFIXES:
        if not form.startswith(prefix):
            continue
        rest = form[len(prefix) :]
        if prefix and rest in PARTS:
            return len(prefix), False, PARTS[rest]
        if rest.startswith("ال") and rest[2:] in PARTS:
            return len(prefix), True, PARTS[rest[2:]]
        if prefix.endswith("ل") and rest.startswith("ل") and rest[1:] in PARTS:
            return len(prefix), True, PARTS[rest[1:]]
    return None


def figures(form: str, multiplied: bool = False) -> float | None:
    """The value of a number in figures, folded; None for what is no number.

    Three figures after a single mark are thousands (`1,500`, `2.500`) unless a multiplier follows, others
    decimals (`2,5`, `12.5`).

    >>> figures("1,500"), figures("2,5"), figures("12.5"), figures("1.900.000")
    (1500.0, 2.5, 12.5, 1900000.0)
    >>> figures("1.234", multiplied=True)
    1.234
    """
    if not form or not form[0].isdigit():
        return None
    groups = form.replace(",", ".").split(".")
    if not all(g.isdigit() for g in groups):
        return None
    if len(groups) == 1:
        return float(groups[0])
    grouped = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    if len(groups) > 2:
        if grouped:
            return float("".join(groups))
        marks = [c for c in form if not c.isdigit()]
        if marks[-1] not in marks[:-1] and all(len(g) == 3 for g in groups[1:-1]):
            return float("".join(groups[:-1]) + "." + groups[-1])
        return None
    if grouped and not (multiplied and "." in form):
        return float("".join(groups))
    return float(".".join(groups))


def is_number_word(form: str) -> bool:
    """Whether a folded word, its proclitics and article off, is a cardinal."""
    return _split(form) is not None


def multiplier(form: str) -> float | None:
    """The value of ألف, مليون … in any form, without proclitics; None for other words."""
    part = PARTS.get(form)
    return part.value if part is not None and part.kind == "multiplier" else None


def read_number(forms: Sequence[str], i: int) -> Number | None:
    """The cardinal that begins at word `i`, the longest reading; None if none begins there.

    `forms` are folded words, a detached و standing as a word of its own. A number in figures may be followed
    by a multiplier; a number that و joins (`ألف و200`) is read on while its parts grow smaller.
    """
    first = forms[i]
    if first[:1].isdigit():
        return _read_figures(forms, i)
    half = _read_fraction_of(forms, i)
    if half is not None:
        return half
    split = _split(first)
    if split is None:
        return None
    skip, definite, part = split
    if first[skip:] in _NEEDS_COMPANY and not _is_ten(forms, i + 1):
        return None
    total, current, end = _take(part, forms, i, 0.0, 0.0)
    total, current, end = _continue(forms, end, total, current, part)
    return Number(total + current, end, skip, definite)


def _read_figures(forms: Sequence[str], i: int) -> Number | None:
    end = i + 1
    follow = multiplier(forms[end]) if end < len(forms) else None
    value = figures(forms[i], multiplied=follow is not None)
    if value is None:
        return None
    if follow is None:
        return Number(value, end, figures=True)
    if value >= 1000 and follow == 1000 and forms[i].endswith(("000", "500")) and not forms[i].isdigit():
        follow = 1.0  # `107.000 ألف` says it twice
    total, current, end = _continue(forms, end + 1, value * follow, 0.0, _Part("multiplier", follow))
    return Number(total + current, end)


def _read_fraction_of(forms: Sequence[str], i: int) -> Number | None:
    """`نصف مليون`, `ربع مليار`."""
    form = forms[i]
    for skip in (0, 1):
        share = _HALVES.get(form[skip:]) if skip == 0 or form[:1] in "وبلف" else None
        if share is not None and i + 1 < len(forms):
            of = multiplier(forms[i + 1])
            if of is not None:
                return Number(share * of, i + 2, skip)
    return None


def _is_ten(forms: Sequence[str], i: int) -> bool:
    return i < len(forms) and forms[i] in ("عشر", "عشره")


def _take(
    part: _Part, forms: Sequence[str], i: int, total: float, current: float
) -> tuple[float, float, int]:
    """Add the part at `i`, with the عشر or مئة that belongs to it: total, current group, index after."""
    end = i + 1
    if part.kind == "multiplier":
        doubled = current == 0 and total == 0 and forms[i].endswith("الفا")
        return total + (current or (2 if doubled else 1)) * part.value, 0.0, end
    if part.kind == "double":
        return total + 2 * part.value, 0.0, end
    if part.kind == "unit":
        if _is_ten(forms, end):
            return total, current + part.value + 10, end + 1
        if end < len(forms) and forms[end] in ("ميه", "مايه", "مييه") and part.value >= 3:
            return total, current + part.value * 100, end + 1
    return total, current + part.value, end


_RANK = {"unit": 1, "ten": 1, "tens": 2, "hundred": 3}


def _continue(
    forms: Sequence[str], end: int, total: float, current: float, last: _Part
) -> tuple[float, float, int]:
    """Read on after a first part while what follows still belongs to the same number."""
    rank = 4 if last.kind in ("multiplier", "double") else _RANK[last.kind]
    ceiling = last.value if rank == 4 else 1e15
    was_unit = last.kind == "unit" and 0 < current < 10
    while end < len(forms):
        form = forms[end]
        follow = multiplier(form) if current else None
        if follow is None and current and form.startswith("ال"):
            follow = multiplier(form[2:]) if form[2:] in PARTS else None
        if follow is not None and follow < ceiling:
            total, current = total + current * follow, 0.0
            ceiling, rank, was_unit = follow, 4, False
            end += 1
            continue
        start, word = (end + 1, forms[end + 1]) if form == "و" and end + 1 < len(forms) else (end, form[1:])
        if not form.startswith("و"):
            break
        share = _HALVES.get(word)
        if share is not None:
            scale = ceiling if rank == 4 and not current else 1.0
            if rank != 4 and scale == 1.0 and current >= 20:
                break
            total += share * scale
            end = start + 1
            if end < len(forms) and rank == 4 and forms[end].removeprefix("ال") in PARTS:
                end += 1
            break
        if word[:1].isdigit():
            value = figures(word)
            if rank != 4 or current or value is None or value >= ceiling:
                break
            current, end, rank, was_unit = value, start + 1, 0, False
            continue
        split = _split(word)
        if split is None or split[0] or (word in _NEEDS_COMPANY and not _is_ten(forms, start + 1)):
            break
        part = split[2]
        if part.kind in ("multiplier", "double"):
            if current or part.value >= ceiling:
                break
            total, current, end = _take(part, forms, start, total, 0.0)
            ceiling, rank = part.value, 4
            continue
        if was_unit and part.kind == "tens":
            current += part.value
            end, was_unit, rank = start + 1, False, 0
            continue
        if _RANK[part.kind] >= rank or (rank == 2):
            break
        before = current
        _, current, end = _take(part, forms, start, 0.0, current)
        rank = _RANK[part.kind] if current - before < 100 else 3
        was_unit = part.kind == "unit" and current - before < 10
        if part.kind in ("unit", "ten") and not was_unit:
            rank = 0
    return total, current, end


# ---------------------------------------------------------------- ordinals

_ORDINALS = {
    1: "أول أولى أولي حادي حادية", 2: "ثاني ثانية ثان", 3: "ثالث ثالثة", 4: "رابع رابعة", 5: "خامس خامسة",
    6: "سادس سادسة", 7: "سابع سابعة", 8: "ثامن ثامنة", 9: "تاسع تاسعة", 10: "عاشر عاشرة", 1001: "واحدة واحد",
}  # fmt: skip
ORDINALS = {form: value % 1000 for value, forms in _ORDINALS.items() for form in words(forms)}
_TENS_FORMS = {form: int(part.value) for form, part in PARTS.items() if part.kind == "tens"}


class Ordinal(NamedTuple):
    """An ordinal read: value, index after its last word, letters of proclitics before it."""

    value: int
    end: int
    skip: int = 0


def read_ordinal(forms: Sequence[str], i: int) -> Ordinal | None:
    """The definite ordinal that begins at word `i` (`الخامس`, `الثاني عشر`, `الحادي والعشرون`,
    `الثلاثين`)."""
    form = forms[i]
    for prefix in _PREFIXES:
        if not form.startswith(prefix):
            continue
        rest = form[len(prefix) :]
        if rest.startswith("ال"):
            core = rest[2:]
        elif prefix.endswith("ل") and rest.startswith("ل"):
            core = rest[1:]
        else:
            continue
        if core in _TENS_FORMS:
            return Ordinal(_TENS_FORMS[core], i + 1, len(prefix))
        value = ORDINALS.get(core)
        if value is None:
            continue
        if _is_ten(forms, i + 1) and value < 10:
            return Ordinal(value + 10, i + 2, len(prefix))
        after = forms[i + 1] if i + 1 < len(forms) else ""
        joined = after.removeprefix("و").removeprefix("ال")
        if after.startswith("وال") and joined in _TENS_FORMS and value < 10:
            return Ordinal(value + _TENS_FORMS[joined], i + 2, len(prefix))
        if (
            after == "و"
            and i + 2 < len(forms)
            and forms[i + 2].removeprefix("ال") in _TENS_FORMS
            and value < 10
        ):
            return Ordinal(value + _TENS_FORMS[forms[i + 2].removeprefix("ال")], i + 3, len(prefix))
        return Ordinal(value, i + 1, len(prefix))
    return None
