"""Annotating many articles on an engine: whatever goes wrong with one sets it aside, so that the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from isnad.errors import IsnadError
from isnad.records import Annotations, Article, SetAside

if TYPE_CHECKING:
    from isnad.annotate.names.proposals import NamesModel

A = TypeVar("A")
R = TypeVar("R")

MAX_SECONDS = 120.0
"""Seconds of computing that annotating one article of many may take; then it is set aside (E192)."""
_WITH_MODEL = 10
"""How much longer with a names model, all of whose threads are counted."""


class Maps(Protocol):
    """An engine, as far as annotating needs one."""

    def map_batches(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Iterable[R]:
        """What the function makes of batches of rows."""
        ...


def annotated(
    engine: Maps, items: Iterable[Article | SetAside], names_model: str | None
) -> Iterator[Annotations | SetAside]:
    """The annotations of articles, in their order where the engine keeps it.

    Raises `LexiconError` where the lexicon cannot be used, `IsnadError` E191 where a process that annotates was ended.
    """
    from concurrent.futures.process import BrokenProcessPool

    check(names_model)
    try:
        yield from engine.map_batches(partial(annotate_each, names_model=names_model), items)
    except BrokenProcessPool as error:
        what = "a process that annotates was ended from outside, perhaps for want of memory; use fewer processes."
        raise IsnadError("E191", what) from error


def check(names_model: str | None) -> None:
    """Load the lexicon and the names model: one that cannot be used ends the run, before any article."""
    from isnad.lexicon import load

    load()
    loaded_model(names_model)


def annotate_each(
    items: Iterable[A | Article], names_model: str | None = None
) -> Iterator[A | Annotations | SetAside]:
    """Each article annotated or set aside; what is no article stays as it is."""
    for item in items:
        yield _annotated(item, names_model) if isinstance(item, Article) else item


def _annotated(article: Article, names_model: str | None) -> Annotations | SetAside:
    from isnad.annotate import annotate
    from isnad.engines.time_limit import TooLong, at_most

    model = loaded_model(names_model)
    seconds = MAX_SECONDS if model is None else _WITH_MODEL * MAX_SECONDS
    try:
        with at_most(seconds):
            return annotate(article, names_model=model)
    except TooLong:
        what = f"annotating the article takes longer than {seconds:,.0f} seconds of computing; leave it out."
        return SetAside(source=article.source, code="E192", message=what)
    except IsnadError as error:
        return SetAside(source=article.source, code=error.code, message=error.what)
    except Exception as error:
        what = f"annotation failed ({type(error).__name__}: {error}); please report this article."
        return SetAside(source=article.source, code="E190", message=what)


def loaded_model(name: str | None) -> NamesModel | None:
    """The names model, loaded once in each process; its libraries only where one is asked for."""
    if name is None:
        return None
    from isnad.annotate.names.own_models import names_model

    return names_model(name)
