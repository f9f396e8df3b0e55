"""`isnad corrections`: the log as a person sees it, applies it, takes it back and hands it on as gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disputed import articles
from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.correcting import Correcting
from isnad.casebook.corrections import CorrectionLog
from isnad.cli.app import cli
from isnad.errors import UsageError
from isnad.evaluation.correction_gold import export_gold
from isnad.evaluation.goldcheck import faults
from isnad.evaluation.goldformat import read_gold
from isnad.records import Annotations, Correction


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], standalone_mode=False)


def filled(path: Path, items: list[Annotations]) -> Path:
    with Casebook(path, write=True) as book:
        for item in items:
            book.put(item)
    api.correct(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "x.casebook", articles())


def said(path: Path) -> list[Correction]:
    """That c.txt tells of another attack, that a.txt gives another day, that a name is somebody's, that b.txt is no copy."""
    with Casebook(path) as book:
        say = Correcting(book, "sara", "read again")
        attack = next(i for i in book.incidents() if i.type == "ASSAULT")
        start = attack.events[0].start
        name = book.article("d.txt").article.text.index("علي حسن")
        return [
            say.apart(attack.id, [ref for ref in attack.events if ref.article == "c.txt"]),
            say.event("a.txt", start, "date", "2021-08-07"),
            say.identity("d.txt", name, "علي حسن الليبي"),
            say.no_duplicate("a.txt", "b.txt"),
        ]


def test_entries_wait_until_they_are_applied_and_can_be_undone(path: Path) -> None:
    entries = said(path)
    CorrectionLog(path).append(entries)
    listed = run("corrections", "list", path).stdout
    assert listed.count("waiting") == 4
    applied = run("corrections", "apply", path)
    assert (applied.return_value, "4 corrections applied, 0 fit nothing" in applied.stderr) == (0, True)
    line = run("corrections", "list", path).stdout.splitlines()[1]
    assert "\tapplied\tsara\tevent date a.txt «هجوما»: 2021-08-09 → 2021-08-07\tread again" in line
    assert (
        run("corrections", "undo", path, entries[1].id, "--why", "it was right", "--by", "omar").return_value
        == 0
    )
    listed = run("corrections", "list", path).stdout.splitlines()
    assert "\tundone\t" in listed[1]
    assert f"\tundo\tomar\tundo {entries[1].id}\tit was right" in listed[4]
    with Casebook(path) as book:
        assert book.article("a.txt").events[0].date == "2021-08-09"


def test_a_log_is_handed_to_another_casebook(path: Path, tmp_path: Path) -> None:
    log = tmp_path / "colleague.jsonl"
    CorrectionLog(path).append(said(path))
    log.write_text(run("corrections", "list", path, "--format", "json").stdout)
    other = filled(tmp_path / "other.casebook", articles()[:2])
    result = run("corrections", "apply", other, log)
    assert result.return_value == 3
    assert "2 fit nothing" in result.stderr
    assert "the article is not in" in result.stderr
    assert CorrectionLog(other).entries() == CorrectionLog(path).entries()


def test_nothing_unknown_is_undone(path: Path) -> None:
    refused = run("corrections", "undo", path, "nothing", "--why", "x")
    assert isinstance(refused.exception, UsageError)
    assert refused.exception.code == "E462"


def test_what_was_judged_is_sound_gold(path: Path, tmp_path: Path) -> None:
    api.correct(path, said(path))
    folder = tmp_path / "gold"
    assert run("corrections", "export", path, "--out", folder).return_value == 0
    assert faults(folder) == []
    gold = read_gold(folder).gold
    assert set(gold.articles) == {"a", "b", "c", "d"}
    assert [e.date for e in gold.articles["a"].events] == ["2021-08-07"]
    assert gold.articles["d"].events == []
    assert [e.entity for e in gold.articles["d"].entities] == ["name:علي-حسن-الليبي"]
    assert gold.story.duplicates == []
    assert ["c"] in [[m.article for m in i.mentions] for i in gold.story.incidents]
    assert json.loads((folder / "corrections.jsonl").read_text().splitlines()[0])["by"] == "sara"


def test_gold_leaves_out_what_does_not_stand_in_the_article(path: Path, tmp_path: Path) -> None:
    with Casebook(path) as book:
        start = book.article("a.txt").events[0].start
        entry = Correcting(book, "sara", "known otherwise").event("a.txt", start, "actor", "جماعة بعيدة")
    api.correct(path, [entry])
    result = run("corrections", "export", path, "--out", tmp_path / "gold")
    assert result.return_value == 3
    assert "جماعة بعيدة" in result.stderr
    assert faults(tmp_path / "gold") == []


def test_gold_is_written_over_nothing(path: Path, tmp_path: Path) -> None:
    with Casebook(path) as book, pytest.raises(UsageError, match="E463"):
        export_gold(book, tmp_path / "gold")
    api.correct(path, said(path))
    with Casebook(path) as book, pytest.raises(UsageError, match="E463"):
        export_gold(book, tmp_path)
