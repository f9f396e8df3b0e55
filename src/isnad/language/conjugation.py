"""Conjugation: every written form of a verb from its root, form and weakness.

Forms are given as news writes them, unvocalised and folded (`language.folding`), each with tense, person,
number, gender and voice. Roots are written with their true radicals: `ء` for hamza, `و` and `ي` where weak.
Forms I–X of three radicals and I–II of four are covered, sound, doubled, hollow, defective, assimilated and
hamzated, after the paradigms that any Arabic grammar prints.

The way: each stem is first built with its vowels (`a i u`, long `A I U`, final alif maqsura `Y`), then written,
which seats the hamza by its neighbouring vowels, drops short vowels and writes a doubled letter once.

>>> sorted(f for f, x in conjugate("قول", 1) if x.tense == "perfect" and x.voice == "active")[:3]
['قال', 'قالا', 'قالت']
>>> "يستانفون" in {f for f, _ in conjugate("ءنف", 10)}
True
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from isnad.language.folding import fold

WEAK = frozenset("وي")


class Features(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a verb form says: tense and mood (`perfect`, `imperfect` for the indicative, `subjunctive`, `jussive`,
    `imperative`), person 1–3, number (`s`, `d`, `p`), gender (`m`, `f`, `c` for both), voice (`active`, `passive`)."""

    tense: str
    person: int
    number: str
    gender: str
    voice: str


# Suffixes of the perfect: (person, number, gender, suffix, begins with a vowel)
_PERFECT = (
    (3, "s", "m", "a", True), (3, "s", "f", "at", True), (3, "d", "m", "A", True), (3, "d", "f", "atA", True),
    (3, "p", "m", "UA", True), (3, "p", "f", "na", False), (2, "s", "c", "ta", False), (2, "d", "c", "tumA", False),
    (2, "p", "m", "tum", False), (2, "p", "f", "tunna", False), (1, "s", "c", "tu", False), (1, "p", "c", "nA", False),
)  # fmt: skip
# Prefix and suffix of the imperfect: (person, number, gender, prefix, suffix, suffix of the short moods)
_IMPERFECT = (
    (3, "s", "m", "ي", "u", ""), (3, "s", "f", "ت", "u", ""), (3, "d", "m", "ي", "Aن", "A"),
    (3, "d", "f", "ت", "Aن", "A"), (3, "p", "m", "ي", "Uن", "UA"), (3, "p", "f", "ي", "ن", "ن"),
    (2, "s", "m", "ت", "u", ""), (2, "s", "f", "ت", "Iن", "I"), (2, "d", "c", "ت", "Aن", "A"),
    (2, "p", "m", "ت", "Uن", "UA"), (2, "p", "f", "ت", "ن", "ن"), (1, "s", "c", "ء", "u", ""), (1, "p", "c", "ن", "u", ""),
)  # fmt: skip
_IMPERATIVE = (("s", "m", ""), ("s", "f", "I"), ("d", "c", "A"), ("p", "m", "UA"), ("p", "f", "ن"))
# Verbs in ء whose imperative drops it: خذ، كل، مر
_DROP_HAMZA = frozenset({"ءخذ", "ءكل", "ءمر"})


def write(vowelled: str) -> str:
    """Write a vowelled form as news does: hamza seated, short vowels dropped, doubles once; folded."""
    chars = list(vowelled)
    out: list[str] = []
    size = len(chars)
    for i, char in enumerate(chars):
        if char in "aiu":
            continue
        if char == "A":
            if out and out[-1] == "ا" and chars[i - 1] == "ء":
                continue  # آ
            out.append("ا")
        elif char == "U":
            out.append("و")
        elif char == "I":
            out.append("ي")
        elif char == "Y":
            out.append("ا" if out and out[-1] == "ي" else "ى")  # أحيا, not أحيى
        elif char == "ء":
            if chars[i + 1 : i + 2] == ["ء"]:
                continue  # a doubled hamza is written once, seated by the vowels about both: ترأّس
            if chars[:i] == ["ء", "a"] and i + 1 < size and chars[i + 1] not in "aiuAIUY":
                continue  # آسر, آتي
            out.append(_seat(chars, i, size))
        elif i and chars[i - 1] == char:
            continue  # written once, with shadda
        else:
            out.append(char)
    return fold("".join(out))


