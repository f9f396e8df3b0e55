"""The pages of docs/reference: the commands from their `--help`, Python from its docstrings, tables from the records.

python tools/reference.py            write them anew
python tools/reference.py --check    exit 1 where one is out of date
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from types import FunctionType
from typing import Any, get_type_hints

import click
import msgspec

import isnad
from isnad import records
from isnad.api import BuildReport
from isnad.casebook import Casebook, IncidentFilter
from isnad.cli.app import cli
from isnad.exports.dictionary import dictionary
from isnad.exports.options import ExportOptions
from isnad.exports.tables import SHEETS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
_MADE = "<!-- Made by tools/reference.py; `make reference` writes it anew. -->"


# ---------------------------------------------------------------- commands


def commands() -> str:
    """Every command with what its `--help` says."""
    head = "What `--help` says of every command. The exit codes are told in [exit codes](exit-codes.md)."
    return "\n".join([_MADE, "", "# Commands", "", head, "", *_command(cli, ["isnad"])])


def _command(command: click.Command, path: list[str]) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(path), terminal_width=100, max_content_width=100)
    yield f"{'#' * min(len(path) + 1, 4)} `{' '.join(path)}`"
    yield ""
    yield "```text"
    yield re.sub(r"[ \t]+$", "", command.get_help(context), flags=re.MULTILINE)
    yield "```"
    yield ""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None and not found.hidden:
                yield from _command(found, [*path, name])


# ---------------------------------------------------------------- Python


def python() -> str:
    """The verbs, the casebook, and what they take, with their docstrings."""
    lines = [_MADE, "", "# Python", "", "`import isnad` gives the verbs.", "", "## Verbs", ""]
    for name in isnad.__all__:
        verb = getattr(isnad, name)
        if isinstance(verb, FunctionType):
            lines += _callable(f"isnad.{name}", verb)
    lines += ["## What they take and give", ""]
    for kind in (BuildReport, ExportOptions, IncidentFilter):
        lines += [
            f"### {kind.__name__}",
            "",
            f"`from {kind.__module__} import {kind.__name__}`",
            "",
            *_doc(kind),
            "",
        ]
    lines += ["## Casebook", "", *_doc(Casebook), ""]
    for name, method in sorted(_methods(Casebook)):
        lines += _callable(name, method)
    return "\n".join(lines)


def _methods(kind: type) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, member in inspect.getmembers(kind):
        if not name.startswith("_") and isinstance(member, FunctionType):
            yield name, member


def _callable(name: str, function: Callable[..., object]) -> list[str]:
    return [
        f"### `{name.removeprefix('isnad.')}`",
        "",
        "```python",
        _signature(name, function),
        "```",
        "",
        *_doc(function),
        "",
    ]


def _signature(name: str, function: Callable[..., object]) -> str:
    """How it is called, on one line where that is short."""
    signature = inspect.signature(function)
    given: list[str] = []
    for key, parameter in signature.parameters.items():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in given:
            given.append("*")
        if key != "self":
            given.append(str(parameter))
    returned = f" -> {inspect.formatannotation(signature.return_annotation)}"
    line = f"{name}({', '.join(given)}){returned}"
    if len(line) > 100:
        line = f"{name}(\n" + "".join(f"    {one},\n" for one in given) + f"){returned}"
    return line.replace("'", "")


def _doc(thing: object) -> list[str]:
    """A docstring as Markdown: examples as code, the rest as it is."""
    lines: list[str] = []
    for is_example, block in groupby(
        (inspect.getdoc(thing) or "").split("\n\n"), lambda b: b.lstrip().startswith(">>>")
    ):
        text = "\n\n".join(block)
        lines += ["```python", text, "```", ""] if is_example else [text, ""]
    return lines[:-1]


# ---------------------------------------------------------------- records and tables


def record_page() -> str:
    """Every record with its description and the types of its fields."""
    about = (inspect.getdoc(records) or "").split("\n\n", 1)[1]
    lines = [_MADE, "", "# Records", "", "What JSON objects hold, from `isnad/records.py`.", "", about, ""]
    for name, kind in vars(records).items():
        if inspect.isclass(kind) and issubclass(kind, records.Record) and kind is not records.Record:
            lines += [f"## {name}", "", *_doc(kind), "", "| field | type |", "|---|---|"]
            lines += [
                f"| `{field.encode_name}` | `{_type(kind, field.name)}` |"
                for field in msgspec.structs.fields(kind)
            ]
            lines += [""]
    return "\n".join(lines)


def _type(kind: type, field: str) -> str:
    hint = get_type_hints(kind)[field]
    text = inspect.formatannotation(hint) if not isinstance(hint, type) else hint.__name__
    text = re.sub(r"\b(?:isnad\.records|typing|types)\.", "", text)
    return text.replace("|", "\\|").replace("NoneType", "None")


def data_dictionary() -> str:
    """Every table of the exports with its columns."""
    lines = [_MADE, "", "# Data dictionary", ""]
    lines += ["The tables of `isnad export --to csv` and `--to parquet`, and of `isnad.table`. `--to dictionary` writes the same as CSV.", ""]  # fmt: skip
    for name, entries in groupby(dictionary(), lambda entry: entry.table):
        lines += [f"## {name}", "", SHEETS[name].about, "", "| column | type | meaning |", "|---|---|---|"]
        for entry in entries:
            values = f" One of {', '.join(f'`{value}`' for value in entry.values)}." if entry.values else ""
            lines.append(f"| `{entry.column}` | {entry.kind} | {_cell(entry.meaning)}{values} |")
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").rstrip(".;") + "."


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "python.md": python,
    "records.md": record_page,
    "data-dictionary.md": data_dictionary,
}
"""Each page with what makes it."""


def stale() -> list[tuple[Path, str]]:
    """The pages that are not what they should be, each with what it should be."""
    made: list[tuple[Path, str]] = [(FOLDER / name, make().rstrip() + "\n") for name, make in PAGES.items()]
    return [
        (page, text) for page, text in made if not page.exists() or page.read_text(encoding="utf-8") != text
    ]


def main() -> None:
    check = "--check" in sys.argv[1:]
    found: list[tuple[Path, Any]] = stale()
    for page, text in found:
        if check:
            print(f"{page.name} is out of date; run `make reference`.")
        else:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            print(f"{page.name}: written")
    if check and found:
        sys.exit(1)


if __name__ == "__main__":
    main()
