"""The articles that linking is measured with, and the picture of what was measured."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import linking
import msgspec
import pytest
from corpora import samples
from recombined import Made, Maker, Stock

import isnad
from isnad.annotate import annotate
from isnad.records import Annotations, Record

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock([annotate(article) for article in samples()])


@pytest.fixture(scope="module")
def made(stock: Stock) -> list[Made]:
    return list(Maker(stock, seed=1, per_day=20).articles(150))


def _spans(record: Record) -> list[Any]:
    """The records within a record that have words at a place of the text."""
    found: list[Any] = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Record) and name != "article":
                found += _spans(one)
                if getattr(one, "start", None) is not None and hasattr(one, "text"):
                    found.append(one)
    return found


def test_every_record_of_a_made_article_points_at_its_words(made: list[Made]) -> None:
    for one in made:
        text = one.item.article.text
        for record in _spans(one.item):
            assert text[record.start : record.end] == record.text, record
        for event in one.item.events:
            assert event.statement is None or event.statement < len(one.item.statements)


def test_the_seed_decides_everything(stock: Stock, made: list[Made]) -> None:
    again = Maker(stock, seed=1, per_day=20).articles(150)
    assert [msgspec.json.encode(m.item) for m in again] == [msgspec.json.encode(m.item) for m in made]
    other = next(iter(Maker(stock, seed=2, per_day=20).articles(1)))
    assert msgspec.json.encode(other.item) != msgspec.json.encode(made[0].item)


def test_planted_copies_and_happenings_are_told_as_they_are(made: list[Made]) -> None:
    by_source = {one.item.article.source: one.item for one in made}
    copies = [one for one in made if one.copy_of is not None]
    assert copies
    for one in copies:
        assert _sentences(one.item) & _sentences(by_source[one.copy_of or ""])
    tellings: dict[int, list[Made]] = {}
    for one in made:
        if one.happening is not None:
            tellings.setdefault(one.happening, []).append(one)
    assert tellings
    for group in tellings.values():
        events = [next(e for e in m.item.events if (e.start, e.end) == m.event) for m in group]
        for a, b in combinations(events, 2):
            assert (a.type, a.date, a.text) == (b.type, b.date, b.text)


def _sentences(item: Annotations) -> set[str]:
    return {item.article.text[start:end] for start, end in item.sentences}


def test_what_is_planted_is_found_again(made: list[Made], tmp_path: Path) -> None:
    maker_again = linking.write(Maker(Stock([annotate(a) for a in samples()]), 1, 20), 150, tmp_path / "made")
    chronicle = isnad.link(linking.stored(tmp_path / "made"))
    right, _, wanted = linking.copies_found(chronicle, maker_again)
    assert wanted == sum(one.copy_of is not None for one in made)
    assert right == wanted


def test_the_picture_in_the_documentation_is_of_what_was_measured() -> None:
    kept = (ROOT / "benchmarks" / "linking.json").read_bytes()
    runs = msgspec.json.decode(kept, type=list[linking.Found])
    assert (ROOT / "docs" / "_static" / "linking.svg").read_text(encoding="utf-8") == linking.picture(runs)
