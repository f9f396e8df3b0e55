"""Articles to measure with: a folder of any kind that Isnad reads, or zips of newspaper articles.

SaudiNewsNet and its like come as zips of JSON lists with `content`, `source` (the outlet) and
`date_extracted`; they are read as they are.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from importlib.resources import as_file, files
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

from isnad.errors import InputError
from isnad.records import Article
from isnad.sources import article_from_text, read

Made = tuple[str, dict[str, Any]]
"""A raw text and what is known of it, as keyword arguments of `article_from_text`."""


def samples() -> list[Article]:
    """The sample articles that come with Isnad, in the order of their names."""
    with as_file(files("isnad").joinpath("samples")) as folder:
        found = read([folder / "articles"], metadata=folder / "articles.jsonl")
        return [article for article in found if isinstance(article, Article)]


def raw_texts(folder: Path | None, limit: int) -> Iterator[Made]:
    """At most `limit` raw texts of a folder or zip, or of the samples, repeated until there are so many."""
    if folder is None:
        return islice(map(_again, cycle(samples())), limit)
    zips = sorted(folder.glob("*.zip")) if folder.is_dir() else [folder]
    if zips and all(path.suffix == ".zip" for path in zips):
        return islice(chain.from_iterable(map(_newspaper, zips)), limit)
    found = (item for item in read([folder]) if isinstance(item, Article))
    return islice(map(_again, found), limit)


def articles(folder: Path | None, limit: int) -> Iterator[Article]:
    """The same, read and cleaned; what is no Arabic article is left out."""
    for text, known in raw_texts(folder, limit):
        try:
            yield article_from_text(text, **known)
        except InputError:
            continue


def _again(article: Article) -> Made:
    known = {"source": article.source, "outlet": article.outlet, "title": article.title}
    return article.raw, {**known, "published": article.published}


def _newspaper(path: Path) -> Iterator[Made]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            rows: list[dict[str, Any]] = json.loads(archive.read(name))
            for number, row in enumerate(rows, start=1):
                known = {"source": f"{name}:{number}", "outlet": row["source"], "title": row["title"]}
                yield row["content"], {**known, "published": row["date_extracted"][:10]}
