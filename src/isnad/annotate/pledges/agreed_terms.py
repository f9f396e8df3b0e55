"""What is owed without a promise quoted: the terms of an agreement, a deadline set or put off, a promise only named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from isnad.annotate.events.dating import iso_date
from isnad.annotate.frames import bare
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.pledges.agreements import agreed_on, in_force, misread_deed, stipulated
from isnad.annotate.pledges.clauses import (
    Deadline,
    clause_end,
    decider,
    due_in,
    party_in,
    pledge_at,
    says_when,
    speaker_at,
)
from isnad.annotate.pledges.deadlines import day_promised
from isnad.annotate.pledges.ultimatums import ordered, runs_out, set_for
from isnad.annotate.statements.eventive import eventive
from isnad.language.folding import fold, words
from isnad.records import Party, Pledge

_PROMISES = frozenset({"وعد.1", "عهد.5"})
_TERMS = words("المهلة مهلة مهلته مهلتها الهدنة الموعد")
LONGER = words("تمديد إرجاء تأجيل")


def agreed(
    sentence: Sentence, deadlines: Sequence[Deadline], taken: Sequence[Pledge], cues: Collection[int]
) -> Iterator[Pledge]:
    """The pledges of a sentence of these kinds, which overlap none that is known. A promise at one of `cues` has its words in a
    statement."""
    found: list[Pledge] = []
    for maker in _MAKERS if deadlines else _DAYLESS:
        for pledge in maker(sentence, deadlines):
            if maker is _promised and pledge.start in cues:
                continue
            if not any(p.start < pledge.end and pledge.start < p.end for p in (*taken, *found)):
                found.append(pledge)
                yield pledge


def _put_off(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`تمديد المهلة حتى ظهر الاثنين`."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        verbal = chunk.kind == "V" and any(v.lemma in _PUTS_OFF for v in view.tags[chunk.first].verbs)
        if _only_spoken_of(sentence, k):
            continue
        if verbal or (chunk.nominal and bare(view.tags[chunk.head].rest) in LONGER):
            later = _until(sentence, chunk, deadlines)
            if later is not None:
                who = party_in(sentence, arguments(sentence, k).subject) if verbal else decider(sentence, k)
                yield pledge_at(sentence, view.bare_start(chunk.start), later[0].end, who, later[1])
                continue
        if (
            not chunk.nominal
            or bare(view.tags[chunk.head].rest) not in LONGER
            or chunk.head + 1 >= sentence.last
        ):
            continue
        if view.tags[chunk.head + 1].rest not in _TERMS:
            continue
        end = clause_end(sentence, k)
        until = due_in(sentence, chunk.first, sentence.chunks[end - 1].last, deadlines)
        if until is not None:
            yield pledge_at(sentence, view.bare_start(chunk.start), until[0].end, None, until[1])


def _only_spoken_of(sentence: Sentence, k: int) -> bool:
    """Whether what chunk `k` names is but expected, asked for or denied by somebody: `توقع تأجيل الموعد إلى العام المقبل`."""
    at = sentence.view.tokens[sentence.chunks[k].first].start
    return any(s.start <= at < s.end and s.stance in _UNSURE for s in sentence.out.statements)


_UNSURE = ("speculate", "demand", "deny", "ask", "warn", "claim")


def _until(sentence: Sentence, chunk: Chunk, deadlines: Sequence[Deadline]) -> Deadline | None:
    """The day to which something is put off, in the same sentence: `إرجاء الزيارة … إلى أبريل`, `أجّل البت حتى الأحد`."""
    view = sentence.view
    low, high = view.tokens[chunk.first].start, view.tokens[sentence.last - 1].end
    for time, due in deadlines:
        at = view.token_at(time.start)
        near = range(max(chunk.first + 1, at - _TO_NEAR), at + 1)
        if low < time.start < high and any(view.tags[t].rest in _UNTIL for t in near):
            return time, due
    return None


_PUTS_OFF = frozenset({"رجء.4", "ءجل.2", "مدد.2", "ءجل.5", "رحل.2"})
_UNTIL = words("إلى حتى لغاية غاية")
_TO_NEAR = 3  # tokens from إلى to the day


# ---------------------------------------------------------------- promises only named


def _vowed(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`التزام الوزارة بسداد المتأخرات قبل نهاية الشهر`, `تعهد المنظمة بإرسال شحنة`: the promise is a noun, with whose it is."""
    view, chunks = sentence.view, sentence.chunks
    for k, chunk in enumerate(chunks[:-1]):
        if not chunk.nominal:
            continue
        if _THEIR_VOW.fullmatch(view.tags[chunk.head].rest):
            yield from _their_vow(sentence, k, deadlines)
            continue
        if view.tags[chunk.head].rest not in _VOWS:
            continue
        owner = Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1, mentions=chunk.mentions)
        n = k + 1
        if chunk.last - chunk.head < 2:  # التزام | وزارة المالية
            owner, n = chunks[k + 1], k + 2
        if n >= len(chunks) or owner.kind != "NP" or owner.coordinated:
            continue
        what = chunks[n]
        if what.kind != "PP" or what.prep not in ("ب", "في") or not eventive(view, what):
            continue
        who = party_in(sentence, Group(owner))
        if who is None:
            continue
        end = clause_end(sentence, k)
        until = due_in(sentence, what.first, chunks[end - 1].last, deadlines)
        stop = until[0].end if until else view.tokens[chunks[end - 1].last - 1].end
        yield pledge_at(sentence, view.bare_start(what.start), stop, who, until[1] if until else None)
        yield from _besides(sentence, end, deadlines, who)


