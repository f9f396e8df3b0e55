"""What the pages of the documentation show is what happens: their commands run, their Python is true."""

from __future__ import annotations

import ast
import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import pytest

from exports.conftest import write_casebook
from isnad.casebook import Casebook, IncidentFilter
from isnad.lexicon.schema import Actor, Outlet

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def run(block: str, folder: Path) -> str:
    """Run a block as a person would, line after line; gives what it prints."""
    tools = folder / ".tools"
    if not tools.exists():
        tools.mkdir()
        call = f'#!/bin/sh\nexec {sys.executable} -c "from isnad.cli import main; main()" "$@"\n'
        (tools / "isnad").write_text(call, encoding="utf-8")
        (tools / "isnad").chmod(0o755)
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{tools}:/usr/bin:/bin"}
    command = ["sh", "-e", "-c", block]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{block}\n{done.stderr}"
    return done.stdout


def with_casebook(folder: Path) -> None:
    write_casebook(folder / "my.casebook")


def with_two_articles(folder: Path) -> None:
    (folder / "articles").mkdir()
    with as_file(files("isnad").joinpath("samples")) as samples:
        for name in ("a01-difaf.txt", "a02-nafidha.txt"):
            shutil.copyfile(samples / "articles" / name, folder / "articles" / name)


@pytest.mark.parametrize(
    ("page", "begin"),
    [
        ("following.md", with_casebook),
        ("research.md", with_casebook),
        ("independence.md", with_casebook),
        ("outlets.md", with_two_articles),
        ("clusters.md", with_two_articles),
        ("ar/exports.md", with_casebook),
        ("ar/correcting.md", with_casebook),
    ],
)
def test_the_commands_of_a_page_run(page: str, begin: Callable[[Path], None], tmp_path: Path) -> None:
    begin(tmp_path)
    shown = blocks(page, "sh")
    assert shown
    for block in shown:
        run(block, tmp_path)


def test_the_tutorial_leads_from_a_folder_to_a_dossier(tmp_path: Path) -> None:
    for block in blocks("tutorial.md", "sh"):
        if " ID" in block:
            with Casebook(tmp_path / "news.casebook") as book:
                id = next(book.each_incident(IncidentFilter(min_sources=2))).id
            block = block.replace(" ID", f" {id}")
        told = run(block, tmp_path)
        if "chronicle" in block:
            assert told.splitlines()[0] == blocks("tutorial.md", "text")[1].strip()
        assert told or not re.search(r"isnad (?:search|show|changes)", block), block
    assert '<html lang="ar" dir="rtl">' in (tmp_path / "dossier-ar.html").read_text(encoding="utf-8")
    assert "\\[1\\]" in (tmp_path / "dossier.md").read_text(encoding="utf-8")
    assert len((tmp_path / "incidents.csv").read_text(encoding="utf-8-sig").splitlines()) > 1


@pytest.mark.parametrize(
    ("page", "language"), [("tutorial.md", "sh"), ("tutorial.md", "text"), ("clusters.md", "sh")]
)
def test_the_arabic_page_shows_the_same(page: str, language: str) -> None:
    assert blocks(f"ar/{page}", language) == blocks(page, language) != []


def test_the_arabic_page_of_the_lexicon_shows_the_same_commands_and_entries_that_fit(tmp_path: Path) -> None:
    show, write, use = blocks("ar/lexicon.md", "sh")
    assert [show, use] == [block for block in blocks("outlets.md", "sh") if block.startswith("isnad")]
    run(write, tmp_path)
    for name, kind in (("outlets.yaml", Outlet), ("actors/mine.yaml", Actor)):
        assert msgspec.yaml.decode((tmp_path / "my-lexicon" / name).read_bytes(), type=list[kind])


@pytest.mark.parametrize("page", ["chains.md", "research.md"])
def test_the_python_of_a_page_is_true(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with_casebook(tmp_path)
    for block in blocks(page, "sh"):
        run(block, tmp_path)
    for source in blocks(page, "python"):
        test = doctest.DocTestParser().get_doctest(source, {}, page, page, 0)
        assert doctest.DocTestRunner().run(test).failed == 0


def test_every_code_of_an_arabic_page_is_english_as_written_in_the_program() -> None:
    english = "".join(
        path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md") if "ar" not in path.parts
    )
    english += (DOCS.parent / "README.md").read_text(encoding="utf-8")
    for path in sorted((DOCS / "ar").glob("*.md")):
        for word in re.findall(r"`(--[a-z-]+|[a-z_-]+)`", path.read_text(encoding="utf-8")):
            assert word in english, (path.name, word)


@pytest.mark.parametrize("name", sorted(path.stem for path in (DOCS / "notebooks").glob("*.ipynb")))
def test_a_notebook_runs_from_top_to_bottom(name: str) -> None:
    notebook = json.loads((DOCS / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    known: dict[str, object] = {}
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] != "code":
            continue
        assert (cell["outputs"], cell["execution_count"]) == ([], None), "committed without results"
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop()
        assert isinstance(last, ast.Expr), f"cell {number} shows nothing"
        exec(compile(tree, f"{name}[{number}]", "exec"), known)
        shown = eval(compile(ast.Expression(last.value), f"{name}[{number}]", "eval"), known)
        assert len(shown) if hasattr(shown, "__len__") else shown, f"cell {number} shows nothing"  # type: ignore[arg-type]
