"""The keys by which sentences of different wording are compared: consonants of words, and what became of people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from isnad.language.plurals import singulars
from isnad.link.stems import skeleton
from isnad.link.vocabulary import role_of

_SHORT = 4
_NOTHING = frozenset({"لم", "لن", "عن", "من"})


def keys(stems: Iterable[str]) -> frozenset[str]:
    """The keys of words: their consonants, without the person of a verb too, and what they say became of people.

    >>> sorted(keys(["تحتجز"]) & keys(["احتجزت"]))
    ['@held', 'حتجز']
    """
    return _NONE.union(*map(_keys_of, stems))


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=4_096)
def sentence_keys(stems: frozenset[str]) -> frozenset[str]:
    """The keys of the words of a sentence; asked again soon they are remembered."""
    return keys(stems)


@lru_cache(maxsize=300_000)
def _keys_of(word: str) -> frozenset[str]:
    if len(word) == _SHORT and word.startswith("ال"):
        word = word[2:]  # الخط
    found = {skeleton(word)}
    if (single := singulars().get(word)) is not None:
        found.add(skeleton(single))
    bare = word[1:] if word[0] in "يتن" and len(word) > 3 else ""
    if bare:
        found.add(skeleton(bare))
    if role := role_of(word) or (bare and role_of("ا" + bare)):
        found.add(f"@{role}")
    return frozenset(found - _NOTHING)
