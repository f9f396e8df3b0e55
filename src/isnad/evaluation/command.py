"""`isnad evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isnad.evaluation.layers import LAYERS, Layer

if TYPE_CHECKING:
    from isnad.evaluation.names import NamesReport
    from isnad.evaluation.scoring import GoldReport
    from isnad.evaluation.segmentation import SegmentationReport
    from isnad.evaluation.sentences import SentenceReport


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def evaluate() -> None:
    """Score Isnad against gold."""


layout_option = click.option(
    "--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True
)
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most so many mistakes of each kind."
)
show_errors_option = click.option("--errors", is_flag=True, help="List the mistakes.")
folder_type = click.Path(exists=True, file_okay=False)
file_type = click.Path(exists=True, dir_okay=False)


@evaluate.command(
    epilog="\b\nExamples:\n  isnad evaluate gold gold/iraq gold/libya\n"
    "  isnad evaluate gold gold/ --errors statements"
)
@click.argument(
    "folders", nargs=-1, required=True, metavar="FOLDER…", type=click.Path(exists=True, file_okay=False)
)
@click.option(
    "--errors",
    type=click.Choice(LAYERS),
    metavar="LAYER",
    help=f"List the mistakes of a layer: {', '.join(LAYERS)}.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most so many mistakes of each kind."
)
@click.option(
    "--stories/--no-stories", default=True, help="Link the articles of each folder and score that too."
)
@layout_option
def gold(
    folders: tuple[str, ...], errors: Layer | None, limit: int | None, stories: bool, layout: str
) -> None:
    """Score every layer on folders in the gold format, one folder a storyline.

    A folder without gold.json stands for the folders within it.
    """
    from isnad.evaluation.report import gold_text
    from isnad.evaluation.scoring import score_gold

    report = score_gold(folders, stories=stories)
    _print(report, gold_text(report), layout, errors, limit)


@evaluate.command(
    epilog="\b\nExamples:\n  isnad evaluate events arabic_event_gsr/\n"
    "  isnad evaluate events arabic_event_gsr/ --errors --limit 20"
)
@click.argument("folder", type=folder_type)
@show_errors_option
@limit_option
@layout_option
def events(folder: str, errors: bool, limit: int | None, layout: str) -> None:
    """Score events on judged sentences, in the layout of the Open Event Data Alliance's Arabic gold."""
    from isnad.evaluation.sentences import score_events, sentences_text

    report = score_events(folder)
    _print(report, sentences_text(report), layout, "events" if errors else None, limit)


@evaluate.command(epilog="\b\nExample:\n  isnad evaluate names anercorp/test.txt --errors --limit 20")
@click.argument("file", type=file_type)
@click.option(
    "--window", type=click.IntRange(min=1), default=1, show_default=True, help="Sentences read as one text."
)
@show_errors_option
@limit_option
@layout_option
def names(file: str, window: int, errors: bool, limit: int | None, layout: str) -> None:
    """Score names on CoNLL columns: a token and its tag (B-PER, I-LOC, O …) a line."""
    from isnad.evaluation.names import names_text, score_names

    report = score_names(file, window=window)
    _print(report, names_text(report), layout, "names" if errors else None, limit)


@evaluate.command(epilog="\b\nExample:\n  isnad evaluate segmentation ar_pud-ud-test.conllu")
@click.argument("file", type=file_type)
@show_errors_option
@limit_option
@layout_option
def segmentation(file: str, errors: bool, limit: int | None, layout: str) -> None:
    """Score clitics and lemmas on CoNLL-U where clitics are tokens of their own."""
    from isnad.evaluation.segmentation import score_segmentation, segmentation_text

    report = score_segmentation(file)
    _print(report, segmentation_text(report), layout, "segmentation" if errors else None, limit)


@evaluate.command(epilog="\b\nExample:\n  isnad evaluate agreement first/ second/ --errors statements")
@click.argument("first", type=folder_type)
@click.argument("second", type=folder_type)
@click.option("--errors", type=click.Choice(LAYERS[1:]), metavar="LAYER", help="List a layer's differences.")
@limit_option
@layout_option
def agreement(first: str, second: str, errors: Layer | None, limit: int | None, layout: str) -> None:
    """Compare two annotations of the same articles, SECOND being scored against FIRST.

    Each is a folder in the gold format or a folder of such, with the same storylines.
    """
    from isnad.evaluation.agreement import agreement_text, score_agreement

    report = score_agreement(Path(first), Path(second))
    _print(report, agreement_text(report), layout, errors, limit)


@evaluate.command(
    epilog="\b\nExamples:\n  isnad evaluate gate gold/isnad-dev --floors gold/isnad-dev/floors.json\n"
    "  isnad evaluate gate gold/isnad-dev --floors gold/isnad-dev/floors.json --update --reason TEXT"
)
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER…", type=folder_type)
@click.option("--floors", required=True, metavar="FILE", type=click.Path(dir_okay=False), help="The floors.")
@click.option("--update", is_flag=True, help="Record what is measured now as the floors.")
@click.option("--reason", metavar="TEXT", help="Why floors fall, are dropped, or the set has changed.")
@click.pass_context
def gate(ctx: click.Context, folders: tuple[str, ...], floors: str, update: bool, reason: str | None) -> None:
    """Hold the scores on gold to their recorded floors; exit code 1 where a figure is under its floor.

    With --update the floors become what is measured. They are lowered only with --reason, which is kept.
    """
    from isnad.evaluation.gate import judge, record

    paths = [Path(f) for f in folders]
    if update:
        for line in record(paths, Path(floors), reason):
            click.echo(line)
        return
    if reason is not None:
        raise click.UsageError("--reason goes with --update")
    verdict = judge(paths, Path(floors))
    for line in verdict.lines:
        click.echo(line)
    if not verdict.holds:
        ctx.exit(1)


def _print(
    report: GoldReport | SentenceReport | NamesReport | SegmentationReport,
    lines: Iterable[str],
    layout: str,
    errors: Layer | None,
    limit: int | None,
) -> None:
    """Print a report; its mistakes only of the layer asked for."""
    import msgspec

    from isnad.evaluation.subject import mistakes_text

    if layout == "json":
        report.mistakes = [m for m in report.mistakes if m.layer == errors]
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
        return
    for line in lines:
        click.echo(line)
    if errors:
        click.echo()
        for line in mistakes_text(report.mistakes, errors, limit):
            click.echo(line)
