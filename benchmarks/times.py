"""Dates found and read right in the same sentences by Isnad and by dateparser's search, and the time a sentence takes.

    python benchmarks/times.py [GOLD_FOLDER]

GOLD_FOLDER is in the gold format (default: gold/isnad-dev). A sentence counts where gold has an absolute date or time of day in
it, or one that the day of publication makes absolute; both tools get that day. Durations, sets, weeks and vague times are
left out: dateparser has no value for them. A date is found where a result overlaps its words, and right where it is the same
at gold's precision (year, month or day).
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, cast

from isnad.annotate.layers import LAYERS
from isnad.annotate.view import TextView
from isnad.evaluation.goldformat import gold_folders, read_gold
from isnad.evaluation.locating import Ground
from isnad.lexicon import load
from isnad.records import Annotations, Article
from isnad.sources import read

_ABSOLUTE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")
_DEFAULT = "gold/isnad-dev"

Found = list[tuple[int, int, str]]
"""What a tool finds in a sentence: start, end, and the day as YYYY-MM-DD, or less of it."""


class Case(NamedTuple):
    """A sentence, the day of its article, and the dates in it: start, end, value at gold's precision."""

    text: str
    published: str
    dates: Found


class Score(NamedTuple):
    """What a tool made of the sentences."""

    tool: str
    found: int
    right: int
    asked: int
    milliseconds: float

    def line(self) -> str:
        """The row of the table."""
        shares = f"{self.found / self.asked:>8.3f}{self.right / self.asked:>8.3f}"
        return f"{self.tool:<14}{self.asked:>8}{shares}{self.milliseconds:>14.2f}"


def cases(folder: str) -> Iterator[Case]:
    """The sentences of gold articles that have a date."""
    for path in gold_folders([Path(folder)]):
        gold = read_gold(path)
        for article in read([gold.articles], metadata=gold.sidecar):
            if not isinstance(article, Article) or not article.published:
                continue
            told = gold.gold.articles.get(gold.gold.name_of(article))
            if told is None:
                continue
            yield from _cases(article, [(t.text, t.value) for t in told.times])


def _cases(article: Article, times: list[tuple[str, str]]) -> Iterator[Case]:
    ground, view = Ground(article), TextView(article, load())
    placed: Found = []
    for words, value in times:
        match, place = _ABSOLUTE.fullmatch(value), ground.one(words)
        if match is not None and place is not None:
            placed.append((*place, match.group(1)))
    for first, last in view.sentences:
        low, high = view.tokens[first].start, view.tokens[last - 1].end
        dates = [(a - low, b - low, v) for a, b, v in placed if low <= a and b <= high]
        if dates:
            yield Case(article.text[low:high], (article.published or "")[:10], dates)


def by_isnad(case: Case) -> Found:
    """The dates that Isnad's layer of times finds in a sentence alone."""
    article = Article(id="", source="", text=case.text, published=case.published)
    view, out = TextView(article, load()), Annotations(article=article)
    LAYERS["times"](view, out)
    return [(t.start, t.end, t.value.partition("T")[0]) for t in out.times]


def by_dateparser(case: Case) -> Found:
    """The dates that dateparser's search finds in a sentence, of which it gives the words."""
    from dateparser.search import search_dates  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

    base = datetime.fromisoformat(case.published)
    search = cast(Callable[..., list[tuple[str, datetime]] | None], search_dates)
    results = search(case.text, languages=["ar"], settings={"RELATIVE_BASE": base}) or []
    found: Found = []
    position = 0
    for words, day in results:
        start = case.text.find(words, position)
        if start >= 0:
            position = start + len(words)
            found.append((start, position, day.date().isoformat()))
    return found


def score(tool: str, find: Callable[[Case], Found], every: list[Case]) -> Score:
    """Time and judge a tool on the sentences; the first one is read once before the clock starts."""
    find(every[0])
    found = right = asked = 0
    began = time.perf_counter()
    results = [find(case) for case in every]
    spent = time.perf_counter() - began
    for case, result in zip(every, results, strict=True):
        for start, end, value in case.dates:
            over = [v for a, b, v in result if a < end and start < b]
            asked += 1
            found += bool(over)
            right += any(v[: len(value)] == value for v in over)
    return Score(tool, found, right, asked, spent * 1000 / len(every))


def main() -> None:
    """Print the table."""
    every = list(cases(sys.argv[1] if len(sys.argv) > 1 else _DEFAULT))
    if not every:
        raise SystemExit("no sentence with a date in this gold")
    print(f"{'dates':<14}{'asked':>8}{'found':>8}{'right':>8}{'ms/sentence':>14}   ({len(every)} sentences)")
    print(score("Isnad", by_isnad, every).line())
    if find_spec("dateparser") is not None:
        print(score("dateparser", by_dateparser, every).line())


if __name__ == "__main__":
    main()
