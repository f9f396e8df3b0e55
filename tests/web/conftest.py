from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from handmade import make_casebook  # noqa: E402


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook made by hand; tests only read it."""
    return make_casebook(tmp_path_factory.mktemp("casebook") / "handmade.casebook")
