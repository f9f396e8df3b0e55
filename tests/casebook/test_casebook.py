"""Writing and reading back: exactly, once, and whatever happens in between."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from handmade import annotations, chronicle, make_casebook, relayed
from isnad.casebook import Casebook, fingerprint
from isnad.errors import CasebookError, UsageError
from isnad.records import Ref, SetAside


def test_articles_come_back_as_they_were_written(casebook: Path) -> None:
    written = sorted(annotations(), key=lambda a: a.article.source)
    with Casebook(casebook) as book:
        assert list(book.articles()) == written
        assert book.article("a10").article.source == "a10.txt"


def test_chronicle_comes_back_as_it_was_written(casebook: Path) -> None:
    written = chronicle(annotations())
    with Casebook(casebook) as book:
        assert book.chronicle() == written
        assert msgspec.json.decode("".join(book.chronicle_json())) == msgspec.to_builtins(written)


def test_flat_tables_say_what_the_records_say(casebook: Path) -> None:
    db = sqlite3.connect(casebook)
    rows = db.execute(
        'SELECT a.source, e.type, e.actor_entity, substr(a.text, e.start + 1, e."end" - e.start) = e.text '
        "FROM events e JOIN articles a ON a.key = e.article ORDER BY a.source LIMIT 1"
    ).fetchall()
    assert rows == [("a01.txt", "COOPERATE", "usa", 1)]
    chain = db.execute(
        "SELECT l.text, l.anonymous FROM chain_links l JOIN articles a ON a.key = l.article "
        "WHERE a.source = 'a01.txt' ORDER BY l.statement, l.n"
    ).fetchall()
    assert [bool(anonymous) for _, anonymous in chain] == [False, True]
    assert db.execute("SELECT count(*) FROM roots WHERE denies").fetchone() == (1,)
    assert db.execute("SELECT article_count, date_first FROM incidents WHERE id LIKE 'coop%'").fetchone() == (
        9,
        "2020-01-15",
    )


def test_writing_again_what_is_there_changes_nothing(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    article = relayed(1)
    made_by = fingerprint(article.made_by)
    with Casebook(path, write=True) as book:
        assert book.state_of(article.article, made_by) == "unchanged"
        assert not book.stale
        assert book.state_of(relayed(2).article, made_by + "!") == "replaced"


def test_changed_content_takes_the_place_of_its_source(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    other = relayed(2)
    other.article.source = "a01.txt"
    with Casebook(path, write=True) as book:
        assert book.state_of(other.article, fingerprint(other.made_by)) == "replaced"
        book.put(other)
        assert book.stale
        assert book.article("a01.txt") == other
        assert book.article_count == 13
        found = book.db.execute(
            "SELECT count(*) FROM times WHERE article = (SELECT key FROM articles WHERE source = 'a01.txt')"
        )
        assert found.fetchone() == (2,)


def test_two_contents_of_one_source_are_told_apart_within_a_run(tmp_path: Path) -> None:
    first, second = relayed(1), relayed(2)
    second.article.source = first.article.source
    made_by = fingerprint(first.made_by)
    with Casebook(tmp_path / "x.casebook", write=True) as book:
        assert book.state_of(first.article, made_by) == "new"
        assert book.state_of(first.article, made_by) == "unchanged"
        assert book.state_of(second.article, made_by) == "twice"


def test_what_was_set_aside_is_forgotten_when_it_is_read(tmp_path: Path) -> None:
    article = relayed(1)
    with Casebook(tmp_path / "x.casebook", write=True) as book:
        book.put_aside(SetAside(source="a01.txt", code="E103", message="empty"))
        book.put_aside(SetAside(source="a01.txt", code="E105", message="binary"))
        assert [aside.code for aside in book.set_asides()] == ["E105"]
        book.put(article)
        assert book.set_asides() == []


def test_one_plain_file_is_left(tmp_path: Path) -> None:
    make_casebook(tmp_path / "x.casebook")
    assert [file.name for file in tmp_path.iterdir()] == ["x.casebook"]


def test_a_casebook_on_a_read_only_disk_opens(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Casebook(path) as book:
            assert book.article_count == 13
    finally:
        tmp_path.chmod(0o755)


def test_readers_are_not_disturbed_by_a_writer(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    with Casebook(path) as reader, Casebook(path, write=True) as writer:
        other = relayed(1)
        other.article.source = "new.txt"
        writer.put(other)
        assert reader.article_count == 14
        assert reader.stale


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no database at all", "E301"), (b"", "E301"), (None, "E305")],
)
def test_what_is_no_casebook_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "x.casebook"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CasebookError) as refusal:
        Casebook(path)
    assert refusal.value.code == code


def test_another_program_s_database_is_neither_read_nor_written(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(CasebookError) as refusal:
            Casebook(path, write=write)
        assert refusal.value.code == "E301"
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [1, 99])
def test_another_schema_is_refused(tmp_path: Path, version: int) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    with pytest.raises(CasebookError) as refusal:
        Casebook(path, write=True)
    assert refusal.value.code == "E302"


def test_a_locked_casebook_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isnad.casebook.connection._WAIT_SECONDS", 0.1)
    path = make_casebook(tmp_path / "x.casebook")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CasebookError) as refusal, Casebook(path, write=True) as book:
        book.put(relayed(1))
    assert refusal.value.code == "E304"
    holder.close()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="nowhere"):
        Casebook(tmp_path / "nowhere" / "x.casebook", write=True)


def test_a_damaged_casebook_says_so(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(CasebookError) as refusal, Casebook(path) as book:
        list(book.articles())
    assert refusal.value.code == "E306"


def test_unknown_names_are_refused(casebook: Path) -> None:
    with Casebook(casebook) as book:
        for ask, code in ((book.article, "E401"), (book.incident, "E403"), (book.storyline, "E405")):
            with pytest.raises(UsageError) as refusal:
                ask("nothing")
            assert refusal.value.code == code


def test_evidence_is_the_sentence_around_the_trigger(casebook: Path) -> None:
    with Casebook(casebook) as book:
        found = book.evidence(book.incident("cooperate-2020-01-15").events[0])
        assert found is not None
        assert found.text.startswith("استأنفت الولايات المتحدة")
        assert found.text.endswith("نيويورك تايمز.")
        assert found.factuality == "asserted"
        assert book.evidence(Ref(article="nothing", start=0, end=1)) is None


_WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from handmade import annotations, chronicle
from isnad.casebook import Casebook
print("begin", flush=True)
while True:
    with Casebook(Path({path!r}), write=True) as book:
        for article in annotations():
            book.put(article)
        book.put_chronicle(chronicle(annotations()))
"""


@pytest.mark.parametrize("after", [0.0, 0.013, 0.03, 0.07])
def test_a_kill_at_any_moment_leaves_a_whole_casebook(tmp_path: Path, after: float) -> None:
    path = tmp_path / "x.casebook"
    code = _WRITER.format(tests=str(Path(__file__).parent.parent), path=str(path))
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(after)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    by_source = {article.article.source: article for article in annotations()}
    with Casebook(path, write=True) as book:
        assert book.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for article in book.articles():
            assert article == by_source[article.article.source]
        assert book.chronicle().incidents in ([], chronicle(annotations()).incidents)
        for article in annotations():
            book.put(article)
        book.put_chronicle(chronicle(annotations()))
    with Casebook(path) as book:
        assert book.chronicle() == chronicle(annotations())
        assert book.article_count == 13
