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
    help="Link the articles of each year, month or day of publication by themselves, in the memory of the largest. "
    "Without it all articles are linked with one another, as isnad build does.",
)
@click.option(
    "--around",
    type=click.IntRange(0, 366),
    default=0,
    metavar="DAYS",
    help="With --by: link each stretch together with the articles of so many days before and after it, so that what reaches over "
    "its borders is one; each stretch tells what begins in it. Default 0: nothing is linked over a border.",
)
@engine_option
def link(annotations: str, output: str, by: By | None, around: int, engine: EngineName) -> None:
    """Link annotated articles: copies, incidents with their independent sources, storylines, figures, pledges, denials.

    The records are those that a casebook of these articles holds, whatever the engine. A casebook of some of the articles is made
    by isnad build --from-parquet.
    """
    from isnad.datasets.linking import link_into
    from isnad.engines import started
    from isnad.engines.local import cores

    if around and by is None:
        raise click.UsageError("--around goes with --by: what is linked as a whole has no borders.")
    with started(engine, cores() if by else 1) as worker:
        found = link_into(worker, annotations, output, by, around)
    click.echo(
        f"{output}: {found.articles:,} articles, {found.duplicates:,} pairs of one text, {found.incidents:,} incidents, "
        f"{found.storylines:,} storylines" + (f", in {found.stretches:,} {by}s." if by else "."),
        err=True,
    )
