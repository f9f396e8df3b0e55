"""Denials by a noun, with whose it is and what is denied: `نفي الوزارة ما نشرته الصحيفة`."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.statements.eventive import eventive
from isnad.annotate.statements.sources import Sources
from isnad.language.folding import words
from isnad.records import Annotations, Denial

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
