"""The words of the interface: every one that a page asks for is there, in both languages."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest
import yaml

from isnad.casebook.search_terms import SPELLINGS
from isnad.records import (
    EventType,
    Factuality,
    FigureKind,
    MentionKind,
    PledgeStatus,
    Precision,
    Relation,
)
from isnad.web import sheets
from isnad.web.article_text import LAYERS
from isnad.web.relations import QUADS

ROOM = files("isnad.web")
WORDS = yaml.safe_load(ROOM.joinpath("labels.yaml").read_text(encoding="utf-8"))
TEMPLATES = [file for file in ROOM.joinpath("templates").iterdir() if file.name.endswith(".html")]


def test_no_label_is_given_twice() -> None:
    names = re.findall(r"^(\w+):", ROOM.joinpath("labels.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in names if names.count(name) > 1] == []


def test_every_label_is_there_in_both_languages() -> None:
    for name, entry in WORDS.items():
        assert set(entry) == {"en", "ar"}, name
        for word in entry.values():
            assert all(forms.strip() for forms in (word.values() if isinstance(word, dict) else [word])), name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_a_template_asks_for_no_label_that_is_not_there(template) -> None:  # type: ignore[no-untyped-def]
    for name in re.findall(r'\bsay\("([^"]+)"[),]', template.read_text(encoding="utf-8")):
        assert name in WORDS, name


def test_every_closed_set_has_its_words() -> None:
    wanted = [
        *(
            name
            for kinds in (EventType, Factuality, FigureKind, PledgeStatus, Relation)
            for name in get_args(kinds)
        ),
        *(f"kind_{kind}" for kind in get_args(MentionKind)),
        *(f"precision_{precision}" for precision in get_args(Precision)),
        *(f"spelling_{name}" for name in SPELLINGS),
        *(f"spelling_hint_{name}" for name in SPELLINGS),
        *(f"by_{order}" for order in ("date", "told", "articles", "sources")),
        *(f"month_{n}" for n in range(1, 13)),
        *(f"weekday_{n}" for n in range(7)),
        *QUADS,
        *(layer for layer in LAYERS if layer != "mentions"),
        *(name for name in sheets.SHEETS),
    ]
    assert [name for name in wanted if name not in WORDS] == []


def test_templates_write_no_words_of_their_own() -> None:
    for template in TEMPLATES:
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!doctype html>", "", template.read_text("utf-8"), flags=re.S
        )
        shown = re.sub(r"<[^>]*>", " ", text)
        words = set(re.findall(r"[^\W\d_]{3,}", shown)) - {"إسناد", "Isnad"}
        assert not words, f"{template.name}: {words}"
