"""The same file again is the same article; another file of the same name is another article, and both are kept."""

from __future__ import annotations

import io
import json
import shutil
import sys
import zipfile
from itertools import permutations
from pathlib import Path

import pytest

import isnad
from isnad.api import BuildReport

ARRIVED = "وصل الرئيس إلى بغداد في زيارة رسمية تستمر يومين."
LEFT = "غادر وزير الخارجية القاهرة بعد لقاء نظيره المصري."
DENIED = "نفت وزارة الدفاع الأنباء عن وقوع غارة على المدينة."


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def counts(report: BuildReport) -> tuple[int, int, int]:
    assert report.set_aside == []
    return report.new, report.replaced, report.unchanged


def texts(casebook: Path) -> dict[str, str]:
    with isnad.open(casebook) as book:
        return {found.article.source: found.article.text for found in book.articles()}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "x.casebook"


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    for name, text in (("d1", ARRIVED), ("d2", LEFT), ("d3", DENIED)):
        put(tmp_path / name / "1.txt", text)
    return [tmp_path / name for name in ("d1", "d2", "d3")]


def test_a_file_of_the_same_name_in_another_folder_is_another_article(
    book: Path, folders: list[Path]
) -> None:
    assert counts(isnad.build(book, folders[0])) == (1, 0, 0)
    second = isnad.build(book, folders[1])
    assert counts(second) == (1, 0, 0)
    assert second.renamed == ["d2/1.txt"]
    assert texts(book) == {"1.txt": ARRIVED, "d2/1.txt": LEFT}


def test_folders_of_one_command_are_kept_apart_too(book: Path, folders: list[Path]) -> None:
    assert counts(isnad.build(book, folders)) == (3, 0, 0)
    assert texts(book) == {"1.txt": ARRIVED, "d2/1.txt": LEFT, "d3/1.txt": DENIED}


def test_the_same_again_in_any_order_changes_nothing(book: Path, folders: list[Path]) -> None:
    isnad.build(book, folders)
    before = texts(book)
    for order in permutations(folders):
        assert counts(isnad.build(book, list(order))) == (0, 0, 3)
    for folder in (*folders, folders[1] / "1.txt", f"{folders[2]}/*.txt"):
        assert counts(isnad.build(book, folder)) == (0, 0, 1)
    assert counts(isnad.build(book, f"{folders[0].parent}/d?/*.txt")) == (0, 0, 3)
    assert texts(book) == before


def test_the_same_file_with_other_content_is_replaced_under_its_own_name(
    book: Path, folders: list[Path]
) -> None:
    isnad.build(book, folders)
    put(folders[1] / "1.txt", LEFT + " ثم عاد.")
    assert counts(isnad.build(book, folders[1])) == (0, 1, 0)
    assert texts(book) == {"1.txt": ARRIVED, "d2/1.txt": LEFT + " ثم عاد.", "d3/1.txt": DENIED}


def test_a_folder_reached_by_a_link_or_moved_unchanged_is_no_other_folder(
    book: Path, folders: list[Path]
) -> None:
    isnad.build(book, folders[:2])
    (folders[0].parent / "link").symlink_to(folders[1])
    assert counts(isnad.build(book, folders[0].parent / "link")) == (0, 0, 1)
    (folders[0].parent / "link").unlink()
    shutil.move(folders[0], folders[0].parent / "moved")
    assert counts(isnad.build(book, folders[0].parent / "moved")) == (0, 0, 1)


def test_ids_of_metadata_stay_apart_with_the_names(book: Path, tmp_path: Path) -> None:
    for name, text in (("libya", ARRIVED), ("yemen", LEFT)):
        put(tmp_path / name / "articles" / "000.txt", text)
        put(tmp_path / name / "articles.jsonl", '{"id": "000"}\n')
        assert counts(isnad.build(book, tmp_path / name)) == (1, 0, 0)
    assert counts(isnad.build(book, [tmp_path / "yemen", tmp_path / "libya"])) == (0, 0, 2)
    with isnad.open(book) as opened:
        assert opened.article("yemen/000").article.source == "yemen/000.txt"


def test_archives_and_lines_of_one_name_are_kept_apart(book: Path, tmp_path: Path) -> None:
    for name, text in (("d1", ARRIVED), ("d2", LEFT)):
        put(tmp_path / name / "a.jsonl", json.dumps({"text": text}))
        with zipfile.ZipFile(tmp_path / name / "c.zip", "w") as archive:
            archive.writestr("1.txt", f"{text} {DENIED}")
        assert counts(isnad.build(book, tmp_path / name)) == (2, 0, 0)
    assert set(texts(book)) == {"a.jsonl:1", "c.zip/1.txt", "d2/a.jsonl:1", "d2/c.zip/1.txt"}


def piped(monkeypatch: pytest.MonkeyPatch, book: Path, *said: object) -> tuple[int, int, int]:
    lines = (line if isinstance(line, str) else json.dumps(line) for line in said)
    data = io.BytesIO("\n".join(lines).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
    return counts(isnad.build(book, "-"))


def test_what_is_piped_in_replaces_nothing_that_was_piped_in_before(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert piped(monkeypatch, book, {"text": ARRIVED}, {"text": LEFT}) == (2, 0, 0)
    assert piped(monkeypatch, book, {"text": DENIED}) == (1, 0, 0)
    assert piped(monkeypatch, book, {"text": LEFT}, {"text": DENIED}, {"text": ARRIVED}) == (0, 0, 3)
    assert piped(monkeypatch, book, f"{ARRIVED} {LEFT}") == (1, 0, 0)
    assert piped(monkeypatch, book, f"{LEFT} {DENIED}") == (1, 0, 0)
    assert piped(monkeypatch, book, f"{ARRIVED} {LEFT}") == (0, 0, 1)
    kept = [ARRIVED, LEFT, DENIED, f"{ARRIVED} {LEFT}", f"{LEFT} {DENIED}"]
    assert sorted(texts(book).values()) == sorted(kept)


def test_one_text_by_two_outlets_is_two_articles_also_when_piped_in(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"text": ARRIVED, "outlet": outlet} for outlet in ("الغد", "الأمس")]
    assert piped(monkeypatch, book, *rows) == (2, 0, 0)
    assert piped(monkeypatch, book, *reversed(rows)) == (0, 0, 2)


def test_an_object_that_names_itself_is_replaced_and_the_report_says_whence(
    book: Path, tmp_path: Path
) -> None:
    put(tmp_path / "a.jsonl", json.dumps({"id": "7", "text": ARRIVED}))
    put(tmp_path / "b.jsonl", json.dumps({"id": "7", "text": LEFT}))
    isnad.build(book, tmp_path / "a.jsonl")
    report = isnad.build(book, tmp_path / "b.jsonl")
    assert counts(report) == (0, 1, 0)
    assert report.displaced == ["7 (b.jsonl:1)"]
    put(tmp_path / "b.jsonl", json.dumps({"id": "7", "text": DENIED}))
    assert isnad.build(book, tmp_path / "b.jsonl").displaced == []


def test_a_casebook_from_before_origins_were_kept_goes_on(book: Path, folders: list[Path]) -> None:
    import sqlite3

    isnad.build(book, folders[0])
    with sqlite3.connect(book) as db:
        db.execute("DROP TABLE origins")
    put(folders[0] / "1.txt", ARRIVED + " وغادرها.")
    assert counts(isnad.build(book, folders[0])) == (0, 1, 0)
    assert counts(isnad.build(book, folders[1])) == (1, 0, 0)
