"""Whose act a noun tells by the clause that it stands in: what people do in, with or after it is theirs.

`ردّ القضاة بإضراب`, `وصل الوزير في زيارة`, `خرج الأهالي في تظاهرات`: the subject. `على السلطات الإفراج عن المحتجزين`: on whom it lies.
"""

from __future__ import annotations

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.duties import on_whom
from isnad.annotate.events.parties import acting, parties
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.agency import animacy_of, can_act
from isnad.annotate.grammar.agreement import accusative, means
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.subjects import subject_of
from isnad.annotate.grammar.topics import auxiliary
from isnad.language.folding import words


def clause_subjects(drafts: list[Draft], frames: Frames) -> None:
    """Give the events of one sentence that lack an actor whoever their clause says does them."""
    acts = {d.trigger.chunk: d for d in drafts if d.trigger.verbal}
    for draft in drafts:
        bound = on_whom(draft.sentence, draft.trigger.chunk)
        if bound is not None:
            _lie_on(draft, bound, frames)
        elif not draft.trigger.verbal and not draft.actors:
            _carried_out(draft, frames)
            if not draft.actors and _ones_own(draft):
                _of_subject(draft, acts, frames)


def _carried_out(draft: Draft, frames: Frames) -> None:
    """Who is said to set about an act does it: `قيام مجموعة من المتظاهرين أمس | بالتجمع`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunks = sentence.chunks
    if chunks[k].prep != "ب":
        return
    j = k - 1
    while j > 0 and (chunks[j].kind in ("TIME", "B") or chunks[j].prep == "من"):
        j -= 1
    doing = chunks[max(j, 0)]
    first = doing.head + 1
    if not doing.nominal or bare(sentence.view.tags[doing.head].rest) != _DOING or first >= doing.last:
        return
    start = sentence.view.tokens[first].start
    who = Chunk("NP", first, doing.last, first, mentions=[m for m in doing.mentions if m.start >= start])
    taken = {p.text for p in draft.recipients}
    draft.actors = [p for p in parties(sentence, Group(who), frames) if p.text not in taken]


_DOING = "قيام"


def _ones_own(draft: Draft) -> bool:
    """Whether an event is an act that its clause's subject takes part in: a protest, a visit, an agreement or talks with another."""
    frame = draft.trigger.unit.frame
    trigger = draft.trigger
    long = trigger.last - trigger.first > 1  # التوصل إلى اتفاق
    if draft.sentence.view.tags[trigger.first].article and frame.type != "PROTEST" and not long:
        return False
    if frame.type == "PROTEST" or frame.id == "consult.visit":
        return True
    return frame.type in ("AGREE", "CONSULT") and bool(draft.recipients)


def _of_subject(draft: Draft, acts: dict[int, Draft], frames: Frames) -> None:
    sentence, k = draft.sentence, draft.trigger.chunk
    chunk = sentence.chunks[k]
    j = _verb_before(sentence, k)
    if j < 0 or bare(sentence.view.tags[chunk.head].rest) in _AGAINST:
        return
    aim = draft.trigger.unit.frame.type == "PROTEST" and _as_aim(sentence, chunk)
    if aim or chunk.kind == "PP":
        with_it = aim or chunk.prep in _IN_WHICH
    else:  # نفى الصندوق التوصل إلى اتفاق مع تونس
        with_it = bool(draft.recipients) and any(
            g.chunk.first == chunk.first for g in arguments(sentence, j).objects
        )
    if not with_it:
        return
    act = acts.get(j)
    verb = sentence.view.tags[sentence.chunks[j].first].verbs
    if {v.lemma for v in verb} & _JUDGING:
        return
    if (act is not None and act.trigger.unit.frame.type in _FORCE) or all(
        v.features.voice == "passive" for v in verb
    ):
        return
    if draft.trigger.unit.frame.type == "PROTEST" and {v.lemma for v in verb} & _STOPPING:
        return
    subject = subject_of(sentence, j)
    if subject is None or not can_act(sentence, subject.chunk):
        return
    pronoun = sentence.view.tags[draft.trigger.first].enclitic
    if pronoun and not means(sentence, subject.chunk, pronoun, bool(subject.others)):
        subject = _whose(sentence, k, pronoun)  # أيدت الحركة العمال في إضرابهم
        if subject is None:
            return
    if subject.chunk.first <= draft.trigger.first < subject.chunk.last:
        return
    taken = {p.text for p in draft.recipients} | {p.entity for p in draft.recipients if p.entity}
    lexicon = sentence.view.lexicon
    found = [acting(lexicon, p) for p in parties(sentence, subject, frames)]
    draft.actors = [p for p in found if p.text not in taken and p.entity not in taken]
    if aim and draft.factuality == "planned" and any(v.features.tense == "perfect" for v in verb):
        draft.factuality = "asserted"  # خرجوا للاحتجاج


