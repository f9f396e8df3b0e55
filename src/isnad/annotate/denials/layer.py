"""Denials and retractions, and the claim each denies where the article tells it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from isnad.annotate.denials.claims import same_claim, share_claims
from isnad.annotate.denials.contradictions import contradictions, numbers_put_right
from isnad.annotate.denials.falsity import called_false, calls_false
from isnad.annotate.denials.nouns import clause_end, denial_nouns
from isnad.annotate.frames import frames_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence, sentence_chunks
from isnad.annotate.grammar.groups import Arguments, Group, likeliest
from isnad.annotate.statements.cues import CueVerb, cues_of
from isnad.annotate.statements.denied import UTTERLY
from isnad.annotate.statements.sources import Sources
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.language.tagging import Tagged
from isnad.records import Annotations, Denial, Party, Span, Statement

_ANAPHORA = words(
    "ذلك هذا الخبر النبأ الأنباء الأمر الاتهامات المعلومات التقارير صحة الادعاءات المزاعم الشائعات الاتهام التصريحات ما"
)


_THAT = "ذلك"
_LINKS = words("صلة علاقة ارتباط")


def _unaccused(out: Annotations, statement: Statement) -> bool:
    """Whether somebody denies any link to a deed of which nobody before has accused them: `سارعت الحركة إلى نفي أي صلة لها به`."""
    said = [fold(w) for w in statement.text.split()[:2]]
    if len(said) < len(("أي", "صلة")) or said[0] != fold("أي") or said[1] not in _LINKS:
        return False
    return not any(s.stance == "accuse" and s.start < statement.start for s in out.statements)


class Denials:
    """Annotator `denials.2`: needs quantities and statements; gives `Annotations.denials`."""

    name = "denials.2"
    needs = ("quantities", "statements")
    gives = ("denials",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the denials of one article, in text order."""
        taken: set[int] = set()
        back: list[Denial] = []
        for i, statement in enumerate(out.statements):
            if statement.text.split()[0] == _THAT or _unaccused(out, statement):
                continue  # ونفى الجيش ذلك: what it is stands before
            if statement.cue is not None and _denies(view, statement):
                start, end = min(statement.cue.start, statement.start), max(statement.cue.end, statement.end)
                out.denials.append(_of_statement(view, out, i, start, end))
                taken.add(statement.cue.start)
        frames = frames_of(view.lexicon)
        for i, statement in enumerate(out.statements):
            if statement.stance != "deny" and statement.chain:
                for start, end in contradictions(view, statement, frames):
                    if _says_so_of_it(view, out.denials, view.token_at(start)):
                        continue
                    out.denials.append(_of_statement(view, out, i, start, end))
        cues = cues_of(view.lexicon)
        sources = Sources(cues, out.article.outlet)
        for sentence in sentence_chunks(view, out):
            out.denials += denial_nouns(sentence, out, sources)
            out.denials += self._bare(view, out, sentence, sources, taken, back)
            back += self._phrases(view, out, sentence, back)
        out.denials += _one_each(view, back)
        for i, statement in enumerate(out.statements):
            judged = statement.stance != "deny" and statement.chain and calls_false(view, statement)
            if judged and not _beside_another(view, out, statement.start):
                out.denials.append(_of_statement(view, out, i, statement.start, statement.end))
            for start, end in numbers_put_right(out, statement) if statement.chain else ():
                if not _beside_another(view, out, start):
                    out.denials.append(_of_statement(view, out, i, start, end))
        share_claims(view, out)
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
            if either_way(view, chunk.first, sentence.first):
                continue
            what = _taken_back(view, around, [c for c in cues if c.id == "retract"])
            taken_back = what is not None
            denied = _pointed_at(sentence, k, around)
            anaphoric = taken_back or (
                any(c.id == "deny" for c in cues) and (bool(tagged.enclitic) or denied >= 0)
            )
            if not anaphoric:
                continue
            start = view.bare_start(chunk.first)
            end = view.tokens[chunk.last - 1].end if what is None else _end_of(sentence, what.chunk)
            if what is None and denied >= 0:
                end = _end_of_denied(sentence, denied)
            start, end = min(start, end), max(end, view.tokens[chunk.last - 1].end)
            before = [s for s in out.statements if s.start < start]
            here = [s for s in before if s.start >= view.tokens[sentence.first].start]
            claim = here[-1] if here else (before[-1] if before else None)
            who: Party | None = None
            if around.subject is not None and around.subject is not what:
                who_denies = _past_that(sentence, around.subject)
                source = sources.from_group(sentence, who_denies, around, likeliest(tagged.verbs))
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
            number = _number_put_right(out, here, who, tagged) if taken_back else None
            behind = claim is not None and claim.cue is not None and claim.cue.start > start
            if taken_back or behind:
                claim = None  # what else the article tells is not what is taken back
            denies = Span(text=claim.text, start=claim.start, end=claim.end) if claim is not None else number
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
        opening = sentence.first
        if (
            view.tags[opening].rest in _CORRECTIONS
            and opening + 1 < sentence.last
            and view.tokens[opening + 1].form == ":"
        ):
            start, end = view.tokens[opening].start, view.tokens[sentence.last - 1].end
            found.append(Denial(start=start, end=end, text=view.text[start:end], retraction=True))
        for t, after, of_before in called_false(sentence, cues_of(view.lexicon)):
            start, end = view.bare_start(t), view.tokens[after - 1].end
            if not of_before or (after < sentence.last and view.tags[after].rest == "ان"):
                end = clause_end(sentence, sentence.chunks[sentence.chunk_of(min(after, sentence.last - 1))])
            if any(d.start <= start < d.end for d in (*known, *found)) or _says_so_of_it(view, known, t):
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


