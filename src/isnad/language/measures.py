"""Words of measure and money, of approximation and bounds, from `data/measures.yaml`."""

from __future__ import annotations

from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tables import read_table

Options = list[tuple[tuple[str, ...], str]]


class Measures(NamedTuple):
    """Phrases by their first or last word, longest first, as (words, meaning)."""

    units: dict[str, Options]
    before: dict[str, Options]
    after: dict[str, Options]
    names: frozenset[str]
    changes: frozenset[str]
    plurals: frozenset[str]
    dual_before: frozenset[str]
    wholes: frozenset[str]
    no_share: frozenset[str]


def _load() -> Measures:
    raw = read_table("measures")
    units: dict[str, Options] = {}
    before: dict[str, Options] = {}
    after: dict[str, Options] = {}

    def add(table: dict[str, Options], phrase: str, meaning: str, last: bool = False) -> None:
        forms = tuple(fold(phrase).split())
        table.setdefault(forms[-1] if last else forms[0], []).append((forms, meaning))

    for section in ("units", "currencies"):
        for code, names in raw[section].items():
            for name in names:
                add(units, name, code)
    for meaning in ("approximate", "at_least", "at_most"):
        for phrase in raw[meaning]:
            add(before, phrase, meaning, last=True)
        for phrase in raw[f"after_{meaning}"]:
            add(after, phrase, meaning)
    for table in (units, before, after):
        for options in table.values():
            options.sort(key=lambda o: -len(o[0]))
    names = ("names", "changes", "plurals", "dual_before", "wholes", "no_share")
    return Measures(units, before, after, **{k: frozenset(fold(w) for w in raw[k]) for k in names})


MEASURES = _load()
