"""Statements: what is reported, in whose words, and through whom it came.

A cue (a verb of saying, a participle, a source phrase, a colon) opens content; the grammar around it gives the speaker
and the nearer sources. Each kind of cue has its module; they share one `Reading` of the article.
"""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence, sentence_chunks
from isnad.annotate.statements.chains import PRESS, distinct, same_source
from isnad.annotate.statements.cue_nouns import read_noun
from isnad.annotate.statements.cue_verbs import read_verb
from isnad.annotate.statements.nesting import nest
from isnad.annotate.statements.participles import read_participle
from isnad.annotate.statements.quotations import read_colon, read_loose_quotations
from isnad.annotate.statements.reading import Draft, Reading
from isnad.annotate.statements.source_phrases import read_source_phrases
from isnad.annotate.statements.verb_phrases import read_by_the_word, read_document, read_verb_phrase
from isnad.annotate.view import TextView
from isnad.records import Annotations, Span, Statement


class Statements:
    """Annotator `statements.1`: needs names and times; gives `Annotations.statements`."""

    name = "statements.1"
    needs = ("mentions", "times")
    gives = ("statements",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the statements of one article, in text order."""
        if not view.tokens:
            return
        reading = Reading(view, out)
        for sentence in sentence_chunks(view, out):
            _read(reading, sentence)
            reading.before = sentence
        by_cue: dict[int, list[Draft]] = {}
        for draft in reading.drafts:
            by_cue.setdefault(view.bare_start(draft.cue[0]), []).append(draft)
        drafts = [d for d in reading.drafts if not _frames_another(by_cue.get(d.start, []), d)]
        drafts = _without_openings(view, drafts)
        for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
            out.statements.append(_record(view, draft))
        nest(out.statements)


def _read(reading: Reading, sentence: Sentence) -> None:
    """Find the statements of a sentence: by colon, by cue from left to right, by source phrase, and quotations left over."""
    read_colon(reading, sentence)
    for k, chunk in enumerate(sentence.chunks):
        if chunk.kind == "V":
            if not (read_document(reading, sentence, k) or read_verb_phrase(reading, sentence, k)):
                read_verb(reading, sentence, k)
        elif chunk.kind in ("NP", "B", "PP") and not read_by_the_word(reading, sentence, k):
            read_participle(reading, sentence, k)
            read_noun(reading, sentence, k)
    read_source_phrases(reading, sentence)
    read_loose_quotations(reading, sentence)


def _frames_another(others: list[Draft], draft: Draft) -> bool:
    """Whether a draft is but the frame of another of those whose cue begins it: `جددت دعوتها إلى …` is the call, once."""
    return any(
        o is not draft and o.end <= draft.end and o.chain[-1].entity == draft.chain[-1].entity for o in others
    )


def _without_openings(view: TextView, drafts: list[Draft]) -> list[Draft]:
    """The drafts without source phrases that but open what another reports: in `بحسب الوكالة، قال الوزير إن …` the words are the
    minister's, by way of the agency."""
    of_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        of_sentence.setdefault(draft.sentence, []).append(draft)
    return [d for d in drafts if not (_opens(view, d) and _yields(view, d, of_sentence[d.sentence]))]


def _opens(view: TextView, draft: Draft) -> bool:
    """Whether a draft is made of what comes after a source phrase, naming the press, that opens its sentence."""
    near = draft.cue[0] - view.sentences[draft.sentence][0] <= _OPENING
    before = near and draft.cue[0] < view.token_at(draft.start)
    return before and draft.stance == "quote" and draft.chain[-1].kind in PRESS


def _yields(view: TextView, draft: Draft, beside: list[Draft]) -> bool:
    """Whether all that a source phrase opens is what another reports, who gets its chain before his own."""
    within = sorted((d for d in beside if _is_within(view, d, draft)), key=lambda d: d.cue[0])
    if not any(d.end >= draft.end - _STOP for d in within):
        return False
    if any(view.tags[t].tag == "V" for t in range(view.token_at(draft.start), within[0].cue[0])):
        return False
    for i, inner in enumerate(within):
        if not any(o.start <= view.tokens[inner.cue[0]].start < o.end for o in within[:i]):
            inner.chain = distinct([*draft.chain, *inner.chain])
    for later in beside:
        goes_on = len(later.chain) == 1 and same_source(later.chain[0], within[0].chain[-1])
        if goes_on and later.cue[0] > within[-1].cue[0]:
            later.chain = list(within[0].chain)  # …، قبل أن يستدرك
    return True


def _is_within(view: TextView, inner: Draft, outer: Draft) -> bool:
    """Whether a draft stands with its cue in the content of another."""
    return outer.start <= view.tokens[inner.cue[0]].start < inner.start and inner.end <= outer.end + _STOP


_STOP = 2  # characters that close a statement
_OPENING = 2  # tokens of a source phrase before its verb: بحسب ما | أوردته


def _record(view: TextView, draft: Draft) -> Statement:
    start, end = draft.start, draft.end
    first, last = draft.cue
    cue_start, cue_end = view.bare_start(first), view.tokens[last - 1].end
    root = draft.chain[-1]
    return Statement(
        start=start, end=end, text=view.text[start:end], kind="direct" if draft.direct else "indirect",
        cue=Span(start=cue_start, end=cue_end, text=view.text[cue_start:cue_end]), speaker=root.party(),
        chain=[s.link() for s in draft.chain], anonymous=root.anonymous, stance=draft.stance, rule=draft.rule,
    )  # fmt: skip


__all__ = ["Statements"]
