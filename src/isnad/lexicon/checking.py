"""What does not fit in a lexicon's entries although each of them fits its schema.

Some of it is certainly wrong (an id given twice, a container that does not exist, a name that nothing finds);
some only worth a look (one name for two bodies, one verb under two event types): language is ambiguous.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast, get_args

from isnad.language.conjugation import conjugate
from isnad.language.folding import fold
from isnad.language.prepositions import prepositions
from isnad.language.words import Morphology, normal_root
from isnad.lexicon.files import Located
from isnad.lexicon.schema import FACILITIES, SETTLEMENTS, Actor, Cue, Frame, PlaceEntry, Verb
from isnad.records import EventType


class Finding(NamedTuple):
    """One thing that does not fit: whether it is `certain`, its `kind`, the file, the entry's id, and what, in words.

    Kinds: `twice` (an id, or a name within an entry), `missing` (a field), `unknown` (a reference to nothing),
    `contradiction` (an entry and its container), `ambiguous` (a name of several), `unreachable` (a word that no
    text leads to), `two readings` (a word under two event types or two stances).
    """

    certain: bool
    kind: str
    path: str
    entry: str
    what: str


def check_entries(entries: Iterable[Located], morphology: Morphology) -> list[Finding]:
    """Everything found in these entries, what is certain first. `morphology` is that of the whole lexicon."""
    return sorted(_Check(list(entries), morphology).findings(), key=lambda f: (not f.certain, f.kind, f.path))


_ARGUMENTS = frozenset({"subject", "object", "idafa", "idafa_place", "adjective"})
"""Keys of roles beside the prepositions."""
_WIDE = frozenset({"region", "sea", "strait", "river", "mountain", "island"})
"""Kinds of places that may lie in several countries."""


class _Check:
    """The entries by kind, ours and the user's; of one id the last counts, as where a lexicon is made."""

    def __init__(self, entries: list[Located], morphology: Morphology) -> None:
        self.entries = entries
        self.morphology = morphology
        self.prepositions = prepositions(morphology)
        self.tables: dict[str, dict[str, Located]] = defaultdict(dict)
        for found in entries:
            key = identifier(found)
            if key:
                self.tables[found.table][key] = found

    def findings(self) -> Iterator[Finding]:
        """All of it."""
        yield from self._twice()
        for found in self.entries:
            match found.entry:
                case Actor():
                    yield from self._actor(found, found.entry)
                case PlaceEntry():
                    yield from self._place(found, found.entry)
                case Frame():
                    yield from self._frame(found, found.entry)
                case Cue():
                    yield from self._unread_verbs(found, found.entry.verbs)
                case _:
                    pass
            yield from _empty(found)
        yield from self._same_names()
        yield from self._two_readings()

    def _twice(self) -> Iterator[Finding]:
        seen: dict[tuple[int, str, str], str] = {}
        for found in self.entries:
            key = identifier(found)
            if not key:
                continue
            first = seen.setdefault((found.root, found.table, key), found.path)
            if seen[found.root, found.table, key] is not found.path or first is not found.path:
                yield _certain("twice", found, f"the id stands in {first} too; the later entry alone counts")
            yield from _repeated(found)
        by_file: dict[tuple[int, str, str, str], int] = defaultdict(int)
        for found in self.entries:
            by_file[found.root, found.path, found.table, identifier(found)] += 1
        for (_, path, _, key), number in by_file.items():
            if key and number > 1:
                yield Finding(
                    True, "twice", path, key, f"the id stands {number} times; the last entry alone counts"
                )

    def _actor(self, found: Located, actor: Actor) -> Iterator[Finding]:
        for field in ("en", "country", "sector"):
            if not getattr(actor, field):
                yield _certain("missing", found, f"no `{field}`")
        for group in actor.member_of:
            if group not in self.tables["actors"]:
                yield _certain("unknown", found, f"`member_of` {group} is no actor")
        yield from self._country(found, actor.country)

    def _country(self, found: Located, country: str | None) -> Iterator[Finding]:
        if country and country not in self.tables["countries"] and country not in _NO_STATES:
            yield _certain("unknown", found, f"country {country} is not in countries.yaml")

    def _place(self, found: Located, place: PlaceEntry) -> Iterator[Finding]:
        if not place.en:
            yield _certain("missing", found, "no `en`")
        if place.kind not in SETTLEMENTS | FACILITIES | _WIDE:
            yield _certain("unknown", found, f"kind {place.kind} is none of those in docs/lexicon.md")
        if place.kind not in _WIDE and not (place.within and place.country):
            yield _certain("missing", found, "no `in` or no `country`")
        yield from self._country(found, place.country)
        if not place.within:
            return
        container = self.tables["places"].get(place.within)
        if container is not None:
            country = cast(PlaceEntry, container.entry).country
        elif place.within.upper() in self.tables["countries"]:
            country = place.within.upper()
        else:
            yield _certain("unknown", found, f"`in` {place.within} is no place and no country")
            return
        if country and place.country and country != place.country:
            yield _certain(
                "contradiction", found, f"country {place.country}, but {place.within} is in {country}"
            )
        yield from self._circle(found, place)

    def _circle(self, found: Located, place: PlaceEntry) -> Iterator[Finding]:
        seen = {place.id}
        within = place.within
        while within and (above := self.tables["places"].get(within)):
            if within in seen:
                yield _certain("contradiction", found, f"lies within itself by way of {within}")
                return
            seen.add(within)
            within = cast(PlaceEntry, above.entry).within

    def _frame(self, found: Located, frame: Frame) -> Iterator[Finding]:
        if frame.type not in get_args(EventType):
            yield _certain("unknown", found, f"type {frame.type} is none of PLOVER's")
        light = [verb for entry in frame.light for verb in entry.verbs]
        phrases = [phrase.verb for phrase in frame.verb_phrases]
        yield from self._unread_verbs(found, [*frame.verbs, *light, *phrases])
        tables = [
            entry.roles for entry in (*frame.verbs, *light, *frame.light, *phrases, *frame.verb_phrases)
        ]
        for key in dict.fromkeys(k for roles in (frame.roles, frame.noun_roles, *tables) for k in roles):
            if key not in _ARGUMENTS and key not in self.prepositions:
                yield _certain("unreachable", found, f"no phrase is read with the role key {key}")
        for noun in (*frame.nouns, *frame.participles):
            if " " not in noun and not self._reads_noun(noun):
                yield _certain("unreachable", found, f"no text is read as the noun {noun}")
        if not any(
            (frame.verbs, frame.light, frame.nouns, frame.phrases, frame.verb_phrases, frame.participles)
        ):
            yield _certain("missing", found, "no verb, noun or phrase")

    def _unread_verbs(self, found: Located, verbs: Sequence[Verb]) -> Iterator[Finding]:
        for lemma, verb in {f"{normal_root(v.root)}.{v.form}": v for v in verbs}.items():
            root = normal_root(verb.root)
            try:
                forms = [
                    form
                    for form, features in conjugate(root, verb.form, verb.vowel)
                    if features.person == 3
                    and features.voice == "active"
                    and features.tense in ("perfect", "imperfect")
                ]
            except ValueError as error:
                yield _certain("unreachable", found, str(error))
                continue
            unread = [
                form for form in forms if all(r.lemma != lemma for r in self.morphology.word(form).verbs)
            ]
            if len(unread) * 2 > len(forms):
                yield _certain(
                    "unreachable", found, f"{lemma}: {unread[0]} and others are not read as this verb"
                )

    def _reads_noun(self, noun: str) -> bool:
        word = self.morphology.word(noun)
        base = fold(noun).removeprefix("ال")
        return bool(word.function) or any(
            base in (n.base, n.citation, n.base.removeprefix("ال")) for n in word.nouns
        )

    def _same_names(self) -> Iterator[Finding]:
        """Names that two entries have where nothing tells which is meant."""
        named: dict[str, dict[tuple[str, str], Located]] = defaultdict(dict)
        for table in ("actors", "outlets", "places"):
            for key, found in self.tables[table].items():
                doubtful = {fold(name) for name in getattr(found.entry, "ambiguous", ())}
                for name in found.entry.names:
                    if fold(name) not in doubtful:
                        named[fold(name)].setdefault((table, key), found)
        for name, owners in named.items():
            kinds = {table for table, _ in owners}
            if (
                len(owners) < 2
                or kinds == {"outlets", "places"}
                or (kinds == {"places"} and self._nested(owners))
            ):
                continue
            first, *others = owners.values()
            ids = ", ".join(identifier(other) for other in others)
            twins = kinds == {"actors", "outlets"} and first.entry.country == others[-1].entry.country
            named_so = next(n for n in first.entry.names if fold(n) == name)
            message = f"{named_so} is a name of {ids} too"
            yield Finding(
                twins and first.entry.kind != "PER", "ambiguous", first.path, identifier(first), message
            )

    def _nested(self, owners: dict[tuple[str, str], Located]) -> bool:
        """Whether the places of one name lie within one another, or in different countries."""
        places = [cast(PlaceEntry, found.entry) for found in owners.values()]
        if len({place.country for place in places}) == len(places):
            return True
        ids = {place.id for place in places}
        return sum(place.within not in ids for place in places) <= 1

    def _two_readings(self) -> Iterator[Finding]:
        """Verbs and nouns under two event types, or two stances, without a condition that settles which."""
        for table, field in (("frames", "type"), ("cues", "stance")):
            owners: dict[str, list[Located]] = defaultdict(list)
            for found in self.tables[table].values():
                entry = found.entry
                conditions = getattr(entry, "only_with", [])
                for verb in entry.verbs:
                    if not (verb.only_with or conditions or (table == "cues" and verb.content)):
                        owners[f"{normal_root(verb.root)}.{verb.form}"].append(found)
                for noun in () if conditions else entry.nouns:
                    owners[fold(noun)].append(found)
            for unit, places in owners.items():
                senses = {getattr(found.entry, field): found for found in places}
                if len(senses) > 1:
                    told = ", ".join(f"{sense} ({identifier(found)})" for sense, found in senses.items())
                    yield Finding(
                        False, "two readings", places[0].path, identifier(places[0]), f"{unit}: {told}"
                    )


_NO_STATES = frozenset({"IGO", "NGO"})


def identifier(found: Located) -> str:
    """An entry's id; empty for lists of words that have none."""
    key = "code" if found.table == "countries" else "id"
    return str(getattr(found.entry, key, "") or "")


def _certain(kind: str, found: Located, what: str) -> Finding:
    return Finding(True, kind, found.path, identifier(found), what)


def _repeated(found: Located) -> Iterator[Finding]:
    """Names of an entry that are spelt the same once folded: one of them says nothing."""
    seen: dict[str, str] = {}
    for name in getattr(found.entry, "names", ()):
        first = seen.setdefault(fold(name), name)
        if first is not name:
            yield _certain("twice", found, f"{name} is matched as {first} is; one of them is enough")


def _empty(found: Located) -> Iterator[Finding]:
    entry: Any = found.entry
    if not hasattr(entry, "names") or getattr(entry, "bound", None) or getattr(entry, "marked", None):
        return
    if not entry.names and not getattr(entry, "plural", None) and not getattr(entry, "refusals", None):
        yield _certain("missing", found, "no name")
