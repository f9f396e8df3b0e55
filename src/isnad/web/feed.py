"""Atom feeds (RFC 4287): a search, as the latest articles that it finds; and what changed in the casebook."""

from __future__ import annotations

import io
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from isnad.casebook import Casebook, Hit
from isnad.exports.dossiers.words import Words
from isnad.exports.feed import write_atom
from isnad.web.asked import Search
from isnad.web.labels import Language, labels
from isnad.web.rendering import article_url
from isnad.web.visible import visible

_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 50
_CHANGES = 500
_CHANGES_OF_DAYS = 30
_NO_DAY = "1970-01-01"
"""What Atom is told where nothing says when an article was published: it asks for some day."""


def atom(book: Casebook, asked: Search, base: str, language: Language) -> str:
    """The feed of a search; `base` is the address of the site, with the slash at its end.

    Raises `UsageError` as the search does; E410 also where nothing is searched for.
    """
    hits = book.search(asked.query, spelling=asked.spelling, order="date", limit=_ENTRIES)
    address = {"q": asked.query} | ({"spelling": asked.spelling} if asked.spelling != "folded" else {})
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(feed, "title", f"{labels(language)('search')}: {asked.query}")
    _add(feed, "id", _urn("search:" + urlencode(address)))
    _add(feed, "updated", _moment(max((hit.article.published or "" for hit in hits), default="")))
    root = base.rstrip("/")
    SubElement(feed, "link", {"rel": "self", "href": f"{root}/search.atom?{urlencode(address)}"})
    SubElement(feed, "link", {"rel": "alternate", "href": f"{root}/search?{urlencode(address)}"})
    for hit in hits:
        feed.append(_entry(hit, root))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode")


def changes_atom(book: Casebook, since: str | None, today: date, language: Language) -> str:
    """The feed of what changed since a day, a month ago where none is given: the last 500 changes, as `isnad changes` writes them.

    Raises `UsageError` E402 where the day is none, `CasebookError` E310 where changes were not kept.
    """
    day = since or (today - timedelta(_CHANGES_OF_DAYS)).isoformat()
    out = io.StringIO()
    write_atom(book, book.changes(day, last=_CHANGES), Words(labels(language)), out)
    return out.getvalue()


def _entry(hit: Hit, root: str) -> Element:
    article = hit.article
    entry = Element("entry")
    _add(entry, "title", article.title or article.source)
    _add(entry, "id", _urn("article:" + article.source))
    _add(entry, "updated", _moment(article.published or ""))
    _add(SubElement(entry, "author"), "name", article.outlet or article.source)
    SubElement(entry, "link", {"rel": "alternate", "href": root + article_url(article.source)})
    _add(entry, "summary", hit.snippet.text)
    return entry


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = visible(text)


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'isnad:' + name)}"


def _moment(day: str) -> str:
    return f"{day[:10] or _NO_DAY}T00:00:00Z"
