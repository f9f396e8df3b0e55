"""Keys of people and bodies as sources: equal for one of them however it is written."""

from __future__ import annotations

import re

from isnad.language.folding import fold
from isnad.link.parties import state_key
from isnad.records import Mention


def entity_key(mention: Mention) -> str:
    """The key of a mention's entity, equal for one entity however it is written."""
    entity = mention.entity or ""
    if entity.startswith("name:") and not entity[5:]:
        return name_key(mention.text)
    return state_key(name_key(entity[5:]) if entity.startswith("name:") else entity)


def source_key(entity: str | None, text: str) -> str:
    """The key of a source: its entity's, else that of its words."""
    if entity:
        return name_key(entity[5:]) if entity.startswith("name:") else state_key(entity)
    return name_key(text)


def name_key(name: str) -> str:
    """A name as a key: folded, `عبد` joined to what follows, quotation marks and hyphens dropped."""
    words = re.sub(r"[-\"'_.]", " ", fold(name)).split()
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("عبد", "ابو", "ابي"):
            joined[-1] = ("عبد" if joined[-1] == "عبد" else "ابو") + word
        else:
            joined.append(word)
    return "name:" + " ".join(joined)


def same_name(a: str, b: str) -> bool:
    """Whether two keys name one person or body: equal, or one the shorter form of the other."""
    if a == b:
        return True
    if not (a.startswith("name:") and b.startswith("name:")):
        return False
    shorter, longer = sorted((a[5:].split(), b[5:].split()), key=len)
    if not shorter or len(shorter) == len(longer):
        return False
    return set(shorter) <= set(longer) and (
        shorter[-1] == longer[-1] or (shorter[0] == longer[0] and len(shorter) > 1)
    )
