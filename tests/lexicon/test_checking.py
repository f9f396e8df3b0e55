"""`isnad lexicon check`: what is wrong with entries although each fits its schema."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isnad.cli.lexicon import lexicon


def check(folder: Path | None, *options: str) -> Result:
    return CliRunner().invoke(
        lexicon,
        ["check", "--no-examples", *options, *(["--folder", str(folder)] if folder else [])],
        standalone_mode=False,
    )


def with_entry(tmp_path: Path, file: str, text: str) -> Path:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return tmp_path


def test_nothing_in_the_lexicon_that_comes_with_isnad_is_certainly_wrong() -> None:
    outcome = check(None)
    assert outcome.return_value == 0, outcome.output
    assert "All fits." in outcome.output


WRONG = {
    "twice: the id stands 2 times": (
        "actors",
        "- {id: irq.a, en: X, names: [حزب المثال], country: IRQ, sector: PTY}\n"
        "- {id: irq.a, en: Y, names: [حزب مثال آخر], country: IRQ, sector: PTY}",
    ),
    "twice: حركة المثآل is matched as حركة المثال is": (
        "actors",
        "- {id: irq.b, en: X, names: [حركة المثال, حركة المثآل], country: IRQ, sector: PTY}",
    ),
    "missing: no `en`": ("actors", "- {id: irq.c, names: [تيار المثال], country: IRQ, sector: PTY}"),
    "missing: no `sector`": ("actors", "- {id: irq.d, en: X, names: [كتلة المثال], country: IRQ}"),
    "unknown: `member_of` irq.none is no actor": (
        "actors",
        "- {id: irq.e, en: X, names: [تجمع المثال], country: IRQ, sector: PTY, member_of: [irq.none]}",
    ),
    "unknown: country ZZZ": (
        "actors",
        "- {id: zzz.f, en: X, names: [جبهة المثال], country: ZZZ, sector: PTY}",
    ),
    "unknown: `in` irq.none is no place and no country": (
        "places",
        "- {id: irq.g, kind: town, en: X, names: [بلدة المثال], in: irq.none, country: IRQ}",
    ),
    "contradiction: country IRQ, but syr.homs-gov is in SYR": (
        "places",
        "- {id: irq.h, kind: town, en: X, names: [بلدة النموذج], in: syr.homs-gov, country: IRQ}",
    ),
    "contradiction: lies within itself": (
        "places",
        "- {id: irq.i, kind: town, en: X, names: [بلدة الدليل], in: irq.j, country: IRQ}\n"
        "- {id: irq.j, kind: town, en: Y, names: [بلدة الشاهد], in: irq.i, country: IRQ}",
    ),
    "unknown: kind hamlet": (
        "places",
        "- {id: irq.k, kind: hamlet, en: X, names: [نجع المثال], in: irq, country: IRQ}",
    ),
    "ambiguous: حركة حماس is a name of out.mithal too": (
        "outlets",
        "- {id: out.mithal, en: X, kind: agency, names: [حركة حماس], country: PSE}",
    ),
    "unreachable: a text that says في does not lead to it": (
        "places",
        "- {id: irq.l, kind: town, en: X, names: [في], in: irq, country: IRQ}",
    ),
    "unknown: type ATTACK is none of PLOVER's": ("frames", "- {id: m.y, type: ATTACK, nouns: [هجوم]}"),
    "unreachable: no such verb": ("frames", "- {id: n.y, type: ASSAULT, verbs: [{root: قتل, form: 12}]}"),
    "unreachable: no phrase is read with the role key بمجابهة": (
        "frames",
        "- {id: o.y, type: ASSAULT, nouns: [قصف], roles: {subject: actor, بمجابهة: recipient}}",
    ),
    "missing: no verb, noun or phrase": ("frames", "- {id: p.y, type: ASSAULT}"),
}
"""What is told of an entry, with the kind of its file and the entry; each stands in a file of its own."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The check of all these entries at once: to make a lexicon takes seconds."""
    folder = tmp_path_factory.mktemp("wrong")
    for number, (kind, entry) in enumerate(WRONG.values()):
        with_entry(folder, f"{kind}/{number}.yaml", entry)
    return check(folder)


@pytest.mark.parametrize("told", WRONG)
def test_an_entry_that_does_not_fit_is_named_with_its_file(outcome: Result, told: str) -> None:
    number, kind = list(WRONG).index(told), WRONG[told][0]
    lines = [line for line in outcome.output.splitlines() if told in line]
    assert lines, outcome.output
    where = "actors/" if told.startswith("ambiguous") else f"{kind}/{number}.yaml: "
    assert all(line.startswith(where) for line in lines), lines


def test_what_does_not_fit_fails_the_check_and_nothing_else_is_told(outcome: Result) -> None:
    assert outcome.return_value == 1
    told = [line for line in outcome.output.splitlines() if ".yaml: " in line]
    lost = [
        "actors/0.yaml: irq.a: unreachable: a text that says حزب المثال does not lead to it"
    ]  # the first of two
    assert [line for line in told if not any(wanted in line for wanted in WRONG)] == lost
    assert f"{len(told)} entries do not fit." in outcome.output


@pytest.fixture(scope="module")
def fits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """The checks, short and whole, of a frame with a verb that another has too and an entry laid over one of ours."""
    folder = tmp_path_factory.mktemp("fits")
    with_entry(folder, "frames/f.yaml", "- {id: x.y, type: AID, verbs: [{root: قصف, form: 1, vowel: i}]}")
    ramadi = "- {id: irq.ramadi, kind: city, en: Ramadi, names: [الرمادي], in: irq.anbar, country: IRQ}"
    with_entry(folder, "places/p.yaml", ramadi)
    return {"short": check(folder), "whole": check(folder, "--all")}


def test_what_is_only_ambiguous_passes_and_is_listed_when_asked_for(fits: dict[str, Result]) -> None:
    assert fits["short"].return_value == 0, fits["short"].output
    assert "قصف.1: ASSAULT" not in fits["short"].output
    assert "قصف.1: ASSAULT" in fits["whole"].output


def test_an_entry_laid_over_ours_is_no_double(fits: dict[str, Result]) -> None:
    told = fits["whole"].output.splitlines()
    assert [line for line in told if line.startswith("places/p.yaml")] == []
    assert fits["whole"].return_value == 0
