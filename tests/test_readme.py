"""What the READMEs show is what happens: their commands run on the samples, their Python is true."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.ar.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def commands(name: str) -> list[str]:
    """Command lines of a README, their comments taken off."""
    lines = "".join(blocks(name, "sh")).splitlines()
    return [stripped for line in lines if (stripped := re.sub(r"\s+# .*", "", line).strip())]


def isnad_commands() -> list[str]:
    return [line for line in commands("README.md") if line.startswith("isnad ")]


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line as a person would, with this interpreter's `isnad` first on the path."""
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    environment = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    environment |= {name: os.environ.get(name, "") for name in ("PYTHONPATH", "ISNAD_CACHE")}
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README has it: articles and their metadata, and the casebook built from them."""
    here = tmp_path_factory.mktemp("readme")
    with as_file(files("isnad").joinpath("samples")) as samples:
        shutil.copytree(samples / "articles", here / "articles")
        shutil.copy(samples / "articles.jsonl", here)
    (build,) = [line for line in isnad_commands() if line.startswith("isnad build my.casebook")]
    result = run(build, here)
    assert result.returncode == 0, result.stderr
    return here


@pytest.mark.parametrize("line", [line for line in isnad_commands() if "serve" not in line])
def test_every_command_of_the_readme_runs(folder: Path, line: str) -> None:
    result = run(line, folder)
    assert result.returncode == 0, result.stderr
    target = re.search(r"(?:>|--out) (\S+)$", line)
    told = (folder / target[1]).read_text(encoding="utf-8") if target else result.stdout + result.stderr
    assert told.strip()


def test_the_readme_serves_what_can_be_served(folder: Path) -> None:
    assert any(line.startswith("isnad serve") for line in isnad_commands())
    assert run("isnad serve --help", folder).returncode == 0


def test_every_command_is_in_the_readme(folder: Path) -> None:
    shown = set(re.findall(r"\bisnad (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    listed = re.findall(r"^  (\w+)  ", run("isnad --help", folder).stdout.split("Commands:")[1], re.MULTILINE)
    assert set(listed) - {"demo"} <= shown
    assert len(listed) >= 8


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_of_a_readme_exists(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:^|`)make (\w+)", text, flags=re.MULTILINE))
    assert {"demo", "serve"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_the_python_of_the_readme_is_true() -> None:
    source = "".join(blocks("README.md", "python"))
    test = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_demonstration_begins_as_the_readme_says(tmp_path: Path) -> None:
    (shown,) = blocks("README.md", "text")
    result = run("isnad demo", tmp_path)
    assert result.returncode == 0, result.stderr
    lines = shown.rstrip().splitlines()
    assert lines[0].startswith("9 articles, 1 independent source, denied by ")
    assert result.stdout.splitlines()[: len(lines)] == lines


def test_both_readmes_show_the_same_commands_and_output() -> None:
    assert commands("README.ar.md") == commands("README.md")
    for language in ("text", "python"):
        assert blocks("README.ar.md", language) == blocks("README.md", language)


def test_both_readmes_name_the_same_options_fields_and_exit_codes() -> None:
    told = [set(re.findall(r"`([^`\n]+)`", (ROOT / name).read_text(encoding="utf-8"))) for name in READMES]
    wanted = {word for word in told[0] if re.fullmatch(r"[-.a-zA-Z_/=0-9 ]+", word)}
    assert wanted - told[1] == set()
    rows = [re.findall(r"^\| (\d+)", (ROOT / name).read_text(encoding="utf-8"), re.M) for name in READMES]
    assert rows[0] == rows[1] == ["0", "1", "2", "3", "130", "141"]


@pytest.mark.parametrize(
    "name",
    [
        *READMES,
        "docs/lexicon.md",
        "docs/exports.md",
        "docs/inputs.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "gold/isnad-dev/DATASHEET.md",
    ],
)
def test_links_within_the_project_lead_somewhere(name: str) -> None:
    path = ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8"))
    for link in links:
        assert (path.parent / link).exists(), link
