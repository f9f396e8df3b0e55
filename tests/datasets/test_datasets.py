"""Annotations and chronicles as data sets, on this machine; casebooks of slices of them."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import pytest

import isnad
from cli.test_commands import isnad as command
from datasets_read import chronicle_in, lines_in
from isnad import api
from isnad.datasets.annotations import annotate_into, annotations_in
from isnad.datasets.linking import link_into
from isnad.datasets.slices import Slice
from isnad.datasets.tables import CHRONICLE
from isnad.engines.local import Local
from isnad.errors import InputError, UsageError

pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def annotations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles, annotated into a data set."""
    folder = tmp_path_factory.mktemp("samples") / "annotations"
    with as_file(files("isnad").joinpath("samples")) as samples:
        annotate_into(Local(), str(folder), [samples / "articles"], metadata=samples / "articles.jsonl")
    return folder


@pytest.fixture(scope="module")
def chronicle(annotations: Path) -> Path:
    """The same, linked."""
    folder = annotations.with_name("chronicle")
    link_into(Local(), str(annotations), str(folder))
    return folder


def test_a_chronicle_in_parquet_holds_what_link_gives(annotations: Path, chronicle: Path) -> None:
    linked = isnad.link(annotations_in(Local(), str(annotations)))
    for name, found in chronicle_in(chronicle).items():
        assert found == sorted(msgspec.json.encode((None, record)) for record in getattr(linked, name)), name
    assert linked.incidents
    assert linked.duplicates
    assert linked.storylines


def test_processes_change_nothing(annotations: Path, tmp_path: Path) -> None:
    for processes in (1, 2):
        with Local(processes) as engine:
            link_into(engine, str(annotations), str(tmp_path / str(processes)), by="month")
    assert chronicle_in(tmp_path / "1", by="month") == chronicle_in(tmp_path / "2", by="month")


def test_by_month_nothing_is_linked_over_a_month(annotations: Path, tmp_path: Path) -> None:
    counts = link_into(Local(), str(annotations), str(tmp_path / "months"), by="month")
    months = {folder.name for folder in (tmp_path / "months" / "articles").iterdir()}
    assert len(months) == counts.stretches > 1
    assert all(name.startswith("month=20") or name == "month=undated" for name in months)
    found = chronicle_in(tmp_path / "months", by="month")
    month_of = {row["source"]: month for month, row in map(json.loads, found["articles"])}
    for month, incident in map(json.loads, found["incidents"]):
        assert {month_of[source] for source in incident["articles"]} == {month}


def test_a_new_folder_is_written_whole_or_not_at_all(annotations: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="E452"):
        link_into(Local(), str(annotations), str(annotations))
    with pytest.raises(InputError, match="E136"):
        link_into(Local(), str(tmp_path), str(tmp_path / "out"))
    with pytest.raises(UsageError, match="E412"):
        annotate_into(Local(), str(tmp_path / "out"), [tmp_path], columns={"texts": "body"})
    assert list(tmp_path.iterdir()) == []


def test_two_articles_of_one_source_are_refused(tmp_path: Path) -> None:
    lines = [
        json.dumps({"source": "س", "text": f"زار الوزير بغداد يوم {n} مايو."}, ensure_ascii=False)
        for n in (3, 4)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    annotate_into(Local(), str(tmp_path / "annotations"), [tmp_path / "in.jsonl"])
    with pytest.raises(InputError, match=r"E137.*س"):
        link_into(Local(), str(tmp_path / "annotations"), str(tmp_path / "out"))


def test_every_table_is_a_folder_even_an_empty_one(chronicle: Path) -> None:
    assert {folder.name for folder in chronicle.iterdir()} == set(CHRONICLE)
    assert all(any(folder.glob("*.parquet")) for folder in chronicle.iterdir())


# ---------------------------------------------------------------- casebooks of slices


def _sources(casebook: Path) -> list[str]:
    with isnad.open(casebook) as book:
        return sorted(item.article.source for item in book.articles_as_read())


def test_a_casebook_of_all_is_that_of_the_articles(annotations: Path, tmp_path: Path) -> None:
    report = api.build_slice(tmp_path / "all.casebook", annotations)
    with as_file(files("isnad").joinpath("samples")) as samples:
        isnad.build(tmp_path / "texts.casebook", [samples / "articles"], metadata=samples / "articles.jsonl")
    assert report.new == report.read == len(lines_in(annotations))
    with isnad.open(tmp_path / "all.casebook") as one, isnad.open(tmp_path / "texts.casebook") as other:
        assert one.chronicle() == other.chronicle()
    again = api.build_slice(tmp_path / "all.casebook", annotations)
    assert (again.new, again.unchanged) == (0, report.new)


def test_a_slice_is_of_days_outlets_or_a_storyline(
    annotations: Path, chronicle: Path, tmp_path: Path
) -> None:
    linked = isnad.link(annotations_in(Local(), str(annotations)))
    day = sorted(a.published for a in linked.articles if a.published)[0]
    outlet = next(a.outlet for a in linked.articles if a.outlet)
    story = linked.storylines[0]
    cases = [
        (Slice(since=day, until=day), [a.source for a in linked.articles if a.published == day]),
        (
            Slice(until=day[:7]),
            [a.source for a in linked.articles if a.published and a.published[:7] <= day[:7]],
        ),
        (Slice(outlets=(outlet,)), [a.source for a in linked.articles if a.outlet == outlet]),
        (Slice(storyline=story.id, chronicle=str(chronicle)), story.articles),
    ]
    for n, (wanted, sources) in enumerate(cases):
        api.build_slice(tmp_path / f"{n}.casebook", annotations, wanted)
        assert _sources(tmp_path / f"{n}.casebook") == sorted(sources)
        assert 0 < len(sources) < len(linked.articles)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Slice(since="soon"), "E402"),
        (Slice(storyline="s1"), "E403"),
        (Slice(storyline="s1", chronicle="."), "E136"),
    ],
)
def test_a_slice_that_cannot_be_meant_is_refused(
    annotations: Path, tmp_path: Path, wanted: Slice, code: str
) -> None:
    with pytest.raises((UsageError, InputError), match=code):
        api.build_slice(tmp_path / "none.casebook", annotations, wanted)
    assert not (tmp_path / "none.casebook").exists()


