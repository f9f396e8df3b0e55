"""The lexicon in memory: names, institutions, offices, frames and cues, indexed for matching.

Data are the YAML files beside this module (`data/`), with a user's folder of the same layout laid over them:
an entry of the same id replaces ours, any other is added.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from isnad.errors import LexiconError
from isnad.language.folding import fold
from isnad.language.words import Morphology
from isnad.lexicon.compiled import (
    Compiled,
    Name,
    encode,
    keep_for_good,
    key_of,
    no_collection,
    stored_or_built,
)
from isnad.lexicon.files import Raw, collect
from isnad.lexicon.names import folded_words, surname_of
from isnad.lexicon.trie import Trie

__all__ = ["OWN", "Lexicon", "Name", "compile_file", "folded_words", "load", "surname_of"]

OWN = "ISNAD_LEXICON"
"""The variable of the environment that names the folder of a user's own lexicon, here and in every process that is started."""


class Lexicon:
    """Everything the layers look up. Made by `load`."""

    def __init__(self, compiled: Compiled) -> None:
        self.digest = compiled.digest
        self.countries = compiled.countries
        self.actors = compiled.actors
        self.places = compiled.places
        self.outlets = compiled.outlets
        self.institutions = compiled.institutions
        self.offices = compiled.offices
        self.frames = compiled.frames
        self.cues = compiled.cues
        self.wordings = compiled.wordings
        self.media = compiled.media
        self.anonymity = compiled.anonymity
        self.contexts = compiled.contexts
        self.instruments = compiled.instruments
        self.names: Trie[Name] = Trie(compiled.names)
        self.institution_names: Trie[tuple[str, bool]] = Trie(compiled.institution_names)
        self.office_names: Trie[tuple[str, bool]] = Trie(compiled.office_names)
        self.adjectives = compiled.adjectives
        self.doubtful_adjectives = compiled.doubtful_adjectives
        self.coordinates = compiled.coordinates
        self.gazetteer: Trie[str] = Trie(compiled.gazetteer)
        self.verb_entries = compiled.verb_entries
        self.morphology = Morphology(compiled.vocabulary)
        self.epithets: dict[str, frozenset[str]] = {
            fold(form): frozenset(c.code for c in self.countries.values() if form in c.epithets)
            for country in self.countries.values()
            for form in country.epithets
        }
        self._nationalities: defaultdict[str, list[str]] = defaultdict(list)
        for form, code in self.adjectives.items():
            self._nationalities[code].append(form)
        self._bodies: dict[tuple[str, str, str], tuple[str, str]] = {}

    def state_body(self, country: str, institution: str, form: str = "") -> tuple[str, str]:
        """Id and English name of a country's body of a kind: composed of the two (`irq.navy`, `Iraqi navy`); of a kind that a state
        has one of, those of the actor that bears its name with the nationality, if there is one (`الجيش` + `العراقي`): by the folded
        words that it has here (`form`), else by the kind's first name, else by another."""
        key = (country, institution, form)
        known = self._bodies.get(key)
        if known is None:
            known = self._bodies[key] = self._state_body(country, institution, form)
        return known

    def _state_body(self, country: str, institution: str, form: str) -> tuple[str, str]:
        entry, state = self.institutions[institution], self.countries.get(country)
        nationalities = self._nationalities.get(country, ()) if entry.per_state else ()
        bearers = [self._bearers(folded_words(name), nationalities) for name in entry.names]
        here = self._bearers(tuple(form.split()), nationalities) if form else set[str]()
        for known in (here, *bearers[:1], set[str]().union(*bearers)):
            if len(known) == 1:
                actor = self.actors[known.pop()]
                return actor.id, actor.en
        english = f"{state.en_adjective if state else ''} {entry.en}".strip()
        return f"{country.lower()}.{entry.same_as or institution}", english

    def _bearers(self, words: Sequence[str], nationalities: Iterable[str]) -> set[str]:
        """The actors whose name is these words and a nationality."""
        return {
            name.entity
            for form in nationalities
            for size, names in (self.names.longest(words[0], [*words[1:], form]),)
            for name in names
            if size == len(words) + 1 and name.group == "actor" and name.use == "full"
        }

    def place_country(self, entity: str | None) -> str | None:
        """The country of a place id, or null."""
        place = self.places.get(entity or "")
        return place.country if place else None


def load(folder: Path | None = None) -> Lexicon:
    """The lexicon, with a user's `folder` laid over it, or the one that `ISNAD_LEXICON` names. Loaded once a process for the
    same files.

    Raises LexiconError (E201 unreadable YAML, E202 an entry that does not fit, E203 no such folder).
    """
    own = os.environ.get(OWN)
    folder = Path(own) if folder is None and own else folder
    if folder is not None and not folder.is_dir():
        raise LexiconError(
            "E203", f"no lexicon folder at {folder}; give a folder with the layout of docs/lexicon.md"
        )
    return _load(str(folder) if folder else "")


@lru_cache(maxsize=4)
def _load(folder: str) -> Lexicon:
    raw = collect(Path(folder) if folder else None)
    with no_collection():
        lexicon = Lexicon(stored_or_built(key_of(raw), lambda: _compile(raw)))
        keep_for_good()
    return lexicon


def _compile(raw: Raw) -> Compiled:
    from isnad.lexicon.files import parse
    from isnad.lexicon.indexing import compile_sources

    return compile_sources(parse(raw))


def compile_file(target: Path) -> None:
    """Write the compiled form of our own files to `target`.

    Put at `data/compiled.msgpack` beside this module when a package is built, it is read instead of the cache
    as long as files and program are those it was made from.
    """
    raw = collect(None)
    target.write_bytes(encode(key_of(raw), _compile(raw)))
