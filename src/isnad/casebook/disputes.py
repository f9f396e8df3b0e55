"""What about an incident is disputed: somebody denies it, or its reports cannot all be true at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from isnad.link.days import days
from isnad.records import Incident, Toll

Dispute = Literal["denied", "tolls", "dates"]


def disputes(incident: Incident) -> list[Dispute]:
    """What is disputed: a denial; exact tolls that differ; days that differ, each given by two mentions or more."""
    found: list[Dispute] = []
    if incident.denied_by or incident.basis == "denied":
        found.append("denied")
    if tolls_differ(incident.deaths) or tolls_differ(incident.injured):
        found.append("tolls")
    if _dates_differ(version.value for version in incident.dates if len(version.events) > 1):
        found.append("dates")
    return found


def tolls_differ(tolls: Iterable[Toll]) -> bool:
    """Two exact counts of the same that differ; `at least 5` agrees with 7."""
    return len({toll.low for toll in tolls if toll.low is not None and toll.low == toll.high}) > 1


def _dates_differ(dates: Iterable[str]) -> bool:
    """Two dates of which neither covers the other; `2024-09` agrees with every day of it."""
    known = [found for date in dates if (found := days(date)) is not None]
    return any(a.last < b.first or b.last < a.first for a, b in combinations(known, 2))