def _seat(chars: list[str], i: int, size: int) -> str:
    """The seat of the hamza at `i`, by its neighbouring vowels (i before u before a)."""
    if i == 0:
        return "ا"
    before = chars[i - 2] if chars[i - 1] == "ء" else chars[i - 1]
    after = chars[i + 1] if i + 1 < size else ""
    if i + 1 == size or (after in "aiu" and i + 2 == size):  # at the end: by the vowel before
        return {"a": "ا", "i": "ي", "u": "و"}.get(before, "ء")
    if before == "I" or before == "ي" or before == "i" or after in ("i", "I"):
        return "ي"
    if before == "u" or after in ("u", "U"):
        return "و"
    if before in ("A", "U"):
        return "ء"
    return "ا"


class _Stems(NamedTuple):
    """Vowelled stems: before vowel suffixes, before consonant suffixes, of one tense and voice."""

    vowel: str
    consonant: str
    kind: str = "sound"  # "sound", "aY" (defective in aY), "iy" (in iy), "uw" (in uw)


def conjugate(root: str, form: int, vowel: str | None = None) -> list[tuple[str, Features]]:
    """Every written form of the verb with its features, folded; object pronouns and proclitics not included.

    `root` has three or four radicals, `form` is 1–10 (1–2 for four). `vowel` (a, i, u) is the vowel of the
    form I imperfect, needed where the middle or last radical is weak; without it the common one is taken.
    Raises ValueError for a root or form that does not exist.
    """
    forms: list[tuple[str, Features]] = []
    perfect, perfect_passive, imperfect, imperfect_passive, prefix_vowel = principal(root, form, vowel)
    for stems, voice in ((perfect, "active"), (perfect_passive, "passive")):
        forms += [(write(v), f) for v, f in _perfect(stems, voice)]
    for stems, voice, prefix in ((imperfect, "active", prefix_vowel), (imperfect_passive, "passive", "u")):
        forms += [(write(v), f) for v, f in _imperfect(stems, voice, prefix)]
    forms += [(write(v), f) for v, f in _imperative(root, form, imperfect)]
    if root[-1] == "ء":
        forms += [(other, f) for w, f in forms for other in _other_seats(w)]
    return list(dict.fromkeys(forms))


def _other_seats(word: str) -> list[str]:
    """How else a hamza is seated before a plural ending: قرأوا and قرءوا for قرؤوا, يبدأون for يبدؤون."""
    plural = re.fullmatch(r"(.+)و(و[ان])", word)
    if plural is None:
        return []
    stem, ending = plural.groups()
    seats = "ء" if stem[-1] == "و" else "اء"
    return [stem + seat + ending for seat in seats]


def _perfect(stems: _Stems, voice: str) -> list[tuple[str, Features]]:
    found: list[tuple[str, Features]] = []
    for person, number, gender, suffix, is_vowel in _PERFECT:
        suffix = suffix.replace("t", "ت").replace("n", "ن").replace("m", "م")
        if stems.kind == "sound":
            stem = stems.vowel if is_vowel else stems.consonant
            word = stem + suffix
        elif is_vowel:
            word = _defective_perfect(stems, suffix)
        else:
            glide = {"aY": "y", "iy": "I", "aA": "w"}[stems.kind]
            word = stems.vowel + {"y": "aي", "w": "aو", "I": "I"}[glide] + suffix
        found.append((word, Features("perfect", person, number, gender, voice)))
    return found


def _defective_perfect(stems: _Stems, suffix: str) -> str:
    base, kind = stems.vowel, stems.kind
    if kind == "iy":  # بقي بقيت بقوا
        return base + ("U" + "ا" if suffix == "UA" else "iي" + suffix)
    final = "Y" if kind == "aY" else "ا"
    glide = "ي" if kind == "aY" else "و"
    match suffix:
        case "a":
            return base + "a" + final
        case "UA":
            return base + "aوا"
        case "A":
            return base + "a" + glide + "A"
        case _:  # at, atA
            return base + suffix


