"""`isnad annotate`."""

from __future__ import annotations

import sys

import click

from isnad.cli.app import EXIT_SET_ASIDE
from isnad.cli.options import (
    columns_option,
    metadata_option,
    names_model_option,
    paths_argument,
    processes_option,
)
from isnad.cli.telling import tell_set_aside, tell_skipped


@click.command(
    short_help="Print the annotations of articles, JSON lines.",
    epilog="\b\nExamples:\n  isnad annotate article.txt\n"
    "  isnad annotate articles/ --metadata articles.jsonl > all.jsonl\n"
    "  cat articles.jsonl | isnad annotate -",
)
@paths_argument
@metadata_option
@columns_option
@processes_option
@names_model_option
def annotate(
    paths: tuple[str, ...],
    metadata: str | None,
    columns: str | None,
    processes: int,
    names_model: str | None,
) -> int:
    """Print the annotations of each article, one JSON object a line.

    PATH is a file (text, HTML, JSON, JSONL, CSV, Parquet, RSS, Atom, WARC, WET; also .gz, or in a .zip), a folder,
    a glob, or - for standard input. What cannot be read is named on standard error; the rest goes on, and the exit code is 3.
    """
    import msgspec

    from isnad import api
    from isnad.cli.progress import ProgressLine
    from isnad.engines.local import cores
    from isnad.records import SetAside
    from isnad.sources.fields import columns_of
    from isnad.sources.skipping import Skips

    skips = Skips()
    set_aside = 0
    done = 0
    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    shows = not sys.stdout.isatty()
    named = columns_of(columns) if columns is not None else None
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
