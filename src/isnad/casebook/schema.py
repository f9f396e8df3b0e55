"""The casebook's tables: what an SQLite browser sees, and what the program reads back.

Every table of annotations and of the chronicle is derived from its record (`tables`). The exact record is
kept beside the flat columns as JSON, in `articles.annotations` and in the chronicle tables' `record`, so
that what is read back equals what was written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad import records
from isnad.casebook.tables import Table, derive

APPLICATION_ID = 0x49534E44
"""`ISND`, in SQLite's application_id field: how a casebook is told from other SQLite files."""

SCHEMA_VERSION = 3
"""In SQLite's user_version field. A program refuses a casebook of a newer schema."""

OLDEST_SCHEMA = 2
"""The oldest schema that is read, through a copy, and brought up to date when it is written (`upgrading`)."""

_OF = ("article", "INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE")
_NTH = ("n", "INTEGER NOT NULL")
_OF_INCIDENT = ("incident", "TEXT NOT NULL REFERENCES incidents(id) ON DELETE CASCADE")
_TOLD_IN = ("article", "INTEGER REFERENCES articles(key)")
_RECORD = ("record", "TEXT NOT NULL")


class _SentenceRow(records.Record):
    """A sentence as a row."""

    start: int
    end: int


ANNOTATIONS: dict[str, Table] = {
    "mentions": derive("mentions", records.Mention, _OF, _NTH),
    "times": derive("times", records.Time, _OF, _NTH),
    "quantities": derive("quantities", records.Quantity, _OF, _NTH),
    "credits": derive("credits", records.Credit, _OF, _NTH),
    "statements": derive("statements", records.Statement, _OF, _NTH, without=("chain",)),
    "events": derive("events", records.Event, _OF, _NTH, without=("words",)),
    "pledges": derive("pledges", records.Pledge, _OF, _NTH),
    "denials": derive("denials", records.Denial, _OF, _NTH),
}
"""For each list of `Annotations`, its table; `n` is the index in the list."""

SENTENCES = derive("sentences", _SentenceRow, _OF, _NTH)
REMOVED = derive("removed", records.Removed, _OF, _NTH)
CHAIN_LINKS = derive("chain_links", records.Link, _OF, ("statement", "INTEGER NOT NULL"), _NTH)
SET_ASIDE = Table(
    "set_aside",
    (("source", "TEXT PRIMARY KEY"), ("code", "TEXT NOT NULL"), ("message", "TEXT NOT NULL")),
    (),
)


class Linked(NamedTuple):
    """A list of the `Chronicle` and the table that holds it, with its record as JSON."""

    field: str
    kind: type[records.Record]
    table: Table


CHRONICLE: tuple[Linked, ...] = (
    Linked("articles", records.ArticleRef, derive("linked_articles", records.ArticleRef, _NTH, _RECORD)),
    Linked("duplicates", records.Duplicate, derive("duplicates", records.Duplicate, _NTH, _RECORD)),
    Linked(
        "incidents",
        records.Incident,
        derive(
            "incidents",
            records.Incident,
            _NTH,
            _RECORD,
            ("article_count", "INTEGER NOT NULL"),
            ("date_first", "TEXT"),
            ("date_last", "TEXT"),
            ("told_first", "TEXT"),
            ("told_last", "TEXT"),
            ("disputed", "INTEGER NOT NULL"),
            without=("articles", "events", "roots", "reports", "deaths", "injured", "denied_by"),
        ),
    ),
    Linked(
        "storylines",
        records.Storyline,
        derive(
            "storylines",
            records.Storyline,
            _NTH,
            _RECORD,
            ("article_count", "INTEGER NOT NULL"),
            ("told_first", "TEXT"),
            ("told_last", "TEXT"),
            without=("articles", "incidents"),
        ),
    ),
    Linked(
        "figures",
        records.Figure,
        derive(
            "figures",
            records.Figure,
            _NTH,
            _RECORD,
            ("id", "TEXT NOT NULL"),
            ("value_count", "INTEGER NOT NULL"),
            ("told_last", "TEXT"),
            without=("values",),
        ),
    ),
    Linked(
        "pledges",
        records.LinkedPledge,
        derive(
            "linked_pledges",
            records.LinkedPledge,
            _NTH,
            _RECORD,
            _TOLD_IN,
            ("due_first", "TEXT"),
            ("due_last", "TEXT"),
            without=("article",),
        ),
    ),
    Linked(
        "denials",
        records.LinkedDenial,
        derive("linked_denials", records.LinkedDenial, _NTH, _RECORD, _TOLD_IN, without=("article",)),
    ),
    Linked(
        "entities",
        records.LinkedEntity,
        derive("entities", records.LinkedEntity, _NTH, _RECORD, without=("forms", "articles")),
    ),
    Linked(
        "corrections",
        records.LoggedCorrection,
        derive("corrections", records.LoggedCorrection, _NTH, _RECORD, without=("incidents",)),
    ),
)
"""The chronicle's lists in the order in which they are printed.

`date_first` to `date_last` are the days that a date covers, `due_first` to `due_last` likewise; `told_first` and
`told_last` the days of the first and last article that tell of it; `disputed` is 1 where `disputes` finds something."""

