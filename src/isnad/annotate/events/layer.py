"""Events: PLOVER event mentions with parties, place, date and factuality, from frames over shallow syntax."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import cast

from isnad.annotate.events import factuality as modality
from isnad.annotate.events import locating
from isnad.annotate.events.arena import affairs, private
from isnad.annotate.events.bonds import denied_bond
from isnad.annotate.events.casualties import casualties
from isnad.annotate.events.confidence import confident
from isnad.annotate.events.control import SPEECH_ACTS
from isnad.annotate.events.dating import CLAIM, Dating, first_day
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.filling import fill, those_hit
from isnad.annotate.events.going_on import go_on
from isnad.annotate.events.joining import TOLLS, join
from isnad.annotate.events.lending import lend
from isnad.annotate.events.occasions import on_occasions
from isnad.annotate.events.parties import finest
from isnad.annotate.events.retelling import OF_A_DEED, corefer, generic
from isnad.annotate.events.scenes import PASSAGES, place_around, place_of_recipient, site, somewhere, villages
from isnad.annotate.events.sense import out_of_place
from isnad.annotate.events.telling import shown, tell_outcomes, words_of
from isnad.annotate.events.trigger import MATERIAL, Trigger
from isnad.annotate.events.triggers import Triggers
from isnad.annotate.frames import Frames, bare, frames_of
from isnad.annotate.grammar.chunks import Sentence, sentence_chunks
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.language.tagging import Tagged
from isnad.records import Annotations, Event, EventType, Factuality, Party, Place, Statement

_TO_COME = frozenset({"planned", "threatened", "demanded"})
"""Factualities of what has not happened when it is told."""
_SAYING = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN", "SUPPORT", "REJECT"})
_PROVIDED = frozenset({"RETREAT", "AID", "COOPERATE", "CONSULT", "CONCEDE"})


class Events:
    """Annotator `events.1`: needs names, times, quantities and statements; gives `Annotations.events`."""

    name = "events.1"
    needs = ("mentions", "times", "quantities", "statements")
    gives = ("events",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the events of one article, in text order."""
        frames = frames_of(view.lexicon)
        dating = Dating(view, out)
        drafts: list[Draft] = []
        for sentence in sentence_chunks(view, out):
            triggers = join(sentence, Triggers(frames, sentence).find())
            found = [_draft(sentence, trigger, frames, out, dating) for trigger in triggers]
            drafts += lend(found, frames, out.statements)
        for draft in drafts:
            if draft.factuality in _TO_COME and dating.of_its_telling(
                draft.trigger, draft.date, draft.date_from
            ):
                draft.date, draft.date_from = dating.of(draft.sentence, draft.trigger, to_come=True)
            if draft.date is None and draft.factuality in ("threatened", "planned"):
                draft.date, draft.date_from = dating.due(draft.sentence, draft.trigger)
        on_occasions(drafts, dating)
        go_on(drafts, dating)
        corefer(drafts, dating)
        on_occasions(drafts, dating)
        go_on(drafts, dating)
        after = itertools.chain(drafts[1:], (None,))
        following = [
            b if b is not None and b.sentence is a.sentence else None
            for a, b in zip(drafts, after, strict=False)
        ]
        about = affairs(view, frames, drafts)
        drafts = [
            d
            for i, d in enumerate(drafts)
            if not out_of_place(d, following[i], drafts[:i], sport=about == "sport")
            and not private(d, about)
            and not generic(d, drafts[:i])
        ]
        contexts = _Contexts(view, frames)
        told = [(_record(view, out, contexts.of(draft), draft), draft) for draft in drafts]
        out.events += [event for event, _ in told]
        out.events.sort(key=lambda e: (e.start, e.end))
        confident(view, out)
        tell_outcomes(view, told)
        out.events.sort(key=lambda e: (e.start, e.end))


# ---------------------------------------------------------------------- making one


