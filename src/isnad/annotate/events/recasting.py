"""Acts that are of another kind by who does them or what comes of them: stones of protesters, gunmen who lead away, deadly raids."""

from __future__ import annotations

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import place_of
from isnad.annotate.events.setting import IN_WHICH
from isnad.annotate.frames import Frames, bare
from isnad.annotate.statements.content import reporting_participle
from isnad.language.folding import words
from isnad.records import Party, Place


def deadly_raids(drafts: list[Draft], frames: Frames) -> list[Draft]:
    """A raid in which people are killed or hurt is an assault: `استشهد شابان … خلال اقتحام المخيم`; a search in which they are is told with
    them: `ثلاثة قتلى في عملية دهم`."""
    told: list[Draft] = []
    for i, raid in enumerate(drafts):
        chunk = raid.sentence.chunks[raid.trigger.chunk]
        if raid.trigger.unit.frame.id != "coerce.raid" or raid.trigger.verbal or chunk.prep not in IN_WHICH:
            continue
        if any(_search(raid, t) for t in range(raid.trigger.first, raid.trigger.last)):
            before = drafts[i - 1] if i else None
            if (
                before is not None
                and before.trigger.unit.frame.lethal
                and not before.trigger.verbal
                and chunk.prep == "في"
            ):
                told.append(raid)
            continue
        harm = next((d for d in reversed(drafts[:i]) if d.trigger.unit.frame.type == "ASSAULT"), None)
        if harm is not None and (harm.trigger.unit.frame.lethal or harm.trigger.unit.frame.injures):
            raid.recast(frames.by_id["assault.incursion"])
            raid.actors = raid.actors or list(harm.actors)
    return [d for d in drafts if all(d is not raid for raid in told)]


def let_in(drafts: list[Draft], frames: Frames) -> None:
    """A visit that is allowed is access given: `طالب بالسماح للمحامين بزيارة الموقوفين`."""
    for draft in drafts:
        trigger, sentence = draft.trigger, draft.sentence
        if (
            trigger.unit.frame.id != "consult.visit"
            or trigger.verbal
            or sentence.chunks[trigger.chunk].prep != "ب"
        ):
            continue
        tags = sentence.view.tags[max(sentence.first, trigger.first - _NEAR) : trigger.first]
        verbs = any(v.lemma in _ALLOWING for t in tags for v in t.verbs)
        if verbs or any(n.lemma in _ALLOWING for t in tags for n in t.nouns):
            draft.recast(frames.by_id["retreat.access"])


_ALLOWING = frozenset({"سمح.1", "مكن.2", "ءذن.1"})


def _search(raid: Draft, token: int) -> bool:
    """Whether a raid is a search of houses, which is no assault whoever was hurt in it: `استشهد خلال مهمة دهم`."""
    return any(
        n.lemma in ("دهم.1", "دهم.3", "فتش.2") or n.base in _SEARCHES
        for n in raid.sentence.view.tags[token].nouns
    )


_SEARCHES = words("دهم مداهمة مداهمات تفتيش")


def will_not(drafts: list[Draft], frames: Frames) -> None:
    """Who will not accept refuses: `لن نقبل بأي وصاية`, `لن توافق الحركة على شروط جديدة`."""
    for draft in drafts:
        trigger, sentence = draft.trigger, draft.sentence
        if trigger.unit.frame.id != "agree.accept" or not trigger.verbal or draft.factuality != "negated":
            continue
        before = sentence.chunks[trigger.chunk - 1] if trigger.chunk > 0 else None
        if before is not None and before.kind == "Z" and sentence.view.tags[before.first].rest == "لن":
            draft.recast(frames.by_id["reject.general"])
            draft.factuality = "asserted"


def asked_to_go(drafts: list[Draft], frames: Frames) -> None:
    """Whose dismissal is only asked for is to go: `تظاهروا مطالبين بإقالة الوزير`, `إذا لم يُقل الوزير`."""
    for draft in drafts:
        if draft.trigger.unit.frame.id == "sanction.dismiss" and draft.factuality in (
            "demanded",
            "conditional",
        ):
            draft.recast(frames.by_id["retreat.resign"])


def seized_by_gunmen(drafts: list[Draft], frames: Frames) -> None:
    """Whom gunmen lead away, or who is led to a place unknown, is abducted and not arrested; goods and ships that are held or led away
    are seized by whomever."""
    for draft in drafts:
        trigger, view = draft.trigger, draft.sentence.view
        held = trigger.unit.frame.id == "coerce.arrest"
        led = trigger.unit.frame.id == "assault.abduct" and any(
            v.lemma in _LEADING for v in view.tags[trigger.first].verbs
        )
        if (held or led) and draft.recipients and all(_goods(draft, p) for p in draft.recipients):
            draft.recast(frames.by_id["coerce.seize-property"])  # احتجزوا 16 شاحنة
            draft.place = draft.place or _led_to(draft)
        elif held and (any(_gunman(draft, p) for p in draft.actors) or _to_a_place_unknown(draft)):
            draft.recast(frames.by_id["assault.abduct"])


