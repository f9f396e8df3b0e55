"""Names that a token-classification model proposes; ONNX Runtime runs where `isnad[neural]` is installed."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import isnad
from annotated import view_of
from isnad.annotate import annotate
from isnad.annotate.names import model_folder, neural, own_models
from isnad.annotate.names.model_folder import Model, load_model
from isnad.annotate.names.model_labels import label_of
from isnad.annotate.names.neural import TokenClassifier, windows
from isnad.annotate.names.proposals import Proposal, proclitics
from isnad.annotate.view import TextView
from isnad.errors import UsageError
from isnad.records import Article

LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
CERTAIN = float(np.exp(4) / (np.exp(4) + len(LABELS) - 1))
"""The probability of a label whose logit is 4 where all others are 0."""
PAD, CLS, SEP, FIRST = range(4)
LETTERS = 3


def written(view: TextView, name: Proposal) -> str:
    """A proposed name as it stands in the text, its proclitics left out."""
    start = view.tokens[name.first].start + view.clitic_length(name.first, proclitics(view, name.first))
    return view.text[start : view.tokens[name.last - 1].end]


class Toy:
    """A model that knows words by heart: a word's first piece has its label, every further one has B-ORG.

    The `edge` pieces nearest to either end of what it reads, unless the sentence ends there, it calls B-MISC.
    """

    def __init__(self, labelled: dict[str, str], labels: tuple[str, ...] = LABELS, limit: int = 512) -> None:
        self.labelled, self.labels, self.limit = labelled, labels, limit
        self.texts: list[str] = []
        self.shapes: list[tuple[int, int]] = []
        self.edge = 0
        self._of_piece: list[str] = ["O"] * FIRST

    def encode(self, text: str) -> Iterator[tuple[int, int, int]]:
        self.texts.append(text)
        at = 0
        for word in text.split(" "):
            for begin in range(0, len(word), LETTERS):
                self._of_piece.append("B-ORG" if begin else self.labelled.get(word, "O"))
                yield len(self._of_piece) - 1, at + begin, at + min(begin + LETTERS, len(word))
            at += len(word) + 1

    def logits(self, ids: Any, mask: Any) -> Any:
        self.shapes.append(ids.shape)
        found = np.zeros((*ids.shape, len(self.labels)), dtype=np.float32)
        last = len(self._of_piece) - 1
        for row, column in np.argwhere(mask == 1):
            piece = ids[row, column]
            size = int(mask[row].sum())
            near = (column <= self.edge and ids[row, 1] != FIRST) or (
                column >= size - 1 - self.edge and ids[row, size - 2] != last
            )
            label = "B-MISC" if near and self.edge else self._of_piece[piece]
            found[row, column, self.labels.index(label)] = 4
        return found

    @property
    def classifier(self) -> TokenClassifier:
        model = Model(self.labels, self.limit, (CLS,), (SEP,), PAD, self.encode, self.logits, "toy")
        return TokenClassifier(model)


def proposed(text: str, toy: Toy) -> list[tuple[str, str]]:
    view = view_of(text)
    return [(written(view, p), p.kind) for p in toy.classifier(view)]


# ---------------------------------------------------------------- labels and spans


def test_labels_become_names_with_their_kinds() -> None:
    toy = Toy({"هيثم": "B-PERS", "الغنوشي": "I-PERS", "تالة": "B-LOC", "اتحاد": "B-ORG", "الفلاحين": "I-ORG"})
    text = "التقى هيثم الغنوشي في تالة وفد اتحاد الفلاحين أمس."
    assert proposed(text, toy) == [("هيثم الغنوشي", "PER"), ("تالة", "LOC"), ("اتحاد الفلاحين", "ORG")]


def test_proposals_are_tokens_with_a_probability() -> None:
    view = view_of("زار هيثم الغنوشي تالة.")
    found = Toy({"هيثم": "B-PERS", "الغنوشي": "I-PERS"}).classifier(view)
    assert found == [Proposal(1, 3, "PER", pytest.approx(CERTAIN))]


def test_a_second_beginning_is_a_second_name() -> None:
    toy = Toy({"سوسة": "B-LOC", "قفصة": "B-LOC"})
    assert proposed("زار الوفد سوسة قفصة.", toy) == [("سوسة", "LOC"), ("قفصة", "LOC")]


def test_a_label_that_goes_on_after_nothing_of_its_kind_begins_a_name() -> None:
    toy = Toy({"هيثم": "I-PERS", "الغنوشي": "I-PERS", "سوسة": "I-LOC"})
    assert proposed("زار هيثم الغنوشي سوسة.", toy) == [("هيثم الغنوشي", "PER"), ("سوسة", "LOC")]


def test_a_name_ends_with_its_sentence() -> None:
    toy = Toy({"سوسة": "B-LOC", "قفصة": "I-LOC"})
    assert proposed("زار الوفد سوسة\nقفصة مدينة أخرى.", toy) == [("سوسة", "LOC"), ("قفصة", "LOC")]


def test_punctuation_at_the_ends_is_no_part_of_a_name() -> None:
    toy = Toy({'"': "I-ORG", "النهار": "I-ORG", "الجديد": "I-ORG"})
    assert proposed('وقالت صحيفة "النهار الجديد" أمس.', toy) == [("النهار الجديد", "ORG")]
    assert proposed('قال " أمس.', toy) == []


def test_miscellaneous_is_no_kind_of_name() -> None:
    assert proposed("لغة الضاد جميلة.", Toy({"الضاد": "B-MISC"})) == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [("B-PER", "PER"), ("B-PERSON", "PER"), ("B-GPE", "GPE"), ("I-FAC", "FAC"), ("b_loc", "LOC"), ("S-ORG", "ORG")],
)  # fmt: skip
def test_corpora_call_the_kinds_by_many_names(label: str, kind: str) -> None:
    known = label_of(label)
    assert known is not None
    assert known.kind == kind


@pytest.mark.parametrize("label", ["O", "B-DATE", "PER", "LABEL_1", "", "-", "B-"])
def test_other_labels_are_no_names(label: str) -> None:
    assert label_of(label) is None


# ---------------------------------------------------------------- words and pieces


def test_a_word_has_the_label_of_its_first_piece() -> None:
    assert proposed("زار الوفد القيروان.", Toy({"القيروان": "B-LOC"})) == [("القيروان", "LOC")]
    assert proposed("زار الوفد القيروان.", Toy({})) == []


def test_the_model_reads_words_in_plain_spelling_and_spans_keep_theirs() -> None:
    toy = Toy({"القيروان": "B-LOC"})
    text = "زارَ الوفدُ القيــروانَ."
    assert proposed(text, toy) == [("القيــروانَ", "LOC")]
    assert toy.texts == ["زار الوفد القيروان ."]


def test_proclitics_are_no_part_of_a_name() -> None:
    toy = Toy({"وتونس": "B-LOC", "وكمال": "B-PERS", "باسم": "B-PERS"})
    assert proposed("زار الوفد ليبيا وتونس.", toy) == [("تونس", "LOC")]
    assert proposed("قال سامي وكمال ذلك.", toy) == [("كمال", "PER")]
    assert proposed("قال المدرب باسم ذلك.", toy) == [("باسم", "PER")]


def test_the_space_before_a_piece_does_not_make_it_the_word_before() -> None:
    class Spaced(Toy):
        def encode(self, text: str) -> Iterator[tuple[int, int, int]]:
            for piece, start, end in super().encode(text):
                yield piece, start - (text[start - 1 : start] == " "), end

    assert proposed("زار الوفد القيروان أمس.", Spaced({"القيروان": "B-LOC"})) == [("القيروان", "LOC")]


# ---------------------------------------------------------------- windows


def test_a_long_sentence_is_read_in_windows_that_the_model_can_read() -> None:
    names = [f"مكان{chr(0x062A + i % 17)}{chr(0x062A + i // 17)}" for i in range(60)]
    toy = Toy(dict.fromkeys(names, "B-LOC"), limit=64)
    toy.edge = 5
    text = " ثم ".join(names) + "."
    assert proposed(text, toy) == [(name, "LOC") for name in names]
    assert max(width for _, width in toy.shapes) <= 64


def test_a_word_of_endless_pieces_does_not_stop_the_reading() -> None:
    toy = Toy({"تونس": "B-LOC"}, limit=24)
    assert proposed(f"انظر http://a.example/{'x' * 400} عن تونس.", toy) == [("تونس", "LOC")]
    assert max(width for _, width in toy.shapes) <= 24


def test_many_sentences_go_in_batches_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "BATCH_PIECES", 40)
    toy = Toy({"تونس": "B-LOC"})
    text = "\n".join(f"{'نعم ' * (i % 7)}زار الوفد تونس." for i in range(30))
    assert proposed(text, toy) == [("تونس", "LOC")] * 30
    assert len(toy.shapes) < 30
    assert all(rows * width <= 40 for rows, width in toy.shapes)


@given(st.lists(st.integers(0, 4), max_size=120), st.integers(16, 40))
def test_every_word_is_judged_in_one_window_that_holds_it(lengths: list[int], room: int) -> None:
    judged: list[int] = []
    for first, last, judged_from, judged_to in windows(lengths, room):
        assert sum(lengths[first:last]) <= room
        assert first <= judged_from <= judged_to <= last
        judged += range(judged_from, judged_to)
    assert judged == list(range(len(lengths)))


def test_a_text_without_words_proposes_nothing() -> None:
    assert proposed("", Toy({})) == []
    assert proposed("ــــ …", Toy({})) == []


# ---------------------------------------------------------------- refusals


def config(folder: Path, **values: Any) -> Path:
    whole = {"id2label": dict(enumerate(LABELS)), "max_position_embeddings": 64, "pad_token_id": 0} | values
    (folder / "config.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder


def refused(folder: Path | str) -> str:
    with pytest.raises(UsageError) as caught:
        load_model(str(folder))
    return f"{caught.value.code} {caught.value.what}"


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere").startswith("E441 no folder")


def test_a_folder_without_its_files_is_refused_by_the_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path).startswith("E441 no config.json")
    config(tmp_path)
    assert refused(tmp_path).startswith("E441 no tokenizer.json")


@pytest.mark.parametrize("missing", ["tokenizers", "onnxruntime"])
def test_a_missing_extra_is_told_with_what_to_do(
    tiny: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    told = refused(tiny)
    assert told.startswith(f"E440 a names model needs {missing}")
    assert "pip install 'isnad[neural]'" in told


def test_a_missing_tokenizers_is_told_where_nothing_of_the_extra_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    (config(tmp_path) / "tokenizer.json").write_text("{}", encoding="utf-8")
    assert refused(tmp_path).startswith("E440")


def test_a_hub_name_is_asked_for_only_with_its_mark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[str, str | None]] = []

    class Hub:
        @staticmethod
        def snapshot_download(name: str, revision: str | None, allow_patterns: list[str]) -> str:
            asked.append((name, revision))
            assert not any(pattern.endswith((".bin", ".py", ".pkl")) for pattern in allow_patterns)
            return str(tmp_path)

    monkeypatch.setitem(sys.modules, "huggingface_hub", Hub)  # type: ignore[arg-type]
    assert refused("owner/name").startswith("E441 no folder")
    assert asked == []
    assert refused("hf:owner/name@v2").startswith("E441 no config.json")
    assert set(asked) == {("owner/name", "v2")}


def test_a_hub_that_cannot_be_reached_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hub:
        @staticmethod
        def snapshot_download(name: str, **_: Any) -> str:
            raise OSError("no route")

    monkeypatch.setitem(sys.modules, "huggingface_hub", Hub)  # type: ignore[arg-type]
    assert refused("hf:owner/name").startswith("E441 no model hf:owner/name could be had (no route)")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"id2label": {}}, "has 0 labels"),
        ({"id2label": {i: f"B-X{i}" for i in range(600)}}, "has 600 labels"),
        ({"id2label": {0: "O", 7: "B-PER"}}, "does not number the labels"),
        ({"id2label": {0: "LABEL_0", 1: "LABEL_1"}}, "has no label of a name in id2label ('LABEL_0', 'LABEL_1' …)"),
        ({"id2label": {0: "x" * 100_000}}, "has no label of a name"),
        ({"id2label": {"zero": "B-PER"}}, "is no config"),
        ({"id2label": ["O", "B-PER"]}, "is no config"),
        ({"max_position_embeddings": 8}, "reads 8 pieces, fewer than 16"),
        ({"max_position_embeddings": -1}, "reads -1 pieces"),
        ({"max_position_embeddings": "many"}, "is no config"),
        ({"pad_token_id": -7}, "has -7 for pad_token_id"),
    ],
)  # fmt: skip
def test_a_config_that_makes_no_sense_is_refused(tmp_path: Path, values: dict[str, Any], why: str) -> None:
    told = refused(config(tmp_path, **values))
    assert told.startswith("E442")
    assert why in told
    assert len(told) < 600


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"x":' + b"[" * 100_000])
def test_a_config_that_is_no_json_object_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.json").write_bytes(content)
    assert "is no config of a token classifier" in refused(tmp_path)


def test_an_oversized_config_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "config.json").open("wb") as file:
        file.truncate(1 << 40)
    assert "more than 1,048,576 make no sense" in refused(tmp_path)


def test_a_command_names_the_missing_model_and_writes_no_casebook(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("أعلنت وزارة الدفاع العراقية مقتل ثلاثة جنود في كركوك.", encoding="utf-8")
    for arguments in (["annotate"], ["build", str(tmp_path / "a.casebook")]):
        line = [*arguments, str(article), "--names-model", str(tmp_path / "nowhere")]
        program = [sys.executable, "-c", "from isnad.cli import main; main()", *line]
        result = subprocess.run(program, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout) == (1, "")
        assert "[E441] no folder" in result.stderr
    assert not (tmp_path / "a.casebook").exists()


# ---------------------------------------------------------------- the verbs

TEXT = "أعلنت وزارة الدفاع العراقية مقتل ثلاثة جنود في كركوك."


def test_what_a_model_helped_to_make_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_models, "names_model", lambda _: Toy({}).classifier)
    layers = isnad.annotate(TEXT, names_model="toy").made_by.layers
    assert layers["names-model"] == "neural.1 toy"
    assert "names-model" not in isnad.annotate(TEXT).made_by.layers


def test_a_model_that_proposes_nothing_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_models, "names_model", lambda _: Toy({}).classifier)
    assert isnad.annotate(TEXT, names_model="toy").mentions == isnad.annotate(TEXT).mentions


def test_a_build_with_another_model_annotates_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_models, "names_model", lambda _: Toy({}).classifier)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    build = partial(isnad.build, tmp_path / "a.casebook", tmp_path / "a.txt")
    assert build().new == 1
    assert build(names_model="toy for a build").replaced == 1
    assert build(names_model="toy for a build").unchanged == 1


def test_without_a_model_none_of_its_libraries_load() -> None:
    code = f"import sys, isnad; isnad.annotate({TEXT!r}); print(*(n.split('.')[0] for n in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"tokenizers", "onnxruntime", "torch", "transformers", "huggingface_hub"} & set(loaded.split())


# ---------------------------------------------------------------- a real runtime and tokenizer

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "زار",
    "الوفد",
    "القير",
    "##وان",
    "تونس",
    "و",
    "##تونس",
    ".",
]
LABEL_OF_PIECE = {"القير": "B-LOC", "##وان": "B-ORG", "تونس": "B-LOC", "و": "B-LOC", "##تونس": "B-ORG"}


def field(number: int, content: bytes | int) -> bytes:
    """A protocol-buffer field, as ONNX files are made of."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def lookup_model(rows: list[list[float]], ids: str = "input_ids") -> bytes:
    """An ONNX model whose logits are the row of a table that belongs to each piece: one Gather."""

    def value(name: str, kind: int, *shape: str | int) -> bytes:
        sizes = [field(1, field(1, s) if isinstance(s, int) else field(2, s.encode())) for s in shape]
        return field(1, name.encode()) + field(2, field(1, field(1, kind) + field(2, b"".join(sizes))))

    table = field(1, len(rows)) + field(1, len(rows[0])) + field(2, 1) + field(8, b"table")
    table += field(9, b"".join(struct.pack(f"<{len(row)}f", *row) for row in rows))
    gather = field(1, b"table") + field(1, ids.encode()) + field(2, b"logits") + field(4, b"Gather")
    graph = field(1, gather) + field(2, b"lookup") + field(5, table)
    graph += field(11, value(ids, 7, "rows", "pieces")) + field(
        12, value("logits", 1, "rows", "pieces", len(rows[0]))
    )
    return field(1, 8) + field(8, field(1, b"") + field(2, 13)) + field(7, graph)


