"""Reading: from paths to articles, one at a time, with what cannot be read set aside under its code."""

from __future__ import annotations

import gzip
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import msgspec

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources.articles import FIELDS, article_from_fields, article_from_page
from isnad.sources.codes import set_aside
from isnad.sources.decoding import decode
from isnad.sources.fields import canonical
from isnad.sources.files import Finder, Found
from isnad.sources.origins import STDIN, Located, from_file, from_stdin
from isnad.sources.sidecar import Sidecar, load_file, parse_object
from isnad.sources.skipping import Skips
from isnad.sources.zips import Member, members

MAX_BYTES = 20_000_000
"""Largest text, page or JSON line, in bytes, after decompression."""
MAX_JSON_BYTES = 100_000_000
"""Largest `.json` file, in bytes: it is read whole. Lists longer than that belong into JSONL."""

Outcome = Located | SetAside
Row = Mapping[str, object]
_NOTHING: Row = {}
_BLANK = b"\xef\xbb\xbf \t\r\n"


def read(
    paths: Sequence[str | Path],
    *,
    metadata: Path | None = None,
    stdin: BinaryIO | None = None,
    skips: Skips | None = None,
) -> Iterator[Article | SetAside]:
    """Read the articles of files, folders, patterns and standard input (`-`), one at a time.

    `.txt`, `.html`, `.jsonl`, `.json`, each also as `.gz` or in a `.zip`. An article's metadata comes from
    its JSON object, from `metadata` (a JSONL file) or, where that is not given, from `articles.jsonl` beside
    the texts, or from the page, the first of these that says it. Its `source` is its path relative to the
    folder given, without a leading `articles/` where the metadata lies beside that subfolder; its `id` the
    metadata's, with the folder before it where the metadata lies in a subfolder, else made from its text.

    What cannot be read is yielded as `SetAside` with a code of `CODES`, and reading goes on; what is no
    article is counted in `skips`. Raises `InputError` only where `metadata` itself cannot be opened (E101,
    E102).
    """
    for found in read_located(paths, metadata=metadata, stdin=stdin, skips=skips):
        yield found if isinstance(found, SetAside) else found.article


def read_located(
    paths: Sequence[str | Path],
    *,
    metadata: Path | None = None,
    stdin: BinaryIO | None = None,
    skips: Skips | None = None,
) -> Iterator[Outcome]:
    """As `read`, each article with where it came from."""
    passed = Skips() if skips is None else skips
    given, problems = (None, []) if metadata is None else load_file(metadata)
    yield from problems
    finder = Finder(passed, given, metadata)
    for path in paths:
        if str(path) == STDIN:
            yield from _standard_input(stdin or sys.stdin.buffer, given)
            continue
        for found in finder.find(str(path)):
            if isinstance(found, SetAside):
                yield found
            else:
                yield from _file(found, passed)
    if given is not None:
        given.tell_unused(passed)


