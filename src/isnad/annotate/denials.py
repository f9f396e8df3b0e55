"""Denials and retractions, and the claim each denies where the article tells it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from isnad.annotate.frames import Frames, frames_of
from isnad.annotate.grammar.arguments import Arguments, Group, arguments, likeliest
from isnad.annotate.grammar.chunks import Sentence, sentence_chunks
from isnad.annotate.statements.cues import CueVerb, cues_of
from isnad.annotate.statements.sources import Sources
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Annotations, Denial, Party, Span, Statement

_ANAPHORA = words(
    "ذلك هذا الخبر النبأ الأنباء الأمر الاتهامات المعلومات التقارير صحة الادعاءات المزاعم الشائعات الاتهام التصريحات ما"
)


class Denials:
    """Annotator `denials.1`: needs statements; gives `Annotations.denials`."""

    name = "denials.1"
    needs = ("statements",)
    gives = ("denials",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the denials of one article, in text order."""
        taken: set[int] = set()
        back: list[Denial] = []
        for i, statement in enumerate(out.statements):
            if statement.cue is not None and _denies(view, statement):
                start, end = min(statement.cue.start, statement.start), max(statement.cue.end, statement.end)
                out.denials.append(_of_statement(view, out, i, start, end))
                taken.add(statement.cue.start)
        frames = frames_of(view.lexicon)
        for i, statement in enumerate(out.statements):
            if statement.stance != "deny" and statement.chain:
                for start, end in _contradictions(view, statement, frames):
                    out.denials.append(_of_statement(view, out, i, start, end))
        cues = cues_of(view.lexicon)
        sources = Sources(cues, out.article.outlet)
        for sentence in sentence_chunks(view, out):
            out.denials += self._bare(view, out, sentence, sources, taken, back)
            back += self._phrases(view, out, sentence, back)
        out.denials += _one_each(view, back)
        _share_claims(view, out)
        out.denials.sort(key=lambda d: (d.start, d.end))

    def _bare(
        self,
        view: TextView,
        out: Annotations,
        sentence: Sentence,
        sources: Sources,
        taken: set[int],
        back: list[Denial],
    ) -> list[Denial]:
        """`قبل أن تنفيه لاحقا`, `ونفى الجيش ذلك`, `وسحبت الصحيفة الخبر`: what is denied or taken back stands before.

        What is taken back goes to `back`."""
        found: list[Denial] = []
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "V" or view.bare_start(chunk.first) in taken:
                continue
            tagged = view.tags[chunk.first]
            cues = [c for v in tagged.verbs for c in sources.cues.verbs.get(v.lemma, ())]
            if not any(c.id in ("retract", "deny") for c in cues):
                continue
            around = arguments(sentence, k)
            if k > 0 and sentence.chunks[k - 1].kind == "Z":
                continue
            what = _taken_back(view, around, [c for c in cues if c.id == "retract"])
            taken_back = what is not None
            anaphoric = taken_back or (
                any(c.id == "deny" for c in cues)
                and (
                    bool(tagged.enclitic)
                    or any(view.tags[g.chunk.head].rest in _ANAPHORA for g in around.objects)
                    or (
                        k + 1 < len(sentence.chunks)
                        and view.tags[sentence.chunks[k + 1].first].rest in _ANAPHORA
                    )
                )
            )
            if not anaphoric:
                continue
            start = view.bare_start(chunk.first)
            end = view.tokens[(what.chunk.last if what is not None else chunk.last) - 1].end
            start, end = min(start, end), max(end, view.tokens[chunk.last - 1].end)
            before = [s for s in out.statements if s.start < start]
            here = [s for s in before if s.start >= view.tokens[sentence.first].start]
            claim = here[-1] if here else (before[-1] if before else None)
            who: Party | None = None
            if around.subject is not None:
                source = sources.from_group(sentence, around.subject, around, likeliest(tagged.verbs))
                who = source.party() if source is not None else None
            elif here:
                who = here[-1].speaker
            retraction = taken_back or bool(
                claim is not None
                and who is not None
                and claim.speaker is not None
                and who.entity
                and who.entity == claim.speaker.entity
            )
            if taken_back or (claim is not None and claim.cue is not None and claim.cue.start > start):
                claim = None  # what else the article tells is not what is taken back
            denies = Span(text=claim.text, start=claim.start, end=claim.end) if claim is not None else None
            (back if taken_back else found).append(
                Denial(
                    start=start,
                    end=end,
                    text=view.text[start:end],
                    who=who,
                    denies=denies,
                    retraction=retraction,
                )
            )
        return found

    def _phrases(
        self, view: TextView, out: Annotations, sentence: Sentence, back: list[Denial]
    ) -> list[Denial]:
        """`لا صحة لـ…`, `عارٍ عن الصحة`, and a correction (`تصويب: …`)."""
        found: list[Denial] = []
        known = [*out.denials, *back]
        trie = cues_of(view.lexicon).retractions
        opening = sentence.first
        if (
            view.tags[opening].rest in _CORRECTIONS
            and opening + 1 < sentence.last
            and view.tokens[opening + 1].form == ":"
        ):
            start, end = view.tokens[opening].start, view.tokens[opening].end
            found.append(Denial(start=start, end=end, text=view.text[start:end], retraction=True))
        root = trie.root
        for t in range(sentence.first, sentence.last):
            form = view.tokens[t].form
            for opening in (form, form[1:]) if form[0] in "وف" else (form, form):
                if opening not in root:
                    continue
                size, items = trie.longest(
                    opening, [view.tokens[j].form for j in range(t + 1, min(t + 7, sentence.last))]
                )
                if size < 2 or not any(i.startswith("retract") for i in items):
                    continue
                start, end = view.bare_start(t), view.tokens[t + size - 1].end
                if any(d.start <= start < d.end for d in known):
                    continue
                inside = next((s for s in out.statements if s.start <= start < s.end), None)
                if inside is not None and any(
                    view.tags[j].tag == "R" for j in range(view.token_at(inside.start), t)
                ):
                    start = inside.start  # ما نُشر عن استشهاده | عارٍ عن الصحة
                found.append(
                    Denial(
                        start=start,
                        end=end,
                        text=view.text[start:end],
                        who=inside.speaker if inside else None,
                        statement=out.statements.index(inside) if inside else None,
                    )
                )
        return found


