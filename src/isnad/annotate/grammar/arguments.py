"""The arguments of a verb: subject, objects, prepositional phrases, from the chunks around it.

Verb first: what follows is subject, then object. Subject first, in relative clauses and after أن and كان: the noun
before it is the subject when gender and number let it, and what follows is object. A resumptive pronoun (`التي شنّتها`)
makes the antecedent the object.
"""

from __future__ import annotations

from typing import cast

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agents import (
    CALLING,
    handed,
    misspelt_subject,
    object_first,
    of_ones_own,
    of_others,
    rather_agent,
    seized,
    taken_up_by,
    throws_back,
    undergoes,
)
from isnad.annotate.grammar.agreement import accusative, agrees
from isnad.annotate.grammar.agreement import plural as several
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group, likeliest, resumed
from isnad.annotate.grammar.phrases import (
    LED_BY,
    adds,
    adverbial,
    along_with,
    apposition,
    aside,
    at_other_hands,
    before_day,
    beside_others,
    blessing,
    called,
    clause_between_commas,
    common,
    complement,
    definite,
    describes_a_name,
    explains_a_phrase,
    further_quality,
    hedge,
    how_often,
    itself,
    just_after,
    kin,
    named,
    names_an_office,
    numbers,
    object_of_deed,
    oblique,
    of_one_between,
    of_participle,
    of_those_counted,
    office_between_commas,
    one_more,
    one_of,
    only_names,
    opens,
    possessed,
    ranks_a_place,
    rather_a_person,
    relative_aside,
    several_add,
    since,
    taken_up_after,
    titled_again,
    two_by_name,
    verb_follows,
)
from isnad.annotate.grammar.topics import (
    PRONOUNS,
    STOPS,
    alone_acts,
    auxiliary,
    before_parenthesis,
    closing,
    described_by,
    heads_clause,
    of_another_kind,
    of_kana,
    of_those,
    of_whom,
    opens_a_clause,
    topic_before_insert,
    topic_of,
    topic_of_inna,
    topic_of_kana,
)
from isnad.language.conjugation import Features
from isnad.language.folding import fold, words
from isnad.language.sites import SITES
from isnad.language.words import VerbReading


def arguments(sentence: Sentence, k: int) -> Arguments:
    """The arguments of the verb chunk number `k` of a sentence; found once, not to be changed."""
    found = sentence.arguments.get(k)
    if found is None:
        sentence.arguments[k] = Arguments(end=k + 1)  # what two verbs ask of one another is still open
        found = sentence.arguments[k] = _find(sentence, k)
    return cast(Arguments, found)


