"""Searches that a reader keeps: in this browser alone, found again on both pages, and harmless whatever they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import serious

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("lang", "title", "add"),
    [("en", "Kept searches and lists", "Keep this one"), ("ar", "بحوث وقوائم محفوظة", "احفظ هذه")],
)
def test_a_search_is_kept_found_again_and_let_go(
    page: Page, axe: str, lang: str, title: str, add: str
) -> None:
    page.goto(f"/search?q=العمليات&spelling=exact&lang={lang}")
    kept = page.locator("#kept")
    assert kept.locator("h2").inner_text() == title
    kept.get_by_role("button", name=add).click()
    assert kept.get_by_role("button", name=add).is_hidden(), "it is kept already"
    page.goto(f"/?type=ASSAULT&lang={lang}")
    kept.get_by_role("button", name=add).click()
    assert kept.locator("li").count() == 2
    page.goto("/search")
    assert serious(page, axe) == []
    kept.locator("li a", has_text="العمليات").click()
    page.wait_for_url("**/search?**")
    assert page.locator("input[name=spelling]:checked").get_attribute("value") == "exact"
    assert kept.locator("li a[aria-current]").count() == 1
    kept.locator("li", has_text="العمليات").get_by_role("button").click()
    page.reload()
    assert kept.locator("li").count() == 1


def test_without_anything_kept_or_asked_for_there_is_no_block(page: Page) -> None:
    page.goto("/search")
    assert page.locator("#kept").is_hidden()
    page.goto("/")
    assert page.locator("#kept").is_hidden()


def test_what_is_kept_is_text_and_leads_nowhere_else(page: Page) -> None:
    page.goto("/search?q=%22%3E%3Cimg src=x onerror=alert(1)%3E")
    page.locator("#kept").get_by_role("button", name="Keep this one").click()
    page.evaluate(
        """localStorage.setItem('isnad-kept', JSON.stringify([...JSON.parse(localStorage.getItem('isnad-kept')),
            {name: 'elsewhere', address: 'https://evil.example/?q=x'}, {name: 'script', address: 'javascript:alert(1)'},
            {name: 'host', address: '//evil.example/?q=x'}, null, {name: 5, address: '/?q=x'}]))"""
    )
    page.reload()
    assert page.locator("#kept li").count() == 1
    assert page.locator("#kept img").count() == 0
    page.evaluate("localStorage.setItem('isnad-kept', '{')")
    page.reload()
    assert page.locator("#kept li").count() == 0
