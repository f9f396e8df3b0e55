"""Who says it: the subject of a verb of saying, or whoever the sentence or the article spoke of before."""

from __future__ import annotations

import itertools
from dataclasses import replace

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import accusative, agrees
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group, likeliest, resumed
from isnad.annotate.grammar.phrases import definite, oblique
from isnad.annotate.statements.eventive import eventive, named_head
from isnad.annotate.statements.holders import described_by, holder_of, speech_of, topic_of
from isnad.annotate.statements.reading import Reading
from isnad.annotate.statements.saying import Saying
from isnad.annotate.statements.source import Source, after_inna
from isnad.language.conjugation import Features
from isnad.language.folding import words

_NEEDING_OBJECT = frozenset({"حثث.1", "وهم.8", "بلغ.4", "نشد.3", "خبر.4", "قنع.4", "حمل.2", "لوم.1", "حضض.1"})
_BLAME = words("مسؤولية مسئولية تبعة تبعات وزر")
_THANKING = frozenset({"شكر.1", "هنء.2", "حيي.2"})
_JOINING = words("كما حيث ثم كذلك أيضا")
_ASKING = frozenset({"دعو.1", "طلب.3"})
_WITH_SUBJECT = frozenset({"عدد.1"})  # يعد هذا الأول: without a subject that speaks, *is deemed*
_QUESTIONS = words("لماذا ماذا متى كيف أين من")
_BESIDE = words("فيما بينما كما حيث إذ")
_OF_GOD = words("جل عز تعالى سبحانه تبارك")
_GOD = words("الله المولى الباري")
_IMPERSONAL = words("يذكر يشار يعتقد ينتظر يتوقع يرجح يفترض يخشى يلاحظ يعلم يتعين")
_WITH_PRONOUN = ("انها", "انه", "انهم", "انهما")


def subject_of(sentence: Sentence, k: int, around: Arguments) -> Group | None:
    """The subject of a verb of saying; what a verb joined by و must have for its object is none (`وحثت الفصائل على`)."""
    if _lone_object(sentence, k, around) or told_of_those(sentence, k, around):
        return None
    return (
        _before_pronoun(sentence, around)
        or _one_of_theirs(sentence, k, around)
        or around.subject
        or _own_body(sentence, k, around)
    )


def _one_of_theirs(sentence: Sentence, k: int, around: Arguments) -> Group | None:
    """Who says it of the one described, to whom a pronoun makes them belong: `رجلا قالت زوجته إنه مريض`."""
    if not (around.relative and around.preverbal and around.objects):
        return None
    first, chunks = around.objects[0], sentence.chunks
    behind = sentence.chunk_of(first.chunk.head) == k + 1 and chunks[k + 1].kind == "NP"
    theirs = (
        sentence.view.tags[first.chunk.head].enclitic and k + 2 < len(chunks) and chunks[k + 2].kind == "S"
    )
    return first if behind and theirs and animacy_of(sentence, first.chunk) in ("people", "body") else None


def told_of_those(sentence: Sentence, k: int, around: Arguments) -> bool:
    """Whether a verb of saying right behind a noun tells of it, by a pronoun that is not its own: `أوقفت الشرطة مئات قالت إنهم اشتركوا`,
    `فرضت الشركة رسوما قالوا إنها باهظة`."""
    view, chunks = sentence.view, sentence.chunks
    if not around.preverbal or around.subject is None or k + 1 >= len(chunks) or chunks[k + 1].kind != "S":
        return False
    if not around.relative and definite(sentence, around.subject.chunk):
        return False  # الشرطة قالت إنهم
    told = [v.features for v in view.tags[chunks[k].first].verbs if v.features.person == 3]
    others = _OF_OTHERS.get(view.tags[chunks[k + 1].first].rest.removeprefix("ب"), ())
    return bool(told) and all((f.number, f.gender) in others for f in told)


