"""What is written is whole, or is not there; what cannot be written says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isnad.casebook import Casebook, IncidentFilter
from isnad.errors import UsageError
from isnad.exports.cells import neutralised
from isnad.exports.formats import FORMATS, export
from isnad.exports.options import ExportOptions
from isnad.exports.outputs import folder_output, text_output


def test_a_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    with text_output(tmp_path / "x.tsv") as out:
        out.write("نص")
        assert not (tmp_path / "x.tsv").exists()
    assert (tmp_path / "x.tsv").read_text(encoding="utf-8") == "نص"
    assert [path.name for path in tmp_path.iterdir()] == ["x.tsv"]


@pytest.mark.parametrize("ending", [ValueError, KeyboardInterrupt])
def test_what_is_broken_off_leaves_what_was_there(tmp_path: Path, ending: type[BaseException]) -> None:
    (tmp_path / "x.tsv").write_text("old")
    with pytest.raises(ending), text_output(tmp_path / "x.tsv") as out:  # noqa: PT012
        out.write("half")
        raise ending
    assert [path.name for path in tmp_path.iterdir()] == ["x.tsv"]
    assert (tmp_path / "x.tsv").read_text() == "old"
    with pytest.raises(ending), folder_output(tmp_path / "tables") as folder:  # noqa: PT012
        (folder / "a.csv").write_text("half")
        raise ending
    assert [path.name for path in tmp_path.iterdir()] == ["x.tsv"]


def test_a_link_is_followed_and_a_device_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "real.tsv").write_text("old")
    (tmp_path / "link.tsv").symlink_to(tmp_path / "real.tsv")
    with text_output(tmp_path / "link.tsv") as out:
        out.write("new")
    assert (tmp_path / "real.tsv").read_text() == "new"
    assert (tmp_path / "link.tsv").is_symlink()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with text_output(pipe) as out:
        out.write("x")
    assert os.read(reader, 10) == b"x"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_filter_that_cannot_be_meant_is_refused_before_a_word_is_written(
    book_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with Casebook(book_path) as book:
        for to in ("polecat", "plover", "ftm", "graphml"):
            with pytest.raises(UsageError, match="E402"):
                export(book, to, "-", ExportOptions(wanted=IncidentFilter(since="soon")))
    assert capsysbinary.readouterr().out == b""


def test_an_output_that_cannot_be_has_a_code(book_path: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    with Casebook(book_path) as book:
        for to, out, code in (
            ("polecat", tmp_path, "E450"),
            ("polecat", tmp_path / "no" / "x.tsv", "E451"),
            ("acled", tmp_path / "x", "E453"),
        ):
            with pytest.raises(UsageError) as caught:
                export(book, to, out)
            assert caught.value.code == code
    for out in ("-", tmp_path / "full", tmp_path / "full" / "x"):
        with pytest.raises(UsageError) as caught, folder_output(out):
            pass
        assert caught.value.code == "E452"


def test_every_format_has_something_that_writes_it() -> None:
    for format in FORMATS.values():
        assert callable(format.load())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_text(cell: str) -> None:
    assert neutralised(cell) == "'" + cell
