"""Builds on a machine that fails: no room, no right to write, another writer. Coded errors, and nothing is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import kills
import pytest

import isnad

CODE = "from isnad.cli import main; main()"
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    **{name: os.environ.get(name, "") for name in ("PYTHONPATH", "ISNAD_CACHE")},
}
ARTICLES = 12


def build(book: Path, corpus: Path, *, largest_file: int | None = None) -> subprocess.Popen[str]:
    def limited() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    command = [sys.executable, "-c", CODE, "build", str(book), str(corpus), "--processes", "1"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, preexec_fn=limited)


def told(process: subprocess.Popen[str]) -> tuple[int, str]:
    said = process.communicate(timeout=120)[1]
    return process.returncode, said


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "in"
    kills.make_corpus(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    book = tmp_path_factory.mktemp("whole") / "x.casebook"
    assert told(build(book, corpus))[0] == 3
    return kills.content(book)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 900 kB."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("NOT TESTED on a full disk: this user may not mount one")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_full_disk_is_told_and_the_build_goes_on_when_there_is_room(
    disk: Path, corpus: Path, expected: dict[str, str]
) -> None:
    book = disk / "x.casebook"
    code, said = told(build(book, corpus))
    assert (code, said.count("\n"), said.startswith("isnad: [E307] no room left")) == (1, 1, True)
    with isnad.open(book) as casebook:
        held = casebook.article_count
        assert all(article.article.text for article in casebook.articles())
    assert 0 < held < ARTICLES
    subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
    code, said = told(build(book, corpus))
    assert (code, f"{held} unchanged" in said) == (3, True)
    assert kills.content(book) == expected
    assert [path.name for path in disk.iterdir()] == ["x.casebook"]


def test_a_disk_that_becomes_read_only_is_told(disk: Path, corpus: Path, expected: dict[str, str]) -> None:
    book = disk / "x.casebook"
    subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
    told(build(book, corpus))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    code, said = told(build(book, corpus))
    assert (code, said.startswith("isnad: [E303] ")) == (1, True), said
    assert kills.content(book) == expected


def test_a_limit_on_the_size_of_files_is_told_as_such(
    tmp_path: Path, corpus: Path, expected: dict[str, str]
) -> None:
    book = tmp_path / "x.casebook"
    code, said = told(build(book, corpus, largest_file=600_000))
    assert (code, said.count("\n"), said.startswith("isnad: [E307] ")) == (1, 1, True), said
    assert told(build(book, corpus))[0] == 3
    assert kills.content(book) == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_casebook_or_folder_without_the_right_to_write_is_told(tmp_path: Path, corpus: Path) -> None:
    book = tmp_path / "x.casebook"
    told(build(book, corpus))
    book.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        code, said = told(build(book, corpus))
        other = told(build(tmp_path / "y.casebook", corpus))
    finally:
        tmp_path.chmod(0o700)
    assert (code, said.startswith("isnad: [E303] ")) == (1, True)
    assert (other[0], other[1].startswith("isnad: [E303] ")) == (1, True)


def test_two_builds_at_once_lose_nothing(tmp_path: Path, corpus: Path, expected: dict[str, str]) -> None:
    other = tmp_path / "more"
    other.mkdir()
    for number in range(6):
        text = f"أعلنت وزارة النقل المصرية، الاثنين، افتتاح المحطة رقم {number} من الخط الجديد في القاهرة."
        (other / f"m{number}.txt").write_text(text, encoding="utf-8")
    book = tmp_path / "x.casebook"
    for (code, said), good in (
        (told(process), good) for process, good in [(build(book, corpus), 3), (build(book, other), 0)]
    ):
        assert code == good or (code == 1 and "[E304]" in said), said
    assert told(build(book, corpus))[0] == 3
    assert told(build(book, other))[0] == 0
    with isnad.open(book) as casebook:
        assert casebook.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert (casebook.article_count, casebook.stale) == (ARTICLES + 6, False)
    assert kills.content(book)["set_aside"] == expected["set_aside"]
    assert [path.name for path in tmp_path.glob("x.*")] == ["x.casebook"]


def test_the_same_build_twice_at_once_is_one_build(
    tmp_path: Path, corpus: Path, expected: dict[str, str]
) -> None:
    book = tmp_path / "x.casebook"
    for process in [build(book, corpus), build(book, corpus)]:
        code, said = told(process)
        assert code == 3 or (code == 1 and "[E304]" in said), said
    assert told(build(book, corpus))[0] == 3
    found = kills.content(book)
    once = {name: rows for name, rows in expected.items() if name not in ("linkings", "changes")}
    assert {name: found[name] for name in once} == once
