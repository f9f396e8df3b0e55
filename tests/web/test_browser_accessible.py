"""What axe finds on the pages: nothing serious, in either language, light or dark, wide or narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser import serious
from test_browser import PAGES, SHOTS, in_language

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize(("lang", "width", "scheme"), SHOTS)
def test_axe_finds_nothing_serious(
    browser: Browser, site: str, axe: str, lang: str, width: int, scheme: Any
) -> None:
    found: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(site + in_language(path, lang))
            found += serious(page, axe)
    assert found == []
