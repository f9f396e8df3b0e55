"""Looking again and again: what is new comes in, what is known is left alone, nothing is lost."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from serving import Site

import isnad
from isnad import api
from isnad.errors import UsageError
from isnad.following import look, rounds
from isnad.records import Annotations, Article, ArticleRef, Chronicle, Correction, MadeBy

TEXT = "أعلنت وزارة الدفاع العراقية مقتل {} من عناصر التنظيم في غارة جوية على مدينة كركوك."
read: list[str] = []


def _annotate(article: Article, names_model: object = None) -> Annotations:
    read.append(article.source)
    return Annotations(article=article, made_by=MadeBy(isnad="test"), sentences=[(0, len(article.text))])


def _link(items: Iterable[Annotations], corrections: Sequence[Correction]) -> Chronicle:
    return Chronicle(articles=[ArticleRef(id=i.article.id, source=i.article.source) for i in items])


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two rooms, replaced by stand-ins."""
    import isnad.annotate
    import isnad.link  # noqa: F401

    monkeypatch.setattr(sys.modules["isnad.annotate"], "annotate", _annotate, raising=False)
    monkeypatch.setattr(sys.modules["isnad.link"], "link", _link, raising=False)
    monkeypatch.setattr(api, "annotator", lambda model: "test")
    api._made_by.cache_clear()
    _annotate(Article(id="", source=""))
    read.clear()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "x.casebook"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "in"
    here.mkdir()
    for n in range(1, 4):
        (here / f"{n}.txt").write_text(TEXT.format(n), encoding="utf-8")
    (here / "empty.txt").touch()
    return here


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    from isnad.sources import reading

    names: list[str] = []
    known = reading._open
    monkeypatch.setattr(reading, "_open", lambda path: (names.append(path.name), known(path))[1])
    return names


def sources(book: Path) -> list[str]:
    with isnad.open(book) as casebook:
        assert not casebook.stale
        return [article.article.source for article in casebook.articles()]


