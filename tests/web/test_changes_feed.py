"""What changed, as the reading room serves it to feed readers."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from litestar.testing import TestClient

from isnad.web import feed


def entries(client: TestClient, query: str = "") -> list[Any]:
    answer = client.get(f"/changes.atom{query}")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "application/atom+xml")
    read: Any = feedparser.parse(answer.content)
    assert not read.bozo
    return read.entries


def test_the_feed_has_the_changes_of_a_month_in_the_reader_s_language(client: TestClient) -> None:
    found = entries(client)
    assert {"incident", "denial"} <= {entry.tags[0].term for entry in found}
    assert any("new incident" in entry.title for entry in found)
    assert client.get("/").text.count('href="/changes.atom"') == 1


def test_a_day_narrows_it_and_what_is_none_is_refused(client: TestClient) -> None:
    assert entries(client, "?since=2999-01-01") == []
    assert client.get("/changes.atom?since=soon").status_code == 400


def test_it_has_the_last_changes_where_there_are_many(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = entries(client, "?since=2000-01-01")[-2:]
    monkeypatch.setattr(feed, "_CHANGES", 2)
    assert [entry.id for entry in entries(client, "?since=2000-01-01")] == [entry.id for entry in last]
