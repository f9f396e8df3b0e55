"""The `isnad train` command."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def train() -> None:
    """Train the models that Isnad reads with. Needs the extra isnad[train]."""


@train.command(
    epilog="\b\nExamples:\n  isnad train confidence gold/isnad-dev gold/isnad-other --sentences arabic_event_gsr --cross-validate 5\n"
    "  isnad train confidence gold/isnad-dev --out confidence.json"
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False))
@click.option(
    "--sentences",
    type=click.Path(exists=True, file_okay=False),
    metavar="FOLDER",
    help="Judged sentences to learn from too.",
)
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write the weights.")
@click.option(
    "--cross-validate",
    "folds",
    type=click.IntRange(min=2),
    metavar="N",
    help="Instead, judge the events of each of N parts with weights learned from the others.",
)
def confidence(gold: tuple[str, ...], sentences: str | None, out: str | None, folds: int | None) -> None:
    """Learn how sure events are from the storylines in GOLD, in the gold format."""
    from isnad.evaluation.confidence_training import train as learn
    from isnad.evaluation.confidence_training import validate, validation_text

    judged = Path(sentences) if sentences else None
    folders = [Path(folder) for folder in gold]
    if folds is not None:
        if out is not None:
            raise click.UsageError("--cross-validate writes no weights; leave --out away")
        for line in validation_text(validate(folders, judged, folds)):
            click.echo(line)
        return
    if out is None:
        raise click.UsageError("give --out FILE for the weights, or --cross-validate N")
    click.echo(f"{out}: {learn(folders, judged, Path(out)):,} weights")


@train.command(
    epilog="\b\nExamples:\n  isnad train incidents gold/isnad-dev gold/isnad-second --out incidents.json\n"
    "  isnad train incidents gold/isnad-dev gold/isnad-second gold/isnad-third --cross-validate"
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False))
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write the weights.")
@click.option(
    "--cross-validate", is_flag=True, help="Instead, judge each folder with weights learned from the others."
)
def incidents(gold: tuple[str, ...], out: str | None, cross_validate: bool) -> None:
    """Learn from the storylines in GOLD, in the gold format, when what two articles tell is one incident."""
    from isnad.evaluation.incident_training import train as learn
    from isnad.evaluation.incident_training import validate, validation_text

    folders = [Path(folder) for folder in gold]
    if cross_validate:
        if out is not None:
            raise click.UsageError("--cross-validate writes no weights; leave --out away")
        if len(folders) < 2:
            raise click.UsageError("--cross-validate needs two folders at least")
        for line in validation_text(validate(folders)):
            click.echo(line)
        return
    if out is None:
        raise click.UsageError("give --out FILE for the weights, or --cross-validate")
    click.echo(f"{out}: {learn(folders, Path(out)):,} weights")


@train.command(
    epilog="\b\nExamples:\n  isnad train names anercorp/train.txt --out names.crf\n"
    "  isnad train names anercorp/train.txt --cross-validate 5 --ablation"
)
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False))
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to write the model.")
@click.option(
    "--cross-validate",
    "folds",
    type=click.IntRange(min=2),
    metavar="N",
    help="Instead, score the names layer on each of N parts with a model of the others.",
)
@click.option("--ablation", is_flag=True, help="With --cross-validate: also without each source of evidence.")
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
def names(corpus: str, out: str | None, folds: int | None, ablation: bool, layout: str) -> None:
    """Train the sequence model of names on CORPUS: CoNLL columns, a token and its tag (B-PER, I-LOC, O …) a line."""
    import msgspec

    from isnad.evaluation.name_training import cross_validate, cross_validation_text
    from isnad.evaluation.name_training import train as train_model

    if folds is None:
        if out is None:
            raise click.UsageError("give --out FILE for the model, or --cross-validate N")
        if ablation:
            raise click.UsageError("--ablation goes with --cross-validate N")
        size = train_model(corpus, Path(out))
        click.echo(f"{out}: {size:,} bytes")
        return
    if out is not None:
        raise click.UsageError("--cross-validate writes no model; leave --out away")
    report = cross_validate(
        corpus, folds=folds, ablation=ablation, progress=lambda text: click.echo(text, err=True)
    )
    if layout == "json":
        click.echo(msgspec.json.encode(report).decode())
    else:
        for line in cross_validation_text(report):
            click.echo(line)
