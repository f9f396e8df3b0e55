"""Which files an input path stands for, in what order, and under what name.

Folders are walked in name order with hidden entries and linked folders left out; only one folder's names are in
memory at a time. A file is named by its path relative to the folder given. Where a folder has metadata
(`articles.jsonl`) and a subfolder `articles`, the texts are those of the subfolder, named without it.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from isnad.errors import InputError
from isnad.records import SetAside
from isnad.sources.codes import set_aside
from isnad.sources.sidecar import SIDECAR, Sidecar, beside, load_file

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".zip": "zip",
}
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path, its kind (`.gz` taken off), its name, and the metadata that governs it.

    `within` is its path as the metadata sees it, `prefix` goes before the metadata's ids.
    """

    path: Path
    kind: str
    source: str
    within: str
    sidecar: Sidecar | None = None
    prefix: str = ""


def kind_of(name: str) -> str | None:
    """The kind of file that a name tells, compression apart; None for a kind that is not read.

    >>> kind_of("a.HTML"), kind_of("b.jsonl.gz"), kind_of("c.pdf")
    ('html', 'lines', None)
    """
    stem, suffix = os.path.splitext(name.lower())
    if suffix == ".gz":
        suffix = os.path.splitext(stem)[1]
        return None if suffix == ".zip" else KINDS.get(suffix)
    return KINDS.get(suffix)


def find(path: str) -> Iterator[Found | SetAside]:
    """The files that a path (a file, a folder or a pattern with `*`, `?`, `[…]`, `**`) stands for."""
    given = Path(path)
    if given.is_dir():
        yield from _folder(given)
    elif given.exists():
        yield from _file(given, given.name)
    elif _MAGIC & set(path):
        yield from _pattern(path)
    else:
        yield set_aside(path, InputError("E101", f"there is no file or folder {path}"))


def _pattern(pattern: str) -> Iterator[Found | SetAside]:
    base = Path(pattern)
    while _MAGIC & set(str(base)):
        base = base.parent
    matches = sorted(m for m in glob.iglob(pattern, recursive=True) if Path(m).is_file())
    if not matches:
        yield set_aside(pattern, InputError("E101", f"nothing matches {pattern}"))
    for match in matches:
        yield from _file(Path(match), Path(match).relative_to(base).as_posix(), chosen=False)


def _file(path: Path, source: str, *, chosen: bool = True) -> Iterator[Found | SetAside]:
    kind = kind_of(path.name) or ("text" if not path.suffix else None)
    if path.name == SIDECAR and beside(path.parent) == path:
        if chosen:
            yield set_aside(source, InputError("E112", "the file holds metadata, no articles; give the folder instead"))
        return
    if kind is None:
        if chosen:
            yield set_aside(source, InputError("E109", f"files of the kind {path.suffix} are not read"))
        return
    sidecar, problems = _metadata(path.parent)
    yield from problems
    yield Found(path, kind, source, path.name, sidecar)


_last: tuple[Path, Sidecar] | None = None


def _metadata(folder: Path) -> tuple[Sidecar | None, list[SetAside]]:
    path = beside(folder)
    if path is None:
        return None, []
    return load_file(path)


def _folder(root: Path) -> Iterator[Found | SetAside]:
    yield from _walk(root, "", None, "", "")


def _walk(
    folder: Path, relative: str, governing: Sidecar | None, governed_at: str, prefix: str
) -> Iterator[Found | SetAside]:
    """Walk a folder; `relative` is its name for sources, `governed_at` the part that the metadata does not see."""
    own = beside(folder) if relative == "" else (folder / SIDECAR if beside(folder) == folder / SIDECAR else None)
    texts = folder
    if own is not None:
        governing, problems = load_file(own)
        yield from problems
        governed_at, prefix = relative, relative
        if (folder / "articles").is_dir() and own.parent == folder:
            texts = folder / "articles"
    try:
        with os.scandir(texts) as entries:
            names = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries if not e.name.startswith("."))
    except OSError as error:
        yield set_aside(relative or str(folder), InputError("E102", f"the folder cannot be read: {error.strerror}"))
        return
    for name, is_folder in names:
        path, source = texts / name, relative + name
        if is_folder:
            yield from _walk(path, source + "/", governing, governed_at, prefix)
        elif path != own and (kind := kind_of(name)):
            yield Found(path, kind, source, source[len(governed_at) :], governing, prefix)
