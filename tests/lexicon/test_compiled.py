"""The compiled lexicon saves time and does nothing else: whatever becomes of the cache, it is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import little
import msgspec
import pytest

from isnad.errors import LexiconError
from isnad.lexicon import Lexicon, compiled, load
from isnad.lexicon.files import parse
from isnad.lexicon.indexing import compile_sources
from isnad.lexicon.lexicon import _load  # pyright: ignore[reportPrivateUsage]

ACTOR = "- {{id: test.{name}, kind: ORG, en: The {name}, names: [{arabic}]}}\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and no lexicon in memory."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ISNAD_CACHE", str(folder))
    return folder


@pytest.fixture
def whole() -> None:
    """What a test asks for that is of the lexicon as it comes."""


@pytest.fixture(autouse=True)
def sources(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A little lexicon, but where a test asks for the whole: what becomes of a cache is the same."""
    if "whole" not in request.fixturenames:
        monkeypatch.setattr("isnad.lexicon.lexicon.collect", little.collect)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's lexicon folder with one actor."""
    folder = tmp_path / "mine"
    (folder / "actors").mkdir(parents=True)
    write_actor(folder, "first", "تجمع الاختبار الأول")
    return folder


def write_actor(folder: Path, name: str, arabic: str) -> None:
    (folder / "actors" / "mine.yaml").write_text(ACTOR.format(name=name, arabic=arabic), encoding="utf-8")


def fresh(folder: Path) -> Lexicon:
    """The lexicon as a new process would load it."""
    _load.cache_clear()
    return load(folder)


def data(lexicon: Lexicon) -> dict[str, object]:
    """Everything that the lexicon holds, as plain data."""
    tries = {
        name: getattr(lexicon, name).root
        for name in ("names", "institution_names", "office_names", "gazetteer")
    }
    rest = {name: value for name, value in vars(lexicon).items() if name not in (*tries, "morphology")}
    words = {name: value for name, value in vars(lexicon.morphology).items() if name != "word"}
    return msgspec.to_builtins({**rest, **tries, "words": words}, order="deterministic")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often a lexicon has been built from its files since."""
    builds: list[int] = []

    def counting(sources: object) -> compiled.Compiled:
        builds.append(1)
        return compile_sources(sources)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr("isnad.lexicon.indexing.compile_sources", counting)
    return lambda: len(builds)


@pytest.mark.usefixtures("whole")
def test_it_is_the_same_with_and_without_the_cache(
    cache: Path, mine: Path, counted: Callable[[], int]
) -> None:
    built, read = fresh(mine), fresh(mine)
    assert counted() == 1
    assert data(built) == data(read)
    sentence = ["وسيهاجمونها", "والحكومة", "العراقية", "استشهاد", "فقالوا", "بالطائرات"]
    one, two = (
        [msgspec.to_builtins(lexicon.morphology.word(w)) for w in sentence] for lexicon in (built, read)
    )
    assert one == two


def test_a_changed_file_is_seen(cache: Path, mine: Path, counted: Callable[[], int]) -> None:
    before = fresh(mine)
    write_actor(mine, "second", "تجمع الاختبار الثاني")
    after = fresh(mine)
    assert counted() == 2
    assert "test.first" in before.actors
    assert "test.first" not in after.actors
    assert after.names.longest("تجمع", ["الاختبار", "الثاني"])[0] == 3
    assert before.digest != after.digest


def test_a_changed_program_builds_anew(
    cache: Path, mine: Path, counted: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh(mine)
    monkeypatch.setattr(compiled, "_program", lambda: b"another")
    fresh(mine)
    assert counted() == 2


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "noise", "other key"])
def test_a_damaged_cache_is_rebuilt(cache: Path, mine: Path, counted: Callable[[], int], damage: str) -> None:
    good = data(fresh(mine))
    (file,) = cache.glob("*.msgpack")
    content = file.read_bytes()
    middle = len(content) // 2
    file.write_bytes(
        {
            "empty": b"",
            "cut": content[:middle],
            "flipped": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
            "noise": os.urandom(1000),
            "other key": content.replace(content[14:46], bytes(32), 1),
        }[damage]
    )
    assert data(fresh(mine)) == good
    assert counted() == 2
    assert file.read_bytes() == content


def test_it_loads_where_nothing_can_be_written(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("ISNAD_CACHE", str(blocked))
    assert "test.first" in fresh(mine).actors
    monkeypatch.setenv("ISNAD_CACHE", str(blocked / "below"))
    assert "test.first" in fresh(mine).actors


def test_old_compilations_are_cleared_away(cache: Path, mine: Path) -> None:
    cache.mkdir()
    for number in range(9):
        old = cache / f"lexicon-{number}.msgpack"
        old.write_bytes(b"old")
        os.utime(old, (number, number))
    (cache / "other.txt").write_text("not ours", encoding="utf-8")
    fresh(mine)
    left = sorted(path.name for path in cache.iterdir())
    assert len(left) == compiled.KEPT + 1
    assert "other.txt" in left
    assert "lexicon-0.msgpack" not in left


def test_the_one_in_use_stays_however_many_others_are_made(
    cache: Path, mine: Path, tmp_path: Path, counted: Callable[[], int]
) -> None:
    fresh(mine)
    (file,) = cache.glob("*.msgpack")
    for number in range(compiled.KEPT + 2):
        os.utime(file, (number, number))
        fresh(mine)
        (cache / f"lexicon-{number}.msgpack").write_bytes(b"another")
        os.utime(cache / f"lexicon-{number}.msgpack", (1e9 + number, 1e9 + number))
    compiled.store("0" * 64, compile_sources(parse(little.collect(None))), cache / "lexicon-new.msgpack")
    assert file.exists()
    fresh(mine)
    assert counted() == 1


def test_processes_may_fill_the_cache_together(cache: Path, mine: Path) -> None:
    program = (
        "import sys, pathlib, little, isnad.lexicon.lexicon as l; l.collect = little.collect;"
        "print(l.load(pathlib.Path(sys.argv[1])).digest)"
    )
    known = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": known}
    command = [sys.executable, "-c", program, str(mine)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(3)
    ]
    digests = {process.communicate()[0].strip() for process in running}
    assert digests == {fresh(mine).digest}
    assert [path.suffix for path in cache.iterdir()] == [".msgpack"]


def test_a_wrong_entry_is_named_and_nothing_kept(cache: Path, mine: Path) -> None:
    (mine / "actors" / "wrong.yaml").write_text("- {id: test.wrong, nmaes: []}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"E202.*actors/wrong\.yaml.*test\.wrong"):
        fresh(mine)
    assert not cache.exists()


def test_a_compiled_file_reads_back_as_it_was(tmp_path: Path, mine: Path) -> None:
    raw = little.collect(mine)
    key, made = compiled.key_of(raw), compile_sources(parse(raw))
    target = tmp_path / "deep" / "compiled.msgpack"
    compiled.store(key, made, target)
    assert target.read_bytes() == compiled.encode(key, made)


def teardown_module() -> None:
    _load.cache_clear()
