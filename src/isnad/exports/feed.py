"""What changed in a casebook: as lines to read, as JSON lines, and as an Atom feed (RFC 4287) in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TextIO
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

import msgspec

from isnad.casebook import Casebook
from isnad.exports.dossiers.document import Reference, References, one_line
from isnad.exports.dossiers.layouts import reference_text, web_address
from isnad.exports.dossiers.words import Words
from isnad.records import Change, Ref


def change_text(change: Change, say: Words) -> str:
    """A change on one line: when, what kind, of what, and from how many sources to how many."""
    parts = [change.at[:10], say(f"change_{change.kind}"), *_of_what(change, say)]
    if change.after is not None:
        told = say("independent_sources", change.after)
        parts.append(told if change.before is None else f"{change.before} → {told}")
    if change.incident:
        parts.append(f"[{change.incident}]")
    return " · ".join(part for part in parts if part)


def _of_what(change: Change, say: Words) -> Iterator[str]:
    if change.who:
        yield one_line(change.who)
    if change.text:
        yield f"«{one_line(change.text)}»"
    if change.type is not None:
        yield say(change.type)
    if change.date:
        yield say.date(change.date)
    title = one_line(say.titled(change.title, change.title_en))
    if title:
        yield title
    if change.status is not None:
        yield say(change.status)


def write_changes(changes: Iterable[Change], out: TextIO) -> None:
    """Write changes as JSON, one a line."""
    for change in changes:
        out.write(msgspec.json.encode(change).decode() + "\n")


def write_atom(book: Casebook, changes: Iterable[Change], say: Words, out: TextIO) -> None:
    """Write changes as an Atom feed; the same change has the same id however often it is written."""
    name = book.path.name
    made = [linking.at for linking in book.linkings()]
    updated = made[-1] if made else datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    out.write('<?xml version="1.0" encoding="utf-8"?>\n')
    out.write(f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{say.language}">\n')
    out.write(f"<id>{_urn(name)}</id>\n<title>{_text(say('changes') + ' · ' + name)}</title>\n")
    out.write(
        f"<updated>{updated}</updated>\n<author><name>Isnad</name></author>\n<generator>Isnad</generator>\n"
    )
    for change in changes:
        out.write(_entry(book, name, change, say))
    out.write("</feed>\n")


def _entry(book: Casebook, name: str, change: Change, say: Words) -> str:
    at = change.at if "T" in change.at else f"{change.at}T00:00:00Z"
    told = _told(book, change)
    summary = change_text(change, say) if told is None else reference_text(told, say)
    url = None if told is None else web_address(told)
    link = "" if url is None else f"<link rel={quoteattr('related')} href={quoteattr(url)}/>\n"
    key = "\n".join(
        str(part)
        for part in (
            name,
            change.kind,
            change.incident,
            change.article,
            change.start,
            change.before,
            change.after,
        )
    )
    return (
        f"<entry>\n<id>{_urn(key)}</id>\n<title>{_text(change_text(change, say))}</title>\n"
        f"<updated>{at}</updated>\n<category term={quoteattr(change.kind)}/>\n{link}"
        f"<summary>{_text(summary)}</summary>\n</entry>\n"
    )


def _told(book: Casebook, change: Change) -> Reference | None:
    """The sentence that it is told in; null where its article is no longer in."""
    if change.article is None or change.start is None or change.end is None:
        return None
    return References(book).sentence(Ref(article=change.article, start=change.start, end=change.end))


def _urn(key: str) -> str:
    made: UUID = uuid5(NAMESPACE_URL, f"isnad:{key}")
    return f"urn:uuid:{made}"


def _text(text: str) -> str:
    return escape(one_line(text))
