"""From noun phrases to parties and places: whose entity, which country, which sector, where exactly."""

from __future__ import annotations

from isnad.annotate.events.belonging import LONGEST, belonging_to, belongs, whole_of, with_its_phrase
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.agency import animacy_of, animacy_of_word, can_act
from isnad.annotate.grammar.chunks import NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.subjects import antecedent, subject_of
from isnad.annotate.names.matching import government_seat
from isnad.annotate.statements.source import phrase_span
from isnad.language.adjectives import ADJECTIVES, adjectival
from isnad.language.folding import words
from isnad.language.measures import MEASURES
from isnad.lexicon import Lexicon
from isnad.records import Mention, Party, Place, Precision

_TIME_UNITS = words(
    "عام عاما أعوام سنة سنوات سنين شهر شهرا أشهر شهور يوم يوما أيام ساعة ساعات دقيقة دقائق مرة مرات دونم دونما ريال ريالا دينار دينارا دنانير درهم درهما دراهم جنيه جنيها ليرة"
)
"""Heads that measure beside those of `language/data/measures.yaml`: how long, how often, how much in money that several countries have."""
_NO_PARTY = words(
    "أحد أحدا الموافق فضلا واصفا نيابة أعقاب الأعقاب غضون إطار إثر ضوء ظل جراء خلال محاولة سبيل سياق حال حالة أثناء نتيجة بداية نهاية جانب صدد مقابل قيد"
)
"""Heads that only join or frame what follows."""
_THEY = words("هو هي هما هم")
"""Before the name that they announce: `الشهيدان هما قيس دراغمة …`."""
_COUNT_WORDS = words(
    "أي أحد أحدا واحد واحدا عديد مزيد كثير عدد عددا مجموعة آلاف مئات عشرات مجموعات حشود جموع حشد أعداد نحو حوالي أكثر أقل ما لا يقل قرابة زهاء"
)
_SIZES = words("صغيرة كبيرة غفيرة هائلة ضخمة قليلة محدودة صغير كبير غفير هائل ضخم قليل محدود")
"""What a crowd may be called before those it is of: `حشود غفيرة | من المحتجين`."""


def parties(
    sentence: Sentence,
    group: Group,
    frames: Frames,
    *,
    willed: bool = True,
    weapons: bool = False,
    whole: bool = False,
) -> list[Party]:
    """The parties that a noun phrase and those coordinated to it name; times are none, instruments only where what is done is
    done to `weapons`, and where the part is `willed` (who acts, who is asked or helped) neither are things. Where no preposition is of
    the act itself, a party is the `whole` phrase with those it belongs to: `ضابطا في الشرطة`."""
    found: list[Party] = []
    for chunk in group.all:
        if chunk is not group.chunk and _nobody(sentence, group.chunk) and _quality(sentence, chunk):
            continue  # عفو عن جرائم الفرار الداخلي | والخارجي
        if _says_how(sentence, chunk) or sentence.temporal(chunk) or _nobody(sentence, chunk):
            continue
        chunk = _counted_of(sentence, _set_free(sentence, chunk))
        pronoun = _of_them(sentence, chunk)
        if pronoun:
            meant = _those_meant(sentence, chunk, pronoun)
            if meant is not None:
                chunk = meant
            else:
                found.append(_counted_party(sentence, chunk))
                continue
        weapon = instrument(sentence, chunk, frames)
        if willed and weapon is None and not can_act(sentence, chunk):
            continue
        if weapon is not None and not weapon[1] and not weapons:
            chunk = _wielder(sentence, chunk, frames) or belonging_to(sentence, chunk) or chunk
        party = party_of(sentence, chunk, frames, weapons=weapons, whole=whole)
        if party is not None:
            found.append(party)
    return found