def _whose(sentence: Sentence, k: int, pronoun: str) -> Group | None:
    """The nearest people before chunk `k` whom a pronoun on it can mean."""
    for chunk in reversed(sentence.chunks[max(0, k - _REACH) : k]):
        if chunk.kind in ("V", "S", "R"):
            return None
        if (
            chunk.kind == "NP"
            and animacy_of(sentence, chunk) == "people"
            and means(sentence, chunk, pronoun, others=False)
        ):
            return Group(chunk)
    return None


def _as_aim(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a protest is told as what others come or do something for: `خرجوا | للاحتجاج`, `تدفقوا | احتجاجا`."""
    if chunk.kind == "PP":
        return chunk.prep == "ل"
    return chunk.kind == "NP" and accusative(sentence, chunk)


def _verb_before(sentence: Sentence, k: int) -> int:
    """The verb of the clause that chunk `k` stands in; -1 if none is before it."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    for j in range(k - 1, max(-1, k - _REACH), -1):
        chunk = chunks[j]
        if chunk.kind == "V" and not auxiliary(sentence, j):
            around = arguments(sentence, j)
            told = around.subject is not None and not around.preverbal  # خطوة رد عليها القضاة
            return j if told or not around.relative else -1
        if chunk.kind in ("S", "R", "C"):
            return -1
        if chunk.kind == "." and tokens[chunk.first].form not in ('"', "(", ")", "،"):
            return -1
        if chunk.kind == "." and tokens[chunk.first].form == "،" and not _resumed(chunks, j):
            return -1
    return -1


def _resumed(chunks: list[Chunk], j: int) -> bool:
    """Whether a clause goes on behind the comma at chunk `j`, with a phrase or a time."""
    return j + 1 < len(chunks) and (chunks[j + 1].kind in ("PP", "TIME", "B") or chunks[j - 1].kind == "TIME")


def _lie_on(draft: Draft, bound: Chunk, frames: Frames) -> None:
    """An act that lies on somebody is demanded of them."""
    sentence = draft.sentence
    found = parties(sentence, Group(bound), frames)
    taken = {p.text for p in draft.recipients}
    if not draft.actors or draft.trigger.verbal:
        draft.actors = [
            acting(sentence.view.lexicon, p) for p in found if p.text not in taken
        ] or draft.actors
    if draft.factuality in ("asserted", "planned"):
        draft.factuality = "demanded"


_REACH = 12  # chunks back to the verb
_IN_WHICH = ("ب", "في", "خلال", "بعد", "عقب", "إثر", "قبل", "أثناء", "ضمن")
_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
_STOPPING = frozenset(
    {"فضض.1", "قمع.1", "فرق.2", "منع.1", "حظر.1", "شهد.1", "سمح.1", "رءي.1", "سبب.5", "قول.1", "صبح.4"}
)
_JUDGING = frozenset(
    {
        "رفض.1",
        "دين.4",
        "ندد.2",
        "نقد.8",
        "رحب.2",
        "ءيد.2",
        "عرض.3",
        "نكر.10",
        "وصف.1",
        "عدد.8",
        "عبر.8",
        "شيد.4",
        "حذر.2",
        "دعو.1",
    }
)
_AGAINST = words("رفض منع حظر فض تفريق قمع فك إنهاء تطويق وقف")
