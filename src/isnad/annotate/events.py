"""Events: PLOVER event mentions with parties, place, date and factuality, from frames over shallow syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from isnad.annotate import factuality as modality
from isnad.annotate.dating import Dating
from isnad.annotate.frames import Frames, bare, frames_of
from isnad.annotate.parties import finest, instrument, parties, place_of
from isnad.annotate.syntax import Sentence, sentence_chunks, words
from isnad.annotate.triggers import Trigger, Triggers
from isnad.annotate.view import TextView
from isnad.records import Annotations, Count, Event, Factuality, Party, Place, Statement

_MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
_TAKEN_FOR_GRANTED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AID"})
_REACTIONS = words("إدانة استنكار شجب تنديد ترحيب تعزية تعازي مواساة تضامن تحقيق استياء قلق")


@dataclass(slots=True)
class Draft:
    """An event being made."""

    trigger: Trigger
    sentence: Sentence
    actors: list[Party] = field(default_factory=list[Party])
    recipients: list[Party] = field(default_factory=list[Party])
    place: Place | None = None
    date: str | None = None
    date_from: str | None = None
    factuality: Factuality = "asserted"
    deaths: Count | None = None
    injured: Count | None = None
    mode: str | None = None
    statement: int | None = None
    presupposed: bool = False


class Events:
    """Annotator `events.1`: needs names, times, quantities and statements; gives `Annotations.events`."""

    name = "events.1"
    needs = ("mentions", "times", "quantities", "statements")
    gives = ("events",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the events of one article, in text order."""
        frames = frames_of(view.lexicon)
        dating = Dating(out)
        drafts: list[Draft] = []
        for sentence in sentence_chunks(view, out):
            triggers = _join(sentence, Triggers(frames, sentence).find())
            here = [_draft(sentence, trigger, frames, out, dating) for trigger in triggers]
            here = [d for d in here if not _interview(d) and not _static(d)]
            _inherit_mood(here)
            _share_subjects(here)
            _take_for_granted(here)
            drafts += here
        _corefer(drafts)
        for draft in drafts:
            out.events.append(_record(view, out, frames, draft))
        out.events.sort(key=lambda e: (e.start, e.end))


def _static(draft: Draft) -> bool:
    """Troops that are somewhere (`يتمركز`, `ينتشر`) are not being deployed."""
    if draft.trigger.unit.frame.type != "MOBILIZE" or not draft.trigger.verbal or draft.factuality != "asserted":
        return False
    verbs = draft.sentence.view.tags[draft.trigger.first].verbs
    return all(v.features.tense != "perfect" for v in verbs) and draft.date is None


def _inherit_mood(drafts: list[Draft]) -> None:
    """An event noun that completes a verb not asserted has that verb's mood: `إن أجبرت جنوده على الرحيل`."""
    for previous, draft in zip(drafts, drafts[1:], strict=False):
        trigger = draft.trigger
        if trigger.verbal or not previous.trigger.verbal or draft.factuality != "asserted" or previous.factuality in ("asserted", "denied"):
            continue
        if trigger.chunk - previous.trigger.chunk <= 3 and not draft.sentence.view.tags[trigger.first].article or trigger.chunk - previous.trigger.chunk <= 2:
            draft.factuality = previous.factuality


def _interview(draft: Draft) -> bool:
    """Talking to a newspaper is no consultation."""
    return draft.trigger.unit.frame.type == "CONSULT" and any(
        (p.entity or "").startswith("out.") for p in (*draft.actors, *draft.recipients)
    )


# ---------------------------------------------------------------------- one event out of several triggers


_CAUSE = frozenset({"سفر.4", "ءدي.2", "سبب.5", "خلف.2", "ودي.4", "نتج.1", "وقع.4"})
_RESULT_PREPOSITIONS = frozenset(
    {
        "ب",
        "في",
        "إثر",
        "جراء",
        "نتيجة",
        "خلال",
        "من",
        "عن",
        "إلى",
        "بعد",
        "عقب",
        "على يد",
        "على أيدي",
        "برصاص",
        "بنيران",
        "أثناء",
        "جراءه",
    }
)


