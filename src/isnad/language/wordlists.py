"""The nouns and names that `data/nouns.yaml` lists, by what they tell of their first letters."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tables import read_table

_SHORT = 3  # letters of a word in ى that before a pronoun looks like a verb: بناها


class WordLists(NamedTuple):
    """Folded words: everyday nouns and adjectives, nouns that are also verbs as written, and names whose first
    letter looks like a proclitic and is none, masculine adjectives, words whose last letter is ه, names that are
    cut all the same, as what they look like is commoner, and nouns in ى."""

    nouns: frozenset[str]
    homographs: frozenset[str]
    names: frozenset[str]
    adjectives: frozenset[str]
    in_ha: frozenset[str]
    cut: frozenset[str]
    in_maqsura: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The lists, read once. Needed where a vocabulary is made, not where one is used."""
    nouns, adjectives = read_table("nouns"), read_table("adjectives")
    feminine = {fold(w) for w in adjectives["nouns_in_ta"]}
    return WordLists(
        frozenset(fold(w) for w in (*nouns["words"], *adjectives["words"], *adjectives["both"])),
        frozenset(fold(w) for w in nouns["homographs"]),
        frozenset(fold(w) for w in nouns["names"]),
        frozenset(fold(w) for w in adjectives["words"] if fold(w) + "ه" not in feminine),
        frozenset(
            fold(w) for w in (*nouns["words"], *nouns["homographs"], *adjectives["words"]) if w[-1] == "ه"
        ),
        frozenset(fold(w) for w in nouns["cut"]),
        frozenset(
            fold(w)
            for w in nouns["words"]
            if w[-1] == "ى"
            and w not in nouns["elatives"]
            and (len(w) > _SHORT or w in nouns["short_in_maqsura"])
        ),
    )
