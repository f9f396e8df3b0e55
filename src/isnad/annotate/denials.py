"""Denials and retractions, and the claim each denies where the article tells it."""

from __future__ import annotations

from isnad.annotate.arguments import arguments, likeliest
from isnad.annotate.cues import cues_of
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
            if statement.stance == "deny" and statement.cue is not None:
                start, end = min(statement.cue.start, statement.start), max(statement.cue.end, statement.end)
                denied = _same_claim(view, out, i)
                out.denials.append(
                    Denial(
                        start=start,
                        end=end,
                        text=view.text[start:end],
                        who=statement.speaker,
                        denies=denied,
                        statement=i,
                    )
                )
                taken.add(statement.cue.start)
        cues = cues_of(view.lexicon)
        sources = Sources(cues, out.article.outlet)
        for sentence in sentence_chunks(view, out):
            self._bare(view, out, sentence, sources, taken)
            self._phrases(view, out, sentence)
        out.denials.sort(key=lambda d: (d.start, d.end))

    def _bare(
        self, view: TextView, out: Annotations, sentence: Sentence, sources: Sources, taken: set[int]
    ) -> None:
        """`قبل أن تنفيه لاحقا`, `ونفى الجيش ذلك`: what is denied stands before."""
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "V" or view.bare_start(chunk.first) in taken:
                continue
            tagged = view.tags[chunk.first]
            if not any(c.stance == "deny" for v in tagged.verbs for c in sources.cues.verbs.get(v.lemma, ())):
                continue
            around = arguments(sentence, k)
            if k > 0 and sentence.chunks[k - 1].kind == "Z":
                continue
            anaphoric = (
                bool(tagged.enclitic)
                or any(view.tags[g.chunk.head].rest in _ANAPHORA for g in around.objects)
                or (
                    k + 1 < len(sentence.chunks) and view.tags[sentence.chunks[k + 1].first].rest in _ANAPHORA
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
            retraction = bool(
                claim is not None
                and who is not None
                and claim.speaker is not None
                and who.entity
                and who.entity == claim.speaker.entity
            )
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
                out.denials.append(
                    Denial(
                        start=start,
                        end=end,
                        text=view.text[start:end],
                        who=inside.speaker if inside else None,
                        statement=out.statements.index(inside) if inside else None,
                    )
                )


def _same_claim(view: TextView, out: Annotations, index: int) -> Span | None:
    """The earlier statement of someone else whose words the denied content repeats most, if it shares enough."""
    denial = out.statements[index]
    own = _stems(view, denial)
    best: Statement | None = None
    most = 0.34
    for other in out.statements:
        if other is denial or other.start >= denial.start or other.stance == "deny":
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
