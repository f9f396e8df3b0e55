"""Clitics and lemmas against CoNLL-U, where clitics are tokens of their own joined by `SpaceAfter=No`.

A written word is a run of such tokens. Its proclitics are those before its host, its enclitics those
after; the article belongs to the host. Two conventions differ from ours and are mapped before they are compared:

- Words that we look up as one and treebanks cut (`بسبب`, `بأن`, `لذلك`, `بحيث`, `ولا`: the class `fused` of
  `function_words.yaml`) count with their first letter as a proclitic. What treebanks leave whole as well
  (`لكن`, `كما`, `لذا`, `فقط`, `كأن`) is in no such list.
- A letter before a figure (`ب15`, `و2006`) is a token of its own here, a proclitic of the figure there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.annotate.view import TextView
from isnad.errors import InputError
from isnad.evaluation.counts import Counts, Score, Table, add, scores
from isnad.evaluation.report import score_lines
from isnad.evaluation.subject import Mistake
from isnad.language.conjugation import Features, conjugate
from isnad.language.folding import TATWEEL, fold
from isnad.language.tagging import Tagged
from isnad.language.words import Word
from isnad.lexicon import Lexicon, load
from isnad.records import Article

PROCLITICS = frozenset(fold(c) for c in ("و", "ف", "ب", "ل", "ك", "س", "أ"))
ENCLITICS = frozenset(
    fold(c) for c in ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "نا", "ي", "ني")
)
BLOCKS = 100
CITATION = Features("perfect", 3, "s", "m", "active")
"""The form that names a verb."""


class Segment(NamedTuple):
    """One token of CoNLL-U: form, lemma, universal tag, and whether a space follows."""

    form: str
    lemma: str
    tag: str
    spaced: bool


class WrittenWord(NamedTuple):
    """A word as written, from `start`, with its proclitics, enclitics and its host's lemma and tag."""

    start: int
    text: str
    proclitics: tuple[str, ...]
    enclitics: tuple[str, ...]
    lemma: str
    tag: str


class SegmentationReport(msgspec.Struct, kw_only=True):
    """Scores and mistakes, over so many sentences and written words."""

    scores: dict[str, Score]
    sentences: int
    words: int
    mistakes: list[Mistake]


