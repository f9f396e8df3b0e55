"""Events: PLOVER event mentions with parties, place, date and factuality, from frames over shallow syntax."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import cast

from isnad.annotate import factuality as modality
from isnad.annotate import setting
from isnad.annotate.agency import animacy_of
from isnad.annotate.arena import affairs, private
from isnad.annotate.arguments import Group
from isnad.annotate.confidence import confident
from isnad.annotate.dating import CLAIM, Dating, first_day
from isnad.annotate.drafts import Draft
from isnad.annotate.frames import Frames, bare, frames_of
from isnad.annotate.joining import join
from isnad.annotate.lending import lend
from isnad.annotate.names.matching import FACILITY_HEADS
from isnad.annotate.parties import acting, as_party, finest, instrument, parties, place_of
from isnad.annotate.retelling import corefer, generic
from isnad.annotate.sense import out_of_place
from isnad.annotate.sources import BODIES
from isnad.annotate.subjects import means, subject_of
from isnad.annotate.syntax import Chunk, Sentence, sentence_chunks
from isnad.annotate.triggers import Trigger, Triggers
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import (
    Annotations,
    Count,
    Event,
    EventType,
    Factuality,
    Party,
    Place,
    Quantity,
    Statement,
)

_SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN", "REJECT", "SUPPORT", "CONCEDE"})
_DONE_TO_THINGS = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE", "REJECT", "PROTEST", "REQUEST"}
)
"""Types whose recipient may be a thing; a thing that is asked for something stands for its people (`ناشدت السفن العابرة`)."""
_MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})


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
            drafts += lend([_draft(sentence, trigger, frames, out, dating) for trigger in triggers], frames)
        for draft in drafts:
            if draft.date is None and draft.factuality in ("threatened", "planned"):
                draft.date, draft.date_from = dating.due(draft.sentence, draft.trigger)
        corefer(drafts, dating)
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
        for draft in drafts:
            out.events.append(_record(view, out, frames, draft))
        out.events.sort(key=lambda e: (e.start, e.end))
        confident(view, out)


# ---------------------------------------------------------------------- making one


def _draft(sentence: Sentence, trigger: Trigger, frames: Frames, out: Annotations, dating: Dating) -> Draft:
    draft = Draft(trigger, sentence, mode=trigger.unit.frame.mode)
    places: list[Place] = []
    for part in (trigger, *trigger.absorbed):
        _arguments(sentence, part, frames, draft, places)
    _those_hit(sentence, trigger, frames, draft)
    site = _site(sentence, trigger, draft)
    draft.place = finest([*places, *([site] if site is not None else [])])
    if draft.place is None:
        draft.place = _place_around(sentence, trigger, draft)
    elif draft.place.precision in ("country", "region", "governorate"):
        draft.place = finest([p for p in (_place_of_recipient(sentence, trigger, draft), draft.place) if p])
    draft.date, draft.date_from = dating.of(sentence, trigger)
    for part in trigger.absorbed:
        if draft.date is None:
            draft.date, draft.date_from = dating.of(sentence, part)
    draft.statement = _statement_of(out, sentence, trigger)
    if not draft.actors:
        draft.actors = _narrator(sentence, trigger, draft, out)
    if not draft.actors and trigger.unit.frame.type in _SPEECH_ACTS:
        draft.actors = _speakers(sentence, trigger, out)
    _casualties(sentence, trigger, draft, out)
    draft.factuality = _factuality(sentence, trigger, draft, out)
    if trigger.unit.frame.id in _PASSAGES:
        draft.recipients = [r for r in draft.recipients if not _somewhere(sentence, r)]
    published = out.article.published
    if published and draft.date and draft.factuality == "asserted" and first_day(draft.date) > published[:10]:
        draft.date, draft.date_from = dating.of(sentence, trigger, until=published[:10])
    return draft


def _those_hit(sentence: Sentence, trigger: Trigger, frames: Frames, draft: Draft) -> None:
    """Who suffered is told by its own verb: whom the act hit, rather than where: `تسعة عمال قُتلوا في غارة على صيدا`."""
    if trigger.unit.frame.type != "ASSAULT" or not all(_a_place(sentence, r) for r in draft.recipients):
        return
    for part in trigger.absorbed:
        if part.verbal and part.unit.kind != "light" and (part.unit.frame.lethal or part.unit.frame.injures):
            suffered = [p for g in part.recipients for p in parties(sentence, g, frames)]
            if suffered and not all(_a_place(sentence, p) for p in suffered):
                draft.recipients = _each_once(suffered)
                return


def _a_place(sentence: Sentence, party: Party) -> bool:
    """Whether a party is a town or a site: `صيدا`, `السوق الكبير`."""
    if party.start is None or party.end is None:
        return False
    k = sentence.chunk_of(sentence.view.token_at(party.start))
    named = next(
        (m for m in sentence.chunks[k].mentions if m.start < party.end and m.end > party.start), None
    )
    if named is not None:
        return named.kind in ("GPE", "LOC", "FAC") and named.rule not in ("adjective", "vessel")
    return setting.is_site(sentence, sentence.view.token_at(party.start))


def _arguments(sentence: Sentence, part: Trigger, frames: Frames, draft: Draft, places: list[Place]) -> None:
    lexicon = sentence.view.lexicon
    actors: list[Party] = []
    recipients: list[Party] = []
    for group in part.actors:
        head = bare(sentence.view.tags[group.chunk.head].rest)
        if head in frames.nouns and head not in BODIES:
            state = next((m for m in group.chunk.mentions if m.kind == "NORP" and m.country), None)
            if state is not None:  # استهدفت ضربة أميركية قياديا
                actors.append(acting(lexicon, as_party(state)))
                continue
            if not group.chunk.mentions:
                continue
        mode = instrument(sentence, group.chunk, frames)
        if mode is None and not group.chunk.mentions and animacy_of(sentence, group.chunk) == "thing":
            continue
        if draft.trigger.unit.frame.type in _BETWEEN_PARTIES and _no_party_but_a_place(sentence, group.chunk):
            continue  # مفاوضات سد النهضة
        venue = _venue(sentence, part, group)
        if venue is not None:
            places.append(venue)
            continue
        if mode is not None and draft.trigger.unit.frame.type == "ASSAULT" and draft.mode is None:
            draft.mode = mode[0]
        actors += [acting(lexicon, p) for p in parties(sentence, group, frames)]
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
        if draft.trigger.unit.frame.type in _MATERIAL and _a_deed(sentence, group.chunk, frames):
            continue
        if draft.trigger.unit.frame.type == "REQUEST" and _names_a_deed(sentence, group.chunk):
            continue
        recipients += parties(
            sentence, group, frames, willed=draft.trigger.unit.frame.type not in _DONE_TO_THINGS
        )
        if draft.trigger.unit.frame.type == "REQUEST":
            continue
        facilities = (
            p
            for chunk in group.all
            for m in chunk.mentions
            if m.kind == "FAC" and (p := place_of(lexicon, m)) is not None
        )
        places += [] if group.others and _towns(group) else facilities
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
            actors.append(as_party(nationality, sector="MIL"))
    for group in part.places:
        if setting.away(sentence, group.chunk):
            continue
        for chunk in group.all:
            named = [p for m in chunk.mentions if (p := place_of(lexicon, m)) is not None]
            places += named
            if named:
                break  # في طوباس ومخيم الفارعة: the first named
    if part.adjective is not None:
        party = as_party(part.adjective)
        if part.adjective_role in ("actor", "mutual"):
            actors.append(party)
        elif part.adjective_role == "recipient":
            recipients.append(party)
    if part.pronoun_role in ("actor", "recipient", "mutual"):
        owner = _owner(sentence, part, frames) or _antecedent(sentence, part)
        if owner is not None:
            (recipients if part.pronoun_role == "recipient" else actors).append(owner)
    if (
        len(actors) > 1
        and not recipients
        and draft.trigger.unit.frame.type in ("AGREE", "CONSULT", "COOPERATE")
    ):
        actors, recipients = actors[:1], actors[1:]  # اتفق العراق وتركيا
    if (
        not actors
        and not draft.actors
        and len(recipients) > 1
        and any(g.chunk.prep == "بين" for g in part.recipients)
    ):
        actors, recipients = recipients[:1], recipients[1:]  # جولة من المحادثات بين واشنطن وطهران
    if (
        draft.recipients
        and any(bare(view_rest(sentence, p)) not in _PEOPLE for p in recipients)
        and all(bare(view_rest(sentence, p)) in _PEOPLE for p in draft.recipients)
    ):
        draft.recipients = []  # تسعة أشخاص قُتلوا في هجوم على المحطة: whom the attack was on says more
    known = {(p.entity, p.text) for p in (*draft.actors, *draft.recipients)}
    if not draft.actors:
        draft.actors = _each_once(a for a in actors if (a.entity, a.text) not in known)
    if not draft.recipients:
        heads = {p.text for p in draft.actors}
        draft.recipients = _each_once(r for r in recipients if r.text not in heads)


_BETWEEN_PARTIES = frozenset({"CONSULT", "AGREE", "COOPERATE", "COERCE", "ASSAULT"})


def _no_party_but_a_place(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is headed by the name of a dam, a bridge, a region: no one who talks or strikes."""
    start = sentence.view.tokens[chunk.head].start
    named = next((m for m in chunk.mentions if m.start <= start < m.end), None)
    return named is not None and named.kind in ("LOC", "FAC") and named.rule != "vessel"


