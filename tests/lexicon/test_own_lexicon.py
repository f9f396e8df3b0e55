"""A folder of one's own, laid over the lexicon: every command uses it, and says so when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from isnad.casebook import Casebook
from isnad.records import LinkedEntity

TEXT = "قالت صحيفة مرآة السدرة إن تجمع السدرة الأحمر قصف مدينة كركوك أمس الأربعاء.\n"
ACTORS = (
    "- {id: test.sidra, kind: ORG, en: Red Sidra, names: [تجمع السدرة الأحمر], country: IRQ, sector: REB}\n"
)
OUTLETS = "- {id: out.mirat-sidra, en: Mirat al-Sidra, kind: paper, names: [مرآة السدرة], country: IRQ}\n"


def isnad(folder: Path, *args: str, own: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    environment["PYTHONPATH"] = os.environ.get("PYTHONPATH", "")
    environment["ISNAD_CACHE"] = str(
        folder.parent / "compiled"
    )  # one for all tests here: compiling takes long
    if own is not None:
        environment["ISNAD_LEXICON"] = own
    command = [sys.executable, "-c", "from isnad.cli import main; main()", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine" / "actors").mkdir(parents=True)
    (tmp_path / "mine" / "actors" / "own.yaml").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "mine" / "outlets.yaml").write_text(OUTLETS, encoding="utf-8")
    return tmp_path


def named(result: subprocess.CompletedProcess[str]) -> set[str | None]:
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    links = {link["entity"] for statement in found["statements"] for link in statement["chain"]}
    return links | {mention["entity"] for mention in found["mentions"]}


def test_names_and_outlets_of_ones_own_are_read_by_option_and_by_environment(here: Path) -> None:
    wanted = {"test.sidra", "out.mirat-sidra"}
    assert wanted & named(isnad(here, "annotate", "articles/1.txt")) == set()
    assert wanted <= named(isnad(here, "--lexicon", "mine", "annotate", "articles/1.txt", "--processes", "2"))
    assert wanted <= named(isnad(here, "annotate", "articles/1.txt", own=str(here / "mine")))


def test_a_casebook_built_with_it_is_linked_with_it_and_read_anew(here: Path) -> None:
    assert isnad(here, "build", "x.casebook", "articles").returncode == 0
    again = isnad(here, "--lexicon", "mine", "build", "x.casebook", "articles")
    assert "1 replaced" in again.stderr, again.stderr
    with Casebook(here / "x.casebook") as book:
        assert ("test.sidra", "Red Sidra") in {(e.id, e.name_en) for e in book.each(LinkedEntity)}


def test_a_lexicon_that_cannot_be_used_ends_the_run_before_any_article(here: Path) -> None:
    (here / "mine" / "outlets.yaml").write_text("- {id: out.sidra, kind: [], names: 3}\n", encoding="utf-8")
    broken = isnad(here, "--lexicon", "mine", "annotate", "articles/1.txt")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "[E202]" in broken.stderr
    missing = isnad(here, "annotate", "articles/1.txt", own=str(here / "nowhere"))
    assert missing.returncode == 2


def test_a_mistyped_field_is_named_and_not_read_as_nothing(here: Path) -> None:
    (here / "mine" / "outlets.yaml").write_text(OUTLETS.replace("country", "county"), encoding="utf-8")
    told = isnad(here, "lexicon", "check", "--no-examples", "--folder", "mine")
    assert told.returncode == 1
    assert "[E202] outlets.yaml: entry out.mirat-sidra: no field is called county" in told.stderr
