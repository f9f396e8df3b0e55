"""What the commands tell on standard error, and how they end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."
CODE = "from isnad.cli import main; main()"


def isnad(
    *args: str | Path, stdin: bytes = b"", stdout: int | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CODE, *map(str, args)]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    environment |= {name: os.environ.get(name, "") for name in ("PYTHONPATH", "ISNAD_CACHE")}
    where = subprocess.PIPE if stdout is None else stdout
    done = subprocess.run(
        command, input=stdin, stdout=where, stderr=subprocess.PIPE, env=environment, check=False, timeout=120
    )
    return subprocess.CompletedProcess(
        command, done.returncode, (done.stdout or b"").decode(), done.stderr.decode()
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "in"
    here.mkdir()
    (here / "1.txt").write_text(TEXT, encoding="utf-8")
    return here


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook of one article, as the command makes it."""
    made = tmp_path_factory.mktemp("built")
    (made / "1.txt").write_text(TEXT, encoding="utf-8")
    assert isnad("build", made / "x.casebook", made / "1.txt").returncode == 0
    return made / "x.casebook"


@pytest.fixture
def casebook(built: Path, tmp_path: Path) -> Path:
    """The same, for a test to change."""
    return Path(shutil.copyfile(built, tmp_path / "x.casebook"))


def test_every_article_set_aside_is_named(tmp_path: Path, folder: Path) -> None:
    for n in range(30):
        (folder / f"bad{n}.txt").write_text("only English here, nothing else")
    result = isnad("build", tmp_path / "x.casebook", folder)
    assert result.returncode == 3
    assert result.stderr.count("[E106] bad") == 30
    assert "1 new, 30 set aside" in result.stderr


def test_lines_of_metadata_are_not_counted_as_articles(tmp_path: Path, folder: Path) -> None:
    (folder / "articles.jsonl").write_text('{"id": "1"}\n{bad\n')
    result = isnad("build", tmp_path / "x.casebook", folder)
    assert result.returncode == 3
    assert "1 new, 1 line of metadata set aside;" in result.stderr


@pytest.mark.parametrize("command", ["annotate", "build"])
def test_what_is_no_article_is_told_and_is_no_failure(tmp_path: Path, folder: Path, command: str) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF")
    casebook = [tmp_path / "x.casebook"] if command == "build" else []
    result = isnad(command, *casebook, folder)
    assert result.returncode == 0
    assert "not read: 1 × files of a kind that is not read: a.pdf" in result.stderr


def test_articles_of_one_name_are_told_apart(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "1.txt").write_text(TEXT + TEXT, encoding="utf-8")
    result = isnad("build", tmp_path / "x.casebook", folder, tmp_path / "other")
    assert result.returncode == 0
    assert "2 new" in result.stderr
    assert "other/1.txt" in result.stderr


def test_no_casebook_is_left_behind_where_nothing_could_be_read(tmp_path: Path) -> None:
    result = isnad("build", tmp_path / "x.casebook", tmp_path / "nowhere")
    assert result.returncode == 3
    assert "not made" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layout", ["text", "json", "html"])
def test_a_chronicle_older_than_its_articles_is_never_printed_silently(casebook: Path, layout: str) -> None:
    import sqlite3

    assert isnad("chronicle", casebook, "--format", layout).stderr == ""
    with sqlite3.connect(casebook) as db:
        db.execute("UPDATE meta SET value = 'stale' WHERE name = 'chronicle'")
    db.close()
    result = isnad("chronicle", casebook, "--format", layout)
    assert result.returncode == 0
    assert "run isnad build again" in result.stderr
    assert "run isnad build again" in isnad("show", casebook, "1.txt").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "args",
    [("chronicle",), ("chronicle", "--format", "json"), ("chronicle", "--format", "html"), ("show", "1.txt")],
)
def test_output_that_cannot_be_written_is_told_with_a_code(casebook: Path, args: tuple[str, ...]) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    result = isnad(args[0], casebook, *args[1:], stdout=full)
    os.close(full)
    assert result.returncode == 1
    assert result.stderr.startswith("isnad: [E430] the output cannot be written")
    assert len(result.stderr.splitlines()) == 1


def test_a_build_that_is_terminated_ends_in_order(tmp_path: Path, folder: Path) -> None:
    for n in range(400):
        (folder / f"{n}.txt").write_text(f"{TEXT} {n}. " * 40, encoding="utf-8")
    command = [sys.executable, "-c", CODE, "build", str(tmp_path / "x.casebook"), str(folder)]
    process = subprocess.Popen([*command, "--processes", "2"], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not (tmp_path / "x.casebook").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGTERM)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 143
    assert told == "isnad: terminated; what is done is kept, the same command goes on from there.\n"


def test_lines_are_refused_where_nothing_is_cut(casebook: Path) -> None:
    result = isnad("chronicle", casebook, "--format", "json", "--lines", "5")
    assert result.returncode == 2
    assert "--lines" in result.stderr


@pytest.mark.parametrize("command", ["annotate", "build"])
def test_the_help_names_every_kind_that_is_read(command: str) -> None:
    text = " ".join(isnad(command, "--help").stdout.split())
    for kind in (
        "text",
        "HTML",
        "JSON",
        "JSONL",
        "CSV",
        "Parquet",
        "RSS",
        "Atom",
        "WARC",
        "WET",
        ".gz",
        ".zip",
    ):
        assert kind in text


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"n,story,day\n1,{TEXT},2024-01-26\n", encoding="utf-8")
    result = isnad("annotate", tmp_path / "a.csv", "--columns", "text=story,published=day")
    assert result.returncode == 0, result.stderr
    assert '"published":"2024-01-26"' in result.stdout
    result = isnad("annotate", tmp_path / "a.csv")
    assert (result.returncode, "[E130] a.csv" in result.stderr) == (3, True)
    for given in ("body", "writer=story"):
        result = isnad("build", tmp_path / "x.casebook", tmp_path / "a.csv", "--columns", given)
        assert (result.returncode, "[E412]" in result.stderr) == (1, True)
    assert not (tmp_path / "x.casebook").exists()