def test_only_what_is_new_or_changed_in_a_folder_is_read_again(
    book: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(book, folder)
    assert (first.new, [aside.code for aside in first.set_aside]) == (3, ["E103"])
    names = opened(folder, monkeypatch)
    again = look(book, folder)
    assert (again.read, again.set_aside, names) == (0, [], [])
    (folder / "2.txt").write_text(TEXT.format("عشرين"), encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "4.txt").write_text(TEXT.format(4), encoding="utf-8")
    third = look(book, folder)
    assert (third.new, third.replaced, names) == (1, 1, ["2.txt", "4.txt"])
    assert sources(book) == ["1.txt", "2.txt", "3.txt", "sub/4.txt"]


def test_an_article_whose_file_goes_away_stays(book: Path, folder: Path) -> None:
    look(book, folder)
    (folder / "1.txt").unlink()
    look(book, folder)
    assert sources(book) == ["1.txt", "2.txt", "3.txt"]


def test_metadata_that_changes_has_its_files_read_again(book: Path, folder: Path) -> None:
    look(book, folder)
    (folder / "articles.jsonl").write_text('{"id": "1", "published": "2024-01-26"}\n')
    report = look(book, folder)
    assert (report.replaced, report.unchanged) == (1, 2)
    report = look(book, folder)
    assert (report.read, report.skipped) == (0, [])


def test_a_file_that_was_unreadable_is_read_when_it_may_be(book: Path, folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    (folder / "1.txt").chmod(0)
    assert [aside.code for aside in look(book, folder).set_aside] == ["E102", "E103"]
    (folder / "1.txt").chmod(0o600)
    assert look(book, folder).new == 1


def test_another_reading_or_another_casebook_begins_anew(
    book: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(book, folder)
    assert look(book, folder, columns={"title": "head"}).unchanged == 3
    monkeypatch.setattr(api, "annotator", lambda model: "newer")
    assert look(book, folder).unchanged == 3
    book.unlink()
    assert look(book, folder).new == 3


def test_a_look_that_is_broken_off_before_linking_is_completed_by_the_next(
    book: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(items: Iterable[Annotations], corrections: Sequence[Correction]) -> Chronicle:
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(sys.modules["isnad.link"], "link", broken)
        with pytest.raises(KeyboardInterrupt):
            look(book, folder)
    assert look(book, folder).unchanged == 3
    assert sources(book) == ["1.txt", "2.txt", "3.txt"]


def test_the_casebook_is_one_plain_file_after_each_look_and_names_no_path(book: Path, folder: Path) -> None:
    look(book, folder)
    look(book, folder)
    assert sorted(path.name for path in book.parent.iterdir()) == ["in", "x.casebook"]
    assert str(folder).encode() not in book.read_bytes()


def rss(*items: tuple[str, str], title: str = "فرقد") -> bytes:
    told = "".join(
        f"<item><guid>{guid}</guid><description>{text}</description></item>" for guid, text in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'.encode()


def listed(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "feeds.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


ONE, TWO = ("https://farqad.example/1", TEXT.format(1)), ("https://farqad.example/2", TEXT.format(2))


def test_feeds_are_asked_what_is_new(book: Path, tmp_path: Path, site: Site) -> None:
    feeds = listed(tmp_path, site.address("/a"), f"{site.address('/b')} ديمة")
    site.give("/a", rss(ONE), {"ETag": '"1"'})
    site.give("/b", rss(("urn:b:1", TEXT.format(7))))
    assert look(book, feeds).new == 2
    with isnad.open(book) as casebook:
        told = {a.article.source: a.article.outlet for a in casebook.articles()}
    assert told == {ONE[0]: "فرقد", "urn:b:1": "ديمة"}
    report = look(book, feeds)
    assert (report.read, site.asked[-2][1]["If-None-Match"]) == (0, '"1"')
    site.give("/a", rss(TWO, (ONE[0], TEXT.format("ثلاثين"))), {"ETag": '"2"'})
    report = look(book, feeds)
    assert (report.new, report.replaced) == (1, 1)
    assert sorted(sources(book)) == sorted([*told, TWO[0]])


def test_a_feed_that_fails_is_told_and_the_others_are_read(book: Path, tmp_path: Path, site: Site) -> None:
    feeds = listed(
        tmp_path, site.address("/gone"), site.address("/page"), "ftp://x.example/", site.address("/a")
    )
    site.give("/page", b"<html></html>")
    site.give("/a", rss(ONE))
    report = look(book, feeds)
    codes = {"feeds.txt:3": "E141", site.address("/gone"): "E140", site.address("/page"): "E131"}
    assert {aside.source: aside.code for aside in report.set_aside} == codes
    assert report.new == 1
    site.give("/gone", rss(TWO))
    assert look(book, feeds).new == 1


def test_a_server_that_wants_to_be_left_alone_is(book: Path, tmp_path: Path, site: Site) -> None:
    feeds = listed(tmp_path, site.address("/a"), site.address("/busy"))
    site.give("/a", rss(ONE))
    site.give("/busy", b"", {"Retry-After": "600"}, status=429)
    assert [aside.code for aside in look(book, feeds).set_aside] == ["E140"]
    assert look(book, feeds).set_aside == []
    assert [path for path, _ in site.asked] == ["/a", "/busy", "/a"]


def test_an_entry_of_several_feeds_is_that_of_the_first(book: Path, tmp_path: Path, site: Site) -> None:
    feeds = listed(tmp_path, site.address("/a"), site.address("/b"))
    site.give("/a", rss(ONE, title="فرقد - سياسة"))
    site.give("/b", rss(ONE, TWO, title="فرقد - العالم"))
    first = look(book, feeds)
    assert (first.new, first.set_aside) == (2, [])
    site.give("/b", rss(TWO, ONE, title="فرقد"))
    report = look(book, feeds)
    assert (report.new, report.replaced, report.set_aside) == (0, 1, [])
    with isnad.open(book) as casebook:
        assert casebook.article(ONE[0]).article.outlet == "فرقد - سياسة"


def test_entries_without_a_name_are_known_by_what_they_say(book: Path, tmp_path: Path, site: Site) -> None:
    feeds = listed(tmp_path, site.address("/a"))
    site.give("/a", rss(("", TEXT.format(1))))
    look(book, feeds)
    site.give("/a", rss(("", TEXT.format(2)), ("", TEXT.format(1))))
    report = look(book, feeds)
    assert (report.new, report.unchanged, report.replaced) == (1, 1, 0)


def test_only_the_feeds_that_are_listed_are_asked(book: Path, tmp_path: Path, site: Site) -> None:
    page = f'&lt;img src="{site.address("/spy.png")}"&gt;{TEXT.format(1)}'
    link = f"<link>{site.address('/article')}</link></item>"
    site.give("/a", rss(("urn:1", page)).replace(b"</item>", link.encode()))
    assert look(book, listed(tmp_path, site.address("/a"))).new == 1
    assert [path for path, _ in site.asked] == ["/a"]


def test_a_folder_is_followed_without_the_network(
    book: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(rounds, "fetch", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    (folder / "feeds.txt").write_text("https://farqad.example/feed\n")
    assert look(book, folder).new == 3


def test_what_is_neither_folder_nor_list_is_refused(book: Path, tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps({"text": TEXT}))
    for path in (lines, tmp_path / "none"):
        with pytest.raises(UsageError, match="E480"):
            look(book, path)
    with pytest.raises(UsageError, match="E480"):
        look(book, listed(tmp_path, "https://farqad.example/"), columns={"text": "x"})
    assert not book.exists()
