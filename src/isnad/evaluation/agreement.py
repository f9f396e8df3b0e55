"""Agreement of two annotations of the same articles: one is scored as if it were the program, the other being gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from isnad.errors import InputError
from isnad.evaluation.counts import RESAMPLES
from isnad.evaluation.goldformat import GoldFolder, gold_folders, read_gold
from isnad.evaluation.headlines import headlines
from isnad.evaluation.reading import Reading
from isnad.evaluation.report import score_lines
from isnad.evaluation.scoring import GoldReport, report_of, score_folder


def score_agreement(first: Path, second: Path, *, resamples: int = RESAMPLES) -> GoldReport:
    """Score the gold of `second` against that of `first`, by the headline figures.

    Each is a storyline's folder or a folder of such, which are paired by name. Precision is the share of the second
    reader's items that the first has, recall that of the first reader's that the second has; F1 is their
    agreement. Values (kind, speaker, actor …) are compared over the items both have. The
    figures are not quite the same the other way round: dates and casualties are asked for only where the first
    gives them. Cleaning is left out, for readers list only examples of what must stay.

    Raises `InputError`: E101, E110 a folder that is not in the gold format; E120 folders that do not hold the
    same articles.
    """
    scored = [score_folder(gold, reading.annotate, reading.link) for gold, reading in _pairs(first, second)]
    report = report_of(scored, resamples)
    for part in (report.total, *(folder.scores for folder in report.folders)):
        kept = {name: s for name, s in headlines(part).items() if not name.startswith("cleaning.")}
        part.clear()
        part.update(kept)
    report.mistakes = [m for m in report.mistakes if m.layer != "cleaning"]
    return report


def agreement_text(report: GoldReport) -> Iterator[str]:
    """The report: all folders together, then the F1 of each by itself."""
    articles = sum(f.articles for f in report.folders)
    yield f"Agreement over {len(report.folders)} folders, {articles} articles"
    yield "P: of the second reader's items; R: of the first reader's (gold)"
    yield from score_lines(report.total)
    if len(report.folders) < 2:
        return
    yield ""
    yield f"{'F1 by folder':34}" + " ".join(f"{f.name[:11]:>11}" for f in report.folders)
    for name in report.total:
        values = [f.scores[name].f1 if name in f.scores else None for f in report.folders]
        yield f"{name:34}" + " ".join(f"{'–' if v is None else f'{v:.3f}':>11}" for v in values)


def _pairs(first: Path, second: Path) -> list[tuple[GoldFolder, Reading]]:
    """The storylines of the first with the second's reading: paired by name, or the only one with the only one."""
    ours = {f.name: f for f in map(read_gold, gold_folders([first]))}
    theirs = {f.name: f for f in map(read_gold, gold_folders([second]))}
    if len(ours) == len(theirs) == 1:
        pairs = [(*ours.values(), *theirs.values())]
    else:
        _same(f"the storylines of {first} and {second}", set(ours), set(theirs))
        pairs = [(ours[name], theirs[name]) for name in ours]
    for a, b in pairs:
        _same(f"the articles of {a.name} in {first} and {second}", set(a.gold.articles), set(b.gold.articles))
        for name in a.gold.articles:
            if _text(a, name) != _text(b, name):
                raise InputError(
                    "E120", f"article {name} of {a.name} has another text in {second}; give the same articles"
                )
    return [(a, Reading(b.gold)) for a, b in pairs]


def _same(what: str, ours: set[str], theirs: set[str]) -> None:
    if ours != theirs:
        names = ", ".join(sorted(ours ^ theirs))
        raise InputError(
            "E120", f"{what} are not the same: only one has {names}; give two readings of the same articles"
        )


def _text(folder: GoldFolder, name: str) -> bytes | None:
    path = folder.articles / f"{name}.txt"
    return path.read_bytes() if path.is_file() else None
