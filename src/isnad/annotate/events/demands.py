"""What is asked for, promised or threatened beside something else: `دعا إلى وقف القتال | والإفراج عن الأسرى`, `طالب بإطلاق سراحهم |
ورفع الحظر`."""

from __future__ import annotations

from isnad.annotate.events.trigger import MATERIAL, Trigger
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.language.folding import words
from isnad.records import Statement


def beside_what_is_willed(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether an act is joined by و to the deed that a demand, a promise or a threat begins with; not what is joined to that which is to end (`دعا إلى إنهاء
    الحرب والحصار`), to what is to be looked into (`طالب بالتحقيق في مقتله واعتقال زميله`), or what a clause in it tells."""
    if not _joined(sentence, trigger):
        return False
    first = sentence.chunk_of(sentence.view.token_at(statement.start))
    between = sentence.chunks[first + 1 : trigger.chunk]
    if first >= trigger.chunk or not _deed(sentence, sentence.chunks[first]):
        return False
    if any(c.kind in ("S", "R", "Z") or sentence.breaks(c) for c in between):
        return False
    if any(c.kind == "V" and not _also_deed(sentence, c.first) for c in between):
        return False
    if trigger.unit.frame.type not in MATERIAL:
        return True
    ends = any(
        n.base in _ENDING
        for c in (sentence.chunks[first], *between)
        if c.kind != "V"
        for n in sentence.view.tags[c.head].nouns
    )
    return not ends and not any(c.nominal and not c.coordinated and _deed(sentence, c) for c in between)


def asked_with_that(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb of asking governs the clause of أن that an imperfect stands in: `دعا الحكومة إلى أن | تطلق سراحهم`."""
    chunks, tags, k = sentence.chunks, sentence.view.tags, trigger.chunk
    if not trigger.verbal or k == 0 or chunks[k - 1].kind != "S":
        return False
    if tags[chunks[k - 1].first].rest not in ("ان", "بان"):
        return False
    if not any(v.features.tense in ("imperfect", "jussive") for v in tags[trigger.first].verbs):
        return False
    for chunk in reversed(chunks[max(0, k - _ASKED_REACH) : k - 1]):
        if chunk.kind == "V":
            return any(v.lemma in _ASKING for v in tags[chunk.first].verbs)
        if chunk.kind in ("S", "R") or sentence.breaks(chunk):
            return False
    return False


_ASKED_REACH = 8  # chunks from a verb back to the one that asks for it
_ASKING = frozenset({"دعو.1", "طلب.1", "طلب.3", "نشد.3", "حثث.1", "حضض.1", "شرط.8"})


def _joined(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether و joins the phrase of an act to what stands before, the act heading it or being what its head carries out (`وتقديم |
    مساعدات`); a word that may be verb or noun is read as the noun where nobody is its subject (`ورفع الحظر`)."""
    chunk = sentence.chunks[trigger.chunk]
    if not chunk.coordinated:
        return False
    if trigger.verbal:
        subject = trigger.around.subject if trigger.around is not None else None
        nobody = subject is None or animacy_of(sentence, subject.chunk) == "thing"
        return nobody and _also_deed(sentence, trigger.first)
    return chunk.kind == "NP" and _deed(sentence, chunk)


def _deed(sentence: Sentence, chunk: Chunk) -> bool:
    return chunk.nominal and any(n.kind == "masdar" for n in sentence.view.tags[chunk.head].nouns)


def _also_deed(sentence: Sentence, t: int) -> bool:
    """Whether a perfect can be read as its own verbal noun: `رفع`, `وقف`, `منح`."""
    tagged = sentence.view.tags[t]
    lemmas = {v.lemma for v in tagged.verbs if v.features.tense == "perfect"}
    return any(n.kind == "masdar" and n.lemma in lemmas for n in tagged.nouns)


_ENDING = words("وقف إنهاء رفع منع تجنب تفادي نبذ إدانة مكافحة مواجهة معالجة تحقيق كشف محاسبة مساءلة تعويض")