def _find(sentence: Sentence, k: int) -> Arguments:
    chunks = sentence.chunks
    verb = sentence.view.tags[chunks[k].first]
    features = likeliest(verb.verbs) if verb.verbs else None
    after: list[Group] = []
    found = Arguments()
    last: Group | None = None
    comma = False
    i = k + 1
    while i < len(chunks):
        chunk = chunks[i]
        if chunk.kind == "V" and blessing(sentence, i):
            i += 2
            continue
        if chunk.kind == "V" and i > k + 1 and only_names(sentence, i):
            i += 1
            by_itself = i < len(chunks) and chunks[i].prep == "على"
            i += i < len(chunks) and chunks[i].prep in ("ب", "على")
            while i < len(chunks) and (
                chunks[i].kind == "NP" or sentence.view.tokens[chunks[i].first].form == '"'
            ):
                if by_itself and chunks[i].kind == "NP" and len(after) == 1:
                    last = after[0] = Group(chunks[i])  # جماعة تطلق على نفسها | «أنصار الوادي»
                    by_itself = False
                i += 1  # سفينة شحن تدعى «لؤلؤة صلالة»
            continue
        if chunk.kind == "V" and len(after) == 1 and described_by(sentence, after[0], i):
            i += 2  # خطف مسلحون | يرتدون زي الشرطة | خمسة موظفين
            continue
        if chunk.kind == "R" and len(after) == 1 and after[0].chunk is chunks[i - 1] and _meets(sentence, k):
            aside_end = relative_aside(sentence, i)
            if aside_end:
                i = aside_end + 1  # يلتقي الوزير الذي يقوم بجولة، رئيس الحكومة
                last = Group(chunks[i])
                after.append(last)
                i += 1
                continue
        if chunk.kind == "V" or chunk.kind in STOPS:
            break
        if chunk.kind == "C":
            form = sentence.view.tokens[chunk.first].form
            if form == "و" or form == "او":
                i += 1
                continue
            break
        if chunk.kind == ".":
            form = sentence.view.tokens[chunk.first].form
            if form in (":", "؛", ".", "..", "...", "؟", "!"):
                break
            if (
                form == '"'
                and opens(sentence, chunk)
                and not _addressee_opens(sentence, k, i)
                and not _victim_opens(sentence, k, i)
            ):
                break
            if form == "،" and _in_an_aside(sentence, k, i):
                break
            if form == "،" and clause_between_commas(sentence, i):
                found.phrases.append((chunks[i + 1].prep, Group(chunks[i + 1])))
                i = clause_between_commas(sentence, i)  # أمهل التجمع، في بيان تلاه رئيسه، السلطات
            elif form == "،":
                comma = True
            if form == "(":
                i = closing(sentence, i)
        elif chunk.kind == "NP":
            if chunk.coordinated and sentence.view.tags[chunk.start].rest in PRONOUNS:
                break  # وهي الهزيمة التي: a clause of its own
            if (comma or chunk.coordinated) and adds(sentence, i):
                break  # …، مطالبةً بوقف الهجوم
            if after and several_add(sentence, i):
                break  # تظاهر العشرات مطالبين بالإفراج
            if after and beside_others(sentence, i):
                i += 2
                continue
            told = (
                bool(after)
                or (features is not None and features.number == "p")
                or (k > 0 and chunks[k - 1].nominal)
            )
            told = told or any(c.nominal and not sentence.temporal(c) for c in chunks[k + 1 : i - 1])
            if told and comma and _among(sentence, i):
                break  # عشرون عاملا قتلوا، من بينهم سبعة أطفال
            if told and _among(sentence, i):
                last = Group(chunk)  # قتلوا، بينهم طفلان وامرأة: no further ones
                i += 1
                continue
            skipped = (
                aside(sentence, i)
                or numbers(sentence, i)
                or how_often(sentence, i)
                or itself(sentence, i)
                or one_of(sentence, i)
            )
            if skipped:
                i += skipped
                continue
            listed = last is not None and one_more(sentence, last, i)
            comma = comma and not listed
            if after and after[-1].chunk is chunks[i - 1] and two_by_name(sentence, chunks[i - 1], chunk):
                last = after[-1] = Group(chunk)  # أعلن النائبان | خليفة الراجحي وبدر المشوط
            elif (
                last is not None
                and last.chunk is chunks[i - 1]
                and of_one_between(sentence, last.chunk, chunk)
            ):
                last.chunk = named(last.chunk, chunk)  # مفاوضات بين أمينها العام | فلان
            elif (after or chunks[k].coordinated) and names_an_office(chunks[i - 1], chunk):
                pass  # أشاد الوزير بجهود ولي العهد الأمير فلان
            elif chunk.coordinated and last is not None and (not comma or chunks[i - 1].nominal):
                if not further_quality(sentence, chunk):
                    last.others.append(chunk)
            elif comma and after and office_between_commas(sentence, after[-1].chunk, i):
                i = office_between_commas(
                    sentence, after[-1].chunk, i
                )  # حمّل فلان، رئيس الحزب، إيران المسؤولية
                comma = False
            elif comma and ranks_a_place(sentence, i):
                comma = False  # في مدينة الأبيض، كبرى مدن الإقليم
            elif comma and not object_of_deed(sentence, before_day(chunks, i)):
                if explains_a_phrase(chunks, i):
                    described = next((g for _, g in found.phrases if g.chunk is chunks[i - 2]), None)
                    if described is not None:
                        described.chunk = named(
                            described.chunk, chunk
                        )  # نقلت الصحيفة عن مدير المستشفى، الدكتور فلان
                elif apposition(after[-1].chunk if after else None, chunk) and not several(
                    sentence, after[-1].chunk
                ):
                    after[-1].chunk = named(after[-1].chunk, chunk)
                elif adverbial(sentence, chunk) and not (len(after) == 1 and seized(sentence, k, chunk)):
                    break  # …، قائلا, but اعتقلت الشرطة، أمس، طالبا يدرس
                elif (
                    len(after) <= 1
                    and chunks[i - 2].kind in ("PP", "TIME", "B", "NP")
                    and (not verb_follows(chunks, i) or not definite(sentence, chunk))
                ):
                    last = Group(chunk)  # أعلنت الوزارة، الثلاثاء، استئناف …
                    after.append(last)
                else:
                    break
                comma = False
            elif (
                after
                and apposition(after[-1].chunk, chunk)
                and not (several(sentence, after[-1].chunk) and not definite(sentence, after[-1].chunk))
                and not several(sentence, chunk)  # عشرات من أعضاء الحزب | أنصار فلان
                and not _another_between(chunks, after[-1].chunk, i)
                and not _of_another_office(sentence, i)
                and (
                    any(m.kind == "ROLE" for m in after[-1].chunk.mentions)
                    or (just_after(chunks, i, after[-1].chunk) and kin(sentence, after[-1].chunk))
                )
            ):
                after[-1].chunk = named(after[-1].chunk, chunk)  # السفيرة الأميركية في العراق فلانة
            elif after and not comma and called(sentence, after[-1].chunk, chunk):
                after[-1].chunk = named(after[-1].chunk, chunk)  # قتلت الممرض | فلان الفلاني
            elif after and not comma and describes_a_name(sentence, chunks, i):
                pass  # «مرصد العاصي» المعارض
            elif after and titled_again(sentence, after[-1].chunk, chunk, chunks[i - 1]):
                pass  # الأمير فلان ولي العهد: the office explains the name
            elif (
                not adverbial(sentence, chunk) or (len(after) <= 1 and seized(sentence, k, chunk))
            ) and not object_of_deed(sentence, before_day(chunks, i), object_told=len(after) > 1):
                last = Group(chunk)
                after.append(last)
        elif chunk.kind == "PP" and hedge(sentence, chunk):
            pass
        elif after and along_with(sentence, i):
            after[-1].others.append(chunks[i + 1])  # قمعت الشرطة | ومعها | ميليشيات الحزب | المتظاهرين
            i += 1
        elif chunk.prep in LED_BY and last is not None:
            found.phrases.append((chunk.prep, Group(chunk)))
        elif chunk.kind == "PP":
            last = Group(chunk)
            apart = since(sentence, i) or at_other_hands(sentence, k, i) or of_those_counted(sentence, i)
            if not of_participle(sentence, i) and not apart:
                found.phrases.append((chunk.prep, last))
        i += 1
    found.end = min(i, len(chunks))
    together = features is None or features.number == "s"  # قتل وجرح العشرات, but مدنيين قتلوا وأصيب خمسة
    if (
        together
        and i == k + 1 < len(chunks)
        and chunks[i].kind == "V"
        and chunks[i].coordinated
        and not _of_another(sentence, k, i)
    ):
        shared = arguments(sentence, i)  # قتل وجرح العشرات
        after = [g for g in (shared.subject, *shared.objects) if g is not None and not shared.preverbal]
        found.phrases = list(shared.phrases)
    _assign(sentence, k, found, after, _fitting(sentence, verb.verbs, features, after), verb.enclitic)
    return found


