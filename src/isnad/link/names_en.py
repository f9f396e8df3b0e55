"""English names for what the titles mention, from the lexicon and from the mentions of the articles."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.lexicon import Lexicon
from isnad.link.reading import Reading
from isnad.records import Link, Party, Place


class EnglishNames:
    """Looks an entity's English name up; without one, the Arabic stays."""

    def __init__(self, lexicon: Lexicon, readings: Sequence[Reading]) -> None:
        self._lexicon = lexicon
        self._seen: dict[str, str] = {}
        for reading in readings:
            for mention in reading.item.mentions:
                if mention.entity and mention.name_en:
                    self._seen.setdefault(mention.entity, mention.name_en)

    def of(self, named: Party | Place | Link) -> str:
        """The English name of a party, place or link, else its Arabic text."""
        return self.entity(named.entity) or named.text

    def entity(self, entity: str | None) -> str | None:
        """The English name of an entity id, or None."""
        if not entity:
            return None
        lexicon = self._lexicon
        for table in (lexicon.places, lexicon.actors, lexicon.outlets):
            entry = table.get(entity)
            if entry is not None and entry.en:
                return entry.en
        country = lexicon.countries.get(entity.split(".")[0].upper())
        if country is not None and (len(entity) == 3 or entity.endswith(".government")):
            return country.en
        if country is not None and entity.endswith(".capital"):
            return self._seen.get(entity) or country.en
        return self._seen.get(entity)
