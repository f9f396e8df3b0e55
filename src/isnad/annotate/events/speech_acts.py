"""Acts of words and what they are about: demands, threats, talks, papers, and whom they leave to be understood."""

from __future__ import annotations

import itertools

from isnad.annotate.events.drafts import Draft, same_parties
from isnad.annotate.events.granted import broken, known_of, on_occasion
from isnad.annotate.events.locating import is_place
from isnad.annotate.events.parties import parties
from isnad.annotate.frames import Frames
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk
from isnad.annotate.grammar.conditionals import conditional
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.phrases import definite
from isnad.annotate.grammar.subjects import subject_of
from isnad.language.folding import words
from isnad.records import Party


def addressed(drafts: list[Draft], frames: Frames) -> None:
    """`صوّت البرلمان على مطالبة الحكومة بـ…`: whose demand it is, the verb before says; its idafa is the one asked."""
    for draft in drafts:
        trigger = draft.trigger
        if trigger.verbal or trigger.unit.frame.type != "REQUEST" or not draft.actors or draft.recipients:
            continue
        chunks = draft.sentence.chunks
        following = chunks[trigger.chunk + 1] if trigger.chunk + 1 < len(chunks) else None
        if following is None or following.kind != "PP" or following.prep not in ("ب", "إلى"):
            continue
        for j in range(trigger.chunk - 1, max(-1, trigger.chunk - 6), -1):
            if chunks[j].kind in (".", "S", "R"):
                break
            if chunks[j].kind == "V":
                lemmas = {v.lemma for v in draft.sentence.view.tags[chunks[j].first].verbs}
                subject = None if lemmas & _ANSWERING else arguments(draft.sentence, j).subject
                found = parties(draft.sentence, subject, frames) if subject is not None else []
                if found and found[0].text not in draft.actors[0].text:
                    draft.recipients, draft.actors = draft.actors, found
                break


_ANSWERING = frozenset({"رفض.1", "لبي.2", "قبل.1", "ءيد.2", "رحب.2", "جوب.10", "جهل.6"})
"""Verbs of answering a call, whose complement tells whose call it was: `رفضت الأحزاب دعوة | الرئيس | إلى الحوار`."""


def speech_acts(drafts: list[Draft]) -> list[Draft]:
    """A threat is against whom the threatened act would hit, a demand to who should do it; what is agreed or promised is to come."""
    for i, act in enumerate(drafts):
        kind = act.trigger.unit.frame.type
        if kind not in ("THREATEN", "REQUEST", "AGREE") or i + 1 >= len(drafts):
            continue
        content = drafts[i + 1]
        chunks = act.sentence.chunks
        last = max(act.trigger.words, default=act.trigger.first)
        gap = chunks[max(act.trigger.chunk, act.sentence.chunk_of(last)) + 1 : content.trigger.chunk]
        if len(gap) > 5 or any(c.kind in ("R",) for c in gap) or sum(c.kind == "V" for c in gap) > 0:
            continue
        inside = chunks[content.trigger.chunk]
        governed = (
            content.trigger.verbal
            or (inside.kind == "PP" and inside.prep in ("ب", "إلى", "من", "على", "ل"))
            or (inside.kind == "PP" and inside.prep == "في" and kind == "AGREE")
            or content.factuality != "asserted"
        )
        if not governed:
            continue
        if kind == "THREATEN":
            force = content.factuality == "planned" and content.trigger.unit.frame.type in _BY_FORCE
            if _only_named(content) or (force and content.trigger.verbal):
                content.factuality = "threatened"  # حذرت الحركة من أنها ستستهدف المطارات
            if content.factuality == "threatened":
                content.actors = content.actors or list(act.actors)
                act.recipients = act.recipients or [
                    p for p in content.recipients if not is_place(act.sentence, p)
                ]
                if content.trigger.unit.frame.type == "ASSAULT":
                    content.date, content.date_from = None, None
        elif kind == "REQUEST":
            if _only_named(content) or (content.factuality == "asserted" and _back_to(content)):
                content.factuality = "demanded"
            if content.factuality == "demanded":
                own = same_parties(act.actors, content.actors) or _overlap(act, content)
                if not own:  # أمر القاضي بحبسه: of himself
                    act.recipients = act.recipients or list(content.actors)
                whose = content.trigger.pronoun_role == "actor"  # بالضغط على إسرائيل لوقف عدوانها
                if not content.actors and not whose and content.trigger.unit.frame.type != "RETREAT":
                    content.actors = list(act.recipients)
                if not content.actors and content.trigger.unit.frame.type == "PROTEST":
                    content.actors = list(act.actors)  # دعت النقابة إلى إضراب: their own
        elif content.factuality == "planned" and content.trigger.unit.frame.type in _MUTUAL:
            act.actors = act.actors or list(content.actors)
            if (
                content.trigger.unit.frame.type != "AID"
            ):  # تعهد بتقديم شاحنات للأهالي: promised to nobody told
                act.recipients = act.recipients or list(content.recipients)
            content.actors = content.actors or list(act.actors)
        elif (
            content.factuality == "asserted"
            and content.trigger.unit.frame.type != "REQUEST"  # وافق البنك على طلب الشركة: made before
            and not broken(content.sentence, content.trigger.chunk, content.trigger.first)
            and not content.trigger.verbal
            and not _apart(content)
            and inside.kind == "PP"
            and inside.prep in _AGREED
        ):
            content.factuality = "planned"
            content.actors = content.actors or list(act.actors)
    return drafts


