"""Templates: escaped everywhere, with the words of the reader's language at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlencode

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from isnad.casebook.chronicle_writing import figure_id
from isnad.casebook.disputes import disputes
from isnad.records import Figure
from isnad.web import summary
from isnad.web.labels import Language, labels
from isnad.web.marking import painted, widened
from isnad.web.pages.passages import MOST_ROWS
from isnad.web.visible import visible

_ARABIC = r"[\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff«]"
_ARABIC_RUN = re.compile(rf"({_ARABIC}(?:[\s\d«»\"'.:()\u0600-\u06ff-]*[\u0621-\u06ff»])?)")


def render(template: str, language: Language, **values: object) -> str:
    """The page `template` (a file's name in `templates/`) in `language`, its links leading to other pages."""
    return _render("site", template, language, values)


def render_alone(template: str, language: Language, **values: object) -> str:
    """The page `template` by itself: its links lead to places on the same page."""
    return _render("alone", template, language, values)


def compile_pages() -> None:
    """Compile every page of the site, so that no reader waits for it."""
    environment = _environment("site")
    for file in files("isnad.web").joinpath("templates").iterdir():
        if file.name.endswith(".html"):
            environment.get_template(file.name, globals=dict(_AT_HAND))


def _render(links: str, template: str, language: Language, values: dict[str, object]) -> str:
    at_hand = _AT_HAND | (_ON_ONE_PAGE if links == "alone" else {})
    page = _environment(links).get_template(template, globals=dict(at_hand))
    return page.render(say=labels(language), lang=language, **values)


def static_text(name: str) -> str:
    """A file of `static/` that is text."""
    return static_bytes(name).decode()


def static_bytes(name: str) -> bytes:
    """A file of `static/`."""
    return files("isnad.web").joinpath("static", *name.split("/")).read_bytes()


def article_url(name: str, sentence: int | None = None, *, start: int | None = None) -> str:
    """The page of an article by its id or source, at a sentence of it; or with the record that starts at `start` shown."""
    if start is not None:
        return f"/article/{quote(name, safe='')}?at={start}#at"
    return "/article/" + quote(name, safe="") + ("" if sentence is None else f"#s{sentence}")


def actor_url(entity: str) -> str:
    """The page of a person, body or place by its id."""
    return "/actor/" + quote(entity, safe="")


def figure_url(figure: Figure) -> str:
    """The page of a figure."""
    return "/figure/" + figure_id(figure)


def incident_url(name: str) -> str:
    """The page of an incident."""
    return "/incident/" + quote(name, safe="")


def storyline_url(name: str) -> str:
    """The page of a storyline."""
    return "/storyline/" + quote(name, safe="")


def query(pairs: list[tuple[str, str]], **changed: object) -> str:
    """A query string of these pairs with some changed; empty ones are left out.

    >>> query([("type", "ASSAULT"), ("page", "2")], page=3)
    '?type=ASSAULT&page=3'
    """
    kept = [(key, value) for key, value in pairs if value and key not in changed]
    kept += [(key, str(value)) for key, value in changed.items() if value]
    return "?" + urlencode(kept)


def marked(text: str, spans: list[tuple[int, int]], start: int = 0) -> Markup:
    """`text` escaped, with `<mark>` around the spans, each widened to whole words so that no letters part.

    Spans are offsets of the article; `start` is where `text` begins in it. Overlapping spans are one.

    >>> marked("a <b>وقصف</b>", [(8, 10)], 2)
    Markup('a &lt;b&gt;<mark>وقصف</mark>&lt;/b&gt;')
    """
    pieces: list[Markup] = []
    at = 0
    for first, last in sorted(widened(text, a - start, b - start) for a, b in spans):
        if first < at or first >= last:
            continue
        pieces += [escape(visible(text[at:first])), Markup("<mark>%s</mark>") % visible(text[first:last])]
        at = last
    pieces.append(escape(visible(text[at:])))
    return Markup("").join(pieces)


def isolated(text: str) -> Markup:
    """English `text` escaped, each stretch of Arabic in it isolated, so that what follows keeps its place.

    >>> isolated("Agreement: رايات الجنوب, 10 September 2021")
    Markup('Agreement: <bdi>رايات الجنوب</bdi>, 10 September 2021')
    """
    pieces = _ARABIC_RUN.split(visible(text))
    return Markup("").join(Markup("<bdi>%s</bdi>") % p if i % 2 else escape(p) for i, p in enumerate(pieces))


def isolated_line(text: str) -> Markup:
    """The same without elements, for where none may stand: an option of a list.

    >>> isolated_line("Agreement: رايات الجنوب, 2021").replace("\u2068", "[").replace("\u2069", "]")
    Markup('Agreement: [رايات الجنوب], 2021')
    """
    pieces = _ARABIC_RUN.split(visible(text))
    return Markup("").join(escape(f"\u2068{p}\u2069" if i % 2 else p) for i, p in enumerate(pieces))


def json_block(value: object) -> Markup:
    """`value` as JSON that is safe inside a `<script type="application/json">`."""
    text = msgspec.json.encode(value).decode()
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _shown(value: object) -> object:
    """What stands where a template prints `value`: text of strangers never steers the page's direction."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _load(name: str) -> str | None:
    file = files("isnad.web").joinpath("templates", name)
    return file.read_text(encoding="utf-8") if file.is_file() else None


@cache
def _environment(links: str) -> Environment:
    """One for each way of linking: an environment keeps its templates with what they may call."""
    return Environment(
        loader=FunctionLoader(_load),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_AT_HAND: dict[str, Callable[..., object] | int] = {
    "MOST_ROWS": MOST_ROWS,
    "article_url": article_url,
    "incident_url": incident_url,
    "storyline_url": storyline_url,
    "query": query,
    "marked": marked,
    "painted": painted,
    "isolated": isolated,
    "isolated_line": isolated_line,
    "json_block": json_block,
    "headline": summary.headline,
    "denied_by": summary.denied_by,
    "actor_url": actor_url,
    "figure_url": figure_url,
    "figure_span": summary.figure_span,
    "disputes": disputes,
    "coordinates": summary.coordinates,
    "toll": summary.toll,
    "reasons": summary.reasons,
}
"""What templates may call, besides `say`."""

_ON_ONE_PAGE: dict[str, Callable[..., object]] = {
    "article_url": lambda name, sentence=None, start=None: "#article-" + quote(name, safe=""),  # pyright: ignore
    "incident_url": lambda name: "#incident-" + quote(name, safe=""),  # pyright: ignore
    "storyline_url": lambda name: "#storyline-" + quote(name, safe=""),  # pyright: ignore
    "actor_url": lambda entity: "",  # pyright: ignore
    "anchor": lambda name: quote(name, safe=""),  # pyright: ignore
}
