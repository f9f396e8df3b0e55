"""The site: its routes, its headers, and what it answers when something is wrong."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from pathlib import Path

from litestar import Litestar, Response, route
from litestar.datastructures import ResponseHeader
from litestar.exceptions import HTTPException
from litestar.types import Message, Scope

from isnad.casebook import Casebook
from isnad.errors import IsnadError, UsageError
from isnad.web.answers import json_answer, name_asked, page_answer
from isnad.web.charts.outlines import outlines
from isnad.web.corrections import routes as correcting
from isnad.web.guards import MOST_BYTES, OPEN, Access, AnyRequest, Guards
from isnad.web.json_forms import ENDING
from isnad.web.pages.passages import Values
from isnad.web.rendering import compile_pages, static_bytes
from isnad.web.routes import READING, reading_routes
from isnad.web.signing_in import routes as signing_in

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "font-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept-Language, Cookie",
}
_FONT = "font/woff2"
_STATIC = {
    "style.css": "text/css",
    "fonts.css": "text/css",
    "fonts/noto-naskh-arabic.woff2": _FONT,
    "fonts/noto-sans-arabic.woff2": _FONT,
    "highlight.js": "text/javascript",
    "kept.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_MINUTES = {_FONT: 30 * 24 * 60}
"""For how long a browser keeps a file of a kind; any other for five."""
_NOT_FOUND = ("E401", "E403", "E405", "E408", "E409")


def create_app(casebook: Path, access: Access | None = None) -> Litestar:
    """The site over `casebook`, which it opens read-only for each request, for those whom `access` lets in (without it, whoever is
    on this machine)."""
    guards = Guards(access or Access())

    @route("/static/{name:path}", http_method=READING, sync_to_thread=False, opt=OPEN)
    def static(request: AnyRequest) -> Response[bytes]:
        kind = _STATIC.get(name_asked(request))
        if kind is None:
            raise HTTPException(status_code=404)
        age = 60 * _MINUTES.get(kind, 5)
        data = static_bytes(name_asked(request))
        return Response(data, media_type=kind, headers={"Cache-Control": f"max-age={age}"})

    return Litestar(
        reading_routes(casebook)
        + correcting(casebook, page_answer, writes=guards.keys is not None)
        + (signing_in(guards.keys, page_answer) if guards.keys else [])
        + [static],
        plugins=[guards],
        request_max_body_size=MOST_BYTES,
        before_send=[_without_body],
        on_startup=[lambda: _warm(casebook)],
        exception_handlers={IsnadError: _refused, HTTPException: _http_error},
        response_headers=[ResponseHeader(name=name, value=value) for name, value in _HEADERS.items()],
        openapi_config=None,
    )


def _warm(casebook: Path) -> None:
    """Read in the background what the first pages would wait for."""

    def read() -> None:
        with suppress(IsnadError), Casebook(casebook) as book:  # what is wrong with it, the pages say
            book.warm()
        outlines()
        compile_pages()
        gc.freeze()  # What stays as long as the room is not looked through by every collection, while a reader waits.

    threading.Thread(target=read, daemon=True).start()


async def _without_body(message: Message, scope: Scope) -> None:
    """The answer to HEAD is that to GET without its body."""
    if scope["type"] == "http" and scope["method"] == "HEAD" and message["type"] == "http.response.body":
        message["body"] = b""


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
    values: Values = {"code": code, "what": what, "status": status}
    as_json = request.url.path.endswith(ENDING)
    return json_answer(values, status) if as_json else page_answer(request, "error.html", values, status)