def _one_each(view: TextView, back: list[Denial]) -> list[Denial]:
    """What one sentence says of taking a thing back is one retraction: `تراجع المرصد عن الحصيلة، قائلا إنها كانت خاطئة`."""
    kept: list[Denial] = []
    for denial in sorted(back, key=lambda d: (d.start, d.end)):
        before = kept[-1] if kept else None
        if before is None or view.sentence_of(view.token_at(before.start)) != view.sentence_of(
            view.token_at(denial.start)
        ):
            kept.append(denial)
            continue
        before.end = max(before.end, denial.end)
        before.text = view.text[before.start : before.end]
        before.who = before.who or denial.who
        before.statement = before.statement if before.statement is not None else denial.statement
        before.denies = before.denies or denial.denies
        before.retraction = before.retraction or denial.retraction
    return kept


_CORRECTIONS = words("تصويب تصحيح استدراك")


def _taken_back(view: TextView, around: Arguments, cues: Sequence[CueVerb]) -> Group | None:
    """What a verb of retracting has for its object, if it can be taken back: `سحبت الوكالة العبارة`, `تراجع عن الحصيلة`."""
    for cue in cues:
        groups = [g for p, g in around.phrases if p in cue.content]
        groups += around.objects if "object" in cue.content else []
        found = next((g for g in groups if view.tags[g.chunk.head].rest in cue.only_with), None)
        if found is not None:
            return found
    return None


def _denies(view: TextView, statement: Statement) -> bool:
    """Whether a statement says that a claim is false; to rule out, to doubt, to refuse is less, unless it is a charge."""
    opening = view.tags[view.token_at(statement.start) :][: _BEFORE + 1]
    if statement.stance == "deny" and any(
        a.rest in _BONDS and b.rest == "بين" for a, b in itertools.pairwise(opening)
    ):
        return False  # نفى وجود أي صلة بين الحادثتين: nobody's claim
    if statement.cue is not None and _either_way(view, view.token_at(statement.cue.start)):
        return False
    if statement.stance != "deny" or not statement.rule.endswith("dispute"):
        return statement.stance == "deny"
    return view.tags[view.token_at(statement.start)].rest in _CHARGES


def _either_way(view: TextView, cue: int) -> bool:
    """`رافضا تأكيد أو نفي الخبر`: a denial that is joined by or to its contrary is neither."""
    near = view.tags[max(0, cue - 2) : cue]
    return len(near) == 2 and near[1].rest == "او" and near[0].rest.removeprefix("ال") in _CONFIRMING


_CONFIRMING = words("تأكيد إثبات")
_BONDS = words("صلة علاقة ارتباط رابط")
_CHARGES = words("الاتهامات الاتهام اتهامات اتهام الادعاءات ادعاءات المزاعم مزاعم الشائعات شائعات")


def _contradictions(view: TextView, statement: Statement, frames: Frames) -> Iterator[tuple[int, int]]:
    """Clauses in somebody's words that say that nothing of a kind was done, or no link is there, as one does of what was claimed:
    `لم نعتقل أحدا`, `وأن أحدا لم يعزل`, `لا علاقة له بالهجوم`. Only a deed that an event can be is claimed of anybody."""
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1) + 1
    for t in range(first, last):
        tagged = view.tags[t]
        following = view.tags[t + 1] if t + 1 < last else None
        if following is None:
            return
        if tagged.rest in _WAS_NOT and following.tag == "V":
            reach = range(max(first, t - _BEFORE), min(last, t + _BEHIND))
            if any(view.tags[j].rest in _AT_ALL for j in reach) and _is_deed(view, t + 1, last, frames):
                yield _clause(view, statement, t)
        elif tagged.rest in _IS_NO and following.rest in _LINKS and t - first < _OPENING:
            yield _clause(view, statement, t)