def score_segmentation(file: str | Path) -> SegmentationReport:
    """Score the settled readings of words on a CoNLL-U file.

    `segmentation.proclitics` and `.enclitics` count each clitic of each word; `.words` is the share of words
    whose clitics are all right; `.verbs` is verb or not. `lemmas.verbs` compares folded lemmas of what
    both take for a verb. Nouns have no lemma in Isnad, only a base without endings: `lemmas.nouns`
    compares that. Intervals are a bootstrap over 100 blocks of sentences.

    Raises `InputError`: E101 no such file, E110 another layout.
    """
    sentences = read_conllu(Path(file))
    lexicon = load()
    tables: list[Table] = [{} for _ in range(BLOCKS)]
    mistakes: list[Mistake] = []
    words = 0
    for number, segments in enumerate(sentences):
        text, written = written_words(segments)
        view = TextView(Article(id="", source="", text=text), lexicon)
        readings = {
            t.start: (reading, analysis)
            for t, reading, analysis in zip(view.tokens, view.tags, view.words, strict=True)
            if analysis is not None
        }
        for word in written:
            reading, analysis = readings.get(word.start) or readings.get(_first_letter(word)) or (None, None)
            words += 1
            ours = proclitics_of(reading, analysis, word.text) if reading and analysis else ()
            _score(word, reading, ours, lexicon, tables[number * BLOCKS // len(sentences)])
            if reading is None or ours != word.proclitics:
                told = "+".join(ours) if reading else "∅"
                mistakes.append(_mistake("proclitics", text, word, "+".join(word.proclitics), told))
    return SegmentationReport(scores=scores(tables), sentences=len(sentences), words=words, mistakes=mistakes)


def read_conllu(path: Path) -> list[list[Segment]]:
    """The sentences of a CoNLL-U file; multiword and empty tokens are passed over."""
    if not path.is_file():
        raise InputError("E101", f"no file {path}")
    found: list[list[Segment]] = []
    segments: list[Segment] = []
    for number, line in enumerate([*path.read_text("utf-8-sig").splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if segments:
                found.append(segments)
            segments = []
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise InputError(
                "E110", f"{path}, line {number}: ten columns are needed, there are {len(columns)}"
            )
        if columns[0].isdigit():
            segments.append(Segment(columns[1], columns[2], columns[3], "SpaceAfter=No" not in columns[9]))
    return found


def written_words(segments: Sequence[Segment]) -> tuple[str, list[WrittenWord]]:
    """The text of a sentence and its Arabic words; a run is cut at punctuation, which is no word.

    >>> text, words = written_words([Segment("ل", "لِ", "ADP", False), Segment("لسلطة", "سُلطَة", "NOUN", True)])
    >>> text, words[0].proclitics, words[0].lemma
    ('للسلطة', ('ل',), 'سُلطَة')
    """
    text = ""
    found: list[WrittenWord] = []
    run: list[Segment] = []
    start = 0

    def close() -> None:
        if run and any("\u0621" <= c <= "\u064a" for s in run for c in s.form):
            found.append(_word(start, run))
        run.clear()

    for segment in segments:
        if segment.tag == "PUNCT":
            close()
        else:
            if not run:
                start = len(text)
            run.append(segment)
        text += segment.form
        if segment.spaced:
            close()
            text += " "
    close()
    return text.rstrip(), found


def _word(start: int, run: Sequence[Segment]) -> WrittenWord:
    """The host of a run is its first segment that is no proclitic, or the last where all could be."""
    host = 0
    while host < len(run) - 1 and fold(run[host].form) in PROCLITICS:
        host += 1
    if host and all(fold(s.form) in ENCLITICS and s.tag == "PRON" for s in run[host:]):
        host -= 1
    return WrittenWord(
        start,
        "".join(s.form for s in run),
        tuple(fold(s.form) for s in run[:host]),
        tuple(fold(s.form) for s in run[host + 1 :]),
        run[host].lemma,
        run[host].tag,
    )


def _first_letter(word: WrittenWord) -> int:
    """Where a word begins that has a sign before its first letter: `"ريديت`, `ـيمكننا`."""
    return word.start + next(
        (i for i, c in enumerate(word.text) if "\u0621" <= c <= "\u064a" and c != TATWEEL), 0
    )


def proclitics_of(reading: Tagged, analysis: Word, written: str) -> tuple[str, ...]:
    """The proclitics of a reading, one a letter, in the convention of treebanks.

    `written` is the written word, of which the reading may be the letter before a figure.
    """
    found = tuple(reading.prefix)
    if "fused" in analysis.function and reading.tag != "V":
        return (*found, reading.rest[0])
    if not found and reading.rest in PROCLITICS and any(c.isdigit() for c in written):
        return (reading.rest,)
    return found


def _score(
    word: WrittenWord, reading: Tagged | None, ours: tuple[str, ...], lexicon: Lexicon, table: Table
) -> None:
    after = (reading.enclitic,) if reading and reading.enclitic else ()
    right = sum((Counter(ours) & Counter(word.proclitics)).values())
    add(table, "segmentation.proclitics", Counts.of(right, len(ours), len(word.proclitics)))
    matched = bool(after) and after == word.enclitics
    add(table, "segmentation.enclitics", Counts.of(matched, len(after), len(word.enclitics)))
    both = ours == word.proclitics and after == word.enclitics
    add(table, "segmentation.words", Counts.share(both, 1))
    verb = word.tag in ("VERB", "AUX")
    ours_verb = reading is not None and reading.tag == "V"
    add(table, "segmentation.verbs", Counts.of(verb and ours_verb, ours_verb, verb))
    if reading is None:
        return
    if verb and ours_verb:
        add(table, "lemmas.verbs", Counts.share(verb_lemma(reading, lexicon) == fold(word.lemma), 1))
    if word.tag == "NOUN" and reading.tag == "N":
        add(table, "lemmas.nouns", Counts.share(reading.citation == fold(word.lemma), 1))


def verb_lemma(reading: Tagged, lexicon: Lexicon) -> str | None:
    """The folded citation form of a verb reading: third person masculine singular, perfect, active."""
    if not reading.verbs:
        return None
    entry = lexicon.verb_entries.get(reading.verbs[0].lemma)
    if entry is None:
        return None
    forms = conjugate(entry.root, entry.form, entry.vowel)
    return next((form for form, features in forms if features == CITATION), None)


def _mistake(kind: str, text: str, word: WrittenWord, gold: str, system: str) -> Mistake:
    end = word.start + len(word.text)
    sentence = f"{text[: word.start]}⟦{word.text}⟧{text[end:]}"
    return Mistake(
        layer="segmentation", kind=f"{kind}: {system or '∅'} for {gold or '∅'}", folder="", article="",
        sentence=sentence, gold=gold, system=system, detail=word.text,
    )  # fmt: skip


def segmentation_text(report: SegmentationReport) -> Iterator[str]:
    """The report as text."""
    yield f"{report.sentences:,} sentences, {report.words:,} written words"
    yield from score_lines(report.scores)
