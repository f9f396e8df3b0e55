"""By whom an act comes about that its own clause does not say: who ordered it, holds somebody, hands a demand in, or is pointed out.

`أغلق المعبر بقرار من السلطات`, `أصدر الوالي قرارا بفرض حظر التجول`, `احتجازه لدى الشرطة`, `قدم نواب طلبا لسحب الثقة`, `الحكومة هي التي فرضت
الحظر`, `حمّل الجيش خصومه مسؤولية القصف`.
"""

from __future__ import annotations

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import acting, parties
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.agency import can_act
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.phrases import two_by_name
from isnad.annotate.grammar.subjects import subject_of
from isnad.annotate.grammar.topics import PRONOUNS
from isnad.language.folding import words

_NEAR = 7  # chunks from an act to whoever brings it about


def instigators(drafts: list[Draft], frames: Frames) -> None:
    """Give the events of one sentence that lack an actor the one that brings them about."""
    for draft in drafts:
        if draft.actors:
            continue
        for find in (_held_by, _who_orders, _who_issues, _who_hands_in, _handed_in_by, _pointed_out):
            group = find(draft)
            if group is not None and _give(draft, group, frames):
                break
        else:
            _blamed(draft, drafts)


def _give(draft: Draft, group: Group, frames: Frames) -> bool:
    """Make those of a phrase the actors of an event, but for whom it is done to; whether any are left."""
    sentence = draft.sentence
    taken = {p.text for p in draft.recipients} | {p.entity for p in draft.recipients if p.entity}
    found = [acting(sentence.view.lexicon, p) for p in parties(sentence, group, frames)]
    draft.actors = [p for p in found if p.text not in taken and p.entity not in taken]
    return bool(draft.actors)


def _following(sentence: Sentence, k: int) -> list[tuple[int, Chunk]]:
    """The phrases of the clause behind chunk `k`."""
    chunks = sentence.chunks
    found: list[tuple[int, Chunk]] = []
    for i in range(k + 1, min(k + _NEAR, len(chunks))):
        chunk = chunks[i]
        if chunk.kind in ("V", "S", "R", "C") or sentence.view.tokens[chunk.first].form in _ENDS:
            break
        found.append((i, chunk))
    return found


_ENDS = (".", "؛", ":", "؟")


def _held_by(draft: Draft) -> Group | None:
    """With whom somebody is held: `أثناء احتجازه | لدى الشرطة`."""
    if draft.trigger.unit.frame.id not in _HOLDING:
        return None
    k = draft.trigger.chunk
    near = [chunk for i, chunk in _following(draft.sentence, k) if i <= k + 2]
    holder = next((c for c in near if c.prep == "لدى"), None)
    return Group(holder) if holder is not None and can_act(draft.sentence, holder) else None


_HOLDING = frozenset({"coerce.arrest", "coerce.custody", "assault.abduct", "assault.torture"})


def _who_orders(draft: Draft) -> Group | None:
    """By whose order an act of authority is done: `أفرج عن الناشط بتوجيه | من الرئيس`, `بأمر الوالي`."""
    sentence = draft.sentence
    if draft.trigger.unit.frame.type not in _OF_AUTHORITY:
        return None
    for i, chunk in _following(sentence, draft.trigger.chunk):
        if chunk.kind != "PP":
            continue
        ordering = _ordering(sentence, chunk)
        if chunk.prep.endswith(" من") and ordering < 0 and chunk.prep.split()[0] in _BY_ORDER_OF:
            return Group(chunk)  # بأمر من الوالي
        if ordering < 0:
            continue
        first = ordering + 1
        if first < chunk.last and sentence.view.tags[first].definite:
            start = sentence.view.tokens[first].start
            inner = Chunk(
                "NP", first, chunk.last, first, mentions=[m for m in chunk.mentions if m.start >= start]
            )
            return Group(inner)
        following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
        if following is not None and following.prep in ("من", "عن", "صادر عن"):
            return Group(following)
    return None


