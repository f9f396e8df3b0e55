"""From the phrases that fill a trigger's roles to the parties, the mode and the places of its event."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.annotate.events import locating, setting
from isnad.annotate.events.belonging import belonging_to
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import acting, aims, as_party, instrument, parties, place_of
from isnad.annotate.events.roles import towns
from isnad.annotate.events.scenes import PASSAGES, a_place
from isnad.annotate.events.trigger import MATERIAL, OF_WEAPONS, Trigger
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import feminine, means
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.endings import two_of
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.phrases import befallen
from isnad.annotate.grammar.subjects import subject_of
from isnad.annotate.statements.sources import BODIES
from isnad.language.folding import words
from isnad.records import Mention, Party, Place

_HARMS_THINGS = frozenset({"protest.riot", "protest.obstruct"})
"""Protests that are done to things (`أحرقوا المخفر`, `أقفلوا الحقل`); any other is against somebody."""
_DONE_TO_THINGS = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE", "REJECT", "PROTEST", "REQUEST"}
)
"""Types whose recipient may be a thing; a thing that is asked for something stands for its people (`ناشدت السفن العابرة`)."""


def those_hit(sentence: Sentence, trigger: Trigger, frames: Frames, draft: Draft) -> None:
    """Who suffered is told by its own verb: whom the act hit, rather than where: `تسعة عمال قُتلوا في غارة على صيدا`."""
    if trigger.unit.frame.type != "ASSAULT" or not all(a_place(sentence, r) for r in draft.recipients):
        return
    for part in trigger.absorbed:
        if part.verbal and part.unit.kind != "light" and (part.unit.frame.lethal or part.unit.frame.injures):
            suffered = [p for g in part.recipients for p in parties(sentence, g, frames)]
            if suffered and not all(a_place(sentence, p) for p in suffered):
                draft.recipients = _each_once(suffered)
                return


def fill(sentence: Sentence, part: Trigger, frames: Frames, draft: Draft, places: list[Place]) -> None:
    """Add to a draft the parties and the mode that one trigger of it gives, and to `places` where its phrases say it was."""
    lexicon = sentence.view.lexicon
    actors: list[Party] = []
    recipients: list[Party] = []
    hits = draft.trigger.unit.frame.type in ("ASSAULT", "PROTEST")
    for group in part.actors:
        head = bare(sentence.view.tags[group.chunk.head].rest)
        told = draft.trigger.unit.frame.type in MATERIAL or not part.verbal
        if (
            told
            and head in frames.nouns
            and head not in BODIES
            and not _those_it_befell(sentence, group.chunk)
        ):
            state = next((m for m in group.chunk.mentions if m.kind == "NORP" and m.country), None)
            if state is not None:  # استهدفت ضربة أميركية قياديا
                actors.append(acting(lexicon, as_party(state)))
                continue
            if not group.chunk.mentions:
                continue
        mode = instrument(sentence, group.chunk, frames)
        willing = group.chunk.mentions or animacy_of(sentence, group.chunk) in ("people", "body")
        if mode is None and not group.chunk.mentions and animacy_of(sentence, group.chunk) == "thing":
            continue
        if draft.trigger.unit.frame.type == "AID" and (mode is not None or not willing):
            continue  # وسلمت الطائرات إلى المسؤولين, توزيع المساعدات
        if draft.trigger.unit.frame.type in _BETWEEN_PARTIES and _no_party_but_a_place(sentence, group.chunk):
            continue  # مفاوضات سد النهضة
        if draft.trigger.unit.frame.type == "PROTEST" and _a_march(sentence, group.chunk, frames):
            continue  # مسيرة | خرجت
        venue = _venue(sentence, part, group)
        if venue is not None:
            places.append(venue)
            continue
        if mode is not None and draft.trigger.unit.frame.type == "ASSAULT" and draft.mode is None:
            draft.mode = mode[0]
        if two_of(sentence.view, group.chunk.head):
            group = Group(group.chunk)  # وفدا المجلسين | والحزب: one pair
        actors += [acting(lexicon, p) for p in parties(sentence, group, frames, whole=hits)]
    for group in part.recipients:
        if hits and (_harm(sentence, group.chunk) or _deed_beside(sentence, group.chunk, frames)):
            continue
        if hits:
            group = Group(
                group.chunk,
                [c for c in group.others if not (_harm(sentence, c) or _deed_beside(sentence, c, frames))],
            )
        mode = instrument(sentence, group.chunk, frames)
        if (
            mode is not None
            and not mode[1]
            and draft.trigger.unit.frame.type == "ASSAULT"
            and draft.trigger.unit.frame.id not in OF_WEAPONS
            and len(group.chunk.mentions) == 0
        ):
            draft.mode = draft.mode or mode[0]
            continue
        if draft.trigger.unit.frame.type in MATERIAL and _a_deed(sentence, group.chunk, frames):
            continue
        if group.chunk.prep == "إلى" and befallen(sentence, group.chunk):
            continue  # أدى قصف نفذته القوات إلى مقتل خمسة
        if draft.trigger.unit.frame.type in MATERIAL and _gathering(sentence, group.chunk, frames):
            continue  # منعت الشرطة وقفة تضامنية
        if draft.trigger.unit.frame.type == "PROTEST" and _of_an_attack(sentence, group.chunk, frames):
            continue
        if draft.trigger.unit.frame.id in OF_WEAPONS and _attack(sentence, group.chunk, frames):
            continue
        seen = part.unit.frame.id == "assault.undergo" and any(
            v.lemma in _SEEING for v in sentence.view.tags[part.first].verbs
        )
        if seen:
            where = locating.somewhere_in(sentence, group.chunk)
            if where is not None and where.precision != "country":
                places.append(where)  # شهدت المدينة هجوما
                continue
        forced = (  # أجبروه على الرحيل
            draft.trigger.unit.frame.id == _FORCING
            and group.chunk.prep == "على"
            and (len(part.recipients) > 1 or bool(sentence.view.tags[part.first].enclitic))
        )
        freight = draft.trigger.unit.frame.type == "AID" and group.chunk.prep == "ل"
        if freight and _names_a_deed(sentence, group.chunk):
            continue  # تسيير جسر جوي | لنقل المساعدات
        if draft.trigger.unit.frame.type == "REQUEST" and _a_store(sentence, group.chunk):
            continue  # أمر بنقل المساعدات | من مستودعات المركز
        bidding = draft.trigger.unit.frame.type == "REQUEST" or forced
        if bidding and _names_a_deed(sentence, group.chunk):
            continue
        charge = draft.trigger.unit.frame.type == "ACCUSE" and group.chunk.prep == "على"
        if charge and not draft.trigger.verbal and _names_a_deed(sentence, group.chunk):
            continue  # بادعاء عمله على | بناء بنية تحتية
        if draft.trigger.unit.frame.type == "AGREE" and _no_party_but_a_place(sentence, group.chunk):
            continue  # أعضاء اللجنة الفنية لسد النهضة
        frame = draft.trigger.unit.frame
        met = parties(
            sentence,
            group,
            frames,
            willed=frame.type not in _DONE_TO_THINGS
            or (frame.type == "PROTEST" and frame.id not in _HARMS_THINGS),
            weapons=frame.id in OF_WEAPONS,
            whole=hits,
        )
        heeded = draft.trigger.unit.frame.id == "agree.accept" and group.chunk.prep == "ل"
        if not met and (heeded or draft.trigger.unit.frame.type in _ABOUT_SOMEBODYS):
            met = _whose(
                sentence,
                group.chunk,
                frames,
                common=part.verbal or draft.trigger.unit.frame.type == "PROTEST",
            )
        recipients += met
        if draft.trigger.unit.frame.type == "REQUEST":
            continue
        facilities = (
            p
            for chunk in group.all
            if animacy_of(sentence, chunk) != "people"  # طلبة المدارس
            for m in chunk.mentions
            if m.kind == "FAC" and (p := place_of(lexicon, m)) is not None
        )
        if (group.others and towns(group)) or _along(sentence, part, group):
            continue
        places += facilities
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
        owner = _owner(sentence, part, frames) or _antecedent(sentence, part, frames)
        undergone = part.pronoun_role == "recipient" or (bool(part.actors) and _transitive(part))
        if owner is not None and not undergone and any(r.start == owner.start for r in draft.recipients):
            owner = None  # قُتل فلان … جراء استهدافهم
        if owner is not None and (undergone or not actors):
            (recipients if undergone else actors).append(owner)
    if draft.trigger.unit.frame.type == "ASSAULT" and not (recipients or draft.recipients):
        recipients += _aimed_at(sentence, part, frames)
    if not actors and part.verbal and draft.trigger.unit.frame.type == "ASSAULT":
        actors += [acting(lexicon, p) for p in _of_the_weapon(sentence, part, frames)]
    struck = draft.trigger.unit.frame.type == "ASSAULT" and draft.trigger.unit.frame.id not in OF_WEAPONS
    if struck and not (actors or part.verbal):
        actors += _by_drone(sentence, part, frames)
    if (
        len(actors) > 1
        and not recipients
        and draft.trigger.unit.frame.type in ("AGREE", "CONSULT", "COOPERATE")
        and draft.trigger.unit.frame.id not in _DONE_SIDE_BY_SIDE
    ):
        actors, recipients = actors[:1], actors[1:]  # اتفق العراق وتركيا
    if (
        not actors
        and not draft.actors
        and len(recipients) > 1
        and any(g.chunk.prep == "بين" for g in part.recipients)
    ):
        actors, recipients = recipients[:1], recipients[1:]  # جولة من المحادثات بين واشنطن وطهران
    suffered = part.unit.frame.lethal or part.unit.frame.injures
    if (
        draft.recipients
        and not suffered
        and any(bare(_rest_of(sentence, p)) not in _PEOPLE for p in recipients)
        and not all(_only_where(sentence, p) for p in recipients)
        and all(bare(_rest_of(sentence, p)) in _PEOPLE for p in draft.recipients)
    ):
        draft.recipients = []  # تسعة أشخاص قُتلوا في هجوم على المحطة: whom the attack was on says more
    known = {(p.entity, p.text) for p in (*draft.actors, *draft.recipients)}
    if not draft.actors:
        draft.actors = _each_once(a for a in actors if (a.entity, a.text) not in known)
    if not draft.recipients:
        heads = {p.text for p in draft.actors}
        draft.recipients = _each_once(r for r in recipients if r.text not in heads)


def _only_where(sentence: Sentence, party: Party) -> bool:
    """Whether what an attack was on says but where it was: a town, or a site without a name: `هجوم على | محطة حافلات`."""
    if party.start is None or party.end is None:
        return False
    chunk = sentence.chunks[sentence.chunk_of(sentence.view.token_at(party.start))]
    named = next((m for m in chunk.mentions if m.start < party.end and m.end > party.start), None)
    if named is None:
        return locating.is_place(sentence, party)
    return named.kind in ("GPE", "LOC") and named.rule != "adjective"


def _a_store(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase with من or إلى is a depot, a port, a camp or a province, of which nobody asks anything."""
    head = bare(sentence.view.tags[chunk.head].rest)
    return (chunk.prep in ("من", "إلى") and head in _STORES) or (chunk.prep == "إلى" and head == "محافظه")


