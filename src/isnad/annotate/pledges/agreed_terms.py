"""What is owed without a promise quoted: the terms of an agreement, a deadline set or put off, a promise only named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from isnad.annotate.events.parties import parties
from isnad.annotate.frames import bare, frames_of
from isnad.annotate.grammar.arguments import Arguments, Group, arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.statements.eventive import eventive
from isnad.language.folding import words
from isnad.records import Party, Pledge, Time

Deadline = tuple[Time, str]

_AGREEMENTS = words("اتفاق اتفاقية تفاهم تفاهمات وثيقة صفقة هدنة مذكرة بروتوكول معاهدة تسوية بند بنود مبادرة")
_STIPULATES = {"قضي.1": ("ب",), "نصص.1": ("على",)}
_STIPULATING = words("القاضي القاضية قاضيا قاضية")
_PROMISES = frozenset({"وعد.1", "عهد.5"})
_TERMS = words("المهلة مهلة مهلته مهلتها الهدنة الموعد")
LONGER = words("تمديد إرجاء تأجيل")
_SET = frozenset({"حدد.2", "منح.1", "مهل.4"})
_TERM_GIVEN = words("موعدا مهلة أجلا موعد")
_AGO = 12  # chunks before a verb within which the agreement is named that it belongs to


def agreed(
    sentence: Sentence, deadlines: Sequence[Deadline], taken: Sequence[Pledge], cues: Collection[int]
) -> Iterator[Pledge]:
    """The pledges of a sentence of these kinds, which overlap none that is known. A promise at one of `cues` has its words in a
    statement."""
    found: list[Pledge] = []
    for maker in (_stipulated, _put_off, _set, _promised, _vowed, _by_a_day) if deadlines else _DAYLESS:
        for pledge in maker(sentence, deadlines):
            if maker is _promised and pledge.start in cues:
                continue
            if not any(p.start < pledge.end and pledge.start < p.end for p in (*taken, *found)):
                found.append(pledge)
                yield pledge


def _pledge(sentence: Sentence, start: int, end: int, who: Party | None, due: str | None) -> Pledge:
    return Pledge(start=start, end=end, text=sentence.view.text[start:end], who=who, due=due)


def _due(sentence: Sentence, first: int, last: int, deadlines: Sequence[Deadline]) -> Deadline | None:
    """The first deadline that begins within the tokens `[first, last)`."""
    low, high = sentence.view.tokens[first].start, sentence.view.tokens[last - 1].end
    return next(((t, d) for t, d in deadlines if low <= t.start < high), None)


def _party(sentence: Sentence, group: Group | None) -> Party | None:
    found = parties(sentence, group, frames_of(sentence.view.lexicon)) if group is not None else []
    return found[0] if found else None


def _clause_end(sentence: Sentence, k: int) -> int:
    """The index of the chunk after `k` where its clause ends: a stop, a comma, the next verb or subordinator."""
    for i in range(k + 1, len(sentence.chunks)):
        chunk = sentence.chunks[i]
        if chunk.kind in ("V", "S", "R", "Z") or (
            chunk.kind == "." and sentence.view.tokens[chunk.first].form != '"'
        ):
            return i
    return len(sentence.chunks)


# ---------------------------------------------------------------- the terms of an agreement


def _stipulated(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`اتفاق يقضي بالإفراج عن 135 أسيرا قبل نهاية الشهر`, `وثيقة تنص على وقف القتال`."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        preps: tuple[str, ...] = ()
        if chunk.kind == "V":
            verbs = view.tags[chunk.first].verbs
            preps = next((_STIPULATES[v.lemma] for v in verbs if v.lemma in _STIPULATES), ())
        elif view.tags[chunk.head].rest in _STIPULATING:
            preps = ("ب",)
        if not preps or not _of_agreement(sentence, k):
            continue
        end = _clause_end(sentence, k)
        owed = [
            c
            for c in sentence.chunks[k + 1 : end]
            if c.nominal and (c.prep in preps or c.coordinated) and eventive(view, c)
        ]
        for n, what in enumerate(owed):
            last = owed[n + 1].first if n + 1 < len(owed) else sentence.chunks[end - 1].last
            until = _due(sentence, what.first, last, deadlines)
            stop = until[0].end if until else view.tokens[last - 1].end
            yield _pledge(
                sentence,
                view.bare_start(what.start),
                stop,
                _bound(sentence, k),
                until[1] if until else None,
            )


def _of_agreement(sentence: Sentence, k: int) -> bool:
    return any(
        c.nominal and bare(sentence.view.tags[c.head].rest) in _AGREEMENTS
        for c in sentence.chunks[max(0, k - _AGO) : k]
    )


def _bound(sentence: Sentence, k: int) -> Party | None:
    """Who is bound: with whom it was agreed (`تفاهم مع إدارة السجن`), else who signed."""
    view = sentence.view
    for chunk in reversed(sentence.chunks[max(0, k - _AGO) : k]):
        if chunk.kind == "PP" and chunk.prep in ("مع", "بين"):
            return _party(sentence, Group(chunk))
    for i in range(k - 1, -1, -1):
        if sentence.chunks[i].kind == "V" and any(
            v.lemma in _SIGNS for v in view.tags[sentence.chunks[i].first].verbs
        ):
            return _party(sentence, arguments(sentence, i).subject)
    return None


_SIGNS = frozenset({"وقع.2", "برم.4", "وفق.8", "بلغ.1", "وصل.5"})


# ---------------------------------------------------------------- deadlines


def _put_off(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`تمديد المهلة حتى ظهر الاثنين`."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        verbal = chunk.kind == "V" and any(v.lemma in _PUTS_OFF for v in view.tags[chunk.first].verbs)
        if verbal or (chunk.nominal and bare(view.tags[chunk.head].rest) in LONGER):
            later = _until(sentence, chunk, deadlines)
            if later is not None:
                who = _party(sentence, arguments(sentence, k).subject) if verbal else _decider(sentence, k)
                yield _pledge(sentence, view.bare_start(chunk.start), later[0].end, who, later[1])
                continue
        if (
            not chunk.nominal
            or bare(view.tags[chunk.head].rest) not in LONGER
            or chunk.head + 1 >= sentence.last
        ):
            continue
        if view.tags[chunk.head + 1].rest not in _TERMS:
            continue
        end = _clause_end(sentence, k)
        until = _due(sentence, chunk.first, sentence.chunks[end - 1].last, deadlines)
        if until is not None:
            yield _pledge(sentence, view.bare_start(chunk.start), until[0].end, None, until[1])


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


def _decider(sentence: Sentence, k: int) -> Party | None:
    """Who decides on what chunk `k` names: the subject of the nearest verb before it that is no clause about another noun."""
    for j in range(k - 1, -1, -1):
        if sentence.chunks[j].kind != "V":
            continue
        around = arguments(sentence, j)
        if around.relative or around.subject is None:
            continue
        found = _party(sentence, around.subject)
        if found is not None:
            return found
    return None


_PUTS_OFF = frozenset({"رجء.4", "ءجل.2", "مدد.2"})
_UNTIL = words("إلى حتى لغاية غاية")
_TO_NEAR = 3  # tokens from إلى to the day


def _set(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`حددت الوزارة نهاية الشهر موعدا نهائيا للإصلاح`, `أمهلتها ثلاثة أيام`."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        if chunk.kind != "V" or not any(v.lemma in _SET for v in view.tags[chunk.first].verbs):
            continue
        end = _clause_end(sentence, k)
        last = sentence.chunks[end - 1].last
        given = [t for t in range(chunk.last, last) if view.tags[t].rest in _TERM_GIVEN]
        until = _due(sentence, chunk.first, last, deadlines)
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
        yield _pledge(sentence, start, view.tokens[last - 1].end, _party(sentence, around.subject), until[1])


def _due_behind(sentence: Sentence, k: int, deadlines: Sequence[Deadline]) -> Deadline | None:
    """The term behind an insert: `أمهل التجمع، في بيان تلاه نائبه، السلطات 48 ساعة`."""
    view, chunks = sentence.view, sentence.chunks
    low, high = view.tokens[chunks[k].first].start, view.tokens[sentence.last - 1].end
    return next(((t, d) for t, d in deadlines if low <= t.start < high and t.type == "DURATION"), None)


def _what_for(sentence: Sentence, token: int) -> int:
    """The token after the phrase with ل that says what a term is given for, if one stands at `token`."""
    if token >= sentence.last:
        return token
    chunk = sentence.chunks[sentence.chunk_of(token)]
    return chunk.last if chunk.kind == "PP" and chunk.prep == "ل" else token


_GIVES = frozenset({"مهل.4"})

# ---------------------------------------------------------------- promises only named


def _vowed(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`التزام الوزارة بسداد المتأخرات قبل نهاية الشهر`, `تعهد المنظمة بإرسال شحنة`: the promise is a noun, with whose it is."""
    view, chunks = sentence.view, sentence.chunks
    for k, chunk in enumerate(chunks[:-1]):
        if not chunk.nominal or view.tags[chunk.head].rest not in _VOWS:
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
        who = _party(sentence, Group(owner))
        if who is None:
            continue
        end = _clause_end(sentence, k)
        until = _due(sentence, what.first, chunks[end - 1].last, deadlines)
        stop = until[0].end if until else view.tokens[chunks[end - 1].last - 1].end
        yield _pledge(sentence, view.bare_start(what.start), stop, who, until[1] if until else None)
        yield from _besides(sentence, end, deadlines, who)


