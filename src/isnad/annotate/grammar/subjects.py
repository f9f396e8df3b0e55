"""Whose act a verb without a subject is: what Arabic leaves out because it has been said.

A verb joined to another by و or ثم, a verb after `قبل أن` or `بعدما`, a verb that completes another with أن, one whose subject is
the pronoun of `إنه`: each has the subject of a verb that stands before it in the sentence, if that agrees in gender and
number. Where nothing agrees, nobody is named.
"""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import carries_on, means
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import NUMBER_WORDS, Sentence
from isnad.annotate.grammar.groups import Arguments, Group, resumed
from isnad.annotate.grammar.phrases import adds, of_participle
from isnad.annotate.grammar.topics import auxiliary
from isnad.language.folding import words

_JOINING = words("و ثم أو ف")
_CLAUSES = words("بعدما قبلما عندما حينما حين لما كي لكي حتى فيما بينما إذ كما وقتما ريثما")
_BEFORE_AN = words("قبل بعد دون منذ قبيل رغم لأجل إلى بدل عوض خشية لولا غير مقابل شرط بدون")
_INNA = words("ان بان لان فان وان")
_SAYING = ("ان", "انه", "انها", "انهم")
_FAR = 4  # verbs that are tried, back from one without a subject
_DEEP = 5  # verbs that each take their subject from the one before
ASKING = frozenset(
    {"طلب.1", "طلب.3", "دعو.1", "حثث.1", "ءمر.1", "نشد.3", "لزم.4", "حضض.1", "وصي.4", "مهل.4", "كلف.2"}
)
"""Verbs of asking and bidding somebody to do what their complement tells."""
_LETTING = frozenset(
    [
        "قنع.4",
        "منع.1",
        "جبر.4",
        "سمح.1",
        "ءذن.1",
        "وجب.1",
        "وجب.5",
        "عين.5",
        "بغي.7",
        "مكن.4",
        "حقق.1",
        "جوز.1",
        "لزم.1",
        "سني.5",
        "سبق.1",
    ]
)


def subject_of(sentence: Sentence, k: int) -> Group | None:
    """The subject of the verb chunk number `k`: its own, or the one that it goes on with; None where the text leaves it open."""
    return _subject(sentence, k, _DEEP)


def _subject(sentence: Sentence, k: int, deep: int) -> Group | None:
    found = arguments(sentence, k)
    if found.subject is not None or not deep:
        return found.subject
    chunks, view = sentence.chunks, sentence.view
    if found.relative and found.resumptive is None:
        taken_up = k > 0 and chunks[k - 1].nominal and resumed(sentence, found)
        return _earlier(sentence, k, k, deep - 1) if taken_up else None  # وقّعوا ورقة تعهدوا فيها
    i = k
    while i > 0 and (
        chunks[i - 1].kind in ("Z", "B", "TIME")
        or (chunks[i - 1].kind == "T" and view.tags[chunks[i - 1].first].rest not in _JOINING)
        or (chunks[i - 1].kind == "V" and auxiliary(sentence, i - 1))
        or (
            i > 1 and view.tokens[chunks[i - 1].first].form == '"' and chunks[i - 2].kind == "S"
        )  # بأنها «نكثت» عهودها
    ):
        i -= 1
    if (
        chunks[k].coordinated
        or chunks[i].coordinated
        or (i > 0 and view.tags[chunks[i - 1].first].rest in _JOINING)
    ):
        return _earlier(sentence, k, i, deep)
    if i == 0:
        return None
    if view.tags[chunks[k].first].prefix == "ل" and i == k:
        return _earlier(sentence, k, k, deep)  # خرج المرشد ليتوعد
    before = chunks[i - 1]
    tagged = view.tags[before.first]
    if before.kind == "C" and tagged.rest.startswith("لكن"):
        return _earlier(sentence, k, i - 1, deep)  # بقيت المدينة بعيدة، لكنها شهدت
    if before.kind == "S":
        if tagged.enclitic or tagged.rest.endswith(("انهم", "انها", "انه", "انهما")):
            if before.coordinated:
                told = _earlier(sentence, k, i - 1, deep)
                if told is not None and animacy_of(sentence, told.chunk) != "thing":
                    return told  # قال شهود إن جنودا نفذوا الغارة وإنهم اختطفوا
                return _also_said(sentence, k, i - 1, deep) or told
            if i > 2 and chunks[i - 2].kind == "NP" and adds(sentence, i - 2):
                return (
                    None  # قال الجيش إن مسلحين هربوا، مضيفا أنه دفع بتعزيزات: who adds it, the statement says
                )
            if i > 1 and view.tags[chunks[i - 2].last - 1].rest == "علما":
                return _beside(sentence, k, i - 2, deep)
            return _matrix(sentence, k, i - 1, deep, far=True)
        if tagged.rest in _INNA:
            if (
                i > 1
                and chunks[i - 2].kind in ("PP", "B", "N")
                and view.tags[chunks[i - 2].last - 1].rest in _BEFORE_AN
            ):
                return _earlier(sentence, k, i - 2, deep)
            return _matrix(sentence, k, i - 1, deep, far=False)
    if found.resumptive is not None and (before.kind == "R" or _of_several(sentence, k)):
        subject = _earlier(sentence, k, i - 1, 1)  # حمّل الجيش خصومه مسؤولية العملية التي نسبها إلى …
        if subject is None or found.resumptive.chunk.first in {c.first for c in subject.all}:
            return None
        return None if animacy_of(sentence, subject.chunk) == "thing" else subject
    if tagged.rest in _CLAUSES and before.kind in ("S", "B", "PP", "C", "T"):
        return _earlier(sentence, k, i - 1, deep)
    return None


