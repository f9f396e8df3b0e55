"""What a verb of saying reports: a clause, a quotation, or a noun phrase (`نفى وجود`, `هدد بفرض`)."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import accusative
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.conditionals import conditional
from isnad.annotate.grammar.endings import unfolded
from isnad.annotate.grammar.groups import Arguments
from isnad.annotate.names.matching import ADMINISTRATIVE_HEADS
from isnad.annotate.statements.anonymity import refusal_at
from isnad.annotate.statements.clauses import (
    GOVERNING,
    clause,
    governed,
    is_that,
    that_clause,
)
from isnad.annotate.statements.content import clause_end, participle_cue
from isnad.annotate.statements.cues import CueVerb
from isnad.annotate.statements.denied import UTTERLY, claims_denied, goes_round
from isnad.annotate.statements.eventive import EVENTIVE, eventive
from isnad.annotate.statements.inserts import PAPERS
from isnad.annotate.statements.reading import Reading, Reported
from isnad.annotate.statements.saying import Saying, sense_of_saying
from isnad.annotate.statements.sources import HONORIFICS
from isnad.annotate.statements.speech import after_colon, is_speech, quotation
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.language.sites import SITES

_FAR = 45  # tokens after a verb in which its content begins
_OF_WHAT = words("صحة دقة كل جميع مضمون")
_NAMED_BY = 4  # tokens from `ما سماه` to the words that it quotes
_BEFORE = "قبل"
_BEHIND_SUBJECT = 6  # tokens from a verb to the insert behind its subject, and from there to its أن
_INSERT = 14  # tokens of an insert between commas
_FAR_TOLD = 7  # chunks from a verb to what was told
_FIGURE = 5  # tokens from a thing to ب, and from there to a figure
_FAR_QUOTED = 12  # tokens after a phrase in which the content proper may come
_ABOUT = ("عن", "حول", "بشأن", "بشان", "بخصوص", "إزاء", "حيال", "ب", "من")
_BUT = words("لكن لكنه لكنها لكنهم ولكن ولكنه ولكنها")
_BUT_THAT = words("غير بيد إلا")
_AND_WHO = words("وهو وهي وهم وهما وكان وكانت")
_BEING = frozenset(
    {
        "وضح.8",
        "بين.5",
        "وجب.1",
        "مكن.4",
        "ثبت.1",
        "بغي.7",
        "كيد.1",
        "بدو.1",
        "جوز.1",
        "سبق.1",
        "لزم.1",
        "كفي.1",
        "حدث.1",
        "صدف.3",
    }
)
_SUSPECTING = frozenset({"شبه.8", "عقد.8", "ظنن.1", "رجح.2", "زعم.1"})
_BY_WHICH = ("مقتضا", "مقتضى", "موجب", "مقتضي")
_TERM = 3  # tokens after an object in which a term comes
_WITH_B = words("برد برده بردها بردهم")
_TOTALS = words("مجموع عدد حصيلة إجمالي خسائر الخسائر الأضرار حجم كلفة تكلفة قيمة")
_COUNTING = frozenset({"حصي.4", "وثق.2", "رصد.1", "سجل.2", "علن.4", "ءكد.2", "حسب.8"})
_CLAUSE_CARRIERS = ("that", *GOVERNING)
_NOMINAL_FIRST = frozenset({"promise", "threaten", "accuse", "demand", "announce", "condemn"})


_OF_DEEDS = ("reveal", "announce")
"""Cues whose phrase with عن is itself what is told: `كشفت الوكالة عن تدمير المبنى، مشيرة إلى أن`."""
_HOW = frozenset({"روي.1", "حكي.1", "سرد.1", "شرح.1", "وصف.1", "ذكر.5", "وضح.4", "صور.2"})
_TELLING = ("say", "judge", "continue")


def content_of(reading: Reading, saying: Saying) -> Reported | None:
    """The content after a word of saying, or None where there is none."""
    sentence, k, cue, _ = saying
    view, quotes = reading.view, reading.quotes
    first = sentence.chunks[k].first
    accused = _accused_in_marks(reading, saying)
    if accused is not None:
        return accused
    if cue.id == "call":
        marks = (j for j in range(first + 1, min(first + _NAMED_BY, sentence.last)) if j in quotes.by_token)
        return next((quotation(reading, j) for j in marks), None)
    depth = passed = 0
    others: Reported | None = None
    for j in range(first + 1, min(first + _FAR, sentence.last)):
        form, tag = view.tokens[j].form, view.tags[j]
        if view.tokens[j - 1].form == "،":
            if form in _AND_WHO or _tells_of_him(reading, first, j, sentence.last):
                passed = max(passed, _insert_end(view, j, sentence.last))
            elif _before_what(view, j, sentence.last):
                passed = max(passed, _insert_end(view, j + 2, sentence.last))
                if passed <= j + 2:
                    break  # نفى الوزير صحة الخبر، قبل أن يعود إلى القول إن
        if form == "-" and j >= passed:
            passed = _dashes_end(view, j, sentence.last)
        if j < passed:
            continue
        if form == "(":
            depth += 1
        elif form == ")":
            depth = max(0, depth - 1)
        if depth:
            continue
        if j > first + 1 and ((form == "؛" and not _then_that(view, j, sentence.last)) or _turns(view, j)):
            break
        if _that_of_cue(view, j, cue) and not _of_what_is(view, first, j):
            if others is not None or not _of_another(reading, sentence, first, j):
                return that_clause(reading, sentence, j)
            others = that_clause(reading, sentence, j)
            continue
        if form == '"' and j in quotes.by_token and j not in reading.claimed and is_speech(reading, j, first):
            nominal = _nominal(reading, saying) if cue.stance in _NOMINAL_FIRST else None
            led = nominal is not None and (nominal.token < j - 1 or view.tags[j - 1].article)
            return nominal if led else quotation(reading, j)  # متوعدا بالرد «بقوة»
        if form == ":" and j + 1 < sentence.last and not view.tokens[j + 1].form.startswith("/"):
            if _clause_between(reading, first + 2, j):
                break
            return after_colon(reading, sentence, j)
        if form == "ذلك" and cue.id == "deny" and _denied_whole(view, j, sentence.last):
            last = next((t for t in range(j + 1, sentence.last) if view.tags[t].rest not in UTTERLY), j + 1)
            return Reported(j, view.tokens[j].start, view.tokens[last - 1].end, False)  # نفى المصدر ذلك
        if form == "كيف" and cue.id in _TELLING and any(v.lemma in _HOW for v in view.tags[first].verbs):
            return clause(reading, sentence, j)  # روت كيف اقتحم الجنود البيت
        if form == "ما" and cue.stance in ("deny", "assert") and _what_is_told(reading, sentence, j):
            return clause(
                reading, sentence, j - (view.tags[j - 1].rest in _OF_WHAT)
            )  # نفى صحة ما نشرته الصحيفة عن
        if tag.rest == "عدم" and tag.prefix.endswith("ب") and "ب" in cue.content:
            return clause(reading, sentence, j)  # تعهد بعدم عرقلة الاتفاق
        if tag.rest == "عدم" and _not_so(view, cue, first, j):
            return clause(reading, sentence, j)  # أكدت الوزارة عدم وجود اتفاق
        if tag.rest == "عدم" and _not_doing(view, cue, j):
            return _from(reading, sentence, j - (not tag.prefix))  # دعا إلى عدم الانجرار وراء الشائعات
        if j == first + 1:
            continue
        if _opens_next_clause(reading, sentence, j):
            break
        if (
            participle_cue(view, reading.cues, j) is not None
            and view.tokens[j - 1].form != '"'
            and cue.id != "continue"
            and not refusal_at(reading, j, sentence.last)
        ):
            if tag.rest not in ("قايلا", "قايله", "قايلين"):
                break
            nominal = _nominal(reading, saying) if cue.stance in _NOMINAL_FIRST else None
            if nominal is not None:
                return nominal
    return _nominal(reading, saying) or others


def _denied_whole(view: TextView, j: int, last: int) -> bool:
    """Whether `ذلك` at token `j` is all that is denied: no noun that it points at stands behind it, and no preposition before."""
    if view.tags[j - 1].tag in ("P", "C") or view.tags[j - 1].rest in _THEREWITH:
        return False
    if j + 1 < last and view.tags[j + 1].rest in _SAYING:
        return False
    return j + 1 >= last or view.tags[j + 1].tag != "N" or not view.tags[j + 1].article


_SAYING = words("قائلا قائلة قائلين")
_THEREWITH = words("بعد قبل مع خلال رغم عند عن مثل غير كل")


def _not_doing(view: TextView, cue: CueVerb, j: int) -> bool:
    """Whether `عدم` at token `j` stands after a preposition with which the cue takes what it asks or promises."""
    if cue.stance not in ("demand", "promise", "threaten", "warn"):
        return False
    if view.tags[j].prefix.endswith("ل"):
        return "ل" in cue.content
    before = unfolded(view, view.tags[j - 1].rest)
    return view.tags[j - 1].tag == "P" and not view.tags[j - 1].enclitic and before in cue.content


def _not_so(view: TextView, cue: CueVerb, first: int, j: int) -> bool:
    """Whether `عدم` at token `j` opens the object of a verb of telling at token `first`: `أكد المصدر عدم صحة الخبر`, and not
    `أكد أن على الجميع عدم`."""
    if cue.stance not in ("assert", "reveal", "admit", "claim") or "object" not in cue.content:
        return False
    if view.tags[j].prefix or view.tags[j - 1].tag == "P":
        return False
    return not any(view.tags[t].tag in ("V", "S", "R") for t in range(first + 1, j))


def _from(reading: Reading, sentence: Sentence, first: int) -> Reported:
    """The nominal content from token `first` on."""
    view = reading.view
    last = max(clause_end(sentence, reading.cues, first, reading.quotes, nominal=True), first + 1)
    start, end = view.bare_start(first), view.tokens[last - 1].end
    return Reported(first, start, end, reading.is_quoted(start, end))


def _accused_in_marks(reading: Reading, saying: Saying) -> Reported | None:
    """Of whom it is said in the accuser's own words, with what follows: `اتهمت الحركة "جهات تعمل على بث الفتنة" بالوقوف وراءه`."""
    sentence, k, cue, around = saying
    view, quotes = reading.view, reading.quotes
    if cue.stance != "accuse" or not ("object" in cue.to or "object" in cue.content):
        return None
    first = sentence.chunks[k].last
    subject = None if around.subject is None or around.preverbal else around.subject.chunk
    mark = first if subject is None else subject.last
    if mark >= sentence.last or mark not in quotes.by_token or mark in reading.claimed:
        return None
    end = quotes.by_token[mark][1]
    if not any(view.tags[t].tag == "V" for t in range(mark + 1, view.token_at(end - 1) + 1)):
        return None
    reading.claimed.add(mark)
    last = clause_end(sentence, reading.cues, mark, quotes, nominal=True)
    return Reported(mark, view.tokens[mark].start, max(end, view.tokens[last - 1].end), True)


