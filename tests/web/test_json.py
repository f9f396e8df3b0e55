"""What the reading room gives to programs: the records of the contract, whole or filtered."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from litestar.testing import TestClient

from handmade import annotations, chronicle, make_casebook
from isnad.casebook import Casebook
from isnad.records import Annotations, Chronicle, Incident
from isnad.web.app import create_app


def read(client: TestClient, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    return response.content


def test_an_incident_is_its_record(client: TestClient, casebook: Path) -> None:
    given = read(client, "/incident/cooperate-2020-01-15.json")
    with Casebook(casebook) as book:
        assert msgspec.json.decode(given, type=Incident) == book.incident("cooperate-2020-01-15")


@pytest.mark.parametrize("name", ["a01.txt", "a10", "x<b>.txt"])
def test_an_article_is_its_annotations_to_the_letter(client: TestClient, casebook: Path, name: str) -> None:
    given = read(client, f"/article/{quote(name, safe='')}.json")
    with Casebook(casebook) as book:
        assert msgspec.json.decode(given, type=Annotations) == book.article(name)


def test_the_pages_lead_to_their_json(client: TestClient) -> None:
    assert 'href="/incident/cooperate-2020-01-15.json"' in client.get("/incident/cooperate-2020-01-15").text
    assert 'href="/article/a01.txt.json"' in client.get("/article/a01.txt").text
    assert (
        'href="/chronicle.json?order=sources&amp;since=2021"'
        in client.get("/?since=2021&order=sources&page=1&lang=ar").text
    )


def test_an_article_whose_name_ends_so_keeps_its_page(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "named.casebook")
    article = annotations()[9]
    article.article.source = article.article.id = "told.json"
    with Casebook(path, write=True) as book:
        book.put(article)
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        assert client.get("/article/told.json").headers["content-type"].startswith("text/html")
        assert json.loads(read(client, "/article/told.json.json"))["article"]["source"] == "told.json"


def test_the_whole_chronicle_is_the_contract(client: TestClient) -> None:
    assert msgspec.json.decode(read(client, "/chronicle.json"), type=Chronicle) == chronicle(annotations())


def test_a_filtered_chronicle_holds_what_belongs_to_its_incidents(client: TestClient) -> None:
    found = msgspec.json.decode(read(client, "/chronicle.json?type=COOPERATE"), type=Chronicle)
    assert [incident.id for incident in found.incidents] == ["cooperate-2020-01-15"]
    assert {ref.source for ref in found.articles} == {*found.incidents[0].articles, "a10.txt"}
    assert [(story.id, story.incidents) for story in found.storylines] == [
        ("joint-operations", ["cooperate-2020-01-15"])
    ]
    assert (len(found.duplicates), len(found.figures), len(found.pledges), len(found.denials)) == (2, 1, 1, 1)


def test_a_filtered_chronicle_leaves_out_what_belongs_to_others(client: TestClient) -> None:
    found = msgspec.json.decode(read(client, "/chronicle.json?type=ASSAULT"), type=Chronicle)
    assert [ref.source for ref in found.articles] == ["b1.txt", "b2.txt", "x<b>.txt"]
    assert [*found.storylines, *found.duplicates, *found.figures, *found.pledges, *found.denials] == []
    assert msgspec.json.decode(read(client, "/chronicle.json?place=nowhere"), type=Chronicle) == Chronicle()


def test_the_chronicle_comes_in_the_order_asked_for(client: TestClient) -> None:
    given = json.loads(read(client, "/chronicle.json?order=articles"))
    assert [len(incident["articles"]) for incident in given["incidents"]] == [9, 3, 1]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/incident/nothing.json", 404, "E403"),
        ("/article/nothing.json", 404, "E401"),
        ("/chronicle.json?since=2020-13", 400, "E402"),
        ("/nowhere.json", 404, "404"),
    ],
)
def test_what_cannot_be_answered_says_so_in_json(
    client: TestClient, path: str, status: int, code: str
) -> None:
    response = client.get(path)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/json"


def test_head_of_json_has_no_text(client: TestClient) -> None:
    for path in ("/chronicle.json", "/incident/cooperate-2020-01-15.json"):
        assert (client.head(path).status_code, client.head(path).content) == (200, b"")
