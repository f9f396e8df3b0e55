"""`isnad link`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isnad.cli.options import engine_option

if TYPE_CHECKING:
    from isnad.datasets.linking import By
    from isnad.engines import EngineName


@click.command(
    short_help="Link annotations in Parquet into a chronicle in Parquet.",
    epilog="\b\nExamples:\n  isnad annotate articles/ --output annotations/\n"
    "  isnad link --input annotations/ --output chronicle/\n"
    "  isnad link --input annotations/ --output months/ --by month --engine spark",
)
@click.option(
    "--input",
    "annotations",
    required=True,
    metavar="FOLDER",
    help="What isnad annotate --output has written.",
)
@click.option(
    "--output",
    required=True,
    metavar="FOLDER",
    help="New folder: in it one folder of Parquet files for each table (incidents, duplicates, storylines …).",
)
@click.option(
    "--by",
    type=click.Choice(["year", "month", "day"]),
    help="Link the articles of each year, month or day of publication by themselves, and nothing over its borders. "
    "Without it all articles are linked with one another, as isnad build does.",
)
@engine_option
def link(annotations: str, output: str, by: By | None, engine: EngineName) -> None:
    """Link annotated articles: copies, incidents with their independent sources, storylines, figures, pledges, denials.

    The records are those that a casebook of these articles holds, whatever the engine. A casebook of some of the articles is made
    by isnad build --from-parquet.
    """
    from isnad.datasets.linking import link_into
    from isnad.engines import started
    from isnad.engines.local import cores

    with started(engine, cores() if by else 1) as worker:
        found = link_into(worker, annotations, output, by)
    click.echo(
        f"{output}: {found.articles:,} articles, {found.duplicates:,} pairs of one text, {found.incidents:,} incidents, "
        f"{found.storylines:,} storylines" + (f", in {found.stretches:,} {by}s." if by else "."),
        err=True,
    )
