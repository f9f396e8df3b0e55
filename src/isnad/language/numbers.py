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
from isnad.language.remembered import remembered


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
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين إثنا إثني إثنتان اتنين إثنى ثنتان ثنتين",
    3: "ثلاثة ثلاث ثلاثا تلاتة", 4: "أربعة أربع", 5: "خمسة خمس خمسا", 6: "ستة ست ستا", 7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع تسعا",
}  # fmt: skip
_TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
_MULTIPLIERS = {
    1e3: ("ألف ألفا آلاف ءالاف الوف", "ألفان ألفين ألفي"),
    1e6: ("مليون مليونا ملايين", "مليونان مليونين مليوني"),
    1e9: ("مليار مليارا مليارات بليون بليونا بلايين ملايير", "ملياران مليارين ملياري بليونان بليونين بليوني"),
    1e12: ("تريليون تريليونا تريليونات ترليون ترليونا", "تريليونان تريليونين تريليوني"),
}
_FRACTIONS = {
    "نصف": 0.5, "ثلث": 1 / 3, "ربع": 0.25, "سدس": 1 / 6, "خمسي": 0.4,
    "ثلثا": 2 / 3, "ثلثي": 2 / 3, "ثلثان": 2 / 3, "ثلثين": 2 / 3,
}  # fmt: skip
_DENOMINATORS = {
    "أثلاث": 3, "أرباع": 4, "أخماس": 5, "أسداس": 6, "أسباع": 7, "أثمان": 8, "أتساع": 9, "أعشار": 10,
}  # fmt: skip


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
        parts["ثلث" + hundred] = _Part("hundred", 300)
        for ending in ("ان", "ين", "ي", "ا"):
            parts[hundred[:-1] + "ت" + ending] = _Part("hundred", 200)
    for value, (one, two) in _MULTIPLIERS.items():
        for form in words(one):
            parts[form] = _Part("multiplier", value)
        for form in words(two):
            parts[form] = _Part("double", value)
    return parts


PARTS = _parts()
_TENS_FORMS = {form: int(part.value) for form, part in PARTS.items() if part.kind == "tens"}
_SHARES = {fold(k): v for k, v in _FRACTIONS.items()}
_EQUAL_PARTS = {fold(k): v for k, v in _DENOMINATORS.items()}
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


def _prefixes_of(form: str) -> tuple[str, ...]:
    """The proclitics that a word may begin with, none among them."""
    return tuple(filter(form.startswith, _PREFIXES)) if form[:1] in _FIRST_LETTERS else ("",)


_FIRST_LETTERS = frozenset(prefix[:1] for prefix in _PREFIXES if prefix)
# as a whole word each of these is another word unless a number stands beside it
_NEEDS_COMPANY = frozenset(words("أحد إحدى اثنا اثني اثنتا اثنتي إثنا إثني اثنى"))
_STARTS_NOT = frozenset(
    words("كست بست لست فست وست بمية كمية لمية بعشر فعشر كعشر بسبع كسبع ومية كالف بالف آلف")
)


