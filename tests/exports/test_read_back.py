"""Each export read by the program that it is meant for: as many rows as the casebook has, of the types its users expect.

pandas, NetworkX and feedparser are here always; Datasette, FollowTheMoney, polars and a spreadsheet program where they are installed
(`make readback`), else the test is skipped and says so.
"""

from __future__ import annotations

import csv
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import networkx
import pandas
import pytest

from isnad.casebook import Casebook, IncidentFilter
from isnad.exports.cells import RowWriter, neutralised
from isnad.exports.dossiers.words import Words
from isnad.exports.feed import write_atom
from isnad.exports.formats import export
from isnad.exports.options import ExportOptions
from isnad.exports.polecat import COLUMNS
from isnad.exports.sheets import DICTIONARY
from isnad.exports.tables import SHEETS, sheet_rows
from isnad.web.labels import labels

FLOATS = ("Intensity", "Latitude", "Longitude")
POLECAT_TYPES: dict[str, Any] = {
    **dict.fromkeys(COLUMNS, "string"),
    **dict.fromkeys(FLOATS, "float64"),
    "GeoNames ID": "Int64",
}
"""As scripts that are written for POLECAT read its files: codes and names are text, numbers numbers."""


def counted(path: Path) -> dict[str, int]:
    """How many rows each table of a casebook has, by what the casebook itself holds."""
    counts = dict.fromkeys(SHEETS, 0)
    with Casebook(path) as book:
        for table, _ in sheet_rows(book, SHEETS.values(), IncidentFilter()):
            counts[table.name] += 1
    return counts


def write(book: Path, to: str, out: Path, **options: Any) -> Path:
    with Casebook(book) as opened:
        export(opened, to, out, ExportOptions(**options))
    return out


@pytest.mark.parametrize("each", ["mention", "incident"])
def test_pandas_reads_polecat_with_the_types_of_its_columns(
    book_path: Path, tmp_path: Path, each: str
) -> None:
    out = write(book_path, "polecat", tmp_path / "x.tsv", each=each, unasserted=True)
    dates = ["Event Date", "Publication Date"]
    frame = pandas.read_csv(
        out, sep="\t", dtype=POLECAT_TYPES | dict.fromkeys(dates, "string"), parse_dates=dates
    )
    with Casebook(book_path) as book:
        places = {(item.article.source, event.start) for item in book.articles() for event in item.events}
        told = [{(ref.article, ref.start) for ref in incident.events} for incident in book.each_incident()]
    assert len(frame) == (
        len(places) if each == "mention" else sum(not refs.isdisjoint(places) for refs in told)
    )
    assert list(frame.columns[:40]) == list(COLUMNS)
    assert frame["Event ID"].is_unique
    assert frame["Intensity"].between(-10, 10).all()
    assert {str(frame[name].dtype)[:8] for name in dates} == {"datetime"}
    assert frame["Event Date"].notna().any()
    assert str(frame["GeoNames ID"].dtype) == "Int64"
    if each == "mention":
        assert frame.loc[frame["Placename"] == "Sabha", "Latitude"].tolist() == [27.0377]
    for name in ("Independent Sources", "Deaths Low", "Injured Low", "Trigger Start"):
        assert str(frame[name].dtype) in ("int64", "float64"), name
    assert frame["Root Unnamed"].dropna().isin([True, False]).all()


def test_pandas_reads_every_csv_whole(book_path: Path, tmp_path: Path) -> None:
    folder = write(book_path, "csv", tmp_path / "csv", bom=True)
    for name, count in counted(book_path).items():
        frame = pandas.read_csv(folder / f"{name}.csv", encoding="utf-8-sig")
        assert (len(frame), list(frame.columns)) == (count, SHEETS[name].head), name
    dictionary = pandas.read_csv(folder / DICTIONARY, encoding="utf-8-sig", keep_default_na=False)
    assert set(dictionary["table"]) == set(SHEETS)


def test_pandas_reads_every_parquet_whole(book_path: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="NOT TESTED with Arrow: isnad[arrow] is not installed")
    folder = write(book_path, "parquet", tmp_path / "parquet")
    for name, count in counted(book_path).items():
        frame = pandas.read_parquet(folder / f"{name}.parquet")
        assert (len(frame), list(frame.columns)) == (count, SHEETS[name].head), name


def test_polars_reads_every_parquet_whole(book_path: Path, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="NOT TESTED with polars: it is not installed")
    folder = write(book_path, "parquet", tmp_path / "parquet")
    for name, count in counted(book_path).items():
        assert polars.read_parquet(folder / f"{name}.parquet").height == count, name


def test_plover_has_a_record_for_each_event(book_path: Path, tmp_path: Path) -> None:
    out = write(book_path, "plover", tmp_path / "x.jsonl", unasserted=True)
    frame = pandas.read_json(out, lines=True)
    assert len(frame) == counted(book_path)["events"]
    assert frame["id"].is_unique


def test_networkx_reads_the_graph_with_its_numbers(book_path: Path, tmp_path: Path) -> None:
    out = write(book_path, "graphml", tmp_path / "x.graphml")
    graph = networkx.read_graphml(out, force_multigraph=True)
    with Casebook(book_path) as book:
        pairs = {
            (incident.id, actor.text, recipient.text)
            for incident in book.each_incident()
            for actor in incident.actors
            for recipient in incident.recipients
        }
    assert sum(data["weight"] for _, _, data in graph.edges(data=True)) == len(pairs)
    for _, _, data in graph.edges(data=True):
        assert (type(data["independent_sources"]), type(data["intensity"])) == (int, float)
    assert all(data["name"] for _, data in graph.nodes(data=True))


