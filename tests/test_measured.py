"""The measured figures that pages show are those that are recorded."""

from __future__ import annotations

import re

import measured
import pytest


def test_every_table_of_measured_figures_is_what_floors_json_says() -> None:
    assert [page.relative_to(measured.ROOT).as_posix() for page, _ in measured.stale()] == []


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_both_readmes_show_every_row(name: str) -> None:
    text = (measured.ROOT / name).read_text(encoding="utf-8")
    assert text.count("<!-- measured: isnad-dev -->") == 1
    shown = measured.table(["isnad-dev"], "ar" if ".ar." in name else "en")
    assert shown in text
    assert len(re.findall(r"\d\.\d\d", shown)) == sum(len(row.figures) for row in measured.rows())


def test_a_changed_figure_makes_a_table_stale() -> None:
    page = measured.ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    wrong = text.replace(measured.table(["isnad-dev"], "en"), "| x |\n")
    assert wrong != text
    assert measured.with_tables(wrong, "en") == text


def test_a_figure_that_a_set_has_not_is_a_dash() -> None:
    assert "| copies and rewrites | – |" in measured.table(["isnad-other"], "en")