_OF_AUTHORITY = frozenset({"COERCE", "RETREAT", "SANCTION", "MOBILIZE", "CONCEDE", "ACCUSE", "ASSAULT"})
_ORDERS = words("أمر أوامر قرار مرسوم توجيه توجيهات إيعاز تعليمات تكليف طلب إذن تحريض")
_BY_ORDER_OF = frozenset(
    [
        "بأمر",
        "بقرار",
        "بتوجيه",
        "بتوجيهات",
        "بإيعاز",
        "بتعليمات",
        "بأوامر",
        "بتكليف",
        "بمرسوم",
        "بطلب",
        "بإذن",
        "بتحريض",
    ]
)


def _ordering(sentence: Sentence, chunk: Chunk) -> int:
    """The token of the word of ordering in a phrase with ب or بموجب; -1 if there is none."""
    tags = sentence.view.tags
    if chunk.prep not in ("ب", "بموجب", "بناء على"):
        return -1
    return chunk.head if any(n.base in _ORDERS for n in tags[chunk.head].nouns) else -1


def _who_issues(draft: Draft) -> Group | None:
    """Who issues the order by which an act is done: `أصدر الوالي قرارا | بفرض حظر التجول`, `وقع الرئيس مرسوما يقضي بحل البرلمان`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunks, tags = sentence.chunks, sentence.view.tags
    if draft.trigger.verbal or chunks[k].prep not in ("ب", "في"):
        return None
    j = k - 1
    if j > 0 and chunks[j].kind == "V" and {v.lemma for v in tags[chunks[j].first].verbs} & _PROVIDING:
        j -= 1
    while j > 0 and chunks[j].kind in ("TIME", "B"):
        j -= 1
    if j <= 0 or not chunks[j].nominal or not any(n.base in _PAPERS for n in tags[chunks[j].head].nouns):
        return None
    verb = next(sentence.verbs_before(j, _NEAR), None)
    if verb is None or not {v.lemma for v in tags[chunks[verb].first].verbs} & _ISSUING:
        return None
    return subject_of(sentence, verb)


_PROVIDING = frozenset({"قضي.1", "نصص.1"})
_PAPERS = words("قرار أمر أوامر مرسوم حكم قانون تعليمات توجيهات تعميم فرمان مذكرة مذكرات إذن")
_ISSUING = frozenset({"صدر.4", "وقع.2", "ءخذ.8", "قرر.4", "عطي.4", "وجه.2", "علن.4", "عمم.2"})


def _who_hands_in(draft: Draft) -> Group | None:
    """Who hands in or signs what asks or protests: `قدم عشرة نواب | طلبا`, `وجهت الوزارة | مذكرة احتجاج`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunk = sentence.chunks[k]
    if draft.trigger.verbal or draft.trigger.unit.frame.type not in (
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
    ):
        return None
    if chunk.kind != "NP" or chunk.head != draft.trigger.first or sentence.view.tags[chunk.head].article:
        return None
    verb = next(sentence.verbs_before(k, _NEAR), None)
    if (
        verb is None
        or not {v.lemma for v in sentence.view.tags[sentence.chunks[verb].first].verbs} & _HANDING
    ):
        return None
    if any(c.kind in ("S", "R") for c in sentence.chunks[verb:k]):
        return None
    return subject_of(sentence, verb)


_HANDING = frozenset(
    {
        "قدم.2",
        "وقع.2",
        "رفع.1",
        "وجه.2",
        "سلم.2",
        "عطي.4",
        "رسل.4",
        "بعث.1",
        "صدر.4",
        "شكل.2",
        "وفد.4",
        "طلق.4",
    }
)