INCIDENT_EVENTS = derive("incident_events", records.Ref, _OF_INCIDENT, _TOLD_IN, without=("article",))
INCIDENT_ROOTS = derive(
    "roots", records.Root, _OF_INCIDENT, ("denies", "INTEGER NOT NULL"), without=("articles",)
)
INCIDENT_PARTIES = derive("incident_parties", records.Party, _OF_INCIDENT, ("side", "TEXT NOT NULL"))
REPORTS = derive("reports", records.Report, _OF_INCIDENT, _TOLD_IN, without=("article",))
TOLLS = derive("tolls", records.Toll, _OF_INCIDENT, ("of", "TEXT NOT NULL"))
FIGURE_VALUES = derive(
    "figure_values", records.FigureValue, ("figure", "INTEGER"), _TOLD_IN, without=("article",)
)
STORYLINE_ARTICLES = Table(
    "storyline_articles", (("storyline", "TEXT NOT NULL REFERENCES storylines(id)"), _TOLD_IN), ()
)
STORYLINE_INCIDENTS = Table(
    "storyline_incidents",
    (("storyline", "TEXT NOT NULL REFERENCES storylines(id)"), ("incident", "TEXT NOT NULL")),
    (),
)
INCIDENT_OUTLETS = Table("incident_outlets", (_OF_INCIDENT, ("outlet", "TEXT NOT NULL")), ())
INCIDENT_SEARCH = "incident_search"
WORD_STEMS = "word_stems"
WRITTEN = "written"
"""Words as they stand in the articles (`written`). Made also in a casebook that lacks it."""

ENTITY_FORMS = "entity_forms"
"""The forms of the names of entities, each with the `n` of the entity (`entity_forms`). Made also in a casebook that lacks it."""
CREATE_ENTITY_FORMS = (
    f"CREATE TABLE {ENTITY_FORMS} (form TEXT, entity INTEGER, PRIMARY KEY (form, entity)) WITHOUT ROWID"
)

CHANGES = derive("changes", records.Change)
LINKINGS = Table(
    "linkings",
    (("at", "TEXT NOT NULL"), ("articles", "INTEGER NOT NULL"), ("incidents", "INTEGER NOT NULL")),
    (),
)
"""When the chronicle was made, of how many articles, and how many incidents it had."""

HISTORY = (CHANGES.create, LINKINGS.create, "CREATE INDEX changes_at ON changes(at)")
"""What changed from one chronicle to the next. Unlike all else of the chronicle it stays when that is made anew."""

KEPT_COLUMNS = Table(
    "kept_columns",
    (
        ("name", "TEXT PRIMARY KEY"),
        ("at", "TEXT NOT NULL"),
        ("stamp", "TEXT NOT NULL"),
        ("data", "BLOB NOT NULL"),
    ),
    (),
)
"""What `kept_columns` writes for the reading room; nothing that the other tables do not say."""

CHRONICLE_PARTS: tuple[Table, ...] = (
    INCIDENT_EVENTS,
    INCIDENT_ROOTS,
    INCIDENT_PARTIES,
    INCIDENT_OUTLETS,
    REPORTS,
    TOLLS,
    FIGURE_VALUES,
    STORYLINE_ARTICLES,
    STORYLINE_INCIDENTS,
)

_ARTICLES = """CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    source TEXT NOT NULL UNIQUE,
    outlet TEXT,
    url TEXT,
    title TEXT,
    published TEXT,
    published_from TEXT,
    language TEXT,
    text TEXT NOT NULL,
    raw TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    made_by TEXT NOT NULL,
    annotations TEXT NOT NULL
)"""

ORIGINS = (
    "CREATE TABLE IF NOT EXISTS origins (source TEXT PRIMARY KEY, origin TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS origins_origin ON origins(origin)",
)
"""By which digest an article is known again; for this casebook alone. Made also in a casebook that lacks it."""

_FULL_TEXT = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '.&-'''\""

CREATE_WRITTEN = (
    f"CREATE VIRTUAL TABLE {WRITTEN} USING fts5(title, body, content='', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn' tokenchars '_'\")"
)

