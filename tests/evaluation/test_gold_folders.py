"""Scoring of whole folders: reading, per folder and total, what cannot be read, and the command."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from gold_cases import at

from isnad.errors import InputError
from isnad.evaluation.command import evaluate
from isnad.evaluation.goldformat import gold_folders, read_gold
from isnad.evaluation.report import gold_text
from isnad.evaluation.scoring import score_gold
from isnad.evaluation.subject import mistakes_text
from isnad.records import Annotations, Article, Chronicle, Event

TEXT = "أعلنت وزارة الدفاع العراقية اليوم مقتل ثلاثة جنود في هجوم على حاجز أمني قرب كركوك."
GOLD = {
    "keep": ["أعلنت وزارة الدفاع"],
    "times": [{"text": "اليوم", "value": "2024-05-13"}],
    "events": [
        {
            "anchor": "مقتل ثلاثة جنود",
            "type": "ASSAULT",
            "factuality": "asserted",
            "recipient": "جنود",
            "deaths": 3,
        }
    ],
}


def make(folder: Path, text: str = TEXT, gold: dict[str, Any] | None = None) -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "1.txt").write_text(text, "utf-8")
    (folder / "articles.jsonl").write_text(json.dumps({"id": "1", "published": "2024-05-13"}) + "\n", "utf-8")
    story = {"storylines": [["1"]]}
    body = {"articles": {"1": GOLD if gold is None else gold}, "story": story}
    (folder / "gold.json").write_text(json.dumps(body), "utf-8")
    return folder


def killing(article: Article) -> Annotations:
    event = Event(**at(article.text, "مقتل"), type="ASSAULT")
    return Annotations(article=article, events=[event])


def nothing(article: Article) -> Annotations:
    return Annotations(article=article)


def unlinked(annotations: Iterable[Annotations]) -> Chronicle:
    list(annotations)
    return Chronicle()


def test_scores_are_given_for_each_folder_and_in_total(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one"), make(tmp_path / "two", gold={"events": []})
    report = score_gold([one, two], killing, unlinked)
    assert [f.name for f in report.folders] == ["one", "two"]
    assert report.folders[0].scores["events.typed"].f1 == 1.0
    assert report.folders[1].scores["events.typed"].precision == 0.0
    total = report.total["events.typed"]
    assert (total.precision, total.recall) == (0.5, 1.0)
    assert total.interval == (0.0, 1.0)
    assert report.folders[0].scores["events.typed"].interval is None


def test_a_folder_of_folders_stands_for_them(tmp_path: Path) -> None:
    make(tmp_path / "b")
    make(tmp_path / "a")
    assert [p.name for p in gold_folders([tmp_path])] == ["a", "b"]


def test_an_empty_system_finds_nothing(tmp_path: Path) -> None:
    report = score_gold([make(tmp_path / "one")], nothing, unlinked)
    for metric in ("times.value", "events.typed"):
        assert (report.total[metric].precision, report.total[metric].recall) == (None, 0.0)


def test_an_article_that_cannot_be_read_counts_as_missed(tmp_path: Path) -> None:
    folder = make(tmp_path / "one")
    (folder / "articles" / "1.txt").write_text("", "utf-8")
    report = score_gold([folder], killing, unlinked)
    assert [s.source for s in report.folders[0].set_aside] == ["1.txt"]
    assert report.total["events.typed"].recall == 0.0
    assert report.total["cleaning.keep"].f1 == 0.0
    assert any("not read" in line for line in gold_text(report))


def test_without_stories_nothing_is_linked(tmp_path: Path) -> None:
    report = score_gold([make(tmp_path / "one")], killing, stories=False)
    assert not any(name.startswith(("incidents", "storylines")) for name in report.total)


@pytest.mark.parametrize("broken", ["{", '{"articles": {"1": {"events": [{"anchor": "x"}]}}}'])
def test_gold_of_another_shape_is_refused(tmp_path: Path, broken: str) -> None:
    folder = make(tmp_path / "one")
    (folder / "gold.json").write_text(broken, "utf-8")
    with pytest.raises(InputError, match="E110"):
        read_gold(folder)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="E101"):
        score_gold([tmp_path], killing, unlinked)


def test_mistakes_list_the_most_frequent_kind_first_with_gold_and_system(tmp_path: Path) -> None:
    gold = {"events": [*GOLD["events"], {"anchor": "هجوم", "type": "PROTEST", "factuality": "asserted"}]}
    report = score_gold([make(tmp_path / "one", gold=gold)], killing, unlinked)
    lines = list(mistakes_text(report.mistakes, "events"))
    assert lines[0] == "Mistakes of events: 3"
    assert any("⟦مقتل⟧ ثلاثة جنود" in line for line in lines)
    assert any(line.strip().startswith("gold    ASSAULT | asserted | ∅ → جنود") for line in lines)
    counts = [int(line.split()[0]) for line in lines[1:4]]
    assert counts == sorted(counts, reverse=True)


def test_limit_says_what_is_left_out(tmp_path: Path) -> None:
    gold = {
        "events": [
            {"anchor": w, "type": "PROTEST", "factuality": "asserted"} for w in ("هجوم", "حاجز", "أمني")
        ]
    }
    report = score_gold([make(tmp_path / "one", gold=gold)], nothing, unlinked)
    assert any("… 2 more" in line for line in mistakes_text(report.mistakes, "events", limit=1))


def test_the_command_runs_the_pipeline_and_prints_json(tmp_path: Path) -> None:
    folder = make(tmp_path / "one")
    result = CliRunner().invoke(evaluate, ["gold", str(folder), "--format", "json"], catch_exceptions=False)
    report = json.loads(result.output)
    assert report["total"]["times.value"]["f1"] == 1.0
    assert report["total"]["events.typed"]["recall"] == 1.0
    assert report["mistakes"] == []


def test_the_command_prints_text_and_the_mistakes_of_a_layer(tmp_path: Path) -> None:
    folder = make(tmp_path / "one", gold={"times": [{"text": "كركوك", "value": "2024"}]})
    result = CliRunner().invoke(evaluate, ["gold", str(folder), "--errors", "times"], catch_exceptions=False)
    assert "Total: 1 folders, 1 articles" in result.output
    assert "Mistakes of times: 2" in result.output