def _imperfect(stems: _Stems, voice: str, prefix_vowel: str) -> list[tuple[str, Features]]:
    found: list[tuple[str, Features]] = []
    for person, number, gender, prefix, suffix, short in _IMPERFECT:
        start = prefix + prefix_vowel
        moods = (("imperfect", suffix), ("subjunctive", "a" if suffix == "u" else short), ("jussive", short))
        for tense, ending in moods:
            features = Features(tense, person, number, gender, voice)
            if stems.kind == "sound":
                consonantal = ending in ("ن", "")
                stem = (
                    stems.consonant
                    if consonantal and (ending == "ن" or stems.consonant != stems.vowel)
                    else stems.vowel
                )
                if ending == "" and _doubled(stems):  # يرد and يردد
                    found.append((start + stem, features))
                    stem = stems.vowel
                word = start + stem + ending
            else:
                word = start + _defective_imperfect(stems, ending)
            found.append((word, features))
    return found


def _imperative(root: str, form: int, stems: _Stems) -> list[tuple[str, Features]]:
    """The jussive without its prefix; where that begins with two consonants, an alif carries it."""
    found: list[tuple[str, Features]] = []
    for number, gender, ending in _IMPERATIVE:
        words = [stems.consonant if ending in ("ن", "") else stems.vowel]
        if stems.kind != "sound":
            words = [_defective_imperfect(stems, ending)]
        elif ending == "" and _doubled(stems):  # رد and اردد
            words.append(stems.vowel)
        for word in words:
            bare = word if stems.kind != "sound" else word + ending
            if len(root) == 3 and form == 4:
                bare = "ءa" + ("و" if root[0] == "و" else "ي") + bare[1:] if bare[0] == "U" else "ءa" + bare
            elif form == 1 and root in _DROP_HAMZA:
                bare = bare[1:]
            elif len(bare) > 1 and bare[0] not in "aiuAIUY" and bare[1] not in "aiuAIUY":
                bare = ("ءu" if form == 1 and "u" in bare[:4] else "ءi") + bare
            found.append((bare, Features("imperative", 2, number, gender, "active")))
    return found


def _doubled(stems: _Stems) -> bool:
    return len(stems.vowel) > 1 and stems.vowel[-1] == stems.vowel[-2]


def _defective_imperfect(stems: _Stems, ending: str) -> str:
    base, kind = stems.vowel, stems.kind
    final = {"aY": "aY", "iy": "I", "uw": "U"}[kind]
    match ending:
        case "u":
            return base + final
        case "a":
            return base + {"aY": "aY", "iy": "iيa", "uw": "uوa"}[kind]
        case "":
            if base[-1:] == "ء" and base[-2:-1] != "A" and kind != "uw":  # لم ينأ، لم ينئ
                return base[:-1] + ("ا" if kind == "aY" else "ي")
            return base
        case "Aن" | "A":
            return base + {"aY": "aي", "iy": "iي", "uw": "uو"}[kind] + ending
        case "Uن" | "UA":
            return base + ("aو" if kind == "aY" else "U") + ("ن" if ending == "Uن" else "ا")
        case "Iن" | "I":
            return base + ("aي" if kind == "aY" else "I") + ("ن" if ending == "Iن" else "")
        case _:  # ن
            return base + {"aY": "aي", "iy": "I", "uw": "U"}[kind] + "ن"


NOT_HOLLOW = frozenset({("حوذ", 10), ("صوب", 10), ("زوج", 8), ("جور", 8)})
"""Verbs that keep their و as a sound letter: `استحوذ`, `استصوب`, `ازدوج`."""


def principal(root: str, form: int, vowel: str | None) -> tuple[_Stems, _Stems, _Stems, _Stems, str]:
    """Perfect, its passive, imperfect, its passive, and the vowel of the active imperfect's prefix."""
    if len(root) == 4:
        return _quadriliteral(root, form)
    if len(root) != 3 or not 1 <= form <= 10:
        raise ValueError(f"no such verb: root {root!r}, form {form}")
    r1, r2, r3 = root
    if r3 in WEAK:
        return _defective(r1, r2, r3, form, vowel)
    if r2 in WEAK and form in (1, 4, 7, 8, 10) and (root, form) not in NOT_HOLLOW:
        return _hollow(r1, r2, r3, form, vowel)
    if r2 == r3 and form in (1, 3, 4, 6, 7, 8, 10):
        return _contracted(r1, r2, form)
    return _sound(r1, r2, r3, form, vowel)


