"""The vocabulary of time: what each word can mean in a date, in every Arab calendar.

The words stand in `data/calendar.yaml`. Here they become one table from a folded form to its meanings, and a
look-up that takes proclitics and the article off.

>>> entry = look_up("والاثنين")
>>> entry.kind, entry.value, entry.skip, entry.definite
('weekday', 1, 1, True)
>>> look_up("بأيام").kind
'many'
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from isnad.language.folding import fold
from isnad.language.tables import read_table

PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


class Entry(NamedTuple):
    """A word of time. `kind` names its class (`month`, `weekday`, `unit` …), `value` what it
    stands for there;
    `skip` is how many folded letters of proclitics come before it, `definite` whether it
    carries the article."""

    kind: str
    value: Any
    skip: int
    definite: bool
    core: str


class Phrase(NamedTuple):
    """A fixed phrase of two words or more: its other words after the first, and what it means."""

    rest: tuple[str, ...]
    kind: str
    value: Any


class _Tables(NamedTuple):
    words: dict[str, tuple[str, Any]]
    phrases: dict[str, list[Phrase]]
    ambiguous: frozenset[str]
    libya: dict[str, int]
    context: dict[str, frozenset[str]]


def _load() -> _Tables:
    raw = read_table("calendar")
    words: dict[str, tuple[str, Any]] = {}
    phrases: dict[str, list[Phrase]] = {}
    libya: dict[str, int] = {}

    def add(name: str, kind: str, value: Any) -> None:
        parts = fold(name).split()
        if len(parts) == 1:
            words.setdefault(parts[0], (kind, value))
        else:
            phrases.setdefault(parts[0], []).append(Phrase(tuple(parts[1:]), kind, value))

    for unit, forms in raw["units"].items():
        for number in ("one", "two", "many"):
            for name in forms[number]:
                add(name, {"one": "unit", "two": "pair", "many": "many"}[number], unit)
    simple = {
        "months": "month", "hijri_months": "hijri", "weekdays": "weekday", "edges": "edge",
        "directions": "direction", "references": "reference", "sets": "set", "decades": "decade",
        "zones": "zone",
        "seasons": "season", "day_parts": "part", "feasts_hijri": "feast_hijri",
        "feasts_gregorian": "feast",
    }  # fmt: skip
    for section, kind in simple.items():
        for value, names in raw[section].items():
            for name in names:
                add(name, kind, value)
    for value, names in raw["months_libya"].items():
        libya.update({fold(name): value for name in names if " " not in name})
        for name in names:
            if " " in name:
                add(name, "libya", value)
    for options in phrases.values():
        options.sort(key=lambda p: -len(p.rest))
    context = {name: frozenset(fold(str(w)) for w in items) for name, items in raw["context"].items()}
    return _Tables(words, phrases, frozenset(fold(w) for w in raw["months_ambiguous"]), libya, context)


WORDS, PHRASES, AMBIGUOUS_MONTHS, LIBYAN_MONTHS, CONTEXT = _load()
_EXTRA: dict[str, tuple[str, Any]] = {
    "امس": ("day", -1), "غدا": ("day", 1), "غد": ("day", 1), "البارحه": ("day", -1), "بارحه": ("day", -1),
    "قبل": ("before", None), "بعد": ("after", None), "منذ": ("since", None), "مذ": ("since", None),
    "هذا": ("this", None), "هذه": ("this", None), "ذلك": ("that", None), "تلك": ("that", None),
    "ذاك": ("that", None),
    "ربع": ("quarter", None), "نصف": ("half", None), "اول": ("first", None), "كل": ("every", None),
    "ثاني": ("nth", 2), "ثالث": ("nth", 3), "رابع": ("nth", 4), "خامس": ("nth", 5), "فاتح": ("first", None), "غره": ("first", None),
    "موسم": ("season_year", None), "عيد": ("eid", None), "تاريخ": ("dated", None), "الموافق": ("dated", None),
}  # fmt: skip
for _word, _meaning in _EXTRA.items():
    WORDS.setdefault(_word, _meaning)


@lru_cache(maxsize=200_000)
def look_up(form: str) -> Entry | None:
    """What a folded word means in a date, its proclitics and article taken off; None if nothing."""
    form = fold(form)
    whole = WORDS.get(form)
    if whole is not None:
        return Entry(*whole, 0, form.startswith("ال") and form not in _NOT_ARTICLE, form)
    candidates = [(0, form)]
    candidates += [
        (len(p), form[len(p) :]) for p in PROCLITICS if form.startswith(p) and len(form) > len(p) + 1
    ]
    for skip, rest in candidates:
        if skip and rest in WORDS and rest not in _NO_PROCLITIC:
            return Entry(*WORDS[rest], skip, rest.startswith("ال") and rest not in _NOT_ARTICLE, rest)
        if rest.startswith("ال") and (found := WORDS.get(rest[2:])):
            return Entry(*found, skip, True, rest[2:])
        if skip and form[skip - 1] == "ل" and rest.startswith("ل") and (found := WORDS.get(rest[1:])):
            return Entry(*found, skip, True, rest[1:])
        for ending in ("ا",):  # accusative: يوما، عاما، شهرا
            base = rest[: -len(ending)]
            if rest.endswith(ending) and (found := WORDS.get(base)) and found[0] in ("unit", "part"):
                return Entry(*found, skip, False, rest)
    return None


_NOT_ARTICLE = frozenset(fold(w) for w in ("الآن",))
# after a stripped letter these would be other words: باب is no ب + آب
_NO_PROCLITIC = frozenset(
    fold(w) for w in ("آب", "أوت", "ماي", "سابق", "كل", "غد", "جار", "ماض", "صفر", "أول", "وسط")
)


@lru_cache(maxsize=200_000)
def phrase_head(form: str) -> Entry | None:
    """A word that may open a fixed phrase (`كانون`, `تشرين`, `عيد`), its proclitics taken off.

    >>> phrase_head("وتشرين").core, phrase_head("كتاب")
    ('تشرين', None)
    """
    if form in PHRASES:
        return Entry("head", None, 0, False, form)
    for prefix in PROCLITICS:
        rest = form[len(prefix) :]
        if not form.startswith(prefix) or len(rest) < 2:
            continue
        if rest in PHRASES:
            return Entry("head", None, len(prefix), False, rest)
        if prefix.endswith("ل") and rest[0] == "ل" and "ال" + rest[1:] in PHRASES:
            return Entry("head", None, len(prefix), False, "ال" + rest[1:])
    return None


def phrase_at(forms: list[str], i: int, core: str) -> tuple[Phrase, int] | None:
    """The longest fixed phrase whose first word (`core`, its proclitics gone) stands at `i`, and its end.

    >>> phrase_at(["تشرين", "الاول"], 0, "تشرين")[0].value
    10
    """
    options = PHRASES.get(core)
    if options is None:
        return None
    for option in options:
        end = i + 1 + len(option.rest)
        if end <= len(forms) and tuple(forms[i + 1 : end]) == option.rest:
            return option, end
    return None
