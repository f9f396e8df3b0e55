"""Towns whose names are everyday words too: `الصدر`, `الآن`, `النصر`; the list alone makes no place of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from isnad.annotate.names.matching import ADMINISTRATIVE_HEADS, FACILITY_HEADS
from isnad.annotate.view import TextView
from isnad.language.folding import words
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
