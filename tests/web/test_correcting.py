"""Correcting in the reading room: who may, what the forms do, and what the log shows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient

from disputed import articles
from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.corrections import CorrectionLog
from isnad.web import corrections
from isnad.web.accounts import Accounts
from isnad.web.app import create_app
from isnad.web.guards import Access

PASSWORD = "seven quiet horses"


class Forms(HTMLParser):
    """The forms of a page by their kind: where they lead, and their fields with the values offered."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, list[str]]]] = []
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((given["action"], {}))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option":
            self.found[-1][1].setdefault(self._select, []).append(given["value"])
        elif tag == "input" and "name" in given:
            self.found[-1][1].setdefault(given["name"], []).append(given.get("value", ""))

    def kind(self, kind: str) -> tuple[str, dict[str, list[str]]]:
        return next((action, fields) for action, fields in self.found if fields.get("kind") == [kind])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("correcting")
    with Casebook(folder / "x.casebook", write=True) as book:
        for item in articles():
            book.put(item)
    api.correct(folder / "x.casebook")
    accounts = Accounts(folder / "x.casebook.accounts")
    accounts.add("sara", PASSWORD, ["correct"])
    accounts.add("omar", PASSWORD, ["read"])
    return folder


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "x.casebook"


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    access = Access(path.with_name("x.casebook.accounts"))
    with TestClient(create_app(path, access), base_url="http://127.0.0.1:8900") as client:
        client.follow_redirects = False
        yield client


def sign_in(client: TestClient, name: str = "sara") -> None:
    client.post("/sign-in", data={"name": name, "password": PASSWORD, "_csrf_token": token(client)})


def token(client: TestClient) -> str:
    found = re.search(r'name="_csrf_token" value="(\w+)"', client.get("/sign-in").text)
    assert found is not None
    return found[1]


def attack(path: Path) -> str:
    with Casebook(path) as book:
        return next(i.id for i in book.incidents() if "a.txt" in i.articles)


def fill(client: TestClient, page: str, kind: str, **given: object) -> httpx.Response:
    """Send a form of a page as a browser does, these fields filled in, the rest as offered first."""
    action, fields = Forms(client.get(page).text).kind(kind)
    data = {name: values[0] for name, values in fields.items() if name != "mention"}
    return client.post(action, data=data | {"why": "read again"} | given)


def test_what_a_form_says_is_in_the_log_and_in_the_casebook_at_once(client: TestClient, path: Path) -> None:
    sign_in(client)
    answer = fill(client, f"/incident/{attack(path)}", "incident", field="date", value="2021-08-07")
    (entry,) = CorrectionLog(path).entries()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/corrections#c-{entry.id}")
    assert (entry.by, entry.why, entry.was, entry.value) == ("sara", "read again", "2021-08-09", "2021-08-07")
    page = client.get(f"/incident/{attack(path)}").text
    assert "7 August 2021" in page
    assert f'href="/corrections#c-{entry.id}"' in page


def test_every_form_of_an_incident_and_an_article_is_taken(client: TestClient, path: Path) -> None:
    sign_in(client)
    with Casebook(path) as book:
        arrest = next(i.id for i in book.incidents() if "d.txt" in i.articles)
    boxes = Forms(client.get(f"/incident/{attack(path)}").text).kind("apart")[1]["mention"]
    assert len(boxes) == 3
    (third,) = [box for box in boxes if box.endswith(" c.txt")]
    sent = [
        fill(client, f"/incident/{attack(path)}", "apart", mention=[third]),
        fill(client, "/article/a.txt", "event", field="actor", value="مسلحون؛ irq.pmf"),
        fill(client, "/article/d.txt", "identity", who="علي حسن الليبي"),
        fill(client, "/article/a.txt", "no-duplicate"),
        fill(client, f"/incident/{attack(path)}", "one", other=f"http://127.0.0.1:8900/incident/{arrest}"),
    ]
    assert [answer.status_code for answer in sent] == [303] * 5
    with Casebook(path) as book:
        assert [c.state for c in book.corrections()] == ["applied"] * 5
        assert book.incident(attack(path)).articles == ["a.txt", "b.txt", "d.txt"]
        assert book.duplicates("a.txt") == []
        assert [p.entity for p in book.article("a.txt").events[0].actors] == [None, "irq.pmf"]


def test_an_undo_is_another_entry(client: TestClient, path: Path) -> None:
    with Casebook(path) as book:
        before = book.chronicle()
    sign_in(client)
    fill(client, f"/incident/{attack(path)}", "incident", field="place", value="طرابلس")
    action, fields = next(f for f in Forms(client.get("/corrections").text).found if "id" in f[1])
    data = {name: values[0] for name, values in fields.items()} | {"why": "no, it was there"}
    assert client.post(action, data=data).status_code == 303
    with Casebook(path) as book:
        after = book.chronicle()
    assert [c.state for c in after.corrections] == ["undone", "undo"]
    after.corrections = []
    assert after == before
    page = client.get("/corrections").text
    assert "no, it was there" in page
    assert not any("id" in fields for _, fields in Forms(page).found)


