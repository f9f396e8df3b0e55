"""Building: what is new is annotated, what is in is passed over, what is bad is set aside.

Annotation and linking stand in as the simplest functions of their kind; what they find is tested elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

import isnad
from isnad.records import Annotations, Article, ArticleRef, Chronicle, Correction, MadeBy, SetAside

annotated: list[str] = []
linked: list[int] = []


def _annotate(article: Article, names_model: object = None) -> Annotations:
    if "انهيار" in article.text:
        raise RuntimeError("the layer fell over")
    annotated.append(article.source)
    return Annotations(article=article, made_by=MadeBy(isnad="test"), sentences=[(0, len(article.text))])


def _link(items: Iterable[Annotations], corrections: Sequence[Correction]) -> Chronicle:
    articles = [item.article for item in items]
    linked.append(len(articles))
    return Chronicle(articles=[ArticleRef(id=a.id, source=a.source) for a in articles])


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two rooms, replaced by stand-ins."""
    import isnad.annotate
    import isnad.link  # noqa: F401

    monkeypatch.setattr(sys.modules["isnad.annotate"], "annotate", _annotate, raising=False)
    monkeypatch.setattr(sys.modules["isnad.link"], "link", _link, raising=False)
    from isnad import api

    api._made_by.cache_clear()
    _annotate(Article(id="", source=""))
    annotated.clear()
    linked.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for n in range(1, 4):
        text = f"أعلنت وزارة الدفاع العراقية مقتل {n} من عناصر التنظيم في غارة جوية على مدينة كركوك."
        (articles / f"{n}.txt").write_text(text, encoding="utf-8")
    (articles / "empty.txt").write_text("")
    return articles


def test_new_articles_are_annotated_and_linked(tmp_path: Path, folder: Path) -> None:
    report = isnad.build(tmp_path / "x.casebook", folder)
    assert (report.read, report.new, report.unchanged) == (3, 3, 0)
    assert [aside.code for aside in report.set_aside] == ["E103"]
    assert linked == [3]
    with isnad.open(tmp_path / "x.casebook") as book:
        assert [article.article.source for article in book.articles()] == ["1.txt", "2.txt", "3.txt"]
        assert [aside.source for aside in book.set_asides()] == ["empty.txt"]
        assert not book.stale


def test_the_same_again_changes_nothing(tmp_path: Path, folder: Path) -> None:
    casebook = tmp_path / "x.casebook"
    isnad.build(casebook, folder)
    before = casebook.read_bytes()
    annotated.clear()
    report = isnad.build(casebook, [folder])
    assert (report.new, report.replaced, report.unchanged) == (0, 0, 3)
    assert annotated == []
    assert linked == [3]
    with isnad.open(casebook) as book:
        assert book.article_count == 3
    assert len(casebook.read_bytes()) == len(before)


def test_more_articles_are_added_and_all_is_linked_anew(tmp_path: Path, folder: Path) -> None:
    casebook = tmp_path / "x.casebook"
    isnad.build(casebook, folder / "1.txt")
    report = isnad.build(casebook, [folder / "1.txt", folder / "2.txt"])
    assert (report.new, report.unchanged) == (1, 1)
    assert linked == [1, 2]


def test_a_changed_article_takes_its_place(tmp_path: Path, folder: Path) -> None:
    casebook = tmp_path / "x.casebook"
    isnad.build(casebook, folder)
    (folder / "2.txt").write_text("نفت وزارة الدفاع العراقية الأنباء عن غارة على كركوك.", encoding="utf-8")
    report = isnad.build(casebook, folder)
    assert (report.new, report.replaced, report.unchanged) == (0, 1, 2)
    with isnad.open(casebook) as book:
        assert book.article_count == 3
        assert book.article("2.txt").article.text.startswith("نفت")


def test_an_article_that_breaks_a_layer_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, folder: Path
) -> None:
    (folder / "2.txt").write_text("وقع انهيار في المبنى القديم وسط مدينة كركوك أمس.", encoding="utf-8")
    report = isnad.build(tmp_path / "x.casebook", folder)
    assert {aside.code: aside.source for aside in report.set_aside} == {"E190": "2.txt", "E103": "empty.txt"}
    assert report.set_aside[0].message.startswith("annotation failed (RuntimeError")
    assert report.new == 2


def test_two_objects_that_name_themselves_alike_in_one_build_are_told_with_their_place(
    tmp_path: Path, folder: Path
) -> None:
    rows = ['{"id": "7", "text": "وصل الرئيس إلى بغداد في زيارة رسمية تستمر يومين."}']
    rows += ['{"id": "7", "text": "غادر الرئيس بغداد في ختام زيارة رسمية استمرت يومين."}']
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    report = isnad.build(tmp_path / "x.casebook", folder)
    (aside,) = [aside for aside in report.set_aside if aside.code == "E309"]
    assert aside.source == "rows.jsonl:2"
    assert "'7'" in aside.message
    with isnad.open(tmp_path / "x.casebook") as book:
        assert book.article("7").article.text.startswith("وصل")


def test_a_build_broken_off_before_linking_is_completed(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casebook = tmp_path / "x.casebook"

    def broken(items: Iterable[Annotations], corrections: Sequence[Correction]) -> Chronicle:
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(sys.modules["isnad.link"], "link", broken)
        with pytest.raises(KeyboardInterrupt):
            isnad.build(casebook, folder)
    with isnad.open(casebook) as book:
        assert book.article_count == 3
        assert book.stale
    report = isnad.build(casebook, folder)
    assert (report.new, report.unchanged) == (0, 3)
    with isnad.open(casebook) as book:
        assert not book.stale


def test_progress_is_told(tmp_path: Path, folder: Path) -> None:
    told: list[tuple[str, int]] = []
    isnad.build(tmp_path / "x.casebook", folder, progress=lambda doing, done: told.append((doing, done)))
    assert told == [("read", 1), ("read", 2), ("read", 3), ("read", 4), ("link", 3)]


def test_annotate_paths_gives_everything_in_order(folder: Path) -> None:
    results = list(isnad.annotate_paths(folder))
    sources = [r.source if isinstance(r, SetAside) else r.article.source for r in results]
    assert sources == ["1.txt", "2.txt", "3.txt", "empty.txt"]


def test_the_verbs_stay_verbs_when_the_rooms_of_their_names_are_imported() -> None:
    import isnad.annotate
    import isnad.link

    assert callable(isnad.annotate)
    assert callable(isnad.link)
    verbs = ["annotate", "annotate_paths", "build", "export", "link", "open", "table", "to_spacy"]
    assert sorted(isnad.__all__) == ["__version__", *verbs]
    with pytest.raises(AttributeError, match="nothing"):
        isnad.nothing  # noqa: B018
