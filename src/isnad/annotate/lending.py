"""What the events of an article lend one another: subjects, moods, parties of a speech act, dates of a happening told before."""

from __future__ import annotations

import itertools

from isnad.annotate.arguments import arguments
from isnad.annotate.drafts import Draft
from isnad.annotate.frames import Frames
from isnad.annotate.parties import parties
from isnad.language.adjectives import adjectival
from isnad.records import Party

_TAKEN_FOR_GRANTED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AID"})


def lend(drafts: list[Draft], frames: Frames) -> list[Draft]:
    """Complete the events of one sentence from one another; an act of will swallows the cooperation it wills."""
    drafts = [d for d in drafts if not _interview(d) and not _static(d)]
    _inherit_mood(drafts)
    _share_subjects(drafts)
    _control(drafts, frames)
    _addressed(drafts, frames)
    drafts = _speech_acts(drafts)
    _take_for_granted(drafts)
    return drafts


def _control(drafts: list[Draft], frames: Frames) -> None:
    """`هدد بفرض عقوبات`: whoever threatens, promises or begins an act is its actor; who is asked to, where it is asked."""
    for draft in drafts:
        trigger = draft.trigger
        if (
            draft.actors
            or trigger.verbal
            or draft.sentence.view.tags[trigger.first].article
            or trigger.unit.frame.type == "CONSULT"
        ):
            continue
        if trigger.unit.roles.get("idafa") not in (
            "recipient",
            "theme",
            "none",
            None,
        ) and trigger.unit.kind not in ("masdar", "phrase"):
            continue
        chunks = draft.sentence.chunks
        for j in range(trigger.chunk - 1, max(-1, trigger.chunk - _CONTROLS), -1):
            chunk = chunks[j]
            if chunk.kind in ("S", "R") or (
                chunk.kind == "." and draft.sentence.view.tokens[chunk.first].form not in ('"', "،")
            ):
                break
            if chunk.kind != "V":
                continue
            lemmas = {v.lemma for v in draft.sentence.view.tags[chunk.first].verbs}
            around = arguments(draft.sentence, j)
            if lemmas & _ASKING:
                asked = around.phrase("من", "ل") or (
                    around.objects[0]
                    if around.objects and around.objects[0].chunk.first < chunks[trigger.chunk].first
                    else None
                )
                group = asked
            elif lemmas & _PERFORMING or (lemmas & _COMMITTING and trigger.unit.frame.type != "ASSAULT"):
                group = around.subject
            else:
                break
            if group is not None and group.chunk.head != trigger.first:
                found = parties(draft.sentence, group, frames)
                draft.actors = [p for p in found if p.text not in {r.text for r in draft.recipients}]
            break


_CONTROLS = 8  # chunks from an act back to the verb that controls it: أعلنت الوزارة، الاثنين، فرض عقوبات
_ASKING = frozenset({"طلب.1", "دعو.1", "حثث.1", "ءمر.1", "نشد.3", "لزم.4", "حضض.1"})
_PERFORMING = frozenset(
    {
        "شنن.1",
        "نفذ.2",
        "وجه.2",
        "جري.4",
        "فرض.1",
        "نظم.2",
        "هدد.2",
        "حول.3",
        "رفض.1",
        "رءي.1",
        "طلق.4",
        "عقد.1",
        "ركب.8",
        "خوض.1",
    }
)
_COMMITTING = frozenset({
    "هدد.2", "وعد.1", "عهد.5", "قرر.2", "علن.4", "بدء.1", "وصل.3", "حول.3", "عزم.8", "لوح.2", "رفض.1", "نوي.1", "خطط.2", "قوم.1", "ءنف.10", "درس.1", "بحث.1",
    "دفع.1", "ردد.1", "وعد.5", "شرع.1", "وقف.4", "كدد.4", "ءكد.2", "نفذ.2", "تبع.3", "كثف.2",
})  # fmt: skip


def _addressed(drafts: list[Draft], frames: Frames) -> None:
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
                subject = arguments(draft.sentence, j).subject
                found = parties(draft.sentence, subject, frames) if subject is not None else []
                if found and found[0].text != draft.actors[0].text:
                    draft.recipients, draft.actors = draft.actors, found
                break