def _then_that(view: TextView, j: int, last: int) -> bool:
    """Whether the mark at token `j` only sets off who spoke from what was said: `وقال المراسل؛ إن …`."""
    return j + 1 < last and is_that(view, j + 1)


def _turns(view: TextView, j: int) -> bool:
    """Whether at token `j` another clause sets against the one of the verb: `لكن`, `غير أن`, `بيد أن`."""
    form = view.tokens[j].form
    return form in _BUT or (form in _BUT_THAT and j + 1 < len(view.tags) and is_that(view, j + 1))


def _of_what_is(view: TextView, first: int, j: int) -> bool:
    """Whether the أن at token `j` is that of a verb right before it of what is or must be, or is thought of those before it: `الذين
    اتضح أنهم`, `الذي يجب أن`, `الذين يُشتبه بأنهم`."""
    before = view.tags[j - 1]
    if j - 1 <= first or before.tag != "V":
        return False
    return any(v.lemma in _BEING for v in before.verbs) or (
        view.tags[j - 2].tag == "R" and any(v.lemma in _SUSPECTING for v in before.verbs)
    )


def _of_another(reading: Reading, sentence: Sentence, first: int, j: int) -> bool:
    """Whether the أن at token `j` is that of a verb of saying in a relative clause between: `أصر على صحة البيان الذي أشار إلى أن`."""
    view = sentence.view
    for t in range(j - 1, first, -1):
        if view.tags[t].tag == "V":
            between = arguments(sentence, sentence.chunk_of(t))
            right_behind = all(view.tags[n].tag in ("P", "V") for n in range(t, j))
            return (
                between.relative
                and right_behind
                and sense_of_saying(reading, sentence, t, [v.lemma for v in view.tags[t].verbs]) is not None
            )
    return False


