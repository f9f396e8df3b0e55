"""Where a written word may be cut: proclitics and article before a noun, endings and pronouns after it."""

from __future__ import annotations

import re

CONJUNCTIONS = ("", "و", "ف")
NOUN_PREPOSITIONS = ("", "ب", "ل", "ك")
ENCLITICS = ("هما", "كما", "كم", "كن", "هم", "هن", "ها", "نا", "ني", "ه", "ك", "ي")
_ENCLITICS_IN = {last: tuple(e for e in ENCLITICS if e[-1] == last) for last in "امنهيك"}


HAMZA_AFTER_ARTICLE = re.compile("[وف]?ال[أإآ]")
FOREIGN_W = re.compile("وي[^اوي]|وا(?!(?:ل|ن..ا.|.ت.ا.|ست).*)")
"""Names with a foreign W: `ويمبلدون`, `وايلد`."""

_TAKING = (
    "في من إلى على عن مع عند لدى بين خلال قبل بعد أثناء فوق تحت أمام خلف وراء داخل خارج وسط ضمن عبر حول تجاه إزاء حيال "
    "قرب جنب ضد دون بدون سوى بسبب إثر عقب بموجب بشأن بخصوص بحق بجانب لصالح نحو غير منذ عدا لدن مثل أن إن لأن كأن لكن بأن "
    "ليت لعل نفس أنفس ذات عين كل بعض أحد إحدى جميع معظم كلا كلتا كلي كلتي أكثر وحد أي حين وقت يوم إيا"
)
TAKES_PRONOUN = frozenset(_TAKING.split())
"""Function words that take a pronoun."""
BEFORE_PRONOUN = {
    "علي": "على", "إلي": "إلى", "الي": "إلى", "لدي": "لدى", "سوا": "سوى", "إحدا": "إحدى", "احدا": "إحدى",
    "بان": "بأن", "لان": "لأن", "كان": "كأن", "ان": "أن",
}  # fmt: skip
"""How a function word is written before a pronoun, or without its hamza there."""
SHORT_PRONOUNS = frozenset(
    [
        "له",
        "لها",
        "لهم",
        "لهما",
        "لهن",
        "لنا",
        "لي",
        "لك",
        "لكم",
        "به",
        "بها",
        "بهم",
        "بهما",
        "بهن",
        "بنا",
        "بي",
        "بك",
        "بكم",
        "منا",
        "عنا",
    ]
)
"""Prepositions of one letter with their pronouns."""
DEMONSTRATIVES = frozenset(["هذا", "هذه", "هذين", "هاتين", "هؤلاء", "ذلك", "تلك", "هذة", "هولاء"])


def rest_of(form: str, prefix: str, definite: bool) -> str:
    """What is left of a folded form without its proclitics; the article swallowed by ل is given back."""
    rest = form[len(prefix) :]
    return "ا" + rest if definite and not rest.startswith("ال") else rest


def conjunctions_of(word: str) -> tuple[str, ...]:
    """The conjunctions that a word may begin with, none among them."""
    return ("", word[0]) if word[0] in "وف" else ("",)


def enclitics_of(word: str) -> list[str]:
    """The pronouns that a folded word ends with by its letters, in the order of `ENCLITICS`."""
    return [enclitic for enclitic in _ENCLITICS_IN.get(word[-1], ()) if word.endswith(enclitic)]


def noun_splits(form: str) -> list[tuple[str, bool, str]]:
    """Ways to take proclitics and article off a folded noun: (proclitics, definite, what is left)."""
    found: list[tuple[str, bool, str]] = []
    for conjunction in conjunctions_of(form):
        rest = form[len(conjunction) :]
        for preposition in ("", rest[0]) if rest[:1] in NOUN_PREPOSITIONS[1:] else ("",):
            core = rest[len(preposition) :]
            if preposition == "ل" and core.startswith("ل") and len(core) > 2:
                found.append((conjunction + "ل", True, core[1:]))
            if core.startswith("ال") and len(core) > 3:
                found.append((conjunction + preposition, True, core[2:]))
            if core:
                found.append((conjunction + preposition, False, core))
    return found


def noun_bases(core: str, definite: bool, word: str) -> list[tuple[str, str, str]]:
    """Bases of a noun without proclitics and article: (base, number, enclitic), the whole form first."""
    found = [(core, "s", "")]
    if core[-1] in "نتها":
        found += _endings(core, "")
        if core.endswith("يا") and len(core) > 3:
            found.append((core[:-2] + "ء", "s", ""))  # شيئا، عبئا
    if definite:
        return found
    if core.endswith(("تي", "تا")) and len(core) > 4:  # construct dual: غارتي، غارتا
        found.append((core[:-2] + "ه", "d", ""))
    if word.endswith("ة"):
        return found
    for enclitic in enclitics_of(core):
        if len(core) - len(enclitic) >= 2:
            stem = core[: -len(enclitic)]
            last = stem[-1]
            found.append((stem, "s", enclitic))
            if last == "ت":
                found.append((stem[:-1] + "ه", "s", enclitic))
            if last in "وي" and len(stem) > 3:
                found.append((stem[:-1] + "ء", "s", enclitic))
                found.append((stem[:-1], "p", enclitic))
            if last in "نته":
                found += _endings(stem, enclitic)
    return found


def bases_in_maqsura(core: str) -> list[tuple[str, str]]:
    """What a noun before a pronoun is where it ends in ى without one: `قتلانا` is قتلى. Each with the pronoun."""
    return [
        (core[: -len(enclitic) - 1] + "ي", enclitic)
        for enclitic in enclitics_of(core)
        if enclitic != "ي" and core[: -len(enclitic)].endswith("ا")
    ]


def _endings(stem: str, enclitic: str) -> list[tuple[str, str, str]]:
    """Bases of a stem by its dual, plural, feminine or accusative ending."""
    found: list[tuple[str, str, str]] = []
    last = stem[-1]
    if last in "نت" and len(stem) > 3:
        two = stem[-2:]
        if two in ("ان", "ين"):
            if stem[-3] == "ت":
                found.append((stem[:-3] + "ه", "d", enclitic))
                found.append((stem[:-3], "d", enclitic))
            found.append((stem[:-2], "d" if two == "ان" else "p", enclitic))
        elif two == "ون":
            found.append((stem[:-2], "p", enclitic))
        elif two == "ات":
            found.append((stem[:-2], "p", enclitic))
            found.append((stem[:-2] + "ه", "p", enclitic))
    elif len(stem) > 2 and (last == "ه" or (last == "ا" and not enclitic)):
        found.append((stem[:-1], "s", enclitic))
    return found


def pronoun_cost(enclitic: str) -> int:
    """How rare a pronoun is on its word in news: `وسمك` is و + سمك, no وسم of yours."""
    return 0 if not enclitic else 3 if enclitic in ("ك", "كم", "كن", "كما") else 1


def hamza_second(word: str, form: str) -> bool:
    """Whether the second letter is alif with hamza, which begins a word: `وآسيا`, `بأسوأ`."""
    return word[1:2] in ("أ", "إ", "آ") and len(word) == len(form)