def _same(stem: str) -> _Stems:
    return _Stems(stem, stem)


def eighth(r1: str) -> str:
    """R1 and the infix of form VIII: اتّصل، اضطرب، ازدهر، ادّعى، اطّلع، اتّخذ."""
    match r1:
        case "و" | "ي" | "ت":
            return "تت"
        case "ص" | "ض":
            return r1 + "ط"
        case "ط" | "ظ":
            return "طط"
        case "د" | "ذ":
            return "دد"
        case "ز":
            return "زد"
        case _:
            return r1 + "ت"


def _sound(
    r1: str, r2: str, r3: str, form: int, vowel: str | None
) -> tuple[_Stems, _Stems, _Stems, _Stems, str]:
    match form:
        case 1:
            drops = r1 == "و" and (vowel or "i") != "u" and vowel != "a!"
            imperfect = f"{r2}i{r3}" if drops else f"{r1}{r2}{vowel or 'u'}{r3}"
            if r1 == "و" and vowel == "a" and r2 + r3 not in _DROP_WITH_A:
                imperfect = f"{r1}{r2}a{r3}"
            return (_same(f"{r1}a{r2}a{r3}"), _same(f"{r1}u{r2}i{r3}"), _same(imperfect),
                    _same(f"U{r2}a{r3}" if r1 in WEAK else f"{r1}{r2}a{r3}"), "a")  # fmt: skip
        case 2:
            return (_same(f"{r1}a{r2}{r2}a{r3}"), _same(f"{r1}u{r2}{r2}i{r3}"), _same(f"{r1}a{r2}{r2}i{r3}"),
                    _same(f"{r1}a{r2}{r2}a{r3}"), "u")  # fmt: skip
        case 3:
            return (_same(f"{r1}A{r2}a{r3}"), _same(f"{r1}U{r2}i{r3}"), _same(f"{r1}A{r2}i{r3}"),
                    _same(f"{r1}A{r2}a{r3}"), "u")  # fmt: skip
        case 4:
            first = "A" if r1 == "ء" else f"a{r1}"
            passive = "U" if r1 in "ءوي" else f"u{r1}"
            inner = "U" if r1 in WEAK else ("" if r1 == "ء" else r1)
            if r1 == "ء":
                return (
                    _same(f"ءA{r2}a{r3}"),
                    _same(f"ءU{r2}i{r3}"),
                    _same(f"ء{r2}i{r3}"),
                    _same(f"ء{r2}a{r3}"),
                    "u",
                )
            return (_same(f"ء{first}{r2}a{r3}"), _same(f"ء{passive}{r2}i{r3}"), _same(f"{inner}{r2}i{r3}"),
                    _same(f"{inner}{r2}a{r3}"), "u")  # fmt: skip
        case 5:
            return (_same(f"تa{r1}a{r2}{r2}a{r3}"), _same(f"تu{r1}u{r2}{r2}i{r3}"), _same(f"تa{r1}a{r2}{r2}a{r3}"),
                    _same(f"تa{r1}a{r2}{r2}a{r3}"), "a")  # fmt: skip
        case 6:
            first = "تaءA" if r1 == "ء" else f"تa{r1}A"
            return (_same(f"{first}{r2}a{r3}"), _same(f"تu{r1}U{r2}i{r3}"), _same(f"{first}{r2}a{r3}"),
                    _same(f"{first}{r2}a{r3}"), "a")  # fmt: skip
        case 7:
            return (_same(f"ءiن{r1}a{r2}a{r3}"), _same(f"ءuن{r1}u{r2}i{r3}"), _same(f"ن{r1}a{r2}i{r3}"),
                    _same(f"ن{r1}a{r2}a{r3}"), "a")  # fmt: skip
        case 8:
            if r1 == "ء" and r2 != "خ":
                return (_same(f"ءIتa{r2}a{r3}"), _same(f"ءUتu{r2}i{r3}"), _same(f"ءتa{r2}i{r3}"),
                        _same(f"ءتa{r2}a{r3}"), "a")  # fmt: skip
            x = "تت" if r1 == "ء" else eighth(r1)
            return (_same(f"ءi{x}a{r2}a{r3}"), _same(f"ءu{x}u{r2}i{r3}"), _same(f"{x}a{r2}i{r3}"),
                    _same(f"{x}a{r2}a{r3}"), "a")  # fmt: skip
        case 9:
            return (_Stems(f"ءi{r1}{r2}a{r3}{r3}", f"ءi{r1}{r2}a{r3}a{r3}"), _Stems(f"ءu{r1}{r2}u{r3}{r3}", f"ءu{r1}{r2}u{r3}i{r3}"),
                    _Stems(f"{r1}{r2}a{r3}{r3}", f"{r1}{r2}a{r3}i{r3}"), _Stems(f"{r1}{r2}a{r3}{r3}", f"{r1}{r2}a{r3}a{r3}"), "a")  # fmt: skip
        case _:
            inner = f"ستa{r1}"
            passive = "ستU" if r1 in WEAK else f"ستu{r1}"
            return (_same(f"ءi{inner}{r2}a{r3}"), _same(f"ءu{passive}{r2}i{r3}"), _same(f"{inner}{r2}i{r3}"),
                    _same(f"{inner}{r2}a{r3}"), "a")  # fmt: skip


