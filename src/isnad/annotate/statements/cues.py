"""The reporting cues of the lexicon, indexed for look-up by verb, noun and phrase."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged
from isnad.language.words import normal_root
from isnad.lexicon import Lexicon
from isnad.lexicon.lexicon import folded_words
from isnad.lexicon.schema import Cue, Verb
from isnad.lexicon.trie import Trie

Content = tuple[str, ...]


class CueVerb(NamedTuple):
    """A verb of saying: its cue family's id and stance and what may carry its content."""

    id: str
    stance: str
    content: Content
    to: tuple[str, ...]
    source: str | None
    through: tuple[str, ...]
    continuation: bool
    negated: str | None
    only_with: tuple[str, ...]
    not_with: tuple[str, ...]


class CuePhrase(NamedTuple):
    """A source phrase (`وفقا ل`): its last word may be a clitic that opens the next word."""

    id: str
    stance: str
    clitic: str


class Cues:
    """All cues of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, list[CueVerb]] = {}
        self.nouns: dict[str, CueVerb] = {}
        self.verb_phrases: dict[str, list[tuple[CueVerb, tuple[str, ...]]]] = {}
        self.phrases: Trie[CuePhrase] = Trie()
        self.tails: Trie[str] = Trie()
        self.through: Trie[tuple[str, ...]] = Trie()
        self.refusals: Trie[str] = Trie()
        self.unverified: Trie[str] = Trie()
        self.retractions: Trie[str] = Trie()
        self.anonymous: dict[str, str] = {}
        self.unnamed: Trie[str] = Trie()
        self.media: dict[str, str] = {}
        for cue in lexicon.cues:
            self._add(cue)
        self.openings = _with_and(self.phrases.root)  # words with which a source phrase begins
        self.attributing = self.openings.union(self.tails.root)
        self.of_noun = remembered(self._of_noun)
        self.tells = remembered(self._tells)
        for entry in lexicon.anonymity:
            for name in entry.names:
                words = folded_words(name)
                if len(words) == 1:
                    self.anonymous.setdefault(words[0], entry.kind)
                else:
                    self.unnamed.add(words, entry.kind)
            for phrase in entry.refusals:
                self.refusals.add(folded_words(phrase), phrase)
        for medium in lexicon.media:
            for name in medium.names:
                if " " not in name:
                    self.media.setdefault(fold(name), medium.kind)

    def _tells(self, tagged: Tagged) -> bool:
        """Whether a noun may be one of saying, by itself or as the masdar of a verb of saying."""
        return self.of_noun(tagged)[0] is not None or any(
            n.kind == "masdar" and n.lemma in self.verbs for n in tagged.nouns
        )

    def _of_noun(self, tagged: Tagged) -> tuple[CueVerb | None, str]:
        """The cue that a noun of saying is, with the pronoun of whose words it means, which may be empty."""
        for form in (tagged.rest, tagged.rest.removeprefix("ال")):
            if form in self.nouns:
                return self.nouns[form], ""
        for noun in tagged.nouns:
            if noun.base in self.nouns:
                # في رأيي: his who writes, or is quoted already
                return (None, "") if noun.enclitic == "ي" else (self.nouns[noun.base], noun.enclitic)
        return None, ""

    def _add(self, cue: Cue) -> None:
        for verb in cue.verbs:
            self.verbs.setdefault(f"{normal_root(verb.root)}.{verb.form}", []).append(_verb(cue, verb))
        for phrase in cue.verb_phrases:
            lemma = f"{normal_root(phrase.verb.root)}.{phrase.verb.form}"
            noun, *more = (fold(w) for w in phrase.words)
            words = (noun.removeprefix("ب").removeprefix("ال"), *more)
            self.verb_phrases.setdefault(lemma, []).append((_verb(cue, phrase.verb), words))
        for noun in cue.nouns:
            self.nouns.setdefault(
                fold(noun),
                CueVerb(cue.id, cue.stance, tuple(cue.content), (), None, (), False, None, (), ()),
            )
        if cue.through:
            for phrase in cue.phrases:
                self.through.add(folded_words(phrase), tuple(cue.through))
            return
        for phrase in cue.phrases:
            words = folded_words(phrase)
            if cue.stance in ("verify", "retract", "responsibility"):
                (self.unverified if cue.stance == "verify" else self.retractions).add(words, cue.id)
                continue
            clitic = words[-1] if len(words) > 1 and words[-1] in ("ل", "ب", "ك") else ""
            self.phrases.add(words[:-1] if clitic else words, CuePhrase(cue.id, cue.stance, clitic))
        for tail in cue.tails:
            self.tails.add(folded_words(tail), cue.id)


def _with_and(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand, and joined by و."""
    return frozenset(form for word in words for form in (word, "و" + word))


def _verb(cue: Cue, verb: Verb) -> CueVerb:
    to = (verb.to,) if isinstance(verb.to, str) else tuple(verb.to or ())
    negated = verb.negated if isinstance(verb.negated, str) else None
    content = tuple(verb.content) or ("that", "quote")
    return CueVerb(cue.id, verb.stance or cue.stance, content, to, verb.source, tuple(verb.through), verb.continuation or cue.continuation,
                   negated, tuple(fold(w) for w in verb.only_with), tuple(fold(w) for w in verb.not_with))  # fmt: skip


@lru_cache(maxsize=4)
def cues_of(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, indexed once."""
    return Cues(lexicon)
