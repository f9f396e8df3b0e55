"""Signing in and out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from litestar import HttpMethod, Response, post, route
from litestar.datastructures import FormMultiDict
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from isnad.web.guards import OPEN, AnyRequest, Keys

MakePage = Callable[[AnyRequest, str, dict[str, object], int], Response[str]]
"""Makes the page of a template, with its values and status."""

_HERE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""A path of this site, and of no other."""
_URL_ENCODED = "application/x-www-form-urlencoded"


def routes(keys: Keys, page: MakePage) -> list[HTTPRouteHandler]:
    """The page for signing in, and what its form and the button for signing out do."""

    @route("/sign-in", http_method=(HttpMethod.GET, HttpMethod.HEAD), opt=OPEN, sync_to_thread=False)
    def show(request: AnyRequest) -> Response[str]:
        return page(
            request, "sign_in.html", {"next": _next(request.query_params.get("next")), "failed": False}, 200
        )

    @post("/sign-in", opt=OPEN, status_code=303)
    async def sign_in(request: AnyRequest) -> Response[Any]:
        given = await form(request)
        name, password, asked = (str(given.get(field, "")) for field in ("name", "password", "next"))
        token = await keys.let_in(name, password)
        where = _next(asked)
        if token is None:
            return page(request, "sign_in.html", {"next": where, "failed": True}, 401)
        await keys.sessions.end(request.auth)
        return Redirect(where, status_code=303, cookies=[keys.cookie_of(token)])

    @post("/sign-out", opt=OPEN, status_code=303)
    async def sign_out(request: AnyRequest) -> Redirect:
        await keys.sessions.end(request.auth)
        return Redirect("/", status_code=303, cookies=[keys.cookie_of(None)])

    return [show, sign_in, sign_out]


async def form(request: AnyRequest) -> FormMultiDict:
    """The fields of a form. Files are refused (415)."""
    if request.content_type[0] != _URL_ENCODED:
        raise HTTPException(status_code=415, detail="nothing can be uploaded here")
    return await request.form()


def _next(asked: str | None) -> str:
    """Where to go on; nowhere but on this site."""
    return asked if asked and _HERE.fullmatch(asked) else "/"
