"""An article's page: layers that the server marks, the text as it was received, records with their rules, copies."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient
from test_pages import Page

from handmade import annotations
from isnad.web.article_text import layer_marks, raw_html, text_html
from isnad.web.visible import visible


def body(html: str) -> str:
    found = re.search(r'<div class="text[^>]*>(.*?)</div>', html, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_without_script_the_server_marks_the_layers_asked_for(client: TestClient) -> None:
    plain = client.get("/article/a01.txt?show=&show=events").text
    assert "<mark" not in body(plain)
    marked = body(client.get("/article/a01.txt?show=&show=events&show=mentions&marks=1").text)
    assert '<mark class="events">استأنفت</mark>' in marked
    assert '<mark class="mentions">الولايات المتحدة</mark>' in marked
    assert "times" not in marked


@pytest.mark.parametrize("article", annotations(), ids=lambda article: article.article.source)
def test_marks_leave_the_text_as_it_is(article) -> None:  # type: ignore[no-untyped-def]
    layers = ("statements", "events", "mentions", "times", "quantities")
    html = text_html(article, layer_marks(article, layers))
    page = Page(html)
    assert page.open == []
    assert "".join(page.text) == visible(article.article.text)
    assert not re.search(r"[\u0621-\u064a]</mark>[\u0621-\u064a]", html)


def test_marks_that_overlap_come_together() -> None:
    article = annotations()[0]
    html = text_html(article, [(0, 24, "statements"), (8, 24, "mentions")])
    assert (
        '<mark class="statements">استأنفت </mark><mark class="mentions statements">الولايات المتحدة</mark>'
        in html
    )


def test_a_record_that_is_linked_to_is_marked(client: TestClient) -> None:
    pledge = annotations()[0].pledges[0]
    html = body(client.get(f"/article/a01.txt?at={pledge.start}").text)
    assert '<mark id="at" class="at">تنتهي المهمة</mark>' in html
    assert "<mark" not in body(client.get("/article/a01.txt?at=999999").text)


def test_the_text_as_received_shows_what_was_taken_out(client: TestClient) -> None:
    html = client.get("/article/a02.txt?text=raw&lang=en").text
    assert body(html).startswith("<del>مشاركة :\n</del>استأنفت")
    assert "1 piece removed" in client.get("/article/a02.txt?lang=en").text
    for article in annotations():
        assert "".join(Page(raw_html(article.article)).text) == visible(article.article.raw)


def test_every_record_says_its_rule(client: TestClient) -> None:
    words = Page(client.get("/article/a01.txt?lang=en").text).words()
    assert "Rule lexicon" in words
    assert "Dated by times[0]" in words
    assert "Counted from published" in words
    assert "Times (2) times.1" in words
    assert "As indirect speech Cue قال" in words


def test_copies_are_named_with_how_they_came(client: TestClient) -> None:
    words = Page(client.get("/article/a01.txt?lang=en").text).words()
    assert "نافذة copy 16 January 2020 alike 98 %" in words
    assert "مرصاد" in Page(client.get("/article/a04.txt?lang=en").text).words()


@pytest.mark.parametrize("query", ["show=nothing", "at=x", "marks=x"])
def test_a_layer_or_place_that_is_none_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/article/a01.txt?{query}").status_code == 400
