"""The lock installs what the project asks for, anywhere, and no committed file names a machine."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

GPL = {"arabic-stopwords", "farahidi", "naftawayh", "pyarabic", "qalsadi", "tashaphyne", "unidecode"}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~; ]", line)[0].lower().replace("_", "-") for line in requirements}


def locked() -> set[str]:
    return names(re.findall(r"^[\w.-]+==", LOCK, flags=re.MULTILINE))


def test_the_lock_holds_everything_that_is_asked_for() -> None:
    asked = names(PROJECT["project"]["dependencies"]) | names(PROJECT["dependency-groups"]["dev"])
    assert asked <= locked()


@pytest.mark.parametrize(
    ("group", "lock"),
    [
        ("bench", "benchmarks/requirements.lock"),
        ("compiled", "tools/locks/compiled.lock"),
        ("site", "tests/web/requirements.lock"),
    ],
)
def test_a_group_of_its_own_has_its_own_lock(group: str, lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert names(PROJECT["dependency-groups"][group]) <= names(
        re.findall(r"^[\w.-]+==", text, flags=re.MULTILINE)
    )
    assert "://" not in text
    assert not names(re.findall(r"^[\w.-]+==", text, flags=re.MULTILINE)) & GPL


def test_an_editable_install_needs_nothing_that_is_not_locked() -> None:
    assert names(PROJECT["build-system"]["requires"]) | {"editables"} <= locked()


def test_every_locked_package_has_its_hash_and_none_its_address() -> None:
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        assert "--hash=sha256:" in entry, entry
    assert "://" not in LOCK


def test_no_package_under_the_gpl_is_locked() -> None:
    assert not locked() & GPL


def test_no_committed_file_names_a_machine() -> None:
    command = [sys.executable, str(ROOT / "tools" / "committed_files.py")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_make_and_the_check_of_a_checkout_name_their_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in (
        "demo",
        "test",
        "lint",
        "gates",
        "bench",
        "serve",
        "lock",
        "help",
        "browser",
        "screenshots",
    ):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
    run = ROOT / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    for command in ("make test", "make lint", "make gates", "make browser"):
        assert command in run.read_text(encoding="utf-8")
