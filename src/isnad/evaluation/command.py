"""`isnad evaluate`."""

from __future__ import annotations

import sys

import click

from isnad.evaluation.subject import LAYERS, Layer


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def evaluate() -> None:
    """Score Isnad against gold."""


layout_option = click.option(
    "--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True
)


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
    import msgspec

    from isnad.evaluation.report import gold_text
    from isnad.evaluation.scoring import score_gold
    from isnad.evaluation.subject import mistakes_text

    report = score_gold(folders, stories=stories)
    if layout == "json":
        if errors:
            report.mistakes = [m for m in report.mistakes if m.layer == errors]
        else:
            report.mistakes = []
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
        return
    for line in gold_text(report):
        click.echo(line)
    if errors:
        click.echo()
        for line in mistakes_text(report.mistakes, errors, limit):
            click.echo(line)
