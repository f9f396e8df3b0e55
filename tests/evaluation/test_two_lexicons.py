"""Two lexicons on the same articles: what one reads that the other does not, each in a process of its own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from isnad.errors import InputError, LexiconError
from isnad.evaluation.compare_command import compare as command
from isnad.evaluation.comparison import Comparison
from isnad.evaluation.lexicons import compare_lexicons

TEXT = "قصف تجمع السدرة الأحمر مدينة كركوك أمس الأربعاء، وقالت وزارة الدفاع العراقية إن ثلاثة قتلوا.\n"
ACTORS = (
    "- {id: test.sidra, kind: ORG, en: Red Sidra, names: [تجمع السدرة الأحمر], country: IRQ, sector: REB}\n"
)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lexicon folder with a body of its own; beside it two articles, and a text that is none."""
    here = tmp_path_factory.mktemp("lexicons")
    (here / "mine" / "actors").mkdir(parents=True)
    (here / "mine" / "actors" / "own.yaml").write_text(ACTORS, encoding="utf-8")
    (here / "in").mkdir()
    (here / "in" / "1.txt").write_text(TEXT, encoding="utf-8")
    (here / "in" / "2.txt").write_text("زار وزير الخارجية المصري بغداد يوم 3 مايو 2024.\n", encoding="utf-8")
    (here / "in" / "3.txt").write_text("English only, and nothing else in it.\n", encoding="utf-8")
    return here / "mine"


@pytest.fixture(scope="module")
def found(mine: Path) -> Comparison:
    return compare_lexicons(None, mine, mine.with_name("in"))


def test_what_only_one_knows_is_a_disagreement_and_the_rest_agrees(found: Comparison) -> None:
    assert (found.first, found.second, found.articles) == ("isnad", "mine", 2)
    assert {d.article for d in found.disagreements if d.layer == "mentions"} == {"1"}
    assert "test.sidra" in str([d for d in found.disagreements if d.layer == "mentions"])
    assert found.layers["times"].alpha == found.layers["times"].f1 == 1.0
    assert found.layers["mentions"].second > 0


def test_what_neither_could_read_is_said(found: Comparison) -> None:
    assert [line for line in found.left_out if "3.txt" in line and "[E106]" in line]


def test_a_lexicon_agrees_with_itself_and_no_other_lexicon_meddles(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISNAD_LEXICON", str(mine))
    text = str(mine.with_name("in") / "1.txt")
    told = CliRunner().invoke(
        command, ["-", "-", "--articles", text, "--format", "json", "--disagreements", "all"]
    )
    assert told.exit_code == 0, told.output
    read = json.loads(told.output)
    assert (read["articles"], read["disagreements"]) == (1, [])
    assert read["layers"]["mentions"]["alpha"] == 1.0
    assert os.environ["ISNAD_LEXICON"] == str(mine)


def test_a_lexicon_that_cannot_be_used_and_articles_that_are_none_have_codes(
    mine: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "outlets.yaml").write_text("- {id: out.x, names: 7}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="E202"):
        compare_lexicons(tmp_path / "wrong", None, mine.with_name("in"))
    with pytest.raises(InputError, match="E122"):
        compare_lexicons(None, None, mine.with_name("in") / "3.txt")


@pytest.mark.parametrize("args", [["-", "-"], ["-", "FOLDER"], ["FOLDER", "FOLDER", "--metadata", "FILE"]])
def test_lexicons_are_compared_on_articles_only(mine: Path, args: list[str]) -> None:
    given = {"FOLDER": str(mine), "FILE": str(mine.with_name("in") / "1.txt")}
    told = CliRunner().invoke(command, [given.get(arg, arg) for arg in args])
    assert (told.exit_code, "--articles" in told.output) == (2, True)
