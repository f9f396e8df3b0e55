"""From the entries of lexicon files to the compiled lexicon: every name, head and word in its index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from isnad.language.conjugation import conjugate
from isnad.language.folding import fold
from isnad.language.numbers import is_number_word
from isnad.language.words import VerbEntry, Vocabulary, normal_root, vocabulary
from isnad.lexicon import schema
from isnad.lexicon.compiled import AT_HOME, EVERYDAY, Compiled, Name
from isnad.lexicon.files import Sources
from isnad.lexicon.given import given_names
from isnad.lexicon.names import folded_words, nisba_forms, surname_of
from isnad.lexicon.trie import Trie


def compile_sources(sources: Sources) -> Compiled:
    """The compiled lexicon of these entries."""
    return _Index(sources).compiled()


_PRESS = frozenset(fold(word) for word in ("صحيفة", "جريدة", "مجلة", "يومية", "أسبوعية", "صحف"))
_LEAST_WORDS = 2
"""Words after its first that a body's name must have to be left out of its nationality at home."""


class _Index:
    """The tables by id, and the indexes over them as they grow."""

    def __init__(self, sources: Sources) -> None:
        tables = self.tables = sources.tables
        self.sources = sources
        self.countries: dict[str, schema.Country] = {c.code: c for c in tables["countries"]}
        self.actors: dict[str, schema.Actor] = {a.id: a for a in tables["actors"]}
        self.places: dict[str, schema.PlaceEntry] = {p.id: p for p in tables["places"]}
        self.outlets: dict[str, schema.Outlet] = {o.id: o for o in tables["outlets"]}
        self.institutions: dict[str, schema.Institution] = {i.id: i for i in tables["institutions"]}
        self.offices: dict[str, schema.Office] = {o.id: o for o in tables["roles"]}
        self.frames: list[schema.Frame] = tables["frames"]
        self.cues: list[schema.Cue] = tables["cues"]
        self.names: Trie[Name] = Trie()
        self.institution_names: Trie[tuple[str, bool]] = Trie()
        self.office_names: Trie[tuple[str, bool]] = Trie()
        self.adjectives: dict[str, str] = {}
        self.doubtful_adjectives: set[str] = set()
        self.coordinates: dict[str, tuple[float, float]] = {}
        self._index_countries()
        self._index_actors()
        self._index_places()
        self._index_outlets()
        self._index_heads()

    def compiled(self) -> Compiled:
        """What stands in the indexes now, with the vocabulary that follows from it."""
        words = self._vocabulary()
        return Compiled(
            digest=self.sources.digest,
            countries=self.countries,
            actors=self.actors,
            places=self.places,
            outlets=self.outlets,
            institutions=self.institutions,
            offices=self.offices,
            frames=self.frames,
            cues=self.cues,
            wordings=self.tables["wordings"],
            media=self.tables["media"],
            anonymity=self.tables["anonymous"],
            contexts=self.tables["contexts"],
            instruments=self.tables["instruments"],
            names=self.names.root,
            institution_names=self.institution_names.root,
            office_names=self.office_names.root,
            adjectives=self.adjectives,
            doubtful_adjectives=self.doubtful_adjectives,
            coordinates=self.coordinates,
            gazetteer=self._gazetteer().root,
            verb_entries=self.verb_entries,
            vocabulary=words,
        )

    def _gazetteer(self) -> Trie[str]:
        """What a word or phrase may name, for the sequence model: the names without an entry by the key of their list, the
        words of our people's names as `part`, towns as `town`."""
        found: Trie[str] = Trie()
        for kind, names in self.sources.gazetteer.items():
            for name in names:
                found.add(folded_words(name), kind)
        for actor in self.actors.values():
            for name in actor.names if actor.kind == "PER" else ():
                for word in folded_words(name)[1:]:
                    found.add([word], "part")
        for row in self.sources.geonames:
            for name in row[1].split("|"):
                found.add(folded_words(name), "town")
        return found

    def _add(self, name: str, item: Name) -> None:
        words = folded_words(name)
        if words:
            self.names.add(words, item)

    def _index_countries(self) -> None:
        for c in self.countries.values():
            low = c.code.lower()
            doubtful = {fold(name) for name in c.ambiguous}
            item = Name(low, "GPE", c.code, "GOV", c.en, "full", "country")
            for name in c.names:
                self._add(name, item._replace(use="weak" if fold(name) in doubtful else "full"))
            for loaded in c.loaded:
                if " " in loaded.name:
                    self._add(loaded.name, item._replace(use="loaded", detail=loaded.by))
            capital = (c.capital,) if c.capital else ()
            seat = item._replace(entity=f"{low}.capital", en="", group="government")
            government = seat._replace(
                entity=f"{low}.government", kind="ORG", en=f"{c.en_adjective} government"
            )
            for name in dict.fromkeys((*c.government, *capital)):
                use = "weak" if fold(name) in doubtful else "full"
                known = seat._replace(en=name) if name in capital else government
                self._add(name, known._replace(use=use))
            for adjective in c.adjective:
                forms = nisba_forms(fold(adjective))
                self.adjectives.update((form, c.code) for form in forms if form not in self.adjectives)
                if fold(adjective) in doubtful:
                    self.doubtful_adjectives.update(forms)
            for plural in c.demonym_plural:
                self.adjectives.setdefault(fold(plural), c.code)
                if fold(plural) in doubtful:
                    self.doubtful_adjectives.add(fold(plural))

    def _index_actors(self) -> None:
        listed = [*self.sources.nouns, *self.sources.homographs, *given_names().given]
        everyday = {fold(word) for word in listed}
        everyday |= {fold(word) for words in self.sources.functions.values() for word in words}
        for a in self.actors.values():
            full = Name(a.id, a.kind, a.country, a.sector, a.en, "full", "actor")
            doubtful = {fold(name) for name in a.ambiguous}
            for name in (*a.names, *a.alone):
                self._add(name, full._replace(use="short") if fold(name) in doubtful else full)
            for name in a.short:
                self._add(name, full._replace(use="short", detail=AT_HOME if " " in name else ""))
            for name in (*a.at_home, *self._without_nationality(a)):
                self._add(name, full._replace(use="short", detail=AT_HOME))
            for loaded in a.loaded:
                self._add(loaded.name, full._replace(use="loaded", detail=loaded.by))
            if a.kind == "PER":
                for name in a.names:
                    surname = surname_of(name)
                    if surname and not is_number_word(fold(surname)):  # ليو الرابع عشر
                        bare = fold(surname).removeprefix("ال")
                        detail = EVERYDAY if bare in everyday or fold(surname) in everyday else ""
                        self._add(surname, full._replace(use="short", detail=detail))

    def _without_nationality(self, actor: schema.Actor) -> Iterator[str]:
        """A body's names without its own nationality at their end (`نادي الأسير` of `نادي الأسير الفلسطيني`), where two words or more are
        left that do not say a kind of body already."""
        if actor.kind != "ORG":
            return
        for name in actor.names:
            first, *others = name.split()
            if len(others) < _LEAST_WORDS or self.adjectives.get(fold(others[-1])) != actor.country:
                continue
            if not others[-1].startswith("ال") or others[-2] in ("في", "من"):
                continue  # في السعودية
            rest = " ".join([first, *others[:-1]])
            if fold(rest) not in self._kinds and rest not in (*actor.names, *actor.short, *actor.at_home):
                yield rest

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The names of institutions and offices."""
        heads = [*self.institutions.values(), *self.offices.values()]
        bound = [name for i in self.institutions.values() for name in i.bound]
        return frozenset(fold(name) for name in [*(n for h in heads for n in h.names), *bound])

    def _index_places(self) -> None:
        everyday_nouns = {fold(w) for w in self.sources.nouns}
        for p in self.places.values():
            kind = (
                "FAC" if p.kind in schema.FACILITIES else ("GPE" if p.kind in schema.SETTLEMENTS else "LOC")
            )
            item = Name(p.id, kind, p.country, None, p.en, "full", "place", p.kind)
            weak = {fold(w) for w in p.ambiguous}
            for name in p.names:
                bare = fold(name)
                use = (
                    "weak"
                    if bare in weak or bare.removeprefix("ال") in everyday_nouns or bare in everyday_nouns
                    else "full"
                )
                self._add(name, item._replace(use=use))
            for loaded in p.loaded:
                self._add(loaded.name, item._replace(use="loaded", detail=loaded.by))
        self._locate()
        self._index_towns(everyday_nouns | {fold(w) for w in self.sources.homographs})

    def _locate(self) -> None:
        """Give our places, and the capitals, the coordinates of the table where no file of entries says other."""
        for key, number, lat, lon in self.sources.coordinates:
            self.coordinates[key] = (float(lat), float(lon))
            place = self.places.get(key)
            if place is not None and place.lat is None:
                place.geonames = int(number) if number else None
                place.lat, place.lon = self.coordinates[key]
        for p in self.places.values():
            if p.lat is not None and p.lon is not None:
                self.coordinates[p.id] = (p.lat, p.lon)

    def _index_towns(self, everyday: set[str]) -> None:
        """The towns of the gazetteer: other names of our places, else places of their own."""
        by_name: dict[tuple[str, str], schema.PlaceEntry] = {}
        for p in self.places.values():
            for name in p.names:
                by_name.setdefault((fold(name), p.country or ""), p)
        by_number = {p.geonames: p for p in self.places.values() if p.geonames}
        for number, arabic, latin, country, _admin, lat, lon, population in self.sources.geonames:
            ours = by_number.get(int(number))
            for name in arabic.split("|"):
                bare = fold(name)
                if (bare, country) in by_name:
                    continue
                if len(bare) < 4 or bare in everyday or bare.removeprefix("ال") in everyday:
                    continue
                use = "full" if int(population) >= 100_000 and len(bare) > 4 else "weak"
                if ours:
                    item = Name(ours.id, "GPE", country, None, ours.en, use, "place", ours.kind)
                else:
                    item = Name(f"geo.{number}", "GPE", country, None, latin, use, "geonames", "city")
                    self.coordinates.setdefault(item.entity, (float(lat), float(lon)))
                self._add(name, item)

    def _index_outlets(self) -> None:
        own = {fold(name) for o in self.outlets.values() for name in (*o.names, *o.marked, *o.abbreviations)}
        for o in self.outlets.values():
            item = Name(o.id, "ORG", o.country, "JRN", o.en, "full", "outlet", o.kind)
            marked = {fold(n) for n in o.marked}
            for name in (*o.names, *o.abbreviations):
                self._add(name, item._replace(use="marked") if fold(name) in marked else item)
            papers = (*o.names, *o.marked) if o.kind == "paper" else ()
            at_home = (n for n in papers if self._ends_in(n, o.country))
            bare = (n.rsplit(" ", 1)[0] for n in at_home)
            for name in (*o.marked, *(n for n in bare if fold(n) not in own)):
                self._add(name, item._replace(use="marked"))

    def _ends_in(self, name: str, country: str | None) -> bool:
        """Whether a name ends in the nationality of a country: `صحيفة الوطن الكويتية`."""
        first, *others = name.split()
        if fold(first).removeprefix("ال") in _PRESS:
            return False  # الجريدة الكويتية
        return (
            bool(others) and others[-1].startswith("ال") and self.adjectives.get(fold(others[-1])) == country
        )

    def _index_heads(self) -> None:
        for i in self.institutions.values():
            for name in i.names:
                self.institution_names.add(folded_words(name), (i.id, False))
            for name in i.bound:
                self.institution_names.add(folded_words(name), (i.id, True))
        for o in self.offices.values():
            for name in o.names:
                self.office_names.add(folded_words(name), (o.id, False))
            for name in o.plural:
                self.office_names.add(folded_words(name), (o.id, True))

    def _vocabulary(self) -> Vocabulary:
        verbs: dict[str, VerbEntry] = {}
        for verb in self._verbs(self.sources.verbs):
            root = normal_root(verb.root)
            entry = VerbEntry(root, verb.form, verb.vowel, tuple(verb.masdar or ()))
            seen = verbs.get(entry.lemma)
            if seen:
                entry = VerbEntry(
                    root,
                    verb.form,
                    seen.vowel or verb.vowel,
                    tuple(dict.fromkeys((*seen.masdars, *entry.masdars))),
                )
            verbs[entry.lemma] = entry
        self.verb_entries = verbs
        nouns = set(self.sources.nouns)
        for frame in self.frames:
            nouns.update(frame.nouns)
            for light in frame.light:
                nouns.update(light.nouns)
        for cue in self.cues:
            nouns.update(cue.nouns)
        for wording in self.tables["wordings"]:
            nouns.update(wording.words)
        heads = self.institution_names.words() | self.office_names.words()
        nouns |= {w[2:] if w.startswith("ال") and len(w) > 4 else w for w in heads} | heads
        nouns = {
            w
            for w in nouns
            if not _clitic_inside(fold(w), self.institution_names.root, self.office_names.root)
        }
        folded = {fold(w) for w in nouns}
        names = {
            n
            for n in self.names.words()
            if not _clitic_inside(n, self.names.root)
            and not (
                n.startswith("ل") and n[1:] in folded and not self.names.longest(n, ())[0]
            )  # لحقوق الإنسان
        }
        names |= {n[2:] for n in names if n.startswith("ال") and len(n) > 4}
        names -= {fold(form) for form, _ in conjugate("كون", 1, "u")}  # ستروس كان
        if "ما" in self.names.root:
            names -= self.names.root["ما"].next.keys()  # ما يعرف بتنظيم …
        return vocabulary(verbs.values(), nouns, self.sources.functions, names | set(self.adjectives))

    def _verbs(self, general: list[schema.Verb]) -> Iterator[schema.Verb]:
        yield from general
        for frame in self.frames:
            yield from frame.verbs
            for light in frame.light:
                yield from light.verbs
            for phrase in frame.verb_phrases:
                yield phrase.verb
        for cue in self.cues:
            yield from cue.verbs
            for phrase in cue.verb_phrases:
                yield phrase.verb
        for wording in self.tables["wordings"]:
            yield from wording.verbs


def _clitic_inside(word: str, *roots: dict[str, Any]) -> bool:
    """Whether a word of a longer name carries a proclitic there (`باسم`, `للحكومة`): no word by itself."""
    if any(word in root for root in roots):
        return False
    return word.startswith(("لل", "بال", "وال", "فال")) or (
        word[:1] in "لبو" and any(word[1:] in root or "ال" + word[1:] in root for root in roots)
    )
