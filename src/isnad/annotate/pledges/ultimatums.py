"""Terms that are set for others, or for a thing to be done: `أمهلتها ثلاثة أيام`, `منحها مهلة حتى الثلاثاء`, `ألزمها بالدفع خلال شهر`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.groups import Arguments
from isnad.annotate.pledges.clauses import (
    Deadline,
    by_when,
    clause_end,
    due_in,
    party_in,
    pledge_at,
    speaker_at,
)
from isnad.annotate.statements.eventive import eventive
from isnad.language.folding import words
from isnad.records import Pledge

_SET = frozenset({"حدد.2", "منح.1", "مهل.4", "عطي.4"})
_GIVES = frozenset({"مهل.4"})
_TERM_GIVEN = words("موعدا مهلة أجلا موعد فرصة")
_LAST = words("آخر أقصى")
_DAY_LATEST = words("أجل موعد")


def set_for(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`حددت الوزارة نهاية الشهر موعدا نهائيا للإصلاح`, `أمهلتها ثلاثة أيام`, `حددت 20 مارس كآخر أجل للإيداع`."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        if chunk.kind != "V" or not any(v.lemma in _SET for v in view.tags[chunk.first].verbs):
            continue
        end = clause_end(sentence, k)
        last = sentence.chunks[end - 1].last
        given = [t for t in range(chunk.last, last) if _term_given(sentence, t)]
        until = due_in(sentence, chunk.first, last, deadlines)
        gives = any(v.lemma in _GIVES for v in view.tags[chunk.first].verbs)
        if gives and until is None:
            until = _due_behind(sentence, k, deadlines)
            last = max(last, view.token_at(until[0].end - 1) + 1) if until is not None else last
        if not (given or gives) or until is None:
            continue
        around: Arguments = arguments(sentence, k)
        start = min(until[0].start, view.tokens[given[0]].start) if given else until[0].start
        if gives and not given and last <= view.token_at(until[0].end - 1) + 1:
            last = _what_for(sentence, view.token_at(until[0].end - 1) + 1)
        end = max(view.tokens[last - 1].end, until[0].end)
        who = party_in(sentence, around.subject)
        if who is None and any(v.features.person == 1 for v in view.tags[chunk.first].verbs):
            who = speaker_at(sentence, k)  # وأضاف: «أمهلنا الخاطفين حتى الأحد»
        yield pledge_at(sentence, start, end, who, until[1])


def runs_out(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`تنتهي المهلة التي حددها الرئيس يوم 20 مارس`: the day to come on which a term runs out."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        verbs = view.tags[chunk.first].verbs
        if chunk.kind != "V" or not any(
            v.lemma in _RUNS_OUT and v.features.tense == "imperfect" for v in verbs
        ):
            continue
        subject = arguments(sentence, k).subject
        if subject is None or view.tags[subject.chunk.head].rest not in _A_TERM:
            continue
        if subject.chunk.first < chunk.first:
            continue  # مهلة ثلاثة أيام تنتهي الأحد: told with the term
        until = next(
            ((t, d) for t, d in deadlines
             if view.tokens[chunk.first].start < t.start < view.tokens[sentence.last - 1].end),
            None,
        )  # fmt: skip
        if until is not None and not _negated(sentence, k):
            yield pledge_at(sentence, view.bare_start(chunk.first), until[0].end, None, until[1])


_RUNS_OUT = frozenset({"نهي.8", "قضي.7"})
_A_TERM = words("المهلة مهلة الهدنة هدنة")


def _term_given(sentence: Sentence, t: int) -> bool:
    """Whether token `t` names a term that is given: `مهلة`, `كآخر أجل`."""
    tags = sentence.view.tags
    return tags[t].rest in _TERM_GIVEN or (tags[t].rest in _DAY_LATEST and tags[t - 1].rest in _LAST)


def _due_behind(sentence: Sentence, k: int, deadlines: Sequence[Deadline]) -> Deadline | None:
    """The term behind an insert: `أمهل التجمع، في بيان تلاه نائبه، السلطات 48 ساعة`, or the day up to which it runs."""
    view, chunks = sentence.view, sentence.chunks
    low, high = view.tokens[chunks[k].first].start, view.tokens[sentence.last - 1].end
    return next(
        (
            (t, d)
            for t, d in deadlines
            if low <= t.start < high and (t.type == "DURATION" or by_when(view, t.start))
        ),
        None,
    )


def _what_for(sentence: Sentence, token: int) -> int:
    """The token after the phrase with ل that says what a term is given for, if one stands at `token`."""
    if token >= sentence.last:
        return token
    chunk = sentence.chunks[sentence.chunk_of(token)]
    return chunk.last if chunk.kind == "PP" and chunk.prep == "ل" else token


def ordered(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`ألزمت المحكمة الشركة بدفع التعويضات خلال شهر`, `وجه إنذارا إلى السكان بإخلاء منازلهم خلال يومين`: what others shall do within a
    term, by whoever has it done."""
    view, chunks = sentence.view, sentence.chunks
    for k, chunk in enumerate(chunks):
        if chunk.kind != "V" or _negated(sentence, k):
            continue
        verbs = view.tags[chunk.first].verbs
        warns = any(v.lemma in _ISSUES for v in verbs) and _has_warning(sentence, k)
        if not warns and not any(v.lemma in _ORDERS for v in verbs):
            continue
        what = next((i for i in range(k + 1, min(k + _FAR, len(chunks))) if _deed_with_b(sentence, i)), None)
        if what is None:
            continue
        end = clause_end(sentence, what)
        until = due_in(sentence, chunks[what].first, chunks[end - 1].last, deadlines)
        if until is None or not by_when(view, until[0].start):
            continue
        who = party_in(sentence, arguments(sentence, k).subject)
        start = view.bare_start(chunks[what].start)
        if chunks[what].kind == "S":
            start = view.bare_start(chunks[what].last)
        yield pledge_at(sentence, start, until[0].end, who, until[1])


def _deed_with_b(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` is what is to be done, with ب: `بإخلاء منازلهم`, `بأن تقدم`."""
    view, chunk = sentence.view, sentence.chunks[i]
    if chunk.kind == "S":
        return view.tags[chunk.first].rest == "بان" or (
            view.tags[chunk.first].rest == "ان" and view.tags[chunk.first].prefix.endswith("ب")
        )
    return chunk.kind == "PP" and chunk.prep == "ب" and eventive(view, chunk)


def _has_warning(sentence: Sentence, k: int) -> bool:
    """Whether a notice or an ultimatum is what the verb of chunk `k` issues."""
    view = sentence.view
    near = sentence.chunks[k + 1 : k + _NEAR]
    return any(c.kind == "NP" and view.tags[t].rest in _NOTICES for c in near for t in range(c.first, c.last))


def _negated(sentence: Sentence, k: int) -> bool:
    return k > 0 and sentence.chunks[k - 1].kind == "Z"


_ORDERS = frozenset({"لزم.4", "ءمر.1", "كلف.2", "وجه.2", "قضي.1", "حكم.1", "نذر.4"})
_ISSUES = frozenset({"وجه.2", "صدر.4", "سلم.2", "رسل.4", "بعث.1"})
_NOTICES = words("إنذارا إنذار تحذيرا إشعارا إخطارا إنذارات إشعارات إخطارات")
_FAR, _NEAR = 8, 5  # chunks from a verb to what is ordered, to the notice that it issues