# Form I verbs in و whose imperfect drops it although its vowel is a: يضع، يقع، يدع، يهب، يسع، يطأ
_DROP_WITH_A = frozenset({"ضع", "قع", "دع", "هب", "سع", "طء"})


def _contracted(r1: str, r2: str, form: int) -> tuple[_Stems, _Stems, _Stems, _Stems, str]:
    d = r2 + r2
    match form:
        case 1:
            return (_Stems(f"{r1}a{d}", f"{r1}a{r2}a{r2}"), _Stems(f"{r1}u{d}", f"{r1}u{r2}i{r2}"),
                    _Stems(f"{r1}u{d}", f"{r1}{r2}u{r2}"), _Stems(f"{r1}a{d}", f"{r1}{r2}a{r2}"), "a")  # fmt: skip
        case 3:
            return (_Stems(f"{r1}A{d}", f"{r1}A{r2}a{r2}"), _Stems(f"{r1}U{r2}i{r2}", f"{r1}U{r2}i{r2}"),
                    _Stems(f"{r1}A{d}", f"{r1}A{r2}i{r2}"), _Stems(f"{r1}A{d}", f"{r1}A{r2}a{r2}"), "u")  # fmt: skip
        case 4:
            return (_Stems(f"ءa{r1}a{d}", f"ءa{r1}{r2}a{r2}"), _Stems(f"ءu{r1}i{d}", f"ءu{r1}{r2}i{r2}"),
                    _Stems(f"{r1}i{d}", f"{r1}{r2}i{r2}"), _Stems(f"{r1}a{d}", f"{r1}{r2}a{r2}"), "u")  # fmt: skip
        case 6:
            return (_Stems(f"تa{r1}A{d}", f"تa{r1}A{r2}a{r2}"), _same(f"تu{r1}U{r2}i{r2}"),
                    _Stems(f"تa{r1}A{d}", f"تa{r1}A{r2}a{r2}"), _Stems(f"تa{r1}A{d}", f"تa{r1}A{r2}a{r2}"), "a")  # fmt: skip
        case 7:
            return (_Stems(f"ءiن{r1}a{d}", f"ءiن{r1}a{r2}a{r2}"), _Stems(f"ءuن{r1}u{d}", f"ءuن{r1}u{r2}i{r2}"),
                    _Stems(f"ن{r1}a{d}", f"ن{r1}a{r2}i{r2}"), _Stems(f"ن{r1}a{d}", f"ن{r1}a{r2}a{r2}"), "a")  # fmt: skip
        case 8:
            x = eighth(r1)
            return (_Stems(f"ءi{x}a{d}", f"ءi{x}a{r2}a{r2}"), _Stems(f"ءu{x}u{d}", f"ءu{x}u{r2}i{r2}"),
                    _Stems(f"{x}a{d}", f"{x}a{r2}i{r2}"), _Stems(f"{x}a{d}", f"{x}a{r2}a{r2}"), "a")  # fmt: skip
        case _:
            return (_Stems(f"ءiستa{r1}a{d}", f"ءiستa{r1}{r2}a{r2}"), _Stems(f"ءuستu{r1}i{d}", f"ءuستu{r1}{r2}i{r2}"),
                    _Stems(f"ستa{r1}i{d}", f"ستa{r1}{r2}i{r2}"), _Stems(f"ستa{r1}a{d}", f"ستa{r1}{r2}a{r2}"), "a")  # fmt: skip


