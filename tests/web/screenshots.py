"""Pictures of every page of the reading room over the sample articles, for the documentation.

    python tests/web/screenshots.py FOLDER

Needs what `make browser` installs, and a Chromium. The pictures are PNG in few colours, so that they stay small.
"""

from __future__ import annotations

import io
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from browser import chromium, served

from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import figure_id
from isnad.casebook.correcting import Correcting
from isnad.web.accounts import Accounts
from isnad.web.app import create_app
from isnad.web.guards import Access

_COLOURS = 48
WIDTH, HEIGHT = 1080, 760
PHONE = 390
_PASSWORD = "seven quiet horses"


class Shot(NamedTuple):
    """A picture: its name, the page, the language, and whether it is dark, of a phone, or of somebody signed in."""

    name: str
    path: str
    lang: str
    dark: bool = False
    width: int = WIDTH
    signed_in: bool = False
    shown: str = ""
    """What is clicked before: a selector."""


def shots(book: Casebook) -> list[Shot]:
    """One picture of every page, some in both languages; of what the casebook has most of."""
    incident = max(book.incidents(), key=lambda one: (one.independent_sources, len(one.articles)))
    story = max(book.storylines(), key=lambda one: len(one.articles))
    figure = max(book.figures(), key=lambda one: (one.kind == "conflict", len(one.values)))
    actor = next(p.entity for one in book.incidents(order="reach") for p in one.actors if p.entity)
    at = f"/incident/{incident.id}"
    article = f"/article/{quote(incident.articles[0], safe='')}"
    return [
        Shot("front-en", "/", "en"),
        Shot("front-ar", "/", "ar"),
        Shot("front-phone", "/", "ar", width=PHONE, dark=True),
        Shot("filters", "/?type=ASSAULT&sources=2", "en"),
        Shot("incident-en", at, "en"),
        Shot("incident-ar", at, "ar"),
        Shot("incident-reports", f"{at}#evidence", "ar"),
        Shot("incident-phone", at, "en", width=PHONE),
        Shot("article-ar", article, "ar"),
        Shot(
            "article-en-dark", f"{article}?show=&show=statements&show=events&show=mentions", "en", dark=True
        ),
        Shot("article-received", f"{article}?text=raw", "ar"),
        Shot("actor", f"/actor/{quote(actor, safe='')}", "en"),
        Shot("storylines", "/storylines", "en"),
        Shot("storyline-en", f"/storyline/{story.id}", "en"),
        Shot("storyline-ar", f"/storyline/{story.id}", "ar", dark=True),
        Shot("figures", "/figures", "en"),
        Shot("figure", f"/figure/{figure_id(figure)}", "ar"),
        Shot("pledges", "/pledges", "ar"),
        Shot("denials", "/denials", "en"),
        Shot("search-en", "/search?q=" + quote("الحكومة"), "en"),
        Shot("search-ar", "/search?q=" + quote("الحكومة") + "&spelling=stemmed", "ar", dark=True),
        Shot("sign-in", "/sign-in", "en"),
        Shot("correct", at, "en", signed_in=True, shown="details.correct summary"),
        Shot("corrections", "/corrections", "ar", signed_in=True),
    ]


def main(folder: Path) -> None:
    """Build the casebook of the samples, correct something in it, and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "samples.casebook"
        with as_file(files("isnad").joinpath("samples")) as samples:
            api.build(path, samples / "articles", metadata=samples / "articles.jsonl")
        accounts = Path(work) / "samples.accounts"
        Accounts(accounts).add("سارة", _PASSWORD, ["correct"])
        with Casebook(path) as book:
            wanted = shots(book)
            arrest = next(one for one in book.incidents() if one.date and not one.deaths)
            entry = Correcting(book, "سارة", "أعيدت قراءة المقال").incident(
                arrest.id, "date", arrest.date[:7]
            )
        api.correct(path, [entry])
        with served(create_app(path, Access(accounts))) as site, chromium() as browser:
            for shot in wanted:
                with browser.new_context(
                    base_url=site,
                    viewport={"width": shot.width, "height": HEIGHT},
                    color_scheme="dark" if shot.dark else "light",
                ) as context:
                    page = context.new_page()
                    if shot.signed_in:
                        page.goto(f"/sign-in?lang={shot.lang}")
                        page.locator("input[name=name]").fill("سارة")
                        page.locator("input[name=password]").fill(_PASSWORD)
                        page.locator("form.stacked button").click()
                    before, hash_, anchor = shot.path.partition("#")
                    page.goto(f"{before}{'&' if '?' in before else '?'}lang={shot.lang}{hash_}{anchor}")
                    if shot.shown:
                        page.locator(shot.shown).click()
                        page.locator(shot.shown).scroll_into_view_if_needed()
                        page.evaluate("s => document.querySelector(s).scrollIntoView()", shot.shown)
                    _keep(page.screenshot(), folder / f"{shot.name}.png")


def _keep(picture: bytes, path: Path) -> None:
    """Write a picture in few colours: type on plain paper needs no more."""
    from PIL import Image

    Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
