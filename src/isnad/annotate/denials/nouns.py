"""Denials by a noun, with whose it is and what is denied: `نفي الوزارة ما نشرته الصحيفة`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.statements.denied import CLAIMED
from isnad.annotate.statements.eventive import eventive
from isnad.annotate.statements.sources import Sources
from isnad.language.adjectives import adjectival
from isnad.language.folding import words
from isnad.records import Annotations, Denial, Party

_NOUNS = words("نفي تكذيب إنكار تفنيد دحض")
_CLAIMED = words("صحة ما أنباء خبر معلومات تقارير شائعات مزاعم ادعاءات اتهامات")
_OF_WHOM = ("في", "ل", "من", "باسم", "ب")


def denial_nouns(sentence: Sentence, out: Annotations, sources: Sources) -> Iterator[Denial]:
    """The denials of a sentence by a noun that no denial known so far covers."""
    view, chunks = sentence.view, sentence.chunks
    for t in range(sentence.first, sentence.last - 1):
        tagged = view.tags[t]
        if tagged.rest not in _NOUNS or tagged.article or "ل" in tagged.prefix or tagged.enclitic:
            continue
        if view.tokens[t].text.endswith("ى"):
            continue  # نفى
        start = view.bare_start(t)
        if any(d.start <= start < d.end for d in out.denials):
            continue
        k = sentence.chunk_of(t)
        bare = _hurried(sentence, t, k, sources) or _official(sentence, t, k)
        if bare is not None:
            yield Denial(start=start, end=bare.end, text=view.text[start : bare.end], who=bare.who)
            continue
        if chunks[k].last - t > 1:  # مع نفي مصدر عسكري
            owner = Chunk("NP", t + 1, chunks[k].last, t + 1, mentions=chunks[k].mentions)
        elif k + 1 < len(chunks) and chunks[k + 1].kind == "NP" and not chunks[k + 1].coordinated:
            k += 1
            owner = chunks[k]
        else:
            continue
        source = sources.from_group(sentence, Group(owner))
        what = k + 1
        while what < len(chunks) and chunks[what].kind == "PP" and chunks[what].prep in _OF_WHOM:
            what += 1
        if source is None or what >= len(chunks) or not _is_content(sentence, chunks[what]):
            continue
        end = clause_end(sentence, chunks[what])
        yield Denial(start=start, end=end, text=view.text[start:end], who=source.party())


class _Bare(NamedTuple):
    """Where a denial by a noun ends, and whose it is."""

    end: int
    who: Party | None


def _hurried(sentence: Sentence, t: int, k: int, sources: Sources) -> _Bare | None:
    """What somebody does that the noun at token `t` tells, of what was claimed before: `سارع المجلس إلى نفي الخبر`."""
    view, chunk = sentence.view, sentence.chunks[k]
    if chunk.kind != "PP" or chunk.prep not in ("إلى", "على") or t + 1 >= chunk.last:
        return None
    claim = view.tags[t + 1]
    if not (claim.rest == "ذلك" or (claim.article and claim.rest.removeprefix("ال") in CLAIMED)):
        return None
    verb = next((j for j in range(k - 1, max(-1, k - _NEAR), -1) if sentence.chunks[j].kind == "V"), -1)
    if verb < 0 or not any(v.lemma in _HURRIES for v in view.tags[sentence.chunks[verb].first].verbs):
        return None
    if verb and sentence.chunks[verb - 1].kind == "Z":
        return None
    around = arguments(sentence, verb)
    source = sources.from_group(sentence, around.subject, around) if around.subject is not None else None
    return _Bare(clause_end(sentence, chunk), source.party() if source is not None else None)


def _official(sentence: Sentence, t: int, k: int) -> _Bare | None:
    """A denial that is told without whose it is: `نفي رسمي لخبر تعليق الدراسة`; none that is missing or awaited is one."""
    view, chunks = sentence.view, sentence.chunks
    behind = chunks[k + 1] if k + 1 < len(chunks) else None
    described = chunks[k].head == t and chunks[k].last - t == 2 and adjectival(view.tags[t + 1])
    if not described or behind is None or behind.kind != "PP" or behind.prep != "ل":
        return None
    head = view.tags[behind.head]
    if head.rest.removeprefix("ال") not in CLAIMED and not eventive(view, behind):
        return None
    before = view.tags[max(sentence.first, t - _MISSING) : t]
    if any(b.rest in _NOT_THERE or b.tag == "Z" for b in before):
        return None
    return _Bare(clause_end(sentence, behind), None)


_HURRIES = frozenset({"سرع.3", "بدر.3", "بدر.1", "عود.1", "رجع.1", "ضرر.8", "عمد.1", "صرر.4", "حرص.1"})
_NEAR, _MISSING = 4, 5  # chunks back to who hurries; tokens before a denial in which it is said to be missing
_NOT_THERE = words("لم لا دون بدون بانتظار انتظار أي غياب")


def _is_content(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk may open what is denied: a clause, a deed, or a claim by name."""
    view = sentence.view
    if chunk.kind == "S":
        return view.tags[chunk.first].rest == "ان"
    if chunk.kind == "R":
        return view.tags[chunk.first].rest == "ما"
    return chunk.kind == "NP" and (view.tags[chunk.head].rest in _CLAIMED or eventive(view, chunk))


def clause_end(sentence: Sentence, chunk: Chunk) -> int:
    """The offset at which the clause of a chunk ends: before the next stop or comma."""
    view = sentence.view
    last = chunk.last
    while last < sentence.last and view.tokens[last].form not in _STOPS:
        last += 1
    return view.tokens[last - 1].end


_STOPS = frozenset("،؛.؟!")
