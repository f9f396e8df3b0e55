"""`isnad lexicon`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from isnad.lexicon import Lexicon

_FOLDER = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own lexicon files, laid over those that come with Isnad.",
)


@click.group(
    short_help="Look into the lexicon, or check your own.",
)
def lexicon() -> None:
    """Look into the lexicon of names, frames and cues, or check your own files."""


@lexicon.command(epilog="\b\nExample:\n  isnad lexicon check --folder my-lexicon/")
@click.option(
    "--examples/--no-examples",
    default=True,
    show_default=True,
    help="Read the example sentences of the event frames too.",
)
@click.option("--all", "everything", is_flag=True, help="Also list what is only worth a look.")
@_FOLDER
def check(folder: Path | None, examples: bool, everything: bool) -> int:
    """Read every lexicon file and say whether all fits.

    Entries that do not fit the schema, ids and names that stand twice, missing fields, references to nothing,
    words that no text leads to: each is named with its file, and the exit code is 1. It is 1 too where an
    example sentence of a frame is not read as the frame says. Names of several entries and words under two
    event types are counted; --all lists them.
    """
    from isnad.cli.lexicon_counts import totals
    from isnad.cli.lexicon_findings import findings, told
    from isnad.lexicon import load

    lexicon = load(folder)
    found = findings(lexicon, folder)
    for line in told(found, everything=everything):
        click.echo(line)
    wrong = sum(finding.certain for finding in found)
    if wrong:
        click.echo(f"{wrong} entries do not fit. {lexicon.digest}")
        return 1
    click.echo(f"All fits. {lexicon.digest}")
    for line in totals(lexicon):
        click.echo(line)
    return _check_examples(lexicon) if examples else 0


@lexicon.command(epilog="\b\nExamples:\n  isnad lexicon show كتائب حزب الله\n  isnad lexicon show --counts")
@click.argument("form", nargs=-1)
@click.option("--counts", is_flag=True, help="How many entries there are, by kind and by country.")
@_FOLDER
def show(form: tuple[str, ...], counts: bool, folder: Path | None) -> None:
    """Show every reading of a FORM (a word or a name), however it is spelt, and what leads to it.

    Names with their entity, composed names (`وزارة الخارجية العراقية`), the grammar of a word (verb forms with
    person, number, gender and voice; nouns with number and clitics), numbers and dates, event frames, cues.
    """
    from isnad.cli import lexicon_counts, lexicon_readings
    from isnad.errors import UsageError
    from isnad.lexicon import load

    lexicon = load(folder)
    if counts:
        for line in lexicon_counts.counts(lexicon):
            click.echo(line)
        return
    if not form:
        raise click.UsageError("give a FORM, or --counts")
    words = " ".join(form)
    lines = list(lexicon_readings.readings(lexicon, words))
    if not lines:
        raise UsageError(
            "E411", f"the lexicon knows no {words!r}; a name is looked up whole, as it is written."
        )
    for line in lines:
        click.echo(line)


def _check_examples(lexicon: Lexicon) -> int:
    from isnad.cli.frame_examples import run_examples

    outcomes = list(run_examples(lexicon))
    wrong = [outcome for outcome in outcomes if outcome.wrong]
    for outcome in wrong:
        click.echo(f"{outcome.frame}: {outcome.text}\n    {outcome.wrong}")
    click.echo(f"{len(outcomes) - len(wrong)} of {len(outcomes)} examples are read as their frames say.")
    return 1 if wrong else 0
