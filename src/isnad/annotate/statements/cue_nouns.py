"""Statements that a noun of saying opens: `دعوتها إلى انسحاب`, `تصريحات المسؤول بأن`.

The content stands right after the noun and its owner.
"""

from __future__ import annotations

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.phrases import adverbial
from isnad.annotate.statements.clauses import THAT, that_clause
from isnad.annotate.statements.content import clause_end
from isnad.annotate.statements.cues import CueVerb
from isnad.annotate.statements.eventive import EVENTIVE, eventive, eventive_idafa, eventive_or_any
from isnad.annotate.statements.owners import owner_of
from isnad.annotate.statements.reading import Reading, Reported
from isnad.annotate.statements.saying import sense_of_saying
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.speakers import speaker_of_sentence
from isnad.annotate.statements.speech import is_speech, quotation
from isnad.language.adjectives import adjectival
from isnad.language.folding import words

_WITH_PHRASE = ("demand", "promise", "threaten", "warn", "deny", "accuse")
_PHRASES = ("إلى", "ب", "عن", "من")
_TIMES = ("إثر", "بعد", "قبل", "عقب", "منذ", "من", "مع", "خلال")
_UTTERING = frozenset(
    {
        "وجه.2",
        "طلق.4",
        "كرر.2",
        "جدد.2",
        "صدر.4",
        "قدم.2",
        "رفع.1",
        "رفض.1",
        "نفي.1",
        "ردد.2",
        "سوق.1",
        "بدل.6",
        "عود.4",
    }
)
_SAME = 3  # characters by which the start of one content may differ when told twice


def read_noun(reading: Reading, sentence: Sentence, k: int) -> None:
    """Keep the statement that the head of chunk `k` opens, if it is a noun of saying that tells whose."""
    view, chunks = reading.view, sentence.chunks
    chunk = chunks[k]
    if chunk.kind == "B" or k + 1 >= len(chunks) or not reading.cues.tells(view.tags[chunk.head]):
        return
    cue, enclitic = _sense(reading, sentence, chunk)
    if cue is None or cue.id in ("continue", "light"):
        return
    following = _following(sentence, k)
    again = _said_again(sentence, k)
    if again and following.kind == "NP" and k + 2 < len(chunks):
        following = chunks[k + 2] if view.tags[following.head].enclitic else following  # التزام | بلادها
    owner = (
        speaker_of_sentence(reading, sentence, k) if again else owner_of(reading, sentence, chunk, enclitic)
    )
    asked = "object" in cue.to and following.kind == "PP" and not enclitic
    if asked and k > 0 and chunks[k - 1].kind in ("NP", "PP", "V", "B") and not _answered(sentence, k):
        owner = speaker_of_sentence(reading, sentence, k) or owner  # صوّت البرلمان على مطالبة الحكومة بـ
    if view.tags[chunk.head].article and not enclitic and not chunk.mentions and not again:
        owner = None
    if k > 1 and cue.id == "dispute" and _what_for(chunks[k - 1]):
        return  # خرجوا للتعبير عن رفضهم إجراء الانتخابات
    if cue.stance == "demand" and view.tags[chunk.head].article and _what_for(chunk):
        _keep_what_for(reading, sentence, k, cue, following)
        return
    content = _content_after(reading, sentence, cue, enclitic, chunk, following)
    if cue.stance in ("accuse", "claim") and not enclitic and not (again or _given(sentence, k, chunk)):
        return  # أعدموا إثر اتهامات بالخيانة
    if content is None and chunk.kind == "PP" and chunk.prep in _TIMES:
        return  # إثر إعلان ترشيحه
    if content is None and ((chunk.kind == "PP" and chunk.prep == "ل") or cue.id == "judge"):
        return  # لتأكيد جدارته: what for
    if content is None and cue.id == "relay":
        return  # تعهد بنشر تقرير
    if content is None:
        content = _idafa(reading, sentence, chunk, cue, enclitic)
        content = content or _denied(reading, sentence, cue, chunk, following)
        owner = (
            _who_hurries(reading, sentence, k)
            or speaker_of_sentence(reading, sentence, k)
            or reading.sources.carried(None, view.tokens[chunk.head].start)
        )
    if content is None or owner is None:
        return
    for draft in reading.drafts:
        far = abs(draft.start - content.start)
        if far == 0 or (far < _SAME and draft.sentence == sentence.index):
            return  # نقلت الصحيفة عن مسؤول قوله إن
    said = (chunk.head, chunk.head + 1)
    reading.keep(sentence, content, [owner], cue=said, stance=cue.stance, rule=cue.id)


def _answered(sentence: Sentence, k: int) -> bool:
    """Whether the verb before tells how a call is met, which so is another's: `رفضت الأحزاب دعوة الرئيس إلى الحوار`."""
    verb = next((c for c in reversed(sentence.chunks[:k]) if c.kind == "V"), None)
    return verb is not None and any(v.lemma in _ANSWERING for v in sentence.view.tags[verb.first].verbs)


