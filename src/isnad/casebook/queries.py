"""What can be asked of a casebook; nothing here writes. Records come back as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import msgspec

from isnad.casebook import schema
from isnad.casebook.asking import Asking, R
from isnad.casebook.connection import coded_errors
from isnad.casebook.filters import IncidentFilter, day, piece, where
from isnad.errors import CasebookError, UsageError
from isnad.records import (
    Annotations,
    ArticleRef,
    Change,
    Chronicle,
    Duplicate,
    Figure,
    FigureKind,
    Incident,
    LinkedDenial,
    LinkedPledge,
    Ref,
    SetAside,
    Storyline,
)

_ARTICLE = "a.id, a.source, a.outlet, a.title, a.published, a.url"
IncidentOrder = Literal["reach", "date", "told"]
"""Most articles first; the newest by their own date first, undated ones last; the latest to be reported first."""

_ORDERS: dict[IncidentOrder, str] = {
    "reach": "i.article_count DESC, i.independent_sources DESC, i.n",
    "date": "i.date_first IS NULL, i.date_first DESC, i.article_count DESC, i.n",
    "told": "i.told_first DESC, i.article_count DESC, i.n",
}


class Membership(NamedTuple):
    """The incident that an event mention belongs to: its id, its independent sources, what the count rests on."""

    incident: str
    independent_sources: int
    basis: str


class Linking(NamedTuple):
    """One time that the chronicle was made: when (UTC, ISO 8601), of how many articles, with how many incidents."""

    at: str
    articles: int
    incidents: int


class Evidence(NamedTuple):
    """The sentence that a span (`trigger`) stands in: its number, its span in the clean text, its text.

    `factuality` is that of the event whose trigger the span is; null where it is none's.
    """

    article: ArticleRef
    number: int
    start: int
    end: int
    text: str
    trigger: tuple[int, int]
    factuality: str | None


class Queries(Asking):
    """The questions. Every one may raise `CasebookError` (E304 locked, E306 damaged)."""

    def each(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind that the chronicle lists (`Incident`, `Figure`, `LinkedPledge` …), one at a time.

        Raises `UsageError` E404 where it lists none of the kind.
        """
        linked = next((linked for linked in schema.CHRONICLE if linked.kind is kind), None)
        if linked is None:
            listed = ", ".join(linked.kind.__name__ for linked in schema.CHRONICLE)
            raise UsageError("E404", f"a chronicle lists no {kind.__name__}; ask for one of {listed}.")
        rows = self._rows(f"SELECT record FROM {linked.table.name} ORDER BY n")
        return (self._record(row[0], kind) for row in rows)

    # ------------------------------------------------------------ articles

    def articles(self) -> Iterator[Annotations]:
        """All annotated articles in the order of their sources, one at a time."""
        for row in self._rows("SELECT annotations, text, raw FROM articles ORDER BY source"):
            yield self._annotated(row)

    def articles_telling(self, wanted: IncidentFilter) -> Iterator[Annotations]:
        """The annotated articles that tell of an incident that fits, in the order of their sources, one at a time.

        Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for.
        """
        clause, values = where(wanted)
        sql = (
            "SELECT annotations, text, raw FROM articles WHERE key IN (SELECT e.article FROM incident_events e "
            f"JOIN incidents i ON i.id = e.incident WHERE {clause}) ORDER BY source"
        )
        for row in self._rows(sql, *values):
            yield self._annotated(row)

    def article(self, name: str) -> Annotations:
        """One article by its source or its id. Raises `UsageError` E401 where there is none."""
        for column in ("source", "id"):
            for row in self._rows(f"SELECT annotations, text, raw FROM articles WHERE {column} = ?", name):
                return self._annotated(row)
        raise UsageError("E401", f"no article {name!r} in this casebook; give its id or its source.")

    def article_ref(self, source: str) -> ArticleRef | None:
        """What an article is, without its text; null where the source is unknown."""
        row = next(self._rows(f"SELECT {_ARTICLE} FROM articles a WHERE a.source = ?", source), None)
        return None if row is None else _ref(row)

    def _annotated(self, row: tuple[Any, ...]) -> Annotations:
        found = self._record(row[0], Annotations)
        found.article.text, found.article.raw = row[1], row[2]
        return found

    def set_aside_count(self) -> int:
        """How many inputs could not be read."""
        return self._number("SELECT count(*) FROM set_aside")

    def set_asides(self) -> list[SetAside]:
        """The inputs that could not be read."""
        rows = self._rows("SELECT source, code, message FROM set_aside ORDER BY source")
        return [SetAside(source=row[0], code=row[1], message=row[2]) for row in rows]

    def duplicates(self, source: str) -> list[Duplicate]:
        """The pairs of one text that an article is part of."""
        sql = "SELECT record FROM duplicates WHERE a = ? UNION ALL SELECT record FROM duplicates WHERE b = ?"
        return self._records(Duplicate, sql, source, source)

    # ------------------------------------------------------------ incidents

    def incidents(
        self,
        wanted: IncidentFilter | None = None,
        *,
        order: IncidentOrder = "reach",
        limit: int = -1,
        offset: int = 0,
    ) -> list[Incident]:
        """Incidents that fit, most articles first or in another order.

        Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for.
        """
        clause, values = where(wanted or IncidentFilter())
        # Sorted without their records, which are read for those alone that are wanted.
        chosen = f"SELECT i.rowid FROM incidents i WHERE {clause} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"
        sql = f"SELECT i.record FROM incidents i WHERE i.rowid IN ({chosen}) ORDER BY {_ORDERS[order]}"
        return self._records(Incident, sql, *values, limit, offset)

    def each_incident(self, wanted: IncidentFilter | None = None) -> Iterator[Incident]:
        """The incidents that fit, newest first, undated ones last, one at a time. Raises `UsageError` as `incidents`."""
        clause, values = where(wanted or IncidentFilter())
        for row in self._rows(
            f"SELECT i.record FROM incidents i WHERE {clause} ORDER BY {_ORDERS['date']}", *values
        ):
            yield self._record(row[0], Incident)

    def incident_ids(self, wanted: IncidentFilter | None = None) -> set[str]:
        """The ids of the incidents that fit. Raises `UsageError` as `incidents`."""
        clause, values = where(wanted or IncidentFilter())
        return {row[0] for row in self._rows(f"SELECT i.id FROM incidents i WHERE {clause}", *values)}

    def mentions_of(self, source: str) -> dict[tuple[int, int], Membership]:
        """Where an article tells of incidents: for each span, the incident and what it rests on."""
        rows = self._rows(
            'SELECT e.start, e."end", i.id, i.independent_sources, i.basis FROM incident_events e '
            "JOIN incidents i ON i.id = e.incident JOIN articles a ON a.key = e.article WHERE a.source = ?",
            source,
        )
        return {(row[0], row[1]): Membership(row[2], row[3], row[4]) for row in rows}

    def incident_count(self, wanted: IncidentFilter | None = None) -> int:
        """How many incidents fit."""
        clause, values = where(wanted or IncidentFilter())
        return self._number(f"SELECT count(*) FROM incidents i WHERE {clause}", *values)

    def incident(self, name: str) -> Incident:
        """One incident by its id. Raises `UsageError` E403 where there is none."""
        for found in self._records(Incident, "SELECT record FROM incidents WHERE id = ?", name):
            return found
        raise UsageError("E403", f"no incident {name!r} in this casebook; `isnad chronicle` lists their ids.")

    def incidents_of_article(self, source: str) -> list[Incident]:
        """The incidents that an article tells of, in text order."""
        return self._records(
            Incident,
            "SELECT i.record FROM incidents i JOIN incident_events e ON e.incident = i.id "
            "JOIN articles a ON a.key = e.article WHERE a.source = ? GROUP BY i.id ORDER BY min(e.start)",
            source,
        )

    def evidence(self, ref: Ref) -> Evidence | None:
        """The sentence around a span; null where the article is not in."""
        row = next(
            self._rows(
                f'SELECT {_ARTICLE}, s.n, s.start, s."end", substr(a.text, s.start + 1, s."end" - s.start), '
                "(SELECT e.factuality FROM events e WHERE e.article = a.key AND e.start = ?) "
                "FROM articles a JOIN sentences s ON s.article = a.key "
                "WHERE a.source = ? AND s.start <= ? ORDER BY s.start DESC LIMIT 1",
                ref.start,
                ref.article,
                ref.start,
            ),
            None,
        )
        if row is None:
            return None
        return Evidence(_ref(row), row[6], row[7], row[8], row[9], (ref.start, ref.end), row[10])

    # ------------------------------------------------------------ the rest of the chronicle

    def storylines(self, *, limit: int = -1, offset: int = 0) -> list[Storyline]:
        """Storylines, most articles first."""
        return self._records(
            Storyline,
            "SELECT record FROM storylines ORDER BY article_count DESC, n LIMIT ? OFFSET ?",
            limit,
            offset,
        )

    def storyline_count(self) -> int:
        """How many storylines there are."""
        return self._number("SELECT count(*) FROM storylines")

    def storyline(self, name: str) -> Storyline:
        """One storyline by its id. Raises `UsageError` E405 where there is none."""
        for found in self._records(Storyline, "SELECT record FROM storylines WHERE id = ?", name):
            return found
        raise UsageError("E405", f"no storyline {name!r} in this casebook; `isnad chronicle` lists them.")

    def storyline_title_en(self, storyline: Storyline) -> str:
        """The English title of a storyline: that of its incident after which it is named, else empty."""
        sql = (
            "SELECT i.title_en FROM storyline_incidents s JOIN incidents i ON i.id = s.incident "
            "WHERE s.storyline = ? AND i.title = ? LIMIT 1"
        )
        row = next(self._rows(sql, storyline.id, storyline.title), None)
        return "" if row is None else row[0] or ""

    def storylines_of_incident(self, name: str) -> list[Storyline]:
        """The storylines that an incident belongs to."""
        return self._records(
            Storyline,
            "SELECT s.record FROM storylines s JOIN storyline_incidents i ON i.storyline = s.id "
            "WHERE i.incident = ? ORDER BY s.n",
            name,
        )

    def figures(
        self, kind: str | None = None, about: str | None = None, *, limit: int = -1, offset: int = 0
    ) -> list[Figure]:
        """Figures, those with most values first; only those of a kind, or with these letters in what they are about."""
        clause, values = _figures_where(kind, about)
        chosen = f"SELECT rowid FROM figures WHERE {clause} ORDER BY value_count DESC, n LIMIT ? OFFSET ?"
        sql = f"SELECT record FROM figures WHERE rowid IN ({chosen}) ORDER BY value_count DESC, n"
        return self._records(Figure, sql, *values, limit, offset)

    def figures_named(self, name: str) -> list[Figure]:
        """The figures of this id (`figure_id`): one, as a rule. Raises `UsageError` E408 where there is none."""
        found = self._records(Figure, "SELECT record FROM figures WHERE id = ? ORDER BY n", name)
        if not found:
            raise UsageError(
                "E408", f"no figure {name!r} in this casebook; the list of figures leads to them."
            )
        return found

    def figure_count(self, kind: str | None = None, about: str | None = None) -> int:
        """How many figures there are, or fit."""
        clause, values = _figures_where(kind, about)
        return self._number(f"SELECT count(*) FROM figures WHERE {clause}", *values)

    def figure_kinds(self) -> list[tuple[FigureKind, int]]:
        """The kinds of figures that occur, each with how many there are."""
        rows = self._rows("SELECT kind, count(*) FROM figures GROUP BY kind ORDER BY 2 DESC")
        return [(row[0], int(row[1])) for row in rows]

    def pledges(self, *, limit: int = -1, offset: int = 0) -> list[LinkedPledge]:
        """Pledges by due date, those without one last."""
        sql = "SELECT record FROM linked_pledges ORDER BY due IS NULL, due, n LIMIT ? OFFSET ?"
        return self._records(LinkedPledge, sql, limit, offset)

    def pledges_within(self, first: str, last: str) -> list[LinkedPledge]:
        """Pledges due on some of these days, both included, the earliest first."""
        sql = (
            "SELECT record FROM linked_pledges WHERE rowid IN (SELECT rowid FROM linked_pledges "
            "WHERE due_first <= ? AND due_last >= ?) ORDER BY due_last, n"
        )
        return self._records(LinkedPledge, sql, last, first)

    def pledges_undated(self) -> list[LinkedPledge]:
        """Pledges for no date that is known."""
        return self._records(
            LinkedPledge, "SELECT record FROM linked_pledges WHERE due_last IS NULL ORDER BY n"
        )

    def pledges_undated_count(self) -> int:
        """How many pledges are for no date that is known."""
        return self._number("SELECT count(*) FROM linked_pledges WHERE due_last IS NULL")

    def pledge_count(self) -> int:
        """How many pledges there are."""
        return self._number("SELECT count(*) FROM linked_pledges")

    def denials(self, incident: str | None = None, *, limit: int = -1, offset: int = 0) -> list[LinkedDenial]:
        """Denials in article order; only those of one incident where it is named."""
        if incident is None:
            sql = "SELECT record FROM linked_denials ORDER BY n LIMIT ? OFFSET ?"
            return self._records(LinkedDenial, sql, limit, offset)
        sql = "SELECT record FROM linked_denials WHERE incident = ? ORDER BY n LIMIT ? OFFSET ?"
        return self._records(LinkedDenial, sql, incident, limit, offset)

    def denial_count(self) -> int:
        """How many denials there are."""
        return self._number("SELECT count(*) FROM linked_denials")

    # ------------------------------------------------------------ what changed

    def linkings(self) -> list[Linking]:
        """When the chronicle was made, earliest first. Raises `CasebookError` E310 where that was not kept."""
        self._check_history()
        rows = self._rows("SELECT at, articles, incidents FROM linkings ORDER BY rowid")
        return [Linking(*row) for row in rows]

    def changes(self, since: str, until: str | None = None, *, last: int | None = None) -> Iterator[Change]:
        """What changed from one chronicle to the next from the day `since` to the day `until` (else today in UTC), in the order
        in which it did; deadlines that fell on these days come last, by day. With `last` only so many, the last of them.

        Raises `UsageError` E402 where a day is none, `CasebookError` E310 where changes were not kept.
        """
        days = day(since), day(until) if until else datetime.now(UTC).date().isoformat()
        self._check_history()
        if last is None:
            yield from self._kept_changes(*days, -1)
            yield from self._deadlines(*days, -1)
        else:
            deadlines = list(self._deadlines(*days, last))
            yield from self._kept_changes(*days, last - len(deadlines))
            yield from deadlines

    def _kept_changes(self, first: str, last: str, limit: int) -> Iterator[Change]:
        """The last changes of these days, at most so many, in their order; all where the limit is negative."""
        names = ", ".join(f'"{column.name}"' for column in schema.CHANGES.columns)
        fields = [column.name for column in schema.CHANGES.columns]
        sql = f"SELECT {names} FROM changes WHERE at >= ? AND at <= ? ORDER BY rowid"
        if limit >= 0:  # read from the end, whatever stands before
            sql = f"SELECT {names} FROM changes WHERE rowid IN (SELECT rowid FROM changes WHERE +at >= ? AND +at <= ? "
            sql += f"ORDER BY rowid DESC LIMIT {limit}) ORDER BY rowid"
        for row in self._rows(sql, first, last + "~"):  # `~` stands after any time of the day
            with coded_errors(self.path):
                change = msgspec.convert(dict(zip(fields, row, strict=True)), type=Change)
            yield change

    def _deadlines(self, first: str, last: str, limit: int) -> Iterator[Change]:
        """The last deadlines of these days, at most so many, by day; all where the limit is negative."""
        sql = (
            "SELECT due_last, record FROM (SELECT due_last, record, due, n FROM linked_pledges "
            "WHERE due_last BETWEEN ? AND ? ORDER BY due DESC, n DESC LIMIT ?) ORDER BY due, n"
        )
        for due, record in self._rows(sql, first, last, limit):
            pledge = self._record(record, LinkedPledge)
            yield Change(
                at=due,
                kind="deadline",
                date=pledge.due,
                article=pledge.article,
                start=pledge.start,
                end=pledge.end,
                text=pledge.text,
                who=pledge.who,
                status=pledge.status,
            )

    def _check_history(self) -> None:
        if self._number("PRAGMA user_version") < schema.SCHEMA_VERSION:
            raise CasebookError(
                "E310",
                f"{self.path} is of an older Isnad and keeps no changes yet; run isnad build on it once.",
            )

    def chronicle(self) -> Chronicle:
        """The whole chronicle in memory; `chronicle_json` gives it piece by piece."""
        return self._record("".join(self.chronicle_json()), Chronicle)

    def chronicle_json(self) -> Iterator[str]:
        """The chronicle as JSON text, a record a line, without holding it in memory."""
        for i, linked in enumerate(schema.CHRONICLE):
            yield ("{" if i == 0 else ",\n ") + f'"{linked.field}": ['
            for j, row in enumerate(self._rows(f"SELECT record FROM {linked.table.name} ORDER BY n")):
                self._record(row[0], object)
                yield (",\n  " if j else "\n  ") + row[0]
            yield "]"
        yield "}\n"


def _figures_where(kind: str | None, about: str | None) -> tuple[str, list[str]]:
    clauses, values = ["1"], list[str]()
    if kind:
        clauses.append("kind = ?")
        values.append(kind)
    if about:
        clauses.append("(about LIKE ? ESCAPE '\\' OR about_en LIKE ? ESCAPE '\\')")
        values += [piece(about)] * 2
    return " AND ".join(clauses), values


def _ref(row: tuple[Any, ...]) -> ArticleRef:
    return ArticleRef(id=row[0], source=row[1], outlet=row[2], title=row[3], published=row[4], url=row[5])
