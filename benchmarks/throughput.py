"""How fast Isnad annotates on one core, how much memory it takes, and where the time goes.

    python benchmarks/throughput.py [FOLDER] [--limit 2000] [--peer-limit 50]

FOLDER holds texts, pages, JSONL or zips of newspaper articles; without it the sample articles are repeated.
Time runs from raw text to encoded JSON, the work of `isnad annotate --processes 1` less its start, which is
given apart. Prints a table, then the same as one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
from corpora import Made, raw_texts
from peers import peers

from isnad.annotate import annotate
from isnad.annotate.layers import LAYERS, Layer
from isnad.annotate.view import TextView
from isnad.errors import InputError
from isnad.lexicon import load
from isnad.records import Annotations
from isnad.sources import article_from_text

WARM_UP = 20
"""Articles annotated before the clock starts, so that what is loaded on first use is loaded."""


RECORDS = ("mentions", "times", "quantities", "credits", "statements", "events", "pledges", "denials")


class Clock:
    """Seconds spent in each part of the work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.tokens = 0

    def timed(self, part: str, call: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        try:
            return call()
        finally:
            self.seconds[part] += time.perf_counter() - began


class TimedLayer:
    """A layer that tells the clock how long it takes; the first also counts tokens."""

    def __init__(self, part: str, layer: Layer, clock: Clock, *, first: bool) -> None:
        self.name, self.needs, self.gives = layer.name, layer.needs, layer.gives
        self._part, self._layer, self._clock, self._first = part, layer, clock, first

    def __call__(self, view: TextView, out: Annotations) -> None:
        if self._first:
            self._clock.tokens += len(view.tokens)
        self._clock.timed(self._part, lambda: self._layer(view, out))


def measure(texts: Iterable[Made], clock: Clock) -> tuple[int, int, int]:
    """Annotate the texts one by one; how many articles, records and set aside."""
    encoder = msgspec.json.Encoder()
    done = records = aside = 0
    for text, known in texts:
        try:
            article = clock.timed("reading and cleaning", lambda t=text, k=known: article_from_text(t, **k))
        except InputError:
            aside += 1
            continue
        found = clock.timed("annotate", lambda a=article: annotate(a))
        clock.timed("encoding", lambda f=found: encoder.encode(f))
        done += 1
        records += sum(len(getattr(found, name)) for name in RECORDS)
    return done, records, aside


def shares(clock: Clock) -> dict[str, float]:
    """Seconds of each part, the tokens and sentences of `annotate` apart from its layers."""
    parts = dict(clock.seconds)
    within = sum(seconds for part, seconds in parts.items() if part in LAYERS or part == "word analysis")
    parts["tokens and sentences"] = parts.pop("annotate", 0.0) - within
    return dict(sorted(parts.items(), key=lambda item: -item[1]))


def start_up() -> dict[str, float]:
    """Seconds of the quickest of five runs, in fresh processes."""
    runs = {
        "python -c pass": ["-c", "pass"],
        "isnad --help": ["-c", "import sys; sys.argv[1:] = ['--help']; from isnad.cli import main; main()"],
        "loading the lexicon": ["-c", "from isnad.lexicon import load; load()"],
    }
    return {name: min(_seconds(run) for _ in range(5)) for name, run in runs.items()}


def _seconds(arguments: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    return time.perf_counter() - began


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def bench(folder: Path | None, limit: int, peer_limit: int) -> dict[str, Any]:
    """Everything measured, as one JSON object."""
    loading = Clock()
    loading.timed("lexicon", load)
    measure(raw_texts(folder, WARM_UP), Clock())

    clock = Clock()
    plain, analysed = dict(LAYERS), TextView.analysed
    TextView.analysed = lambda self: clock.timed("word analysis", lambda: analysed(self))
    for i, (part, layer) in enumerate(plain.items()):
        LAYERS[part] = TimedLayer(part, layer, clock, first=i == 0)
    began, worked = time.perf_counter(), time.process_time()
    articles, records, aside = measure(raw_texts(folder, limit), clock)
    wall, worked = time.perf_counter() - began, time.process_time() - worked
    LAYERS.update(plain)
    TextView.analysed = analysed
    if not articles:
        raise SystemExit(f"no article could be read from {folder}")

    busy = clock.seconds["reading and cleaning"] + clock.seconds["annotate"] + clock.seconds["encoding"]
    memory = peak_megabytes()
    return {
        "articles": articles,
        "set_aside": aside,
        "from": folder.name if folder else "samples, repeated",
        "tokens": clock.tokens,
        "records": records,
        "seconds": busy,
        "seconds_with_reading_files": wall,
        "cpu_seconds_with_reading_files": worked,
        "articles_per_second": articles / busy,
        "articles_per_cpu_second": articles / worked,
        "tokens_per_second": clock.tokens / busy,
        "peak_megabytes": memory,
        "lexicon_seconds": loading.seconds["lexicon"],
        "share": {part: seconds / busy for part, seconds in shares(clock).items()},
        "milliseconds_per_article": {
            part: 1000 * seconds / articles for part, seconds in shares(clock).items()
        },
        "peers": peers(list(raw_texts(folder, peer_limit)), max(clock.seconds["times"], 1e-9) / articles),
        "start_up_seconds": start_up(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def table(found: dict[str, Any]) -> str:
    """The figures as a person reads them."""
    lines = [
        f"{found['articles']:,} articles ({found['from']}), {found['tokens']:,} tokens, "
        f"{found['records']:,} records, {found['set_aside']:,} set aside; one core, "
        f"Python {found['python']}, {found['system']}",
        "",
        f"{'articles/s':<28}{found['articles_per_second']:>12,.1f}",
        f"{'articles/s of CPU time':<28}{found['articles_per_cpu_second']:>12,.1f}",
        f"{'tokens/s':<28}{found['tokens_per_second']:>12,.0f}",
        f"{'peak memory, MB':<28}{found['peak_megabytes']:>12,.0f}",
        "",
        f"{'part':<28}{'share':>12}{'ms/article':>12}",
    ]
    for part, share in found["share"].items():
        lines.append(f"{part:<28}{share:>12.1%}{found['milliseconds_per_article'][part]:>12.2f}")
    for peer in found["peers"]:
        lines += [
            "",
            f"{peer['task']}, {peer['articles']} articles: Isnad {peer['isnad_articles_per_second']:,.0f}/s, "
            f"{peer['tool']} {peer['articles_per_second']:,.1f}/s",
        ]
    lines += ["", f"{'start-up':<28}{'seconds':>12}"]
    lines += [f"{name:<28}{seconds:>12.3f}" for name, seconds in found["start_up_seconds"].items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure speed and memory of annotation on one core.")
    parser.add_argument("folder", nargs="?", type=Path, help="texts, pages, JSONL or zips; default: samples")
    parser.add_argument("--limit", type=int, default=2000, help="articles to annotate (default 2000)")
    parser.add_argument(
        "--peer-limit", type=int, default=50, help="articles that slow peers get (default 50)"
    )
    given = parser.parse_args()
    if given.folder and not given.folder.exists():
        parser.error(f"there is no {given.folder}")
    found = bench(given.folder, given.limit, given.peer_limit)
    print(table(found))
    print()
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
