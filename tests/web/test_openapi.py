"""The reading room keeps to its OpenAPI: schemathesis makes requests of every kind, and no answer is unforeseen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser import served
from hypothesis import HealthCheck, settings
from litestar.testing import TestClient

from isnad.web.app import create_app
from isnad.web.openapi import document

KNOWN = {
    "/incident/{name}": "assault-2021-08-09", "/incident/{name}.json": "assault-2021-08-09", "/incident/{name}.md": "assault-2021-08-09",
    "/article/{name}": "a01.txt", "/article/{name}.json": "a01.txt", "/actor/{name}": "usa", "/storyline/{name}": "joint-operations",
}  # fmt: skip

try:
    import schemathesis
except ImportError:
    schemathesis = None


def test_every_address_that_reads_is_described(client: TestClient) -> None:
    routes = {route.path for route in client.app.routes if "GET" in route.methods}
    known = {re.sub(r"{(\w+):\w+}", r"{\1}", path) for path in routes}
    described = {re.sub(r"\.(json|md)$", "", path) for path in document()["paths"]}
    forms = {path for path, operations in document()["paths"].items() if "post" in operations}
    described -= forms
    assert known - {
        "/static/{name}",
        "/sign-in",
        "/openapi.json",
        "/{name}",
        "/chronicle.json",
    } <= described | {"/search.atom"}
    assert client.get("/openapi.json").json() == document()


def test_what_is_described_answers(client: TestClient) -> None:
    for path, known in KNOWN.items():
        assert client.get(path.replace("{name}", known)).status_code == 200, path


if schemathesis is None:

    @pytest.mark.skip("NOT TESTED by schemathesis: it is not installed; run `make browser`")
    def test_no_answer_is_unforeseen() -> None: ...

else:
    from schemathesis import checks

    @pytest.fixture(scope="module")
    def site(casebook: Path):  # type: ignore[no-untyped-def]
        with served(create_app(casebook)) as address:
            yield address

    @schemathesis.openapi.from_dict(document()).include(method="GET").parametrize()
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def test_no_answer_is_unforeseen(case, site: str) -> None:  # type: ignore[no-untyped-def]
        wanted = [
            checks.not_a_server_error,
            schemathesis.specs.openapi.checks.status_code_conformance,
            schemathesis.specs.openapi.checks.content_type_conformance,
            schemathesis.specs.openapi.checks.response_schema_conformance,
        ]
        answer = case.call(base_url=site)
        case.validate_response(answer, checks=wanted)
        assert "default-src 'none'" in answer.headers["content-security-policy"][0]
