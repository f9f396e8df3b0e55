"""What scripts and style sheets do, in a real browser; skipped, loudly, where none is installed."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from browser import Tab, opened

from isnad.web.app import create_app

PAGES = (
    "/",
    "/?type=ASSAULT",
    "/incident/assault-2021-08-09",
    "/article/a01.txt",
    "/article/x%3Cb%3E.txt",
    "/actor/usa",
    "/figures",
    "/pledges",
    "/denials",
    "/storylines",
    "/storyline/joint-operations",
    "/search?q=العراق",
)


@pytest.fixture(scope="module")
def site(casebook: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(casebook), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with opened(tmp_path_factory.mktemp("browser")) as tab:
        yield tab


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_screen_or_breaks_its_policy(
    tab: Tab, site: str, width: int, lang: str
) -> None:
    tab.size(width)
    tab.problems.clear()
    for page in PAGES:
        tab.go(f"{site}{page}{'&' if '?' in page else '?'}lang={lang}")
        wide = tab.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page} is {wide} px too wide"
    assert tab.problems == []


def spot(tab: Tab, words: str) -> tuple[float, float]:
    """The middle of the first place where these words stand in the text."""
    found = tab.ask(
        "(() => {const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);"
        f"while (walker.nextNode()) {{const at = walker.currentNode.data.indexOf({words!r}); if (at >= 0) {{"
        f"const r = new Range(); r.setStart(walker.currentNode, at); r.setEnd(walker.currentNode, at + {len(words)});"
        "walker.currentNode.parentElement.scrollIntoView({block: 'center'});"
        "const b = r.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2];}}})()"
    )
    return found[0], found[1]


def test_pointing_at_a_mark_shows_its_record_and_rule(tab: Tab, site: str) -> None:
    tab.size(1280)
    tab.go(f"{site}/article/a01.txt?lang=en&show=&show=events&show=mentions")
    tab.point(*spot(tab, "استأنفت"))
    tab.until("!document.getElementById('card').hidden")
    assert "Cooperation" in tab.ask("document.getElementById('card').innerText")
    tab.point(*spot(tab, "الولايات المتحدة"))
    tab.until("document.getElementById('card').innerText.includes('lexicon')")
    assert tab.ask("document.querySelector('#card a.name').getAttribute('href')") == "/actor/usa"


def test_the_text_stays_whole_while_layers_are_switched(tab: Tab, site: str) -> None:
    tab.size(1280)
    tab.go(f"{site}/article/a01.txt?lang=en")
    before = tab.ask("document.getElementById('text').innerHTML")
    assert tab.ask("[...CSS.highlights.keys()].sort().join()") == "chosen,cues,events,statements"
    tab.ask("document.querySelector('input[value=times]').click()")
    tab.ask("document.querySelector('input[value=statements]').click()")
    assert tab.ask("[...CSS.highlights.keys()].sort().join()") == "chosen,events,times"
    assert tab.ask("document.getElementById('text').innerHTML") == before
    assert tab.ask("location.search") == "?lang=en&show=&show=events&show=times"
    tab.go(tab.ask("location.href"))
    assert tab.ask("[...CSS.highlights.keys()].sort().join()") == "chosen,events,times"


def test_the_keyboard_steps_from_record_to_record(tab: Tab, site: str) -> None:
    tab.size(1280)
    tab.go(f"{site}/article/a01.txt?lang=en&show=&show=times")
    tab.ask("document.getElementById('text').focus()")
    tab.press("ArrowDown")
    tab.until("document.getElementById('card').innerText.includes('2020-01-15')")
    tab.press("ArrowDown")
    tab.until("document.getElementById('card').innerText.includes('2025-09')")
    tab.press("Escape")
    tab.until("document.getElementById('card').hidden")


def test_arabic_pages_run_from_the_right(tab: Tab, site: str) -> None:
    tab.size(1280)
    for lang, beyond in (("en", False), ("ar", True)):
        tab.go(f"{site}/?lang={lang}")
        mark = "document.querySelector('.wordmark').getBoundingClientRect().left"
        assert (tab.ask(mark) > 640) == beyond
