"""Signing in and out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from litestar import Response, get, post
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

    @get("/sign-in", opt=OPEN, sync_to_thread=False)
    def show(request: AnyRequest) -> Response[str]:
        return page(
            request, "sign_in.html", {"next": _next(request.query_params.get("next")), "failed": False}, 200
        )

    @post("/sign-in", opt=OPEN, status_code=303)
    async def sign_in(request: AnyRequest) -> Response[Any]:
        given = await form(request)
        token = await keys.let_in(given.get("name", ""), given.get("password", ""))
        where = _next(given.get("next"))
        if token is None:
            return page(request, "sign_in.html", {"next": where, "failed": True}, 401)
        await keys.sessions.end(request.auth)
        return Redirect(where, status_code=303, cookies=[keys.cookie_of(token)])

    @post("/sign-out", opt=OPEN, status_code=303)
    async def sign_out(request: AnyRequest) -> Redirect:
        await keys.sessions.end(request.auth)
        return Redirect("/", status_code=303, cookies=[keys.cookie_of(None)])

    return [show, sign_in, sign_out]


async def form(request: AnyRequest) -> dict[str, str]:
    """The fields of a form as text, the last of each name. Files are refused (415)."""
    if request.content_type[0] != _URL_ENCODED:
        raise HTTPException(status_code=415, detail="nothing can be uploaded here")
    return {name: str(value) for name, value in (await request.form()).multi_items()}


def _next(asked: str | None) -> str:
    """Where to go on; nowhere but on this site."""
    return asked if asked and _HERE.fullmatch(asked) else "/"
