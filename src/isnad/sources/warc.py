"""Web archives: the pages of WARC files, and the texts of WET files, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any, Protocol, cast

from isnad.errors import InputError
from isnad.records import SetAside
from isnad.sources.articles import article_from_fields, article_from_page
from isnad.sources.codes import set_aside
from isnad.sources.compressed import inflated
from isnad.sources.decoding import decode
from isnad.sources.fields import Columns, canonical
from isnad.sources.objects import MAX_BYTES, MAX_PASSED, Input, Outcome
from isnad.sources.skipping import Skips

MAX_HEADERS = 1_000_000
"""Most bytes of the headers of a record."""
_LINE = 1 << 16
_MAGIC = b"WARC/"
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_TEXTS = frozenset(("text/plain",))
_NO_PAGE = "records of a web archive that hold no page (requests, pictures, errors of servers)"


class _Headers(Protocol):
    """What is used of warcio's headers."""

    headers: list[tuple[str, str]]

    def get_header(self, name: str) -> str | None:
        """The value of a header, its name in any case."""
        ...

    def get_statuscode(self) -> str:
        """The code of an HTTP answer."""
        ...


def is_warc(head: bytes) -> bool:
    """Whether this beginning is a web archive's."""
    return head.startswith(_MAGIC)


def warc_records(stream: IO[bytes], found: Input, columns: Columns, skips: Skips) -> Iterator[Outcome]:
    """The articles of a web archive: pages and plain texts that servers answered with (status 200), and the texts of
    `conversion` records. Other records are counted in `skips`.

    A record is numbered by its place in the file, from 1. The address is the record's; when it was published the page
    must say, as it may have been years old when it was archived (`columns` can name the header `WARC-Date`). A record
    whose head is broken, or that is longer than `MAX_BYTES`, is set aside, and reading goes on with the next.
    Raises `InputError`: E103 empty, E108 a record that never ends, E132 no web archive.
    """
    reader = _Reader(stream)
    line = reader.next_line()
    if not line:
        raise InputError("E103", "the input is empty; leave it out")
    if not is_warc(line):
        raise InputError("E132", "the file does not begin with a WARC record")
    number = 0
    while line:
        number += 1
        place = f"{found.source}:{number}"
        if not is_warc(line):
            yield set_aside(
                place, InputError("E132", "no record begins where one should; the next one is read")
            )
            line = reader.next_record()
            continue
        try:
            record = _Record(reader, line)
        except InputError as error:
            yield set_aside(place, error)
            line = reader.next_record()
            continue
        try:
            if record.holds_page:
                yield _outcome(record, found, number, columns)
            else:
                skips.add(_NO_PAGE, place)
        except InputError as error:
            yield set_aside(place, error)
        record.pass_over()
        line = reader.next_line()