def _number_put_right(
    out: Annotations, here: Sequence[Statement], who: Party | None, tagged: Tagged
) -> Span | None:
    """The number that its own speaker told just before, in one sentence, where that is what is put right: `قالت الوكالة إنها قتلت خمسة،
    ثم صححت العدد`."""
    if not here or not any(v.lemma in _PUTS_RIGHT for v in tagged.verbs):
        return None
    said = here[-1]
    if who is not None and (said.speaker is None or said.speaker.text != who.text):
        return None
    number = next((q for q in out.quantities if said.start <= q.start < said.end), None)
    return Span(text=number.text, start=number.start, end=number.end) if number is not None else None


_PUTS_RIGHT = frozenset({"صحح.2", "صوب.2", "عدل.2", "خفض.2"})


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
        if "object" in cue.content:  # ثم صححت العدد: whoever spoke before did
            groups += around.objects or ([around.subject] if around.subject is not None else [])
        found = next((g for g in groups if _is_one_of(view.tags[g.chunk.head], cue.only_with)), None)
        if found is not None:
            return found
    return None


def _denies(view: TextView, statement: Statement) -> bool:
    """Whether a statement says that a claim is false; to rule out, to doubt, to refuse is less, unless it is a charge."""
    opening = view.tags[view.token_at(statement.start) :][:_OPENING]
    if statement.stance == "deny" and any(
        a.rest in _BONDS and b.rest == "بين" for a, b in itertools.pairwise(opening)
    ):
        return False  # نفى وجود أي صلة بين الحادثتين: nobody's claim
    if statement.cue is not None and either_way(view, view.token_at(statement.cue.start)):
        return False
    if statement.stance != "deny" or not statement.rule.endswith("dispute"):
        return statement.stance == "deny"
    return view.tags[view.token_at(statement.start)].rest in _CHARGES


def _past_that(sentence: Sentence, subject: Group) -> Group:
    """Whoever denies, without the `ذلك` that is denied before them: `ونفى ذلك | المتحدث باسم الجيش`."""
    chunk = subject.chunk
    if sentence.view.tags[chunk.start].rest != _THAT or chunk.last - chunk.start < 2:
        return subject
    head = max(chunk.head, chunk.start + 1)
    return Group(Chunk("NP", chunk.start + 1, chunk.last, head, mentions=chunk.mentions), subject.others)


def _pointed_at(sentence: Sentence, k: int, around: Arguments) -> int:
    """The token of what the verb of chunk `k` denies, where it is but pointed at (`ذلك`, `الخبر`): the head of an object, or right
    behind the verb or its subject; -1 without one."""
    tags = sentence.view.tags
    behind = [k + 1]
    if around.subject is not None and around.subject.chunk in sentence.chunks[k + 1 :]:
        behind.append(sentence.chunks.index(around.subject.chunk, k + 1) + 1)
    at = [g.chunk.head for g in around.objects]
    at += [sentence.chunks[n].first for n in behind if n < len(sentence.chunks)]
    return next((t for t in at if tags[t].rest in _ANAPHORA), -1)


