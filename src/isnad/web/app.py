"""The site: its routes, its headers, and what it answers when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from litestar import HttpMethod, Litestar, MediaType, Request, Response, route
from litestar.datastructures import Cookie, ResponseHeader, State
from litestar.exceptions import HTTPException
from litestar.response import Stream
from litestar.types import Message, Scope

from isnad.casebook import Casebook, IncidentFilter
from isnad.errors import IsnadError, UsageError
from isnad.records import Record
from isnad.web import asked, views
from isnad.web.corrections import routes as correcting
from isnad.web.guards import MOST_BYTES, OPEN, Access, Guards, reader_of
from isnad.web.json_forms import ENDING, asked_as_json, chronicle_json
from isnad.web.labels import Language
from isnad.web.rendering import render, static_text
from isnad.web.signing_in import routes as signing_in

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept-Language, Cookie",
}
_STATIC = {"style.css": "text/css", "highlight.js": "text/javascript", "icon.svg": "image/svg+xml"}
_NOT_FOUND = ("E401", "E403", "E405")

AnyRequest = Request[object, object, State]


_READING = (HttpMethod.GET, HttpMethod.HEAD)
"""No casebook is ever written here, so these are all that is answered of one."""

Make = Callable[[Casebook], views.Values]


def create_app(casebook: Path, access: Access = Access()) -> Litestar:  # noqa: B008
    """The site over `casebook`, which it opens read-only for each request, for those whom `access` lets in."""
    guards = Guards(access)

    def answer(request: AnyRequest, template: str, make: Make) -> Response[str]:
        with Casebook(casebook) as book:
            return _page(request, template, make(book))

    def answer_either(
        request: AnyRequest, template: str, find: Callable[[Casebook, str], Record], make: Make
    ) -> Response[str] | Response[bytes]:
        """The page of a record, or its JSON where the address ends so."""
        with Casebook(casebook) as book:
            record = asked_as_json(_name(request), lambda name: find(book, name))
            return _page(request, template, make(book)) if record is None else _json(record)

    @route("/", http_method=_READING, sync_to_thread=True)
    def home(request: AnyRequest) -> Response[str]:
        wanted = asked.incident_filter(request.query_params)
        order = asked.order(request.query_params)
        page = asked.page_number(request.query_params)
        return answer(request, "incidents.html", lambda book: views.incidents_page(book, wanted, order, page))

    @route("/chronicle.json", http_method=_READING, sync_to_thread=True)
    def chronicle(request: AnyRequest) -> Stream:
        wanted = asked.incident_filter(request.query_params)
        order = asked.order(request.query_params)
        return Stream(_while_open(Casebook(casebook), wanted, order), media_type=MediaType.JSON)

    @route("/incident/{name:path}", http_method=_READING, sync_to_thread=True)
    def incident(request: AnyRequest) -> Response[str] | Response[bytes]:
        return answer_either(
            request,
            "incident.html",
            Casebook.incident,
            lambda book: views.incident_page(book, _name(request)),
        )

    @route("/article/{name:path}", http_method=_READING, sync_to_thread=True)
    def article(request: AnyRequest) -> Response[str] | Response[bytes]:
        return answer_either(
            request, "article.html", Casebook.article, lambda book: views.article_page(book, _name(request))
        )

    @route("/search", http_method=_READING, sync_to_thread=True)
    def search(request: AnyRequest) -> Response[str]:
        words = asked.search(request.query_params)
        page = asked.page_number(request.query_params)
        return answer(request, "search.html", lambda book: views.search_page(book, words, page))

    @route("/storyline/{name:path}", http_method=_READING, sync_to_thread=True)
    def storyline(request: AnyRequest) -> Response[str]:
        return answer(request, "storyline.html", lambda book: views.storyline_page(book, _name(request)))

    @route("/{name:str}", http_method=_READING, sync_to_thread=True)
    def listing(request: AnyRequest) -> Response[str]:
        make = _LISTINGS.get(_name(request))
        if make is None:
            raise HTTPException(status_code=404)
        page = asked.page_number(request.query_params)
        return answer(request, f"{_name(request)}.html", lambda book: make(book, page))

    @route("/static/{name:path}", http_method=_READING, sync_to_thread=False, opt=OPEN)
    def static(request: AnyRequest) -> Response[str]:
        kind = _STATIC.get(_name(request))
        if kind is None:
            raise HTTPException(status_code=404)
        text = static_text(_name(request))
        return Response(text, media_type=kind, headers={"Cache-Control": "max-age=300"})

    return Litestar(
        [home, chronicle, incident, article, search, storyline, listing, static]
        + correcting(casebook, _page, writes=guards.keys is not None)
        + (signing_in(guards.keys, _page) if guards.keys else []),
        plugins=[guards],
        request_max_body_size=MOST_BYTES,
        before_send=[_without_body],
        exception_handlers={IsnadError: _refused, HTTPException: _http_error},
        response_headers=[ResponseHeader(name=name, value=value) for name, value in _HEADERS.items()],
        openapi_config=None,
    )


_LISTINGS: dict[str, Callable[[Casebook, int], views.Values]] = {
    "storylines": views.storylines_page,
    "figures": views.figures_page,
    "pledges": views.pledges_page,
    "denials": views.denials_page,
}
"""The pages that list what a casebook holds, page by page."""


async def _without_body(message: Message, scope: Scope) -> None:
    """The answer to HEAD is that to GET without its body."""
    if scope["type"] == "http" and scope["method"] == "HEAD" and message["type"] == "http.response.body":
        message["body"] = b""


def _while_open(book: Casebook, wanted: IncidentFilter, order: asked.Order) -> Iterator[str]:
    with book:
        yield from chronicle_json(book, wanted, order)


def language_of(request: AnyRequest) -> Language:
    """`?lang=`, else what was chosen before, else the browser's first choice of the two."""
    for chosen in (request.query_params.get("lang"), request.cookies.get("lang")):
        if chosen == "ar":
            return "ar"
        if chosen == "en":
            return "en"
    wanted = [
        part.split(";")[0].strip()[:2].lower()
        for part in request.headers.get("accept-language", "").split(",")
    ]
    return (
        "ar" if "ar" in wanted and ("en" not in wanted or wanted.index("ar") < wanted.index("en")) else "en"
    )


