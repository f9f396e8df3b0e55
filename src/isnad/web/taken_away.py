"""Sheets in forms to take away: CSV, JSON and Markdown; incidents as the dossiers of `isnad.exports`."""

from __future__ import annotations

import io
from typing import Literal

import msgspec

from isnad.casebook import Casebook
from isnad.exports.cells import RowWriter
from isnad.exports.dossiers.layouts import escaped, write_markdown
from isnad.exports.options import ExportOptions
from isnad.web.labels import Labels
from isnad.web.sheets import Sheet
from isnad.web.visible import visible

Form = Literal["csv", "json", "md"]

MEDIA: dict[Form, str] = {"csv": "text/csv", "json": "application/json", "md": "text/markdown"}


def written(sheet: Sheet, form: Form, say: Labels, base: str) -> str:
    """A sheet in this form; `base` is the address of the site, without the slash at its end."""
    if form == "json":
        shown = len(sheet.records)
        total = sheet.total if sheet.record_total is None else sheet.record_total
        rows = msgspec.json.encode(sheet.records).decode()
        return f'{{"name": "{sheet.name}", "shown": {shown}, "total": {total}, "records": {rows}}}\n'
    return as_csv(sheet, say) if form == "csv" else as_markdown(sheet, say, base)


def file_name(sheet: Sheet, form: Form) -> str:
    """By what it is saved: `incidents.csv`; where it was cut, `incidents-2000-of-9032.csv`."""
    shown, total = sheet.limits
    cut = f"-{shown}-of-{total}" if shown < total else ""
    return f"{sheet.name}{cut}.{form}"


def as_csv(sheet: Sheet, say: Labels) -> str:
    """RFC 4180 with a byte order mark, by which spreadsheets know UTF-8; what they would run is neutralised."""
    out = io.StringIO()
    writer = RowWriter(out)
    writer.row([say(column) for column in sheet.columns])
    for row in sheet.rows:
        writer.row([visible(cell) if isinstance(cell, str) else cell for cell in row])
    return "\ufeff" + out.getvalue()


def as_markdown(sheet: Sheet, say: Labels, base: str) -> str:
    """A table whose rows lead to their pages, and below it how many rows these are of how many."""
    shown, total = sheet.limits
    lines = [f"# {_plain(say(sheet.name))}", "", _row([say(column) for column in sheet.columns])]
    lines.append("|" + " --- |" * len(sheet.columns))
    for row, link in zip(sheet.rows, sheet.links, strict=True):
        first, *rest = (_plain(str(cell)) for cell in row)
        lines.append(f"| [{first or '—'}]({base}{link}) |" + "".join(f" {cell} |" for cell in rest))
    return "\n".join([*lines, "", f"{shown:,} / {total:,}", ""])


def incident_markdown(book: Casebook, name: str, say: Labels) -> str:
    """The dossier of an incident. Raises `UsageError` E403 where there is none."""
    out = io.StringIO()
    write_markdown(book, ExportOptions(of=book.incident(name).id, words=say), out)
    return out.getvalue()


def _row(cells: list[str]) -> str:
    return "|" + "".join(f" {_plain(cell)} |" for cell in cells)


def _plain(text: str) -> str:
    """`text` on one line, its characters meaning nothing in Markdown, HTML and bidi controls included."""
    return escaped(" ".join(visible(text).split()))
