from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import NoBrowserError, chromium, served, watched
from litestar.testing import TestClient

from isnad.web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def client(casebook: Path) -> Iterator[TestClient]:
    """A client of the reading room over the casebook made by hand."""
    with TestClient(create_app(casebook), base_url="http://127.0.0.1:8900") as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser; the tests that need one are skipped, loudly, where there is none."""
    try:
        with chromium() as found:
            yield found
    except NoBrowserError as error:
        pytest.skip(f"NOT TESTED in a browser: {error}")


@pytest.fixture(scope="module")
def site(casebook: Path) -> Iterator[str]:
    """The address of the reading room over the casebook made by hand."""
    with served(create_app(casebook)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """An empty page of desktop size that speaks English; what it complains of fails the test."""
    with browser.new_context(
        base_url=site, locale="en-GB", viewport={"width": 1280, "height": 900}
    ) as context:
        page = context.new_page()
        problems = watched(page, site)
        yield page
        assert problems == []


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker of accessibility as a script, as npm installed it."""
    if not AXE.is_file():
        pytest.skip("NOT TESTED for accessibility: axe-core is not installed; run `make browser`")
    return AXE.read_text(encoding="utf-8")