@remembered
def _split(form: str) -> tuple[int, bool, _Part] | None:
    """Proclitic length, definiteness and part of a number word."""
    if form in PARTS:
        return 0, False, PARTS[form]
    if form in _STARTS_NOT:
        return None
    for prefix in _prefixes_of(form):
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

    Three figures after a single mark are thousands (`1,500`, `2.500`) unless a multiplier or percent sign
    follows, others decimals (`2,5`, `12.5`). Agencies part the groups with ر and write them from right to left:
    `7ر1` is 1.7, `000ر22` is 22,000.

    >>> figures("1,500"), figures("2,5"), figures("12.5"), figures("1.900.000")
    (1500.0, 2.5, 12.5, 1900000.0)
    >>> figures("1.234", multiplied=True)
    1.234
    >>> figures("7ر1"), figures("000ر22"), figures("540ر999ر45")
    (1.7, 22000.0, 45999540.0)
    """
    if not form or not form[0].isdigit():
        return None
    if "ر" in form:
        form = ".".join(reversed(form.split("ر")))
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


def read_share(forms: Sequence[str], i: int) -> Number | None:
    """The share of a whole that begins at word `i`: `نصف`, `ثلثا`, `ثلاثة أرباع`; None if none begins there.

    >>> read_share(words("وثلاثة أرباع السكان"), 0)[:3]
    (0.75, 2, 1)
    """
    form, after = forms[i], forms[i + 1] if i + 1 < len(forms) else ""
    for prefix in _prefixes_of(form):
        if found := _share(form[len(prefix) :], after):
            return Number(found[0], i + found[1], len(prefix))
    return None


def _share(word: str, after: str) -> tuple[float, int] | None:
    """The share that a bare word begins, with the word after it where it takes two; and how many it takes."""
    share = _SHARES.get(word)
    if share is not None:
        return share, 1
    count, equal = PARTS.get(word), _EQUAL_PARTS.get(after)
    if count is None or equal is None or count.kind != "unit" or not 1 < count.value < equal:
        return None
    return count.value / equal, 2


def is_number_word(form: str) -> bool:
    """Whether a folded word, its proclitics and article off, is a cardinal."""
    return _split(form) is not None


def multiplier(form: str) -> float | None:
    """The value of ألف, مليون … in any form, without proclitics; None for other words."""
    part = PARTS.get(form)
    return part.value if part is not None and part.kind == "multiplier" else None


def _named_scale(forms: Sequence[str], i: int) -> float | None:
    """The multiplier at `i`, its article off: `المليون`."""
    return multiplier(forms[i].removeprefix("ال")) if i < len(forms) else None


def read_number(forms: Sequence[str], i: int) -> Number | None:
    """The cardinal that begins at word `i`, the longest reading; None if none begins there.

    `forms` are folded words, a detached و standing as a word of its own. A number in figures may be followed
    by a multiplier; a number that و joins (`ألف و200`) is read on while its parts grow smaller.
    """
    first = forms[i]
    if first[:1].isdigit():
        return _read_figures(forms, i)
    share = _read_share_of(forms, i)
    if share is not None:
        return share
    split = _split(first)
    if split is None:
        return None
    skip, definite, part = split
    if first[skip:] in _NEEDS_COMPANY and not _has_company(forms, i + 1):
        return None
    total, current, end = _take(part, forms, i, 0.0, 0.0)
    total, current, end = _continue(forms, end, total, current, part)
    return Number(total + current, end, skip, definite)


def _read_figures(forms: Sequence[str], i: int) -> Number | None:
    end = i + 1
    follow = multiplier(forms[end]) if end < len(forms) else None
    value = figures(forms[i], multiplied=follow is not None or forms[end : end + 1] == ["%"])
    if value is None:
        return None
    if follow is None:
        return Number(value, end, figures=True)
    if value >= 1000 and follow == 1000 and forms[i].endswith(("000", "500")) and not forms[i].isdigit():
        follow = 1.0  # `107.000 ألف` says it twice
    total, current, end = _continue(forms, end + 1, value * follow, 0.0, _Part("multiplier", follow))
    return Number(total + current, end)


def _read_share_of(forms: Sequence[str], i: int) -> Number | None:
    """`نصف مليون`, `ربع المليار`, `ثلاثة أرباع المليون`."""
    share = read_share(forms, i)
    scale = _named_scale(forms, share.end) if share is not None else None
    if share is None or scale is None:
        return None
    return Number(share.value * scale, share.end + 1, share.skip)


def _is_ten(forms: Sequence[str], i: int) -> bool:
    return i < len(forms) and forms[i] in ("عشر", "عشره")


def _has_company(forms: Sequence[str], i: int) -> bool:
    """Whether عشر, or tens after و, stand at `i`: أحد عشر, إحدى وعشرون."""
    if i >= len(forms) or _is_ten(forms, i):
        return i < len(forms)
    joined = forms[i + 1] if forms[i] == "و" and i + 1 < len(forms) else forms[i][1:]
    return forms[i].startswith("و") and joined in _TENS_FORMS


_NO_NOUN = frozenset(words("من في على إلى عن أو مع قبل بعد خلال منذ فقط ثم لكن بين حتى واحدا و"))


def _doubles(forms: Sequence[str], i: int) -> bool:
    """Whether the multiplier at `i` is the dual, which needs its noun at once: `ألفا جندي`, not `ألفا وخمسمئة`."""
    after = forms[i + 1] if i + 1 < len(forms) else ""
    if not forms[i].endswith("ا") or not after.isalpha() or after in _NO_NOUN:
        return False
    joined = after[1:] if after.startswith("و") else ""
    return not (joined[:1].isdigit() or joined in _SHARES or _split(joined) is not None)


def _take(
    part: _Part, forms: Sequence[str], i: int, total: float, current: float
) -> tuple[float, float, int]:
    """Add the part at `i`, with the عشر or مئة that belongs to it: total, current group, index after."""
    end = i + 1
    if part.kind == "multiplier":
        doubled = current == 0 and total == 0 and _doubles(forms, i)
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
        share = _share(word, forms[start + 1] if start + 1 < len(forms) else "")
        if share is not None:
            value, length = share
            scale = _named_scale(forms, start + length)
            if rank != 4 and scale is None and current >= 20:
                break
            end = start + length + (scale is not None)
            if rank == 4:
                total += value * min(scale or ceiling, ceiling)
            else:
                total, current = total + (current + value) * (scale or 1.0), 0.0
            break
        if word[:1].isdigit():
            value = figures(word)
            if rank != 4 or current or value is None or value >= ceiling:
                break
            current, end, rank, was_unit = value, start + 1, 0, False
            continue
        split = _split(word)
        if split is None or split[0] or (word in _NEEDS_COMPANY and not _has_company(forms, start + 1)):
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
    1: "أول أولى أولي حادي حادية إحدى فاتح", 2: "ثاني ثانية ثان", 3: "ثالث ثالثة", 4: "رابع رابعة", 5: "خامس خامسة",
    6: "سادس سادسة", 7: "سابع سابعة", 8: "ثامن ثامنة", 9: "تاسع تاسعة", 10: "عاشر عاشرة", 1001: "واحدة واحد",
}  # fmt: skip
ORDINALS = {form: value % 1000 for value, forms in _ORDINALS.items() for form in words(forms)}


class Ordinal(NamedTuple):
    """An ordinal read: value, index after its last word, letters of proclitics before it."""

    value: int
    end: int
    skip: int = 0


def read_ordinal(forms: Sequence[str], i: int) -> Ordinal | None:
    """The definite ordinal that begins at word `i` (`الخامس`, `الثاني عشر`, `الحادي والعشرون`,
    `الثلاثين`)."""
    form = forms[i]
    for prefix in _prefixes_of(form):
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
