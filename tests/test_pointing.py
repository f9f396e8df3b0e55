"""Every record points at its words: `text[start:end]` is the recorded text, in every layer, at any depth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from corpora import articles, samples

from isnad.annotate import annotate
from isnad.records import Annotations, Article
from isnad.sources import read

NEWSPAPER_ARTICLES = 500
PARTS = 5


def pointers(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every record with a span in this one, with its path."""
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "start") and hasattr(value, "end"):
            yield path, value
        for name in value.__struct_fields__:
            yield from pointers(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for i, item in enumerate(cast("list[object]", value)):
            yield from pointers(item, f"{path}[{i}]")


def misplaced(found: Annotations) -> list[str]:
    """What is wrong with the spans of an article, in words."""
    text = found.article.text
    wrong: list[str] = []
    for path, record in pointers(found):
        start, end, told = record.start, record.end, getattr(record, "text", None)
        if start is None and end is None:
            continue
        if start is None or end is None or not 0 <= start < end <= len(text):
            wrong.append(f"{path}: [{start}:{end}] is no span of a text of {len(text)} characters")
        elif told is not None and text[start:end] != told:
            wrong.append(f"{path}: [{start}:{end}] is {text[start:end]!r}, not {told!r}")
    for i, (start, end) in enumerate(found.sentences):
        if not 0 <= start < end <= len(text):
            wrong.append(f".sentences[{i}]: [{start}:{end}]")
    wrong += [f"{path} points at nothing: {name}" for path, name in dangling(found)]
    return [f"{found.article.source}{line}" for line in wrong]


def dangling(found: Annotations) -> Iterator[tuple[str, str]]:
    """References from one record to another (`times[3]`, the index of a statement) that lead nowhere."""
    for layer in ("statements", "events", "pledges", "denials"):
        for i, record in enumerate(getattr(found, layer)):
            for name in ("statement", "within"):
                index = getattr(record, name, None)
                if index is not None and not 0 <= index < len(found.statements):
                    yield f".{layer}[{i}].{name}", str(index)
    for layer, name in (("events", "date_from"), ("times", "anchored_on")):
        for i, record in enumerate(getattr(found, layer)):
            told = re.fullmatch(r"times\[(\d+)\]", getattr(record, name) or "")
            if told and int(told[1]) >= len(found.times):
                yield f".{layer}[{i}].{name}", told[0]


def unfaithful(article: Article) -> list[str]:
    """Where the map from clean to raw text does not hold."""
    return [
        f"{article.source}: clean {clean}, raw {raw}, length {length}"
        for clean, raw, length in article.pieces
        if article.text[clean : clean + length] != article.raw[raw : raw + length]
    ]


def check(found: Iterable[Article], least: int) -> None:
    checked = records = 0
    wrong: list[str] = []
    for article in found:
        annotations = annotate(article)
        wrong += misplaced(annotations) + unfaithful(article)
        records += sum(1 for _ in pointers(annotations))
        checked += 1
    assert not wrong, "\n".join(wrong[:20])
    assert checked >= least
    assert records > 5 * checked


def test_every_record_of_the_samples_points_at_its_words() -> None:
    check(samples(), least=30)


def test_every_record_of_the_seeds_points_at_its_words(shared: Path) -> None:
    found = read([shared / "seeds"], metadata=shared / "seeds" / "articles.jsonl")
    check((item for item in found if isinstance(item, Article)), least=5)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_record_of_newspaper_articles_points_at_its_words(shared: Path, part: int) -> None:
    paths = sorted((shared / "data" / "saudinewsnet").glob("*.zip"))
    if not paths:
        pytest.skip("NOT TESTED on newspaper articles: no data/saudinewsnet in the shared folder")
    size = NEWSPAPER_ARTICLES // PARTS
    check(articles(paths[part % len(paths)], size), least=size * 9 // 10)
