"""What is asked of a casebook where people corrected it: articles as corrected and as read, and the corrections themselves."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.casebook.corrected_rows import of_articles
from isnad.casebook.filters import IncidentFilter
from isnad.casebook.queries import Queries
from isnad.link.corrections import corrected
from isnad.records import Annotations, Correction, LinkedEntity, LoggedCorrection, Place


class CorrectedQueries(Queries):
    """The questions, answered with what was corrected: by the log that the chronicle was linked with, so that articles and incidents
    always say the same."""

    def articles(self) -> Iterator[Annotations]:
        """All annotated articles in the order of their sources, one at a time, with what was corrected in them."""
        entries = self._by_article()
        for item in super().articles():
            yield corrected(item, entries.get(item.article.source, ()))

    def articles_telling(self, wanted: IncidentFilter) -> Iterator[Annotations]:
        """The annotated articles that tell of an incident that fits, in the order of their sources, one at a time, with what was
        corrected in them. Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for."""
        entries = self._by_article()
        for item in super().articles_telling(wanted):
            yield corrected(item, entries.get(item.article.source, ()))

    def articles_as_read(self) -> Iterator[Annotations]:
        """All annotated articles in the order of their sources, one at a time, before any correction: what linking takes."""
        return super().articles()

    def article(self, name: str) -> Annotations:
        """One article by its source or its id, with what was corrected in it. Raises `UsageError` E401 where there is none."""
        item = super().article(name)
        entries = self.corrections_of_article(item.article.source)
        return corrected(item, (logged.correction for logged in entries))

    def corrections(self) -> list[LoggedCorrection]:
        """The corrections that the chronicle was linked with, each with what became of it, in the order of the log."""
        return self._records(LoggedCorrection, "SELECT record FROM corrections ORDER BY n")

    def corrections_of_incident(self, name: str) -> list[LoggedCorrection]:
        """The corrections in force that concern an incident."""
        sql = (
            "SELECT record FROM corrections WHERE state = 'applied' "
            "AND EXISTS (SELECT 1 FROM json_each(record, '$.incidents') WHERE value = ?) ORDER BY n"
        )
        return self._records(LoggedCorrection, sql, name)

    def corrections_of_article(self, source: str) -> list[LoggedCorrection]:
        """The corrections in force of what was read in an article, or of its being a copy."""
        sql = (
            "SELECT record FROM corrections WHERE state = 'applied' "
            "AND correction_kind IN ('event', 'identity', 'no-duplicate') "
            "AND ? IN (json_extract(record, '$.correction.mentions[0].article'), "
            "json_extract(record, '$.correction.others[0].article')) ORDER BY n"
        )
        return self._records(LoggedCorrection, sql, source)

    def entity(self, words: str) -> LinkedEntity | None:
        """Whom an id or a name means among the chronicle's entities; null where nobody, or not one alone."""
        by_id = self._records(LinkedEntity, "SELECT record FROM entities WHERE id = ?", words)
        if by_id:
            return by_id[0]
        sql = (
            "SELECT e.record FROM entities e WHERE e.name = ? "
            "OR EXISTS (SELECT 1 FROM json_each(e.record, '$.forms') f WHERE f.value = ?)"
        )
        found = self._records(LinkedEntity, sql, words, words)
        return found[0] if len(found) == 1 else None

    def place(self, words: str) -> Place | None:
        """A place of an event by its words or its entity's id, with what is known of where it is; null where none has it."""
        sql = (
            "SELECT place_text, place_entity, place_country, place_lat, place_lon, place_precision FROM events "
            "WHERE place_text = ? OR place_entity = ? ORDER BY place_entity IS NULL, place_lat IS NULL, article, n LIMIT 1"
        )
        for row in self._rows(sql, words, words):
            return Place(text=row[0], entity=row[1], country=row[2], lat=row[3], lon=row[4], precision=row[5])
        return None

    def _by_article(self) -> dict[str, list[Correction]]:
        """The corrections in force of what was read in articles, by their sources."""
        sql = (
            "SELECT record FROM corrections WHERE state = 'applied' "
            "AND correction_kind IN ('event', 'identity') ORDER BY n"
        )
        return of_articles(self._records(LoggedCorrection, sql))
