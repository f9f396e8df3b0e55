"""`isnad watch`."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import click

from isnad.cli.app import EXIT_SET_ASIDE, end_if_asked
from isnad.cli.building import summary, tell
from isnad.cli.options import (
    casebook_argument,
    columns_option,
    metadata_option,
    names_model_option,
    processes_option,
)

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LEAST_FOR_FEEDS = 60


def _seconds(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """`30s`, `10m`, `2h`, `1d`, in seconds."""
    match = re.fullmatch(r"([1-9]\d{0,5})([smhd])", value)
    if match is None:
        raise click.BadParameter(f"{value!r} is no interval; write it as 30s, 10m, 2h or 1d.")
    return int(match[1]) * _UNITS[match[2]]


@click.command(
    short_help="Follow a folder or feeds into a casebook.",
    epilog="\b\nExamples:\n  isnad watch iraq.casebook articles/ --every 10m\n"
    "  isnad watch iraq.casebook feeds.txt --every 1h\n"
    "  isnad watch iraq.casebook feeds.txt --once      (from cron)",
)
@casebook_argument
@click.argument("path", metavar="PATH|FEEDS", type=click.Path(exists=True))
@click.option(
    "--every",
    callback=_seconds,
    default="10m",
    show_default=True,
    metavar="INTERVAL",
    help="How long from one look to the next: 30s, 10m, 2h, 1d; for feeds 1m or more.",
)
@click.option("--once", is_flag=True, help="Look once, and end.")
@metadata_option
@columns_option
@processes_option
@names_model_option
def watch(
    casebook: str,
    path: str,
    every: int,
    once: bool,
    metadata: str | None,
    columns: str | None,
    processes: int,
    names_model: str | None,
) -> int:
    """Build CASEBOOK again and again with what is new in a folder, or in feeds.

    PATH is a folder: files that are new or have changed are read as `isnad build` does; articles whose files go away
    stay. Or a text file that lists FEEDS (RSS, Atom), an http or https address a line, after it the outlet's name; or
    OPML. This command, with such a file, is the only one that uses the network, and it asks these addresses alone: what
    a feed gives of an article is what is read.

    What cannot be fetched or read is named on standard error; the rest goes on. Ends by Ctrl-C or SIGTERM, or with
    --once after one look, with exit code 3 where something was set aside.
    """
    from pathlib import Path

    from isnad.engines.local import cores
    from isnad.errors import CasebookError
    from isnad.following import look
    from isnad.sources.fields import columns_of

    if not once and every < _LEAST_FOR_FEEDS and not Path(path).is_dir():
        raise click.UsageError("--every: feeds are asked once a minute at most; give 1m or more.")
    named = columns_of(columns) if columns is not None else None
    while True:
        began = time.monotonic()
        try:
            report = look(casebook, path, metadata, processes or cores(), None, names_model, columns=named)
        except CasebookError as error:
            if once or error.code not in _PASSING:
                raise
            click.echo(f"isnad: {error}", err=True)
        else:
            code = EXIT_SET_ASIDE if report.set_aside else 0
            if once or report.new or report.replaced or report.set_aside:
                click.echo(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {summary(report, casebook)}", err=True)
                tell(report)
            if once:
                return code
        end_if_asked()
        time.sleep(max(0.0, every - (time.monotonic() - began)))


_PASSING = ("E304", "E307")
"""What may be over at the next look: another program writes the casebook, the disk is full."""
