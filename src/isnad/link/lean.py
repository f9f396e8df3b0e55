"""Articles as linking keeps them: without what only reading made use of, and what they name alike held once.

All articles are in memory while they are linked, so what one of them takes bounds how many there can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sys import intern

import msgspec

from isnad.link.entities import named_in
from isnad.records import Annotations, MadeBy, Mention

_NOT_TOLD = MadeBy()


def lean(items: Iterable[Annotations]) -> Iterator[Annotations]:
    """The articles without their raw text, what was taken out of it and the wordings; their records are the same."""
    for item in items:
        for one in named_in(item):
            one.text, one.entity = intern(one.text), _held_once(one.entity)
            if isinstance(one, Mention):
                one.rule, one.name_en = intern(one.rule), _held_once(one.name_en)
                one.country, one.sector = _held_once(one.country), _held_once(one.sector)
        for event in item.events:
            event.frame, event.date = intern(event.frame), _held_once(event.date)
        article = msgspec.structs.replace(item.article, raw="", pieces=[], removed=[], notes=[])
        article.outlet, article.published = _held_once(article.outlet), _held_once(article.published)
        yield msgspec.structs.replace(item, article=article, made_by=_NOT_TOLD, wordings=[])


def _held_once(value: str | None) -> str | None:
    return None if value is None else intern(value)
