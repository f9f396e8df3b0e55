"""Names in CoNLL columns, clitics and lemmas in CoNLL-U."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold_cases import at

from isnad.errors import InputError
from isnad.evaluation.names import names_of, read_columns, score_names
from isnad.evaluation.segmentation import Segment, score_segmentation, written_words
from isnad.records import Annotations, Article, Mention, MentionKind

COLUMNS = """زار O
جمال B-PERS
حمدان I-PERS
ببيروت B-LOC
. O

والتقى O
حزب B-ORG
الأمل I-ORG
"""


@pytest.fixture
def columns(tmp_path: Path) -> Path:
    path = tmp_path / "names.txt"
    path.write_text(COLUMNS, "utf-8")
    return path


def test_tags_make_names() -> None:
    assert [tuple(n) for n in names_of(["B-LOC", "B-LOC", "I-LOC", "O", "I-ORG", "I-LOC"])] == [
        (0, 1, "LOC"), (1, 3, "LOC"), (4, 5, "ORG"), (5, 6, "LOC"),
    ]  # fmt: skip


def named(text: str, name: str, kind: MentionKind) -> Mention:
    """A mention that is a proper name from end to end."""
    where = at(text, name)
    return Mention(**where, kind=kind, proper=(where["start"], where["end"]))


def test_only_proper_names_are_compared(columns: Path) -> None:
    def annotate(article: Article) -> Annotations:
        found = [Mention(**at(article.text, w), kind="ORG") for w in ("حزب الأمل",) if w in article.text]
        return Annotations(article=article, mentions=found)

    assert score_names(columns, annotate).scores["names.ORG"].precision is None


def test_names_are_exact_spans_with_class(columns: Path) -> None:
    def annotate(article: Article) -> Annotations:
        text = article.text
        found: list[Mention] = []
        if "جمال" in text:
            found = [named(text, "جمال حمدان", "PER"), named(text, "بيروت", "GPE")]
        elif "حزب" in text:
            found = [named(text, "الأمل", "ORG"), named(text, "والتقى", "NORP")]
            found.append(Mention(**at(text, "حزب"), kind="ORG"))
        return Annotations(article=article, mentions=found)

    report = score_names(columns, annotate)
    assert (report.sentences, report.tokens) == (2, 8)
    micro = report.scores["names.micro"]
    assert (micro.precision, micro.recall) == (2 / 3, 2 / 3)
    assert report.scores["names.LOC"].f1 == 1.0
    assert report.scores["names.ORG"].f1 == 0.0
    assert report.scores["names.MISC"].f1 is None
    assert [m.kind for m in report.mistakes] == ["span of ORG"]
    both = score_names(columns, annotate, window=2)
    assert both.scores["names.PER"].f1 == 1.0
    assert both.scores["names.ORG"].recall == 0.0


def test_a_system_without_names(columns: Path) -> None:
    report = score_names(columns, lambda article: Annotations(article=article))
    micro = report.scores["names.micro"]
    assert (micro.precision, micro.recall, micro.f1) == (None, 0.0, 0.0)


def test_columns_of_another_shape_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("كلمة\n", "utf-8")
    with pytest.raises(InputError, match="E110"):
        read_columns(tmp_path / "x")
    with pytest.raises(InputError, match="E101"):
        read_columns(tmp_path / "y")


def row(number: int, form: str, lemma: str, tag: str, joined: bool = False) -> str:
    misc = "SpaceAfter=No" if joined else "_"
    return "\t".join([str(number), form, lemma, tag, "_", "_", "0", "dep", "_", misc])


CONLLU = [
    row(1, "و", "و", "CCONJ", True), row(2, "قال", "قَال", "VERB"), row(3, "الوزير", "وَزِير", "NOUN"),
    row(4, "ل", "لِ", "ADP", True), row(5, "لحكومة", "حُكُومَة", "NOUN"), row(6, "من", "مِن", "ADP", True),
    row(7, "ه", "هُوَ", "PRON", True), row(8, ".", ".", "PUNCT"),
]  # fmt: skip


def test_words_are_runs_of_joined_tokens() -> None:
    segments = [
        Segment("ل", "ل", "ADP", False),
        Segment("ه", "هو", "PRON", False),
        Segment("،", "،", "PUNCT", True),
    ]
    text, words = written_words(segments)
    assert text == "له،"
    assert [(w.text, w.proclitics, w.enclitics) for w in words] == [("له", (), ("ه",))]


def test_clitics_and_lemmas_of_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text("# text = x\n" + "\n".join(CONLLU) + "\n\n", "utf-8")
    report = score_segmentation(path)
    assert (report.sentences, report.words) == (1, 4)
    for metric in ("segmentation.proclitics", "segmentation.enclitics", "segmentation.verbs"):
        assert (report.scores[metric].precision, report.scores[metric].recall) == (1.0, 1.0), metric
    assert report.scores["segmentation.words"].f1 == 1.0
    assert report.scores["lemmas.verbs"].f1 == 1.0
    assert report.scores["lemmas.nouns"].f1 == 1.0


def test_conllu_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("1\tكلمة\n", "utf-8")
    with pytest.raises(InputError, match="E110"):
        score_segmentation(tmp_path / "x")
