"""Web archives: WARC as crawlers write it, WET, and archives that are broken, cut or too large."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from reads import OTHER, TEXT, Reading, of
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from isnad.sources import objects as objects_module
from isnad.sources import warc as warc_module

PAGE = f"""<html><head><title>عنوان</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-01-26"}}</script></head>
<body><nav>الرئيسية</nav><article><p>{TEXT}</p><p>{OTHER}</p></article></body></html>"""
NO_PAGE = "records of a web archive that hold no page (requests, pictures, errors of servers)"


def record(
    body: bytes,
    kind: str = "response",
    address: str | None = "https://ghad.example/1",
    content: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    head = [f"WARC/1.0\r\nWARC-Type: {kind}", "WARC-Date: 2024-02-02T00:00:00Z", f"Content-Type: {content}"]
    head += [f"WARC-Target-URI: {address}"] if address else []
    head += [f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def answer(
    page: bytes = PAGE.encode(),
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    more: str = "",
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + page


def wet(text: str, address: str = "https://ghad.example/w") -> bytes:
    return record(text.encode(), "conversion", address, "text/plain")


def test_a_page_of_an_archive_is_read_with_its_address_and_its_own_date(tmp_path: Path) -> None:
    info = record(b"software: x\r\n", "warcinfo", None, "application/warc-fields")
    asked = record(b"GET / HTTP/1.1\r\n\r\n", "request", content="application/http; msgtype=request")
    picture = record(answer(b"\x89PNG", kind="image/png"))
    missing = record(answer(status="404 Not Found"))
    reading = Reading(of(tmp_path / "a.warc", info + asked + record(answer()) + picture + missing))
    (article,) = reading.articles
    assert (article.source, article.url, article.title) == ("a.warc:3", "https://ghad.example/1", "عنوان")
    assert (article.published, article.published_from) == ("2024-01-26", "html")
    assert TEXT in article.text
    assert (reading.aside, reading.skipped) == ([], {NO_PAGE: 4})


def test_the_day_of_the_crawl_is_no_day_of_publication_unless_it_is_said_to_be(tmp_path: Path) -> None:
    path = of(tmp_path / "a.wet", wet(TEXT))
    assert Reading(path).articles[0].published is None
    assert Reading(path, columns={"published": "WARC-Date"}).articles[0].published == "2024-02-02"


@pytest.mark.parametrize("name", ["a.warc.wet.gz", "a.warc.gz", "a.wet"])
def test_texts_of_a_wet_file_are_read_compressed_or_not(tmp_path: Path, name: str) -> None:
    parts = [wet(TEXT), wet(OTHER, "https://ghad.example/v")]
    data = b"".join(gzip.compress(part) if name.endswith(".gz") else part for part in parts)
    found = Reading(of(tmp_path / name, data)).articles
    assert [(a.source, a.text) for a in found] == [(f"{name}:1", TEXT), (f"{name}:2", OTHER)]
    assert found[1].url == "https://ghad.example/v"


@pytest.mark.parametrize("compressed", [True, False])
def test_what_a_crawler_s_library_writes_is_read(tmp_path: Path, compressed: bool) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for n in range(3):
        page = io.BytesIO(PAGE.encode())
        made = writer.create_warc_record(
            f"https://ghad.example/{n}", "response", payload=page, http_headers=headers
        )
        writer.write_request_response_pair(
            writer.create_warc_record(f"https://ghad.example/{n}", "request", payload=io.BytesIO(b""),
                                      http_headers=StatusAndHeaders("GET / HTTP/1.0", [], is_http_request=True)),
            made,
        )  # fmt: skip
    path = of(tmp_path / ("a.warc.gz" if compressed else "a.warc"), out.getvalue())
    reading = Reading(path)
    assert [article.url for article in reading.articles] == [f"https://ghad.example/{n}" for n in range(3)]
    assert reading.aside == []


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE.encode())),
        ("Content-Encoding: gzip\r\n", PAGE.encode()),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())),
        ("Transfer-Encoding: chunked\r\n", PAGE.encode()),
    ],
    ids=["gzip", "deflate", "unpacked", "chunked", "unchunked"],
)
def test_an_answer_is_unpacked_as_the_server_packed_it(tmp_path: Path, more: str, body: bytes) -> None:
    reading = Reading(of(tmp_path / "a.warc", record(answer(body, more=more))))
    assert [TEXT in article.text for article in reading.articles] == [True]


def test_the_encoding_that_a_server_declares_counts_where_the_page_has_none(tmp_path: Path) -> None:
    page = f"<html><body><p>{TEXT}</p></body></html>".encode("windows-1256")
    told = record(answer(page, kind="text/html; charset=windows-1256"))
    assert Reading(of(tmp_path / "a.warc", told)).articles[0].text == TEXT


def test_a_broken_record_is_set_aside_and_the_next_one_is_read(tmp_path: Path) -> None:
    no_length = b"WARC/1.0\r\nWARC-Type: conversion\r\n\r\nabc\r\n\r\n"
    lying = record(TEXT.encode(), "conversion", content="text/plain", length=100)
    headless = record(b"", "response")
    packed = record(answer(b"\x1f\x8b\x08\x00 no gzip", more="Content-Encoding: gzip\r\n"))
    brotli = record(answer(b"x", more="Content-Encoding: br\r\n"))
    data = b"".join(
        [wet(TEXT), no_length, wet(TEXT), lying, wet(OTHER), headless, packed, brotli, wet(OTHER)]
    )
    reading = Reading(of(tmp_path / "a.warc", data))
    assert reading.sources == [f"a.warc:{n}" for n in (1, 3, 4, 6, 10)]
    codes = {2: "E132", 5: "E132", 8: "E115", 9: "E115"}
    assert reading.aside == [(f"a.warc:{n}", code) for n, code in codes.items()]


def test_an_archive_that_was_cut_keeps_what_came_before(tmp_path: Path) -> None:
    whole = wet(TEXT) + wet(OTHER)
    reading = Reading(of(tmp_path / "a.wet", whole[:-60]))
    assert (reading.sources, reading.aside) == (["a.wet:1"], [("a.wet:2", "E132")])
    packed = gzip.compress(wet(TEXT)) + gzip.compress(wet(OTHER))[:-20]
    reading = Reading(of(tmp_path / "b.wet.gz", packed))
    assert reading.sources == ["b.wet.gz:1"]
    assert ("b.wet.gz", "E115") in reading.aside


@pytest.mark.parametrize(("data", "code"), [(b"", "E103"), (b"<html>", "E132"), (b"\n\n", "E103")])
def test_what_is_no_web_archive_is_set_aside(tmp_path: Path, data: bytes, code: str) -> None:
    assert Reading(of(tmp_path / "a.warc", data)).aside == [("a.warc", code)]


def test_records_and_what_they_unpack_to_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (objects_module, warc_module):
        monkeypatch.setattr(module, "MAX_BYTES", 20_000)
    bomb = gzip.compress(b" " * 1_000_000)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(bomb), bomb)
    data = [
        wet("ا" * 30_000),
        record(answer(bomb, more="Content-Encoding: gzip\r\n")),
        record(answer(chunked, more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
        wet(OTHER),
    ]
    reading = Reading(of(tmp_path / "a.warc", b"".join(data)))
    assert reading.sources == ["a.warc:4"]
    assert reading.aside == [(f"a.warc:{n}", "E108") for n in (1, 2, 3)]


def test_headers_without_end_and_records_without_end_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_module, "MAX_HEADERS", 10_000)
    swollen = b"WARC/1.0\r\n" + b"X-Y: z\r\n" * 5_000 + b"\r\n\r\n"
    reading = Reading(of(tmp_path / "a.warc", swollen + wet(TEXT)))
    assert (reading.sources, reading.aside) == (["a.warc:2"], [("a.warc:1", "E132")])
    monkeypatch.setattr(warc_module, "MAX_PASSED", 50_000)
    endless = record(b"", "conversion", content="text/plain", length=10**12)
    reading = Reading(of(tmp_path / "b.warc", wet(TEXT) + endless[:-4] + b"x" * 100_000))
    assert reading.sources == ["b.warc:1"]
    assert {code for _, code in reading.aside} == {"E108"}


def test_archives_come_in_a_zip_and_by_standard_input(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("c.warc.gz", gzip.compress(wet(TEXT)))
    assert Reading(tmp_path).sources == ["a.zip/c.warc.gz:1"]
    assert Reading("-", stdin=wet(TEXT) + wet(OTHER)).sources == ["-:1", "-:2"]
