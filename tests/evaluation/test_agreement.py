"""Agreement of two annotations of the same articles, on hand-made ones with known answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from isnad.errors import InputError
from isnad.evaluation.agreement import agreement_text, score_agreement
from isnad.evaluation.command import evaluate

TEXT = (
    "قُتل ثلاثة جنود في هجوم على حاجز قرب كركوك أمس، بحسب مصدر أمني. وقال وزير الدفاع علي سالم إن الجيش سينشر "
    "قوات إضافية قبل نهاية الشهر، وإن التحقيق مستمر. ونفى مجلس المحافظة وقوع الهجوم."
)
GOLD: dict[str, Any] = {
    "times": [{"text": "أمس", "value": "2024-05-12"}],
    "quantities": [{"text": "ثلاثة", "low": 3, "high": 3, "noun": "جنود"}],
    "statements": [
        {"anchor": "قُتل ثلاثة جنود", "kind": "indirect", "speaker": "مصدر أمني", "chain": ["مصدر أمني"],
         "anonymous": True},
        {"anchor": "الجيش سينشر", "kind": "indirect", "speaker": "علي سالم", "chain": ["علي سالم"]},
        {"anchor": "التحقيق مستمر", "kind": "indirect", "speaker": "علي سالم", "chain": ["علي سالم"]},
        {"anchor": "وقوع الهجوم", "kind": "indirect", "speaker": "مجلس المحافظة", "chain": ["مجلس المحافظة"]},
    ],
    "events": [
        {"anchor": "في هجوم", "type": "ASSAULT", "factuality": "asserted", "recipient": "جنود", "place": "كركوك",
         "date": "2024-05-12", "deaths": 3},
        {"anchor": "وقوع الهجوم", "type": "ASSAULT", "factuality": "denied"},
        {"anchor": "سينشر", "type": "MOBILIZE", "factuality": "planned", "actor": "الجيش"},
    ],
}  # fmt: skip
STORY: dict[str, Any] = {
    "duplicates": [{"a": "1", "b": "2", "relation": "copy"}],
    "incidents": [
        {"key": "k", "type": "ASSAULT", "independent_sources": 1,
         "mentions": [{"article": a, "anchor": w} for a in ("1", "2") for w in ("في هجوم", "وقوع الهجوم")]},
    ],
    "storylines": [["1", "2"]],
    "figures": [
        {"about": "dead", "kind": "agree",
         "values": [{"article": a, "text": "ثلاثة", "low": 3, "high": 3} for a in ("1", "2")]},
    ],
    "pledges": [{"article": "1", "anchor": "سينشر قوات", "who": "الجيش", "due": "2024-05", "status": "open"}],
    "denials": [{"article": "1", "anchor": "وقوع الهجوم", "denies": {"article": "1", "anchor": "في هجوم"}}],
}  # fmt: skip


def make(folder: Path, gold: dict[str, Any] = GOLD, story: dict[str, Any] = STORY, text: str = TEXT) -> Path:
    (folder / "articles").mkdir(parents=True)
    for name in ("1", "2"):
        (folder / "articles" / f"{name}.txt").write_text(f"الرئيسية | سياسة\n{text}\nشارك الخبر", "utf-8")
    body = {"articles": {"1": gold, "2": gold}, "story": story}
    (folder / "gold.json").write_text(json.dumps(body), "utf-8")
    return folder


def changed(layer: str, index: int, **fields: Any) -> dict[str, Any]:
    items = [dict(item) for item in GOLD[layer]]
    items[index] |= fields
    return {**GOLD, layer: items}


def f1(first: Path, second: Path) -> dict[str, float | None]:
    return {name: score.f1 for name, score in score_agreement(first, second).total.items()}


def test_the_same_annotation_twice_agrees_in_every_figure(tmp_path: Path) -> None:
    figures = f1(make(tmp_path / "a"), make(tmp_path / "b"))
    assert set(figures.values()) == {1.0}
    for name in (
        "times.value",
        "statements.chain_exact",
        "events.deaths",
        "incidents.bcubed",
        "sources.exact",
    ):
        assert name in figures
    for name in ("duplicates.pairs", "figures.kind", "pledges.status", "denials.claim", "storylines.bcubed"):
        assert name in figures
    assert not any(name.startswith("cleaning") for name in figures)


def test_an_empty_second_annotation_agrees_in_nothing(tmp_path: Path) -> None:
    figures = f1(make(tmp_path / "a"), make(tmp_path / "b", {}, {}))
    for name in ("times.value", "quantities.value", "statements.found", "events.typed", "incidents.bcubed"):
        assert figures[name] == 0.0, name
    assert "statements.speaker" not in figures


def test_one_speaker_that_differs_is_one_speaker_that_differs(tmp_path: Path) -> None:
    other = changed("statements", 1, speaker="مجلس المحافظة", chain=["مجلس المحافظة"])
    report = score_agreement(make(tmp_path / "a"), make(tmp_path / "b", other))
    assert report.total["statements.found"].f1 == 1.0
    assert report.total["statements.speaker"].f1 == 0.75
    assert report.total["statements.kind"].f1 == 1.0
    assert [m.kind for m in report.mistakes] == ["speaker wrong", "speaker wrong"]


def test_other_words_of_the_same_content_are_the_same_statement(tmp_path: Path) -> None:
    other = changed("statements", 1, anchor="قوات إضافية قبل نهاية")
    assert f1(make(tmp_path / "a"), make(tmp_path / "b", other))["statements.found"] == 1.0


def test_words_of_the_content_beside_it_are_another_statement(tmp_path: Path) -> None:
    first = {"statements": [GOLD["statements"][0]]}
    second = {"statements": [GOLD["statements"][3]]}
    assert f1(make(tmp_path / "a", first, {}), make(tmp_path / "b", second, {}))["statements.found"] == 0.0


def test_an_event_of_another_type_is_no_agreement(tmp_path: Path) -> None:
    other = changed("events", 2, type="AID")
    figures = f1(make(tmp_path / "a"), make(tmp_path / "b", other))
    assert figures["events.typed"] == pytest.approx(2 / 3)
    assert figures["events.factuality"] == 1.0


def test_an_item_that_only_the_second_has_costs_precision(tmp_path: Path) -> None:
    first = {**GOLD, "events": GOLD["events"][:2]}
    total = score_agreement(make(tmp_path / "a", first), make(tmp_path / "b")).total
    assert (total["events.typed"].precision, total["events.typed"].recall) == (pytest.approx(2 / 3), 1.0)


def test_other_articles_or_another_text_are_refused(tmp_path: Path) -> None:
    one, two = make(tmp_path / "a"), make(tmp_path / "b", text=TEXT + " تمت.")
    with pytest.raises(InputError, match=r"E120.*another text"):
        score_agreement(one, two)
    (two / "gold.json").write_text(json.dumps({"articles": {"1": {}}}), "utf-8")
    with pytest.raises(InputError, match=r"E120.*only one has 2"):
        score_agreement(one, two)


def test_folders_of_folders_are_paired_by_name(tmp_path: Path) -> None:
    for reader in ("first", "second"):
        make(tmp_path / reader / "iraq")
        make(tmp_path / reader / "libya")
    report = score_agreement(tmp_path / "first", tmp_path / "second")
    assert [f.name for f in report.folders] == ["iraq", "libya"]
    assert any(line.startswith("F1 by folder") for line in agreement_text(report))
    make(tmp_path / "second" / "nile")
    with pytest.raises(InputError, match=r"E120.*nile"):
        score_agreement(tmp_path / "first", tmp_path / "second")


def test_the_command_prints_text_and_json(tmp_path: Path) -> None:
    one, two = str(make(tmp_path / "a")), str(make(tmp_path / "b", changed("times", 0, value="2024")))
    text = CliRunner().invoke(evaluate, ["agreement", one, two, "--errors", "times"], catch_exceptions=False)
    assert "Agreement over 1 folders, 2 articles" in text.output
    assert "wrong value" in text.output
    told = CliRunner().invoke(evaluate, ["agreement", one, two, "--format", "json"], catch_exceptions=False)
    total = json.loads(told.output)["total"]
    assert total["times.value"]["f1"] == 0.0
    assert total["events.typed"]["f1"] == 1.0