def _draft(sentence: Sentence, trigger: Trigger, frames: Frames, out: Annotations, dating: Dating) -> Draft:
    draft = Draft(trigger, sentence, mode=trigger.unit.frame.mode)
    places: list[Place] = []
    for part in (trigger, *trigger.absorbed):
        fill(sentence, part, frames, draft, places)
    those_hit(sentence, trigger, frames, draft)
    struck = site(sentence, trigger, draft)
    draft.place = finest([*places, *([struck] if struck is not None else [])])
    if draft.place is None:
        draft.place = place_around(sentence, trigger, draft)
    elif draft.place.precision in ("country", "region", "governorate"):
        draft.place = finest([p for p in (place_of_recipient(sentence, trigger, draft), draft.place) if p])
    else:
        draft.place = villages(sentence, trigger, draft) or draft.place
    if draft.place is not None:
        draft.place = locating.within(sentence, trigger, draft.place) or draft.place
    where = draft.place.start if draft.place is not None else None
    if where is not None and _is_side(sentence, draft, where):
        draft.place = None
    draft.date, draft.date_from = dating.of(sentence, trigger)
    for part in trigger.absorbed:
        if draft.date is None and part.unit.frame.id not in TOLLS:
            draft.date, draft.date_from = dating.of(sentence, part)
    draft.statement = _statement_of(out, sentence, trigger)
    if not draft.actors:
        draft.actors = _narrator(sentence, trigger, draft, out)
    if not draft.actors and trigger.unit.frame.type in SPEECH_ACTS:
        draft.actors = _speakers(sentence, trigger, out)
    if not draft.actors:
        draft.actors = _of_oneself(sentence, trigger, draft, out)
    casualties(sentence, trigger, draft, out)
    draft.factuality = _factuality(sentence, trigger, draft, out)
    if trigger.unit.frame.id in PASSAGES:
        draft.recipients = [r for r in draft.recipients if not somewhere(sentence, r)]
    published = out.article.published
    if published and draft.date and draft.factuality == "asserted" and first_day(draft.date) > published[:10]:
        if _present(sentence, trigger):
            draft.factuality = "planned"  # يزور الرئيس روما الأسبوع المقبل
        else:
            _set_for(draft, dating, published[:10])
    return draft


def _set_for(draft: Draft, dating: Dating, published: str) -> None:
    """Read a deed that is told for a day after publication as planned for it (`أعلنت تنظيم مسيرة يوم الأحد المقبل`), where it is not told in the
    perfect; what is done has an earlier day or none."""
    trigger, day, source = draft.trigger, draft.date or "", draft.date_from
    draft.date, draft.date_from = dating.of(draft.sentence, trigger, until=published)
    verbs = draft.sentence.view.tags[trigger.first].verbs
    done = trigger.verbal and any(v.features.tense == "perfect" for v in verbs)
    if (
        done
        or trigger.unit.frame.type in _SAYING
        or len(day) < len("2024-01-31")
        or not dating.behind(draft.sentence, trigger, source)
        or (not trigger.verbal and _ended(draft.sentence, trigger))
    ):
        return
    if draft.date is None or trigger.verbal:
        draft.factuality, draft.date, draft.date_from = "planned", day, source