def _quality(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase joined by و is but one adjective more: `الداخلي | والخارجي`."""
    return chunk.last - chunk.head == 1 and not chunk.mentions and adjectival(sentence.view.tags[chunk.head])


def _nobody(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase names wounds, a time of day, the hold on a place, the help that somebody had, or the district of a place named right
    before it: no party to anything (`أصيب ثلاثة | بجروح`, `استعاد الجيش، بمساندة | جوية، | السيطرة على`, `في بلدة البازورية | قضاء صور`)."""
    tagged = sentence.view.tags[chunk.head]
    forms = {bare(tagged.rest), *(n.base for n in tagged.nouns)}
    after = sentence.view.tags[chunk.head + 1].rest if chunk.head + 1 < chunk.last else ""
    if forms & (_WOUNDS | _MATTERS) or (forms & _TIMES_OF_DAY and after in _THIS_DAY):
        return True
    if forms & _OF_THE_BODY and chunk.head + 1 >= chunk.last:
        return True
    if bare(tagged.rest) in _HOLD:
        return chunk.last - chunk.head == 1
    if _of_those_before(sentence, chunk):
        return True
    how = tagged.rest.endswith("يا") and not tagged.article and chunk.last - chunk.start == 1
    if how and not chunk.mentions and _only_how(sentence, chunk):
        return True  # حُبس 15 يوما | احتياطيا
    if chunk.prep == "ب" and bare(tagged.rest) in _HELP and not tagged.article:
        return True
    before = sentence.nominal_before(sentence.chunk_of(chunk.first))
    if chunk.kind != "NP" or chunk.prep or bare(tagged.rest) not in _DISTRICTS or before is None:
        return False
    placed = any(m.kind in ("GPE", "LOC") and m.rule != "adjective" for m in before.mentions)
    return placed and not chunk.coordinated and before.last == chunk.first


def _of_those_before(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase only goes on with those right before it: `قاعدة العند | ذات الأهمية`, `الدول العربية | الأعضاء`, `وزراء الخارجية |
    والدفاع`."""
    tags = sentence.view.tags
    before = sentence.nominal_before(sentence.chunk_of(chunk.first))
    if chunk.kind != "NP" or before is None or before.last != chunk.first:
        return False
    if tags[chunk.start].rest in _OF_SUCH and chunk.last - chunk.start > 1:
        return True
    if tags[chunk.start].rest in _MEMBERS:
        return not chunk.coordinated
    ministers = bare(tags[before.head].rest) in _MINISTERS
    return chunk.coordinated and ministers and tags[chunk.head].rest in _PORTFOLIOS


_OF_SUCH = words("ذات ذو ذي ذوي ذا")
_MEMBERS = words("الأعضاء")
_MINISTERS = words("وزراء")
_PORTFOLIOS = words(
    "الدفاع الداخلية الخارجية المالية العدل الصحة التعليم الإعلام الاقتصاد التجارة الزراعة الطاقة النفط النقل التخطيط"
)


def _only_how(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a word in the accusative is an adjective or adverb by its form, and no people: `احتياطيا`, `رسميا`, but not `سوريا`, `عسكريا`."""
    tagged = sentence.view.tags[chunk.head]
    if animacy_of_word(sentence.view, chunk.head) == "people" or tagged.rest[:-1] in _PEOPLE_IN_YA:
        return False
    return adjectival(tagged)


_PEOPLE_IN_YA = words(
    "عسكري شرطي صحفي صحافي سياسي مدني جندي فلسطيني قيادي حقوقي نقابي إعلامي يمني سوري مصري ليبي"
)
_WOUNDS = words("جروح جراح حروق كدمات رضوض كسور")
_OF_THE_BODY = words("رأس صدر بطن ساق قدم رقبة كتف فخذ ذراع")
"""Where somebody is hit, by itself: `أصيب | في الرأس`, but `اعتقل | رأس الشبكة`."""
_MATTERS = words("علاقة صلة جريمة جرائم")
"""What is between people or done by them, and is none of them."""
_TIMES_OF_DAY = words("صباح مساء ظهر فجر عصر عشية")
_THIS_DAY = words("اليوم أمس يوم")
_HOLD = words("سيطرة")
_HELP = words("مساندة إسناد مساعدة دعم مؤازرة")
_DISTRICTS = words("قضاء ناحية مديرية محافظة ولاية لواء")


def _says_how(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is but an adjective in quotation marks: `أن الاعتصام "سلمي"`."""
    view = sentence.view
    tagged = view.tags[chunk.head]
    return (
        chunk.head > sentence.first
        and view.tokens[chunk.head - 1].form == '"'
        and not tagged.definite
        and not chunk.mentions
        and adjectival(tagged)
        and animacy_of_word(view, chunk.head) != "people"
    )


def _wielder(sentence: Sentence, chunk: Chunk, frames: Frames) -> Chunk | None:
    """Whose weapon it is: `قذائف النظام`, `صواريخ أطلقها` has none."""
    tags = sentence.view.tags
    first = chunk.head + 1
    while (
        first < chunk.last
        and tags[first].tag == "N"
        and not tags[first].definite
        and not _begins(sentence, chunk, first)
    ):
        first += 1
    if first >= chunk.last or tags[first].tag != "N":
        return None
    start = sentence.view.tokens[first].start
    owner = Chunk("NP", first, chunk.last, first, mentions=[m for m in chunk.mentions if m.start >= start])
    if instrument(sentence, owner, frames) is not None or animacy_of(sentence, owner) not in (
        "people",
        "body",
    ):
        return None
    return owner


def _begins(sentence: Sentence, chunk: Chunk, token: int) -> bool:
    start = sentence.view.tokens[token].start
    return any(m.start == start and m.kind != "ROLE" for m in chunk.mentions)


def _set_free(sentence: Sentence, chunk: Chunk) -> Chunk:
    """Who is let go, where the words for it stand before them, and at whom an act is aimed: `سراح | اثنين من الموقوفين`,
    `مستهدفا | دورية للشرطة`."""
    first = chunk.head + 1
    freed = bare(sentence.view.tags[chunk.head].rest) in _FREEDOM
    if not (freed or aims(sentence, chunk)) or first >= chunk.last:
        return chunk
    start = sentence.view.tokens[first].start
    return Chunk("NP", first, chunk.last, first, mentions=[m for m in chunk.mentions if m.start >= start])


def aims(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase begins with a participle that says at whom an act is aimed: `مستهدفا مقاتلي الحركة`."""
    head = sentence.view.tags[chunk.head]
    return (
        chunk.kind == "NP"
        and not head.definite
        and any(n.kind == "active" and n.citation == "مستهدف" for n in head.nouns)
    )


_FREEDOM = words("سراح سبيل مرور عبور وصول يد أيدي قبضة براثن")
"""Words that stand before those who do or undergo something, and are no party: `سراح الموقوفين`, `مرور دورية`, `من يد المسلحين`."""


def _counted_of(sentence: Sentence, chunk: Chunk) -> Chunk:
    """`أربعة من عناصر الشرطة`: those counted, where the phrase is but a number or quantifier with من."""
    view = sentence.view
    k = sentence.chunk_of(chunk.head)
    if k + 1 >= len(sentence.chunks) or any(
        view.tags[t].rest.removeprefix("ال") not in _COUNT_WORDS
        and view.tags[t].rest not in NUMBER_WORDS
        and view.tags[t].tag != "#"
        and not (t == chunk.last - 1 and view.tags[t].rest in _SIZES)
        for t in range(chunk.start + 1, chunk.last)
    ):
        return chunk  # but عشرات الآلاف من الجزائريين
    head = view.tags[chunk.head]
    following = sentence.chunks[k + 1]
    if (
        (head.tag in ("#", "O") or head.rest in NUMBER_WORDS or head.rest.removeprefix("ال") in _COUNT_WORDS)
        and following.kind == "PP"
        and following.prep == "من"
        and following.inner >= 0
    ):
        return Chunk("NP", following.inner, following.last, following.head, mentions=following.mentions)
    return chunk


def _of_them(sentence: Sentence, chunk: Chunk) -> str:
    """The pronoun of those of whom a phrase that is but a number or quantifier takes some: `ثلاثة | منهم`; empty where it takes none."""
    view = sentence.view
    k = sentence.chunk_of(chunk.head)
    if chunk.last - chunk.start != 1 or k + 1 >= len(sentence.chunks):
        return ""
    following = sentence.chunks[k + 1]
    number = _a_number(sentence, chunk)
    of = following.prep == "من" and following.first == chunk.last and following.last - following.first == 1
    pronoun = view.tags[following.head].enclitic if of and number else ""
    return pronoun if pronoun in ("هم", "هن", "هما") else ""


def _those_meant(sentence: Sentence, chunk: Chunk, pronoun: str) -> Chunk | None:
    """The people of whom some are taken, where they are not counted themselves, so that the number would be another: of `هاجم المسلحون
    القافلة وأسرت القوة | أربعة منهم` they, of `أوقفت 23 شخصا وأخلي سبيل | 15 منهم` none."""
    k = sentence.chunk_of(chunk.head)
    verb = next(sentence.verbs_before(k, 2), None)
    subject = subject_of(sentence, verb) if verb is not None else None
    own = subject is not None and chunk.first in {c.first for c in subject.all}
    meant = antecedent(sentence, k, pronoun, None if own else subject)
    if meant is None:
        return None
    found = meant.chunk
    if _a_number(sentence, found):
        vague = sentence.view.tags[found.head].rest.removeprefix("ال") in _TENS
        return _counted_of(sentence, found) if vague else None
    return found if found.start == found.head else None


_TENS = words("عشرات مئات آلاف عدد عددا")


def _a_number(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the head of a phrase is but a number or quantifier."""
    head = sentence.view.tags[chunk.head]
    return head.tag == "#" or head.rest in NUMBER_WORDS or head.rest.removeprefix("ال") in _COUNT_WORDS


def _counted_party(sentence: Sentence, chunk: Chunk) -> Party:
    """Some of those told before the sentence: `18 منهم`."""
    tokens = sentence.view.tokens
    start, end = tokens[chunk.start].start, tokens[chunk.last].end
    return Party(
        text=sentence.view.text[start:end], start=start, end=end, entity=None, country=None, sector=None
    )


def party_of(
    sentence: Sentence, chunk: Chunk, frames: Frames, *, weapons: bool = False, whole: bool = False
) -> Party | None:
    """One party, or None for an instrument without a nationality (but with `weapons`), a time or an empty phrase."""
    view = sentence.view
    head = chunk.head
    tagged = view.tags[head]
    if view.tags[chunk.start].rest == "اي":
        return None  # لم تتبن أي جهة
    if bare(tagged.rest).removesuffix(tagged.enclitic) in _FREEDOM or _only_quality(sentence, chunk):
        return None
    if tagged.rest in _NO_PARTY or (_measures(sentence, chunk) and not chunk.mentions):
        return None
    bare_word = tagged.tag not in ("N", "X", "O", "#") and not any(
        _covers(view.tokens[head].start, m) and " " in m.text for m in chunk.mentions
    )
    if bare_word or (tagged.tag in ("O", "#") and not chunk.mentions):
        return None
    person = next((m for m in chunk.mentions if m.kind == "PER"), None)
    role = next((m for m in chunk.mentions if m.kind == "ROLE"), None)
    ranked = person is not None and bool(view.lexicon.office_names.longest(tagged.rest, ())[0])
    if person is not None and (
        (role is not None and role.start <= view.tokens[head].start)
        or ranked
        or _named_right_after(sentence, chunk, person)
        or tagged.rest in _THEY
        or _covers(view.tokens[head].start, person)
    ):
        party = as_party(person, sector=role.sector if role else None)
        party.country = party.country or (role.country if role else None)
        return party
    named = next(
        (
            m
            for m in chunk.mentions
            if (m.kind != "ROLE" and _covers(view.tokens[head].start, m))
            or (m.kind != "ROLE" and m.start <= view.tokens[head].start < m.end)
        ),
        None,
    )
    if named is not None:
        seat = named.kind == "GPE" and named.entity is not None and named.entity.endswith(".capital")
        return as_party(named, sector="GOV" if seat else None)
    mode = instrument(sentence, chunk, frames)
    country = next((m.country for m in chunk.mentions if m.country), None)
    if mode is not None and not (mode[1] or country or weapons):
        return None
    start, end, text = _trimmed(sentence, chunk)
    if not text.strip():
        return None
    body = whole_of(sentence, chunk) or (belongs(sentence, chunk) if whole else None)
    if body is not None:
        end = sentence.view.tokens[body.last - 1].end
        text = sentence.view.text[start:end]
        country = country or next((m.country for m in body.mentions if m.country), None)
    if role is not None:
        return Party(
            text=text,
            start=start,
            end=end,
            entity=role.entity,
            country=role.country or country,
            sector=role.sector,
        )
    sector = sector_of(
        view.lexicon, [bare(view.tags[t].rest) for t in range(head, min(chunk.last, head + 3))]
    )
    if sector is None and chunk.last - chunk.first == 1 and tagged.rest.endswith("يا") and not chunk.mentions:
        return None  # قصفا عشوائيا: how, not whom
    if sector is None:
        owner = next((m for m in (*chunk.mentions, *(body.mentions if body else ())) if m.sector), None)
        sector = owner.sector if owner is not None and owner.kind == "ORG" else None
    return Party(text=text, start=start, end=end, entity=None, country=country, sector=sector)


def _only_quality(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether one indefinite word is an adjective and means nobody: `بصرف مستحقاتهم | كاملة`."""
    tagged = sentence.view.tags[chunk.head]
    return (
        chunk.last - chunk.first == 1
        and tagged.rest.endswith("ه")
        and not (tagged.article or tagged.enclitic or chunk.mentions)
        and tagged.rest in ADJECTIVES
        and tagged.rest not in NUMBER_WORDS
        and animacy_of_word(sentence.view, chunk.head) not in ("people", "body")
    )


def _named_right_after(sentence: Sentence, chunk: Chunk, person: Mention) -> bool:
    """Whether a name follows the one word that says what its bearer is: `الأسير راتب حمدان`, `المواطن فلان`."""
    view = sentence.view
    head = view.tags[chunk.head]
    return (
        head.article
        and view.token_at(person.start) == chunk.head + 1
        and animacy_of_word(view, chunk.head) == "people"
    )


def _measures(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase says how much and not whom: `٢٠٠ ألف ريال`, `2,4 مليار دولار`."""
    tags = sentence.view.tags
    first = chunk.head
    while first + 1 < chunk.last and tags[first].rest in NUMBER_WORDS:
        first += 1
    return tags[first].rest in MEASURES.units or tags[first].rest in _TIME_UNITS


def as_party(mention: Mention, *, sector: str | None = None) -> Party:
    """A mention as a party; `sector` where the mention has none of its own."""
    return Party(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        entity=mention.entity,
        country=mention.country,
        sector=mention.sector or sector,
    )


def _covers(offset: int, mention: Mention) -> bool:
    return mention.start <= offset < mention.end or mention.start == offset


def acting(lexicon: Lexicon, party: Party) -> Party:
    """A party as one who acts: a capital is then its country's government."""
    seat = government_seat(lexicon, party.text, party.country)
    if seat is None:
        return party
    return Party(
        text=party.text,
        start=party.start,
        end=party.end,
        entity=f"{seat.lower()}.government",
        country=seat,
        sector="GOV",
    )


def sector_of(lexicon: Lexicon, forms: list[str]) -> str | None:
    """The sector of a common noun for people (`جنود`, `مسلحون`), longest match first."""
    if forms and forms[0].endswith(("تان", "تين")):
        forms = [forms[0][:-3] + "ه", *forms[1:]]  # الحكومتان
    for first in (forms[0], "ال" + forms[0]) if forms else ():
        size, items = lexicon.institution_names.longest(first, forms[1:])
        if size:
            return lexicon.institutions[items[0][0]].sector
        size, offices = lexicon.office_names.longest(first, forms[1:])
        if size:
            return lexicon.offices[offices[0][0]].sector
    return None


def _trimmed(sentence: Sentence, chunk: Chunk) -> tuple[int, int, str]:
    """The phrase from its head on (counts before it left out), of bounded length."""
    first = chunk.head if chunk.head > chunk.start else chunk.start
    if bare(sentence.view.tags[first].rest) in _FURTHER and chunk.start < first:
        first = chunk.start  # اثنين آخرين
    last = min(chunk.last, first + LONGEST)
    if last - first > 1 and last == chunk.last:
        last = with_its_phrase(sentence, last)
    return phrase_span(sentence, Chunk(chunk.kind, first, last, first, mentions=chunk.mentions))


_FURTHER = words("آخرين آخرون آخران أخريات")


def instrument(sentence: Sentence, chunk: Chunk, frames: Frames) -> tuple[str, bool] | None:
    """The mode and actorhood of the weapon that a phrase's head names, or None."""
    view = sentence.view
    forms = [bare(view.tags[t].rest) for t in range(chunk.head, min(chunk.last, chunk.head + 4))]
    best: tuple[str, bool] | None = None
    if forms:
        size, items = frames.instruments.longest(forms[0], forms[1:])
        if size:
            best = items[0]
        elif view.tags[chunk.head].nouns:
            for noun in view.tags[chunk.head].nouns:
                size, items = frames.instruments.longest(noun.base, forms[1:])
                if size:
                    best = items[0]
                    break
    return best


_PRECISION: dict[str, Precision] = {
    "ADM1": "governorate", "ADM2": "district", "city": "city", "town": "city", "village": "city", "quarter": "district", "district": "district",
    "camp": "site", "base": "site", "airport": "site", "crossing": "site", "port": "site", "site": "site", "dam": "site", "field": "site",
    "strait": "region", "sea": "region", "river": "region", "region": "region", "island": "region", "mountain": "region",
}  # fmt: skip
_RANK: dict[str | None, int] = {
    "site": 0,
    "district": 1,
    "city": 2,
    "governorate": 3,
    "region": 4,
    "country": 5,
    None: 6,
}


def place_of(lexicon: Lexicon, mention: Mention) -> Place | None:
    """The place that a mention names, with coordinates where a library gave them; None for what is no place."""
    if mention.kind not in ("GPE", "LOC", "FAC") or mention.rule in ("adjective", "vessel"):
        return None
    entity = mention.entity or ""
    precision: Precision | None
    if entity in lexicon.places:
        precision = _PRECISION.get(lexicon.places[entity].kind, "city")
    elif mention.kind == "FAC":
        precision = "site"
    elif entity.endswith(".capital") or entity.startswith(("geo.", "name:")):
        precision = "city"
    else:
        precision = "country" if len(entity) == 3 else "city"
    lat, lon = lexicon.coordinates.get(entity, (None, None))
    return Place(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        entity=mention.entity,
        country=mention.country,
        lat=lat,
        lon=lon,
        precision=precision,
    )


def finest(places: list[Place]) -> Place | None:
    """The most precise of several places, the first of equals."""
    return min(places, key=lambda p: _RANK[p.precision], default=None)
