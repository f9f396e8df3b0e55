"""The rooms keep to their order, and what a command does not need it does not load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

HEAVY = {
    "argon2", "feedparser", "ftfy", "hijridate", "jinja2", "litestar", "lxml", "multiprocessing", "numpy", "py3langid", "pyarrow",
    "rapidfuzz", "rensa", "sqlite3", "trafilatura", "uvicorn", "warcio", "yaml",
}  # fmt: skip
"""Modules that neither `import isnad` nor a `--help` may load."""


def modules_loaded_by(code: str) -> set[str]:
    """Names of the modules that a fresh interpreter has loaded after running some code."""
    program = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[-1].split())


def loaded_by(code: str) -> set[str]:
    """As `modules_loaded_by`, top-level modules alone."""
    return {name.split(".")[0] for name in modules_loaded_by(code)}


def test_a_room_imports_only_rooms_above_it() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_room_has_its_place_in_the_order() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    placed = set(re.findall(r"isnad\.(\w+)", contract[contract.index("[tool.importlinter]") :]))
    folder = ROOT / "src" / "isnad"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")} - {"samples"}
    assert modules | packages == placed


def test_the_layers_of_annotation_do_not_touch_storage_or_the_web() -> None:
    for path in (ROOT / "src" / "isnad" / "annotate").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not {alias.name.split(".")[0] for alias in node.names} & {
                    "sqlite3",
                    "litestar",
                    "socket",
                }


@pytest.mark.parametrize("arguments", ["--help", "--version", "build --help"])
def test_a_question_about_a_command_loads_no_library(arguments: str) -> None:
    begin = f"import isnad.cli\nsys.argv[1:] = {arguments.split()}\n"
    call = begin + "try: isnad.cli.main()\nexcept SystemExit: pass"
    assert loaded_by(call) & HEAVY == set()


def test_importing_the_package_loads_no_library() -> None:
    assert loaded_by("import isnad") & (HEAVY | {"click", "msgspec"}) == set()


def test_annotating_a_text_loads_nothing_that_links_or_stores() -> None:
    loaded = modules_loaded_by("import isnad\nisnad.annotate('زار الوزير بغداد.', published='2024-05-13')")
    rooms = {".".join(name.split(".")[:2]) for name in loaded if name.startswith("isnad.")}
    assert rooms == {
        f"isnad.{room}" for room in ("annotate", "api", "errors", "language", "lexicon", "records", "sources")
    }
    assert loaded & {"sqlite3", "multiprocessing", "rensa", "pyarrow", "click", "litestar"} == set()
