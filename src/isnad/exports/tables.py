"""Every table of a casebook as rows: those of the articles' annotations, and those of the chronicle.

Columns are those of the casebook's own tables, derived from the records; in place of the casebook's inner keys stand an
article's source, and the number of a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from isnad import records
from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.schema import ANNOTATIONS, CHAIN_LINKS, CHRONICLE, REMOVED, SENTENCES
from isnad.casebook.tables import Column, Kind, Table, derive
from isnad.errors import UsageError
from isnad.records import Annotations, Incident, Record

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class Lead(NamedTuple):
    """A column before those of the record: what places the row."""

    name: str
    kind: Kind
    meaning: str


class Sheet(NamedTuple):
    """A table to export: `about` it, the leading columns, those of the record `of`, and its rows.

    `rows` gives those of one record `per`: of an article's annotations, or of a record of the chronicle.
    """

    name: str
    about: str
    lead: tuple[Lead, ...]
    columns: tuple[Column, ...]
    per: type[Record]
    rows: Callable[..., Iterable[Row]]

    @property
    def head(self) -> list[str]:
        """The names of all columns."""
        return [lead.name for lead in self.lead] + [column.name for column in self.columns]

    @property
    def kinds(self) -> list[Kind]:
        """What each column holds."""
        return [*(lead.kind for lead in self.lead), *(column.kind for column in self.columns)]


class Part(NamedTuple):
    """The part of a casebook that belongs to some incidents: their ids, and the articles that tell of them."""

    incidents: set[str]
    articles: set[str]


_ARTICLE = Lead("article", "text", "source of the article, as in `articles.source`")
_NTH = Lead("n", "integer", "place in the article's list, from 0; other columns name a record by it")
_STATEMENT = Lead("statement", "integer", "`statements.n` of the statement whose chain this is")
_INCIDENT = Lead("incident", "text", "id of the incident, as in `incidents.id`")
_STORYLINE = Lead("storyline", "text", "id of the storyline, as in `storylines.id`")
_FIGURE = Lead("figure", "integer", "`figures.n` of the figure")
_NUMBER = Lead("n", "integer", "number of the record in the chronicle, from 0")


def _about(record: type[Record]) -> str:
    return " ".join((record.__doc__ or "").split("\n\n")[0].split())


def _cells(table: Table | tuple[Column, ...], record: Record) -> Row:
    columns = table.columns if isinstance(table, Table) else table
    return tuple(column.cell(record) for column in columns)


# ---------------------------------------------------------------- annotations, article by article

_ARTICLES = derive("articles", records.Article, without=("raw", "pieces", "removed"))
_WORDINGS = derive("wordings", records.Wording)


def _list_sheet(field: str, table: Table, record: type[Record]) -> Sheet:
    def rows(item: Annotations) -> Iterator[Row]:
        found: list[Record] = getattr(item, field)
        for n, one in enumerate(found):
            yield (item.article.source, n, *_cells(table, one))

    return Sheet(field, _about(record), (_ARTICLE, _NTH), table.columns, Annotations, rows)


def _article_rows(item: Annotations) -> Iterator[Row]:
    yield _cells(_ARTICLES, item.article)


def _sentence_rows(item: Annotations) -> Iterator[Row]:
    for n, (start, end) in enumerate(item.sentences):
        yield (item.article.source, n, start, end)


def _removed_rows(item: Annotations) -> Iterator[Row]:
    for n, piece in enumerate(item.article.removed):
        yield (item.article.source, n, *_cells(REMOVED, piece))


def _chain_rows(item: Annotations) -> Iterator[Row]:
    for s, statement in enumerate(item.statements):
        for n, link in enumerate(statement.chain):
            yield (item.article.source, s, n, *_cells(CHAIN_LINKS, link))


_LISTS: dict[str, tuple[Table, type[Record]]] = {
    "mentions": (ANNOTATIONS["mentions"], records.Mention),
    "times": (ANNOTATIONS["times"], records.Time),
    "quantities": (ANNOTATIONS["quantities"], records.Quantity),
    "credits": (ANNOTATIONS["credits"], records.Credit),
    "statements": (ANNOTATIONS["statements"], records.Statement),
    "events": (ANNOTATIONS["events"], records.Event),
    "pledges": (ANNOTATIONS["pledges"], records.Pledge),
    "denials": (ANNOTATIONS["denials"], records.Denial),
    "wordings": (_WORDINGS, records.Wording),
}

_BY_ARTICLE: tuple[Sheet, ...] = (
    Sheet("articles", _about(records.Article), (), _ARTICLES.columns, Annotations, _article_rows),
    Sheet("sentences", "A sentence of an article.", (_ARTICLE, _NTH), SENTENCES.columns, Annotations, _sentence_rows),
    Sheet("removed", _about(records.Removed), (_ARTICLE, _NTH), REMOVED.columns, Annotations, _removed_rows),
    *(_list_sheet(field, table, record) for field, (table, record) in _LISTS.items()),
    Sheet(
        "chain_links", _about(records.Link), (_ARTICLE, _STATEMENT, _NTH), CHAIN_LINKS.columns, Annotations, _chain_rows
    ),
)  # fmt: skip

# ---------------------------------------------------------------- the chronicle, record by record

_INCIDENT_LISTS = (
    "articles",
    "events",
    "roots",
    "reports",
    "deaths",
    "injured",
    "denied_by",
    "dates",
    "places",
)
_INCIDENTS = derive("incidents", records.Incident, without=_INCIDENT_LISTS)
_STORYLINES = derive("storylines", records.Storyline, without=("articles", "incidents"))
_FIGURES = derive("figures", records.Figure, without=("values",))
_REF, _ROOT, _TOLL = (derive("", kind) for kind in (records.Ref, records.Root, records.Toll))
_REPORT = derive("", records.Report)
_VALUE = derive("", records.FigureValue)
_VERSION = derive("", records.Version)

_DENIES = Lead("denies", "boolean", "whether the root denies the incident")
_OF = Lead("of", "text", "what is counted: deaths or injured")
_WHAT = Lead("of", "text", "what is told in several ways: date or place")


def _whole(table: Table) -> Callable[[int, Record], Iterator[Row]]:
    def rows(n: int, record: Record) -> Iterator[Row]:
        yield _cells(table, record)

    return rows


def _numbered(table: Table) -> Callable[[int, Record], Iterator[Row]]:
    def rows(n: int, record: Record) -> Iterator[Row]:
        yield (n, *_cells(table, record))

    return rows


def _parts(
    table: Table, lists: Callable[[Incident], Iterable[tuple[Row, Iterable[Record]]]]
) -> Callable[[int, Incident], Iterator[Row]]:
    def rows(n: int, incident: Incident) -> Iterator[Row]:
        for lead, parts in lists(incident):
            for part in parts:
                yield (incident.id, *lead, *_cells(table, part))

    return rows


def _storyline_articles(n: int, story: records.Storyline) -> Iterator[Row]:
    return ((story.id, source) for source in story.articles)


def _storyline_incidents(n: int, story: records.Storyline) -> Iterator[Row]:
    return ((story.id, incident) for incident in story.incidents)


def _figure_values(n: int, figure: records.Figure) -> Iterator[Row]:
    return ((n, *_cells(_VALUE, value)) for value in figure.values)


def _linked(field: str) -> tuple[Table, type[Record]]:
    kind = next(linked.kind for linked in CHRONICLE if linked.field == field)
    return derive(field, kind), kind


def _linked_sheet(name: str, field: str) -> Sheet:
    table, kind = _linked(field)
    return Sheet(name, _about(kind), (), table.columns, kind, _whole(table))


def _incident_sheet(
    name: str,
    about: str,
    lead: tuple[Lead, ...],
    table: Table,
    lists: Callable[[Incident], Iterable[tuple[Row, Iterable[Record]]]],
) -> Sheet:
    return Sheet(name, about, (_INCIDENT, *lead), table.columns, Incident, _parts(table, lists))


_BY_RECORD: tuple[Sheet, ...] = (
    Sheet("incidents", _about(Incident), (), _INCIDENTS.columns, Incident, _whole(_INCIDENTS)),
    _incident_sheet(
        "incident_events", "A mention of an incident in an article.", (), _REF, lambda i: [((), i.events)]
    ),
    _incident_sheet("reports", _about(records.Report), (), _REPORT, lambda i: [((), i.reports)]),
    _incident_sheet(
        "roots", _about(records.Root), (_DENIES,), _ROOT, lambda i: [((False,), i.roots), ((True,), i.denied_by)]
    ),
    _incident_sheet(
        "tolls",
        _about(records.Toll),
        (_OF,),
        _TOLL,
        lambda i: [(("deaths",), i.deaths), (("injured",), i.injured)],
    ),
    _incident_sheet(
        "versions",
        _about(records.Version),
        (_WHAT,),
        _VERSION,
        lambda i: [(("date",), i.dates), (("place",), i.places)],
    ),
    _linked_sheet("duplicates", "duplicates"),
    Sheet("storylines", _about(records.Storyline), (), _STORYLINES.columns, records.Storyline, _whole(_STORYLINES)),
    Sheet(
        "storyline_articles", "An article of a storyline.", (_STORYLINE, _ARTICLE), (), records.Storyline,
        _storyline_articles,
    ),
    Sheet(
        "storyline_incidents", "An incident of a storyline.", (_STORYLINE, _INCIDENT), (), records.Storyline,
        _storyline_incidents,
    ),
    Sheet("figures", _about(records.Figure), (_NUMBER,), _FIGURES.columns, records.Figure, _numbered(_FIGURES)),
    Sheet("figure_values", _about(records.FigureValue), (_FIGURE,), _VALUE.columns, records.Figure, _figure_values),
    _linked_sheet("linked_pledges", "pledges"),
    _linked_sheet("linked_denials", "denials"),
    _linked_sheet("entities", "entities"),
    _linked_sheet("corrections", "corrections"),
)  # fmt: skip

SHEETS: dict[str, Sheet] = {sheet.name: sheet for sheet in (*_BY_ARTICLE, *_BY_RECORD)}
"""All tables by name, in the order in which they are listed."""


def sheet(name: str) -> Sheet:
    """A table by its name. Raises `UsageError` E454 where there is none."""
    found = SHEETS.get(name)
    if found is None:
        raise UsageError("E454", f"{name!r} is no table; give one of {', '.join(SHEETS)}.")
    return found


def sheet_rows(
    book: Casebook, sheets: Iterable[Sheet], wanted: IncidentFilter
) -> Iterator[tuple[Sheet, Row]]:
    """The rows of these tables, each kind of record read once and one at a time.

    With a filter, only what belongs to incidents that fit: their articles with all annotations, the storylines that hold
    one, figures with a value in one of the articles, denials of the incidents, pledges and entities of the articles,
    corrections that concern either.
    Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for.
    """
    asked = list(sheets)
    part = None if wanted == IncidentFilter() else part_of(book, wanted)
    for kind in dict.fromkeys(sheet.per for sheet in asked):
        ours = [sheet for sheet in asked if sheet.per is kind]
        if kind is Annotations:
            for item in book.articles() if part is None else book.articles_telling(wanted):
                yield from ((sheet, row) for sheet in ours for row in sheet.rows(item))
            continue
        for n, record in enumerate(book.each(kind)):
            if part is None or belongs(record, part):
                yield from ((sheet, row) for sheet in ours for row in sheet.rows(n, record))


def part_of(book: Casebook, wanted: IncidentFilter) -> Part:
    """The incidents that fit, by id, and the articles that tell of them. Raises `UsageError` as `sheet_rows`."""
    articles = {source for incident in book.each_incident(wanted) for source in incident.articles}
    return Part(book.incident_ids(wanted), articles)


def belongs(record: Record, part: Part) -> bool:
    """Whether a record of the chronicle belongs to a part of it."""
    match record:
        case Incident():
            return record.id in part.incidents
        case records.Storyline():
            return not part.incidents.isdisjoint(record.incidents)
        case records.Figure():
            return any(value.article in part.articles for value in record.values)
        case records.LinkedDenial():
            return record.incident in part.incidents
        case records.LinkedPledge():
            return record.article in part.articles
        case records.LinkedEntity():
            return not part.articles.isdisjoint(record.articles)
        case records.Duplicate():
            return record.a in part.articles and record.b in part.articles
        case records.LoggedCorrection():
            anchors = (*record.correction.mentions, *record.correction.others)
            told = any(anchor.article in part.articles for anchor in anchors)
            return told or not part.incidents.isdisjoint(record.incidents)
        case _:
            return False