def _handed_in_by(draft: Draft) -> Group | None:
    """By whom a demand is that a participle says comes from them: `الاستجواب المقدم | من النائبين | إلى الوزير`."""
    sentence, trigger = draft.sentence, draft.trigger
    chunk = sentence.chunks[trigger.chunk]
    if trigger.verbal or chunk.last - trigger.first < 2:
        return None
    tags = sentence.view.tags
    if not any(tags[t].rest.removeprefix("ال") in _FROM for t in range(trigger.first + 1, chunk.last)):
        return None
    near = _following(sentence, trigger.chunk)
    if not near or near[0][1].prep not in ("من", "من قبل", "عن"):
        return None
    whom = near[0][1]
    if len(near) > 1 and two_by_name(sentence, whom, near[1][1]):
        return Group(near[1][1], [c for _, c in near[2:3] if c.kind == "NP" and c.coordinated])
    return Group(whom)


_FROM = words("مقدم مقدمة موجه موجهة مرفوع مرفوعة صادر صادرة منظم منظمة")


def _pointed_out(draft: Draft) -> Group | None:
    """Who is said to be the one that did it: `طائرة أقلعت من مصراتة | هي التي شنت الغارة`, `الجهة التي دبرت الهجوم | هي الاستخبارات`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunks, tags = sentence.chunks, sentence.view.tags
    around = draft.trigger.around
    if not draft.trigger.verbal or around is None or not around.relative or around.resumptive is not None:
        return None
    opening = next((j for j in range(k - 1, max(-1, k - 4), -1) if chunks[j].kind == "R"), 0)
    before = chunks[opening - 1] if opening else None
    if before is None or not before.nominal:
        return None
    if before.last - before.start == 1 and tags[before.start].rest in PRONOUNS:
        return _topic(sentence, opening - 1)
    if bare(tags[before.head].rest) in _WHOEVER:
        return next(
            (
                Group(Chunk("NP", c.start + 1, c.last, c.start + 1, mentions=c.mentions))
                for c in chunks[k + 1 : k + _NEAR]
                if c.kind == "NP" and tags[c.start].rest in PRONOUNS and c.last - c.start > 1
            ),
            None,
        )
    return None


_WHOEVER = words("جهة طرف شخص")


def _topic(sentence: Sentence, k: int) -> Group | None:
    """What the clause is about that the pronoun at chunk `k` takes up: the noun of إن, else the phrase right before."""
    chunks = sentence.chunks
    for j in range(k - 1, max(-1, k - _NEAR - 2), -1):
        if chunks[j].kind == "S":
            return Group(chunks[j + 1]) if chunks[j + 1].kind == "NP" and j + 1 < k else None
        if chunks[j].kind == "." and sentence.view.tokens[chunks[j].first].form not in ("،", '"', "(", ")"):
            break
    return Group(chunks[k - 1]) if k > 0 and chunks[k - 1].kind == "NP" else None


def _blamed(draft: Draft, drafts: list[Draft]) -> None:
    """On whom the responsibility for an act is laid: `حمّل الجيش خصومه | مسؤولية قصف المستشفى`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunks, tags = sentence.chunks, sentence.view.tags
    if draft.trigger.verbal or draft.trigger.unit.frame.type in ("ACCUSE", "CONSULT", "AGREE"):
        return
    of_it = chunks[k].kind == "NP" and any(
        tags[t].rest.removeprefix("ال") in _BLAME for t in range(chunks[k].start, draft.trigger.first)
    )
    for_it = (
        chunks[k].prep == "عن"
        and k > 0
        and chunks[k - 1].nominal
        and tags[chunks[k - 1].head].rest.removeprefix("ال") in _BLAME
    )
    if not (of_it or for_it):
        return
    act = next(
        (d for d in reversed(drafts) if d.trigger.unit.frame.id == "accuse.blame" and d.trigger.chunk < k),
        None,
    )
    if act is None or any(c.kind in ("V", "S", "R") for c in chunks[act.trigger.chunk + 1 : k]):
        return
    taken = {p.text for p in draft.recipients}
    first = sentence.view.tokens[chunks[k].first].start
    draft.actors = [p for p in act.recipients if p.text not in taken and (p.start is None or p.start < first)]
    draft.alleged = bool(draft.actors)


_BLAME = words("مسؤولية مسئولية تبعات تبعة")
