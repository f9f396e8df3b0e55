"""A little of the lexicon that comes with Isnad: for tests of what is done with any, as the whole takes seconds to make."""

from __future__ import annotations

from pathlib import Path

from isnad.lexicon import files
from isnad.lexicon.files import Raw

_VERBS = 40
"""Lines of the list of verbs."""


def collect(folder: Path | None) -> Raw:
    """The countries, the cues and some verbs, with those of a user's folder over them."""
    whole = files.collect(folder)
    ours = {
        path: content
        for path, content in whole.lexicon[0].items()
        if path == "countries.yaml" or path.startswith("cues/")
    }
    verbs = b"\n".join(whole.language["verbs.yaml"].splitlines()[:_VERBS])
    return Raw([ours, *whole.lexicon[1:]], {**whole.language, "verbs.yaml": verbs}, b"", b"")
