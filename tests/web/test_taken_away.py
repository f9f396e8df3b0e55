"""Lists and incidents taken away: the same rows as on the page, harmless in a spreadsheet and in Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from litestar.testing import TestClient
from test_pages import Page

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.exports.cells import neutralised
from isnad.records import Party
from isnad.web import sheets
from isnad.web.app import create_app


def rows(client: TestClient, path: str) -> list[list[str]]:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "query", ["", "?type=ASSAULT", "?order=articles", "?order=sources&since=2020&until=2020", "?disputed=1"]
)
def test_a_list_of_incidents_is_that_of_the_page(client: TestClient, query: str) -> None:
    sign = "&" if query else "?"
    html = client.get(f"/{query}{sign}page=1&lang=en").text
    listed = html[html.index('<div class="list">') :]
    on_page = re.findall(
        r'<li class="incident">.*?<h[23]><a href="/incident/[^"]+">(.*?)</a>', listed, re.DOTALL
    )
    head, *taken = rows(client, f"/incidents.csv{query}{sign}lang=en")
    assert head[:2] == ["The incident", "Type"]
    assert [row[0] for row in taken] == [" ".join(Page(title).text) for title in on_page]
    given = client.get(f"/incidents.json{query}").json()
    assert given["shown"] == given["total"] == len(taken) == len(given["records"])


def test_every_list_can_be_taken_away_in_every_form(client: TestClient) -> None:
    for name in sheets.SHEETS:
        query = "?q=غارة" if name == "search" else ""
        head, *taken = rows(client, f"/{name}.csv{query}")
        assert taken
        assert all(len(row) == len(head) for row in taken)
        markdown = client.get(f"/{name}.md{query}").text
        assert len(re.findall(r"^\| \[", markdown, re.MULTILINE)) == len(taken)
        for link in re.findall(r"\]\(http://127\.0\.0\.1:8900(/[^)]+)\)", markdown):
            assert client.get(link).status_code == 200, link
        assert client.get(f"/{name}.json{query}").json()["records"]


@pytest.mark.parametrize("path", ["/", "/storylines", "/figures", "/pledges", "/denials", "/search?q=غارة"])
def test_pages_lead_to_what_can_be_taken_away(client: TestClient, path: str) -> None:
    links = re.findall(r'href="(/[a-z]+\.(?:csv|json|md)\?[^"]*)"', client.get(path).text)
    assert len({link.split("?")[0] for link in links} - {"/chronicle.json"}) == 3
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u200f=1", "＝1", "\ufeff=1"]
)
def test_nothing_in_a_cell_is_run(text: str) -> None:
    assert str(neutralised(text)).startswith("'")


def test_a_list_of_hostile_names_is_harmless(tmp_path: Path) -> None:
    articles = annotations()
    linked = chronicle(articles)
    strike = linked.incidents[1]
    strike.title = '=HYPERLINK("http://evil.example")\u202e'
    strike.actors = [Party(text="a | b](http://evil.example)<script>\n# c")]
    with Casebook(tmp_path / "hostile.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
    with TestClient(create_app(tmp_path / "hostile.casebook"), base_url="http://127.0.0.1:8900") as client:
        (_, first, *_) = rows(client, "/incidents.csv?type=ASSAULT")
        assert first[0].startswith("'=HYPERLINK")
        assert "\u202e" not in first[0]
        markdown = client.get("/incidents.md?type=ASSAULT").text
    assert "\\<script\\>" in markdown
    assert "](http://evil" not in markdown.replace("\\]", "")
    line = next(line for line in markdown.splitlines() if "script" in line)
    assert len(re.findall(r"(?<!\\)\|", line)) == 13


def test_a_cut_list_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/incidents.csv").headers["content-disposition"]
    assert whole == 'attachment; filename="incidents.csv"'
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    assert "incidents-2-of-3.csv" in client.get("/incidents.csv").headers["content-disposition"]
    assert client.get("/incidents.md").text.rstrip().endswith("2 / 3")
    given = json.loads(client.get("/incidents.json").text)
    assert (given["shown"], given["total"]) == (2, 3)


def test_an_incident_is_quoted_and_cited(client: TestClient) -> None:
    response = client.get("/incident/assault-2021-08-09.md?lang=en")
    assert response.headers["content-type"].startswith("text/markdown")
    text = response.text
    assert text.startswith("# غارة على سبها")
    assert "2 independent sources" in text
    assert re.search(r"^- Dead: 3 \\\[\d+", text, re.MULTILINE)
    assert "> قُتل ثلاثة أشخاص في غارة على مدينة سبها" in text
    assert re.search(r"^\d+\. .*b1\.txt, sentence 1: ", text, re.MULTILINE)
    assert "<script>" not in text
    assert client.get("/incident/nothing.md").status_code == 404
    assert 'href="/incident/assault-2021-08-09.md"' in client.get("/incident/assault-2021-08-09").text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/incidents.xlsx", 404), ("/nothing.csv", 404), ("/incidents.csv?since=x", 400), ("/search.csv", 400)],
)
def test_what_cannot_be_taken_away_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status
