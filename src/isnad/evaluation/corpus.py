"""What a gold set holds: its digest, and how much of each layer."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from isnad.evaluation.goldformat import GOLD, SIDECAR, gold_folders, read_gold


class Corpus(msgspec.Struct, kw_only=True):
    """A gold set: SHA-256 of all its files, its folders and articles, and its gold items by layer."""

    sha256: str
    folders: int
    articles: int
    gold: dict[str, int]


def corpus_of(folders: Sequence[Path]) -> Corpus:
    """Describe folders in the gold format.

    The digest is over name, size and bytes of every article, of `articles.jsonl` and `gold.json`, storylines by
    name: it does not depend on where the set lies or on the order in which folders are given.

    Raises `InputError` E101 or E110 for a folder that is not in the gold format.
    """
    digest = hashlib.sha256()
    gold: Counter[str] = Counter()
    articles = 0
    found = sorted((read_gold(path) for path in gold_folders(list(folders))), key=lambda f: f.name)
    for folder in found:
        top = folder.articles.parent
        for path in [*sorted(folder.articles.iterdir()), top / SIDECAR, top / GOLD]:
            if path.is_file():
                content = path.read_bytes()
                digest.update(f"{folder.name}/{path.relative_to(top).as_posix()}\0{len(content)}\0".encode())
                digest.update(content)
        articles += len(folder.gold.articles)
        for part in (*folder.gold.articles.values(), folder.gold.story):
            for layer, items in msgspec.structs.asdict(part).items():
                gold[layer] += len(items)
    return Corpus(sha256=digest.hexdigest(), folders=len(found), articles=articles, gold=dict(gold))
