"""Linking by the number of articles: time and memory of each step, how they grow, and what is found of what was planted.

    python benchmarks/linking.py [FOLDER] [--sizes 1000,2000,4000] [--picture FILE.svg]

Articles are made of the sentences of the articles in FOLDER (default: the development sets of this repository; the zips of
SaudiNewsNet are read as they are), so many a day over as many days as that takes (`recombined`). Copies and happenings that
several articles tell are planted among them; a pair of articles found to be of one text is right where it was planted, two
mentions of different articles in one incident where they were planted as one. Each size is linked in a process of its own,
on one core; with `--around` month by month, in the memory of the largest month. What was read in the articles of FOLDER is kept in a file named after them in the folder of `--cache`
(default: a temporary one) and used again. With `--keep` the results are added to a file; `--picture` draws what that holds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from unittest.mock import patch

import msgspec
from corpora import articles
from curves import Line, drawn
from recombined import Made, Maker, Stock

from isnad.annotate import annotate
from isnad.records import Annotations, Article, Chronicle, Record
from isnad.sources import read

GOLD = Path(__file__).resolve().parents[1] / "gold"
STAGES = {
    "same_names": "names", "find_duplicates": "duplicates", "find_retellings": "duplicates", "find_incidents": "incidents",
    "find_denials": "denials", "incident_record": "sources", "find_storylines": "storylines", "find_figures": "figures",
    "link_pledges": "pledges", "linked_entities": "entities",
}  # fmt: skip
"""The calls of linking that are timed, and under which name."""


class Planted(NamedTuple):
    """What was planted: copies as pairs of sources, and happenings as sources with the place of the event."""

    copies: list[tuple[str, str]]
    happenings: dict[int, list[tuple[str, int, int]]]


class Found(msgspec.Struct):
    """What linking so many articles took and found. Seconds are of one core; memory is the most that was held, in MB, and what
    of it linking added to reading."""

    articles: int
    days: int
    cpu: float
    wall: float
    stages: dict[str, float]
    peak_mb: int
    linking_mb: int
    incidents: int
    storylines: int
    copies: dict[str, float]
    happenings: dict[str, float]

    @property
    def per_article(self) -> float:
        """Milliseconds of one core an article."""
        return 1000 * self.cpu / self.articles

    @property
    def kb(self) -> float:
        """What an article adds to memory, read and linked."""
        return 1024 * self.linking_mb / self.articles


# ---------------------------------------------------------------- the articles to take apart


def annotated(folder: Path | None, limit: int, cache: Path, tell: Callable[[str], None]) -> list[Annotations]:
    """What is read in at most `limit` articles; kept in `cache` by what annotates and where the articles are from."""
    from isnad.api import annotator

    name = hashlib.sha256(f"{annotator()}\0{folder and folder.name}\0{limit}".encode()).hexdigest()[:16]
    kept = cache / f"annotated-{name}.msgpack"
    if kept.exists():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Annotations])
    found: list[Annotations] = []
    for article in _articles(folder, limit):
        found.append(annotate(article))
        if len(found) % 500 == 0:
            tell(f"{len(found):,} articles annotated")
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(msgspec.msgpack.encode(found))
    return found


def _articles(folder: Path | None, limit: int) -> Iterator[Article]:
    if folder is not None:
        yield from articles(folder, limit)
        return
    for given in sorted(GOLD.glob("*/*/articles"))[:limit]:
        found = read([given], metadata=given.parent / "articles.jsonl")
        yield from (article for article in found if isinstance(article, Article))


# ---------------------------------------------------------------- making


def write(maker: Maker, count: int, to: Path) -> Planted:
    """Write so many made articles to a file, a length before each; gives what is planted."""
    planted = Planted([], defaultdict(list))
    encoder = msgspec.msgpack.Encoder()
    with to.open("wb") as file:
        for made in maker.articles(count):
            data = encoder.encode(made.item)
            file.write(len(data).to_bytes(4, "little") + data)
            _note(made, planted)
    return planted


def _note(made: Made, planted: Planted) -> None:
    source = made.item.article.source
    if made.copy_of is not None:
        planted.copies.append((made.copy_of, source))
    if made.happening is not None and made.event is not None:
        planted.happenings[made.happening].append((source, *made.event))


def stored(file: Path) -> Iterator[Annotations]:
    """The articles that `write` wrote."""
    decoder = msgspec.msgpack.Decoder(Annotations)
    with file.open("rb") as data:
        while head := data.read(4):
            yield decoder.decode(data.read(int.from_bytes(head, "little")))


# ---------------------------------------------------------------- linking


def measured(file: Path, planted: Planted, around: int | None) -> Found:
    """Link the articles of a file in a process of its own: whole, or month by month with so many days around each."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        if around is None:
            return pool.apply(_measure, (file, planted))
        with tempfile.TemporaryDirectory(prefix="isnad-linking-") as work:
            pool.apply(_store, (file, work))
            with context.Pool(1) as fresh:
                return fresh.apply(_measure_by_month, (Path(work), planted, around))


