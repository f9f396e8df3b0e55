"""A real browser for tests and screenshots: the machine's own Chromium, driven by Playwright, and a site to look at."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
from litestar import Litestar

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
"""What a Chromium may be called; Playwright's own is never used."""


class NoBrowserError(Exception):
    """What is missing on this machine to drive a browser."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, for the length of the block. Raises `NoBrowserError`."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowserError("Playwright is not installed; run `make browser`") from error
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise NoBrowserError(f"none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(app: Litestar) -> Iterator[str]:
    """The address of the site while it is served on this machine, on a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def watched(page: Page, site: str) -> list[str]:
    """What the page will complain of: scripts that fail, rules of its policy that are broken, addresses elsewhere."""
    problems: list[str] = []

    def complained(kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            problems.append(text)

    page.on("console", lambda message: complained(message.type, message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request", lambda request: problems.append(request.url) if not request.url.startswith(site) else None
    )
    return problems


def serious(page: Page, axe: str) -> list[str]:
    """What axe finds serious or worse on a page."""
    page.evaluate(axe)
    told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{page.url}: {one['id']}: {node['html'][:200]}"
        for one in told["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
