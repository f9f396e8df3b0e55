"""The nouns and names that `data/nouns.yaml` lists, by what they tell of their first letters."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from isnad.language.folding import fold


class WordLists(NamedTuple):
    """Folded words: everyday nouns and adjectives, nouns that are also verbs as written, and names whose first
    letter looks like a proclitic and is none, masculine adjectives, words whose last letter is ه, and names that are
    cut all the same, as what they look like is commoner."""

    nouns: frozenset[str]
    homographs: frozenset[str]
    names: frozenset[str]
    adjectives: frozenset[str]
    in_ha: frozenset[str]
    cut: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The lists, read once. Needed where a vocabulary is made, not where one is used."""
    nouns, adjectives = _read("nouns.yaml"), _read("adjectives.yaml")
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
    )


def _read(name: str) -> dict[str, Any]:
    import yaml  # for those who build; reading a made vocabulary does without

    text = (resources.files("isnad.language") / "data" / name).read_text("utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