def _of_several(sentence: Sentence, k: int) -> bool:
    """Whether a verb says by its ending that several do it: `اجتماع عقدوه`."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    return bool(verbs) and all(v.features.number == "p" for v in verbs if v.features.person == 3)


def _earlier(sentence: Sentence, k: int, before: int, deep: int) -> Group | None:
    """The subject of the nearest verb before chunk `before` that agrees with the verb at `k`."""
    chunks, tried = sentence.chunks, 0
    apart = before > 0 and "،" in {
        sentence.view.tokens[c.first].form for c in chunks[max(0, before - 2) : before]
    }
    reported: Group | None = None
    marks = 0
    for j in range(before - 1, -1, -1):
        marks += sentence.view.tokens[chunks[j].first].form == '"'
        if marks % 2:
            continue  # قال فلان «النزوح في ازدياد ويهدد»: what is quoted goes on with nothing outside
        if chunks[j].kind != "V" or (apart and arguments(sentence, j).relative):
            continue  # … الذي أوقف الأسبوع الماضي، ثم هدد: the main clause goes on
        subject = _subject(sentence, j, deep - 1)
        if subject is not None and fits(sentence, k, subject) and not _own_thing(sentence, subject):
            if reported is None and apart and _only_reported(sentence, j, k):
                reported = subject  # قال النائب إن الحزب يرفض، واتهم …: rather who says it
            else:
                return subject
        tried += 1
        if tried == _FAR:
            return reported
    return reported


def _only_reported(sentence: Sentence, j: int, k: int) -> bool:
    """Whether the verb at chunk `j` tells what goes on in the words of somebody, and that at `k`, in the perfect, what was done."""
    tags, chunks = sentence.view.tags, sentence.chunks
    now, then = (
        {v.features.tense for v in tags[chunks[n].first].verbs if v.features.person == 3} for n in (j, k)
    )
    inside = any(c.kind == "S" and tags[c.first].rest.endswith(_SAYING) for c in chunks[max(0, j - 3) : j])
    return inside and now == {"imperfect"} and then == {"perfect"}


def _own_thing(sentence: Sentence, subject: Group) -> bool:
    """Whether a phrase is something of somebody's, about which no further clause is: `زورق لم تُعرف هويته`."""
    return (
        bool(sentence.view.tags[subject.chunk.head].enclitic)
        and animacy_of(sentence, subject.chunk) == "thing"
    )