def _is_deed(view: TextView, verb: int, last: int, frames: Frames) -> bool:
    """Whether a verb tells of an event, with its object or by itself: `لم نعتقل أحدا`, `لم تطلق قذيفة`."""
    for found in view.tags[verb].verbs:
        if found.lemma == "عود.1":
            return False  # لم يعد للهدنة معنى: no longer
        if frames.verbs.get(found.lemma) or frames.light.get(found.lemma):
            return True
        for _, phrase in frames.verb_phrases.get(found.lemma, ()):
            if any(view.tags[j].rest == phrase[0] for j in range(verb + 1, min(last, verb + _BEHIND))):
                return True
    return False


def _clause(view: TextView, statement: Statement, token: int) -> tuple[int, int]:
    """The characters of the clause around a negation, between the commas or stops on either side."""
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1)
    i = token
    while i > first and view.tags[i - 1].tag != ".":
        i -= 1
    j = token
    while j < last and view.tokens[j + 1].form not in _STOPS:
        j += 1
    return max(view.tokens[i].start, statement.start), min(view.tokens[j].end, statement.end)


_STOPS = frozenset("،؛.؟!")
_WAS_NOT = words("لم")
_IS_NO = words("لا ليس ليست")
_OPENING = 7  # tokens in which a link denied shows
_BEFORE, _BEHIND = 3, 6  # tokens around a negation in which it shows that nothing at all is meant
_AT_ALL = words("أي أية أحد أحدا إطلاقا مطلقا بتاتا قط أبدا واحد واحدا واحدة")
_LINKS = words("علاقة صلة دور أساس صحة وجود يد")


def _of_statement(view: TextView, out: Annotations, index: int, start: int, end: int) -> Denial:
    return Denial(
        start=start,
        end=end,
        text=view.text[start:end],
        who=out.statements[index].speaker,
        denies=_same_claim(view, out, index),
        statement=index,
    )


def _told_within(out: Annotations, denial: Denial) -> Span | None:
    """The claim that a denial names itself, by whom it was made: `نفى الصندوق إبرام عقد، بعد يوم من إعلان الوزيرة "اتفاقا"`,
    `كذّب ما أعلنته الوزيرة بخصوص القرض`."""
    for other in out.statements:
        cue = other.cue
        if cue is None or other.stance in ("deny", "retract") or other.speaker is None:
            continue
        inside = denial.start < cue.start and other.end <= denial.end and cue.start < other.start
        other_voice = denial.who is None or other.speaker.text != denial.who.text
        if other.anonymous or other.chain[-1].kind in ("outlet", "agency", "document"):
            continue  # what the press told stands where it told it
        if inside and other_voice and other.rule in _ANNOUNCING:
            return Span(text=out.article.text[cue.start : other.end], start=cue.start, end=other.end)
    return None


_ANNOUNCING = (
    "announce",
    "say",
    "claim",
    "confirm",
    "relay",
    "reveal",
    "n-statement",
    "n-claim",
    "n-report",
    "according-to",
)


def _share_claims(view: TextView, out: Annotations) -> None:
    """Give each denial the claim that it names, and the others of the article that deny the same the claim of theirs."""
    named: list[tuple[Denial, Span]] = []
    for denial in out.denials:
        claim = _told_within(out, denial)
        if claim is not None:
            denial.denies = claim
            named.append((denial, claim))
    for denial in out.denials:
        if any(denial is d for d, _ in named):
            continue
        own = _stems_of(view, denial.start, denial.end)
        for other, claim in named:
            common = own & (_stems_of(view, other.start, other.end) | _stems_of(view, claim.start, claim.end))
            if len(common) >= _IN_COMMON:
                denial.denies = claim
                break


_IN_COMMON = 2  # stems that two denials of one claim have in common


def _same_claim(view: TextView, out: Annotations, index: int) -> Span | None:
    """The earlier statement of someone else whose words the denied content repeats most, if it shares enough."""
    denial = out.statements[index]
    own = _stems(view, denial)
    best: Statement | None = None
    most = 0.34
    for other in out.statements:
        if other.start >= denial.start or other.end > denial.start or other.stance == "deny":
            continue
        theirs = _stems(view, other)
        if not own or not theirs:
            continue
        share = len(own & theirs) / min(len(own), len(theirs))
        if share > most and len(own & theirs) >= 2:
            best, most = other, share
    return Span(text=best.text, start=best.start, end=best.end) if best is not None else None


def _stems(view: TextView, statement: Statement) -> set[str]:
    return _stems_of(view, statement.start, statement.end)


def _stems_of(view: TextView, start: int, end: int) -> set[str]:
    first, last = view.token_at(start), view.token_at(end - 1) + 1
    return {
        view.tags[t].rest.removeprefix("ال")[:5]
        for t in range(first, last)
        if view.tags[t].tag in ("N", "V") and len(view.tags[t].rest) > 3
    }