def _gunman(draft: Draft, party: Party) -> bool:
    """Whether a party bears arms for no state, by its sector or its word."""
    if party.sector in ("REB", "TER", "CRM", "UAF"):
        return True
    view = draft.sentence.view
    return party.start is not None and any(
        n.base in _GUNMEN for n in view.tags[view.token_at(party.start)].nouns
    )


def _to_a_place_unknown(draft: Draft) -> bool:
    trigger, sentence = draft.trigger, draft.sentence
    tags = sentence.view.tags
    ahead = range(trigger.last, min(trigger.last + _NEAR, sentence.last - 1))
    return any(tags[t].rest == "جهه" and tags[t + 1].rest in _UNKNOWN for t in ahead)


_LEADING = frozenset({"قود.8", "حجز.8"})


def _led_to(draft: Draft) -> Place | None:
    """Where what was seized was taken: `اقتادوها نحو المياه الإقليمية`."""
    around = draft.trigger.around
    places = [
        place
        for prep, group in (around.phrases if around is not None else ())
        if prep in _WHITHER
        for mention in group.chunk.mentions
        if (place := place_of(draft.sentence.view.lexicon, mention)) is not None
    ]
    return places[0] if places else None


_WHITHER = ("نحو", "إلى", "باتجاه", "صوب")


def _goods(draft: Draft, party: Party) -> bool:
    """Whether a party is a vessel, a vehicle, money or goods, and nobody."""
    if party.start is None:
        return False
    view = draft.sentence.view
    token = view.token_at(party.start)
    chunk = draft.sentence.chunks[draft.sentence.chunk_of(token)]
    vessel = any(m.rule == "vessel" and m.start <= party.start < m.end for m in chunk.mentions)
    return vessel or any(n.base in _GOODS for n in view.tags[token].nouns)


_GOODS = words(
    "زورق قارب مركب سفينة باخرة ناقلة عبارة سيارة شاحنة حافلة مركبة عربة دراجة قطار طائرة صهريج شحنة كمية أموال مبلغ بضائع مساعدات "
    "أسلحة ذخيرة ذخائر مخدرات ماشية مواش وقود"
)


def verbal_attacks(drafts: list[Draft], frames: Frames) -> None:
    """Whoever attacks with words is not at arms, and goes on to say something: `هاجم النائب خصومه، مشيرا إلى أنهم يعرقلون الحكم`."""
    for i, draft in enumerate(drafts):
        trigger, sentence = draft.trigger, draft.sentence
        lemmas = {v.lemma for v in sentence.view.tags[trigger.first].verbs}
        if trigger.unit.frame.type != "ASSAULT" or not lemmas & _ATTACKING or not draft.actors:
            continue
        speakers = all(p.sector not in _AT_ARMS and _a_person(draft, p) for p in draft.actors)
        if speakers and any(_blames_too(draft, other) for other in drafts[i + 1 : i + 2]):
            draft.recast(frames.by_id["accuse.disapprove"])  # يهاجم الوزير خصومه ويندد بهم
            continue
        if speakers and any(
            sentence.view.tokens[c.first - 1].form == "،"
            and reporting_participle(sentence.view, c.first) is not None
            for c in sentence.chunks[trigger.chunk + 1 : trigger.chunk + _BEHIND]
            if c.kind == "NP" and c.first > sentence.first
        ):
            draft.recast(frames.by_id["accuse.disapprove"])


def _blames_too(draft: Draft, other: Draft) -> bool:
    """Whether whoever attacks goes on to blame: `يهاجم الوزير خصومه | ويندد بهم`."""
    blaming = other.trigger.verbal and other.trigger.unit.frame.type == "ACCUSE"
    joined = other.sentence.chunks[other.trigger.chunk].coordinated
    return blaming and joined and {p.start for p in other.actors} == {p.start for p in draft.actors}


def _a_person(draft: Draft, party: Party) -> bool:
    """Whether a party is one person by name or office."""
    if party.start is None:
        return False
    chunk = draft.sentence.chunks[draft.sentence.chunk_of(draft.sentence.view.token_at(party.start))]
    return any(m.kind in ("PER", "ROLE") for m in chunk.mentions)


_BEHIND = 8  # chunks from an attack to what is said with it
_ATTACKING = frozenset({"هجم.3", "هجم.1"})
_AT_ARMS = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "TER"})


