"""Disjoint groups that grow by joining: connected components (union-find)."""

from __future__ import annotations

from collections.abc import Iterator

Item = tuple[str, int]
"""What is grouped: an event mention by its article's source and its place there."""


class Groups:
    """Groups of whatever has been joined; the root of a group is its least member, whatever the order of joins."""

    def __init__(self) -> None:
        self._parent: dict[Item, Item] = {}

    def __iter__(self) -> Iterator[Item]:
        """All that has ever been joined."""
        return iter(self._parent)

    def __contains__(self, item: Item) -> bool:
        """Whether an item has ever been joined to another."""
        return item in self._parent

    def root(self, item: Item) -> Item:
        """What stands for the group of an item: itself where it was never joined."""
        path: list[Item] = []
        at = item
        while self._parent.get(at, at) != at:
            path.append(at)
            at = self._parent[at]
        for passed in path:
            self._parent[passed] = at
        return at

    def join(self, a: Item, b: Item) -> None:
        """Make the groups of two items one."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent.setdefault(first, first)
        self._parent[second] = first
