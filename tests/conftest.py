from __future__ import annotations

import os
from pathlib import Path

import pytest

from handmade import make_casebook


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook made by hand; tests only read it."""
    return make_casebook(tmp_path_factory.mktemp("casebook") / "handmade.casebook")


ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the repository; tests on them are skipped, loudly, without it."""
    folder = Path(os.environ.get("ISNAD_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"NOT TESTED on real articles: no folder {folder.name}/seeds; set ISNAD_SHARED")
    return folder
