"""The dual: nouns whose ending alone says two.

`ان` is the dual wherever the word without it is a noun; `ين` may be the plural of people as
well, and counts only
where the noun has no such plural, a fatha is written, or what follows agrees in the dual.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from isnad.language.folding import fold
from isnad.language.tables import read_table
from isnad.language.words import Word

Duality = Literal["sure", "open", "no"]

_FATHA_YA = re.compile("َيْ?نِ?$")


def _load() -> dict[str, frozenset[str]]:
    raw = read_table("duals")
    return {name: frozenset(fold(str(w)) for w in items) for name, items in raw.items()}


_LISTS = _load()
_NOT_DUAL, _SURE = _LISTS["not_dual"], _LISTS["surely_dual"]
_NO_COUNT = _LISTS["pairs"] | _LISTS["elsewhere"] | _LISTS["adjectives"]
_OWN, _DOERS = _LISTS["own"], _LISTS["doers"]
_ENCLITICS = ("هما", "هم", "ها", "نا")
_NOT_TWO = re.compile("ا..ا.|ت..")  # أفعال, a plural of its own; what is left of a masdar, تبني
_DOING = re.compile("[^ا]ا[^اوي][^اوي]ه")  # فاعلة: ضاغطتين, whatever it does
_PLURAL_SHAPE = re.compile(r"م..+|.ا..?|.+ي|..ا.|ا...")  # participles, nisba, فعّال, أفعل


def plural_shaped(base: str) -> bool:
    """Whether a noun's shape allows a sound masculine plural, so that ين leaves its number open.

    >>> plural_shaped(fold("مسؤول")), plural_shaped(fold("بلد")), plural_shaped(fold("شارع"))
    (True, False, False)
    """
    return base not in _SURE and _PLURAL_SHAPE.fullmatch(base) is not None


Construct = Literal["feminine", "masculine"]


def construct_dual(form: str, nouns: frozenset[str] | set[str]) -> Construct | None:
    """The gender of a folded noun that may be a dual before its genitive (`محافظتي نينوى وصلاح الدين`).

    What follows must settle it: alone the ending ي may mean `my`, and makes an adjective of many a noun.

    >>> known = {"محافظه", "وزير", "مقاتل"}
    >>> [construct_dual(fold(w), known) for w in ("بمحافظتي", "وزيري", "مقاتلي")]
    ['feminine', 'masculine', None]
    """
    for core in _cores(form):
        base = core[:-1]
        if not core.endswith("ي") or len(core) < 4 or core in _SURE or (core in nouns and base not in _SURE):
            continue
        feminine = core[:-2] + "ه"
        if core.endswith("تي") and feminine in nouns and feminine not in _OWN | _NO_COUNT:
            return "feminine"
        if base in _NO_COUNT or base in _DOERS:
            continue
        open_shape = base.endswith(("ت", "ي")) or _NOT_TWO.fullmatch(base) or plural_shaped(base)
        if base in _SURE or (base in nouns and not open_shape):
            return "masculine"
    return None


def duality(surface: str, word: Word, nouns: frozenset[str] | set[str]) -> Duality:
    """Whether a word is a dual noun by itself: `sure`, `open` (dual or plural of people), or `no`.

    `nouns` are the known nouns, folded; fixed pairs (`الجانبان`), units of time and numbers are `no`.
    """
    if word.function:
        return "no"
    return _duality(surface, word, nouns)


_CACHE: dict[str, Duality] = {}


def _duality(surface: str, word: Word, nouns: frozenset[str] | set[str]) -> Duality:
    found = _CACHE.get(surface)
    if found is None:
        if len(_CACHE) > 200_000:
            _CACHE.clear()
        found = _CACHE[surface] = _judge(surface, word, nouns)
    return found


def _judge(surface: str, word: Word, nouns: frozenset[str] | set[str]) -> Duality:
    vowelled = _FATHA_YA.search(surface) is not None
    if any(
        v.features.number == "d" and v.features.tense != "perfect" for v in word.verbs
    ) and not surface.endswith("تان"):
        return "no"
    best: Duality = "no"
    cores = _cores(word.form)
    if not _NOT_DUAL.isdisjoint(cores):
        return "no"
    for core in cores:
        verdict = _core(core, surface, nouns, word, vowelled)
        if verdict == "sure":
            return "sure"
        if verdict == "open":
            best = "open"
    return best


@lru_cache(maxsize=50_000)
def _cores(form: str) -> tuple[str, ...]:
    """The word without proclitics and article, whole form first."""
    found = [form] if not form.startswith(("ال", "وال", "بال", "فال", "كال", "لل")) else []
    for prefix in ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "و", "ب", "ل", "وب", "ول", "ف", "ك"):
        if form.startswith(prefix) and len(form) - len(prefix) > 3:
            found.append(form[len(prefix) :])
            if prefix.endswith(("ال", "لل")):
                break
    return tuple(found)


def _known(base: str, nouns: frozenset[str] | set[str], word: Word) -> bool:
    return base in nouns or any(
        n.base == base and n.kind in ("active", "passive", "masdar") for n in word.nouns
    )


def _core(core: str, surface: str, nouns: frozenset[str] | set[str], word: Word, vowelled: bool) -> Duality:
    if core.endswith(("تان", "تين")) and len(core) > 4:
        base = core[:-3] + "ه"
        if base in _NO_COUNT:
            return "no"
        if _known(base, nouns, word) or _DOING.fullmatch(base):
            return "sure"
    if core.endswith("ان") and len(core) > 4:
        base = core[:-2]
        if base in _NO_COUNT:
            return "no"
        if _known(base, nouns, word):
            return "sure"
    if core.endswith("ين") and len(core) > 4:
        if len(core) == 5 and core[0] == "ت":  # تفعيل: تعدين, تموين
            return "no"
        base = core[:-2]
        if base in _NO_COUNT:
            return "no"
        if _known(base, nouns, word):
            participle = plural_shaped(base) or (len(base) == 3 and "آ" in surface)
            return "open" if participle and not vowelled else "sure"
    for enclitic in _ENCLITICS:
        if core.endswith("ي" + enclitic) and len(core) - len(enclitic) > 3:
            base = core[: -len(enclitic) - 1]
            broken = len(base) == 4 and base[2] == "ا" and base + "ي" in nouns  # أراضي, مباني with a pronoun
            if broken or base in _NO_COUNT or base in _NOT_DUAL:
                continue
            if base.endswith("ت") and base[:-1] + "ه" in nouns and base not in nouns:
                return "sure"
            if _known(base, nouns, word) and base in nouns and not plural_shaped(base):
                return "sure"
    return "no"
