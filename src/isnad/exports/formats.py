"""The formats that there are: for each, what it is and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from isnad.errors import UsageError
from isnad.exports.outputs import STANDARD_OUTPUT, folder_output, text_output

if TYPE_CHECKING:
    from isnad.casebook import Casebook
    from isnad.exports.options import ExportOptions

Shape = Literal["text", "folder"]


class Format(NamedTuple):
    """One format: its name, whether it is one text or a folder of files, what it is for, and what writes it."""

    name: str
    shape: Shape
    about: str
    writer: str

    def load(self) -> Callable[..., None]:
        """The function that writes it."""
        module, _, name = self.writer.partition(":")
        return getattr(import_module(f"isnad.exports.{module}"), name)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format(
            "polecat", "text", "events in POLECAT's tab-separated columns, then ours", "polecat:write_polecat"
        ),
        Format("plover", "text", "events as PLOVER's records, a JSON object a line", "plover:write_plover"),
    )
}
"""By name, in the order in which they are listed."""


def export(
    book: Casebook, to: str, out: str | Path = STANDARD_OUTPUT, options: ExportOptions | None = None
) -> None:
    """Write what a casebook holds to `out`, a file, a folder or `-` for standard output, in the format `to`.

    It gets its name only when it is whole. Raises `UsageError`: E450 to E452 an output that cannot be written there,
    E453 an unknown format, E402 and E410 a filter that cannot be meant.
    """
    from isnad.exports.options import ExportOptions

    format = FORMATS.get(to)
    if format is None:
        raise UsageError("E453", f"{to!r} is no format; give one of {', '.join(FORMATS)}.")
    wanted = options or ExportOptions()
    write = format.load()
    if format.shape == "folder" and wanted.table is None:
        with folder_output(out) as folder:
            write(book, wanted, folder)
        return
    with text_output(out, bom=wanted.bom) as text:
        write(book, wanted, text)