def _another_between(chunks: list[Chunk], described: Chunk, i: int) -> bool:
    """Whether another noun phrase stands between a phrase and chunk `i`, which is rather that one's name: `دعا الرئيس خلال لقائه أمس مبعوث
    المنظمة إلى البلاد | فلانا`."""
    return any(c.kind == "NP" and not c.coordinated and c.first >= described.last for c in chunks[:i])


def _of_another_office(sentence: Sentence, i: int) -> bool:
    """Whether the phrase with a name at chunk `i` opens with an office of its own and where that is: `استقبل الرئيس | السفيرة الأميركية في
    العراق فلانة`; not where somebody else is told behind it (`التقى نائب الرئيس | رئيس الوزراء فلان، أمس، | المبعوث`)."""
    chunk = sentence.chunks[i]
    person = next((m for m in chunk.mentions if m.kind == "PER"), None)
    if person is None or sentence.view.token_at(person.start) - chunk.head <= _TITLES:
        return False
    if not any(m.kind == "ROLE" and sentence.view.token_at(m.start) == chunk.head for m in chunk.mentions):
        return False
    for later in sentence.chunks[i + 1 : i + _LATER]:
        if later.kind in ("V", "S", "R", "C") or sentence.view.tokens[later.first].form in (".", "؛", ":"):
            return True
        if later.kind == "NP" and not later.coordinated and animacy_of(sentence, later) in ("people", "body"):
            return False
    return True


_LATER = 10  # chunks behind a name in which the one whom a verb is done to may come
_TITLES = 2  # words of a title before a name: `الشيخ الدكتور فلان`


def _meets(sentence: Sentence, k: int) -> bool:
    """Whether a verb is never without somebody whom it is done to, and no passive."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    return any(v.lemma in _TO_SOMEBODY and v.features.voice == "active" for v in verbs)


_TO_SOMEBODY = frozenset(
    {"لقي.8", "قبل.10", "قبل.3", "وهم.8", "زور.1", "ودع.2", "طلب.3", "نشد.3", "دعو.10", "هدف.10", "هنء.2"}
)


def _in_an_aside(sentence: Sentence, k: int, i: int) -> bool:
    """Whether the comma at chunk `i` closes the relative clause that the verb at `k` is of, and the main verb's object follows it."""
    chunks = sentence.chunks
    opening = next((j for j in range(k - 1, max(-1, k - _NEAR), -1) if chunks[j].kind == "R"), 0)
    main = next((j for j in range(opening - 1, max(-1, opening - _NEAR), -1) if chunks[j].kind == "V"), -1)
    return bool(opening) and main >= 0 and _meets(sentence, main) and relative_aside(sentence, opening) == i


def _of_another(sentence: Sentence, k: int, i: int) -> bool:
    """Whether the passive at chunk `i`, joined to the verb at `k`, is of others than those before it: `إن جنديا قتل وأصيب عشرة`."""
    verbs = sentence.view.tags[sentence.chunks[i].first].verbs
    passive = bool(verbs) and all(v.features.voice == "passive" for v in verbs)
    following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
    others = following is not None and following.kind == "NP" and _further_ones(sentence, following)
    return (passive or others) and _before(sentence, k)[0] is not None


