"""`isnad changes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isnad.cli.options import casebook_argument, language_option, out_option
from isnad.cli.telling import warn_if_stale

if TYPE_CHECKING:
    from isnad.web.labels import Language

_KINDS = ("incident", "sources", "conflict", "denial", "deadline")


@click.command(
    short_help="Tell what changed in a casebook since a day.",
    epilog="\b\nExamples:\n  isnad changes iraq.casebook --since 2026-11-01\n"
    "  isnad changes iraq.casebook --since 2026-11-01 --format atom --lang ar --out changes.atom",
)
@casebook_argument
@click.option("--since", required=True, metavar="DATE", help="From this day on (YYYY-MM-DD).")
@click.option("--until", metavar="DATE", help="To this day; today where it is not given.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="Only this kind of change; may be given several times.",
)
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "atom"]),
    default="text",
    show_default=True,
    help="text to read, json a change a line, atom as a feed.",
)
@out_option
@language_option
def changes(
    casebook: str,
    since: str,
    until: str | None,
    kinds: tuple[str, ...],
    layout: str,
    out: str,
    lang: Language,
) -> None:
    """Tell what building CASEBOOK anew changed: new incidents, independent sources that rose in number, figures that
    now conflict, denials; and the deadlines reached.

    Days are those on which the casebook was built (UTC); of deadlines, those on which they fell.
    """
    from datetime import UTC, datetime

    from isnad import api
    from isnad.exports.dossiers.words import Words
    from isnad.exports.feed import change_text, write_atom, write_changes
    from isnad.exports.outputs import text_output
    from isnad.web.labels import labels

    say = Words(labels(lang))
    with api.open(casebook) as book:
        warn_if_stale(book, lang)
        found = (c for c in book.changes(since, until) if not kinds or c.kind in kinds)
        first = next((linking.at for linking in book.linkings()), None)
        if first is not None and since < first[:10]:
            click.echo(f"isnad: {say('history_begins', at=first)}", err=True)
        count = 0
        with text_output(out) as text:
            if layout == "json":
                write_changes(found, text)
            elif layout == "atom":
                write_atom(book, found, say, text)
            else:
                for change in found:
                    count += 1
                    text.write(change_text(change, say) + "\n")
        if layout == "text" and not count:
            until = until or datetime.now(UTC).date().isoformat()
            click.echo(say("nothing_changed", since=since, until=until), err=True)
