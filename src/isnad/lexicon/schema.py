"""The shape of lexicon files: what each YAML entry may say.

Names stand in natural orthography; matching is on folded text, so variants that differ only in hamza seats,
ة/ه, ى/ي or vowel marks are not listed. See `docs/lexicon.md` for how to write one's own.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Entry(msgspec.Struct, kw_only=True):
    """Base of every lexicon entry."""


class Loaded(Entry, kw_only=True):
    """A partisan wording of the same thing, and whose wording it is."""

    name: str
    by: str = ""


class Actor(Entry, kw_only=True):
    """A person, organisation or people known by name; `at_home` are forms by which the press of its own country
    means it, or of the countries in `home`."""

    id: str
    kind: Literal["PER", "ORG", "NORP"] = "ORG"
    en: str = ""
    names: list[str]
    short: list[str] = []
    alone: list[str] = []
    at_home: list[str] = []
    home: list[str] = []
    country: str | None = None
    sector: str | None = None
    member_of: list[str] = []
    loaded: list[Loaded] = []
    office: str | None = None
    office_from: str | None = None
    office_to: str | None = None
    ambiguous: list[str] = []


class PlaceEntry(Entry, kw_only=True):
    """A place known by name. `within` (YAML `in`) is the id of the place that contains it, `seat_of` of the government that it
    stands for where it acts, as a capital does for its country's."""

    id: str
    kind: str = "city"
    en: str = ""
    names: list[str]
    within: str | None = msgspec.field(default=None, name="in")
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    seat_of: str | None = None
    loaded: list[Loaded] = []
    ambiguous: list[str] = []


class Country(Entry, kw_only=True):
    """A country: its names, nationality adjectives (masculine singular), capital and names of its government; `epithets` are
    nouns by which its own press means it (`المملكة`), of several countries each; `near` are countries beside which it is rather meant by a
    name that it shares (`عمان`)."""

    code: str
    en: str
    en_adjective: str = ""
    names: list[str]
    adjective: list[str] = []
    demonym_plural: list[str] = []
    capital: str | None = None
    government: list[str] = []
    epithets: list[str] = []
    near: list[str] = []
    loaded: list[Loaded] = []
    ambiguous: list[str] = []


class Institution(Entry, kw_only=True):
    """A kind of body that a nationality turns into an entity (`وزارة الخارجية` + `العراقية`)."""

    id: str
    en: str = ""
    kind: str = "ORG"
    sector: str | None = None
    names: list[str] = []
    bound: list[str] = []
    generic: bool = False
    country: str | None = None
    same_as: str | None = None
    sector_from: str | None = None
    loaded: list[Loaded] = []
    ambiguous: list[str] = []
    per_state: bool = False


class Office(Entry, kw_only=True):
    """An office, rank or description that stands before a personal name or, with a nationality, for its holder.

    `per_state`, here and of institutions, says that a state has one; `stands_for` is the office whose id its holder gets
    (`خادم الحرمين الشريفين`: king)."""

    id: str
    en: str = ""
    of: str | None = None
    stands_for: str | None = None
    sector: str | None = None
    names: list[str] = []
    plural: list[str] = []
    rank: bool = False
    before_name: bool = True
    takes: str | None = "any"
    country: str | None = None
    per_state: bool = False


class Outlet(Entry, kw_only=True):
    """A news outlet, agency or platform."""

    id: str
    en: str = ""
    kind: str = "site"
    names: list[str] = []
    marked: list[str] = []
    abbreviations: list[str] = []
    country: str | None = None


