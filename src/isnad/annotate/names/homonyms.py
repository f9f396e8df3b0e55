"""Towns whose names are everyday words too: `الصدر`, `الآن`, `النصر`; the list alone makes no place of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from isnad.annotate.names.countries import PLACE_PREPOSITIONS
from isnad.annotate.names.matching import ADMINISTRATIVE_HEADS, FACILITY_HEADS
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.language.words import Word
from isnad.lexicon import Name


class Candidate(Protocol):
    """A name found by its words: tokens `first` to `last`, what begins at `start`, and the readings in `names`."""

    first: int
    last: int
    start: int
    names: tuple[Name, ...]


def doubtful(
    view: TextView, item: Candidate, countries: Collection[str | None], forms: Collection[str]
) -> bool:
    """Whether a single word is a town only for the gazetteer: everyday Arabic, or cut out of a longer word, in an article
    that names nothing else of that country (`countries`, its sure ones) and never the town alone (`forms`, all its words)."""
    if _born(view, item) or _predicate(view, item):
        return True
    if item.last - item.first != 1 or any(n.group != "geonames" for n in item.names) or not item.names:
        return False
    word = view.words[item.first]
    token = view.tokens[item.first]
    if word is None or _named_as_a_place(view, item.first):
        return False
    if word.function:
        return True
    cut = item.start > token.start and token.text[0] not in "وف"
    everyday = _everyday(view, word) and any(n.use == "weak" for n in item.names)
    if any(n.country in countries for n in item.names):
        inside = item.first > 0 and view.tokens[item.first - 1].form in _INSIDE
        return everyday and not (cut or inside)
    return everyday or (cut and view.tags[item.first].rest not in forms)


def _born(view: TextView, item: Candidate) -> bool:
    """Whether a word is no town, as it tells where somebody was born: `مسقط رأسه`."""
    following = view.tokens[item.last].form if item.last < len(view.tokens) else ""
    return view.tokens[item.last - 1].form == _FALLING and following.startswith(_HEAD)


def _predicate(view: TextView, item: Candidate) -> bool:
    """Whether an everyday word says what somebody is: `وهي جدة في السبعين`."""
    word = view.words[item.first]
    if item.first == 0 or item.last - item.first != 1 or word is None or view.tags[item.first].article:
        return False
    return view.tags[item.first - 1].rest in _THEY and bool(word.nouns) and word.known


_THEY = words("هو هي")
_FALLING, _HEAD = fold("مسقط"), fold("رأس")


def country_or_capital(
    view: TextView, item: Candidate, names: Sequence[Name], countries: Mapping[str, int]
) -> list[Name]:
    """Of the readings of a word that is one country's name and another's capital (`عمان`), those of the one that is meant: by its
    vowels, as the capital in a dateline or after العاصمة, as the country of a minister, else by which of the two, and of the countries
    near them, the article speaks more; where it speaks of none, the capital is where somebody goes or something happens."""
    country = next((n.country for n in names if n.group == "country"), None)
    capital = next((n.country for n in names if n.group == "government" and n.country != country), None)
    if country is None or capital is None:
        return list(names)
    written = view.text[item.start : view.tokens[item.first].end]
    before = view.tags[item.first - 1].rest if item.first else ""
    opens = item.start == 0 or view.text[: item.start].rstrip(' "«(').endswith("\n")
    if _SHADDA in written or before == "العاصمه" or (opens and _DAMMA not in written):
        meant = capital
    elif _DAMMA in written or before in _OF_A_STATE:
        meant = country
    else:
        told, others = (_spoken_of(view, c, countries) for c in (country, capital))
        where = told == others == 0 and before in PLACE_PREPOSITIONS
        meant = capital if others > told or where else country
    return [n for n in names if n.country == meant] or list(names)


def _spoken_of(view: TextView, country: str | None, countries: Mapping[str, int]) -> int:
    """How much an article speaks of a country: its own names count twice, those of the countries near it once."""
    entry = view.lexicon.countries.get(country or "")
    near = entry.near if entry is not None else ()
    return 2 * countries.get(country or "", 0) + sum(countries.get(c, 0) for c in near)


_OF_A_STATE = words("سلطنة سلطان خارجية دولة بحر خليج حكومة")
_SHADDA, _DAMMA = "\u0651", "\u064f"
_HEADS = (
    ADMINISTRATIVE_HEADS
    | FACILITY_HEADS
    | words("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط أطراف ضواحي أهالي سكان محور جبهة")
)
_INSIDE = words("في بين وسط قرب شمال جنوب شرق غرب")


def _named_as_a_place(view: TextView, i: int) -> bool:
    """Whether the word before says what kind of place it is: `بلدة الهبيط`."""
    return i > 0 and view.tags[i - 1].rest in _HEADS


def _everyday(view: TextView, word: Word) -> bool:
    """Whether the word can be read as a listed verb or noun, with whatever is joined to it."""
    known = view.lexicon.morphology.nouns
    return bool(word.verbs) or any(n.lemma is not None or n.base in known for n in word.nouns)
