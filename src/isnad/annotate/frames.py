"""The event frames of the lexicon, indexed by what may trigger them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged
from isnad.language.words import normal_root
from isnad.lexicon import Lexicon
from isnad.lexicon.lexicon import folded_words
from isnad.lexicon.schema import Frame, Verb
from isnad.lexicon.trie import Trie


class Unit(NamedTuple):
    """A lexical unit: a frame with the roles and conditions of one of its verbs, nouns or phrases."""

    frame: Frame
    order: int
    roles: dict[str, str]
    only_with: tuple[str, ...]
    not_with: tuple[str, ...]
    usual: str | None = None
    passive: bool = True
    kind: str = "verb"
    verb_form: int = 0


class LightUnit(NamedTuple):
    """A light verb's frame with the nouns it must carry, folded, without article."""

    unit: Unit
    nouns: frozenset[str]


class Frames:
    """All frames of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, list[Unit]] = {}
        self.masdars: dict[str, list[Unit]] = {}
        self.nouns: dict[str, list[Unit]] = {}
        self.light: dict[str, list[LightUnit]] = {}
        self.verb_phrases: dict[str, list[tuple[Unit, tuple[str, ...]]]] = {}
        self.phrases: Trie[Unit] = Trie()
        self.instruments: Trie[tuple[str, bool]] = Trie()
        self.contexts: Trie[str] = Trie()
        self._below: set[str] = set()  # nouns written with إ
        self.of_noun = remembered(self._of_noun)
        self.tells = remembered(self._tells)
        self.by_id = {frame.id: frame for frame in lexicon.frames}
        for order, frame in enumerate(lexicon.frames):
            self._add(order, frame)
        self.lemmas = self.verbs.keys() | self.light.keys() | self.verb_phrases.keys()
        for entry in lexicon.instruments:
            for word in entry["words"]:
                self.instruments.add(bare_words(word), (entry["mode"], bool(entry.get("actor"))))
        for entry in lexicon.contexts:
            for word in entry["words"]:
                self.contexts.add(bare_words(word), entry["context"])

    def _tells(self, tagged: Tagged) -> bool:
        """Whether a word of a noun phrase may trigger anything by itself or with what stands after it."""
        if bare(tagged.rest) in self.phrases.root:
            return True
        if tagged.tag not in ("N", "B"):
            return False
        units, active = self.of_noun(tagged)
        return (
            bool(units) or active or any(n.kind == "masdar" and n.lemma in self.light for n in tagged.nouns)
        )

    def _of_noun(
        self, tagged: Tagged, *, feminine: bool = False, above: bool = False
    ) -> tuple[tuple[Unit, ...], bool]:
        """The units that a noun may trigger, those with conditions first, and whether it may be an active participle.

        `feminine` says that it is written with ة: then the readings without it count only where the word is no noun of its
        own (`طلبة` is no `طلب`, `مدينة` no `مدين`). `above` says that it begins with أ, as no verbal noun of form IV does
        (`أبعاد` is no `إبعاد`).
        """
        found: list[Unit] = []
        readings = tagged.nouns
        if feminine and any(n.kind == "noun" and n.base.endswith("ه") for n in readings):
            readings = tuple(n for n in readings if n.base.endswith("ه"))
        for form in dict.fromkeys((tagged.rest, bare(tagged.rest), *(n.base for n in readings))):
            if not (above and form in self._below):
                found += self.nouns.get(form, ())
        for noun in readings:
            if noun.kind == "masdar" and noun.lemma:
                found += self.masdars.get(noun.lemma, ())
        units = tuple(sorted(found, key=lambda u: (u.only_with == (), u.order)))
        return units, any(n.kind == "active" for n in tagged.nouns)

    def _add(self, order: int, frame: Frame) -> None:
        only, never = _conditions(frame.only_with), _conditions(frame.not_with)
        for verb in frame.verbs:
            lemma = f"{normal_root(verb.root)}.{verb.form}"
            unit = _unit(frame, order, verb, frame.roles, only, never)
            self.verbs.setdefault(lemma, []).append(unit)
            noun_unit = unit._replace(roles={**frame.noun_roles}, kind="masdar")
            if verb.masdar or (verb.masdar is None and verb.form > 1):
                self.masdars.setdefault(lemma, []).append(noun_unit)
            for masdar in verb.masdar or ():
                self.nouns.setdefault(fold(masdar), []).append(noun_unit)
        for light in frame.light:
            nouns = frozenset(" ".join(bare_words(n)) for n in light.nouns)
            for verb in light.verbs:
                unit = _unit(frame, order, verb, {**frame.roles, **light.roles}, only, never)
                unit = unit._replace(kind="light")
                self.light.setdefault(f"{normal_root(verb.root)}.{verb.form}", []).append(
                    LightUnit(unit, nouns)
                )
        noun_unit = Unit(frame, order, frame.noun_roles, only, never, kind="noun")
        written = [*frame.nouns, *(masdar for verb in frame.verbs for masdar in verb.masdar or ())]
        self._below.update(fold(noun) for noun in written if noun.startswith("إ"))
        form = {masdar: verb.form for verb in frame.verbs for masdar in verb.masdar or ()}
        for noun in (*frame.nouns, *frame.participles):
            self.nouns.setdefault(fold(noun), []).append(noun_unit._replace(verb_form=form.get(noun, 0)))
        for phrase in frame.phrases:
            self.phrases.add(bare_words(phrase), noun_unit._replace(kind="phrase"))
        for phrase in frame.verb_phrases:
            lemma = f"{normal_root(phrase.verb.root)}.{phrase.verb.form}"
            unit = _unit(frame, order, phrase.verb, {**frame.roles, **phrase.roles}, only, never)._replace(
                kind="verb-phrase"
            )
            self.verb_phrases.setdefault(lemma, []).append(
                (unit, tuple(w for word in phrase.words for w in bare_words(word)))
            )


def _unit(
    frame: Frame, order: int, verb: Verb, roles: dict[str, str], only: tuple[str, ...], never: tuple[str, ...]
) -> Unit:
    return Unit(
        frame,
        order,
        {**roles, **verb.roles},
        _conditions(verb.only_with) or only,
        never + _conditions(verb.not_with),
        verb.usual,
        verb.passive,
        verb_form=verb.form,
    )


def _conditions(words: list[str]) -> tuple[str, ...]:
    return tuple(w if w.startswith("@") else " ".join(bare_words(w)) for w in words)


@lru_cache(maxsize=100_000)
def bare(form: str) -> str:
    """A folded word without its article."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def bare_words(text: str) -> tuple[str, ...]:
    """The folded words of a phrase, articles left out."""
    return tuple(bare(w) for w in folded_words(text))


@lru_cache(maxsize=4)
def frames_of(lexicon: Lexicon) -> Frames:
    """The frames of a lexicon, indexed once."""
    return Frames(lexicon)
