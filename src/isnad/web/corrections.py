"""Correcting in the reading room: the forms of incidents and articles, and the page of the log.

A form adds to the log beside the casebook. A small casebook is then linked anew at once, a larger one by
`isnad corrections apply` or the next build; till then the entry waits, and says so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, cast
from urllib.parse import unquote

import anyio
import anyio.to_thread
from litestar import HttpMethod, Response, post, route
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import FormMultiDict
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from isnad import api
from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.chronicle_writing import day_range
from isnad.casebook.correcting import FIELDS, Correcting
from isnad.casebook.corrections import CorrectionLog, right
from isnad.errors import IsnadError
from isnad.records import Annotations, ArticleRef, Correction, Incident, LoggedCorrection, Ref
from isnad.web.asked import page_number
from isnad.web.guards import AnyRequest, account_of, takes
from isnad.web.signing_in import MakePage, form

AT_ONCE = 300
"""Articles up to which a casebook is linked anew after each correction."""
_PAGE = 50
_NEAR = 20
_CHOICES = 60
_LOG = "/corrections"
_READING = (HttpMethod.GET, HttpMethod.HEAD)


Make = Callable[[Correcting, FormMultiDict], Correction]


class Pages(NamedTuple):
    """Which page of how many; pages count from 1."""

    page: int
    last: int


class LogRow(NamedTuple):
    """An entry of the log as the page shows it: `state` is `waiting` where the casebook does not know it yet."""

    correction: Correction
    state: str
    problem: str
    incidents: list[str]
    right: str


class Choice(NamedTuple):
    """A mention of an incident to choose by a box: what the box says, the sentence with where it starts, and the mark in it."""

    value: str
    article: ArticleRef
    text: str
    start: int
    mark: tuple[int, int]


class IncidentForms(NamedTuple):
    """What the forms of an incident offer: incidents that it may be one with, its mentions, the fields of a value."""

    near: list[Incident]
    mentions: list[Choice]
    fields: tuple[str, ...] = FIELDS


class ArticleForms(NamedTuple):
    """What the forms of an article offer: its events and names, the articles of its text, the fields of a value."""

    item: Annotations
    neighbours: list[ArticleRef]
    fields: tuple[str, ...] = FIELDS


def incident_values(book: Casebook, incident: Incident) -> dict[str, object]:
    """What the page of an incident shows of corrections; `forms` is called where the reader may correct."""
    return {
        "corrections": [_row(logged) for logged in book.corrections_of_incident(incident.id)],
        "forms": lambda: IncidentForms(_near(book, incident), _choices(book, incident)),
    }


def article_values(book: Casebook, item: Annotations) -> dict[str, object]:
    """What the page of an article shows of corrections; `forms` is called where the reader may correct."""
    return {
        "corrections": [_row(logged) for logged in book.corrections_of_article(item.article.source)],
        "forms": lambda: ArticleForms(item, _neighbours(book, item.article.source)),
    }


def routes(casebook: Path, page: MakePage, *, writes: bool) -> list[HTTPRouteHandler]:
    """The page of the log; with `writes` also what the forms do, for whoever may correct."""
    relink = _Relinking(casebook)

    async def enter(request: AnyRequest, make: Make) -> Redirect:
        given = await form(request)
        account = account_of(request)
        by = account.name if account is not None else ""

        def write() -> Correction:
            with Casebook(casebook) as book:
                entry = make(Correcting(book, by, _text(given, "why")), given)
            CorrectionLog(casebook).append([entry])
            return entry

        entry = await anyio.to_thread.run_sync(write)
        return Redirect(f"{_LOG}#c-{entry.id}", status_code=303, background=BackgroundTask(relink))

    @route(_LOG, http_method=_READING, sync_to_thread=True)
    def show(request: AnyRequest) -> Response[str]:
        with Casebook(casebook) as book:
            return page(request, "corrections.html", log_page(book, page_number(request.query_params)), 200)

    @post("/correct/incident/{name:path}", guards=[takes("correct")], status_code=303)
    async def incident(request: AnyRequest) -> Redirect:
        return await enter(request, lambda say, given: _of_incident(say, _name(request), given))

    @post("/correct/article/{name:path}", guards=[takes("correct")], status_code=303)
    async def article(request: AnyRequest) -> Redirect:
        return await enter(request, lambda say, given: _of_article(say, _name(request), given))

    @post("/corrections/undo", guards=[takes("correct")], status_code=303)
    async def undo(request: AnyRequest) -> Redirect:
        return await enter(request, lambda say, given: say.undo(_text(given, "id")))

    return [show, incident, article, undo] if writes else [show]


def log_page(book: Casebook, asked: int) -> dict[str, object]:
    """`/corrections`: the log, newest first."""
    linked = book.corrections()
    waiting = CorrectionLog(book.path).waiting(linked)
    rows = [_row(logged) for logged in linked]
    rows += [LogRow(entry, "waiting", "", [], right(entry)) for entry in waiting]
    rows.reverse()
    last = max(1, -(-len(rows) // _PAGE))
    page = min(max(1, asked), last)
    known = {incident for row in rows for incident in row.incidents}
    return {
        "rows": rows[(page - 1) * _PAGE : page * _PAGE],
        "count": len(rows),
        "waiting": len(waiting),
        "titles": {id: book.incident(id) for id in known},
        "pages": Pages(page, last),
    }


class _Relinking:
    """Links a small casebook anew where something waits, once at a time."""

    def __init__(self, casebook: Path) -> None:
        self._casebook = casebook
        self._busy = threading.Lock()

    def __call__(self) -> None:
        # What stands in the way (a build, a disk that is full) leaves the entry waiting, and the page says so.
        with self._busy, suppress(IsnadError):
            with Casebook(self._casebook) as book:
                waits = CorrectionLog(self._casebook).waiting(book.corrections())
                is_small = book.article_count <= AT_ONCE
            if waits and is_small:
                api.correct(self._casebook)


def _of_incident(say: Correcting, name: str, given: FormMultiDict) -> Correction:
    match _text(given, "kind"):
        case "one":
            other = _text(given, "other") or _text(given, "near")
            return say.one(name, unquote(other.rstrip("/").rpartition("/")[2]))
        case "apart":
            return say.apart(name, [_mention(value) for value in given.getall("mention", [])])
        case "incident":
            return say.incident(name, _text(given, "field"), _text(given, "value"))
        case _:
            raise HTTPException(status_code=400, detail="no such form")


def _of_article(say: Correcting, name: str, given: FormMultiDict) -> Correction:
    match _text(given, "kind"):
        case "event":
            return say.event(name, _offset(given), _text(given, "field"), _text(given, "value"))
        case "identity":
            return say.identity(name, _offset(given), _text(given, "who"))
        case "no-duplicate":
            return say.no_duplicate(name, _text(given, "other"))
        case _:
            raise HTTPException(status_code=400, detail="no such form")


def _text(given: FormMultiDict, name: str) -> str:
    return str(cast(object, given.get(name, ""))).strip()


def _offset(given: FormMultiDict) -> int:
    value = _text(given, "start")
    if not value.isdecimal() or len(value) > 9:
        raise HTTPException(status_code=400, detail="choose one from the list")
    return int(value)


def _mention(value: object) -> Ref:
    """A mention as its box names it: where it begins, a blank, its article."""
    start, _, article = str(value).partition(" ")
    if not start.isdecimal() or len(start) > 9:
        raise HTTPException(status_code=400, detail="choose from the list")
    return Ref(article=article, start=int(start), end=int(start))


def _near(book: Casebook, incident: Incident) -> list[Incident]:
    """Incidents of its type and days, and those that its first article tells too."""
    first, last = day_range(incident.date)
    found = book.incidents_of_article(incident.articles[0]) if incident.articles else []
    if first is not None:
        wanted = IncidentFilter(since=first, until=last, type=incident.type)
        found = [*book.incidents(wanted, limit=_NEAR), *found]
    others = {other.id: other for other in found if other.id != incident.id}
    return list(others.values())[:_NEAR]


def _choices(book: Casebook, incident: Incident) -> list[Choice]:
    found: list[Choice] = []
    for ref in incident.events[:_CHOICES]:
        seen = book.evidence(ref)
        if seen is not None:
            found.append(
                Choice(f"{ref.start} {ref.article}", seen.article, seen.text, seen.start, seen.trigger)
            )
    return found


def _neighbours(book: Casebook, source: str) -> list[ArticleRef]:
    others = (pair.b if pair.a == source else pair.a for pair in book.duplicates(source))
    return [ref for other in others if (ref := book.article_ref(other)) is not None]


def _row(logged: LoggedCorrection) -> LogRow:
    entry = logged.correction
    return LogRow(entry, logged.state, logged.problem, logged.incidents, right(entry))


def _name(request: AnyRequest) -> str:
    return str(request.path_params["name"]).removeprefix("/")
