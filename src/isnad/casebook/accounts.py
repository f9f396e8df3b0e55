"""How single articles tell an incident: their event mentions with parties, place, date and tolls as they have them."""

from __future__ import annotations

from typing import NamedTuple

from isnad.casebook.asking import Asking
from isnad.records import Event, Ref, Wording


class Told(NamedTuple):
    """An event mention in the article `source`."""

    source: str
    event: Event


class AccountQueries(Asking):
    """Questions about the mentions of an incident."""

    def mentions_of_events(self, refs: list[Ref]) -> list[Told]:
        """The event mentions at these spans, in their order; what is no event's trigger is left out."""
        found: list[Told] = []
        for source, starts in _by_article(refs).items():
            rows = self._rows(
                "SELECT e.value FROM articles a, json_each(a.annotations, '$.events') e WHERE a.source = ?",
                source,
            )
            events = (self._record(row[0], Event) for row in rows)
            by_start = {event.start: event for event in events if event.start in starts}
            found += [Told(source, by_start[start]) for start in starts if start in by_start]
        return found

    def wordings_of(self, source: str) -> list[Wording]:
        """The words of an article that take a side."""
        rows = self._rows(
            "SELECT json_extract(annotations, '$.wordings') FROM articles WHERE source = ?", source
        )
        given = next(rows, (None,))[0]
        return self._record(given, list[Wording]) if given else []


def _by_article(refs: list[Ref]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for ref in refs:
        found.setdefault(ref.article, []).append(ref.start)
    return found
