"""What is owed by an agreement: its terms, what was agreed on, the day from which it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.annotate.frames import bare
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.pledges.clauses import (
    Deadline,
    clause_end,
    decider,
    due_in,
    party_in,
    pledge_at,
)
from isnad.annotate.statements.eventive import eventive
from isnad.language.folding import words
from isnad.language.tagging import Tagged
from isnad.records import Party, Pledge

_AGREEMENTS = words(
    "اتفاق اتفاقية تفاهم تفاهمات وثيقة صفقة هدنة مذكرة بروتوكول معاهدة تسوية بند بنود مبادرة محضر ميثاق"
)
_STIPULATES = {"قضي.1": ("ب",), "نصص.1": ("على",), "ضمن.5": ("",), "شمل.1": ("",)}
_STIPULATING = words("القاضي القاضية قاضيا قاضية")
_BINDS = frozenset({"لزم.8", "عهد.5"})
_AGO = 12  # chunks before a verb within which the agreement is named that it belongs to


def stipulated(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`اتفاق يقضي بالإفراج عن 135 أسيرا قبل نهاية الشهر`, `وثيقة تنص على وقف القتال`, `اتفاق تلتزم بموجبه الحكومة صرف الرواتب`."""
    for k, chunk in enumerate(sentence.chunks):
        by_it = chunk.kind == "V" and _binds_by_it(sentence, k)
        preps = ("ب", "") if by_it else _carriers(sentence, chunk)
        if not preps or not (_of_agreement(sentence, k) or _says_agreement(sentence, k)):
            continue
        end = _end_of_terms(sentence, k)
        owed = [
            c
            for c in sentence.chunks[k + 1 : end]
            if _is_owed(sentence, c, preps) or misread_deed(sentence, c)
        ]
        who = _obliged(sentence, k) if by_it else _bound(sentence, k)
        yield from _each(sentence, owed, end, deadlines, who)


def _says_agreement(sentence: Sentence, k: int) -> bool:
    """Whether the verb of chunk `k` has an agreement for its subject: `ينص الاتفاق على`, `تضمنت الصفقة`."""
    subject = arguments(sentence, k).subject if sentence.chunks[k].kind == "V" else None
    return subject is not None and _is_agreement(sentence.view.tags[subject.chunk.head])


