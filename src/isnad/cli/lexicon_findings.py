"""What `isnad lexicon check` tells beyond the schema: entries that clash, and names that no text leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from isnad.annotate.names.matching import matcher
from isnad.annotate.view import TextView
from isnad.language.folding import fold
from isnad.lexicon import Lexicon
from isnad.lexicon.checking import Finding, check_entries, identifier
from isnad.lexicon.files import Located, collect, located
from isnad.records import Article


def findings(lexicon: Lexicon, folder: Path | None) -> list[Finding]:
    """Everything that does not fit in our entries and those of a user's folder; what is certain first."""
    entries = list(located(collect(folder)))
    found = check_entries(entries, lexicon.morphology)
    unreachable = list(_unreachable(lexicon, entries))
    return sorted([*found, *unreachable], key=lambda f: not f.certain)


def told(found: list[Finding], *, everything: bool) -> Iterator[str]:
    """The findings as lines: all that are certain, of the others their number unless `everything` is asked for."""
    for finding in found:
        if finding.certain or everything:
            yield f"{finding.path}: {finding.entry}: {finding.kind}: {finding.what}"
    notes = Counter(finding.kind for finding in found if not finding.certain)
    if notes and not everything:
        counted = ", ".join(f"{number} {kind}" for kind, number in notes.most_common())
        yield f"Worth a look: {counted}; --all lists them."


def _unreachable(lexicon: Lexicon, entries: list[Located]) -> Iterator[Finding]:
    """Names that are not found where a text holds nothing else."""
    known = matcher(lexicon)
    for found in entries:
        if found.table not in ("actors", "places", "outlets", "countries"):
            continue
        key = identifier(found).lower()
        entry = found.entry
        names = [
            *entry.names,
            *getattr(entry, "short", ()),
            *(wording.name for wording in getattr(entry, "loaded", ())),
        ]
        for name in names:
            view = TextView(Article(id="", source="", text=name), lexicon)
            match = known.at(view, 0, len(view.tokens))
            entities = (
                {n.entity for n in match.names} if match and match.last == len(view.tokens) else set[str]()
            )
            if fold(name) in lexicon.adjectives:
                continue  # صهيوني: read with a noun before it
            if not any(entity == key or entity.split(".")[0] == key for entity in entities):
                what = f"a text that says {name} does not lead to it"
                yield Finding(True, "unreachable", found.path, identifier(found), what)
