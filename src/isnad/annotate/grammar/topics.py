"""What a clause begins with, before its verb: topics, what parts them from the verb, and where another clause begins."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import agrees, feminine, plural
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.phrases import adverbial, apposition, definite, named
from isnad.language.auxiliaries import KANA
from isnad.language.folding import words

PRONOUNS = words("هو هي هم هما هن")


def auxiliary(sentence: Sentence, k: int) -> bool:
    """Whether a verb chunk is كان or one of its sisters."""
    return any(v.lemma in KANA for v in sentence.view.tags[sentence.chunks[k].first].verbs)


def opens_a_clause(sentence: Sentence, i: int) -> bool:
    """Whether a phrase joined by و at chunk `i` begins a new clause and is not joined to another: `… في الحقل.. ومحتجون يلوحون`."""
    before = sentence.chunks[i - 1] if i > 0 else None
    return before is None or (
        before.kind == "." and sentence.view.tokens[before.first].form in ("..", "...", ".", "؛", "-")
    )


def heads_clause(sentence: Sentence, before: Chunk, k: int) -> bool:
    """Whether a phrase opens its clause and only particles part it from its verb: `فرنسا قد تمنح اليونان قرضا`."""
    chunks, j = sentence.chunks, sentence.chunk_of(before.start)
    if any(c.kind not in ("T", "Z") for c in chunks[j + 1 : k]):
        return False
    return j == 0 or (chunks[j - 1].kind == "S")


def of_kana(sentence: Sentence, before: Chunk) -> bool:
    """Whether the phrase before a verb is the subject of كان, and so of the verb: `وكان الوزير ناشد الصليب الأحمر إرسال …`."""
    k = sentence.chunk_of(before.start)
    return k > 0 and sentence.chunks[k - 1].kind == "V" and auxiliary(sentence, k - 1)


def of_whom(sentence: Sentence, chunk: Chunk, k: int) -> Chunk:
    """The part of a phrase that a verb in its relative clause is about: of *they* those whom a deed is done to (`لتفريق | محتجين رشقوها`), of
    killing or seizing the person whom a body or a house is of (`جثمان | شاب قُتل`); else the whole of it."""
    view, last = sentence.view, chunk.last - 1
    if last > chunk.head and _befell_a_person(sentence, chunk, k):
        return Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1, mentions=chunk.mentions)
    theirs = all(v.features.number == "p" for v in view.tags[sentence.chunks[k].first].verbs)
    if not theirs or last <= chunk.head or chunk.mentions or not view.tags[last].rest.endswith("ين"):
        return chunk
    deed = any(n.kind == "masdar" for n in view.tags[chunk.head].nouns)
    return Chunk("NP", last, chunk.last, last) if deed else chunk


def _befell_a_person(sentence: Sentence, chunk: Chunk, k: int) -> bool:
    """Whether the verb at chunk `k` tells what only a person meets with, and a phrase is a thing of one: `منزل شاب | اعتُقل`."""
    tags = sentence.view.tags
    told = [
        v for v in tags[sentence.chunks[k].first].verbs if v.lemma in _BEFALLING and v.features.person == 3
    ]
    if not told or not all(v.features.number == "s" and v.features.gender == "m" for v in told):
        return False  # حافلة ركاب قتلت ثلاثة
    if any(m.kind not in ("ROLE", "NORP") for m in chunk.mentions):
        return False
    whose = Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1)
    thing = animacy_of(sentence, Chunk("NP", chunk.head, chunk.head + 1, chunk.head)) == "thing"
    return thing and not tags[whose.head].definite and animacy_of(sentence, whose) == "people"


_BEFALLING = frozenset({"قتل.1", "صوب.4", "جرح.1", "شهد.10", "عقل.8", "خطف.1", "خطف.8", "وفي.5", "عدم.4"})


def of_those(sentence: Sentence, chunk: Chunk, pronoun: str) -> Chunk:
    """Those of a phrase whom a relative pronoun of people takes up, where its head is no people: `صفوف | العلمانيين الذين تظاهروا`."""
    view, last = sentence.view, chunk.last - 1
    if pronoun == "التي" and last > chunk.head and _his_office(sentence, chunk, last):
        return Chunk("NP", last, chunk.last, last)  # المتحدث باسم | القوات التي تقاتل
    if pronoun not in _THOSE or last <= chunk.head:
        return chunk
    if animacy_of(sentence, chunk) == "people" or not view.tags[last].rest.endswith(("ين", "ون")):
        return chunk
    start = view.tokens[last].start
    return Chunk("NP", last, chunk.last, last, mentions=[m for m in chunk.mentions if m.start >= start])


def _his_office(sentence: Sentence, chunk: Chunk, last: int) -> bool:
    """Whether a phrase is a man's office and ends in the body that it is of, which a feminine pronoun takes up."""
    tags = sentence.view.tags
    office = any(m.kind == "ROLE" for m in chunk.mentions) and not tags[chunk.head].rest.endswith("ه")
    return office and tags[last].article and tags[last].rest.endswith(("ه", "ات"))


