"""Which files an input path stands for, in what order, and under what name.

Folders are walked in name order; hidden entries, linked folders and kinds that are not read are left out,
and only one folder's names are in memory at a time. A file is named by its path relative to the folder given.
Where a folder has metadata (`articles.jsonl`) and a subfolder `articles`, the texts are those of the
subfolder, named without it, and what else lies there is not read.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

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
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        inner = PurePosixPath(path.stem).suffix
        return None if inner == ".zip" else KINDS.get(inner)
    return KINDS.get(path.suffix)


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
    matches = sorted(m for m in glob.iglob(pattern, recursive=True) if Path(m).is_file())  # noqa: PTH207
    if not matches:
        yield set_aside(pattern, InputError("E101", f"nothing matches {pattern}"))
    for match in matches:
        yield from _file(Path(match), Path(match).relative_to(base).as_posix(), chosen=False)


def _file(path: Path, source: str, *, chosen: bool = True) -> Iterator[Found | SetAside]:
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
        return
    sidecar, problems = _metadata(path.parent)
    yield from problems
    yield Found(path, kind, source, path.name, sidecar)


def _metadata(folder: Path) -> tuple[Sidecar | None, list[SetAside]]:
    path = beside(folder)
    return load_file(path) if path else (None, [])


def _folder(root: Path) -> Iterator[Found | SetAside]:
    own = beside(root)
    yield from _walk(root, own, "", None, "")


def _walk(
    folder: Path, own: Path | None, relative: str, governing: Sidecar | None, prefix: str
) -> Iterator[Found | SetAside]:
    """Walk a folder whose metadata file is `own`, else governed from above.

    `relative` is the folder's name in sources; `prefix` the part of it that the metadata does not see.
    """
    texts = folder
    if own is not None:
        governing, problems = load_file(own)
        yield from problems
        prefix = relative
        if own.parent == folder and (folder / "articles").is_dir():
            texts = folder / "articles"
    try:
        names = _names(texts)
    except OSError as error:
        problem = InputError("E102", f"the folder cannot be read: {error.strerror}")
        yield set_aside(relative or str(folder), problem)
        return
    for name, is_folder in names:
        path, source = texts / name, relative + name
        if is_folder:
            sidecar = beside(path)
            inner = sidecar if sidecar and sidecar.parent == path else None
            yield from _walk(path, inner, f"{source}/", governing, prefix)
        elif path != own and (kind := kind_of(name)):
            yield Found(path, kind, source, source[len(prefix) :], governing, prefix)


def _names(folder: Path) -> list[tuple[str, bool]]:
    """The entries of a folder that are not hidden, in name order, each with whether it is a folder."""
    with os.scandir(folder) as entries:
        return sorted(
            (e.name, e.is_dir(follow_symlinks=False)) for e in entries if not e.name.startswith(".")
        )
