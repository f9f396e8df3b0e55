"""The lexicon in memory: names, institutions, offices, frames and cues, indexed for matching.

Data are the YAML files beside this module (`data/`), with a user's folder of the same layout laid over them:
an entry of the same id replaces ours, any other is added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
import yaml

from isnad.errors import LexiconError
from isnad.language.folding import fold
from isnad.language.tokens import tokenise
from isnad.language.words import Morphology, VerbEntry, normal_root
from isnad.lexicon import schema
from isnad.lexicon.trie import Trie

E = TypeVar("E", bound=schema.Entry)


class Name(NamedTuple):
    """A name of the lexicon: what it names and how it may be used.

    `use` is `full` (stands alone), `short` (only after a full name in the article), `marked` (only after a word
    such as صحيفة, or in quotation marks), `loaded` (a partisan wording), `weak` (a place that is also a common word).
    """

    entity: str
    kind: str
    country: str | None
    sector: str | None
    en: str
    use: str
    group: str
    detail: str = ""


class Lexicon:
    """Everything the layers look up. Made by `load`."""

    def __init__(
        self, tables: dict[str, list[Any]], digest: str, vocabulary: dict[str, Any], geonames: list[str]
    ) -> None:
        self.digest = digest
        self.countries: dict[str, schema.Country] = {c.code: c for c in tables["countries"]}
        self.actors: dict[str, schema.Actor] = {a.id: a for a in tables["actors"]}
        self.places: dict[str, schema.PlaceEntry] = {p.id: p for p in tables["places"]}
        self.outlets: dict[str, schema.Outlet] = {o.id: o for o in tables["outlets"]}
        self.institutions: dict[str, schema.Institution] = {i.id: i for i in tables["institutions"]}
        self.offices: dict[str, schema.Office] = {o.id: o for o in tables["roles"]}
        self.frames: list[schema.Frame] = tables["frames"]
        self.cues: list[schema.Cue] = tables["cues"]
        self.media: list[schema.Medium] = tables["media"]
        self.anonymity: list[schema.Anonymity] = tables["anonymous"]
        self.contexts: list[dict[str, Any]] = tables["contexts"]
        self.instruments: list[dict[str, Any]] = tables["instruments"]

        self.names: Trie[Name] = Trie()
        self.institution_names: Trie[tuple[str, bool]] = Trie()
        self.office_names: Trie[tuple[str, bool]] = Trie()
        self.adjectives: dict[str, str] = {}
        self.coordinates: dict[str, tuple[float, float]] = {}
        self._index_countries()
        self._index_actors()
        self._index_places(geonames, {fold(w) for w in vocabulary["nouns"]["words"]})
        self._index_outlets()
        self._index_heads()
        self.morphology = self._morphology(vocabulary)

    # ------------------------------------------------------------------ indexing

    def _add(self, name: str, item: Name) -> None:
        words = folded_words(name)
        if words:
            self.names.add(words, item)

    def _index_countries(self) -> None:
        for c in self.countries.values():
            low = c.code.lower()
            item = Name(low, "GPE", c.code, "GOV", c.en, "full", "country")
            for name in c.names:
                self._add(name, item)
            for loaded in c.loaded:
                if " " in loaded.name:
                    self._add(loaded.name, item._replace(use="loaded", detail=loaded.by))
            for name in dict.fromkeys([*c.government, *([c.capital] if c.capital else [])]):
                entity = f"{low}.capital" if name == c.capital else f"{low}.government"
                kind = "GPE" if name == c.capital else "ORG"
                self._add(
                    name,
                    Name(
                        entity,
                        kind,
                        c.code,
                        "GOV",
                        name if kind == "GPE" else f"{c.en_adjective} government",
                        "full",
                        "government",
                    ),
                )
            for adjective in c.adjective:
                for form in nisba_forms(fold(adjective)):
                    self.adjectives.setdefault(form, c.code)
            for plural in c.demonym_plural:
                self.adjectives.setdefault(fold(plural), c.code)

    def _index_actors(self) -> None:
        for a in self.actors.values():
            full = Name(a.id, a.kind, a.country, a.sector, a.en, "full", "actor")
            for name in (*a.names, *a.alone):
                self._add(name, full)
            for name in a.short:
                self._add(name, full._replace(use="short"))
            for loaded in a.loaded:
                self._add(loaded.name, full._replace(use="loaded", detail=loaded.by))
            if a.kind == "PER":
                for name in a.names:
                    surname = surname_of(name)
                    if surname:
                        self._add(surname, full._replace(use="short"))

    def _index_places(self, geonames: list[str], nouns: set[str]) -> None:
        for p in self.places.values():
            kind = "FAC" if p.kind in FACILITIES else ("GPE" if p.kind in SETTLEMENTS else "LOC")
            item = Name(p.id, kind, p.country, None, p.en, "full", "place", p.kind)
            weak = {fold(w) for w in p.ambiguous}
            for name in p.names:
                bare = fold(name)
                use = (
                    "weak"
                    if bare in weak or bare in nouns or (bare.startswith("ال") and bare[2:] in nouns)
                    else "full"
                )
                self._add(name, item._replace(use=use))
            for loaded in p.loaded:
                self._add(loaded.name, item._replace(use="loaded", detail=loaded.by))
            if p.lat is not None and p.lon is not None:
                self.coordinates[p.id] = (p.lat, p.lon)
        by_name: dict[tuple[str, str], str] = {}
        for p in self.places.values():
            for name in p.names:
                by_name.setdefault((fold(name), p.country or ""), p.id)
        for line in geonames:
            if line.startswith("#") or line.startswith("geonameid") or not line.strip():
                continue
            number, arabic, latin, country, _admin, lat, lon, population = line.split("\t")[:8]
            place = (float(lat), float(lon))
            for name in arabic.split("|"):
                bare = fold(name)
                known = by_name.get((bare, country))
                if known:
                    self.coordinates.setdefault(known, place)
                    continue
                if len(bare) < 4 or bare in nouns or (bare.startswith("ال") and bare[2:] in nouns):
                    continue
                entity = f"geo.{number}"
                self.coordinates.setdefault(entity, place)
                use = "full" if int(population) >= 100_000 and len(bare) > 4 else "weak"
                self._add(name, Name(entity, "GPE", country, None, latin, use, "geonames", "city"))
        for c in self.countries.values():
            capital = by_name.get((fold(c.capital or ""), c.code))
            if capital and capital in self.coordinates:
                self.coordinates.setdefault(f"{c.code.lower()}.capital", self.coordinates[capital])

    def _index_outlets(self) -> None:
        for o in self.outlets.values():
            item = Name(o.id, "ORG", o.country, "JRN", o.en, "full", "outlet", o.kind)
            marked = {fold(n) for n in o.marked}
            for name in (*o.names, *o.abbreviations):
                self._add(name, item._replace(use="marked") if fold(name) in marked else item)
            for name in o.marked:
                self._add(name, item._replace(use="marked"))

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

    def _morphology(self, vocabulary: dict[str, Any]) -> Morphology:
        verbs: dict[str, VerbEntry] = {}
        for verb in self._verbs(vocabulary["verbs"]):
            root = normal_root(verb.root)
            entry = VerbEntry(root, verb.form, verb.vowel, tuple(verb.masdar))
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
        nouns = set(vocabulary["nouns"]["words"])
        for frame in self.frames:
            nouns.update(frame.nouns)
            for light in frame.light:
                nouns.update(light.nouns)
        for cue in self.cues:
            nouns.update(cue.nouns)
        heads = self.institution_names.words() | self.office_names.words()
        nouns |= {w[2:] if w.startswith("ال") and len(w) > 4 else w for w in heads} | heads
        nouns = {
            w
            for w in nouns
            if not _clitic_inside(fold(w), self.institution_names.root, self.office_names.root)
        }
        names = {n for n in self.names.words() if not _clitic_inside(n, self.names.root)}
        names |= {n[2:] for n in names if n.startswith("ال") and len(n) > 4}
        return Morphology(verbs.values(), nouns, vocabulary["functions"], names | set(self.adjectives))

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

    def place_country(self, entity: str | None) -> str | None:
        """The country of a place id, or null."""
        place = self.places.get(entity or "")
        return place.country if place else None


def _clitic_inside(word: str, *roots: dict[str, Any]) -> bool:
    """Whether a word of a longer name carries a proclitic there (`باسم`, `للحكومة`), so that it is no word by itself."""
    if any(word in root for root in roots):
        return False
    return word.startswith(("لل", "بال", "وال", "فال")) or (
        word[:1] in "لبو" and any(word[1:] in root or "ال" + word[1:] in root for root in roots)
    )


SETTLEMENTS = frozenset({"ADM1", "ADM2", "city", "town", "village", "quarter", "camp", "district"})
FACILITIES = frozenset({"base", "airport", "crossing", "port", "site", "dam", "field"})
_LAST_OF_COMPOUND = frozenset(
    fold(w) for w in ("الله", "الدين", "الإسلام", "الرحمن", "العزيز", "الملك", "الحق", "الإله")
)
_COMPOUND_HEADS = frozenset(
    fold(w)
    for w in (
        "عبد",
        "أبو",
        "أبي",
        "أبا",
        "بن",
        "ابن",
        "آل",
        "بو",
        "ولد",
        "بني",
        "فان",
        "دي",
        "دو",
        "ذو",
        "أم",
    )
)


@lru_cache(maxsize=100_000)
def folded_words(name: str) -> tuple[str, ...]:
    """A name as the trie wants it: its folded tokens, punctuation left out."""
    return tuple(t.form for t in tokenise(name) if t.kind != "punct")


def surname_of(name: str) -> str | None:
    """The part of a personal name that stands for it later: its last word, compounds kept whole.

    >>> surname_of("محمد بن سلمان"), surname_of("حسن نصر الله"), surname_of("قاسم سليماني")
    ('بن سلمان', 'نصر الله', 'سليماني')
    """
    words = name.split()
    if len(words) < 2:
        return None
    size = 1
    if fold(words[-1]) in _LAST_OF_COMPOUND and len(words) > 2:
        size = 2
    while size < len(words) and fold(words[-size - 1]) in _COMPOUND_HEADS and size + 1 < len(words):
        size += 1
    if size >= len(words):
        return None
    surname = " ".join(words[-size:])
    return surname if len(surname) > 2 else None


def nisba_forms(base: str) -> list[str]:
    """Every inflection of a folded nationality adjective, with and without the article.

    >>> nisba_forms("عراقي")[:4]
    ['عراقي', 'عراقيه', 'عراقيون', 'عراقيين']
    """
    endings = ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا") if base.endswith("ي") else ("",)
    forms = [base + e for e in endings]
    return forms + ["ال" + f for f in forms]


# ---------------------------------------------------------------------- loading

_KINDS: dict[str, type[schema.Entry]] = {
    "countries": schema.Country, "actors": schema.Actor, "places": schema.PlaceEntry, "outlets": schema.Outlet,
    "institutions": schema.Institution, "roles": schema.Office, "frames": schema.Frame, "cues": schema.Cue,
}  # fmt: skip


def load(folder: Path | None = None) -> Lexicon:
    """The lexicon, with a user's `folder` laid over it if given. Loaded once a process for the same files.

    Raises LexiconError (E201 unreadable YAML, E202 an entry that does not fit, E203 no such folder).
    """
    if folder is not None and not folder.is_dir():
        raise LexiconError(
            "E203", f"no lexicon folder at {folder}; give a folder with the layout of docs/lexicon.md"
        )
    return _load(str(folder) if folder else "")


@lru_cache(maxsize=4)
def _load(folder: str) -> Lexicon:
    roots: list[Traversable] = [resources.files("isnad.lexicon") / "data"]
    if folder:
        roots.append(Path(folder))
    digest = hashlib.sha256()
    tables: dict[str, list[Any]] = {k: [] for k in (*_KINDS, "media", "anonymous", "contexts", "instruments")}
    for root in roots:
        for path, text in _files(root):
            digest.update(path.encode() + b"\0" + text.encode())
            _read(path, text, tables)
    for table in ("countries", "actors", "places", "outlets", "institutions", "roles", "frames", "cues"):
        key = "code" if table == "countries" else "id"
        tables[table] = list({getattr(e, key): e for e in tables[table]}.values())
    language = resources.files("isnad.language") / "data"
    vocabulary: dict[str, Any] = {
        "functions": _yaml("function_words.yaml", (language / "function_words.yaml").read_text("utf-8")),
        "nouns": _yaml("nouns.yaml", (language / "nouns.yaml").read_text("utf-8")),
        "verbs": [
            _convert("verbs.yaml", v, schema.Verb)
            for v in _yaml("verbs.yaml", _optional(language / "verbs.yaml", "[]"))
        ],
    }
    geonames = _optional(resources.files("isnad.lexicon") / "data" / "geonames.tsv", "").splitlines()
    return Lexicon(tables, "sha256:" + digest.hexdigest()[:16], vocabulary, geonames)


def _optional(path: Traversable, default: str) -> str:
    return path.read_text("utf-8") if path.is_file() else default


def _files(root: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(root.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name, entry.read_text("utf-8")


def _yaml(path: str, text: str) -> Any:
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError("E201", f"{path} is not readable YAML ({error}); mend the file") from error


def _convert(path: str, value: Any, kind: type[E]) -> E:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        name = value.get("id", value) if isinstance(value, dict) else value  # pyright: ignore[reportUnknownMemberType]
        raise LexiconError(
            "E202", f"{path}: entry {name}: {error}; see docs/lexicon.md for the schema"
        ) from error


def _read(path: str, text: str, tables: dict[str, list[Any]]) -> None:
    table = path.split("/")[0].removesuffix(".yaml")
    stem = path.split("/")[-1].removesuffix(".yaml")
    if table == "cues" and stem in ("media", "anonymous"):
        table = stem
    if table not in tables:
        return
    entries = _yaml(path, text) or []
    match table:
        case "media":
            tables[table] += [_convert(path, m, schema.Medium) for e in entries for m in e.get("media", [e])]
        case "anonymous":
            tables[table] += [_convert(path, e, schema.Anonymity) for e in entries]
        case "contexts" | "instruments":
            tables[table] += entries
        case _:
            tables[table] += [_convert(path, e, _KINDS[table]) for e in entries]