_SEVERAL_MEN, _SEVERAL = ("p", "m"), ("p", "f")
_ONE_MAN, _ONE_WOMAN = ("s", "m"), ("s", "f")
_OF_OTHERS = {
    form: told
    for forms, told in (
        ("إنهم أنهم", (_ONE_WOMAN,)),
        ("إنه أنه", (_ONE_WOMAN, _SEVERAL_MEN)),
        ("إنها أنها", (_ONE_MAN, _SEVERAL_MEN)),
    )
    for form in words(forms)
}
"""A pronoun behind أن, and how a verb agrees that is another's than those whom it means."""


def _before_pronoun(sentence: Sentence, around: Arguments) -> Group | None:
    """The noun phrase whose place a preposition with a pronoun has taken: `مقربون منه أكدوا`."""
    if around.subject is None or not around.preverbal:
        return None
    chunk = around.subject.chunk
    k = sentence.chunk_of(chunk.first)
    alone = chunk.last - chunk.first == 1 and sentence.view.tags[chunk.first].tag == "P"
    if (
        not alone
        or not sentence.view.tags[chunk.first].enclitic
        or k == 0
        or sentence.chunks[k - 1].kind != "NP"
    ):
        return None
    return Group(sentence.chunks[k - 1])


def _own_body(sentence: Sentence, k: int, around: Arguments) -> Group | None:
    """The body with a pronoun right behind a verb of saying, which rather speaks than is spoken to: `واتهمت نقابتهم الوزارة`,
    `وأعلنت عائلته`."""
    chunks, verb = sentence.chunks, sentence.view.tags[sentence.chunks[k].first]
    if verb.enclitic or around.relative or not around.objects or k + 1 >= len(chunks):
        return None
    first = around.objects[0]
    if first.chunk.first != chunks[k + 1].first or not sentence.view.tags[first.chunk.head].enclitic:
        return None
    if animacy_of(sentence, first.chunk) != "body":
        return None
    addressing = {v.lemma for v in verb.verbs} & (_NEEDING_OBJECT | _ASKING | _THANKING)
    return first if len(around.objects) > 1 or not addressing else None


def speaker_of(
    reading: Reading, saying: Saying, subject: Group | None, features: Features, content: int
) -> Source | None:
    """Who speaks by a verb of saying whose content begins at token `content`; None where nobody can be said to."""
    sentence, k, _, around = saying
    passive = features.voice == "passive"
    if subject is not None and _medium(reading, saying, subject):
        subject = None  # أصدرت الوزارة بيانا / اكتفت ببيان قالت فيه
    if subject is not None:
        speaker = _by_subject(reading, saying, subject, features, content)
        if speaker is not None:
            return speaker
    if subject is None and k > 0 and reading.view.tokens[sentence.chunks[k - 1].first].form == "مما":
        return None  # مما يشير إلى
    if subject is None or around.preverbal:
        topic = topic_of(sentence, k) or (speech_of(sentence, k, around) if subject is None else None)
        if topic is not None:
            return reading.sources.from_group(sentence, Group(topic), around, features)
    resumes = resumed(sentence, around) or told_of_those(sentence, k, around)
    if around.relative and not resumes and not _names_it(saying):
        return None
    if subject is not None and not passive and _dumb(reading, saying, subject, content):
        return None
    if subject is not None and not passive and _explicit(saying, subject, content):
        return None
    verb = reading.view.tags[sentence.chunks[k].first]
    if _impersonal(sentence, k, features) or any(v.lemma in _WITH_SUBJECT for v in verb.verbs):
        return None
    inherited = _inherited(reading, sentence, k, features)
    at = reading.view.tokens[sentence.chunks[k].first].start
    if inherited is None and reading.quotation_at(at) is None:
        return _protagonist(reading, features) or reading.sources.carried(features, at)
    return inherited


def _medium(reading: Reading, saying: Saying, subject: Group) -> bool:
    """Whether the antecedent of a verb of saying is where it is said: `بيان قالت فيه إن`, `رسالة أكد فيها`."""
    around, tagged = saying.around, reading.view.tags[subject.chunk.head]
    if not (around.relative and around.preverbal) or tagged.rest.removeprefix("ال") not in reading.cues.media:
        return False
    view = reading.view
    return any(
        p in ("في", "ب", "خلال", "عبر") and view.tags[g.chunk.first].enclitic for p, g in around.phrases
    )


