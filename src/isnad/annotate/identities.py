"""Who the speakers and parties are: each takes the entity of the mention that its words begin with, or of the person they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from isnad.annotate.events.parties import acting
from isnad.annotate.names.capitals import acting_capitals, seat
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.lexicon import Lexicon
from isnad.records import Annotations, Link, Mention, Party

_CLITIC = 2
"""Characters that a party may have before its mention: proclitics left on it, a quotation mark."""


_WITH_GOVERNMENTS = frozenset(
    {"REQUEST", "ACCUSE", "THREATEN", "SANCTION", "AGREE", "REJECT", "SUPPORT", "CONCEDE"}
)
"""Events that befall governments: a capital to whom one of them is done is its government."""


class Identities:
    """Annotator `identities.1`: needs mentions, statements and events; completes the parties of both."""

    name = "identities.1"
    needs = ("mentions", "statements", "events")
    gives = ()

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Give entities to those parties of an article that have none; a capital that speaks, acts or is spoken to is its government."""
        _dignitaries(view, out.mentions)
        known = _Known([m for m in out.mentions if m.entity and m.rule != "adjective"])
        for mention in acting_capitals(view, out.mentions):
            seated = seat(view, mention)
            if seated is not None:
                mention.entity, mention.country = seated
                mention.sector, mention.name_en = "GOV", None
        for statement in out.statements:
            for link in statement.chain:
                if known.complete(link, whole=link.anonymous):
                    link.anonymous = False
                if link.anonymous and link.entity in known.people:
                    link.anonymous = False
                if link.kind == "unknown" and link.entity in known.press:
                    link.kind = "outlet"  # نوردبلات, where the article names صحيفة «نوردبلات»
            if statement.chain and statement.speaker is not None and statement.speaker.entity in known.people:
                statement.anonymous = statement.chain[-1].anonymous
            if statement.speaker is not None:
                if known.complete(statement.speaker, whole=statement.anonymous):
                    statement.anonymous = statement.chain[-1].anonymous if statement.chain else False
                known.seat(view.lexicon, statement.speaker)
        for event in out.events:
            for party in (event.actor, event.recipient):
                if party is not None:
                    known.complete(party)
            if event.actor is not None:
                known.seat(view.lexicon, event.actor)
            if event.recipient is not None and event.type in _WITH_GOVERNMENTS and event.place is None:
                known.seat(view.lexicon, event.recipient)


def _dignitaries(view: TextView, mentions: list[Mention]) -> None:
    """Add who is meant by an honorific with a pronoun: the last who was named with a title (`معاليه`, `سموه`)."""
    titled = {m.end for m in mentions if m.kind == "ROLE"}
    people = [m for m in mentions if m.kind == "PER" and m.entity and " " in m.text]
    starts = {m.start for m in mentions}
    for i, token in enumerate(view.tokens):
        if token.form not in _HONOURS or view.bare_start(i) in starts:
            continue
        before = [m for m in people if m.end <= token.start]
        person = next((m for m in reversed(before) if m.start - 1 in titled), before[-1] if before else None)
        if person is None or view.sentence_of(i) - view.sentence_of(view.token_at(person.start)) > _SPOKEN_OF:
            continue
        start = view.bare_start(i)
        mentions.append(
            Mention(
                start=start,
                end=token.end,
                text=view.text[start : token.end],
                kind="PER",
                entity=person.entity,
                name_en=person.name_en,
                country=person.country,
                sector=person.sector,
                rule="description",
            )
        )
    mentions.sort(key=lambda m: (m.start, -m.end))


_HONOURS = words("معاليه معاليها فخامته سموه سموها جلالته سيادته سماحته فضيلته غبطته نيافته")
_SPOKEN_OF = 3  # sentences back to a dignitary


class _Known:
    """The mentions of an article that have an entity, by where they begin."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._by_text = {fold(m.text): m for m in mentions}
        self.people = {m.entity for m in mentions if m.kind == "PER"}
        self.press = {m.entity for m in mentions if m.sector == "JRN"}

    def complete(self, party: Party | Link, *, whole: bool = False) -> bool:
        """Give a party without an entity that of its mention, and say whether one was found; `whole` wants a mention of all its
        words (`المرصد`, not `مصدر` in `مصدر في الوزارة`)."""
        if party.entity is not None:
            return False
        if party.start is None or party.end is None:
            mention = self._by_text.get(fold(party.text))
            return mention is not None and self._take(party, mention)
        first = bisect_left(self._starts, party.start)
        last = bisect_left(self._starts, party.end)
        inside = [m for m in self._mentions[first:last] if m.end <= party.end + 1]
        person = next((m for m in inside if m.kind == "PER" and m.end >= party.end - 1), None)
        head = next((m for m in inside if m.start <= party.start + _CLITIC), None)
        mention = person or head
        if mention is None or (whole and (mention.end < party.end - 1 or mention.rule != "description")):
            return False
        return self._take(party, mention)

    def _take(self, party: Party | Link, mention: Mention) -> bool:
        party.entity = mention.entity
        if isinstance(party, Party):
            party.country = party.country or mention.country
            party.sector = party.sector or mention.sector
        return True

    def seat(self, lexicon: Lexicon, party: Party) -> None:
        """Make a capital that speaks or acts its country's government, in the mention too."""
        seated = acting(lexicon, party)
        if seated is party:
            return
        party.entity, party.country, party.sector = seated.entity, seated.country, seated.sector
        place = bisect_left(self._starts, party.start or 0)
        if place < len(self._mentions) and self._starts[place] == party.start:
            mention = self._mentions[place]
            mention.entity, mention.country, mention.sector = seated.entity, seated.country, seated.sector
            mention.name_en = None
