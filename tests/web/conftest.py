from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from isnad.web.app import create_app


@pytest.fixture
def client(casebook: Path) -> Iterator[TestClient]:
    """A client of the reading room over the casebook made by hand."""
    with TestClient(create_app(casebook), base_url="http://127.0.0.1:8900") as client:
        yield client
