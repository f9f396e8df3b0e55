"""Where an act was by what it was done to: `قصف صنعاء`, `إغلاق معبر رأس جدير`, `اقتحام مدينة طوباس`."""

from __future__ import annotations

from isnad.annotate.events import setting
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import finest, place_of
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.names.matching import FACILITY_HEADS
from isnad.language.folding import words
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
    named = named or setting.of_pronoun(sentence, trigger)
    if hit is not None and (named is None or named.precision in ("country", "region", "governorate")):
        return hit
    return (
        named
        or _its_site(sentence, trigger)
        or next((p for part in parts if (p := setting.told_site(sentence, part)) is not None), None)
        or setting.site(sentence, trigger)
        or setting.seen_by(sentence, trigger)
        or setting.of_subject(sentence, trigger)
        or _of_city(sentence, trigger)
    )


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
    if not (setting.is_site(sentence, trigger.last) and definite):
        return None
    start, end, text = view.span(trigger.last, chunk.last)
    return Place(text=text, start=start, end=end, precision="site")


def _of_city(sentence: Sentence, trigger: Trigger) -> Place | None:
    """`طوباس أضربت اليوم`: the town that strikes or protests."""
    if trigger.unit.frame.type != "PROTEST":
        return None
    for group in trigger.actors:
        for mention in group.chunk.mentions:
            place = place_of(sentence.view.lexicon, mention)
            if place is not None and place.precision in ("city", "district", "governorate"):
                return place
    return None


def place_of_recipient(sentence: Sentence, trigger: Trigger, draft: Draft) -> Place | None:
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
    """What is opened or closed: `إعادة فتح معبر رأس جدير`, `إغلاق الجسر`."""
    view = sentence.view
    if trigger.unit.frame.id not in _DONE_TO_PLACES or trigger.verbal:
        return None
    chunk = sentence.chunks[trigger.chunk]
    after = sentence.chunks[trigger.chunk + 1 : trigger.chunk + 2]
    if after and after[0].prep == "من":  # قطع الطرق من ضهر البيدر إلى المصنع
        from_there = [p for m in after[0].mentions if (p := place_of(view.lexicon, m)) is not None]
        if from_there and from_there[0].precision != "country":
            return from_there[0]
    start = view.tokens[trigger.first].start
    named = [p for m in chunk.mentions if m.end > start and (p := place_of(view.lexicon, m)) is not None]
    if named:
        return finest(named)
    site = next((t for t in range(trigger.first + 1, chunk.last) if setting.is_site(sentence, t)), -1)
    if site < 0 or site > trigger.last or not view.tags[site].article:
        return None
    first, last, text = view.span(site, chunk.last)
    return Place(text=text, start=first, end=last, precision="site")


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
    return setting.is_site(sentence, sentence.view.token_at(party.start))


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
    return setting.is_site(sentence, token)


_BUILDINGS = words("مبنى مقر سفارة قنصلية مكتب محكمة برلمان قصر")
