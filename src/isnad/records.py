"""The records: what Isnad says of an article and of many articles together.

They are the public contract. JSON Schema, SQLite tables and Arrow schemas derive from these Structs and
from nothing else. Every span is `[start, end)` in code points of the article's clean text, and the `text`
beside it equals `article.text[start:end]`.

Values: dates are ISO 8601, as precise as the text allows (`2020-01-03`, `2024-W38`, `2024-09`, `2014`) with `XXXX` for a
year that nothing gives; times are TIMEX3 values; countries ISO 3166 alpha-3, or `IGO` and `NGO`; event
types, modes, contexts and sectors those of the PLOVER ontology.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Factuality = Literal["asserted", "denied", "negated", "planned", "threatened", "demanded", "conditional"]
MentionKind = Literal["PER", "ORG", "LOC", "GPE", "FAC", "NORP", "ROLE"]
LinkKind = Literal[
    "outlet", "agency", "official", "military", "witness", "document", "group", "person", "unknown"
]
Precision = Literal["site", "city", "district", "governorate", "country", "region"]
Relation = Literal["copy", "edited", "rewrite"]
FigureKind = Literal["agree", "update", "conflict", "retracted"]
ChangeKind = Literal["incident", "sources", "conflict", "denial", "deadline"]
PledgeStatus = Literal["open", "kept", "missed", "extended", "unknown"]
CorrectionKind = Literal["one", "apart", "event", "incident", "identity", "no-duplicate", "undo"]
CorrectedField = Literal["actor", "recipient", "place", "date", "type"]
CorrectionState = Literal["applied", "undone", "unfit", "undo"]


class Record(msgspec.Struct, kw_only=True):
    """Base of every record: keyword arguments only, plain JSON types within."""


# ---------------------------------------------------------------- the article


class Removed(Record, kw_only=True):
    """A piece that cleaning took out: its text, why (`share-bar`, `menu`, `caption` …), where in the raw text."""

    text: str
    why: str
    raw_start: int = 0


class Article(Record, kw_only=True):
    """One published text.

    `text` is `raw` less the pieces in `removed`; `pieces` maps it back: `(clean start, raw start, length)`
    in order. For HTML, `raw` is the text taken from the page. `published_from` says whence the date is:
    `metadata`, `html`, `dateline`, or null with a null date. `notes` tell of repairs (`mojibake repaired`).
    """

    id: str
    source: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str = "ar"
    text: str = ""
    removed: list[Removed] = msgspec.field(default_factory=list[Removed])
    notes: list[str] = msgspec.field(default_factory=list[str])
    raw: str = ""
    pieces: list[tuple[int, int, int]] = msgspec.field(default_factory=list[tuple[int, int, int]])


class MadeBy(Record, kw_only=True):
    """Which program, layers and lexicon made the annotations."""

    isnad: str = ""
    layers: dict[str, str] = msgspec.field(default_factory=dict[str, str])
    lexicon: str = ""


# ---------------------------------------------------------------- annotations of one article


class Span(Record, kw_only=True):
    """A stretch of the clean text."""

    text: str
    start: int
    end: int


class Mention(Span, kw_only=True):
    """A name in the text. `entity` is the lexicon's id or, for a name it does not know, one made from its
    fullest form in the article (`name:…`). `rule` says how it was found (`lexicon`, `composition`, `title`,
    `repetition`, `sequence` for a name that only the trained model saw).

    `proper` is where the proper name itself stands in it (`حماس` in `حركة حماس`); null for what only describes
    (`الجيش اللبناني`, `وزير الدفاع`)."""

    kind: MentionKind
    entity: str | None = None
    name_en: str | None = None
    country: str | None = None
    sector: str | None = None
    rule: str = ""
    proper: tuple[int, int] | None = None


class Time(Span, kw_only=True):
    """A time expression with its TIMEX3 type and value.

    `mod` is START, MID, END or APPROX. `anchored_on` is what a relative value was counted from:
    `published`, `times[i]`, or null where the expression stands by itself."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    anchored_on: str | None = None


class Quantity(Span, kw_only=True):
    """A count or measure: `low` and `high` are equal where exact, null where the text leaves that side open.

    `noun` is the counted noun as written, `unit` a currency code, `%`, `km` … where it is a measure."""

    low: float | None
    high: float | None
    approx: bool = False
    noun: str = ""
    unit: str | None = None


class Party(Record, kw_only=True):
    """Who acts, suffers, speaks or promises, as a head noun phrase; the span is null where only context names it."""

    text: str
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    country: str | None = None
    sector: str | None = None