def of_another_kind(sentence: Sentence, chunk: Chunk, pronoun: str) -> bool:
    """Whether a relative pronoun cannot take up a phrase by gender or number: `التنظيم المتشدد | بالبلاد، الذي عزز انتشاره`."""
    sex, several = feminine(sentence, chunk), plural(sentence, chunk)
    broken = any(n.broken for n in sentence.view.tags[chunk.head].nouns)
    match pronoun:
        case "الذي":
            return sex is True or several is True
        case "التي":
            return sex is False and not several and not broken and not chunk.mentions
        case _:
            return False


def topic_of_kana(sentence: Sentence, k: int) -> Group | None:
    """Of whom كان tells what they had done by the verb at chunk `k` behind قد, however much describes them in between: `كان مقاتلون من
    الحركة ووحدات من الجيش موالية للرئيس قد استولوا`."""
    chunks, view = sentence.chunks, sentence.view
    if k < 2 or chunks[k - 1].kind != "T" or view.tags[chunks[k - 1].first].rest != "قد":
        return None
    j = k - 2
    while j >= 0 and chunks[j].nominal:
        j -= 1
    first = chunks[j + 1]
    if (
        j < 0
        or chunks[j].kind != "V"
        or not auxiliary(sentence, j)
        or first.kind != "NP"
        or first.coordinated
    ):
        return None
    further = [c for c in chunks[j + 2 : k - 1] if c.kind == "NP"]
    others = [c for c in further if c.coordinated]
    if any(definite(sentence, c) or c.mentions for c in further if not c.coordinated):
        return None  # وكان السيد الفريق رئيس الأركان قد
    verbs = [v.features for v in view.tags[chunks[k].first].verbs if v.features.person == 3]
    return Group(first, others) if any(agrees(sentence, first, f, before=True) for f in verbs) else None


_THOSE = words("الذين اللذين اللذان")


def alone_acts(sentence: Sentence, i: int, k: int) -> bool:
    """Whether the name at chunk `i`, joined by و behind a clause that has its verb, begins a clause of its own, as the singular
    of verb `k` tells: `المجلس ينفي إبرام عقد مع الشركة والوزارة تلوح بتعليق الدعم`."""
    chunks, view = sentence.chunks, sentence.view
    if i != k - 1 or animacy_of(sentence, chunks[i]) not in ("people", "body"):
        return False
    verbs = [v.features for v in view.tags[chunks[k].first].verbs if v.features.person == 3]
    if not verbs or any(f.number != "s" or f.tense != "imperfect" for f in verbs):
        return False
    for chunk in reversed(chunks[:i]):
        if chunk.kind == "V":
            return any(agrees(sentence, chunks[i], f, before=True) for f in verbs)
        if chunk.kind in STOPS or chunk.kind == "C" or chunk.coordinated:
            return False
    return False


def closing(sentence: Sentence, i: int) -> int:
    """The chunk that closes the parenthesis that opens at chunk `i`; `i` itself where none does near it."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    near = range(i + 1, min(i + _PARENTHESIS, len(chunks)))
    return next((j for j in near if tokens[chunks[j].first].form == ")"), i)


def before_parenthesis(sentence: Sentence, i: int) -> int:
    """The chunk before the parenthesis that closes at chunk `i`: `قيس دراغمة (22 عاما)، الذي أصيب`; before the mark itself where
    none opens near it."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    if tokens[chunks[i].first].form == ")":
        for j in range(i - 1, max(-1, i - _PARENTHESIS), -1):
            if tokens[chunks[j].first].form == "(":
                return j - 1
    return i - 1


_PARENTHESIS = 8  # chunks of a parenthesis


def topic_of(sentence: Sentence, k: int) -> Group | None:
    """What a clause with أن or إن begins with, where nothing but phrases of its own stands between it and the verb that agrees with
    it: `أن قوة معززة بجرافة اقتحمت`, `أن قوة من الفوج الثاني انتشرت`."""
    chunks, view = sentence.chunks, sentence.view
    i, passed = k - 1, 0
    while i > 0 and (chunks[i].nominal or chunks[i].kind in ("Z", "T", "B", "TIME")):
        i -= 1
        passed += chunks[i + 1].nominal
    opening = i + 1
    if i > 0 and view.tokens[chunks[i].first].form == '"':
        i -= 1  # أن «قوة معززة بجرافة اقتحمت»
    if (
        passed < 2 or chunks[i].kind != "S" or view.tags[chunks[i].first].enclitic
    ):  # one phrase is found without
        return None
    first = chunks[opening]
    spokesman = any(n.kind == "active" for n in view.tags[first.head].nouns)  # إن متحدثا باسم المنظمة شدد
    if first.kind != "NP" or chunks[k].coordinated or (adverbial(sentence, first) and not spokesman):
        return None
    predicate = chunks[opening + 1]
    if (
        predicate.kind == "NP"
        and not predicate.coordinated
        and definite(sentence, first)
        and not definite(sentence, predicate)
        and not predicate.mentions
    ):
        return None  # إن البلاد بلد ينتهك الحقوق
    others: list[Chunk] = []
    for chunk in chunks[opening + 1 : k]:
        if chunk.kind == "NP" and chunk.coordinated and view.tags[chunk.start].rest not in PRONOUNS:
            others.append(chunk)
    verbs = [v.features for v in view.tags[chunks[k].first].verbs if v.features.person == 3]
    if any(agrees(sentence, first, f, before=True) for f in verbs):
        return Group(first, others)
    return None


