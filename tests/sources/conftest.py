from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shared() -> Path:
    """The folder of measuring data beside the repository; tests on it are skipped, loudly, where it lacks."""
    folder = Path(os.environ.get("ISNAD_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"NOT TESTED on real articles: there is no folder {folder.name}; set ISNAD_SHARED")
    return folder
