"""One request: what has not changed is not sent again, and no server leads astray or holds up."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from serving import Site

from isnad.errors import InputError, UsageError
from isnad.following import fetching
from isnad.following.addresses import Feed, read_list
from isnad.following.fetching import Known, Refusal, fetch


def test_what_has_not_changed_is_asked_for_and_not_sent_again(site: Site) -> None:
    site.give("/feed", b"abc", {"ETag": '"1"', "Last-Modified": "Fri, 26 Jan 2024 10:00:00 GMT"})
    first = fetch(site.address("/feed"), Known())
    assert first.data == b"abc"
    assert fetch(site.address("/feed"), first.known).data is None
    told = site.asked[-1][1]
    assert (told["If-None-Match"], told["If-Modified-Since"]) == ('"1"', "Fri, 26 Jan 2024 10:00:00 GMT")
    assert told["User-Agent"].startswith("isnad/")
    site.give("/feed", b"abcd", {"ETag": '"2"'})
    again = fetch(site.address("/feed"), first.known)
    assert (again.data, again.known.etag, again.known.modified) == (b"abcd", '"2"', None)


def test_an_answer_is_unpacked_and_its_encoding_told(site: Site) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/xml; charset=Windows-1256"}
    site.give("/feed", gzip.compress(b"abc"), headers)
    answer = fetch(site.address("/feed"), Known())
    assert (answer.data, answer.charset) == (b"abc", "windows-1256")


def test_a_redirect_within_the_host_is_followed(site: Site) -> None:
    site.give("/feed", b"", {"Location": "/new/خبر".encode().decode("latin-1")}, status=301)
    site.give("/new/%D8%AE%D8%A8%D8%B1", b"abc")
    assert fetch(site.address("/feed"), Known()).data == b"abc"


@pytest.mark.parametrize(
    "location",
    [
        ":".join(("file", "///etc/hostname")),
        "ftp://farqad.example/feed",
        "http://127.0.0.1:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://10.0.0.7/",
        "http://169.254.169.254/latest/",
        "http://0.0.0.0:1/",
        "@".join(("https://someone:secret", "farqad.example/")),
        "//192.168.1.1/",
    ],
)
def test_no_server_leads_into_the_network_of_this_machine(site: Site, location: str) -> None:
    site.give("/feed", b"", {"Location": location}, status=302)
    with pytest.raises(InputError) as refusal:
        fetch(site.address("/feed"), Known())
    assert refusal.value.code == "E142"


def test_a_name_that_means_this_machine_is_refused_before_anything_is_sent(site: Site, other: Site) -> None:
    other.give("/", b"secret")
    for name in ("localhost", "127.0.0.1"):
        site.give("/feed", b"", {"Location": other.address("/", name)}, status=302)
        with pytest.raises(InputError) as refusal:
            fetch(site.address("/feed"), Known())
        assert refusal.value.code == "E142"
    assert other.asked == []


def test_a_chain_of_redirects_ends(site: Site) -> None:
    site.give("/feed", b"", {"Location": "/feed"}, status=302)
    with pytest.raises(Refusal, match="from one address to the next"):
        fetch(site.address("/feed"), Known())
    assert len(site.asked) == fetching.MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    "address",
    [
        ":".join(("file", "///etc/hostname")),
        "ftp://x.example/",
        "http://",
        "feed",
        "https://a" + ":b@x.example/",
        "http://x.example/ a",
        "http://x.example/\r\nX: y",
        "http://[::1/",
        "http://x.example:abc/",
        "javascript:x",
    ],
)
def test_only_http_and_https_are_fetched(address: str) -> None:
    with pytest.raises(InputError) as refusal:
        fetch(address, Known())
    assert refusal.value.code == "E141"


def test_a_server_that_is_not_there_or_refuses_is_told(site: Site) -> None:
    site.close()
    with pytest.raises(Refusal, match="cannot be reached"):
        fetch(site.address("/feed"), Known())


def test_a_server_says_when_to_come_again(site: Site) -> None:
    site.give("/feed", b"", {"Retry-After": "120"}, status=503)
    with pytest.raises(Refusal, match="503") as refusal:
        fetch(site.address("/feed"), Known())
    assert 100 < refusal.value.until - time.time() <= 120


def test_an_answer_is_bounded_in_size_packed_or_not(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FEED", 100_000)
    site.give("/large", b"x" * 200_000)
    site.give("/bomb", gzip.compress(b"x" * 10_000_000), {"Content-Encoding": "gzip"})
    for path in ("/large", "/bomb"):
        with pytest.raises(InputError) as refusal:
            fetch(site.address(path), Known())
        assert refusal.value.code == "E108"


def test_an_answer_that_breaks_off_is_no_answer(site: Site) -> None:
    site.give("/feed", b"abc", {"Content-Length": "100"})
    with pytest.raises(Refusal, match="breaks off"):
        fetch(site.address("/feed"), Known())


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_is_left(site: Site, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(fetching, "LONGEST", 0.6)
    site.drip("/feed", part)
    began = time.monotonic()
    with pytest.raises(Refusal):
        fetch(site.address("/feed"), Known())
    assert time.monotonic() - began < 10


def test_a_silent_server_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SILENCE", 0.3)
    site.drip("/feed", "nothing")
    with pytest.raises(Refusal):
        fetch(site.address("/feed"), Known())


def test_a_list_has_an_address_a_line_with_the_outlet_after_it(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(
        "\ufeff# المنابر\n\nhttps://farqad.example/feed فرقد\nhttp://dima.example/rss\n"
        "https://farqad.example/feed\nftp://x.example/\n",
        encoding="utf-8",
    )
    found = read_list(path)
    assert found.feeds == [
        Feed(address="https://farqad.example/feed", outlet="فرقد"),
        Feed(address="http://dima.example/rss"),
    ]
    assert [(problem.source, problem.code) for problem in found.problems] == [("feeds.txt:6", "E141")]


def test_a_list_of_a_feed_reader_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="أخبار">'
        '<outline type="rss" text="فرقد" xmlUrl="https://farqad.example/feed"/></outline></body></opml>',
        encoding="utf-8",
    )
    assert read_list(path).feeds == [Feed(address="https://farqad.example/feed", outlet="فرقد")]


@pytest.mark.parametrize("content", ["", "articles\n", "<html></html>", "<", "\x00\xff"])
def test_what_is_no_list_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="E480"):
        read_list(path)