def topic_before_insert(sentence: Sentence, i: int) -> Chunk | None:
    """The noun phrase that opens its clause, where only an insert between commas, the second at chunk `i`, parts it
    from its verb: `لكن أمين النقابة، فلان الفلاني، كذّب`. None if there is none."""
    chunks, view = sentence.chunks, sentence.view
    if view.tokens[chunks[i].first].form != "،":
        return None
    j = i - 1
    reach = _INSERT
    while j > 0 and i - j <= reach and view.tokens[chunks[j].first].form != "،":
        if chunks[j].kind not in ("NP", "PP", "TIME", "B"):
            reach = _CLAUSE  # المهاجمين، الذين كانوا على متن دراجات،
        j -= 1
    if j <= 0 or j == i - 1 or view.tokens[chunks[j].first].form != "،":
        return None
    inner = chunks[j + 1]
    relates = inner.kind == "V" and (inner.coordinated or bool(view.tags[inner.first].enclitic))
    if reach == _CLAUSE and not (inner.kind == "R" or relates):  # مسؤولا، التقته الصحيفة في مكتبه،
        return None
    j -= 1
    while j > 0 and chunks[j].kind == "PP":
        j -= 1
    opening = (
        j == 0 or chunks[j - 1].kind == "S" or (chunks[j - 1].kind == "V" and auxiliary(sentence, j - 1))
    )
    if chunks[j].kind != "NP" or chunks[j].coordinated or not opening:
        return None
    topic = chunks[j]
    for insert in chunks[j + 1 : i]:
        if insert.kind == "NP" and apposition(topic, insert):
            topic = named(topic, insert)
    return topic


def topic_of_inna(sentence: Sentence, i: int) -> Chunk | None:
    """The noun phrase after إن or أن whose clause has no verb yet at the comma of chunk `i`, so that the verb behind it is of that
    phrase: `إن مهاجما من الحركة، فجر حافلة`, `أن انتحاريا يقود سيارة، فجر نفسه`. None if there is none."""
    chunks, view = sentence.chunks, sentence.view
    if view.tokens[chunks[i].first].form != "،":
        return None
    j = i - 1
    while j > 0 and i - j <= _TOPIC and chunks[j].kind in ("NP", "PP", "TIME", "B", "V", "R"):
        j -= 1
    topic = chunks[j + 1]
    if j > 0 and view.tokens[chunks[j].first].form == '"':
        j -= 1  # أن «مهاجما من الحركة، فجر حافلة»
    opened = chunks[j].kind == "S" and view.tags[chunks[j].first].rest in _THAT
    if not opened or view.tags[chunks[j].first].enclitic or topic.kind != "NP" or topic.coordinated:
        return None
    first = next(n for n in range(j + 1, i + 1) if chunks[n] is topic) + 1
    alone = first == i and i + 1 < len(chunks) and chunks[i + 1].kind == "V"  # بأن الأمين العام، طالب
    if not alone and not any(c.kind in ("V", "PP", "R") for c in chunks[first:i]):
        return None
    if sum(c.kind == "V" for c in chunks[first:i]) > 1:
        return None
    relative = next((n for n in range(first, i) if chunks[n].kind == "R"), i)
    for n in range(first, relative):
        if chunks[n].kind == "V" and not describes(sentence, Group(topic), n):
            return None
        if chunks[n].kind == "NP" and chunks[n - 1].kind != "V":
            return None
    return topic


_THAT = words("أن بأن")
_TOPIC = 8  # chunks from a comma back to the word that opens its clause


def describes(sentence: Sentence, group: Group, i: int) -> bool:
    """Whether the verb at chunk `i`, right after people not told before, only says how they were: `مسلحون | يرتدون زيا عسكريا`."""
    chunk, view = sentence.chunks[i], sentence.view
    if chunk.coordinated or sentence.chunks[i - 1] is not group.chunk or definite(sentence, group.chunk):
        return False
    verbs = [v.features for v in view.tags[chunk.first].verbs if v.features.person == 3]
    return (
        bool(verbs)
        and all(f.tense != "perfect" for f in verbs)
        and animacy_of(sentence, group.chunk) == "people"
        and any(agrees(sentence, group.chunk, f, before=True) for f in verbs)
    )


def described_by(sentence: Sentence, group: Group, i: int) -> bool:
    """Whether the clause of the verb at chunk `i` only describes the people before it, and the main clause goes on behind its object:
    `خطف مسلحون | يرتدون زي الشرطة | خمسة موظفين`."""
    chunks = sentence.chunks
    if i + 2 >= len(chunks) or not describes(sentence, group, i):
        return False
    return all(c.kind == "NP" and not c.coordinated for c in chunks[i + 1 : i + 3])


_INSERT = 4  # chunks of an insert between commas


_CLAUSE = 10  # of one that is a clause


STOPS = frozenset({"S", "R", "Z", "T"})