def _tells_of_him(reading: Reading, first: int, j: int, last: int) -> bool:
    """Whether at token `j`, after the comma behind who speaks, an insert says what they do, before the أن of what the verb at
    `first` tells: `وأوضح المصدر، ويعمل في المستشفى، للوكالة، أن`."""
    view = reading.view
    tagged = view.tags[j]
    if tagged.tag != "V" or not tagged.prefix.startswith("و") or j - first > _BEHIND_SUBJECT:
        return False
    if (
        any(v.lemma in reading.cues.verbs for v in tagged.verbs)
        or tagged.verbs[0].features.tense == "perfect"
    ):
        return False
    closing = _insert_end(view, j, last)
    that = next(
        (t for t in range(closing + 1, min(closing + _BEHIND_SUBJECT, last)) if is_that(view, t)), None
    )
    return closing > j and that is not None and view.tokens[that - 1].form == "،"


def _before_what(view: TextView, j: int, last: int) -> bool:
    """Whether at token `j` begins what had not yet been when the verb told: `قبل أن يعود`."""
    return view.tokens[j].form == _BEFORE and j + 1 < last and is_that(view, j + 1)


def _insert_end(view: TextView, j: int, last: int) -> int:
    """Where an insert that begins at token `j` after a comma ends with another: `، وكان واقفا إلى جانبه،`; `j` where none does."""
    for t in range(j + 1, min(j + _INSERT, last - 1)):
        if view.tags[t].tag == "S":
            return j
        if view.tokens[t].form == "،":
            return t
    return j


