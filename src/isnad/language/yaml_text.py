"""YAML, read fast: PyYAML's parser with a short way for what word lists and lexicon files are made of.

Nearly all of such a file is mappings, lists and Arabic words. A word that begins with an Arabic letter can
be nothing but text, so the resolver's patterns are not tried on it, and mappings, lists and texts are made
into values here. Numbers, merge keys and tags go PyYAML's own safe way.

>>> read_yaml("- {id: irq.pmf, names: [الحشد الشعبي], since: 2014}")
[{'id': 'irq.pmf', 'names': ['الحشد الشعبي'], 'since': 2014}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError

if TYPE_CHECKING:
    from yaml import SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

__all__ = ["YAMLError", "read_yaml"]

_STR, _MAP, _SEQ, _MERGE = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq", "merge"))
_KINDS: dict[str, str] = {}


class _Loader(SafeLoader):
    """PyYAML's safe loader; it remembers what kind of value a plain scalar is, for keys repeat."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        if kind is not ScalarNode:
            return _MAP if kind is MappingNode else _SEQ
        word = str(value)
        if not implicit[0] or word[:1] > "\x7f":
            return _STR
        found = _KINDS.get(word)
        if found is None:
            found = str(cast("Any", super()).resolve(ScalarNode, value, implicit))
            if len(word) < 40:
                _KINDS[word] = found
        return found

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing: no resolver by path is in use."""

    def ascend_resolver(self) -> None:
        """Nothing: no resolver by path is in use."""


def read_yaml(text: str) -> Any:
    """The value of a YAML document, as `yaml.safe_load` gives it. Raises YAMLError."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _value(node, loader)
    except RecursionError:  # an anchor inside itself
        return yaml.load(text, Loader=SafeLoader)
    finally:
        loader.dispose()


def _value(node: Node, loader: Any) -> Any:
    if node.tag == _STR:
        return node.value
    if isinstance(node, MappingNode) and node.tag == _MAP:
        if any(key.tag == _MERGE for key, _ in node.value):
            loader.flatten_mapping(node)
        return {_key(key, loader): _value(value, loader) for key, value in node.value}
    if isinstance(node, SequenceNode) and node.tag == _SEQ:
        return [_value(item, loader) for item in node.value]
    return loader.construct_object(node, deep=True)


def _key(node: Node, loader: Any) -> Any:
    if isinstance(node, ScalarNode):
        return node.value if node.tag == _STR else loader.construct_object(node, deep=True)
    raise YAMLError(f"a key must be a word{node.start_mark}")