_ANSWERING = frozenset({"رفض.1", "رحب.2", "قبل.1", "ءيد.2", "لبي.2", "جوب.10", "جهل.6", "نقد.8"})


def _keep_what_for(reading: Reading, sentence: Sentence, k: int, cue: CueVerb, following: Chunk) -> None:
    """Keep what people gather or strike for, all of the phrase: `خرج المعلمون للمطالبة بزيادة الأجور`."""
    view, chunk = reading.view, sentence.chunks[k]
    owner = speaker_of_sentence(reading, sentence, k)
    if owner is None or following.kind != "PP" or following.prep != "ب":
        return
    last = max(
        clause_end(sentence, reading.cues, following.start, reading.quotes, nominal=True), following.last
    )
    for t in range(following.last, last):
        if view.tags[t].prefix == "ول":
            last = t  # وللتعبير عن رفضهم
            break
    content = Reported(chunk.first, view.bare_start(chunk.first), view.tokens[last - 1].end, False)
    said = (chunk.head, chunk.head + 1)
    reading.keep(sentence, content, [owner], cue=said, stance=cue.stance, rule=cue.id)


def _said_again(sentence: Sentence, k: int) -> bool:
    """Whether a noun of saying is what somebody renews, and so is theirs: `جددت الوزيرة التزام بلادها بـ`, `مجددا اتهام المتمردين
    بـ`."""
    view, chunks = sentence.view, sentence.chunks
    before = chunks[k - 1] if k else None
    if before is not None and view.tags[before.head].rest in _AGAIN:
        return before.first > sentence.first and view.tokens[before.first - 1].form == "،"
    verb = next((i for i in range(k - 1, -1, -1) if chunks[i].kind == "V"), None)
    if verb is None or not any(v.lemma in _RENEWING for v in view.tags[chunks[verb].first].verbs):
        return False
    return any(g.chunk.head == chunks[k].head for g in arguments(sentence, verb).objects)


_AGAIN = words("مجددا مجددة مجددين مكررا مكررة مكررين")
_RENEWING = frozenset({"جدد.2", "كرر.2"})


def _what_for(chunk: Chunk) -> bool:
    """Whether a phrase tells what for: `خرجوا للمطالبة برحيله`."""
    return chunk.kind == "PP" and chunk.prep == "ل"


def _given(sentence: Sentence, k: int, chunk: Chunk) -> bool:
    """Whether a noun of saying tells whose it is itself, or is what the verb before utters: `وجه اتهامات بـ`."""
    if chunk.last - chunk.head > 1 and not adjectival(sentence.view.tags[chunk.head + 1]):
        return True
    verb = next((c for c in reversed(sentence.chunks[:k]) if c.kind == "V"), None)
    return verb is not None and any(v.lemma in _UTTERING for v in sentence.view.tags[verb.first].verbs)


def _sense(reading: Reading, sentence: Sentence, chunk: Chunk) -> tuple[CueVerb | None, str]:
    """The reporting sense of a noun, as the masdar of a verb of saying or by itself, and the pronoun of whose it is."""
    view, head = reading.view, chunk.head
    tagged = view.tags[head]
    for noun in tagged.nouns:
        if noun.kind == "masdar" and noun.lemma in reading.cues.verbs:
            if noun.enclitic == "ي":
                return None, ""  # في تقديري: his who writes, or is quoted already
            return sense_of_saying(reading, sentence, head, [noun.lemma]), noun.enclitic
    cue, enclitic = reading.cues.of_noun(tagged)
    if not enclitic and (chunk.last - head < 2 or adjectival(view.tags[head + 1])):
        return None, ""
    return cue, enclitic


def _following(sentence: Sentence, k: int) -> Chunk:
    """The chunk in which the content of a noun of saying may begin: past `لـ` with a name, and past a comma before أن."""
    chunks = sentence.chunks
    i = k + 1
    if chunks[i].kind == "PP" and chunks[i].prep == "ل" and chunks[i].mentions and i + 1 < len(chunks):
        i += 1
    comma = chunks[i].kind == "." and sentence.view.tokens[chunks[i].first].form == "،"
    if comma and i + 1 < len(chunks) and chunks[i + 1].kind == "S":
        i += 1
    return chunks[i]


