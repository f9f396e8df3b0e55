"""The formats that there are: for each, what it is and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from isnad.errors import UsageError
from isnad.exports.outputs import STANDARD_OUTPUT, binary_output, folder_output, text_output

if TYPE_CHECKING:
    from isnad.casebook import Casebook
    from isnad.exports.options import ExportOptions

Shape = Literal["text", "folder"]


class Format(NamedTuple):
    """One format: its name, whether it is one text or a folder of files, what it is for, and what writes it.

    `table_writer` is what writes one table by itself, where the folder is one of tables.
    """

    name: str
    shape: Shape
    about: str
    writer: str
    table_writer: str | None = None

    def load(self, writer: str | None = None) -> Callable[..., None]:
        """The function that writes it, or another that is named as it is."""
        module, _, name = (writer or self.writer).partition(":")
        return getattr(import_module(f"isnad.exports.{module}"), name)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format(
            "polecat", "text", "events in POLECAT's tab-separated columns, then ours", "polecat:write_polecat"
        ),
        Format("plover", "text", "events as PLOVER's records, a JSON object a line", "plover:write_plover"),
        Format(
            "csv",
            "folder",
            "every table as CSV, with a data dictionary",
            "sheets:write_csv",
            "sheets:write_csv_table",
        ),
        Format(
            "parquet",
            "folder",
            "every table as Parquet (needs isnad[arrow])",
            "arrow:write_parquet",
            "arrow:write_parquet_table",
        ),
        Format("dictionary", "text", "the data dictionary alone, as CSV", "dictionary:write_dictionary"),
        Format(
            "markdown",
            "text",
            "a dossier of what --of names, with citations",
            "dossiers.layouts:write_markdown",
        ),
        Format("html", "text", "the same as one page, to mail or print", "dossiers.layouts:write_html"),
        Format("timeline", "text", "dated incidents, as TimelineJS reads them", "timeline:write_timeline"),
        Format(
            "graphml", "text", "who cooperates and who is in conflict, as a graph", "graphml:write_graphml"
        ),
        Format("ftm", "text", "FollowTheMoney entities, a JSON object a line", "ftm:write_ftm"),
        Format(
            "datasette-metadata",
            "text",
            "what the casebook's tables mean, for Datasette",
            "datasette:write_datasette_metadata",
        ),
    )
}
"""By name, in the order in which they are listed."""


def export(
    book: Casebook, to: str, out: str | Path = STANDARD_OUTPUT, options: ExportOptions | None = None
) -> None:
    """Write what a casebook holds to `out`, a file, a folder or `-` for standard output, in the format `to`.

    It gets its name only when it is whole. Raises `UsageError`: E450 to E452 an output that cannot be written there,
    E453 an unknown format, E454 and E455 a table that is none, E402 and E410 a filter that cannot be meant.
    """
    from isnad.casebook import IncidentFilter
    from isnad.exports.options import ExportOptions

    format = FORMATS.get(to)
    if format is None:
        raise UsageError("E453", f"{to!r} is no format; give one of {', '.join(FORMATS)}.")
    wanted = options or ExportOptions()
    if wanted.table is not None and format.table_writer is None:
        raise UsageError("E455", f"{to} has no tables; ask for a table with csv or parquet.")
    if wanted.wanted != IncidentFilter():
        book.incident_count(
            wanted.wanted
        )  # a filter that cannot be meant is refused before anything is written
    if wanted.table is not None:
        with binary_output(out) as binary:
            format.load(format.table_writer)(book, wanted, binary)
    elif format.shape == "folder":
        with folder_output(out) as folder:
            format.load()(book, wanted, folder)
    else:
        with text_output(out, bom=wanted.bom) as text:
            format.load()(book, wanted, text)
