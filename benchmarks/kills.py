"""What is left of a casebook whose building is killed, again and again.

    python benchmarks/kills.py [FOLDER] [--kills 200] [--articles 40] [--processes 1] [--seed 1]

`isnad build` reads FOLDER (without it articles made of the sentences of the samples, with some bad inputs among them)
and is killed (SIGKILL) at random moments, three in four of them while it has the casebook open (where /proc tells): its
first process alone, or with all that it started. After each kill the file
must pass SQLite's integrity check, open as a casebook, and hold of every article all or nothing. The same command
goes on from there, until it comes to its end before the kill; then the casebook must hold, table by table, what an
undisturbed run gives, and all begins anew. Prints a line a kill, then a summary; exits 1 where anything was amiss.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec
from corpora import samples

from isnad.casebook import Casebook
from isnad.errors import CasebookError

COMMAND = [sys.executable, "-c", "from isnad.cli import main; main()", "build"]
DONE = (0, 3)
_SHADOW = re.compile(r"_(?:data|idx|content|docsize|config)$")
_SENTENCE = re.compile(r"(?<=[.!؟])\s+")


class Kill(NamedTuple):
    """One kill: after how many seconds, whether with the workers, and what was found."""

    after: float
    whole_group: bool
    articles: int
    stage: str


class Outcome(NamedTuple):
    """What a series of kills showed: the kills, how many runs were completed after them, and what was amiss."""

    kills: list[Kill]
    completed: int
    seconds_undisturbed: float
    amiss: list[str]


def make_corpus(folder: Path, articles: int, seed: int = 1) -> None:
    """Write articles of recombined sentences, some of them in a JSONL file, and a few inputs that cannot be read."""
    chance = random.Random(seed)
    pool = [(a.outlet, a.published, _SENTENCE.split(a.text)) for a in samples()]
    folder.mkdir(parents=True)
    rows: list[dict[str, str | None]] = []
    for number in range(articles):
        outlet, published, first = chance.choice(pool)
        _, _, second = chance.choice(pool)
        text = " ".join(
            [*first[: chance.randint(2, 12)], *second[: chance.randint(1, 8)], f"الخبر رقم {number}."]
        )
        if number % 3:
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        else:
            rows.append({"id": f"r{number}", "text": text, "outlet": outlet, "published": published})
    lines = [msgspec.json.encode(row) for row in rows]
    (folder / "rows.jsonl").write_bytes(b"\n".join([*lines[:2], b"{broken", *lines[2:]]))
    (folder / "empty.txt").touch()
    (folder / "english.txt").write_text(
        "The spokesman said the forces had begun to withdraw.", encoding="utf-8"
    )


def content(path: Path) -> dict[str, str]:
    """A digest of the rows of each table, but for when they were linked, and for what is kept of them in the order of their writing."""
    found: dict[str, str] = {}
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        names = [
            row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        for name in names:
            if _SHADOW.search(name) or name == "kept_columns":
                continue
            columns = [f'"{row[1]}"' for row in db.execute(f"PRAGMA table_info({name})") if row[1] != "at"]
            rows = sorted(map(repr, db.execute(f"SELECT {', '.join(columns)} FROM {name}")))
            found[name] = hashlib.sha256("\n".join(rows).encode(errors="surrogatepass")).hexdigest()[:16]
    return found


def killed(
    corpus: Path,
    work: Path,
    kills: int,
    *,
    processes: int = 1,
    seed: int = 1,
    tell: Callable[[str], None] = print,
) -> Outcome:
    """Build the casebook of a corpus in `work` and kill it so many times."""
    chance = random.Random(seed)
    whole = work / "undisturbed.casebook"
    began = time.perf_counter()
    process = _run(whole, corpus, processes)
    _until_open(process, whole)
    start = time.perf_counter() - began
    code = process.wait()
    seconds = time.perf_counter() - began
    if code not in DONE:
        return Outcome([], 0, seconds, [f"the undisturbed run ended with {code}"])
    expected = content(whole)
    articles = _articles(whole)
    tell(f"undisturbed: {len(articles):,} articles in {seconds:.1f} s")
    done: list[Kill] = []
    amiss: list[str] = []
    completed = 0
    book = work / "killed.casebook"
    while len(done) < kills:
        whole_group = chance.random() < 0.5
        process = _run(book, corpus, processes)
        if chance.random() < 0.75:
            _until_open(process, book)
            after = chance.uniform(0.0, (seconds - start) * 1.05)
        else:
            after = chance.uniform(0.0, seconds)
        code = _killed_after(process, after, whole_group)
        if code is None:
            found, stage = _look(book, articles, amiss)
            done.append(Kill(after, whole_group, found, stage))
            tell(
                f"{len(done):4} after {after:5.2f} s, {'all' if whole_group else 'one'}: {found:5} articles, {stage}"
            )
            continue
        completed += 1
        _complete(book, code, expected, amiss)
    if book.exists():
        completed += 1
        _complete(book, _run(book, corpus, processes).wait(), expected, amiss)
    return Outcome(done, completed, seconds, amiss)


def _complete(book: Path, code: int, expected: dict[str, str], amiss: list[str]) -> None:
    """Compare a run that came to its end with the undisturbed one, and clear it away."""
    if code not in DONE:
        amiss.append(f"a run that was not killed ended with {code}")
    elif (found := content(book)) != expected:
        differ = sorted(name for name in {**expected, **found} if expected.get(name) != found.get(name))
        amiss.append(f"a completed casebook differs in {', '.join(differ)}")
    for end in ("", "-wal", "-shm", "-journal"):
        book.with_name(book.name + end).unlink(missing_ok=True)


def _run(book: Path, corpus: Path, processes: int) -> subprocess.Popen[bytes]:
    command = [*COMMAND, str(book), str(corpus), "--processes", str(processes)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _until_open(process: subprocess.Popen[bytes], book: Path) -> None:
    """Wait until the process has the casebook open, or has ended."""
    folder = Path("/proc", str(process.pid), "fd")
    while folder.exists() and process.poll() is None:
        with suppress(OSError):
            if book.resolve() in {entry.readlink() for entry in folder.iterdir()}:
                return
        time.sleep(0.002)


def _killed_after(process: subprocess.Popen[bytes], seconds: float, whole_group: bool) -> int | None:
    """Kill it then; its exit code where it was quicker."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        if whole_group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return None


