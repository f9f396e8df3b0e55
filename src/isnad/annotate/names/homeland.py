"""Whose government, army or court an article means when it names none: the country it is at home in, and where a sentence is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from isnad.annotate.names.found import Found
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.lexicon.lexicon import folded_words

_NO_STATE = frozenset({"IGO", "NGO"})
_LEAST = 3
"""Names of a country from which on an article can be at home there."""
_SHARE = 0.5
"""The share of the article's names that its home country has at least."""
_AHEAD = 2
"""How many times as often as any other the country is named."""
_DATELINE = 400
"""Characters of the text, title and menus among them, within which a dateline stands."""
_SETTING = words("في وفي")


class Home(NamedTuple):
    """A country that an article is at home in; `sure` where it names it most, too, and not only writes from there."""

    country: str
    sure: bool = True


def home(view: TextView, found: Sequence[Found]) -> Home | None:
    """The country that an article is at home in; None where it is not certain.

    It is that of most of the article's names, if they are many enough and its dateline is there, or is none and they are well
    ahead of the next; that of its outlet where it is named next to the most; the one that it calls by an epithet; that of its
    dateline, not for sure, where it is named half as often as another."""
    counts = _counts(found)
    if not counts:
        return None
    calling = _calling(view, counts)
    if calling is not None:
        return Home(calling)
    region = _region(view)
    if region and not region.isdisjoint(counts):
        counts = Counter(
            {c: n for c, n in counts.items() if c in region or n > _ABROAD * max(counts[r] for r in region)}
        )
    (country, number), *others = counts.most_common(2)
    dated = _dated(view, found)
    outlet = _outlet(view)
    if outlet is not None and outlet != country and 2 * counts[outlet] >= number and dated in (None, outlet):
        return Home(outlet)
    ahead = dated == country or all(number >= _AHEAD * n for _, n in others)
    clear = country == outlet or (ahead and number >= _SHARE * counts.total())
    if number >= _LEAST and dated in (None, country) and clear:
        return Home(country)
    written = dated is not None and counts[dated] >= _LEAST and 2 * counts[dated] >= number
    return Home(dated, sure=False) if dated is not None and written else None


def _counts(found: Sequence[Found]) -> Counter[str]:
    """How often each country is named, by places, bodies and people; its press counts where something else of it is named: who carries
    the news from abroad says nothing of where it is at home."""
    named, press = Counter[str](), Counter[str]()
    for item in found:
        if item.country and item.country not in _NO_STATE:
            carries = (item.entity or "").startswith("out.")
            (press if carries else named)[item.country] += 1
    return named + Counter({c: n for c, n in press.items() if c in named or not named})


def _calling(view: TextView, counts: Mapping[str, int]) -> str | None:
    """The country that an article calls by an epithet of its own press (`المملكة`) and names more than the others so called."""
    epithets = view.lexicon.epithets
    called = [epithets[t.rest] for t in view.tags if t.rest in epithets and not t.enclitic]
    if not called:
        return None
    countries = set(called[0]).intersection(*called[1:])
    named = sorted(((counts.get(c, 0), c) for c in countries), reverse=True)
    if not named or not named[0][0] or (len(named) > 1 and named[0][0] == named[1][0]):
        return None
    most = max(counts.values())
    return named[0][1] if len(called) > 1 or _ABROAD * named[0][0] >= most else None


def _region(view: TextView) -> frozenset[str]:
    """The countries in which the article's names of months are at home, or how it spells; none where they tell nothing, or several."""
    found = [
        _MONTHS[token.form]
        for before, token in pairwise(view.tokens)
        if token.form in _MONTHS and before.kind == "number"
    ]
    region = set(found[0]) if found else set[str]()
    return frozenset(region.intersection(*found)) or _spelling(view)


def _spelling(view: TextView) -> frozenset[str]:
    """Egypt, where an article writes every final ya without dots: `فى`, and never `في`."""
    spelt = Counter(t.text for t in view.tokens if t.text in ("فى", "في"))
    return frozenset({"EGY"}) if spelt["فى"] >= _LEAST and not spelt["في"] else frozenset()


_ABROAD = (
    3  # times as often as its neighbours' a country of another region is named that is home all the same
)
_MOROCCO = frozenset({"MAR", "ESH"})
_MAGHREB = frozenset({"DZA", "TUN"})
_MONTHS = {
    **dict.fromkeys(words("غشت شتنبر نونبر دجنبر يوليوز"), _MOROCCO),
    **dict.fromkeys(words("جانفي فيفري أفريل جوان جويلية أوت"), _MAGHREB),
    **dict.fromkeys(words("ماي"), _MOROCCO | _MAGHREB),
}
"""Names of months, after a day, that are written in one region alone."""


def settings(view: TextView, found: Sequence[Found]) -> dict[int, str]:
    """The countries in which sentences say that they are set, by sentence: `وفي دمشق، قالت الوزارة`."""
    firsts = {first: n for n, (first, _) in enumerate(view.sentences)}
    return {
        firsts[f.first - 1]: f.country
        for f in found
        if f.kind == "GPE"
        and f.country
        and f.first - 1 in firsts
        and view.tokens[f.first - 1].form in _SETTING
    }


def _dated(view: TextView, found: Sequence[Found]) -> str | None:
    """The country of the article's dateline: `دمشق -`, `عرسال (لبنان) 17 آب`."""
    return next(
        (
            f.country
            for f in found
            if f.start < _DATELINE and f.kind == "GPE" and f.country and _opens_line(view, f)
        ),
        None,
    )


_LINE = 60  # characters of a dateline with its date
_DASHES = ("-", "–", "—")
_MARKS = (*_DASHES, "ـ", "(", "/", ":", "،")


def _opens_line(view: TextView, item: Found) -> bool:
    """Whether a place is the first word of a line, and a mark of a dateline follows."""
    alone = item.start == 0 or view.text[: item.start].rstrip(' "«(').endswith("\n")
    if not alone:
        return False
    following = view.tokens[item.last] if item.last < len(view.tokens) else None
    if following is None:
        return False
    line = view.text[item.start : item.start + _LINE].split("\n", 1)[0]
    return following.text in _MARKS or (following.kind == "number" and any(m in line for m in _DASHES))


def _outlet(view: TextView) -> str | None:
    """The country of the article's outlet, where the lexicon knows it or its name tells (`وكالة الجسر العراقية`)."""
    parts = folded_words(view.article.outlet or "")
    if not parts:
        return None
    first, *rest = parts
    size, names = view.lexicon.names.longest(first, rest)
    known = next((n.country for n in names if n.group == "outlet" and size == len(parts)), None)
    return known or next((view.lexicon.adjectives[p] for p in parts if p in view.lexicon.adjectives), None)