# ---------------------------------------------------------------- as commands


def test_the_commands_do_the_same(annotations: Path, chronicle: Path, tmp_path: Path) -> None:
    with as_file(files("isnad").joinpath("samples")) as samples:
        given = (
            samples / "articles",
            "--metadata",
            samples / "articles.jsonl",
            "--output",
            tmp_path / "annotations",
        )
        assert command("annotate", *given).returncode == 0
    assert lines_in(tmp_path / "annotations") == lines_in(annotations)
    linked = command("link", "--input", tmp_path / "annotations", "--output", tmp_path / "chronicle")
    assert linked.returncode == 0, linked.stderr
    assert chronicle_in(tmp_path / "chronicle") == chronicle_in(chronicle)
    built = command(
        "build", tmp_path / "a.casebook", "--from-parquet", tmp_path / "annotations", "--until", "2020"
    )
    assert built.returncode == 0, built.stderr
    assert _sources(tmp_path / "a.casebook")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("annotate", "a.txt", "--engine", "spark"), "--output"),
        (("build", "a.casebook"), "--from-parquet"),
        (("build", "a.casebook", "a.txt", "--since", "2020"), "--from-parquet"),
        (("build", "a.casebook", "--from-parquet", "x", "--columns", "text=a"), "--columns"),
    ],
)
def test_what_does_not_go_together_is_refused(given: tuple[str, ...], told: str) -> None:
    done = command(*given)
    assert done.returncode == 2
    assert told in done.stderr.decode()


def _told_over_a_border(folder: Path) -> Path:
    """Two agencies tell one strike, before and after the end of a month; another month tells something else."""
    text = "قتل خمسة جنود عراقيين في هجوم بطائرة مسيرة على قاعدة عين الأسد في محافظة الأنبار يوم الجمعة 31 مايو 2024. "
    rows = [
        ("a", "2024-05-31", "وكالة الأناضول", text + "وقالت وزارة الدفاع العراقية إن الهجوم وقع فجرا."),
        ("b", "2024-06-01", "وكالة رويترز", "أعلنت خلية الإعلام الأمني في بغداد النبأ. " + text),
        ("c", "2024-06-20", "وكالة رويترز", "التقى الرئيس المصري عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون في باريس أمس."),
    ]  # fmt: skip
    lines = [
        json.dumps({"source": s, "published": day, "outlet": outlet, "text": words}, ensure_ascii=False)
        for s, day, outlet, words in rows
    ]
    (folder / "told.jsonl").write_text("\n".join(lines), encoding="utf-8")
    annotate_into(Local(), str(folder / "annotations"), [folder / "told.jsonl"])
    return folder / "annotations"


@pytest.mark.parametrize("processes", [1, 2])
def test_with_days_around_what_reaches_over_a_border_is_one_and_told_once(
    tmp_path: Path, processes: int
) -> None:
    annotations = _told_over_a_border(tmp_path)
    linked = isnad.link(annotations_in(Local(), str(annotations)))
    (strike,) = [i for i in linked.incidents if i.articles == ["a", "b"]]
    with Local(processes) as engine:
        link_into(engine, str(annotations), str(tmp_path / "apart"), by="month")
        counts = link_into(engine, str(annotations), str(tmp_path / "around"), by="month", around=7)
    apart = [
        row["articles"] for _, row in map(json.loads, chronicle_in(tmp_path / "apart", "month")["incidents"])
    ]
    assert ["a", "b"] not in apart
    found = chronicle_in(tmp_path / "around", "month")
    months = [
        (month, row["id"]) for month, row in map(json.loads, found["incidents"]) if "b" in row["articles"]
    ]
    assert months == [("2024-05", strike.id)]
    assert [row[0] for row in map(json.loads, found["articles"])] == ["2024-05", "2024-06", "2024-06"]
    month_of = {row["source"]: month for month, row in map(json.loads, found["articles"])}
    named = [(month, row["articles"]) for month, row in map(json.loads, found["entities"])]
    assert named
    assert all({month_of[source] for source in sources} == {month} for month, sources in named)
    assert counts.articles == 3
    assert counts.stretches == 2


def test_around_goes_with_by(annotations: Path, tmp_path: Path) -> None:
    found = command("link", "--input", str(annotations), "--output", str(tmp_path / "out"), "--around", "7")
    assert found.returncode == 2
    assert "--by" in str(found.stderr)
