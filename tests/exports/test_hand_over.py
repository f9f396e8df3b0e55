"""What a program takes over: records one by one, Arrow tables, spaCy Docs; and how Datasette shows a casebook."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

import isnad
from exports.conftest import Export
from handmade import annotations
from isnad.casebook import IncidentFilter
from isnad.errors import UsageError
from isnad.records import Figure, Incident, LinkedDenial, Mention


def test_records_come_one_by_one_and_typed(book_path: Path) -> None:
    with isnad.open(book_path) as book:
        first = next(book.each(Incident))
        assert isinstance(first, Incident)
        assert [figure.kind for figure in book.each(Figure)] == ["update"]
        assert [denial.who for denial in book.each(LinkedDenial)] == ["المتحدث باسم القيادة المشتركة"]
        assert [i.id for i in book.each_incident(IncidentFilter(min_sources=2))] == ["assault-2021-08-09"]
        with pytest.raises(UsageError, match="E404"):
            book.each(Mention)


def test_export_is_a_verb(book_path: Path, tmp_path: Path) -> None:
    isnad.export(book_path, "plover", tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8").count("\n") == 12


def test_pandas_and_polars_take_tables_over(book_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="NOT TESTED with Arrow: isnad[arrow] is not installed")
    table = isnad.table(book_path, "incidents", IncidentFilter(type="ASSAULT"))
    assert table.num_rows == 1
    assert table.to_pylist()[0]["independent_sources"] == 2
    pandas = pytest.importorskip("pandas", reason="NOT TESTED with pandas: it is not installed")
    assert isinstance(table.to_pandas(), pandas.DataFrame)
    polars = pytest.importorskip("polars", reason="NOT TESTED with polars: it is not installed")
    assert polars.from_arrow(table)["type"].to_list() == ["ASSAULT"]


@pytest.mark.parametrize("library", ["pyarrow", "spacy"])
def test_a_missing_extra_is_named(book_path: Path, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=r"\[E456\].*isnad\["):
        isnad.to_spacy(annotations()[0]) if library == "spacy" else isnad.table(book_path, "events")


def test_a_doc_has_the_layers_as_spans() -> None:
    pytest.importorskip("spacy", reason="NOT TESTED with spaCy: isnad[spacy] is not installed")
    item = annotations()[0]
    doc = isnad.to_spacy(item)
    assert doc.text == item.article.text
    assert [(str(span), span.label_, span.id_) for span in doc.spans["events"]] == [  # type: ignore[attr-defined]
        ("استأنفت", "COOPERATE", "asserted")
    ]
    assert [(str(entity), entity.label_) for entity in doc.ents] == [("الولايات المتحدة", "GPE")]  # type: ignore[attr-defined]
    assert len(list(doc.spans["sentences"])) == len(item.sentences)
    for layer in ("statements", "times", "quantities"):
        for span, record in zip(doc.spans[layer], getattr(item, layer), strict=True):
            assert record.text in str(span)


def test_datasette_finds_every_table_and_column_it_is_told_of(exported: Export, book_path: Path) -> None:
    told = json.loads(exported("datasette-metadata"))["databases"]["x"]
    db = sqlite3.connect(book_path)
    for name, table in told["tables"].items():
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
        assert set(table["columns"]) <= columns, name
        assert set(table.get("facets", [])) <= columns, name
        assert all(table["columns"].values()), name
        assert table["description"] or name in ("tolls", "roots"), name


def test_the_queries_of_the_metadata_answer(exported: Export, book_path: Path) -> None:
    queries = json.loads(exported("datasette-metadata"))["databases"]["x"]["queries"]
    db = sqlite3.connect(book_path)
    found = {name: db.execute(query["sql"]).fetchall() for name, query in queries.items()}
    assert found["many_articles_one_source"][0][0] == "cooperate-2020-01-15"
    assert [row[0] for row in found["conflicting_tolls"]] == ["assault-2021-08-09"]
    assert found["denials"][0][0] == "المتحدث باسم القيادة المشتركة"
    assert all(found.values())
