"""`isnad lexicon`."""

from __future__ import annotations

from collections.abc import Iterator
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
@click.option("--examples", is_flag=True, help="Also read the example sentences of the event frames.")
@_FOLDER
def check(folder: Path | None, examples: bool) -> int:
    """Read every lexicon file and say whether all fits.

    The first entry that does not fit is named with its file, and the exit code is 1. It is 1 too where an
    example sentence of a frame is not read as the frame says.
    """
    from isnad.cli.lexicon_counts import totals
    from isnad.lexicon import load

    lexicon = load(folder)
    click.echo(f"All fits. {lexicon.digest}")
    for line in totals(lexicon):
        click.echo(line)
    return _check_examples(lexicon) if examples else 0


@lexicon.command(epilog="\b\nExamples:\n  isnad lexicon show كتائب حزب الله\n  isnad lexicon show --counts")
@click.argument("form", nargs=-1)
@click.option("--counts", is_flag=True, help="How many entries there are, by kind and by country.")
@_FOLDER
def show(form: tuple[str, ...], counts: bool, folder: Path | None) -> None:
    """Show what a FORM (a word or a name) means to the lexicon, however it is spelt."""
    from isnad.cli import lexicon_counts
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
    lines = list(_meanings(lexicon, words))
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


def _meanings(lexicon: Lexicon, words: str) -> Iterator[str]:
    """A line for each entry under this form: names, institutions, offices, then frames and cues."""
    from isnad.lexicon.lexicon import folded_words

    key = folded_words(words)
    if not key:
        return
    length, items = lexicon.names.longest(key[0], key[1:])
    if length == len(key):
        for item in items:
            facts = (item.entity, item.kind, item.country, item.sector, item.en, item.group, item.use)
            yield "name         " + " · ".join(fact for fact in facts if fact)
    for kind, trie in (("institution", lexicon.institution_names), ("office", lexicon.office_names)):
        length, heads = trie.longest(key[0], key[1:])
        if length == len(key):
            yield from (f"{kind:<12} {name}" for name, _ in heads)
    if len(key) == 1:
        yield from _units(lexicon, words)


def _units(lexicon: Lexicon, word: str) -> Iterator[str]:
    """The frames and cues that a single word may belong to, with the reading that leads there."""
    from isnad.language.folding import fold
    from isnad.language.words import normal_root

    seen = lexicon.morphology.word(word)
    lemmas = {reading.lemma for reading in seen.verbs}
    lemmas |= {reading.lemma for reading in seen.nouns if reading.lemma}
    bases = {reading.base for reading in seen.nouns} | {fold(word)}
    for kind, units in (("frame", lexicon.frames), ("cue", lexicon.cues)):
        for unit in units:
            light = [verb for entry in getattr(unit, "light", []) for verb in entry.verbs]
            verbs = [*unit.verbs, *light, *(phrase.verb for phrase in unit.verb_phrases)]
            by_verb = {f"{normal_root(verb.root)}.{verb.form}" for verb in verbs} & lemmas
            by_noun = {noun for noun in unit.nouns if fold(noun) in bases}
            if by_verb or by_noun:
                sense = getattr(unit, "type", None) or f"stance {getattr(unit, 'stance', '')}"
                yield f"{kind:<12} {unit.id} · {sense} · {', '.join(sorted(by_verb | by_noun))}"