def _look(book: Path, articles: dict[str, str], amiss: list[str]) -> tuple[int, str]:
    """How many articles a killed casebook holds, and how far it had come; what is wrong with it goes to `amiss`.

    It looks at a copy: what SQLite mends on opening is left for the next run to mend.
    """
    if not book.exists():
        return 0, "not begun"
    with tempfile.TemporaryDirectory(dir=book.parent) as folder:
        copy = Path(folder, book.name)
        for end in ("", "-wal", "-journal"):
            beside = book.with_name(book.name + end)
            if beside.exists():
                shutil.copy(beside, copy.with_name(copy.name + end))
        with closing(sqlite3.connect(copy)) as db:
            state = db.execute("PRAGMA integrity_check").fetchone()[0]
            empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if state != "ok":
            amiss.append(f"integrity: {state}")
            return 0, "damaged"
        if empty:
            return 0, "made"
        try:
            found = _articles(copy)
            with Casebook(copy) as casebook:
                stage = (
                    "linked" if not casebook.stale else "reading" if len(found) < len(articles) else "linking"
                )
        except CasebookError as error:
            amiss.append(f"does not open: {error}")
            return 0, "does not open"
        wrong = [source for source, held in found.items() if articles.get(source) != held]
        if wrong:
            amiss.append(f"articles that are not whole: {', '.join(wrong[:5])}")
        return len(found), stage


def _articles(book: Path) -> dict[str, str]:
    """A digest of each article with all its annotations, as tables and record have them."""
    with Casebook(book) as casebook:
        tables = [
            row[0] for row in casebook.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "article" in {c[1] for c in casebook.db.execute(f"PRAGMA table_info({row[0]})")} and row[0] in _OF_ARTICLE
        ]  # fmt: skip
        found: dict[str, str] = {}
        for key, source in casebook.db.execute("SELECT key, source FROM articles").fetchall():
            rows = [
                sorted(map(repr, casebook.db.execute(f"SELECT * FROM {name} WHERE article = ?", (key,))))
                for name in sorted(tables)
            ]
            rows.append(
                sorted(map(repr, casebook.db.execute("SELECT * FROM search WHERE rowid = ?", (key,))))
            )
            record = msgspec.json.encode(casebook.article(source), order="sorted")
            found[source] = hashlib.sha256(record + repr(rows).encode(errors="surrogatepass")).hexdigest()
        return found


_OF_ARTICLE = frozenset(
    ("mentions", "times", "quantities", "credits", "statements", "events", "pledges", "denials", "sentences",
     "removed", "chain_links")
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        corpus: Path = given.folder or Path(work, "articles")
        if given.folder is None:
            make_corpus(corpus, given.articles, given.seed)
        found = killed(corpus, Path(work), given.kills, processes=given.processes, seed=given.seed)
    stages = Counter(kill.stage for kill in found.kills)
    print(
        f"{len(found.kills)} kills ({sum(kill.whole_group for kill in found.kills)} with all processes): "
        + ", ".join(f"{count} {stage}" for stage, count in stages.most_common())
        + f"; {found.completed} casebooks completed and compared; {len(found.amiss)} amiss."
    )
    for what in found.amiss:
        print(f"AMISS: {what}")
    return 1 if found.amiss else 0


if __name__ == "__main__":
    sys.exit(main())
