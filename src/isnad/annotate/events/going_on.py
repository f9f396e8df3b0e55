"""What a sentence goes on to tell is of the day of the act that it told before: `وصل الوزير الخميس إلى تونس …، وتعهد بعد لقائه الرئيس بأن`."""

from __future__ import annotations

from isnad.annotate.events.dating import Dating
from isnad.annotate.events.drafts import Draft
from isnad.annotate.grammar.chunks import Chunk
from isnad.language.folding import words

_A_DAY = len("2024-01-31")
_GOING_ON = words("ثم بينما فيما حيث كما")
_ELSEWHEN = words("كان كانت كانوا كانا سبق قبل بعدما قبلما منذ حتى عندما حين")
_NEAR = 4  # chunks from a verb back to the word that ties it to what was told


def go_on(drafts: list[Draft], dating: Dating) -> None:
    """Give acts told by a perfect that continues the sentence of a dated act the day of that act, where no time stands between."""
    for i, draft in enumerate(drafts):
        before = _told_last(drafts[:i], draft)
        if before is None or draft.date is not None:
            continue
        if before.date is None or len(before.date) < _A_DAY or before.statement != draft.statement:
            continue
        if before.factuality != "asserted" or draft.factuality != "asserted" or not before.trigger.verbal:
            continue
        if (
            _perfect(before)
            and _perfect(draft)
            and _tied(before, draft)
            and not _timed(before, draft, dating)
        ):
            draft.date, draft.date_from = before.date, before.date_from


def _told_last(before: list[Draft], draft: Draft) -> Draft | None:
    """The act told last by a perfect before one in its sentence: what nouns and participles tell between them is by the way."""
    for other in reversed(before):
        if other.sentence is not draft.sentence:
            return None
        if _perfect(other):
            return other
    return None


def _perfect(draft: Draft) -> bool:
    """Whether an act is told by a finite verb of the past."""
    verbs = draft.sentence.view.tags[draft.trigger.first].verbs
    return draft.trigger.verbal and any(v.features.tense == "perfect" for v in verbs)


def _tied(before: Draft, draft: Draft) -> bool:
    """Whether a verb goes on with what was told: after *and*, *while*, *where*, or in a relative clause on whom the first tells of."""
    view, chunks = draft.sentence.view, draft.sentence.chunks
    between = chunks[before.trigger.chunk + 1 : draft.trigger.chunk]
    if any(view.tags[t].rest in _ELSEWHEN for c in between if c.kind != "TIME" for t in _words_of(c)):
        return False
    if chunks[draft.trigger.chunk].coordinated:
        return True
    return any(c.kind == "R" or view.tags[c.first].rest in _GOING_ON for c in between[-_NEAR:])


def _words_of(chunk: Chunk) -> range:
    """The tokens of a chunk that can say that it tells of another time: of a noun phrase its preposition alone."""
    return range(chunk.first, chunk.first + 1 if chunk.nominal else chunk.last)


def _timed(before: Draft, draft: Draft, dating: Dating) -> bool:
    """Whether a time of another day stands between two acts."""
    view = draft.sentence.view
    low, high = view.tokens[before.trigger.last - 1].end, view.tokens[draft.trigger.first].start
    return any(
        low <= time.start < high and day is not None and day != before.date for _, time, day in dating.times
    )