def _names_it(saying: Saying) -> bool:
    """Whether the verb calls or judges its antecedent, which is somebody's word: `ما سماه «عدوانا»`, `الذي وصفه بأنه`."""
    if saying.cue.id == "call":
        return True
    verb = saying.sentence.view.tags[saying.sentence.chunks[saying.k].first]
    return saying.cue.id == "judge" and bool(verb.enclitic)


def _protagonist(reading: Reading, features: Features) -> Source | None:
    """The person whom the sentence before is about, where nobody says anything in it: `أما فلان فقدم تقييما. وقال`."""
    before = reading.before
    if before is None or _said_in(reading, before) or features.number != "s" or features.person != 3:
        return None
    for j, chunk in enumerate(before.chunks):
        if chunk.kind != "V" or (j > 0 and _subordinate(before, j - 1)):
            continue
        around = arguments(before, j)
        if around.relative or around.subject is None:
            continue
        if not any(m.kind in ("PER", "ROLE") for m in around.subject.chunk.mentions):
            return None
        source = _spoken_of(reading, before, j, before.last)
        if source is None or not named_one(source) or source.feminine not in (None, features.gender == "f"):
            return None
        return replace(source, start=None, end=None)
    return None


def _said_in(reading: Reading, sentence: Sentence) -> bool:
    """Whether something is said in a sentence, or the sentence is part of what is said."""
    view = reading.view
    start, end = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
    if reading.quotation_at(start) is not None or reading.quotation_at(end - 1) is not None:
        return True
    return any(d.start < end and start < d.end for d in reading.drafts)


def named_one(source: Source) -> bool:
    """Whether a source is one person, by name or by an office of their own."""
    return not (source.plural or source.anonymous or (source.count or 1) > 1) and source.kind not in (
        "outlet",
        "agency",
        "document",
    )


def _explicit(saying: Saying, subject: Group, content: int) -> bool:
    """Whether a definite phrase right behind the verb is its subject, so that nobody spoken of before is."""
    sentence, k, _, around = saying
    view, chunk = sentence.view, subject.chunk
    if around.preverbal or chunk.kind != "NP" or sentence.chunk_of(chunk.head) != k + 1:
        return False
    head = view.tags[chunk.head]
    deed = "object" in saying.cue.content and eventive(view, chunk)
    return head.article and 0 <= chunk.first < content and not deed


def _by_subject(
    reading: Reading, saying: Saying, subject: Group, features: Features, content: int
) -> Source | None:
    """The speaker that the subject names, or the name that explains it (`الراصد في مرصد الأنواء فلان الفلاني`)."""
    view, sources = reading.view, reading.sources
    sentence, cue, around = saying.sentence, saying.cue, saying.around
    chunk = subject.chunk
    if content >= 0 and chunk.start >= content:
        name = described_by(sentence, saying.k) if around.relative else None
        return sources.from_group(sentence, Group(name)) if name is not None else None
    first = sentence.chunks[saying.k].first
    plain = any(v.lemma == "قول.1" for v in view.tags[first].verbs)
    says_of_himself = plain and around.relative and content == first + 1  # رجلا قال إنه
    if not says_of_himself and _object_case(sentence, chunk):
        return None
    deed = eventive(view, chunk) and not named_head(view, chunk)
    if "object" in cue.content and not around.preverbal and deed:
        return None
    speaker = sources.from_group(sentence, subject, around, features)
    if speaker is None and chunk.kind == "NP" and features.voice != "passive" and _may_speak(saying, content):
        speaker = sources.from_group(sentence, around.objects[0], around, features)
    if speaker is None and not around.preverbal:
        speaker = sources.by_surname(sentence, chunk)
    if speaker is None and _unknown_name(saying, subject, content):
        return sources.by_name(sentence, chunk, features)
    if speaker is not None and around.relative and around.preverbal:
        name = described_by(sentence, saying.k)
        speaker = (sources.from_group(sentence, Group(name)) if name is not None else None) or speaker
    if speaker is None or "object" in cue.to or any(m.kind == "PER" for m in chunk.mentions):
        return speaker
    limit = sentence.chunks[saying.k].first if around.preverbal else content
    holder = _holder(reading, sentence, subject, limit)
    if holder is not None or not view.tags[chunk.head].article:
        return holder or speaker
    for group in around.objects:
        named = any(m.kind == "PER" for m in group.chunk.mentions)
        if named and (content < 0 or group.chunk.first < content):
            return sources.from_group(sentence, group, around, features) or speaker
    return speaker