def _overlap(act: Draft, content: Draft) -> bool:
    """Whether an actor of one act stands within an actor of the other: `مئات | المتظاهرين`."""
    spans = [(a.start, a.end) for a in act.actors if a.start is not None and a.end is not None]
    return any(
        b.start is not None and b.end is not None and low <= b.start and b.end <= high
        for b in content.actors
        for low, high in spans
    )


_BY_FORCE = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION")
_MUTUAL = ("COOPERATE", "AID", "CONSULT", "SUPPORT")


def _only_named(content: Draft) -> bool:
    """Whether an act is named by an indefinite noun, and so has not been done where it is threatened or asked for."""
    trigger = content.trigger
    told = trigger.verbal or content.sentence.view.tags[trigger.first].article or _apart(content)
    return content.factuality == "asserted" and not told


def _back_to(content: Draft) -> bool:
    """Whether somebody is to go back to talks, or to sit down to them: `دعا إلى العودة إلى طاولة المفاوضات`."""
    sentence, trigger = content.sentence, content.trigger
    first = max(sentence.first, trigger.first - _BACK)
    return not trigger.verbal and any(
        n.base in _GOING_BACK for t in range(first, trigger.first) for n in sentence.view.tags[t].nouns
    )


_BACK = 4  # tokens
_GOING_BACK = words("عودة رجوع جلوس استئناف طاولة مائدة انخراط")


def _apart(content: Draft) -> bool:
    """Whether an act is no part of what is said: its occasion (`في ختام اجتماع`), or what was done before (`احتجاجا على اعتقال`)."""
    sentence, trigger = content.sentence, content.trigger
    return on_occasion(sentence, trigger.chunk) or known_of(sentence, trigger.chunk, trigger.first)


def on_paper(drafts: list[Draft], frames: Frames) -> None:
    """What a paper asks or says is asked by whoever adopts or carries it: `صوّت المجلس على قرار يلزم الحكومة`, `رفعوا لافتات تدعو إلى`."""
    for draft in drafts:
        trigger, sentence = draft.trigger, draft.sentence
        subject = trigger.around.subject if trigger.around is not None else None
        if draft.trigger.unit.frame.type not in _SAID or not trigger.verbal or subject is None:
            continue
        if subject.chunk.first > trigger.first or not any(
            n.base in _PAPERS for n in sentence.view.tags[subject.chunk.head].nouns
        ):
            continue
        k = sentence.chunk_of(subject.chunk.first)
        verbs = sentence.verbs_before(k, 2 * _NEAR)
        who = next((s for j in verbs if (s := subject_of(sentence, j)) is not None), None)
        asked = {p.text for p in draft.recipients}
        if who is not None:
            draft.actors = [p for p in parties(sentence, who, frames) if p.text not in asked]
        elif asked:
            draft.actors = [p for p in draft.actors if p.text not in asked]


_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})


_PAPERS = words(
    "قرار قانون لافتة لافتات بيان رسالة رسائل مذكرة عريضة نداء وثيقة توصية شعار شعارات هتاف هتافات تعميم مرسوم بلاغ"
)


def meets(drafts: list[Draft], frames: Frames) -> None:
    """Who goes out to meet somebody meets them: `خرج نائب المحافظ للقاء المتظاهرين`."""
    for draft in drafts:
        trigger, sentence = draft.trigger, draft.sentence
        chunk = sentence.chunks[trigger.chunk]
        if trigger.unit.frame.id != "consult.meet" or trigger.verbal or chunk.prep != "ل" or draft.recipients:
            continue
        verb = next(sentence.verbs_before(trigger.chunk, _NEAR), None)
        if verb is None:
            continue
        who = subject_of(sentence, verb)
        found = parties(sentence, who, frames) if who is not None else []
        if found and draft.actors and found[0].text != draft.actors[0].text:
            draft.actors, draft.recipients = found, draft.actors
            if any(
                v.features.tense == "perfect" for v in sentence.view.tags[sentence.chunks[verb].first].verbs
            ):
                draft.factuality = "asserted" if draft.factuality == "planned" else draft.factuality