def _file(found: Found, skips: Skips) -> Iterator[Outcome]:
    try:
        if found.kind == "zip":
            yield from _zip(found, skips)
            return
        with _open(found.path) as stream:
            yield from _stream(stream, found)
    except InputError as error:
        yield set_aside(found.source, error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield set_aside(found.source, InputError("E115", f"the compressed file is damaged: {error}"))
    except OSError as error:
        yield set_aside(
            found.source, InputError("E102", f"the file cannot be read: {error.strerror or error}")
        )


def _open(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def _stream(stream: IO[bytes], found: Input) -> Iterator[Outcome]:
    if found.kind == "lines":
        yield from _lines(stream, found)
    elif found.kind == "json":
        yield from _json(_limited(stream, MAX_JSON_BYTES), found)
    else:
        yield _single(_limited(stream, MAX_BYTES), found)


def _single(data: bytes, found: Input) -> Outcome:
    row = _row(found)
    try:
        if found.kind == "html":
            return _located(article_from_page(data, source=found.source, known=row), found)
        text, notes = decode(data)
        fields = {name: row.get(name) for name in FIELDS if name != "source"}
        article = article_from_fields({**fields, "text": text}, source=found.source)
        article.source = found.source
        article.notes[:0] = notes
        return _located(article, found)
    except InputError as error:
        return set_aside(found.source, error)


def _located(article: Article, found: Input, within: str = "") -> Located:
    place = found.source + within
    if isinstance(found, _Stdin):
        return from_stdin(article, place)
    return from_file(article, path=found.real_path, within=within, place=place, folder=found.base)


def _row(found: Input) -> Row:
    """The metadata of a file; an id of metadata in a subfolder has that before it."""
    told = found.sidecar.find(found.within) if found.sidecar else None
    row = dict(told or _NOTHING)
    if told and found.prefix and row.get("id") is not None:
        row["id"] = f"{found.prefix}{row['id']}"
    row.pop("source", None)
    return row


def _lines(stream: IO[bytes], found: Input, *, before: int = 0) -> Iterator[Outcome]:
    """The articles of JSON lines; so many lines were read `before` these."""
    number = before
    empty = not before
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            what = InputError("E108", f"the line is longer than {MAX_BYTES:,} bytes")
            yield set_aside(f"{found.source}:{number}", what)
        elif line.strip(_BLANK):
            yield _line(line, found, number)
        else:
            continue
        empty = False
    if empty:
        raise InputError("E103", "the input is empty; leave it out")


def _line(line: bytes, found: Input, number: int) -> Outcome:
    try:
        return _object(parse_object(line), found, f":{number}")
    except InputError as error:
        return set_aside(f"{found.source}:{number}", error)


def _object(fields: dict[str, Any], found: Input, within: str) -> Outcome:
    name = found.source + within
    told = fields.get("id")
    row = found.sidecar.of_id(str(told)) if found.sidecar and told is not None else None
    if row:
        fields = {**row, **{key: value for key, value in fields.items() if value is not None}}
    fields = canonical(fields)
    label = fields.get("source") or fields.get("id") or name
    try:
        return _located(article_from_fields(fields, source=name), found, within)
    except InputError as error:
        what = error.what if label == name else f"{error.what} ({name})"
        return set_aside(str(label), InputError(error.code, what))


def _json(data: bytes, found: Input) -> Iterator[Outcome]:
    try:
        value: object = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("E110", f"not valid JSON: {error}") from error
    if isinstance(value, dict):
        yield _object(cast("dict[str, Any]", value), found, "")
        return
    if not isinstance(value, list):
        raise InputError("E112", "an object or a list of objects is needed")
    if not value:
        raise InputError("E103", "the list is empty; leave it out")
    for number, item in enumerate(cast("list[object]", value), 1):
        if isinstance(item, dict):
            yield _object(cast("dict[str, Any]", item), found, f":{number}")
        else:
            what = InputError("E112", f"a JSON object is needed, this is {type(item).__name__}")
            yield set_aside(f"{found.source}:{number}", what)


def _zip(found: Found, skips: Skips) -> Iterator[Outcome]:
    for member in members(found, skips):
        if isinstance(member, SetAside):
            yield member
            continue
        try:
            with member.open() as stream:
                yield from _stream(stream, member)
        except InputError as error:
            yield set_aside(member.source, error)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            yield set_aside(member.source, InputError("E115", f"the member cannot be unpacked: {error}"))


def _limited(stream: IO[bytes], limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError("E108", f"the input is larger than {limit:,} bytes")
    return data


@dataclass(frozen=True, slots=True)
class _Stdin:
    """Standard input: what kind its beginning shows it to be, and the metadata given for it."""

    kind: str
    sidecar: Sidecar | None = None
    source: str = STDIN
    within: str = STDIN
    prefix: str = ""


Input = Found | Member | _Stdin


def _standard_input(stream: BinaryIO, given: Sidecar | None) -> Iterator[Outcome]:
    """Standard input: JSONL or JSON where it begins with a brace or bracket, HTML with `<`, else one text."""
    head = stream.readline(MAX_BYTES + 1)
    number = 1
    while head and not head.strip(_BLANK):
        head = stream.readline(MAX_BYTES + 1)
        number += 1
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    try:
        if start == b"{" and _is_json(head):
            found = _Stdin("lines", given)
            yield _line(head, found, number)
            yield from _lines(stream, found, before=number)
        elif start in (b"{", b"["):
            yield from _json(_rest(head, stream, MAX_JSON_BYTES), _Stdin("json", given))
        else:
            yield _single(_rest(head, stream, MAX_BYTES), _Stdin("html" if start == b"<" else "text"))
    except InputError as error:
        yield set_aside(STDIN, error)


def _is_json(line: bytes) -> bool:
    try:
        parse_object(line)
    except InputError:
        return False
    return True


def _rest(head: bytes, stream: BinaryIO, limit: int) -> bytes:
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        raise InputError("E108", f"the input is larger than {limit:,} bytes")
    return data
