"""What is not read is told: articles one by one, what is no article by its reason."""

from __future__ import annotations

import io
import json
import os
import socket
import zipfile
from pathlib import Path

import pytest

from isnad.records import Article, SetAside
from isnad.sources import read
from isnad.sources.skipping import Skips

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."


def reading(
    *paths: object, metadata: Path | None = None, stdin: bytes = b""
) -> tuple[list[str], list[tuple[str, str]], dict[str, list[str]]]:
    """Sources of the articles read; source and code of what was set aside; names of what was passed over."""
    skips = Skips()
    given = [str(path) for path in paths]
    found = list(read(given, metadata=metadata, stdin=io.BytesIO(stdin), skips=skips))
    return (
        [item.source for item in found if isinstance(item, Article)],
        [(item.source, item.code) for item in found if isinstance(item, SetAside)],
        {what.why: what.names for what in skips.told()},
    )


def archive(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_only_regular_files_of_a_folder_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "articles.jsonl")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "s.txt"))
        sources, aside, skipped = reading(folder)
        matched = reading(f"{folder}/*.txt")
    assert (sources, aside) == (["1.txt"], [])
    assert skipped == {"pipes, sockets or devices": ["articles.jsonl", "pipe.txt", "s.txt"]}
    assert matched[2] == {"pipes, sockets or devices": ["pipe.txt", "s.txt"]}


def test_files_of_other_kinds_and_linked_folders_are_counted(tmp_path: Path) -> None:
    for name in ("1.txt", "a.pdf", "b.docx", "sub/c.png", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    sources, aside, skipped = reading(tmp_path)
    assert (sources, aside) == (["1.txt"], [])
    assert skipped == {
        "files of a kind that is not read": ["a.pdf", "b.docx", "sub/c.png"],
        "linked folders": ["loop"],
    }
    assert list(reading(f"{tmp_path}/*")[2].values()) == [["a.pdf", "b.docx"], ["loop", "sub"]]


def test_what_lies_beside_the_folder_of_articles_is_counted(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text('{"id": "1"}\n')
    (tmp_path / "stray.txt").write_text(TEXT, encoding="utf-8")
    sources, aside, skipped = reading(tmp_path)
    assert (sources, aside) == (["1.txt"], [])
    assert list(skipped.values()) == [["stray.txt"]]


def test_a_path_that_gives_no_article_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "a.pdf").write_bytes(b"%PDF")
    archive(tmp_path / "docx.zip", **{"a.docx": "x"})
    (tmp_path / "no.jsonl").write_text("\n\n")
    (tmp_path / "no.json").write_text("[]")
    for path, code in (
        (tmp_path / "empty", "E116"),
        (tmp_path / "others", "E116"),
        (f"{tmp_path}/others/*", "E116"),
        (f"{tmp_path}/emp*", "E116"),
        (tmp_path / "docx.zip", "E116"),
        (tmp_path / "no.jsonl", "E103"),
        (tmp_path / "no.json", "E103"),
    ):
        sources, aside, _ = reading(path)
        assert (sources, [found for _, found in aside]) == ([], [code]), path


def test_a_zip_within_a_zip_is_set_aside_and_other_kinds_are_counted(tmp_path: Path) -> None:
    archive(tmp_path / "a.zip", **{"1.txt": TEXT, "n.zip": "x", "b.docx": "x", "__MACOSX/1.txt": TEXT})
    assert reading(tmp_path / "a.zip") == (
        ["a.zip/1.txt"],
        [("a.zip/n.zip", "E109")],
        {"files of a kind that is not read": ["a.zip/b.docx"]},
    )


def test_members_with_absolute_or_climbing_names_are_read_under_names_of_their_own(tmp_path: Path) -> None:
    archive(tmp_path / "a.zip", **{"/abs.txt": TEXT, "../up.txt": TEXT, "in/./../x.txt": TEXT})
    sources, aside, skipped = reading(tmp_path / "a.zip")
    assert sorted(sources) == ["a.zip/abs.txt", "a.zip/in/x.txt", "a.zip/up.txt"]
    assert (aside, skipped) == ([], {})


def test_rows_of_metadata_that_fit_nothing_are_counted(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    rows = '{"id": "1"}\n{"id": "2"}\n{"source": "gone.txt", "id": "3"}\n'
    (tmp_path / "articles.jsonl").write_text(rows)
    (tmp_path / "m.json").write_text(json.dumps({"id": "2", "text": TEXT}), encoding="utf-8")
    why = "rows of metadata that fit no file or article read"
    assert reading(tmp_path)[2] == {why: ["gone.txt"]}
    assert reading(tmp_path / "1.txt")[2] == {}
    (tmp_path / "given").write_text(rows)
    assert reading(tmp_path / "1.txt", metadata=tmp_path / "given")[2] == {why: ["2", "gone.txt"]}


def test_metadata_that_is_given_keeps_what_lies_beside_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text("{bad\n")
    (tmp_path / "m.jsonl").write_text('{"id": "1"}\n')
    for path in (tmp_path, tmp_path / "1.txt"):
        assert reading(path, metadata=tmp_path / "m.jsonl") == (["1.txt"], [], {})


def test_lines_of_standard_input_have_the_numbers_they_have_in_a_file(tmp_path: Path) -> None:
    rows = ["", json.dumps({"text": TEXT}), "bad", "", json.dumps({"text": TEXT + TEXT})]
    data = "\n".join(rows).encode()
    (tmp_path / "a.jsonl").write_bytes(data)
    sources, aside, _ = reading("-", stdin=data)
    assert (sources, aside) == (["-:2", "-:5"], [("-:3", "E110")])
    sources, aside, _ = reading(tmp_path / "a.jsonl")
    assert (sources, aside) == (["a.jsonl:2", "a.jsonl:5"], [("a.jsonl:3", "E110")])
