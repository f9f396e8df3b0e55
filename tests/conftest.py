from __future__ import annotations

import os
from pathlib import Path

import pytest

from handmade import make_casebook

ROOT = Path(__file__).resolve().parents[1]

# The compiled lexicon of this checkout: others of the machine, and the user's own, do not push it out.
os.environ.setdefault("ISNAD_CACHE", str(ROOT / ".pytest_cache" / "isnad"))


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook made by hand; tests only read it."""
    return make_casebook(tmp_path_factory.mktemp("casebook") / "handmade.casebook")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the repository; tests on them are skipped, loudly, without it."""
    folder = Path(os.environ.get("ISNAD_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"NOT TESTED on real articles: no folder {folder.name}/seeds; set ISNAD_SHARED")
    return folder
