"""What is asked for of an export, beside its format."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.casebook import IncidentFilter
from isnad.exports.dossiers.words import Interface

Each = Literal["mention", "incident"]


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What to export, and how.

    `wanted` narrows to the incidents that fit and what belongs to them. `each` says what a row of an event layout is:
    a `mention` in an article, or an `incident`. Events that are not told as having happened (denied, negated, planned,
    threatened, demanded, conditional) are left out of event layouts but for planned cooperation, which PLOVER
    codes as AGREE, unless `unasserted`. `keep_formulas` leaves cells as they are that a spreadsheet would run;
    `bom` puts a byte order mark before UTF-8 text, by which some spreadsheets know it. `table` is one table
    instead of all; `of` is what a dossier is of, and `words` the interface's words in the language of what people read.
    """

    wanted: IncidentFilter = IncidentFilter()
    each: Each = "mention"
    unasserted: bool = False
    keep_formulas: bool = False
    bom: bool = False
    table: str | None = None
    of: str | None = None
    words: Interface | None = None