def _dashes_end(view: TextView, j: int, last: int) -> int:
    """The token after an insert between dashes that begins at token `j`: `-مالك منتجع-`; `j` where there is no other dash."""
    for t in range(j + 2, min(j + _INSERT, last - 1)):
        if view.tokens[t].form == "-":
            return t + 1
        if view.tags[t].tag == "S" or view.tokens[t].form in (":", '"'):
            return j
    return j


def _clause_between(reading: Reading, first: int, last: int) -> bool:
    """Whether another clause begins between a verb of saying and the colon at token `last`; none does within what tells of its
    subject: `وتابع فلان، الذي قضى عشرين سنة هناك قبل أن يعود: «…»`, `وقال فلان، وهو يمسح نظارته: «…»`."""
    view, relative = reading.view, False
    for t in range(first, last):
        tagged = view.tags[t]
        if t in reading.named:
            continue  # الرائد حمدان عبد الجبار
        aside = tagged.tag == "R" or view.tokens[t].form in _AND_WHO or refusal_at(reading, t, last)
        if view.tokens[t - 1].form in ("،", "-") and aside:
            relative = True
        elif tagged.tag == "V" and view.tags[t - 1].tag != "R" and not (relative and not tagged.prefix):
            return True
    return False


def _what_is_told(reading: Reading, sentence: Sentence, j: int) -> bool:
    """Whether `ما` at token `j` is what somebody tells, which is denied or confirmed (`ما أورده الموقع`), or what goes round
    (`ما تردد عن استقالته`, `ما أشيع عن نفاد الوقود`)."""
    view = reading.view
    if j + 1 >= sentence.last or view.tags[j + 1].tag != "V":
        return False
    if view.tags[j - 1].tag == "P" or view.tags[j - 1].rest in ("وفق", "وفقا", "حسب"):
        return False
    if not view.tags[j + 1].enclitic:
        return goes_round(sentence, reading.cues, j, _RUMOUR)
    return any(v.lemma in reading.cues.verbs for v in view.tags[j + 1].verbs)


_RUMOUR = frozenset(
    {
        "ردد.5",
        "شيع.1",
        "شيع.4",
        "دول.6",
        "نقل.6",
        "سرب.5",
        "ذيع.4",
        "دور.1",
        "ورد.1",
        "قول.1",
        "روج.1",
        "روج.2",
        "ثور.4",
    }
)


