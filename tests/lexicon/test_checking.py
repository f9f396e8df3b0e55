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


@pytest.mark.parametrize(
    ("file", "entry", "told"),
    [
        (
            "actors/a.yaml",
            "- {id: irq.x, en: X, names: [حزب المثال], country: IRQ, sector: PTY}\n"
            "- {id: irq.x, en: Y, names: [حزب مثال آخر], country: IRQ, sector: PTY}",
            "twice: the id stands 2 times",
        ),
        (
            "actors/a.yaml",
            "- {id: irq.x, en: X, names: [حزب المثال, حزب المثآل], country: IRQ, sector: PTY}",
            "twice: حزب المثآل is matched as حزب المثال is",
        ),
        ("actors/a.yaml", "- {id: irq.x, names: [حزب المثال], country: IRQ}", "missing: no `en`"),
        ("actors/a.yaml", "- {id: irq.x, en: X, names: [حزب المثال], country: IRQ}", "missing: no `sector`"),
        (
            "actors/a.yaml",
            "- {id: irq.x, en: X, names: [حزب المثال], country: IRQ, sector: PTY, member_of: [irq.none]}",
            "unknown: `member_of` irq.none is no actor",
        ),
        (
            "actors/a.yaml",
            "- {id: zzz.x, en: X, names: [حزب المثال], country: ZZZ, sector: PTY}",
            "unknown: country ZZZ",
        ),
        (
            "places/p.yaml",
            "- {id: irq.x, kind: town, en: X, names: [بلدة المثال], in: irq.none, country: IRQ}",
            "unknown: `in` irq.none is no place and no country",
        ),
        (
            "places/p.yaml",
            "- {id: irq.x, kind: town, en: X, names: [بلدة المثال], in: syr.homs-gov, country: IRQ}",
            "contradiction: country IRQ, but syr.homs-gov is in SYR",
        ),
        (
            "places/p.yaml",
            "- {id: irq.x, kind: town, en: X, names: [بلدة المثال], in: irq.y, country: IRQ}\n"
            "- {id: irq.y, kind: town, en: Y, names: [بلدة الشاهد], in: irq.x, country: IRQ}",
            "contradiction: lies within itself",
        ),
        ("places/p.yaml", "- {id: irq.x, kind: hamlet, en: X, names: [نجع المثال], in: irq, country: IRQ}", "unknown: kind hamlet"),
        (
            "outlets.yaml",
            "- {id: out.x, en: X, kind: agency, names: [حركة حماس], country: PSE}",
            "ambiguous: حركة حماس is a name of out.x too",
        ),
        (
            "places/p.yaml",
            "- {id: irq.x, kind: town, en: X, names: [في], in: irq, country: IRQ}",
            "unreachable: a text that says في does not lead to it",
        ),
        ("frames/f.yaml", "- {id: x.y, type: ATTACK, nouns: [هجوم]}", "unknown: type ATTACK is none of PLOVER's"),
        ("frames/f.yaml", "- {id: x.y, type: ASSAULT, verbs: [{root: قتل, form: 12}]}", "unreachable: no such verb"),
        (
            "frames/f.yaml",
            "- {id: x.y, type: ASSAULT, nouns: [قصف], roles: {subject: actor, بمجابهة: recipient}}",
            "unreachable: no phrase is read with the role key بمجابهة",
        ),
        ("frames/f.yaml", "- {id: x.y, type: ASSAULT}", "missing: no verb, noun or phrase"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_fit_is_named_with_its_file_and_fails_the_check(
    tmp_path: Path, file: str, entry: str, told: str
) -> None:
    outcome = check(with_entry(tmp_path, file, entry))
    assert outcome.return_value == 1, outcome.output
    assert told in outcome.output
    assert f"{file}: " in outcome.output or "actors/" in outcome.output


def test_what_is_only_ambiguous_passes_and_is_listed_when_asked_for(tmp_path: Path) -> None:
    folder = with_entry(
        tmp_path, "frames/f.yaml", "- {id: x.y, type: AID, verbs: [{root: قصف, form: 1, vowel: i}]}"
    )
    assert check(folder).return_value == 0
    assert "قصف.1: ASSAULT" not in check(folder).output
    assert "قصف.1: ASSAULT" in check(folder, "--all").output


def test_an_entry_laid_over_ours_is_no_double(tmp_path: Path) -> None:
    folder = with_entry(
        tmp_path,
        "places/p.yaml",
        "- {id: irq.ramadi, kind: city, en: Ramadi, names: [الرمادي], in: irq.anbar, country: IRQ}",
    )
    assert check(folder).return_value == 0
