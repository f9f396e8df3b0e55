"""The primitives under PySpark give what they give here; what Spark lacks is told in words."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

import pytest

from datasets_read import chronicle_in, lines_in
from isnad.datasets.annotations import annotate_into, written
from isnad.datasets.linking import link_into
from isnad.engines import spark_session, started
from isnad.engines.local import Local
from isnad.engines.spark import Spark
from isnad.engines.spark_session import missing
from isnad.errors import InputError, IsnadError, UsageError


@pytest.fixture(scope="module")
def spark() -> Iterator[Spark]:
    lack = missing()
    if lack is not None:
        pytest.skip(f"NOT TESTED on Spark: {lack}")
    with pytest.MonkeyPatch.context() as patched:
        known = os.environ.get("PYTHONPATH", "")
        here = Path(__file__).parent  # an executor reads this module and what it imports from beside it
        patched.setenv("PYTHONPATH", os.pathsep.join([str(here), str(here.parent), known]))
        with Spark.start() as engine:
            yield engine


def _doubled(numbers: Iterable[int]) -> Iterator[int]:
    return (2 * n for n in numbers)


def _as_edges(numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
    return ((f"n{n}", f"n{n + 1}") for n in numbers if n % 10)


def _same(rows: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return rows


def _summed(key: tuple[int, str], values: list[int]) -> Iterator[tuple[int, str, int, int]]:
    yield (*key, len(values), sum(values))


def _failing(numbers: Iterable[int]) -> Iterator[int]:
    for n in numbers:
        if n == 7:
            raise ValueError("seven is refused")
        yield n


def test_batches_are_mapped_as_here(spark: Spark) -> None:
    found = spark.map_batches(_doubled, spark.map_batches(_doubled, range(2_500)))
    assert sorted(found) == sorted(Local().map_batches(_doubled, (2 * n for n in range(2_500))))


def test_groups_are_whole_and_their_keys_as_they_were_given(spark: Spark) -> None:
    rows = [((n % 3, f"حرف{n % 5}"), n) for n in range(1_000)]
    assert sorted(spark.group_apply(_summed, rows)) == sorted(Local().group_apply(_summed, rows))


def test_no_rows_no_results(spark: Spark) -> None:
    assert list(spark.map_batches(_doubled, [])) == []
    assert list(spark.group_apply(_summed, [])) == []


def test_components_are_those_of_union_find(spark: Spark) -> None:
    draw = random.Random(11)
    edges = [(f"ب{draw.randrange(60)}", f"ب{draw.randrange(60)}") for _ in range(35)]
    on_the_cluster = spark.together(spark.map_batches(_as_edges, range(40)), spark.map_batches(_same, edges))
    here = Local().components([*_as_edges(range(40)), *edges])
    assert sorted(spark.components(on_the_cluster)) == sorted(here)


def test_rows_in_this_process_are_joined_in_it(spark: Spark) -> None:
    assert sorted(spark.components([("b", "a"), ("c", "b")])) == [("a", "a"), ("b", "a"), ("c", "a")]


def test_an_error_on_an_executor_is_coded_and_says_what_went_wrong(spark: Spark) -> None:
    with pytest.raises(IsnadError, match=r"\[E493\].*seven is refused"):
        list(spark.map_batches(_failing, range(20)))


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three articles with their metadata, one article in a file of JSON lines, and two inputs that are none."""
    folder = tmp_path_factory.mktemp("given") / "articles"
    (folder / "articles").mkdir(parents=True)
    with as_file(files("isnad").joinpath("samples")) as samples:
        for name in ("a02-nafidha.txt", "a03-mirsad.txt", "a10-nakhl-basra.txt"):
            shutil.copyfile(samples / "articles" / name, folder / "articles" / name)
        shutil.copyfile(samples / "articles.jsonl", folder / "articles.jsonl")
    (folder / "articles" / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0")
    lines = '{"text": "زار الوزير بغداد يوم 3 مايو 2024."}\n{'
    (folder / "articles" / "more.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def here(articles: Path) -> Path:
    """The articles as this machine annotates them."""
    annotate_into(Local(), str(articles.with_name("here")), [articles])
    return articles.with_name("here")


def test_annotating_gives_the_same_records_as_here(spark: Spark, articles: Path, here: Path) -> None:
    there = articles.with_name("there")
    found = annotate_into(spark, str(there), [articles])
    assert [(what.source, what.code) for what in found.set_aside] == [
        ("more.jsonl:2", "E110"),
        ("picture.txt", "E105"),
    ]
    assert found == written(Local(), str(here))
    assert lines_in(there) == lines_in(here)
    assert found.articles == len(lines_in(here)) == 4


def test_linking_gives_the_same_records_as_here(spark: Spark, here: Path, tmp_path: Path) -> None:
    counts = [
        link_into(engine, str(here), str(tmp_path / type(engine).__name__)) for engine in (Local(), spark)
    ]
    assert counts[0] == counts[1]
    found = chronicle_in(tmp_path / "Local")
    assert chronicle_in(tmp_path / "Spark") == found
    assert found["incidents"]
    assert found["duplicates"]


def test_linking_by_year_gives_the_same_records_as_here(spark: Spark, here: Path, tmp_path: Path) -> None:
    for engine in (Local(), spark):
        link_into(engine, str(here), str(tmp_path / type(engine).__name__), by="year")
    assert chronicle_in(tmp_path / "Spark", by="year") == chronicle_in(tmp_path / "Local", by="year")
    assert (tmp_path / "Spark" / "articles" / "year=undated").is_dir()


def test_a_folder_that_is_there_is_not_written_into(spark: Spark, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="E452"):
        annotate_into(spark, str(tmp_path), [tmp_path])


def test_what_is_no_data_set_is_refused(spark: Spark, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="E136"):
        link_into(spark, str(tmp_path / "nothing"), str(tmp_path / "out"))


def test_without_pyspark_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        spark_session, "find_spec", lambda name: None if name == "pyspark" else find_spec(name)
    )
    with pytest.raises(UsageError, match=r"\[E490\] .*pip install 'isnad\[spark\]'.*ثبّته"):
        started("spark")


@pytest.mark.parametrize("told", ["", 'openjdk version "11.0.2"'])
def test_without_a_java_that_fits_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setattr(spark_session, "find_spec", lambda name: True)
    if told:
        java = tmp_path / "bin" / "java"
        java.parent.mkdir()
        java.write_text(f"#!/bin/sh\necho '{told}' >&2\n")
        java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match=r"\[E491\] Spark needs Java 17 or newer, .*JAVA_HOME.*يحتاج Spark"):
        started("spark")


def test_there_is_no_engine_of_another_name() -> None:
    with pytest.raises(UsageError, match="E490"):
        started("cloud")
