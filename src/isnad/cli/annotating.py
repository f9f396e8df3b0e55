"""`isnad annotate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isnad.cli.app import EXIT_SET_ASIDE
from isnad.cli.options import (
    columns_option,
    engine_option,
    metadata_option,
    names_model_option,
    paths_argument,
    processes_option,
)
from isnad.cli.telling import tell_set_aside, tell_skipped

if TYPE_CHECKING:
    from isnad.engines import EngineName
    from isnad.sources.fields import Columns


@click.command(
    short_help="Print the annotations of articles, JSON lines.",
    epilog="\b\nExamples:\n  isnad annotate article.txt\n"
    "  isnad annotate articles/ --metadata articles.jsonl > all.jsonl\n"
    "  cat articles.jsonl | isnad annotate -\n"
    "  isnad annotate dump.jsonl.gz --output annotations/",
)
@paths_argument
@metadata_option
@columns_option
@processes_option
@names_model_option
@click.option(
    "--output",
    metavar="FOLDER",
    help="Write them into this new folder as Parquet, in place of printing them; needs isnad[arrow].",
)
@engine_option
def annotate(
    paths: tuple[str, ...],
    metadata: str | None,
    columns: str | None,
    processes: int,
    names_model: str | None,
    output: str | None,
    engine: EngineName,
) -> int:
    """Print the annotations of each article, one JSON object a line; or write them as Parquet.

    PATH is a file (text, HTML, JSON, JSONL, CSV, Parquet, RSS, Atom, WARC, WET; also .gz, or in a .zip), a folder,
    a glob, or - for standard input. What cannot be read is named on standard error; the rest goes on, and the exit code is 3.
    """
    from isnad.sources.fields import columns_of

    named = columns_of(columns) if columns is not None else None
    if output is not None:
        return _written(paths, metadata, named, processes, names_model, output, engine)
    if engine != "local":
        raise click.UsageError(
            "on Spark annotations are written as Parquet: name a new folder with --output."
        )
    return _printed(paths, metadata, named, processes, names_model)


def _printed(
    paths: tuple[str, ...],
    metadata: str | None,
    named: Columns | None,
    processes: int,
    names_model: str | None,
) -> int:
    import msgspec

    from isnad import api
    from isnad.cli.progress import ProgressLine
    from isnad.engines.local import cores
    from isnad.records import SetAside
    from isnad.sources.skipping import Skips

    skips = Skips()
    set_aside = 0
    done = 0
    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    shows = not sys.stdout.isatty()
    with ProgressLine(paths if shows else ()) as progress:
        for result in api.annotate_paths(
            paths, metadata, processes or cores(), skips, names_model, columns=named
        ):
            if isinstance(result, SetAside):
                set_aside += 1
                tell_set_aside(result)
            else:
                out.write(encoder.encode(result) + b"\n")
            done += 1
            if shows:
                progress("read", done)
    out.flush()
    tell_skipped(skips.told())
    return EXIT_SET_ASIDE if set_aside else 0


def _written(
    paths: tuple[str, ...],
    metadata: str | None,
    named: Columns | None,
    processes: int,
    names_model: str | None,
    output: str,
    engine: EngineName,
) -> int:
    from isnad.datasets.annotations import annotate_into
    from isnad.engines import started
    from isnad.engines.local import cores

    with started(engine, processes or cores()) as worker:
        known = None if metadata is None else Path(metadata)
        found = annotate_into(worker, output, paths, known, named, names_model)
    for what in found.set_aside:
        tell_set_aside(what)
    tell_skipped(found.skipped)
    aside = f", {len(found.set_aside):,} set aside" if found.set_aside else ""
    click.echo(f"{output}: {found.articles:,} articles{aside}.", err=True)
    return EXIT_SET_ASIDE if found.set_aside else 0
