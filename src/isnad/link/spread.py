"""How work by keys is spread: the calls that linking makes of whatever carries it out, and carrying it out in place.

An engine that has these calls may do the work elsewhere (`isnad.engines`); what comes out is the same, whatever it is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain
from typing import Protocol, TypeVar

from isnad.link.groups import Groups

A = TypeVar("A")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class Spread(Protocol):
    """Three primitives, over rows: any iterable, or what one of them gave.

    A function that is given to one must be importable by name, or a `partial` of such a one, and rows picklable. Rows come in no
    particular order from `group_apply` and `components`, nor are the values of a group in any.
    """

    @property
    def parts(self) -> int:
        """Into how many parts a table that would else be one is best cut; 1 where nothing is gained by it."""
        ...

    def map_batches(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Iterable[R]:
        """What the function makes of batches of rows; where a batch ends makes no difference to it."""
        ...

    def group_apply(
        self, function: Callable[[K, list[A]], Iterable[R]], rows: Iterable[tuple[K, A]]
    ) -> Iterable[R]:
        """What the function makes of each key and the list of all its values. Keys are text, integers or tuples of them."""
        ...

    def components(self, edges: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
        """Each node of an undirected graph with the least node of its connected component, in code point order."""
        ...

    def kept(self, rows: Iterable[A]) -> Iterable[A]:
        """The rows, made once however often they are asked for."""
        ...

    def together(self, *rows: Iterable[A]) -> Iterable[A]:
        """Several tables of rows as one."""
        ...


class InPlace:
    """Carries everything out here, in one process, as it is asked for."""

    parts = 1

    def map_batches(self, function: Callable[[Iterable[A]], Iterable[R]], rows: Iterable[A]) -> Iterable[R]:
        """One batch of all rows, drawn as they are needed.

        >>> list(InPlace().map_batches(sorted, [3, 1, 2]))
        [1, 2, 3]
        """
        return function(rows)

    def group_apply(
        self, function: Callable[[K, list[A]], Iterable[R]], rows: Iterable[tuple[K, A]]
    ) -> Iterator[R]:
        """Groups in the order in which their keys first come; all of them are in memory.

        >>> list(InPlace().group_apply(lambda key, values: [(key, sum(values))], [("a", 1), ("b", 5), ("a", 2)]))
        [('a', 3), ('b', 5)]
        """
        groups: dict[K, list[A]] = {}
        for key, value in rows:
            groups.setdefault(key, []).append(value)
        for key, values in groups.items():
            yield from function(key, values)

    def components(self, edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """By union-find.

        >>> sorted(InPlace().components([("c", "b"), ("a", "c"), ("x", "y")]))
        [('a', 'a'), ('b', 'a'), ('c', 'a'), ('x', 'x'), ('y', 'x')]
        """
        groups = Groups[str]()
        for a, b in edges:
            groups.join(a, b)
        for node in list(groups):
            yield node, groups.root(node)

    def kept(self, rows: Iterable[A]) -> list[A]:
        """The rows as a list."""
        return rows if isinstance(rows, list) else list(rows)

    def together(self, *rows: Iterable[A]) -> Iterator[A]:
        """The rows of the first, then of the others."""
        return chain(*rows)


IN_PLACE = InPlace()
