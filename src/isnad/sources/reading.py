"""Reading: from paths to articles, one at a time, with what cannot be read set aside under its code."""

from __future__ import annotations

import gzip
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, BinaryIO, cast

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources.articles import FIELDS, article_from_fields, article_from_page
from isnad.sources.codes import set_aside
from isnad.sources.decoding import decode
from isnad.sources.feeds import MAX_FEED, feed_entries, is_feed
from isnad.sources.fields import Columns, checked
from isnad.sources.files import Finder, Found
from isnad.sources.objects import MAX_BYTES, Input, Outcome, json_line, json_lines, json_whole, limited
from isnad.sources.origins import STDIN, Located, from_stdin
from isnad.sources.sidecar import Sidecar, load_file, parse_object
from isnad.sources.skipping import Skips
from isnad.sources.tables import csv_rows, parquet_rows
from isnad.sources.warc import is_warc, warc_records
from isnad.sources.zips import members

MAX_JSON_BYTES = 100_000_000
"""Largest `.json` file, in bytes: it is read whole. Lists longer than that belong into JSONL."""

Row = Mapping[str, object]
_NOTHING: Row = {}
_NO_COLUMNS: Columns = MappingProxyType({})
_BLANK = b"\xef\xbb\xbf \t\r\n"


def _any(found: Found) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Given:
    """What holds for a whole reading: what the inputs call the fields, and where to count what is passed over."""

    columns: Columns
    skips: Skips


def read(
    paths: Sequence[str | Path],
    *,
    metadata: Path | None = None,
    columns: Columns = _NO_COLUMNS,
    stdin: BinaryIO | None = None,
    skips: Skips | None = None,
) -> Iterator[Article | SetAside]:
    """Read the articles of files, folders, patterns and standard input (`-`), one at a time.

    `.txt`, `.html`, `.jsonl`, `.json`, `.csv`, `.tsv`, `.parquet`, `.rss`, `.atom`, `.xml`, `.warc`, `.wet`, each
    also as `.gz` or in a `.zip`. `columns` says under which names the objects, rows and records of the inputs have
    the fields of an article; usual names are understood without it. An article's metadata comes from its object,
    from `metadata` (a JSONL file) or, where that is not given, from `articles.jsonl` beside the texts, or from the
    page, the first of these that says it. Its `source` is its path relative to the folder given, without a leading
    `articles/` where the metadata lies beside that subfolder; its `id` the metadata's, with the folder before it
    where the metadata lies in a subfolder, else made from its text.

    What cannot be read is yielded as `SetAside` with a code of `CODES`, and reading goes on; what is no article is
    counted in `skips`. Raises `InputError` only where `metadata` itself cannot be opened (E101, E102), `UsageError`
    E412 where `columns` names a field that is none.
    """
    for found in read_located(paths, metadata=metadata, columns=columns, stdin=stdin, skips=skips):
        yield found if isinstance(found, SetAside) else found.article


def read_located(
    paths: Sequence[str | Path],
    *,
    metadata: Path | None = None,
    columns: Columns = _NO_COLUMNS,
    stdin: BinaryIO | None = None,
    skips: Skips | None = None,
    wanted: Callable[[Found], bool] = _any,
) -> Iterator[Outcome]:
    """As `read`, each article with where it came from; only of the files that are `wanted`."""
    columns = checked(columns)
    skips = Skips() if skips is None else skips
    for piece in pieces(paths, metadata=metadata, columns=columns, stdin=stdin, skips=skips):
        if not isinstance(piece, Found):
            yield piece
        elif wanted(piece):
            yield from read_piece(piece, columns, skips)


def pieces(
    paths: Sequence[str | Path],
    *,
    metadata: Path | None = None,
    columns: Columns = _NO_COLUMNS,
    stdin: BinaryIO | None = None,
    skips: Skips,
) -> Iterator[Found | Outcome]:
    """What is to be read: files, which `read_piece` reads, and what is known without it; standard input is read here."""
    rules = _Given(checked(columns), skips)
    given, problems = (None, []) if metadata is None else load_file(metadata)
    yield from problems
    finder = Finder(skips, given, metadata)
    for path in paths:
        if str(path) == STDIN:
            yield from _standard_input(stdin or sys.stdin.buffer, given, rules)
        else:
            yield from finder.find(str(path))
    if given is not None:
        given.tell_unused(skips)


def read_piece(found: Found, columns: Columns, skips: Skips) -> Iterator[Outcome]:
    """The articles of one file."""
    return _file(found, _Given(columns, skips))