def _their_vow(sentence: Sentence, k: int, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`أخلت الشركة بتعهدها تسليم المشروع قبل مايو`, `جدد التزامه بالمشاركة`: the promise of whoever acts, by a pronoun."""
    view, chunks = sentence.view, sentence.chunks
    what = chunks[k + 1]
    if not (what.kind == "NP" or (what.kind == "PP" and what.prep == "ب")) or what.coordinated:
        return
    if not eventive(view, what) or (what.kind == "NP" and view.tags[what.head].article):
        return
    end = clause_end(sentence, k + 1)
    until = due_in(sentence, what.first, chunks[end - 1].last, deadlines)
    stop = until[0].end if until else view.tokens[chunks[end - 1].last - 1].end
    due = until[1] if until else day_promised(view, sentence.out, view.tokens[what.first].start, stop)
    ours = _OURS.fullmatch(view.tags[chunks[k].head].rest) is not None
    who = speaker_at(sentence, k) if ours else decider(sentence, k)
    yield pledge_at(sentence, view.bare_start(what.start), stop, who, due)


_THEIR_VOW = re.compile(fold(r"(?:تعهد|وعد|التزام|تعهدات|وعود)(?:ه|ها|هم|هما|نا|ي)"))
_OURS = re.compile(r"\w+(?:نا|ي)")


def _besides(
    sentence: Sentence, end: int, deadlines: Sequence[Deadline], who: Party | None
) -> Iterator[Pledge]:
    """What is owed besides, joined by و after a comma, each with its day: `، ورفع الحظر في العشرين منه`."""
    view, chunks = sentence.view, sentence.chunks
    while end + 1 < len(chunks) and view.tokens[chunks[end].first].form == "،":
        what = chunks[end + 1]
        deed = what.nominal and what.coordinated and not view.tags[what.head].article and eventive(view, what)
        if not deed and not misread_deed(sentence, what):
            return
        end = clause_end(sentence, end + 1)
        until = due_in(sentence, what.first, chunks[end - 1].last, deadlines)
        if until is None:
            return
        yield pledge_at(sentence, view.bare_start(what.start), until[0].end, who, until[1])


_VOWS = words("التزام تعهد وعد تعهدات التزامات وعود")


def _meant(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`أعلنت الشركة عزمها فتح فرع جديد مطلع العام المقبل`: what is meant to be done, with its day."""
    view, chunks = sentence.view, sentence.chunks
    for k, chunk in enumerate(chunks[:-1]):
        what = chunks[k + 1]
        if not _INTENT.fullmatch(view.tokens[chunk.last - 1].form):
            continue
        if not what.nominal or what.prep not in ("", "ب", "على") or not eventive(view, what):
            continue
        stop = next(
            (i for i in range(k + 1, len(chunks)) if view.tokens[chunks[i].first].form in "،؛."), len(chunks)
        )
        until = due_in(sentence, what.first, chunks[stop - 1].last, deadlines)
        if until is not None:
            start = view.bare_start(chunk.first)
            yield pledge_at(sentence, start, until[0].end, decider(sentence, k), until[1])


_INTENT = re.compile(fold(r"(?:عزم|اعتزام|نيت)(?:ه|ها|هم|هما)"))


def _promised(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`كما وعد الجيش`, `القافلة التي وعدت بها الهيئة`, `وعدتنا البلدية بخيم`, `نعدكم بأن نكشف الحقيقة`: a promise whose words no
    statement holds."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        tagged = view.tags[chunk.first]
        if chunk.kind != "V" or (k and sentence.chunks[k - 1].kind == "Z"):
            continue
        mine = _by_me(sentence, k)
        if not mine and not any(
            v.features.tense == "perfect"
            and (v.lemma in _PROMISES or (v.lemma == "قطع.1" and _on_oneself(sentence, k)))
            for v in tagged.verbs
        ):
            continue
        who = speaker_at(sentence, k) if mine else party_in(sentence, arguments(sentence, k).subject)
        if who is None and _of_a_term(sentence, k):
            who = decider(sentence, k)  # لم تنشر الحكومة النتائج في الموعد الذي وعدت به
        if who is None and not _with_content(sentence, k):
            continue
        end = clause_end(sentence, k)
        if end < len(sentence.chunks) and sentence.chunks[end].kind == "S":
            end = clause_end(sentence, end + 1)  # نعدكم بأن | نكشف الحقيقة
        until = due_in(sentence, chunk.first, sentence.chunks[end - 1].last, deadlines)
        stop = until[0].end if until else view.tokens[sentence.chunks[end - 1].last - 1].end
        due = until[1] if until else _which_is(sentence, stop)
        if due is None:
            due = day_promised(view, sentence.out, view.tokens[chunk.first].start, stop)
        yield pledge_at(sentence, view.bare_start(chunk.first), stop, who, due)


def _by_me(sentence: Sentence, k: int) -> bool:
    """Whether the verb of chunk `k` is a promise in the first person, with what is promised: `أتعهد بمحاسبة الفاسدين`."""
    verbs = [v for v in sentence.view.tags[sentence.chunks[k].first].verbs if v.lemma in _PROMISES]
    mine = bool(verbs) and all(v.features.person == 1 and v.features.tense != "perfect" for v in verbs)
    return mine and _with_content(sentence, k)


def _with_content(sentence: Sentence, k: int) -> bool:
    """Whether right behind the verb of chunk `k` it says what is promised: `وعدوا بفتح الصمام`, `نعدكم بأن`."""
    view = sentence.view
    for chunk in sentence.chunks[k + 1 : k + 3]:
        if chunk.kind == "S":
            return view.tags[chunk.first].rest in ("ان", "بان", "الا")
        if chunk.kind == "PP" and chunk.prep == "ب":
            return eventive(view, chunk)
        if chunk.kind != "PP":
            return False
    return False


def _which_is(sentence: Sentence, end: int) -> str | None:
    """The day that a term is said to be, right behind it: `الموعد الذي وعدت به، وهو 25 أكتوبر`."""
    for time in sentence.out.times:
        between = sentence.view.text[end : time.start]
        if time.type == "DATE" and _WHICH.fullmatch(between):
            return iso_date(time.value)
    return None


_WHICH = re.compile(r"،?\s*وه[وي]\s+(?:يوم\s+)?")


def _of_a_term(sentence: Sentence, k: int) -> bool:
    """Whether the clause of chunk `k` tells which term is meant: `الموعد الذي وعدت به`."""
    before = sentence.chunks[k - 2] if k > 1 and sentence.chunks[k - 1].kind == "R" else None
    return before is not None and before.nominal and sentence.view.tags[before.head].rest in _TERMS


def _on_oneself(sentence: Sentence, k: int) -> bool:
    """`المهلة التي قطعتها البلدية على نفسها`."""
    view = sentence.view
    return any(
        c.prep == "على" and view.tags[c.head].rest.startswith("نفس") for c in sentence.chunks[k + 1 : k + 4]
    )


# ---------------------------------------------------------------- what shall be done by a day


def _by_a_day(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`وثانيها انسحاب المقاتلين في مهلة أقصاها الخميس`: something to be done, with no verb."""
    view = sentence.view
    for time, due in deadlines:
        if not view.tokens[sentence.first].start <= time.start < view.tokens[sentence.last - 1].end:
            continue
        at = view.token_at(time.start)
        if not any(view.tags[t].rest in _AT_MOST for t in range(max(sentence.first, at - 2), at)):
            continue
        before = [k for k, c in enumerate(sentence.chunks) if c.last <= at]
        for k in reversed(before):
            chunk = sentence.chunks[k]
            if says_when(sentence, k):
                continue
            if chunk.kind == "V" or (chunk.kind == "." and view.tokens[chunk.first].form in ".؛،"):
                break
            if chunk.kind == "NP" and eventive(view, chunk):
                who = _doer(sentence, k)
                yield pledge_at(sentence, view.bare_start(chunk.start), time.end, who, due)
                break


_AT_MOST = words("أقصاه أقصاها غايته غايتها")


def _doer(sentence: Sentence, k: int) -> Party | None:
    """Whose deed chunk `k` is: whoever stands behind its noun, in its own phrase or the next."""
    chunk = sentence.chunks[k]
    if chunk.last - chunk.head > 1:
        return party_in(
            sentence, Group(Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1, mentions=chunk.mentions))
        )
    return party_in(sentence, Group(sentence.chunks[k + 1])) if k + 1 < len(sentence.chunks) else None


_MAKERS = (
    stipulated,
    agreed_on,
    in_force,
    _put_off,
    set_for,
    ordered,
    runs_out,
    _promised,
    _vowed,
    _meant,
    _by_a_day,
)
_DAYLESS = (stipulated, agreed_on, _promised, _vowed)
"""What can be found in an article that names no day to come."""
