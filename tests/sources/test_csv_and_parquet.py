"""Tables of articles: CSV as programs and spreadsheets write it, and Parquet."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest
from reads import OTHER, TEXT, Reading, of

from isnad.errors import UsageError
from isnad.sources import articles as articles_module
from isnad.sources import tables as tables_module
from isnad.sources.fields import columns_of


def table(*rows: list[str], separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def test_rows_under_usual_names_are_articles(tmp_path: Path) -> None:
    rows = table(
        ["ID", "Headline", "Content", "Publish Date", "Publisher", "Link"],
        ["7", "عنوان", TEXT, "2024-01-26", "صحيفة الغد", "https://ghad.example/7"],
        ["", "", f"{OTHER}\n\n{TEXT}", "", "", ""],
    )
    one, two = Reading(of(tmp_path / "a.csv", rows)).articles
    assert (one.id, one.source, one.title, one.text) == ("7", "7", "عنوان", TEXT)
    assert (one.published, one.outlet, one.url) == ("2024-01-26", "صحيفة الغد", "https://ghad.example/7")
    assert (two.source, two.title, two.outlet, two.published) == ("a.csv:3", None, None, None)
    assert two.text == f"{OTHER}\n\n{TEXT}"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_separator_and_encoding_are_told(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = table(["العنوان", "النص"], ["خبر؛ أول", TEXT], ["ثان", OTHER], separator=separator)
    (one, two) = Reading(of(tmp_path / "a.csv", rows.encode(encoding))).articles
    assert (one.title, one.text, two.text) == ("خبر؛ أول", TEXT, OTHER)


def test_columns_are_named_by_who_knows_them(tmp_path: Path) -> None:
    rows = table(["n", "story", "seen on", "text"], ["1", TEXT, "2024-01-26", "x"])
    path = of(tmp_path / "a.csv", rows)
    columns = columns_of("text=story, published=seen on")
    (article,) = Reading(path, columns=columns).articles
    assert (article.text, article.published) == (TEXT, "2024-01-26")
    line = of(tmp_path / "a.jsonl", f'{{"story": "{TEXT}", "seen on": "2024-01-26"}}\n')
    (article,) = Reading(line, columns=columns).articles
    assert (article.text, article.published) == (TEXT, "2024-01-26")


@pytest.mark.parametrize("given", ["text", "text=", "=body", "body=text", "text=a,text=b", ""])
def test_columns_that_mean_nothing_are_refused(given: str) -> None:
    with pytest.raises(UsageError, match="E412"):
        columns_of(given)


def test_a_table_without_texts_says_what_to_do(tmp_path: Path) -> None:
    reading = Reading(of(tmp_path / "a.csv", table(["a", "b"], ["1", "2"])))
    assert (reading.articles, reading.aside) == ([], [("a.csv", "E130")])
    assert "--columns" in reading.messages[0]


def test_a_broken_row_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = f'id,text\n1,"{TEXT}"\n2,"{TEXT}" x\n3,{TEXT},,,\n\n5,\n6,"{OTHER}"\n7,"{OTHER}'
    reading = Reading(of(tmp_path / "a.csv", rows.replace("،", "؛")))
    assert reading.sources == ["1", "6"]
    assert reading.aside == [("a.csv:3", "E132"), ("a.csv:4", "E132"), ("5", "E103"), ("a.csv:8", "E132")]


def test_characters_that_are_broken_in_a_table_are_told(tmp_path: Path) -> None:
    rows = (
        f"id,text\n1,{OTHER}\n".replace("،", "").encode() * 1
        + b"2,"
        + TEXT.encode().replace(b"\xd8\xa7", b"\xd8", 1)
    )
    reading = Reading(of(tmp_path / "a.csv", rows.replace("،".encode(), b"")))
    assert reading.sources == ["1", "2"]
    assert [bool(article.notes) for article in reading.articles] == [False, True]


def test_sizes_in_a_table_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles_module, "MAX_TEXT", 200)
    monkeypatch.setattr(tables_module, "MAX_BYTES", 700)
    several = "\n".join([TEXT] * 9)
    rows = table(["id", "text"], ["1", TEXT * 3], ["2", TEXT], ["3", several], ["4", TEXT], ["5", "ا" * 800])
    reading = Reading(of(tmp_path / "a.csv", rows))
    assert reading.sources[0] == "2"
    assert reading.aside[:2] == [("1", "E108"), ("a.csv:4", "E132")]
    assert reading.aside[-1] == ("a.csv", "E108")


def test_a_table_may_be_compressed_or_in_a_zip(tmp_path: Path) -> None:
    rows = table(["id", "text"], ["1", TEXT]).encode()
    of(tmp_path / "a.csv.gz", gzip.compress(rows))
    of(tmp_path / "c.tsv", table(["id", "text"], ["3", TEXT], separator="\t"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/b.csv", rows.replace(b"\n1,", b"\n2,"))
        archive.writestr("in/utf16.csv", codecs.BOM_UTF16_LE + table(["text"], [TEXT]).encode("utf-16-le"))
    assert Reading(tmp_path).sources == ["1", "2", "b.zip/in/utf16.csv:2", "3"]


def test_a_compressed_table_that_unpacks_without_end_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables_module, "MAX_BYTES", 10_000)
    of(tmp_path / "a.csv.gz", gzip.compress(b"id,text\n1," + b"a" * 5_000_000))
    assert Reading(tmp_path).aside == [("a.csv.gz", "E108")]


@pytest.fixture
def parquet() -> ModuleType:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet as module

    return module


def made(module: ModuleType, path: Path, columns: dict[str, list[object]]) -> Path:
    import pyarrow

    module.write_table(pyarrow.table(columns), path)
    return path


def test_parquet_is_read_as_rows(tmp_path: Path, parquet: ModuleType) -> None:
    columns: dict[str, list[object]] = {
        "id": [1, 2],
        "Body": [TEXT, OTHER],
        "published": [datetime(2024, 1, 26, 23, tzinfo=UTC), None],
        "embedding": [[0.1] * 3, [0.2] * 3],
        "outlet": ["صحيفة الغد", None],
    }
    reading = Reading(made(parquet, tmp_path / "a.parquet", columns))
    one, two = reading.articles
    assert (one.id, one.text, one.published, one.outlet) == ("1", TEXT, "2024-01-26", "صحيفة الغد")
    assert (two.id, two.text, two.published) == ("2", OTHER, None)
    other = made(parquet, tmp_path / "b.parquet", {"t": [TEXT.encode()], "day": [date(2024, 1, 26)]})
    (article,) = Reading(other, columns={"text": "t", "published": "day"}).articles
    assert (article.source, article.text, article.published) == ("b.parquet:1", TEXT, "2024-01-26")


def test_parquet_in_an_archive_is_unpacked_aside(tmp_path: Path, parquet: ModuleType) -> None:
    path = made(parquet, tmp_path / "x.parquet", {"text": [TEXT]})
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "x.parquet")
    of(tmp_path / "b.parquet.gz", gzip.compress(path.read_bytes()))
    assert Reading(tmp_path).sources == ["a.zip/x.parquet:1", "b.parquet.gz:1", "x.parquet:1"]


def test_broken_parquet_is_set_aside(
    tmp_path: Path, parquet: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made(parquet, tmp_path / "a.parquet", {"text": [TEXT] * 200}).read_bytes()
    of(tmp_path / "b.parquet", whole[: len(whole) // 2])
    of(tmp_path / "c.parquet", b"nothing of the kind")
    made(parquet, tmp_path / "d.parquet", {"words": [TEXT]})
    made(parquet, tmp_path / "e.parquet", {"text": []})
    reading = Reading(tmp_path)
    assert len(reading.articles) == 200
    codes = {"b.parquet": "E115", "c.parquet": "E115", "d.parquet": "E130", "e.parquet": "E103"}
    assert dict(reading.aside) == codes
    monkeypatch.setattr(tables_module, "MAX_TABLE", 100)
    of(tmp_path / "f" / "f.parquet.gz", gzip.compress(whole))
    assert Reading(tmp_path / "f").aside == [("f.parquet.gz", "E108")]


def test_parquet_without_its_library_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    reading = Reading(of(tmp_path / "a.parquet", b"x"))
    assert reading.aside == [("a.parquet", "E133")]
    assert "isnad[arrow]" in reading.messages[0]