def told_of(reading: Reading, sentence: Sentence, k: int) -> Reported | None:
    """What `ما أورده الموقع عن انتشار رتل`, `ما نشرته الصحيفة من أن …` says was told, after the verb of chunk `k`."""
    view = reading.view
    for chunk in sentence.chunks[k + 1 : k + _FAR_TOLD]:
        if chunk.kind == "S" and is_that(view, chunk.first) and view.tags[chunk.first - 1].rest == "من":
            return that_clause(reading, sentence, chunk.first)
        if chunk.kind == "PP" and chunk.prep in _ABOUT and eventive(view, chunk):
            return clause(reading, sentence, chunk.head)
        if chunk.kind in ("V", "R", "S", "T", "Z"):
            return None
    return None


def _that_of_cue(view: TextView, j: int, cue: CueVerb) -> bool:
    """Whether token `j` is an أن that opens the content of the cue."""
    return (
        is_that(view, j)
        and not view.tags[j].prefix
        and governed(view, j)
        and not conditional(view, j)
        and not _stipulation(view, j)
        and any(carrier in cue.content for carrier in _CLAUSE_CARRIERS)
        and not (cue.stance == "deny" and view.tags[j - 1].rest == "الي" and "إلى" not in cue.content)
    )


def _stipulation(view: TextView, j: int) -> bool:
    """Whether the أن at token `j` adds a condition after a comma: `، على أن تصل قبل نهاية الشهر`."""
    if view.tags[j - 1].rest != "علي" or j < 2 or view.tokens[j - 2].form != "،" or j + 1 >= len(view.tags):
        return False
    verbs = view.tags[j + 1].verbs if view.tags[j + 1].tag == "V" else ()
    return any(v.features.tense == "imperfect" for v in verbs)  # and not: شدد، في تغريدة، على أن الطريق مغلق


def _opens_next_clause(reading: Reading, sentence: Sentence, j: int) -> bool:
    """Whether the verb at token `j`, if it is one, is joined by و or says something itself, outside relative clauses."""
    view = reading.view
    tag = view.tags[j]
    if tag.tag != "V" or view.tags[j - 1].tag == "R" or _within_phrase(view, sentence, j):
        return False
    return (
        tag.prefix.startswith("و")
        or sense_of_saying(reading, sentence, j, [v.lemma for v in tag.verbs]) is not None
    )


def _within_phrase(view: TextView, sentence: Sentence, j: int) -> bool:
    """Whether the verb at token `j` describes the noun before it: `في مقابلة أجرتها الصحيفة`."""
    k = sentence.chunk_of(j)
    return k > 0 and sentence.chunks[k - 1].kind in ("R", "NP", "PP") and not view.tags[j].prefix


def _nominal(reading: Reading, saying: Saying) -> Reported | None:
    """Content as a noun phrase: `نفى وجود`, `دعا إلى إنهاء`, `هدد بفرض`."""
    if saying.cue.id == "reply" and saying.around.objects:
        return None  # علّقت واشنطن نشاطها: suspended, not commented
    view, sentence = reading.view, saying.sentence
    candidates = [*_complements(reading, saying), *_deeds(view, saying), *_terms(saying), *_hidden(saying)]
    candidates += claims_denied(saying)
    candidates = [*candidates, *_joined_deed(view, saying)] or _swallowed(view, _papers(view, saying))
    if not candidates:
        return None
    chunk = min(candidates, key=lambda c: c.first)
    first = chunk.start
    last = clause_end(sentence, reading.cues, first, reading.quotes, nominal=True)
    if last <= first:
        return None
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    if chunk.kind == "PP" and chunk.first < first and view.tags[chunk.first].tag == "P":
        start = view.bare_start(chunk.first)  # دعا | إلى ضبط النفس
    elif view.tags[first].prefix.startswith("و"):
        start = view.bare_start(first)
    opened = reading.quotes.by_token.get(first - 1)
    if opened is not None and opened[1] < end:
        start = view.tokens[first - 1].start  # دان «الخطوة العدائية»
    reading.claimed.update(t for t in range(first, last) if t in reading.quotes.by_token)
    return Reported(first, start, end, reading.is_quoted(start, end))


