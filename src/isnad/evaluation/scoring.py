"""Scoring of gold folders: read, annotate, link, and compare every layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.evaluation.claims import score_denials, score_figures, score_pledges
from isnad.evaluation.counts import RESAMPLES, Score, Table, scores
from isnad.evaluation.entities import score_entities
from isnad.evaluation.events import score_events
from isnad.evaluation.expressions import score_cleaning, score_quantities, score_times
from isnad.evaluation.goldformat import GoldFolder, gold_folders, read_gold
from isnad.evaluation.incidents import score_incidents
from isnad.evaluation.statements import score_statements
from isnad.evaluation.stories import score_duplicates, score_storylines
from isnad.evaluation.story import Story
from isnad.evaluation.subject import Mistake, Subject
from isnad.records import Annotations, Article, Chronicle, SetAside

Annotate = Callable[[Article], Annotations]
Link = Callable[[Iterable[Annotations]], Chronicle]


class FolderReport(msgspec.Struct, kw_only=True):
    """The scores of one storyline, with how many articles it has and which were not read."""

    name: str
    articles: int
    scores: dict[str, Score]
    set_aside: list[SetAside] = msgspec.field(default_factory=list[SetAside])


class GoldReport(msgspec.Struct, kw_only=True):
    """Scores of all folders together (`total`, with intervals), of each by itself, and every mistake."""

    total: dict[str, Score]
    folders: list[FolderReport]
    mistakes: list[Mistake]


def score_gold(
    folders: Sequence[str | Path],
    annotate: Annotate | None = None,
    link: Link | None = None,
    *,
    stories: bool = True,
    resamples: int = RESAMPLES,
) -> GoldReport:
    """Score the pipeline, or the functions given in its place, on folders in the gold format.

    `annotate` and `link` default to Isnad's own. With `stories=False` nothing is linked, and only what stands
    in single articles is scored. An article that is set aside counts as one with no annotations.

    Raises `InputError` E101 or E110 for a folder that is not in the gold format.
    """
    if annotate is None:
        from isnad.annotate import annotate
    if not stories:
        link = None
    elif link is None:
        from isnad.link import link
    paths = gold_folders([Path(f) for f in folders])
    return report_of([score_folder(read_gold(path), annotate, link) for path in paths], resamples)


class Scored(NamedTuple):
    """One storyline scored: what is told of it, the counts behind that, and every mistake."""

    report: FolderReport
    table: Table
    mistakes: list[Mistake]


def score_folder(folder: GoldFolder, annotate: Annotate, link: Link | None) -> Scored:
    """Score what `annotate` and `link` make of one storyline's articles; null `link`: only single articles."""
    table: Table = {}
    subjects, set_aside = _subjects(folder, annotate)
    matched = {name: _score_article(subject, table) for name, subject in subjects.items()}
    mistakes = [m for s in subjects.values() for m in s.mistakes]
    if link is not None:
        chronicle = link(s.found for s in subjects.values() if s.found.article.text)
        story = Story(folder.name, folder.gold.story, subjects, chronicle, matched)
        _score_story(story, table)
        mistakes += story.mistakes
    report = FolderReport(
        name=folder.name, articles=len(subjects), scores=scores([table]), set_aside=set_aside
    )
    return Scored(report, table, mistakes)


def report_of(scored: Sequence[Scored], resamples: int = RESAMPLES) -> GoldReport:
    """The report on storylines scored one by one."""
    return GoldReport(
        total=scores([s.table for s in scored], resamples),
        folders=[s.report for s in scored],
        mistakes=[m for s in scored for m in s.mistakes],
    )


def subjects_of(folders: Sequence[Path]) -> Iterator[Subject]:
    """The articles of folders in the gold format, each annotated, beside their gold. Raises `InputError` as `score_gold` does."""
    from isnad.annotate import annotate

    for path in gold_folders(list(folders)):
        found, _ = _subjects(read_gold(path), annotate)
        yield from found.values()


def _subjects(folder: GoldFolder, annotate: Annotate) -> tuple[dict[str, Subject], list[SetAside]]:
    """The articles of a folder with gold, annotated; and those that could not be read."""
    from isnad.sources import read

    found: dict[str, Annotations] = {}
    set_aside: list[SetAside] = []
    for item in read([folder.articles], metadata=folder.sidecar):
        if isinstance(item, SetAside):
            set_aside.append(item)
            continue
        name = folder.gold.name_of(item)
        if name in folder.gold.articles:
            found[name] = annotate(item)
    subjects: dict[str, Subject] = {}
    for name, gold in folder.gold.articles.items():
        nothing = Annotations(article=Article(id=name, source=f"{name}.txt"))
        subjects[name] = Subject(folder.name, name, gold, found.get(name, nothing))
    return subjects, set_aside


def _score_article(subject: Subject, table: Table) -> dict[int, int]:
    score_cleaning(subject, table)
    score_times(subject, table)
    score_quantities(subject, table)
    statements = score_statements(subject, table)
    events = score_events(subject, table)
    score_entities(subject, table, statements, events)
    return events


def _score_story(story: Story, table: Table) -> None:
    score_duplicates(story, table)
    score_incidents(story, table)
    score_figures(story, table)
    score_pledges(story, table)
    score_denials(story, table)
    score_storylines(story, table)
