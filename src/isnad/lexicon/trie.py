"""A trie over folded words: finds the longest known name that starts at a token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Node(msgspec.Struct, Generic[T], array_like=True, gc=False):
    """What may follow (`next`) and what ends here (`items`)."""

    next: dict[str, Node[T]]
    items: list[T]


class Trie(Generic[T]):
    """Sequences of folded words with what they stand for.

    >>> trie = Trie[str]()
    >>> trie.add(["الحشد", "الشعبي"], "irq.pmf")
    >>> trie.longest("الحشد", ["الشعبي", "في"])
    (2, ['irq.pmf'])
    """

    def __init__(self, root: dict[str, Node[T]] | None = None) -> None:
        self.root: dict[str, Node[T]] = {} if root is None else root

    def add(self, words: Sequence[str], item: T) -> None:
        """Add an item under a sequence of folded words."""
        level = self.root
        node: Node[T] | None = None
        for word in words:
            node = level.get(word)
            if node is None:
                node = level[word] = Node({}, [])
            level = node.next
        if node is not None and item not in node.items:
            node.items.append(item)

    def longest(self, first: str, rest: Iterable[str]) -> tuple[int, list[T]]:
        """How many words the longest entry that begins with `first` spans, and its items; else `(0, [])`."""
        return longest_from(self.root.get(first), rest)

    def words(self) -> set[str]:
        """Every word of every entry."""
        found: set[str] = set()
        stack = [self.root]
        while stack:
            level = stack.pop()
            found.update(level)
            stack.extend(node.next for node in level.values())
        return found


def longest_from(node: Node[T] | None, rest: Iterable[str]) -> tuple[int, list[T]]:
    """The longest entry whose first word has led to `node`, as `Trie.longest` gives it."""
    if node is None:
        return 0, []
    length, best = (1, node.items) if node.items else (0, [])
    if not node.next:
        return length, best
    for size, word in enumerate(rest, 2):
        node = node.next.get(word)
        if node is None:
            break
        if node.items:
            length, best = size, node.items
    return length, best
