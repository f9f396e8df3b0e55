"""The reading room: what its pages show, in both languages, and that nothing in an article can act there."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.cli.text import chronicle_text
from isnad.records import Chronicle, Party
from isnad.web.app import create_app
from isnad.web.rendering import marked, static_text
from isnad.web.standalone import chronicle_page
from isnad.web.visible import visible

PAGES = (
    "/",
    "/?type=ASSAULT&since=2021",
    "/?order=articles",
    "/?order=sources&page=2",
    "/?order=told&disputed=1",
    "/?day=2020-01-20",
    "/?storyline=joint-operations",
    "/incident/cooperate-2020-01-15",
    "/incident/assault-2021-08-09",
    "/incident/agree-xxxx",
    "/article/a01.txt",
    "/article/a10.txt",
    "/article/a01.txt?show=&show=events&show=times&marks=1&at=0",
    "/article/a01.txt?text=raw",
    "/article/" + quote("x<b>.txt", safe=""),
    "/search",
    "/search?q=العراق",
    "/search?q=-x",
    "/search?q=speaker:المستشفى+type:assault&spelling=stemmed&order=date",
    "/search?q=" + "%D8%A7" * 400,
    "/search?q=" + "العراق+" * 50,
    "/storylines",
    "/storyline/joint-operations",
    "/storyline/joint-operations?since=2020-01&until=2020-01-20",
    "/figures",
    "/figures?kind=update&about=US",
    "/pledges",
    "/pledges?month=2025-09",
    "/pledges?month=none",
    "/denials",
    "/actor/usa",
    "/actor/out.nyt",
)


class Page(HTMLParser):
    """Tags and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    sign = "&" if "?" in path else "?"
    response = client.get(f"{path}{sign}lang={lang}")
    assert response.status_code == 200
    page = Page(response.text)
    assert page.open == []
    html = next(attributes for tag, attributes in page.tags if tag == "html")
    assert html == {"lang": lang, "dir": "rtl" if lang == "ar" else "ltr"}
    assert "{{" not in response.text


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_no_way_to_run_or_load_anything(client: TestClient, path: str) -> None:
    response = client.get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, attributes in Page(response.text).tags:
        assert tag not in ("img", "iframe", "object", "embed", "base", "style", "i")
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        if tag == "script":
            assert attributes.get("type") == "application/json" or attributes.get("src") in (
                "/static/highlight.js",
                "/static/kept.js",
            )
        for name in ("href", "src", "action"):
            link = attributes.get(name) or "/"
            assert link.startswith(("/", "?", "#"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", response.text)


def test_the_first_page_lists_incidents_by_date(client: TestClient) -> None:
    words = Page(client.get("/").text).words()
    assert words.index("9 August 2021") < words.index("15 January 2020") < words.index("year unknown")
    assert "9 articles 1 independent source" in words
    assert "conflicting figures" in words
    assert "Dead: 3" in words


def test_the_first_page_is_filtered(client: TestClient) -> None:
    words = Page(client.get("/?sources=2").text).words()
    assert "1 incident ·" in words
    assert "Joint operations" not in words
    assert "No incident fits" in client.get("/?place=nowhere").text


def test_an_incident_says_why_and_shows_its_tree(client: TestClient) -> None:
    response = client.get("/incident/cooperate-2020-01-15")
    words = Page(response.text).words()
    assert "9 articles, 1 independent source, denied by المتحدث باسم القيادة المشتركة" in words
    assert "whom The New York Times alone has spoken to" in words
    assert "مسؤولان عسكريان أميركيان unnamed نيويورك تايمز وكالة فرقد نافذة" in words
    assert response.text.count('<mark class="events">استأنفت</mark>') == 8, "one is a copy of another"
    assert 'href="/article/a01.txt#s0"' in response.text


def test_an_article_s_text_nodes_are_its_clean_text(client: TestClient, casebook: Path) -> None:
    with Casebook(casebook) as book:
        for annotations in book.articles():
            source = annotations.article.source
            html = client.get("/article/" + quote(source, safe="")).text
            body = re.search(r'<div class="text" id="text"[^>]*>(.*?)</div>', html, re.DOTALL)
            assert body is not None
            text = "".join(Page(body.group(1)).text)
            assert text == visible(annotations.article.text)


def test_highlights_are_counted_as_scripts_count(client: TestClient, casebook: Path) -> None:
    with Casebook(casebook) as book:
        for annotations in book.articles():
            source = annotations.article.source
            html = client.get("/article/" + quote(source, safe="")).text
            block = re.search(r'<script type="application/json" id="highlights">(.*?)</script>', html)
            assert block is not None
            layers = json.loads(block.group(1))["layers"]
            units = annotations.article.text.encode("utf-16-le")
            for event, (start, end) in zip(annotations.events, layers["events"], strict=True):
                assert units[2 * start : 2 * end].decode("utf-16-le") == event.text


def test_an_article_shows_its_chain_what_was_removed_and_its_copies(client: TestClient) -> None:
    words = Page(client.get("/article/a02.txt").text).words()
    assert "نيويورك تايمز ← مسؤولان عسكريان أميركيان unnamed" in words
    assert "share bar مشاركة :" in words
    assert "ضفاف copy" in words


def test_search_marks_what_it_found(client: TestClient) -> None:
    response = client.get("/search?q=المستشفى")
    assert "2 articles found" in response.text
    assert "<mark>المستشفى</mark>" in response.text
    assert "nothing to search for" in client.get("/search?q=-x").text


def test_a_search_for_very_many_words_is_cut_says_so_and_is_quick(client: TestClient) -> None:
    began = time.perf_counter()
    response = client.get("/search?q=" + "العراق+" * 32 + "x+" * 6000)
    assert time.perf_counter() - began < 1
    assert "only the first 32 were searched for" in response.text
    assert "9 articles found" in response.text
    arabic = client.get("/search?lang=ar&q=" + "العراق+" * 33)
    assert "لم يبحث إلا عن أول 32 كلمة" in arabic.text
    assert "too many words" not in client.get("/search?q=" + "العراق+" * 32).text


def test_a_word_too_long_to_search_for_is_turned_down_politely(client: TestClient) -> None:
    response = client.get("/search?q=" + "ا" * 400)
    assert response.status_code == 200
    assert "please give fewer and shorter words" in response.text


def test_the_first_page_comes_in_the_order_asked_for(client: TestClient) -> None:
    def found(path: str) -> list[str]:
        return re.findall(r'<h[23]><a href="/incident/([a-z]+)', client.get(path).text)

    assert found("/?page=1&order=date&since=0001") == ["assault", "cooperate"]
    assert found("/?order=told") == ["assault", "cooperate", "agree"]
    assert found("/?order=articles") == ["cooperate", "assault", "agree"]
    assert found("/?order=sources") == ["assault", "cooperate", "agree"]
    assert found("/?order=sources&since=2020&until=2020") == ["cooperate"]


def test_the_order_is_kept_in_the_address_and_the_filters_in_its_links(client: TestClient) -> None:
    html = client.get("/?since=2020&order=articles").text
    assert '<input type="hidden" name="order" value="articles">' in html
    assert 'href="/?since=2020&amp;order=sources"' in html
    assert 'href="/?since=2020">newest first' in html
    assert re.search(r'href="/\?since=2020&amp;order=articles" aria-current="true">most articles first', html)
    assert "15 January 2020" in Page(html).words()


@pytest.mark.parametrize(
    "path", ["/", "/search?q=العراق", "/incident/cooperate-2020-01-15", "/static/style.css"]
)
def test_head_is_answered_as_get_without_the_text(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers
    assert client.post(path).status_code == 405


def changed(folder: Path, change: Callable[[Chronicle], None]) -> Path:
    """The casebook made by hand with something in its chronicle changed."""
    articles = annotations()
    linked = chronicle(articles)
    change(linked)
    with Casebook(folder / "changed.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
    return folder / "changed.casebook"


def test_storylines_are_named_in_the_reader_s_language(tmp_path: Path) -> None:
    def name(linked: Chronicle) -> None:
        linked.storylines[0].title = "استئناف العمليات المشتركة"

    path = changed(tmp_path, name)
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        for page in ("/storylines", "/storyline/joint-operations", "/incident/cooperate-2020-01-15"):
            html = client.get(page).text
            assert re.search(r'(storyline/joint-operations">|<h1>)Joint operations resumed</', html), page
    with Casebook(path) as book:
        assert "Joint operations resumed · 10 articles" in Page(chronicle_page(book, "en")).words()
        assert "(Storyline: Joint operations resumed · 10 articles)" in list(chronicle_text(book, "en"))
        assert "(قصة: استئناف العمليات المشتركة · 10 مقالات)" in list(chronicle_text(book, "ar"))


def test_a_party_written_alike_twice_is_shown_once(tmp_path: Path) -> None:
    def double(linked: Chronicle) -> None:
        linked.incidents[2].recipients = [
            Party(text="الحكومة"),
            Party(text="الحكومة"),
            Party(text="البرلمان"),
        ]

    with TestClient(create_app(changed(tmp_path, double)), base_url="http://127.0.0.1") as client:
        html = client.get("/incident/cooperate-2020-01-15").text
    assert "<dd><bdi>الحكومة</bdi>, <bdi>البرلمان</bdi></dd>" in html


def test_every_ground_of_the_count_is_on_the_page(tmp_path: Path) -> None:
    grounds = [f"one article citing source {n}" for n in range(1, 8)]

    def explain(linked: Chronicle) -> None:
        linked.incidents[2].why_en = (
            "Seven independent sources: " + "; ".join(f"({n}) {g}" for n, g in enumerate(grounds, 1)) + "."
        )

    path = changed(tmp_path, explain)
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        html = client.get("/incident/cooperate-2020-01-15").text
    assert [html.count(f"<li>{ground}</li>") for ground in grounds] == [1] * 7
    with Casebook(path) as book:
        text = " ".join(" ".join(chronicle_text(book, "en")).split())
    assert "(4) one article citing source 4; and 3 more." in text


def test_long_words_of_articles_and_readers_can_be_broken() -> None:
    style = static_text("style.css")
    assert re.search(r"body \{[^}]*overflow-wrap: anywhere", style)


def test_pledges_denials_and_figures_point_at_their_sentences(client: TestClient) -> None:
    assert "September 2025" in client.get("/pledges").text
    denials = Page(client.get("/denials").text).words()
    assert denials.index("نفى") < denials.index("استأنفت")
    figures = client.get("/figures").text
    assert "5,200" in figures
    link = re.search(r'href="(/figure/[0-9a-f]+)"', figures)
    assert link is not None
    assert "<mark>5200</mark>" in client.get(link.group(1)).text


def test_the_reader_s_language_is_kept(casebook: Path) -> None:
    with TestClient(create_app(casebook), base_url="http://127.0.0.1") as client:
        assert 'lang="en"' in client.get("/").text
        assert 'dir="rtl"' in client.get("/", headers={"accept-language": "ar-IQ,ar;q=0.9,en;q=0.5"}).text
        assert 'dir="ltr"' in client.get("/", headers={"accept-language": "fr,en;q=0.9,ar;q=0.5"}).text
        client.get("/?lang=ar")
        assert 'dir="rtl"' in client.get("/figures").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/incident/nothing", 404),
        ("/article/nothing", 404),
        ("/storyline/nothing", 404),
        ("/nowhere", 404),
        ("/static/../app.py", 404),
        ("/static/labels.yaml", 404),
        ("/?since=<script>", 400),
        ("/?since=2020-13", 400),
        ("/?until=2020-02-30", 400),
        ("/?until=0000", 400),
        ("/?sources=abc", 400),
        ("/?sources=-1", 400),
        ("/?type=NOPE", 400),
        ("/?order=loudest", 400),
        ("/?page=x", 400),
        ("/figures?page=x", 400),
        ("/figures?kind=x", 400),
        ("/figure/nothing", 404),
        ("/pledges?month=2025", 400),
        ("/pledges?month=2025-13", 400),
        ("/search?q=العراق&page=-1", 400),
        ("/?q=-x", 400),
        ("/?q=" + "ا" * 400, 400),
        ("/?place=" + "بغداد+" * 40, 400),
    ],
)
def test_what_cannot_be_answered_says_so(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "<script>" not in response.text
    assert Page(response.text).open == []


@pytest.mark.parametrize(
    "path",
    [
        "/?since=&until=&type=&sources=&order=&page=&q=",
        "/?type=assault",
        "/?since=٢٠٢١",
        "/?until=2020-02-29",
    ],
)
def test_what_is_left_empty_or_can_be_meant_is_answered(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_pages_past_the_last_show_the_last(client: TestClient) -> None:
    assert "9 August 2021" in client.get("/?page=0").text
    assert "9 August 2021" in client.get("/?page=999").text


def test_a_stranger_s_name_for_this_machine_is_refused(client: TestClient) -> None:
    for host in ("evil.example", "evil.example:8900", "127.0.0.1.evil.example", "localhost.evil.example"):
        assert client.get("/", headers={"host": host}).status_code == 421


def test_marks_do_not_part_letters() -> None:
    assert marked("شنوا وقصفا", [(6, 8)]) == "شنوا <mark>وقصفا</mark>"
    assert marked("قُتل اثنان", [(0, 2)]) == "<mark>قُتل</mark> اثنان"
    assert marked("ab", [(0, 1), (0, 2)]) == "<mark>ab</mark>"
