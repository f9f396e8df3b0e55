"""What changed, to read and as a feed."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

from isnad.casebook import Casebook
from isnad.exports.dossiers.words import Words
from isnad.exports.feed import change_text, write_atom
from isnad.records import Change
from isnad.web.labels import labels

A = "{http://www.w3.org/2005/Atom}"
TODAY = "2000-01-01"


def feed(path: Path) -> ElementTree.Element:
    with Casebook(path) as book:
        out = io.StringIO()
        write_atom(book, book.changes(TODAY), Words(labels("en")), out)
    return ElementTree.fromstring(out.getvalue())


def test_the_feed_has_what_atom_asks_for(book_path: Path) -> None:
    root = feed(book_path)
    entries = root.findall(f"{A}entry")
    assert len(entries) >= 5
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert (element.findtext(f"{A}{name}") or "").strip()
        assert (element.findtext(f"{A}updated") or "").endswith("Z")
    ids = [entry.findtext(f"{A}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert ids == [entry.findtext(f"{A}id") for entry in feed(book_path).findall(f"{A}entry")]


def test_an_entry_cites_the_sentence(book_path: Path) -> None:
    summaries = [entry.findtext(f"{A}summary") or "" for entry in feed(book_path).findall(f"{A}entry")]
    assert any("sentence 1: نفى المتحدث باسم القيادة المشتركة" in summary for summary in summaries)


def test_a_change_is_told_on_a_line_in_both_languages() -> None:
    change = Change(
        at="2026-02-07T10:00:00Z", kind="sources", incident="x", type="ASSAULT", title="هجوم", title_en="Attack",
        before=1, after=2,
    )  # fmt: skip
    assert change_text(change, Words(labels("en"))) == (
        "2026-02-07 · more independent sources · Assault · Attack · 1 → 2 independent sources · [x]"
    )
    assert change_text(change, Words(labels("ar"))).endswith("· هجوم · 1 → مصدران مستقلان · [x]")
