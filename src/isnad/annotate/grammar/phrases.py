"""What a phrase is beside its neighbours: an aside, an apposition, an adverbial, something possessed."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import plural as several
from isnad.annotate.grammar.chunks import AROUND, NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.endings import CALLING_ON, calls_on
from isnad.annotate.grammar.groups import Group
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.animacy import animacy
from isnad.language.folding import fold, words
from isnad.language.sites import SITES
from isnad.language.words import NounReading


def blessing(sentence: Sentence, i: int) -> bool:
    """Whether the verb at chunk `i` is a wish said with a name: `حفظه الله`, `رحمها الله`."""
    chunks, view = sentence.chunks, sentence.view
    verb = view.tags[chunks[i].first]
    return (
        bool(verb.enclitic)
        and any(v.lemma in _BLESSINGS for v in verb.verbs)
        and i + 1 < len(chunks)
        and chunks[i + 1].kind == "NP"
        and view.tokens[chunks[i + 1].first].form == "الله"
    )


_BLESSINGS = frozenset({"حفظ.1", "رحم.1", "ءيد.2", "رعي.1", "وفق.2", "سلم.2", "عزز.4", "سدد.2", "رضي.1"})


def only_names(sentence: Sentence, i: int) -> bool:
    """Whether the verb at chunk `i` only says what the noun before it is called: `رجل يدعى فلان`, `ناقلة تسمى «الفجر»`, `تحالف
    يعرف باسم «الفجر»`."""
    chunk, chunks, tokens = sentence.chunks[i], sentence.chunks, sentence.view.tokens
    if chunk.coordinated or not chunks[i - 1].nominal:
        return False
    known_as = tokens[chunk.first].form in _KNOWN and i + 1 < len(chunks) and chunks[i + 1].prep == "ب"
    of_itself = (  # جماعة تطلق على نفسها «أنصار الوادي»
        i + 1 < len(chunks)
        and chunks[i + 1].prep == "على"
        and sentence.view.tags[chunks[i + 1].head].rest in _THEMSELVES
        and any(v.lemma in _CALLING for v in sentence.view.tags[chunk.first].verbs)
    )
    return (
        of_itself
        or tokens[chunk.first].text in _NAMING
        or (known_as and sentence.view.tags[chunks[i + 1].head].rest == "اسم")
    )


_CALLING = frozenset({"طلق.4", "سمي.2"})
_THEMSELVES = words("نفسه نفسها نفسيهما أنفسهم")


_KNOWN = words("يعرف تعرف عرف عرفت اشتهر اشتهرت")
_NAMING = frozenset(["يدعى", "تدعى", "يُدعى", "تُدعى", "يسمى", "تسمى", "يُسمى", "تُسمى", "يسمّى", "تسمّى"])


def opens(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a quotation mark opens something longer than a name."""
    view = sentence.view
    mark = view.tokens[chunk.first]
    if mark.text in "»”" or (mark.text == '"' and view.text[mark.end : mark.end + 1].isspace()):
        return False
    depth = chunk.first + 1
    while depth < sentence.last and view.tokens[depth].form != '"':
        depth += 1
    k = sentence.chunk_of(chunk.first) + 1
    named = k < len(sentence.chunks) and any(
        m.start <= view.tokens[chunk.first].end and m.end >= view.tokens[depth - 1].end
        for m in sentence.chunks[k].mentions
    )
    return depth - chunk.first > 4 and not named  # اتهم «مرصد العاصي لحقوق الإنسان»


def aside(sentence: Sentence, i: int) -> int:
    """How many chunks from chunk `i` on only say where something sits or what it is called: `«بنك سهند» ومقره طهران`."""
    chunks, view = sentence.chunks, sentence.view
    chunk = chunks[i]
    tagged = view.tags[chunk.head]
    if not (chunk.coordinated and tagged.enclitic and any(n.base in _SEATS for n in tagged.nouns)):
        return 0
    return 1 if chunk.last - chunk.head > 1 or i + 1 >= len(chunks) or not chunks[i + 1].nominal else 2


_SEATS = words("مقر اسم عمر عدد مركز عاصمة قيمة رئيس قوام طول وزن")


def numbers(sentence: Sentence, i: int) -> int:
    """How many chunks from chunk `i` on only number what stands before them: `مفوضية الميناء | رقم 2`; 0 where it does not."""
    chunk, tags = sentence.chunks[i], sentence.view.tags
    if tags[chunk.head].rest != "رقم" or not sentence.chunks[i - 1].nominal:
        return 0
    if chunk.last - chunk.head > 1:
        return 1 if tags[chunk.head + 1].tag == "#" else 0
    after = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
    return 2 if after is not None and tags[after.first].tag == "#" and after.last - after.first == 1 else 0


def itself(sentence: Sentence, i: int) -> int:
    """1 where chunk `i` only says that what stands before it is meant itself: `القاعدة | نفسها`; else 0."""
    chunk = sentence.chunks[i]
    rest = sentence.view.tags[chunk.head].rest
    return int(chunk.last - chunk.first == 1 and rest in _ITSELF and sentence.chunks[i - 1].nominal)