def test_the_programs_of_followthemoney_keep_every_entity_whole(book_path: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("ftm")
    if not program.exists():
        pytest.skip("NOT TESTED with FollowTheMoney: the library is not installed")
    written = write(book_path, "ftm", tmp_path / "x.ftm.json", unasserted=True)
    subprocess.run([program, "validate", "-i", written, "-o", tmp_path / "valid.json"], check=True)
    given, kept = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (written, tmp_path / "valid.json")
    )
    counts = counted(book_path)
    by_schema = Counter(entity["schema"] for entity in given)
    assert (by_schema["Article"], by_schema["Event"]) == (counts["articles"], counts["incidents"])
    assert [entity["id"] for entity in kept] == [entity["id"] for entity in given]
    for before, after in zip(given, kept, strict=True):
        for name, values in before["properties"].items():
            assert sorted(after["properties"][name]) == sorted(values), (before["schema"], name)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_feedparser_reads_the_feed(book_path: Path, tmp_path: Path, language: Any) -> None:
    out = tmp_path / "x.atom"
    with Casebook(book_path) as book, out.open("w", encoding="utf-8") as text:
        changes = list(book.changes("2000-01-01"))
        write_atom(book, changes, Words(labels(language)), text)
    feed: Any = feedparser.parse(out.read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert (len(feed.entries), feed.feed.language) == (len(changes), language)
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert entry.updated_parsed is not None


@pytest.fixture(scope="module")
def datasette(book_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Datasette over the casebook, with its metadata; gives its address."""
    pytest.importorskip("datasette", reason="NOT TESTED with Datasette: it is not installed")
    metadata = write(book_path, "datasette-metadata", tmp_path_factory.mktemp("datasette") / "metadata.json")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "datasette",
        str(book_path),
        "--metadata",
        str(metadata),
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(150):
            try:
                fetched(f"{address}/-/versions.json")
                break
            except OSError:
                assert server.poll() is None, "Datasette does not start"
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode("utf-8")


def test_datasette_serves_every_table_that_it_is_told_of(datasette: str, book_path: Path) -> None:
    served = {table["name"]: table for table in json.loads(fetched(f"{datasette}/x.json"))["tables"]}
    counts = counted(book_path)
    told = json.loads(fetched(f"{datasette}/-/metadata.json"))["databases"]["x"]["tables"]
    assert set(told) <= set(served)
    for name in {"articles", "events", "mentions", "statements", "incidents", "figures", "storylines"}:
        assert served[name]["count"] == counts[name], name


def test_datasette_shows_what_tables_columns_and_queries_mean(datasette: str) -> None:
    page = fetched(f"{datasette}/x/incidents")
    assert "how many reports do not lean on one another" in page
    assert "independent_sources" in page
    answer = json.loads(fetched(f"{datasette}/x/many_articles_one_source.json"))
    assert answer["rows"][0][0] == "cooperate-2020-01-15"


_CSV, _UTF8 = "Text - txt - csv (StarCalc)", "44,34,76,1"
"""How LibreOffice is told of commas, quotation marks and UTF-8."""


def through_a_spreadsheet(source: Path) -> list[list[str]]:
    """The cells of a CSV as a spreadsheet program shows them."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("NOT TESTED with a spreadsheet program: LibreOffice is not installed")
    folder = source.parent / "spreadsheet"
    office = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    beside = ["--outdir", str(folder)]
    opened = [*office, f"--infilter={_CSV}:{_UTF8}", "--convert-to", "ods", *beside, str(source)]
    shown = [*office, "--convert-to", f"csv:{_CSV}:{_UTF8}", *beside, str(folder / f"{source.stem}.ods")]
    for command in (opened, shown):
        subprocess.run(command, capture_output=True, check=True, timeout=170)
    with (folder / f"{source.stem}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_spreadsheet_program_shows_articles_as_they_are(book_path: Path, tmp_path: Path) -> None:
    source = write(book_path, "csv", tmp_path / "articles.csv", table="articles", bom=True)
    shown = through_a_spreadsheet(source)
    with source.open(encoding="utf-8-sig", newline="") as file:
        wanted = list(csv.reader(file))
    assert len(shown) == counted(book_path)["articles"] + 1
    assert [row[:5] for row in shown] == [row[:5] for row in wanted]


def test_a_spreadsheet_program_runs_nothing(tmp_path: Path) -> None:
    hostile = ["=1+1", "+1+1", "-1+1", "@SUM(1;1)", " =1+1", "\u200f=1+1", "=HYPERLINK(1)", "نص"]
    with (tmp_path / "x.csv").open("w", encoding="utf-8", newline="") as file:
        RowWriter(file).row(hostile)
        RowWriter(file, keep_formulas=True).row(hostile)
    shown, run = through_a_spreadsheet(tmp_path / "x.csv")
    assert shown == [neutralised(cell) for cell in hostile]
    assert run[0] == "2", "else this test shows nothing"
