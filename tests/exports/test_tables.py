"""Tables: every record is a row, every column is explained, and spreadsheets show text as text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from exports.conftest import Export
from handmade import annotations, chronicle
from isnad.casebook import Casebook, IncidentFilter
from isnad.errors import UsageError
from isnad.exports.dictionary import dictionary
from isnad.exports.formats import export
from isnad.exports.options import ExportOptions
from isnad.exports.tables import SHEETS

SOUTH = IncidentFilter(place="سبها")


@pytest.fixture(scope="module")
def folder(book_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables") / "csv"
    with Casebook(book_path) as book:
        export(book, "csv", out, ExportOptions(keep_formulas=True))
    return out


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_a_file_with_the_dictionary_beside(folder: Path) -> None:
    assert {path.stem for path in folder.iterdir()} == {*SHEETS, "data-dictionary"}


def test_the_rows_are_the_records(folder: Path, book_path: Path) -> None:
    linked = chronicle(annotations())
    with Casebook(book_path) as book:
        items = list(book.articles())
    for name in ("mentions", "statements", "events", "denials", "pledges", "wordings"):
        assert len(rows(folder / f"{name}.csv")) == sum(len(getattr(item, name)) for item in items)
    assert [row["id"] for row in rows(folder / "incidents.csv")] == [i.id for i in linked.incidents]
    assert len(rows(folder / "incident_events.csv")) == sum(len(i.events) for i in linked.incidents)
    assert len(rows(folder / "figure_values.csv")) == 2
    (told,) = [r for r in rows(folder / "articles.csv") if r["source"] == "a01.txt"]
    (item,) = [item for item in items if item.article.source == "a01.txt"]
    assert told["text"] == item.article.text


def test_rows_name_articles_and_statements_so_that_they_join(folder: Path) -> None:
    texts = {row["source"]: row["text"] for row in rows(folder / "articles.csv")}
    for row in rows(folder / "mentions.csv"):
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]
    statements = {(row["article"], row["n"]) for row in rows(folder / "statements.csv")}
    assert {(row["article"], row["statement"]) for row in rows(folder / "chain_links.csv")} <= statements


def test_lists_are_json_and_truth_is_a_word(folder: Path) -> None:
    (event,) = [row for row in rows(folder / "events.csv") if row["article"] == "b1.txt"]
    assert [party["sector"] for party in json.loads(event["actors"])] == ["UAF", "MIL"]
    assert event["presupposed"] == "false"
    assert {row["denies"] for row in rows(folder / "roots.csv")} == {"true", "false"}


def test_every_column_has_its_line_in_the_dictionary(folder: Path) -> None:
    told = {(row["table"], row["column"]): row for row in rows(folder / "data-dictionary.csv")}
    for name, sheet in SHEETS.items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head = next(csv.reader(file))
        assert head == sheet.head
        assert len(set(head)) == len(head)
        assert all(told[name, column]["meaning"] for column in head)
    assert told["events", "type"]["values"].startswith("AGREE, CONSULT")
    assert told["events", "deaths_low"]["type"] == "integer"


def test_a_filter_takes_only_what_belongs_to_its_incidents(book_path: Path, tmp_path: Path) -> None:
    with Casebook(book_path) as book:
        export(book, "csv", tmp_path / "part", ExportOptions(wanted=SOUTH))
    assert {row["id"] for row in rows(tmp_path / "part" / "incidents.csv")} == {"assault-2021-08-09"}
    articles = {row["source"] for row in rows(tmp_path / "part" / "articles.csv")}
    assert articles == {"b1.txt", "b2.txt", "x<b>.txt"}
    assert {row["article"] for row in rows(tmp_path / "part" / "events.csv")} == articles
    for name in ("storylines", "figures", "linked_denials", "duplicates"):
        assert rows(tmp_path / "part" / f"{name}.csv") == []


def test_one_table_alone_is_safe_for_a_spreadsheet(exported: Export) -> None:
    text = exported("csv", table="sentences", bom=True)
    assert text.startswith("\ufeffarticle,n,start,end\r\n")
    articles = exported("csv", SOUTH, table="articles")
    cells = [cell for row in csv.reader(io.StringIO(articles, newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    with pytest.raises(UsageError, match="E454"):
        exported("csv", table="sources")
    with pytest.raises(UsageError, match="E455"):
        exported("plover", table="events")


def test_the_dictionary_can_be_had_alone(exported: Export) -> None:
    told = list(csv.DictReader(io.StringIO(exported("dictionary"), newline="")))
    assert len(told) == len(list(dictionary()))
    assert {row["type"] for row in told} == {"text", "integer", "real", "boolean", "json"}


def test_parquet_holds_what_csv_holds_with_its_types(book_path: Path, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="NOT TESTED with Arrow: isnad[arrow] is not installed")
    import pyarrow.parquet as parquet

    with Casebook(book_path) as book:
        export(book, "parquet", tmp_path / "p")
    for name in SHEETS:
        table = parquet.read_table(tmp_path / "p" / f"{name}.parquet")
        assert table.column_names == SHEETS[name].head
        assert table.num_rows == len(rows(folder / f"{name}.csv"))
    events = parquet.read_table(tmp_path / "p" / "events.parquet")
    assert [str(events.schema.field(name).type) for name in ("start", "confidence", "alleged", "type")] == [
        "int64",
        "double",
        "bool",
        "string",
    ]
    assert b"PLOVER" in events.schema.field("mode").metadata[b"meaning"]