def _speech_acts(drafts: list[Draft]) -> list[Draft]:
    """A threat is against whom the threatened act would hit, a demand to who should do it; wishing to cooperate is one act."""
    dropped: set[int] = set()
    for i, act in enumerate(drafts):
        kind = act.trigger.unit.frame.type
        if kind not in ("THREATEN", "REQUEST", "AGREE") or i + 1 >= len(drafts):
            continue
        content = drafts[i + 1]
        chunks = act.sentence.chunks
        gap = chunks[act.trigger.chunk + 1 : content.trigger.chunk]
        if len(gap) > 5 or any(c.kind in ("R",) for c in gap) or sum(c.kind == "V" for c in gap) > 0:
            continue
        inside = chunks[content.trigger.chunk]
        governed = (
            content.trigger.verbal
            or (inside.kind == "PP" and inside.prep in ("ب", "إلى", "من", "على", "ل", "في"))
            or content.factuality != "asserted"
        )
        if not governed:
            continue
        if kind == "THREATEN":
            if (
                content.factuality == "asserted"
                and not content.trigger.verbal
                and not act.sentence.view.tags[content.trigger.first].article
            ):
                content.factuality = "threatened"
            if content.factuality == "threatened":
                content.actors = content.actors or list(act.actors)
                act.recipients = act.recipients or list(content.recipients)
                if content.trigger.unit.frame.type == "ASSAULT":
                    content.date, content.date_from = None, None
        elif kind == "REQUEST":
            if (
                content.factuality == "asserted"
                and not content.trigger.verbal
                and not act.sentence.view.tags[content.trigger.first].article
            ):
                content.factuality = "demanded"
            if content.factuality == "demanded":
                act.recipients = act.recipients or list(content.actors)
                if not content.actors and content.trigger.unit.frame.type != "RETREAT":
                    content.actors = list(act.recipients)
        elif content.factuality == "planned" and content.trigger.unit.frame.type in (
            "COOPERATE",
            "AID",
            "CONSULT",
            "SUPPORT",
        ):
            act.actors = act.actors or list(content.actors)
            act.recipients = act.recipients or list(content.recipients)
            act.place = act.place or content.place
            dropped.add(i + 1)
        elif content.factuality == "asserted" and not content.trigger.verbal and inside.kind == "PP":
            content.factuality = "planned"
            content.actors = content.actors or list(act.actors)
    return [d for i, d in enumerate(drafts) if i not in dropped]


def _static(draft: Draft) -> bool:
    """Troops that are somewhere (`يتمركز`, `ينتشر`) are not being deployed."""
    if (
        draft.trigger.unit.frame.type != "MOBILIZE"
        or not draft.trigger.verbal
        or draft.factuality != "asserted"
    ):
        return False
    verbs = draft.sentence.view.tags[draft.trigger.first].verbs
    return all(v.features.tense != "perfect" for v in verbs) and draft.date is None


def _inherit_mood(drafts: list[Draft]) -> None:
    """An event noun that completes a verb not asserted has that verb's mood: `إن أجبرت جنوده على الرحيل`."""
    for previous, draft in itertools.pairwise(drafts):
        trigger = draft.trigger
        if (
            trigger.verbal
            or not previous.trigger.verbal
            or draft.factuality != "asserted"
            or previous.factuality in ("asserted", "denied")
        ):
            continue
        if (
            trigger.chunk - previous.trigger.chunk <= 3
            and not draft.sentence.view.tags[trigger.first].article
        ) or trigger.chunk - previous.trigger.chunk <= 2:
            draft.factuality = previous.factuality


def _interview(draft: Draft) -> bool:
    """Talking to a newspaper is no consultation."""
    return draft.trigger.unit.frame.type == "CONSULT" and any(
        (p.entity or "").startswith("out.") for p in (*draft.actors, *draft.recipients)
    )


def _share_subjects(drafts: list[Draft]) -> None:
    """A verb joined by و to the one before, without a subject of its own, has that one's."""
    for previous, draft in itertools.pairwise(drafts):
        trigger = draft.trigger
        if draft.actors or not trigger.verbal or trigger.around is None or trigger.around.subject is not None:
            continue
        if (
            draft.sentence.chunks[trigger.chunk].coordinated
            and previous.actors
            and previous.trigger.verbal
            and trigger.unit.roles.get("subject", "actor") == "actor"
        ):
            draft.actors = list(previous.actors)