class Link(Record, kw_only=True):
    """One link of an attribution chain. `count` is how many sources it speaks of (two officials: 2),
    `media` the means (`statement`, `tweet`, `interview`, `report` …)."""

    text: str
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    kind: LinkKind = "unknown"
    anonymous: bool = False
    count: int | None = None
    media: str | None = None


class Statement(Span, kw_only=True):
    """Reported content: the span is the content. `chain` runs from the outlet's nearest source to the root,
    whose words they are (`speaker`). `stance` is the cue's: `assert`, `deny`, `demand`, `promise`, `warn` …;
    `rule` the id of the cue. `within` is the index of the statement this one is nested in."""

    kind: Literal["direct", "indirect"]
    cue: Span | None = None
    speaker: Party | None = None
    chain: list[Link] = msgspec.field(default_factory=list[Link])
    anonymous: bool = False
    stance: str = "assert"
    within: int | None = None
    rule: str = ""


class Place(Record, kw_only=True):
    """Where an event happened. `precision` tells how small the place is; `lat` and `lon` in degrees (WGS 84)."""

    text: str
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class Count(Record, kw_only=True):
    """How many people: null on a side that the text leaves open."""

    low: int | None
    high: int | None
    text: str = ""
    start: int | None = None
    end: int | None = None


class TellingWord(Span, kw_only=True):
    """A word, or words side by side, that tell an event. `frame` is the frame that they are of: where a deed is told with what came of it
    (`قُتل خمسة في انفجار`), each word has its own."""

    frame: str


class Event(Span, kw_only=True):
    """An event mention; the span is its trigger, from the first of the words that tell it to the last.

    `words` are these words alone, without what stands between them (`شنّت … غارات`, `قُتل … في انفجار`), in text order.
    `actors` and `recipients` are all parties in order, `actor` and `recipient` the first of each.
    `date_from` names what dates it: `times[i]`, `published`, or null. `statement` is the index of the innermost
    statement it stands in. `presupposed` is true where the clause takes the event for granted (a condemnation
    of it, a call to investigate it) and so testifies to nothing. `background` is true for history told in passing. `alleged`
    is true where its actor is but whom the text says somebody accuses of it (`اتهم الجيش الجماعة بتدبير الهجوم`).
    """

    type: EventType
    mode: str | None = None
    contexts: list[str] = msgspec.field(default_factory=list[str])
    actor: Party | None = None
    recipient: Party | None = None
    actors: list[Party] = msgspec.field(default_factory=list[Party])
    recipients: list[Party] = msgspec.field(default_factory=list[Party])
    place: Place | None = None
    date: str | None = None
    date_from: str | None = None
    factuality: Factuality = "asserted"
    deaths: Count | None = None
    injured: Count | None = None
    statement: int | None = None
    presupposed: bool = False
    background: bool = False
    alleged: bool = False
    words: list[TellingWord] = msgspec.field(default_factory=list[TellingWord])
    frame: str = ""
    confidence: float = 0.5


class Pledge(Span, kw_only=True):
    """A commitment or announced deadline. `due` is an ISO date as precise as the text allows, or null."""

    who: Party | None = None
    due: str | None = None
    statement: int | None = None


class Wording(Span, kw_only=True):
    """A word or name that takes a side (`العدوان`, `شهيد`, `العدو الصهيوني`).

    `id` is the lexicon's id of the wording or, for a name, of the entity; `neutral` what would take no side, empty where
    the lexicon has no Arabic name for the entity; `by` whose wording it is (`opponents`, `side of the dead`)."""

    id: str
    neutral: str = ""
    by: str = ""
    entity: str | None = None


class Ref(Record, kw_only=True):
    """A span in an article, the article named by its `source`."""

    article: str
    start: int
    end: int


class Denial(Span, kw_only=True):
    """A denial or retraction in the article. `denies` is the span of the claim denied where this article tells it."""

    who: Party | None = None
    denies: Span | None = None
    statement: int | None = None
    retraction: bool = False


class Credit(Span, kw_only=True):
    """A credit line: the agency, paper or site that the outlet has the text from (`المصدر: …`, `(أ ف ب)`)."""

    entity: str | None = None
    kind: LinkKind = "agency"


class Annotations(Record, kw_only=True):
    """Everything Isnad reads in one article, each list in text order."""

    article: Article
    made_by: MadeBy = msgspec.field(default_factory=MadeBy)
    sentences: list[tuple[int, int]] = msgspec.field(default_factory=list[tuple[int, int]])
    mentions: list[Mention] = msgspec.field(default_factory=list[Mention])
    times: list[Time] = msgspec.field(default_factory=list[Time])
    quantities: list[Quantity] = msgspec.field(default_factory=list[Quantity])
    credits: list[Credit] = msgspec.field(default_factory=list[Credit])
    statements: list[Statement] = msgspec.field(default_factory=list[Statement])
    events: list[Event] = msgspec.field(default_factory=list[Event])
    pledges: list[Pledge] = msgspec.field(default_factory=list[Pledge])
    denials: list[Denial] = msgspec.field(default_factory=list[Denial])
    wordings: list[Wording] = msgspec.field(default_factory=list[Wording])


