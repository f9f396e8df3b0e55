"""The verbs: annotate, build, link, open. What the command line does, a program does with these.

>>> import isnad
>>> found = isnad.annotate("أعلنت وزارة الدفاع العراقية مقتل ثلاثة جنود في كركوك.", published="2024-05-13")
>>> found.article.published
'2024-05-13'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from isnad.casebook import Casebook, Outcome, fingerprint
from isnad.engines.local import map_batches
from isnad.errors import IsnadError
from isnad.records import Annotations, Article, Chronicle, MadeBy, Record, SetAside

StrPath = str | Path
Progress = Callable[[str, int], None]
"""Called as work goes on with what is being done (`read`, `link`) and how many articles are done."""


class BuildReport(Record):
    """What `build` did: articles read, and of them new, replaced (same source, changed) and unchanged; inputs
    set aside, each with its reason; and how many incidents the casebook now holds."""

    read: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    set_aside: list[SetAside] = msgspec.field(default_factory=list[SetAside])
    incidents: int = 0


def annotate(
    text: str,
    *,
    published: str | None = None,
    id: str | None = None,
    source: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Annotations:
    """Annotate one text. `published` is an ISO date; relative dates are counted from it.

    Raises `InputError` where the text is empty or not Arabic.
    """
    from isnad.annotate import annotate as annotate_article
    from isnad.sources import article_from_text

    article = article_from_text(
        text, id=id, source=source, outlet=outlet, title=title, published=published, url=url
    )
    return annotate_article(article)


def annotate_paths(
    paths: StrPath | Sequence[StrPath], metadata: StrPath | None = None, processes: int = 1
) -> Iterator[Annotations | SetAside]:
    """Annotate every article of these files, folders or globs (`-` is standard input), in order.

    `metadata` is a sidecar `articles.jsonl`. What cannot be read comes as a `SetAside` in its place; the rest
    goes on. With more than one process, call it under `if __name__ == "__main__":`.
    """
    return map_batches(_annotate_one, _read(paths, metadata), processes=processes)


def build(
    casebook: StrPath,
    paths: StrPath | Sequence[StrPath],
    metadata: StrPath | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read, annotate and link articles into a casebook, new or existing.

    An article already in, unchanged, is passed over; one whose source is in with other content takes its
    place. Interrupted at any moment, the casebook is valid, and the same call completes it. `processes`
    is one where not given.

    Raises `CasebookError` where the casebook cannot be written, `InputError` where a path does not exist.
    """
    report = BuildReport()
    tell = progress or _silent
    with Casebook(casebook, write=True) as book:
        intake = _Intake(book, report, tell)
        fresh = intake.fresh(_read(paths, metadata))
        for result in map_batches(_annotate_one, fresh, processes=processes or 1):
            if isinstance(result, SetAside):
                intake.put_aside(result)
                continue
            intake.put(result)
        if book.stale:
            tell("link", book.article_count)
            book.put_chronicle(link(book.articles()))
        report.incidents = book.incident_count()
    return report


def link(annotations: Iterable[Annotations]) -> Chronicle:
    """Link annotated articles into a chronicle: incidents, independent sources, figures …"""
    from isnad.link import link as link_all

    return link_all(annotations)


def open(casebook: StrPath) -> Casebook:
    """Open an existing casebook read-only; use it in a `with` block.

    Raises `CasebookError`: E301 not a casebook, E302 a newer schema, E305 no such file.
    """
    return Casebook(casebook)


class _Intake:
    """What comes in during one build: passes on what has to be annotated, counts the rest."""

    def __init__(self, book: Casebook, report: BuildReport, tell: Progress) -> None:
        self._book = book
        self._report = report
        self._tell = tell
        self._made_by = fingerprint(_made_by())
        self._done = 0
        self._on_its_way: dict[str, Outcome] = {}

    def fresh(self, items: Iterable[Article | SetAside]) -> Iterator[Article | SetAside]:
        for item in items:
            if isinstance(item, SetAside):
                yield item
                continue
            self._report.read += 1
            state = self._book.state_of(item, self._made_by)
            if state == "unchanged":
                self._report.unchanged += 1
                self.done()
            elif state == "twice":
                yield SetAside(source=item.source, code="E309", message=_TWICE)
            else:
                self._on_its_way[item.source] = state
                yield item

    def put(self, result: Annotations) -> None:
        self._book.put(result)
        if self._on_its_way.pop(result.article.source) == "new":
            self._report.new += 1
        else:
            self._report.replaced += 1
        self.done()

    def put_aside(self, what: SetAside) -> None:
        self._report.set_aside.append(what)
        self._book.put_aside(what)
        if what.code != "E309":
            self._on_its_way.pop(what.source, None)
        self.done()

    def done(self) -> None:
        self._done += 1
        self._tell("read", self._done)


_TWICE = "another article of this build has the same source but other content; give each its own source."


def _read(paths: StrPath | Sequence[StrPath], metadata: StrPath | None) -> Iterator[Article | SetAside]:
    from isnad.sources import read

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    return read(given, metadata=None if metadata is None else Path(metadata))


def _annotate_one(item: Article | SetAside) -> Annotations | SetAside:
    """Annotate an article; whatever goes wrong with it sets it aside, so that the rest goes on."""
    if isinstance(item, SetAside):
        return item
    from isnad.annotate import annotate as annotate_article

    try:
        return annotate_article(item)
    except IsnadError as error:
        return SetAside(source=item.source, code=error.code, message=error.what)
    except Exception as error:
        what = f"annotation failed ({type(error).__name__}: {error}); please report this article."
        return SetAside(source=item.source, code="E190", message=what)


@cache
def _made_by() -> MadeBy:
    """Which program, layers and lexicon annotate here; an article of no text tells."""
    from isnad.annotate import annotate as annotate_article

    return annotate_article(Article(id="", source="")).made_by


def _silent(doing: str, done: int) -> None:
    pass
