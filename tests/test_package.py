"""The wheel: the same sources give the same bytes, and it holds what the program needs."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import package
import pytest
import sbom


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A build, and the digests of what is in it."""
    folder = tmp_path_factory.mktemp("wheel") / "first"
    return folder, package.built(folder)


def test_two_builds_give_the_same_bytes_and_the_wheel_holds_all(
    build: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    folder, first = build
    assert first == package.built(tmp_path / "second")
    assert sorted(name.rpartition(".")[2] for name in first) == ["gz", "whl"]
    wheel = package.wheel_in(folder)
    assert package.lacking(wheel) == []
    assert wheel.name.endswith("-py3-none-any.whl")  # nothing is compiled unless that is asked for
    assert wheel.stat().st_size < package.MOST_BYTES


def test_the_page_on_installing_names_every_extra_and_the_size(build: tuple[Path, dict[str, str]]) -> None:
    page = (package.ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    project = tomllib.loads((package.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert re.findall(r"^\| `isnad\[(\w+)\]`", page, flags=re.MULTILINE) == sorted(
        project["optional-dependencies"]
    )
    size = package.wheel_in(build[0]).stat().st_size / 1e6
    (told,) = re.findall(r"wheel has ([\d.]+) MB", page)
    assert abs(float(told) - size) < 0.5


def test_the_pythons_to_try_are_those_that_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, code in (("path/python3.12", 127), ("pyenv/versions/3.12.1/bin/python3.12", 0)):
        program = tmp_path / path
        program.parent.mkdir(parents=True)
        program.write_text(f"#!/bin/sh\nexit {code}\n")
        program.chmod(0o755)
    monkeypatch.setattr(package, "PYTHONS", ("python3.12", "python3.99"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'path'}:/usr/bin:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    own = f"python3.{sys.version_info.minor}"
    kept = str(tmp_path / "pyenv/versions/3.12.1/bin/python3.12")
    assert package.pythons() == {"python3.12": kept} | {own: sys.executable}


def test_a_licence_that_leaves_a_choice_is_not_the_gpl_alone() -> None:
    rows = [
        {"Name": "chosen", "License": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"},
        {"Name": "lesser", "License": "GNU Lesser General Public License v3 (LGPLv3)"},
        {"Name": "strict", "License": "GNU General Public License v3 (GPLv3)"},
        {"Name": "free", "License": "MIT"},
    ]
    assert sbom.under_the_gpl_alone(rows) == ["strict"]