def table(labels: tuple[str, ...] = LABELS) -> list[list[float]]:
    return [[4.0 * (LABEL_OF_PIECE.get(p, "O") == label) for label in labels] for p in VOCABULARY]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The folder of a model that looks labels up, for a vocabulary of a dozen pieces."""
    if not (find_spec("onnxruntime") and find_spec("tokenizers")):
        pytest.skip("NOT TESTED with ONNX Runtime: isnad[neural] is not installed")
    vocabulary = {piece: i for i, piece in enumerate(VOCABULARY)}
    special = {name: {"id": name, "ids": [vocabulary[name]], "tokens": [name]} for name in ("[CLS]", "[SEP]")}
    sequence = [
        {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
        {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
    ]
    tokenizer = {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
        "padding": None,
        "added_tokens": [
            {"id": vocabulary[name], "content": name, "special": True, "single_word": False, "lstrip": False,
             "rstrip": False, "normalized": False}
            for name in VOCABULARY[:4]
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "TemplateProcessing", "single": sequence, "pair": sequence, "special_tokens": special},
        "decoder": None,
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": vocabulary},
    }  # fmt: skip
    folder = tmp_path / "tiny"
    folder.mkdir()
    config(folder)
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    (folder / "model.onnx").write_bytes(lookup_model(table()))
    return folder


def test_a_folder_gives_a_model_whose_names_are_spans_of_the_text(tiny: Path) -> None:
    view = view_of("زار الوفد القيروان وتونس.")
    model = TokenClassifier(load_model(str(tiny)))
    found = [(written(view, p), p.kind, p.probability) for p in model(view)]
    chance = pytest.approx(CERTAIN)
    assert found == [("القيروان", "LOC", chance), ("تونس", "LOC", chance)]


def test_a_long_sentence_is_read_to_its_end(tiny: Path) -> None:
    view = view_of("زار الوفد القيروان " * 60 + ".")
    assert len(TokenClassifier(load_model(str(tiny)))(view)) == 60


def test_special_pieces_stand_around_what_is_read(tiny: Path) -> None:
    model = load_model(str(tiny))
    assert (model.before, model.after) == ((VOCABULARY.index("[CLS]"),), (VOCABULARY.index("[SEP]"),))
    assert model.limit == 64
    assert list(model.encode("زار القيروان")) == [(4, 0, 3), (6, 4, 9), (7, 9, 12)]


def test_models_of_the_roberta_kind_count_positions_after_the_padding(tiny: Path) -> None:
    config(tiny, model_type="xlm-roberta", max_position_embeddings=66, pad_token_id=1)
    assert load_model(str(tiny)).limit == 64


def test_a_model_of_the_hub_may_lie_in_onnx(tiny: Path) -> None:
    (tiny / "onnx").mkdir()
    (tiny / "model.onnx").rename(tiny / "onnx" / "model.onnx")
    assert load_model(str(tiny)).labels == LABELS


def test_other_weights_are_another_model(tiny: Path) -> None:
    before = load_model(str(tiny)).digest
    assert load_model(str(tiny)).digest == before
    (tiny / "model.onnx").write_bytes(lookup_model([[2 * x for x in row] for row in table()]))
    assert load_model(str(tiny)).digest != before


def test_the_verb_reads_with_the_model(tiny: Path) -> None:
    name = isnad.annotate("زار الوفد القيروان أمس.", names_model=tiny).made_by.layers["names-model"]
    assert name.startswith("neural.1 sha256:")


def test_processes_read_with_the_model_as_one_does(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(40):
        (folder / f"{i:02}.txt").write_text(
            f"زار الوفد القيروان وتونس في اليوم رقم {i} أمس.", encoding="utf-8"
        )
    one = list(isnad.annotate_paths(folder, names_model=tiny))
    assert len(one) == 40
    assert list(isnad.annotate_paths(folder, processes=2, names_model=tiny)) == one


def test_a_folder_without_weights_is_told_how_they_are_made(tiny: Path) -> None:
    (tiny / "model.onnx").unlink()
    told = refused(tiny)
    assert told.startswith("E441 no model.onnx")
    assert "optimum-cli export onnx" in told


def test_safetensors_without_transformers_are_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tiny / "model.onnx").rename(tiny / "model.safetensors")
    monkeypatch.setitem(sys.modules, "transformers", None)
    monkeypatch.setitem(sys.modules, "torch", None)
    assert "no transformers and torch" in refused(tiny)


def test_safetensors_are_run_without_pickles_network_or_code_of_their_own(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    class Transformers:
        class AutoModelForTokenClassification:
            @staticmethod
            def from_pretrained(folder: str, **options: Any) -> None:
                asked.update(options)
                raise ValueError("not here")

    (tiny / "model.onnx").rename(tiny / "model.safetensors")
    monkeypatch.setitem(sys.modules, "transformers", Transformers)  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "torch", Transformers)  # type: ignore[arg-type]
    assert "no model that transformers can run (not here)" in refused(tiny)
    assert asked == {"local_files_only": True, "trust_remote_code": False, "use_safetensors": True}


@pytest.mark.parametrize("content", [b"", b"no model", b"\x00" * 1000])
def test_a_file_that_is_no_model_is_refused(tiny: Path, content: bytes) -> None:
    (tiny / "model.onnx").write_bytes(content)
    assert refused(tiny).startswith("E442")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": "1.0", "model": {}}'])
def test_a_file_that_is_no_tokenizer_is_refused(tiny: Path, content: str) -> None:
    (tiny / "tokenizer.json").write_text(content, encoding="utf-8")
    assert "is no tokenizer" in refused(tiny)


def test_a_model_with_other_labels_than_its_config_is_refused(tiny: Path) -> None:
    (tiny / "model.onnx").write_bytes(lookup_model(table(LABELS[:5])))
    assert "5), where" in refused(tiny)


def test_a_model_with_other_inputs_is_refused(tiny: Path) -> None:
    (tiny / "model.onnx").write_bytes(lookup_model(table(), ids="pixels"))
    assert "has other inputs (pixels)" in refused(tiny)


def test_a_model_of_fewer_pieces_than_its_tokenizer_is_refused(tiny: Path) -> None:
    (tiny / "model.onnx").write_bytes(lookup_model(table()[:2]))
    assert "does not run" in refused(tiny)


def test_logits_that_are_no_numbers_are_refused(tiny: Path) -> None:
    (tiny / "model.onnx").write_bytes(lookup_model([[float("nan")] * len(LABELS) for _ in VOCABULARY]))
    assert "infinite logits" in refused(tiny)


def test_an_oversized_tokenizer_is_refused_unread(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_folder, "_TOKENIZER_BYTES", 100)
    assert "more than 100 make no sense" in refused(tiny)


def test_what_a_model_proposes_becomes_a_mention() -> None:
    class Seer:
        name = "seer.1"

        def prepare(self, view: TextView) -> None:
            i = next(i for i, token in enumerate(view.tokens) if token.text == "والبرندول")
            view.proposals = [Proposal(i, i + 1, "LOC", 0.99)]

    article = Article(id="x", source="x", text="زار الوفد القيروان والبرندول أمس.")
    with_model = annotate(article, names_model=Seer())
    assert ("البرندول", "GPE", "sequence") in [(m.text, m.kind, m.rule) for m in with_model.mentions]
    assert with_model.made_by.layers["names-model"] == "seer.1"
    assert "البرندول" not in [m.text for m in annotate(article).mentions]
