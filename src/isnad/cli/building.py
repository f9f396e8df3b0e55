"""`isnad build` and `isnad demo`."""

from __future__ import annotations

from collections import Counter
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import click

from isnad.cli.app import EXIT_SET_ASIDE
from isnad.cli.options import (
    casebook_argument,
    language_option,
    metadata_option,
    paths_argument,
    processes_option,
)

if TYPE_CHECKING:
    from isnad.api import BuildReport
    from isnad.web.labels import Language


@click.command(
    short_help="Read, annotate and link articles into a casebook.",
    epilog="\b\nExamples:\n  isnad build iraq.casebook articles/\n"
    "  isnad build iraq.casebook more/ --metadata more/articles.jsonl\n"
    "  zcat dump.jsonl.gz | isnad build iraq.casebook -",
)
@casebook_argument
@paths_argument
@metadata_option
@processes_option
def build(casebook: str, paths: tuple[str, ...], metadata: str | None, processes: int) -> int:
    """Read, annotate and link articles into CASEBOOK, one SQLite file.

    PATH is a file (text, HTML, JSONL), a folder, a glob, or - for standard input. Build again with more
    articles at any time: those already in are passed over, and a run that was broken off is completed.
    """
    report = _build(casebook, paths, metadata, processes)
    click.echo(_summary(report, casebook), err=True)
    return _tell_set_aside(report)


@click.command(
    short_help="Build and print a casebook of sample articles.",
)
@click.option(
    "--casebook",
    default="demo.casebook",
    show_default=True,
    type=click.Path(dir_okay=False),
    help="Where to keep the demonstration's casebook.",
)
@click.option(
    "--lines", type=click.IntRange(min=10), default=60, show_default=True, help="Print at most so many lines."
)
@language_option
def demo(casebook: str, lines: int, lang: Language) -> int:
    """Build a casebook from the sample articles that come with Isnad, and print its chronicle.

    The articles are invented for the purpose: two stories, copied and rewritten from outlet to outlet,
    with the junk that scraped pages carry.
    """
    from isnad import api
    from isnad.cli.text import chronicle_text, cut

    with as_file(files("isnad").joinpath("samples")) as samples:
        report = _build(casebook, (str(samples / "articles"),), str(samples / "articles.jsonl"), 1)
    with api.open(casebook) as book:
        click.echo("\n".join(cut(chronicle_text(book, lang), lines, lang)))
    click.echo(
        f"\n{_summary(report, casebook)}\n\n"
        f"  isnad chronicle {casebook}     all of it\n"
        f"  isnad serve {casebook}         the reading room, in the browser"
    )
    return _tell_set_aside(report)


def _build(casebook: str, paths: tuple[str, ...], metadata: str | None, processes: int) -> BuildReport:
    from isnad import api
    from isnad.cli.progress import ProgressLine, expected
    from isnad.engines.local import cores

    with ProgressLine(expected(paths)) as progress:
        return api.build(casebook, paths, metadata, processes or cores(), progress)


_TOLD = 20
"""Articles set aside that are named one by one; the rest is counted by code."""


def _summary(report: BuildReport, casebook: str) -> str:
    parts = [f"{report.new:,} new"]
    if report.replaced:
        parts.append(f"{report.replaced:,} replaced")
    if report.unchanged:
        parts.append(f"{report.unchanged:,} unchanged")
    if report.set_aside:
        parts.append(f"{len(report.set_aside):,} set aside")
    return f"{casebook}: {', '.join(parts)}; {report.incidents:,} incidents."


def _tell_set_aside(report: BuildReport) -> int:
    for what in report.set_aside[:_TOLD]:
        click.echo(f"isnad: [{what.code}] {what.source}: {what.message}", err=True)
    if len(report.set_aside) > _TOLD:
        codes = Counter(what.code for what in report.set_aside[_TOLD:])
        rest = ", ".join(f"{n:,} × {code}" for code, n in codes.most_common())
        click.echo(f"isnad: and {rest}; all are in the casebook (table set_aside).", err=True)
    return EXIT_SET_ASIDE if report.set_aside else 0
