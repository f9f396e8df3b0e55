"""`isnad chronicle`, `isnad search` and `isnad show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from isnad.cli.options import casebook_argument, language_option
from isnad.cli.telling import warn_if_stale

if TYPE_CHECKING:
    from isnad.casebook.search_terms import Spelling
    from isnad.web.labels import Language


@click.command(
    short_help="Print what a casebook holds.",
    epilog="\b\nExamples:\n  isnad chronicle iraq.casebook\n"
    "  isnad chronicle iraq.casebook --format json > chronicle.json\n"
    "  isnad chronicle iraq.casebook --format html --lang ar > chronicle.html",
)
@casebook_argument
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="text to read, json for programs, html as one page with nothing outside it.",
)
@click.option("--lines", type=click.IntRange(min=1), help="Print at most so many lines of text.")
@language_option
def chronicle(casebook: str, layout: str, lines: int | None, lang: Language) -> None:
    """Print what CASEBOOK holds: each incident, its sources and how many are independent.

    Incidents that most articles tell come first, with the figures, denials and pledges that go with them.
    """
    from isnad import api

    if lines is not None and layout != "text":
        raise click.UsageError("--lines cuts text; with --format json or html everything is printed.")
    with api.open(casebook) as book:
        if layout != "text" or not sys.stdout.isatty():
            warn_if_stale(book, lang)
        if layout == "json":
            for piece in book.chronicle_json():
                sys.stdout.buffer.write(piece.encode())
        elif layout == "html":
            from isnad.web.standalone import chronicle_page

            click.echo(chronicle_page(book, lang))
        else:
            from isnad.cli.text import chronicle_text, cut

            for line in cut(chronicle_text(book, lang), lines, lang):
                click.echo(line)


@click.command(
    short_help="Find articles by their words, however spelt.",
    context_settings={"ignore_unknown_options": True},
    epilog="\b\nExamples:\n  isnad search iraq.casebook الأنبار\n"
    "  isnad search iraq.casebook '\"وزير الدفاع\" -بغداد' --limit 5\n"
    "  isnad search iraq.casebook 'type:assault place:كركوك date:2024-05'",
)
@casebook_argument
@click.argument("query")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many articles."
)
@click.option(
    "--spelling",
    type=click.Choice(["exact", "folded", "stemmed"]),
    default="folded",
    show_default=True,
    help="Letter for letter; in any spelling, with any prefix; or with other forms of the word too.",
)
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
def search(casebook: str, query: str, limit: int, spelling: Spelling, layout: str) -> None:
    """Find articles by the words in them, however they are spelt.

    Hamza, ة/ه, ى/ي, vowel marks and digits make no difference, and a word is found with any prefix (و، ب،
    ل، ال …). "…" finds words side by side, -word leaves articles out, and word* finds words that begin
    so.

    What was read in the articles is asked for by speaker:, actor:, place:, type:, outlet: and date:, as in
    speaker:"وزير الدفاع" or date:2020-01..2020-03; actor, place and type are those of one event.
    """
    from isnad import api
    from isnad.cli.text import hit_text

    with api.open(casebook) as book:
        hits = book.search(query, spelling=spelling, limit=limit)
        if layout == "json":
            import msgspec

            for hit in hits:
                row = {"article": hit.article, "score": hit.score, **hit.snippet._asdict()}
                sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
            return
        for hit in hits:
            click.echo(hit_text(hit, bold=sys.stdout.isatty()))
        found = book.search_count(query, spelling)
        if found > len(hits):
            click.echo(f"{found:,} articles found, the best {len(hits)} shown; --limit shows more.", err=True)
        elif not found:
            click.echo("Nothing found.", err=True)


@click.command(
    short_help="Show one article or one incident.",
    epilog="\b\nExamples:\n  isnad show iraq.casebook 000.txt\n"
    "  isnad show iraq.casebook 000.txt --format json",
)
@casebook_argument
@click.argument("name", metavar="ARTICLE|INCIDENT")
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def show(casebook: str, name: str, layout: str, lang: Language) -> None:
    """Show one article with its annotations, or one incident with its sources and evidence.

    An article is named by its source (its file's name) or id, an incident by its id.
    """
    import msgspec

    from isnad import api
    from isnad.cli.text import article_text, incident_text
    from isnad.errors import UsageError

    with api.open(casebook) as book:
        warn_if_stale(book, lang)
        try:
            found = book.incident(name)
        except UsageError:
            found = book.article(name)
        if layout == "json":
            sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
            return
        from isnad.records import Incident

        lines = (
            incident_text(book, found, lang)
            if isinstance(found, Incident)
            else article_text(book, found, lang)
        )
        for line in lines:
            click.echo(line)
