"""What counting needs stands in the casebook, so that a room that opens makes nothing of it anew; and is used only while it fits."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec
import numpy as np
import pytest

from handmade import annotations, chronicle, make_casebook, make_older
from isnad.casebook import Casebook
from isnad.casebook.article_columns import ArticleColumns
from isnad.casebook.asking import Asking
from isnad.casebook.columns import IncidentColumns
from isnad.casebook.kept_columns import article_columns_of, columns_of, pledge_columns_of
from isnad.casebook.pledge_columns import PledgeColumns


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_casebook(tmp_path / "kept.casebook")


def plain(value: object) -> object:
    """Columns as something that can be compared."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.tolist()
    if isinstance(value, msgspec.Struct):
        return plain(msgspec.structs.asdict(value))
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


def made_anew(monkeypatch: pytest.MonkeyPatch, ask: Callable[[Casebook], object], path: Path) -> bool:
    """Whether asking reads the tables of a casebook from end to end."""
    read: list[str] = []
    for module in ("columns", "article_columns", "pledge_columns"):
        for name in ("read_columns", "read_words"):
            known = getattr(import_module(f"isnad.casebook.{module}"), name, None)
            if known is None:
                continue

            def watched(
                book: Asking, sql: str, *rest: object, known: Callable[..., object] = known
            ) -> object:
                read.append(sql)
                return known(book, sql, *rest)

            monkeypatch.setattr(f"isnad.casebook.{module}.{name}", watched)
    with Casebook(path) as book:
        ask(book)
    return bool(read)


def copied(path: Path) -> Path:
    """The same casebook where the program has not met it."""
    return Path(shutil.copy(path, path.with_name("copy.casebook")))


def execute(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


ASK: dict[str, Callable[[Casebook], object]] = {
    "incidents": lambda book: book.matching().count,
    "articles": lambda book: book.search_facets("العمليات", ["outlet"]),
    "pledges": lambda book: book.pledges_once("2025-09-01", "2025-09-30").shown(limit=9),
}


@pytest.mark.parametrize("of", ASK)
def test_nothing_is_made_anew_when_a_casebook_is_opened(
    path: Path, of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not made_anew(monkeypatch, ASK[of], copied(path))


@pytest.mark.parametrize("of", ASK)
@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE kept_columns",
        "DELETE FROM kept_columns",
        "UPDATE kept_columns SET data = x'c1'",
        "UPDATE kept_columns SET data = substr(data, 1, length(data) - 9)",
        "UPDATE kept_columns SET stamp = '[]'",
        "UPDATE linkings SET at = '2031-01-01T00:00:00Z'",
    ],
)
def test_what_is_damaged_or_does_not_fit_is_made_anew(
    path: Path, of: str, sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Casebook(path) as book:
        expected = ASK[of](book)
    execute(path, sql)
    other = copied(path)
    assert made_anew(monkeypatch, ASK[of], other)
    with Casebook(other) as book:
        assert ASK[of](book) == expected


def test_what_is_kept_is_what_the_tables_give(path: Path) -> None:
    with Casebook(copied(path)) as book:
        assert plain(columns_of(book)) == plain(IncidentColumns.read(book))
        assert plain(article_columns_of(book)) == plain(ArticleColumns.read(book))
        assert plain(pledge_columns_of(book)) == plain(PledgeColumns.read(book))


def test_an_article_that_came_after_the_chronicle_is_counted(path: Path) -> None:
    more = annotations()[0]
    more.article.id = more.article.source = "more.txt"
    with Casebook(path, write=True) as book:
        before, articles = book.search_count("date:2020"), book.article_count
        book.put(more)
    with Casebook(path) as book:
        assert book.search_count("date:2020") == before + 1
        assert book.article_count == articles + 1


def test_a_casebook_that_lacks_them_gets_them_with_its_next_chronicle(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(path)
    with Casebook(path, write=True) as book:
        book.put_chronicle(chronicle(annotations()))
    assert not made_anew(monkeypatch, ASK["incidents"], copied(path))