def _take_for_granted(drafts: list[Draft]) -> None:
    """What a condemnation, a welcome or a call for an inquiry is about is taken for granted there."""
    for i, draft in enumerate(drafts):
        if draft.trigger.verbal:
            continue
        sentence = draft.sentence
        for other in drafts[:i]:
            if other.trigger.unit.frame.type not in _TAKEN_FOR_GRANTED or other.sentence is not sentence:
                continue
            between = sentence.chunks[other.trigger.chunk + 1 : draft.trigger.chunk]
            if (
                len(between) <= 5
                and not any(c.kind in ("V", "S", "R") for c in between)
                and draft.factuality == "asserted"
                and draft.trigger.unit.frame.type != other.trigger.unit.frame.type
            ):
                draft.presupposed = True


def corefer(drafts: list[Draft]) -> None:
    """An event named again by a definite noun (`الهجوم`) takes the date of the one it means; so do retellings and headlines."""
    for i, draft in enumerate(drafts):
        if (
            draft.trigger.unit.frame.id == _ANAPHOR
        ):  # `الحادث`: what fills it stands with the act that it takes up
            draft.actors, draft.recipients, draft.place = [], [], None
            draft.date = draft.date_from = None
        if draft.date is not None and len(draft.date) >= 10:
            continue
        kind = draft.trigger.unit.frame.type
        before = [d for d in reversed(drafts[:i]) if _tells(d, kind) and _dates(draft, d)]
        after = [d for d in drafts[i + 1 :] if _tells(d, kind) and _dates(draft, d)]
        same = next((d for d in before if _compatible(draft, d) or _same_toll_or_place(draft, d)), None)
        if same is None:
            same = next((d for d in after if _shares_party(draft, d) or _same_toll_or_place(draft, d)), None)
        if same is None and after and _titled(draft, after[0]):
            same = after[0]
        if same is not None:
            draft.date, draft.date_from = same.date, same.date_from
    _date_the_only(drafts)


def _tells(draft: Draft, kind: str) -> bool:
    """Whether an event is an act of a kind, and no word that only takes one up."""
    return draft.trigger.unit.frame.type == kind and draft.trigger.unit.frame.id != _ANAPHOR


def _date_the_only(drafts: list[Draft]) -> None:
    """Where an article dates all its acts of a kind to one day, those that it leaves undated are meant too."""
    for kind in _OF_ONE_STORY:
        mine = [
            d for d in drafts if d.trigger.unit.frame.type == kind and d.factuality in ("asserted", "denied")
        ]
        dates = [
            (d.date, d.date_from)
            for d in mine
            if d.date is not None and len(d.date) >= 10 and _tells(d, kind)
        ]
        if len({date for date, _ in dates}) != 1:
            continue
        date, source = dates[0]
        for draft in mine:
            if draft.date is None and (_again(draft, mine) or _of_the_story(draft, mine)):
                draft.date, draft.date_from = date, source


_OF_ONE_STORY = ("ASSAULT", "SANCTION", "COERCE", "RETREAT", "CONSULT", "PROTEST")


def _again(draft: Draft, others: list[Draft]) -> bool:
    """Whether an undated act may be the one told of: named as known, or of the same party, toll or place."""
    view = draft.sentence.view
    if not draft.trigger.verbal and view.tags[draft.trigger.first].article:
        return True
    return any(
        o is not draft and o.date is not None and (_shares_party(draft, o) or _same_toll_or_place(draft, o))
        for o in others
    )


def _of_the_story(draft: Draft, others: list[Draft]) -> bool:
    """Whether an undated act can be part of what the article tells of: one act, and nowhere else than that."""
    if any(n.number == "p" for n in draft.sentence.view.tags[draft.trigger.first].nouns):
        return False  # الاعتداءات
    if any(o.date is not None and o.sentence is draft.sentence for o in others):
        return True
    places = {o.place.entity for o in others if o.date is not None and o.place is not None and o.place.entity}
    return draft.place is None or draft.place.entity is None or not places or draft.place.entity in places


def _dates(draft: Draft, other: Draft) -> bool:
    """Whether another event's date is known and can be this one's; what was denied dates nothing that is asserted."""
    if other.factuality == "denied" and draft.factuality == "asserted":
        if not draft.trigger.verbal and _shares_party(draft, other):
            draft.presupposed = True  # the denied act named again, as if it stood
        return False
    return other.date is not None and (draft.date is None or other.date.startswith(draft.date))


