"""The reading paths in a real browser, in both languages: what an editor clicks, sees and takes away."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import served, watched

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.records import Figure, FigureValue
from isnad.web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "/",
    "/?type=ASSAULT",
    "/?order=sources",
    "/?place=قمر",
    "/incident/assault-2021-08-09",
    "/incident/cooperate-2020-01-15",
    "/incident/nothing",
    "/article/a01.txt",
    "/article/a01.txt?text=raw",
    "/article/a01.txt?marks=1&show=&show=events&show=times",
    "/article/x%3Cb%3E.txt",
    "/actor/usa",
    "/figures",
    "/pledges",
    "/denials",
    "/storylines",
    "/storyline/joint-operations",
    "/search",
    "/search?q=العراق",
    "/search?q=زقزق",
    "/corrections",
)
"""Every page, also where it has nothing to show; tests of widths and of accessibility go through them."""

SHOTS = (("en", 1280, "light"), ("ar", 1280, "dark"), ("en", 360, "dark"), ("ar", 360, "light"))
"""Languages with widths and colours, each of them with each of the others at some time."""

FIRST_LOAD = 300_000
"""Bytes of a first page with all that it brings."""


def in_language(path: str, lang: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.mark.parametrize(("lang", "width", "scheme"), SHOTS)
def test_no_page_is_wider_than_its_screen_or_breaks_its_policy(
    browser: Browser, site: str, lang: str, width: int, scheme: str
) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        problems = watched(page, site)
        for path in PAGES:
            page.goto(site + in_language(path, lang))
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, f"{path} is {wide} px too wide"
    assert [what for what in problems if "404" not in what] == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_long_figures_do_not_widen_a_phone(browser: Browser, tmp_path: Path, lang: str) -> None:
    linked = chronicle(annotations())
    values = [(250_000, None), (1_000_000, None), (None, 1_000_000)]
    linked.figures = [
        Figure(
            about="نازحون",
            kind="conflict",
            values=[FigureValue(article="a01.txt", start=0, end=1, low=a, high=b) for a, b in values],
        )
    ]
    with Casebook(tmp_path / "long.casebook", write=True) as book:
        for item in annotations():
            book.put(item)
        book.put_chronicle(linked)
    with served(create_app(tmp_path / "long.casebook")) as address:
        page = browser.new_page(base_url=address, viewport={"width": 360, "height": 800})
        page.goto(f"/figures?lang={lang}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.close()


def test_a_first_page_is_small(page: Page) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto("/article/a01.txt")
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 3, "the page, its style and its script at least"
    assert sum(sizes) < FIRST_LOAD


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_from_the_front_page_to_the_words_themselves(page: Page, lang: str) -> None:
    page.goto(f"/?lang={lang}")
    assert page.locator("html").get_attribute("dir") == {"en": "ltr", "ar": "rtl"}[lang]
    title = {"en": "Joint operations resumed", "ar": "استئناف العمليات المشتركة"}[lang]
    page.locator("main").get_by_role("link", name=title, exact=True).first.click()
    assert page.locator("h1").inner_text() == title
    assert page.locator(".tree .unnamed").first.is_visible()
    page.locator(".tree .leaf a").first.click()
    assert page.locator("#text").is_visible()
    page.locator("#records summary").first.click()
    page.locator("#records a.name").first.click()
    assert page.locator("h1").is_visible()
    assert page.url.partition("/actor/")[1]


def test_filters_narrow_the_list_and_stand_in_the_address(page: Page) -> None:
    page.goto("/")
    page.locator("details.filters summary").click()
    page.get_by_role("textbox", name="From").fill("2021")
    page.get_by_label("Sources at least").fill("2")
    page.get_by_role("button", name="Show").click()
    assert re.search(r"[?&]since=2021(&|$)", page.url)
    assert re.search(r"[?&]sources=2(&|$)", page.url)
    assert page.locator("li.incident").count() == 1
    shared = page.url
    page.locator(".chips a").first.click()
    assert page.url != shared
    assert page.locator(".chips a").count() == 1
    page.goto(shared)
    assert page.locator(".chips a").count() == 2


def test_a_facet_leads_to_as_many_incidents_as_it_says(page: Page) -> None:
    page.goto("/")
    item = page.locator("aside.facets li", has_text="Assault")
    said = item.locator(".n").inner_text()
    item.locator("a").click()
    assert page.locator(".list li.incident").count() == int(said)


def test_the_timeline_of_a_storyline_leads_to_its_incidents_and_is_zoomed(page: Page) -> None:
    page.goto("/storylines")
    page.locator(".cards a").first.click()
    page.locator("nav.orders .with-n a").first.click()
    assert "since=2020-01" in page.url
    page.locator("svg.timeline a").first.click()
    assert page.locator("h1").inner_text() == "Joint operations resumed"


def test_figures_and_pledges_lead_to_the_words_that_give_them(page: Page) -> None:
    page.goto("/figures")
    page.get_by_role("link", name="US troops in Iraq").click()
    assert page.locator("td.quote mark").first.inner_text() == "5200"
    assert page.locator("svg circle").count() == 2
    page.goto("/pledges")
    page.locator(".calendar .due, table.wide a").last.click()
    assert page.locator("#text").is_visible()


def test_a_search_is_spelt_narrowed_followed_and_taken_away(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("القياده")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.locator(".hits li").count() == 1
    assert page.locator(".hits mark").first.is_visible()
    page.get_by_label("exact").check()
    page.locator("form.asking button").click()
    assert page.locator(".hits li").count() == 0
    page.goto("/search?q=العمليات")
    everything = page.locator(".count").inner_text()
    page.locator("aside.facets a").first.click()
    assert page.locator(".count").inner_text() != everything
    feed = page.request.get(page.get_by_role("link", name="feed").get_attribute("href") or "")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    shown = page.locator(".hits h2").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "taken.csv")
    with (tmp_path / "taken.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == shown


def test_the_first_key_leads_past_the_head_of_the_page(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_every_link_can_be_reached_and_seen_by_key(page: Page) -> None:
    page.goto("/incident/cooperate-2020-01-15")
    seen = set[str]()
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(() => {const e = document.activeElement; if (e === document.body) return null;"
            "const s = getComputedStyle(e); return [e.outerHTML.slice(0, 200), s.outlineStyle];})()"
        )
        if here is None:
            break
        assert here[1] != "none", f"no ring around {here[0]}"
        seen.add(here[0])
    links = page.evaluate(
        "[...document.querySelectorAll('a')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 200))"
    )
    assert set(links) <= seen


def test_paper_has_no_forms(page: Page) -> None:
    page.goto("/incident/assault-2021-08-09")
    assert page.locator(".masthead nav").is_visible()
    page.emulate_media(media="print")
    for gone in (".masthead nav", ".find", ".language"):
        assert not page.locator(gone).is_visible()
    assert page.locator(".passage").first.is_visible()


def test_arabic_pages_run_from_the_right(page: Page) -> None:
    for lang, beyond in (("en", False), ("ar", True)):
        page.goto(f"/?lang={lang}")
        box = page.locator(".wordmark").bounding_box()
        assert box is not None
        assert (box["x"] > 640) == beyond
