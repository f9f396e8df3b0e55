"""The names models that a user can give: a folder, a hub name, or a file that `isnad train names` made."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from isnad.annotate.names.proposals import NamesModel
from isnad.lexicon import Lexicon

if TYPE_CHECKING:
    from isnad.annotate.names.sequence import SequenceModel
    from isnad.annotate.view import TextView


@lru_cache(maxsize=2)
def names_model(name: str) -> NamesModel:
    """The model of a file, a folder or a hub name (`hf:owner/name`), loaded once a process.

    Raises InputError E117 where a file is no model, UsageError E440 to E442 as `load_model` does.
    """
    path = Path(name)
    if path.is_file():
        return SequenceFile(path.read_bytes())
    from isnad.annotate.names.model_folder import load_model
    from isnad.annotate.names.neural import TokenClassifier

    return TokenClassifier(load_model(name))


class SequenceFile:
    """Names model `crf.1`: a sequence model that takes the place of the one that comes with the program."""

    def __init__(self, content: bytes) -> None:
        from isnad.annotate.names.sequence import read_stored

        self._stored = read_stored(content)
        self._bound: tuple[Lexicon, SequenceModel] | None = None
        self.name = f"crf.1 sha256:{hashlib.sha256(content).hexdigest()[:16]}"

    def prepare(self, view: TextView) -> None:
        """Have the names of an article read by this model."""
        from isnad.annotate.names.sequence import SequenceModel

        if self._bound is None or self._bound[0] is not view.lexicon:
            self._bound = view.lexicon, SequenceModel(self._stored, view.lexicon)
        view.sequence_model = self._bound[1]