_INDEXES = (
    "CREATE INDEX articles_id ON articles(id)",
    "CREATE INDEX articles_published ON articles(published)",
    "CREATE INDEX articles_told ON articles(key, published, outlet, source)",
    "CREATE INDEX mentions_named ON mentions(entity, text, kind, article)",
    "CREATE INDEX mentions_text ON mentions(text, entity)",
    "CREATE INDEX entities_id ON entities(id)",
    "CREATE INDEX entities_n ON entities(n)",
    "CREATE INDEX chain_links_article ON chain_links(article, statement)",
    "CREATE INDEX incidents_by_date ON incidents(date_first IS NULL, date_first DESC, article_count DESC, n)",
    "CREATE INDEX incidents_by_reach ON incidents(article_count DESC, independent_sources DESC, n)",
    "CREATE INDEX incidents_by_telling ON incidents(told_first DESC, article_count DESC, n)",
    "CREATE INDEX incidents_in_dispute ON incidents(told_last DESC, article_count DESC, told_first) WHERE disputed",
    "CREATE INDEX incidents_type ON incidents(type)",
    "CREATE INDEX incidents_place ON incidents(place_entity)",
    "CREATE INDEX figures_of_kind ON figures(kind, value_count DESC, n)",
    "CREATE INDEX figures_n ON figures(n)",
    "CREATE INDEX figures_disputed ON figures(told_last DESC, n) WHERE kind IN ('conflict', 'retracted')",
    "CREATE INDEX linked_denials_n ON linked_denials(n)",
    "CREATE INDEX linked_denials_told ON linked_denials(article, start, n)",
    "CREATE INDEX denials_by ON denials(who_entity, article, start)",
    "CREATE INDEX pledges_by ON pledges(who_entity, article, start)",
    "CREATE INDEX events_type ON events(type, article)",
    "CREATE INDEX incident_parties_incident ON incident_parties(incident)",
    "CREATE INDEX incident_parties_named ON incident_parties(entity, text)",
    "CREATE INDEX incident_outlets_outlet ON incident_outlets(outlet, incident)",
    "CREATE INDEX storyline_incidents_storyline ON storyline_incidents(storyline)",
    "CREATE INDEX figures_id ON figures(id)",
    "CREATE INDEX figures_by_values ON figures(value_count DESC, n)",
    "CREATE INDEX figure_values_article ON figure_values(article)",
    "CREATE INDEX linked_pledges_days ON linked_pledges(due_last, due_first)",
    "CREATE INDEX statements_said ON statements(speaker_entity, article)",
    "CREATE INDEX chain_links_through ON chain_links(entity, article, statement, text)",
    "CREATE INDEX storylines_by_articles ON storylines(article_count DESC, n)",
    "CREATE INDEX storylines_told ON storylines(told_first, told_last, article_count, n)",
    "CREATE INDEX storyline_articles_article ON storyline_articles(article)",
    "CREATE INDEX figure_values_figure ON figure_values(figure)",
    "CREATE UNIQUE INDEX incidents_id ON incidents(id)",
    "CREATE UNIQUE INDEX storylines_id ON storylines(id)",
    "CREATE INDEX incident_events_incident ON incident_events(incident)",
    "CREATE INDEX incident_events_article ON incident_events(article)",
    "CREATE INDEX roots_incident ON roots(incident)",
    "CREATE INDEX roots_named ON roots(entity, text)",
    "CREATE INDEX reports_incident ON reports(incident)",
    "CREATE INDEX tolls_incident ON tolls(incident)",
    "CREATE INDEX duplicates_a ON duplicates(a)",
    "CREATE INDEX duplicates_b ON duplicates(b)",
    "CREATE INDEX storyline_articles_storyline ON storyline_articles(storyline)",
    "CREATE INDEX storyline_incidents_incident ON storyline_incidents(incident)",
    "CREATE INDEX linked_pledges_told ON linked_pledges(article, start, due, n)",
    "CREATE INDEX linked_denials_incident ON linked_denials(incident)",
    *(f"CREATE INDEX {table.name}_of ON {table.name}(article, n)" for table in ANNOTATIONS.values()),
    "CREATE INDEX sentences_of ON sentences(article, start)",
    "CREATE INDEX removed_of ON removed(article, n)",
)


INDEXES = {re.sub(r"CREATE (?:UNIQUE )?INDEX (\w+).*", r"\1", statement): statement for statement in _INDEXES}
"""The statements that make the indexes, by their names."""

REPLACED = (
    "mentions_entity", "statements_speaker", "chain_links_entity", "incident_parties_entity", "roots_entity", "denials_who",
    "pledges_who", "linked_denials_article", "linked_pledges_article", "figures_kind",
)  # fmt: skip
"""Indexes of casebooks that were made before wider ones took their place; they go when it is written."""


def statements() -> tuple[str, ...]:
    """The SQL that makes an empty casebook, in order."""
    return (
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        _ARTICLES,
        *ORIGINS,
        *HISTORY,
        *(table.create for table in ANNOTATIONS.values()),
        SENTENCES.create,
        REMOVED.create,
        CHAIN_LINKS.create,
        SET_ASIDE.create,
        *(linked.table.create for linked in CHRONICLE),
        *(table.create for table in CHRONICLE_PARTS),
        f"CREATE VIRTUAL TABLE search USING fts5(title, body, {_FULL_TEXT})",
        CREATE_WRITTEN,
        CREATE_ENTITY_FORMS,
        KEPT_COLUMNS.create,
        "CREATE VIRTUAL TABLE search_words USING fts5vocab(search, row)",
        f"CREATE TABLE {WORD_STEMS} (stem TEXT, form TEXT, PRIMARY KEY (stem, form)) WITHOUT ROWID",
        f"CREATE VIRTUAL TABLE {INCIDENT_SEARCH} USING fts5(body, {_FULL_TEXT})",
        *_INDEXES,
    )