def _matrix(sentence: Sentence, k: int, before: int, deep: int, *, far: bool) -> Group | None:
    """The subject of the verb that the clause at chunk `before` completes; of a verb of asking, who is asked."""
    chunks = sentence.chunks
    for j in range(before - 1, max(-1, before - (14 if far else 7)), -1):
        if chunks[j].kind in ("S", "R") or (chunks[j].kind == "." and not far):
            return None
        if chunks[j].kind != "V":
            continue
        found = arguments(sentence, j)
        if far and found.relative and found.resumptive is not None:
            continue  # زعم الجيش، في تغريدة نشرها أمس، أنه
        if not far and {v.lemma for v in sentence.view.tags[chunks[j].first].verbs} & (ASKING | _LETTING):
            asked = found.phrase("من", "إلى", "ل", "على") or (found.objects[0] if found.objects else None)
            return asked if asked is not None and fits(sentence, k, asked) else None
        quoted = _quoted(sentence, before, found)
        if quoted is not None:
            return quoted if fits(sentence, k, quoted) else None
        subject = _subject(sentence, j, deep - 1)
        if subject is not None and far and _only_sources(sentence, before, subject):
            return _whose(sentence, subject)
        if subject is not None and fits(sentence, k, subject):
            return subject
        blamed = {v.lemma for v in sentence.view.tags[chunks[j].first].verbs} & _BLAMING
        whom = found.objects[0] if far and blamed and found.objects else None
        return (
            whom if whom is not None and fits(sentence, k, whom) else None
        )  # اتهم الوزير النقابة بأنها عطلت
    return None


def _quoted(sentence: Sentence, before: int, found: Arguments) -> Group | None:
    """Whom somebody passes the words on from, behind which the clause at chunk `before` stands: `نقلت الوكالة عن | الجيش قوله إنه`."""
    word = sentence.chunks[before - 1] if before > 0 else None
    if word is None or sentence.view.tags[word.first].rest not in _HIS_WORDS:
        return None
    return found.phrase("عن")


def _only_sources(sentence: Sentence, before: int, subject: Group) -> bool:
    """Whether the clause at chunk `before` is about several people, and who tells it are sources or media, which are no such: `قالت مصادر
    تابعة للحركة إنهم`."""
    them = sentence.view.tags[sentence.chunks[before].first].rest.endswith(_THEM)
    return them and any(n.base in _SOURCES for n in sentence.view.tags[subject.chunk.head].nouns)


def _whose(sentence: Sentence, subject: Group) -> Group | None:
    """The people or body to whom sources belong, told right behind them: `مصادر تابعة | للحركة`."""
    k = sentence.chunk_of(subject.chunk.last - 1) + 1
    chunk = sentence.chunks[k] if k < len(sentence.chunks) else None
    if chunk is None or chunk.prep not in ("ل", "من") or chunk.first != subject.chunk.last:
        return None
    return Group(chunk) if animacy_of(sentence, chunk) in ("people", "body") else None


_HIS_WORDS = words("قوله قولها قولهم قولهما")
_SOURCES = words("مصدر مصادر وسائل صحف صحيفة وكالات مواقع حسابات")
_BLAMING = frozenset({"وهم.8", "لوم.1", "دين.4", "وصف.1", "حمل.2"})


def carried_over(sentence: Sentence, k: int) -> Group | None:
    """The subject that the verb chunk `k` goes on with, whatever stands behind it: `خطف تاجرا ثم أطلق سراحه`; None if it is joined to none."""
    chunks, tags = sentence.chunks, sentence.view.tags
    joined = chunks[k].coordinated or (k > 0 and tags[chunks[k - 1].first].rest in _JOINING)
    return _earlier(sentence, k, k if chunks[k].coordinated else k - 1, _DEEP) if joined else None


def _also_said(sentence: Sentence, k: int, before: int, deep: int) -> Group | None:
    """Who says a further thing of themselves, where the clause at chunk `before` stands beside another that they say: `قالت القيادة إن النار
    أُطلقت أولا، وإنها باشرت تحقيقا`."""
    chunks, tags = sentence.chunks, sentence.view.tags
    for j in range(before - 1, max(-1, before - _BESIDE), -1):
        if chunks[j].kind == "S" and tags[chunks[j].first].rest.startswith("ان"):
            subject = _matrix(sentence, k, j, deep, far=True)
            return None if subject is None or animacy_of(sentence, subject.chunk) == "thing" else subject
    return None


_BESIDE = 14  # chunks back to the first of two clauses that one says


