"""Which phrases say where: those with a name of somewhere, and the sites without one."""

from __future__ import annotations

from isnad.annotate.events.parties import finest, place_of
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.language.adjectives import adjectival
from isnad.language.folding import words
from isnad.language.sites import SITES
from isnad.records import Party, Place

POSTS = words("موقع مواقع قواعد مقرات منطقة مناطق معاقل نقاط")
"""What is somebody's on the ground, wherever that is."""
HOMES = words("منزل منازل بيت بيوت شقة شقق خيمة خيام")
"""What is any of its kind where it has no name."""
_BESIDE = frozenset(
    {
        "أمام",
        "قدام",
        "قبالة",
        "داخل",
        "خارج",
        "حول",
        "قرب",
        "بالقرب من",
        "على مقربة من",
        "في محيط",
        "بمحيط",
        "بجوار",
        "عند",
    }
)
_IMPRISONING = "سجن"
_OVER = words("أجواء سماء أنحاء أرجاء ربوع")
_PROVINCES = words("محافظة ولاية إقليم قضاء مديرية ناحية مقاطعة عاصمة")
_BROKEN_PROVINCES = words("محافظات ولايات أقاليم أقضية مديريات نواحي مقاطعات قضائي قضاءي")
_STRIP = "شريط"
_ALONG_LAND = words("حدودي ساحلي حدودية")
_STRETCHES = ("على امتداد", "على طول")
_AROUND_IT = frozenset({"بضواحي", "في ضواحي", "بمحيط", "في محيط", "على أطراف", "بالقرب من", "على مقربة من"})
VAGUE = words("مدينة مدن بلدة بلدات قرية قرى منطقة مناطق مكان أماكن محيط أطراف حدود")
_WORDS = 3  # of a site without a name
ON_THE_GROUND = frozenset(
    {"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "CONSULT", "RETREAT", "AID", "COOPERATE", "CONCEDE"}
)


def is_site(sentence: Sentence, token: int) -> bool:
    """Whether a word is a common noun of somewhere: `القرى الآمنة`, `المحطة`."""
    tagged = sentence.view.tags[token]
    return bare(tagged.rest) in SITES or any(n.base in SITES for n in tagged.nouns)


def is_place(sentence: Sentence, party: Party) -> bool:
    """Whether a party is a common noun of somewhere: `السوق الكبير`, `مزرعة`."""
    return party.start is not None and is_site(sentence, sentence.view.token_at(party.start))


def somewhere_in(sentence: Sentence, chunk: Chunk) -> Place | None:
    """The place that a phrase names, or the site without a name that it is."""
    place = finest([p for m in chunk.mentions if (p := place_of(sentence.view.lexicon, m)) is not None])
    if place is not None and place.entity is None and place.start == sentence.view.bare_start(chunk.head):
        return site_at(sentence, chunk)  # مستشفيات طوباس
    return place or (site_at(sentence, chunk) if is_site(sentence, chunk.head) else None)


def town_in(sentence: Sentence, chunk: Chunk) -> Place | None:
    """The town or region that a phrase names, or the capital, and no mere country."""
    found = [p for m in chunk.mentions if (p := place_of(sentence.view.lexicon, m)) is not None]
    named = finest([p for p in found if p.precision not in ("country", "site")])
    return named or (site_at(sentence, chunk) if area(sentence, chunk) else None)


def anywhere(sentence: Sentence, chunk: Chunk) -> Place | None:
    """The place with a name in a phrase, else the site that it is."""
    return named_in(sentence, chunk) or site_in(sentence, chunk)


def named_in(sentence: Sentence, chunk: Chunk) -> Place | None:
    """The place with a name in a phrase that names no body or person."""
    lexicon = sentence.view.lexicon
    if any(m.kind in ("ORG", "PER", "ROLE") for m in chunk.mentions):
        return None
    return finest([p for m in chunk.mentions if (p := place_of(lexicon, m)) is not None])


def site_in(sentence: Sentence, chunk: Chunk) -> Place | None:
    """`في القرى القريبة`: somewhere without a name; what stands beside it tells where."""
    view = sentence.view
    first = view.tokens[chunk.head].start
    named = any(m.rule != "adjective" and not (m.kind == "ORG" and m.start > first) for m in chunk.mentions)
    if chunk.kind == "PP" and chunk.prep in _BESIDE and _building(sentence, chunk):
        return Place(
            text=view.text[view.bare_start(chunk.head) : view.tokens[chunk.last - 1].end],
            start=view.bare_start(chunk.head),
            end=view.tokens[chunk.last - 1].end,
            precision="site",
        )
    over = bare(view.tags[chunk.head].rest) in _OVER and chunk.head + 1 < chunk.last
    if chunk.kind == "PP" and over and not named and is_site(sentence, chunk.head + 1):
        start, end, text = view.span(chunk.head + 1, chunk.last)
        return Place(text=text, start=start, end=end, precision="site")  # في أجواء بلدة ذيبين
    stretch = chunk.prep in _STRETCHES and chunk.last - chunk.head > 1
    if chunk.kind != "PP" or named or not (is_site(sentence, chunk.head) or stretch or area(sentence, chunk)):
        return None
    if chunk.last - chunk.head == 1 and view.tags[chunk.head].rest in VAGUE:
        return None  # في مدينة أنهكها القتال: any
    if chunk.prep == "ب" and view.tags[chunk.head].rest == _IMPRISONING:
        return None  # حكمت بسجن مواطن
    return site_at(sentence, chunk)


def within(sentence: Sentence, trigger: Trigger, place: Place) -> Place | None:
    """The site right before a town that says where it stands: `هجوم على محطة الحافلات الرئيسية في مدينة بورتسودان`."""
    if place.start is None or place.precision not in ("city", "district"):
        return None
    view, chunks = sentence.view, sentence.chunks
    k = sentence.chunk_of(view.token_at(place.start))
    if k > 0 and chunks[k].prep in _OFF and _named_village(sentence, chunks[k - 1]):
        return site_at(sentence, chunks[k - 1])  # قصف على قرية تل الورد | شرق مدينة حماة
    aside = k > 1 and view.tokens[chunks[k - 1].first].form == "("
    if k == 0 or not (aside or chunks[k].prep in ("في", "ب")):
        return None
    before = chunks[k - 2] if aside else chunks[k - 1]
    if aside and area(sentence, before) and before.prep in ("في", "ب"):
        return site_at(sentence, before)  # في قضاء بعاج (غرب الموصل)
    if any(before in g.all for g in trigger.actors):
        return None  # محكمة أمن الدولة في عمّان تقضي
    if before.kind not in ("PP", "NP") or any(
        m.kind in ("GPE", "LOC") and m.rule != "adjective" for m in before.mentions
    ):
        return None
    tags = view.tags
    own = any(tags[t].enclitic for t in range(before.head, before.last))
    if own or before.prep in ("من", "إلى", "ل") or not is_site(sentence, before.head):
        return None
    if any(n.base in HOMES or n.base in POSTS for n in tags[before.head].nouns):
        return None
    if (
        not any(tags[t].article for t in range(before.head, before.last))
        or bare(tags[before.head].rest) in VAGUE
    ):
        return None
    return site_at(sentence, before)


def _named_village(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase names a village or the like, by a name that no list has: `قرية تل الورد`; not `قرية صغيرة`."""
    tags, name = sentence.view.tags, chunk.head + 1
    if bare(tags[chunk.head].rest) not in SETTLEMENTS or tags[chunk.head].article or name >= chunk.last:
        return False
    if any(m.kind in ("GPE", "LOC") and m.rule in ("lexicon", "composition") for m in chunk.mentions):
        return False
    return tags[name].article or not adjectival(tags[name])


_OFF = (
    frozenset(f"{way}{end}" for way in ("شمال", "جنوب", "شرق", "غرب") for end in ("", "ي"))
    | frozenset(f"{a} {b}{end}" for a in ("شمال", "جنوب") for b in ("شرق", "غرب") for end in ("", "ي"))
    | _BESIDE
    | {"إلى الشمال من", "إلى الجنوب من", "إلى الشرق من", "إلى الغرب من"}
)
"""What says of a village on which side of a town it is."""
SETTLEMENTS = words("قرية قريتي قريتين قرى بلدة بلدتي بلدتين بلدات مخيم مخيمي مخيمات حي حيي أحياء")


def _building(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether one can stand before or in what a phrase names, a public body by its seat among it: `أمام أمانة الحكومة`."""
    if any(m.kind in ("PER", "ROLE", "NORP", "GPE") for m in chunk.mentions):
        return False
    body = any(m.kind == "ORG" and not (m.entity or "").startswith("out.") for m in chunk.mentions)
    return is_site(sentence, chunk.head) or (body and animacy_of(sentence, chunk) != "people")


def site_at(sentence: Sentence, chunk: Chunk) -> Place:
    """The site without a name that a phrase is."""
    view = sentence.view
    start, end = view.bare_start(chunk.head), view.tokens[min(chunk.last, chunk.head + _WORDS) - 1].end
    return Place(text=view.text[start:end], start=start, end=end, precision="site")


def area(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase names the province or the capital around, some of its kind, a strip of land, or a place that no list has by its
    outskirts: `في المحافظة`, `بالعاصمة`, `في ولايتي سنار والجزيرة`, `إلى الشريط الحدودي`, `بضواحي نيورو`."""
    view, head = sentence.view, chunk.head
    tagged = view.tags[head]
    if tagged.article and bare(tagged.rest) in _PROVINCES:
        return True
    provinces = tagged.rest in _BROKEN_PROVINCES or any(n.base in _PROVINCES for n in tagged.nouns)
    if (
        provinces
        and chunk.last - head > 1
        and (view.tags[head + 1].article or not _known(sentence, head + 1))
    ):
        return True
    if bare(tagged.rest) == _STRIP and any(
        bare(view.tags[t].rest) in _ALONG_LAND for t in range(head + 1, chunk.last)
    ):
        return True
    word = view.words[chunk.head]
    return chunk.prep in _AROUND_IT and word is not None and not word.known and not word.function


def _known(sentence: Sentence, token: int) -> bool:
    """Whether a word is one of the language, and no name that it does not know."""
    word = sentence.view.words[token]
    return word is not None and word.known
