"""The addresses of the pages: what each is asked for, and which page answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from litestar import HttpMethod, MediaType, Response, route
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from isnad.casebook import Casebook, IncidentFilter
from isnad.records import Record
from isnad.web import asked
from isnad.web.answers import json_answer, language_of, name_asked, page_answer
from isnad.web.feed import atom, changes_atom
from isnad.web.guards import AnyRequest
from isnad.web.json_forms import asked_as_json, chronicle_json
from isnad.web.labels import Language, labels
from isnad.web.openapi import ADDRESS, document
from isnad.web.pages.actor import actor_page
from isnad.web.pages.article import article_page
from isnad.web.pages.denials import denials_page
from isnad.web.pages.figures import figure_page, figures_page
from isnad.web.pages.front import front_page
from isnad.web.pages.incident import incident_page
from isnad.web.pages.passages import Values
from isnad.web.pages.pledges import pledges_page
from isnad.web.pages.search import search_page
from isnad.web.pages.storylines import storyline_page, storylines_page
from isnad.web.sheets import SHEETS
from isnad.web.taken_away import MEDIA, Form, file_name, incident_markdown, written

READING = (HttpMethod.GET, HttpMethod.HEAD)
"""No casebook is ever written here, so these are all that is answered of one."""

Make = Callable[[Casebook], Values]


def reading_routes(casebook: Path) -> list[HTTPRouteHandler]:
    """The pages over `casebook`, which each request opens read-only."""

    def answer(request: AnyRequest, template: str, make: Make) -> Response[str]:
        with Casebook(casebook) as book:
            return page_answer(request, template, make(book))

    def answer_either(
        request: AnyRequest, template: str, find: Callable[[Casebook, str], Record], make: Make
    ) -> Response[str] | Response[bytes]:
        """The page of a record, or its JSON where the address ends so."""
        with Casebook(casebook) as book:
            record = asked_as_json(name_asked(request), lambda name: find(book, name))
            return page_answer(request, template, make(book)) if record is None else json_answer(record)

    @route("/", http_method=READING, sync_to_thread=True)
    def home(request: AnyRequest) -> Response[str]:
        wanted = asked.incident_list(request.query_params)
        today, language = datetime.now(UTC).date(), language_of(request)
        return answer(request, "front.html", lambda book: front_page(book, wanted, today, language))

    @route("/chronicle.json", http_method=READING, sync_to_thread=True)
    def chronicle(request: AnyRequest) -> Stream:
        wanted = asked.incident_filter(request.query_params)
        order = asked.order(request.query_params)
        return Stream(_while_open(Casebook(casebook), wanted, order), media_type=MediaType.JSON)

    @route("/incident/{name:path}", http_method=READING, sync_to_thread=True)
    def incident(request: AnyRequest) -> Response[str] | Response[bytes]:
        name, dot, ending = name_asked(request).rpartition(".")
        if dot and ending == "md":
            with Casebook(casebook) as book:
                text = incident_markdown(book, name, labels(language_of(request)))
            return Response(text, media_type=MEDIA["md"])
        return answer_either(
            request,
            "incident.html",
            Casebook.incident,
            lambda book: incident_page(book, name_asked(request), language_of(request)),
        )

    @route("/article/{name:path}", http_method=READING, sync_to_thread=True)
    def article(request: AnyRequest) -> Response[str] | Response[bytes]:
        how = asked.reading(request.query_params, request.query_params.getall("show", []))
        return answer_either(
            request,
            "article.html",
            Casebook.article,
            lambda book: article_page(book, name_asked(request), how),
        )

    @route("/search", http_method=READING, sync_to_thread=True)
    def search(request: AnyRequest) -> Response[str]:
        words = asked.search(request.query_params)
        page = asked.page_number(request.query_params)
        return answer(request, "search.html", lambda book: search_page(book, words, page))

    @route("/search.atom", http_method=READING, sync_to_thread=True)
    def feed(request: AnyRequest) -> Response[str]:
        words = asked.search(request.query_params)
        with Casebook(casebook) as book:
            text = atom(book, words, str(request.base_url), language_of(request))
        return Response(text, media_type="application/atom+xml")

    @route("/changes.atom", http_method=READING, sync_to_thread=True)
    def changed(request: AnyRequest) -> Response[str]:
        today = datetime.now(UTC).date()
        with Casebook(casebook) as book:
            text = changes_atom(book, request.query_params.get("since"), today, language_of(request))
        return Response(text, media_type="application/atom+xml")

    @route("/storyline/{name:path}", http_method=READING, sync_to_thread=True)
    def storyline(request: AnyRequest) -> Response[str]:
        wanted, language = asked.incident_list(request.query_params), language_of(request)
        return answer(
            request,
            "storyline.html",
            lambda book: storyline_page(book, name_asked(request), wanted, language),
        )

    @route("/actor/{name:path}", http_method=READING, sync_to_thread=True)
    def actor(request: AnyRequest) -> Response[str]:
        language = language_of(request)
        return answer(request, "actor.html", lambda book: actor_page(book, name_asked(request), language))

    @route("/figures", http_method=READING, sync_to_thread=True)
    def figures(request: AnyRequest) -> Response[str]:
        wanted = asked.figure_list(request.query_params)
        return answer(request, "figures.html", lambda book: figures_page(book, wanted))

    @route("/figure/{name:path}", http_method=READING, sync_to_thread=True)
    def figure(request: AnyRequest) -> Response[str]:
        language = language_of(request)
        return answer(request, "figure.html", lambda book: figure_page(book, name_asked(request), language))

    @route("/pledges", http_method=READING, sync_to_thread=True)
    def pledges(request: AnyRequest) -> Response[str]:
        month, today = asked.month(request.query_params), datetime.now(UTC).date()
        language, page = language_of(request), asked.page_number(request.query_params)
        return answer(request, "pledges.html", lambda book: pledges_page(book, month, today, language, page))

    @route(ADDRESS, http_method=READING, sync_to_thread=False)
    def described() -> Response[bytes]:
        return json_answer(document())

    @route("/{name:str}", http_method=READING, sync_to_thread=True)
    def listing(request: AnyRequest) -> Response[str]:
        name, _, ending = name_asked(request).partition(".")
        if name in SHEETS and ending in MEDIA:
            with Casebook(casebook) as book:
                return _sheet(request, book, name, ending)
        make = _LISTINGS.get(name_asked(request))
        if make is None:
            raise HTTPException(status_code=404)
        page, language = asked.page_number(request.query_params), language_of(request)
        return answer(request, f"{name_asked(request)}.html", lambda book: make(book, page, language))

    return [
        home,
        chronicle,
        incident,
        article,
        search,
        feed,
        changed,
        storyline,
        actor,
        figures,
        figure,
        pledges,
        described,
        listing,
    ]


_LISTINGS: dict[str, Callable[[Casebook, int, Language], Values]] = {
    "storylines": storylines_page,
    "denials": lambda book, page, _: denials_page(book, page),
}
"""The pages that list what a casebook holds, page by page."""


def _sheet(request: AnyRequest, book: Casebook, name: str, form: Form) -> Response[str]:
    """A list to take away, under a name that says where it was cut."""
    say = labels(language_of(request))
    sheet = SHEETS[name](book, request.query_params, say)
    text = written(sheet, form, say, str(request.base_url).rstrip("/"))
    headers = {"Content-Disposition": f'attachment; filename="{file_name(sheet, form)}"'}
    return Response(text, media_type=MEDIA[form], headers=headers)


def _while_open(book: Casebook, wanted: IncidentFilter, order: asked.Order) -> Iterator[str]:
    with book:
        yield from chronicle_json(book, wanted, order)
