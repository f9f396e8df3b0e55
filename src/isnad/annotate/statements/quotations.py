"""Statements without a word of saying: a speaker and a colon, and a quotation that goes on from the sentence before."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.grammar.phrases import oblique
from isnad.annotate.statements.eventive import eventive, named_head
from isnad.annotate.statements.reading import Reading, Reported
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.speech import after_colon
from isnad.language.folding import words

_CREDIT_WORDS = words("مصدر مصادر متابعة متابعات وكالات ترجمة خاص")
_SHORT = 8  # tokens before a colon that may be but the speaker
_LEAST = 4  # tokens from the colon on
_NAME = 7  # tokens of a name in quotation marks, the marks counted
_WORDS = 6  # words of a quotation that stands for itself
_SINCE = 2  # sentences since the last statement


def read_colon(reading: Reading, sentence: Sentence) -> None:
    """`مصدر أمني: …`, `بوتين: …`: a short opening phrase and a colon."""
    view, chunks = reading.view, sentence.chunks
    if sentence.index == 0 and _marked_headline(reading, sentence):
        return
    if len(chunks) < 3 or chunks[0].kind != "NP":
        return
    k = 1
    while k < len(chunks) and chunks[k].kind in ("PP", "TIME") and k < 4:
        k += 1
    if k >= len(chunks):
        return
    colon = chunks[k].first
    if chunks[k].kind != "." or view.tokens[colon].form != ":" or colon - sentence.first > _SHORT:
        return
    if sentence.last - colon < _LEAST or not _speaks(reading, sentence, chunks[0]):
        return
    source = reading.sources.from_group(sentence, Group(chunks[0]), Arguments(end=1))
    if source is None:
        return
    content = after_colon(reading, sentence, colon)
    reading.keep(sentence, content, [source], cue=(colon, colon + 1), stance="quote", rule="colon")


def _marked_headline(reading: Reading, sentence: Sentence) -> bool:
    """Keep what a name in quotation marks says in a headline: `«الشاطئ»: سقوط قتلى`."""
    view, first = reading.view, sentence.first
    if first not in reading.quotes.by_token:
        return False
    start, end = reading.quotes.by_token[first]
    colon = view.token_at(end) + 1
    if colon + _LEAST > sentence.last or view.tokens[colon].form != ":" or colon - first > _NAME:
        return False
    if any(view.tags[t].tag in ("V", "S", "R", "Z") for t in range(first + 1, colon - 1)):
        return False
    source = Source(view.text[start:end], start, end, None, "unknown")
    content = after_colon(reading, sentence, colon)
    reading.claimed.add(first)
    reading.keep(sentence, content, [source], cue=(colon, colon + 1), stance="quote", rule="colon")
    return True


def _speaks(reading: Reading, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the phrase before a colon may be who says what follows: no outlet, no credit, a place only as a headline has it."""
    head = reading.view.tags[chunk.head].rest.removeprefix("ال")
    if oblique(reading.view, chunk):
        return False  # واللاعبين: …
    if eventive(reading.view, chunk) and not named_head(reading.view, chunk):
        return False  # اختطاف رئيس الحركة: …
    kinds = {m.kind for m in chunk.mentions}
    in_headline = sentence.index == 0 and animacy_of(sentence, chunk) in ("people", "body")
    named = not kinds.isdisjoint(("PER", "ORG", "ROLE", "GPE")) or head in reading.cues.anonymous
    if not (named or in_headline):
        return False
    credited = head in _CREDIT_WORDS and chunk.last - chunk.head == 1  # المصدر: رويترز
    if credited or any(m.entity and m.entity.startswith("out.") for m in chunk.mentions):
        return False
    only_place = not kinds.isdisjoint(("GPE", "LOC")) and kinds.isdisjoint(("PER", "ORG", "ROLE"))
    return not only_place or (in_headline and not named_head(reading.view, chunk))


def read_loose_quotations(reading: Reading, sentence: Sentence) -> None:
    """A quotation that opens its sentence and has no speaker goes on from the statement before it."""
    view, quotes = reading.view, reading.quotes
    for j in range(sentence.first, min(sentence.first + 2, sentence.last)):
        if j not in quotes.by_token or j in reading.claimed:
            continue
        start, end = quotes.by_token[j]
        if len(view.text[start:end].split()) < _WORDS:
            continue
        if any(d.start <= start and end <= d.end for d in reading.drafts):
            continue
        source = reading.sources.carried(None, start - 1)
        if source is None or not reading.drafts or sentence.index - reading.drafts[-1].sentence > _SINCE:
            continue
        reading.claimed.add(j)
        content = Reported(j, start, end, True)
        reading.keep(sentence, content, [source], cue=(j, j + 1), stance="assert", rule="quote-goes-on")
