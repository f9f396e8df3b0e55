"""The quality gate, on a made table of scores: what passes, what fails, and what a floor may do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from isnad.errors import InputError, UsageError
from isnad.evaluation.command import evaluate
from isnad.evaluation.corpus import Corpus, corpus_of
from isnad.evaluation.counts import Counts, score
from isnad.evaluation.floors import (
    Floors,
    check_corpus,
    compare,
    measured,
    read_floors,
    updated,
    write_floors,
)
from isnad.evaluation.gate import held_text, update_text

CORPUS = Corpus(sha256="aa", folders=1, articles=2, gold={"events": 5})
OTHER = Corpus(sha256="bb", folders=1, articles=3, gold={"events": 6})
NOW = {"events.typed": 0.74, "events.actor": 0.657, "statements.found": 0.808}
FLOORS = Floors(corpus=CORPUS, floors=NOW)


def failing(now: dict[str, float]) -> list[str]:
    return [h.figure for h in compare(FLOORS.floors, now) if h.fails]


# ---------------------------------------------------------------- holding


def test_figures_at_or_above_their_floors_hold() -> None:
    assert failing(NOW) == []
    assert failing({name: value + 0.1 for name, value in NOW.items()}) == []


def test_a_figure_under_its_floor_fails_by_however_little() -> None:
    assert failing({**NOW, "events.actor": 0.656}) == ["events.actor"]


def test_a_figure_that_is_no_longer_measured_fails() -> None:
    assert failing({"events.typed": 0.74, "events.actor": 0.657}) == ["statements.found"]


def test_a_figure_that_is_not_recorded_yet_does_not_fail() -> None:
    held = compare(FLOORS.floors, {**NOW, "times.value": 0.1})
    assert [h.fails for h in held] == [False] * 4
    assert any("not recorded yet" in line for line in held_text(held, CORPUS))


def test_figures_are_compared_at_three_decimals() -> None:
    scores = {"events.typed": score(Counts.of(2, 3, 3)), "events.trigger": score(Counts.of(1, 1, 1))}
    assert measured(scores) == {"events.typed": 0.667}
    assert measured({"events.injured": score(Counts())}) == {}


def test_a_layer_that_the_set_does_not_annotate_has_no_floor() -> None:
    assert measured({"times.value": score(Counts.of(0, 160, 0))}) == {}


def test_the_table_tells_figure_floor_now_and_difference() -> None:
    lines = list(held_text(compare(FLOORS.floors, {**NOW, "events.actor": 0.6, "events.typed": 0.8}), CORPUS))
    assert any(line.split()[:4] == ["events.actor", "0.657", "0.600", "-0.057"] for line in lines)
    assert any(line.split() == ["events.typed", "0.740", "0.800", "+0.060"] for line in lines)
    assert lines[-1] == "1 of 3 figures under their floors, on 2 articles in 1 folders, 5 gold items."


def test_another_set_is_refused_before_anything_is_compared() -> None:
    check_corpus(FLOORS, CORPUS)
    with pytest.raises(InputError, match=r"E121.*has changed.*--reason"):
        check_corpus(FLOORS, OTHER)


# ---------------------------------------------------------------- recording


def test_the_first_floors_are_what_is_measured() -> None:
    new = updated(None, NOW, CORPUS, None)
    assert (new.floors, new.corpus, new.lowered) == (NOW, CORPUS, [])


def test_floors_rise_without_a_reason() -> None:
    new = updated(FLOORS, {**NOW, "events.typed": 0.8, "times.value": 0.9}, CORPUS, None)
    assert new.floors == {**NOW, "events.typed": 0.8, "times.value": 0.9}
    assert new.lowered == []
    assert "1 floors raised, 1 new, 0 lowered or dropped" in list(update_text(FLOORS, new))[-1]


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_floor_does_not_fall_without_a_reason(reason: str | None) -> None:
    with pytest.raises(UsageError, match=r"E430.*events.actor would fall from 0\.657 to 0\.600"):
        updated(FLOORS, {**NOW, "events.actor": 0.6}, CORPUS, reason)


def test_a_floor_is_not_dropped_without_a_reason() -> None:
    with pytest.raises(UsageError, match=r"E430.*events.typed"):
        updated(FLOORS, {k: v for k, v in NOW.items() if k != "events.typed"}, CORPUS, None)


def test_another_set_is_not_accepted_without_a_reason() -> None:
    with pytest.raises(UsageError, match=r"E430.*the set has changed"):
        updated(FLOORS, NOW, OTHER, None)


def test_a_lowering_is_kept_with_its_reason() -> None:
    first = updated(FLOORS, {**NOW, "events.actor": 0.6}, CORPUS, "actors of passives are null now")
    assert first.floors["events.actor"] == 0.6
    assert first.lowered[0].reason == "actors of passives are null now"
    assert first.lowered[0].figures == {"events.actor": (0.657, 0.6)}
    assert first.lowered[0].corpus is None
    dropped = {k: v for k, v in NOW.items() if k != "events.actor"}
    second = updated(first, dropped, OTHER, "an eighth storyline")
    assert [entry.reason for entry in second.lowered] == [
        "actors of passives are null now",
        "an eighth storyline",
    ]
    assert second.lowered[1].figures == {"events.actor": (0.6, None)}
    assert second.lowered[1].corpus == ("aa", "bb")
    assert second.corpus == OTHER


def test_a_reason_that_nothing_needs_is_not_recorded() -> None:
    assert updated(FLOORS, {**NOW, "events.typed": 0.8}, CORPUS, "because").lowered == []


# ---------------------------------------------------------------- the file and the set


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = updated(FLOORS, {**NOW, "events.actor": 0.6}, OTHER, "أُعيد الوسم")
    write_floors(path, floors)
    assert read_floors(path) == floors
    assert "أُعيد الوسم" in path.read_text("utf-8")


def test_a_missing_or_broken_floors_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"E101.*--update"):
        read_floors(tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text('{"floors": 7}')
    with pytest.raises(InputError, match="E110"):
        read_floors(tmp_path / "floors.json")


def make(folder: Path, text: str = "قُتل ثلاثة جنود في هجوم على حاجز قرب كركوك أمس الأحد.") -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "1.txt").write_text(text, "utf-8")
    (folder / "articles.jsonl").write_text('{"id": "1", "published": "2024-05-13"}\n', "utf-8")
    gold = {"times": [{"text": "أمس الأحد", "value": "2024-05-12"}]}
    (folder / "gold.json").write_text(json.dumps({"articles": {"1": gold}}), "utf-8")
    return folder


def test_the_digest_is_of_every_file_and_not_of_the_place(tmp_path: Path) -> None:
    one = corpus_of([make(tmp_path / "a" / "iraq")])
    assert corpus_of([make(tmp_path / "b" / "iraq")]) == one
    assert (one.folders, one.articles, one.gold["times"], one.gold["incidents"]) == (1, 1, 1, 0)
    for name in ("articles/1.txt", "articles.jsonl", "gold.json"):
        path = tmp_path / "b" / "iraq" / name
        before = path.read_bytes()
        path.write_bytes(before + b" ")
        assert corpus_of([tmp_path / "b" / "iraq"]).sha256 != one.sha256, name
        path.write_bytes(before)


def test_the_digest_does_not_depend_on_the_order_of_folders(tmp_path: Path) -> None:
    one, two = make(tmp_path / "iraq"), make(tmp_path / "libya")
    assert corpus_of([one, two]) == corpus_of([two, one]) == corpus_of([tmp_path])


# ---------------------------------------------------------------- the command


def gate(folder: Path, *more: str) -> tuple[int, str, BaseException | None]:
    floors = str(folder.parent / "floors.json")
    result = CliRunner().invoke(evaluate, ["gate", str(folder), "--floors", floors, *more])
    return result.exit_code, result.output, result.exception


def test_the_command_records_holds_fails_and_lowers(tmp_path: Path) -> None:
    folder, path = make(tmp_path / "iraq"), tmp_path / "floors.json"
    assert isinstance(gate(folder)[2], InputError)
    code, told, _ = gate(folder, "--update")
    assert (code, "floors recorded" in told) == (0, True)
    code, told, _ = gate(folder)
    assert (code, "figures hold" in told) == (0, True)

    high = read_floors(path)
    high.floors = {**high.floors, "times.value": 1.1}
    write_floors(path, high)
    code, told, _ = gate(folder)
    assert (code, "under its floor" in told) == (1, True)
    before = path.read_bytes()
    _, _, error = gate(folder, "--update")
    assert isinstance(error, UsageError)
    assert path.read_bytes() == before
    code, told, _ = gate(folder, "--update", "--reason", "1.1 was never true")
    assert (code, "Recorded with the reason: 1.1 was never true" in told) == (0, True)
    assert gate(folder)[0] == 0


def test_the_command_refuses_a_changed_set(tmp_path: Path) -> None:
    folder = make(tmp_path / "iraq")
    gate(folder, "--update")
    (folder / "articles" / "1.txt").write_text(
        "قُتل أربعة جنود في هجوم على حاجز قرب كركوك أمس الأحد.", "utf-8"
    )
    assert "E121" in str(gate(folder)[2])
    assert "E430" in str(gate(folder, "--update")[2])
    assert gate(folder, "--update", "--reason", "one more died")[0] == 0
    assert gate(folder)[0] == 0


def test_a_reason_without_an_update_is_wrong_usage(tmp_path: Path) -> None:
    assert gate(make(tmp_path / "iraq"), "--reason", "x")[0] == 2
