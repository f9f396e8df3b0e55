"""Events: PLOVER event mentions with parties, place, date and factuality, from frames over shallow syntax."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import cast

from isnad.annotate.events import locating
from isnad.annotate.events.arena import affairs, private
from isnad.annotate.events.casualties import casualties
from isnad.annotate.events.confidence import confident
from isnad.annotate.events.control import SPEECH_ACTS
from isnad.annotate.events.dating import CLAIM, Dating, first_day
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.factuality import factuality_of
from isnad.annotate.events.filling import fill, those_hit
from isnad.annotate.events.going_on import go_on
from isnad.annotate.events.joining import TOLLS, join
from isnad.annotate.events.lending import lend
from isnad.annotate.events.occasions import on_occasions
from isnad.annotate.events.parties import finest
from isnad.annotate.events.retelling import corefer, generic
from isnad.annotate.events.scenes import PASSAGES, place_around, place_of_recipient, site, somewhere, villages
from isnad.annotate.events.sense import out_of_place
from isnad.annotate.events.telling import shown, tell_outcomes, words_of
from isnad.annotate.events.trigger import OF_FORCE, OF_WORDS, Trigger
from isnad.annotate.events.triggers import Triggers
from isnad.annotate.frames import Frames, bare, frames_of
from isnad.annotate.grammar.chunks import Sentence, sentence_chunks
from isnad.annotate.view import TextView
from isnad.records import Annotations, Event, EventType, Party, Place

_TO_COME = frozenset({"planned", "threatened", "demanded"})
"""Factualities of what has not happened when it is told."""


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
    _done_to_the_narrator(sentence, trigger, draft, out)
    casualties(sentence, trigger, draft, out)
    draft.factuality = factuality_of(sentence, trigger, draft, out)
    if trigger.unit.frame.id == CLAIM and trigger.chunk and sentence.chunks[trigger.chunk - 1].kind == "Z":
        draft.actors = []  # لم تعلن أي جهة مسؤوليتها: nobody's
    at = sentence.view.tokens[trigger.first].start
    if trigger.unit.frame.type in OF_FORCE and not trigger.verbal:  # جرحى | هجوم الحركة: of itself
        draft.recipients = [r for r in draft.recipients if r.start is None or r.start != at]
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
        or trigger.unit.frame.type in OF_WORDS
        or len(day) < len("2024-01-31")
        or not dating.behind(draft.sentence, trigger, source)
        or (not trigger.verbal and _ended(draft.sentence, trigger))
    ):
        return
    if not trigger.verbal and trigger.unit.frame.type == "ASSAULT":
        return  # انفجار المرفأ في الرابع من آب سيبقى سؤالا
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
    if not trigger.verbal or trigger.unit.frame.type in SPEECH_ACTS:
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


def _done_to_the_narrator(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """Whoever tells what others did to them did not do it, and is whom it was done to: `قال أحد الناجين «ضربونا»`."""
    tagged = sentence.view.tags[trigger.first]
    if not trigger.verbal or tagged.enclitic not in _US or trigger.unit.frame.type not in OF_FORCE:
        return
    if any(v.features.person != _THEY for v in tagged.verbs):
        return
    said = out.statements[draft.statement] if draft.statement is not None else None
    begins = said.start if said is not None else _quotation_before(sentence, trigger.first)
    draft.actors = [a for a in draft.actors if a.start is None or a.start >= begins]
    told_by = said.speaker if said is not None else None
    if told_by is not None and told_by.text and not draft.recipients:
        draft.recipients = [told_by]


def _quotation_before(sentence: Sentence, token: int) -> int:
    """Where the quotation opens that a token stands in; 0 if none does."""
    tokens = sentence.view.tokens
    opening = next((t for t in range(token - 1, sentence.first - 1, -1) if tokens[t].form == '"'), -1)
    return tokens[opening].start if opening >= 0 else 0


_US = ("نا", "ني")
_THEY = 3


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