def _end_of_denied(sentence: Sentence, token: int) -> int:
    """Where what is denied ends, with how utterly and with what says which claim it is: `ذلك جملة وتفصيلا`, `الأنباء التي راجت`."""
    view = sentence.view
    if view.tags[token].rest == "ما":
        return clause_end(sentence, sentence.chunks[sentence.chunk_of(token)])
    if view.tags[token].rest == _THAT or view.tags[token].rest == "هذا":
        t = token + 1
        while t < sentence.last and view.tags[t].rest in UTTERLY:
            t += 1
        return view.tokens[t - 1].end
    return _end_of(sentence, sentence.chunks[sentence.chunk_of(token)])


def _end_of(sentence: Sentence, what: Chunk) -> int:
    """Where what is taken back ends, with what says what it was: `إعلانها إسقاط طائرة`, `العبارة التي نسبتها إلى الوزيرة`."""
    k = sentence.chunk_of(what.head) + 1
    if k < len(sentence.chunks) and sentence.chunks[k].kind in ("NP", "R", "S"):
        end = clause_end(sentence, what)
        view = sentence.view
        after = view.token_at(end - 1) + 1
        if after + 1 < sentence.last and view.tags[after + 1].rest in _WHOSE_CONTENT:
            return clause_end(sentence, sentence.chunks[sentence.chunk_of(after + 1)])
        return end
    return sentence.view.tokens[what.last - 1].end


_WHOSE_CONTENT = words("مفاده مفادها نصه نصها فحواه فحواها")


def _is_one_of(tagged: Tagged, nouns: Sequence[str]) -> bool:
    """Whether a noun is one of some, also with a pronoun or in the accusative: `إعلانها`, `رقما`."""
    return tagged.rest in nouns or any(n.base in nouns or n.citation in nouns for n in tagged.nouns)


def _says_so_of_it(view: TextView, known: Sequence[Denial], token: int) -> bool:
    """Whether what is called false at a token is but the thing denied just before, pointed at:
    `نفى ما أشيع …، واصفا ذلك بأنه محض افتراء`."""
    sentence = view.sentence_of(token)
    before = [d for d in known if d.start < view.tokens[token].start]
    if not any(view.sentence_of(view.token_at(d.start)) == sentence for d in before):
        return False
    near = range(max(0, token - _BACK), min(token + _BACK, len(view.tokens)))
    described = any(view.tokens[j].form.startswith("بان") for j in near)  # واصفا ذلك بأنه
    return described and any(view.tags[j].rest in _IT for j in near)


_IT = words("ذلك هذا هذه الخبر النبأ الأنباء الأمر المعلومات الادعاءات المزاعم إياه إياها إياهم")
_BACK = 5  # tokens around a phrase in which what it is said of stands


def _beside_another(view: TextView, out: Annotations, start: int) -> bool:
    """Whether a sentence denies something already."""
    sentence = view.sentence_of(view.token_at(start))
    return any(view.sentence_of(view.token_at(d.start)) == sentence for d in out.denials)


def either_way(view: TextView, cue: int, first: int = 0) -> bool:
    """`رافضا تأكيد أو نفي الخبر`, `ولم يؤكد النبأ ولم ينفه`: a denial that is joined to its contrary is neither."""
    near = view.tags[max(0, cue - 2) : cue]
    if len(near) == 2 and near[1].rest == "او" and near[0].rest.removeprefix("ال") in _CONFIRMING:
        return True
    joined = cue > first and view.tokens[cue - 1].form in _NOR
    return joined and any(
        v.lemma in _CONFIRMS for t in range(max(first, cue - _REACH), cue) for v in view.tags[t].verbs
    )


_NOR = words("أو أم ولا ولم ولن")
_CONFIRMS = frozenset({"ءكد.2", "ثبت.4"})
_REACH = 12  # tokens between confirming and denying
_CONFIRMING = words("تأكيد إثبات")
_OPENING = 4  # tokens in which it shows what is denied
_BONDS = words("صلة علاقة ارتباط رابط")
_CHARGES = words("الاتهامات الاتهام اتهامات اتهام الادعاءات ادعاءات المزاعم مزاعم الشائعات شائعات")


def _of_statement(view: TextView, out: Annotations, index: int, start: int, end: int) -> Denial:
    return Denial(
        start=start,
        end=end,
        text=view.text[start:end],
        who=out.statements[index].speaker,
        denies=same_claim(view, out, index),
        statement=index,
    )