def _unknown_name(saying: Saying, subject: Group, content: int) -> bool:
    """Whether the phrase right behind a verb of saying, before its أن or colon, is somebody's name that nobody has marked: `قال نوايه إن`."""
    sentence, k, _, around = saying
    view, chunk = sentence.view, subject.chunk
    head = view.tags[chunk.head]
    if (
        around.preverbal
        or content < 0
        or sentence.chunk_of(chunk.head) != k + 1
        or not (view.tags[content].tag == "S" or view.tokens[content - 1].form in (":", '"'))
    ):
        return False
    if (
        head.tag not in ("N", "X")
        or head.article
        or head.enclitic not in ("", "ي")
        or head.prefix
        or head.rest in _OF_GOD
        or chunk.head != chunk.start
        or chunk.mentions
    ):
        return False
    return (
        animacy_of(sentence, chunk) == "open"
        and not eventive(view, chunk)
        and not accusative(sentence, chunk)
    )


def _may_speak(saying: Saying, content: int) -> bool:
    """Whether the phrase after a verb's first one may be who speaks: `يقول اليوم فلان`."""
    sentence, around = saying.sentence, saying.around
    if not around.objects:
        return False
    chunk = around.objects[0].chunk
    if oblique(sentence.view, chunk) or 0 <= content < chunk.first:
        return False
    return named_head(sentence.view, chunk) or not (
        eventive(sentence.view, chunk) or animacy_of(sentence, chunk) == "thing"
    )


def _holder(reading: Reading, sentence: Sentence, subject: Group, limit: int) -> Source | None:
    """The one by name whose office the subject of a verb is, where the name comes before token `limit`."""
    k = sentence.chunk_of(subject.chunk.head)
    name = holder_of(sentence, k, limit if limit >= 0 else sentence.last)
    return None if name is None else reading.sources.from_group(sentence, Group(name))


def _spoken_of(reading: Reading, sentence: Sentence, j: int, limit: int) -> Source | None:
    """Whom the subject of the verb of chunk `j` names, by an office and the name after it, before token `limit`."""
    around, verbs = arguments(sentence, j), reading.view.tags[sentence.chunks[j].first].verbs
    subject = around.subject
    if subject is None:
        return None
    source = reading.sources.from_group(sentence, subject, around, likeliest(verbs))
    told = any("object" in cue.to for v in verbs for cue in reading.cues.verbs.get(v.lemma, ()))
    named = any(m.kind == "PER" for m in subject.chunk.mentions)
    if source is None or told or named or source.kind == "person":
        return source
    return _holder(reading, sentence, subject, limit) or source


