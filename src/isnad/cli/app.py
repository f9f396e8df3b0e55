"""The `isnad` command: its subcommands, its exit codes, and how errors are told."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

import isnad
from isnad.errors import IsnadError

EXIT_ERROR = 1
EXIT_SET_ASIDE = 3

_COMMANDS = {
    "annotate": "isnad.cli.annotating",
    "build": "isnad.cli.building",
    "chronicle": "isnad.cli.reading",
    "demo": "isnad.cli.building",
    "evaluate": "isnad.evaluation.command",
    "lexicon": "isnad.cli.lexicon",
    "search": "isnad.cli.reading",
    "serve": "isnad.cli.serving",
    "show": "isnad.cli.reading",
}


class _Commands(click.Group):
    """Subcommands that load when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        room = _COMMANDS.get(cmd_name)
        return None if room is None else getattr(importlib.import_module(room), cmd_name)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nBegin with:\n  isnad demo                          the sample articles, linked and printed\n"
    "  isnad build my.casebook articles/   your own folder of articles\n"
    "  isnad serve my.casebook             read it in the browser",
)
@click.version_option(isnad.__version__, prog_name="isnad")
def cli() -> None:
    """Reads Arabic news and records what is claimed, about whom, where and when, on whose word, and how many
    independent words there are."""


def main() -> None:
    """Run the command. Exit codes: 0 fine, 1 an error, 2 wrong usage, 3 some articles were set aside."""
    _write_utf8()
    try:
        code: object = cli.main(standalone_mode=False)
    except IsnadError as error:
        click.echo(f"isnad: {error}", err=True)
        sys.exit(EXIT_ERROR)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("isnad: interrupted; what is done is kept, the same command goes on from there.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader (`head`, a closed pager) has enough: end quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    sys.exit(code if isinstance(code, int) else 0)


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
