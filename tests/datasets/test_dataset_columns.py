"""Records come back from their columns as they went in."""

from __future__ import annotations

import pickle
from importlib.resources import as_file, files

import msgspec
import pytest

import isnad
from isnad.datasets.columns import Columns, fields_of, plain
from isnad.datasets.tables import CHRONICLE, Lines, Records
from isnad.records import Annotations, Chronicle, Record, SetAside
from isnad.sources.skipping import Skipped

pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def articles() -> list[Annotations]:
    with as_file(files("isnad").joinpath("samples")) as samples:
        paths = [
            samples / "articles" / name for name in ("a01-difaf.txt", "a02-nafidha.txt", "a03-mirsad.txt")
        ]
        found = isnad.annotate_paths(paths, metadata=samples / "articles.jsonl")
        return [item for item in found if isinstance(item, Annotations)]


@pytest.fixture(scope="module")
def chronicle(articles: list[Annotations]) -> Chronicle:
    return isnad.link(articles)


def test_annotations_come_back_as_they_were(articles: list[Annotations]) -> None:
    assert articles
    assert list(Lines().unpacked(Lines().packed(articles))) == articles


def test_what_was_not_read_comes_back_too(articles: list[Annotations]) -> None:
    lines = [
        SetAside(source="كسر.txt", code="E105", message="…"),
        *articles[:1],
        Skipped(why="linked folders", count=2, names=["a"]),
    ]
    assert list(Lines().unpacked(Lines().packed(lines))) == lines


@pytest.mark.parametrize("table", sorted(CHRONICLE))
def test_every_table_of_a_chronicle_comes_back_as_it_was(chronicle: Chronicle, table: str) -> None:
    rows: list[tuple[str | None, Record]] = [("2020-01", record) for record in getattr(chronicle, table)]
    assert rows or table in ("corrections", "figures", "pledges", "denials", "duplicates")
    records = Records(CHRONICLE[table], "month")
    assert list(records.unpacked(records.packed(rows))) == rows


def test_the_schema_of_spark_names_every_column_that_arrow_has() -> None:
    columns = Columns(fields_of(Annotations))
    ddl = columns.ddl()
    assert all(f"`{name}` " in ddl for name in columns.schema().names)
    assert "`layers`: map<string, string>" in ddl
    assert "`sentences` array<array<bigint>>" in ddl


def test_columns_travel(articles: list[Annotations]) -> None:
    columns = pickle.loads(pickle.dumps(Columns(fields_of(Annotations))))
    (batch,) = columns.batches(map(plain, articles))
    assert [msgspec.convert(row, Annotations) for row in columns.rows(batch)] == articles