def _hollow(
    r1: str, r2: str, r3: str, form: int, vowel: str | None
) -> tuple[_Stems, _Stems, _Stems, _Stems, str]:
    match form:
        case 1:
            long = {"a": "A", "i": "I", "u": "U"}[vowel or ("u" if r2 == "و" else "i")]
            short = {"A": "a", "I": "i", "U": "u"}[long]
            first = "u" if long == "U" else "i"
            return (_Stems(f"{r1}A{r3}", f"{r1}{first}{r3}"), _Stems(f"{r1}I{r3}", f"{r1}i{r3}"),
                    _Stems(f"{r1}{long}{r3}", f"{r1}{short}{r3}"), _Stems(f"{r1}A{r3}", f"{r1}a{r3}"), "a")  # fmt: skip
        case 4:
            return (_Stems(f"ءa{r1}A{r3}", f"ءa{r1}a{r3}"), _Stems(f"ءu{r1}I{r3}", f"ءu{r1}i{r3}"),
                    _Stems(f"{r1}I{r3}", f"{r1}i{r3}"), _Stems(f"{r1}A{r3}", f"{r1}a{r3}"), "u")  # fmt: skip
        case 7:
            return (_Stems(f"ءiن{r1}A{r3}", f"ءiن{r1}a{r3}"), _Stems(f"ءuن{r1}I{r3}", f"ءuن{r1}i{r3}"),
                    _Stems(f"ن{r1}A{r3}", f"ن{r1}a{r3}"), _Stems(f"ن{r1}A{r3}", f"ن{r1}a{r3}"), "a")  # fmt: skip
        case 8:
            x = eighth(r1)
            return (_Stems(f"ءi{x}A{r3}", f"ءi{x}a{r3}"), _Stems(f"ءu{x}I{r3}", f"ءu{x}i{r3}"),
                    _Stems(f"{x}A{r3}", f"{x}a{r3}"), _Stems(f"{x}A{r3}", f"{x}a{r3}"), "a")  # fmt: skip
        case _:
            return (_Stems(f"ءiستa{r1}A{r3}", f"ءiستa{r1}a{r3}"), _Stems(f"ءuستu{r1}I{r3}", f"ءuستu{r1}i{r3}"),
                    _Stems(f"ستa{r1}I{r3}", f"ستa{r1}i{r3}"), _Stems(f"ستa{r1}A{r3}", f"ستa{r1}a{r3}"), "a")  # fmt: skip


_IN_ALIF = frozenset({"سع", "رع", "نه", "نع", "رء", "نء", "لح", "مح", "طغ"})
"""Defective roots whose perfect ends in ى though the imperfect does too: `سعى يسعى`, `نأى ينأى`."""


