"""Disjoint groups that grow by joining: connected components (union-find)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Any)


class Groups(Generic[T]):
    """Groups of whatever has been joined; the root of a group is its least member, whatever the order of joins."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def __iter__(self) -> Iterator[T]:
        """All that has ever been joined."""
        return iter(self._parent)

    def root(self, item: T) -> T:
        """What stands for the group of an item: itself where it was never joined."""
        at = item
        while (up := self._parent.get(at, at)) != at:
            at = up
        while (up := self._parent.get(item, item)) != item:
            self._parent[item] = at
            item = up
        return at

    def join(self, a: T, b: T) -> None:
        """Make the groups of two items one."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent.setdefault(first, first)
        self._parent[second] = first
