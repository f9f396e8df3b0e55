"""The forms keep to their description: schemathesis fills them in in every way, and nothing is written without token and account."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from browser import served
from hypothesis import HealthCheck, settings
from litestar.testing import TestClient

from disputed import articles
from isnad import api
from isnad.casebook import Casebook
from isnad.casebook.corrections import CorrectionLog
from isnad.web.accounts import Accounts
from isnad.web.app import create_app
from isnad.web.guards import Access
from isnad.web.openapi_forms import form_operations

try:
    import schemathesis
except ImportError:
    schemathesis = None

PASSWORD = "seven quiet horses"
TOKEN = re.compile(r'name="_csrf_token" value="(\w+)"')


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with one account that may correct."""
    path = tmp_path_factory.mktemp("forms") / "x.casebook"
    with Casebook(path, write=True) as book:
        for item in articles():
            book.put(item)
    api.correct(path)
    Accounts(path.with_name("x.casebook.accounts")).add("sara", PASSWORD, ["correct"])
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it to write to."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


@pytest.fixture
def site(path: Path):  # type: ignore[no-untyped-def]
    """The address of a room over it."""
    with served(create_app(path, Access(path.with_name("x.casebook.accounts")))) as address:
        yield address


def named(address: str, path: Path) -> str:
    """The address of a form for something that is there."""
    with Casebook(path) as book:
        incident = book.incidents()[0].id
    return address.replace("{name}", "a.txt" if "article" in address else incident)


@pytest.fixture
def who(site: str) -> dict[str, str]:
    """The headers of who is signed in, with the token that every form carries."""
    with httpx.Client(base_url=site) as client:
        found = TOKEN.search(client.get("/sign-in").text)
        assert found is not None
        client.post("/sign-in", data={"name": "sara", "password": PASSWORD, "_csrf_token": found[1]})
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        return {"Cookie": cookies, "X-CSRFToken": found[1]}


def test_every_form_that_writes_carries_its_token() -> None:
    for template in files("isnad.web").joinpath("templates").iterdir():
        text = template.read_text(encoding="utf-8")
        for form in re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL):
            assert "_csrf_token" in form or "hidden(" in form, (template.name, form[:80])


@pytest.mark.parametrize("address", form_operations())
def test_no_form_is_taken_without_its_token(path: Path, address: str) -> None:
    access = Access(path.with_name("x.casebook.accounts"))
    with TestClient(create_app(path, access), base_url="http://127.0.0.1:8900") as client:
        given = {"name": "sara", "password": PASSWORD, "kind": "incident", "field": "date", "value": "2021", "why": "x", "id": "x"}  # fmt: skip
        assert client.post(named(address, path), data=given).status_code == 403
        assert client.post(named(address, path), data=given | {"_csrf_token": "0" * 96}).status_code == 403
    assert not CorrectionLog(path).file.exists()


def test_every_form_of_the_room_is_described(path: Path) -> None:
    app = create_app(path, Access(path.with_name("x.casebook.accounts")))
    takes = {re.sub(r"{(\w+):\w+}", r"{\1}", route.path) for route in app.routes if "POST" in route.methods}
    assert takes == set(form_operations())


if schemathesis is None:

    @pytest.mark.skip("NOT TESTED by schemathesis: it is not installed; run `make browser`")
    def test_no_answer_to_a_form_is_unforeseen() -> None: ...

else:
    from schemathesis import checks

    from isnad.web.openapi import document

    @schemathesis.openapi.from_dict(document()).include(method="POST").parametrize()
    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def test_no_answer_to_a_form_is_unforeseen(case, site: str, who: dict[str, str], path: Path) -> None:  # type: ignore[no-untyped-def]
        if case.path_parameters:
            case.path_parameters["name"] = named(case.path, path).rpartition("/")[2]
        wanted = [checks.not_a_server_error, schemathesis.specs.openapi.checks.status_code_conformance]
        for headers in (who, {}):
            before = len(CorrectionLog(path).entries())
            answer = case.call(base_url=site, headers=headers, allow_redirects=False)
            case.validate_response(answer, checks=wanted)
            assert "default-src 'none'" in answer.headers["content-security-policy"][0]
            if case.method != "POST":
                continue
            if headers:
                assert answer.status_code != 403, "its token was taken"
            else:
                assert answer.status_code in (400, 403, 413, 415, 429)
                assert len(CorrectionLog(path).entries()) == before
