"""What stands around a verb: noun phrases with what is joined to them, and the arguments that they make."""

from __future__ import annotations

import msgspec

from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.language.conjugation import Features
from isnad.language.words import VerbReading


class Group(msgspec.Struct):
    """A noun phrase with what is coordinated to it (`بغداد وواشنطن`)."""

    chunk: Chunk
    others: list[Chunk] = msgspec.field(default_factory=list[Chunk])

    @property
    def all(self) -> list[Chunk]:
        """The phrase and those coordinated to it."""
        return [self.chunk, *self.others]


class Arguments(msgspec.Struct):
    """What stands around a verb. `end` is the index of the chunk where its clause stops; `content` the index of a
    subordinator or quotation mark or colon that opens reported content there."""

    subject: Group | None = None
    objects: list[Group] = msgspec.field(default_factory=list[Group])
    phrases: list[tuple[str, Group]] = msgspec.field(default_factory=list[tuple[str, Group]])
    resumptive: Group | None = None
    preverbal: bool = False
    relative: bool = False
    end: int = 0

    def phrase(self, *prepositions: str) -> Group | None:
        """The first prepositional phrase with one of the prepositions."""
        return next((g for p, g in self.phrases if p in prepositions), None)

    def with_more(self, objects: list[Group], phrases: list[tuple[str, Group]]) -> Arguments:
        """The same with further objects and phrases."""
        return Arguments(
            self.subject,
            [*self.objects, *objects],
            [*self.phrases, *phrases],
            self.resumptive,
            self.preverbal,
            self.relative,
            self.end,
        )


def likeliest(verbs: tuple[VerbReading, ...]) -> Features:
    """The features of a verb form most likely in news: third person, active."""
    active = [v.features for v in verbs if v.features.person == 3 and v.features.voice == "active"]
    if active:  # تعهّد is rather *he pledged* than *she pledges*
        return next((f for f in active if f.tense == "perfect"), active[0])
    return verbs[0].features if verbs else Features("perfect", 3, "s", "m", "active")


def resumed(sentence: Sentence, found: Arguments) -> bool:
    """Whether a phrase of a relative clause takes up its antecedent by a pronoun: `بنشره`, `فيه`."""
    return any(sentence.view.tags[g.chunk.head].enclitic for _, g in found.phrases)
