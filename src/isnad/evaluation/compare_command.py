"""`isnad compare`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from isnad.evaluation.compared import LAYERS


@click.command(
    short_help="Compare two readings of the same articles.",
    epilog="\b\nExamples:\n  isnad compare before.casebook after.casebook\n"
    "  isnad compare gold/iraq iraq.casebook --disagreements events --limit 20\n"
    "  isnad compare - my-lexicon/ --articles articles/ --disagreements mentions",
)
@click.argument("first", metavar="A", type=click.Path(exists=True, allow_dash=True))
@click.argument("second", metavar="B", type=click.Path(exists=True, allow_dash=True))
@click.option(
    "--articles",
    type=click.Path(exists=True),
    metavar="PATH",
    help="A file or folder of articles to read with two lexicons: A and B are lexicon folders, - the one that comes with Isnad.",
)
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="With --articles: their JSONL of metadata, where it is not the folder's own articles.jsonl.",
)
@click.option(
    "--disagreements",
    "layer",
    type=click.Choice([*LAYERS, "all"]),
    metavar="LAYER",
    help=f"List where they part, side by side, in a layer: {', '.join(LAYERS)}, or all.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many disagreements.")
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
def compare(
    first: str,
    second: str,
    articles: str | None,
    metadata: str | None,
    layer: str | None,
    limit: int | None,
    layout: str,
) -> None:
    """Compare A and B, each a casebook or a folder in the gold format, on the articles that both have; with --articles,
    what two lexicons make of the same articles.

    For each layer: items of each, how many are paired and the F1 of that, Cohen's kappa of the labels of the pairs,
    Krippendorff's alpha over the words of the articles; under it the share of pairs that have the same value, and its
    kappa. For incidents: who stands with whom, and the numbers of independent sources.
    """
    import msgspec

    from isnad.evaluation.comparison import compare as compare_both
    from isnad.evaluation.comparison import comparison_text, disagreements_text

    if articles is not None:
        from isnad.evaluation.lexicons import compare_lexicons

        sidecar = None if metadata is None else Path(metadata)
        found = compare_lexicons(_lexicon(first), _lexicon(second), Path(articles), sidecar)
    elif metadata is not None or "-" in (first, second):
        raise click.UsageError("--metadata, and - for the lexicon of Isnad, go with --articles.")
    else:
        found = compare_both(Path(first), Path(second))
    if layout == "json":
        if layer is None:
            found.disagreements = []
        elif layer != "all":
            found.disagreements = [d for d in found.disagreements if d.layer == layer]
        found.disagreements = found.disagreements[:limit]
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
        return
    for line in comparison_text(found):
        click.echo(line)
    if layer is not None:
        click.echo()
        for line in disagreements_text(found, None if layer == "all" else layer, limit):
            click.echo(line)


def _lexicon(name: str) -> Path | None:
    return None if name == "-" else Path(name)
