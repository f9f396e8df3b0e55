"""The wheel: the same sources give the same bytes, and it holds what the program needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import package
import sbom


def test_two_builds_give_the_same_bytes_and_the_wheel_holds_all(tmp_path: Path) -> None:
    first, second = package.built(tmp_path / "first"), package.built(tmp_path / "second")
    assert first == second
    assert sorted(name.rpartition(".")[2] for name in first) == ["gz", "whl"]
    wheel = package.wheel_in(tmp_path / "first")
    assert package.lacking(wheel) == []
    assert wheel.name.endswith("-py3-none-any.whl")  # nothing is compiled unless that is asked for
    assert wheel.stat().st_size < package.MOST_BYTES


def test_the_page_on_installing_names_every_extra_and_the_size(tmp_path: Path) -> None:
    page = (package.ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    project = tomllib.loads((package.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert re.findall(r"^\| `isnad\[(\w+)\]`", page, flags=re.MULTILINE) == sorted(
        project["optional-dependencies"]
    )
    package.built(tmp_path / "wheel")
    size = package.wheel_in(tmp_path / "wheel").stat().st_size / 1e6
    (told,) = re.findall(r"wheel has ([\d.]+) MB", page)
    assert abs(float(told) - size) < 0.5


def test_a_licence_that_leaves_a_choice_is_not_the_gpl_alone() -> None:
    rows = [
        {"Name": "chosen", "License": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"},
        {"Name": "lesser", "License": "GNU Lesser General Public License v3 (LGPLv3)"},
        {"Name": "strict", "License": "GNU General Public License v3 (GPLv3)"},
        {"Name": "free", "License": "MIT"},
    ]
    assert sbom.under_the_gpl_alone(rows) == ["strict"]
