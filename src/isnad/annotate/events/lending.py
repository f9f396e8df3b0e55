"""What the events of one sentence lend one another: subjects, moods, the parties of a speech act."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from isnad.annotate.events import setting
from isnad.annotate.events.clause import clause_subjects
from isnad.annotate.events.control import INCURSIONS, control
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.factuality import broken
from isnad.annotate.events.parties import parties
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.arguments import Group, arguments
from isnad.annotate.grammar.chunks import Chunk
from isnad.annotate.grammar.conditionals import conditional
from isnad.annotate.grammar.subjects import subject_of
from isnad.language.folding import words
from isnad.records import Party, Statement

_TAKEN_FOR_GRANTED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AID"})


def lend(drafts: list[Draft], frames: Frames, statements: Sequence[Statement] = ()) -> list[Draft]:
    """Complete the events of one sentence from one another; an act of will swallows the cooperation it wills."""
    drafts = [d for d in drafts if not _interview(d) and not _static(d)]
    drafts = _without_what_is_lifted(drafts)
    _inherit_mood(drafts)
    control(drafts, frames)
    clause_subjects(drafts, frames)
    _addressed(drafts, frames)
    drafts = _speech_acts(drafts)
    for draft in drafts:
        if draft.trigger.unit.frame.type == "THREATEN" and not draft.recipients:
            draft.recipients = _threatened(draft, frames)
    _refused(drafts)
    _in_protest(drafts)
    _on_paper(drafts, frames)
    _meets(drafts, frames)
    _visits(drafts)
    _negotiated(drafts)
    _deadly_raids(drafts, frames)
    _seized_by_gunmen(drafts, frames)
    _riots(drafts, frames)
    _blockades(drafts, frames)
    _share_places(drafts)
    _share_tolls(drafts)
    _take_for_granted(drafts, statements)
    return drafts


def _without_what_is_lifted(drafts: list[Draft]) -> list[Draft]:
    """A ban or a sanction that is lifted is not imposed there: `ألغت الحكومة حظر التجول`, `طالبوا برفع العقوبات`."""
    lifted: set[int] = set()
    for i, (act, inner) in enumerate(itertools.pairwise(drafts), 1):
        if act.trigger.unit.frame.id != "concede.ease" or inner.trigger.verbal:
            continue
        if inner.trigger.unit.frame.type not in ("COERCE", "SANCTION"):
            continue
        around, chunk = act.trigger.around, act.sentence.chunks[inner.trigger.chunk]
        own = inner.trigger.chunk == act.trigger.chunk
        if own or (around is not None and any(g.chunk is chunk for g in around.objects[:1])):
            lifted.add(i)
    return [d for i, d in enumerate(drafts) if i not in lifted]


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
        last = max(act.trigger.words, default=act.trigger.first)
        gap = chunks[max(act.trigger.chunk, act.sentence.chunk_of(last)) + 1 : content.trigger.chunk]
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
                act.recipients = act.recipients or [p for p in content.recipients if not is_place(act, p)]
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
                if not content.actors and content.trigger.unit.frame.type == "PROTEST":
                    content.actors = list(act.actors)  # دعت النقابة إلى إضراب: their own
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
        elif (
            content.factuality == "asserted"
            and not broken(content.sentence, content.trigger.chunk, content.trigger.first)
            and not content.trigger.verbal
            and inside.kind == "PP"
            and inside.prep in _AGREED
        ):
            content.factuality = "planned"
            content.actors = content.actors or list(act.actors)
    return [d for i, d in enumerate(drafts) if i not in dropped]


def _on_paper(drafts: list[Draft], frames: Frames) -> None:
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
        verbs = (j for j in range(k - 1, max(-1, k - 2 * _NEAR), -1) if sentence.chunks[j].kind == "V")
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


def _meets(drafts: list[Draft], frames: Frames) -> None:
    """Who goes out to meet somebody meets them: `خرج نائب المحافظ للقاء المتظاهرين`."""
    for draft in drafts:
        trigger, sentence = draft.trigger, draft.sentence
        chunk = sentence.chunks[trigger.chunk]
        if trigger.unit.frame.id != "consult.meet" or trigger.verbal or chunk.prep != "ل" or draft.recipients:
            continue
        k = trigger.chunk
        verb = next((j for j in range(k - 1, max(-1, k - _NEAR), -1) if sentence.chunks[j].kind == "V"), -1)
        who = subject_of(sentence, verb) if verb >= 0 else None
        found = parties(sentence, who, frames) if who is not None else []
        if found and draft.actors and found[0].text != draft.actors[0].text:
            draft.actors, draft.recipients = found, draft.actors
            if any(
                v.features.tense == "perfect" for v in sentence.view.tags[sentence.chunks[verb].first].verbs
            ):
                draft.factuality = "asserted" if draft.factuality == "planned" else draft.factuality


def _in_protest(drafts: list[Draft]) -> None:
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


def _visits(drafts: list[Draft]) -> None:
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


def _refused(drafts: list[Draft]) -> None:
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


def _threatened(act: Draft, frames: Frames) -> list[Party]:
    """Against whom a threat is that names nobody beside it: who must do what else will come (`إذا لم تفتح الوزارة باب الحوار`),
    or whom what is threatened is to befall (`هدد بطرد المفتشين`)."""
    sentence, chunks = act.sentence, act.sentence.chunks
    own = {p.text for p in act.actors} | {p.entity for p in act.actors if p.entity}

    def others(group: Group | None) -> list[Party]:
        found = parties(sentence, group, frames) if group is not None else []
        return [p for p in found if p.text not in own and p.entity not in own and not is_place(act, p)]

    for k, chunk in enumerate(chunks):
        if chunk.kind != "V" or k == 0:
            continue
        j = k - 1
        while j > 0 and chunks[j].kind in ("Z", "T"):
            j -= 1
        opened = sentence.view.tags[chunks[j].first].rest
        unless = opened == "ما" and sentence.view.tags[chunks[k - 1].first].rest == "لم"
        if unless or (chunks[j].kind in ("S", "T") and conditional(sentence.view, chunks[j].first)):
            asked = others(subject_of(sentence, k))
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


def _negotiated(drafts: list[Draft]) -> None:
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


def _deadly_raids(drafts: list[Draft], frames: Frames) -> None:
    """A raid in which people are killed or hurt is an assault: `استشهد شابان … خلال اقتحام المخيم`."""
    for i, raid in enumerate(drafts):
        chunk = raid.sentence.chunks[raid.trigger.chunk]
        if raid.trigger.unit.frame.id != "coerce.raid" or raid.trigger.verbal or chunk.prep not in _IN_WHICH:
            continue
        harm = next((d for d in reversed(drafts[:i]) if d.trigger.unit.frame.type == "ASSAULT"), None)
        if harm is not None and (harm.trigger.unit.frame.lethal or harm.trigger.unit.frame.injures):
            raid.recast(frames.by_id["assault.incursion"])
            raid.actors = raid.actors or list(harm.actors)


def _seized_by_gunmen(drafts: list[Draft], frames: Frames) -> None:
    """Whom gunmen lead away, or who is led to a place unknown, is abducted and not arrested."""
    for draft in drafts:
        trigger, sentence = draft.trigger, draft.sentence
        if trigger.unit.frame.id != "coerce.arrest":
            continue
        gunmen = any(
            p.sector in ("REB", "TER", "CRM", "UAF")
            or (
                p.start is not None
                and any(n.base in _GUNMEN for n in sentence.view.tags[sentence.view.token_at(p.start)].nouns)
            )
            for p in draft.actors
        )
        ahead = range(trigger.last, min(trigger.last + _NEAR, sentence.last - 1))
        unknown = any(
            sentence.view.tags[t].rest == "جهه" and sentence.view.tags[t + 1].rest in _UNKNOWN for t in ahead
        )
        if gunmen or unknown:
            draft.recast(frames.by_id["assault.abduct"])


def _riots(drafts: list[Draft], frames: Frames) -> None:
    """Stones that protesters throw are part of their protest, and so are the tyres that they burn: `رشقوا الشرطة بالحجارة`, `أضرموا النار
    في إطارات`."""
    for draft in drafts:
        trigger, view = draft.trigger, draft.sentence.view
        if not trigger.verbal or trigger.unit.frame.type != "ASSAULT" or not draft.actors:
            continue
        if not all(of_protesters(draft, p) for p in draft.actors):
            continue
        if any(v.lemma in _THROWING for v in view.tags[trigger.first].verbs):
            draft.recast(frames.by_id["protest.riot"])
        elif draft.recipients and all(_burnt(draft, p) for p in draft.recipients):
            draft.recast(frames.by_id["protest.obstruct"])
            draft.recipients = []


def _blockades(drafts: list[Draft], frames: Frames) -> None:
    """What the people of a place close is closed in protest: `هدد أعيان القبائل بإغلاق حقل النفط`."""
    for draft in drafts:
        if draft.trigger.unit.frame.id == "coerce.restrict" and draft.actors and not draft.recipients:
            view = draft.sentence.view
            heads = [view.tags[view.token_at(p.start)] for p in draft.actors if p.start is not None]
            if heads and all(any(n.base in _LOCALS for n in head.nouns) for head in heads):
                draft.recast(frames.by_id["protest.obstruct"])


_LOCALS = words(
    "محتج متظاهر معتصم مضرب أهالي أهل سكان ساكن أعيان وجهاء وجيه شيوخ قبائل قبيلة عشائر عشيرة شبان شباب شاب عمال عامل سائق سائقو مزارع مزارعون صياد"
)


def of_protesters(draft: Draft, party: Party) -> bool:
    """Whether a party is protesters by its head: `محتجين`, `مئات المتظاهرين`."""
    view = draft.sentence.view
    if party.start is None:
        return False
    return any(n.base in _PROTESTERS for n in view.tags[view.token_at(party.start)].nouns)


def _burnt(draft: Draft, party: Party) -> bool:
    view = draft.sentence.view
    return party.start is not None and bare(view.tags[view.token_at(party.start)].rest) in _BURNT


_PROTESTERS = words("محتج متظاهر معتصم")
_THROWING = frozenset({"رشق.1", "رمي.1"})
_BURNT = words("إطارات إطارا عجلات دواليب حاويات نفايات")
_GUNMEN = words("مسلح مهاجم مجهول ملثم خاطف قرصان")
_UNKNOWN = words("مجهولة مجهوله")


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
            led = (chunk.kind == "PP" and chunk.prep in _IN_WHICH) or any(_when(draft, c) for c in between)
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
        previous = draft


def _with_same(draft: Draft, previous: Draft) -> bool:
    return bool(draft.actors) and [p.text for p in draft.actors] == [p.text for p in previous.actors]


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
        if chunk.kind != "PP" or chunk.prep not in _IN_WHICH:
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
                and all(is_place(force, p) for p in force.recipients)
            ):
                force.recipients = list(harm.recipients)  # قُتل 14 مدنيا في قصف السوق: those whom it hit


def is_place(draft: Draft, party: Party) -> bool:
    """Whether a party is a common noun of somewhere: `السوق الكبير`, `مزرعة`."""
    return party.start is not None and setting.is_site(
        draft.sentence, draft.sentence.view.token_at(party.start)
    )


def _when(draft: Draft, chunk: Chunk) -> bool:
    return chunk.kind == "S" and draft.sentence.view.tags[chunk.first].rest in _WHEN


_SOMEWHERE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
_IN_WHICH = ("في", "خلال", "أثناء", "إثر", "جراء")
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
            or broken(draft.sentence, trigger.chunk, trigger.first)
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
