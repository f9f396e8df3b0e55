"""Two readings side by side: casebooks with casebooks, gold with casebooks, and what cannot be compared."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.errors import InputError
from isnad.evaluation.coefficients import cohen_kappa, interval, krippendorff_alpha, nominal
from isnad.evaluation.compare_command import compare as command
from isnad.evaluation.comparison import Comparison, compare
from isnad.records import Annotations, Event, Party


def casebook(path: Path, items: list[Annotations] | None = None, sources: int = 2) -> Path:
    found = items or annotations()
    linked = chronicle(annotations())
    linked.incidents[1].independent_sources = sources
    with Casebook(path, write=True) as book:
        for item in found:
            book.put(item)
        book.put_chronicle(linked)
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return casebook(tmp_path / "first.casebook")


def changed(first: Path, change: Annotations | None = None, **options: int) -> Comparison:
    items = annotations()
    if change is not None:
        items = [change if item.article.source == change.article.source else item for item in items]
    return compare(first, casebook(first.with_name("second.casebook"), items, **options))


def test_a_reading_agrees_with_itself(first: Path) -> None:
    found = changed(first)
    assert found.articles == 13
    assert found.disagreements == []
    for layer in ("events", "statements", "times"):
        assert found.layers[layer].f1 == found.layers[layer].alpha == 1.0
    assert found.layers["events"].kappa == 1.0
    assert found.incidents.bcubed == 1.0
    assert found.incidents.same_sources == 1.0


def test_another_label_lowers_kappa_and_stands_side_by_side(first: Path) -> None:
    item = annotations()[10]
    item.events[0].type = "COERCE"
    found = changed(first, item)
    events = found.layers["events"]
    assert events.f1 == 1.0
    assert events.f1_labelled is not None
    assert events.f1_labelled < 1.0
    assert events.kappa is not None
    assert events.kappa < 1.0
    (one,) = found.disagreements
    assert (one.layer, one.article, one.on, one.first, one.second) == (
        "events",
        "b1",
        "type",
        "ASSAULT",
        "COERCE",
    )
    assert "[غارة]" in one.context


def test_what_only_one_found_is_a_disagreement(first: Path) -> None:
    item = annotations()[0]
    item.times = item.times[:1]
    found = changed(first, item)
    (one,) = found.disagreements
    assert (one.layer, one.on, one.second) == ("times", "found", None)
    assert found.layers["times"].second == found.layers["times"].first - 1
    assert found.layers["times"].alpha is not None
    assert found.layers["times"].alpha < 1.0


def test_a_party_in_other_words_is_the_same_and_another_is_not(first: Path) -> None:
    same, other = annotations()[0], annotations()[0]
    same.events[0].actor = Party(text="للولايات المتحدة")
    assert changed(first, same).layers["events"].values["actor"][0] == 1.0
    other.events[0].actor = Party(text="إيران", entity="irn")
    assert [d.on for d in changed(first, other).disagreements] == ["actor"]


def test_numbers_of_sources_are_compared_by_incident(first: Path) -> None:
    found = changed(first, sources=4)
    assert found.incidents.same_sources is not None
    assert found.incidents.same_sources < 1.0
    assert found.incidents.alpha is not None


def test_spans_are_compared_where_they_stand_in_the_text_as_delivered(first: Path) -> None:
    item = annotations()[0]
    item.article.text = item.article.raw
    item.article.removed = []
    item.article.pieces = [(0, 0, len(item.article.raw))]
    shift = len("مشاركة :\n")
    for record in (
        *item.times,
        *item.quantities,
        *item.mentions,
        *item.statements,
        *item.events,
        *item.pledges,
    ):
        record.start += shift
        record.end += shift
    assert [d for d in changed(first, item).disagreements if d.article == "a01"] == []


def test_articles_with_another_text_are_left_out_and_said(first: Path) -> None:
    item = annotations()[0]
    item.article.raw += " وأكثر"
    found = changed(first, item)
    assert found.articles == 12
    assert found.left_out == ["a01: another text in second.casebook"]


def test_sides_without_a_common_article_have_a_code(first: Path, tmp_path: Path) -> None:
    with Casebook(tmp_path / "empty.casebook", write=True):
        pass
    with pytest.raises(InputError, match="E122"):
        compare(first, tmp_path / "empty.casebook")


def test_gold_is_compared_with_a_casebook_on_what_gold_has(tmp_path: Path) -> None:
    text = "قُتل ثلاثة جنود في هجوم على حاجز قرب كركوك أمس الأحد."
    folder = tmp_path / "story"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "1.txt").write_text(text, "utf-8")
    gold = {
        "times": [{"text": "أمس الأحد", "value": "2024-05-12"}],
        "events": [{"anchor": "هجوم", "type": "ASSAULT", "factuality": "asserted", "place": "كركوك"}],
    }
    (folder / "gold.json").write_text(json.dumps({"articles": {"1": gold}}), "utf-8")
    from isnad.sources import read

    (article,) = read([folder / "articles"])
    start = article.text.index("هجوم")
    event = Event(text="هجوم", start=start, end=start + 4, type="PROTEST")
    with Casebook(tmp_path / "x.casebook", write=True) as book:
        book.put(Annotations(article=article, events=[event]))
    found = compare(folder, tmp_path / "x.casebook")
    assert set(found.layers) == {"times", "quantities", "statements", "events"}
    assert found.layers["events"].pairs == 1
    assert {(d.on, d.first, d.second) for d in found.disagreements} == {
        ("type", "ASSAULT", "PROTEST"),
        ("place", "كركوك", ""),
        ("found", "2024-05-12", None),
    }


def test_the_command_prints_tables_and_disagreements(first: Path) -> None:
    item = annotations()[10]
    item.events[0].factuality = "denied"
    second = casebook(first.with_name("b.casebook"), [item, *annotations()[:10]])
    result = CliRunner().invoke(
        command, [str(first), str(second), "--disagreements", "events"], catch_exceptions=False
    )
    assert "kappa" in result.output
    assert "not compared: 2" in result.output
    assert "first   asserted" in result.output
    assert "second  denied" in result.output
    told = CliRunner().invoke(command, [str(first), str(second), "--format", "json"], catch_exceptions=False)
    assert json.loads(told.output)["layers"]["events"]["first"] == 11


def test_the_coefficients_are_those_of_the_literature() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": examples A and B, two observers.
    binary = Counter(zip("0100000010", "1110010000", strict=True))
    letters = Counter(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert round(krippendorff_alpha(binary, nominal) or 0, 3) == 0.095
    assert round(krippendorff_alpha(letters, nominal) or 0, 3) == 0.692
    assert krippendorff_alpha(Counter({(1, 1): 2, (2, 3): 1}), interval) is not None
    assert cohen_kappa([]) is None
    assert cohen_kappa([("a", "a")]) is None
