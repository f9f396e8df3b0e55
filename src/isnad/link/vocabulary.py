"""The words by which this room names events and knows what is counted; data in `words.json`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

import msgspec

from isnad.language.folding import fold


class Vocabulary(msgspec.Struct):
    """The words of `words.json`.

    `events`: a type, or a type and mode, to its Arabic and English name. `counted`: a class of counted
    people to its
    forms, its Arabic and its English name. `victims`: the same for the dead and injured. `losses`: forms that
    count dead or injured. `roles`: what becomes of people, to a pattern of its words, its Arabic and its English name. `stop`: words that tell nothing.
    `nobody`: nouns that say only that somebody is counted; `any_kind`: those by which a count is not known from another. `done`: lemmas of verbs whose perfect tells that what was pledged was done.
    """

    events: dict[str, tuple[str, str]]
    counted: dict[str, tuple[str, str, str]]
    victims: dict[str, tuple[str, str, str]]
    losses: dict[str, str]
    roles: dict[str, tuple[str, str, str]]
    stop: str
    nobody: str
    any_kind: str
    done: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data = (resources.files("isnad.link") / "words.json").read_bytes()
    return msgspec.json.decode(data, type=Vocabulary)


@cache
def counted_class(word: str) -> str | None:
    """The class of counted people that a folded word belongs to, with or without clitics."""
    return _find(word, ("", "ال", "و", "وال", "لل", "ب", "بال", "ل"), _counted())


@cache
def victim_class(word: str) -> str | None:
    """Who a folded word says the dead or injured were."""
    return _find(word, ("", "ال", "و", "وال", "لل"), _victims())


@cache
def counts_loss(word: str, harm: str) -> bool:
    """Whether a folded noun counts dead (`deaths`) or injured (`injured`)."""
    return _find(word, ("", "ال"), _by_form({harm: vocabulary().losses[harm]})) is not None


@cache
def _counted() -> dict[str, str]:
    return _by_form({name: forms for name, (forms, *_) in vocabulary().counted.items()})


@cache
def _victims() -> dict[str, str]:
    return _by_form({name: forms for name, (forms, *_) in vocabulary().victims.items()})


def _by_form(classes: dict[str, str]) -> dict[str, str]:
    """The class of each folded form, the first that has it."""
    return {form: name for name, forms in reversed(classes.items()) for form in fold(forms).split()}


@cache
def _roles() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (role, re.compile(r"(?:[وفبلك]|[وفبك]?ال|و?لل)?(?:" + fold(forms) + ")"))
        for role, (forms, _, _) in vocabulary().roles.items()
    ]


@lru_cache(maxsize=100_000)
def role_of(word: str) -> str:
    """What a folded word says became of those counted; empty where it says nothing of it."""
    return next((role for role, pattern in _roles() if pattern.fullmatch(word)), "")


def is_number_of(word: str) -> bool:
    """Whether a folded word says that the number is given of what is named after it.

    >>> is_number_of("عدد"), is_number_of("وبمجموع"), is_number_of("عددهم")
    (True, True, False)
    """
    return (match := _NUMBER.fullmatch(word)) is not None and not match[1]


def is_their_number(word: str) -> bool:
    """Whether a folded word says that the number is given of what was named before it: `عددهم`."""
    return (match := _NUMBER.fullmatch(word)) is not None and bool(match[1])


_NUMBER = re.compile(fold(r"و?ب?(?:عدد|تعداد|مجموع|إجمالي)(هم|ها|هن)?"))


def _find(word: str, prefixes: tuple[str, ...], classes: dict[str, str]) -> str | None:
    bare = (word[len(prefix) :] for prefix in prefixes if word.startswith(prefix))
    return next((classes[form] for form in bare if form in classes), None)
