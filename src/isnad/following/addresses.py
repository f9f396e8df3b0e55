"""Files that list feeds: an address a line, or the OPML that feed readers write."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import urlsplit

import msgspec
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from isnad.errors import InputError, UsageError
from isnad.records import Record, SetAside
from isnad.sources.codes import set_aside

MAX_LIST = 10_000_000
"""Largest list of feeds, in bytes."""


class Feed(Record):
    """A feed to follow: its address, and the outlet's name that goes before the feed's own title."""

    address: str
    outlet: str | None = None


class Feeds(Record):
    """What a list says, and which of its lines say nothing that can be followed."""

    feeds: list[Feed] = msgspec.field(default_factory=list[Feed])
    problems: list[SetAside] = msgspec.field(default_factory=list[SetAside])


class _Outline(Protocol):
    def get(self, name: str) -> str | None: ...


def read_list(path: Path) -> Feeds:
    """The feeds of a list. A line is an address, and after a space the outlet's name; lines that begin with `#` and
    blank ones are passed over. An address that occurs twice counts once.

    Raises `UsageError`: E480 there is no such file, or no address in it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_LIST)
    except OSError as error:
        what = f"{path} cannot be followed: {error.strerror}; name a folder, or a file that lists feeds."
        raise UsageError("E480", what) from error
    found = _listed(
        path.name, _opml(data) if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" else _lines(data)
    )
    if not found.feeds:
        what = f"{path} is neither a folder nor a list of feeds: no line of it is an http or https address."
        raise UsageError("E480", what)
    return found


def check_address(address: str) -> None:
    """Pass an address that is fetched. Raises `InputError` E141 for any other.

    >>> check_address("https://farqad.example/feed")
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError("E141", f"{address[:200]!r} is no address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise InputError("E141", f"{address[:200]!r} is no http or https address; nothing else is fetched")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            "E141", "an address with a password is not fetched: it would stand in errors and logs"
        )
    if any(ord(c) < 0x21 or ord(c) > 0x7E for c in address):
        raise InputError("E141", f"{address[:200]!r} holds characters that must be written as %XX")


def _listed(name: str, entries: Iterable[tuple[int, str, str | None]]) -> Feeds:
    found = Feeds()
    seen: set[str] = set()
    for number, address, outlet in entries:
        try:
            check_address(address)
        except InputError as error:
            found.problems.append(set_aside(f"{name}:{number}", error))
            continue
        if address not in seen:
            seen.add(address)
            found.feeds.append(Feed(address=address, outlet=outlet))
    return found


def _lines(data: bytes) -> Iterable[tuple[int, str, str | None]]:
    text = data.decode("utf-8-sig", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        address, _, outlet = line.strip().partition(" ")
        if address and not address.startswith("#"):
            yield number, address, outlet.strip() or None


def _opml(data: bytes) -> Iterable[tuple[int, str, str | None]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    root = etree.fromstring(data, parser)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if root is None:
        return
    for number, outline in enumerate(cast("Iterable[_Outline]", root.iter("outline")), 1):  # pyright: ignore[reportUnknownMemberType]
        address = outline.get("xmlUrl")
        if address:
            yield number, address.strip(), outline.get("title") or outline.get("text")
