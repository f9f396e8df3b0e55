"""Feeds in files: RSS and Atom, whole texts and summaries, and what passes for one."""

from __future__ import annotations

import gzip
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from reads import OTHER, TEXT, Reading, of

from isnad.sources import feeds as feeds_module
from isnad.sources import reading as reading_module

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>أنواء برس</title><updated>2024-01-27T00:00:00Z</updated>
<entry><id>tag:anwa.example,2024:1</id><title>خبر أول</title><link href="https://anwa.example/1"/>
<published>2024-01-26T23:10:00+03:00</published><updated>2024-01-27T08:00:00Z</updated>
<summary>موجز</summary><content type="html">{escape(f"<p>{TEXT}</p><p>{OTHER}</p><script>x()</script>")}</content></entry>
<entry><id>urn:x:2</id><title type="html">خبر &amp;quot;ثان&amp;quot;</title><updated>2024-01-25T00:00:00Z</updated>
<source><title>ديمة</title></source><summary>{OTHER}</summary></entry>
</feed>"""


def rss(*items: str, head: str = '<?xml version="1.0"?>', title: str = "فرقد") -> str:
    return f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(text: str, guid: str = "", link: str = "", date: str = "Fri, 26 Jan 2024 10:00:00 GMT") -> str:
    told = (guid and f"<guid>{guid}</guid>") + (link and f"<link>{link}</link>")
    return f"<item><title>عنوان</title>{told}<pubDate>{date}</pubDate><description>{escape(text)}</description></item>"


def test_atom_gives_text_title_outlet_address_and_date(tmp_path: Path) -> None:
    one, two = Reading(of(tmp_path / "a.atom", ATOM)).articles
    assert (one.id, one.source) == ("tag:anwa.example,2024:1", "tag:anwa.example,2024:1")
    assert (one.title, one.outlet, one.url) == ("خبر أول", "أنواء برس", "https://anwa.example/1")
    assert (one.published, one.text) == ("2024-01-26", f"{TEXT}\n{OTHER}")
    assert (two.title, two.outlet, two.published, two.text) == ('خبر "ثان"', "ديمة", "2024-01-25", OTHER)


def test_rss_entries_are_named_by_an_id_of_the_whole_world_or_their_address(tmp_path: Path) -> None:
    items = [
        item(f"<p>{TEXT}</p>", "https://farqad.example/?p=1", "https://farqad.example/a"),
        item(TEXT, "17", "https://farqad.example/b"),
        item(TEXT, "18"),
        item(OTHER),
    ]
    found = Reading(of(tmp_path / "a.xml", rss(*items))).articles
    names = ["https://farqad.example/?p=1", "https://farqad.example/b", "18", "a.xml:4"]
    assert [article.source for article in found] == names
    assert {(article.published, article.outlet) for article in found} == {("2024-01-26", "فرقد")}


def test_the_whole_text_goes_before_the_summary(tmp_path: Path) -> None:
    whole = f"<content:encoded><![CDATA[<p>{TEXT}</p><p>{OTHER}</p>]]></content:encoded></item>"
    (article,) = Reading(of(tmp_path / "a.rss", rss(item("موجز").replace("</item>", whole)))).articles
    assert article.text == f"{TEXT}\n{OTHER}"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("windows-1256", True), ("windows-1256", False), ("utf-16", True), ("utf-8", False)],
)
def test_the_encoding_of_a_feed_is_told(tmp_path: Path, encoding: str, declared: bool) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>' if declared else '<?xml version="1.0"?>'
    data = rss(item(f"<b>{TEXT}</b>"), head=head).encode(encoding)
    (article,) = Reading(of(tmp_path / "a.xml", data)).articles
    assert article.text == TEXT


def test_an_entry_without_text_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    reading = Reading(of(tmp_path / "a.xml", rss(item(""), item("english only"), item(TEXT))))
    assert (reading.sources, reading.aside) == (["a.xml:3"], [("a.xml:1", "E103"), ("a.xml:2", "E106")])


def test_a_feed_that_is_no_longer_xml_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    broken = rss(item(TEXT, "1"), item(f"{OTHER} & <b>", "2")).replace("&amp;", "&").replace("</channel>", "")
    assert Reading(of(tmp_path / "a.xml", broken)).sources == ["1", "2"]
    cut = rss(item(TEXT, "1"), item(OTHER, "2"))
    assert Reading(of(tmp_path / "b.xml", cut[: cut.index(OTHER)])).sources == ["1"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E103"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "E131"),
        (b"<rss version='2.0'><channel></channel></rss>", "E103"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "E105"),
        (b"just words", "E131"),
    ],
)
def test_what_is_no_feed_is_set_aside(tmp_path: Path, data: bytes, code: str) -> None:
    assert Reading(of(tmp_path / "a.xml", data)).aside == [("a.xml", code)]


def test_feeds_are_read_from_archives_and_standard_input(tmp_path: Path) -> None:
    of(tmp_path / "a.xml.gz", gzip.compress(rss(item(TEXT)).encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("b.rss", rss(item(TEXT)))
    assert Reading(tmp_path).sources == ["a.xml.gz:1", "b.zip/b.rss:1"]
    assert Reading("-", stdin=ATOM.encode()).sources == ["tag:anwa.example,2024:1", "urn:x:2"]


def test_a_feed_is_bounded_in_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "MAX_FEED", 1000)
    assert Reading(of(tmp_path / "a.xml", rss(item(TEXT * 20)))).aside == [("a.xml", "E108")]


def test_entities_neither_reach_for_files_nor_swell(tmp_path: Path) -> None:
    secret = of(tmp_path / "secret.txt", "سر مكتوم")
    address = secret.as_uri()
    outside = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "{address}">]>'
    swell = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "اااااااااا">'
    for n, (this, last) in enumerate(zip("bcdefghij", "abcdefghi", strict=True)):
        swell += f'<!ENTITY {this} "{f"&{last};" * 10}">' if n < 9 else ""
    of(tmp_path / "in" / "a.xml", rss(f"<item><description>{TEXT} &e;</description></item>", head=outside))
    of(
        tmp_path / "in" / "b.xml",
        rss(f"<item><description>{TEXT} &j;</description></item>", head=swell + "]>"),
    )
    began = time.monotonic()
    reading = Reading(tmp_path / "in")
    assert time.monotonic() - began < 10
    assert all("سر" not in article.raw and len(article.raw) < 10_000 for article in reading.articles)


def test_nothing_in_a_feed_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a feed in a file was fetched")

    monkeypatch.setattr("socket.create_connection", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    reading = Reading(of(tmp_path / "a.xml", "https://farqad.example/feed <rss"))
    assert [code for _, code in reading.aside] in (["E131"], ["E103"])
    assert feeds_module.is_feed(ATOM.encode())
