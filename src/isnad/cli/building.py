"""`isnad build` and `isnad demo`."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isnad.cli.app import EXIT_SET_ASIDE
from isnad.cli.options import (
    casebook_argument,
    columns_option,
    language_option,
    metadata_option,
    names_model_option,
    processes_option,
    slice_options,
)
from isnad.cli.telling import first, tell_set_aside, tell_skipped

if TYPE_CHECKING:
    from isnad.api import BuildReport
    from isnad.web.labels import Language


@click.command(
    short_help="Read, annotate and link articles into a casebook.",
    epilog="\b\nExamples:\n  isnad build iraq.casebook articles/\n"
    "  isnad build iraq.casebook more/ --metadata more/articles.jsonl\n"
    "  isnad build iraq.casebook dump.csv.gz --columns text=body,published=day\n"
    "  zcat dump.jsonl.gz | isnad build iraq.casebook -\n"
    "  isnad build may.casebook --from-parquet annotations/ --since 2024-05 --until 2024-05",
)
@casebook_argument
@click.argument("paths", nargs=-1, metavar="PATH…")
@metadata_option
@columns_option
@processes_option
@names_model_option
@slice_options
def build(
    casebook: str,
    paths: tuple[str, ...],
    metadata: str | None,
    columns: str | None,
    processes: int,
    names_model: str | None,
    from_parquet: str | None,
    **wanted: Any,
) -> int:
    """Read, annotate and link articles into CASEBOOK, one SQLite file.

    PATH is a file (text, HTML, JSON, JSONL, CSV, Parquet, RSS, Atom, WARC, WET; also .gz, or in a .zip), a folder,
    a glob, or - for standard input. Build again with more articles at any time: those already in are passed over, and a run that was
    broken off is completed. The same file, changed, takes its own place; another file of the same name is
    another article.

    What cannot be read is named on standard error; the rest goes on, and the exit code is 3.

    With --from-parquet the articles are those, annotated already, that isnad annotate --output has written: all, or with --since,
    --until, --outlet or --storyline some of them.
    """
    if (from_parquet is None) == (not paths):
        raise click.UsageError("give the articles: PATH…, or --from-parquet FOLDER.")
    if from_parquet is None:
        if any(wanted.values()):
            raise click.UsageError(
                "--since, --until, --outlet, --storyline and --chronicle choose of --from-parquet."
            )
        report = _build(casebook, paths, metadata, processes, names_model, columns)
    else:
        if metadata or columns or names_model:
            raise click.UsageError(
                "what --from-parquet names is annotated; --metadata, --columns and --names-model are for texts."
            )
        report = _build_slice(casebook, from_parquet, **wanted)
    click.echo(summary(report, casebook), err=True)
    return tell(report)


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
@click.option(
    "--articles",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Only put the sample articles with their metadata into this new folder, to try commands on.",
)
@language_option
def demo(casebook: str, lines: int, articles: Path | None, lang: Language) -> int:
    """Build a casebook from the sample articles that come with Isnad, and print its chronicle.

    The articles are invented for the purpose: two stories, copied and rewritten from outlet to outlet,
    with the junk that scraped pages carry.
    """
    from isnad import api
    from isnad.cli.text import chronicle_text, cut

    with as_file(files("isnad").joinpath("samples")) as samples:
        if articles is not None:
            return _copied(samples, articles)
        report = _build(casebook, (str(samples / "articles"),), str(samples / "articles.jsonl"), 1)
    with api.open(casebook) as book:
        click.echo("\n".join(cut(chronicle_text(book, lang), lines, lang)))
    click.echo(
        f"\n{summary(report, casebook)}\n\n"
        f"  isnad chronicle {casebook}     all of it\n"
        f"  isnad serve {casebook}         the reading room, in the browser"
    )
    return tell(report)


def _copied(samples: Path, folder: Path) -> int:
    from isnad.exports.outputs import folder_output

    with folder_output(folder) as aside:
        for path in [*sorted((samples / "articles").iterdir()), samples / "articles.jsonl"]:
            shutil.copyfile(path, aside / path.name)
    click.echo(f"{folder}: {len(list(folder.glob('*.*'))) - 1} articles and their metadata.", err=True)
    return 0


def _build(
    casebook: str,
    paths: tuple[str, ...],
    metadata: str | None,
    processes: int,
    names_model: str | None = None,
    columns: str | None = None,
) -> BuildReport:
    from isnad import api
    from isnad.cli.progress import ProgressLine
    from isnad.engines.local import cores
    from isnad.sources.fields import columns_of

    named = columns_of(columns) if columns is not None else None
    with ProgressLine(paths) as progress:
        return api.build(
            casebook, paths, metadata, processes or cores(), progress, names_model, columns=named
        )


def _build_slice(
    casebook: str,
    folder: str,
    since: str | None,
    until: str | None,
    outlet: tuple[str, ...],
    storyline: str | None,
    chronicle: str | None,
) -> BuildReport:
    from isnad import api
    from isnad.cli.progress import ProgressLine
    from isnad.datasets.slices import Slice

    wanted = Slice(since=since, until=until, outlets=outlet, storyline=storyline, chronicle=chronicle)
    with ProgressLine(()) as progress:
        return api.build_slice(casebook, folder, wanted, progress)


def summary(report: BuildReport, casebook: str) -> str:
    """What a build did, in a line."""
    if not Path(casebook).exists():
        return f"{casebook}: not made, as no article could be read."
    parts = [f"{report.new:,} new"]
    if report.replaced:
        parts.append(f"{report.replaced:,} replaced")
    if report.unchanged:
        parts.append(f"{report.unchanged:,} unchanged")
    lines = sum(what.code == _METADATA_LINE for what in report.set_aside)
    if len(report.set_aside) > lines:
        parts.append(f"{len(report.set_aside) - lines:,} set aside")
    if lines:
        parts.append(f"{lines:,} line{'s' * (lines > 1)} of metadata set aside")
    return f"{casebook}: {', '.join(parts)}; {report.incidents:,} incidents."


_METADATA_LINE = "E111"


def tell(report: BuildReport) -> int:
    """Name everything that was set aside, and what else is to be known; gives the exit code."""
    for what in report.set_aside:
        tell_set_aside(what)
    tell_skipped(report.skipped)
    for names, meaning in (
        (report.renamed, "named after their folder, as another article has the name"),
        (report.displaced, "took the place of one with the same `source` or `id` from elsewhere"),
    ):
        if names:
            click.echo(f"isnad: {len(names):,} × {meaning}: {first(names, len(names))}", err=True)
    return EXIT_SET_ASIDE if report.set_aside else 0
