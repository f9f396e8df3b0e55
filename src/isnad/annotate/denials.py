"""Denials and retractions, and the claim each denies where the article tells it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.arguments import Arguments, arguments, likeliest
from isnad.annotate.cues import CueVerb, cues_of
from isnad.annotate.sources import Sources
from isnad.annotate.syntax import Sentence, sentence_chunks
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
        for i, statement in enumerate(out.statements):
            if statement.cue is not None and _denies(view, statement):
                start, end = min(statement.cue.start, statement.start), max(statement.cue.end, statement.end)
                out.denials.append(_of_statement(view, out, i, start, end))
                taken.add(statement.cue.start)
        for i, statement in enumerate(out.statements):
            if statement.stance != "deny" and _contradicts(view, statement):
                out.denials.append(_of_statement(view, out, i, statement.start, statement.end))
        cues = cues_of(view.lexicon)
        sources = Sources(cues, out.article.outlet)
        for sentence in sentence_chunks(view, out):
            self._bare(view, out, sentence, sources, taken)
            self._phrases(view, out, sentence)
        out.denials.sort(key=lambda d: (d.start, d.end))

    def _bare(
        self, view: TextView, out: Annotations, sentence: Sentence, sources: Sources, taken: set[int]
    ) -> None:
        """`قبل أن تنفيه لاحقا`, `ونفى الجيش ذلك`, `وسحبت الصحيفة الخبر`: what is denied or taken back stands before."""
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "V" or view.bare_start(chunk.first) in taken:
                continue
            tagged = view.tags[chunk.first]
            cues = [c for v in tagged.verbs for c in sources.cues.verbs.get(v.lemma, ())]
            around = arguments(sentence, k)
            if k > 0 and sentence.chunks[k - 1].kind == "Z":
                continue
            taken_back = _taken_back(view, around, [c for c in cues if c.id == "retract"])
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
            end = view.tokens[chunk.last - 1].end
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
            out.denials.append(
                Denial(
                    start=start,
                    end=end,
                    text=view.text[start:end],
                    who=who,
                    denies=denies,
                    retraction=retraction,
                )
            )

    def _phrases(self, view: TextView, out: Annotations, sentence: Sentence) -> None:
        """`لا صحة لـ…`, `عارٍ عن الصحة`."""
        trie = cues_of(view.lexicon).retractions
        for t in range(sentence.first, sentence.last):
            form = view.tokens[t].form
            for opening in (form, form[1:] if form[:1] in "وف" else form):
                if opening not in trie.root:
                    continue
                size, items = trie.longest(
                    opening, [view.tokens[j].form for j in range(t + 1, min(t + 7, sentence.last))]
                )
                if size < 2 or not any(i.startswith("retract") for i in items):
                    continue
                start, end = view.bare_start(t), view.tokens[t + size - 1].end
                if any(d.start <= start < d.end for d in out.denials):
                    continue
                inside = next((s for s in out.statements if s.start <= start < s.end), None)
                if inside is not None and any(
                    view.tags[j].tag == "R" for j in range(view.token_at(inside.start), t)
                ):
                    start = inside.start  # ما نُشر عن استشهاده | عارٍ عن الصحة
                out.denials.append(
                    Denial(
                        start=start,
                        end=end,
                        text=view.text[start:end],
                        who=inside.speaker if inside else None,
                        statement=out.statements.index(inside) if inside else None,
                    )
                )


def _taken_back(view: TextView, around: Arguments, cues: Sequence[CueVerb]) -> bool:
    """Whether a verb of retracting has for its object what can be taken back: `سحبت الوكالة العبارة`, `تراجع عن الحصيلة`."""
    for cue in cues:
        groups = [g for p, g in around.phrases if p in cue.content]
        groups += around.objects if "object" in cue.content else []
        if any(view.tags[g.chunk.head].rest in cue.only_with for g in groups):
            return True
    return False


def _denies(view: TextView, statement: Statement) -> bool:
    """Whether a statement says that a claim is false; to rule out, to doubt, to refuse is less, unless it is a charge."""
    if statement.stance != "deny" or not statement.rule.endswith("dispute"):
        return statement.stance == "deny"
    return view.tags[view.token_at(statement.start)].rest in _CHARGES


_CHARGES = words("الاتهامات الاتهام اتهامات اتهام الادعاءات ادعاءات المزاعم مزاعم الشائعات شائعات")


def _contradicts(view: TextView, statement: Statement) -> bool:
    """Whether somebody's words say that nothing of a kind is so, as one does of what was claimed: `لم نعتقل أحدا`, `لا علاقة له بالهجوم`."""
    if not statement.chain:
        return False
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1) + 1
    negated = -1
    for t in range(first, min(last, first + _OPENING)):
        tagged = view.tags[t]
        if tagged.rest in _WAS_NOT or (
            tagged.rest == "لا" and view.tags[min(t + 1, last - 1)].rest in _LINKS
        ):
            negated = t
            break
        if tagged.tag == "V":
            return False
    if negated < 0:
        return False
    nothing = any(
        view.tags[t].rest in _AT_ALL for t in range(max(first, negated - 3), min(last, negated + 5))
    )
    link = negated + 1 < last and view.tags[negated + 1].rest in _LINKS
    return nothing or link


_WAS_NOT = words("لم ليس ليست")
_OPENING = 7  # tokens in which a contradiction shows
_AT_ALL = words("أي أحد أحدا إطلاقا مطلقا بتاتا قط أبدا")
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
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1) + 1
    return {
        view.tags[t].rest.removeprefix("ال")[:5]
        for t in range(first, last)
        if view.tags[t].tag in ("N", "V") and len(view.tags[t].rest) > 3
    }