def _defective(
    r1: str, r2: str, r3: str, form: int, vowel: str | None
) -> tuple[_Stems, _Stems, _Stems, _Stems, str]:
    def stems(
        perfect: str, passive: str, imperfect: str, imperfect_passive: str, prefix: str, kind: str = "iy"
    ):
        return (_Stems(perfect, perfect, "aY"), _Stems(passive, passive, "iy"), _Stems(imperfect, imperfect, kind),
                _Stems(imperfect_passive, imperfect_passive, "aY"), prefix)  # fmt: skip

    match form:
        case 1:
            taken = vowel or ("u" if r3 == "و" else "i")
            bare = r1 if r1 != "و" else ("" if taken == "i" else "و")
            perfect = {
                "u": _Stems(f"{r1}a{r2}", "", "aA"),
                "i": _Stems(f"{r1}a{r2}", "", "aY"),
                "a": _Stems(f"{r1}a{r2}i"[:-1], "", "iy"),
            }[taken]
            if taken == "a" and r1 + r2 in _IN_ALIF:
                perfect = _Stems(f"{r1}a{r2}", "", "aY")
            kind = {"u": "uw", "i": "iy", "a": "aY"}[taken]
            inner = "" if r1 + r2 == "رء" else f"{bare}{r2}"
            if r1 + r2 == "رء":
                inner = "ر"
            return (
                perfect,
                _Stems(f"{r1}u{r2}", "", "iy"),
                _Stems(inner, inner, kind),
                _Stems(f"{r1}{r2}" if inner != "ر" else "ر", "", "aY"),
                "a",
            )
        case 2:
            return stems(f"{r1}a{r2}{r2}", f"{r1}u{r2}{r2}", f"{r1}a{r2}{r2}", f"{r1}a{r2}{r2}", "u")
        case 3:
            return stems(f"{r1}A{r2}", f"{r1}U{r2}", f"{r1}A{r2}", f"{r1}A{r2}", "u")
        case 4:
            inner = "U" if r1 in WEAK else r1
            if r1 == "ء":
                return stems(f"ءA{r2}", f"ءU{r2}", f"ء{r2}", f"ء{r2}", "u")
            return stems(
                f"ءa{r1}{r2}", f"ءu{inner if inner == 'U' else r1}{r2}", f"{inner}{r2}", f"{inner}{r2}", "u"
            )
        case 5:
            return stems(
                f"تa{r1}a{r2}{r2}", f"تu{r1}u{r2}{r2}", f"تa{r1}a{r2}{r2}", f"تa{r1}a{r2}{r2}", "a", "aY"
            )
        case 6:
            return stems(f"تa{r1}A{r2}", f"تu{r1}U{r2}", f"تa{r1}A{r2}", f"تa{r1}A{r2}", "a", "aY")
        case 7:
            return stems(f"ءiن{r1}a{r2}", f"ءuن{r1}u{r2}", f"ن{r1}a{r2}", f"ن{r1}a{r2}", "a")
        case 8:
            x = eighth(r1)
            return stems(f"ءi{x}a{r2}", f"ءu{x}u{r2}", f"{x}a{r2}", f"{x}a{r2}", "a")
        case 10:
            return stems(f"ءiستa{r1}{r2}", f"ءuستu{r1}{r2}", f"ستa{r1}{r2}", f"ستa{r1}{r2}", "a")
        case _:
            raise ValueError(f"form {form} of a defective root is not in use")


def _quadriliteral(root: str, form: int) -> tuple[_Stems, _Stems, _Stems, _Stems, str]:
    r1, r2, r3, r4 = root
    match form:
        case 1:
            return (_same(f"{r1}a{r2}{r3}a{r4}"), _same(f"{r1}u{r2}{r3}i{r4}"), _same(f"{r1}a{r2}{r3}i{r4}"),
                    _same(f"{r1}a{r2}{r3}a{r4}"), "u")  # fmt: skip
        case 2:
            return (_same(f"تa{r1}a{r2}{r3}a{r4}"), _same(f"تu{r1}u{r2}{r3}i{r4}"), _same(f"تa{r1}a{r2}{r3}a{r4}"),
                    _same(f"تa{r1}a{r2}{r3}a{r4}"), "a")  # fmt: skip
        case 4:
            return (_Stems(f"ءi{r1}{r2}a{r3}a{r4}{r4}", f"ءi{r1}{r2}a{r3}{r4}a{r4}"), _same(f"ءu{r1}{r2}u{r3}i{r4}{r4}"),
                    _Stems(f"{r1}{r2}a{r3}i{r4}{r4}", f"{r1}{r2}a{r3}{r4}i{r4}"), _same(f"{r1}{r2}a{r3}a{r4}{r4}"), "a")  # fmt: skip
        case _:
            raise ValueError(f"no form {form} of four radicals")
