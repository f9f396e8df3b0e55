"""The verbs: annotate, build, link, open, export. What the command line does, a program does with these.

>>> import isnad
>>> found = isnad.annotate("أعلنت وزارة الدفاع العراقية مقتل ثلاثة جنود في كركوك.", published="2024-05-13")
>>> found.article.published
'2024-05-13'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from isnad.errors import CasebookError, UsageError
from isnad.records import (
    Annotations,
    Article,
    Chronicle,
    Correction,
    LoggedCorrection,
    MadeBy,
    Record,
    SetAside,
)
from isnad.sources.skipping import Skipped, Skips

if TYPE_CHECKING:
    from isnad.annotate.names.proposals import NamesModel
    from isnad.casebook import Casebook, IncidentFilter, Outcome
    from isnad.casebook.corrections import CorrectionLog
    from isnad.datasets.slices import Slice
    from isnad.exports.arrow import ArrowTable
    from isnad.exports.options import ExportOptions
    from isnad.exports.spacy_docs import SpacyDoc
    from isnad.sources.fields import Columns
    from isnad.sources.origins import Located, Origin

StrPath = str | Path
Progress = Callable[[str, int], None]
"""Called as work goes on with what is being done (`read`, `link`) and how many articles are done."""


class BuildReport(Record):
    """What `build` did: articles read, and of them new, replaced (the same one, changed) and unchanged; inputs
    set aside, each with its reason; what was passed over as no article; and how many incidents the casebook
    now holds. `renamed` has the new articles whose name another article had, under the name they got;
    `displaced` the places of those that replaced one of the same `source` or `id` from elsewhere."""

    read: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    set_aside: list[SetAside] = msgspec.field(default_factory=list[SetAside])
    skipped: list[Skipped] = msgspec.field(default_factory=list[Skipped])
    renamed: list[str] = msgspec.field(default_factory=list[str])
    displaced: list[str] = msgspec.field(default_factory=list[str])
    incidents: int = 0


def annotate(
    text: str,
    *,
    published: str | date | None = None,
    id: str | None = None,
    source: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    names_model: StrPath | None = None,
) -> Annotations:
    """Annotate one text. `published` is a date, or one as text (ISO 8601); relative dates are counted from it.

    `names_model` is the folder of a token-classification model, or its hub name (`hf:owner/name`), that proposes
    names beside the lexicon and needs the extra `isnad[neural]`; or a file made by `isnad train names`, that reads
    in place of the program's own sequence model.

    Raises `InputError` where the text is empty or not Arabic, `UsageError` E402 where `published` is no date, E440
    to E442 and `InputError` E117 where the names model cannot be used, `TypeError` where an argument is no text.
    """
    from isnad.annotate import annotate as annotate_article
    from isnad.sources import article_from_text
    from isnad.sources.dates import iso_date

    given = {"text": text, "id": id, "source": source, "outlet": outlet, "title": title, "url": url}
    for name, value in given.items():
        if not isinstance(value, str) and (value is not None or name == "text"):
            raise TypeError(f"{name} must be str, not {type(value).__name__}{_hint(value)}")
    if published not in (None, "") and iso_date(published) is None:
        raise UsageError("E402", f"published is no date: {published!r}; give it as YYYY-MM-DD.")
    article = article_from_text(
        text, id=id, source=source, outlet=outlet, title=title, published=published, url=url
    )
    return annotate_article(article, names_model=_names_model(_model_name(names_model)))


def annotate_paths(
    paths: StrPath | Sequence[StrPath],
    metadata: StrPath | None = None,
    processes: int = 1,
    skips: Skips | None = None,
    names_model: StrPath | None = None,
    *,
    columns: Columns | None = None,
) -> Iterator[Annotations | SetAside]:
    """Annotate every article of these files, folders or globs (`-` is standard input), in order.

    `metadata` is a sidecar `articles.jsonl`; `columns` says what the inputs call the fields of an article, as in
    `{"text": "body"}`; `names_model` as for `annotate`. What cannot be read comes as a `SetAside` in its place; the rest
    goes on; what is no article is counted in `skips`. With more than one process, call it under `if __name__ == "__main__":`.
    """
    from isnad.sources import read

    articles = read(_listed(paths), metadata=_path(metadata), columns=columns or {}, skips=skips)
    return _annotated(articles, processes, _model_name(names_model))


def build(
    casebook: StrPath,
    paths: StrPath | Sequence[StrPath],
    metadata: StrPath | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
    names_model: StrPath | None = None,
    *,
    columns: Columns | None = None,
) -> BuildReport:
    """Read, annotate and link articles into a casebook, new or existing.

    An article already in, unchanged, is passed over; the same file with other content takes its place, as does
    a JSON object with the same `source` or `id`. Another file of the same name is another article, named after
    its folder. Interrupted at any moment, the casebook is valid, and the same call completes it; where not one
    article could be read, no casebook is made. `processes` is one where not given. `columns` as for `annotate_paths`, `names_model`
    as for `annotate`; articles that were annotated without it, or with another, are annotated again.

    Raises `CasebookError` where the casebook cannot be written, `InputError` where `metadata` cannot be opened,
    `UsageError` E412 where `columns` names a field that is none, E440 to E442 and `InputError` E117 where the names model cannot be used.
    """
    from isnad.sources import read_located

    skips = Skips()
    found = read_located(_listed(paths), metadata=_path(metadata), columns=columns or {}, skips=skips)
    return build_from(casebook, found, skips, processes, progress, names_model)


def build_from(
    casebook: StrPath,
    found: Iterable[Located | SetAside],
    skips: Skips,
    processes: int | None = None,
    progress: Progress | None = None,
    names_model: StrPath | None = None,
) -> BuildReport:
    """As `build`, of articles as `isnad.sources.read_located` gives them; `skips` is what their reading passes over."""
    from isnad.casebook import Casebook  # and with it all that links: who only annotates does without

    report = BuildReport()
    model = _model_name(names_model)
    _names_model(model)
    is_new = not Path(casebook).exists()
    try:
        with Casebook(casebook, write=True) as book:
            _fill(book, found, processes or 1, report, progress or _silent, model)
            report.skipped = skips.told()
    finally:
        if is_new:
            _remove_if_empty(Path(casebook))
    return report


def build_slice(
    casebook: StrPath, folder: StrPath, wanted: Slice | None = None, progress: Progress | None = None
) -> BuildReport:
    """As `build`, of the articles of a data set (`isnad annotate --output`), annotated already: all, or those that are `wanted`.

    Raises besides `InputError` E136 where the folder is no such data set, `UsageError`: E402 a date that is none, E403 a storyline
    that the chronicle does not have, E456 without the extra `isnad[arrow]`.
    """
    from isnad.casebook import Casebook, fingerprint
    from isnad.datasets.slices import Slice, articles_of

    report = BuildReport()
    tell = progress or _silent
    is_new = not Path(casebook).exists()
    try:
        with Casebook(casebook, write=True) as book:
            for item in articles_of(str(folder), wanted or Slice()):
                report.read += 1
                state = book.state_of(item.article, fingerprint(item.made_by))
                if state == "twice":
                    report.set_aside.append(
                        SetAside(
                            source=item.article.source,
                            code="E309",
                            message=_TWICE.format(item.article.source),
                        )
                    )
                elif state == "unchanged":
                    report.unchanged += 1
                else:
                    book.put(item)
                    report.new += state == "new"
                    report.replaced += state == "replaced"
                tell("read", report.read)
            _finish(book, report, tell)
    finally:
        if is_new:
            _remove_if_empty(Path(casebook))
    return report


def annotator(names_model: StrPath | None = None) -> str:
    """What annotates here, as one string: program, layers, lexicon and names model. Where it changes, `build` annotates anew."""
    from isnad.casebook import fingerprint

    return fingerprint(_made_by(_model_name(names_model)))


def _fill(
    book: Casebook,
    found: Iterable[Located | SetAside],
    processes: int,
    report: BuildReport,
    tell: Progress,
    names_model: str | None,
) -> None:
    intake = _Intake(book, report, tell, names_model)
    for result in _annotated(intake.fresh(found), processes, names_model):
        if isinstance(result, SetAside):
            intake.put_aside(result)
            continue
        intake.put(result)
    _finish(book, report, tell)


def _finish(book: Casebook, report: BuildReport, tell: Progress) -> None:
    """Link what came in, with what people have said is otherwise."""
    from isnad.casebook.corrections import CorrectionLog

    log = CorrectionLog(book.path)
    if book.stale or log.waiting(book.corrections()):
        tell("link", book.article_count)
        _link_anew(book, log)
    report.incidents = book.incident_count()


def correct(casebook: StrPath, entries: Iterable[Correction] = ()) -> list[LoggedCorrection]:
    """Add entries to the casebook's log of corrections, and link it anew with the whole log.

    Gives the log, each entry with what became of it. `isnad.casebook.correcting` makes entries; `build` uses the log too.
    Raises `CasebookError`: E305 no such casebook, E303 not writable, E304 locked, E311 the log is damaged.
    """
    from isnad.casebook import Casebook
    from isnad.casebook.corrections import CorrectionLog

    Casebook(casebook).close()
    log = CorrectionLog(Path(casebook))
    log.append(entries)
    with Casebook(casebook, write=True) as book:
        _link_anew(book, log)
        return book.corrections()


def _link_anew(book: Casebook, log: CorrectionLog) -> None:
    book.put_chronicle(link(book.articles_as_read(), log.whole(book.corrections())))


def _remove_if_empty(path: Path) -> None:
    """Take away a casebook that this build made and put no article into."""
    from isnad.casebook import Casebook

    if not path.is_file():
        return
    with suppress(CasebookError):
        with Casebook(path) as book:
            if book.article_count:
                return
        for end in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + end).unlink(missing_ok=True)


def link(annotations: Iterable[Annotations], corrections: Sequence[Correction] = ()) -> Chronicle:
    """Link annotated articles into a chronicle: incidents, independent sources, figures …; `corrections` is a log of what
    people have said is otherwise."""
    from isnad.link import link as link_all

    return link_all(annotations, corrections)


def open(casebook: StrPath) -> Casebook:
    """Open an existing casebook read-only; use it in a `with` block.

    Raises `CasebookError`: E301 not a casebook, E302 a newer schema, E305 no such file.
    """
    from isnad.casebook import Casebook

    return Casebook(casebook)


def export(casebook: StrPath, to: str, out: StrPath, options: ExportOptions | None = None) -> None:
    """Write what a casebook holds to a file or new folder `out` (`-` is standard output) in one of the formats of
    `isnad export`. It gets its name only when it is whole.

    Raises `CasebookError` as `open`; `UsageError`: E450 to E452 an output that cannot be written there, E453 an unknown format,
    E454 and E455 a table that is none, E456 without an extra, E457 and E458 a dossier of nothing, E402 and E410 a filter
    that cannot be meant.
    """
    from isnad.casebook import Casebook
    from isnad.exports.formats import export as write

    with Casebook(casebook) as book:
        write(book, to, out, options)


def table(casebook: StrPath, name: str, wanted: IncidentFilter | None = None) -> ArrowTable:
    """One table of a casebook (`events`, `incidents` …) as a `pyarrow.Table`, which pandas, polars and DuckDB take over.

    With `wanted`, only what belongs to incidents that fit. Raises `CasebookError` as `open`; `UsageError`: E454 no table of
    that name, E456 without the extra `isnad[arrow]`, E402 and E410 a filter that cannot be meant.
    """
    from isnad.casebook import Casebook
    from isnad.exports.arrow import arrow_table

    with Casebook(casebook) as book:
        return arrow_table(book, name, wanted)


def to_spacy(annotations: Annotations, nlp: object = None) -> SpacyDoc:
    """An annotated article as a spaCy `Doc` with its layers as groups of spans; `nlp` tokenises, else a blank Arabic pipeline.

    Raises `UsageError` E456 without the extra `isnad[spacy]`.
    """
    from isnad.exports.spacy_docs import to_spacy as made

    return made(annotations, nlp)


class _Intake:
    """What comes in during one build: passes on what has to be annotated, counts the rest."""

    def __init__(self, book: Casebook, report: BuildReport, tell: Progress, names_model: str | None) -> None:
        from isnad.casebook import fingerprint

        self._book = book
        self._report = report
        self._tell = tell
        self._made_by = fingerprint(_made_by(names_model))
        self._done = 0
        self._on_its_way: dict[str, tuple[Outcome, Origin]] = {}

    def fresh(self, items: Iterable[Located | SetAside]) -> Iterator[Article | SetAside]:
        for item in items:
            if isinstance(item, SetAside):
                yield item
                continue
            self._report.read += 1
            origin = item.origin
            article = self._book.named(item.article, origin)
            state = self._book.state_of(article, self._made_by, origin.key)
            if state == "unchanged":
                self._pass(article.source, origin)
            elif state == "twice":
                yield SetAside(source=origin.place, code="E309", message=_TWICE.format(article.source))
            else:
                if state == "new" and article.source != item.article.source:
                    self._report.renamed.append(article.source)
                self._on_its_way[article.source] = state, origin
                yield article

    def put(self, result: Annotations) -> None:
        source = result.article.source
        state, origin = self._on_its_way.pop(source)
        if state == "new":
            self._report.new += 1
        else:
            self._report.replaced += 1
            if self._book.origin_of(source) not in (None, origin.key):
                self._report.displaced.append(f"{source} ({origin.place})")
        self._book.put(result, origin.key)
        self.done()

    def put_aside(self, what: SetAside) -> None:
        self._report.set_aside.append(what)
        self._book.put_aside(what)
        self._on_its_way.pop(what.source, None)
        self.done()

    def done(self) -> None:
        self._done += 1
        self._tell("read", self._done)

    def _pass(self, source: str, origin: Origin) -> None:
        self._report.unchanged += 1
        if self._book.origin_of(source) is None and source not in self._on_its_way:
            self._book.keep_origin(source, origin.key)
        self.done()


_TWICE = "another article of this build has the source {!r} too, with other content; give each its own."


def _annotated(
    items: Iterable[Article | SetAside], processes: int, names_model: str | None
) -> Iterator[Annotations | SetAside]:
    from isnad.datasets.annotating import annotated
    from isnad.engines.local import Local

    return annotated(Local(processes), items, names_model)


def _names_model(name: str | None) -> NamesModel | None:
    if name is None:
        return None
    from isnad.datasets.annotating import loaded_model

    return loaded_model(name)


@cache
def _made_by(names_model: str | None) -> MadeBy:
    """Which program, layers, lexicon and names model annotate here; an article of no text tells."""
    from isnad.annotate import annotate as annotate_article

    return annotate_article(Article(id="", source=""), names_model=_names_model(names_model)).made_by


def _model_name(given: StrPath | None) -> str | None:
    return None if given is None else str(given)


def _hint(value: object) -> str:
    return "; decode it first" if isinstance(value, bytes | bytearray) else ""


def _listed(paths: StrPath | Sequence[StrPath]) -> list[StrPath]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _path(name: StrPath | None) -> Path | None:
    return None if name is None else Path(name)


def _silent(doing: str, done: int) -> None:
    pass
