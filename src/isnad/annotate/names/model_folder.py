"""A token-classification model in a folder: `config.json`, `tokenizer.json`, and `model.onnx` or safetensors.

The libraries that run it are the extra `isnad[neural]`; they load when a model does. Nothing in the folder is
executed: no code of the model's own, no pickles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from isnad.annotate.names.model_labels import label_of
from isnad.errors import UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Encode = Callable[[str], Iterable[tuple[int, int, int]]]
"""A sentence to its pieces: id, start and end in code points of the sentence, no special pieces."""
Logits = Callable[["NDArray[np.int64]", "NDArray[np.int64]"], "NDArray[np.floating]"]
"""Piece ids and their mask, each (windows, pieces), to logits (windows, pieces, labels)."""

HUB = "hf:"
_LONGEST = 512  # pieces: sentences have at most 250 tokens
_SHORTEST = 16
_MOST_LABELS = 512
_CONFIG_BYTES = 1 << 20
_TOKENIZER_BYTES = 1 << 27
_SHIFTED = ("roberta", "camembert")  # models whose positions are counted from after the padding's


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to run. `limit` is the most pieces it reads, `before` and `after` (special pieces) counted;
    `digest` tells its files from any others."""

    labels: tuple[str, ...]
    limit: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    pad: int
    encode: Encode
    logits: Logits
    digest: str


class _Config(msgspec.Struct):
    id2label: dict[int, str]
    model_type: str = ""
    max_position_embeddings: int | None = None
    pad_token_id: int | None = None


def load_model(name: str) -> Model:
    """Load the model of a folder, or of a hub name: `hf:owner/name`, or `hf:owner/name@revision`.

    Only a name with `hf:` is ever looked for on the network. `model.onnx` (also in `onnx/`) runs through ONNX
    Runtime on one thread; without it, safetensors run through transformers and torch where these are installed.

    Raises `UsageError`: E440 the extra is not installed, E441 there is no model, E442 its files do not make one.
    """
    folder = _from_hub(name.removeprefix(HUB)) if name.startswith(HUB) else Path(name)
    if not folder.is_dir():
        raise UsageError("E441", f"no folder {name!r} with a names model; give one, or {HUB}owner/name.")
    config = _config(folder)
    encode, before, after = _tokenizer(folder)
    onnx = _onnx_file(folder)
    weights = sorted(onnx.parent.glob("model.onnx*")) if onnx else sorted(folder.glob("*.safetensors"))
    logits = _checked(_onnx(onnx) if onnx else _torch(folder, weights), len(config.id2label), folder)
    model = Model(
        labels=tuple(config.id2label[i] for i in range(len(config.id2label))),
        limit=_limit(config),
        before=before,
        after=after,
        pad=config.pad_token_id or 0,
        encode=encode,
        logits=logits,
        digest=_digest([folder / "config.json", folder / "tokenizer.json", *weights]),
    )
    probe = np.array([[*before, *(piece for piece, _, _ in encode(_PROBE)), *after]], dtype=np.int64)
    logits(probe, np.ones_like(probe))
    return model


_PROBE = "قال الرئيس في بغداد"


def _config(folder: Path) -> _Config:
    """The config, as far as it is needed here, once it is known to make sense."""
    path = folder / "config.json"
    try:
        config = msgspec.json.decode(_read(path, _CONFIG_BYTES), type=_Config)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _misfit(path, f"is no config of a token classifier ({_short(error)})") from error
    labels = config.id2label
    if not 0 < len(labels) <= _MOST_LABELS:
        raise _misfit(path, f"has {len(labels):,} labels in id2label; 1 to {_MOST_LABELS} make sense")
    if sorted(labels) != list(range(len(labels))):
        raise _misfit(path, "does not number the labels of id2label from 0 on")
    if not any(label_of(label) for label in labels.values()):
        some = ", ".join(repr(label[:40]) for label in list(labels.values())[:4])
        raise _misfit(path, f"has no label of a name in id2label ({some} …), such as B-PER, I-LOC, B-ORG")
    if _limit(config) < _SHORTEST:
        raise _misfit(path, f"reads {config.max_position_embeddings} pieces, fewer than {_SHORTEST}")
    if config.pad_token_id is not None and not 0 <= config.pad_token_id < 1 << 31:
        raise _misfit(path, f"has {config.pad_token_id} for pad_token_id")
    return config


def _limit(config: _Config) -> int:
    """Most pieces that the model reads at once, special ones counted."""
    positions = _LONGEST if config.max_position_embeddings is None else config.max_position_embeddings
    if any(kin in config.model_type for kin in _SHIFTED):
        positions -= (config.pad_token_id or 0) + 1
    return min(positions, _LONGEST)


