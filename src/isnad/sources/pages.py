"""HTML pages: main text, title, outlet, address and date.

The main text comes from trafilatura, or from our own reading of the tree where that finds nothing or far too
little. Metadata is read here: JSON-LD first, then meta elements, then `<time>`; a date in words is not read.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any, cast

from isnad.errors import InputError
from isnad.sources.dates import iso_date
from isnad.sources.decoding import decode
from isnad.sources.tree import MIN_TEXT, Node, own_text, paragraphs, parse

MAX_PAGE = 5_000_000
"""Largest HTML page, in bytes (characters where it is text already): parsing takes some hundred bytes for each."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?\s{0,3}([a-zA-Z0-9_:-]{2,30})""", re.I)
_PROLOG = re.compile(rb"""^\s{0,9}<\?xml[^>]{0,100}encoding\s{0,3}=\s{0,3}["']([a-zA-Z0-9_:-]{2,30})""", re.I)
_LD_DATE = re.compile(r'"datePublished"\s{0,3}:\s{0,3}"([^"]{6,40})"')
_DATE_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "publish_date", "publish-date", "publication_date", "pubdate", "published_time",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_TOO_DEEP = "the page is nested too deeply to be read: hundreds of elements in one another"
_LD_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its main text and what it tells of itself."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    notes: list[str]


def read_page(source: bytes | str, declared: str | None = None) -> Page:
    """The article on an HTML page; `declared` is the encoding that came with it, for a page that declares none.

    Raises `InputError`: E103, E105, E113 as `decode`; E108 larger than `MAX_PAGE`; E114 where the page has no text.
    """
    notes: list[str] = []
    if len(source) > MAX_PAGE:
        raise InputError("E108", f"the page is larger than {MAX_PAGE:,} bytes")
    if isinstance(source, bytes):
        own = _CHARSET.search(source[:4096]) or _PROLOG.search(source[:200])
        markup, notes = decode(source, declared=own[1].decode("ascii") if own else declared)
    else:
        markup = source
    tree, is_cut = parse(markup)
    text = _main_text(tree, markup)
    if not text:
        raise InputError("E114", _TOO_DEEP if is_cut else "the page has no main text")
    if is_cut:
        notes.append("the page is nested very deeply; what lies deepest was not read")
    meta = _meta(tree)
    posts = _json_ld(tree)
    return Page(
        text=text,
        title=_title(tree, meta, posts),
        outlet=_first(meta, "og:site_name") or _publisher(posts) or _first(meta, "application-name"),
        url=_url(tree, meta),
        published=_published(tree, meta, posts),
        notes=notes,
    )


def _main_text(tree: Node, markup: str) -> str:
    import trafilatura

    try:
        found = trafilatura.extract(
            markup, include_comments=False, include_tables=True, favor_precision=False, deduplicate=False
        )
    except Exception:  # a foreign parser on arbitrary pages: ours stands in
        found = None
    text = paragraphs(found or "")
    if len(text) >= MIN_TEXT:
        return text
    own = own_text(tree)
    return own if len(own) > 2 * len(text) else text


def _meta(tree: Node) -> dict[str, str]:
    """Meta elements by lower-case name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _json_ld(tree: Node) -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD, articles first."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip()
        try:
            _objects(json.loads(source, strict=False), found, 0)
        except (ValueError, RecursionError):
            match = _LD_DATE.search(source)
            if match:
                found.append({"@type": "NewsArticle", "datePublished": match[1]})
    return sorted(found, key=lambda item: not re.search("Article|Posting", str(item.get("@type"))))


def _objects(value: Any, found: list[dict[str, Any]], depth: int) -> None:
    if depth > _LD_DEPTH:
        return
    if isinstance(value, dict):
        item = cast("dict[str, Any]", value)
        found.append(item)
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            _objects(item.get(key), found, depth + 1)
    elif isinstance(value, list):
        for item in cast("list[Any]", value):
            _objects(item, found, depth + 1)


def _title(tree: Node, meta: dict[str, str], posts: list[dict[str, Any]]) -> str | None:
    for post in posts:
        headline = post.get("headline")
        if isinstance(headline, str) and headline.strip():
            return _line(headline)
    given = _first(meta, "og:title", "twitter:title")
    if given:
        return _line(given)
    for name in ("h1", "title"):
        for element in tree.iter(name):
            text = _line(str(element.text_content()))
            if text:
                return text
    return None


def _publisher(posts: list[dict[str, Any]]) -> str | None:
    for post in posts:
        publisher = post.get("publisher")
        if isinstance(publisher, dict):
            name = cast("dict[str, Any]", publisher).get("name")
            if isinstance(name, str) and name.strip():
                return _line(name)
    return None


def _url(tree: Node, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    address = _first(meta, "og:url")
    return address if address and address.startswith("http") else None


def _published(tree: Node, meta: dict[str, str], posts: list[dict[str, Any]]) -> str | None:
    given: list[object] = [post.get("datePublished") for post in posts]
    given += [meta.get(name) for name in _DATE_META]
    times = [element for element in tree.iter("time") if element.get("datetime")]
    told = [
        e for e in times if e.get("pubdate") is not None or "published" in (e.get("itemprop") or "").lower()
    ]
    given += [element.get("datetime") for element in (told or times)[:1]]
    return next((day for value in given if (day := iso_date(value))), None)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text)).strip()
