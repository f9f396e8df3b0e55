"""`isnad watch` as it is run: by hand until it is interrupted, or once from a timer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import isnad
from isnad.errors import CasebookError

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."
CODE = "from isnad.cli import main; main()"
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    **{name: os.environ.get(name, "") for name in ("PYTHONPATH", "ISNAD_CACHE")},
}


def watch(*args: object, code: str = CODE) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, "watch", *map(str, args), "--processes", "1"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent in the background ignores it
    try:
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    finally:
        signal.signal(signal.SIGINT, before)


def count(book: Path) -> int:
    try:
        with isnad.open(book) as casebook:
            return 0 if casebook.stale else casebook.article_count
    except CasebookError as error:
        if error.code not in ("E301", "E305"):  # not there yet, or being made
            raise
        return 0


def until(book: Path, articles: int) -> None:
    deadline = time.monotonic() + 90
    while count(book) < articles:
        assert time.monotonic() < deadline, f"{count(book)} of {articles} articles"
        time.sleep(0.1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "in"
    here.mkdir()
    (here / "1.txt").write_text(TEXT, encoding="utf-8")
    return here


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_follows_a_folder_until_it_is_ended(
    tmp_path: Path, folder: Path, sent: signal.Signals, code: int
) -> None:
    book = tmp_path / "x.casebook"
    process = watch(book, folder, "--every", "1s")
    try:
        until(book, 1)
        (folder / "2.txt").write_text(TEXT.replace("الخميس", "الأحد"), encoding="utf-8")
        until(book, 2)
        time.sleep(0.2)
        process.send_signal(sent)
        told = process.communicate(timeout=60)[1]
    finally:
        process.kill()
    assert process.returncode == code
    lines = [line for line in told.splitlines() if line]
    assert len(lines) == 3, told
    assert all("1 new" in line for line in lines[:2])
    assert "what is done is kept" in lines[2]
    assert count(book) == 2
    assert not book.with_name("x.casebook-wal").exists()


LOST = """
import os, signal, time
import isnad.following
from isnad.api import BuildReport
from isnad.cli import main
class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        for _ in range(9): time.sleep(0.01)
def look(*args, **more):
    Last()
    return BuildReport()
isnad.following.look = look
main()
"""
"""A look during which a signal comes where Python swallows what it raises."""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_that_a_finaliser_swallows_ends_it_too(
    tmp_path: Path, folder: Path, name: str, code: int
) -> None:
    told = watch(tmp_path / "x.casebook", folder, "--every", "1s", code=LOST.format(name=name))
    try:
        said = told.communicate(timeout=30)[1]
    finally:
        told.kill()
    assert "ignored in" in said, "else this test shows nothing"
    assert (told.returncode, "what is done is kept" in said) == (code, True)


def test_once_ends_with_the_code_of_what_was_set_aside(tmp_path: Path, folder: Path) -> None:
    book = tmp_path / "x.casebook"
    first = watch(book, folder, "--once")
    assert (first.communicate(timeout=90)[1].count("\n"), first.returncode) == (1, 0)
    (folder / "bad.txt").write_text("English only, and nothing else in it.")
    second = watch(book, folder, "--once")
    assert "[E106] bad.txt" in second.communicate(timeout=90)[1]
    assert second.returncode == 3


def test_feeds_are_not_asked_more_than_once_a_minute(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("https://farqad.example/feed\n")
    for every in ("30s", "10", "0m", "m"):
        process = watch(tmp_path / "x.casebook", feeds, "--every", every)
        assert "--every" in process.communicate(timeout=60)[1]
        assert process.returncode == 2