class _Reader:
    """A stream with bounded lines, and with a bound to the headers of a record."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MAX_HEADERS

    def read(self, length: int | None = None) -> bytes:
        return self._stream.read(_LINE if length is None else length)

    def readline(self, length: int | None = None) -> bytes:
        line = self._stream.readline(_LINE if length is None else min(length, _LINE))
        self._left -= len(line)
        if self._left < 0:
            raise InputError("E132", f"the record has more than {MAX_HEADERS:,} bytes of headers")
        return line

    def next_line(self) -> bytes:
        """The next line that is not blank; from it on headers are counted anew."""
        self._left = MAX_HEADERS
        passed = 0
        while line := self._stream.readline(_LINE):
            if line.strip():
                return line
            passed = _passed(passed, line)
        return b""

    def next_record(self) -> bytes:
        """The next line with which a record begins."""
        self._left = MAX_HEADERS
        passed = 0
        at_start = False
        while line := self._stream.readline(_LINE):
            if at_start and is_warc(line):
                return line
            at_start = line.endswith(b"\n")
            passed = _passed(passed, line)
        return b""


def _passed(count: int, data: bytes) -> int:
    if count + len(data) > MAX_PASSED:
        raise InputError("E108", f"for {MAX_PASSED:,} bytes no record begins; nothing after it is read")
    return count + len(data)


class _Record:
    """One record: its headers, those of the server's answer in it, and its payload."""

    def __init__(self, reader: _Reader, first: bytes) -> None:
        loader = cast("Any", import_module("warcio.recordloader")).ArcWarcRecordLoader(verify_http=False)
        broken = (
            cast("Any", import_module("warcio.exceptions")).ArchiveLoadFailed,
            cast("Any", import_module("warcio.statusandheaders")).StatusAndHeadersParserException,
            EOFError, ValueError, IndexError,
        )  # fmt: skip
        try:
            record = loader.parse_record_stream(
                reader, first.decode("utf-8", errors="replace"), known_format="warc", no_record_parse=True
            )
        except broken as error:
            raise InputError("E132", "the head of the record is broken") from error
        if not record.length and record.rec_headers.get_header("Content-Length") != "0":
            raise InputError("E132", "the record does not say how long it is")
        self.headers: _Headers = record.rec_headers
        self.length = int(record.length or 0)
        self._rest = record.raw_stream
        self._answer: _Headers | None = None
        if record.rec_type == "response" and self.length and self._is_http():
            try:
                self._answer = loader.http_parser.parse(self._rest)
            except broken as error:
                raise InputError("E132", "the head of the server's answer is broken") from error
        self.holds_page = self._holds_page(str(record.rec_type))

    @property
    def type(self) -> str:
        """The kind of content, without parameters and in small letters."""
        return self._content_type().partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server or the archive declares."""
        for part in self._content_type().split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip(" \"'") or None
        return None

    def fields(self) -> dict[str, object]:
        """What its headers say, under their names, and the address."""
        address = (self.headers.get_header("WARC-Target-URI") or "").strip("<>") or None
        return {**dict(self.headers.headers), "url": address}

    def payload(self) -> bytes:
        """What it holds, unpacked. Raises `InputError`: E108 too large, E115 packed in a way that is not read, E132 cut short."""
        if self.length > MAX_BYTES:
            raise InputError("E108", f"the record is longer than {MAX_BYTES:,} bytes")
        stream = self._rest
        answer = self._answer
        if answer and (answer.get_header("Transfer-Encoding") or "").lower() == "chunked":
            stream = cast("Any", import_module("warcio.bufferedreaders")).ChunkedDataReader(stream)
        data = bytes(stream.read())
        if self._rest.limit and not self._rest.read(1):
            raise InputError("E132", "the record is cut short")
        encoding = answer.get_header("Content-Encoding") if answer else None
        return inflated(data, encoding, MAX_BYTES) if encoding else data

    def pass_over(self) -> None:
        """Read to the record's end. Raises `InputError` E108 where that is too far."""
        if self._rest.limit > MAX_PASSED:
            raise InputError(
                "E108", f"a record is longer than {MAX_PASSED:,} bytes; nothing after it is read"
            )
        while self._rest.read(_LINE):
            pass

    def _is_http(self) -> bool:
        address = (self.headers.get_header("WARC-Target-URI") or "").strip("<>").lower()
        return address.startswith(("http:", "https:"))

    def _content_type(self) -> str:
        headers = self._answer or self.headers
        return headers.get_header("Content-Type") or ""

    def _holds_page(self, kind: str) -> bool:
        if kind == "response":
            return (
                self._answer is not None
                and self._answer.get_statuscode() == "200"
                and self.type in _PAGES | _TEXTS
            )
        return kind in ("conversion", "resource") and self.type in _PAGES | _TEXTS


def _outcome(record: _Record, found: Input, number: int, columns: Columns) -> Outcome | SetAside:
    within = f":{number}"
    name = found.source + within
    data = record.payload()
    fields = canonical(record.fields(), columns)
    fields.pop("source", None)
    if record.type in _PAGES:
        article = article_from_page(data, source=name, known=fields, declared=record.charset)
    else:
        text, notes = decode(data, declared=record.charset)
        article = article_from_fields({**fields, "text": text}, source=name)
        article.notes[:0] = notes
    return found.locate(article, within)
