"""From an object of an input (a line of JSON, a row, a record, an entry of a feed) to its article, or to why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any, Protocol, cast

import msgspec

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources.articles import article_from_fields
from isnad.sources.codes import set_aside
from isnad.sources.fields import Columns, canonical
from isnad.sources.origins import Located
from isnad.sources.sidecar import Sidecar, parse_object

MAX_BYTES = 20_000_000
"""Largest text, page, line or record, in bytes, after decompression."""
MAX_PASSED = 1_000_000_000
"""Most bytes of one line or record that are passed over to reach the next one; beyond it the file is left."""
_BLANK = b"\xef\xbb\xbf \t\r\n"

Outcome = Located | SetAside


class Input(Protocol):
    """What is read: a file, a member of an archive, or standard input."""

    @property
    def kind(self) -> str:
        """What kind of file it is, one of `files.KINDS`."""
        ...

    @property
    def source(self) -> str:
        """Its name."""
        ...

    @property
    def within(self) -> str:
        """Its path as the metadata sees it."""
        ...

    @property
    def prefix(self) -> str:
        """What goes before the metadata's ids."""
        ...

    @property
    def sidecar(self) -> Sidecar | None:
        """The metadata that governs it."""
        ...

    def locate(self, article: Article, within: str) -> Located:
        """An article of it with where it came from; `within` tells where in it, as `:3` does."""
        ...


def object_outcome(fields: Mapping[str, object], found: Input, within: str, columns: Columns) -> Outcome:
    """The article of an object with `text` or `html`, under these or the usual other names, or why there is none."""
    name = found.source + within
    told = fields.get(columns.get("id", "id"))
    row = found.sidecar.of_id(str(told)) if found.sidecar and told is not None else None
    if row:
        fields = {**row, **{key: value for key, value in fields.items() if value is not None}}
    fields = canonical(fields, columns)
    label = fields.get("source") or fields.get("id") or name
    try:
        return found.locate(article_from_fields(fields, source=name), within)
    except InputError as error:
        what = error.what if label == name else f"{error.what} ({name})"
        return set_aside(str(label), InputError(error.code, what))


def json_lines(stream: IO[bytes], found: Input, columns: Columns, *, before: int = 0) -> Iterator[Outcome]:
    """The articles of JSON lines; so many lines were read `before` these."""
    number = before
    empty = not before
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            pass_over_line(stream, line)
            what = InputError("E108", f"the line is longer than {MAX_BYTES:,} bytes")
            yield set_aside(f"{found.source}:{number}", what)
        elif line.strip(_BLANK):
            yield json_line(line, found, columns, number)
        else:
            continue
        empty = False
    if empty:
        raise InputError("E103", "the input is empty; leave it out")


def json_line(line: bytes, found: Input, columns: Columns, number: int) -> Outcome:
    """The article of one line."""
    try:
        return object_outcome(parse_object(line), found, f":{number}", columns)
    except InputError as error:
        return set_aside(f"{found.source}:{number}", error)


def json_whole(data: bytes, found: Input, columns: Columns) -> Iterator[Outcome]:
    """The articles of a JSON file: one object, or a list of objects.

    Raises `InputError`: E110 no JSON, E112 another kind of value, E103 an empty list.
    """
    try:
        value: object = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("E110", f"not valid JSON: {error}") from error
    if isinstance(value, dict):
        yield object_outcome(cast("dict[str, Any]", value), found, "", columns)
        return
    if not isinstance(value, list):
        raise InputError("E112", "an object or a list of objects is needed")
    if not value:
        raise InputError("E103", "the list is empty; leave it out")
    for number, item in enumerate(cast("list[object]", value), 1):
        if isinstance(item, dict):
            yield object_outcome(cast("dict[str, Any]", item), found, f":{number}", columns)
        else:
            what = InputError("E112", f"a JSON object is needed, this is {type(item).__name__}")
            yield set_aside(f"{found.source}:{number}", what)


def pass_over_line(stream: IO[bytes], line: bytes) -> None:
    """Read to the end of a line of which `line` was read. Raises `InputError` E108 where it never ends."""
    passed = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES)
        passed += len(line)
        if passed > MAX_PASSED:
            raise InputError("E108", f"a line is longer than {MAX_PASSED:,} bytes; nothing after it is read")


def limited(stream: IO[bytes], limit: int, head: bytes = b"") -> bytes:
    """All of a stream of which `head` was read. Raises `InputError` E108 where it is larger than `limit` bytes."""
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        raise InputError("E108", f"the input is larger than {limit:,} bytes")
    return data
