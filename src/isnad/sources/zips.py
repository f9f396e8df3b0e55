"""Zip files: their members as inputs, named by the archive's name and their own.

Nothing is unpacked to the disk, so a member's name is but a name; `/abs.txt` and `../up.txt` lose what stands
before their own.
"""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources.codes import set_aside
from isnad.sources.files import Found, kind_of
from isnad.sources.origins import Located, from_file
from isnad.sources.sidecar import SIDECAR, Sidecar, is_metadata, load
from isnad.sources.skipping import Skips

MAX_MEMBERS = 1_000_000
"""Most members of a zip file."""
MAX_METADATA = 100_000_000
"""Largest `articles.jsonl` in it, in bytes."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a zip file, an input as `files.Found` is."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    kind: str
    source: str
    real_path: str
    base: Path
    within: str
    sidecar: Sidecar | None
    prefix: str = ""

    def locate(self, article: Article, within: str) -> Located:
        """As `files.Found.locate`."""
        place = self.source + within
        return from_file(article, path=self.real_path, within=within, place=place, folder=self.base)

    def open(self) -> IO[bytes]:
        """The member's bytes, unpacked, those of a `.gz` twice."""
        stream = self.archive.open(self.info)
        if self.info.filename.lower().endswith(".gz"):
            return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
        return stream


def members(found: Found, skips: Skips) -> Iterator[Member | SetAside]:
    """The members that are read, in name order; hidden ones and those of macOS are left out.

    Raises `InputError`: E108 too many members, E115 no zip file or a damaged one, E116 nothing to read in it.
    """
    try:
        with zipfile.ZipFile(found.path) as archive:
            yield from _members(archive, found, skips)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError("E115", f"the zip file is damaged or of an unknown kind: {error}") from error


def _members(archive: zipfile.ZipFile, found: Found, skips: Skips) -> Iterator[Member | SetAside]:
    infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    if len(infos) > MAX_MEMBERS:
        raise InputError("E108", f"the zip file has {len(infos):,} members; at most {MAX_MEMBERS:,} are read")
    metadata = next((info for info in infos if _is_metadata(archive, info)), None)
    loaded: Sidecar | None = None
    if metadata is not None and not found.is_governed:
        with archive.open(metadata) as stream:
            loaded, problems = load(stream, f"{found.source}/{_own_name(metadata)}")
        yield from problems
    read = 0
    for info in infos:
        name = _own_name(info)
        kind = kind_of(name)
        if info is metadata or any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
            continue
        source = f"{found.source}/{name}"
        if kind == "zip":
            read += 1
            yield set_aside(source, InputError("E109", "a zip file within a zip file is not read; unpack it"))
        elif kind is None:
            skips.add("files of a kind that is not read", source)
        else:
            read += 1
            yield Member(
                archive, info, kind, source, f"{found.real_path}!{info.filename}", found.base,
                source if found.is_governed else name, found.sidecar if loaded is None else loaded,
            )  # fmt: skip
    if loaded is not None:
        loaded.tell_unused(skips)
    if not read:
        raise InputError("E116", "there is no article in the zip file")


def _own_name(info: zipfile.ZipInfo) -> str:
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("/", "//", "..")) or info.filename


def _is_metadata(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    if PurePosixPath(info.filename).name != SIDECAR or info.file_size > MAX_METADATA:
        return False
    try:
        with archive.open(info) as stream:
            return is_metadata(iter(stream))
    except RuntimeError:  # locked with a password: the member itself says so
        return False
