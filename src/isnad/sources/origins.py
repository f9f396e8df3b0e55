"""Where an article came from, so that it is known again, and told from another of the same name.

The same file again is the same article, changed or not; a file of the same relative name in another folder
is another article, and gets a name of its own where both come into one casebook.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.records import Article
from isnad.sources.articles import content_id

_LAYOUT = "articles"
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from.

    `place` is where a person finds it (`b.jsonl:3`), `key` a digest by which it is known again: of the file's
    whole path and the place in it, or, for standard input, of what came. `folder` is the folder that the name
    is relative to. `chosen` says that the input itself names the article (its `source` or `id`): then that
    name, not the file, tells which article it is.
    """

    place: str
    key: str
    folder: Path | None = None
    chosen: bool = False

    def names(self, source: str) -> Iterator[str]:
        """What the article may be called, best first: its name, the same after its folder, after two …

        >>> list(Origin("1.txt", "0af3", Path("/news/d2/articles")).names("1.txt"))
        ['1.txt', 'd2/1.txt', 'news/d2/1.txt', '0af3/1.txt']
        >>> list(Origin("-:1", "0af3").names("-:1"))
        ['-:1', '-:0af3']
        """
        yield source
        if self.folder is None:
            yield f"{STDIN}:{self.key}"
            return
        parts = self.folder.parts[1:]
        if parts[-1:] == (_LAYOUT,):
            parts = parts[:-1]
        for first in reversed(range(len(parts))):
            yield "/".join((*parts[first:], source))
        yield f"{self.key}/{source}"


class Located(NamedTuple):
    """An article and where it came from."""

    article: Article
    origin: Origin


def from_file(article: Article, *, path: str, within: str, place: str, folder: Path) -> Located:
    """An article of the file at `path` (whole and real); `within` tells where in it, as `:3` does."""
    chosen = article.source != place
    key = _digest(f"{path}#{article.source}" if chosen else path + within)
    return Located(article, Origin(place, key, folder, chosen))


def from_stdin(article: Article, place: str) -> Located:
    """An article of standard input: nothing but what it says can tell it from others."""
    chosen = article.source != place
    said = f"#{article.source}".encode() if chosen else msgspec.json.encode(_unnamed(article))
    return Located(article, Origin(place, _digest(said), None, chosen))


def renamed(article: Article, name: str) -> Article:
    """The article under another `source`; the folder put before it goes before an `id` from metadata, too."""
    if name == article.source:
        return article
    made = article.id == content_id(article.raw) or not name.endswith(f"/{article.source}")
    before = "" if made else name.removesuffix(article.source)
    return msgspec.structs.replace(article, source=name, id=before + article.id)


def _unnamed(article: Article) -> Article:
    return msgspec.structs.replace(article, source="")


def _digest(said: str | bytes) -> str:
    data = said.encode(errors="surrogatepass") if isinstance(said, str) else said
    return hashlib.sha256(data).hexdigest()[:16]
