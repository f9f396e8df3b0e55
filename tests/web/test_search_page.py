"""The search page: fields, the choice of spelling, facets; and any search as a feed."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient
from test_pages import Page

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_spelling_is_chosen_in_sight_and_kept_in_the_address(client: TestClient) -> None:
    html = client.get("/search?q=القياده&spelling=exact&lang=en").text
    assert "nothing found" in html
    assert re.search(r'name="spelling" value="exact" checked', html)
    assert "Letter for letter" in html
    assert "1 article found" in client.get("/search?q=القياده&lang=en").text
    stemmed = client.get("/search?q=العملية&spelling=stemmed&lang=en").text
    assert "Also searched for:" in stemmed
    assert "العمليات" in stemmed


def test_facets_lead_to_narrower_searches_of_so_many(client: TestClient) -> None:
    html = client.get("/search?q=العمليات&lang=en").text
    links = re.findall(r'<li><a href="(/search[^"]+)">.*?</a> <span class="n">(\d+)</span>', html)
    assert len(links) > 9
    for link, count in links:
        found = Page(client.get(unescape(link)).text).words()
        assert f"{count} article" in found, link


def test_a_search_by_fields_alone_shows_how_articles_begin(client: TestClient) -> None:
    words = Page(client.get("/search?q=outlet:فزان&lang=en").text).words()
    assert "1 article found" in words
    assert "قُتل خمسة أشخاص" in words


def test_a_page_says_where_not_all_hits_are_weighed(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "2 latest of them are weighed"
    assert told not in client.get("/search?q=العمليات&lang=en").text
    for module in ("casebook.searching", "web.pages.search"):
        monkeypatch.setattr(f"isnad.{module}.MOST_RANKED", 2)
    assert told in client.get("/search?q=العمليات&lang=en").text
    assert told not in client.get("/search?q=العمليات&order=date&lang=en").text
    assert told not in client.get("/search?q=outlet:فزان&lang=en").text


@pytest.mark.parametrize("query", ["q=type:x", "q=date:x", "q=-x"])
def test_a_field_that_cannot_be_meant_says_why(client: TestClient, query: str) -> None:
    response = client.get(f"/search?{query}")
    assert response.status_code == 200
    assert 'class="notice"' in response.text


def test_a_feed_has_the_latest_hits_and_leads_back(client: TestClient) -> None:
    response = client.get("/search.atom?q=غارة")
    assert response.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    entries = feed.findall(ATOM + "entry")
    assert len(entries) == 3
    assert feed.findtext(ATOM + "updated") == "2021-08-09T00:00:00Z"
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    assert len(set(ids)) == 3
    assert ids == [
        entry.findtext(ATOM + "id")
        for entry in ElementTree.fromstring(client.get("/search.atom?q=غارة").content).findall(ATOM + "entry")
    ]
    link = entries[0].find(ATOM + "link")
    assert link is not None
    assert client.get(link.attrib["href"].removeprefix("http://127.0.0.1:8900")).status_code == 200
    assert 'href="/search.atom?q=' in client.get("/search?q=غارة").text


def test_nothing_in_an_article_breaks_out_of_the_feed(client: TestClient) -> None:
    text = client.get("/search.atom?q=سبها").text
    assert "<script>" not in text
    assert "\u202e" not in text
    assert client.get("/search.atom?q=-x").status_code == 400
    assert client.get("/search.atom").status_code == 400
