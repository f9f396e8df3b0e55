"""Where the clause of something owed ends, by when it is due, and who decides on it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.events.parties import parties
from isnad.annotate.frames import bare, frames_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Party, Pledge, Time

Deadline = tuple[Time, str]


def pledge_at(sentence: Sentence, start: int, end: int, who: Party | None, due: str | None) -> Pledge:
    """A pledge in the characters `[start, end)`."""
    return Pledge(start=start, end=end, text=sentence.view.text[start:end], who=who, due=due)


def due_in(sentence: Sentence, first: int, last: int, deadlines: Sequence[Deadline]) -> Deadline | None:
    """The first deadline that begins within the tokens `[first, last)`."""
    low, high = sentence.view.tokens[first].start, sentence.view.tokens[last - 1].end
    return next(((t, d) for t, d in deadlines if low <= t.start < high), None)


def party_in(sentence: Sentence, group: Group | None) -> Party | None:
    """The first party that a noun phrase names."""
    found = parties(sentence, group, frames_of(sentence.view.lexicon)) if group is not None else []
    return found[0] if found else None


def clause_end(sentence: Sentence, k: int) -> int:
    """The index of the chunk after `k` where its clause ends: a stop, a comma, the next verb or subordinator. What says by when
    at most (`في أجل لا يتعدى شهرا`) is no verb of its own."""
    view = sentence.view
    for i in range(k + 1, len(sentence.chunks)):
        chunk = sentence.chunks[i]
        if says_when(sentence, i) or (chunk.kind == "Z" and says_when(sentence, i + 1)):
            continue
        if chunk.kind in ("V", "S", "R", "Z") or (
            chunk.kind == "." and view.tokens[chunk.first].form not in _WITHIN
        ):
            return i
    return len(sentence.chunks)


_WITHIN = frozenset('"-–')


def says_when(sentence: Sentence, k: int) -> bool:
    """Whether chunk `k` is a word of by when at most: `مهلة أقصاها`, `في أجل لا يتجاوز`."""
    if k >= len(sentence.chunks):
        return False
    first, tags = sentence.chunks[k].first, sentence.view.tags
    if tags[first].rest in _AT_MOST:
        return True
    near = [t.rest for t in tags[max(sentence.first, first - 3) : first]]
    return tags[first].rest in _EXCEEDS and bool(near) and near[-1] == "لا" and not _TERM.isdisjoint(near)


_AT_MOST = words("أقصاه أقصاها غايته غايتها")
_EXCEEDS = words("يتجاوز تتجاوز يتعدى تتعدى يزيد تزيد")
_TERM = words("أجل موعد مهلة مدة فترة غضون ظرف")


def by_when(view: TextView, start: int) -> bool:
    """Whether the time at an offset is one by which or within which something shall be done: `خلال`, `قبل`, `في موعد أقصاه`."""
    t = view.token_at(start)
    return any(bare(view.tags[j].rest) in _BY_WHEN for j in range(max(0, t - _BEFORE), t))


_BY_WHEN = words(
    "خلال غضون ظرف قبل بحلول حتى لغاية غاية أجل مهلة أقصاه أقصاها موعد يتجاوز تتجاوز يتعدى تتعدى حدود"
)
_BEFORE = 3  # tokens from such a word to its time


def speaker_at(sentence: Sentence, k: int) -> Party | None:
    """Whoever says what stands at chunk `k`."""
    at = sentence.view.tokens[sentence.chunks[k].first].start
    holding = [s for s in sentence.out.statements if s.start <= at < s.end]
    return min(holding, key=lambda s: s.end - s.start).speaker if holding else None


def decider(sentence: Sentence, k: int) -> Party | None:
    """Who decides on what chunk `k` names: the subject of the nearest verb before it that is no clause about another noun."""
    for j in range(k - 1, -1, -1):
        if sentence.chunks[j].kind != "V":
            continue
        around = arguments(sentence, j)
        if around.relative or around.subject is None:
            continue
        found = party_in(sentence, around.subject)
        if found is not None:
            return found
    return None
