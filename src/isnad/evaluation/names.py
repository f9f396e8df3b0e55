"""Names against CoNLL columns: a token and its tag a line, blank lines between sentences.

Tags are IOB2 over PER (or PERS), LOC, ORG, MISC: proper names only, so `Mention.proper` is what is compared. A name of ours
covers the whole tokens that it touches, since the columns leave proclitics on the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.errors import InputError
from isnad.evaluation.counts import Counts, Score, Table, add, scores
from isnad.evaluation.report import score_lines
from isnad.evaluation.scoring import Annotate
from isnad.evaluation.subject import Mistake
from isnad.records import Article, Mention, MentionKind

CLASSES: dict[MentionKind, str | None] = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": None, "ROLE": None,
}  # fmt: skip
"""Our kinds as the columns have them; null for what they do not mark."""
SCORED = ("PER", "LOC", "ORG", "MISC")
Tables = list[Table]
WINDOW = 1
"""Sentences read together as one text by default."""
BLOCKS = 100


class Name(NamedTuple):
    """A name over tokens `[first, last)` of its sentence."""

    first: int
    last: int
    kind: str


class Columns(NamedTuple):
    """A sentence of a CoNLL file."""

    tokens: list[str]
    names: list[Name]


class NamesReport(msgspec.Struct, kw_only=True):
    """Span scores, micro-averaged and by class, and the mistakes."""

    scores: dict[str, Score]
    sentences: int
    tokens: int
    mistakes: list[Mistake]


def score_names(file: str | Path, annotate: Annotate | None = None, *, window: int = WINDOW) -> NamesReport:
    """Score names on a CoNLL file: exact spans with class (`names.PER` …, `names.micro`), and spans
    whatever the class (`names.span`). `names.micro_known` leaves MISC out, which our kinds do not have.

    `window` sentences are read together as one text: the file tells nothing of where its documents end.
    Intervals are a bootstrap over 100 blocks of consecutive texts.

    Raises `InputError`: E101 no such file, E110 another layout.
    """
    if annotate is None:
        from isnad.annotate import annotate
    sentences = read_columns(Path(file))
    mistakes: list[Mistake] = []
    tables = score_sentences(sentences, annotate, window=window, mistakes=mistakes)
    return NamesReport(
        scores=scores(tables),
        sentences=len(sentences),
        tokens=sum(len(s.tokens) for s in sentences),
        mistakes=mistakes,
    )


def score_sentences(
    sentences: Sequence[Columns],
    annotate: Annotate,
    *,
    window: int = WINDOW,
    mistakes: list[Mistake] | None = None,
) -> Tables:
    """Counts over blocks of consecutive texts of `window` sentences; mistakes are added to the list given."""
    texts = [sentences[i : i + window] for i in range(0, len(sentences), window)]
    tables: Tables = [{} for _ in range(BLOCKS)]
    for number, group in enumerate(texts):
        text = "\n".join(" ".join(s.tokens) for s in group)
        found = annotate(Article(id=str(number), source=str(number), text=text))
        start = 0
        for sentence in group:
            size = len(" ".join(sentence.tokens))
            mentions = [m for m in found.mentions if start <= m.start < start + size]
            ours = as_names(sentence.tokens, mentions, start)
            _score(sentence, ours, tables[number * BLOCKS // len(texts)])
            if mistakes is not None:
                mistakes += _mistakes(sentence, ours)
            start += size + 1
    return tables


def read_columns(path: Path) -> list[Columns]:
    """The sentences of a CoNLL file: first column the token, last its tag."""
    if not path.is_file():
        raise InputError("E101", f"no file {path}")
    found: list[Columns] = []
    tokens: list[str] = []
    tags: list[str] = []
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError("E110", f"{path} is not UTF-8 ({error}); save it as UTF-8") from error
    for number, line in enumerate([*lines, ""], 1):
        columns = line.split()
        if len(columns) == 1:
            raise InputError("E110", f"{path}, line {number}: a token and its tag are needed")
        if columns:
            tokens.append(columns[0])
            tags.append(columns[-1])
        elif tokens:
            found.append(Columns(tokens, names_of(tags)))
            tokens, tags = [], []
    return found


def names_of(tags: Sequence[str]) -> list[Name]:
    """The names of IOB2 tags; an I- that continues nothing begins a name.

    >>> names_of(["B-PERS", "I-PERS", "O", "I-LOC"])
    [Name(first=0, last=2, kind='PER'), Name(first=3, last=4, kind='LOC')]
    """
    found: list[Name] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = {"PERS": "PER"}.get(tag[2:], tag[2:])
        if tag.startswith("I-") and found and found[-1].last == i and found[-1].kind == kind:
            found[-1] = found[-1]._replace(last=i + 1)
        else:
            found.append(Name(i, i + 1, kind))
    return found


def as_names(tokens: Sequence[str], mentions: Sequence[Mention], start: int) -> list[Name]:
    """The proper names of mentions over the tokens of a sentence that begins at `start` in the text."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        spans.append((start, start + len(token)))
        start += len(token) + 1
    found: list[Name] = []
    for mention in mentions:
        kind = CLASSES[mention.kind]
        if not kind or mention.proper is None:
            continue
        first, last = mention.proper
        touched = [i for i, (a, b) in enumerate(spans) if a < last and first < b]
        if touched:
            found.append(Name(touched[0], touched[-1] + 1, kind))
    return list(dict.fromkeys(found))


def _score(sentence: Columns, ours: Sequence[Name], table: Table) -> None:
    gold = set(sentence.names)
    found = set(ours)
    add(table, "names.micro", Counts.of(len(gold & found), len(found), len(gold)))
    known = {n for n in gold if n.kind != "MISC"}
    add(table, "names.micro_known", Counts.of(len(known & found), len(found), len(known)))
    spans, theirs = {n[:2] for n in gold}, {n[:2] for n in found}
    add(table, "names.span", Counts.of(len(spans & theirs), len(theirs), len(spans)))
    for kind in SCORED:
        a, b = ({n for n in names if n.kind == kind} for names in (gold, found))
        add(table, f"names.{kind}", Counts.of(len(a & b), len(b), len(a)))


def _mistakes(sentence: Columns, ours: Sequence[Name]) -> Iterator[Mistake]:
    def shown(name: Name | None) -> str:
        return f"{name.kind} {' '.join(sentence.tokens[name.first : name.last])}" if name else ""

    def touching(name: Name, others: Sequence[Name]) -> Name | None:
        return next((o for o in others if o.first < name.last and name.first < o.last), None)

    for name in sentence.names:
        other = touching(name, ours)
        if name == other:
            continue
        if other is None:
            kind = f"missed {name.kind}"
        elif other[:2] == name[:2]:
            kind = f"class: {other.kind} for {name.kind}"
        else:
            kind = f"span of {name.kind}"
        yield _mistake(kind, sentence, name, shown(name), shown(other))
    for name in ours:
        if touching(name, sentence.names) is None:
            yield _mistake(f"false alarm {name.kind}", sentence, name, "", shown(name))


def _mistake(kind: str, sentence: Columns, name: Name, gold: str, system: str) -> Mistake:
    tokens = list(sentence.tokens)
    tokens[name.first] = "⟦" + tokens[name.first]
    tokens[name.last - 1] += "⟧"
    return Mistake(
        layer="names", kind=kind, folder="", article="", sentence=" ".join(tokens), gold=gold, system=system
    )


def names_text(report: NamesReport) -> Iterator[str]:
    """The report as text."""
    yield f"{report.sentences:,} sentences, {report.tokens:,} tokens"
    yield from score_lines(report.scores)
