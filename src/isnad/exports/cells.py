"""Cells of delimited text: lines stay lines, and nothing in them is run by a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from typing import TextIO

Cell = str | int | float | bool | None
_BLANKS = " \u00a0\u200e\u200f\ufeff"
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutralised(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it; any other cell as it is.

    >>> neutralised("=1+1"), neutralised(" @x"), neutralised("نص"), neutralised(-3.5)
    ("'=1+1", "' @x", 'نص', -3.5)
    """
    if isinstance(cell, str) and cell.lstrip(_BLANKS).startswith(_STARTS):
        return "'" + cell
    return cell


class RowWriter:
    """Writes rows as CSV (RFC 4180), or with `tabs` between cells instead of commas.

    An absent value is an empty cell, truth is `true` or `false`. With tabs, a cell has neither tab nor line break:
    there a space stands for each. What a spreadsheet would run is neutralised but with `keep_formulas`.
    """

    def __init__(self, out: TextIO, *, tabs: bool = False, keep_formulas: bool = False) -> None:
        self._writer = csv.writer(
            out, delimiter="\t" if tabs else ",", lineterminator="\n" if tabs else "\r\n"
        )
        self._shown: Callable[[Cell], Cell] = _plain if keep_formulas else _guarded
        self._tabs = tabs

    def row(self, cells: Sequence[Cell]) -> None:
        """Write one row."""
        shown = [self._shown(cell) for cell in cells]
        self._writer.writerow([_on_one_line(cell) for cell in shown] if self._tabs else shown)


def _plain(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _guarded(cell: Cell) -> Cell:
    return neutralised(_plain(cell))


_BREAKS = str.maketrans(dict.fromkeys("\t\r\n\v\f\x85\u2028\u2029", " "))


def _on_one_line(cell: Cell) -> Cell:
    return cell.translate(_BREAKS) if isinstance(cell, str) else cell