_ITSELF = words("نفسه نفسها نفسهم أنفسهم ذاته ذاتها عينه عينها")


def one_of(sentence: Sentence, i: int) -> int:
    """How many chunks from chunk `i` on, up to the comma that closes them, say of whomever is named right before a comma what they are one
    of: `كتائب حزب الله، | إحدى أبرز الفصائل الموالية لإيران في العراق،`; a branch that stands right after its body (`نقابة المعلمين | فرع
    الأنبار`) and what a town is (`بمدينة سرت | إحدى مدن الساحل`) is one chunk; 0 where there is none of these."""
    chunks, view = sentence.chunks, sentence.view
    chunk = chunks[i]
    first = view.tags[chunk.first].rest
    if first == "فرع" and chunks[i - 1].kind == "NP" and chunks[i - 1].mentions:
        return 1
    if _says_what_a_town_is(sentence, chunk) and _ends_in_a_town(sentence, chunks[i - 1], chunk):
        return 1
    if (
        i < 2
        or view.tokens[chunks[i - 1].first].form != "،"
        or not chunks[i - 2].nominal
        or first not in _ONE_OF
    ):
        return 0
    for j in range(i + 1, min(i + _INSERT, len(chunks) - 1)):
        if chunks[j].kind == "." and view.tokens[chunks[j].first].form == "،":
            return j - i
        if chunks[j].kind not in ("NP", "PP"):
            return 0
    return 0


_ONE_OF = words("إحدى أحد أبرز أكبر أهم أقوى ثاني ثالث أول أقدم")
_OF_TOWNS = words("إحدى كبرى أكبر أهم ثاني ثالث أقدم مركز آخر أبرز")
"""What a phrase that says what a town is begins with, where it goes on with towns or what they are of; and by itself:"""
_CAPITALS = words("عاصمة مسقط حاضرة")
_SETTLEMENTS = words(
    "مدن مدينة محافظات محافظة ولايات ولاية قرى بلدات مناطق ضواحي مديريات مديرية أقضية قضاء معاقل إقليم أقاليم"
)


