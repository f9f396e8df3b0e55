"""The site: its routes, its headers, and what it answers when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from litestar import Litestar, MediaType, Request, Response, get
from litestar.datastructures import Cookie, ResponseHeader, State
from litestar.exceptions import HTTPException

from isnad.casebook import Casebook, IncidentFilter
from isnad.errors import IsnadError, UsageError
from isnad.web import views
from isnad.web.labels import Language
from isnad.web.rendering import render, static_text

_HOST = re.compile(r"(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?")
"""The names by which this machine's own browser asks; a stranger's name that resolves to it is refused."""

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


def create_app(casebook: Path) -> Litestar:
    """The site over `casebook`, which it opens read-only for each request."""

    def answer(request: AnyRequest, template: str, make: Callable[[Casebook], views.Values]) -> Response[str]:
        with Casebook(casebook) as book:
            return _page(request, template, make(book))

    @get("/", sync_to_thread=True)
    def home(request: AnyRequest) -> Response[str]:
        asked = request.query_params
        least = asked.get("sources", "")
        wanted = IncidentFilter(
            since=asked.get("since"),
            until=asked.get("until"),
            type=asked.get("type"),
            place=asked.get("place"),
            actor=asked.get("actor"),
            outlet=asked.get("outlet"),
            text=asked.get("q"),
            min_sources=int(least) if least.isdecimal() and len(least) < 9 else 0,
        )
        return answer(
            request, "incidents.html", lambda book: views.incidents_page(book, wanted, _page_number(request))
        )

    @get("/incident/{name:path}", sync_to_thread=True)
    def incident(request: AnyRequest) -> Response[str]:
        return answer(request, "incident.html", lambda book: views.incident_page(book, _name(request)))

    @get("/article/{name:path}", sync_to_thread=True)
    def article(request: AnyRequest) -> Response[str]:
        return answer(request, "article.html", lambda book: views.article_page(book, _name(request)))

    @get("/search", sync_to_thread=True)
    def search(request: AnyRequest) -> Response[str]:
        query = request.query_params.get("q", "")
        return answer(
            request, "search.html", lambda book: views.search_page(book, query, _page_number(request))
        )

    @get("/storylines", sync_to_thread=True)
    def storylines(request: AnyRequest) -> Response[str]:
        return answer(
            request, "storylines.html", lambda book: views.storylines_page(book, _page_number(request))
        )

    @get("/storyline/{name:path}", sync_to_thread=True)
    def storyline(request: AnyRequest) -> Response[str]:
        return answer(request, "storyline.html", lambda book: views.storyline_page(book, _name(request)))

    @get("/figures", sync_to_thread=True)
    def figures(request: AnyRequest) -> Response[str]:
        return answer(request, "figures.html", lambda book: views.figures_page(book, _page_number(request)))

    @get("/pledges", sync_to_thread=True)
    def pledges(request: AnyRequest) -> Response[str]:
        return answer(request, "pledges.html", lambda book: views.pledges_page(book, _page_number(request)))

    @get("/denials", sync_to_thread=True)
    def denials(request: AnyRequest) -> Response[str]:
        return answer(request, "denials.html", lambda book: views.denials_page(book, _page_number(request)))

    @get("/static/{name:path}", sync_to_thread=False)
    def static(request: AnyRequest) -> Response[str]:
        kind = _STATIC.get(_name(request))
        if kind is None:
            raise HTTPException(status_code=404)
        text = static_text(_name(request))
        return Response(text, media_type=kind, headers={"Cache-Control": "max-age=300"})

    return Litestar(
        [home, incident, article, search, storylines, storyline, figures, pledges, denials, static],
        before_request=_check_host,
        exception_handlers={IsnadError: _refused, HTTPException: _http_error},
        response_headers=[ResponseHeader(name=name, value=value) for name, value in _HEADERS.items()],
        openapi_config=None,
    )


def _check_host(request: AnyRequest) -> Response[str] | None:
    if _HOST.fullmatch(request.headers.get("host", "")):
        return None
    return Response("This site answers on this machine only.", status_code=421, media_type=MediaType.TEXT)


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
    here = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    html = render(template, language, here=here, path=request.url.path, **values)
    return Response(html, media_type=MediaType.HTML, status_code=status, cookies=cookies)


def _name(request: AnyRequest) -> str:
    """The name in the path; a path parameter comes with the slash before it."""
    return str(request.path_params["name"]).removeprefix("/")


def _page_number(request: AnyRequest) -> int:
    """`?page=`, 1 where it is no number."""
    asked = request.query_params.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else 1


def _refused(request: AnyRequest, error: IsnadError) -> Response[str]:
    status = 503
    if isinstance(error, UsageError):
        status = 404 if error.code in _NOT_FOUND else 400
    return _page(request, "error.html", {"code": error.code, "what": error.what, "status": status}, status)


def _http_error(request: AnyRequest, error: HTTPException) -> Response[str]:
    status = error.status_code
    what = "" if status == 404 else error.detail
    return _page(request, "error.html", {"code": str(status), "what": what, "status": status}, status)
