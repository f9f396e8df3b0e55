"""Events of single sentences against the Open Event Data Alliance's gold standard.

Detection asks whether the system sees an event of the type in a sentence. Spans compare the words of actor,
trigger and recipient with each annotator's; the same is done between annotators, for comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from isnad.evaluation.counts import Counts, Score, Table, add, scores
from isnad.evaluation.report import score_lines
from isnad.evaluation.scoring import Annotate
from isnad.evaluation.sentence_gold import JudgedSentence, read_sentences, read_spans
from isnad.evaluation.sentence_spans import score_spans
from isnad.evaluation.subject import Mistake
from isnad.records import Annotations, Article, Event

BLOCKS = 100
"""Into so many blocks of documents the bootstrap cuts the sentences."""
SURE = 0.5
"""The confidence from which an event is rather one than none."""
READINGS: dict[str, Callable[[Event], bool]] = {
    "any": lambda event: True,
    "asserted": lambda event: event.factuality == "asserted",
    "told": lambda event: event.factuality == "asserted" and not event.presupposed and not event.background,
    "sure": lambda event: event.confidence >= SURE,
}
"""Which events count as a yes: every one of the type; those that the text says happened; of these, those
that it tells rather than takes for granted or recalls in passing; and those whose confidence is `SURE` or more, which is the
reading to judge detection by."""


class SentenceReport(msgspec.Struct, kw_only=True):
    """Scores by metric, sentences by type and label, and the mistakes."""

    scores: dict[str, Score]
    labels: dict[str, int]
    mistakes: list[Mistake]


def score_events(folder: str | Path, annotate: Annotate | None = None) -> SentenceReport:
    """Score event detection, spans and roles on a folder of judged sentences.

    For each type and reading of `READINGS`: `detection` is yes against easy and difficult no at their
    natural share (ambiguous sentences are left out), `against_easy` yes against easy no; `false_on_…` are the
    shares of the no's in which an event was seen. `one_judge` is what one of the judges reaches on the same scale, whose own vote
    is in the label (which can only raise it): a yes is what all of them accepted. Intervals are a bootstrap over documents.

    Raises `InputError` for a folder that holds no such files.
    """
    if annotate is None:
        from isnad.annotate import annotate
    path = Path(folder)
    sentences = read_sentences(path)
    tables: list[Table] = [{} for _ in range(BLOCKS)]
    blocks: dict[str, int] = {}
    labels: dict[str, int] = {}
    mistakes: list[Mistake] = []
    for sentence in sentences:
        key = f"{sentence.type} {sentence.label}"
        labels[key] = labels.get(key, 0) + 1
        if sentence.label == "ambiguous":
            continue
        found = annotate_sentence(annotate, sentence.text)
        block = blocks.setdefault(sentence.document, len(blocks) % BLOCKS)
        _detect(sentence, found, tables[block], mistakes)
    result = scores(tables)
    result.update(scores([score_spans(read_spans(path), lambda text: annotate_sentence(annotate, text))]))
    return SentenceReport(scores=dict(sorted(result.items())), labels=labels, mistakes=mistakes)


def annotate_sentence(annotate: Annotate, text: str) -> Annotations:
    """The annotations of a sentence that stands alone, with no date and no outlet."""
    return annotate(
        Article(id="sentence", source="sentence", text=text, raw=text, pieces=[(0, 0, len(text))])
    )


def _detect(sentence: JudgedSentence, found: Annotations, table: Table, mistakes: list[Mistake]) -> None:
    events = [e for e in found.events if e.type == sentence.type]
    gold = sentence.label == "yes"
    name = sentence.type.lower()
    share = sentence.accepted / max(1, sentence.accepted + sentence.rejected)
    add(table, f"{name}.one_judge.detection", Counts.of(share if gold else 0.0, share, gold))
    for reading, counts_as in READINGS.items():
        seen = any(counts_as(e) for e in events)
        counts = Counts.of(gold and seen, seen, gold)
        add(table, f"{name}.{reading}.detection", counts)
        if sentence.label != "difficult no":
            add(table, f"{name}.{reading}.against_easy", counts)
        if not gold:
            add(table, f"{name}.{reading}.false_on_{sentence.label.replace(' ', '_')}", Counts.share(seen, 1))
    if bool(events) != gold:
        mistakes.append(_mistake(sentence, events, found.events))


def _mistake(sentence: JudgedSentence, events: Sequence[Event], others: Sequence[Event]) -> Mistake:
    kind = f"{sentence.type} {'missed' if not events else f'false alarm on {sentence.label}'}"
    shown = "; ".join(f"{e.type} {e.factuality}: {e.text} [{e.frame}]" for e in events or others)
    return Mistake(
        layer="events",
        kind=kind,
        folder=sentence.type,
        article=sentence.document[-20:],
        sentence=sentence.text,
        gold=sentence.label,
        system=shown or "∅",
        detail=events[0].frame if events else "",
    )


def sentences_text(report: SentenceReport) -> Iterator[str]:
    """The report as text."""
    yield "Sentences: " + ", ".join(f"{key} {size}" for key, size in sorted(report.labels.items()))
    yield from score_lines(report.scores)
