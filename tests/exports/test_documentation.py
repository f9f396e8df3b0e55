"""docs/exports.md says what is true: its commands run, its Python does what it shows, its tables are complete."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from exports.conftest import write_casebook
from isnad.exports.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_casebook(tmp_path / "my.casebook")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs_and_gives_something(here: Path, line: str) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{here}:/usr/bin:/bin"}
    (here / "isnad").write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "from isnad.cli import main; main()" "$@"\n'
    )
    (here / "isnad").chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", line], cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    target = re.search(r"(?:>|--out) (\S+)", line)
    path = here / (target[1] if target else "")
    assert done.stdout or (any(path.iterdir()) if path.is_dir() else path.stat().st_size)


@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_the_python_is_true(here: Path, number: int) -> None:
    source = blocks("python")[number]
    if "table" in source:
        pytest.importorskip("pandas", reason="NOT TESTED with pandas: it is not installed")
        pytest.importorskip("pyarrow", reason="NOT TESTED with Arrow: isnad[arrow] is not installed")
    if "spacy" in source:
        pytest.importorskip("spacy", reason="NOT TESTED with spaCy: isnad[spacy] is not installed")
    test = doctest.DocTestParser().get_doctest(">>> import isnad\n" + source, {}, "exports.md", None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_format_is_in_the_table() -> None:
    told = set(re.findall(r"`([a-z-]+)`", TEXT[TEXT.index("| format") : TEXT.index("**Filters**")]))
    assert told - {"isnad"} == set(FORMATS)


def test_every_code_of_the_exports_is_explained() -> None:
    listed = set(re.findall(r"^\| (E\d+)", TEXT, flags=re.MULTILINE))
    raised: set[str] = set()
    for path in (ROOT / "src" / "isnad" / "exports").rglob("*.py"):
        raised |= set(re.findall(r'"(E\d{3})"', path.read_text(encoding="utf-8")))
    assert raised <= listed
    assert {"E310", "E404", "E406", "E122"} <= listed