def _towns(group: Group) -> bool:
    """Whether the first of several phrases names a town: it says where, before the sites beside it."""
    return any(m.kind in ("GPE", "LOC") and m.rule != "adjective" for m in group.chunk.mentions)


def _each_once(found: Iterable[Party]) -> list[Party]:
    """Parties without those that stand at one place."""
    return list({(p.start, p.text): p for p in found}.values())


def _venue(sentence: Sentence, part: Trigger, group: Group) -> Place | None:
    """The single city that a noun of meeting or agreeing is put beside, or that hosts it: `محادثات جنيف`, `تحتضن جنيف جولة`."""
    if part.unit.frame.type not in ("CONSULT", "AGREE") or group.others:
        return None
    chunk = group.chunk
    city = chunk.mentions[0] if len(chunk.mentions) == 1 else None
    if city is None or city.kind != "GPE" or city.rule == "adjective":
        return None
    if part.verbal:
        hosting = any(v.lemma in _HOSTING for v in sentence.view.tags[part.first].verbs)
    else:
        hosting = sentence.view.token_at(city.start) == chunk.start == part.last
    if not hosting:
        return None
    place = place_of(sentence.view.lexicon, city)
    return place if place is not None and place.precision != "country" else None


_HOSTING = frozenset({"حضن.8", "ضيف.10", "شهد.1"})


