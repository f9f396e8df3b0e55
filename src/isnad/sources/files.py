"""Which files an input path stands for, in what order, and under what name.

Folders are walked in name order; hidden entries are left out, and of a large folder only some thousand names are
in memory at a time. A file is named by its path relative to the folder given. Where a folder has metadata (`articles.jsonl`)
and a subfolder `articles`, the texts are those of the subfolder, named without it. What else is not read
(other kinds, linked folders, pipes and devices) is counted in `Skips`.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources.codes import set_aside
from isnad.sources.listing import entries, in_order
from isnad.sources.origins import Located, from_file
from isnad.sources.sidecar import SIDECAR, Sidecar, beside, load_file
from isnad.sources.skipping import Skips

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".wet": "warc",
    ".zip": "zip",
}
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path, its kind (`.gz` taken off), its name, and the metadata that governs it.

    `base` is the real path of the folder that its name is relative to; `within` is its path as the metadata
    sees it, `prefix` goes before the metadata's ids. It `is_governed` where that metadata was given and stands
    in place of any other.
    """

    path: Path
    kind: str
    source: str
    base: Path
    within: str
    sidecar: Sidecar | None = None
    prefix: str = ""
    is_governed: bool = False

    @property
    def real_path(self) -> str:
        """The file's path with the links of its folder followed; it tells this file from every other."""
        return f"{_real(self.path.parent)}/{self.path.name}"

    def locate(self, article: Article, within: str) -> Located:
        """An article of this file with where it came from; `within` tells where in the file, as `:3` does."""
        place = self.source + within
        return from_file(article, path=self.real_path, within=within, place=place, folder=self.base)


def kind_of(name: str) -> str | None:
    """The kind of file that a name tells, compression apart; None for a kind that is not read.

    >>> kind_of("a.HTML"), kind_of("b.warc.wet.gz"), kind_of("c.pdf")
    ('html', 'warc', None)
    """
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        inner = PurePosixPath(path.stem).suffix
        return None if inner == ".zip" else KINDS.get(inner)
    return KINDS.get(path.suffix)


class Finder:
    """Finds the files of input paths.

    `given` is metadata that stands in place of what lies beside the files, `given_path` its file, which is no
    input. What is passed over is counted in `skips`.
    """

    def __init__(self, skips: Skips, given: Sidecar | None = None, given_path: Path | None = None) -> None:
        self._skips = skips
        self._given = given
        self._given_path = None if given_path is None else given_path.resolve()

    def find(self, path: str) -> Iterator[Found | SetAside]:
        """The files that a path (a file, a folder or a pattern with `*`, `?`, `[…]`, `**`) stands for."""
        given = Path(path)
        if given.is_dir():
            yield from self._folder(given)
        elif given.exists():
            yield from self._file(given, given.name, given.parent)
        elif _MAGIC & set(path):
            yield from self._pattern(path)
        else:
            yield set_aside(path, InputError("E101", f"there is no file or folder {path}"))

    def _pattern(self, pattern: str) -> Iterator[Found | SetAside]:
        base = Path(pattern)
        while _MAGIC & set(str(base)):
            base = base.parent
        matched = read = 0
        for match, _ in in_order((match, "") for match in glob.iglob(pattern, recursive=True)):  # noqa: PTH207
            matched += 1
            path = Path(match)
            source = path.relative_to(base).as_posix()
            if path.is_file():
                for found in self._file(path, source, base, chosen=False):
                    read += 1
                    yield found
            elif not path.is_dir():
                self._skips.add("pipes, sockets or devices", source)
            elif "**" not in pattern:
                self._skips.add("folders that the pattern matches (** reads what is in them)", source)
        if not matched:
            yield set_aside(pattern, InputError("E101", f"nothing matches {pattern}"))
        elif not read:
            yield set_aside(pattern, InputError("E116", f"nothing that {pattern} matches is read"))

    def _file(
        self, path: Path, source: str, base: Path, *, chosen: bool = True
    ) -> Iterator[Found | SetAside]:
        kind = kind_of(path.name) or ("text" if not path.suffix else None)
        if path.name == SIDECAR and beside(path.parent) == path:
            if chosen:
                yield set_aside(
                    source, InputError("E112", "the file holds metadata, not articles; give its folder")
                )
            return
        if kind is None:
            if chosen:
                yield set_aside(source, InputError("E109", f"files of the kind {path.suffix} are not read"))
            else:
                self._skips.add("files of a kind that is not read", source)
            return
        if self._given is not None:
            yield Found(path, kind, source, _real(base), source, self._given, is_governed=True)
            return
        near = beside(path.parent)
        sidecar, problems = load_file(near) if near else (None, [])
        yield from problems
        yield Found(path, kind, source, _real(base), path.name, sidecar)

    def _folder(self, root: Path) -> Iterator[Found | SetAside]:
        read = 0
        for found in self._walk(root, _real(root), beside(root), "", self._given, ""):
            read += isinstance(found, Found) or found.code == "E102"
            yield found
        if not read:
            yield set_aside(str(root), InputError("E116", f"there is no article in the folder {root}"))

    def _walk(
        self,
        folder: Path,
        base: Path,
        own: Path | None,
        relative: str,
        governing: Sidecar | None,
        prefix: str,
    ) -> Iterator[Found | SetAside]:
        """Walk a folder whose metadata file is `own`, else governed from above.

        `relative` is the folder's name in sources; `prefix` the part of it that the metadata does not see.
        """
        texts = folder
        loaded: Sidecar | None = None
        if own is not None:
            if self._given is None:
                loaded, problems = load_file(own)
                yield from problems
                governing, prefix = loaded, relative
            if own.parent == folder and (folder / "articles").is_dir():
                texts = folder / "articles"
                self._pass_over_beside(folder, own, relative)
        try:
            names = entries(texts)
        except OSError as error:
            problem = InputError("E102", f"the folder cannot be read: {error.strerror}")
            yield set_aside(relative or str(folder), problem)
            return
        for name, what in names:
            path, source = texts / name, relative + name
            if what == "folder":
                sidecar = beside(path)
                inner = sidecar if sidecar and sidecar.parent == path else None
                yield from self._walk(path, base, inner, f"{source}/", governing, prefix)
            elif what == "special":
                self._skips.add("pipes, sockets or devices", source)
            elif what == "link":
                self._skips.add("linked folders", source)
            elif path == own or self._is_given(path):
                continue
            elif kind := kind_of(name):
                within = source[len(prefix) :]
                is_governed = self._given is not None
                yield Found(path, kind, source, base, within, governing, prefix, is_governed)
            else:
                self._skips.add("files of a kind that is not read", source)
        if loaded is not None:
            loaded.tell_unused(self._skips)

    def _pass_over_beside(self, folder: Path, own: Path, relative: str) -> None:
        for name, _ in entries(folder):
            path = folder / name
            if path != own and name != "articles" and not self._is_given(path):
                self._skips.add("beside the folder `articles`, whose files alone are read", relative + name)

    def _is_given(self, path: Path) -> bool:
        given = self._given_path
        return given is not None and path.name == given.name and path.resolve() == given


def _real(folder: Path) -> Path:
    return _resolved(folder.absolute())


@lru_cache(maxsize=1000)
def _resolved(folder: Path) -> Path:
    return folder.resolve()
