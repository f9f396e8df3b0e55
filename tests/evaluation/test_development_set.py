"""The development sets in the repository keep the gold format's rules; and what breaks them is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from isnad.evaluation.corpus import corpus_of
from isnad.evaluation.goldcheck import faults
from isnad.evaluation.goldformat import gold_folders, read_gold

GOLD = Path(__file__).resolve().parents[2] / "gold"
SET = GOLD / "isnad-dev"
OTHER = GOLD / "isnad-other"
SECOND = GOLD / "isnad-second"
THIRD = GOLD / "isnad-third"
FOURTH = GOLD / "isnad-fourth"
FIFTH = GOLD / "isnad-fifth"
STORYLINES = gold_folders([SET, OTHER, SECOND, THIRD, FOURTH, FIFTH])


@pytest.mark.parametrize("folder", STORYLINES, ids=lambda f: f.name)
def test_every_string_of_gold_stands_where_it_should(folder: Path) -> None:
    assert faults(folder) == []


@pytest.mark.parametrize("folder", STORYLINES, ids=lambda f: f.name)
def test_a_chain_ends_with_its_speaker(folder: Path) -> None:
    for name, gold in read_gold(folder).gold.articles.items():
        for statement in gold.statements:
            assert statement.chain, (name, statement.anchor)
            assert statement.chain[-1] == statement.speaker, (name, statement.anchor)


def test_the_set_has_grown_no_smaller() -> None:
    corpus = corpus_of([SET])
    assert corpus.folders >= 8
    assert corpus.articles >= 82


def test_the_set_of_other_kinds_has_each_of_them_and_only_events() -> None:
    folders = gold_folders([OTHER])
    assert {f.name for f in folders} == {"culture", "economy", "notices", "opinion", "sport"}
    for folder in folders:
        golds = read_gold(folder).gold.articles.values()
        assert len(golds) >= 9
        assert any(g.events for g in golds), "an act told in passing must be kept"
        assert any(not g.events for g in golds), "an article without a single act must stay empty"
        assert not any(g.times or g.quantities or g.statements or g.entities for g in golds)


def test_no_article_name_stands_in_two_storylines() -> None:
    names = [name for folder in STORYLINES for name in read_gold(folder).gold.articles]
    assert len(names) == len(set(names))


def test_no_address_leads_anywhere() -> None:
    for folder in STORYLINES:
        for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
            url = json.loads(line)["url"]
            assert url is None or url.split("/")[2].endswith(".example"), url


# ---------------------------------------------------------------- the rules themselves

TEXT = "قُتل ثلاثة جنود في هجوم قرب كركوك أمس، بحسب مصدر أمني، ثم وقع هجوم ثان."
SOUND: dict[str, Any] = {
    "times": [{"text": "أمس", "value": "2024-05-12"}],
    "quantities": [{"text": "ثلاثة", "low": 3, "high": 3}],
    "statements": [
        {"anchor": "قُتل ثلاثة", "kind": "indirect", "speaker": "مصدر أمني", "chain": ["مصدر أمني"]}
    ],
    "events": [{"anchor": "في هجوم", "type": "ASSAULT", "factuality": "asserted", "place": "كركوك"}],
}
STORY: dict[str, Any] = {
    "incidents": [{"key": "k", "type": "ASSAULT", "mentions": [{"article": "1", "anchor": "في هجوم"}]}],
    "storylines": [["1"]],
}


def make(folder: Path, gold: dict[str, Any], story: dict[str, Any], rows: str = '{"id": "1"}\n') -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "1.txt").write_text(TEXT, "utf-8")
    (folder / "articles.jsonl").write_text(rows, "utf-8")
    (folder / "gold.json").write_text(json.dumps({"articles": {"1": gold}, "story": story}), "utf-8")
    return folder


def test_a_sound_folder_has_no_faults(tmp_path: Path) -> None:
    assert faults(make(tmp_path / "x", SOUND, STORY)) == []


@pytest.mark.parametrize(
    ("layer", "item", "says"),
    [
        ("junk", "شارك", "1 junk: not in the article: 'شارك'"),
        ("times", {"text": "غدا", "value": "2024"}, "time: not in the article"),
        ("times", {"text": "أمس", "value": ""}, "time without a value: أمس"),
        ("quantities", {"text": "أربعة", "low": 4, "high": 4}, "quantity: not in the article"),
        ("statements", {"anchor": "هجوم", "kind": "direct"}, "statement: the anchor stands 2 times: 'هجوم'"),
        (
            "statements",
            {"anchor": "ثم وقع", "kind": "direct", "chain": ["رويترز"]},
            "chain: not in the article",
        ),
        ("events", {"anchor": "", "type": "AID", "factuality": "denied"}, "event: the anchor stands 0 times"),
        (
            "events",
            {"anchor": "وقع", "type": "AID", "factuality": "denied", "actor": "داعش"},
            "event: not in the article: 'داعش'",
        ),
    ],
)
def test_a_string_that_does_not_stand_there_is_told(tmp_path: Path, layer: str, item: Any, says: str) -> None:
    (fault,) = faults(make(tmp_path / "x", {**SOUND, layer: [*SOUND.get(layer, []), item]}, STORY))
    assert says in fault


@pytest.mark.parametrize(
    ("part", "value", "says"),
    [
        ("duplicates", [{"a": "1", "b": "9", "relation": "copy"}], "duplicate: no article 9"),
        (
            "incidents",
            [{"key": "k", "type": "AID", "mentions": [{"article": "1", "anchor": "هجوم ثان"}]}],
            "incident k: no event of 1 has the anchor",
        ),
        ("storylines", [["1", "1"]], "storylines do not hold every article once"),
        (
            "figures",
            [{"about": "x", "kind": "agree", "values": [{"article": "1", "text": "سبعة"}]}],
            "figure in 1: not in the article",
        ),
        ("pledges", [{"article": "1", "anchor": "هجوم"}], "pledge in 1: the anchor stands 2 times"),
        (
            "denials",
            [{"article": "1", "anchor": "وقع", "denies": {"article": "9", "anchor": "وقع"}}],
            "claim denied in 9: the anchor stands 0 times",
        ),
    ],
)
def test_a_story_that_points_at_nothing_is_told(tmp_path: Path, part: str, value: Any, says: str) -> None:
    (fault,) = faults(make(tmp_path / "x", SOUND, {**STORY, part: value}))
    assert says in fault


def test_names_that_do_not_agree_are_told(tmp_path: Path) -> None:
    folder = make(tmp_path / "x", SOUND, STORY, '{"id": "1"}\n{"id": "2"}\n')
    assert faults(folder) == ["gold and articles.jsonl differ: 2"]
    (folder / "articles" / "3.txt").write_text(TEXT, "utf-8")
    assert "gold and article files differ: 3" in faults(folder)
    (folder / "articles.jsonl").unlink()
    assert "no articles.jsonl" in faults(folder)
