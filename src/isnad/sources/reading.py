"""Reading: from paths to articles, one at a time, with what cannot be read set aside under its code."""

from __future__ import annotations

import gzip
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import msgspec

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources.articles import FIELDS, article_from_fields, article_from_page
from isnad.sources.codes import set_aside
from isnad.sources.decoding import decode
from isnad.sources.fields import canonical
from isnad.sources.files import Found, find, kind_of
from isnad.sources.sidecar import SIDECAR, Sidecar, is_metadata, load, load_file, parse_object

MAX_BYTES = 20_000_000
"""Largest text, page or JSON line, in bytes, after decompression."""
MAX_JSON_BYTES = 100_000_000
"""Largest `.json` file, in bytes: it is read whole. Lists longer than that belong into JSONL."""
MAX_MEMBERS = 1_000_000
"""Most members of a zip file."""

Outcome = Article | SetAside
Row = Mapping[str, object]
_NOTHING: Row = {}


def read(
    paths: Sequence[str | Path], *, metadata: Path | None = None, stdin: BinaryIO | None = None
) -> Iterator[Outcome]:
    """Read the articles of files, folders, patterns and standard input (`-`), one at a time.

    `.txt`, `.html`, `.jsonl`, `.json`, each also as `.gz` or in a `.zip`. An article's metadata comes from
    its JSON object, from `metadata` (a JSONL file), from `articles.jsonl` beside the texts, or from the page,
    the first of these that says it. Its `source` is its path relative to the folder given, without a leading
    `articles/` where the metadata lies beside that subfolder; its `id` the metadata's, with the folder before
    it where the metadata lies in a subfolder, else made from its text.

    What cannot be read is yielded as `SetAside` with a code of `CODES`, and reading goes on. Raises
    `InputError` only where `metadata` itself cannot be opened (E101, E102).
    """
    given: Sidecar | None = None
    if metadata is not None:
        given, problems = load_file(metadata)
        yield from problems
    for path in paths:
        if str(path) == "-":
            yield from _standard_input(stdin or sys.stdin.buffer, given)
            continue
        for found in find(str(path)):
            if isinstance(found, SetAside):
                yield found
            else:
                yield from _file(found, given)


def _file(found: Found, given: Sidecar | None) -> Iterator[Outcome]:
    try:
        if found.kind == "zip":
            yield from _zip(found, given)
            return
        with _open(found.path) as stream:
            yield from _stream(stream, found, given)
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


def _stream(stream: IO[bytes], found: Found, given: Sidecar | None) -> Iterator[Outcome]:
    if found.kind == "lines":
        yield from _lines(stream, found.source, given or found.sidecar)
    elif found.kind == "json":
        yield from _json(_limited(stream, MAX_JSON_BYTES), found.source, given or found.sidecar)
    else:
        yield _single(_limited(stream, MAX_BYTES), found.kind, found.source, _row(found, given))


def _single(data: bytes, kind: str, source: str, row: Row) -> Outcome:
    try:
        if kind == "html":
            return article_from_page(data, source=source, known=row)
        text, notes = decode(data)
        fields = {name: row.get(name) for name in FIELDS if name != "source"}
        article = article_from_fields({**fields, "text": text}, source=source)
        article.source = source
        article.notes[:0] = notes
        return article
    except InputError as error:
        return set_aside(source, error)


def _row(found: Found, given: Sidecar | None) -> Row:
    """The metadata of a file: what `metadata=` says before what lies beside the file."""
    near = found.sidecar.find(found.within) if found.sidecar else None
    row = dict(near or _NOTHING)
    if near and found.prefix and row.get("id") is not None:
        row["id"] = f"{found.prefix}{row['id']}"
    far = given.find(found.source) if given else None
    row.update({name: value for name, value in (far or _NOTHING).items() if value is not None})
    row.pop("source", None)
    return row


def _lines(stream: IO[bytes], source: str, sidecar: Sidecar | None) -> Iterator[Outcome]:
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        name = f"{source}:{number}"
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            yield set_aside(name, InputError("E108", f"the line is longer than {MAX_BYTES:,} bytes"))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line(line, name, sidecar)