def _join(sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """Force and its result in one clause are one event; a noun and the relative clause that says who did it too."""
    kept: list[Trigger] = []
    for trigger in triggers:
        previous = kept[-1] if kept else None
        if previous is not None and _complement_of(sentence, previous, trigger):
            continue
        if previous is not None and _same_happening(sentence, previous, trigger):
            previous.absorbed.append(trigger)
            continue
        kept.append(trigger)
    return kept


def _complement_of(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    """Whether a noun only says what the event before it stops or concerns: `تعليق الهجمات`, `حوار التعاون`."""
    if second.verbal:
        return False
    a, b = first.unit.frame.type, second.unit.frame.type
    if a in ("CONCEDE", "RETREAT") and b in ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION"):
        return second.chunk - first.chunk <= 1 and second.first - first.last <= 3
    return a == "CONSULT" and b in ("COOPERATE", "AID", "SUPPORT") and second.chunk == first.chunk


def _same_happening(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    a, b = first.unit.frame, second.unit.frame
    if a.type != b.type:
        return False
    view, chunks = sentence.view, sentence.chunks
    between = chunks[first.chunk + 1 : second.chunk]
    if a.id == "assault.claim" and not second.verbal and second.chunk - first.chunk <= 3:
        return True
    if first.verbal and not second.verbal and first.around is not None and not b.lethal and not b.injures:
        # استأنفت … عملياتها المشتركة: the object names the act again
        if any(second.chunk == sentence.chunk_of(g.chunk.first) for g in first.around.objects):
            return True
    tokens = [view.tokens[t].form for t in range(first.last, second.first)]
    if "؛" in tokens or "." in tokens:
        return False
    if a.type == "ASSAULT":
        if second.verbal and not first.verbal:
            # هجمات صاروخية استهدفت …، الهجمات التي شنتها …: the verb's subject or resumptive is the noun
            around = second.around
            if around is not None and not chunks[second.chunk].coordinated and "،" not in tokens[-2:-1]:
                heads = [g.chunk for g in (around.subject, around.resumptive) if g is not None]
                if any(c.first <= first.first < c.last for c in heads):
                    return True
                if (
                    around.relative
                    and not any(c.kind == "V" for c in between)
                    and sum(c.kind in ("NP", "PP") for c in between) <= 2
                ):
                    return True
                if (
                    around.subject is not None
                    and around.subject.chunk.first <= first.first < around.subject.chunk.last
                ):
                    return True
            return False
        if not second.verbal:
            chunk = chunks[second.chunk]
            if any(
                c.kind == "V" and not {v.lemma for v in view.tags[c.first].verbs} & _CAUSE for c in between
            ):
                return False
            if any(c.kind == "S" for c in between):
                return False
            caused = any(c.kind == "V" for c in between) or (
                second.chunk > 0 and chunks[second.chunk - 1].kind == "V"
            )
            injury = b.injures and (a.lethal or a.injures)
            if chunk.coordinated and not injury and not b.injures and not (a.lethal and b.lethal):
                return False
            if injury or b.injures:
                return True
            if (
                chunk.kind == "PP"
                and chunk.prep in _RESULT_PREPOSITIONS
                and (a.lethal != b.lethal or a.injures or not first.verbal or b.id == a.id)
            ):
                return "،" not in tokens or caused
            return (a.lethal != b.lethal and caused) or (
                chunk.kind == "NP" and second.chunk == first.chunk and first.last == second.first
            )
        return False
    if second.verbal and not first.verbal and second.around is not None:
        heads = [g.chunk for g in (second.around.subject, second.around.resumptive) if g is not None]
        return any(c.first <= first.first < c.last for c in heads) and second.unit.kind in (
            "light",
            "verb-phrase",
        )
    return not second.verbal and second.chunk == first.chunk and second.first == first.last


# ---------------------------------------------------------------------- making one


def _draft(sentence: Sentence, trigger: Trigger, frames: Frames, out: Annotations, dating: Dating) -> Draft:
    draft = Draft(trigger, sentence, mode=trigger.unit.frame.mode)
    places: list[Place] = []
    for part in (trigger, *trigger.absorbed):
        _arguments(sentence, part, frames, draft, places)
    draft.place = finest(places)
    if draft.place is None:
        draft.place = _place_of_recipient(sentence, trigger, draft)
    draft.date, draft.date_from = dating.of(sentence, trigger)
    for part in trigger.absorbed:
        if draft.date is None:
            draft.date, draft.date_from = dating.of(sentence, part)
    draft.statement = _statement_of(out, sentence, trigger)
    _casualties(sentence, trigger, draft, out)
    draft.factuality = _factuality(sentence, trigger, draft, out)
    return draft


def _arguments(sentence: Sentence, part: Trigger, frames: Frames, draft: Draft, places: list[Place]) -> None:
    lexicon = sentence.view.lexicon
    actors: list[Party] = []
    recipients: list[Party] = []
    for group in part.actors:
        if bare(sentence.view.tags[group.chunk.head].rest) in frames.nouns and not group.chunk.mentions:
            continue
        mode = instrument(sentence, group.chunk, frames)
        if mode is not None and draft.trigger.unit.frame.type == "ASSAULT" and draft.mode is None:
            draft.mode = mode[0]
        actors += parties(sentence, group, frames)
    for group in part.recipients:
        mode = instrument(sentence, group.chunk, frames)
        if (
            mode is not None
            and not mode[1]
            and draft.trigger.unit.frame.type == "ASSAULT"
            and len(group.chunk.mentions) == 0
        ):
            draft.mode = draft.mode or mode[0]
            continue
        recipients += parties(sentence, group, frames)
        for chunk in group.all:
            places += [
                p for m in chunk.mentions if m.kind == "FAC" and (p := place_of(lexicon, m)) is not None
            ]
    for group in part.instruments:
        mode = instrument(sentence, group.chunk, frames)
        if mode is not None and draft.trigger.unit.frame.type == "ASSAULT":
            draft.mode = (
                mode[0] if draft.mode in (None, "firearms", "aerial", "heavy-weapons") else draft.mode
            )
        nationality = next(
            (m for m in group.chunk.mentions if m.country and m.kind in ("NORP", "ORG", "GPE")), None
        )
        if nationality is not None and mode is not None and not actors:
            actors.append(
                Party(
                    text=nationality.text,
                    start=nationality.start,
                    end=nationality.end,
                    entity=nationality.entity,
                    country=nationality.country,
                    sector=nationality.sector or "MIL",
                )
            )
    for group in part.places:
        for chunk in group.all:
            places += [p for m in chunk.mentions if (p := place_of(lexicon, m)) is not None]
    if part.adjective is not None:
        adjective = part.adjective
        party = Party(
            text=adjective.text,
            start=adjective.start,
            end=adjective.end,
            entity=adjective.entity,
            country=adjective.country,
            sector=None,
        )
        (
            actors
            if part.adjective_role in ("actor", "mutual")
            else recipients
            if part.adjective_role == "recipient"
            else []
        ).append(party)
    if part.pronoun_role in ("actor", "recipient"):
        owner = _antecedent(sentence, part)
        if owner is not None:
            (actors if part.pronoun_role == "actor" else recipients).append(owner)
    known = {(p.entity, p.text) for p in (*draft.actors, *draft.recipients)}
    if not draft.actors:
        draft.actors = [a for a in actors if (a.entity, a.text) not in known]
    if not draft.recipients:
        heads = {p.text for p in draft.actors}
        draft.recipients = [r for r in recipients if r.text not in heads]


def _antecedent(sentence: Sentence, part: Trigger) -> Party | None:
    """What a possessive pronoun on an event noun means: the subject named last before it in the sentence."""
    position = sentence.view.tokens[part.first].start
    best = None
    for chunk in sentence.chunks:
        for mention in chunk.mentions:
            if mention.start >= position:
                break
            if (
                mention.kind in ("ORG", "PER")
                and mention.rule != "adjective"
                and not (mention.entity or "").startswith("out.")
            ) or (mention.kind == "GPE" and chunk.kind == "NP" and best is None):
                best = mention
    if best is None:
        return None
    return Party(
        text=best.text,
        start=best.start,
        end=best.end,
        entity=best.entity,
        country=best.country,
        sector=best.sector,
    )


def _place_of_recipient(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """`قصف صنعاء`: where the recipient is itself a place, it happened there."""
    if trigger.unit.frame.type not in ("ASSAULT", "COERCE"):
        return None
    found: list[Place] = []
    for part in (trigger, *trigger.absorbed):
        for group in part.recipients:
            for chunk in group.all:
                for mention in chunk.mentions:
                    if mention.kind in ("FAC", "GPE", "LOC") and mention.rule != "adjective":
                        place = place_of(sentence.view.lexicon, mention)
                        if place is not None and place.precision != "country":
                            found.append(place)
    return finest(found)


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


_DEAD = words("قتيل قتيلا قتلى شهيد شهيدا شهداء ضحية ضحايا جثة جثث قتيلين قتيلان شهيدين شهيدان")
_HURT = words("جريح جريحا جرحى مصاب مصابا مصابين مصابون إصابة إصابات جريحين جريحان مصابان")


def _casualties(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """Dead and injured that the clause counts."""
    if trigger.unit.frame.type not in ("ASSAULT", "PROTEST", "COERCE"):
        return
    view = sentence.view
    for part in (trigger, *trigger.absorbed):
        frame = part.unit.frame
        if not (frame.lethal or frame.injures):
            continue
        for group in part.recipients:
            for chunk in group.all:
                count = _counted(view, out, chunk.first, chunk.last)
                if count is None:
                    continue
                if frame.lethal and draft.deaths is None:
                    draft.deaths = count
                elif frame.injures and draft.injured is None:
                    draft.injured = count
    first = view.tokens[trigger.first].start
    last = view.tokens[min(sentence.last, max(t.last for t in (trigger, *trigger.absorbed)) + 20) - 1].end
    for quantity in out.quantities:
        if not first <= quantity.start < last or quantity.noun == "":
            continue
        noun = re.sub(r"[ًٌٍَُِّْ]", "", quantity.noun)
        form = bare(view.tags[view.token_at(quantity.end - 1)].rest)
        value = Count(
            low=_whole(quantity.low),
            high=_whole(quantity.high),
            text=quantity.text,
            start=quantity.start,
            end=quantity.end,
        )
        head = bare(next(iter(view.morphology.word(noun.split()[0]).rest.split()), ""))
        if (head in _DEAD or form in _DEAD) and draft.deaths is None:
            draft.deaths = value
        elif (head in _HURT or form in _HURT) and draft.injured is None:
            draft.injured = value


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _counted(view: TextView, out: Annotations, first: int, last: int) -> Count | None:
    """The number of people that a phrase counts, duals included."""
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    for quantity in out.quantities:
        if start <= quantity.start < end and quantity.unit is None:
            return Count(
                low=_whole(quantity.low),
                high=_whole(quantity.high),
                text=quantity.text,
                start=quantity.start,
                end=quantity.end,
            )
    return None


# ---------------------------------------------------------------------- factuality


def _factuality(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> Factuality:
    material = trigger.unit.frame.type in _MATERIAL
    own = (
        modality.of_verb(sentence, trigger.chunk, material=material)
        if trigger.verbal
        else modality.of_noun(sentence, trigger.chunk, trigger.first)
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
    start = sentence.view.bare_start(trigger.first)
    if any(
        d.denies is not None and d.denies.start <= start < d.denies.end and d.retraction for d in out.denials
    ):
        return "denied"
    if by == "denied" and own in (None, "asserted", "planned"):
        return "denied"
    if own is not None:
        return own
    if by is not None:
        return by
    return "asserted"


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
    return sum(t.tag == "V" for t in tags) == 0 and not any(t.tag == "R" for t in tags)


# ---------------------------------------------------------------------- between events


def _share_subjects(drafts: list[Draft]) -> None:
    """A verb joined by و to the one before, without a subject of its own, has that one's."""
    for previous, draft in zip(drafts, drafts[1:], strict=False):
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


def _corefer(drafts: list[Draft]) -> None:
    """An event named again by a definite noun (`الهجوم`) takes the date of the one it means; so do retellings."""
    for i, draft in enumerate(drafts):
        if draft.date is not None and len(draft.date) >= 10:
            continue
        for other in reversed(drafts[:i]):
            if (
                other.trigger.unit.frame.type == draft.trigger.unit.frame.type
                and other.date
                and _compatible(draft, other)
                and (draft.date is None or other.date.startswith(draft.date))
            ):
                draft.date, draft.date_from = other.date, other.date_from
                break
        else:
            for other in drafts[i + 1 :]:
                if (
                    other.trigger.unit.frame.type == draft.trigger.unit.frame.type
                    and other.date
                    and _shares_party(draft, other)
                    and (draft.date is None or other.date.startswith(draft.date))
                ):
                    draft.date, draft.date_from = other.date, other.date_from
                    break


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


# ---------------------------------------------------------------------- the record


def _record(view: TextView, out: Annotations, frames: Frames, draft: Draft) -> Event:
    trigger = draft.trigger
    frame = trigger.unit.frame
    start, end = view.bare_start(trigger.first), view.tokens[trigger.last - 1].end
    published = out.article.published
    return Event(
        start=start, end=end, text=view.text[start:end], type=_event_type(frame.type), mode=draft.mode, contexts=_contexts(view, frames, draft),
        actor=draft.actors[0] if draft.actors else None, recipient=draft.recipients[0] if draft.recipients else None,
        actors=draft.actors, recipients=draft.recipients, place=draft.place, date=draft.date, date_from=draft.date_from, factuality=draft.factuality,
        deaths=draft.deaths, injured=draft.injured, statement=draft.statement, presupposed=draft.presupposed,
        background=bool(published and draft.date and draft.date[:10] < _week_before(published)), frame=frame.id, confidence=_confidence(draft),
    )  # fmt: skip


def _event_type(name: str):
    from typing import cast

    from isnad.records import EventType  # the closed set that frames are checked against

    return cast(EventType, name)


def _week_before(published: str) -> str:
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(published[:10]) - timedelta(days=7)).isoformat()
    except ValueError:
        return ""


def _contexts(view: TextView, frames: Frames, draft: Draft) -> list[str]:
    """The frame's contexts and those whose words stand in the sentence, in order."""
    found = dict.fromkeys(draft.trigger.unit.frame.contexts)
    forms = [bare(view.tags[t].rest) for t in range(draft.sentence.first, draft.sentence.last)]
    for i, form in enumerate(forms):
        if form in frames.contexts.root:
            size, items = frames.contexts.longest(form, forms[i + 1 : i + 4])
            if size:
                found.update(dict.fromkeys(items))
    return list(found)


_BASE = {"light": 0.85, "verb-phrase": 0.85, "phrase": 0.75, "verb": 0.8, "noun": 0.6, "masdar": 0.6}


def _confidence(draft: Draft) -> float:
    """A first estimate, by kind of trigger and how many parties are known."""
    known = bool(draft.actors) + bool(draft.recipients) + (draft.place is not None)
    return round(min(0.95, _BASE[draft.trigger.unit.kind] + 0.05 * known - (0.1 if known == 0 else 0)), 2)
