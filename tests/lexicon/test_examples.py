"""The examples of event frames: each is read as its frame says, and what is not is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isnad.cli.frame_examples import run_examples
from isnad.cli.lexicon import lexicon
from isnad.lexicon import load

READ = {
    "fits": "{text: دحرج الجيش الجنود, trigger: دحرج, actor: الجيش, recipient: الجنود, place: null}",
    "the article in لل is counted": "{text: دحرج الجيش للجنود, trigger: دحرج, recipient: الجنود}",
    "a role left out is not asked for": "{text: دحرج الجيش المتظاهرين, trigger: دحرج}",
    "nothing is there": "{text: وصل الجيش, none: true}",
}
MISREAD = {
    "actor should be الشرطة, is الجيش": "{text: دحرج الجيش الصحفيين, trigger: دحرج, actor: الشرطة}",
    "actor should be nobody, is الجيش": "{text: دحرج الجيش الوزراء, trigger: دحرج, actor: null}",
    "no ASSAULT at السكان": "{text: دحرج الجيش السكان, trigger: السكان}",
    "should be planned, is asserted": "{text: دحرج الجيش المحتجين, trigger: دحرج, factuality: planned}",
    "but tells no such event": "{text: دحرج الجيش المعلمين, none: true}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lexicon folder with a frame of its own."""
    path = tmp_path_factory.mktemp("lexicon") / "frames" / "mine.yaml"
    path.parent.mkdir()
    examples = "\n".join(f"    - {example}" for example in (*READ.values(), *MISREAD.values()))
    path.write_text(
        "- id: assault.mine\n  type: ASSAULT\n  verbs: [{root: دحرج, form: 1}]\n"
        "  roles: {subject: actor, object: recipient, ل: recipient, في: place}\n"
        f"  examples:\n{examples}\n",
        "utf-8",
    )
    return path.parent.parent


def check(*options: str) -> Result:
    return CliRunner().invoke(lexicon, ["check", *options], standalone_mode=False)


def test_every_example_of_the_frames_is_read_as_its_frame_says() -> None:
    assert [outcome for outcome in run_examples(load()) if outcome.wrong] == []


def test_what_an_example_asks_for_is_compared_with_what_is_read(folder: Path) -> None:
    told = [o.wrong for o in run_examples(load(folder)) if o.frame == "assault.mine"]
    assert told[: len(READ)] == [None] * len(READ)
    misread = told[len(READ) :]
    assert [
        wanted for wanted, wrong in zip(MISREAD, misread, strict=True) if wanted not in (wrong or "")
    ] == []


def test_the_check_names_an_example_that_is_read_otherwise(folder: Path) -> None:
    outcome = check("--folder", str(folder))
    assert "assault.mine: دحرج الجيش المعلمين" in outcome.output
    assert outcome.return_value == 1


def test_the_entries_are_checked_alone_where_the_examples_are_left_out(folder: Path) -> None:
    outcome = check("--no-examples", "--folder", str(folder))
    assert outcome.return_value == 0, outcome.output
    assert "examples are read" not in outcome.output
