"""What axe finds on the pages: nothing serious, in either language, light or dark, wide or narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from test_browser import PAGES, SHOTS, in_language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BAD = ("serious", "critical")


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker's script, as npm installed it."""
    if not AXE.is_file():
        pytest.skip("NOT TESTED for accessibility: axe-core is not installed; run `make browser`")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "width", "scheme"), SHOTS)
def test_axe_finds_nothing_serious(
    browser: Browser, site: str, axe: str, lang: str, width: int, scheme: Any
) -> None:
    found: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(site + in_language(path, lang))
            page.evaluate(axe)
            told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [
                f"{path}: {one['id']}: {node['html'][:200]}"
                for one in told["violations"]
                if one["impact"] in BAD
                for node in one["nodes"]
            ]
    assert found == []