def _complements(reading: Reading, saying: Saying) -> list[Chunk]:
    """The phrases of a verb of saying that can be its content by their preposition."""
    view, cue = reading.view, saying.cue
    found: list[Chunk] = []
    for prep, group in saying.around.phrases:
        chunk = group.chunk
        if prep not in cue.content or (
            view.tags[chunk.head].rest.startswith(_BY_WHICH) and view.tags[chunk.head].enclitic
        ):
            continue  # التزمت بموجبه ب
        if chunk.inner < 0 and view.tags[chunk.first].tag == "P":
            continue  # أدلى بها
        if prep in cue.to and not eventive(view, chunk):
            continue  # أهابت بالسكان
        shown = prep == "عن" and cue.id in _OF_DEEDS and eventive(view, chunk)
        if prep in ("على", "عن", "في") and not shown and _said_later(reading, saying.sentence, chunk.last):
            continue
        if (
            chunk.mentions
            and prep in ("ب", "إلى", "على", "في", "من", "عن")
            and chunk.head == view.token_at(chunk.mentions[0].start)
            and cue.stance in ("assert", "quote", "admit")
        ):
            continue
        found.append(chunk)
    return _rather_deeds(saying.sentence, found)


def _rather_deeds(sentence: Sentence, found: list[Chunk]) -> list[Chunk]:
    """The phrases with ب without those before a deed with ب, which tell to whom or where: `أهابت بالسكان بضرورة الهدوء`, `أمرت المحكمة
    بالعاصمة بحبسه`."""
    view = sentence.view
    deed = next((c for c in found if c.prep == "ب" and eventive(view, c)), None)
    if deed is None:
        return found
    return [c for c in found if c.prep != "ب" or c.first >= deed.first or not _whom_or_where(sentence, c)]


