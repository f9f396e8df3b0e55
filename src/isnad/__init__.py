"""Isnad: what Arabic news claims, on whose word, and how many independent words there are.

>>> import isnad
>>> isnad.annotate  # doctest: +ELLIPSIS
<function annotate at ...>
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.api import annotate, annotate_paths, build, export, link, open, table, to_spacy

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "annotate",
    "annotate_paths",
    "build",
    "export",
    "link",
    "open",
    "table",
    "to_spacy",
]

_VERBS = frozenset(__all__) - {"__version__"}


class _Isnad(ModuleType):
    """This package. Its verbs load on first use, so that `import isnad` is quick; `isnad.annotate` and
    `isnad.link` are the verbs, also once the rooms of these names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _VERBS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> object:
        if name not in _VERBS:
            raise AttributeError(f"module 'isnad' has no attribute {name!r}")
        from isnad import api

        return getattr(api, name)


sys.modules[__name__].__class__ = _Isnad