def _titled(draft: Draft, other: Draft) -> bool:
    """Whether one stands in the headline and the other is the first of its kind in the story, with no party that disagrees."""
    if (
        draft.sentence.index > 0
        or other.sentence.index == 0
        or draft.factuality not in ("asserted", "denied")
    ):
        return False
    for mine, theirs in ((draft.actors, other.actors), (draft.recipients, other.recipients)):
        countries = {p.country for p in mine}, {p.country for p in theirs}
        if (
            mine
            and theirs
            and not _overlap(mine, theirs)
            and all(p.entity for p in (*mine, *theirs))
            and not (countries[0] & countries[1] - {None})
        ):
            return False
    return True


def _same_toll_or_place(draft: Draft, other: Draft) -> bool:
    """Whether two tellings share their dead or their place."""
    if draft.trigger.unit.frame.type != "ASSAULT":
        return False
    if draft.deaths is not None and other.deaths is not None:
        return draft.deaths.low == other.deaths.low
    if draft.place is not None and other.place is not None:
        return (
            draft.place.entity == other.place.entity and draft.place.entity is not None
        ) or draft.place.text == other.place.text
    return False


def _compatible(draft: Draft, other: Draft) -> bool:
    view = draft.sentence.view
    anaphoric = (
        not draft.trigger.verbal
        and view.tags[draft.trigger.first].article
        and not draft.actors
        and not draft.recipients
    )
    if anaphoric:
        return draft.sentence.index - other.sentence.index <= 4
    return _shares_party(draft, other)


def _shares_party(draft: Draft, other: Draft) -> bool:
    """Whether the two share a party and none of their known ones disagree."""
    if draft.factuality != other.factuality and not {draft.factuality, other.factuality} <= {
        "asserted",
        "denied",
    }:
        return False
    if draft.trigger.unit.frame.type not in (
        "ASSAULT",
        "COOPERATE",
        "CONSULT",
        "RETREAT",
        "COERCE",
        "SANCTION",
        "PROTEST",
        "MOBILIZE",
    ):
        return False
    shared = False
    for mine, theirs in ((draft.actors, other.actors), (draft.recipients, other.recipients)):
        if not mine or not theirs:
            continue
        if _overlap(mine, theirs):
            shared = True
        else:
            return False
    return shared and bool(draft.recipients or draft.actors)


def _overlap(mine: list[Party], theirs: list[Party]) -> bool:
    for a in mine:
        for b in theirs:
            if a.entity and b.entity:
                if a.entity == b.entity:
                    return True
                continue
            if set(a.text.split()) & set(b.text.split()):
                return True
    return False


def generic(draft: Draft, before: list[Draft]) -> bool:
    """Whether a bare definite noun (`القتل`, `الاغتيالات`) means no event told: nothing fills it and nothing like it came before."""
    trigger = draft.trigger
    if trigger.unit.frame.id == _ANAPHOR:
        return not _taken_up(draft, before)
    if trigger.verbal or draft.actors or draft.recipients or draft.place is not None or trigger.absorbed:
        return False
    if not draft.sentence.view.tags[trigger.first].article or trigger.unit.frame.type not in (
        "ASSAULT",
        "COERCE",
        "PROTEST",
    ):
        return False
    return not any(d.trigger.unit.frame.type == trigger.unit.frame.type for d in before)


_ANAPHOR = "assault.anaphor"
_ATTACKS = frozenset(
    f"assault.{kind}"
    for kind in (
        "attack", "shell", "airstrike", "bomb", "explode", "drone", "shoot", "suicide-attack", "assassinate", "massacre", "clash", "undergo", "claim",
        "incursion",
    )
)  # fmt: skip
_LATELY = 4  # sentences from an act to a word that only takes it up


def _taken_up(draft: Draft, before: list[Draft]) -> bool:
    """Whether a definite `الحادث`, `العملية` without an adjective means an assault told not far before."""
    view, trigger = draft.sentence.view, draft.trigger
    tagged = view.tags[trigger.first]
    following = view.tags[trigger.last] if trigger.last < draft.sentence.last else None
    qualified = following is not None and following.article and not following.prefix and adjectival(following)
    if not tagged.article or tagged.enclitic or qualified or any(n.number == "p" for n in tagged.nouns):
        return False
    earlier = view.tags[trigger.first - 1] if trigger.first > draft.sentence.first else None
    located = (
        following is not None and following.tag == "P" and earlier is not None and earlier.tag in ("N", ".")
    )
    if tagged.rest == "الواقعه" and located:
        return False  # تعز، الواقعة إلى الجنوب
    return any(
        d.trigger.unit.frame.id in _ATTACKS
        and d.factuality in ("asserted", "denied")
        and 0 <= draft.sentence.index - d.sentence.index <= _LATELY
        for d in before
    )