# ---------------------------------------------------------------- the chronicle of many articles


class ArticleRef(Record, kw_only=True):
    """An article of the chronicle, by its `source` as given (a file's name within the input folder)."""

    id: str
    source: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


class Duplicate(Record, kw_only=True):
    """Two articles of one text: `copy` (same text, other junk or typos), `edited`, `rewrite` (reworded from one
    source text). `similarity` in 0–1; `evidence` says what they share."""

    a: str
    b: str
    relation: Relation
    similarity: float
    evidence: str = ""


class Root(Record, kw_only=True):
    """The last link of the chains through which an incident is told; `party` where it is itself a party to it."""

    text: str
    entity: str | None = None
    kind: LinkKind = "unknown"
    anonymous: bool = False
    party: bool = False
    articles: list[str] = msgspec.field(default_factory=list[str])


class Report(Record, kw_only=True):
    """One report of an incident: an article with the chain under which it tells it (empty: its own voice).

    `group` numbers the independent source it belongs to, from 0; null where it counts for none, and `why` says
    why (`background`, `own voice beside named sources`, `a copy says nothing that its original does not`). A counted report whose root no sentence ties to this very event
    says `root inferred from what the article quotes beside it`."""

    article: str
    chain: list[Link] = msgspec.field(default_factory=list[Link])
    events: list[Ref] = msgspec.field(default_factory=list[Ref])
    group: int | None = None
    why: str = ""


class Toll(Record, kw_only=True):
    """A count of dead or injured and the articles that give it."""

    low: int | None
    high: int | None
    articles: list[str] = msgspec.field(default_factory=list[str])


class IncidentPlace(Record, kw_only=True):
    """The best place of an incident."""

    text: str
    entity: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class Version(Record, kw_only=True):
    """A date or place that mentions give for an incident: what is written, the entity it names, and where it stands."""

    value: str
    entity: str | None = None
    events: list[Ref] = msgspec.field(default_factory=list[Ref])


class Incident(Record, kw_only=True):
    """One thing that happened in the world, with every mention of it and how many independent words tell it.

    `dates` and `places` hold all that the mentions give, what `date` and `place` were chosen from: most mentions first.

    `basis` is the factuality that the count rests on: `asserted`, else `planned` or `threatened`; `denied`
    where only denials speak of it. `why` and `why_en` say in words how the count came about."""

    id: str
    type: EventType
    mode: str | None = None
    date: str | None = None
    place: IncidentPlace | None = None
    title: str = ""
    title_en: str = ""
    actors: list[Party] = msgspec.field(default_factory=list[Party])
    recipients: list[Party] = msgspec.field(default_factory=list[Party])
    events: list[Ref] = msgspec.field(default_factory=list[Ref])
    articles: list[str] = msgspec.field(default_factory=list[str])
    independent_sources: int = 0
    basis: Factuality = "asserted"
    why: str = ""
    why_en: str = ""
    roots: list[Root] = msgspec.field(default_factory=list[Root])
    reports: list[Report] = msgspec.field(default_factory=list[Report])
    deaths: list[Toll] = msgspec.field(default_factory=list[Toll])
    injured: list[Toll] = msgspec.field(default_factory=list[Toll])
    denied_by: list[Root] = msgspec.field(default_factory=list[Root])
    dates: list[Version] = msgspec.field(default_factory=list[Version])
    places: list[Version] = msgspec.field(default_factory=list[Version])


class FigureValue(Record, kw_only=True):
    """One value of a figure: where it stands and the date it speaks of."""

    article: str
    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool = False
    as_of: str | None = None
    speaker: str | None = None


class Figure(Record, kw_only=True):
    """A measured thing with its values over articles and time."""

    about: str
    about_en: str = ""
    kind: FigureKind
    values: list[FigureValue] = msgspec.field(default_factory=list[FigureValue])


class Storyline(Record, kw_only=True):
    """Incidents and articles that belong to one longer story."""

    id: str
    title: str
    articles: list[str] = msgspec.field(default_factory=list[str])
    incidents: list[str] = msgspec.field(default_factory=list[str])


class LinkedPledge(Record, kw_only=True):
    """A pledge of the chronicle with how it stands."""

    article: str
    start: int
    end: int
    text: str
    who: str | None
    due: str | None
    status: PledgeStatus = "unknown"


