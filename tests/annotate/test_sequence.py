"""The sequence model: what it makes of weights, whatever it has read before; brute force over all labels agrees."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import isnad
from annotated import view_of
from isnad.annotate.names import sequence
from isnad.annotate.names.layer import rule_names
from isnad.annotate.names.sequence import Decoded, SequenceModel, default_model, encode, read_stored
from isnad.errors import InputError
from isnad.evaluation.name_training import example
from isnad.evaluation.names import Columns, names_of
from isnad.lexicon import load

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
TAGS = "NVPXSCDTBRZ.#"
NO_NAME = {f"0t={tag}": {"O": 1.0} for tag in TAGS}
"""Weights of a model that sees no names: every token is one point better off outside."""
MARGIN = 1e-3  # below it, two readings are equally good for half-precision weights

Weighed = Mapping[str, Mapping[str, float]]


def file_of(
    weights: Weighed, labels: Sequence[str] = LABELS, transitions: NDArray[np.float32] | None = None
) -> bytes:
    rows = {
        feature: np.array([row.get(label, 0) for label in labels], np.float32)
        for feature, row in weights.items()
    }
    return encode(labels, np.zeros((len(labels),) * 2) if transitions is None else transitions, rows, "")


def model_of(weights: Weighed, labels: Sequence[str] = LABELS) -> SequenceModel:
    """A model by hand: `weights` on top of a point for every token outside all names."""
    return SequenceModel(read_stored(file_of({**NO_NAME, **weights}, labels)), load())


def decoded(model: SequenceModel, text: str) -> Decoded:
    view = view_of(text)
    return model(view, rule_names(view))


def seen(model: SequenceModel, text: str) -> list[tuple[str, str]]:
    """The names that a model sees, as they stand in the text."""
    view = view_of(text)
    found = model(view, rule_names(view)).proposals
    return [(view.text[view.tokens[p.first].start : view.tokens[p.last - 1].end], p.kind) for p in found]


class Readings(NamedTuple):
    """All label sequences of a sentence, the weights of each, and the valid ones among them."""

    sequences: NDArray[np.intp]
    scores: NDArray[np.float64]


def all_readings(
    features: Sequence[Sequence[str]],
    weights: Mapping[str, NDArray[np.float32]],
    transitions: NDArray[np.float32],
    labels: Sequence[str],
) -> Readings:
    """The score of every sequence of labels in which each I- goes on a name of its kind, by plain enumeration."""
    rows = np.array([sum(weights[f].astype(np.float64) for f in token) for token in features])
    kept: list[tuple[int, ...]] = []
    scores: list[float] = []
    for sequence_ in product(range(len(labels)), repeat=len(features)):
        named = [labels[k] for k in sequence_]
        if any(b[0] == "I" and a[2:] != b[2:] for a, b in zip(["O", *named], named, strict=False)):
            continue
        kept.append(sequence_)
        scores.append(
            sum(rows[i, k] for i, k in enumerate(sequence_))
            + sum(transitions[a, b] for a, b in pairwise(sequence_))
        )
    return Readings(np.array(kept), np.array(scores))


def chances_of(readings: Readings, labels: Sequence[str]) -> NDArray[np.float64]:
    """How probable each label is at each token."""
    weight = np.exp(readings.scores - readings.scores.max())
    weight /= weight.sum()
    return np.stack(
        [(weight[:, None] * (readings.sequences == k)).sum(0) for k in range(len(labels))], axis=1
    )


WORDS = (
    *("وصل", "قال", "في", "مراد", "الزهواني", "بغداد", "لزرهون", "مستشفى", "العراقية", "ولآسيا", "الوسطى"),
    *("،", ".", "«", "»", "17"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)


@settings(max_examples=80, deadline=None)
@given(
    TEXTS,
    st.integers(0, 2**32 - 1),
    st.sampled_from([("O", "B-PER", "B-LOC"), ("B-LOC", "B-PER", "I-LOC", "I-PER", "O")]),
    st.sampled_from([0.1, 0.3]),
)
def test_the_best_and_the_probable_labels_are_those_of_all_label_sequences(
    tokens: list[str], seed: int, labels: tuple[str, ...], spread: float
) -> None:
    """The features are those that training sees, weights and transitions any."""
    rng = np.random.default_rng(seed)
    view = view_of(" ".join(tokens))
    features = example(Columns(tokens, []), load()).features
    assert len(features) == len(view.tokens)
    names = sorted({f for token in features for f in token})
    weights = {f: rng.normal(0, spread, len(labels)).astype(np.float16).astype(np.float32) for f in names}
    transitions = rng.normal(0, 2, (len(labels),) * 2).astype(np.float32)
    model = SequenceModel(read_stored(encode(labels, transitions, weights, "")), load())
    proposals, chances = model(view, rule_names(view))

    other = labels.index("O")
    expected: list[tuple[int, int, str]] = []
    for first, last in view.sentences:
        readings = all_readings(features[first:last], weights, transitions, labels)
        order = np.argsort(-readings.scores)
        assume(len(order) == 1 or readings.scores[order[0]] - readings.scores[order[1]] > MARGIN)
        best = readings.sequences[order[0]]
        expected += [(first + a, first + b, kind) for a, b, kind in names_of([labels[k] for k in best])]
        settled = [i for i in range(first, last) if i not in chances]
        assert all(best[i - first] == other for i in settled)
        left = np.all(readings.sequences[:, [i - first for i in settled]] == other, axis=1)
        marginals = chances_of(Readings(readings.sequences[left], readings.scores[left]), labels)
        for i in set(range(first, last)) - set(settled):
            assert chances[i] == pytest.approx(1 - marginals[i - first, other], abs=MARGIN)
        for p in (p for p in proposals if first <= p.first < last):
            sure = min(marginals[i - first, best[i - first]] for i in range(p.first, p.last))
            assert p.probability == pytest.approx(sure, abs=MARGIN)
    assert [(p.first, p.last, p.kind) for p in proposals] == expected


def test_a_name_is_read_as_its_words_weigh() -> None:
    model = model_of({"0w=مراد": {"B-PER": 4}, "0w=الزهواني": {"I-PER": 4}, "0w=زرهون": {"B-LOC": 4}})
    assert seen(model, "وصل مراد الزهواني إلى زرهون أمس.") == [("مراد الزهواني", "PER"), ("زرهون", "LOC")]


def test_a_name_of_something_else_is_told_as_such() -> None:
    model = model_of({"0w=كاس": {"B-MISC": 4}, "0w=زرهون": {"I-MISC": 4}})
    assert seen(model, "فاز الفريق بكرة كأس زرهون.") == [("كأس زرهون", "MISC")]


def test_a_name_goes_on_only_as_what_it_began() -> None:
    model = model_of({"0w=مراد": {"B-PER": 4}, "0w=زرهون": {"I-LOC": 4}})
    assert seen(model, "وصل مراد زرهون.") == [("مراد", "PER")]


def test_no_sentence_begins_within_a_name() -> None:
    model = model_of({"0w=زرهون": {"I-LOC": 4}})
    assert seen(model, "زرهون") == []
    assert seen(model, "وصل مراد.\nزرهون بعيدة.") == []


def test_two_names_side_by_side_stay_two() -> None:
    model = model_of({"0w=مراد": {"B-PER": 4}, "0w=نزار": {"B-PER": 4}})
    assert seen(model, "وصل مراد نزار.") == [("مراد", "PER"), ("نزار", "PER")]


def test_what_the_model_is_torn_about_is_even_odds() -> None:
    model = SequenceModel(read_stored(file_of({"0w=مراد": {"B-PER": 3, "O": 3}}, ("O", "B-PER"))), load())
    assert decoded(model, "مراد").chances[0] == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize(
    ("feature", "named"),
    [("-2w=العقيد", "نزار"), ("-1w=العقيد", "مراد"), ("1w=العقيد", "جلس"), ("2w=العقيد", "ثم")],
)
def test_a_word_is_seen_from_its_neighbours_at_their_distance(feature: str, named: str) -> None:
    model = model_of({feature: {"B-PER": 4}})
    assert seen(model, "ثم جلس العقيد مراد نزار قريبا") == [(named, "PER")]


def test_the_letters_of_a_word_are_seen_from_beside_it_only() -> None:
    text = "ثم جلس العقيد مراد نزار قريبا"
    assert seen(model_of({"-1s3=قيد": {"B-PER": 4}}), text) == [("مراد", "PER")]
    assert seen(model_of({"-2s3=قيد": {"B-PER": 4}}), text) == []
    assert seen(model_of({"-1g3=قيد": {"B-PER": 4}}), text) == []
    assert seen(model_of({"0g3=قيد": {"B-PER": 4}}), text) == [("العقيد", "PER")]


@pytest.mark.parametrize(
    ("edge", "named"),
    [("-1", {0, 3}), ("-2", {0, 1, 3, 4}), ("1", {2, 5}), ("2", {1, 2, 4, 5})],
)
def test_each_sentence_has_ends_of_its_own(edge: str, named: set[int]) -> None:
    text = "حضر مراد. غادر نزار."
    view = view_of(text)
    assert view.sentences == [(0, 3), (3, 6)]
    found = decoded(model_of({f"{edge}END": {"B-PER": 4}}), text).proposals
    assert {i for p in found for i in range(p.first, p.last)} == named


def test_a_sentence_of_one_word_has_all_its_neighbours_outside() -> None:
    each = {f"{k}END": {"B-PER": 0.3} for k in (-2, -1, 1, 2)}
    assert seen(model_of(each), "مراد") == [("مراد", "PER")]
    assert seen(model_of(each), "حضر مراد") == []


def test_no_word_is_seen_across_the_end_of_a_sentence() -> None:
    weights = {f"{k}w={w}": {"B-PER": 4} for k, w in ((-1, "مراد"), (-2, "مراد"), (1, "غادر"), (2, "غادر"))}
    assert seen(model_of(weights), "حضر مراد\nغادر نزار") == []


def test_what_the_rules_found_counts() -> None:
    model = model_of({"0R=B-PER/given-name/": {"B-PER": 4}, "0R=I-PER/given-name/": {"I-PER": 4}})
    view = view_of("حضر مراد الزهواني الحفل.")
    assert [(p.first, p.last) for p in model(view, rule_names(view)).proposals] == [(1, 3)]
    assert model(view, []).proposals == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سافر الوفد إلى آسيا الوسطى أمس.", "آسيا الوسطى"),
        ("وصفت الصحف المدن لآسيا الوسطى أمس.", "لآسيا الوسطى"),
        ("نقلت قناة آر تي إل الخبر.", "آر تي إل"),
    ],
)
def test_a_gazetteer_name_of_several_words_is_known_as_one(text: str, name: str) -> None:
    kinds = ("places", "media")
    model = model_of({f"0M={p}-{k}": {f"{p}-LOC": 4} for p in "BI" for k in kinds})
    assert seen(model, text) == [(name, "LOC")]


def test_the_first_word_of_a_gazetteer_name_is_not_the_name() -> None:
    model = model_of({f"0M={p}-places": {f"{p}-LOC": 4} for p in "BI"})
    assert seen(model, "آسيا وحدها") == []
    assert seen(model, "زار آسيا.\nالوسطى بعيدة.") == []


def settled_by(labels: Sequence[str]) -> set[int]:
    """The tokens that a model leaves out of account where only one word may be a name, as it says for certain."""
    weights: Weighed = {"0w=زرهون": {"B-LOC": 9}} | {f"0t={tag}": {"O": 8} for tag in TAGS}
    model = SequenceModel(read_stored(file_of(weights, labels)), load())
    text = "وصل الوفد أمس إلى زرهون بعد اجتماع طويل"
    return set(range(len(text.split()))) - decoded(model, text).chances.keys()


def test_tokens_that_are_no_names_whatever_stands_beside_them_are_settled_beforehand() -> None:
    assert settled_by(("O", "B-PER", "B-LOC")) == {0, 1, 2, 3, 5, 6, 7}


def test_tokens_are_settled_beforehand_where_names_may_have_several_words_too() -> None:
    assert settled_by(LABELS)


@pytest.mark.parametrize("text", ["", " \n ", "…", "17 ، 45 .", "«»", "Reuters 24/7"])
def test_a_text_without_words_has_no_names(text: str) -> None:
    model = default_model(load())
    assert model is not None
    view = view_of(text)
    assert model(view, rule_names(view)).proposals == []


STORIES = (
    "وصل مراد الزهواني إلى زرهون أمس، ثم التقى نزار الطرخاني في مقر الجمعية.",
    "أعلن بنك «درخشيد» نتائجه في بغداد، وقال مديره نزار الطرخاني إن العام كان جيدا.",
    "سافر الوفد إلى آسيا الوسطى ولقي مراد هناك.",
)


def random_model() -> bytes:
    """Random weights for all that the stories show."""
    rng = np.random.default_rng(7)
    features = {
        f for text in STORIES for token in example(Columns(text.split(), []), load()).features for f in token
    }
    weights = {f: rng.normal(0, 0.3, len(LABELS)).astype(np.float32) for f in sorted(features)}
    return encode(LABELS, rng.normal(0, 1, (len(LABELS),) * 2), weights, "")


@pytest.mark.parametrize("kept", [0, 1, 5])
def test_caches_that_overflow_change_nothing(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    content = random_model()
    expected = [decoded(SequenceModel(read_stored(content), load()), text) for text in STORIES]
    assert all(e.proposals for e in expected)
    monkeypatch.setattr(sequence, "_KEPT", kept)
    model = SequenceModel(read_stored(content), load())
    for _ in range(2):
        assert [decoded(model, text) for text in STORIES] == expected


def test_a_text_of_more_word_types_than_the_caches_begin_with_reads_as_its_sentences_do() -> None:
    content = random_model()
    numbers = [f"{n} {n + 1} {n + 2}" for n in range(1000, 2300, 3)]
    sentences = [f"قال {numbers[k]} مراد." for k in range(len(numbers))]
    whole = decoded(SequenceModel(read_stored(content), load()), "\n".join(sentences))
    size = len(view_of(sentences[0]).tokens)
    last = decoded(SequenceModel(read_stored(content), load()), sentences[-1])
    offset = size * (len(sentences) - 1)
    assert last.chances
    for i, chance in last.chances.items():
        assert whole.chances[offset + i] == pytest.approx(chance, abs=1e-5)


def test_reading_again_gives_the_same() -> None:
    model = default_model(load())
    assert model is not None
    first = [decoded(model, text) for text in STORIES]
    assert [decoded(model, text) for text in reversed(STORIES)] == first[::-1]


def test_an_article_that_spells_on_like_ali_changes_no_later_one() -> None:
    model = model_of({"0fl=KVNF": {"O": 9}, "0w=علي": {"B-PER": 4}})
    later = "حضر علي الزهواني على عجل إلى المدينة."
    expected = decoded(model_of({"0fl=KVNF": {"O": 9}, "0w=علي": {"B-PER": 4}}), later)
    decoded(model, "جلس الضيف علي الرصيف حتي المساء الي جانب الطريق.")
    assert decoded(model, later) == expected


def test_a_verb_read_before_hides_no_gazetteer_name_written_like_it() -> None:
    weights: Weighed = {f"0M={p}-companies": {f"{p}-LOC": 4} for p in "BI"}
    text = "تعاونت الشركة وليفي شتراوس في العمل."
    assert seen(model_of(weights), text) == [("وليفي شتراوس", "LOC")]
    model = model_of(weights)
    decoded(model, "ثم وليفي الرجل بوعده.")
    assert seen(model, text) == [("وليفي شتراوس", "LOC")]


def stored(**changes: object) -> bytes:
    """A sound model's file with something changed in it."""
    values = msgspec.msgpack.decode(zlib.decompress(file_of(NO_NAME)))
    return zlib.compress(msgspec.msgpack.encode(values | changes))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"B-PER I-PER",
        file_of(NO_NAME)[:-20],
        zlib.compress(b"no model"),
        zlib.compress(msgspec.msgpack.encode({"format": 1})),
        stored(format=2),
        stored(weights=b"\x00" * 6),
        stored(transitions=b"\x00" * 8),
        stored(labels=["B-PER", "I-PER"]),
        stored(labels=[]),
        pytest.param(
            stored(features="", weights=b"\x00\x00" * len(LABELS)),
        ),
    ],
    ids=[
        *("empty", "text", "cut short", "no record", "parts missing", "later format", "weights cut short"),
        *("transitions cut short", "no label O", "no labels", "nameless feature"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.crf"
    path.write_bytes(content)
    with pytest.raises(InputError, match="E117") as refused:
        isnad.annotate("وصل إلى زرهون.", names_model=path)
    assert "isnad train names" in refused.value.what


def test_a_model_of_the_users_own_reads_in_place_of_the_programs(tmp_path: Path) -> None:
    text = "وقال زرهونيا إن الوفد وصل."
    path = tmp_path / "names.crf"
    path.write_bytes(file_of({**NO_NAME, "0w=زرهونيا": {"B-PER": 30}}))
    annotations = isnad.annotate(text, names_model=path)
    assert [(m.text, m.kind) for m in annotations.mentions if "زرهونيا" in m.text] == [("زرهونيا", "PER")]
    assert annotations.made_by.layers["names-model"].startswith("crf.1 sha256:")
    assert "names-model" not in isnad.annotate(text).made_by.layers


def test_the_model_that_comes_with_the_program_says_under_which_licence() -> None:
    model = default_model(load())
    assert model is not None
    assert "CC BY-SA 4.0" in model.notice