def _says_what_a_town_is(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is one of a town: `عاصمة الإقليم`, `إحدى مدن الساحل`, `مركز المحافظة`; not `مركز الشرطة`, `إحدى المدارس`."""
    tags = sentence.view.tags
    if tags[chunk.first].rest in _CAPITALS:
        return True
    ahead = tags[chunk.first + 1 : min(chunk.last, chunk.first + 3)]
    towns = any(
        t.rest.removeprefix("ال") in _SETTLEMENTS or any(n.base in _SETTLEMENTS for n in t.nouns)
        for t in ahead
    )
    return tags[chunk.first].rest in _OF_TOWNS and towns


def _ends_in_a_town(sentence: Sentence, before: Chunk, chunk: Chunk) -> bool:
    """Whether the phrase with a preposition right before a chunk ends in the name of a place."""
    if before.kind != "PP" or before.last != chunk.first or chunk.coordinated:
        return False
    end = sentence.view.tokens[before.last - 1].end
    return any(m.kind in ("GPE", "LOC") and m.rule != "adjective" and m.end == end for m in before.mentions)


def hedge(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase only says how sure or exact something is, or on which of two sides: `على الأقل`, `على الأرجح`, `من جهة أخرى`."""
    tags = sentence.view.tags
    if chunk.prep == "من" and tags[chunk.head].rest in _SIDES:
        return chunk.last == chunk.head + 1 or tags[chunk.head + 1].rest in _OTHER
    if chunk.prep == "ب" and chunk.last == chunk.head + 1 and tags[chunk.head].rest in _HOW_FAR:
        return True  # دُمر بالكامل
    return chunk.prep == "على" and (
        (tags[chunk.head].rest in _HEDGES and chunk.last - chunk.head == 1)
        or tags[chunk.last - 1].rest == "تقدير"
    )


_HOW_FAR = words(
    "الكامل التحديد الفعل الخطأ الذات الضبط المقابل التزامن التساوي الإجماع التزكية التوازي الأغلبية التفصيل"
)
_SIDES = words("جهة ناحية جانب طرف")
_OTHER = words("أخرى ثانية آخر ثان ثالثة")
_HEDGES = words(
    "الأقل الأكثر الأرجح الأغلب العموم الإطلاق التوالي الفور السواء الدوام العكس الخصوص التحديد التو"
)


def describes_a_name(sentence: Sentence, chunks: list[Chunk], i: int) -> bool:
    """Whether chunk `i` is an adjective of the name in quotation marks that has just been closed."""
    view, chunk = sentence.view, chunks[i]
    if chunk.last - chunk.first != 1 or view.tokens[chunk.first - 1].form != '"':
        return False
    return (
        view.tags[chunk.head].article
        and not view.tags[chunk.head].prefix
        and adjectival(view.tags[chunk.head])
    )


def before_day(chunks: list[Chunk], i: int) -> Chunk:
    """The chunk before chunk `i`, past a day or an adverb: `خلال لقائه | أمس | ممثلي المنظمات`."""
    j = i - 1
    while j > 0 and chunks[j].kind in ("TIME", "B"):
        j -= 1
    return chunks[j]


def object_of_deed(sentence: Sentence, before: Chunk, *, object_told: bool = False) -> bool:
    """Whether the phrase before is a deed with its doer, which has the object after it: `بعد رصدها | رتلا عسكريا`, `بعد رشق المتظاهرين |
    الشرطة`, also where it is the object of a verb itself, which is `object_told`; or what befell those after it: `على مقتل | ثلاثة مدنيين`."""
    tagged = sentence.view.tags[before.head]
    if before.last == before.head + 1 and befallen(sentence, before):
        return True
    if (before.kind == "PP" or object_told) and done_by_several(sentence, before.head, before.last):
        return True
    if _named_by_a_deed(sentence, before):
        return True
    return (
        before.kind == "PP"
        and bool(tagged.enclitic)
        and before.last == before.head + 1
        and any(n.kind == "masdar" and n.enclitic for n in tagged.nouns)
        and tagged.rest.removesuffix(tagged.enclitic) not in SITES  # في قصره
    )


def _named_by_a_deed(sentence: Sentence, before: Chunk) -> bool:
    """Whether what follows a phrase is what those in it are declared to be: `إعلان الحكومة | الحركة | "جماعة إرهابية"`."""
    chunks, view = sentence.chunks, sentence.view
    k = sentence.chunk_of(before.first)
    k -= before.kind == "." and view.tokens[before.first].form == '"'
    deed = chunks[k - 1] if k > 0 and chunks[k].kind == "NP" else None
    if deed is None or deed.kind != "PP" or not any(n.base in _DECLARING for n in view.tags[deed.head].nouns):
        return False
    return done_by_several(sentence, deed.head, deed.last)


_DECLARING = words("إعلان اعتبار تصنيف وصف تسمية إدراج عد")


def done_by_several(sentence: Sentence, head: int, last: int) -> bool:
    """Whether tokens `[head, last)` are a verbal noun and those who do it, several people or a body, and no more: `رشق المتظاهرين`,
    `اعتقال الشرطة`; not of a verb that nothing is done by (`انسحاب القوات`)."""
    if last != head + _TWO_WORDS:
        return False
    deed, doer = sentence.view.tags[head], sentence.view.tags[head + 1]
    if doer.tag != "N" or doer.enclitic or not any(_done(n) for n in deed.nouns):
        return False
    inner = Chunk("NP", head + 1, last, head + 1)
    acts = animacy_of(sentence, inner)
    return (
        acts == "people"
        if not doer.article
        else acts == "body" or (acts == "people" and several(sentence, inner) is True)
    )


def _done(noun: NounReading) -> bool:
    """Whether a noun is that of a verb that something is done by, as far as its form tells."""
    return (
        noun.kind == "masdar"
        and noun.lemma is not None
        and noun.lemma.endswith(_DOING)
        and noun.lemma not in _NOT_DONE
    )


_TWO_WORDS = 2
_DOING = (".1", ".2", ".3", ".4", ".8", ".10")
_NOT_DONE = frozenset(
    {
        "وصل.1",
        "وجد.1",
        "دخل.1",
        "خرج.1",
        "عود.1",
        "ردد.1",
        "قوم.1",
        "جمع.8",
        "نشر.8",
        "حجج.8",
        "سلم.10",
        "شهد.10",
    }
)


def of_those_counted(sentence: Sentence, i: int) -> bool:
    """Whether the phrase with من at chunk `i` says of whom the bare number before it is: `احتجاز 5 | من الناشطين`, `ثلاثة | من العمال`."""
    chunk, before = sentence.chunks[i], sentence.chunks[i - 1] if i else None
    if before is None or chunk.prep != "من" or not before.nominal or before.last != chunk.first:
        return False
    tags = sentence.view.tags
    return all(tags[t].tag == "#" or tags[t].rest in NUMBER_WORDS for t in range(before.start, before.last))


def bare_deed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is a preposition and a verbal noun alone, so that whoever is counted behind it is whom that deed is done to:
    `أمر بحبس | ثلاثة مسؤولين`."""
    tagged = sentence.view.tags[chunk.head]
    if chunk.kind != "PP" or chunk.last != chunk.head + 1 or tagged.article or tagged.enclitic:
        return False
    return bool(tagged.nouns) and all(n.kind == "masdar" for n in tagged.nouns)


def further_quality(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase joined by و is but another adjective of the one before: `قوات الأمن الأفغانية | والدولية`."""
    tagged = sentence.view.tags[chunk.head]
    one = chunk.last - chunk.first == 1 and tagged.article and not chunk.mentions
    return one and tagged.rest.endswith("يه") and adjectival(tagged)


def befallen(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase with a preposition tells what befell people: `على مقتل`."""
    return chunk.kind == "PP" and sentence.view.tags[chunk.head].rest in _BEFALLEN


def at_other_hands(sentence: Sentence, k: int, i: int) -> bool:
    """Whether the phrase at chunk `i` says at whose hands something befell those named between it and the verb at `k`: `خرجوا للاحتجاج
    على مقتل فتى | على يد الشرطة`."""
    between = sentence.chunks[k + 1 : i]
    return sentence.chunks[i].prep in BY_AGENT and any(befallen(sentence, c) for c in between)


BY_AGENT = (
    "على يد", "على أيدي", "من قبل", "من جانب", "من طرف", "برصاص", "بنيران", "بأيدي", "بسلاح", "بقذائف", "بصواريخ",
)  # fmt: skip
"""Prepositions before whoever did what a passive or a noun tells."""
_BEFALLEN = words("مقتل مصرع استشهاد إصابة جرح خطف اختطاف اعتقال اغتيال إعدام احتجاز")


def titled_again(sentence: Sentence, named: Chunk, chunk: Chunk, before: Chunk) -> bool:
    """Whether a phrase right after a person's name is but an office of that person."""
    if before.kind != "NP" or not any(m.kind == "PER" for m in named.mentions):
        return False
    if any(m.kind == "PER" for m in chunk.mentions) or several(sentence, chunk):
        return False
    head = sentence.view.tokens[chunk.head].start
    office = next((m for m in chunk.mentions if m.kind == "ROLE" and m.start <= head < m.end), None)
    person = next(m for m in named.mentions if m.kind == "PER")
    if office is None:
        return False
    abroad = office.country is not None and person.country is not None and office.country != person.country
    return not abroad  # استقبل الملك سلمان | الرئيس المصري


def named(phrase: Chunk, name: Chunk) -> Chunk:
    """A phrase with the names of the apposition that explains it: the sentence's own chunk stays as it is."""
    lent = [m for m in name.mentions if m not in phrase.mentions]
    return phrase.with_mentions([*phrase.mentions, *lent])


def verb_follows(chunks: list[Chunk], i: int) -> bool:
    """Whether the next thing after chunk `i`, phrases aside, is a verb: then it opens a clause of its own."""
    for chunk in chunks[i + 1 : i + 4]:
        if chunk.kind == "V":
            return not chunk.coordinated
        if chunk.kind not in ("PP", "TIME", "B", "Z", "T"):
            return False
    return False


def apposition(described: Chunk | None, chunk: Chunk) -> bool:
    """After a comma, only a personal name explains the phrase before it."""
    if described is None or not any(m.kind == "PER" for m in chunk.mentions):
        return False
    return not any(m.kind == "PER" for m in described.mentions)


LED_BY = ("بقيادة", "برئاسة", "بزعامة")
"""Before whoever leads those told before, to whom others are joined all the same: `بين الجيش بقيادة فلان | والقوات`."""


def of_one_between(sentence: Sentence, before: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase is the name of whoever stands first behind بين: `بين أمينها العام | فلان الفلاني`."""
    if before.prep != "بين" or not chunk.mentions or chunk.coordinated:
        return False
    if any(m.kind == "PER" for m in before.mentions) or animacy_of(sentence, before) != "people":
        return False
    return chunk.mentions[0].kind == "PER"


def two_by_name(sentence: Sentence, before: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase is the first name of two whose office stands before it: `النائبان | خليفة الراجحي`."""
    head = sentence.view.tags[before.last - 1]
    if not (head.article and head.rest.endswith(("ان", "ين")) and any(n.number == "d" for n in head.nouns)):
        return False
    return bool(chunk.mentions) and chunk.mentions[0].kind == "PER" and not chunk.coordinated


def names_an_office(before: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase is the name of whoever holds the office that the phrase with a preposition right before it ends in: `بجهود ولي العهد |
    الأمير فلان`."""
    if before.kind != "PP" or before.last != chunk.first or chunk.coordinated:
        return False
    office = before.mentions[-1] if before.mentions else None
    if office is None or office.kind != "ROLE" or any(m.kind == "PER" for m in before.mentions):
        return False
    return any(m.kind == "PER" for m in chunk.mentions)


def relative_aside(sentence: Sentence, i: int) -> int:
    """The chunk of the comma that closes the relative clause which opens at chunk `i`, where the object of the main verb follows it: `يلتقي
    الوزير | الذي يقوم بجولة، | رئيس الحكومة`; 0 where none does."""
    chunks, view = sentence.chunks, sentence.view
    if view.tokens[chunks[i].first].form not in _WHO or i == 0 or chunks[i - 1].kind != "NP":
        return 0
    verb = False
    for j in range(i + 1, min(i + _TOLD, len(chunks) - 1)):
        chunk = chunks[j]
        if chunk.kind == "." and view.tokens[chunk.first].form == "،":
            following = chunks[j + 1]
            own = following.kind == "NP" and not following.coordinated and definite(sentence, following)
            named = any(n.base in SITES for n in view.tags[following.head].nouns)
            goes_on = verb and own and (named or animacy_of(sentence, following) in ("people", "body"))
            return j if goes_on and not verb_follows(chunks, j + 1) else 0
        if chunk.kind in ("S", "R", "C") or (
            chunk.kind == "." and view.tokens[chunk.first].form not in ("(", ")")
        ):
            return 0
        verb = verb or chunk.kind == "V"
    return 0


_WHO = words("الذي التي الذين اللذان اللتان اللذين")


def explains_a_phrase(chunks: list[Chunk], i: int) -> bool:
    """Whether chunk `i`, after a comma, is the name of the one whom the prepositional phrase before it describes."""
    described, name = chunks[i - 2], chunks[i]
    if described.kind != "PP" or not any(m.kind == "ROLE" for m in described.mentions):
        return False
    return not any(m.kind == "PER" for m in described.mentions) and any(
        m.kind == "PER" for m in name.mentions
    )


def called(sentence: Sentence, before: Chunk, chunk: Chunk) -> bool:
    """Whether a phrase is the name of the one whom the one definite word right before it describes: `الممرض | فلان الفلاني`."""
    if before.last != chunk.first or before.last - before.start != 1 or chunk.coordinated or before.mentions:
        return False
    name = chunk.mentions[0] if chunk.mentions else None
    if name is None or name.kind != "PER" or name.start != sentence.view.tokens[chunk.first].start:
        return False
    described = sentence.view.tags[before.start]
    return described.article and animacy_of(sentence, before) == "people" and not several(sentence, before)


def ranks_a_place(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i`, after a comma, says what place that is which the phrase with a preposition before it names: `في مدينة الأبيض، | كبرى
    مدن الإقليم`, `قرب لحج، | معقل الجماعة`."""
    before, chunk = sentence.chunks[i - 2], sentence.chunks[i]
    somewhere = any(m.kind in ("GPE", "LOC") for m in before.mentions) and before.kind == "PP"
    head = sentence.view.tags[chunk.start]
    return somewhere and not chunk.coordinated and chunk.last - chunk.start > 1 and head.rest in _RANKING


_RANKING = words("كبرى أكبر ثاني ثانية ثالث ثالثة أهم عاصمة معقل مسقط مركز كبريات أحد إحدى")


def office_between_commas(sentence: Sentence, named: Chunk, i: int) -> int:
    """The chunk of the comma that closes an office told of whoever is named right before the comma at chunk `i - 1`: `التقى فلان،
    رئيس الاتحاد، نظيره`. 0 where chunk `i` is no such insert, or nothing of the clause comes after it."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    if chunks[i - 2] is not named or chunks[i].coordinated or several(sentence, chunks[i]):
        return 0
    head = tokens[chunks[i].head].start
    office = any(m.kind == "ROLE" and m.start <= head < m.end for m in chunks[i].mentions)
    if not (office or kin(sentence, chunks[i])) or not any(m.kind in ("PER", "ROLE") for m in named.mentions):
        return 0
    if not office and any(m.kind == "PER" for m in chunks[i].mentions):
        return 0  # أوقفت الشرطة فلانا، أحمد …
    for j in range(i + 1, min(i + _INSERT, len(chunks) - 1)):
        if chunks[j].kind == "." and tokens[chunks[j].first].form == "،":
            return (
                j if chunks[j + 1].kind in ("NP", "PP", "TIME", "B") and not chunks[j + 1].coordinated else 0
            )
        if chunks[j].kind not in ("NP", "PP"):
            return 0
    return 0


_INSERT = 7  # chunks of an office told between commas


def clause_between_commas(sentence: Sentence, i: int) -> int:
    """The comma that closes an insert with a verb of its own which opens at the comma in chunk `i`: where, or in what words, something
    was said (`، في بيان تلاه رئيسه، `). 0 where none does, or nothing of the clause follows."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    if (
        i + 2 >= len(chunks)
        or chunks[i + 1].kind != "PP"
        or chunks[i + 1].prep not in ("في", "خلال", "عبر", "أثناء")
    ):
        return 0
    verb = False
    for j in range(i + 2, min(i + _TOLD, len(chunks) - 1)):
        chunk = chunks[j]
        if chunk.kind == "." and tokens[chunk.first].form == "،":
            following = chunks[j + 1]
            return j if verb and following.kind in ("NP", "PP", "S") and not following.coordinated else 0
        if chunk.kind in ("S", "C") or (
            chunk.kind == "." and tokens[chunk.first].form not in ('"', "(", ")")
        ):
            return 0
        verb = verb or chunk.kind in ("V", "R")
    return 0


_TOLD = 12  # chunks of an insert with a verb


def oblique(view: TextView, chunk: Chunk) -> bool:
    """Whether the ending of a phrase shows that it is no subject: `مصدرين`, `المسؤولين`."""
    head = view.tags[chunk.head]
    named = any(m.kind not in ("ROLE", "NORP") for m in chunk.mentions)
    return not named and head.rest.endswith("ين") and any(n.number in ("p", "d") for n in head.nouns)


def adds(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` is a participle by itself that goes on with what its subject says or does: `…، مطالبةً بوقف الهجوم`,
    `ومنددا بـ`."""
    chunk, chunks = sentence.chunks[i], sentence.chunks
    tagged = sentence.view.tags[chunk.head]
    if calls_on(sentence.view, chunk.head):
        return True
    blaming = chunk.last - chunk.first > 1 and chunk.head == chunk.first and _blames(sentence, chunk)
    if tagged.definite or i + 1 >= len(chunks) or not (blaming or chunk.last - chunk.first == 1):
        return False
    if chunk.mentions and not blaming:
        return False
    if not tagged.rest.endswith(("ه", "ا", "ين")) or not any(
        n.kind == "active" and n.lemma for n in tagged.nouns
    ):
        return False
    if any(n.kind == "noun" for n in tagged.nouns):
        return False  # قافلة
    following = chunks[i + 1]
    if sentence.view.tags[following.first].rest.startswith("ايا"):
        return True  # متهمةً إياها
    return following.kind == "S" or (following.kind == "PP" and following.prep in ("ب", "إلى", "على", "عن"))


def _blames(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a participle and a definite noun are blaming or asking and who is blamed or asked: `ومتهما النيابة`."""
    tags = sentence.view.tags
    return tags[chunk.head + 1].article and any(
        n.kind == "active" and n.lemma in CALLING_ON for n in tags[chunk.head].nouns
    )


def several_add(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` is a participle in ين that says what those who act do besides: `تظاهر العشرات مطالبين بالإفراج`."""
    chunk = sentence.chunks[i]
    if not sentence.view.tags[chunk.head].rest.endswith("ين") or not adds(sentence, i):
        return False
    following = sentence.chunks[i + 1]
    return following.kind == "S" or following.prep == "ب"


def along_with(sentence: Sentence, i: int) -> bool:
    """Whether the phrase at chunk `i` says that those in the next one do it too: `الشرطة | ومعها | ميليشيات الحزب`."""
    chunks, chunk = sentence.chunks, sentence.chunks[i]
    following = chunks[i + 1] if i + 1 < len(chunks) else None
    if not chunk.coordinated or chunk.prep != "مع" or following is None or following.kind != "NP":
        return False
    return bool(sentence.view.tags[chunk.head].enclitic) and chunk.last - chunk.first == 1


def beside_others(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` is a participle that says with whom those who act are in it: `وقع النواب | متحالفين مع الحركة`."""
    chunk, chunks = sentence.chunks[i], sentence.chunks
    if i + 1 >= len(chunks) or chunks[i + 1].prep != "مع" or chunk.last - chunk.first > 1:
        return False
    head = sentence.view.tags[chunk.head]
    return not head.definite and any(
        n.kind == "active" and (n.lemma or "").endswith(".6") for n in head.nouns
    )


def one_more(sentence: Sentence, last: Group, i: int) -> bool:
    """Whether the people or body at chunk `i`, joined by a comma and و, are one more of those in the phrase with a preposition right before:
    `اجتماعه بوكلاء الوزارة، | ومديري المناطق`."""
    chunks, chunk = sentence.chunks, sentence.chunks[i]
    at = i - 3 if i > 2 and hedge(sentence, chunks[i - 2]) else i - 2
    before = chunks[at] if at >= 0 else None
    if not chunk.coordinated or before is None or sentence.view.tokens[chunks[i - 1].first].form != "،":
        return False
    if last.chunk.kind != "PP" or before not in last.all or verb_follows(chunks, i):
        return False
    return all(animacy_of(sentence, c) in ("people", "body") for c in (before, chunk))


def since(sentence: Sentence, i: int) -> bool:
    """Whether the phrase with من or على at chunk `i` belongs to the time before it: `بعد ساعات | من الهجوم`, `بعد عام | على سقوط الحكم`."""
    chunks = sentence.chunks
    return (
        chunks[i].prep in ("من", "على")
        and i > 0
        and (chunks[i - 1].kind == "TIME" or sentence.temporal(chunks[i - 1]))
        and (chunks[i].prep == "من" or chunks[i - 1].prep == "بعد")
    )


def how_often(sentence: Sentence, i: int) -> int:
    """How many chunks from chunk `i` on say how many times something is done: `قصفت | ثلاث مرات | ناقلات`; 0 where they do not."""
    chunks, tags = sentence.chunks, sentence.view.tags
    following = chunks[i + 1] if i + 1 < len(chunks) else None
    numbered = all(t.tag == "#" or t.rest in NUMBER_WORDS for t in tags[chunks[i].start : chunks[i].last])
    times = following is not None and tags[following.first].rest in _TIMES
    return 2 if times and numbered and chunks[i].kind == "NP" else 0


_TIMES = words("مرات مرة")


def just_after(chunks: list[Chunk], i: int, described: Chunk) -> bool:
    """Whether chunk `i` follows a phrase, one place at most between them: `عضو اللجنة في صنعاء فلان`."""
    if chunks[i - 1].first == described.first:
        return True
    return (
        i > 1
        and chunks[i - 1].kind == "PP"
        and chunks[i - 1].prep in ("في", "ب", "لدى", "ل")
        and chunks[i - 2].first == described.first
    )


def kin(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase describes somebody by what is theirs or whose they are, and a name may follow: `أرملته`, `مؤلف الدراسة`."""
    view = sentence.view
    head = view.tags[chunk.head]
    last = chunk.last - 1
    if view.tokens[last].form == '"' and last > chunk.head:
        last -= 1  # آمر «قوة حماية الساحل» | عادل بوشناق
    named = any(m.end >= view.tokens[last].end for m in chunk.mentions)
    owned = bool(head.enclitic) or (chunk.last - chunk.head > 1 and (view.tags[last].definite or named))
    return owned and not head.article and animacy_of(sentence, chunk) == "people"


def _of_a_misfortune(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a result is told to be that of force or of an accident, and so says why: `نتيجة انفجار`, not `نتيجة الانتخابات`."""
    of = chunk.head + 1
    if of >= chunk.last or chunk.first != chunk.head:
        return False
    tagged = sentence.view.tags[of]
    return any(n.base in _MISFORTUNES for n in tagged.nouns) or tagged.rest in _MISFORTUNES


_AS_A_RESULT = fold("نتيجة")
_MISFORTUNES = words(
    "انفجار انفجارات قصف هجوم هجمات غارة غارات تفجير تفجيرات اشتباك اشتباكات مواجهات معارك إطلاق سقوط انهيار حريق حادث "
    "حوادث فيضانات سيول زلزال غرق اختناق تدافع إصابة إصابته إصابتها تعذيب تعرض تعرضه تعرضهم لغم ألغام طلق صدام حصار"
)


def adverbial(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a noun phrase is no party but an adverbial accusative (`ردا`, `مضيفا`, `اليوم`)."""
    tagged = sentence.view.tags[chunk.head]
    token = sentence.view.tokens[chunk.head]
    if chunk.last - chunk.first == 1 and tagged.rest in _ADVERBS:
        return True
    if tagged.rest == _AS_A_RESULT and _of_a_misfortune(sentence, chunk):
        return True  # قُتل ستة | نتيجة انفجار
    if (tagged.rest in AROUND or tagged.rest in _UNDER) and chunk.last - chunk.first > 1:
        return True  # وضعته | قيد الإقامة الجبرية
    if chunk.last - chunk.first == 1 and _in_what_way(sentence, chunk):
        return True
    if why(sentence, chunk):
        return True
    if sentence.view.tags[chunk.last - 1].rest in ("مرات", "مره", "مرتين"):
        return True  # قصفت ثلاث مرات ناقلات
    if (
        chunk.last - chunk.first == 1
        and token.text.endswith(("اً", "ًا"))
        and any(n.kind == "masdar" for n in tagged.nouns)
        and sentence.view.tags[chunk.first].tag == "N"
    ):
        following = sentence.chunks[sentence.chunk_of(chunk.first) + 1 : sentence.chunk_of(chunk.first) + 2]
        if following and following[0].kind == "PP":
            return True  # تماشيا مع، تمهيدا لـ
    if tagged.definite or not (
        token.text.endswith(("ا", "اً", "ًا", "ة", "ةً"))
        and any(n.kind == "active" and n.lemma for n in tagged.nouns)
    ):
        return False
    if any(n.base in _GIVEN for n in tagged.nouns):
        return False  # قدم الوسطاء مقترحا
    if chunk.last - chunk.first > 1 and animacy(tagged.rest, tagged.nouns, ()) == "people":
        return False  # قائدا عسكريا
    if (
        chunk.first > 0
        and sentence.view.tokens[chunk.first - 1].form != "،"
        and any(n.kind == "noun" for n in tagged.nouns)
        and animacy(tagged.rest, tagged.nouns, ()) == "people"
    ):
        return False  # استبعدت الهيئة مرشحا
    if tagged.rest[:-1] in SITES:
        return False  # تحاصر منزلا
    return token.text.endswith(("ا", "اً", "ًا"))


def why(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether one word says what for or for fear of what something is done: `احتجاجا`, `خوفا`."""
    return chunk.last - chunk.first == 1 and sentence.view.tags[chunk.head].rest in _WHAT_FOR


def _in_what_way(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether one word is an adjective of relation without a noun, which says how: `احتجزت | تعسفيا`, `أعلن | رسميا`."""
    tagged, text = sentence.view.tags[chunk.head], sentence.view.tokens[chunk.head].text
    if tagged.tag != "N" or tagged.definite or chunk.mentions or not text.endswith(("يا", "ياً", "يًا")):
        return False
    if sentence.chunks[sentence.chunk_of(chunk.first) - 1].kind not in ("V", "NP", "PP"):
        return False
    return adjectival(tagged) and animacy(tagged.rest, tagged.nouns, ()) != "people"


_GIVEN = words("مقترح منتج مخيم مستند")
"""Things by their participle, which is written as that of who does it."""
_WHAT_FOR = words(
    "احتجاجا تنديدا رفضا تضامنا تأييدا استنكارا تمهيدا استعدادا تحسبا تجنبا خوفا خشية حفاظا سعيا تنفيذا استجابة طلبا بحثا اعتراضا انتقاما تعبيرا تفاديا "
    "انطلاقا استنادا تماشيا تزامنا امتدادا استكمالا تبعا وفقا خلافا نظرا تخليدا تكريما"
)
_UNDER = words("قيد رهن")
_ADVERBS = words("ردا بناء أيضا معا مجددا مؤخرا حاليا سابقا لاحقا جميعا فورا عقب وذلك ذلك يوم مرة")


def rather_a_person(sentence: Sentence, before: Chunk, after: Chunk) -> bool:
    """Whether people or a body stand before a verb and a thing after it: `مصدر عسكري ينفي استهداف قواتنا سفينة`."""
    return animacy_of(sentence, before) in ("people", "body") and animacy_of(sentence, after) == "thing"


def taken_up_after(sentence: Sentence, k: int) -> bool:
    """Whether a pronoun right after a verb takes up what stands before it: `سجناء أفرجت عنهم طهران`."""
    following = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
    return (
        following is not None
        and following.kind == "PP"
        and sentence.view.tags[following.head].tag == "P"
        and bool(sentence.view.tags[following.head].enclitic)
    )


def complement(sentence: Sentence, i: int) -> bool:
    """Whether the prepositional phrase at chunk `i` belongs to a participle before it (`الموالية لإيران`, `بطائرات بدون طيار`)."""
    chunks = sentence.chunks
    if i == 0 or not chunks[i - 1].nominal:
        return False
    if chunks[i].prep in ("بدون", "دون", "بلا"):
        return True
    last = sentence.view.tags[chunks[i - 1].last - 1].rest.removeprefix("ال")
    return chunks[i - 1].last - chunks[i - 1].first > 1 and last.startswith(_RELATIONAL)


def of_participle(sentence: Sentence, i: int) -> bool:
    """Whether a phrase with ل at chunk `i` belongs to the participle that ends the phrase before it: `الغاز المسيل للدموع`, `القوات
    الموالية للحكومة`; not behind a name (`الأمم المتحدة`, `القوات المسلحة`)."""
    chunks, view = sentence.chunks, sentence.view
    if i > 0 and chunks[i].prep == "ب" and _full_of(sentence, i):
        return True
    if chunks[i].prep != "ل" or i == 0 or not chunks[i - 1].nominal or chunks[i].coordinated:
        return False
    before, last = chunks[i - 1], chunks[i - 1].last - 1
    tagged = view.tags[last]
    if (
        last <= before.head
        or tagged.tag != "N"
        or not any(n.kind in ("active", "passive") for n in tagged.nouns)
    ):
        return False
    if any(n.kind == "noun" for n in tagged.nouns) and not tagged.rest.removeprefix("ال").startswith(
        _RELATIONAL
    ):
        return False
    end = view.tokens[last].end
    return tagged.rest.removeprefix("ال").rstrip("ه") not in _LONE and not any(
        m.end >= end for m in before.mentions
    )


def _full_of(sentence: Sentence, i: int) -> bool:
    """Whether a phrase with ب only says of what the place before it is full or rich, or by what it is known: `السوق المكتظ | بالمدنيين`."""
    before, tags = sentence.chunks[i - 1], sentence.view.tags
    if not before.nominal or before.last != sentence.chunks[i].first:
        return False
    rest = tags[before.last - 1].rest.removeprefix("ال")
    if before.last - before.head <= 1:
        return rest.removesuffix("ه") in _ARMED_WITH  # سيطرت القوات، معززة | بدبابات
    return rest.removesuffix("ا") in _FULL or rest.removesuffix("ه") in _FULL


_ARMED_WITH = words("معزز مدعوم مصحوب مدجج مزود")
_FULL = words("معزز مدعوم مصحوب مزود") | words(
    "مكتظ مزدحم غني مليء آهل مأهول شهير معروف محاط مدجج محمل ملغم مسكون"
)


def relational(sentence: Sentence, t: int) -> bool:
    """Whether the word at token `t` says whose side something is on or to whom it belongs, with ل: `تابعة`, `الموالية`."""
    return sentence.view.tags[t].rest.removeprefix("ال").startswith(_RELATIONAL)


_LONE = words(
    "مماثل مشابه متتالي مكثف مسلح مشترك متحد مختلف منتخب مكلف مؤقت مقبل محلي متخصص مختص معني منظم منفصل محدد"
)


_RELATIONAL = tuple(
    fold(w)
    for w in [
        "موال",
        "مدعوم",
        "تابع",
        "مقرب",
        "مرتبط",
        "متحالف",
        "مناهض",
        "معارض",
        "منتم",
        "محسوب",
        "قريب",
        "مؤيد",
        "متعاطف",
        "ممول",
        "معادي",
        "خاضع",
        "منتشر",
        "متمركز",
        "واقع",
    ]
)


def possessed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the phrase is one word with a possessive pronoun (`عملياتها`)."""
    return bool(sentence.view.tags[chunk.head].enclitic) and chunk.last - chunk.head <= 2


def definite(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is definite, by its head or as a construct with a definite noun: `حكومة الوحدة`."""
    tags = sentence.view.tags
    second = chunk.head + 1
    return tags[chunk.head].definite or (
        second < chunk.last and tags[second].tag == "N" and tags[second].article
    )


def common(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase's head is a word of the language and no name unknown to us (`وعن راموس قال`)."""
    word = sentence.view.words[chunk.head]
    return word is not None and word.known
