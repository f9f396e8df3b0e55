"""Statements inside another's content: they take its chain before their own (`قال فلان إن الوزارة أعلنت أن …`)."""

from __future__ import annotations

from isnad.records import Link, Statement


def nest(statements: list[Statement]) -> None:
    """Give statements inside another's content their place and the outer chain."""
    open_ones: list[int] = []  # in text order, an outer one stands before its inner ones
    for i, inner in enumerate(statements):
        open_ones = [j for j in open_ones if statements[j].end > inner.start]
        around = [j for j in open_ones if _holds(statements[j], inner)]
        open_ones.append(i)
        inner.within = min(around, key=lambda j: statements[j].end - statements[j].start, default=None)
    done: set[int] = set()
    for i in range(len(statements)):
        _take_outer_chain(statements, i, done)


def _holds(outer: Statement, inner: Statement) -> bool:
    """Whether a statement stands with its cue inside the longer content of another."""
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
        and inner.cue is not None
        and outer.start <= inner.cue.start < outer.end
    )


def _take_outer_chain(statements: list[Statement], i: int, done: set[int]) -> None:
    """Put the chain of the statement around number `i`, itself completed first, before its own."""
    outer = statements[i].within
    if i in done or outer is None:
        return
    done.add(i)
    _take_outer_chain(statements, outer, done)
    if statements[outer].stance == "deny" and statements[i].stance != "deny":
        return  # نفى فلان ما أورده الموقع عن: the site's word does not come through him
    own, around = statements[i].chain, statements[outer].chain
    known = next((n for n, link in enumerate(around) if _same(link, own[-1])), None) if own else None
    if known is not None:
        statements[i].chain = [*around[:known], *own[-1:]]  # قال فلان إن الشكوى تطالب النظام الذي وصفه بأنه …
        return
    statements[i].chain = [*(link for link in around if not any(_same(link, o) for o in own)), *own]


def _same(one: Link, other: Link) -> bool:
    return one.text == other.text or bool(one.entity and one.entity == other.entity)