class Verb(Entry, kw_only=True):
    """A verb as a lexical unit of a frame or cue.

    `masdar` are verbal nouns that the form does not give by rule; an empty list says that the verbal noun is not meant.
    For frames: `roles` override the frame's, `only_with` (YAML `with`) and `not_with` are words that must or must not
    stand in the phrase, `usual` is the voice of a form that may be either. For cues: `content` is what carries the
    reported content, `to` how the addressee is expressed, `source` (YAML `from`) the preposition before a source one
    step further back, `through` those before an addressee outlet, `negated` the stance under negation.
    """

    root: str
    form: int = 1
    vowel: str | None = None
    masdar: list[str] | None = None
    roles: dict[str, str] = {}
    passive: bool = True
    only_with: list[str] = msgspec.field(default_factory=list[str], name="with")
    not_with: list[str] = []
    content: list[str] = []
    to: str | list[str] | None = None
    source: str | None = msgspec.field(default=None, name="from")
    through: list[str] = []
    stance: str | None = None
    continuation: bool = False
    usual: str | None = None
    negated: str | bool | None = None


class Light(Entry, kw_only=True):
    """Light verbs with the event nouns they carry (`شنّ هجوما`)."""

    verbs: list[Verb]
    nouns: list[str]
    roles: dict[str, str] = {}


class VerbPhrase(Entry, kw_only=True):
    """A verb with fixed words after it (`أطلق النار`)."""

    verb: Verb
    words: list[str]
    roles: dict[str, str] = {}


class Example(Entry, kw_only=True):
    """A sentence that tests a frame: `isnad lexicon check` reads it. A role left out is not asked for; null says that nobody
    fills it."""

    text: str
    trigger: str | None = None
    actor: str | msgspec.UnsetType | None = msgspec.UNSET
    recipient: str | msgspec.UnsetType | None = msgspec.UNSET
    place: str | msgspec.UnsetType | None = msgspec.UNSET
    factuality: str | None = None
    type: str | None = None
    none: bool = False


class Frame(Entry, kw_only=True):
    """An event frame: what words tell it and which of their arguments are its parties."""

    id: str
    type: str
    mode: str | None = None
    contexts: list[str] = []
    verbs: list[Verb] = []
    light: list[Light] = []
    nouns: list[str] = []
    phrases: list[str] = []
    verb_phrases: list[VerbPhrase] = []
    participles: list[str] = []
    roles: dict[str, str] = {}
    noun_roles: dict[str, str] = {}
    factuality: str = "asserted"
    not_with: list[str] = []
    only_with: list[str] = msgspec.field(default_factory=list[str], name="with")
    lethal: bool = False
    injures: bool = False
    examples: list[Example] = []


class Wording(Entry, kw_only=True):
    """A partisan word for a deed or for people: `neutral` is the word that takes no side, `by` whose wording it is.

    `words` are nouns and adjectives, matched in every inflection; `of: place` asks for a place after the word.
    """

    id: str
    en: str
    neutral: str
    by: str
    words: list[str] = []
    phrases: list[str] = []
    verbs: list[Verb] = []
    of: Literal["place"] | None = None
    only_with: list[str] = msgspec.field(default_factory=list[str], name="with")
    not_with: list[str] = []


class Cue(Entry, kw_only=True):
    """A family of reporting cues of one stance."""

    id: str
    stance: str = "assert"
    verbs: list[Verb] = []
    nouns: list[str] = []
    phrases: list[str] = []
    tails: list[str] = []
    turns: list[str] = []
    verb_phrases: list[VerbPhrase] = []
    content: list[str] = []
    through: list[str] = []
    negated: str | bool | None = None
    continuation: bool = False


class Medium(Entry, kw_only=True):
    """A medium of a statement (`تغريدة`: tweet)."""

    names: list[str]
    kind: str


class Anonymity(Entry, kw_only=True):
    """Nouns for sources that may go unnamed, or phrases that refuse a name."""

    names: list[str] = []
    kind: str = "unknown"
    en: str = ""
    refusals: list[str] = []


DIVISIONS = frozenset({"ADM1", "ADM2", "district"})
SETTLEMENTS = frozenset({"ADM1", "ADM2", "city", "town", "village", "quarter", "camp", "district"})
FACILITIES = frozenset({"base", "airport", "crossing", "port", "site", "dam", "field"})
