"""Timelines, graphs and FollowTheMoney: what their readers find in them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from exports.conftest import Export
from isnad.casebook import Casebook, IncidentFilter
from isnad.records import Incident, LinkedEntity
from isnad.web.labels import labels

G = "{http://graphml.graphdrawing.org/xmlns}"


def test_a_timeline_has_a_slide_for_each_dated_incident(exported: Export) -> None:
    slides = json.loads(exported("timeline", words=labels("en")))["events"]
    assert [slide["unique_id"] for slide in slides] == ["assault-2021-08-09", "cooperate-2020-01-15"]
    assert slides[0]["start_date"] == {"year": 2021, "month": 8, "day": 9}
    assert slides[0]["group"] == "Assault"
    assert "2 independent sources" in slides[0]["text"]["text"]
    assert "<blockquote" in slides[1]["text"]["text"]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_timeline_runs_in_the_direction_of_its_words_and_quotes_arabic_from_the_right(
    exported: Export, language: Any, direction: str
) -> None:
    slides = json.loads(exported("timeline", words=labels(language)))["events"]
    assert slides
    for text in (slide["text"] for slide in slides):
        root = ElementTree.fromstring(f"<div>{text['text']}</div>")
        assert {p.get("dir") for p in root.iter("p")} == {direction}
        assert {quote.get("dir") for quote in root.iter("blockquote")} <= {"rtl"}
        headline = ElementTree.fromstring(f"<h2>{text['headline']}</h2>")
        assert [span.get("dir") for span in headline] == (["rtl"] if language == "ar" else [])
    assert any("<blockquote" in slide["text"]["text"] for slide in slides)


def test_what_a_timeline_shows_as_html_is_escaped(exported: Export) -> None:
    text = exported("timeline", words=labels("ar"))
    assert "<script" not in text
    assert "<img" not in text


def test_a_timeline_of_nothing_is_still_json(exported: Export) -> None:
    assert json.loads(exported("timeline", IncidentFilter(since="2030"), words=labels("en"))) == {
        "events": []
    }


def graph(text: str) -> tuple[dict[str, dict[str, str]], list[dict[str, str]]]:
    root = ElementTree.fromstring(text)
    keys = {key.get("id", ""): key.get("attr.name", "") for key in root.findall(f"{G}key")}

    def data(element: ElementTree.Element) -> dict[str, str]:
        return {keys[d.get("key", "")]: d.text or "" for d in element.findall(f"{G}data")}

    nodes = {node.get("id", ""): data(node) for node in root.iter(f"{G}node")}
    edges = [
        {**data(e), "source": e.get("source", ""), "target": e.get("target", "")}
        for e in root.iter(f"{G}edge")
    ]
    return nodes, edges


def test_edges_sum_incidents_between_two_parties_by_relation(exported: Export) -> None:
    nodes, edges = graph(exported("graphml"))
    assert nodes["usa"]["name"] == "United States"
    (edge,) = [edge for edge in edges if edge["relation"] == "conflict"]
    assert (edge["source"], edge["target"], edge["weight"]) == ("usa", "text:المستشفي", "1")
    assert (edge["independent_sources"], edge["types"], edge["intensity"]) == ("2", "ASSAULT", "-9.5")
    assert {edge["source"] for edge in edges} | {edge["target"] for edge in edges} <= set(nodes)
    _, none = graph(exported("graphml", IncidentFilter(since="2030")))
    assert none == []


def entities(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_ftm_links_parties_incidents_and_articles(exported: Export) -> None:
    found = entities(exported("ftm"))
    ids = {entity["id"]: entity for entity in found}
    assert len(ids) == len(found)
    (event,) = [e for e in found if e["properties"].get("recordId") == ["cooperate-2020-01-15"]]
    (actor,) = event["properties"]["involved"]
    assert ids[actor]["properties"]["name"] == ["United States"]
    assert ids[actor]["properties"]["country"] == ["us"]
    assert len(event["properties"]["proof"]) == 9
    assert {ids[id]["schema"] for id in event["properties"]["proof"]} == {"Article"}
    (attack,) = [
        e
        for e in found
        if e["properties"].get("recordId") == ["assault-2021-08-09"] and e["schema"] == "Event"
    ]
    assert attack["properties"]["namesMentioned"] == ["المستشفى"]


def test_ftm_says_which_article_names_whom_and_how(exported: Export, book_path: Path) -> None:
    found = entities(exported("ftm"))
    ids = {entity["id"]: entity for entity in found}
    mentions = [entity["properties"] for entity in found if entity["schema"] == "Mention"]
    with Casebook(book_path) as book:
        (usa,) = book.each(LinkedEntity)
        texts = {ref: {m.text for m in book.article(ref).mentions} for ref in usa.articles}
    assert len(mentions) == len(usa.articles)
    for mention in mentions:
        (document,), (resolved,) = mention["document"], mention["resolved"]
        (source,) = ids[document]["properties"]["fileName"]
        assert set(mention["name"]) <= texts[source] & set(usa.forms)
        assert ids[resolved]["properties"]["name"] == ["United States"]
        assert (mention["detectedSchema"], mention["contextCountry"]) == ([ids[resolved]["schema"]], ["us"])
    assert not [
        e for e in entities(exported("ftm", IncidentFilter(since="2030"))) if e["schema"] == "Mention"
    ]


def test_ftm_is_narrowed_by_filters_like_the_rest(exported: Export) -> None:
    found = entities(exported("ftm", IncidentFilter(type="ASSAULT")))
    assert sum(entity["schema"] == "Article" for entity in found) == 3


def test_followthemoney_accepts_every_entity(exported: Export, book_path: Path) -> None:
    reason = "NOT TESTED with FollowTheMoney: the library is not installed"
    followthemoney = pytest.importorskip("followthemoney", reason=reason)
    found = entities(exported("ftm", unasserted=True))
    counts = Counter(entity["schema"] for entity in found)
    with Casebook(book_path) as book:
        assert (counts["Article"], counts["Event"]) == (book.article_count, len(list(book.each(Incident))))
    for entity in found:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        assert not proxy.schema.abstract
        followthemoney.model.get(entity["schema"]).validate(entity)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (name, values)
