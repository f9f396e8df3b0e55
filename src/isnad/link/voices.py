"""In whose voice an article speaks: its outlet's, or that of the agency or paper it credits.

Copies speak in the voice of their original, so voices are worked out over duplicate groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from isnad.language.folding import fold
from isnad.language.tokens import tokenise
from isnad.lexicon import Lexicon
from isnad.link.days import Days
from isnad.link.reading import Reading
from isnad.link.spread import Spread
from isnad.records import Duplicate

_HEADS = frozenset(
    fold(w)
    for w in [
        "صحيفة",
        "جريدة",
        "وكالة",
        "موقع",
        "قناة",
        "شبكة",
        "إذاعة",
        "مجلة",
        "تلفزيون",
        "يومية",
        "بوابة",
        "منصة",
        "راديو",
        "فضائية",
        "الصحيفة",
        "الوكالة",
        "القناة",
        "الموقع",
        "المصدر",
    ]
)
_TAILS = frozenset(
    fold(w)
    for w in [
        "للأنباء",
        "الإخبارية",
        "الإخباري",
        "الأنباء",
        "الفضائية",
        "الإلكتروني",
        "الإلكترونية",
        "الأميركية",
        "الأمريكية",
    ]
)
_GENERIC = frozenset(
    fold(w)
    for w in [
        "وكالات",
        "الوكالات",
        "متابعات",
        "متابعة",
        "خاص",
        "رصد",
        "مواقع",
        "مصادر",
        "صحف",
        "انترنت",
        "إنترنت",
        "أخبار",
        "وسائل",
    ]
)
_ALIKE = 91.0
_LONG = 8


class Voice(NamedTuple):
    """Whose words an article's own words are: `speaks_for` (agencies it credits, else its outlet) and
    `reaches_through` (every outlet and agency that stands between the reader and its sources). `text` names
    the
    speaker, None where nothing does; `original` is the source of the first article of its copies."""

    speaks_for: frozenset[str]
    reaches_through: frozenset[str]
    text: str | None
    credited: bool
    original: str
    published: Days | None = None
    """When the article was published; of a copy that does not say, when the first of its copies was that does."""


class Outlets:
    """Names of outlets brought to one key each, whatever stands around them and however they are misspelt."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known: dict[str, str] = {}
        for outlet in lexicon.outlets.values():
            for name in (*outlet.names, *outlet.marked, *outlet.abbreviations):
                self._known.setdefault(_bare(name), outlet.id)
        self._long = [name for name in self._known if len(name) >= _LONG]
        self._remembered: dict[str, str | None] = {}

    def key(self, text: str, entity: str | None = None) -> str | None:
        """The key of an outlet: the lexicon's id, else its bare name; None where the words name none."""
        if entity and entity.startswith("out."):
            return entity
        if text not in self._remembered:
            self._remembered[text] = self._find(text)
        if self._remembered[text] is None and entity and entity.startswith("name:"):
            return self.key(entity[5:].replace("-", " "))  # `الوكالة`, named in full before
        return self._remembered[text]

    def _find(self, text: str) -> str | None:
        bare = _bare(text)
        if not bare or set(bare.split()) & _GENERIC:
            return None
        if bare in self._known:
            return self._known[bare]
        if len(bare) >= _LONG:
            near = process.extractOne(bare, self._long, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if near is not None:
                return self._known[near[0]]
        return "outlet:" + bare


def _bare(name: str) -> str:
    words = [t.form for t in tokenise(name) if t.kind != "punct"]
    while len(words) > 1 and words[0] in _HEADS:
        words = words[1:]
    while len(words) > 1 and words[-1] in _TAILS:
        words = words[:-1]
    if len(words) == 1 and words[0] in _HEADS:
        return ""
    return " ".join(words)


def groups_of_copies(
    spread: Spread, readings: Sequence[Reading], pairs: Iterable[Duplicate]
) -> dict[str, str]:
    """For each source, the source of the earliest article of its copies (itself where it has none)."""
    found = {reading.source: reading.source for reading in readings}
    root = dict(spread.components((pair.a, pair.b) for pair in pairs))
    earliest: dict[str, str] = {}
    for reading in sorted(readings, key=lambda r: r.order):
        if reading.source in root:
            found[reading.source] = earliest.setdefault(root[reading.source], reading.source)
    return found


def article_voices(
    readings: Sequence[Reading], originals: dict[str, str], outlets: Outlets
) -> dict[str, Voice]:
    """The voice of each article, by source."""
    members: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.order):
        members.setdefault(originals[reading.source], []).append(reading)
    found: dict[str, Voice] = {}
    for original, group in members.items():
        credited: dict[str, str] = {}
        own: dict[str, str] = {}
        for reading in group:
            outlet = outlets.key(reading.article.outlet) if reading.article.outlet else None
            if outlet:
                own.setdefault(outlet, reading.article.outlet or "")
            for credit in reading.item.credits:
                key = outlets.key(credit.text, credit.entity)
                if key and key != outlet:
                    credited.setdefault(key, credit.text)
        first = next(iter(own), None)
        speaks: dict[str, str] = credited or ({first: own[first]} if first else {})
        text = next(iter(speaks.values()), None)
        keys = frozenset(speaks) or frozenset((f"article:{original}",))
        through = keys | frozenset(credited) | ({first} if first else frozenset[str]())
        dated = next((r.published for r in group if r.published is not None), None)
        for reading in group:
            published = reading.published or dated
            found[reading.source] = Voice(keys, through, text, bool(credited), original, published)
    return found
