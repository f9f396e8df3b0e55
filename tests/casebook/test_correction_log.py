"""Corrections kept beside a casebook: made, applied, survived, taken back, never lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disputed import articles
from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.correcting import Correcting
from isnad.casebook.corrections import CorrectionLog
from isnad.errors import CasebookError, UsageError
from isnad.records import Annotations, Chronicle, Correction, Ref

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def filled(path: Path, items: list[Annotations]) -> Path:
    with Casebook(path, write=True) as book:
        for item in items:
            book.put(item)
    api.correct(path)
    return path


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("corrected") / "x.casebook", articles())


@pytest.fixture
def path(linked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(linked, tmp_path / "x.casebook"))


Make = Callable[[Correcting, Casebook], Correction]


def attack_of(book: Casebook) -> str:
    return next(i.id for i in book.incidents() if i.type == "ASSAULT")


def arrest_of(book: Casebook) -> str:
    return next(i.id for i in book.incidents() if "d.txt" in i.articles)


def of(book: Casebook, source: str) -> Ref:
    event = book.article(source).events[0]
    return Ref(article=source, start=event.start, end=event.end)


MAKERS: dict[str, Make] = {
    "one": lambda say, book: say.one(attack_of(book), arrest_of(book)),
    "apart": lambda say, book: say.apart(attack_of(book), [of(book, "c.txt")]),
    "event": lambda say, book: say.event("a.txt", of(book, "a.txt").start, "date", "2021-08-07"),
    "event type": lambda say, book: say.event("d.txt", of(book, "d.txt").start, "type", "accuse"),
    "incident": lambda say, book: say.incident(arrest_of(book), "actor", "lby"),
    "incident place": lambda say, book: say.incident(attack_of(book), "place", "طرابلس"),
    "identity": lambda say, book: say.identity("d.txt", _named(book, "علي حسن"), "علي حسن الليبي"),
    "no-duplicate": lambda say, book: say.no_duplicate("a.txt", "b.txt"),
}


def _named(book: Casebook, words: str) -> int:
    return book.article("d.txt").article.text.index(words)


def made(path: Path, *kinds: str) -> list[Correction]:
    with Casebook(path) as book:
        return [MAKERS[kind](Correcting(book, "sara", f"read again: {kind}", at=AT), book) for kind in kinds]


def undone(path: Path, entries: list[Correction]) -> list[Correction]:
    with Casebook(path) as book:
        say = Correcting(book, "omar", "she was wrong", at=AT)
        return [say.undo(entry.id) for entry in entries]


def chronicle(path: Path) -> Chronicle:
    with Casebook(path) as book:
        found = book.chronicle()
    found.corrections = []
    return found


def read(path: Path) -> list[Annotations]:
    with Casebook(path) as book:
        return list(book.articles())


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the casebook holds, but its log, the history of what changed, and what is kept of a linking."""
    with Casebook(path) as book:
        names = [row[0] for row in book.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        names = [
            name
            for name in names
            if name not in ("corrections", "changes", "linkings", "kept_columns")
            and not name.startswith(("search", "incident_search"))
        ]
        return {name: sorted(book.db.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_said_changes_the_casebook_and_can_be_taken_back(path: Path, kind: str) -> None:
    before, articles_before, tables_before = chronicle(path), read(path), tables(path)
    entries = made(path, kind)
    (logged,) = api.correct(path, entries)
    assert (logged.state, logged.problem) == ("applied", "")
    assert (chronicle(path), read(path)) != (before, articles_before)
    api.correct(path, undone(path, entries))
    assert (chronicle(path), read(path)) == (before, articles_before)
    assert tables(path) == tables_before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kinds=st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=4, unique=True), order=st.randoms()
)
def test_undoing_all_gives_the_uncorrected_casebook(
    linked: Path, kinds: list[str], order: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = Path(shutil.copy(linked, tmp_path_factory.mktemp("any") / "x.casebook"))
    entries = made(path, *kinds)
    api.correct(path, entries)
    order.shuffle(entries)  # pyright: ignore[reportAttributeAccessIssue]
    log = api.correct(path, undone(path, entries))
    assert len(log) == 2 * len(kinds)
    assert tables(path) == tables(linked)
    assert read(path) == read(linked)


def test_corrections_survive_a_casebook_built_anew(path: Path) -> None:
    api.correct(path, made(path, "apart", "event", "no-duplicate"))
    corrected = tables(path), chronicle(path)
    path.unlink()
    filled(path, articles())
    assert (tables(path), chronicle(path)) == corrected


def test_building_in_pieces_is_building_at_once(path: Path, tmp_path: Path) -> None:
    entries = made(path, "apart", "incident", "event type", "incident place")
    in_pieces = filled(tmp_path / "pieces.casebook", articles()[:2])
    states = {logged.state for logged in api.correct(in_pieces, entries)}
    assert "unfit" in states
    filled(in_pieces, articles()[2:])
    at_once = tmp_path / "once.casebook"
    CorrectionLog(at_once).append(entries)
    filled(at_once, articles())
    assert chronicle(in_pieces) == chronicle(at_once)


def test_a_build_takes_in_corrections_that_wait(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = "قتل ثلاثة أشخاص في هجوم شنه مسلحون على مدينة سبها يوم الاثنين 9 آب/أغسطس 2021."
    (tmp_path / "in" / "a.txt").write_text(text)
    path = tmp_path / "y.casebook"
    api.build(path, tmp_path / "in")
    with Casebook(path) as book:
        incident = book.incidents()[0].id
        entry = Correcting(book, "sara", "known otherwise").incident(incident, "date", "2021-08-08")
        CorrectionLog(path).append([entry])
        assert CorrectionLog(path).waiting(book.corrections()) == [entry]
    assert api.build(path, tmp_path / "in").unchanged == 1
    with Casebook(path) as book:
        assert book.incident(incident).date == "2021-08-08"
        assert [c.correction.id for c in book.corrections_of_incident(incident)] == [entry.id]


def test_a_casebook_that_is_handed_on_keeps_its_log(path: Path, tmp_path: Path) -> None:
    api.correct(path, made(path, "apart", "event"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    alone = Path(shutil.copy(path, elsewhere / "x.casebook"))
    assert read(alone) == read(path)
    api.correct(alone)
    assert chronicle(alone) == chronicle(path)
    assert CorrectionLog(alone).entries() == CorrectionLog(path).entries()


def test_an_entry_is_kept_once_and_those_before_it_stay_as_they_are(path: Path) -> None:
    log = CorrectionLog(path)
    first, second = made(path, "apart", "event")
    assert log.append([first, first]) == [first]
    before = log.file.read_bytes()
    assert log.append([first, second]) == [second]
    assert log.file.read_bytes().startswith(before)
    assert log.entries() == [first, second]


def test_an_entry_whose_writing_broke_off_or_was_edited_is_told(path: Path) -> None:
    log = CorrectionLog(path)
    log.append(made(path, "apart"))
    whole = log.file.read_bytes()
    for text in (whole[:-20], whole.replace(b"sara", b"omar"), b"\xff\n", b"{}\n"):
        log.file.write_bytes(text)
        with pytest.raises(CasebookError, match="line 1") as refusal:
            log.entries()
        assert refusal.value.code == "E311"
    log.file.write_bytes(whole.rstrip(b"\n"))
    assert len(log.append(made(path, "event"))) == 1
    assert len(log.entries()) == 2


def test_a_name_is_looked_up_where_it_stands_among_the_entities_and_in_the_lexicon(path: Path) -> None:
    with Casebook(path) as book:
        say = Correcting(book, "sara", "checked", at=AT)
        start = of(book, "d.txt").start
        here = say.event("d.txt", start, "actor", "علي حسن؛ irq.pmf; مجهولون").parties
        text = book.article("d.txt").article.text
        known = say.identity("d.txt", _named(book, "علي حسن"), "irq.pmf").identity
    assert (here[0].entity, text[here[0].start : here[0].end]) == ("name:علي-حسن", "علي حسن")
    assert (here[1].entity, here[1].country, here[1].start) == ("irq.pmf", "IRQ", None)
    assert here[1].text != "irq.pmf"
    assert (here[2].text, here[2].entity) == ("مجهولون", None)
    assert known is not None
    assert (known.entity, known.name_en) == ("irq.pmf", "Popular Mobilization Forces")


@pytest.mark.parametrize(
    ("say", "code"),
    [
        (lambda s, b: s.one("nothing", attack_of(b)), "E403"),
        (lambda s, b: s.one(attack_of(b), attack_of(b)), "E461"),
        (lambda s, b: s.apart(attack_of(b), []), "E461"),
        (lambda s, b: s.apart(attack_of(b), b.incident(attack_of(b)).events), "E461"),
        (lambda s, b: s.event("x.txt", 0, "date", ""), "E401"),
        (lambda s, b: s.event("a.txt", 1, "date", ""), "E460"),
        (lambda s, b: s.incident(attack_of(b), "date", "yesterday"), "E402"),
        (lambda s, b: s.incident(attack_of(b), "type", ""), "E461"),
        (lambda s, b: s.incident(attack_of(b), "type", "WAR"), "E461"),
        (lambda s, b: s.incident(attack_of(b), "title", "x"), "E461"),
        (lambda s, b: s.incident(attack_of(b), "actor", "x" * 501), "E461"),
        (lambda s, b: s.identity("d.txt", 0, "x"), "E460"),
        (lambda s, b: s.identity("d.txt", _named(b, "علي حسن"), "irq.nobody"), "E461"),
        (lambda s, b: s.no_duplicate("a.txt", "d.txt"), "E460"),
        (lambda s, b: s.undo("nothing"), "E462"),
        (lambda s, b: Correcting(b, "sara", " "), "E461"),
        (lambda s, b: Correcting(b, "", "why"), "E461"),
        (lambda s, b: Correcting(b, "sara", "x" * 501), "E461"),
    ],
)
def test_what_cannot_be_meant_is_refused(linked: Path, say: Make, code: str) -> None:
    with Casebook(linked) as book, pytest.raises(UsageError) as refusal:
        say(Correcting(book, "sara", "why"), book)
    assert refusal.value.code == code


def test_linking_what_a_casebook_gives_is_linking_what_it_was_given(path: Path) -> None:
    with Casebook(path) as book:
        given = list(book.articles_as_read())
    assert api.link(given) == api.link(articles())
    assert api.link(msgspec.json.decode(msgspec.json.encode(articles()), type=list[Annotations])) == api.link(
        articles()
    )


def test_the_tables_hold_what_was_corrected_until_it_is_taken_back(path: Path) -> None:
    def rows() -> dict[str, list[tuple[object, ...]]]:
        with Casebook(path) as book:
            return {
                table: [tuple(row) for row in book.db.execute(f"SELECT * FROM {table} ORDER BY article, n")]
                for table in ("events", "mentions", "statements", "chain_links", "pledges", "denials")
            }

    before = rows()
    with Casebook(path) as book:
        entry = Correcting(book, "sara", "x").identity("d.txt", _named(book, "علي حسن"), "irq.pmf")
        typed = Correcting(book, "sara", "x").event("d.txt", of(book, "d.txt").start, "type", "accuse")
    api.correct(path, [entry, typed])
    with Casebook(path) as book:
        speakers = {row[0] for row in book.db.execute("SELECT speaker_entity FROM statements")}
        types = {row[0] for row in book.db.execute("SELECT type FROM events")}
        assert book.search_count("speaker:irq.pmf") == 1
        undo = [Correcting(book, "sara", "y").undo(one.id) for one in (entry, typed)]
    assert ("irq.pmf" in speakers, "ACCUSE" in types) == (True, True)
    assert {table for table, found in rows().items() if found != before[table]} == {
        "events", "mentions", "statements", "chain_links",
    }  # fmt: skip
    api.correct(path, undo)
    assert rows() == before