def by_terms(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase says by which agreement something is done: `بموجب الاتفاق`, `بمقتضى الهدنة`."""
    view = sentence.view
    if chunk.prep not in _BY and not any(
        view.tokens[t].form.startswith(_BY) for t in range(chunk.first, chunk.last)
    ):
        return False
    return any(_is_agreement(view.tags[t]) for t in range(chunk.first, chunk.last))


def _is_owed(sentence: Sentence, chunk: Chunk, preps: tuple[str, ...]) -> bool:
    """Whether a chunk is a deed behind one of some prepositions, or joined to such a one; an object has no article."""
    if not chunk.nominal or not (chunk.prep in preps or chunk.coordinated):
        return False
    bare_object = not chunk.prep and not chunk.coordinated
    return eventive(sentence.view, chunk) and not (bare_object and sentence.view.tags[chunk.head].article)


def _each(
    sentence: Sentence, owed: Sequence[Chunk], end: int, deadlines: Sequence[Deadline], who: Party | None
) -> Iterator[Pledge]:
    """A pledge for each thing owed, with its own day."""
    view = sentence.view
    for n, what in enumerate(owed):
        last = owed[n + 1].first if n + 1 < len(owed) else sentence.chunks[end - 1].last
        until = due_in(sentence, what.first, last, deadlines)
        stop = until[0].end if until else view.tokens[last - 1].end
        yield pledge_at(sentence, view.bare_start(what.start), stop, who, until[1] if until else None)


def _carriers(sentence: Sentence, chunk: Chunk) -> tuple[str, ...]:
    """The prepositions behind which a chunk that says what an agreement holds names it."""
    tagged = sentence.view.tags[chunk.first]
    if chunk.kind == "V":
        return next((_STIPULATES[v.lemma] for v in tagged.verbs if v.lemma in _STIPULATES), ())
    return ("ب",) if sentence.view.tags[chunk.head].rest in _STIPULATING else ()


def _binds_by_it(sentence: Sentence, k: int) -> bool:
    """`تلتزم بموجبه`, `التزمت بمقتضاه`: somebody is bound by what was named before."""
    view = sentence.view
    if not any(v.lemma in _BINDS for v in view.tags[sentence.chunks[k].first].verbs):
        return False
    by = [c for c in sentence.chunks[k + 1 : k + 4] if c.kind == "PP"]
    return any(view.tokens[t].form.startswith(_BY) for c in by for t in range(c.first, c.last))


_BY = ("بموجبه", "بمقتضاه", "بموجبها", "بمقتضاها", "بمقتضي", "بموجب")


def _end_of_terms(sentence: Sentence, k: int) -> int:
    """Where the terms that chunk `k` opens end; a verbal noun read as a verb (`وتبادل الأسرى`) belongs to them."""
    end = clause_end(sentence, k)
    while end < len(sentence.chunks) and misread_deed(sentence, sentence.chunks[end]):
        end = clause_end(sentence, end)
    return end


def misread_deed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a joined verb of the perfect is as well a verbal noun, as which it must be read among others."""
    if chunk.kind != "V" or not chunk.coordinated:
        return False
    word = sentence.view.words[chunk.first]
    return word is not None and any(n.kind == "masdar" and not n.definite for n in word.nouns)


def _of_agreement(sentence: Sentence, k: int) -> bool:
    near = sentence.chunks[max(0, k - _AGO) : k]
    return any(c.nominal and _is_agreement(sentence.view.tags[c.head]) for c in near)


def _is_agreement(tagged: Tagged) -> bool:
    """Whether a noun names an agreement or what it is written in, in any case: `محضرا`."""
    return bare(tagged.rest) in _AGREEMENTS or any(n.base in _AGREEMENTS for n in tagged.nouns)


def _bound(sentence: Sentence, k: int) -> Party | None:
    """Who is bound: with whom it was agreed (`تفاهم مع إدارة السجن`), else who signed."""
    view = sentence.view
    for chunk in reversed(sentence.chunks[max(0, k - _AGO) : k]):
        if chunk.kind == "PP" and chunk.prep in ("مع", "بين"):
            return party_in(sentence, Group(chunk))
    for i in range(k - 1, -1, -1):
        if sentence.chunks[i].kind == "V" and any(
            v.lemma in _SIGNS for v in view.tags[sentence.chunks[i].first].verbs
        ):
            return party_in(sentence, arguments(sentence, i).subject)
    return None


_SIGNS = frozenset({"وقع.2", "برم.4", "وفق.8", "بلغ.1", "وصل.5"})


def _obliged(sentence: Sentence, k: int) -> Party | None:
    """Who is bound by an agreement that a verb takes up: its subject, else who acted before."""
    return party_in(sentence, arguments(sentence, k).subject) or decider(sentence, k)


# ---------------------------------------------------------------- what is agreed on


def agreed_on(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`اتفق الجانبان، وفق البيان، على تشكيل لجنة، وعلى فتح المعبر قبل يوليو`: each deed, with its day if it has one."""
    view, chunks = sentence.view, sentence.chunks
    for k, chunk in enumerate(chunks):
        if not _agrees(sentence, chunk):
            continue
        first = next(
            (i for i in range(k + 1, min(k + _INSERT, len(chunks))) if chunks[i].prep == "على"), None
        )
        if first is None or any(c.kind in ("S", "Z") for c in chunks[k + 1 : first]):
            continue
        who = party_in(sentence, arguments(sentence, k).subject) or _before(sentence, k)
        joined = [i for i in range(first + 1, len(chunks)) if _joined(sentence, i)]
        for n, i in enumerate([first, *joined]):
            what = chunks[i]
            if not eventive(view, what):
                continue
            end = joined[n] if n < len(joined) else len(chunks)
            until = due_in(sentence, what.first, chunks[end - 1].last, deadlines)
            if until is None and not _is_definite_deed(view.tags[what.head]):
                continue
            stop = until[0].end if until else view.tokens[chunks[clause_end(sentence, i) - 1].last - 1].end
            yield pledge_at(sentence, view.bare_start(what.start), stop, who, until[1] if until else None)


def _is_definite_deed(tagged: Tagged) -> bool:
    """Whether what is agreed on with no day is something to be done, and not general (`تعزيز التعاون`) nor what comes about of
    itself (`تباين الآراء`)."""
    masdars = [n.lemma or "" for n in tagged.nouns if n.kind == "masdar"]
    of_itself = bool(masdars) and all(lemma.endswith(_OF_ITSELF) for lemma in masdars)
    return bare(tagged.rest) not in _GENERAL and not of_itself


_OF_ITSELF = (".5", ".6", ".7", ".9")
"""Forms of the verb that tell what happens to the doer."""


def _joined(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` opens with `وعلى`: another thing agreed on."""
    chunk = sentence.chunks[i]
    return chunk.prep == "على" and chunk.coordinated


def _agrees(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk is a verb of agreeing in the perfect, or a dual of one that is read as a noun (`توافقا`)."""
    tagged = sentence.view.tags[chunk.first]
    if chunk.kind == "V":
        return any(v.lemma in _AGREEING and v.features.tense == "perfect" for v in tagged.verbs)
    word = sentence.view.words[chunk.first]
    return (
        chunk.kind == "NP"
        and chunk.last - chunk.first == 1
        and word is not None
        and any(v.lemma in _AGREEING and v.features.number == "d" for v in word.verbs)
    )


def _before(sentence: Sentence, k: int) -> Party | None:
    """Who is named right before a verb: `إن الجانبين توافقا`."""
    return (
        party_in(sentence, Group(sentence.chunks[k - 1]))
        if k and sentence.chunks[k - 1].kind == "NP"
        else None
    )


_AGREEING = frozenset({"وفق.8", "وفق.6"})
_GENERAL = words(
    "تعزيز تطوير مواصلة استمرار تكثيف توسيع دعم توثيق تنسيق تبادل ترسيخ تفعيل العمل عمل زيادة رفع"
)
"""What is agreed on in general, which binds to nothing in particular where no day is set."""
_INSERT = 14
"""Chunks from a verb of agreeing to what is agreed on, an insert between them (`، وفق بيان مشترك صدر في الختام،`)."""


# ---------------------------------------------------------------- from when it holds


def in_force(sentence: Sentence, deadlines: Sequence[Deadline]) -> Iterator[Pledge]:
    """`وتسري الهدنة من الأول من يونيو`, `يدخل الاتفاق حيز التنفيذ الأحد`: the day to come from which an agreement holds."""
    view = sentence.view
    for k, chunk in enumerate(sentence.chunks):
        if chunk.kind != "V" or not any(
            v.lemma in _HOLDS and v.features.tense == "imperfect" for v in view.tags[chunk.first].verbs
        ):
            continue
        subject = arguments(sentence, k).subject
        if subject is None or not _is_agreement(view.tags[subject.chunk.head]):
            continue
        until = due_in(sentence, chunk.first, sentence.last, deadlines)
        if until is not None:
            who = _bound(sentence, k)
            yield pledge_at(sentence, view.bare_start(chunk.first), until[0].end, who, until[1])


_HOLDS = frozenset({"سري.1", "دخل.1", "بدء.1"})
