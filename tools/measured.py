"""The tables of measured figures in README and docs, from the `floors.json` of the sets in gold/.

    python tools/measured.py            write them anew
    python tools/measured.py --check    exit 1 where one is out of date

A table stands between `<!-- measured: SET… -->` and `<!-- /measured -->`, with a column for each set named; a page whose path
has `ar` in it gets Arabic words. What each row shows stands in `measured.yaml`.
"""

from __future__ import annotations

import re
import sys
from decimal import ROUND_HALF_DOWN, Decimal
from pathlib import Path
from typing import Literal

import msgspec

ROOT = Path(__file__).resolve().parents[1]
_MARKED = re.compile(r"(<!-- measured: ([\w -]+) -->\n)\n.*?(<!-- /measured -->)", re.DOTALL)
_NONE = "–"

Language = Literal["en", "ar"]


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A row's words in both languages, and the figures it shows."""

    en: str
    ar: str
    figures: list[str]


class _Floors(msgspec.Struct):
    floors: dict[str, float]


def rows() -> list[Row]:
    """The rows of every table."""
    return msgspec.yaml.decode((ROOT / "tools" / "measured.yaml").read_bytes(), type=list[Row])


def figures(name: str) -> dict[str, float]:
    """What is recorded of the set `gold/NAME`: F1, or the share right among what was found."""
    return msgspec.json.decode((ROOT / "gold" / name / "floors.json").read_bytes(), type=_Floors).floors


def table(names: list[str], language: Language) -> str:
    """The table of these sets; a figure that a set has not is a dash."""
    sets = [figures(name) for name in names]
    heads = [""] if len(names) == 1 else [f"`{name}`" for name in names]
    lines = [f"| | {' | '.join(heads)} |".replace("|  |", "| |"), "|---" * (len(names) + 1) + "|"]
    for row in rows():
        cells = (_cell(known, row) for known in sets)
        lines.append(f"| {getattr(row, language)} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(known: dict[str, float], row: Row) -> str:
    if known.keys().isdisjoint(row.figures):
        return _NONE
    return " / ".join(_shown(known.get(name)) for name in row.figures)


def _shown(figure: float | None) -> str:
    """Two digits; a half goes down, as it may itself have been rounded up."""
    return _NONE if figure is None else str(Decimal(str(figure)).quantize(Decimal("0.01"), ROUND_HALF_DOWN))


def with_tables(text: str, language: Language) -> str:
    """A page with its tables as they should be."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{table(found[2].split(), language)}\n{found[3]}", text)


def pages() -> list[Path]:
    """The pages that hold a table."""
    found = [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted(
        p for p in found if "_build" not in p.parts and _MARKED.search(p.read_text(encoding="utf-8"))
    )


def language_of(page: Path) -> Language:
    """Arabic where the page's name or folder says so."""
    return "ar" if {"ar"} & {*page.relative_to(ROOT).parts, *page.name.split(".")} else "en"


def stale() -> list[tuple[Path, str]]:
    """The pages of which a table is out of date, each with what it should be."""
    found: list[tuple[Path, str]] = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        wanted = with_tables(text, language_of(page))
        if wanted != text:
            found.append((page, wanted))
    return found


def main() -> None:
    check = "--check" in sys.argv[1:]
    found = stale()
    for page, wanted in found:
        if check:
            print(
                f"{page.relative_to(ROOT)}: a table of measured figures is out of date; run `make reference`."
            )
        else:
            page.write_text(wanted, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: written")
    if check and found:
        sys.exit(1)


if __name__ == "__main__":
    main()
