"""Metadata beside the texts: `articles.jsonl`, one object a line, matched by file name or by id.

A row belongs to a file when its `source` is the file's path or name, or its `id` the file's path or name
without the ending. A file of that name whose rows hold `text` or `html` is an input itself, not metadata.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, cast

import msgspec

from isnad.errors import InputError
from isnad.records import SetAside
from isnad.sources.articles import check_fields
from isnad.sources.codes import set_aside
from isnad.sources.fields import canonical
from isnad.sources.skipping import Skips

SIDECAR = "articles.jsonl"
_PEEK_LINES = 5
_PEEK_BYTES = 1_000_000


class Sidecar:
    """Metadata rows, found by file name or id; `stamp` tells its file as it was read from any other."""

    def __init__(self) -> None:
        self.stamp = ""
        self._by_source: dict[str, dict[str, Any]] = {}
        self._by_id: dict[str, dict[str, Any]] = {}
        self._used: set[int] = set()

    def add(self, row: dict[str, Any]) -> None:
        """Take a row in. Raises `InputError` E111 where its id or source is there already or both lack."""
        name, source = row.get("id"), row.get("source")
        if name is None and source is None:
            raise InputError("E111", "the row has neither `id` nor `source`; nothing can be matched with it")
        if str(name) in self._by_id or str(source) in self._by_source:
            raise InputError("E111", f"a second row for {name or source!r}; the first one counts")
        if name is not None:
            self._by_id[str(name)] = row
        if source is not None:
            self._by_source[str(source)] = row

    def find(self, path: str) -> Mapping[str, object] | None:
        """The row of the file at `path` (relative to the sidecar, `/` between folders), or None."""
        file = PurePosixPath(path)
        stem = str(file.with_suffix("")) if file.name else path
        for key in (path, file.name):
            if key in self._by_source:
                return self._use(self._by_source[key])
        for key in (stem, PurePosixPath(stem).name, path):
            if key in self._by_id:
                return self._use(self._by_id[key])
        return None

    def alone(self, path: str) -> Sidecar:
        """Metadata with no more than the row of one file."""
        only = Sidecar()
        only.stamp = self.stamp
        row = self.find(path)
        if row is not None:
            only.add(dict(row))
        return only

    def of_id(self, name: str) -> Mapping[str, object] | None:
        """The row with this id, or None."""
        row = self._by_id.get(name)
        return None if row is None else self._use(row)

    def tell_unused(self, skips: Skips) -> None:
        """Count the rows that nothing has asked for: their files are not there, or called otherwise."""
        rows = {id(row): row for row in (*self._by_id.values(), *self._by_source.values())}
        for key, row in rows.items():
            if key not in self._used:
                skips.add("rows of metadata that fit no file or article read", _name(row))

    def _use(self, row: dict[str, Any]) -> dict[str, Any]:
        self._used.add(id(row))
        return row


def _name(row: Mapping[str, object]) -> str:
    return str(row.get("source") or row.get("id"))


def load(lines: Iterable[bytes], name: str) -> tuple[Sidecar, list[SetAside]]:
    """Read metadata rows; what is wrong with one is told as `name:line`, and the others count."""
    sidecar = Sidecar()
    problems: list[SetAside] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = parse_object(line)
            check_fields(row)
            sidecar.add(row)
        except InputError as error:
            wrong = InputError("E111", error.what)
            problems.append(set_aside(f"{name}:{number}", wrong))
    return sidecar, problems


def load_file(path: Path) -> tuple[Sidecar, list[SetAside]]:
    """Read a metadata file. Raises `InputError`: E101 where there is none, E102 where it cannot be read."""
    try:
        with path.open("rb") as file:
            stamp = stamp_of(os.fstat(file.fileno()))
            sidecar, problems = load(file, path.name)
            sidecar.stamp = stamp
            return sidecar, problems
    except FileNotFoundError as error:
        raise InputError("E101", f"there is no metadata file {path.name}") from error
    except OSError as error:
        raise InputError("E102", f"the metadata file {path.name} cannot be read: {error.strerror}") from error


def stamp_of(file: os.stat_result) -> str:
    """What changes where a file does: its size, and when its content and its rights were changed."""
    return f"{file.st_size}:{file.st_mtime_ns}:{file.st_ctime_ns}"


def parse_object(line: bytes) -> dict[str, Any]:
    """One JSON object. Raises `InputError`: E110 where it is no JSON, E112 where it is no object."""
    try:
        value: object = msgspec.json.decode(line.strip().removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("E110", f"not valid JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputError("E112", f"a JSON object is needed, this is {type(value).__name__}")
    return cast("dict[str, Any]", value)


def is_metadata(lines: Iterator[bytes]) -> bool:
    """Whether the lines of an `articles.jsonl` are metadata: none of the first few holds a text."""
    seen = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            row = canonical(parse_object(line))
        except InputError:
            row = {}
        if "text" in row or "html" in row:
            return False
        seen += 1
        if seen == _PEEK_LINES:
            break
    return True


def beside(folder: Path) -> Path | None:
    """The metadata file of a folder: its own `articles.jsonl`, or for a folder `articles` its parent's."""
    candidates = [folder / SIDECAR]
    if folder.name == "articles":
        candidates.append(folder.parent / SIDECAR)
    for path in candidates:
        if not path.is_file():  # nor a pipe, which would never end
            continue
        try:
            with path.open("rb") as file:
                if is_metadata(iter(lambda f=file: f.readline(_PEEK_BYTES), b"")):
                    return path
        except OSError:
            continue
    return None