def _a_deed(sentence: Sentence, chunk: Chunk, frames: Frames) -> bool:
    """Whether a phrase names an act with its doer or object in a pronoun, to which no force is done: `وإجبارهم`."""
    tagged = sentence.view.tags[chunk.head]
    return bool(tagged.enclitic) and any(
        n.kind == "masdar" and n.lemma in frames.masdars for n in tagged.nouns
    )


def _names_a_deed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase without a name is what somebody should do, and nobody: `ناشد الطرفين | فتح ممر`."""
    nouns = sentence.view.tags[chunk.head].nouns
    return not chunk.mentions and bool(nouns) and all(n.kind == "masdar" for n in nouns)


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


_PEOPLE = words("شخص أشخاص شخصا آخر آخرون آخرين ضحايا ناس قتيل قتلى قتيلا")


def view_rest(sentence: Sentence, party: Party) -> str:
    """The folded head word of a party."""
    return sentence.view.tags[sentence.view.token_at(party.start)].rest if party.start is not None else ""


def _owner(sentence: Sentence, part: Trigger, frames: Frames) -> Party | None:
    """The subject of the clause that a possessive pronoun on an event noun takes up: `أنهى المحتجون اعتصامهم`, `طالب المحافظ خلال لقائه`."""
    pronoun = sentence.view.tags[part.last - 1].enclitic
    if (part.pronoun_role == "recipient" and part.unit.frame.id != "consult.receive") or not pronoun:
        return None
    k = sentence.chunk_of(part.first)
    verb = next((j for j in range(k - 1, max(-1, k - _NEAR), -1) if sentence.chunks[j].kind == "V"), -1)
    subject = subject_of(sentence, verb) if verb >= 0 else None
    if subject is None or not means(sentence, subject.chunk, pronoun, bool(subject.others)):
        return None
    return next(iter(parties(sentence, subject, frames)), None)


_NEAR = 8  # chunks from an event noun back to the verb of its clause


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
    return as_party(best)


def _site(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """`استهدفت محطة تل الرمث`: a facility with a name of its own that is hit is where it happened."""
    if trigger.unit.frame.type != "ASSAULT":
        return None
    view = sentence.view
    for party in draft.recipients:
        if party.start is None or party.end is None:
            continue
        first, last = view.token_at(party.start), view.token_at(party.end - 1) + 1
        word = view.words[last - 1]
        named = last - first > 1 and (view.tags[last - 1].article or word is None or not word.known)
        if bare(view.tags[first].rest) in FACILITY_HEADS and named:
            return Place(
                text=party.text,
                start=party.start,
                end=party.end,
                entity=party.entity,
                country=party.country,
                precision="site",
            )
    return None


def _place_around(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """Where an act was by what it was done to and by the clause around: a name before a common noun (`على مدرسة في حي الزهراء`),
    but no mere country."""
    hit = _place_of_recipient(sentence, trigger, draft)
    if hit is not None and hit.entity is not None:
        return hit
    named = setting.named(sentence, trigger) or setting.of_pronoun(sentence, trigger)
    if hit is not None and (named is None or named.precision in ("country", "region", "governorate")):
        return hit
    return named or setting.site(sentence, trigger)


def _place_of_recipient(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """`قصف صنعاء`: where the recipient is itself a place, it happened there."""
    if trigger.unit.frame.type not in ("ASSAULT", "COERCE") and trigger.unit.frame.id not in _DONE_TO_PLACES:
        return None
    found: list[Place] = []
    for part in (trigger, *trigger.absorbed):
        for group in part.recipients:
            for chunk in group.all:
                named = [
                    place
                    for mention in chunk.mentions
                    if mention.kind in ("FAC", "GPE", "LOC")
                    and mention.rule != "adjective"
                    and (place := place_of(sentence.view.lexicon, mention)) is not None
                    and place.precision != "country"
                ]
                found += named
                if named:
                    break
    return (
        finest(found)
        or _opened(sentence, trigger)
        or next(
            (_site_of(p) for p in draft.recipients if _is_site(sentence, p) and not _any_such(sentence, p)),
            None,
        )
        or _under_fire(sentence, trigger)
    )


def _opened(sentence: Sentence, trigger: Trigger) -> Place | None:
    """What is opened or closed: `إعادة فتح معبر رأس جدير`, `إغلاق الجسر`."""
    view = sentence.view
    if trigger.unit.frame.id not in _DONE_TO_PLACES or trigger.verbal:
        return None
    chunk = sentence.chunks[trigger.chunk]
    start = view.tokens[trigger.first].start
    named = [p for m in chunk.mentions if m.end > start and (p := place_of(view.lexicon, m)) is not None]
    if named:
        return finest(named)
    site = trigger.last if trigger.last < chunk.last else trigger.last - 1
    if not setting.is_site(sentence, site) or not view.tags[site].article:
        return None
    first, last, text = view.span(site, chunk.last)
    return Place(text=text, start=first, end=last, precision="site")


_PASSAGES = frozenset({"protest.obstruct", "retreat.access", "coerce.restrict"})
"""Frames of ways opened and closed, which are where it happens and no party to it."""


def _somewhere(sentence: Sentence, party: Party) -> bool:
    """Whether a party is but a road, a crossing or another place: `قطعوا الطريق`, `إغلاق معبر رأس جدير`."""
    if party.start is None or party.end is None:
        return False
    k = sentence.chunk_of(sentence.view.token_at(party.start))
    named = next(
        (m for m in sentence.chunks[k].mentions if m.start < party.end and m.end > party.start), None
    )
    token = sentence.view.token_at(party.start)
    if any(n.base in _BUILDINGS for n in sentence.view.tags[token].nouns):
        return False  # اقتحم متظاهرون مبنى الحكومة
    if named is not None and named.kind in ("FAC", "LOC"):
        return True
    return setting.is_site(sentence, token)


_BUILDINGS = words("مبنى مقر سفارة قنصلية مكتب محكمة برلمان قصر")
_DONE_TO_PLACES = frozenset({"consult.visit", "protest.obstruct", "retreat.access", "coerce.restrict"})
_ON_AREAS = frozenset({"assault.shell", "assault.airstrike", "assault.bomb", "assault.drone"})


def _under_fire(sentence: Sentence, trigger: Trigger) -> Place | None:
    """A name that no list holds on which there is fire from afar: `القصف على فليطة`."""
    view = sentence.view
    for part in (trigger, *trigger.absorbed):
        if part.unit.frame.id not in _ON_AREAS:
            continue
        for group in part.recipients:
            head = group.chunk.head
            word = view.words[head]
            if not group.chunk.mentions and word is not None and not word.known and not word.function:
                start, end, text = view.span(head, group.chunk.last)
                return Place(text=text, start=start, end=end, precision="city")
    return None


def _is_site(sentence: Sentence, party: Party) -> bool:
    """Whether what an act is done to is a place by its word: `القرى الآمنة`, `المحطة`."""
    if party.start is None or party.entity:
        return False
    return setting.is_site(sentence, sentence.view.token_at(party.start))


def _any_such(sentence: Sentence, party: Party) -> bool:
    """Whether a site is but any of its kind, or homes: `أصابت مدرسة`, `حاصر منزلا`, `عشرات المنازل`."""
    view = sentence.view
    if party.start is None or party.end is None:
        return True
    token = view.token_at(party.start)
    single = view.token_at(party.end - 1) == token
    homes = any(n.base in _HOMES for n in view.tags[token].nouns)
    return single and (homes or not view.tags[token].definite)


_HOMES = words("منزل منازل بيت بيوت شقة شقق خيمة خيام")


def _site_of(party: Party) -> Place:
    return Place(text=party.text, start=party.start, end=party.end, country=party.country, precision="site")


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


_KILLING = words("مقتل قتل استشهاد مصرع وفاة")
_HURTING = words("إصابة جرح")
_DEAD = words("قتيل قتيلا قتلى شهيد شهيدا شهداء ضحية ضحايا جثة جثث قتيلين قتيلان شهيدين شهيدان")
_HURT = words("جريح جريحا جرحى مصاب مصابا مصابين مصابون إصابة إصابات جريحين جريحان مصابان")


def _casualties(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """Dead and injured that the clause counts."""
    if trigger.unit.frame.type not in ("ASSAULT", "PROTEST", "COERCE"):
        return
    view = sentence.view
    _toll_apart(sentence, trigger, draft, out)
    for part in (trigger, *trigger.absorbed):
        frame = part.unit.frame
        lethal = frame.lethal or any(n.base in _KILLING for t in part.words for n in view.tags[t].nouns)
        hurts = frame.injures or any(n.base in _HURTING for t in part.words for n in view.tags[t].nouns)
        if not (lethal or hurts):
            continue
        for t in {part.first, *part.words}:
            count = _after(view, out, t, sentence.last)
            if count is not None and any(n.base in _KILLING for n in view.tags[t].nouns):
                draft.deaths = draft.deaths or count
            elif count is not None and any(n.base in _HURTING for n in view.tags[t].nouns):
                draft.injured = draft.injured or count
        if (draft.deaths if lethal else draft.injured) is not None:
            continue
        for group in part.recipients:
            for chunk in group.all:
                count = _counted(view, out, chunk.first, chunk.last)
                if count is None:
                    continue
                if lethal and draft.deaths is None:
                    draft.deaths = count
                elif hurts and draft.injured is None:
                    draft.injured = count
    low, high = trigger.first, max(t.last for t in (trigger, *trigger.absorbed))
    first = view.tokens[max(sentence.first, low - 6)].start
    last = view.tokens[min(sentence.last, high + 20) - 1].end
    for quantity in out.quantities:
        if not first <= quantity.start < last or quantity.noun == "":
            continue
        noun = re.sub(r"[ًٌٍَُِّْ]", "", quantity.noun)
        form = bare(view.tags[view.token_at(quantity.end - 1)].rest)
        value = _count(quantity)
        head = bare(next(iter(view.morphology.word(noun.split()[0]).rest.split()), ""))
        if (head in _DEAD or form in _DEAD) and draft.deaths is None:
            draft.deaths = value
        elif (head in _HURT or form in _HURT) and draft.injured is None:
            draft.injured = value


_TOLL_OF = 4  # tokens before an act, in which its toll may be named
_TOLL = words("حصيلة عدد")
_REACHING = frozenset({"رفع.8", "وصل.1", "بلغ.1", "زيد.8", "صعد.1"})


def _toll_apart(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """The toll of an act where its number stands apart: `ارتفع إلى أربعة عدد قتلى الهجوم`, `ارتفعت حصيلة الهجوم … إلى أربعة`."""
    view = sentence.view
    before = [
        bare(view.tags[t].rest) for t in range(max(sentence.first, trigger.first - _TOLL_OF), trigger.first)
    ]
    if trigger.verbal or not any(w in _TOLL for w in before):
        return
    if not any(
        v.lemma in _REACHING for t in range(sentence.first, sentence.last) for v in view.tags[t].verbs
    ):
        return
    first, last = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
    for quantity in out.quantities:
        if not first <= quantity.start < last or quantity.unit is not None:
            continue
        token = view.token_at(quantity.start)
        if token == sentence.first or view.tokens[token - 1].form != "الي":
            continue
        if any(w in _HURT for w in before):
            draft.injured = draft.injured or _count(quantity)
        else:
            draft.deaths = draft.deaths or _count(quantity)
        return


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _after(view: TextView, out: Annotations, noun: int, last: int) -> Count | None:
    """The number that a noun of killing or wounding governs: `مقتل أربعة`, `إصابة أكثر من 30`."""
    start, limit = view.tokens[noun].end, view.tokens[min(noun + 1, last - 1)].end
    for quantity in out.quantities:
        if start <= quantity.start < limit and quantity.unit is None:
            return _count(quantity)
    return None


def _count(quantity: Quantity) -> Count:
    return Count(
        low=_whole(quantity.low),
        high=_whole(quantity.high),
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
    )


def _counted(view: TextView, out: Annotations, first: int, last: int) -> Count | None:
    """The number of people that a phrase counts, duals included."""
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    for quantity in out.quantities:
        if start <= quantity.start < end and quantity.unit is None:
            return _count(quantity)
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
    if by == "denied" and not trigger.verbal and _of_another(sentence, trigger, statement):
        by = None
    start = sentence.view.bare_start(trigger.first)
    if any(
        d.denies is not None and d.denies.start <= start < d.denies.end and d.retraction for d in out.denials
    ):
        return "denied"
    if by == "denied" and own in (None, "asserted", "planned"):
        return "denied"
    if own == "planned" and by == "threatened":
        return by
    if own == "negated" and trigger.unit.frame.id == CLAIM:
        return "asserted"  # ولم تتبن الهجوم أي جهة: the attack is told, nobody's word for it denied
    if own is not None:
        return own
    if by is not None:
        return by
    return "asserted"


def _of_another(sentence: Sentence, trigger: Trigger, statement: Statement | None) -> bool:
    """`نفى أي صلة له بالهجوم`, `نفت اعتقال متهمين بالتفجير`: what a link or a suspicion is with is not denied with it."""
    view = sentence.view
    first = max(sentence.first, view.token_at(statement.start) if statement is not None else sentence.first)
    cue = view.token_at(statement.cue.start) if statement is not None and statement.cue is not None else first
    return any(
        view.tags[t].rest.removeprefix("ال") in modality.SUSPECTS
        for t in range(max(sentence.first, min(first, cue)), trigger.first)
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
    return sum(t.tag == "V" for t in tags) == 0 and not any(t.tag == "R" for t in tags)


# ---------------------------------------------------------------------- the record


def _record(view: TextView, out: Annotations, frames: Frames, draft: Draft) -> Event:
    trigger = draft.trigger
    frame = trigger.unit.frame
    start, end = _shown(view, trigger)
    published = out.article.published
    return Event(
        start=start, end=end, text=view.text[start:end], type=cast(EventType, frame.type), mode=draft.mode, contexts=_contexts(view, frames, draft),
        actor=draft.actors[0] if draft.actors else None, recipient=draft.recipients[0] if draft.recipients else None,
        actors=draft.actors, recipients=draft.recipients, place=draft.place, date=draft.date, date_from=draft.date_from, factuality=draft.factuality,
        deaths=draft.deaths, injured=draft.injured, statement=draft.statement, presupposed=draft.presupposed, alleged=draft.alleged and bool(draft.actors),
        background=bool(published and draft.date and first_day(draft.date)[:10] < _week_before(published)), frame=frame.id,
    )  # fmt: skip


_SPREAD = 12  # tokens that a light verb and its noun may span together


def _shown(view: TextView, trigger: Trigger) -> tuple[int, int]:
    """The characters of an event's trigger: with a light verb its noun too, what stands between them included."""
    last = trigger.last
    if trigger.unit.kind == "light":
        noun = max(trigger.words, default=trigger.first) + 1
        if trigger.first < noun <= trigger.first + _SPREAD:
            last = max(last, noun)
    return view.bare_start(trigger.first), view.tokens[last - 1].end


def _week_before(published: str) -> str:
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
