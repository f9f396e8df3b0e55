"""What the code names of the language, the language has: a set member that nothing can equal is a rule that never fires."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import isnad
from isnad.lexicon import load

SOURCE = Path(isnad.__file__).parent
LEMMA = re.compile(r"[ء-ي]{2,4}\.\d\d?")


def literals() -> Iterator[tuple[Path, int, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.lineno, node.value


def test_every_verb_that_the_code_names_is_one_of_the_lexicon() -> None:
    known = load().verb_entries
    named = [(path, line, text) for path, line, text in literals() if LEMMA.fullmatch(text)]
    assert len(named) > 500
    unknown = [f"{path.name}:{line} {text}" for path, line, text in named if text not in known]
    assert not unknown
