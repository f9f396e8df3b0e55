from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that a list of feeds names."""
    found = Site()
    yield found
    found.close()


@pytest.fixture
def other() -> Iterator[Site]:
    """A server of this machine that no list names."""
    found = Site()
    yield found
    found.close()