def _beside(sentence: Sentence, k: int, before: int, deep: int) -> Group | None:
    """The subject of the clause that something is added to, past what depends on it: `هددت الرابطة بالإضراب إذا …، علما أنها علقت`."""
    chunks = sentence.chunks
    for j in range(before - 1, -1, -1):
        opened = j
        while opened > 0 and (chunks[opened - 1].kind in ("Z", "T", "B") or auxiliary(sentence, opened - 1)):
            opened -= 1
        if chunks[j].kind != "V" or (opened > 0 and chunks[opened - 1].kind in ("S", "R")):
            continue
        subject = _subject(sentence, j, deep - 1)
        if subject is not None and fits(sentence, k, subject):
            return subject
    return None


def fits(sentence: Sentence, k: int, subject: Group) -> bool:
    """Whether a phrase named before can be the subject of the verb chunk `k`, in some reading of it."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    return any(carries_on(sentence, subject.chunk, bool(subject.others), v.features) for v in verbs)


def antecedent(
    sentence: Sentence, k: int, pronoun: str, subject: Group | None, *, people: bool = False
) -> Group | None:
    """Whom the pronoun on chunk `k` means: the nearest people, body or named place before it in the sentence that agrees with it and
    is not the subject; only `people`, where what is done is done to them alone."""
    own = {c.first for c in subject.all} if subject is not None else set[int]()
    for j in range(k - 1, max(-1, k - _BACK), -1):
        chunk = sentence.chunks[j]
        to_them = (  # وجه الاتهام لخلية وتوعدها
            chunk.prep == "ل" and sentence.chunks[k].coordinated and not of_participle(sentence, j)
        )
        if chunk.kind != "NP" and chunk.prep not in _OF_OBJECTS and not to_them:
            continue  # مبعوث الأمم المتحدة إلى السودان، وبحث معه
        if chunk.first in own:
            continue
        counted = _some_of(sentence, j, pronoun)
        if counted is not None:
            return counted
        if chunk.coordinated or sentence.temporal(chunk) or sentence.view.tags[chunk.head].enclitic:
            continue
        others = [c for c in sentence.chunks[j + 1 : j + 2] if c.kind == "NP" and c.coordinated]
        kinds = ("PER",) if people else ("PER", "ORG", "GPE", "FAC")
        named = any(m.kind in kinds and m.rule != "adjective" for m in chunk.mentions)
        who = ("people",) if people and not chunk.mentions else () if people else ("people", "body")
        if (named or animacy_of(sentence, chunk) in who) and means(sentence, chunk, pronoun, bool(others)):
            return Group(chunk, others)
    return None


def _some_of(sentence: Sentence, j: int, pronoun: str) -> Group | None:
    """One or some of several people, at chunk `j`, whom a pronoun can mean: `ثلاثة | من الموقوفين` هم, `أحد المعتقلين` and `أحدهما` ه."""
    chunks, tags = sentence.chunks, sentence.view.tags
    chunk = chunks[j]
    first = tags[chunk.start]
    if (
        chunk.kind == "NP"
        and pronoun in _THEM
        and chunk.last - chunk.start == 1
        and first.rest in _THREE_AND_MORE
    ):
        told = j + 1 < len(chunks) and chunks[j + 1].kind in ("Z", "R", "V")
        if told and chunk.coordinated:
            return Group(chunk)  # وستة لا نعرف عنهم شيئا
    if chunk.kind != "NP" or chunk.coordinated:
        return None
    if first.rest.removesuffix(first.enclitic) in _ONE:
        woman = first.rest.startswith(_SHE_OF)
        people = first.enclitic in _THEM or animacy_of(sentence, chunk) == "people"
        return Group(chunk) if people and pronoun == ("ها" if woman else "ه") else None
    following = chunks[j + 1] if j + 1 < len(chunks) else None
    if pronoun not in _THEM or following is None or following.prep != "من" or chunk.last - chunk.start != 1:
        return None
    number = first.tag == "#" or first.rest in NUMBER_WORDS or first.rest.removeprefix("ال") in _MANY
    inner = tags[following.head]
    people = inner.enclitic in _THEM or animacy_of(sentence, following) == "people"
    return Group(chunk) if number and people else None


_ONE = words("أحد أحدا إحدى إحدا")
_SHE_OF = tuple(words("إحدى إحدا"))
_THREE_AND_MORE = words("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
_THEM = ("هم", "هن", "هما")
_MANY = words("عشرات مئات آلاف عدد عددا")
_OF_OBJECTS = ("ب", "على", "مع", "ضد")
_BACK = 14  # chunks back to whom a pronoun means
