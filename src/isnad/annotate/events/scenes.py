"""Where an act was by what it was done to: `قصف صنعاء`, `إغلاق معبر رأس جدير`, `اقتحام مدينة طوباس`."""

from __future__ import annotations

from isnad.annotate.events import locating, setting, whereabouts
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import finest, place_of
from isnad.annotate.events.trigger import OF_FORCE, Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.names.matching import FACILITY_HEADS
from isnad.language.folding import fold, words
from isnad.records import Party, Place


def site(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
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


def place_around(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """Where an act was by what it was done to and by the clause around: a name before a common noun (`على مدرسة في حي الزهراء`),
    but no mere country."""
    hit = place_of_recipient(sentence, trigger, draft) or _visited(sentence, trigger)
    if hit is not None and hit.entity is not None:
        return hit
    parts = (trigger, *(part for part in trigger.absorbed if not part.verbal))
    named = next((p for part in parts if (p := setting.named(sentence, part)) is not None), None)
    named = named or whereabouts.of_pronoun(sentence, trigger)
    if hit is not None and named is not None and _posts(sentence, hit):
        return named
    if hit is not None and (
        named is None or named.precision in ("country", "region", "governorate") or _settled(hit)
    ):
        return hit
    return (
        named
        or _its_site(sentence, trigger)
        or next((p for part in parts if (p := whereabouts.told_site(sentence, part)) is not None), None)
        or setting.site(sentence, trigger)
        or whereabouts.seen_by(sentence, trigger)
        or whereabouts.of_subject(sentence, trigger)
        or whereabouts.where(sentence, trigger)
        or whereabouts.said_at(sentence, trigger)
        or whereabouts.led_to(sentence, trigger)
        or whereabouts.entered(sentence, trigger)
        or whereabouts.barred(sentence, trigger)
        or _sent_to(sentence, trigger)
        or _host(sentence, trigger)
        or _of_court(sentence, trigger)
        or of_strikers(sentence, trigger, draft)
    )


def _sent_to(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where aid goes: `وصلت القافلة إلى مستشفيات طوباس`, `إيفاد فريق طبي إلى المخا`."""
    if trigger.unit.frame.id not in ("aid.humanitarian", "aid.economic"):
        return None
    for group in (*trigger.recipients, *trigger.places):
        if group.chunk.prep == "إلى":
            place = locating.somewhere_in(sentence, group.chunk)
            if place is not None and place.precision != "country":
                return place
    return None


def _host(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The town or country that receives a guest: `وكانت نواكشوط قد استقبلت الخميس الوزير`, `استضافت موسكو وفدا`."""
    if trigger.unit.frame.id != "consult.receive" or not trigger.verbal:
        return None
    if trigger.around is None or trigger.around.subject is None:
        return None
    chunk = trigger.around.subject.chunk
    return finest([p for m in chunk.mentions if (p := place_of(sentence.view.lexicon, m)) is not None])


def _of_court(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where the court is that sentences somebody: `قضت محكمة جنايات المنيا`, `محكمة أمن الدولة في عمّان تقضي بسجن ثلاثة`."""
    if trigger.unit.frame.id != "sanction.convict" or not trigger.actors:
        return None
    chunks = sentence.chunks
    k = sentence.chunk_of(trigger.actors[0].chunk.first)
    named = locating.town_in(sentence, chunks[k])
    if named is not None or k + 1 >= len(chunks) or chunks[k + 1].prep not in ("في", "ب"):
        return named
    return locating.town_in(sentence, chunks[k + 1])


def _posts(sentence: Sentence, place: Place) -> bool:
    """Whether what is struck are somebody's posts, which stand where else it is told: `دمرت مواقع التنظيم في ريف الموصل`."""
    if place.start is None:
        return False
    tagged = sentence.view.tags[sentence.view.token_at(place.start)]
    return place.entity is None and any(n.base in locating.POSTS for n in tagged.nouns)


def villages(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """The villages or the like, told by names that no list has, that are struck: `قصفت قريتي الزهيرة والكرمة قرب مرجعيون`."""
    hit = place_of_recipient(sentence, trigger, draft)
    return hit if hit is not None and hit.entity is None and _settled(hit) else None


def _settled(place: Place) -> bool:
    """Whether a place that no list has is told to be villages or the like: `قريتي الدردارة وأم الكيف`."""
    first, _, rest = place.text.partition(" ")
    return bool(rest) and bare(fold(first)) in locating.SETTLEMENTS


def _visited(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The town or country that somebody visits: `ستزور البعثة تونس`."""
    if trigger.unit.frame.id != "consult.visit":
        return None
    chunks = [chunk for group in trigger.recipients for chunk in group.all]
    mentions = [
        m for chunk in chunks for m in chunk.mentions if m.kind in ("GPE", "LOC") and m.rule != "adjective"
    ]
    return finest([p for m in mentions if (p := place_of(sentence.view.lexicon, m)) is not None])


def _its_site(sentence: Sentence, trigger: Trigger) -> Place | None:
    """`مجزرة السوق`: the site that a noun of force is put beside."""
    view, chunk = sentence.view, sentence.chunks[trigger.chunk]
    if trigger.verbal or trigger.unit.frame.type != "ASSAULT" or not trigger.last < chunk.last:
        return None
    after = view.tags[trigger.last + 1] if trigger.last + 1 < chunk.last else None
    definite = view.tags[trigger.last].article or (after is not None and after.article)
    if not (locating.is_site(sentence, trigger.last) and definite):
        return None
    start, end, text = view.span(trigger.last, chunk.last)
    return Place(text=text, start=start, end=end, precision="site")


def of_strikers(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """`طوباس أضربت اليوم`, `إضراب عمال مرفأ بيروت`: the town or the works whose people strike or protest."""
    if trigger.unit.frame.type != "PROTEST":
        return None
    view = sentence.view
    told = [
        p
        for p in draft.actors
        if p.start is not None and sentence.first <= view.token_at(p.start) < sentence.last
    ]
    chunks = [g.chunk for g in trigger.actors] + [
        sentence.chunks[sentence.chunk_of(view.token_at(p.start))] for p in told if p.start is not None
    ]
    for chunk in chunks:
        for mention in chunk.mentions:
            place = place_of(view.lexicon, mention)
            if place is not None and place.precision in ("city", "district", "governorate", "site"):
                return place
    return None


def place_of_recipient(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
    """`قصف صنعاء`: where the recipient is itself a place, it happened there."""
    if trigger.unit.frame.type not in OF_FORCE and trigger.unit.frame.id not in _DONE_TO_PLACES:
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
            (
                _site_of(p)
                for p in draft.recipients
                if _is_site(sentence, p, trigger) and not _any_such(sentence, p)
            ),
            None,
        )
        or _under_fire(sentence, trigger)
    )


def _opened(sentence: Sentence, trigger: Trigger) -> Place | None:
    """What is opened or closed: `إعادة فتح معبر رأس جدير`, `أعيد أمس فتح الجسر`."""
    if trigger.unit.frame.id not in _DONE_TO_PLACES:
        return None
    if not trigger.verbal:
        return _opening_of(sentence, trigger.first, trigger.last)
    around = trigger.around
    if around is not None and around.subject is not None and trigger.unit.roles.get("subject") == "theme":
        return locating.somewhere_in(sentence, around.subject.chunk)  # استأنف جسر الملك حسين العمل
    noun = max(trigger.words, default=trigger.first)
    return _opening_of(sentence, noun, noun + 1) if noun > trigger.first else None


def _opening_of(sentence: Sentence, first: int, last: int) -> Place | None:
    """The place whose opening or closing the noun at tokens `[first, last)` is: `فتح معبر رأس جدير`, `إغلاق الجسر`."""
    view = sentence.view
    k = sentence.chunk_of(first)
    chunk = sentence.chunks[k]
    after = sentence.chunks[k + 1 : k + 2]
    if after and after[0].prep == "من":  # قطع الطرق من ضهر البيدر إلى المصنع
        from_there = [p for m in after[0].mentions if (p := place_of(view.lexicon, m)) is not None]
        if from_there and from_there[0].precision != "country":
            return from_there[0]
    start = view.tokens[first].start
    named = [p for m in chunk.mentions if m.end > start and (p := place_of(view.lexicon, m)) is not None]
    if named:
        return finest(named)
    site = next((t for t in range(first + 1, chunk.last) if locating.is_site(sentence, t)), -1)
    if site < 0 or site > last or not view.tags[site].article:
        return None
    begin, end, text = view.span(site, chunk.last)
    return Place(text=text, start=begin, end=end, precision="site")


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


def _is_site(sentence: Sentence, party: Party, trigger: Trigger) -> bool:
    """Whether what an act is done to is a place by its word: `القرى الآمنة`, `المحطة`, `قطعوا أوتوستراد فلان`."""
    called = trigger.unit.frame.id in PASSAGES and (party.entity or "").startswith("name:")
    if party.start is None or (party.entity and not called):
        return False
    return locating.is_site(sentence, sentence.view.token_at(party.start))


def _any_such(sentence: Sentence, party: Party) -> bool:
    """Whether a site is but any of its kind, or homes: `أصابت مدرسة`, `حاصر منزلا`, `دهمت منازل مطلوبين`."""
    view = sentence.view
    if party.start is None or party.end is None:
        return True
    token = view.token_at(party.start)
    single = view.token_at(party.end - 1) == token
    homes = any(n.base in locating.HOMES for n in view.tags[token].nouns)
    return homes or (single and not view.tags[token].definite)


def _site_of(party: Party) -> Place:
    return Place(text=party.text, start=party.start, end=party.end, country=party.country, precision="site")


def a_place(sentence: Sentence, party: Party) -> bool:
    """Whether a party is a town or a site: `صيدا`, `السوق الكبير`."""
    if party.start is None or party.end is None:
        return False
    k = sentence.chunk_of(sentence.view.token_at(party.start))
    named = next(
        (m for m in sentence.chunks[k].mentions if m.start < party.end and m.end > party.start), None
    )
    if named is not None:
        return named.kind in ("GPE", "LOC", "FAC") and named.rule not in ("adjective", "vessel")
    return locating.is_site(sentence, sentence.view.token_at(party.start))


PASSAGES = frozenset({"protest.obstruct", "retreat.access", "coerce.restrict"})
"""Frames of ways opened and closed, which are where it happens and no party to it."""


def somewhere(sentence: Sentence, party: Party) -> bool:
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
    return locating.is_site(sentence, token)


_BUILDINGS = words("مبنى مقر سفارة قنصلية مكتب محكمة برلمان قصر")
