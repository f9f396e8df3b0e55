"""Event sentences with labels and annotators' spans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold_cases import at, event

from isnad.errors import InputError
from isnad.evaluation.sentence_gold import read_sentences
from isnad.evaluation.sentence_spans import majority
from isnad.evaluation.sentences import SentenceReport, score_events
from isnad.records import Annotations, Article, Party

KILLED = "قتل مسلحون جنديا في بغداد."
ROWS = [
    ("d1-1", "yes", KILLED),
    ("d1-2", "yes", "انفجرت قنبلة."),
    ("d2-1", "easy no", "هجوم إعلامي."),
    ("d2-2", "easy no", "زار الوزير باريس."),
    ("d3-1", "difficult no", "خطر هجوم محتمل."),
    ("d3-2", "ambiguous", "هجوم ما."),
]


def write(
    folder: Path, rows: list[tuple[str, str, str]], spans: list[dict[str, object]] | None = None
) -> Path:
    lines = ["accept,event_type,id,label,reject,text,total"]
    lines += [f"1,ASSAULT,{name},{label},0,{text},3" for name, label, text in rows]
    (folder / "assault.csv").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "assault_spans.json").write_text(json.dumps(spans or []), "utf-8")
    return folder


def annotate(article: Article) -> Annotations:
    """Sees an event wherever the word هجوم or قتل stands; a محتمل one is planned."""
    text = article.text
    events = [
        event(text, word, "ASSAULT", factuality="planned" if "محتمل" in text else "asserted")
        for word in ("هجوم", "قتل")
        if word in text
    ]
    if text == KILLED:
        events[0].actor = Party(**at(text, "مسلحون"), sector="UAF")
        events[0].recipient = Party(**at(text, "جنديا"), sector="MIL", country="IRQ")
    return Annotations(article=article, events=events)


def figures(report: SentenceReport, metric: str) -> tuple[float | None, float | None]:
    return report.scores[metric].precision, report.scores[metric].recall


def test_detection_against_each_kind_of_no(tmp_path: Path) -> None:
    report = score_events(write(tmp_path, ROWS), annotate)
    assert figures(report, "assault.any.detection") == (1 / 3, 0.5)
    assert figures(report, "assault.any.against_easy") == (0.5, 0.5)
    assert report.scores["assault.any.false_on_easy_no"].f1 == 0.5
    assert report.scores["assault.any.false_on_difficult_no"].f1 == 1.0
    assert figures(report, "assault.asserted.detection") == (0.5, 0.5)
    assert report.scores["assault.asserted.false_on_difficult_no"].f1 == 0.0


def test_duplicate_texts_are_merged_and_contradictions_dropped(tmp_path: Path) -> None:
    rows = [
        ("a-1", "easy no", "نص"), ("b-1", "difficult no", "نص"),
        ("a-2", "yes", "خبر"), ("b-2", "yes", "خبر"),
        ("a-3", "yes", "قول"), ("b-3", "easy no", "قول"),
    ]  # fmt: skip
    labels = {s.text: s.label for s in read_sentences(write(tmp_path, rows))}
    assert labels == {"نص": "difficult no", "خبر": "yes", "قول": "ambiguous"}


def reading(
    source: list[str], verb: list[str], target: list[str], sector: str, country: str
) -> dict[str, object]:
    return {
        "source_actor": source, "verb": verb, "target_actor": target,
        "source_role": {"main": "None", "role": "UAF"} if source else {},
        "target_role": {"main": country, "role": sector},
    }  # fmt: skip


def test_spans_are_averaged_over_annotators(tmp_path: Path) -> None:
    item = {
        "text": KILLED, "event_type": "ASSAULT",
        "spans": [
            reading(["مسلحون"], ["قتل"], ["جنديا"], "MIL", "IRQ"),
            reading([], ["قتل"], ["جنديا", "في", "بغداد"], "MIL", "IRQ"),
        ],
    }  # fmt: skip
    report = score_events(write(tmp_path, ROWS, [item]), annotate)
    assert report.scores["assault.spans.verb"].f1 == 1.0
    assert report.scores["assault.spans.source"].f1 == 0.5
    assert report.scores["assault.spans.source.empty"].f1 == 0.5
    assert report.scores["assault.spans.target"].f1 == pytest.approx((1 + 2 * 1 / 4) / 2)
    assert report.scores["assault.spans.target.humans"].f1 == pytest.approx(0.5)


def test_a_silent_system_is_right_where_the_annotator_marked_nothing(tmp_path: Path) -> None:
    item = {"text": "زار", "event_type": "ASSAULT", "spans": [reading([], [], [], "None", "None")]}
    report = score_events(write(tmp_path, ROWS, [item]), annotate)
    assert report.scores["assault.spans.verb"].f1 == 1.0
    assert report.scores["assault.spans.verb.empty"].f1 == 1.0
    assert "assault.spans.verb.found" not in report.scores


def test_roles_where_most_annotators_agree(tmp_path: Path) -> None:
    item = {
        "text": KILLED, "event_type": "ASSAULT",
        "spans": [
            reading(["مسلحون"], ["قتل"], ["جنديا"], "MIL", "IRQ"),
            reading(["مسلحون"], ["قتل"], ["جنديا"], "MIL", "USA"),
            reading(["مسلحون"], ["قتل"], ["جنديا"], "COP", "AFG"),
        ],
    }  # fmt: skip
    report = score_events(write(tmp_path, ROWS, [item]), annotate)
    assert figures(report, "assault.roles.target.sector.end_to_end") == (1.0, 1.0)
    assert figures(report, "assault.roles.source.sector.end_to_end") == (1.0, 1.0)
    assert figures(report, "assault.roles.target.sector.given") == (1.0, 1.0)
    assert "assault.roles.target.country.end_to_end" not in report.scores


def test_majority_needs_more_than_half() -> None:
    assert majority([]) is None
    assert majority(["a", "b"]) is None
    assert majority(["a", "a", "b"]) == "a"


def test_mistakes_name_the_kind_of_no(tmp_path: Path) -> None:
    report = score_events(write(tmp_path, ROWS), annotate)
    assert [m.kind for m in report.mistakes] == [
        "ASSAULT missed", "ASSAULT false alarm on easy no", "ASSAULT false alarm on difficult no",
    ]  # fmt: skip


def test_files_of_another_shape_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="E101"):
        score_events(tmp_path, annotate)
    (tmp_path / "x.csv").write_text("id,text\n1,نص\n", "utf-8")
    with pytest.raises(InputError, match="E110"):
        score_events(tmp_path, annotate)


def test_one_judge_is_scored_on_the_label_that_all_gave_together(tmp_path: Path) -> None:
    rows = [("a-1", "yes", 3), ("b-1", "difficult no", 1), ("c-1", "easy no", 0), ("d-1", "ambiguous", 2)]
    lines = ["accept,event_type,id,label,reject,text,total"]
    lines += [f"{accept},ASSAULT,{name},{label},{3 - accept},نص {name},3" for name, label, accept in rows]
    (tmp_path / "assault.csv").write_text("\n".join(lines) + "\n", "utf-8")
    judge = score_events(tmp_path, annotate).scores["assault.one_judge.detection"]
    assert judge.precision == pytest.approx(0.75)  # of one and a third yes, one
    assert judge.recall == 1.0


def test_votes_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "accept,event_type,id,label,text,total\nكل,ASSAULT,a-1,yes,نص,3\n", "utf-8"
    )
    with pytest.raises(InputError, match="E110"):
        read_sentences(tmp_path)
