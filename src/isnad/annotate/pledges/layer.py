"""Pledges: commitments and announced deadlines, with who is bound and when it is due."""

from __future__ import annotations

from isnad.annotate.events.parties import parties
from isnad.annotate.events.verb_moods import of_verb
from isnad.annotate.frames import bare, frames_of
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence, sentence_chunks
from isnad.annotate.grammar.conditionals import conditional
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.pledges.agreed_terms import LONGER, agreed
from isnad.annotate.pledges.agreements import by_terms
from isnad.annotate.pledges.clauses import Deadline, by_when, says_when
from isnad.annotate.pledges.clauses import clause_end as until_stop
from isnad.annotate.pledges.deadlines import day_promised, deadlines_of
from isnad.annotate.statements.eventive import eventive
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Annotations, Party, Pledge, Statement, Time


class Pledges:
    """Annotator `pledges.2`: needs times, statements and events; gives `Annotations.pledges`."""

    name = "pledges.2"
    needs = ("times", "statements", "events")
    gives = ("pledges",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the pledges of one article, in text order."""
        deadlines = deadlines_of(view, out)
        for sentence in sentence_chunks(view, out):
            self._dated(view, out, sentence, deadlines)
        for i, statement in enumerate(out.statements):
            due = next((d for t, d in deadlines if statement.start <= t.start < statement.end), None)
            threat = statement.stance == "threaten" or _threatens(view, statement)
            near = min(statement.end, statement.start + _ITS_OWN)
            soon = next((d for t, d in deadlines if statement.start <= t.start < near), None)
            if due is None and statement.stance == "promise":
                due = day_promised(view, out, statement.start, statement.end)
            demanded = _demanded(view, out, statement, deadlines)
            binding = (
                statement.stance == "promise"
                or demanded
                or (threat and due is not None)
                or (soon is not None and _undertakes(view, statement))
            )
            start, end = statement.start, statement.end
            if statement.cue is not None and statement.cue.start >= end:
                end = statement.cue.end  # غابت الطائرات كما وعد الجيش
            supposed = conditional(view, view.token_at(start))
            if statement.stance == "promise" and not supposed and _widened(view, out.pledges, start, end):
                continue
            if demanded:
                end = max(t.end for t, _ in deadlines if start <= t.start < end)
            later = min((p.start for p in out.pledges if start < p.start < end), default=end)
            if later < end and any(start <= t.start and t.end <= later for t, _ in deadlines):
                end = _last_stop(view, start, later)  # what is promised before something else is announced
            if binding and not supposed and not any(p.start < end and start < p.end for p in out.pledges):
                out.pledges.append(
                    Pledge(
                        start=start,
                        end=end,
                        text=view.text[start:end],
                        who=statement.speaker,
                        due=due,
                        statement=i,
                    )
                )
        cues = {s.cue.start for s in out.statements if s.cue is not None}
        for sentence in sentence_chunks(view, out):
            out.pledges += list(agreed(sentence, deadlines, list(out.pledges), cues))
        out.pledges.sort(key=lambda p: (p.start, p.end))

    def _dated(self, view: TextView, out: Annotations, sentence: Sentence, deadlines: list[Deadline]) -> None:
        """A verb that looks ahead with a date yet to come."""
        low, high = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
        times = [(t, due) for t, due in deadlines if low <= t.start < high]
        if not times:
            return
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "V":
                continue
            around = arguments(sentence, k)
            clause_end = view.tokens[sentence.chunks[_clause_stop(sentence, k, around) - 1].last - 1].end
            start = view.bare_start(chunk.first)
            found = next(((t, d) for t, d in times if start < t.start < clause_end), None)
            if found is None:
                continue
            time, due = found
            if says_when(sentence, k) or _scheduled(sentence, k) or _looks_back(sentence, k):
                continue
            if _describes_event(sentence, k):
                continue
            mood = of_verb(sentence, k, material=False)
            if _headline_future(sentence, k, around):
                mood = "planned"
            governed = self._governed(view, sentence, k)
            if mood not in ("planned", "demanded") and not governed:
                start = _willed(sentence, k, around, time)
                if start < 0:
                    continue
            statement = next(
                (
                    i
                    for i in reversed(range(len(out.statements)))
                    if out.statements[i].start <= start < out.statements[i].end
                ),
                None,
            )
            willed = start != view.bare_start(chunk.first)
            if not willed and self._hearsay(sentence, out, statement, around.subject, k):
                continue
            who = self._who(sentence, out, statement, around.subject, view, k)
            out.pledges.append(
                Pledge(
                    start=start,
                    end=time.end,
                    text=view.text[start : time.end],
                    who=who,
                    due=due,
                    statement=statement,
                )
            )

    def _governed(self, view: TextView, sentence: Sentence, k: int) -> bool:
        """Whether the verb stands under أن of a wish, a demand or a promise, itself or through و."""
        i = k - 1
        tagged = view.tags[sentence.chunks[k].first]
        if not any(v.features.tense in ("imperfect", "jussive") for v in tagged.verbs):
            return False
        while i >= 0 and k - i < 8:
            chunk = sentence.chunks[i]
            if chunk.kind == "S" and view.tags[chunk.first - 1].rest == "علي" and i == k - 1:
                return True  # على أن تُنشر الأسماء الثلاثاء
            if chunk.kind == "S":
                return view.tags[chunk.first].rest in ("ان", "بان") and any(
                    c.kind == "V" and any(v.lemma in _WISHES for v in view.tags[c.first].verbs)
                    for c in sentence.chunks[max(0, i - 4) : i]
                )
            if chunk.kind == "." and view.tokens[chunk.first].form in (".", "؛"):
                return False
            if chunk.kind == "PP" and by_terms(sentence, chunk):
                return True  # بموجب الاتفاق، تنسحب القوات قبل 15 مارس
            if chunk.kind == "V" and not sentence.chunks[k].coordinated:
                # غرفة تنسيق تبدأ عملها مطلع آب: whatever is agreed on
                return any(v.lemma in _WISHES for v in view.tags[chunk.first].verbs)
            i -= 1
        return False

    def _hearsay(
        self, sentence: Sentence, out: Annotations, statement: int | None, subject: object, k: int
    ) -> bool:
        """Whether somebody unnamed tells what others will do: `وقال مصدر إن الوفود ستصل غدا`."""
        if statement is None or not out.statements[statement].anonymous:
            return False
        if isinstance(subject, Group) and _acts_itself(sentence, subject):
            return False
        before = sentence.chunks[k - 1] if k else None
        return not (
            before is not None and before.kind == "S" and sentence.view.tags[before.first - 1].rest == "علي"
        )

    def _who(
        self,
        sentence: Sentence,
        out: Annotations,
        statement: int | None,
        subject: object,
        view: TextView,
        k: int,
    ) -> Party | None:
        """Who is bound: whoever wished or promised it in the sentence, else the speaker, else the subject."""
        for j in range(k, -1, -1):
            chunk = sentence.chunks[j]
            if chunk.kind == "V" and any(v.lemma in _WISHES for v in view.tags[chunk.first].verbs):
                wisher = arguments(sentence, j).subject
                if wisher is not None:
                    found = parties(sentence, wisher, frames_of(view.lexicon))
                    if found:
                        return found[0]
        own = isinstance(subject, Group) and view.tags[subject.chunk.head].rest.startswith(_HIS_COUNTRY)
        body = isinstance(subject, Group) and animacy_of(sentence, subject.chunk) == "body"
        if isinstance(subject, Group) and not own and (body or _acts_itself(sentence, subject)):
            found = parties(sentence, subject, frames_of(view.lexicon))
            if found:
                return found[0]  # قال الأمين العام إن الهيئة ستسير قافلة
        if statement is not None and out.statements[statement].anonymous:
            acting = self._who_acts(sentence, view, k)
            if acting is not None:
                return acting  # not whoever told of it unnamed
        if (
            statement is not None
            and out.statements[statement].speaker is not None
            and out.statements[statement].chain[-1].kind not in ("outlet", "agency", "document")
        ):
            return out.statements[statement].speaker
        if isinstance(subject, Group):
            found = parties(sentence, subject, frames_of(view.lexicon))
            if found:
                return found[0]
        return self._who_acts(sentence, view, k)

    def _who_acts(self, sentence: Sentence, view: TextView, k: int) -> Party | None:
        """Whose clause a condition after `على أن` is added to: `أعلنت الجامعة عن وظائف، على أن يبدأ التقديم في …`."""
        before = sentence.chunks[k - 1] if k else None
        if before is None or before.kind != "S" or view.tags[before.first - 1].rest != "علي":
            return None
        for j in range(k - 1):
            around = arguments(sentence, j) if sentence.chunks[j].kind == "V" else None
            if around is not None and around.subject is not None and not around.relative:
                return next(iter(parties(sentence, around.subject, frames_of(view.lexicon))), None)
        return None


def _describes_event(sentence: Sentence, k: int) -> bool:
    """Whether the verb of chunk `k` but says of something to happen when it will: `المسيرة التي ستنطلق الجمعة`."""
    if k < 2 or sentence.chunks[k - 1].kind != "R" or not sentence.chunks[k - 2].nominal:
        return False
    if any(v.lemma in _WISHES for v in sentence.view.tags[sentence.chunks[k].first].verbs):
        return False  # التقرير الذي وعد الجهاز بنشره
    what = sentence.chunks[k - 2]
    happens = eventive(sentence.view, what) or bare(sentence.view.tags[what.head].rest) in _HAPPENINGS
    return happens and animacy_of(sentence, what) not in ("people", "body")


_HAPPENINGS = words("مسيرة مظاهرة تظاهرة وقفة جلسة مباراة قمة مؤتمر دورة بطولة مهرجان معرض حفل عرس فعالية")


def _clause_stop(sentence: Sentence, k: int, around: Arguments) -> int:
    """The index of the chunk where the clause of the verb of chunk `k` ends, past the words of by when at most that stand there:
    `سينشر نتائجه في موعد | أقصاه الجمعة`."""
    end = min(max(around.end, k + 1), len(sentence.chunks))
    limit = says_when(sentence, end) or (
        end < len(sentence.chunks) and sentence.chunks[end].kind == "Z" and says_when(sentence, end + 1)
    )
    aside = any(sentence.view.tokens[c.first].form == "،" for c in sentence.chunks[k:end])
    return until_stop(sentence, end) if limit and not aside else end


def _last_stop(view: TextView, start: int, end: int) -> int:
    """The offset of the last stop or comma within `[start, end)`, or `end` where there is none."""
    stops = [i for i in range(start, end) if view.text[i] in "،؛.!؟"]
    return stops[-1] if stops else end


def _widened(view: TextView, pledges: list[Pledge], start: int, end: int) -> bool:
    """Make the one pledge that tells when what is promised in `[start, end)` shall be done one with the promise:
    `ووعدت بصرف تعويض، على أن يبدأ صرفه في مايو`. False where there is none, or more than one."""
    inside = [p for p in pledges if p.start < end and start < p.end]
    if len(inside) != 1 or inside[0].start <= start or inside[0].due is None:
        return False
    (pledge,) = inside
    first = view.token_at(pledge.start)
    if [view.tokens[t].form for t in range(max(0, first - 2), first)] != ["علي", "ان"]:
        return False
    pledge.start, pledge.text = start, view.text[start : pledge.end]
    return True


def _acts_itself(sentence: Sentence, subject: Group) -> bool:
    """Whether a body is named as the one who will do it: `الهيئة`, `نقابته`."""
    head, chunk = sentence.view.tags[subject.chunk.head], subject.chunk
    if chunk.kind != "NP":
        return False
    if head.definite and animacy_of(sentence, chunk) == "body":
        return True
    last = sentence.view.tags[chunk.last - 1]
    held = any(m.kind == "ROLE" for m in chunk.mentions) or head.rest in _HEADS
    return held and chunk.last - chunk.head > 1 and last.definite  # وزراء خارجية الدول الأعضاء


_HIS_COUNTRY = ("بلاده", "بلادها", "بلادهم", "بلده", "بلدها", "دولته", "دولتها")
_HEADS = words("وزراء رؤساء قادة زعماء سفراء مبعوثو ممثلو نواب أعضاء وزيرا رئيسا")
_SCHEDULED = words("المقرر المنتظر المتوقع المرتقب المزمع المفترض المأمول المرجح")
_WAS_NOT = words("لم")
_ENDS = frozenset({"نهي.8", "قضي.7"})


def _scheduled(sentence: Sentence, k: int) -> bool:
    """Whether a verb tells what is on the calendar (`من المقرر أن تحتضن جنيف جولة`), or what follows if something happens."""
    view = sentence.view
    first = sentence.chunks[k].first
    near = [view.tags[t].rest for t in range(max(sentence.first, first - 4), first)]
    answers = view.tags[first].prefix.startswith("ف") and any(
        conditional(view, t) and view.tags[t].tag == "S" for t in range(sentence.first, first)
    )  # إذا أخلت الحكومة بتعهداتها فسندعو
    return not _SCHEDULED.isdisjoint(near) or conditional(view, sentence.first) or answers


def _headline_future(sentence: Sentence, k: int, around: Arguments) -> bool:
    """Whether a headline tells in the present what somebody will do by a day to come: `العمال يعلقون إضرابهم غدا`."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    if sentence.index > 0 or not verbs or any(v.features.tense != "imperfect" for v in verbs):
        return False
    if k and sentence.chunks[k - 1].kind in ("Z", "S", "R", "V"):
        return False
    return (
        around.preverbal
        and around.subject is not None
        and (animacy_of(sentence, around.subject.chunk) in ("people", "body"))
    )


def _looks_back(sentence: Sentence, k: int) -> bool:
    """Whether a verb is negated in the past (`لم تنفذ تهديدها`), or tells when a term ends."""
    first = sentence.chunks[k].first
    tags = sentence.view.tags
    ends = any(v.lemma in _ENDS for v in tags[first].verbs) and arguments(sentence, k).phrase("من") is None
    return ends or (first > sentence.first and tags[first - 1].rest in _WAS_NOT)


def _undertakes(view: TextView, statement: Statement) -> bool:
    """Whether what somebody announces is a deed of their own yet to be done: `أعلنت الحركة تنظيم مسيرة يوم الأحد`."""
    if statement.rule not in ("announce", "reveal", "confirm") or statement.stance not in (
        "assert",
        "reveal",
    ):
        return False
    t = view.token_at(statement.start)
    if view.tags[t].tag == "P" and t + 1 < len(view.tags):
        t += 1  # أعلنت عن تنظيم
    tagged = view.tags[t]
    masdar = bare(tagged.rest) in _DEEDS or any(
        n.kind == "masdar" and (n.lemma or "").endswith(_DOING) for n in tagged.nouns
    )
    own = bare(tagged.rest) not in LONGER and bare(tagged.rest) not in _ASSENT
    return masdar and own and not tagged.article and tagged.tag == "N"


_ITS_OWN = 110
"""Characters from what is announced to the day on which it shall be."""
_DEEDS = words("افتتاح بدء فتح صرف دفع نشر رفع خفض وقف طرح عقد حظر فرض منح")
"""Nouns of other forms for what somebody does."""
_ASSENT = words("موافقة مغادرة مواجهة")
"""Nouns of such forms for what is agreed to or happens, not done to anything."""


_DOING = (".2", ".4", ".10", ".3")
"""Forms whose verbs tell what is done to something, and so by somebody."""


def _demanded(view: TextView, out: Annotations, statement: Statement, deadlines: list[Deadline]) -> bool:
    """Whether what somebody asks for is to be done within a term, or else: `مطالبا بالإفراج عنه خلال 48 ساعة، وملوحا بالإضراب`; more time
    is no such thing."""
    if statement.stance != "demand":
        return False
    first = view.token_at(statement.start)
    opening = [bare(view.tags[t].rest) for t in range(first, min(first + 2, len(view.tags)))]
    if any(word in LONGER or word in _MORE_TIME for word in opening):
        return False
    inside = [t for t, _ in deadlines if statement.start <= t.start < statement.end]
    stop = next((i for i in range(statement.start, statement.end) if view.text[i] in "،؛"), statement.end)
    if not any(t.start < stop and by_when(view, t.start) for t in inside):
        return False
    sentence = view.sentence_of(first)
    return any(
        s.stance == "threaten" and view.sentence_of(view.token_at(s.start)) == sentence
        for s in out.statements
    ) or any(view.tags[t].rest in _OR_ELSE for t in range(*view.sentences[sentence]))


_MORE_TIME = words("مهلة فرصة وقت")
_OR_ELSE = words("وإلا")


def _threatens(view: TextView, statement: Statement) -> bool:
    """Whether a warning is of what the speaker will do: `أنذرت طهران بإخراج المفتشين`."""
    return statement.stance == "warn" and view.tags[view.token_at(statement.start)].prefix.endswith("ب")


_WISHES = frozenset(
    {
        "ريد.4",
        "عزم.8",
        "خطط.2",
        "عهد.5",
        "وعد.1",
        "قرر.2",
        "لزم.8",
        "وفق.8",
        "وفق.3",
        "نوي.1",
        "زمع.4",
        "قسم.4",
    }
)
_READIES = frozenset({"عدد.10", "هيء.5", "ءهب.5"})


def _willed(sentence: Sentence, k: int, around: Arguments, time: Time) -> int:
    """Where begins what the verb of chunk `k` wills to be done by a time: `تعتزم المملكة إيفاد فريق خلال أسبوعين`; else -1."""
    view = sentence.view
    lemmas = {v.lemma for v in view.tags[sentence.chunks[k].first].verbs}
    if lemmas.isdisjoint(_WISHES) and lemmas.isdisjoint(_READIES):
        return -1
    groups = [*around.objects, *(g for p, g in around.phrases if p in ("ب", "على", "إلى", "ل"))]
    starts = [view.tokens[g.chunk.start].start for g in groups if eventive(view, g.chunk)]
    return min((s for s in starts if s < time.start), default=-1)
