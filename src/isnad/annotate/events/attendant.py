"""Whose act it is that something depends on which has its doer: a participle behind a clause, the object of somebody's decision.

`سارعت الحركة إلى نفي صلتها بالهجوم، متهمة خصومها`, `خرج الأهالي …، منددين`. Where no statement says whose they are, they are those of the subject of the clause that the participle goes with, if it agrees in
gender and number; what stands in a relative clause or in what somebody reports is passed over first.
"""

from __future__ import annotations

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import acting, parties
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.agency import can_act
from isnad.annotate.grammar.agreement import means
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.subjects import subject_of
from isnad.annotate.grammar.topics import auxiliary
from isnad.language.folding import words
from isnad.records import Party


def attendants(drafts: list[Draft], frames: Frames) -> None:
    """Give the participles of one sentence that lack an actor the subject of the clause that they go with."""
    for draft in drafts:
        trigger = draft.trigger
        if draft.actors or trigger.verbal or trigger.around is None or trigger.unit.kind != "verb":
            continue
        who = _subject(draft.sentence, trigger.chunk, trigger.first)
        if who is None:
            continue
        taken = {p.text for p in draft.recipients}
        lexicon = draft.sentence.view.lexicon
        found = parties(draft.sentence, who, frames)
        draft.actors = [acting(lexicon, p) for p in found if p.text not in taken]


def decided(drafts: list[Draft], frames: Frames) -> None:
    """What somebody's decision or announcement is, that has a noun of a deed for its object, they do: `قرار الرئيس | حل المجلس`."""
    for i, draft in enumerate(drafts):
        owner = _decider(draft)
        if owner is None:
            continue
        sentence = draft.sentence
        own = sentence.chunks[draft.trigger.chunk]
        bounds = (sentence.view.tokens[own.first].start, sentence.view.tokens[own.last - 1].end)
        done_to = [p for p in draft.actors if _within(p, bounds)]
        found = [acting(sentence.view.lexicon, p) for p in parties(sentence, owner, frames)]
        if not found or (draft.actors and not done_to):
            continue
        draft.actors = found
        if not draft.recipients and draft.trigger.unit.frame.roles.get("object") == "recipient":
            draft.recipients = done_to
        for act in drafts[:i]:
            others = [p for p in act.recipients if not _within(p, bounds)]
            if act.trigger.verbal and act.sentence is sentence and others:
                act.recipients = others


def _decider(draft: Draft) -> Group | None:
    """Whose decision stands right before the noun of an act that is its object."""
    sentence, trigger = draft.sentence, draft.trigger
    chunk = sentence.chunks[trigger.chunk]
    if (
        trigger.verbal
        or chunk.kind != "NP"
        or chunk.coordinated
        or chunk.start != trigger.first
        or not trigger.chunk
    ):
        return None
    before = sentence.chunks[trigger.chunk - 1]
    first = before.head + 1
    head = sentence.view.tags[before.head]
    noun = bare(head.rest).removesuffix(head.enclitic)
    if not before.nominal or before.last != chunk.first or noun not in _DECISIONS:
        return None
    if head.enclitic:  # تراجعت الجماعة عن إعلانها | إسقاط طائرة
        who = next(
            (s for j in sentence.verbs_before(trigger.chunk, _AT_HAND) if (s := subject_of(sentence, j))),
            None,
        )
        return (
            who if who is not None and means(sentence, who.chunk, head.enclitic, bool(who.others)) else None
        )
    if first >= before.last:
        return None
    start = sentence.view.tokens[first].start
    owner = Chunk("NP", first, before.last, first, mentions=[m for m in before.mentions if m.start >= start])
    return Group(owner) if can_act(sentence, owner) else None


_AT_HAND = 6  # chunks back to the verb whose subject a pronoun on the decision means
_DECISIONS = words("قرار اعتزام عزم محاولة إعلان رفض تأييد نية")


def _within(party: Party, bounds: tuple[int, int]) -> bool:
    return party.start is not None and bounds[0] <= party.start < bounds[1]


def _subject(sentence: Sentence, k: int, token: int) -> Group | None:
    pronoun = _standing_for(sentence, token)
    reported: Group | None = None
    for j in range(k - 1, -1, -1):
        chunk = sentence.chunks[j]
        if chunk.kind == "." and sentence.view.tokens[chunk.first].form in _ENDS:
            break
        if chunk.kind != "V" or auxiliary(sentence, j):
            continue
        found = arguments(sentence, j)
        if found.relative and not found.preverbal:
            continue
        who = subject_of(sentence, j)
        if who is None or not can_act(sentence, who.chunk) or who.chunk.first > token:
            continue
        if not means(sentence, who.chunk, pronoun, bool(who.others)):
            continue
        if not _reported(sentence, j):
            return who
        reported = reported or who
    return reported


def _standing_for(sentence: Sentence, token: int) -> str:
    """The pronoun of whoever a participle agrees with: `متهمة` ها, `منددين` هم, `داعيا` ه."""
    rest = sentence.view.tags[token].rest
    if rest.endswith(("ين", "ون")):
        return "هم"
    return "ها" if rest.endswith(("ه", "ات")) else "ه"


def _reported(sentence: Sentence, j: int) -> bool:
    """Whether a verb stands in a clause of أن or إن, whose subject is before it."""
    for chunk in reversed(sentence.chunks[max(0, j - _NEAR) : j]):
        if chunk.kind in ("V", "R") or (chunk.kind == "." and sentence.view.tokens[chunk.first].form != '"'):
            return False
        if chunk.kind == "S":
            return sentence.view.tags[chunk.first].rest.startswith(_THAT)
    return False


_THAT = tuple(words("أن إن بأن بأنها بأنه أنه أنها"))
_NEAR = 5  # chunks from a verb back to the أن of its clause
_ENDS = (".", "؛", "..", "...")
