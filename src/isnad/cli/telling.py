"""What is told on standard error of what was not read: nothing is left out silently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from isnad.casebook import Casebook
    from isnad.records import SetAside
    from isnad.sources.skipping import Skipped
    from isnad.web.labels import Language

_FIRST = 5


def tell_set_aside(what: SetAside) -> None:
    """Name an input that was set aside, with its code and the reason."""
    click.echo(f"isnad: [{what.code}] {what.source}: {what.message}", err=True)


def tell_skipped(skipped: Iterable[Skipped]) -> None:
    """Say how much was passed over, a line a reason, with the first names."""
    for what in skipped:
        click.echo(f"isnad: not read: {what.count:,} × {what.why}: {first(what.names, what.count)}", err=True)


def first(names: list[str], count: int) -> str:
    """The first few of so many names.

    >>> first(["a", "b"], 2), first(["a", "b"], 9)
    ('a, b', 'a, b …')
    """
    shown = names[:_FIRST]
    return ", ".join(shown) + (" …" if count > len(shown) else "")


def warn_if_stale(book: Casebook, language: Language) -> None:
    """Say that articles came in since the chronicle was made."""
    if book.stale:
        from isnad.web.labels import labels

        click.echo(f"isnad: {labels(language)('stale')}", err=True)