def _object_case(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the ending of an indefinite noun shows that it is no subject, unless إن or لكن asks for it: `صدم شخصًا يبلغ عمره`."""
    asked_for = after_inna(sentence.view, chunk.start)
    return chunk.kind == "NP" and not asked_for and accusative(sentence, chunk)


def _lone_object(sentence: Sentence, k: int, around: Arguments) -> bool:
    """Whether a verb joined to one before, which must have an object, has but one noun phrase: then that is it."""
    chunks, verb = sentence.chunks, sentence.view.tags[sentence.chunks[k].first]
    lemmas = {v.lemma for v in verb.verbs}
    others = around.objects
    if "حمل.2" in lemmas:  # وحملت المستشفى المسؤولية
        others = [g for g in others if sentence.view.tags[g.chunk.head].rest.removeprefix("ال") not in _BLAME]
    if verb.enclitic or around.preverbal or others or _two_in_one(around) or _marked_behind(sentence, around):
        return False
    if not chunks[k].coordinated:
        before = sentence.view.tokens[chunks[k - 1].first].form if k else ""
        return before in _JOINING and bool(lemmas & _THANKING)  # كما شكر الأهالي على
    if lemmas & _THANKING:
        return True
    if lemmas & _NEEDING_OBJECT:
        return True
    return bool(lemmas & _ASKING) and any(
        c.kind == "V" and (a := arguments(sentence, j)).subject is not None and not a.relative
        for j, c in enumerate(sentence.chunks[:k])
    )  # أدانت الوزارة …، ودعت الحكومة إلى: whom it is asked of


def _marked_behind(sentence: Sentence, around: Arguments) -> bool:
    """Whether right behind a phrase stands another in quotation marks, which is the object: `واتهمت الحركة "جهات تعمل على الفتنة"`."""
    if around.subject is None:
        return False
    last = around.subject.chunk.last
    return last < sentence.last and sentence.view.tokens[last].text in '"«“„' and last + 1 < sentence.last


def _two_in_one(around: Arguments) -> bool:
    """Whether one phrase holds two names that are two parties: `وحمّل الجيش «الدعم السريع» المسؤولية`."""
    if around.subject is None:
        return False
    named = [m for m in around.subject.chunk.mentions if m.kind in ("ORG", "GPE", "PER") and m.entity]
    return len({m.entity for m in named}) > 1 and all(a.end <= b.start for a, b in itertools.pairwise(named))


def _dumb(reading: Reading, saying: Saying, subject: Group, content: int) -> bool:
    """Whether the verb's subject is a thing, which says nothing (`الأرقام تؤكد أن …`), or a word that asks."""
    view, chunk, around = reading.view, subject.chunk, saying.around
    head = view.tags[chunk.head]
    if chunk.kind != "NP" or (0 <= content <= chunk.first):
        return False
    if head.rest in _QUESTIONS or view.tags[chunk.start].rest == "اي":
        return True  # لم تعلن أي جهة
    if around.preverbal and eventive(view, chunk) and not named_head(view, chunk):
        return True  # الإجراءات أوضحت أن
    if reading.sources.unnamed_kind(saying.sentence, chunk) is not None:
        return False  # وسائل الإعلام
    surely = around.preverbal or (bool(around.objects) and head.article) or "object" not in saying.cue.content
    return animacy_of(saying.sentence, chunk) == "thing" and (surely or not eventive(view, chunk))


def _impersonal(sentence: Sentence, k: int, features: Features) -> bool:
    """`يُذكر أن`, `ذُكر أن`, `يُعتقد أن`: nobody says it."""
    chunks = sentence.chunks
    if features.gender != "m" or features.tense not in ("imperfect", "jussive"):
        return False
    turned = k == 1 and sentence.view.tags[chunks[0].first].rest == "هذا"  # هذا وينتظر أن
    if not (k == 0 or turned or chunks[k - 1].kind in (".", "TIME", "PP")):
        return False
    if chunks[k].coordinated and sentence.view.tags[chunks[k].first].rest not in _IMPERSONAL:
        return False
    following = [c.kind for c in chunks[k + 1 : k + 3]]
    if following[:1] == ["S"]:
        return True
    phrase_of_a_word = following == ["PP", "S"] and chunks[k + 1].last == chunks[k + 1].first + 1
    return features.voice == "passive" and phrase_of_a_word  # نُقل عنه أن


def _inherited(reading: Reading, sentence: Sentence, k: int, features: Features) -> Source | None:
    """The subject of the verb before it in the sentence, where it agrees (`اتفق … وأعلن`)."""
    view, chunks = reading.view, sentence.chunks
    if k > 0 and chunks[k - 1].kind == "S" and view.tags[chunks[k - 1].first].rest.endswith(_WITH_PRONOUN):
        body = _last_named(reading, sentence, k)  # فإنها أعلنت
        if body is not None:
            return body
    here = view.tokens[chunks[k].first].start
    inside = reading.quotation_at(here)
    said = [d for d in reading.of_sentence(sentence) if d.end <= here]
    told = [
        (d.start, d.end) for d in said if d.chain[-1].media != "statement"
    ]  # كشف بيان أن الوزير استقبل …، وأعرب
    before = [j for j in range(k - 1, -1, -1) if chunks[j].kind == "V"]
    reported = [
        j for j in before if any(a <= view.tokens[chunks[j].first].start < b for a, b in told)
    ]  # قال الوزير إن الجيش تقدم، وأعلن أن: the minister, if a verb agrees
    for j in [*(j for j in before if j not in reported), *reported]:
        if j > 0 and _subordinate(sentence, j - 1):
            continue
        if reading.quotation_at(view.tokens[chunks[j].first].start) != inside:
            continue
        earlier = arguments(sentence, j)
        freed = _done_upon(reading, sentence, j, earlier)
        if freed is not None and not (
            freed.feminine is not None and freed.feminine != (features.gender == "f")
        ):
            return freed
        after_comma = view.tokens[chunks[k].first - 1].form == "،"
        if earlier.subject is None or (earlier.relative and (after_comma or not chunks[k].coordinated)):
            continue
        if features.number != "s" and not _several(sentence, earlier.subject):
            continue
        if subject_of(sentence, j, earlier) is None or _mute(sentence, earlier):
            continue
        source = _spoken_of(reading, sentence, j, chunks[k].first)
        if source is None or source.kind == "document":
            continue
        other_sex = source.feminine is not None and source.feminine != (features.gender == "f")
        if not (other_sex and features.number == "s"):
            return source
    return _joined_below(reading, sentence, k, features)


def _joined_below(reading: Reading, sentence: Sentence, k: int, features: Features) -> Source | None:
    """The named subject of a subordinate clause to which the verb is joined, where no other agrees: `بعدما انشغلت المنظمة بقمتها،
    وأعلنت في ختامها أن`."""
    chunks = sentence.chunks
    if not chunks[k].coordinated or features.number != "s":
        return None
    for j in range(k - 1, 0, -1):
        if chunks[j].kind != "V" or chunks[j - 1].kind != "S":
            continue
        around = arguments(sentence, j)
        if around.relative or around.subject is None or not named_head(sentence.view, around.subject.chunk):
            return None
        verbs = [v.features for v in sentence.view.tags[chunks[j].first].verbs]
        if not any(f.gender == features.gender and f.tense == features.tense for f in verbs):
            return None
        source = _spoken_of(reading, sentence, j, chunks[k].first)
        other = source is not None and source.feminine not in (None, features.gender == "f")
        return None if other else source
    return None


def _done_upon(reading: Reading, sentence: Sentence, j: int, around: Arguments) -> Source | None:
    """The person to whom the impersonal passive of chunk `j` was done: `أُفرج عن فلان، وقال إن`, `حُكم على فلان`."""
    verbs = sentence.view.tags[sentence.chunks[j].first].verbs
    prep = next((_UPON[v.lemma] for v in verbs if v.lemma in _UPON), None)
    group = around.phrase(prep) if prep is not None and around.subject is None else None
    if group is None or not any(m.kind == "PER" for m in group.chunk.mentions):
        return None
    return reading.sources.from_group(sentence, group, around)


_UPON = {
    "فرج.4": "عن",
    "قبض.1": "على",
    "حكم.1": "على",
    "عفو.1": "عن",
    "عثر.1": "على",
    "حقق.2": "مع",
    "خلي.4": "سبيل",
}


def _mute(sentence: Sentence, around: Arguments) -> bool:
    """Whether the subject of a verb before can be none that speaks on: a thing, or an indefinite noun that the verb describes
    (`إيران بلد ينتهك`)."""
    if around.subject is None:
        return False
    chunk = around.subject.chunk
    if named_head(sentence.view, chunk):
        return False
    if _object_case(sentence, chunk):
        return True
    head = sentence.view.tags[chunk.head]
    k = sentence.chunk_of(chunk.head)
    predicate = chunk.last - chunk.start == 1 or (k > 0 and sentence.chunks[k - 1].kind in ("NP", "V"))
    described = around.preverbal and predicate and not head.definite and chunk.kind == "NP"
    return described or animacy_of(sentence, chunk) == "thing"


def _subordinate(sentence: Sentence, k: int) -> bool:
    """Whether chunk `k` puts the verb after it under another: أن or الذي, and not فيما or كما."""
    chunk = sentence.chunks[k]
    return chunk.kind in ("S", "R") and sentence.view.tokens[chunk.first].form not in _BESIDE


def _last_named(reading: Reading, sentence: Sentence, k: int) -> Source | None:
    """The first person or body named in the sentence before chunk `k`, outlets aside."""
    for chunk in sentence.chunks[:k]:
        if any(
            m.kind in ("ORG", "PER") and m.entity and not m.entity.startswith("out.") for m in chunk.mentions
        ):
            source = reading.sources.from_group(sentence, Group(chunk))
            if source is not None:
                return source
    return None


def _several(sentence: Sentence, group: Group) -> bool:
    """Whether a phrase names several people: coordinated, or plural or dual by its ending."""
    head = sentence.view.tags[group.chunk.head]
    return (
        bool(group.others)
        or head.rest.endswith(("ون", "ين"))
        or any(n.number in ("p", "d") for n in head.nouns)
    )


def prayer(sentence: Sentence, around: Arguments) -> bool:
    """Whether it is God who is asked: `سائلا الله أن`, `داعيا المولى`."""
    groups = [*around.objects, *([around.subject] if around.subject is not None else [])]
    return any(sentence.view.tokens[g.chunk.start].form in _GOD for g in groups)


def speaker_of_sentence(
    reading: Reading, sentence: Sentence, k: int, features: Features | None = None
) -> Source | None:
    """Who last said something in the sentence before chunk `k`, else the subject of the nearest verb before it; of a verb in a
    relative clause only where it stands right before and fits `features`: `رقم نفته الشرطة، مؤكدة`."""
    view, chunks = reading.view, sentence.chunks
    at = view.tokens[chunks[k].first].start
    here = reading.of_sentence(sentence)
    for draft in reversed(here):
        if draft.start >= at or draft.end > at:
            continue
        inner = any(o is not draft and o.start <= draft.start and draft.end <= o.end for o in here)
        if not inner:
            return _agent_since(reading, sentence, draft.end, k) or draft.chain[-1]
    for j in range(k - 1, -1, -1):
        if chunks[j].kind != "V":
            continue
        around = arguments(sentence, j)
        if features is not None and _tells_of_it(sentence, around, k, features):
            return _spoken_of(reading, sentence, j, chunks[k].first)
        if around.relative or (j > 0 and _subordinate(sentence, j - 1)):
            continue
        if around.subject is not None and _mute(sentence, around):
            continue
        if around.subject is not None:
            return _spoken_of(reading, sentence, j, chunks[k].first)
        return reading.sources.carried(likeliest(view.tags[chunks[j].first].verbs), at)
    return None


def _tells_of_it(sentence: Sentence, around: Arguments, k: int, features: Features) -> bool:
    """Whether the subject behind a verb that takes up a noun before it stands right before the comma at chunk `k` - 1."""
    if around.resumptive is None or around.subject is None or k < _BEHIND or around.subject.others:
        return False
    subject = around.subject.chunk
    right_before = sentence.chunks[k - 2] is subject and sentence.view.tokens[subject.last].form == "،"
    return right_before and agrees(sentence, subject, features, before=True)


_BEHIND = 2  # chunks: the subject and its comma


def _agent_since(reading: Reading, sentence: Sentence, offset: int, k: int) -> Source | None:
    """Who by name acts in a clause of its own between an offset and chunk `k`: `…، فيما وجه القائد فلان شكره، مؤكدا`."""
    view, chunks = reading.view, sentence.chunks
    for j in range(k - 1, -1, -1):
        if view.tokens[chunks[j].first].start < offset:
            return None
        if chunks[j].kind != "V" or _subordinate(sentence, j - 1):
            continue
        around = arguments(sentence, j)
        if around.relative or around.subject is None or around.preverbal:
            continue
        if any(m.kind == "PER" for m in around.subject.chunk.mentions):
            return _spoken_of(reading, sentence, j, chunks[k].first)
    return None