def test_a_larger_casebook_is_linked_later_and_the_entry_waits(
    client: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "AT_ONCE", 3)
    sign_in(client)
    fill(client, f"/incident/{attack(path)}", "incident", field="date", value="2021-08-07")
    assert "Entries that wait" in client.get("/corrections").text
    with Casebook(path) as book:
        assert book.incident(attack(path)).date == "2021-08-09"
    api.correct(path)
    assert "Entries that wait" not in client.get("/corrections").text


def test_only_those_with_the_right_can_correct(client: TestClient, path: Path) -> None:
    pages = (f"/incident/{attack(path)}", "/article/a.txt")
    actions = (f"/correct/incident/{attack(path)}", "/correct/article/a.txt", "/corrections/undo")
    for page in pages:
        assert "/correct/" not in client.get(page).text
    given = {"kind": "incident", "field": "date", "value": "2020-01-01", "why": "x", "id": "x"}
    for action in actions:
        assert client.post(action, data=given | {"_csrf_token": token(client)}).status_code == 401
    sign_in(client, "omar")
    for page in pages:
        assert "/correct/" not in client.get(page).text
    for action in actions:
        assert client.post(action, data=given | {"_csrf_token": token(client)}).status_code == 403
    sign_in(client, "sara")
    for action in actions:
        assert client.post(action, data=given).status_code == 403
    assert not CorrectionLog(path).file.exists()


def test_a_room_without_accounts_shows_the_log_and_takes_nothing(path: Path) -> None:
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        assert "Nothing has been corrected" in client.get("/corrections").text
        assert "/correct/" not in client.get("/article/a.txt").text
        for action in ("/correct/article/a.txt", "/corrections/undo"):
            assert client.post(action, data={"kind": "event"}).status_code in (404, 405)


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("incident", {"field": "date", "value": "yesterday"}),
        ("incident", {"field": "title", "value": "x"}),
        ("incident", {"value": "x" * 501}),
        ("incident", {"value": "2020", "field": "date", "why": " "}),
        ("one", {"other": "nothing"}),
        ("apart", {}),
        ("apart", {"mention": ["x a.txt"]}),
        ("apart", {"mention": ["9999999999 a.txt"]}),
        ("other", {}),
    ],
)
def test_what_cannot_be_meant_is_refused_and_logs_nothing(
    client: TestClient, path: Path, kind: str, given: dict[str, object]
) -> None:
    sign_in(client)
    data = {"why": "x", "kind": kind, "_csrf_token": token(client)} | given
    answer = client.post(f"/correct/incident/{attack(path)}", data=data)
    assert answer.status_code in (400, 404)
    assert not CorrectionLog(path).file.exists()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_people_write_cannot_act_on_the_pages(client: TestClient, path: Path, lang: str) -> None:
    sign_in(client)
    evil = '<script>alert("1")</script>\u202e'
    fill(client, f"/incident/{attack(path)}", "incident", field="actor", value=evil, why=evil)
    for page in ("/corrections", f"/incident/{attack(path)}"):
        text = client.get(f"{page}?lang={lang}").text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text
        assert "\u202e" not in text
        assert f'lang="{lang}"' in text
        assert "{{" not in text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_forms_and_the_log_speak_both_languages(client: TestClient, path: Path, lang: str) -> None:
    sign_in(client)
    fill(client, "/article/a.txt", "no-duplicate")
    words = {"en": "Not of one text", "ar": "ليسا من نص واحد"}
    assert words[lang] in client.get(f"/corrections?lang={lang}").text
    for page in ("/article/a.txt", f"/incident/{attack(path)}"):
        text = client.get(f"{page}?lang={lang}").text
        assert {"en": "On what grounds", "ar": "السبب"}[lang] in text
        assert not re.search(r">\s*(correct|state|which)_\w+", text)


def test_a_corrected_name_stands_with_whom_it_names(client: TestClient, path: Path) -> None:
    old, new = "/actor/name:علي-حسن", "/actor/name:علي-حسن-الليبي"
    said = "التحقيق مستمر"

    def found(speaker: str) -> bool:
        return "1 article found" in client.get(f'/search?lang=en&q=speaker:"{speaker}"').text

    assert said in client.get(old).text
    assert found("name:علي-حسن")
    sign_in(client)
    with Casebook(path) as book:
        start = next(m.start for m in book.article("d.txt").mentions if m.text == "علي حسن")
    fill(client, "/article/d.txt", "identity", who="علي حسن الليبي", start=str(start))
    assert client.get(old).status_code == 404
    assert said in client.get(new).text
    assert (found("name:علي-حسن"), found("name:علي-حسن-الليبي")) == (False, True)
    action, fields = next(f for f in Forms(client.get("/corrections").text).found if "id" in f[1])
    client.post(action, data={name: values[0] for name, values in fields.items()} | {"why": "no"})
    assert said in client.get(old).text
    assert client.get(new).status_code == 404
    assert (found("name:علي-حسن"), found("name:علي-حسن-الليبي")) == (True, False)