def in_protest(drafts: list[Draft]) -> None:
    """What a protest is for is said by those who protest, then and there: `خرج الآلاف في مسيرات …، للمطالبة برحيل`, `رفضا لـ`."""
    for i, draft in enumerate(drafts):
        trigger = draft.trigger
        if trigger.verbal or trigger.unit.frame.type not in ("REQUEST", "REJECT", "ACCUSE", "SUPPORT"):
            continue
        chunk = draft.sentence.chunks[trigger.chunk]
        purpose = chunk.prep == "ل" and chunk.head == trigger.first and trigger.unit.frame.type != "SUPPORT"
        aim = chunk.kind == "NP" and draft.sentence.view.tags[trigger.first].rest.endswith("ا")
        protest = next((d for d in reversed(drafts[:i]) if d.trigger.unit.frame.type == "PROTEST"), None)
        if not (purpose or aim) or protest is None or protest.factuality not in ("asserted", "planned"):
            continue
        if any(
            c.kind in ("R", "S", "V")
            for c in draft.sentence.chunks[protest.trigger.chunk + 1 : trigger.chunk]
        ):
            continue
        draft.factuality = protest.factuality
        draft.actors = draft.actors or list(protest.actors)
        if protest.date is not None:
            draft.date, draft.date_from = protest.date, protest.date_from


def visits(drafts: list[Draft]) -> None:
    """Who is received on a visit is who visits: `استقبلت الجزائر الوزير الفرنسي في زيارة دامت يومين`."""
    for i, draft in enumerate(drafts):
        chunk = draft.sentence.chunks[draft.trigger.chunk]
        if draft.trigger.unit.frame.id != "consult.visit" or draft.trigger.verbal or chunk.prep != "في":
            continue
        received = next(
            (d for d in reversed(drafts[:i]) if d.trigger.unit.frame.id == "consult.receive"), None
        )
        if received is not None and received.trigger.verbal:
            draft.actors, draft.recipients = list(received.actors), list(received.recipients)
            draft.place = draft.place or received.place


def refused(drafts: list[Draft]) -> None:
    """Whoever would have been helped is whom help is refused: `رفضت برلين تزويد كييف بصواريخ`, `امتنعت عن تقديم مساعدات لبيروت`."""
    for act, help_ in itertools.pairwise(drafts):
        if (
            act.trigger.unit.frame.id == "reject.assist"
            and help_.trigger.unit.frame.type == "AID"
            and not act.recipients
            and 0 < help_.trigger.chunk - act.trigger.chunk <= _REFUSED
        ):
            act.recipients = list(help_.recipients)


_REFUSED = 3  # chunks from a refusal to the help refused


def threatened(act: Draft, frames: Frames) -> list[Party]:
    """Against whom a threat is that names nobody beside it: who must do what else will come (`إذا لم تفتح الوزارة باب الحوار`),
    or whom what is threatened is to befall (`هدد بطرد المفتشين`)."""
    sentence, chunks = act.sentence, act.sentence.chunks
    own = {p.text for p in act.actors} | {p.entity for p in act.actors if p.entity}

    def others(group: Group | None) -> list[Party]:
        found = parties(sentence, group, frames) if group is not None else []
        return [p for p in found if p.text not in own and p.entity not in own and not is_place(sentence, p)]

    for k, chunk in enumerate(chunks):
        if chunk.kind != "V" or k == 0:
            continue
        j = k - 1
        while j > 0 and chunks[j].kind in ("Z", "T"):
            j -= 1
        opened = sentence.view.tags[chunks[j].first].rest
        unless = opened == "ما" and sentence.view.tags[chunks[k - 1].first].rest == "لم"
        if unless or (chunks[j].kind in ("S", "T") and conditional(sentence.view, chunks[j].first)):
            who = subject_of(sentence, k)
            own_will = who is not None and definite(sentence, who.chunk)  # ما لم تُشكل هيئة مستقلة
            asked = others(who) if own_will else []
            if asked:
                return asked
    first = act.trigger.chunk + 1
    for chunk in chunks[first : first + _NEAR]:
        if chunk.kind in ("S", "R", "V"):
            break
        if chunk.kind == "PP" and chunk.prep == "ب" and chunk.last - chunk.head > 1:
            inner = Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1, mentions=chunk.mentions)
            return others(Group(inner))
    return []


_AGREED = ("على", "ب", "ل", "إلى", "بشأن", "في شأن", "حول", "في")


_NEGOTIATED = ("بشأن", "في شأن", "حول", "على", "ل")


_NEAR = 8  # chunks between talks and what they are about


_TO_COME = frozenset({"RETREAT", "AGREE", "AID", "COOPERATE"})


def negotiated(drafts: list[Draft]) -> None:
    """What talks are about has not been done: `جولة مفاوضات بشأن تبادل الأسرى`."""
    for talks, content in itertools.pairwise(drafts):
        chunk = content.sentence.chunks[content.trigger.chunk]
        if (
            talks.trigger.unit.frame.type == "CONSULT"
            and content.trigger.unit.frame.type in _TO_COME
            and not content.trigger.verbal
            and content.factuality == "asserted"
            and not broken(content.sentence, content.trigger.chunk, content.trigger.first)
            and chunk.kind == "PP"
            and chunk.prep in _NEGOTIATED
            and content.trigger.chunk - talks.trigger.chunk <= _NEAR
            and not any(
                c.kind in ("V", "S", "R")
                for c in content.sentence.chunks[talks.trigger.chunk + 1 : content.trigger.chunk]
            )
        ):
            content.factuality = "planned"
