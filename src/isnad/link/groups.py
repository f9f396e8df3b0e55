"""Disjoint groups that grow by joining: connected components (union-find)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Protocol):
    def __hash__(self) -> int: ...

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=_Ordered)


class Groups(Generic[T]):
    """Groups of whatever has been joined; the root of a group is its least member, whatever the order of joins.

    >>> same = Groups[int]()
    >>> same.join(3, 2), same.join(1, 3)
    (None, None)
    >>> same.root(3), same.root(7)
    (1, 7)
    """

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def __iter__(self) -> Iterator[T]:
        """All that has ever been joined."""
        return iter(self._parent)

    def __contains__(self, item: T) -> bool:
        """Whether an item has ever been joined to another."""
        return item in self._parent

    def root(self, item: T) -> T:
        """What stands for the group of an item: itself where it was never joined."""
        path: list[T] = []
        at = item
        while self._parent.get(at, at) != at:
            path.append(at)
            at = self._parent[at]
        for passed in path:
            self._parent[passed] = at
        return at

    def join(self, a: T, b: T) -> None:
        """Make the groups of two items one."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent.setdefault(first, first)
        self._parent[second] = first