def riots(drafts: list[Draft], frames: Frames) -> None:
    """Stones that protesters throw are part of their protest, and so is what they burn and wreck: `رشقوا الشرطة بالحجارة`, `أضرموا النار
    في إطارات`, `أحرقوا مباني`."""
    for draft in drafts:
        trigger, view = draft.trigger, draft.sentence.view
        rioting = trigger.unit.frame.type == "ASSAULT" or trigger.unit.frame.id == "protest.riot"
        if not trigger.verbal or not rioting or not draft.actors:
            continue
        if not all(of_protesters(draft, p) for p in draft.actors):
            continue
        lemmas = {v.lemma for v in view.tags[trigger.first].verbs}
        if draft.recipients and all(_burnt(draft, p) for p in draft.recipients):
            draft.recast(frames.by_id["protest.obstruct"])
            draft.recipients = []
        elif lemmas & _THROWING or (lemmas & _WRECKING and not trigger.unit.frame.lethal):
            draft.recast(frames.by_id["protest.riot"])


def blockades(drafts: list[Draft], frames: Frames) -> None:
    """What the people of a place close is closed in protest, and what protesters take is held in protest: `هدد أعيان القبائل بإغلاق حقل
    النفط`, `واصل المتظاهرون احتلال الساحة`."""
    for draft in drafts:
        held = draft.trigger.unit.frame.id in _TAKING and draft.actors
        if held and all(of_protesters(draft, p) for p in draft.actors):
            draft.recast(frames.by_id["protest.obstruct"])
            continue
        if draft.trigger.unit.frame.id == "coerce.restrict" and draft.actors and not draft.recipients:
            view = draft.sentence.view
            heads = [view.tags[view.token_at(p.start)] for p in draft.actors if p.start is not None]
            if heads and all(any(n.base in _LOCALS for n in head.nouns) for head in heads):
                draft.recast(frames.by_id["protest.obstruct"])


def court_orders(drafts: list[Draft]) -> list[Draft]:
    """What prosecutors, judges and courts decide is done by it (`قررت النيابة حبس المتهم`); a sentence of death is no killing yet."""
    kept: list[Draft] = []
    for draft in drafts:
        lemmas = frozenset[str]() if draft.trigger.verbal else _decided(draft)
        if lemmas & _SENTENCING and draft.trigger.unit.frame.lethal:
            continue
        of_court = bool(draft.actors) and all(p.sector == "JUD" for p in draft.actors)
        if lemmas & _DECIDING and of_court and draft.factuality in ("planned", "demanded"):
            draft.factuality = "asserted" if draft.trigger.unit.frame.type in _BY_ORDER else draft.factuality
        kept.append(draft)
    return kept


def _decided(draft: Draft) -> frozenset[str]:
    """The lemmas of the verb before an event noun, where it is neither denied nor to come."""
    sentence = draft.sentence
    k = next((j for j in range(draft.trigger.chunk - 1, -1, -1) if sentence.chunks[j].kind == "V"), -1)
    if k < 0 or draft.trigger.chunk - k > _SOON or (k > 0 and sentence.chunks[k - 1].kind in ("Z", "S")):
        return frozenset()
    verb = sentence.view.tags[sentence.chunks[k].first]
    return frozenset() if verb.prefix.endswith("س") else frozenset(v.lemma for v in verb.verbs)


_SOON = 4  # chunks from a verb of deciding to what is decided
_BY_ORDER = ("COERCE", "RETREAT", "SANCTION")
_DECIDING = frozenset({"قرر.2", "ءمر.1", "ءذن.1"})
_SENTENCING = frozenset({"قضي.1", "حكم.1"})


_TAKING = frozenset({"coerce.seize-territory", "coerce.siege", "coerce.raid"})
_LOCALS = words(
    "مواطن مواطنون شغيلة تلاميذ طلبة أقارب قريب أقرباء عائلة عائلات أسرة أسر ذوو ذوي محتج متظاهر معتصم مضرب أهالي أهل سكان ساكن أعيان وجهاء وجيه شيوخ قبائل قبيلة عشائر عشيرة شبان شباب شاب عمال عامل سائق سائقو مزارع مزارعون صياد"
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


_THROWING = frozenset({"رشق.1", "رمي.1", "لقي.4", "قذف.1"})
_WRECKING = frozenset({"ضرم.4", "شعل.4", "حرق.4", "حرق.1", "خرب.2", "حطم.2", "كسر.2"})
"""What rioters do to things."""


_BURNT = words("إطارات إطارا عجلات دواليب حاويات نفايات")


_GUNMEN = words("مسلح مهاجم مجهول ملثم خاطف قرصان")


_UNKNOWN = words("مجهولة مجهوله")
_NEAR = 8  # tokens from being led away to where