def _file(found: Found, rules: _Given) -> Iterator[Outcome]:
    try:
        if found.kind == "zip":
            yield from _zip(found, rules)
            return
        with _open(found.path) as stream:
            yield from _stream(stream, found, rules)
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


def _stream(stream: IO[bytes], found: Input, rules: _Given) -> Iterator[Outcome]:
    columns = rules.columns
    match found.kind:
        case "lines":
            return json_lines(stream, found, columns)
        case "json":
            return json_whole(limited(stream, MAX_JSON_BYTES), found, columns)
        case "csv":
            return csv_rows(stream, found, columns)
        case "parquet":
            return parquet_rows(stream, found, columns)
        case "feed":
            return feed_entries(limited(stream, MAX_FEED), found, columns)
        case "warc":
            return warc_records(stream, found, columns, rules.skips)
        case _:
            return iter([_single(limited(stream, MAX_BYTES), found)])


def _single(data: bytes, found: Input) -> Outcome:
    row = _row(found)
    try:
        if found.kind == "html":
            return found.locate(article_from_page(data, source=found.source, known=row), "")
        text, notes = decode(data)
        fields = {name: row.get(name) for name in FIELDS if name != "source"}
        article = article_from_fields({**fields, "text": text}, source=found.source)
        article.source = found.source
        article.notes[:0] = notes
        return found.locate(article, "")
    except InputError as error:
        return set_aside(found.source, error)


def _row(found: Input) -> Row:
    """The metadata of a file; an id of metadata in a subfolder has that before it."""
    told = found.sidecar.find(found.within) if found.sidecar else None
    row = dict(told or _NOTHING)
    if told and found.prefix and row.get("id") is not None:
        row["id"] = f"{found.prefix}{row['id']}"
    row.pop("source", None)
    return row


def _zip(found: Found, rules: _Given) -> Iterator[Outcome]:
    for member in members(found, rules.skips):
        if isinstance(member, SetAside):
            yield member
            continue
        try:
            with member.open() as stream:
                yield from _stream(stream, member, rules)
        except InputError as error:
            yield set_aside(member.source, error)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            yield set_aside(member.source, InputError("E115", f"the member cannot be unpacked: {error}"))


@dataclass(frozen=True, slots=True)
class _Stdin:
    """Standard input: what kind its beginning shows it to be, and the metadata given for it."""

    kind: str
    sidecar: Sidecar | None = None
    source: str = STDIN
    within: str = STDIN
    prefix: str = ""

    def locate(self, article: Article, within: str) -> Located:
        """An article of it with where it came from."""
        return from_stdin(article, self.source + within)


class _Begun:
    """A stream of which the first line was read."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes."""
        if not self._head:
            return self._stream.read(size)
        size = len(self._head) if size < 0 else size
        data, self._head = self._head[:size], self._head[size:]
        return data

    def readline(self, size: int = -1) -> bytes:
        """Up to so many bytes of a line."""
        return self.read(size) if self._head else self._stream.readline(size)


def _standard_input(stream: BinaryIO, given: Sidecar | None, rules: _Given) -> Iterator[Outcome]:
    """Standard input: JSONL or JSON where it begins with a brace or bracket, a web archive with `WARC/`, a feed with
    its root, HTML with `<`, else one text."""
    head = stream.readline(MAX_BYTES + 1)
    number = 1
    while head and not head.strip(_BLANK):
        head = stream.readline(MAX_BYTES + 1)
        number += 1
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    try:
        if start == b"{" and _is_json(head):
            found = _Stdin("lines", given)
            yield json_line(head, found, rules.columns, number)
            yield from json_lines(stream, found, rules.columns, before=number)
        elif start in (b"{", b"["):
            data = limited(stream, MAX_JSON_BYTES, head)
            yield from json_whole(data, _Stdin("json", given), rules.columns)
        elif is_warc(head):
            archive = cast("IO[bytes]", _Begun(head, stream))
            yield from warc_records(archive, _Stdin("warc", given), rules.columns, rules.skips)
        else:
            data = limited(stream, MAX_BYTES, head)
            if start == b"<" and is_feed(data):
                yield from feed_entries(data, _Stdin("feed", given), rules.columns)
            else:
                yield _single(data, _Stdin("html" if start == b"<" else "text"))
    except InputError as error:
        yield set_aside(STDIN, error)


def _is_json(line: bytes) -> bool:
    try:
        parse_object(line)
    except InputError:
        return False
    return True