def _ended(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether what somebody ends or puts off is told, on the day of which it is no longer: `يعلقون | إضرابهم غدا`."""
    verb = next(sentence.verbs_before(trigger.chunk, _NEAR), None)
    return verb is not None and any(
        v.lemma in _ENDING for v in sentence.view.tags[sentence.chunks[verb].first].verbs
    )


_NEAR = 4  # chunks from what is ended back to its verb
_ENDING = frozenset({"علق.2", "نهي.4", "وقف.4", "لغي.4", "فضض.1", "ختم.8"})


def _present(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb tells in the imperfect, which of a day to come is what is planned."""
    verbs = sentence.view.tags[trigger.first].verbs
    if not trigger.verbal or trigger.unit.frame.type in SPEECH_ACTS or trigger.unit.frame.type == "AGREE":
        return False
    return all(v.features.tense == "imperfect" for v in verbs)


def _speakers(sentence: Sentence, trigger: Trigger, out: Annotations) -> list[Party]:
    """Whose words an act of speech is, where a statement has the same cue: `…، داعيا إلى`, `وطلبت من السفن`."""
    start, end = sentence.view.bare_start(trigger.first), sentence.view.tokens[trigger.first].end
    for statement in out.statements:
        cue, speaker = statement.cue, statement.speaker
        if cue is not None and speaker is not None and cue.start < end and cue.end > start and speaker.text:
            return [speaker]
    return []


def _narrator(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> list[Party]:
    """Who tells of their own deed: `قال المتحدث «لم نعتقل أحدا»`."""
    verbs = sentence.view.tags[trigger.first].verbs
    if not trigger.verbal or draft.statement is None or not verbs:
        return []
    if (
        not all(v.features.person == 1 for v in verbs)
        or trigger.unit.roles.get("subject", "actor") != "actor"
    ):
        return []
    speaker = out.statements[draft.statement].speaker
    return [speaker] if speaker is not None and speaker.text else []


def _of_oneself(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> list[Party]:
    """Who adds what they did themselves: `قال الجيش …، مضيفا أنه دفع بتعزيزات`."""
    k = trigger.chunk
    before = sentence.chunks[k - 1] if k > 0 else None
    if not trigger.verbal or draft.statement is None or before is None or before.kind != "S":
        return []
    verbs, pronoun = sentence.view.tags[trigger.first].verbs, sentence.view.tags[before.first]
    statement = out.statements[draft.statement]
    opens = sentence.view.tokens[before.first].start == statement.start
    own = pronoun.rest.endswith(("انه", "انها")) and not (trigger.around and trigger.around.subject)
    his = any(
        v.features.tense == "perfect" and v.features.person == 3 and v.features.voice == "active"
        for v in verbs
    )
    if (
        not (opens and own and his)
        or trigger.unit.roles.get("subject", "actor") != "actor"
        or draft.recipients
    ):
        return []
    return [statement.speaker] if statement.speaker is not None and statement.speaker.text else []


def _statement_of(out: Annotations, sentence: Sentence, trigger: Trigger) -> int | None:
    """Index of the innermost statement whose content holds the trigger."""
    start = sentence.view.bare_start(trigger.first)
    best: int | None = None
    for i, statement in enumerate(out.statements):
        if statement.start <= start < statement.end and (
            best is None
            or statement.end - statement.start <= out.statements[best].end - out.statements[best].start
        ):
            best = i
    return best


def _is_side(sentence: Sentence, draft: Draft, start: int) -> bool:
    """Whether a capital is one of those between whom something is, and not where: `محادثات بين دمشق وبيروت`."""
    chunk = sentence.chunks[sentence.chunk_of(sentence.view.token_at(start))]
    return chunk.prep == "بين" and any(
        party.start == start and (party.entity or "").endswith(".government") for party in draft.actors
    )


# ---------------------------------------------------------------------- factuality


def _factuality(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> Factuality:
    material = trigger.unit.frame.type in MATERIAL
    own = (
        modality.of_verb(sentence, trigger.chunk, material=material)
        if trigger.verbal
        else modality.of_noun(
            sentence, trigger.chunk, trigger.first, to_come=trigger.unit.frame.type in _PROVIDED
        )
    )
    statement = out.statements[draft.statement] if draft.statement is not None else None
    by = None
    if statement is not None:
        by = modality.by_statement(
            statement, heads_content=_heads(sentence, trigger, statement), material=material
        )
        if (
            own == "planned"
            and material
            and statement.speaker is not None
            and any(a.entity and a.entity == statement.speaker.entity for a in draft.actors)
        ):
            own = "threatened"
    if by in ("planned", "demanded", "threatened") and _told_besides(sentence, trigger):
        by = None
    if own == "planned" and trigger.unit.frame.id == "assault.retaliate":
        return "threatened"  # سنرد في الزمان والمكان المناسبين
    if trigger.unit.frame.id in OF_A_DEED and _parted_from(sentence, trigger, statement):
        return "denied"
    bond = denied_bond(sentence, trigger)
    if bond is not None:
        return bond.factuality
    if by == "denied" and statement is not None and _proposed(sentence, statement):
        by = None  # رفضت الأحزاب دعوة الرئيس إلى الحوار: the call was made
    if by == "denied" and _since(sentence, trigger, statement):
        by = None
    if by == "denied" and not trigger.verbal and _of_another(sentence, trigger, statement):
        by = None
    if by == "denied" and trigger.verbal and statement is not None and _goes_on(sentence, trigger, statement):
        by = None
    start = sentence.view.bare_start(trigger.first)
    if any(
        d.denies is not None and d.denies.start <= start < d.denies.end and d.retraction for d in out.denials
    ):
        return "denied"
    if by == "denied" and own in (None, "asserted", "planned"):
        return "negated" if statement is not None and _refused(sentence, trigger, statement) else "denied"
    if own == "planned" and by == "threatened":
        return by
    if own == "planned" and statement is not None and _asked_for(sentence, trigger, statement):
        return "demanded"
    if by == "conditional" and statement is not None and _no_guess(sentence, trigger, statement):
        by = None
    if by == "demanded" and not trigger.verbal and modality.on_occasion(sentence, trigger.chunk):
        by = None
    if own == "negated" and trigger.unit.frame.id == CLAIM:
        return "asserted"  # ولم تتبن الهجوم أي جهة: the attack is told, nobody's word for it denied
    if own is not None:
        return own
    if by is not None:
        return by
    return "asserted"


def _asked_for(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether an act is what that which is asked for is for: `طالبت السلطات بالتحرك لتحرير المختطفين`, `دعت إلى إيفاد فريق لتقصي الحقائق`."""
    view = sentence.view
    if statement.stance != "demand" or trigger.verbal or sentence.chunks[trigger.chunk].prep != "ل":
        return False
    between = view.tags[view.token_at(statement.start) : trigger.first]
    return len(between) <= _ASKED_REACH and not any(
        t.tag in ("V", "R", "S") or t.rest == "،" for t in between
    )


_ASKED_REACH = 8  # tokens


def _told_besides(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an act of speech stands beside what is promised or asked for and not in it: a perfect (`تعهده بتنظيم الانتخابات ودعا الأحزاب`),
    a participle (`مطالبة بالإفراج عنه وملوّحة باللجوء إلى القضاء`)."""
    if trigger.unit.frame.type not in SPEECH_ACTS and trigger.unit.frame.type != "AGREE":
        return False
    if trigger.verbal:
        return all(v.features.tense == "perfect" for v in sentence.view.tags[trigger.first].verbs)
    return trigger.around is not None and trigger.unit.kind == "verb"


def _no_guess(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether what is guessed at is another thing than whether it happened: how many (`قدّرت عدد المعتصمين بأكثر من 400`), or what nobody
    can await, being past (`الذي كان ينتظر أن أربعة ملثمين أطلقوا النار`)."""
    view = sentence.view
    if statement.stance != "speculate" or statement.cue is None:
        return False
    lemmas = {v.lemma for v in view.tags[view.token_at(statement.cue.start)].verbs}
    if trigger.verbal:
        past = all(v.features.tense == "perfect" for v in view.tags[trigger.first].verbs)
        return past and bool(lemmas & {"نظر.8", "رقب.8", "وقع.5"})
    head = view.tags[trigger.first].rest.removeprefix("ال")
    before = view.tags[trigger.first - 1].rest if trigger.first > sentence.first else ""
    return "قدر.2" in lemmas and bool({head, before} & _COUNTS)


_COUNTS = words("عدد حصيلة أعداد")


def _since(sentence: Sentence, trigger: Trigger, statement: Statement | None) -> bool:
    """`نفى الصندوق التوصل إلى اتفاق، بعد يومين من إعلان الوزيرة …`: what a denial comes after, or before, is not denied."""
    view = sentence.view
    first = view.token_at(statement.start) if statement is not None else trigger.first
    return any(
        view.tags[t].rest in _AFTER
        and view.tags[t].tag == "P"
        and (not trigger.verbal or view.tokens[t - 1].form == "،")
        for t in range(first + 1, trigger.first)
    )


def _opens_another(tagged: Tagged) -> bool:
    """Whether a word opens a clause beside or after what a verb takes: `فيما`, `بينما`, and `فإن` of a condition."""
    return tagged.tag in ("S", "T") and (tagged.rest in _MEANWHILE or tagged.prefix == "ف")


_MEANWHILE = words("فيما بينما فإن فإنه فإنها فإنهم")
_AFTER = words("بعد عقب إثر غداة منذ قبل")


def _refused(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether what is denied is what somebody refused to do: `رفضت الوزارة استقبال ممثليهم`."""
    view = sentence.view
    if trigger.verbal or statement.cue is None or view.bare_start(trigger.first) != statement.start:
        return False
    return any(v.lemma == "رفض.1" for v in view.tags[view.token_at(statement.cue.start)].verbs)


def _proposed(sentence: Sentence, statement: Statement) -> bool:
    """Whether what somebody refuses is what was called for, asked or offered."""
    view = sentence.view
    if statement.cue is None:
        return False
    first = view.tags[view.token_at(statement.start)]
    refuses = any(v.lemma == "رفض.1" for v in view.tags[view.token_at(statement.cue.start)].verbs)
    return refuses and any(n.base in _PROPOSALS for n in first.nouns)


_PROPOSALS = words("دعوة دعوات طلب طلبات مطلب مطالب مطالبة عرض مقترح مقترحات اقتراح مبادرة")


def _goes_on(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """`نفى علاقته بالأمر وطالب بتحقيق`: a further verb after what is denied by a noun is the denier's own act; and what another clause
    tells is no part of it (`رفضت الإدارة التفاوض، فيما يواصل المعلمون الإضراب`, `إذا رفضت التفاوض فإن المعلمين سيضربون`)."""
    view = sentence.view
    first = view.token_at(statement.start)
    tags = view.tags[first : trigger.first]
    if trigger.unit.frame.type in SPEECH_ACTS and tags and tags[-1].rest == "،" and trigger.verbal:
        return sentence.chunks[trigger.chunk].coordinated  # ترفض مصر أن يعمل وحده، وتطالب بـ
    if tags and tags[0].tag == "N" and any(_opens_another(t) for t in tags):
        return True
    if any(t.tag in ("S", "R", "V") for t in tags):
        return False
    before = sentence.chunks[trigger.chunk - 1] if trigger.chunk > 0 else None
    own_subject = (
        before is not None and before.kind == "NP" and before.coordinated and before.head == before.first
    )
    return sentence.chunks[trigger.chunk].coordinated or own_subject  # ينفي إبرام اتفاق وأوروبا تلوّح


def _parted_from(sentence: Sentence, trigger: Trigger, statement: Statement | None) -> bool:
    """Whether somebody says that they had no part in a deed: `نفى أن تكون له يد فيه`, `لا علاقة لنا به`, `إلى نفي ضلوعها فيها`."""
    if statement is not None and statement.stance == "deny":
        return True
    tags = sentence.view.tags
    for t in range(trigger.first - 1, max(sentence.first - 1, trigger.first - _PART_REACH), -1):
        if tags[t].tag == "." and tags[t].rest != '"':
            return False
        if tags[t].rest in _NO or modality.denies(tags[t]):
            return True
    return False


_PART_REACH = 7  # tokens back to the word that denies a part in a deed
_NO = words("لا ليس ليست لم بلا دون نافيا نافية نافين منكرا منكرة ليسوا")


def _of_another(sentence: Sentence, trigger: Trigger, statement: Statement | None) -> bool:
    """`نفى أي صلة له بالهجوم`, `نفت اعتقال متهمين بالتفجير`: what a link or a suspicion is with is not denied with it."""
    view = sentence.view
    first = max(sentence.first, view.token_at(statement.start) if statement is not None else sentence.first)
    cue = view.token_at(statement.cue.start) if statement is not None and statement.cue is not None else first
    return any(
        view.tags[t].rest.removeprefix("ال") in modality.SUSPECTS
        and not (trigger.unit.frame.type == "ASSAULT" and _own_bond(sentence, t))
        for t in range(max(sentence.first, min(first, cue)), trigger.first)
    )


def _own_bond(sentence: Sentence, t: int) -> bool:
    """Whether it is one's own link that is named: `أي صلة لها بالهجوم`, `علاقته بالتفجير`, and not `صلة بين الحادثتين`."""
    view = sentence.view
    if view.tags[t].rest.removeprefix("ال").removesuffix(view.tags[t].enclitic) not in modality.BONDS:
        return False
    after = view.tags[t + 1] if t + 1 < sentence.last else None
    return bool(view.tags[t].enclitic) or (
        after is not None and after.tag == "P" and bool(after.enclitic) and after.rest.startswith("ل")
    )


def _heads(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether the event is what the content says, and not something it mentions along the way."""
    view = sentence.view
    start = view.bare_start(trigger.first)
    between = view.text[statement.start : start]
    if "." in between or "؟" in between:
        return False
    first = view.token_at(statement.start)
    tags = view.tags[first : trigger.first]
    if statement.stance in ("demand", "promise", "threaten", "warn", "ask"):
        if trigger.verbal:
            return sum(t.tag == "V" for t in tags) == 0 and not any(t.tag == "R" for t in tags)
        if view.tags[trigger.first].article and len(tags) > 1:
            return False
        nouns = [t for t in tags if t.tag == "N"]
        coordinated = view.tags[trigger.first].prefix.startswith("و")
        return len(nouns) <= 2 or (coordinated and sum(t.tag == "V" for t in tags) == 0)
    if trigger.verbal:
        return sum(t.tag == "V" for t in tags) <= 1 and not any(t.tag == "R" for t in tags)
    return sum(t.tag == "V" and not _being(t) for t in tags) == 0 and not any(t.tag == "R" for t in tags)


def _being(tagged: Tagged) -> bool:
    """Whether a verb is كان: `نفى أن يكون المعتقل قد تعرض للضرب`."""
    return any(v.lemma == "كون.1" for v in tagged.verbs)


# ---------------------------------------------------------------------- the record


def _record(view: TextView, out: Annotations, contexts: list[str], draft: Draft) -> Event:
    trigger = draft.trigger
    frame = trigger.unit.frame
    start, end = shown(view, trigger)
    published = out.article.published
    return Event(
        start=start, end=end, text=view.text[start:end], type=cast(EventType, frame.type), mode=draft.mode, contexts=contexts,
        actor=draft.actors[0] if draft.actors else None, recipient=draft.recipients[0] if draft.recipients else None,
        actors=draft.actors, recipients=draft.recipients, place=draft.place, date=draft.date, date_from=draft.date_from, factuality=draft.factuality,
        deaths=draft.deaths, injured=draft.injured, statement=draft.statement, presupposed=draft.presupposed, alleged=draft.alleged and bool(draft.actors),
        words=words_of(view, trigger),
        background=bool(published and draft.date and first_day(draft.date)[:10] < _week_before(published)), frame=frame.id,
    )  # fmt: skip


def _week_before(published: str) -> str:
    try:
        return (date.fromisoformat(published[:10]) - timedelta(days=7)).isoformat()
    except ValueError:
        return ""


class _Contexts:
    """The contexts of the events of one article: those of their frames, and those whose words stand in their sentences."""

    def __init__(self, view: TextView, frames: Frames) -> None:
        self._view, self._frames = view, frames
        self._of_sentences: dict[int, list[str]] = {}

    def of(self, draft: Draft) -> list[str]:
        """The frame's contexts and then the sentence's, in order."""
        sentence = draft.sentence
        said = self._of_sentences.get(sentence.index)
        if said is None:
            said = self._of_sentences[sentence.index] = self._in_words(sentence)
        return list(dict.fromkeys((*draft.trigger.unit.frame.contexts, *said)))

    def _in_words(self, sentence: Sentence) -> list[str]:
        contexts = self._frames.contexts
        forms = [bare(tagged.rest) for tagged in self._view.tags[sentence.first : sentence.last]]
        found: list[str] = []
        for i, form in enumerate(forms):
            if form in contexts.root:
                found += contexts.longest(form, forms[i + 1 : i + 4])[1]
        return found
