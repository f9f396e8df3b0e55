"""Sheets and incidents in forms to take away: CSV, JSON, and Markdown with citations."""

from __future__ import annotations

import csv
import io
import re
from typing import Literal

import msgspec

from isnad.casebook import Casebook
from isnad.records import ArticleRef
from isnad.web.accounts_beside import accounts_of
from isnad.web.labels import Labels
from isnad.web.pages.passages import Passage
from isnad.web.rendering import article_url
from isnad.web.sheets import Cell, Sheet
from isnad.web.summary import headline
from isnad.web.visible import visible

Form = Literal["csv", "json", "md"]

MEDIA: dict[Form, str] = {"csv": "text/csv", "json": "application/json", "md": "text/markdown"}

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in some spreadsheet."""
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!~&])")


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
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([say(column) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([neutralised(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def neutralised(cell: Cell) -> Cell:
    """A text that a spreadsheet would run, with an apostrophe before it.

    >>> neutralised("=1+1"), neutralised(" -x"), neutralised("نص"), neutralised(-3)
    ("'=1+1", "' -x", 'نص', -3)
    """
    if isinstance(cell, str) and cell.lstrip(" \u00a0\u200e\u200f\ufeff").startswith(_RUN):
        return "'" + visible(cell)
    return visible(cell) if isinstance(cell, str) else cell


def as_markdown(sheet: Sheet, say: Labels, base: str) -> str:
    """A table whose rows lead to their pages, and below it how many rows these are of how many."""
    shown, total = sheet.limits
    lines = [f"# {_plain(say(sheet.name))}", "", _row([say(column) for column in sheet.columns])]
    lines.append("|" + " --- |" * len(sheet.columns))
    for row, link in zip(sheet.rows, sheet.links, strict=True):
        first, *rest = (_plain(str(cell)) for cell in row)
        lines.append(f"| [{first or '—'}]({base}{link}) |" + "".join(f" {cell} |" for cell in rest))
    return "\n".join([*lines, "", f"{shown:,} / {total:,}", ""])


def incident_markdown(book: Casebook, name: str, say: Labels, base: str) -> str:
    """An incident with the count of its sources, the reason for it, and every report, quoted and cited."""
    incident = book.incident(name)
    why = (incident.why_en if say.language == "en" else "") or incident.why
    title = (incident.title_en if say.language == "en" else "") or incident.title or incident.id
    lines = [f"# {_plain(title)}", "", f"**{_plain(headline(incident, say))}**", "", _plain(why), ""]
    for of, tolls in (("deaths", incident.deaths), ("injured", incident.injured)):
        lines += [
            f"- {say(of)}: {say.between(toll.low, toll.high)} ({_plain(', '.join(toll.articles))})"
            for toll in tolls
        ]
    duplicates = [pair for source in incident.articles for pair in book.duplicates(source)]
    accounts = accounts_of(book, incident, duplicates)
    lines += ["", f"## {say('side_by_side')}"]
    for n, account in enumerate(accounts, 1):
        chain = " ← ".join(link.text for link in account.report.chain) if account.report is not None else ""
        lines += [
            "",
            f"{n}. {_citation(account.article, None, base)}" + (f": {_plain(chain)}" if chain else ""),
            "",
        ]
        for told, _ in account.sentences:
            lines += [f"   > {_plain(told.text)}", f"   > — {_citation(account.article, told, base)}", "   >"]
        lines += [f"   - {say(relation)}: {_citation(copy, None, base)}" for copy, relation in account.copies]
    told = sum(1 + len(account.copies) for account in accounts)
    return "\n".join([*lines, "", f"{told:,} / {say('articles', len(incident.articles))}", ""])


def _citation(article: ArticleRef, told: Passage | None, base: str) -> str:
    parts = [article.outlet or "", f"«{article.title}»" if article.title else "", article.published or ""]
    named = ", ".join(_plain(part) for part in parts if part) or _plain(article.source)
    link = f"[{named}]({base}{article_url(article.source, told.number if told is not None else None)})"
    url = article.url if article.url and re.fullmatch(r"https?://[^\s<>()]+", article.url) else ""
    return link + (f" <{url}>" if url and told is None else "")


def _row(cells: list[str]) -> str:
    return "|" + "".join(f" {_plain(cell)} |" for cell in cells)


def _plain(text: str) -> str:
    """`text` on one line, its characters meaning nothing in Markdown, HTML and bidi controls included."""
    return _MARKS.sub(r"\\\1", " ".join(visible(text).split()))
