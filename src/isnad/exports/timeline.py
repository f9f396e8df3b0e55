"""A timeline as TimelineJS reads it: JSON with the dated incidents, each with its best sentence and its sources.

What has no date of at least a year cannot stand on a timeline and is left out. TimelineJS shows text as HTML, so
everything is escaped, and what is Arabic says that it runs from the right.
"""

from __future__ import annotations

from html import escape
from typing import TextIO

import msgspec

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.errors import UsageError
from isnad.exports.dossiers.document import References, one_line
from isnad.exports.dossiers.incident import counted, told_lines
from isnad.exports.dossiers.words import Words
from isnad.exports.options import ExportOptions
from isnad.records import Incident


class _Date(msgspec.Struct, omit_defaults=True):
    year: int
    month: int | None = None
    day: int | None = None


class _Text(msgspec.Struct):
    headline: str
    text: str


class _Slide(msgspec.Struct, omit_defaults=True):
    unique_id: str
    start_date: _Date
    text: _Text
    group: str
    end_date: _Date | None = None


def write_timeline(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the incidents asked for, a slide each, as they are read. Raises `UsageError` E457 without words."""
    if options.words is None:
        raise UsageError(
            "E457", "a timeline needs the interface's words; give `isnad.web.labels.labels(language)`."
        )
    say = Words(options.words)
    out.write('{"events": [')
    between = "\n  "
    for incident in book.each_incident(options.wanted):
        slide = _slide(book, incident, say)
        if slide is not None:
            out.write(between + msgspec.json.encode(slide).decode())
            between = ",\n  "
    out.write("\n]}\n")


def _slide(book: Casebook, incident: Incident, say: Words) -> _Slide | None:
    first, last = day_range(incident.date)
    if first is None or last is None or incident.date is None:
        return None
    start, end = (_parts(incident.date), None) if "W" not in incident.date else (_parts(first), _parts(last))
    title = one_line(say.titled(incident.title, incident.title_en)) or incident.id
    told = next(told_lines(incident, References(book), say, 1), None)
    sentence = (
        ""
        if told is None
        else f'<blockquote dir="rtl">{escape(told.quote)}</blockquote><p dir="{say.direction}">{escape(told.text)}</p>'
    )
    carried = f"{say('articles', len(incident.articles))} · {counted(incident, say)}"
    return _Slide(
        unique_id=incident.id,
        start_date=start,
        end_date=end,
        group=say(incident.type),
        text=_Text(_headline(title, say), f'<p dir="{say.direction}">{escape(carried)}</p>{sentence}'),
    )


def _headline(title: str, say: Words) -> str:
    return f'<span dir="rtl">{escape(title)}</span>' if say.is_arabic else escape(title)


def _parts(date: str) -> _Date:
    """A date's numbers, as many as it has."""
    return _Date(*(int(part) for part in date[:10].split("-")))
