"""Whatever bytes come under whatever ending: articles, or a reason with its code; never anything else.

`ISNAD_FUZZ=50` looks fifty times as deep.
"""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reads import OTHER, TEXT, Reading

from isnad.errors import InputError
from isnad.following.addresses import read_list
from isnad.sources import article_from_text
from isnad.sources.compressed import inflated

DEPTH = int(os.environ.get("ISNAD_FUZZ", "1"))
PAGE = f'<html><head><meta charset="utf-8"><title>عنوان</title></head><body><p>{TEXT}</p><p>{OTHER}</p></body></html>'
RECORD = "WARC/1.0\r\nWARC-Type: {}\r\nContent-Type: {}\r\nWARC-Target-URI: https://x.example/\r\nContent-Length: {}\r\n\r\n"


def _record(kind: str, content: str, body: bytes) -> bytes:
    return RECORD.format(kind, content, len(body)).encode() + body + b"\r\n\r\n"


def _answer(body: bytes, more: str = "") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n".encode() + body


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", TEXT)
        archive.writestr("articles.jsonl", '{"id": "1", "published": "2024-01-26"}\n')
        archive.writestr("a.csv", f"id,text\n1,{TEXT}\n")
    return out.getvalue()


def _parquet() -> bytes:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        return b"PAR1"
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": [1, 2], "text": [TEXT, OTHER]}), out)
    return out.getvalue()


WHOLE = {
    "a.txt": TEXT.encode(),
    "a.html": PAGE.encode(),
    "a.jsonl": f'{{"id": 1, "text": "{TEXT}"}}\n{{"html": "<p>{OTHER}</p>"}}\n'.encode(),
    "a.json": f'[{{"id": 1, "text": "{TEXT}"}}, {{"content": "{OTHER}"}}]'.encode(),
    "a.csv": f'id,text,date\n1,"{TEXT}",2024-01-26\n2,"{OTHER}\n{TEXT}",\n'.encode(),
    "a.tsv": f"id\ttext\n1\t{TEXT}\n".encode("utf-16"),
    "a.parquet": _parquet(),
    "a.rss": f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><guid>urn:1</guid>'
    f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>".encode(),
    "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:2</id><content type="xhtml">'
    f"<div>{TEXT}</div></content></entry></feed>".encode(),
    "a.warc": _record("response", "application/http", _answer(PAGE.encode()))
    + _record(
        "response", "application/http", _answer(gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n")
    )
    + _record("conversion", "text/plain", OTHER.encode()),
    "a.zip": _zip(),
    "a.warc.gz": gzip.compress(_record("conversion", "text/plain", TEXT.encode()))
    + gzip.compress(_record("conversion", "text/plain", OTHER.encode())),
    "a.jsonl.gz": gzip.compress(f'{{"text": "{TEXT}"}}\n'.encode()),
}
PIECES = [
    *(b"", b"\0", b"\n", b"\r\n\r\n", b'"', b"<", b"&#x0;", b"\xff\xfe", b"\x1f\x8b", b"WARC/1.0\r\n", b"PK\x05\x06"),
    *(b"Content-Length: 99999999999999999999\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n"),
    *(b"<![CDATA[", b"<!DOCTYPE x [", b"<item>" * 50, b"[" * 2000, b'{"text":' * 200, b"\xd8" * 30, b"," * 500),
    *("ـ".encode() * 99, "\u202e".encode(), b"1e999", b"\\ud800", b"%s%n", b"}" * 9, b"\t;|,", b"<div>" * 300),
]  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, bytes]:
    """A whole file under its ending or another, some of its bytes taken out, put in or changed."""
    name = draw(st.sampled_from(sorted(WHOLE)))
    data = bytearray(WHOLE[name])
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, len(data)))
        last = min(len(data), first + draw(st.sampled_from([0, 1, 2, 7, 40, 400])))
        data[first:last] = draw(st.sampled_from(PIECES) | st.binary(max_size=12))
    if draw(st.integers(0, 9)) == 0:
        name = draw(st.sampled_from(sorted(WHOLE)))
    return name, bytes(data)


def reading(name: str, data: bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return Reading(path)


def sound(found: Reading) -> None:
    """Every article can be written and pointed into."""
    for article in found.articles:
        article.text.encode("utf-8")
        assert article.text.strip()
        assert article.source
        for piece in article.removed:
            assert piece.text
    assert found.articles or found.aside or found.skipped


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_what_is_whole_is_read(name: str) -> None:
    if name == "a.parquet":
        pytest.importorskip("pyarrow")
    found = reading(name, WHOLE[name])
    assert found.articles
    assert found.aside == []


@given(changed())
@example(("a.csv", b'"'))
@example(("a.csv", b"\n\n\n"))
@example(("a.warc", b"WARC/1.0"))
@example(("a.rss", b"<rss"))
@settings(max_examples=250 * DEPTH, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_changed_bytes_give_articles_or_reasons(made: tuple[str, bytes]) -> None:
    sound(reading(*made))


@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=300))
@settings(max_examples=150 * DEPTH, deadline=None)
def test_any_bytes_give_articles_or_reasons(name: str, data: bytes) -> None:
    sound(reading(name, data))


@given(changed())
@settings(max_examples=100 * DEPTH, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_on_standard_input_give_articles_or_reasons(made: tuple[str, bytes]) -> None:
    sound(Reading("-", stdin=made[1]))


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_file_that_is_cut_anywhere_gives_articles_or_reasons(name: str) -> None:
    data = WHOLE[name]
    for size in range(0, len(data), max(1, len(data) // (20 * DEPTH))):
        sound(reading(name, data[:size]))


@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from([TEXT, "«", "»", '"', "\n", "قال إن ", "٥", "\u200f", "\ud800"])).map("".join)
)
@settings(max_examples=200 * DEPTH, deadline=None)
def test_any_text_is_an_article_or_refused(text: str) -> None:
    try:
        article = article_from_text(text)
    except InputError:
        return
    assert article.text.strip()


@given(
    st.binary(max_size=200)
    | st.binary(max_size=99).map(gzip.compress)
    | st.binary(max_size=99).map(zlib.compress)
)
@settings(max_examples=100 * DEPTH, deadline=None)
def test_any_answer_is_unpacked_or_refused(data: bytes) -> None:
    for encoding in ("gzip", "deflate", "br", "gzip, deflate", "identity", ""):
        try:
            assert len(inflated(data, encoding, 150)) <= max(150, len(data))
        except InputError:
            continue


@given(st.binary(max_size=300) | st.sampled_from(PIECES))
@settings(max_examples=100 * DEPTH, deadline=None)
def test_any_list_of_feeds_is_read_or_refused(data: bytes) -> None:
    from isnad.errors import UsageError

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "feeds.txt")
        path.write_bytes(b"https://x.example/\n" + data)
        assert read_list(path).feeds
        path.write_bytes(b"<opml>" + data)
        with pytest.raises(UsageError, match="E480"):
            read_list(path)
