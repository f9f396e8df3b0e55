"""From an article to its annotations: one module a layer.

`annotate` runs the layers in the order that their needs ask for. It is a pure function of the article and the
lexicon: it reads no other article and stores nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from isnad.lexicon import Lexicon, load
from isnad.lexicon.compiled import keep_for_good, no_collection
from isnad.records import Annotations, Article, MadeBy

if TYPE_CHECKING:
    from isnad.annotate.names.proposals import NamesModel


def annotate(
    article: Article, lexicon: Lexicon | None = None, names_model: NamesModel | None = None
) -> Annotations:
    """Everything Isnad reads in one article, with the default lexicon unless another is given.

    With a `names_model` the names layer hears it too; `made_by` then tells it.
    """
    with no_collection():  # what one article makes and drops is free of cycles
        out = _annotated(article, lexicon or load(), names_model)
    _keep_tables()
    return out


def _annotated(article: Article, lexicon: Lexicon, names_model: NamesModel | None) -> Annotations:
    from isnad.annotate.layers import LAYERS
    from isnad.annotate.view import TextView

    view = TextView(article, lexicon)
    out = Annotations(
        article=article,
        made_by=MadeBy(
            isnad=_version(), layers={n: layer.name for n, layer in LAYERS.items()}, lexicon=lexicon.digest
        ),
    )
    if names_model is not None:
        out.made_by.layers["names-model"] = names_model.name
        names_model.prepare(view)
    out.sentences = [(view.tokens[a].start, view.tokens[b - 1].end) for a, b in view.sentences]
    for layer in LAYERS.values():
        layer(view, out)
    view.chunked.clear()  # its sentences know the view: without this only the collector could free them
    return out


@cache
def _keep_tables() -> None:
    """Keep what the first article has made the layers build: it stays as long as the process."""
    keep_for_good()


def _version() -> str:
    from isnad import __version__

    return __version__


Annotate = Callable[[Article], Annotations]
__all__ = ["annotate"]
