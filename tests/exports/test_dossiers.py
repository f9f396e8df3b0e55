"""Dossiers: every line can be followed to its sentence, in both languages, and nothing in them acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as parser

from exports.conftest import Export
from isnad.casebook import Casebook
from isnad.errors import UsageError
from isnad.exports.dossiers.layouts import dossier_of, entity_named
from isnad.exports.dossiers.words import Words
from isnad.records import LinkedEntity
from isnad.web.labels import Language, labels

SUBJECTS = ("assault-2021-08-09", "cooperate-2020-01-15", "agree-xxxx", "joint-operations", "usa")
Dossiers = Callable[..., str]


@pytest.fixture
def dossier(exported: Export) -> Dossiers:
    def run(of: str | None, lang: Language = "en", to: str = "html") -> str:
        return exported(to, of=of, words=labels(lang))

    return run


@pytest.mark.parametrize("of", SUBJECTS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_citation_has_its_reference_and_every_reference_is_cited(
    dossier: Dossiers, of: str, lang: Language
) -> None:
    page = parser.fromstring(dossier(of, lang))
    cited = {link.get("href") for link in page.xpath("//a[@class='cite']")}
    listed = {"#" + item.get("id") for item in page.xpath("//section[@class='references']//li")}
    assert cited == listed
    assert listed
    assert page.get("dir") == ("rtl" if lang == "ar" else "ltr")


def test_a_reference_is_a_sentence_of_its_article(book_path: Path) -> None:
    with Casebook(book_path) as book:
        for of in SUBJECTS:
            for reference in dossier_of(book, of, Words(labels("en"))).references:
                item = book.article(reference.article.source)
                assert reference.sentence is not None
                start, end = item.sentences[reference.sentence]
                assert (
                    reference.text.split()
                    == re.sub("[\u202a-\u202e]", "", item.article.text[start:end]).split()
                )


def test_an_incident_tells_its_sources_tolls_and_denials(dossier: Dossiers) -> None:
    attack = dossier("assault-2021-08-09", to="markdown")
    assert "**Sources**: 2 independent sources" in attack
    assert "Independent source 1: المستشفى" in attack
    assert re.search(r"Dead: 3 \\\[\d\\\]", attack)
    assert re.search(r"Dead: 5 \\\[\d\\\]", attack)
    told = dossier("cooperate-2020-01-15", to="markdown")
    assert "## Denials" in told
    assert "> نفى المتحدث باسم القيادة المشتركة" in told


def test_a_storyline_tells_incidents_figures_and_pledges(dossier: Dossiers) -> None:
    told = dossier("joint-operations", "ar", to="markdown")
    assert told.startswith("# العمليات المشتركة\n")
    assert "### 15 كانون الثاني/يناير 2020" in told
    assert "جنود الولايات المتحدة في العراق" in told
    assert "واشنطن" in told


def test_a_person_is_found_by_any_spelling_and_tells_what_they_did(
    dossier: Dossiers, book_path: Path
) -> None:
    told = dossier("الولايات المتّحدة", to="markdown")
    assert "## Acts in" in told
    assert "Joint operations resumed" in told
    with Casebook(book_path) as book:
        assert entity_named(book, "united states").id == "usa"


def test_nothing_of_a_hostile_page_acts(dossier: Dossiers) -> None:
    page = dossier("assault-2021-08-09")
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    (policy,) = parser.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"(?:src|href)=\"(?!#|https?:)", page)
    text = dossier("assault-2021-08-09", to="markdown")
    assert "<script" not in text.replace("\\<", "")


def test_what_nothing_is_called_has_a_code(dossier: Dossiers) -> None:
    for of, code in ((None, "E457"), ("nobody", "E458")):
        with pytest.raises(UsageError) as caught:
            dossier(of)
        assert caught.value.code == code


def test_two_of_one_name_are_told_apart_by_id(monkeypatch: pytest.MonkeyPatch, book_path: Path) -> None:
    pair = [LinkedEntity(id=id, kind="PER", name="علي حسن") for id in ("name:a", "name:b")]
    monkeypatch.setattr(Casebook, "each", lambda self, kind: iter(pair))
    with Casebook(book_path) as book:
        with pytest.raises(UsageError, match="name:a, name:b"):
            entity_named(book, "علي حسن")
        assert entity_named(book, "name:b").id == "name:b"