def _store(file: Path, work: str) -> None:
    from isnad.datasets.storing import write as write_rows
    from isnad.datasets.tables import Lines
    from isnad.engines.local import Local

    write_rows(Local(), Lines(), stored(file), f"{work}/annotations")


def _measure_by_month(work: Path, planted: Planted, around: int) -> Found:
    from isnad.datasets.linking import link_into
    from isnad.datasets.storing import read as read_rows
    from isnad.datasets.tables import Records
    from isnad.engines.local import Local
    from isnad.lexicon import load
    from isnad.records import ArticleRef, Duplicate, Incident

    load()
    before = _peak()
    wall, cpu = time.perf_counter(), time.process_time()
    counts = link_into(Local(), str(work / "annotations"), str(work / "chronicle"), by="month", around=around)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = _peak()

    def rows(name: str, kind: type[R]) -> list[R]:
        found = read_rows(Local(), Records(kind, "month"), str(work / "chronicle" / name))
        return [record for _, record in found]

    chronicle = Chronicle(
        articles=rows("articles", ArticleRef),
        duplicates=rows("duplicates", Duplicate),
        incidents=rows("incidents", Incident),
    )
    return _found(chronicle, planted, counts.storylines, cpu, wall, {}, before, peak)


R = TypeVar("R", bound=Record)


def _measure(file: Path, planted: Planted) -> Found:
    from isnad.lexicon import load
    from isnad.link import link

    load()
    before = _peak()
    room = sys.modules["isnad.link"]
    seconds = dict.fromkeys(STAGES.values(), 0.0)
    wall, cpu = time.perf_counter(), time.process_time()
    with ExitStack() as stack:
        for name, stage in STAGES.items():
            stack.enter_context(patch.object(room, name, _timed(getattr(room, name), seconds, stage)))
        chronicle = link(stored(file))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    seconds["rest"] = cpu - sum(seconds.values())
    return _found(chronicle, planted, len(chronicle.storylines), cpu, wall, seconds, before, _peak())


def _found(
    chronicle: Chronicle, planted: Planted, storylines: int, cpu: float, wall: float, stages: dict[str, float],
    before: int, peak: int,
) -> Found:  # fmt: skip
    return Found(
        articles=len(chronicle.articles), days=len({a.published for a in chronicle.articles}),
        cpu=round(cpu, 2), wall=round(wall, 2),
        stages={name: round(value, 2) for name, value in stages.items()},
        peak_mb=peak, linking_mb=peak - before,
        incidents=len(chronicle.incidents), storylines=storylines,
        copies=_scored(*copies_found(chronicle, planted)), happenings=_scored(*_happenings(chronicle, planted)),
    )  # fmt: skip


def _timed(call: Callable[..., Any], seconds: dict[str, float], name: str) -> Callable[..., Any]:
    def timed(*given: Any, **more: Any) -> Any:
        began = time.process_time()
        try:
            return call(*given, **more)
        finally:
            seconds[name] += time.process_time() - began

    return timed


def _peak() -> int:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells begins with what the parent held
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


# ---------------------------------------------------------------- what is found of what was planted


def copies_found(chronicle: Chronicle, planted: Planted) -> tuple[int, int, int]:
    """Pairs of one text: rightly found, found, planted. Two tellings of one happening may be taken for rewrites of one another."""
    wanted = {frozenset(pair) for pair in planted.copies}
    retold = {
        frozenset((a[0], b[0])) for places in planted.happenings.values() for a, b in combinations(places, 2)
    }
    found = {frozenset((pair.a, pair.b)) for pair in chronicle.duplicates} - retold
    return len(wanted & found), len(found), len(wanted)