def _further_ones(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase means others than those told before: `تسعة آخرون`."""
    return any(sentence.view.tags[t].rest in _FURTHER for t in range(chunk.start, chunk.last))


_FURTHER = words("آخر آخرون آخرين آخران أخرى أخريات")


def _among(sentence: Sentence, i: int) -> bool:
    """Whether the noun at chunk `i` only tells who are among those before it: `قُتل ثمانية | بينهم | طفلان`."""
    before = sentence.chunks[i - 1]
    return before.kind == "PP" and sentence.view.tags[before.last - 1].rest in _AMONG


_AMONG = words("بينهم بينهن بينها ضمنهم ضمنها")


def _fitting(
    sentence: Sentence, verbs: tuple[VerbReading, ...], features: Features | None, after: list[Group]
) -> Features | None:
    """The likeliest features of a verb, or others that agree with what follows where those do not: `تعارض الحكومة`."""
    if features is None or not after or agrees(sentence, after[0].chunk, features, before=False):
        return features
    for verb in verbs:
        other = verb.features
        if (
            other.person == 3
            and other.voice == "active"
            and agrees(sentence, after[0].chunk, other, before=False)
        ):
            return other
    return features


def _addressee_opens(sentence: Sentence, k: int, i: int) -> bool:
    """Whether the words quoted from chunk `i` on begin with who is called on: `دعت "كل الشركاء إلى ضبط النفس"`."""
    chunks = sentence.chunks
    if not any(v.lemma in CALLING for v in sentence.view.tags[chunks[k].first].verbs):
        return False
    return i + 2 < len(chunks) and chunks[i + 1].kind == "NP" and chunks[i + 2].prep in ("إلى", "ب", "على")


def _victim_opens(sentence: Sentence, k: int, i: int) -> bool:
    """Whether the words quoted from chunk `i` on begin with whom a verb that is never without one is done to: `استهدفت "جباة الضرائب
    التابعين للحكومة"`."""
    chunks = sentence.chunks
    verbs = sentence.view.tags[chunks[k].first].verbs
    if not any(v.lemma in _ON_SOMEBODY and v.features.voice == "active" for v in verbs):
        return False
    return i + 1 < len(chunks) and chunks[i + 1].kind == "NP"


def _quoted_first(sentence: Sentence, k: int, first: Group) -> bool:
    """Whether a phrase opens the quotation right behind the verb at chunk `k`, so that it is whom that verb is done to."""
    mark = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
    return (
        mark is not None
        and sentence.view.tokens[mark.first].form == '"'
        and first.chunk.first == mark.last
        and opens(sentence, mark)
        and _victim_opens(sentence, k, k + 1)
    )


def _assign(
    sentence: Sentence, k: int, found: Arguments, after: list[Group], features: Features | None, enclitic: str
) -> None:
    chunks = sentence.chunks
    before, relative = _before(sentence, k)
    found.relative = relative
    if object_first(sentence, k, before, features, after):
        after = [after[1], after[0], *after[2:]]
    if relative and before is not None:
        if not agrees(sentence, before.chunk, features, before=True):
            features = _of_those_before(sentence, k, before) or features
        if enclitic and (
            throws_back(sentence, before, features, after)
            or of_others(sentence, chunks[k].first, before, features, enclitic, after)
        ):
            found.subject, found.preverbal = before, True  # محتجين رشقوها بالحجارة: them, not they
            return
        if enclitic:
            found.resumptive = before
            of_several = features is not None and features.number == "p"  # اجتماع عقدوه
            found.subject = after[0] if after and not of_several else None
            found.objects = after[1:]
            return
        if (
            after
            and not agrees(sentence, before.chunk, features, before=True)
            and agrees(sentence, after[0].chunk, features, before=False)
        ):
            found.subject, found.objects = after[0], after[1:]
            return
        if (
            not after
            and resumed(sentence, found)
            and (accusative(sentence, before.chunk) or _said_in_it(sentence, k, before))
        ):
            return  # أصدر الفصيل بيانا قال فيه إن: who speaks is the subject before
        tags = sentence.view.tags
        taken_up = (
            resumed(sentence, found)
            or _during_it(sentence, k)
            or any(
                tags[g.chunk.head].enclitic and not tags[g.chunk.head].rest.startswith("نفس")
                for g in after[1:]
            )
        )
        if len(after) == 1 and resumed(sentence, found) and _on_somebody(sentence, k):
            found.objects = after  # غارات استهدفت بها، | تجمعات
            return
        may_act = bool(after) and not oblique(sentence.view, after[0].chunk)
        if may_act and taken_up and agrees(sentence, after[0].chunk, features, before=False):
            found.subject, found.objects = (
                after[0],
                after[1:],
            )  # التقرير الذي وعد خفر السواحل بنشره, التي منعت الهيئة دخولها
            return
        found.subject, found.objects, found.preverbal = before, after, True
        return
    if before is not None and enclitic and after and taken_up_by(sentence, before, features, enclitic, after):
        found.resumptive, found.subject, found.objects = before, after[0], after[1:]
        return
    if before is None and after and _quoted_first(sentence, k, after[0]):
        found.objects = after[:1]  # أنها استهدفت "جباة الضرائب"
        return
    plural = features is not None and (features.number != "s" or features.person != 3)
    if len(after) == 1 and before is None and not relative and not enclitic and _aims(sentence, k):
        found.objects = after  # تفجيرات …، استهدفت مواقع مهمة
        return
    if (
        after
        and before is None
        and chunks[k].coordinated
        and possessed(sentence, after[0].chunk)
        and animacy_of(sentence, after[0].chunk) not in ("people", "body")
    ):
        found.objects = after  # واستهدفت عملياتها: the subject is carried over
        return
    if len(after) == 1 and before is None and not relative and of_ones_own(sentence, k, after[0]):
        found.objects = after  # أنها ستخفض عديد قواتها: the subject is carried over
        return
    if (
        len(after) == 1
        and before is None
        and (_addressed(sentence, k, after[0]) or _done_to(sentence, k, after[0], found))
    ):
        found.objects = after  # أدانت الوزارة الاعتداء، ودعت الحكومة إلى …: the subject is carried over
        return
    if enclitic and after and before is None and handed(sentence, k, after[0]):
        found.objects = after  # استدعت السفير وسلمته مذكرة احتجاج
        return
    if enclitic and len(after) == 1 and before is None and misspelt_subject(sentence, k, after[0]):
        found.subject = after[0]  # اقتادهم المسلحين
        return
    if (
        before is not None
        and agrees(sentence, before.chunk, features, before=True)
        and not (
            len(after) >= 2
            and not of_kana(sentence, before.chunk)
            and not heads_clause(sentence, before.chunk, k)
            and not rather_a_person(sentence, before.chunk, after[0].chunk)
            and not enclitic
            and not possessed(sentence, after[0].chunk)
            and agrees(sentence, after[0].chunk, features, before=False)
        )
    ):
        found.subject, found.objects, found.preverbal = before, after, True
        return
    if plural:
        found.objects = after
        return
    if after and (
        agrees(sentence, after[0].chunk, features, before=False) or rather_agent(sentence, k, features, after)
    ):
        found.subject, found.objects = after[0], after[1:]
    else:
        found.objects = after


def _on_somebody(sentence: Sentence, k: int) -> bool:
    """Whether a verb is never without somebody or something that it is done to."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    return any(v.lemma in _ON_SOMEBODY and v.features.voice == "active" for v in verbs)


def _during_it(sentence: Sentence, k: int) -> bool:
    """Whether a word of time right after a verb takes up what stands before it: `تجمهر رشق | خلاله | محتجون الدوريات`."""
    following = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
    return (
        following is not None
        and following.kind == "B"
        and sentence.view.tags[following.first].rest in _TAKING_UP
    )


_TAKING_UP = words("خلاله خلالها أثناءه أثناءها إثره إثرها بعده بعدها")


def _said_in_it(sentence: Sentence, k: int, before: Group) -> bool:
    """Whether what stands before a verb is a thing in which somebody says or does something, by the phrase right after the verb: `وقّعوا ورقة
    | تعهدوا فيها`."""
    chunks = sentence.chunks
    following = chunks[k + 1] if k + 1 < len(chunks) else None
    if following is None or following.prep not in ("في", "ب") or chunks[k - 1].kind == "R":
        return False
    return bool(sentence.view.tags[following.head].enclitic) and animacy_of(sentence, before.chunk) == "thing"


def _of_those_before(sentence: Sentence, k: int, before: Group) -> Features | None:
    """The features of another reading of the verb at `k`, by which it is of what its relative clause is about: `القوات التي تقاتل`, which is
    no perfect of the masculine there."""
    verbs = (v.features for v in sentence.view.tags[sentence.chunks[k].first].verbs)
    told = (f for f in verbs if f.person == 3 and f.voice == "active")
    return next((f for f in told if agrees(sentence, before.chunk, f, before=True)), None)


def _addressed(sentence: Sentence, k: int, after: Group) -> bool:
    """Whether what stands after a verb of calling on somebody, joined to another clause by و, is who is called on: another
    than the subject before, which fits the verb as well."""
    chunks, view = sentence.chunks, sentence.view
    verbs = view.tags[chunks[k].first].verbs
    if not chunks[k].coordinated or not any(v.lemma in CALLING or v.lemma in _CHARGING for v in verbs):
        return False
    place = sentence.chunk_of(after.chunk.first)
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    if following is None or not (following.prep in ("إلى", "ب", "على") or following.kind == "S"):
        return False
    subject = _subject_before(sentence, k)
    return subject is not None and view.tags[subject.chunk.head].rest != view.tags[after.chunk.head].rest


_CHARGING = frozenset({"كلف.2"})
"""Verbs of giving somebody something to do, which are never without whom: `وكلّف | وزير العدل بتسيير الوزارة`."""


def _aims(sentence: Sentence, k: int) -> bool:
    """Whether the one noun after a verb is its object, since who acts has been told: by the pronoun of `أنها`, or, of a verb that is
    never without one, by another pronoun or before a comma."""
    chunks, view = sentence.chunks, sentence.view
    if any(v.lemma in _ON_WHOM_IT_NAMES for v in view.tags[chunks[k].first].verbs):
        return _charged(sentence, k)  # اتهمت المعارضة بالتزوير: blamed, for she names nobody
    if k == 0:
        return False
    before = chunks[k - 1]
    if k > 1 and view.tokens[before.first].form == '"' and chunks[k - 2].kind == "S":
        before = chunks[k - 2]  # بأنها «نكثت» عهودها
    if before.kind == "S" and view.tags[before.first].rest.endswith("انها"):
        return _hers(sentence, k)
    if before.kind == "S" and view.tags[before.first].rest.endswith("انه"):
        return _his(sentence, k)
    if not any(v.lemma in _ON_SOMEBODY for v in view.tags[chunks[k].first].verbs):
        return False
    pronoun = before.kind == "S" and bool(
        view.tags[before.first].enclitic or view.tags[before.first].rest.endswith(("انهم", "انها", "انهما"))
    )
    return pronoun or (view.tokens[before.first].form == "،" and any(c.kind == "V" for c in chunks[: k - 1]))


def _charged(sentence: Sentence, k: int) -> bool:
    """Whether what the one noun after a verb of blaming is blamed for comes right after it: `اتهمت المعارضة | بالتزوير`, and nothing in
    between that may hold whom she blames."""
    chunks = sentence.chunks
    for chunk in chunks[k + 2 : k + _NEAR]:
        if chunk.prep == "ب" or (chunk.kind == "S" and sentence.view.tags[chunk.first].rest.startswith("ب")):
            return True
        mark = sentence.view.tokens[chunk.first].form == '"'
        if not (mark or chunk.kind in ("NP", "TIME", "B") or sentence.temporal(chunk)):
            return False
    return False


def _hers(sentence: Sentence, k: int) -> bool:
    """Whether a verb right behind `أنها` is hers, and what follows it what she does it to: `أضافت أنها باشرت اتصالات`."""
    told = [v.features for v in sentence.view.tags[sentence.chunks[k].first].verbs if v.features.person == 3]
    return bool(told) and all(f.gender == "f" and f.number == "s" for f in told)


def _his(sentence: Sentence, k: int) -> bool:
    """Whether a verb right behind `إنه` is his, and the thing that follows it what he does it to: `إنه تلقى نداء`; not where the pronoun
    means nobody (`إنه وقع انفجار`, `إنه ينبغي وقف القتال`)."""
    chunks, view = sentence.chunks, sentence.view
    his = [
        v
        for v in view.tags[chunks[k].first].verbs
        if v.features.person == 3 and v.features.gender == "m" and v.features.number == "s"
    ]
    doing = any(v.lemma.endswith(_DOING) and v.features.voice == "active" for v in his)
    following = chunks[k + 1] if k + 1 < len(chunks) else None
    if following is not None and view.tags[following.start].rest in _COUNTED:
        return any(v.features.voice == "active" for v in his)  # إنه قتل عددا من المسلحين
    if not doing or view.tags[chunks[k].first].rest in _MUST or following is None:
        return False
    return following.kind == "NP" and animacy_of(sentence, following) not in ("people", "body")


_DOING = (".2", ".3", ".4", ".5", ".8", ".10")
_COUNTED = words("عددا أحدا")
_MUST = words("يمكن يتعين يتوجب يتوقع ينتظر يفترض يتضح تبين اتضح يتم يتبين ثبت")


def _subject_before(sentence: Sentence, k: int) -> Group | None:
    """The people or body that the main clause before a verb has as its subject, where the verb agrees with it too."""
    chunks = sentence.chunks
    for j in range(k - 1, -1, -1):
        if chunks[j].kind != "V" or auxiliary(sentence, j):
            continue
        earlier = arguments(sentence, j)
        if earlier.relative or (earlier.subject is None and chunks[j].coordinated):
            continue
        subject = earlier.subject
        fits = (
            subject is not None
            and animacy_of(sentence, subject.chunk) in ("people", "body")
            and any(
                agrees(sentence, subject.chunk, v.features, before=True)
                for v in sentence.view.tags[chunks[k].first].verbs
                if v.features.person == 3
            )
        )
        return subject if fits else None
    return None


def _where(sentence: Sentence, k: int) -> bool:
    """Whether a verb goes on behind حيث: `عاد إلى منزله حيث دمر جهازا`."""
    before = sentence.chunks[k - 1] if k > 0 else None
    return before is not None and before.kind == "S" and sentence.view.tags[before.first].rest == "حيث"


def _done_to(sentence: Sentence, k: int, after: Group, found: Arguments) -> bool:
    """Whether a thing after a transitive verb joined to another clause by و is its object: `أوقف الجنود سبعة وصادروا`, `وباشرت التحقيق`."""
    tagged = sentence.view.tags[sentence.chunks[k].first]
    verbs = tagged.verbs
    joined = sentence.chunks[k].coordinated or _where(sentence, k)
    if not joined or not verbs or tagged.enclitic:
        return False
    if all(v.features.voice == "passive" for v in verbs):
        return False  # قُتل شرطي وأصيب آخر
    if any(v.lemma in _ON_SOMEBODY for v in verbs):
        return True  # التي تحدث في العالم وتستهدف الأبرياء
    if any(v.lemma in _ON_WHOM_IT_NAMES for v in verbs):
        return _charged(sentence, k)
    if any(v.lemma in _SHELLING for v in verbs) and _a_site(sentence, after.chunk):
        return True  # شن الجيش غارات وقصف بالمدفعية | مواقع
    if any(v.lemma in _SEIZING for v in verbs):
        counted = sentence.view.tags[after.chunk.last - 1].rest.endswith("ا")
        feminine = all(v.features.gender == "f" for v in verbs if v.features.person == 3)
        if (
            (counted and feminine)
            or undergoes(sentence, after)
            or animacy_of(sentence, after.chunk) == "thing"
        ):
            return (
                _subject_before(sentence, k) is not None
            )  # أحبطت … وضبطت 230 شخصا, واحتجزت 68 رهينة, ودمرت مباني
    if animacy_of(sentence, after.chunk) != "thing":
        return False
    told = [v for v in verbs if v.features.person == 3] or verbs
    if any(v.lemma in _CAUSING or not v.lemma.endswith((".2", ".3", ".4")) for v in told):
        return False
    if any(p in ("إلى", "عن") for p, _ in found.phrases):
        return False
    return _subject_before(sentence, k) is not None


def _a_site(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is headed by a common noun of somewhere, which shells nothing: `مواقع التنظيم`."""
    head = sentence.view.tags[chunk.head]
    return not head.article and (head.rest in SITES or any(n.base in SITES for n in head.nouns))


_SHELLING = frozenset({"قصف.1", "ضرب.1"})
_CAUSING = frozenset(
    {
        "سفر.4",
        "ءدي.2",
        "ودي.4",
        "ثور.4",
        "خلف.2",
        "سبب.2",
        "وقع.4",
        "ظهر.4",
        "شور.4",
        "فضي.4",
        "كدد.4",
        "بين.2",
        "ءكد.2",
        "صبح.4",
        "مثل.2",
        "شكل.2",
    }
)


_ON_SOMEBODY = frozenset({"هدف.10", "هجم.3", "دهم.3", "طول.1", "لحق.3", "حصر.3", "طرد.3", "لقي.8"})
_ON_WHOM_IT_NAMES = frozenset({"وهم.8"})
"""Verbs that are never without an object."""


_SEIZING = frozenset(
    {
        "ضبط.1",
        "عقل.8",
        "حجز.8",
        "فكك.2",
        "حبط.4",
        "وقف.4",
        "قتل.1",
        "جرح.1",
        "صوب.4",
        "صدر.3",
        "حجز.1",
        "دمر.2",
        "سقط.4",
    }
)


_FOR_HIS_PART = tuple(
    fold(w)
    for w in ("جانبه", "جانبها", "جهته", "جهتها", "ناحيته", "ناحيتها", "جانبهم", "جهتهم", "دوره", "دورها")
)


def _controller(sentence: Sentence, i: int, k: int) -> Group | None:
    """The subject of the verb that the أن at chunk `i`, with its verb at `k`, completes, where that verb's act is its own:
    `كادت الطائرات أن تقصف`, `نفت القوات أن تكون قد قصفت`."""
    chunks, view = sentence.chunks, sentence.view
    following = chunks[k + 1] if k + 1 < len(chunks) else None
    another = (
        following is not None
        and following.kind == "NP"
        and animacy_of(sentence, following) in ("people", "body")
        and not any(m.kind == "FAC" for m in following.mentions)
    )
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if chunks[j].kind == "V":
            lemmas = {v.lemma for v in view.tags[chunks[j].first].verbs}
            subject = arguments(sentence, j).subject if lemmas & _CONTROLLING else None
            if subject is None or not another:
                return subject
            own = lemmas & _OF_ONESELF and any(
                agrees(sentence, subject.chunk, v.features, before=True)
                for v in view.tags[chunks[k].first].verbs
            )
            return subject if own else None  # قررت روسيا أن تدعم اليونان, but أراد الرئيس أن ينسحب الجيش
        if chunks[j].kind in ("S", "R", "."):
            return None
    return None


_OF_ONESELF = frozenset(
    {"قرر.2", "نوي.1", "عزم.8", "وعد.1", "عهد.5", "خطط.2", "حول.3", "طوع.10", "مكن.5", "وشك.4", "كيد.1"}
)
"""Verbs whose أن is about what their own subject does, even with a noun after it."""


_NEAR = 5  # chunks from أن back to the verb that it completes


_CONTROLLING = frozenset(
    {
        "كيد.1",
        "وشك.4",
        "ريد.4",
        "طوع.10",
        "مكن.5",
        "قرر.2",
        "حول.3",
        "نوي.1",
        "عزم.8",
        "رفض.1",
        "وعد.1",
        "عهد.5",
        "خطط.2",
        "سعي.1",
        "رغب.1",
        "فضل.2",
        "نفي.1",
        "هدد.2",
        "نكر.4",
    }
)


def _before(sentence: Sentence, k: int) -> tuple[Group | None, bool]:
    """The noun phrase before the verb that may be its subject, and whether a relative pronoun stands between."""
    chunks = sentence.chunks
    view = sentence.view
    if chunks[k].coordinated and k > 0:
        if view.tags[chunks[k].first].prefix.startswith("ف"):
            for i in range(k - 1, max(-1, k - 5), -1):  # أما فلان فأكد
                if (
                    chunks[i].kind == "NP"
                    and i > 0
                    and view.tokens[chunks[i - 1].first].form in ("اما", "واما")
                ):
                    return Group(chunks[i]), False
        return None, False
    if k > 0 and chunks[k - 1].kind in ("T", "C") and view.tokens[chunks[k - 1].first].form == "ثم":
        return None, False
    topic = topic_of(sentence, k) or topic_of_kana(sentence, k)
    if topic is not None:
        return topic, False
    i = k - 1
    relative, pronoun = False, ""
    others: list[Chunk] = []
    phrases = 0
    if i >= 0 and chunks[i].kind == "PP" and chunks[i].prep == "حتى" and chunks[i].inner < 0:
        return None, False  # حتى نفى متحدث
    if i > 0 and chunks[i].kind == "Z" and not chunks[i].coordinated and chunks[i - 1].kind == "PP":
        i -= 1  # في سيارة | لا تحمل لوحات
    if i > 0 and view.tags[chunks[k].first].enclitic and chunks[i].kind == "V" and not chunks[i].coordinated:
        i -= auxiliary(sentence, i) and chunks[i - 1].nominal  # سيارة | كان يستقلها
    if (
        i >= 0
        and chunks[i].nominal
        and not definite(sentence, chunks[i])
        and not chunks[i].mentions
        and common(sentence, chunks[i])
        and not (chunks[i].inner < 0 and view.tags[chunks[i].first].tag == "P")  # في بيان لها | اتهمت
        and (
            chunks[i].kind == "PP"
            or view.tags[chunks[k].first].enclitic
            or taken_up_after(sentence, k)
            or (i > 0 and chunks[i - 1].kind in ("V", "NP") and accusative(sentence, chunks[i]))
        )
        and not (i == 0 and chunks[i].kind == "PP" and not view.tags[chunks[k].first].enclitic)
    ):
        if view.tags[chunks[i].head].rest.startswith(_FOR_HIS_PART):
            return None, False  # من جانبه يقول
        # an indefinite noun and a verb right after it: a relative clause without a pronoun (بغارة شنّتها طائرة)
        return Group(of_whom(sentence, chunks[i], k)), True
    while i >= 0:
        chunk = chunks[i]
        if chunk.kind in ("Z", "T", "B", "TIME"):
            i -= 1
            continue
        if chunk.kind == "R":
            if (
                view.tokens[chunk.first].form == "ما"
                and chunks[i + 1].kind == "V"
                and auxiliary(sentence, i + 1)
            ):
                i -= 1
                continue
            if view.tokens[chunk.first].form in ("ما", "من", "مما", "بما", "فيما", "عما", "لما", "ممن"):
                return None, True
            relative, pronoun = True, view.tokens[chunk.first].form
            i -= 1
            if i >= 0 and chunks[i].kind == "." and view.tokens[chunks[i].first].form == "،":
                i -= 1
            continue
        if chunk.kind == "NP":
            if chunk.coordinated and view.tags[chunk.start].rest in PRONOUNS:
                return (Group(chunk), True) if relative else (None, False)
            first = i == 0 or (chunks[i - 1].kind == "C" and (i == 1 or chunks[i - 2].kind == "."))
            if chunk.coordinated and not others and not relative and first:
                return Group(chunk), False  # … 6 ساعات.. و10 نواب يطلبون
            if chunk.coordinated and not others and not relative and alone_acts(sentence, i, k):
                return Group(chunk), False
            if chunk.coordinated and not opens_a_clause(sentence, i):
                others.append(chunk)
                i -= 1
                continue
            if adverbial(sentence, chunk):
                i -= 1
                continue
            if not relative and 0 < i < k - 1 and _among(sentence, i):
                return None, False  # سبعة، بينهم | نساء، في قصف استهدف
            if i == k - 1 and not relative and not definite(sentence, chunk):
                chunk = of_whom(sentence, chunk, k)  # فجّروا منزل | شاب اعتُقل
            return Group(of_those(sentence, chunk, pronoun) if relative else chunk, others), relative
        if chunk.kind == "PP":
            if relative and of_another_kind(sentence, chunk, pronoun):
                i -= 1
                continue
            if relative and phrases == 0 and not complement(sentence, i):
                # the antecedent is most often the nearest noun phrase, also inside a preposition
                return Group(of_those(sentence, chunk, pronoun), others), True
            phrases += 1
            i -= 1
            if phrases > 3:
                return None, relative
            continue
        if chunk.kind == "V" and auxiliary(sentence, i):
            i -= 1
            continue
        if chunk.kind == "." and view.tokens[chunk.first].form in ('"', ")", "("):
            if i > 1 and chunks[i - 1].kind == "NP" and chunks[i - 2].kind == "V" and opens(sentence, chunk):
                return None, relative  # قال الوزير «أوقف سبعة أشخاص»
            i = before_parenthesis(sentence, i)
            continue
        if chunk.kind == "S" and view.tokens[chunk.first].form == "ان" and not phrases:
            return _controller(sentence, i, k), False
        beside = i == k - 1 or (
            i == k - 2 and chunks[k - 1].kind == "T"
        )  # كان فلان، العامل في الميناء، قد اعتقل
        inserted = (
            topic_before_insert(sentence, i) or topic_of_inna(sentence, i)
            if chunk.kind == "." and beside
            else None
        )
        if inserted is not None:
            return Group(inserted, others), relative
        return None, relative
    return None, relative