def _content_after(
    reading: Reading, sentence: Sentence, cue: CueVerb, enclitic: str, chunk: Chunk, following: Chunk
) -> Reported | None:
    """The clause, phrase or quotation that stands after a noun of saying as its content."""
    view, first = reading.view, following.first
    if following.kind == "S":
        opens = view.tags[first].rest in THAT and not view.tags[first].prefix.startswith("و")
        return that_clause(reading, sentence, first) if opens and "that" in cue.content else None
    if following.kind == "PP":
        if (
            following.prep not in cue.content
            or following.prep not in _PHRASES
            or cue.stance not in _WITH_PHRASE
            or not (enclitic or eventive(view, following))
        ):
            return None
        last = clause_end(sentence, reading.cues, following.start, reading.quotes)
        end = view.tokens[max(last, following.last) - 1].end
        start = view.tokens[following.start].start
        if following.first < following.start and view.tags[following.first].tag == "P":
            start = view.bare_start(following.first)  # دعوته | إلى ضبط النفس
        return Reported(following.start, start, end, False)
    told = _announced(reading, sentence, cue, chunk, following)
    if told is not None:
        return told
    if (
        following.kind == "."
        and first in reading.quotes.by_token
        and "quote" in cue.content
        and first not in reading.claimed
        and is_speech(reading, first, first - 1)
    ):
        return quotation(reading, first)
    return None


def _who_hurries(reading: Reading, sentence: Sentence, k: int) -> Source | None:
    """Who hurries to do what the noun of chunk `k` tells, or does it again: `سارعت الشركة، ومقرها دبي، إلى نفي ضلوعها`."""
    for i in range(k - 1, max(-1, k - _FAR), -1):
        verbs = sentence.view.tags[sentence.chunks[i].first].verbs if sentence.chunks[i].kind == "V" else ()
        if any(v.lemma in _HURRYING or v.lemma in _RENEWING for v in verbs):
            around = arguments(sentence, i)
            return (
                None
                if around.subject is None
                else reading.sources.from_group(sentence, around.subject, around)
            )
    return None


_HURRYING = frozenset({"سرع.3", "بدر.3", "عود.1"})
_FAR = 9  # chunks from a verb of hurrying to what is hurried to


def _denied(
    reading: Reading, sentence: Sentence, cue: CueVerb, chunk: Chunk, following: Chunk
) -> Reported | None:
    """What somebody hurries to deny or denies again, its object, with the denying bare or with its owner: `سارع إلى نفي أي صلة له`,
    `إلى نفي ضلوعه`, `جدد نفي القطاع تعرض الموقوف للضرب`."""
    view, head = reading.view, chunk.head
    if cue.id not in ("deny", "n-deny") or view.tags[head].article or following.coordinated:
        return None
    own = head + 1 < chunk.last and any(n.base in EVENTIVE for n in view.tags[head + 1].nouns)
    if own:
        first = head + 1
    elif (
        following.kind == "NP"
        and (chunk.last - head == 1 or chunk.mentions)
        and eventive_or_any(view, following)
    ):
        first = following.start
    else:
        return None
    last = max(clause_end(sentence, reading.cues, first, reading.quotes, nominal=True), first + 1)
    start, end = view.bare_start(first), view.tokens[last - 1].end
    return Reported(first, start, end, reading.is_quoted(start, end))


def _announced(
    reading: Reading, sentence: Sentence, cue: CueVerb, chunk: Chunk, following: Chunk
) -> Reported | None:
    """The indefinite object of a verbal noun of saying whose owner stands between, bare or in marks: `إعلان الوزيرة "اتفاقا
    مبدئيا"`, `نفي الشركة وجود تسرب`."""
    view, chunks = reading.view, sentence.chunks
    if (
        "object" not in cue.content
        or cue.id == "relay"
        or not any(n.kind == "masdar" for n in view.tags[chunk.head].nouns)
    ):
        return None
    if not any(m.kind in ("PER", "ORG", "ROLE", "GPE") for m in chunk.mentions):
        return None
    k = sentence.chunk_of(following.first)
    marked = following.kind == "." and following.first in reading.quotes.by_token
    what = chunks[k + 1] if marked and k + 1 < len(chunks) else following
    if what.kind != "NP" or what.coordinated or what.mentions or view.tags[what.head].article:
        return None
    if not eventive(view, what) or adverbial(sentence, what):
        return None
    reading.claimed.update([following.first] if marked else [])
    last = clause_end(sentence, reading.cues, what.start, reading.quotes, nominal=True)
    start, end = view.tokens[what.start].start, view.tokens[max(last, what.last) - 1].end
    return Reported(what.start, start, end, reading.is_quoted(start, end))


def _idafa(
    reading: Reading, sentence: Sentence, chunk: Chunk, cue: CueVerb, enclitic: str
) -> Reported | None:
    """The verbal noun in idafa to a noun of saying, its content: `بتأكيد بدء الاجتماعات`."""
    view, first = reading.view, chunk.head + 1
    if "object" not in cue.content or enclitic or view.tags[chunk.head].article:
        return None
    if not eventive_idafa(view, chunk):
        return None
    last = max(clause_end(sentence, reading.cues, first, reading.quotes), chunk.last)
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    return Reported(first, start, end, reading.is_quoted(start, end))
