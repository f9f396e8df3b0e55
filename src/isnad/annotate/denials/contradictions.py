"""What contradicts a claim without a verb of denying: that nothing of the kind was done, that a number is another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isnad.annotate.frames import Frames
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.records import Annotations, Statement


def contradictions(view: TextView, statement: Statement, frames: Frames) -> Iterator[tuple[int, int]]:
    """Clauses in somebody's words that say that nothing of a kind was done, or no link is there, as one does of what was claimed:
    `لم نعتقل أحدا`, `وأن أحدا لم يعزل`, `لا علاقة له بالهجوم`. Only a deed that an event can be is claimed of anybody."""
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1) + 1
    for t in range(first, last):
        tagged = view.tags[t]
        following = view.tags[t + 1] if t + 1 < last else None
        if following is None:
            return
        if tagged.rest in _WAS_NOT and following.tag == "V":
            reach = range(max(first, t - _BEFORE), min(last, t + _BEHIND))
            if any(view.tags[j].rest in _AT_ALL for j in reach) and _is_deed(view, t + 1, last, frames):
                yield _clause(view, statement, t)
        elif tagged.rest in _IS_NO and _is_there(view, t, last):
            yield _clause(view, statement, t)  # لا يوجد أي سجين لدينا
        elif tagged.rest == "عدم" and t == first and _none_at_all(view, t, last):
            yield _clause(view, statement, t)  # أكدت الوزارة | عدم وجود أي اتفاق
        elif tagged.rest in _IS_NO and following.rest in _LINKS:
            start, end = _clause(view, statement, t)
            if following.rest in _GROUNDS and any(view.tags[j].tag == "R" for j in range(first, t)):
                yield statement.start, end  # ما تم تداوله … لا أساس له
            elif t - first < _OPENING:
                yield start, end


def _is_there(view: TextView, t: int, last: int) -> bool:
    """Whether behind a negation at token `t` stands that somebody has anything at all: `لا يوجد أي سجين لدينا`, `ليس لدينا أي محتجز`."""
    ours = range(t + 1, min(last, t + _WITH_US))
    if not any(view.tags[j].rest.startswith(_AT_OURS) for j in ours):
        return False
    return any(view.tags[j].rest in _AT_ALL for j in range(t + 1, min(last, t + _FIRST)))


_AT_OURS = ("لدي", "عندنا", "بحوزت", "بحوزه")
_WITH_US, _FIRST = (
    8,
    4,
)  # tokens behind a negation in which whose it would be shows, and that nothing at all is meant


def _none_at_all(view: TextView, t: int, last: int) -> bool:
    """Whether `عدم` at token `t` says that nothing of a kind is there: `عدم وجود أي اتفاق`, `عدم صلته بالحادث`."""
    return view.tags[t + 1].rest in _LINKS and (
        view.tags[t + 1].rest != "وجود" or (t + 2 < last and view.tags[t + 2].rest in _AT_ALL)
    )


def _is_deed(view: TextView, verb: int, last: int, frames: Frames) -> bool:
    """Whether a verb tells of an event, with its object or by itself: `لم نعتقل أحدا`, `لم تطلق قذيفة`."""
    if any(v.lemma in _NO_DEEDS for v in view.tags[verb].verbs):
        return False
    for found in view.tags[verb].verbs:
        if frames.verbs.get(found.lemma) or frames.light.get(found.lemma):
            return True
        for _, phrase in frames.verb_phrases.get(found.lemma, ()):
            if any(view.tags[j].rest == phrase[0] for j in range(verb + 1, min(last, verb + _BEHIND))):
                return True
    return False


_NO_DEEDS = frozenset({"عود.1", "صوب.4", "سقط.1", "حدد.2", "قرر.2", "ءخذ.8", "لقي.5", "صدر.4", "علن.4"})
"""Verbs that negated say no more than that (`لم يعد للهدنة معنى`), what came of something (`لم يصب أحد`), or what is not settled or
told yet (`لم يحدد أي موعد`)."""


def _clause(view: TextView, statement: Statement, token: int) -> tuple[int, int]:
    """The characters of the clause around a negation, between the commas or stops on either side."""
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1)
    i = token
    while i > first and view.tags[i - 1].tag != ".":
        i -= 1
    j = token
    while j < last and view.tokens[j + 1].form not in _STOPS:
        j += 1
    return max(view.tokens[i].start, statement.start), min(view.tokens[j].end, statement.end)


_STOPS = frozenset("،؛.؟!")
_WAS_NOT = words("لم")
_IS_NO = words("لا ليس ليست")
_OPENING = 7  # tokens in which a link denied shows
_BEFORE, _BEHIND = 3, 6  # tokens around a negation in which it shows that nothing at all is meant
_AT_ALL = words("أي أية أحد أحدا إطلاقا مطلقا بتاتا قط أبدا واحد واحدا واحدة")
_GROUNDS = words("أساس صحة سند")
_LINKS = words("علاقة صلة دور وجود يد") | _GROUNDS


def numbers_put_right(out: Annotations, statement: Statement) -> Iterator[tuple[int, int]]:
    """Numbers in somebody's words that are said not to be another: `الحصيلة 16 قتيلا وليست 17`."""
    inside = [q for q in out.quantities if statement.start <= q.start and q.end <= statement.end]
    for n, number in enumerate(inside[1:], 1):
        before = inside[n - 1]
        if _INSTEAD_OF.fullmatch(fold(out.article.text[before.end : number.start])):
            yield before.start, number.end


_INSTEAD_OF = re.compile(fold(r"(?:\s+\w+){0,3}\s+و?ليست?\s+"))
"""Between a number and the one that it is not: at most what is counted, and `ليس`."""
