"""Scores as text: one line a metric, with precision, recall, F1, interval and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from isnad.evaluation.counts import Score
from isnad.evaluation.scoring import GoldReport

_HEAD = f"{'':34}{'P':>6} {'R':>6} {'F1':>6}  {'95 %':^13}  {'system':>8} {'gold':>7}"


def score_lines(scores: Mapping[str, Score]) -> Iterator[str]:
    """A table of scores, a blank line between layers. Accuracies have one figure, in the column F1."""
    yield _HEAD
    layer = ""
    for name, score in scores.items():
        if layer and name.split(".")[0] != layer:
            yield ""
        layer = name.split(".")[0]
        yield _line(name, score)


def gold_text(report: GoldReport) -> Iterator[str]:
    """The report: all folders together, then each by itself where there are more."""
    articles = sum(f.articles for f in report.folders)
    yield f"Total: {len(report.folders)} folders, {articles} articles"
    yield from score_lines(report.total)
    if len(report.folders) > 1:
        for folder in report.folders:
            yield ""
            yield f"{folder.name}: {folder.articles} articles"
            yield from score_lines(folder.scores)
    yield from _set_aside(report)


def _set_aside(report: GoldReport) -> Iterable[str]:
    for folder in report.folders:
        for item in folder.set_aside:
            yield f"not read: {folder.name}/{item.source}: [{item.code}] {item.message}"


def _line(name: str, score: Score) -> str:
    accuracy = score.system == score.gold and score.right == score.found and score.precision == score.recall
    precision, recall = ("", "") if accuracy else (_share(score.precision), _share(score.recall))
    low_high = f"{score.interval[0]:.3f}–{score.interval[1]:.3f}" if score.interval else ""
    return (
        f"{name:34}{precision:>6} {recall:>6} {_share(score.f1):>6}  {low_high:^13}  "
        f"{score.system:>8.0f} {score.gold:>7.0f}"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
