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
_LONGER = words("تمديد إرجاء تأجيل")
_SET = frozenset({"حدد.2", "منح.1", "مهل.4"})
_TERM_GIVEN = words("موعدا مهلة أجلا موعد")
_AGO = 12  # chunks before a verb within which the agreement is named that it belongs to


def agreed(
    sentence: Sentence, deadlines: Sequence[Deadline], taken: Sequence[Pledge], cues: Collection[int]
) -> Iterator[Pledge]:
    """The pledges of a sentence of these kinds, which overlap none that is known. A promise at one of `cues` has its words in a
    statement."""
    found: list[Pledge] = []
    for maker in (_stipulated, _put_off, _set, _promised, _by_a_day):
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
            chunk.kind == "." and sentence.view.tokens[chunk.first].form not in ("«", "»", '"')
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
                _bound(sentence, k, what),
                until[1] if until else None,
            )


def _of_agreement(sentence: Sentence, k: int) -> bool:
    return any(
        c.nominal and bare(sentence.view.tags[c.head].rest) in _AGREEMENTS
        for c in sentence.chunks[max(0, k - _AGO) : k]
    )


def _bound(sentence: Sentence, k: int, what: Chunk) -> Party | None:
    """Who is bound: whose doing it is (`انسحاب المقاتلين`), or with whom it was agreed (`تفاهم مع إدارة السجن`), or who signed."""
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


_SIGNS = frozenset({"وقع.2", "برم.4", "وفق.8", "تفق.8", "بلغ.1", "وصل.5"})


# ---------------------------------------------------------------- deadlines


def _put_off(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`تمديد المهلة حتى ظهر الاثنين`."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        if (
            not chunk.nominal
            or bare(view.tags[chunk.head].rest) not in _LONGER
            or chunk.head + 1 >= sentence.last
        ):
            continue
        if view.tags[chunk.head + 1].rest not in _TERMS:
            continue
        end = _clause_end(sentence, k)
        until = _due(sentence, chunk.first, sentence.chunks[end - 1].last, deadlines)
        if until is not None:
            yield _pledge(sentence, view.bare_start(chunk.start), until[0].end, None, until[1])


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
        if not given or until is None:
            continue
        around: Arguments = arguments(sentence, k)
        start = min(until[0].start, view.tokens[given[0]].start)
        yield _pledge(sentence, start, view.tokens[last - 1].end, _party(sentence, around.subject), until[1])


# ---------------------------------------------------------------- promises only named


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
