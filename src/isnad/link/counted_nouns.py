"""What a counted noun means: what is counted, whether people are, whether it says who they are."""

from __future__ import annotations

from functools import lru_cache

from isnad.language.animacy import acts_as_people
from isnad.language.clitics import noun_bases
from isnad.language.folding import fold, words
from isnad.language.plurals import singulars
from isnad.lexicon import load
from isnad.link.stems import skeleton
from isnad.link.vocabulary import counted_class, role_of, victim_class, vocabulary


@lru_cache(maxsize=50_000)
def noun_key(noun: str) -> str:
    """The consonants of a counted noun, alike for one and many; empty for people without a name.

    >>> noun_key("شركات") == noun_key("شركة"), noun_key("أبراج") == noun_key("برج"), noun_key("أشخاص")
    (True, True, '')
    """
    for word in fold(noun).split():
        bare = word.removeprefix("ال")
        if _tells_no_kind(bare):
            return ""
        if found := counted_class(bare):
            return found
        return skeleton(_without_ending(singulars().get(bare, bare)))
    return ""


@lru_cache(maxsize=50_000)
def is_people(noun: str) -> bool:
    """Whether the counted are people, or not said to be anything else."""
    word = next(iter(fold(noun).split()), "").removeprefix("ال")
    if not word or not noun_key(word) or role_of(word) or counted_class(word) or victim_class(word):
        return True
    bare = _without_ending(word)
    if word in load().adjectives or word.endswith(("يا", "يان", "يين", "يون", "ون")):
        return True
    return any(
        acts_as_people(w, ())
        for w in (word, word.removesuffix("ا"), bare, bare + "ه", singulars().get(word, word))
    )


_ENDINGS = ("تين", "تان", "ات", "ون", "ين", "ان", "يه", "ته", "ها", "هم", "ه", "ا", "ي")


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)
def names_nobody(word: str) -> bool:
    """Whether a folded word says that somebody was counted, and nothing of who (`شخصا`, `الآخرين`, `بعضهم`).

    >>> names_nobody(fold("الأشخاص")), names_nobody(fold("مواطنين"))
    (True, False)
    """
    return _is_any(word, words(vocabulary().nobody))


@lru_cache(maxsize=50_000)
def _tells_no_kind(word: str) -> bool:
    """Whether a folded noun says too little of what is counted to know it by (`حالات`, `رفاقهما`)."""
    return names_nobody(word) or _is_any(word, words(vocabulary().any_kind))


def _is_any(word: str, nouns: frozenset[str]) -> bool:
    """Whether a folded word is one of some nouns, in any number, with article or pronoun."""
    core = word.removeprefix("ال")
    if not core:
        return False
    bases = {base for base, _, _ in noun_bases(core, definite=core != word, word=word)}
    return not nouns.isdisjoint(bases | {singulars().get(base, base) for base in bases})
