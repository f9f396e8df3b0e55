"""Making entries for the log of corrections: what a person says, checked against what the casebook holds.

Names are looked up where they are said to stand, then among the casebook's entities, then in the lexicon; what is known nowhere
is kept as the words it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, cast, get_args

from isnad.casebook.book import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.casebook.corrections import CorrectionLog, signed
from isnad.errors import UsageError
from isnad.language.folding import fold
from isnad.lexicon import load
from isnad.link.corrections import in_force
from isnad.records import (
    Anchor,
    Annotations,
    CorrectedField,
    Correction,
    Event,
    EventType,
    Identity,
    Incident,
    Mention,
    Party,
    Place,
    Ref,
)

FIELDS: tuple[CorrectedField, ...] = get_args(CorrectedField)
LONGEST = 500
"""Characters of a reason or a value."""
_AROUND = 24
_ANCHORS = 40
"""Mentions that stand for an incident; enough to find it again when some are gone."""
_ID = re.compile(r"[a-z0-9_]+(?:[.:][a-z0-9_.-]+)+")
_BETWEEN = re.compile(r"\s*[;؛\n]\s*")


class Correcting:
    """Makes entries in one person's name. Each raises `UsageError`: E401 or E403 for an article or incident that is not
    there, E460 nothing of the kind is read there, E461 what is said cannot be meant."""

    def __init__(self, book: Casebook, by: str, why: str, *, at: datetime | None = None) -> None:
        """`by` is whose word it is, `why` on what grounds; both must say something."""
        self._book = book
        self._by = _said(by, "whose word it is")
        self._why = _said(why, "a reason")
        self._made = (at or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def one(self, incident: str, other: str) -> Correction:
        """Two incidents are one."""
        if incident == other:
            raise UsageError("E461", "an incident is one with itself; name another one.")
        first, second = self._book.incident(incident), self._book.incident(other)
        was = f"{first.id}, {second.id}"
        return self._entry(
            "one", mentions=self._anchors(first.events), others=self._anchors(second.events), was=was
        )

    def apart(self, incident: str, mentions: Sequence[Ref]) -> Correction:
        """These mentions do not belong to the incident."""
        found = self._book.incident(incident)
        wanted = {(ref.article, ref.start) for ref in mentions}
        out = [ref for ref in found.events if (ref.article, ref.start) in wanted]
        rest = [ref for ref in found.events if (ref.article, ref.start) not in wanted]
        if not out or not rest:
            raise UsageError("E461", "name some of the incident's mentions, and not all of them.")
        return self._entry("apart", mentions=self._anchors(out), others=self._anchors(rest), was=found.id)

    def event(self, article: str, start: int, field: str, words: str) -> Correction:
        """What is right of the event whose trigger begins at `start`; no words where the text says nothing."""
        item = self._book.article(article)
        event = next((e for e in item.events if e.start == start), None)
        if event is None:
            raise UsageError("E460", f"no event is read at {start} of {article!r}.")
        anchor = _anchor(item, event.start, event.end)
        return self._entry(
            "event", mentions=[anchor], **self._value(field, words, item, start), was=_was(event, field)
        )

    def incident(self, incident: str, field: str, words: str) -> Correction:
        """What is right of an incident, whatever its articles say."""
        found = self._book.incident(incident)
        item = self._book.article(found.articles[0])
        return self._entry(
            "incident",
            mentions=self._anchors(found.events),
            **self._value(field, words, item, None),
            was=_was(found, field),
        )

    def identity(self, article: str, start: int, who: str) -> Correction:
        """The name that begins at `start` is that of `who`: an id, or a name."""
        item = self._book.article(article)
        named = max((m for m in item.mentions if m.start == start), key=lambda m: m.end, default=None)
        if named is None:
            raise UsageError("E460", f"no name is read at {start} of {article!r}.")
        who = _said(who, "who is meant")
        meant = self._known(who)
        if meant is None and _ID.fullmatch(who):
            what = f"{who!r} is the id of nobody in this casebook or the lexicon; give another, or a name."
            raise UsageError("E461", what)
        meant = meant or Identity(entity="name:" + "-".join(fold(who).split()))
        anchor = _anchor(item, named.start, named.end)
        return self._entry("identity", mentions=[anchor], identity=meant, was=named.entity or "")

    def no_duplicate(self, article: str, other: str) -> Correction:
        """Two articles are not of one text."""
        first, second = self._book.article(article), self._book.article(other)
        ends = {first.article.source, second.article.source}
        pair = next((d for d in self._book.duplicates(first.article.source) if {d.a, d.b} == ends), None)
        if pair is None:
            raise UsageError("E460", f"{article!r} and {other!r} are not taken for one text.")
        return self._entry(
            "no-duplicate", mentions=[_opening(first)], others=[_opening(second)], was=pair.relation
        )

    def undo(self, name: str) -> Correction:
        """The entry `name` of the log is taken back. Raises `UsageError` E462 where none of that id is in force."""
        log = CorrectionLog(self._book.path).whole(self._book.corrections())
        held = {entry.id for entry in in_force(log)}
        undoes = {entry.id: entry for entry in log if entry.kind == "undo"}
        undone = {entry.undoes for entry in undoes.values()}
        if name not in held and not (name in undoes and name not in undone):
            raise UsageError(
                "E462", f"no correction {name!r} is in force; `isnad corrections list` names them."
            )
        return self._entry("undo", undoes=name)

    # ------------------------------------------------------------ parts

    def _entry(self, kind: str, **more: Any) -> Correction:
        return signed(Correction(made=self._made, by=self._by, why=self._why, kind=cast(Any, kind), **more))

    def _anchors(self, refs: Iterable[Ref]) -> list[Anchor]:
        items: dict[str, Annotations] = {}
        anchors: list[Anchor] = []
        for ref in list(refs)[:_ANCHORS]:
            if ref.article not in items:
                items[ref.article] = self._book.article(ref.article)
            anchors.append(_anchor(items[ref.article], ref.start, ref.end))
        return anchors

    def _value(self, field: str, words: str, item: Annotations, near: int | None) -> dict[str, Any]:
        words = words.strip()
        if len(words) > LONGEST:
            raise UsageError("E461", f"that is too long; give at most {LONGEST} characters.")
        match field:
            case "actor" | "recipient":
                names = [name for name in _BETWEEN.split(words) if name]
                return {"field": field, "parties": [self._party(name, item, near) for name in names]}
            case "place":
                return {"field": field, "place": self._place(words, item, near) if words else None}
            case "date":
                if words and day_range(words) == (None, None):
                    raise UsageError(
                        "E402", f"{words!r} is no date; write it as 2020-01-03, 2020-01 or 2020."
                    )
                return {"field": field, "value": words or None}
            case "type":
                if words.upper() not in get_args(EventType):
                    raise UsageError(
                        "E461", f"{words!r} is no type; give one of {', '.join(get_args(EventType))}."
                    )
                return {"field": field, "value": words.upper()}
            case _:
                raise UsageError("E461", f"{field!r} cannot be corrected; give one of {', '.join(FIELDS)}.")

    def _party(self, words: str, item: Annotations, near: int | None) -> Party:
        mention = _mention(words, item, near)
        if mention is not None:
            return Party(
                text=mention.text, start=mention.start, end=mention.end, entity=mention.entity,
                country=mention.country, sector=mention.sector,
            )  # fmt: skip
        known = self._known(words)
        if known is None:
            return Party(text=words)
        name = _name(known.entity, words)
        return Party(text=name, entity=known.entity, country=known.country, sector=known.sector)

    def _place(self, words: str, item: Annotations, near: int | None) -> Place:
        mention = _mention(words, item, near)
        known = self._book.place(words)
        if known is None:
            meant = self._known(words)
            known = self._book.place(meant.entity) if meant is not None else None
            if known is None and meant is not None:
                known = Place(text=_name(meant.entity, words), entity=meant.entity, country=meant.country)
        place = known or Place(text=words)
        place.start, place.end = (mention.start, mention.end) if mention is not None else (None, None)
        if mention is not None:
            place.text = mention.text
        return place

    def _known(self, words: str) -> Identity | None:
        """Whom an id or a name means, where it means one alone."""
        entity = self._book.entity(words)
        if entity is not None:
            return Identity(
                entity=entity.id, name_en=entity.name_en, country=entity.country, sector=entity.sector
            )
        return _of_lexicon(words)


def _of_lexicon(words: str) -> Identity | None:
    lexicon = load()
    country = lexicon.countries.get(words.upper()) if len(words) == 3 else None
    if country is not None:
        return Identity(entity=words.lower(), name_en=country.en, country=country.code)
    entries = {**lexicon.places, **lexicon.outlets, **lexicon.actors}
    if words in entries:
        found = [entries[words]]
    else:
        wanted = fold(words)
        found = [entry for entry in entries.values() if any(fold(name) == wanted for name in entry.names)]
    if len(found) != 1:
        return None
    entry = found[0]
    sector = lexicon.actors[entry.id].sector if entry.id in lexicon.actors else None
    return Identity(entity=entry.id, name_en=entry.en, country=entry.country, sector=sector)


def _name(entity: str, words: str) -> str:
    """The words, or where they are an id the name that the lexicon gives first."""
    if words != entity:
        return words
    lexicon = load()
    entry = lexicon.actors.get(entity) or lexicon.places.get(entity) or lexicon.outlets.get(entity)
    state = lexicon.countries.get(entity.upper())
    names = entry.names if entry is not None else state.names if state is not None else []
    return names[0] if names else words


def _mention(words: str, item: Annotations, near: int | None) -> Mention | None:
    """The name with these words in the article, the nearest to an offset."""
    wanted = fold(words)
    found = [mention for mention in item.mentions if fold(mention.text) == wanted]
    return min(found, key=lambda m: abs(m.start - (near or 0)), default=None)


def _anchor(item: Annotations, start: int, end: int) -> Anchor:
    text = item.article.text
    return Anchor(
        article=item.article.source, start=start, end=end, text=text[start:end],
        before=text[max(0, start - _AROUND) : start], after=text[end : end + _AROUND],
    )  # fmt: skip


def _opening(item: Annotations) -> Anchor:
    """The first words of an article stand for it."""
    return _anchor(item, 0, min(len(item.article.text), 3 * _AROUND))


def _was(record: Event | Incident, field: str) -> str:
    """What stands in a field, in words."""
    if field in ("actor", "recipient"):
        parties: list[Party] = record.actors if field == "actor" else record.recipients
        return "؛ ".join(party.text for party in parties)
    if field == "place":
        return record.place.text if record.place is not None else ""
    return str((record.date if field == "date" else record.type) or "")


def _said(text: str, what: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        raise UsageError("E461", f"a correction needs {what}, of at most {LONGEST} characters.")
    return text
