"""RSS and Atom: the entries of a feed as articles, with what the feed says of each."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, cast

from isnad.errors import InputError
from isnad.sources.codes import set_aside
from isnad.sources.decoding import decoded
from isnad.sources.fields import Columns
from isnad.sources.objects import Input, Outcome, object_outcome
from isnad.sources.tree import element_text, parse

MAX_FEED = 10_000_000
"""Largest feed, in bytes: it is read whole."""
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)\b", re.I)
_PROLOG = re.compile(r"^\s{0,99}<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(
    rb"""^.{0,9}<\?xml[^>]{0,100}encoding\s{0,3}=\s{0,3}["']([a-zA-Z0-9_:-]{2,30})""", re.S
)
_HEAD = 4_000
_GLOBAL = re.compile(r"(?:https?://|urn:|tag:)", re.I)
_UTF8 = '<?xml version="1.0" encoding="utf-8"?>'


class _Entry(Protocol):
    """What is used of an entry as feedparser gives it."""

    def get(self, name: str, default: Any = None) -> Any:
        """What it says under a name."""
        ...


def is_feed(head: bytes) -> bool:
    """Whether this beginning is a feed's.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<!doctype html><html>")
    (True, False)
    """
    return _ROOT.search(head[:_HEAD].decode("utf-8", errors="replace").replace("\0", "")) is not None


def feed_entries(
    data: bytes, found: Input, columns: Columns, *, outlet: str | None = None, declared: str | None = None
) -> Iterator[Outcome]:
    """The articles of a feed: its full text where the feed gives it, else its summary.

    An entry is named by its id where that is one for the whole world, else by its address: the same entry, changed,
    takes its own place. `outlet` goes before the feed's own title; `declared` is the encoding that came with it.
    Entries without text are set aside. Raises `InputError`: E103 empty or without entries, E105, E113 as
    `decoding.decode`, E131 no feed.
    """
    own = _ENCODING.match(data[:_HEAD])
    text, notes = decoded(data, own[1].decode("ascii") if own else declared)
    head = text[:_HEAD]
    if not _ROOT.search(head):
        raise InputError("E131", "the file is no RSS or Atom feed")
    markup = _UTF8 + _PROLOG.sub("", text, count=1)
    feedparser = cast("Any", import_module("feedparser"))
    try:
        parsed = feedparser.parse(
            io.BytesIO(markup.encode("utf-8", errors="replace")),
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # a foreign parser on arbitrary markup
        raise InputError("E131", f"the feed cannot be read ({type(error).__name__}: {error})") from error
    entries = cast("Sequence[_Entry]", parsed.entries)
    if not entries and not parsed.version:
        raise InputError("E131", "the file is no RSS or Atom feed")
    if not entries:
        raise InputError("E103", "the feed has no entries; leave it out")
    by = outlet or _line(parsed.feed.get("title"))
    for number, entry in enumerate(entries, 1):
        within = f":{number}"
        try:
            fields = _fields(entry, by)
        except InputError as error:
            yield set_aside(f"{found.source}{within}", error)
            continue
        outcome = object_outcome(fields, found, within, columns)
        if isinstance(outcome, tuple):
            outcome.article.notes[:0] = notes
        yield outcome


def _fields(entry: _Entry, outlet: str | None) -> Mapping[str, object]:
    body = max((_plain(content) for content in entry.get("content") or ()), key=len, default="")
    text = body or _plain(entry.get("summary_detail") or {})
    if not text.strip():
        raise InputError("E103", "the feed gives no text with this entry")
    address, name = _line(entry.get("link")), _line(entry.get("id"))
    if name and not _GLOBAL.match(name) and address:
        name = address
    told: Mapping[str, object] = entry.get("source") or {}
    return {
        "text": text,
        "id": name or address,
        "title": _line(html.unescape(_plain(entry.get("title_detail") or {}))),
        "url": address,
        "outlet": _line(told.get("title")) or outlet,
        "published": _line(entry.get("published")) or _line(entry.get("updated")),
    }


def _plain(content: Mapping[str, Any]) -> str:
    """The text of a piece of a feed, which is HTML unless it says that it is not."""
    value = str(content.get("value") or "")
    if content.get("type") == "text/plain" and "<" not in value:
        return value
    if not value.strip():
        return ""
    tree, _ = parse(f"<html><body>{value}</body></html>")
    return element_text(tree)


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