def _page(request: AnyRequest, template: str, values: views.Values, status: int = 200) -> Response[str]:
    language = language_of(request)
    cookies: list[Cookie] = []
    if request.query_params.get("lang") in ("ar", "en"):
        cookies.append(Cookie("lang", value=language, max_age=31_536_000, samesite="lax", httponly=True))
    here = sorted((key, value) for key, value in request.query_params.multi_items() if key != "lang")
    html = render(template, language, here=here, path=request.url.path, reader=reader_of(request), **values)
    return Response(html, media_type=MediaType.HTML, status_code=status, cookies=cookies)


def _name(request: AnyRequest) -> str:
    """The name in the path; a path parameter comes with the slash before it."""
    return str(request.path_params["name"]).removeprefix("/")


def _json(record: object, status: int = 200) -> Response[bytes]:
    return Response(msgspec.json.encode(record), media_type=MediaType.JSON, status_code=status)


def _refused(request: AnyRequest, error: IsnadError) -> Response[str] | Response[bytes]:
    status = 503
    if isinstance(error, UsageError):
        status = 404 if error.code in _NOT_FOUND else 400
    return _problem(request, error.code, error.what, status)


def _http_error(request: AnyRequest, error: HTTPException) -> Response[str] | Response[bytes]:
    status = error.status_code
    return _problem(request, str(status), "" if status == 404 else error.detail, status)


def _problem(request: AnyRequest, code: str, what: str, status: int) -> Response[str] | Response[bytes]:
    """What went wrong, to a person or, where JSON was asked for, to a program."""
    values: views.Values = {"code": code, "what": what, "status": status}
    if request.url.path.endswith(ENDING):
        return _json(values, status)
    return _page(request, "error.html", values, status)
