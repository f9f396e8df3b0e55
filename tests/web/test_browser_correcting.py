"""Signing in, correcting and taking back, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import serious, served, watched

from disputed import articles
from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.correcting import Correcting
from isnad.web.accounts import Accounts
from isnad.web.app import create_app
from isnad.web.guards import Access

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD = "seven quiet horses"
WORDS = {
    "en": {"enter": "Sign in", "leave": "Sign out", "correct": "Correct this", "undo": "Take back"},
    "ar": {"enter": "تسجيل الدخول", "leave": "تسجيل الخروج", "correct": "صحح هذا", "undo": "تراجع"},
}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A room with an account that may correct, and its casebook."""
    path = tmp_path / "x.casebook"
    with Casebook(path, write=True) as book:
        for item in articles():
            book.put(item)
    api.correct(path)
    Accounts(tmp_path / "x.casebook.accounts").add("سارة", PASSWORD, ["correct"])
    with served(create_app(path, Access(tmp_path / "x.casebook.accounts"))) as address:
        yield address, path


def day_comes_to_be(page: Page, path: str, day: str) -> bool:
    """Whether the page of an incident says so soon: the casebook is linked anew once the form was answered."""
    for _ in range(100):
        page.goto(path)
        if page.locator(".kicker time").get_attribute("datetime") == day:
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_editor_signs_in_corrects_and_takes_it_back(
    browser: Browser, room: tuple[str, Path], lang: str
) -> None:
    site, casebook = room
    words = WORDS[lang]
    with Casebook(casebook) as book:
        incident = next(found.id for found in book.incidents() if "a.txt" in found.articles)
    with browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        problems = watched(page, site)
        page.goto(f"/incident/{incident}?lang={lang}")
        assert page.locator("details.correct").count() == 0
        page.get_by_role("link", name=words["enter"]).click()
        page.locator("input[name=name]").fill("سارة")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form.stacked button").click()
        assert page.url == f"{site}/incident/{incident}"
        page.locator("details.correct summary").click()
        form = page.locator("details.correct form").first
        form.locator("select[name=field]").select_option("date")
        form.locator("input[name=value]").fill("2021-08-07")
        form.locator("input[name=why]").fill("قرئ ثانية")
        form.locator("button").click()
        assert "/corrections#c-" in page.url
        row = page.locator(".log > li").first
        assert "2021-08-07" in row.inner_text()
        assert "سارة" in row.inner_text()
        assert day_comes_to_be(page, f"/incident/{incident}", "2021-08-07")
        page.goto("/corrections")
        row.get_by_text(words["undo"], exact=True).first.click()
        row.locator("input[name=why]").fill("كان صحيحا")
        row.locator("form button").click()
        assert day_comes_to_be(page, f"/incident/{incident}", "2021-08-09")
        page.get_by_role("button", name=words["leave"]).click()
        page.goto(f"/incident/{incident}")
        assert page.locator("details.correct").count() == 0
        assert problems == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_nothing_serious_in_the_forms(
    browser: Browser, room: tuple[str, Path], axe: str, lang: str
) -> None:
    site, casebook = room
    with Casebook(casebook) as book:
        incident = next(found.id for found in book.incidents() if "a.txt" in found.articles)
        entry = Correcting(book, "سارة", "قرئ ثانية").incident(incident, "date", "2021-08-07")
    api.correct(casebook, [entry])
    with browser.new_context(base_url=site, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"/sign-in?lang={lang}")
        found = serious(page, axe)
        page.locator("input[name=name]").fill("سارة")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form.stacked button").click()
        for path in (f"/incident/{incident}", "/article/a.txt", "/corrections"):
            page.goto(path)
            page.locator("details.correct summary, .log summary").first.click()
            found += serious(page, axe)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, f"{path} is {wide} px too wide"
    assert found == []