def _happenings(chronicle: Chronicle, planted: Planted) -> tuple[int, int, int]:
    """Pairs of planted mentions of different articles in one incident: rightly, in all, planted as one. What else stands in the
    articles is left out: the sentences are of few weeks, and some do tell what is planted."""
    told = {place: number for number, places in planted.happenings.items() for place in places}
    right = found = 0
    for incident in chronicle.incidents:
        here = [told[place] for r in incident.events if (place := (r.article, r.start, r.end)) in told]
        found += math.comb(len(here), 2)
        right += sum(math.comb(count, 2) for count in Counter(here).values())
    wanted = sum(math.comb(len(places), 2) for places in planted.happenings.values())
    return right, found, wanted


def _scored(right: int, found: int, wanted: int) -> dict[str, float]:
    return {
        "precision": round(right / found, 3) if found else 1.0,
        "recall": round(right / wanted, 3) if wanted else 1.0,
        "planted": wanted,
    }


# ---------------------------------------------------------------- telling


def exponents(runs: Sequence[Found]) -> list[float]:
    """How time grows from each size to the next: 1 where it grows as the number of articles does."""
    return [round(math.log(b.cpu / a.cpu) / math.log(b.articles / a.articles), 2) for a, b in pairwise(runs)]


def _told(run: Found) -> str:
    stages = "  ".join(f"{name} {seconds:.1f}" for name, seconds in run.stages.items())
    return (
        f"{run.articles:>9,} articles of {run.days:,} days: {run.cpu:,.1f} s of one core, {run.wall:,.1f} s; {run.per_article:.1f} ms "
        f"and {run.kb:.0f} KB an article, {run.peak_mb:,} MB in all\n          {stages}\n"
        f"          copies P {run.copies['precision']:.2f} R {run.copies['recall']:.2f}, happenings "
        f"P {run.happenings['precision']:.2f} R {run.happenings['recall']:.2f}"
    )


def picture(runs: Sequence[Found]) -> str:
    """Seconds by articles, both logarithmic, with what grows as n log n beside it."""
    ordered = sorted(runs, key=lambda run: run.articles)
    first = ordered[0]

    def even(n: int) -> float:
        return first.cpu * n * math.log(n) / (first.articles * math.log(first.articles))

    every = Line("linking", [(run.articles, run.cpu) for run in ordered])
    norm = Line("n log n", [(run.articles, even(run.articles)) for run in ordered], dashed=True)
    stages = Counter[str]()
    for run in ordered:
        stages.update(run.stages)
    most = [name for name, _ in stages.most_common(5) if name != "rest"][:4]
    parts = [
        Line(name, [(r.articles, r.stages[name]) for r in ordered if r.stages[name] > 0]) for name in most
    ]
    return drawn([every, norm, *parts], "articles", "seconds of one core")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure linking by the number of articles.")
    parser.add_argument("folder", nargs="?", type=Path, help="articles to take sentences of")
    parser.add_argument("--sizes", default="1000,2000,4000", help="numbers of articles to link")
    parser.add_argument("--base", type=int, default=3000, help="articles that are taken apart, at most")
    parser.add_argument("--per-day", type=int, default=500, help="articles of a day")
    parser.add_argument(
        "--around", type=int, help="link month by month, as isnad link --by month --around DAYS does"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, help="where annotations are kept from run to run")
    parser.add_argument("--keep", type=Path, help="a JSON file of results to add to")
    parser.add_argument("--picture", type=Path, help="draw the growth, also of what is kept, as SVG")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="isnad-linking-") as work:
        cache = given.cache or Path(work)
        stock = Stock(annotated(given.folder, given.base, cache, lambda line: print(line, flush=True)))
        print(f"{len(stock.pieces):,} sentences, {len(stock.cores):,} tellings to plant", flush=True)
        runs: list[Found] = []
        for size in (int(size) for size in given.sizes.split(",") if size):
            file = Path(work) / f"{size}.msgpack"
            planted = write(Maker(stock, given.seed, given.per_day), size, file)
            runs.append(measured(file, planted, given.around))
            file.unlink()
            print(_told(runs[-1]), flush=True)
    if given.keep is not None:
        known = msgspec.json.decode(given.keep.read_bytes(), type=list[Found]) if given.keep.exists() else []
        new = {run.articles for run in runs}
        runs = sorted([*runs, *(r for r in known if r.articles not in new)], key=lambda run: run.articles)
        given.keep.write_bytes(msgspec.json.format(msgspec.json.encode(runs), indent=1) + b"\n")
    if given.picture is not None:
        given.picture.write_text(picture(runs), encoding="utf-8")
    print(
        json.dumps(
            {
                "seed": given.seed,
                "per_day": given.per_day,
                "exponents": exponents(runs),
                "runs": msgspec.to_builtins(runs),
            }
        )
    )


if __name__ == "__main__":
    main()
