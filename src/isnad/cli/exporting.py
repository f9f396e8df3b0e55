"""`isnad export`."""

from __future__ import annotations

from typing import Any

import click

from isnad.cli.options import (
    casebook_argument,
    filter_options,
    incident_filter,
    language_option,
    out_option,
)
from isnad.cli.telling import warn_if_stale
from isnad.exports.formats import FORMATS


@click.command(
    short_help="Write what a casebook holds for other programs.",
    epilog="\b\nFormats:\n" + "\n".join(f"  {f.name:19} {f.about}" for f in FORMATS.values()) + "\n\n"
    "\b\nExamples:\n  isnad export iraq.casebook --to polecat --out events.tsv\n"
    "  isnad export iraq.casebook --to polecat --since 2020-01 --type ASSAULT --each incident\n"
    "  isnad export iraq.casebook --to csv --out tables/ --bom\n"
    "  isnad export iraq.casebook --to csv --table events > events.csv\n"
    "  isnad export iraq.casebook --to html --of usa.donald-trump --lang ar --out trump.html",
)
@casebook_argument
@click.option("--to", required=True, metavar="FORMAT", type=click.Choice(list(FORMATS)), help="See below.")
@out_option
@click.option(
    "--each",
    type=click.Choice(["mention", "incident"]),
    default="mention",
    show_default=True,
    help="Event layouts: a row for each mention in an article, or one for each incident.",
)
@click.option(
    "--unasserted",
    is_flag=True,
    help="Event layouts: also what is denied, negated, planned, threatened, demanded or conditional.",
)
@click.option(
    "--table", metavar="NAME", help="csv, parquet: one table by itself, to a file or standard output."
)
@click.option(
    "--of", metavar="NAME", help="markdown, html: id of an incident or storyline, id or name of a person."
)
@click.option("--keep-formulas", is_flag=True, help="Leave cells as they are that a spreadsheet would run.")
@click.option("--bom", is_flag=True, help="Put a byte order mark before text, as Excel wants it for UTF-8.")
@filter_options
@language_option
def export(
    casebook: str,
    to: str,
    out: str,
    each: Any,
    unasserted: bool,
    table: str | None,
    of: str | None,
    keep_formulas: bool,
    bom: bool,
    lang: Any,
    **filters: Any,
) -> None:
    """Write what CASEBOOK holds in a FORMAT that other programs read.

    With filters, only incidents that fit and what belongs to them.
    """
    from isnad import api
    from isnad.exports.formats import export as write
    from isnad.exports.options import ExportOptions
    from isnad.web.labels import labels

    options = ExportOptions(
        wanted=incident_filter(**filters),
        each=each,
        unasserted=unasserted,
        table=table,
        of=of,
        words=labels(lang),
        keep_formulas=keep_formulas,
        bom=bom,
    )
    with api.open(casebook) as book:
        warn_if_stale(book, lang)
        write(book, to, out, options)