def _whom_or_where(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase names people, a body or a place."""
    if animacy_of(sentence, chunk) in ("people", "body"):
        return True
    bare = sentence.view.tags[chunk.head].rest.removeprefix("ال")
    return bare in SITES or bare in ADMINISTRATIVE_HEADS or bare == "عاصمه"


def _terms(saying: Saying) -> list[Chunk]:
    """The term that somebody is given, where the verb takes one: `أمهل التجمع السلطات 48 ساعة لإطلاق سراحه`."""
    if "time" not in saying.cue.content:
        return []
    chunks, limit = saying.sentence.chunks, max((g.chunk.last for _, g in saying.around.phrases), default=0)
    last = max(limit, max((g.chunk.last for g in saying.around.objects), default=0) + _TERM)
    found = [c for c in chunks[saying.k + 1 :] if c.kind == "TIME" and c.first < last]
    subject = saying.around.subject
    after = [g.chunk.last for g in saying.around.objects] or (
        [subject.chunk.last] if subject is not None else []
    )
    return [c for c in found if not after or c.first >= min(after)][:1]


def _hidden(saying: Saying) -> list[Chunk]:
    """The word that ب opens, where it reads as a noun as well: `هدد برد قاس`."""
    if "ب" not in saying.cue.content:
        return []
    view, k = saying.sentence.view, saying.k
    near = saying.sentence.chunks[k : k + 3]
    found: list[Chunk] = []
    for chunk in near:
        for t in range(chunk.first + (chunk is near[0]), chunk.last):
            if chunk.kind == "NP" and view.tokens[t].form in _WITH_B:
                found.append(Chunk("NP", t, chunk.last, t))
        if chunk.kind not in ("NP", "V"):
            break
    return found[:1]


def _papers(view: TextView, saying: Saying) -> list[Chunk]:
    """The papers in which it is said, where the verb takes an object: `أكد في تغريدة`."""
    if "object" not in saying.cue.content:
        return []
    told = (g.chunk for prep, g in saying.around.phrases if prep in ("في", "عبر"))
    return [chunk for chunk in told if view.tags[chunk.head].rest in PAPERS]


def _joined_deed(view: TextView, saying: Saying) -> list[Chunk]:
    """The deed right behind those who are joined to the subject: `أعلن مصدر طبي وشهود عيان مقتل ثلاثة`."""
    subject = saying.around.subject
    if "object" not in saying.cue.content or subject is None or saying.around.preverbal:
        return []
    return _swallowed(view, subject.others)


def _swallowed(view: TextView, chunks: list[Chunk]) -> list[Chunk]:
    """The deed that stands right behind a paper or witnesses, and belongs to neither: `في تغريدة وقوع الهجوم`, `شهود عيان مقتل`."""
    for chunk in chunks:
        for t in range(chunk.head + 1, chunk.last):
            tagged = view.tags[t]
            deed = any(n.kind == "masdar" and n.lemma for n in tagged.nouns) or tagged.rest in EVENTIVE
            if tagged.tag == "N" and deed and not tagged.definite and not tagged.prefix:
                return [Chunk("NP", t, chunk.last, t)]
    return []


def _deeds(view: TextView, saying: Saying) -> list[Chunk]:
    """The noun phrases after a verb of saying that tell what is done, where it takes such an object: `أعلن وقف القتال`."""
    sentence, k, cue, around = saying
    if "object" not in cue.content:
        return []
    if cue.id == "dispute" and _turns_down(sentence, k, around):
        return []
    subject = [around.subject] if around.subject is not None and not around.preverbal else []
    counting = any(v.lemma in _COUNTING for v in view.tags[sentence.chunks[k].first].verbs)
    return [
        group.chunk
        for group in (*subject, *around.objects)
        if view.tags[group.chunk.head].rest not in HONORIFICS
        and group.chunk.start > sentence.chunks[k].first
        and (
            eventive(view, group.chunk)
            or (
                cue.id == "speculate"
                and (group not in subject or view.tags[group.chunk.head].rest in _TOTALS)
                and _estimated(sentence, group.chunk)
            )
            or (cue.id == "speculate" and group not in subject and _to_come(view, sentence, k, group.chunk))
            or (counting and group not in subject and _numeral(view, group.chunk.start))
        )
    ]


def _to_come(view: TextView, sentence: Sentence, k: int, chunk: Chunk) -> bool:
    """Whether a thing is what somebody expects, an indefinite accusative: `يتوقع الخبراء موسما أكثر مطرا`."""
    expects = any(v.lemma in _EXPECTING for v in view.tags[sentence.chunks[k].first].verbs)
    return expects and accusative(sentence, chunk) and animacy_of(sentence, chunk) != "people"


_EXPECTING = frozenset({"وقع.5", "رجح.2"})


def _turns_down(sentence: Sentence, k: int, around: Arguments) -> bool:
    """Whether what is refused is what another has asked, or a deed of the refuser's own, of which nothing is said: `رفضت الأحزاب هذه
    الدعوة`, `رفضت دعوة الرئيس إلى الحوار`, `رفض قائده التوقف`."""
    view = sentence.view
    if not any(v.lemma == "رفض.1" for v in view.tags[sentence.chunks[k].first].verbs):
        return False
    behind = [g for g in around.objects if g.chunk.first > sentence.chunks[k].first]
    if around.subject is not None and not around.preverbal:
        behind.insert(0, around.subject)
    heads = (view.tags[g.chunk.head].rest.removeprefix("ال") for g in behind)
    return any(head in _ASKED or head in _OWN_DEEDS for head in heads)


_ASKED = words("دعوة دعوات طلب طلبات عرض عروض مقترح مقترحات اقتراح مطلب مطالب")
_OWN_DEEDS = words("تصويت مشاركة توقف حضور مغادرة امتثال استسلام رد تعليق إدلاء انصياع إفصاح")


def _estimated(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a figure is put to what a phrase names: `قدّرت الخسائر بأكثر من 40 ألفا`."""
    view = sentence.view
    for t in range(chunk.last, min(chunk.last + _FIGURE, sentence.last)):
        if view.tags[t].prefix.endswith("ب") or view.tags[t].rest in ("ب", "بنحو"):
            return any(_numeral(view, n) for n in range(t, min(t + _FIGURE, sentence.last)))
        if view.tags[t].tag in ("V", "S", ".") and view.tokens[t].form != "ـ":
            return False
    return False


def _numeral(view: TextView, t: int) -> bool:
    """Whether token `t` is a number in digits or words."""
    rest = view.tags[t].rest
    return view.tags[t].tag == "#" or rest in NUMBER_WORDS or rest.removeprefix("ال") in NUMBER_WORDS


def _said_later(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether after a phrase the content proper comes in the same clause: `علق على القرار قائلا`, `رد على السؤال بأن`."""
    view = reading.view
    for j in range(token, min(token + _FAR_QUOTED, sentence.last)):
        if is_that(view, j):
            return not _of_another(reading, sentence, token, j)
        if participle_cue(view, reading.cues, j) is not None:
            return True
        if view.tags[j].tag == "V" and view.tags[j].prefix.startswith("و"):
            return False  # the next clause
    return False
