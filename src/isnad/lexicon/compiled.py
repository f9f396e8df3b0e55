"""The lexicon compiled: the plain data that the layers look up, and its cache on disk.

Reading, indexing and conjugating takes seconds; reading the compiled form does not. It is kept in the user's
cache folder (`ISNAD_CACHE` names another) as MessagePack, which holds data only. The cache is no more than a
saving of time: where it is missing, damaged or cannot be written, the lexicon is built in memory, and all is
the same.
"""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from isnad.language.words import VerbEntry, Vocabulary
from isnad.lexicon import schema
from isnad.lexicon.files import Raw
from isnad.lexicon.trie import Node

KEPT = 4
"""How many compiled lexicons the cache folder holds; those go first that were not used for longest."""


EVERYDAY = "everyday"
"""The `detail` of a surname that is an everyday word or a given name too (`الأسد`, `صالح`, `كان`)."""


AT_HOME = "at home"
"""The `detail` of a short form that stands without the full one where an article is at home in its country."""


class Name(NamedTuple):
    """A name of the lexicon: what it names and how it may be used.

    `use` is `full` (stands alone), `short` (only after a full name in the article), `marked` (only after a
    word such as صحيفة, or in quotation marks), `loaded` (a partisan wording), `weak` (a place or country whose
    name is also a common word).
    """

    entity: str
    kind: str
    country: str | None
    sector: str | None
    en: str
    use: str
    group: str
    detail: str = ""


class Compiled(msgspec.Struct, array_like=True, gc=False):
    """A lexicon as plain data. Tables are by id; `names` and the like are roots of tries of folded words."""

    digest: str
    countries: dict[str, schema.Country]
    actors: dict[str, schema.Actor]
    places: dict[str, schema.PlaceEntry]
    outlets: dict[str, schema.Outlet]
    institutions: dict[str, schema.Institution]
    offices: dict[str, schema.Office]
    frames: list[schema.Frame]
    cues: list[schema.Cue]
    wordings: list[schema.Wording]
    media: list[schema.Medium]
    anonymity: list[schema.Anonymity]
    contexts: list[dict[str, Any]]
    instruments: list[dict[str, Any]]
    names: dict[str, Node[Name]]
    institution_names: dict[str, Node[tuple[str, bool]]]
    office_names: dict[str, Node[tuple[str, bool]]]
    adjectives: dict[str, str]
    doubtful_adjectives: set[str]
    coordinates: dict[str, tuple[float, float]]
    gazetteer: dict[str, Node[str]]
    verb_entries: dict[str, VerbEntry]
    vocabulary: Vocabulary


def key_of(raw: Raw) -> str:
    """What a compiled lexicon depends on, as a hash: the content of its files and the program's."""
    key = hashlib.sha256(_program())
    tables = {"geonames.tsv": raw.geonames, "coordinates.tsv": raw.coordinates}
    for number, root in enumerate((*raw.lexicon, raw.language, tables)):
        for path, content in root.items():
            key.update(f"{number}/{path}\0{len(content)}\0".encode())
            key.update(content)
    return key.hexdigest()


@cache
def _program() -> bytes:
    """The program's version and, where at hand, its text: a changed rule of conjugation compiles anew."""
    from isnad import __version__

    text = [__version__.encode(), unicodedata.unidata_version.encode()]
    for package in ("isnad.language", "isnad.lexicon"):
        for module in sorted(resources.files(package).iterdir(), key=lambda entry: entry.name):
            if module.name.endswith(".py"):
                text.append(module.read_bytes())
    return b"\0".join(text)


def stored_or_built(key: str, build: Callable[[], Compiled]) -> Compiled:
    """The compiled lexicon of this key: that which came with the program, else from the cache, else built and
    kept there. What `build` raises goes through; trouble with the cache does not."""
    shipped = resources.files("isnad.lexicon") / "data" / "compiled.msgpack"
    for path in (shipped, _path(key)):
        with suppress(OSError):
            found = _decode(key, path.read_bytes())
            if found is not None:
                if path is not shipped:
                    _use(path)
                return found
    with no_collection():
        compiled = build()
    store(key, compiled, _path(key))
    return compiled


def store(key: str, compiled: Compiled, path: Path) -> None:
    """Write a compiled lexicon, whole or not at all; where that is not possible, do without."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        content = encode(key, compiled)
        handle, name = tempfile.mkstemp(prefix=".lexicon-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        for old in sorted(path.parent.glob("lexicon-*.msgpack"), key=_age)[KEPT:]:
            old.unlink(missing_ok=True)


def _use(path: Traversable) -> None:
    """Note that a compiled lexicon of the cache is in use, so that others go before it."""
    with suppress(OSError):
        os.utime(str(path))


def _age(path: Path) -> float:
    with suppress(OSError):
        return -path.stat().st_mtime
    return 0.0


def _path(key: str) -> Path:
    return cache_folder() / f"lexicon-{key[:20]}.msgpack"


def cache_folder() -> Path:
    """Where compiled lexicons are kept: `ISNAD_CACHE`, else the user's cache folder of this system."""
    given = os.environ.get("ISNAD_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("isnad", appauthor=False))


# ---------------------------------------------------------------------- the file

_HEAD = b"isnad lexicon\n"


def encode(key: str, compiled: Compiled) -> bytes:
    """The file of a compiled lexicon: a line that names the kind, the key, a checksum, then MessagePack."""
    body = msgspec.msgpack.encode(compiled)
    return _HEAD + bytes.fromhex(key) + zlib.crc32(body).to_bytes(4, "big") + body


def _decode(key: str, content: bytes) -> Compiled | None:
    head = _HEAD + bytes.fromhex(key)
    start = len(head) + 4
    body = memoryview(content)[start:]
    if not content.startswith(head) or zlib.crc32(body) != int.from_bytes(content[len(head) : start], "big"):
        return None
    try:
        with no_collection():
            return msgspec.msgpack.decode(body, type=Compiled)
    except (msgspec.DecodeError, RecursionError):
        return None


@contextmanager
def no_collection() -> Generator[None]:
    """Without garbage collection: for new objects that all stay, or that are dropped free of cycles."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def keep_for_good() -> None:
    """Take all that is in memory out of the garbage collector's sight: tables that stay as long as the process are many objects,
    and looking through them again and again costs time."""
    gc.freeze()
