"""What an editor asks in the morning: what is new, what is disputed, what falls due, which stories move.

A day is an ISO date; "new" and "moving" go by when articles were published, not by when they were read in.
"""

from __future__ import annotations

from datetime import date

from isnad.casebook.asking import Asking
from isnad.records import Figure, Incident, LinkedPledge, Storyline

_MOVING = "min(told_last, ?) DESC, article_count DESC, n"
_FRESH_DAYS = 7
"""An incident that happened longer before its first report than this is history, not news."""


class LatestQueries(Asking):
    """Questions about one day and those around it."""

    def latest_day(self, until: str) -> str | None:
        """The day of the newest article published by `until`; null where none has a date by then."""
        sql = "SELECT substr(published, 1, 10) FROM articles WHERE published < ? ORDER BY published DESC LIMIT 1"
        row = next(self._rows(sql, days_after(until, 1)), None)
        return None if row is None else row[0]

    def new_incidents(self, day: str, *, limit: int) -> list[Incident]:
        """Incidents first told by `day`, the latest told first; only such as happened about when they were told."""
        sql = (
            "SELECT i.record FROM incidents i WHERE i.told_first <= ? "
            f"AND i.date_last >= date(i.told_first, '-{_FRESH_DAYS} days') "
            "ORDER BY i.told_first DESC, i.article_count DESC, i.n LIMIT ?"
        )
        return self._records(Incident, sql, day, limit)

    def disputed_incidents(self, day: str, *, limit: int) -> list[Incident]:
        """Disputed incidents (`disputes`) told by `day`, those last told of first."""
        sql = (
            "SELECT record FROM incidents WHERE rowid IN (SELECT rowid FROM incidents WHERE disputed AND told_first <= ? "
            "ORDER BY told_last DESC, article_count DESC LIMIT ?) ORDER BY told_last DESC, article_count DESC"
        )
        return self._records(Incident, sql, day, limit)

    def disputed_figures(self, *, limit: int) -> list[Figure]:
        """Figures whose values conflict or were retracted, those last told of first."""
        # `likely`: as many are, so they are taken in order from `figures_disputed`, not gathered by kind and sorted.
        sql = (
            "SELECT record FROM figures WHERE likely(kind IN ('conflict', 'retracted')) "
            "ORDER BY told_last DESC, n LIMIT ?"
        )
        return self._records(Figure, sql, limit)

    def pledges_due(self, first: str, last: str) -> list[LinkedPledge]:
        """Pledges whose last day falls within these days, both included, the earliest first."""
        sql = "SELECT record FROM linked_pledges WHERE due_last BETWEEN ? AND ? ORDER BY due_last, n"
        return self._records(LinkedPledge, sql, first, last)

    def moving_storylines(self, day: str, *, limit: int) -> list[Storyline]:
        """Storylines told of by `day`, those told of last first."""
        sql = (
            "SELECT record FROM storylines WHERE rowid IN (SELECT rowid FROM storylines WHERE told_first <= ? "
            f"ORDER BY {_MOVING} LIMIT ?) ORDER BY {_MOVING}"
        )
        return self._records(Storyline, sql, day, day, limit, day)

    def storyline_days(self, storyline: str) -> list[tuple[str, int]]:
        """How many of a storyline's articles were published on each day that has any."""
        sql = (
            "SELECT substr(a.published, 1, 10) AS day, count(*) FROM storyline_articles s "
            "JOIN articles a ON a.key = s.article "
            "WHERE s.storyline = ? AND a.published IS NOT NULL GROUP BY day ORDER BY day"
        )
        return [(str(day), int(count)) for day, count in self._rows(sql, storyline)]


def days_after(day: str, days: int) -> str:
    """The ISO day that many days later (or earlier), within the calendar.

    >>> days_after("2024-02-28", 2), days_after("0001-01-01", -7)
    ('2024-03-01', '0001-01-01')
    """
    at = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(at, 1), date.max.toordinal())).isoformat()