class LinkedDenial(Record, kw_only=True):
    """A denial and, where an article tells it, the claim it denies."""

    article: str
    start: int
    end: int
    text: str
    who: str | None = None
    denies: Ref | None = None
    incident: str | None = None


class LinkedEntity(Record, kw_only=True):
    """Somebody, some body or some place of the chronicle: `id` as in the mentions, `name` the lexicon's or the commonest full
    form, `forms` all spellings, commonest first; the articles that name it, and how many mentions they have."""

    id: str
    kind: MentionKind
    name: str
    name_en: str | None = None
    country: str | None = None
    sector: str | None = None
    forms: list[str] = msgspec.field(default_factory=list[str])
    articles: list[str] = msgspec.field(default_factory=list[str])
    mentions: int = 0


# ---------------------------------------------------------------- what a person says is otherwise


class Anchor(Ref, kw_only=True):
    """A span by its words and those around it, so that it is found again where the offsets have moved."""

    text: str
    before: str = ""
    after: str = ""


class Identity(Record, kw_only=True):
    """Who or what a name means: the id of an entity, with what is recorded of it."""

    entity: str
    name_en: str | None = None
    country: str | None = None
    sector: str | None = None


class Correction(Record, kw_only=True):
    """What a person says of the reading or linking of articles; an entry of a log that only grows.

    `made` is the time in UTC, `by` who says so, `why` on what grounds. What it is about stands in the articles:

    - `one`: the incidents of `mentions` and of `others` are one incident.
    - `apart`: `mentions` do not belong to the incident of `others`; together they are one of their own.
    - `event`: `field` of the event at `mentions[0]` is what stands in `value` (a date, a type), `parties` or `place`;
      nothing where these are empty.
    - `incident`: the same of the incident to which most of `mentions` belong, whatever its articles say.
    - `identity`: the name at `mentions[0]`, and whoever the article gives the same id, is `identity`.
    - `no-duplicate`: the article of `mentions[0]` is no copy or rewrite of that of `others[0]`.
    - `undo`: the entry `undoes` is taken back; that of an undo puts it in force again.

    `was` says in words what stood there. `id` is made of all the rest."""

    id: str = ""
    made: str
    by: str
    why: str = ""
    kind: CorrectionKind
    mentions: list[Anchor] = msgspec.field(default_factory=list[Anchor])
    others: list[Anchor] = msgspec.field(default_factory=list[Anchor])
    field: CorrectedField | None = None
    value: str | None = None
    parties: list[Party] = msgspec.field(default_factory=list[Party])
    place: Place | None = None
    identity: Identity | None = None
    was: str = ""
    undoes: str | None = None


class LoggedCorrection(Record, kw_only=True):
    """An entry of the log as it stands in a chronicle. `state` is what became of it, `unfit` where what it is about is not
    found any more, and then `problem` says what; `incidents` are those that it concerns."""

    correction: Correction
    state: CorrectionState
    problem: str = ""
    incidents: list[str] = msgspec.field(default_factory=list[str])


class Chronicle(Record, kw_only=True):
    """All of it, linked, for a set of articles."""

    articles: list[ArticleRef] = msgspec.field(default_factory=list[ArticleRef])
    duplicates: list[Duplicate] = msgspec.field(default_factory=list[Duplicate])
    incidents: list[Incident] = msgspec.field(default_factory=list[Incident])
    storylines: list[Storyline] = msgspec.field(default_factory=list[Storyline])
    figures: list[Figure] = msgspec.field(default_factory=list[Figure])
    pledges: list[LinkedPledge] = msgspec.field(default_factory=list[LinkedPledge])
    denials: list[LinkedDenial] = msgspec.field(default_factory=list[LinkedDenial])
    entities: list[LinkedEntity] = msgspec.field(default_factory=list[LinkedEntity])
    corrections: list[LoggedCorrection] = msgspec.field(default_factory=list[LoggedCorrection])


class Change(Record, kw_only=True):
    """What linking anew changed in a casebook, as it stood then. `at` is when (UTC, ISO 8601), or the day of a deadline.

    `kind`: a new `incident`; one whose independent `sources` rose, from `before` to `after`; a `conflict` of figures or of
    tolls that was none before; a new `denial`; a `deadline` reached. `article`, `start` and `end` are where it is
    told, `text` the words there; `who` denies or promised; `status` is that of the pledge whose deadline it is.
    """

    at: str
    kind: ChangeKind
    incident: str | None = None
    type: EventType | None = None
    date: str | None = None
    title: str = ""
    title_en: str = ""
    before: int | None = None
    after: int | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    who: str | None = None
    status: PledgeStatus | None = None


class SetAside(Record, kw_only=True):
    """An input that was not read: which, the error's code, and what it said."""

    source: str
    code: str
    message: str