def _besides(
    sentence: Sentence, end: int, deadlines: Sequence[Deadline], who: Party | None
) -> Iterator[Pledge]:
    """What is owed besides, joined by و after a comma, each with its day: `، ورفع الحظر في العشرين منه`."""
    view, chunks = sentence.view, sentence.chunks
    while end + 1 < len(chunks) and view.tokens[chunks[end].first].form == "،":
        what = chunks[end + 1]
        if (
            not what.nominal
            or not what.coordinated
            or view.tags[what.head].article
            or not eventive(view, what)
        ):
            return
        end = _clause_end(sentence, end + 1)
        until = _due(sentence, what.first, chunks[end - 1].last, deadlines)
        if until is None:
            return
        yield _pledge(sentence, view.bare_start(what.start), until[0].end, who, until[1])


_VOWS = words("التزام تعهد وعد تعهدات التزامات وعود")


def _promised(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`كما وعد الجيش`, `القافلة التي وعدت بها الهيئة`, `وعدتنا البلدية بخيم`: a promise whose words no statement holds."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        tagged = view.tags[chunk.first]
        if chunk.kind != "V" or not any(
            v.lemma in _PROMISES and v.features.tense == "perfect" for v in tagged.verbs
        ):
            continue
        around = arguments(sentence, k)
        who = _party(sentence, around.subject)
        if who is None:
            continue
        end = _clause_end(sentence, k)
        until = _due(sentence, chunk.first, sentence.chunks[end - 1].last, deadlines)
        stop = until[0].end if until else view.tokens[sentence.chunks[end - 1].last - 1].end
        yield _pledge(sentence, view.bare_start(chunk.first), stop, who, until[1] if until else None)


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
            if chunk.kind == "V" or (chunk.kind == "." and view.tokens[chunk.first].form in ".؛،"):
                break
            if chunk.kind == "NP" and eventive(view, chunk):
                who = (
                    _party(sentence, Group(sentence.chunks[k + 1])) if k + 1 < len(sentence.chunks) else None
                )
                yield _pledge(sentence, view.bare_start(chunk.start), time.end, who, due)
                break


_AT_MOST = words("أقصاه أقصاها غايته غايتها")
_DAYLESS = (_stipulated, _promised, _vowed)
"""What can be found in an article that names no day to come."""