def _line(line: bytes, name: str, sidecar: Sidecar | None) -> Outcome:
    try:
        return _object(parse_object(line), name, sidecar)
    except InputError as error:
        return set_aside(name, error)


def _object(fields: dict[str, Any], name: str, sidecar: Sidecar | None) -> Outcome:
    told = fields.get("id")
    row = sidecar.of_id(str(told)) if sidecar and told is not None else None
    if row:
        fields = {**row, **{key: value for key, value in fields.items() if value is not None}}
    fields = canonical(fields)
    label = fields.get("source") or fields.get("id") or name
    try:
        return article_from_fields(fields, source=name)
    except InputError as error:
        what = error.what if label == name else f"{error.what} ({name})"
        return set_aside(str(label), InputError(error.code, what))


def _json(data: bytes, source: str, sidecar: Sidecar | None) -> Iterator[Outcome]:
    try:
        value: object = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("E110", f"not valid JSON: {error}") from error
    if isinstance(value, dict):
        yield _object(cast("dict[str, Any]", value), source, sidecar)
        return
    if not isinstance(value, list):
        raise InputError("E112", "an object or a list of objects is needed")
    for number, item in enumerate(cast("list[object]", value), 1):
        name = f"{source}:{number}"
        if isinstance(item, dict):
            yield _object(cast("dict[str, Any]", item), name, sidecar)
        else:
            yield set_aside(
                name, InputError("E112", f"a JSON object is needed, this is {type(item).__name__}")
            )


def _zip(found: Found, given: Sidecar | None) -> Iterator[Outcome]:
    try:
        with zipfile.ZipFile(found.path) as archive:
            yield from _members(archive, found, given)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError("E115", f"the zip file is damaged or of an unknown kind: {error}") from error


def _members(archive: zipfile.ZipFile, found: Found, given: Sidecar | None) -> Iterator[Outcome]:
    infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    if len(infos) > MAX_MEMBERS:
        raise InputError("E108", f"the zip file has {len(infos):,} members; at most {MAX_MEMBERS:,} are read")
    sidecar = found.sidecar
    skipped = None
    for info in infos:
        if Path(info.filename).name == SIDECAR and info.file_size <= MAX_JSON_BYTES:
            with archive.open(info) as stream:
                metadata = is_metadata(iter(stream))
            if metadata:
                with archive.open(info) as stream:
                    sidecar, problems = load(stream, f"{found.source}/{info.filename}")
                yield from problems
                skipped = info
                break
    for info in infos:
        kind = kind_of(info.filename)
        parts = Path(info.filename).parts
        if info is skipped or kind in (None, "zip") or any(p.startswith((".", "__MACOSX")) for p in parts):
            continue
        source = f"{found.source}/{info.filename}"
        member = Found(found.path, kind or "text", source, info.filename, sidecar)
        try:
            with archive.open(info) as stream:
                yield from _stream(_unpacked(stream, info.filename), member, given)
        except InputError as error:
            yield set_aside(source, error)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            yield set_aside(source, InputError("E115", f"the member cannot be unpacked: {error}"))


def _unpacked(stream: IO[bytes], name: str) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream)) if name.lower().endswith(".gz") else stream


def _limited(stream: IO[bytes], limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError("E108", f"the input is larger than {limit:,} bytes")
    return data


def _standard_input(stream: BinaryIO, given: Sidecar | None) -> Iterator[Outcome]:
    """Standard input: JSONL or JSON where it begins with a brace or bracket, HTML with `<`, else one text."""
    head = stream.readline(MAX_BYTES + 1)
    while head and not head.strip(b"\xef\xbb\xbf \t\r\n"):
        head = stream.readline(MAX_BYTES + 1)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    try:
        if start == b"{" and _is_json(head):
            yield _line(head, "-:1", given)
            yield from _lines(stream, "-", given)
        elif start in (b"{", b"["):
            yield from _json(_rest(head, stream, MAX_JSON_BYTES), "-", given)
        else:
            kind = "html" if start == b"<" else "text"
            yield _single(_rest(head, stream, MAX_BYTES), kind, "-", _NOTHING)
    except InputError as error:
        yield set_aside("-", error)


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
