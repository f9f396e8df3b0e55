"""Reads the lexicon's files: YAML with the schema of `schema`, a user's folder laid over ours.

An entry of the same id replaces ours, any other is added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from isnad.errors import LexiconError
from isnad.lexicon import schema

E = TypeVar("E", bound=schema.Entry)

_OTHER_CUES = ("cues/media.yaml", "cues/anonymous.yaml")
_LISTS = ("media", "anonymous", "contexts", "instruments")

_KINDS: dict[str, type[schema.Entry]] = {
    "countries": schema.Country, "actors": schema.Actor, "places": schema.PlaceEntry,
    "outlets": schema.Outlet, "institutions": schema.Institution, "roles": schema.Office,
    "frames": schema.Frame, "cues": schema.Cue, "wordings": schema.Wording,
}  # fmt: skip


class Raw(NamedTuple):
    """The files of a lexicon, not yet parsed: `lexicon` has a mapping of path to content for each root (ours,
    the user's), `language` the words of the language, `geonames` the table of towns, `coordinates` that of where
    our places lie."""

    lexicon: list[dict[str, bytes]]
    language: dict[str, bytes]
    geonames: bytes
    coordinates: bytes


class Sources(NamedTuple):
    """The files of a lexicon, parsed. `tables` holds the entries of each kind, ids unique; `digest` tells its
    YAML files from any others. `homographs` are nouns that are written like a verb, `gazetteer` the names without an
    entry, by what they name."""

    tables: dict[str, list[Any]]
    digest: str
    functions: dict[str, list[str]]
    nouns: list[str]
    homographs: list[str]
    verbs: list[schema.Verb]
    geonames: list[list[str]]
    coordinates: list[list[str]]
    gazetteer: dict[str, list[str]]


def collect(folder: Path | None) -> Raw:
    """The content of our files and those of a user's folder."""
    ours = resources.files("isnad.lexicon") / "data"
    roots: list[Traversable] = [ours, *([folder] if folder else [])]
    language = resources.files("isnad.language") / "data"
    names = ("function_words.yaml", "nouns.yaml", "plurals.yaml", "verbs.yaml", "adjectives.yaml")
    return Raw(
        [dict(_files(root)) for root in roots],
        {name: _content(language / name) for name in names},
        _content(ours / "geonames.tsv"),
        _content(ours / "coordinates.tsv"),
    )


def _content(path: Traversable) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _files(root: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(root.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name, entry.read_bytes()


def parse(raw: Raw) -> Sources:
    """The entries of these files. Raises LexiconError (E201 unreadable YAML, E202 an entry that does not
    fit)."""
    for root in raw.lexicon[1:]:
        for path, content in root.items():
            _refuse_unknown_fields(path, _text(path, content))
    digest = hashlib.sha256()
    tables: dict[str, list[Any]] = {k: [] for k in (*_KINDS, *_LISTS)}
    gazetteer: dict[str, list[str]] = {}
    for root in raw.lexicon:
        for path, content in root.items():
            text = _text(path, content)
            digest.update(path.encode() + b"\0" + text.encode())
            if path == "gazetteer.yaml":
                _add_names(path, text, gazetteer)
            _read(path, text, tables)
    for table in _KINDS:
        key = "code" if table == "countries" else "id"
        tables[table] = list({getattr(e, key): e for e in tables[table]}.values())
    language = {name: _yaml(name, _text(name, content)) for name, content in raw.language.items()}
    return Sources(
        tables,
        "sha256:" + digest.hexdigest()[:16],
        language["function_words.yaml"],
        [
            *language["nouns.yaml"]["words"],
            *language["adjectives.yaml"]["words"],
            *language["adjectives.yaml"]["both"],
        ],
        language["nouns.yaml"]["homographs"],
        _entries("verbs.yaml", language["verbs.yaml"] or [], schema.Verb),
        _rows("geonames.tsv", raw.geonames),
        _rows("coordinates.tsv", raw.coordinates),
        gazetteer,
    )


def _refuse_unknown_fields(path: str, text: str) -> None:
    """A field that an entry of a user's file has and its kind has not: mistyped, it would be read as nothing."""
    kind = _KINDS.get(path.split("/")[0].removesuffix(".yaml"))
    entries = _yaml(path, text)
    if kind is None or path in _OTHER_CUES or not isinstance(entries, list):
        return
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    for entry in cast("list[object]", entries):
        given = cast("dict[str, object]", entry) if isinstance(entry, dict) else {}
        unknown = sorted(given.keys() - known)
        if unknown:
            name = given.get("id", given.get("code"))
            raise LexiconError(
                "E202",
                f"{path}: entry {name}: no field is called {', '.join(unknown)}; see docs/lexicon.md for the schema",
            )


def _add_names(path: str, text: str, gazetteer: dict[str, list[str]]) -> None:
    try:
        lists = msgspec.convert(_yaml(path, text), dict[str, list[str]])
    except msgspec.ValidationError as error:
        raise LexiconError("E202", f"{path}: {error}; a list of names for each kind is wanted") from error
    for kind, names in lists.items():
        gazetteer.setdefault(kind, []).extend(names)


def _rows(path: str, content: bytes) -> list[list[str]]:
    """The rows of a table: a line that says whose data it is and one of column names stand before them."""
    return [line.split("\t") for line in _text(path, content).splitlines()[2:]]


class Located(NamedTuple):
    """An entry and where it stands: which of the lexicon's folders (ours is 0), the file, its kind."""

    root: int
    path: str
    table: str
    entry: Any


def located(raw: Raw) -> Iterator[Located]:
    """Every entry of the lexicon's folders in the order of their files, also one that another replaces.

    Raises LexiconError as `parse` does.
    """
    for number, root in enumerate(raw.lexicon):
        for path, content in root.items():
            tables: dict[str, list[Any]] = {kind: [] for kind in (*_KINDS, *_LISTS)}
            _read(path, _text(path, content), tables)
            for table, entries in tables.items():
                yield from (Located(number, path, table, entry) for entry in entries)


def _text(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise LexiconError("E201", f"{path} is not UTF-8 ({error}); save it as UTF-8") from error


def _yaml(path: str, text: str) -> Any:
    from isnad.language.yaml_text import YAMLError, read_yaml  # PyYAML is for those who build

    try:
        return read_yaml(text)
    except YAMLError as error:
        raise LexiconError("E201", f"{path} is not readable YAML ({error}); mend the file") from error


def _entries(path: str, values: list[Any], kind: type[E]) -> list[E]:
    return [_convert(path, value, kind) for value in values]


def _convert(path: str, value: Any, kind: type[E]) -> E:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        known = cast("dict[str, object]", value) if isinstance(value, dict) else {"id": value}
        name = known.get("id", known)
        raise LexiconError(
            "E202", f"{path}: entry {name}: {error}; see docs/lexicon.md for the schema"
        ) from error


def _read(path: str, text: str, tables: dict[str, list[Any]]) -> None:
    table = path.split("/")[0].removesuffix(".yaml")
    stem = path.split("/")[-1].removesuffix(".yaml")
    if table == "cues" and stem in ("media", "anonymous"):
        table = stem
    if table not in tables:
        return
    entries: list[Any] = _yaml(path, text) or []
    match table:
        case "media":
            media = [medium for entry in entries for medium in entry.get("media", [entry])]
            tables[table] += _entries(path, media, schema.Medium)
        case "anonymous":
            tables[table] += _entries(path, entries, schema.Anonymity)
        case "contexts" | "instruments":
            tables[table] += entries
        case _:
            tables[table] += _entries(path, entries, _KINDS[table])
