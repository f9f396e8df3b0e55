"""Statements by a source phrase: `وفقا لمصادر …`, `بحسب رويترز`, `نقلا عن مسؤولين`, whether it opens its sentence or closes it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.statements.anonymity import refuses_name
from isnad.annotate.statements.authorities import INFORMING, authority
from isnad.annotate.statements.chains import PRESS, distinct, origins, outlet_told, same_source
from isnad.annotate.statements.clauses import clause_start
from isnad.annotate.statements.content import clause_end, source_phrase
from isnad.annotate.statements.content_before import after_phrase, with_its_rest
from isnad.annotate.statements.cues import CueVerb
from isnad.annotate.statements.owners import issuer_of
from isnad.annotate.statements.reading import BEFORE, Draft, Reading, Reported, named_apart, tail
from isnad.annotate.statements.saying import Saying
from isnad.annotate.statements.source import Source
from isnad.language.folding import words

_LEANING = frozenset({"سند.8", "سند.4", "نقل.1", "عزو.1", "نسب.1", "عمد.8"})
_TESTIMONIES = words("شهادة أقوال تصريحات معلومات إفادة رواية")
_WHO_RELAYS = ("official", "military", "person", "group", "unknown", "witness")
_DEEDS_OF_SPEECH = ("threaten", "accuse", "demand", "promise", "dispute")
"""Stances that a verb takes as an act of whoever does it, so that who is named after it has told of that."""
_SAID = CueVerb("say", "assert", ("that",), (), None, (), False, None, (), ())
_FAR = 5  # chunks after a source in which whom it quotes comes
_CLOSE = 3  # characters between a statement and the phrase that closes it


class _Phrase(NamedTuple):
    """A source phrase: its first token, that of its noun and that of its last name, its cue, whom it names and their chain."""

    first: int
    noun: int
    name: int
    cue_id: str
    source: Source
    chain: list[Source]


def read_source_phrases(reading: Reading, sentence: Sentence) -> None:
    """Keep or complete the statements to which the source phrases of a sentence give a source."""
    view, openings = reading.view, reading.cues.openings
    j = sentence.first
    while j < sentence.last:
        if view.tokens[j].form not in openings:
            j += 1
            continue
        found = source_phrase(view, reading.cues, j, sentence.last)
        if found is None:
            j += 1
            continue
        noun, cue_id, _ = found
        opens = all(view.tokens[t].kind == "punct" for t in range(sentence.first, j))
        if not opens and j - 1 in reading.claimed:
            j = noun + 1
            continue  # وأضاف آخر «حسب المعلومات، …»: part of what is quoted
        # كما أكد المسؤول أن …: the verb is the cue
        phrase = None
        if view.tags[j].tag != "V" and not (cue_id == "as-said" and opens):
            phrase = _phrase(reading, sentence, j, noun, cue_id)
        if phrase is not None and opens:
            _keep_after(reading, sentence, phrase)
        elif phrase is not None:
            _keep_before(reading, sentence, phrase)
        j = noun + 1


def _phrase(reading: Reading, sentence: Sentence, first: int, noun: int, cue_id: str) -> _Phrase | None:
    """The source phrase whose noun phrase begins at token `noun`; None where that names no source."""
    k = sentence.chunk_of(noun)
    chunk = sentence.chunks[k]
    if not chunk.nominal or not authority(sentence, reading.cues, noun):
        return None
    if chunk.first < noun:
        chunk = Chunk("NP", noun, chunk.last, max(noun, chunk.head), mentions=chunk.mentions)
    around = _arguments(sentence, k)
    name = named_apart(sentence, k)
    if name is not None:
        source = reading.sources.from_group(sentence, Group(name), around)
    else:
        source = _source(reading, sentence, k, chunk, around)
    if source is None:
        return None
    chain = [*source.via, source]
    if source.kind in PRESS:
        chain += origins(reading, sentence, around, "عن", BEFORE)
    basis = _basis(reading, sentence, k)
    if basis is not None and len(chain) == 1:
        chain.append(basis)
    if k + 1 < len(sentence.chunks) and sentence.chunks[k + 1].kind == "V":
        around.subject = Group(chunk)
        through = outlet_told(reading, Saying(sentence, k, _SAID, around), BEFORE)
        if through is not None and not same_source(through, source):
            chain.insert(0, through)
    if refuses_name(reading, sentence, k, k + 1):
        chain[-1] = replace(chain[-1], anonymous=True)
    return _Phrase(first, noun, noun if name is None else name.first, cue_id, source, chain)


def _arguments(sentence: Sentence, k: int) -> Arguments:
    """The phrases after chunk `k`, commas let in between."""
    around = Arguments(end=k + 1)
    for item in sentence.chunks[k + 1 : k + _FAR]:
        comma = item.kind == "." and sentence.view.tokens[item.first].form == "،"
        if item.kind == "PP":
            around.phrases.append((item.prep, Group(item)))
        elif item.kind != "TIME" and not comma:
            break
    return around


def _source(reading: Reading, sentence: Sentence, k: int, chunk: Chunk, around: Arguments) -> Source | None:
    """Who or what a source phrase leans on; a definite thing that informs is a document (`بحسب البرنامج الوطني`), another none."""
    source = issuer_of(reading, sentence, k, chunk)
    source = source or reading.sources.from_group(sentence, Group(chunk), around)
    definite = reading.view.tags[chunk.first].article
    thing = animacy_of(sentence, chunk) == "thing"
    if source is None:
        tagged = reading.view.tags[chunk.head]
        informs = tagged.rest.removeprefix("ال") in INFORMING or any(
            n.base in INFORMING for n in tagged.nouns
        )
        return reading.sources.paper(sentence, chunk) if definite and thing and informs else None
    if source.kind == "unknown" and thing and not source.entity and not definite:
        return None
    return source


def _keep_after(reading: Reading, sentence: Sentence, phrase: _Phrase) -> None:
    """What comes after an opening source phrase: `وفقا لمصادر، انسحبت القوات`."""
    start = after_phrase(sentence, sentence.chunk_of(phrase.name))
    if start is None:
        return
    tokens = reading.view.tokens
    last = clause_end(sentence, reading.cues, start, reading.quotes)
    _keep(reading, sentence, phrase, Reported(start, tokens[start].start, tokens[last - 1].end, direct=False))


def _keep(reading: Reading, sentence: Sentence, phrase: _Phrase, content: Reported) -> None:
    cue = (phrase.first, phrase.noun)
    reading.keep(sentence, content, phrase.chain, cue=cue, stance="quote", rule=phrase.cue_id)


def _keep_before(reading: Reading, sentence: Sentence, phrase: _Phrase) -> None:
    """What comes before a source phrase: the statements that end there get the source, else the clause is one."""
    tokens = reading.view.tokens
    stop = phrase.first
    while stop > sentence.first and tokens[stop - 1].kind == "punct" and tokens[stop - 1].form != ")":
        stop -= 1
    if stop <= sentence.first:
        return
    end = tokens[stop - 1].end
    earlier = [d for d in reading.of_sentence(sentence) if d.cue[0] < phrase.first]
    interrupted = next((d for d in earlier if d.start > tokens[phrase.noun].start), None)
    if interrupted is not None:  # وتابع المصدران، وفق الصحيفة، أن …
        interrupted.chain = _with(interrupted.chain, phrase, reading)
        return
    closed = [d for d in earlier if abs(d.end - end) <= _CLOSE]
    if closed and _completes(phrase, closed):
        return
    begin = clause_start(reading, sentence, stop)
    content = Reported(BEFORE, tokens[begin].start, end, direct=False)
    _keep(reading, sentence, phrase, with_its_rest(reading, sentence, content, phrase.name))


def _with(chain: list[Source], phrase: _Phrase, reading: Reading) -> list[Source]:
    """A chain with what a phrase within its statement tells of it: from whom an outlet has it, or which outlet carries it."""
    press = phrase.source.kind in PRESS
    relayed = reading.view.tokens[phrase.first].form.endswith("نقلا")
    if chain[-1].kind in PRESS and (relayed or not press):
        return distinct([*chain, *phrase.chain])  # أوردت الصحيفة، نقلا عن وكالة، أن
    return distinct([*phrase.chain, *chain]) if press else chain


def _completes(phrase: _Phrase, closed: list[Draft]) -> bool:
    """Whether a source phrase belongs to the statements that end before it; where it tells more, they get its chain."""
    outer = min(closed, key=lambda d: d.start)
    source, press = phrase.source, phrase.source.kind in PRESS
    if outer.chain[-1].kind in PRESS and not press:
        for draft in closed:  # جاء في تقرير الصحيفة أن …، نقلا عن مسؤولين
            draft.chain = distinct([*draft.chain, *phrase.chain])
        return True
    if press:
        if source.entity not in [s.entity for s in outer.chain]:
            for draft in closed:
                draft.chain = [*phrase.chain, *draft.chain]
        return True
    relays = source.anonymous or (source.kind == "person" and outer.stance == "demand")
    if relays and source.kind in _WHO_RELAYS and outer.stance in _DEEDS_OF_SPEECH:
        for draft in closed:  # هدد الأعيان بإغلاق الحقل، وفق ما نقل عنهم عضو في المجلس
            draft.chain = distinct([source, *draft.chain])
        return True
    known = any(s.entity == source.entity and s.entity for s in outer.chain)
    return known or closed[0].chain[-1].kind not in PRESS


def _basis(reading: Reading, sentence: Sentence, k: int) -> Source | None:
    """On whom an outlet leans in a relative clause: `بحسب الصحيفة، التي استندت إلى …`."""
    view, chunks = reading.view, sentence.chunks
    for i in range(k + 1, min(k + 4, len(chunks) - 1)):
        if chunks[i].kind != "R" or chunks[i + 1].kind != "V":
            continue
        if not any(v.lemma in _LEANING for v in view.tags[chunks[i + 1].first].verbs):
            return None
        around = arguments(sentence, i + 1)
        for prep in ("إلى", "عن"):
            group = around.phrase(prep)
            source = _leant_on(reading, sentence, group, around) if group is not None else None
            if source is not None:
                return source
    return None


def _leant_on(reading: Reading, sentence: Sentence, group: Group, around: Arguments) -> Source | None:
    """Whom a phrase names as a basis, itself, in the idafa of a testimony (`شهادة مسؤول`), or right after it."""
    head = group.chunk.head
    tagged = reading.view.tags[head]
    following = sentence.chunks[sentence.chunk_of(head) + 1 : sentence.chunk_of(head) + 2]
    testimony = any(n.kind == "masdar" for n in tagged.nouns) or tagged.rest in _TESTIMONIES
    if testimony and group.chunk.last - head > 1:
        group = tail(group.chunk, head + 1)
    source = reading.sources.from_group(sentence, group, around)
    if source is None and following and following[0].nominal:
        source = reading.sources.from_group(sentence, Group(following[0]), around)
    return source
