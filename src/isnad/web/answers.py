"""How a request is answered: a page in the reader's language, or JSON."""

from __future__ import annotations

from urllib.parse import quote, unquote

import msgspec
from litestar import MediaType, Response
from litestar.datastructures import Cookie

from isnad.web.guards import AnyRequest, reader_of
from isnad.web.labels import Language
from isnad.web.pages.passages import Values
from isnad.web.rendering import render


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


def page_answer(request: AnyRequest, template: str, values: Values, status: int = 200) -> Response[str]:
    """The page `template`; what was asked for (but for the language) stands in it as `here`, its path as `path`."""
    language = language_of(request)
    cookies: list[Cookie] = []
    if request.query_params.get("lang") in ("ar", "en"):
        cookies.append(Cookie("lang", value=language, max_age=31_536_000, samesite="lax", httponly=True))
    here = sorted((key, value) for key, value in request.query_params.multi_items() if key != "lang")
    html = render(template, language, here=here, path=path_of(request), reader=reader_of(request), **values)
    return Response(html, media_type=MediaType.HTML, status_code=status, cookies=cookies)


def path_of(request: AnyRequest) -> str:
    """The path that was asked for, to lead back to. One that begins with two slashes would lead to another site."""
    return "/" + quote(unquote(request.url.path).lstrip("/\\"), safe="/:@!$&'()*+,;=~")


def json_answer(record: object, status: int = 200) -> Response[bytes]:
    """`record` as JSON."""
    return Response(msgspec.json.encode(record), media_type=MediaType.JSON, status_code=status)


def name_asked(request: AnyRequest) -> str:
    """The name in the path; a path parameter comes with the slash before it."""
    return str(request.path_params["name"]).removeprefix("/")
