"""The forms of the reading room as OpenAPI: what each takes, and what it answers. They are there in a room with accounts alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from isnad.casebook.correcting import FIELDS, LONGEST
from isnad.records import EventType

Operation = dict[str, Any]

_TEXT = {"type": "string", "maxLength": LONGEST}
_FIELD = {"type": "string", "enum": list(FIELDS)}
_START = {"type": "string", "pattern": "^[0-9]{1,9}$"}
_ANSWERS = {
    "303": "Done; see there.",
    "400": "It cannot be meant so.",
    "401": "Nobody is signed in, or name and password do not fit.",
    "403": "The token of the form is missing, or the account may not.",
    "404": "There is none.",
    "413": "It is too long.",
    "415": "It is no form; nothing can be uploaded.",
    "429": "Too often; wait a minute.",
}


def form_operations() -> dict[str, Operation]:
    """For each address that takes a form, what it takes."""
    why, token = {"why": _TEXT}, {"_csrf_token": {"type": "string"}}
    return {
        "/sign-in": _form("Sign in.", {
            "name": {"type": "string"}, "password": {"type": "string"},
            "next": {"type": "string"}, **token,
        }, ["name", "password"]),
        "/sign-out": _form("Sign out.", token, []),
        "/correct/incident/{name}": _form("Correct an incident.", {
            "kind": {"type": "string", "enum": ["one", "apart", "incident"]}, "other": _TEXT, "near": _TEXT,
            "mention": {"type": "array", "items": {"type": "string", "pattern": "^[0-9]{1,9} .+$"}},
            "field": _FIELD, "value": {"anyOf": [{"type": "string", "enum": list(get_args(EventType))}, _TEXT]}, **why, **token,
        }, ["kind", "why"]),
        "/correct/article/{name}": _form("Correct what was read in an article.", {
            "kind": {"type": "string", "enum": ["event", "identity", "no-duplicate"]}, "start": _START,
            "field": _FIELD, "value": _TEXT, "who": _TEXT, "other": _TEXT, **why, **token,
        }, ["kind", "why"]),
        "/corrections/undo": _form("Take a correction back.", {"id": _TEXT, **why, **token}, ["id", "why"]),
    }  # fmt: skip


def _form(says: str, fields: Operation, required: Sequence[str]) -> Operation:
    wanted = [*required, "_csrf_token"]
    schema = {"type": "object", "properties": fields, "required": wanted}
    return {
        "summary": says,
        "description": "Only in a room with accounts. `_csrf_token` is that of the form's page, sent with the cookie that came with it.",
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": schema}},
        },
        "responses": {
            code: {"description": why, "content": {} if code == "303" else {"text/html": {}}}
            for code, why in _ANSWERS.items()
        },
    }
