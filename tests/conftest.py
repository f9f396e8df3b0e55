from __future__ import annotations

from pathlib import Path

import pytest

from handmade import make_casebook


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook made by hand; tests only read it."""
    return make_casebook(tmp_path_factory.mktemp("casebook") / "handmade.casebook")
