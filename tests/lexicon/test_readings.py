"""`isnad lexicon show`: every reading of a form, and what leads to it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from isnad.cli.lexicon import lexicon


def show(*form: str) -> str:
    outcome = CliRunner().invoke(lexicon, ["show", *form])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("وسيقتلونهم", ["قتل.1 (قتل) · imperfect · active · 3mp · وس+ +هم", "assault.kill · ASSAULT"]),
        ("وفد", ["institution  delegation", "وفد · noun · singular", "consult.visit"]),
        ("كتبت", ["perfect · active · 3fs/2cs/1s", "cue          say"]),
        ("بيروت", ["lbn.beirut · GPE", "33.89, 35.50", "GeoNames 276781", "lbn.capital"]),
        ("الأنبار", ["irq.anbar"]),
        (
            "وزارة الخارجية العراقية",
            ["composed", "irq.foreign-ministry · ORG · IRQ · GOV", "rule composition"],
        ),
        ("العدو الصهيوني", ["isr.", "partisan wording of opponents"]),
        ("مالية", ["only after a preposition of place", "MLI · an everyday word too"]),
        ("شن هجوما", ["assault.attack · ASSAULT · light verb with هجوم"]),
        ("وقف إطلاق النار", ["retreat.ceasefire · RETREAT"]),
        ("ثلاثة آلاف", ["number       3000"]),
        ("آذار", ["calendar     month · 3"]),
        ("لأنه", ["function     subordinator", "+ه"]),
        ("مسؤولون", ["plural"]),
        ("عراقيون", ["nationality  IRQ"]),
    ],
)
def test_every_reading_of_a_form_is_shown(form: str, lines: list[str]) -> None:
    text = show(*form.split())
    for line in lines:
        assert line in text, text
