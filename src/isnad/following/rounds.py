"""One look at what is followed: what is new or has changed goes into the casebook, the rest is left alone."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.followed import digest
from isnad.errors import InputError, UsageError
from isnad.following.addresses import Feed, read_list
from isnad.following.fetching import Known, Refusal, fetch
from isnad.records import Article, SetAside
from isnad.sources import read_located
from isnad.sources.codes import set_aside
from isnad.sources.feeds import feed_entries
from isnad.sources.fields import Columns
from isnad.sources.files import Found
from isnad.sources.objects import Outcome
from isnad.sources.origins import Located, from_stdin
from isnad.sources.sidecar import Sidecar, stamp_of
from isnad.sources.skipping import Skips


def look(
    casebook: api.StrPath,
    path: api.StrPath,
    metadata: api.StrPath | None = None,
    processes: int | None = None,
    progress: api.Progress | None = None,
    names_model: api.StrPath | None = None,
    *,
    columns: Columns | None = None,
) -> api.BuildReport:
    """Build the casebook with what is new or has changed in a folder, or in the feeds that a file lists.

    Of a folder, a file is read again where its size or dates have changed, or its metadata has. Feeds are fetched: it is
    the only use of the network. An entry that several feeds have belongs to the one that had it first. What was read is
    kept in the casebook once it is linked, so that a look that is broken off loses nothing.

    Raises `UsageError` E480 where `path` is neither, and as `isnad.build`.
    """
    given = Path(path)
    skips = Skips()
    rules = [api.annotator(names_model), str(sorted((columns or {}).items()))]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as added:
        seen = _Seen(Path(casebook), rules, added)
        if given.is_dir():
            found = read_located(
                [given], metadata=None if metadata is None else Path(metadata), columns=columns or {}, skips=skips,
                wanted=seen.is_new,
            )  # fmt: skip
        elif metadata is not None or columns:
            raise UsageError("E480", f"--metadata and --columns belong to a folder; {given} is none.")
        else:
            listed = read_list(given)
            found = _fetched(listed.feeds, listed.problems, seen)
        report = api.build_from(casebook, seen.reading(found), skips, processes, progress, names_model)
        seen.keep()
    if seen.passed:
        report.skipped = [what for what in report.skipped if not what.why.startswith("rows of metadata")]
    return report


def _fetched(feeds: list[Feed], problems: list[SetAside], seen: _Seen) -> Iterator[Outcome]:
    yield from problems
    for feed in feeds:
        place = f"feed {feed.address}"
        before = seen.of(place)
        known = _Kept() if before is None else msgspec.json.decode(before, type=_Kept)
        if known.last.until > time.time():
            continue
        try:
            answer = fetch(feed.address, known.last)
            if answer.data is None:
                continue
            content = hashlib.sha256(answer.data).hexdigest()
            if content != known.content:
                yield from _entries(answer.data, answer.charset, feed, seen)
            known = _Kept(content=content, last=answer.known)
        except Refusal as error:
            known.last.until = error.until
            yield set_aside(feed.address, error)
        except InputError as error:
            yield set_aside(feed.address, error)
        seen.note(place, msgspec.json.encode(known).decode())


def _entries(data: bytes, charset: str | None, feed: Feed, seen: _Seen) -> Iterator[Outcome]:
    by = digest(feed.address)
    for outcome in feed_entries(data, _Fetched(feed.address), {}, outlet=feed.outlet, declared=charset):
        if isinstance(outcome, Located) and outcome.origin.chosen:
            entry = f"entry {outcome.article.source}"
            if (seen.of(entry) or by) != by:
                continue
            seen.note(entry, by)
        yield outcome


class _Kept(msgspec.Struct):
    """What is kept of a feed: what its last answer said of itself, and a digest of what it gave."""

    content: str = ""
    last: Known = msgspec.field(default_factory=Known)


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A feed that was fetched, as an input."""

    source: str
    kind: str = "feed"
    within: str = ""
    prefix: str = ""
    sidecar: Sidecar | None = None

    def locate(self, article: Article, within: str) -> Located:
        """An article of it: entries that do not name themselves are told apart by what they say, as their places change."""
        return from_stdin(article, self.source + within)


class _Seen:
    """What the casebook knows of the places that are followed, and what this look adds.

    `rules` are what the reading rests on: where they change, all is new. What is added waits in a file.
    """

    def __init__(self, casebook: Path, rules: list[str], added: IO[str]) -> None:
        self._path = casebook
        self._book: Casebook | None = None
        self._rules = digest("\0".join(rules))
        self._added = added
        self._owners: dict[str, str] = {}
        self.passed = 0

    def reading(self, found: Iterator[Outcome]) -> Iterator[Outcome]:
        """What is found, with the casebook open to be asked what it has seen."""
        if not self._path.exists():
            yield from found
            return
        with Casebook(self._path) as self._book:
            yield from found
        self._book = None

    def of(self, place: str) -> str | None:
        """What is known of a place under these rules."""
        name = self._named(place)
        if name in self._owners:
            return self._owners[name]
        return self._book.followed(name) if self._book is not None else None

    def note(self, place: str, stamp: str) -> None:
        """Keep this of a place when all is done."""
        name = self._named(place)
        if place.startswith("entry "):
            self._owners[name] = stamp
        self._added.write(f"{digest(name)} {stamp}\n")

    def is_new(self, found: Found) -> bool:
        """Whether a file is new, or has changed since it was read."""
        try:
            stamp = stamp_of(found.path.stat())
        except OSError:
            return True
        if found.sidecar is not None:
            stamp += f":{found.sidecar.stamp}"
        place = f"file {found.real_path}"
        if self.of(place) == stamp:
            self.passed += 1
            return False
        self.note(place, stamp)
        return True

    def keep(self) -> None:
        """Write into the casebook what was noted; where no article could be read there is no casebook."""
        if not self._path.exists() or not self._added.tell():
            return
        self._added.seek(0)
        with Casebook(self._path, write=True) as book:
            pairs = (line.rstrip("\n").split(" ", 1) for line in self._added)
            book.keep_followed((place, stamp) for place, stamp in pairs)

    def _named(self, place: str) -> str:
        return f"{self._rules} {place}"
