"""The `isnad` command: its subcommands, its exit codes, and how errors are told."""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

import isnad
from isnad.errors import IsnadError

EXIT_ERROR = 1
EXIT_SET_ASIDE = 3
EXIT_READER_GONE = 141
EXIT_TERMINATED = 143

_COMMANDS = {
    "annotate": "isnad.cli.annotating",
    "build": "isnad.cli.building",
    "changes": "isnad.cli.changing",
    "chronicle": "isnad.cli.reading",
    "compare": "isnad.evaluation.compare_command",
    "corrections": "isnad.cli.corrections",
    "demo": "isnad.cli.building",
    "evaluate": "isnad.evaluation.command",
    "export": "isnad.cli.exporting",
    "lexicon": "isnad.cli.lexicon",
    "link": "isnad.cli.linking",
    "search": "isnad.cli.reading",
    "serve": "isnad.cli.serving",
    "show": "isnad.cli.reading",
    "train": "isnad.evaluation.training_command",
    "user": "isnad.cli.users",
    "watch": "isnad.cli.watching",
}


class _Commands(click.Group):
    """Subcommands that load when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        room = _COMMANDS.get(cmd_name)
        return None if room is None else getattr(importlib.import_module(room), cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # which click would end with exit code 1
            raise _ReaderGone from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nBegin with:\n  isnad demo                          the sample articles, linked and printed\n"
    "  isnad build my.casebook articles/   your own folder of articles\n"
    "  isnad serve my.casebook             read it in the browser\n"
    "  isnad --lexicon mine/ build …       with names and outlets of your own",
)
@click.version_option(isnad.__version__, prog_name="isnad")
@click.option(
    "--lexicon",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="ISNAD_LEXICON",
    show_envvar=True,
    metavar="FOLDER",
    help="A folder of your own lexicon files, laid over those that come with Isnad.",
)
def cli(lexicon: Path | None) -> None:
    """Reads Arabic news and records what is claimed, about whom, where and when, on whose word, and how many
    independent words there are."""
    if lexicon is not None:
        os.environ["ISNAD_LEXICON"] = str(lexicon.resolve())


def main() -> None:
    """Run the command. Exit codes: 0 fine, 1 an error, 2 wrong usage, 3 something was set aside, 130 interrupted,
    141 the reader of a pipe had enough, 143 terminated."""
    _write_utf8()
    signal.signal(signal.SIGTERM, _terminate)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else a shell has it ignored
        signal.signal(signal.SIGINT, _interrupt)
    try:
        code: object = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except IsnadError as error:
        _end(EXIT_ERROR, str(error))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _end(130, "interrupted; what is done is kept, the same command goes on from there.")
    except _Terminated:
        _end(EXIT_TERMINATED, "terminated; what is done is kept, the same command goes on from there.")
    except (BrokenPipeError, _ReaderGone):
        # The reader (`head`, a closed pager) has enough: end quietly.
        _drop_output()
        sys.exit(EXIT_READER_GONE)
    except OSError as error:
        _drop_output()
        what = f"{error.filename} cannot be read" if error.filename else "the output cannot be written"
        _end(EXIT_ERROR, f"[E430] {what}: {error.strerror or error}.")
    sys.exit(code if isinstance(code, int) else 0)


class _ReaderGone(BaseException):
    """Who reads the standard output (`head`, a pager) has closed it."""


class _Terminated(BaseException):
    """SIGTERM has come: work ends as by Ctrl-C, its processes and files in order."""


_asked: list[type[BaseException]] = []
"""The ends that signals have asked for."""


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    _asked.append(KeyboardInterrupt)
    raise KeyboardInterrupt


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _asked.append(_Terminated)
    raise _Terminated


def end_if_asked() -> None:
    """End as a signal has asked, for a command that goes on by itself.

    A signal that comes while a finaliser or the callback of a weak reference runs raises there, where Python only reports it.
    """
    if _asked:
        raise _asked[-1]


def _end(code: int, what: str) -> NoReturn:
    click.echo(f"isnad: {what}", err=True)
    sys.exit(code)


def _drop_output() -> None:
    """What is still to be written goes nowhere, so that the end of the process does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
