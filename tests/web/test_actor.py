"""The page of a person, body or place: what it did, suffered and said, under which names, and who leads to it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from litestar.testing import TestClient
from test_pages import Page

from handmade import SPOKESMAN, annotations, chronicle
from isnad.casebook import Casebook
from isnad.errors import UsageError
from isnad.records import Chronicle, LinkedEntity, Mention, Party
from isnad.web.app import create_app
from isnad.web.charts.stacked import HEIGHT, stacked
from making import Maker

LOCAL = "name:المتحدث-باسم-القيادة"
LINKED = "name:المتحدث-باسم-القيادة-المشتركة"


@pytest.fixture
def peopled(tmp_path: Path) -> Path:
    """The casebook made by hand with its spokesman known: his article has him under another id than the chronicle."""
    articles = annotations()
    text = articles[9].article.text
    start = text.index(SPOKESMAN)
    him = Party(text=SPOKESMAN, start=start, end=start + len(SPOKESMAN), entity=LOCAL)
    articles[9].mentions = [
        Mention(text=SPOKESMAN, start=start, end=start + len(SPOKESMAN), kind="PER", entity=LOCAL)
    ]
    articles[9].statements[0].speaker = him
    articles[9].statements[0].chain[0].entity = LOCAL
    articles[9].denials[0].who = him
    # The same local id in another article is somebody else.
    articles[0].statements[0].speaker = Party(text="القيادة", entity=LOCAL)
    articles[0].pledges[0].start, articles[0].pledges[0].who = 0, Party(text="واشنطن", entity="usa")
    linked = chronicle(articles)
    linked.entities = [
        LinkedEntity(
            id=LINKED,
            kind="PER",
            name="<b>المتحدث</b>",
            name_en="The spokesman",
            forms=[SPOKESMAN, '"><script>alert(3)</script>\u202e'],
            articles=["a10.txt"],
            mentions=1,
        ),
        LinkedEntity(
            id="usa",
            kind="GPE",
            name="الولايات المتحدة",
            name_en="United States",
            country="USA",
            sector="GOV",
            forms=["الولايات المتحدة"],
            articles=[f"a0{n}.txt" for n in range(1, 10)],
            mentions=9,
        ),
    ]
    with Casebook(tmp_path / "peopled.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
    return tmp_path / "peopled.casebook"


def page(path: Path, entity: str, lang: str = "en") -> str:
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        response = client.get(f"/actor/{quote(entity, safe='')}?lang={lang}")
    assert response.status_code == 200
    found = Page(response.text)
    assert found.open == []
    return response.text


def test_a_page_tells_deeds_pledges_and_names(peopled: Path) -> None:
    words = Page(page(peopled, "usa")).words()
    assert words.index("United States") < words.index("What it did 1 1 Joint operations resumed")
    assert "government" in words
    assert "Pledges September 2025 open تنتهي المهمة" in words
    assert "What was done to it" not in words
    assert "ما فعله" in page(peopled, "usa", "ar")


@pytest.mark.parametrize("id", [LINKED, LOCAL])
def test_words_are_found_under_the_ids_that_articles_have(peopled: Path, id: str) -> None:
    words = Page(page(peopled, id)).words()
    assert "said 1 «لا صحة لما نشر» النخلة 17 January 2020 denies" in words
    assert "الجيش يريد" not in words, "the same local id in another article is somebody else"
    assert "Who quotes it النخلة 1" in words
    assert "Denials" in words


def test_strangers_names_are_shown_as_text(peopled: Path) -> None:
    html = page(peopled, LINKED, "ar")
    assert "<script>alert" not in html
    assert "&lt;b&gt;المتحدث&lt;/b&gt;" in html
    assert "\u202e" not in html


def test_who_is_only_mentioned_has_a_page_and_who_is_not_has_none(casebook: Path, client: TestClient) -> None:
    words = Page(client.get("/actor/usa?lang=en").text).words()
    assert "الولايات المتحدة" in words
    assert "9 articles · named 9 times" in words
    assert client.get("/actor/nobody").status_code == 404
    with Casebook(casebook) as book, pytest.raises(UsageError) as refusal:
        book.identity("nobody")
    assert refusal.value.code == "E409"


@pytest.mark.parametrize(
    ("path", "entity"),
    [
        ("/incident/cooperate-2020-01-15", "usa"),
        ("/incident/cooperate-2020-01-15", "out.nyt"),
        ("/incident/cooperate-2020-01-15", "irq"),
        ("/article/a01.txt", "usa"),
        ("/article/a01.txt", "out.nyt"),
        ("/article/a10.txt", LOCAL),
        ("/denials", LOCAL),
        ("/pledges", "usa"),
    ],
)
def test_names_lead_to_whom_they_name(peopled: Path, path: str, entity: str) -> None:
    with TestClient(create_app(peopled), base_url="http://127.0.0.1") as client:
        assert f'href="/actor/{quote(entity, safe="")}"' in client.get(path).text


def test_a_party_can_be_asked_for_whole_or_in_pieces(client: TestClient) -> None:
    assert "cooperate-2020-01-15" in client.get("/?actor=us").text
    assert "cooperate-2020-01-15" not in client.get("/?actor=%3Dus").text
    assert "cooperate-2020-01-15" in client.get("/?actor=%3Dusa").text
    assert "cooperate-2020-01-15" not in client.get("/?recipient=%3Dusa").text


def test_columns_stand_on_one_another_and_reach_the_top_once() -> None:
    chart = stacked({"did": [("2024-01-01", 2), ("2024-03-01", 1)], "said": [("2024-01-01", 1)]})
    assert chart is not None
    (_, did), (_, said) = chart.series
    assert chart.most == 3
    assert said[0].y == pytest.approx(0, abs=0.2)
    assert said[0].y + said[0].height == pytest.approx(did[0].y, abs=0.2)
    assert did[1].y + did[1].height == pytest.approx(HEIGHT, abs=0.2)
    assert stacked({"did": []}) is None


def test_what_another_of_the_same_title_says_is_not_attributed(tmp_path: Path) -> None:
    first = Maker("a.txt", "قال علي حسن إن الطريق مفتوح.\nوذكر سموه أن العمل مستمر.", "2021-08-09")
    first.name("علي حسن", "PER", "name:علي-حسن").name("سموه", "PER", "name:علي-حسن")
    second = Maker("b.txt", "قال علي حسن إن الطريق مغلق.\nوأكد سموه أن الحفل ألغي.", "2021-08-09")
    second.name("علي حسن", "PER", "name:علي-حسن").name("سموه", "PER", "name:سالم-ناصر")
    second.says("الحفل ألغي", second.link("سموه", "person", "name:سالم-ناصر"))
    second.says("الطريق مغلق", second.link("علي حسن", "person", "name:علي-حسن"))
    entity = LinkedEntity(
        id="name:علي-حسن",
        kind="PER",
        name="علي حسن",
        forms=["علي حسن", "سموه"],
        articles=["a.txt", "b.txt"],
        mentions=3,
    )
    path = tmp_path / "x.casebook"
    with Casebook(path, write=True) as book:
        for item in (first.item, second.item):
            book.put(item)
        book.put_chronicle(Chronicle(entities=[entity]))
    said = page(path, "name:علي-حسن")
    assert "الطريق مغلق" in said
    assert "الحفل ألغي" not in said
