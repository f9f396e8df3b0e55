"""Training of the sequence model: labels of our own tokens, what it has learnt it finds again, and what is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotated import view_of
from isnad.annotate.names.layer import Names, rule_names
from isnad.annotate.names.sequence import SequenceModel, read_stored
from isnad.cli.app import cli
from isnad.errors import InputError, IsnadError
from isnad.evaluation.name_training import (
    CrossValidation,
    cross_validate,
    cross_validation_text,
    example,
    train,
)
from isnad.evaluation.names import Columns, Name
from isnad.lexicon import load
from isnad.records import Annotations

NAMES = ("شلموخ", "درخاني", "مكسبول", "طرنجيف", "برزخون", "كلمويد", "سنفروط", "هرنبيق", "جلفوند", "دمبرشة")
CORPUS = "\n\n".join(
    line
    for name in NAMES
    for line in (
        f"تحدث O\nالخباز O\n{name} B-PERS\nعن O\nالخبز O\n. O",
        f"عاد O\nالأولاد O\nمن O\nبلدة O\n{name} B-LOC\nمساء O\n. O",
    )
)
"""Twenty sentences in which bakers are people and boroughs places, whatever they are called."""


@pytest.fixture(scope="session")
def crfsuite() -> None:
    pytest.importorskip("pycrfsuite", reason="NOT TESTED: training needs python-crfsuite (isnad[train])")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "train.txt"
    path.write_text(CORPUS + "\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def trained(corpus: Path, crfsuite: None) -> SequenceModel:
    path = corpus.parent / "names.crf"
    assert train(corpus, path) == path.stat().st_size
    return SequenceModel(read_stored(path.read_bytes()), load())


@pytest.fixture
def malformed(tmp_path: Path) -> Path:
    path = tmp_path / "malformed.txt"
    path.write_text("وصل O\nمراد\n", "utf-8")
    return path


def labels(tokens: str, *names: Name) -> list[tuple[str, str]]:
    words = tokens.split()
    made = example(Columns(words, list(names)), load())
    return list(zip([t.text for t in view_of(tokens).tokens], made.labels, strict=True))


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["train", "names", *map(str, args)])


def refusal(result: Result) -> str:
    """The code of the error that ended a command."""
    assert isinstance(result.exception, IsnadError), result.exception
    return result.exception.code


def test_names_of_the_columns_are_labelled_on_our_tokens() -> None:
    assert labels("زار مراد الزهواني زرهون .", Name(1, 3, "PER"), Name(3, 4, "LOC")) == [
        ("زار", "O"), ("مراد", "B-PER"), ("الزهواني", "I-PER"), ("زرهون", "B-LOC"), (".", "O"),
    ]  # fmt: skip


def test_a_column_token_of_several_of_ours_is_one_name() -> None:
    assert labels("بنك «درخشيد»، مغلق", Name(0, 2, "ORG")) == [
        ("بنك", "B-ORG"), ("«", "I-ORG"), ("درخشيد", "I-ORG"), ("»", "I-ORG"), ("،", "I-ORG"), ("مغلق", "O"),
    ]  # fmt: skip


def test_names_side_by_side_each_begin() -> None:
    found = labels("زار مراد نزار", Name(1, 2, "PER"), Name(2, 3, "PER"))
    assert [label for _, label in found] == ["O", "B-PER", "B-PER"]


def test_each_token_has_features_over_the_ends_of_sentences_too() -> None:
    made = example(Columns(["وصل", "مراد", ".", "غادر", "نزار", "."], []), load())
    assert len(made.features) == len(made.labels) == 6
    first, last = made.features[3], made.features[2]
    assert {"-1END", "-2END", "0w=غادر", "1w=نزار"} <= set(first)
    assert {"1END", "2END", "-1w=مراد", "-2w=وصل"} <= set(last)
    assert not [f for f in first if f.startswith("-1w=")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تحدث الخباز فشنوط عن الخبز.", [("فشنوط", "PER")]),
        ("عاد الأولاد من بلدة فشنوط مساء.", [("فشنوط", "LOC")]),
        ("تحدث الخباز عن الخبز.", []),
    ],
)
def test_a_trained_model_finds_a_new_name_where_such_names_stood(
    trained: SequenceModel, text: str, expected: list[tuple[str, str]]
) -> None:
    view = view_of(text)
    found = trained(view, rule_names(view)).proposals
    assert [(view.tokens[p.first].text, p.kind) for p in found] == expected
    assert all(p.probability > 0.8 for p in found)


def test_what_a_trained_model_finds_becomes_a_mention(trained: SequenceModel) -> None:
    view = view_of("تحدث الخباز فشنوط عن الخبز.")
    out = Annotations(article=view.article)
    Names(trained)(view, out)
    assert [(m.text, m.kind, m.proper) for m in out.mentions] == [("فشنوط", "PER", (12, 17))]
    rules = Annotations(article=view.article)
    Names(rules_only=True)(view, rules)
    assert rules.mentions == []


def test_training_again_gives_the_same_file(corpus: Path, trained: SequenceModel, tmp_path: Path) -> None:
    train(corpus, tmp_path / "again.crf")
    assert (tmp_path / "again.crf").read_bytes() == (corpus.parent / "names.crf").read_bytes()


@pytest.mark.usefixtures("crfsuite")
def test_cross_validation_scores_what_each_model_has_not_seen(corpus: Path) -> None:
    told: list[str] = []
    report = cross_validate(corpus, folds=2, progress=told.append)
    assert told == ["all: part 1 of 2", "all: part 2 of 2"]
    assert list(report.scores) == ["all"]
    micro = report.scores["all"]["names.micro"]
    assert micro.recall is not None
    assert micro.recall > 0.8


@pytest.mark.usefixtures("crfsuite")
def test_ablation_shows_what_each_source_of_evidence_is_worth(corpus: Path) -> None:
    report = cross_validate(corpus, folds=2, ablation=True)
    assert set(report.scores) == {
        "rules and lexicon alone", "all",
        *(f"without {source}" for source in ("rules", "gazetteer", "morphology", "letters")),
    }  # fmt: skip
    alone, both = (
        report.scores[name]["names.PER"].recall or 0 for name in ("rules and lexicon alone", "all")
    )
    assert alone < both
    text = list(cross_validation_text(report))
    assert text[0].startswith("2 parts")
    assert set(report.scores) <= set(text)


@pytest.mark.usefixtures("crfsuite")
def test_the_command_writes_a_model(corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "names.crf"
    result = run(corpus, "--out", target)
    assert result.exit_code == 0, result.output
    assert f"{target.stat().st_size:,} bytes" in result.stdout
    assert {"B-PER", "B-LOC", "O"} <= set(read_stored(target.read_bytes()).labels)


@pytest.mark.usefixtures("crfsuite")
def test_the_command_gives_cross_validation_as_json(corpus: Path) -> None:
    result = run(corpus, "--cross-validate", "2", "--format", "json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert list(report) == list(CrossValidation.__struct_fields__)
    assert report["folds"] == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "--out FILE"),
        (["--out", "m.crf", "--cross-validate", "2"], "leave --out away"),
        (["--cross-validate", "1"], "--cross-validate"),
    ],
    ids=["neither", "both", "one part"],
)
def test_the_command_wants_a_file_or_a_number_of_parts(corpus: Path, options: list[str], told: str) -> None:
    result = run(corpus, *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_corpus_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "none.txt", "--out", tmp_path / "m.crf").exit_code == 2
    with pytest.raises(InputError, match="E101"):
        train(tmp_path / "none.txt", tmp_path / "m.crf")


@pytest.mark.parametrize("options", [["--out", "m.crf"], ["--cross-validate", "2"]])
def test_a_token_without_a_tag_is_refused_with_its_line(malformed: Path, options: list[str]) -> None:
    result = run(malformed, *options)
    assert refusal(result) == "E110"
    assert "line 2" in str(result.exception)


@pytest.mark.parametrize("options", [["--out", "m.crf"], ["--cross-validate", "2"]])
def test_without_the_extra_training_says_what_to_install(
    corpus: Path, options: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing: Any = None
    monkeypatch.setitem(sys.modules, "pycrfsuite", missing)
    monkeypatch.chdir(tmp_path)
    result = run(corpus, *options)
    assert refusal(result) == "E118"
    assert "isnad[train]" in str(result.exception)
    assert not list(tmp_path.iterdir())


def test_reading_with_a_model_needs_no_extra(monkeypatch: pytest.MonkeyPatch, trained: SequenceModel) -> None:
    missing: Any = None
    monkeypatch.setitem(sys.modules, "pycrfsuite", missing)
    view = view_of("تحدث الخباز فشنوط عن الخبز.")
    assert trained(view, []).proposals


@pytest.mark.usefixtures("crfsuite")
@pytest.mark.parametrize(
    "content",
    [b"", "وصل O\nالوفد O\n".encode(), CORPUS.encode("cp1256")],
    ids=["empty", "no names", "not UTF-8"],
)
def test_a_corpus_of_which_nothing_can_be_learnt_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "train.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="E110"):
        train(path, tmp_path / "m.crf")