_STORES = words("مستودع مستودعات مخازن مطار مطارات ميناء موانئ معسكر معسكرات قاعدة قواعد")
_FORCING = "coerce.restrict"
_ABOUT_SOMEBODYS = frozenset({"ACCUSE", "SUPPORT", "CONCEDE", "PROTEST"})
"""Types whose recipient is whoever the thing is of that they are about: `انتقدت سياسة إسرائيل`."""
_SEEING = frozenset({"شهد.1", "عرف.1", "عيش.1"})
_DONE_SIDE_BY_SIDE = frozenset(
    {"agree.promise", "agree.offer", "agree.accept", "agree.willing", "consult.mediate"}
)
"""Frames of agreeing and talking whose actors, where there are several, do the same beside one another: `تعهدت قطر والكويت دفع`."""
_BETWEEN_PARTIES = frozenset({"CONSULT", "AGREE", "COOPERATE", "COERCE", "ASSAULT"})


def _no_party_but_a_place(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is headed by the name of a dam, a bridge, a region: no one who talks or strikes."""
    start = sentence.view.tokens[chunk.head].start
    named = next((m for m in chunk.mentions if m.start <= start < m.end), None)
    return named is not None and named.kind in ("LOC", "FAC") and named.rule != "vessel"


def _each_once(found: Iterable[Party]) -> list[Party]:
    """Parties without those that stand at one place, or within another: `دورية للشرطة` and `للشرطة`."""
    once = list({(p.start, p.text): p for p in found}.values())
    return [p for p in once if not any(_within(p, other) for other in once)]


def _within(party: Party, other: Party) -> bool:
    if party.start is None or party.end is None or other.start is None or other.end is None:
        return False
    return other.start < party.start and party.end <= other.end


def _aimed_at(sentence: Sentence, part: Trigger, frames: Frames) -> list[Party]:
    """Whom a participle after an act says that it was aimed at: `شن غارات على الحدود، مستهدفا مقاتلي الحركة`."""
    chunks = sentence.chunks
    for k in range(part.chunk + 1, min(part.chunk + _AIM, len(chunks))):
        chunk = chunks[k]
        if chunk.kind in ("V", "S", "R", "C") or sentence.view.tokens[chunk.first].form in _ENDS:
            return []
        if aims(sentence, chunk) and chunk.last - chunk.head > 1:
            return parties(sentence, Group(chunk), frames, willed=False, whole=True)
        if aims(sentence, chunk) and k + 1 < len(chunks) and chunks[k + 1].kind == "NP":
            return parties(sentence, Group(chunks[k + 1]), frames, willed=False, whole=True)
    return []


_AIM = 9  # chunks from an act to the participle that says at whom it was aimed
_ENDS = (".", "؛", ":")


def _of_the_weapon(sentence: Sentence, part: Trigger, frames: Frames) -> list[Party]:
    """Whose the weapon is that a verb of force has among its own words: `أطلقت طائرة مسيرة | أميركية`, `أطلقت طائرة بدون طيار تابعة |
    للجيش صواريخ`."""
    weapon = part.around.subject if part.around is not None else None
    if weapon is None or weapon.chunk.head not in part.words:
        return []
    owner = belonging_to(sentence, weapon.chunk)
    if owner is not None:
        return parties(sentence, Group(owner), frames)
    state = next((m for m in weapon.chunk.mentions if m.country and m.kind in ("NORP", "GPE")), None)
    return [as_party(state, sector="MIL")] if state is not None else []


def _by_drone(sentence: Sentence, part: Trigger, frames: Frames) -> list[Party]:
    """Whose drone it is that a noun of force is beside: `ضربة | مسيّرة تركية`, `غارة | لطائرة مسيرة أميركية`."""
    k = sentence.chunk_of(part.first)
    own = sentence.chunks[k]
    drones = [Chunk("NP", part.first + 1, own.last, part.first + 1, mentions=own.mentions)]
    drones += [c for c in sentence.chunks[k + 1 : k + 2] if c.prep == "ل"]
    for drone in drones:
        mode = instrument(sentence, drone, frames) if drone.first < drone.last else None
        if (mode is None or mode[0] != "drone") and not _drone_by_its_marks(sentence, drone):
            continue
        start = sentence.view.tokens[drone.head].start
        state = next((m for m in drone.mentions if m.start >= start and m.country), None)
        return [as_party(state, sector="MIL")] if state is not None else []
    return []


def _drone_by_its_marks(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a word is marked as a drone (`مسيّرة`), and no march."""
    if chunk.head >= chunk.last:
        return False
    marked = "سيّر" in sentence.view.tokens[chunk.head].text
    return marked and sentence.view.tags[chunk.head].rest.removeprefix("ال").startswith("مسير")


def _along(sentence: Sentence, part: Trigger, group: Group) -> bool:
    """Whether what is closed is a road, and the town on it is told: `أغلقوا الطريق الساحلي | عند الزاوية`."""
    road = any(n.base in _ROADS for n in sentence.view.tags[group.chunk.head].nouns)
    return (
        road
        and part.unit.frame.id in PASSAGES
        and any(g.chunk.prep == "عند" and towns(g) for g in part.places)
    )


_ROADS = words("طريق أوتوستراد شارع")


def _those_it_befell(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a participle means people by what was done to them, who may act themselves: `علق المعتقلون إضرابهم`."""
    participle = any(n.kind in ("active", "passive") for n in sentence.view.tags[chunk.head].nouns)
    return participle and animacy_of(sentence, chunk) == "people"


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
        k = sentence.chunk_of(chunk.start) + 1
        sides = k < len(sentence.chunks) and sentence.chunks[k].coordinated  # اتفاق دمشق | وبيروت
        between = sentence.view.tags[part.last - 1].tag == "P"  # اتفاق بين | بغداد وأربيل
        hosting = sentence.view.token_at(city.start) == chunk.start == part.last and not (sides or between)
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


def _harm(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase tells how somebody was hurt: `أدى إلى إصابة عاملين | بجروح طفيفة`."""
    head = sentence.view.tags[chunk.head]
    forms = {bare(head.rest), *(n.base for n in head.nouns)}
    return chunk.prep == "ب" and not head.article and not _HARM.isdisjoint(forms)


_HARM = words("جرح جروح جراح جراحات إصابة إصابات حروق كسور رضوض كدمات ندوب اختناق طعنات")


def _deed_beside(sentence: Sentence, chunk: Chunk, frames: Frames) -> bool:
    """Whether a phrase joined to those whom something befell tells a further deed, and nobody: `مقتل ضابطين | وإصابة تسعة`, `أصابت القذيفة
    المنزل | وقتلهم`, `اقتحموا المبنى | وسقوط عشرة جرحى`."""
    tagged = sentence.view.tags[chunk.head]
    if not chunk.coordinated or chunk.head != chunk.start or tagged.article or chunk.mentions:
        return False
    return bare(tagged.rest) in _FALLING or any(
        unit.frame.lethal or unit.frame.injures
        for n in tagged.nouns
        if n.kind == "masdar" and n.lemma is not None
        for unit in frames.masdars.get(n.lemma, ())
    )


_FALLING = words("سقوط وقوع مقتل مصرع")


def _gathering(sentence: Sentence, chunk: Chunk, frames: Frames) -> bool:
    """Whether a phrase without a name tells a protest by itself, which is stopped or broken up, and nobody."""
    tagged = sentence.view.tags[chunk.head]
    protest = any(unit.frame.type == "PROTEST" for unit in frames.nouns.get(tagged.rest, ()))
    return protest and not tagged.article and not chunk.mentions


def _a_march(sentence: Sentence, chunk: Chunk, frames: Frames) -> bool:
    """Whether a phrase without a name is of a protest, which protests itself against nothing: `تنظيم مسيرة`, `مظاهرات`."""
    if chunk.mentions or animacy_of(sentence, chunk) in ("people", "body"):
        return False
    words_of = (sentence.view.tags[t] for t in range(chunk.head, min(chunk.last, chunk.head + 2)))
    forms = [form for tagged in words_of for form in (bare(tagged.rest), *(n.base for n in tagged.nouns))]
    return any(unit.frame.type == "PROTEST" for form in forms for unit in frames.nouns.get(form, ()))


def _of_an_attack(sentence: Sentence, chunk: Chunk, frames: Frames) -> bool:
    """Whether a phrase says on whom the attack is that somebody protests against: `ندد متظاهرون بالعدوان | على غزة`."""
    before = sentence.chunk_of(chunk.start) - 1
    return chunk.prep == "على" and before >= 0 and _attack(sentence, sentence.chunks[before], frames)


def _attack(sentence: Sentence, chunk: Chunk, frames: Frames) -> bool:
    """Whether a phrase names an attack, which is warded off and suffers nothing: `أحبط عمليات إرهابية`."""
    tagged = sentence.view.tags[chunk.head]
    forms = {bare(tagged.rest), *(n.base for n in tagged.nouns)}
    return any(unit.frame.type == "ASSAULT" for form in forms for unit in frames.nouns.get(form, ()))


def _whose(sentence: Sentence, chunk: Chunk, frames: Frames, *, common: bool) -> list[Party]:
    """Whose the thing is that is praised, found fault with, protested against or yielded to: `انتقدت واشنطن سياسة إسرائيل`, `أيد القادة
    بقاء القوات`, `احتجاجا على قرار الحكومة`, `رضخت الإدارة لمطالب المحتجين`; of `common` nouns too only if that is so."""
    view = sentence.view
    head = view.tokens[chunk.head].end
    kinds = ("ORG", "PER", "GPE", "ROLE") if common else ("ORG", "PER", "GPE")
    owner = next((m for m in chunk.mentions if m.start >= head and m.kind in kinds), None)
    if owner is not None and bare(view.tags[chunk.head].rest) in _SUPPLY and owner.kind == "ORG":
        return []  # احتجاجا على تدهور الأمن
    if owner is not None:
        return [as_party(owner)] if owner.rule != "adjective" else []
    first = chunk.head + 1
    if (
        not common
        or chunk.mentions
        or first >= chunk.last
        or view.tags[chunk.head].article
        or bare(view.tags[chunk.head].rest) in _SUPPLY
        or not (view.tags[first].article or (chunk.last - first > 1 and view.tags[first + 1].article))
    ):
        return []
    inner = Chunk("NP", first, chunk.last, first)
    if animacy_of(sentence, inner) not in ("people", "body"):
        return []
    return parties(sentence, Group(inner), frames)


def _transitive(part: Trigger) -> bool:
    """Whether a verbal noun is of a verb that is done to somebody, so that beside a doer its pronoun means them: `مهاجمتها من قبل محتجين`."""
    return part.unit.kind == "masdar" and part.unit.frame.roles.get("object", "recipient") == "recipient"


_SUPPLY = words("انقطاع انقطاعات نقص شح غلاء ارتفاع أزمة انعدام تدهور تردي غياب انفلات سوء فقدان")
"""What befalls supplies: power in `احتجاجا على انقطاع الكهرباء` is no company."""


def _names_a_deed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase without a name is what somebody should do, and nobody: `ناشد الطرفين | فتح ممر`."""
    nouns = sentence.view.tags[chunk.head].nouns
    if chunk.prep == "إلى" and not chunk.mentions and any(n.base in _TALKS for n in nouns):
        return True  # حث المتظاهرين على العودة إلى الحوار
    if chunk.mentions or not any(n.kind == "masdar" for n in nouns):
        return False
    return all(n.kind == "masdar" for n in nouns) or animacy_of(sentence, chunk) not in ("people", "body")


_TALKS = words("حوار تفاوض مفاوضات محادثات هدوء تهدئة سلم سلام استقرار طاولة مائدة")
_PEOPLE = words("شخص أشخاص شخصا آخر آخرون آخرين ضحايا ناس قتيل قتلى قتيلا")


def _rest_of(sentence: Sentence, party: Party) -> str:
    """The folded head word of a party."""
    return sentence.view.tags[sentence.view.token_at(party.start)].rest if party.start is not None else ""


def _owner(sentence: Sentence, part: Trigger, frames: Frames) -> Party | None:
    """The subject of the clause that a possessive pronoun on an event noun takes up: `أنهى المحتجون اعتصامهم`, `طالب المحافظ خلال لقائه`."""
    pronoun = sentence.view.tags[part.last - 1].enclitic
    if (part.pronoun_role == "recipient" and part.unit.frame.id != "consult.receive") or not pronoun:
        return None
    k = sentence.chunk_of(part.first)
    beside = _beside(sentence, k, pronoun)
    if beside is not None:
        return next(iter(parties(sentence, beside, frames)), None)
    near = _BACK if part.unit.frame.id == "consult.receive" else _NEAR
    verb = next(sentence.verbs_before(k, near), None)
    subject = subject_of(sentence, verb) if verb is not None else None
    if subject is None or not means(sentence, subject.chunk, pronoun, bool(subject.others)):
        return None
    return next(iter(parties(sentence, subject, frames)), None)


def _beside(sentence: Sentence, k: int, pronoun: str) -> Group | None:
    """Whose the deed is that an event noun is joined to by و, where the pronoun on the noun means them: `تقدم المقاتلين … واستيلائهم على`."""
    chunks = sentence.chunks
    if not chunks[k].coordinated or chunks[k].head != chunks[k].start:
        return None
    for chunk in reversed(chunks[max(0, k - _NEAR) : k]):
        if chunk.kind == "V" or chunk.kind in ("S", "R", "."):
            return None
        first = chunk.head + 1
        if not any(n.kind == "masdar" for n in sentence.view.tags[chunk.head].nouns) or first >= chunk.last:
            continue
        start = sentence.view.tokens[first].start
        doer = Chunk("NP", first, chunk.last, first, mentions=[m for m in chunk.mentions if m.start >= start])
        if animacy_of(sentence, doer) in ("people", "body"):
            return Group(doer) if means(sentence, doer, pronoun, others=False) else None
    return None


_NEAR = 8  # chunks from an event noun back to the verb of its clause


def _antecedent(sentence: Sentence, part: Trigger, frames: Frames) -> Party | None:
    """What a possessive pronoun on an event noun means: the subject named last before it in the sentence; of what befalls people, the
    nearest people that it agrees with."""
    frame = part.unit.frame
    suffered = frame.type == "ASSAULT" and frame.roles.get("subject") == "recipient"
    position = sentence.view.tokens[part.first].start
    pronoun = sentence.view.tags[part.last - 1].enclitic or sentence.view.tags[part.first].enclitic
    done_to = _what_was_done_to(sentence, part, pronoun) if part.pronoun_role == "recipient" else None
    if done_to is not None and frame.type == "ASSAULT":
        return next(iter(parties(sentence, done_to, frames, willed=False)), None)
    kept = frame.type == "COERCE" and pronoun == "هم"  # منع نشطاء …، بمنعهم من
    if part.pronoun_role == "recipient" and (
        frame.lethal or frame.injures or suffered or kept or frame.id in _OF_PEOPLE
    ):
        return _people_meant(sentence, part, frames)
    best = None
    for chunk in sentence.chunks:
        for mention in chunk.mentions:
            if mention.start >= position:
                break
            if (
                chunk.prep in _AT
                and mention.start > sentence.view.tokens[chunk.head].end
                and _a_site(sentence, chunk)
            ):
                continue  # بمقر الوزارة
            if _fought(sentence, mention):
                continue  # دخول أنقرة الحملة لمحاربة الحركة بشن غاراتها
            if pronoun == "ها" and _a_he(sentence, mention):
                continue  # أمام البرلمان، للتعبير عن رفضها
            if pronoun in ("هم", "هن", "هما") and not means(sentence, chunk, pronoun, others=False):
                continue
            if pronoun == "ها" and mention.kind == "PER" and not feminine(sentence, chunk):
                continue  # أكد الجنرال علي أن … تم تدميرها
            if (
                mention.kind in ("ORG", "PER")
                and mention.rule != "adjective"
                and not (mention.entity or "").startswith("out.")
            ) or (
                mention.kind == "GPE"
                and (
                    (chunk.kind == "NP" and (best is None or best.kind == "GPE"))
                    or (pronoun == "ها" and chunk.prep in ("على", "ضد"))  # بالضغط على إسرائيل لوقف عدوانها
                )
            ):
                best = mention
    if best is None:
        return None
    return as_party(best)


def _fought(sentence: Sentence, mention: Mention) -> bool:
    """Whether a body is told as that which others fight: `لمواجهة الحركة`, `ضد التنظيم`."""
    t = sentence.view.token_at(mention.start) - 1
    while t > sentence.first and sentence.view.tokens[t].kind == "punct":
        t -= 1
    tagged = sentence.view.tags[max(t, 0)]
    return tagged.rest == "ضد" or any(n.base in _FIGHTING for n in tagged.nouns)


_FIGHTING = words("مواجهة محاربة مكافحة قتال مقاتلة")


def _a_site(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is headed by a site of somebody's: `مقر الوزارة`."""
    return locating.is_site(sentence, chunk.head)


_AT = ("في", "ب", "أمام", "قرب", "داخل")


def _what_was_done_to(sentence: Sentence, part: Trigger, pronoun: str) -> Group | None:
    """What the verb before a deed was done to, where the pronoun on the deed can mean it: `استهدفت مسيّرة | السيارة، ما أدى إلى تدميرها`."""
    k = sentence.chunk_of(part.first)
    verbs = [j for j in sentence.verbs_before(k, _NEAR) if arguments(sentence, j).objects]
    for j in verbs:
        thing = arguments(sentence, j).objects[0]
        if any(v.lemma in _ON_THINGS for v in sentence.view.tags[sentence.chunks[j].first].verbs):
            return thing if means(sentence, thing.chunk, pronoun, bool(thing.others)) else None
    return None


_ON_THINGS = frozenset({"هدف.10", "صوب.4", "ضرب.1", "هجم.3", "قصف.1", "دهم.3", "طول.1"})


def _a_he(sentence: Sentence, mention: Mention) -> bool:
    """Whether a body is called by a definite masculine word, which ها does not take up: `البرلمان`, `الجيش`."""
    head = sentence.view.tags[sentence.view.token_at(mention.start)]
    if mention.rule not in ("institution", "lexicon") or mention.kind != "ORG" or not head.article:
        return False
    return head.rest.removeprefix("ال") in _HE


_HE = words("برلمان جيش مجلس حزب اتحاد بنك مصرف صندوق مكتب ديوان تحالف تجمع")


def _people_meant(sentence: Sentence, part: Trigger, frames: Frames) -> Party | None:
    """`ملاحقة المنفذين واعتقالهم`: the nearest people before an act that its pronoun agrees with."""
    view = sentence.view
    pronoun = view.tags[part.last - 1].enclitic or view.tags[part.first].enclitic
    k = sentence.chunk_of(part.first)
    for chunk in reversed(sentence.chunks[max(0, k - _BACK) : k]):
        if not chunk.nominal:
            continue
        found = _whose_it_befell(sentence, chunk)
        person = any(m.kind == "PER" for m in found.mentions)
        if (person or animacy_of(sentence, found) == "people") and means(
            sentence, found, pronoun, others=False
        ):
            party = next(iter(parties(sentence, Group(found), frames)), None)
            if party is not None:
                return party
    return None


def _whose_it_befell(sentence: Sentence, chunk: Chunk) -> Chunk:
    """Those of whom a phrase tells a deed, a death or a case: `ملاحقة | المنفذين`, `وفاة | شاب آخر`; else the phrase itself."""
    view, first = sentence.view, chunk.head + 1
    head = view.tags[chunk.head]
    if chunk.last - chunk.head <= 1 or head.article or head.enclitic:
        return chunk
    deed = any(n.kind == "masdar" for n in head.nouns)
    if not deed and (head.tag != "N" or bare(head.rest) not in _BEFALLING):
        return chunk
    start = view.tokens[first].start
    return Chunk("NP", first, chunk.last, first, mentions=[m for m in chunk.mentions if m.start >= start])


_BEFALLING = words("وفاة موت مصير قضية ملف حالة جثة جثمان مصرع مقتل أسرة عائلة محامي")
_BACK = 14  # chunks back to whom a pronoun means
_OF_PEOPLE = frozenset({"coerce.arrest", "coerce.deport", "assault.abduct", "assault.torture", "accuse.try", "sanction.convict", "retreat.release"})  # fmt: skip