def _tokenizer(folder: Path) -> tuple[Encode, tuple[int, ...], tuple[int, ...]]:
    """How sentences become pieces, and the special pieces before and after them."""
    path = folder / "tokenizer.json"
    content = _read(path, _TOKENIZER_BYTES)
    library = _library("tokenizers")
    try:
        tokenizer = library.Tokenizer.from_buffer(content)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        probe = tokenizer.encode(_PROBE)
    except Exception as error:  # the library raises nothing narrower
        raise _misfit(path, f"is no tokenizer ({_short(error)})") from error
    ids: list[int] = list(probe.ids)
    own = [i for i, special in enumerate(probe.special_tokens_mask) if not special]
    if not own:
        raise _misfit(path, "makes no pieces of Arabic words")

    def encode(text: str) -> Iterable[tuple[int, int, int]]:
        pieces = tokenizer.encode(text, add_special_tokens=False)
        return ((piece, start, end) for piece, (start, end) in zip(pieces.ids, pieces.offsets, strict=True))

    return encode, tuple(ids[: own[0]]), tuple(ids[own[-1] + 1 :])


def _onnx_file(folder: Path) -> Path | None:
    return next((p for p in (folder / "model.onnx", folder / "onnx" / "model.onnx") if p.is_file()), None)


def _onnx(path: Path) -> Logits:
    """Runs `model.onnx` on one thread: the work is spread over processes."""
    runtime = _library("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # each of its errors is a class of its own
        raise _misfit(path, f"is no model that ONNX Runtime can run ({_short(error)})") from error
    inputs = {i.name: np.int32 if i.type == "tensor(int32)" else np.int64 for i in session.get_inputs()}
    if "input_ids" not in inputs or inputs.keys() - {"input_ids", "attention_mask", "token_type_ids"}:
        wanted = ", ".join(inputs) or "none"
        raise _misfit(path, f"has other inputs ({wanted}) than input_ids, attention_mask and token_type_ids")
    outputs: list[str] = [o.name for o in session.get_outputs()]
    output = "logits" if "logits" in outputs else outputs[0]

    def logits(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.floating]:
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        return session.run([output], {name: given[name].astype(kind) for name, kind in inputs.items()})[0]

    return logits


def _torch(folder: Path, weights: list[Path]) -> Logits:
    """Runs the safetensors of a folder, where transformers and torch are installed."""
    if not weights:
        raise UsageError("E441", f"no model.onnx in {folder}; {_EXPORT}")
    try:
        torch: Any = import_module("torch")
        transformers: Any = import_module("transformers")
    except ImportError as error:
        what = f"no model.onnx in {folder}, and no transformers and torch that could run its safetensors; {_EXPORT}"
        raise UsageError("E441", what) from error
    try:
        model = transformers.AutoModelForTokenClassification.from_pretrained(
            str(folder), local_files_only=True, trust_remote_code=False, use_safetensors=True
        ).eval()
    except Exception as error:  # config, weights and code each raise their own
        raise _misfit(folder, f"is no model that transformers can run ({_short(error)})") from error

    def logits(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.floating]:
        with torch.inference_mode():
            found = model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask))
            return found.logits.float().numpy()

    return logits


def _checked(logits: Logits, labels: int, folder: Path) -> Logits:
    """The same, with an error of ours where the model fails or gives something else than logits."""

    def checked(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.floating]:
        try:
            found = logits(ids, mask)
        except Exception as error:  # each of its errors is a class of its own
            raise _misfit(folder, f"has a model that does not run ({_short(error)})") from error
        if found.shape != (*ids.shape, labels):
            raise _misfit(
                folder, f"has a model that gives {found.shape}, where {(*ids.shape, labels)} would fit"
            )
        if not np.isfinite(found).all():
            raise _misfit(folder, "has a model that gives infinite logits, or none")
        return found

    return checked


_FILES = ("config.json", "tokenizer.json")
_ONNX = ("model.onnx", "model.onnx_data", "onnx/model.onnx", "onnx/model.onnx_data")


def _from_hub(name: str) -> Path:
    """The folder of a model of the hub: from the network, or what an earlier call has kept of it."""
    hub = _library("huggingface_hub")
    repository, _, revision = name.partition("@")

    def fetched(files: tuple[str, ...]) -> Path:
        return Path(hub.snapshot_download(repository, revision=revision or None, allow_patterns=list(files)))

    try:
        folder = fetched(_FILES + _ONNX)
        return (
            folder if _onnx_file(folder) else fetched((*_FILES, "*.safetensors", "*.safetensors.index.json"))
        )
    except Exception as error:  # the network, the name, the library
        what = f"no model {HUB}{name} could be had ({_short(error)}); give a folder, or check the name and the network."
        raise UsageError("E441", what) from error


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        what = f"a names model needs {name}, which is not installed; do: pip install 'isnad[neural]'"
        raise UsageError("E440", what) from error


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file of a model that has no right to be larger than `most`."""
    try:
        size = path.stat().st_size
        if size > most:
            raise _misfit(path, f"has {size:,} bytes; more than {most:,} make no sense")
        return path.read_bytes()
    except OSError as error:
        what = f"no {path.name} can be read in {path.parent} ({error.strerror or error}); {_EXPORT}"
        raise UsageError("E441", what) from error


_EXPORT = "make the folder with: optimum-cli export onnx --task token-classification --model NAME FOLDER"


def _digest(files: Iterable[Path]) -> str:
    """One digest over files and their names."""
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            whole.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return f"sha256:{whole.hexdigest()[:16]}"


def _misfit(path: Path, what: str) -> UsageError:
    return UsageError("E442", f"{path} {what}; a model of token classification over names is needed.")


def _short(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__)[:200]
