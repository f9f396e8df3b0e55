"""Given names: what the first word of a personal name may be."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.yaml_text import read_yaml


class GivenNames(NamedTuple):
    """Folded given names, those of other languages among them (`foreign`). `ambiguous` ones are also everyday words; `family`
    words stand within family names."""

    given: frozenset[str]
    ambiguous: frozenset[str]
    family: frozenset[str]
    foreign: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def given_names() -> GivenNames:
    """The given names of the lexicon, Arabic and foreign."""
    path = resources.files("isnad.lexicon") / "data" / "given_names.yaml"
    if not path.is_file():
        return GivenNames(frozenset(), frozenset(), frozenset())
    data: dict[str, list[str]] = read_yaml(path.read_text("utf-8"))
    sets = {key: frozenset(fold(str(word)) for word in words) for key, words in data.items()}
    given = sets.get("given", frozenset()) | sets.get("foreign", frozenset())
    foreign = sets.get("foreign", frozenset()) - sets.get("given", frozenset())
    return GivenNames(given, sets.get("ambiguous", frozenset()), sets.get("family", frozenset()), foreign)
