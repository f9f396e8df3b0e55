"""What the events of one sentence lend one another: subjects, moods, the parties of a speech act."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from isnad.annotate.events.attendant import attendants, decided
from isnad.annotate.events.clause import clause_subjects
from isnad.annotate.events.control import INCURSIONS, control
from isnad.annotate.events.drafts import Draft, same_parties
from isnad.annotate.events.granted import broken
from isnad.annotate.events.instigation import instigators
from isnad.annotate.events.locating import is_place
from isnad.annotate.events.occasions import at_meetings
from isnad.annotate.events.recasting import (
    asked_to_go,
    blockades,
    court_orders,
    deadly_raids,
    let_in,
    riots,
    seized_by_gunmen,
    verbal_attacks,
    will_not,
)
from isnad.annotate.events.scenes import of_strikers
from isnad.annotate.events.setting import IN_WHICH
from isnad.annotate.events.speech_acts import (
    addressed,
    in_protest,
    meets,
    negotiated,
    on_paper,
    refused,
    speech_acts,
    threatened,
    visits,
)
from isnad.annotate.frames import Frames
from isnad.annotate.grammar.chunks import Chunk
from isnad.language.folding import words
from isnad.records import Statement

_TAKEN_FOR_GRANTED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AID"})


def lend(drafts: list[Draft], frames: Frames, statements: Sequence[Statement] = ()) -> list[Draft]:
    """Complete the events of one sentence from one another; an act of will swallows the cooperation it wills."""
    drafts = [d for d in drafts if not _interview(d) and not _static(d)]
    drafts = _without_what_is_lifted(drafts)
    _inherit_mood(drafts)
    decided(drafts, frames)
    control(drafts, frames)
    clause_subjects(drafts, frames)
    attendants(drafts, frames)
    instigators(drafts, frames)
    addressed(drafts, frames)
    drafts = speech_acts(drafts)
    for draft in drafts:
        if draft.trigger.unit.frame.type == "THREATEN" and not draft.recipients:
            draft.recipients = threatened(draft, frames)
    refused(drafts)
    in_protest(drafts)
    on_paper(drafts, frames)
    meets(drafts, frames)
    visits(drafts)
    negotiated(drafts)
    drafts = deadly_raids(drafts, frames)
    let_in(drafts, frames)
    seized_by_gunmen(drafts, frames)
    drafts = court_orders(drafts)
    riots(drafts, frames)
    verbal_attacks(drafts, frames)
    blockades(drafts, frames)
    asked_to_go(drafts, frames)
    will_not(drafts, frames)
    _share_places(drafts)
    at_meetings(drafts)
    for draft in drafts:
        if draft.place is None:
            draft.place = of_strikers(draft.sentence, draft.trigger, draft)
    _share_tolls(drafts)
    _take_for_granted(drafts, statements)
    return drafts


def _without_what_is_lifted(drafts: list[Draft]) -> list[Draft]:
    """A ban or a sanction that is lifted is not imposed there: `ألغت الحكومة حظر التجول`, `طالبوا برفع العقوبات`; aid that is halted is not
    given: `علقت أوسلو تمويل المنظمة`; reinforcements that are hit are not sent."""
    lifted: set[int] = set()
    for i, (act, inner) in enumerate(itertools.pairwise(drafts), 1):
        if act.trigger.unit.frame.id in _HALTING and _is_what_is_halted(act, inner):
            lifted.add(i)
        if _hit(act, inner):
            lifted.add(i)
        if act.trigger.unit.frame.id != "concede.ease" or inner.trigger.verbal:
            continue
        if inner.trigger.unit.frame.type not in ("COERCE", "SANCTION"):
            continue
        around, chunk = act.trigger.around, act.sentence.chunks[inner.trigger.chunk]
        if inner.trigger.unit.frame.id == "coerce.curfew" and inner.factuality in ("demanded", "planned"):
            near = inner.trigger.chunk - act.trigger.chunk <= 1
            inner.factuality = "asserted" if near else inner.factuality  # طالبوا بإلغاء حظر التجول
        own = inner.trigger.chunk == act.trigger.chunk
        if own or (around is not None and any(g.chunk is chunk for g in around.objects[:1])):
            lifted.add(i)
    return [d for i, d in enumerate(drafts) if i not in lifted]


def _is_what_is_halted(act: Draft, inner: Draft) -> bool:
    """Whether a noun of aid is the object of the verb, or the complement of the noun, that says that it is halted."""
    if inner.trigger.verbal or inner.trigger.unit.frame.type != "AID":
        return False
    around, chunk = act.trigger.around, act.sentence.chunks[inner.trigger.chunk]
    if inner.trigger.first != chunk.head and inner.trigger.chunk != act.trigger.chunk:
        return False
    return inner.trigger.chunk == act.trigger.chunk or (
        around is not None and any(g.chunk is chunk for g in around.objects[:1])
    )


def _hit(act: Draft, inner: Draft) -> bool:
    """Whether reinforcements are what an attack hits, and are not told to be sent: `قصفت المدفعية | تعزيزات للمتمردين`."""
    if inner.trigger.verbal or inner.trigger.unit.frame.type != "MOBILIZE":
        return False
    if act.trigger.unit.frame.type != "ASSAULT" or act.trigger.around is None:
        return False
    chunk = act.sentence.chunks[inner.trigger.chunk]
    return any(c is chunk for g in act.trigger.around.objects[:1] for c in g.all)


_HALTING = frozenset({"sanction.halt-aid", "sanction.halt-funding"})


def _share_places(drafts: list[Draft]) -> None:
    """Where the act was in which somebody was hurt (`إصابة شاب في اقتحام لمخيم الفارعة`), or which the same party goes on with
    (`حاصروا بيتا في حارة السوق ثم فجّروا بابه`)."""
    for i, draft in enumerate(drafts):
        if draft.place is not None or draft.trigger.unit.frame.type not in _SOMEWHERE:
            continue
        for other in drafts[i + 1 :]:
            chunk = other.sentence.chunks[other.trigger.chunk]
            between = draft.sentence.chunks[draft.trigger.chunk + 1 : other.trigger.chunk]
            if any(
                (c.kind == "V" and not c.coordinated) or (c.kind in ("S", "R") and not _when(draft, c))
                for c in between
            ):
                break
            led = (chunk.kind == "PP" and chunk.prep in IN_WHICH) or any(_when(draft, c) for c in between)
            if led and other.place is not None and other.trigger.unit.frame.type in _SOMEWHERE:
                draft.place = other.place
                break
    previous: Draft | None = None
    for draft in drafts:
        if not draft.trigger.verbal or draft.trigger.unit.frame.type not in _SOMEWHERE:
            continue
        if (
            previous is not None
            and draft.place is None
            and previous.place is not None
            and all(p.start != previous.place.start for p in previous.recipients)
            and (_with_same(draft, previous) or _upon(draft, previous))
        ):
            draft.place = previous.place
        if previous is not None and draft.place is not None and _in_one_breath(previous, draft):
            previous.place = draft.place
        previous = draft
    _share_with_object(drafts)


def _in_one_breath(previous: Draft, draft: Draft) -> bool:
    """Whether two acts of a crowd are told with nothing between them but what they are done with: `رشقوها بالحجارة وأضرموا النار في إطارات
    قرب المفوضية`."""
    if previous.place is not None or not _with_same(draft, previous):
        return False
    if previous.trigger.unit.frame.type != "PROTEST" or draft.trigger.unit.frame.type != "PROTEST":
        return False
    between = draft.sentence.chunks[previous.trigger.chunk + 1 : draft.trigger.chunk]
    here = draft.sentence.chunks[draft.trigger.chunk]
    return here.coordinated and all(c.kind in ("NP", "PP") for c in between)


def _share_with_object(drafts: list[Draft]) -> None:
    """What is done to a gathering that a clause tells of is done where it is: `نُظمت وقفة في بلدة طفس فرّقتها قوات الأمن`."""
    for i, draft in enumerate(drafts):
        around = draft.trigger.around
        if draft.place is not None or around is None or around.resumptive is None:
            continue
        noun = around.resumptive.chunk
        for other in drafts[:i]:
            told = other.trigger.words or range(other.trigger.first, other.trigger.last)
            if other.trigger.unit.frame.type in _SOMEWHERE and any(noun.first <= t < noun.last for t in told):
                draft.place = other.place
                if draft.date is None:
                    draft.date, draft.date_from = other.date, other.date_from


def _with_same(draft: Draft, previous: Draft) -> bool:
    return bool(draft.actors) and same_parties(draft.actors, previous.actors)


def _upon(draft: Draft, previous: Draft) -> bool:
    """Whether an act comes of the one told before it in the sentence: `فرّقت الشرطة مسيرة …، فأصيب 15 متظاهرا`."""
    return (
        draft.sentence is previous.sentence
        and draft.factuality == previous.factuality
        and draft.sentence.view.tags[draft.trigger.first].prefix == "ف"
    )


def _share_tolls(drafts: list[Draft]) -> None:
    """The dead and hurt of an act are those told before it: `قُتل 14 مدنيا وأصيب 37، صباح الثلاثاء، في قصف مدفعي`."""
    for i, force in enumerate(drafts):
        chunk = force.sentence.chunks[force.trigger.chunk]
        if force.trigger.verbal or force.trigger.unit.frame.type != "ASSAULT":
            continue
        if chunk.kind != "PP" or chunk.prep not in IN_WHICH:
            continue
        for harm in reversed(drafts[:i]):
            frame = harm.trigger.unit.frame
            if not (frame.lethal or frame.injures) or harm.factuality != force.factuality:
                break
            between = harm.sentence.chunks[harm.trigger.chunk + 1 : force.trigger.chunk]
            if any(c.kind in ("S", "R") or (c.kind == "V" and not c.coordinated) for c in between):
                break
            if force.deaths is None and force.injured is None:
                force.deaths, force.injured = harm.deaths, harm.injured
            aimed = force.trigger.unit.frame.id not in INCURSIONS
            if (
                aimed
                and harm.trigger.verbal
                and harm.recipients
                and all(is_place(force.sentence, p) for p in force.recipients)
            ):
                force.recipients = list(harm.recipients)  # قُتل 14 مدنيا في قصف السوق: those whom it hit


def _when(draft: Draft, chunk: Chunk) -> bool:
    return chunk.kind == "S" and draft.sentence.view.tags[chunk.first].rest in _WHEN


_SOMEWHERE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})


_WHEN = words("عندما حين حينما لما")


def _static(draft: Draft) -> bool:
    """Troops that are somewhere (`يتمركز`, `ينتشر`) are not being deployed."""
    if (
        draft.trigger.unit.frame.type != "MOBILIZE"
        or not draft.trigger.verbal
        or draft.factuality != "asserted"
    ):
        return False
    verbs = draft.sentence.view.tags[draft.trigger.first].verbs
    if not any(v.lemma in _STANDING for v in verbs):
        return False  # الجيش يدفع بتعزيزات
    return all(v.features.tense != "perfect" for v in verbs) and draft.date is None


_STANDING = frozenset({"مركز.2", "نشر.8", "ربط.3", "حشد.8"})


def _inherit_mood(drafts: list[Draft]) -> None:
    """An event noun that completes a verb not asserted has that verb's mood: `إن أجبرت جنوده على الرحيل`."""
    for previous, draft in itertools.pairwise(drafts):
        trigger = draft.trigger
        if (
            trigger.verbal
            or not previous.trigger.verbal
            or draft.factuality != "asserted"
            or previous.factuality in ("asserted", "denied")
            or broken(draft.sentence, trigger.chunk, trigger.first)
            or (previous.trigger.unit.frame.type == "CONCEDE" and trigger.unit.frame.type == "PROTEST")
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


def _take_for_granted(drafts: list[Draft], statements: Sequence[Statement]) -> None:
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
                and not _beside(draft, other, statements)
            ):
                draft.presupposed = True


def _beside(draft: Draft, other: Draft, statements: Sequence[Statement]) -> bool:
    """Whether an act stands beside a reaction and not in it: outside what its words say (`طالب المحافظ، خلال لقائه …، بحماية …`), in what
    is reported next (`…، معلنا إرسال تعزيزات`), or on a level with it (`أذنت بفتح تحقيق وبالاحتفاظ بشخصين`)."""
    view, chunks = draft.sentence.view, draft.sentence.chunks
    at, start = view.tokens[draft.trigger.first].start, view.bare_start(other.trigger.first)
    end = view.tokens[other.trigger.first].end
    own = [s for s in statements if s.cue is not None and s.cue.start < end and s.cue.end > start]
    if own:
        return not any(s.start <= at < s.end for s in own)
    told = statements[draft.statement] if draft.statement is not None else None
    if told is not None and told.cue is not None and told.cue.start > start:
        return True
    mine, theirs = chunks[draft.trigger.chunk], chunks[other.trigger.chunk]
    return mine.coordinated and mine.kind == theirs.kind == "PP" and mine.prep == theirs.prep
