"""What the reading room can be asked for, as OpenAPI 3.1: every address that reads, its parameters, and what it answers.

The forms (signing in, correcting) are described in `openapi_forms`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

import msgspec

from isnad import __version__
from isnad.casebook.search_terms import SPELLINGS
from isnad.records import Annotations, Chronicle, EventType, FigureKind, Incident
from isnad.web import asked
from isnad.web.article_text import LAYERS
from isnad.web.openapi_forms import form_operations
from isnad.web.sheets import SHEETS
from isnad.web.taken_away import MEDIA

ADDRESS = "/openapi.json"

Document = dict[str, Any]

_HTML = "text/html"
_JSON = "application/json"
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_COUNT = {"type": "integer", "minimum": 0, "maximum": 999_999}
_WORDS = {"type": "string", "maxLength": asked.MAX_LETTERS}


@cache
def document() -> Document:
    """The description."""
    _, records = msgspec.json.schema_components(
        [Annotations, Chronicle, Incident], ref_template="#/components/schemas/{name}"
    )
    problem = {
        "type": "object",
        "required": ["code", "what", "status"],
        "properties": {"code": {"type": "string"}, "what": {"type": "string"}, "status": {"type": "integer"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Isnad, the reading room",
            "version": __version__,
            "description": "Incidents, articles and what links them, of one casebook. Nothing is written but by the forms.",
        },
        "paths": {path: {"get": operation} for path, operation in _operations().items()}
        | {path: {"post": operation} for path, operation in _forms().items()},
        "components": {"schemas": {**records, "Problem": problem}},
    }


def _operations() -> dict[str, Document]:
    filters = [
        _query("since", {"type": "string", "pattern": _DATE}, "the first day, as 2020-01-03, 2020-01 or 2020"),
        _query("until", {"type": "string", "pattern": _DATE}, "the last day"),
        _query("type", {"type": "string", "enum": list(get_args(EventType))}, "of this type alone"),
        *(_query(name, _WORDS, "a piece of its name or id; `=` before it for the whole") for name in ("place", "actor", "recipient", "outlet")),
        _query("storyline", _WORDS, "the id of a storyline"),
        _query("q", _WORDS, "words of the articles that tell of it"),
        _query("sources", _COUNT, "independent sources at least"),
        _query("disputed", {"type": "integer", "enum": [0, 1]}, "1: only what is disputed"),
        _query("order", {"type": "string", "enum": list(get_args(asked.Order))}, "how they are listed"),
    ]  # fmt: skip
    page, name = _query("page", _COUNT, "which page"), _in_path("name", "its id")
    search = [
        _query("q", _WORDS, "words, and fields as `speaker:` or `date:`"),
        _query("spelling", {"type": "string", "enum": list(SPELLINGS)}, "how words are compared"),
        _query("order", {"type": "string", "enum": ["", "date"]}, "the best or the latest first"),
    ]
    listed = [*filters, page, _query("month", {"type": "string"}, "of pledges: 2025-09, or none"),
              _query("kind", {"type": "string"}, "of figures"), _query("about", _WORDS, "of figures")]  # fmt: skip
    article = [
        name,
        _query(
            "show", {"type": "array", "items": {"type": "string", "enum": ["", *LAYERS]}}, "the layers shown"
        ),
        _query("marks", {"type": "integer", "enum": [0, 1]}, "1: marked by the server"),
        _query("at", _COUNT, "the record that starts there"),
        _query("text", {"type": "string", "enum": ["", "raw"]}, "raw: as it was received"),
    ]
    figures = [
        _query("kind", {"type": "string", "enum": ["", *get_args(FigureKind)]}, "of this kind alone"),
        _query("about", _WORDS, "letters in what they are about"),
        page,
    ]
    list_name = _in_path("list", "which list", list(SHEETS))
    form = _in_path("form", "as what", list(MEDIA))
    return {
        "/": _answers("The front page, or a list of incidents.", [*filters, page, _query("day", {"type": "string", "pattern": _DATE}, "of this day")], {_HTML: None}),
        "/chronicle.json": _answers("The chronicle, or the part of it that fits.", filters, {_JSON: "Chronicle"}, refused=(_JSON,)),
        "/{list}.{form}": _answers("A list to take away.", [list_name, form, *listed], dict.fromkeys(MEDIA.values()), refused=(_HTML, _JSON)),
        "/incident/{name}": _answers("An incident.", [name], {_HTML: None}),
        "/incident/{name}.json": _answers("Its record.", [name], {_JSON: "Incident"}, refused=(_JSON,)),
        "/incident/{name}.md": _answers("Its dossier.", [name], {"text/markdown": None}),
        "/article/{name}": _answers("An article.", article, {_HTML: None}),
        "/article/{name}.json": _answers("Its annotations.", [name], {_JSON: "Annotations"}, refused=(_JSON,)),
        "/actor/{name}": _answers("A person, body or place.", [name], {_HTML: None}),
        "/storylines": _answers("Storylines.", [page], {_HTML: None}),
        "/storyline/{name}": _answers("A storyline.", [name, *filters[:2], page], {_HTML: None}),
        "/figures": _answers("Figures.", figures, {_HTML: None}),
        "/figure/{name}": _answers("A figure.", [name], {_HTML: None}),
        "/pledges": _answers("Pledges of a month.", [_query("month", {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}|none)$"}, "2025-09, or none"), page], {_HTML: None}),
        "/denials": _answers("Denials.", [page], {_HTML: None}),
        "/search": _answers("Articles that hold words.", [*search, page], {_HTML: None}),
        "/search.atom": _answers("The same as a feed.", search, {"application/atom+xml": None}),
        "/changes.atom": _answers(
            "What building anew changed, as a feed.",
            [_query("since", {"type": "string"}, "2025-09-14: a day, today where it is none")],
            {"application/atom+xml": None},
        ),
        "/corrections": _answers("The log of corrections.", [page], {_HTML: None}),
    }  # fmt: skip


def _forms() -> dict[str, Document]:
    name = _in_path("name", "its id")
    return {
        path: operation | ({"parameters": [name]} if "{name}" in path else {})
        for path, operation in form_operations().items()
    }


def _answers(
    says: str,
    parameters: Sequence[Document],
    media: dict[str, str | None],
    *,
    refused: tuple[str, ...] = (_HTML,),
) -> Document:
    """What an address answers: `media` with the record that each is, and how it refuses."""
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    refusal = {kind: problem if kind == _JSON else {} for kind in refused}
    content = {
        kind: {} if record is None else {"schema": {"$ref": f"#/components/schemas/{record}"}}
        for kind, record in media.items()
    }
    refusals = {"400": "It cannot be meant so.", "404": "There is none.", "429": "Too often; wait a minute."}
    return {
        "summary": says,
        "parameters": list(parameters),
        "responses": {
            "200": {"description": says, "content": content},
            **{code: {"description": why, "content": refusal} for code, why in refusals.items()},
        },
    }


def _query(name: str, schema: Document, says: str) -> Document:
    return {"name": name, "in": "query", "required": False, "description": says, "schema": schema}


def _in_path(name: str, says: str, of: Sequence[str] = ()) -> Document:
    schema = {"type": "string", "enum": list(of)} if of else {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": says, "schema": schema}
