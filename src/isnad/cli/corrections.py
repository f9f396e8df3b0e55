"""`isnad corrections`."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isnad.cli.app import EXIT_SET_ASIDE
from isnad.cli.options import casebook_argument

if TYPE_CHECKING:
    from isnad.records import Correction, LoggedCorrection


@click.group(short_help="See, apply and take back what people corrected.")
def corrections() -> None:
    """See, apply and take back what people have said is otherwise.

    Corrections are made in the reading room. They stand in a log beside the casebook, CASEBOOK.corrections.jsonl, that only
    grows; a casebook that is built anew from the same articles is corrected like the old one.
    """


@corrections.command("list")
@casebook_argument
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_corrections(casebook: str, layout: str) -> None:
    """Print the log: each entry, what became of it, who made it, when and why."""
    import msgspec

    from isnad import api
    from isnad.casebook.corrections import CorrectionLog

    with api.open(casebook) as book:
        linked = book.corrections()
    waiting = CorrectionLog(Path(casebook)).waiting(linked)
    if layout == "json":
        for entry in (*(logged.correction for logged in linked), *waiting):
            sys.stdout.buffer.write(msgspec.json.encode(entry) + b"\n")
        return
    for logged in linked:
        click.echo(_line(logged.correction, logged.state, logged.problem))
    for entry in waiting:
        click.echo(_line(entry, "waiting", "isnad corrections apply takes it in"))


@corrections.command(
    epilog="\b\nExamples:\n  isnad corrections apply iraq.casebook\n"
    "  isnad corrections apply iraq.casebook colleague.corrections.jsonl",
)
@casebook_argument
@click.argument("log", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def apply(casebook: str, log: Path | None) -> int:
    """Link the casebook anew with its log, and with the entries of another LOG, which are added to it.

    Entries that fit nothing any more stay in the log; each is named, and the exit code is 3. `isnad build` applies
    the log too.
    """
    from isnad import api
    from isnad.casebook.corrections import read_log

    return _tell(casebook, api.correct(casebook, read_log(log) if log is not None else ()))


@corrections.command()
@casebook_argument
@click.argument("name", metavar="ID")
@click.option("--why", required=True, help="On what grounds.")
@click.option("--by", default=None, help="Whose word it is. Default: who runs the command.")
def undo(casebook: str, name: str, why: str, by: str | None) -> int:
    """Take back an entry of the log; to take back an undo puts the entry in force again."""
    from isnad import api
    from isnad.casebook.correcting import Correcting

    with api.open(casebook) as book:
        entry = Correcting(book, by or getpass.getuser(), why).undo(name)
    return _tell(casebook, api.correct(casebook, [entry]))


@corrections.command()
@casebook_argument
@click.option(
    "--out",
    "folder",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A new folder.",
)
def export(casebook: str, folder: Path) -> int:
    """Write the corrections in force as gold: a folder that `isnad evaluate gold` reads.

    It holds the articles that were corrected and of them only what people judged. What the gold format cannot say is named,
    and the exit code is 3; the entries themselves lie beside it in corrections.jsonl.
    """
    from isnad import api
    from isnad.evaluation.correction_gold import export_gold

    with api.open(casebook) as book:
        report = export_gold(book, folder)
    click.echo(
        f"{folder}: {report.articles:,} articles, {report.events:,} events, {report.incidents:,} incidents.",
        err=True,
    )
    for what in report.left_out:
        click.echo(f"isnad: not in the gold: {what}", err=True)
    return EXIT_SET_ASIDE if report.left_out else 0


def _tell(casebook: str, log: Iterable[LoggedCorrection]) -> int:
    found = list(log)
    applied = sum(logged.state == "applied" for logged in found)
    unfit = [logged for logged in found if logged.state == "unfit"]
    click.echo(f"{casebook}: {applied:,} corrections applied, {len(unfit):,} fit nothing.", err=True)
    for logged in unfit:
        click.echo(f"isnad: {logged.correction.id}: {logged.problem}", err=True)
    return EXIT_SET_ASIDE if unfit else 0


def _line(entry: Correction, state: str, problem: str) -> str:
    from isnad.casebook.corrections import in_words
    from isnad.web.visible import visible

    parts = [entry.id, entry.made, state, entry.by, in_words(entry), entry.why, problem]
    return "\t".join(" ".join(visible(part).split()) for part in parts if part)
