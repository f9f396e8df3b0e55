"""The tree of an incident's sources: roots, what they came through, and the articles that carry them.

It is a view of `Incident.reports` and says nothing new. A tree is drawn for each independent source;
reports that count for none come last, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.records import ArticleRef, Duplicate, Incident, Link, LinkKind, Relation, Report


class Copy(NamedTuple):
    """An article that is a copy or rewrite of the one it hangs below."""

    article: ArticleRef
    relation: Relation


class Leaf(NamedTuple):
    """An article under the link it has its words from; `copies` of it that stand at the same place; `why` it
    adds no source, where it does not. `start` is where its first event mention stands."""

    article: ArticleRef
    start: int | None
    copies: list[Copy]
    why: str


class Node(NamedTuple):
    """A link of the chains: a root at the top, agencies and papers below, articles at the ends.

    `own_voice` marks a root that is an article speaking for itself. `spellings` are the other wordings
    merged here.
    """

    text: str
    entity: str | None
    kind: LinkKind
    anonymous: bool
    party: bool
    own_voice: bool
    spellings: list[str]
    children: list[Node]
    leaves: list[Leaf]


class SourceTree(NamedTuple):
    """One independent source, numbered from 0, or (`group` null) the reports that count for none."""

    group: int | None
    nodes: list[Node]


def sources_tree(
    incident: Incident,
    article: Callable[[str], ArticleRef | None],
    duplicates: Iterable[Duplicate] = (),
) -> list[SourceTree]:
    """The trees of `incident`: one for each independent source, then one for what counts for none.

    `article` finds an article by its source; `duplicates` fold copies below their originals.
    """
    relations: dict[tuple[str, str], Relation] = {}
    for pair in duplicates:
        relations[pair.a, pair.b] = relations[pair.b, pair.a] = pair.relation
    groups = sorted({report.group for report in incident.reports}, key=lambda g: (g is None, g or 0))
    parties = {(root.entity, fold(root.text)) for root in incident.roots if root.party}
    trees: list[SourceTree] = []
    for group in groups:
        reports = [report for report in incident.reports if report.group == group]
        branch = _Branch()
        for report in sorted(reports, key=lambda report: -len(report.chain)):
            _hang(branch, report, counted=group is not None)
        trees.append(SourceTree(group, _nodes(branch, article, relations, parties)))
    return trees


class _Branch:
    """A node while the tree grows."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.children: dict[str, _Branch] = {}
        self.reports: list[Report] = []

    def find(self, key: str) -> _Branch | None:
        """The branch of this key anywhere below."""
        for name, child in self.children.items():
            found = child if name == key else child.find(key)
            if found is not None:
                return found
        return None


def _hang(trunk: _Branch, report: Report, *, counted: bool) -> None:
    """Hang a report under its chain, root first.

    Within one independent source, an agency or paper that is a root itself stands where another chain already
    goes through it, and unnamed roots that came through the same link are one.
    """
    branch = trunk
    if counted and len(report.chain) == 1:
        known = trunk.find(_key(report.chain[0]))
        if known is not None:
            known.links.append(report.chain[0])
            known.reports.append(report)
            return
    for depth, link in enumerate(reversed(report.chain)):
        key = _key(link)
        if counted and depth == 0 and link.anonymous and len(report.chain) > 1:
            key = "unnamed through " + _key(report.chain[-2])
        branch = branch.children.setdefault(key, _Branch())
        branch.links.append(link)
    if not report.chain:
        branch = branch.children.setdefault("own voice of " + report.article, _Branch())
    branch.reports.append(report)


def _key(link: Link) -> str:
    return link.entity or fold(link.text)


def _nodes(
    trunk: _Branch,
    article: Callable[[str], ArticleRef | None],
    relations: dict[tuple[str, str], Relation],
    parties: set[tuple[str | None, str]],
) -> list[Node]:
    nodes: list[Node] = []
    for branch in trunk.children.values():
        leaves = _leaves(branch.reports, article, relations)
        children = _nodes(branch, article, relations, parties)
        if not branch.links:
            voice = leaves[0].article
            text = voice.outlet or voice.title or voice.source
            nodes.append(Node(text, None, "outlet", False, False, True, [], children, leaves))
            continue
        texts = [text for text, _ in Counter(link.text for link in branch.links).most_common()]
        first = branch.links[0]
        party = (first.entity, fold(first.text)) in parties
        nodes.append(
            Node(
                texts[0], first.entity, first.kind, first.anonymous, party, False, texts[1:], children, leaves
            )
        )
    return nodes


def _leaves(
    reports: list[Report],
    article: Callable[[str], ArticleRef | None],
    relations: dict[tuple[str, str], Relation],
) -> list[Leaf]:
    """The articles of a branch, earliest first, each once; copies below the first of their kind."""
    found: dict[str, tuple[ArticleRef, Report]] = {}
    for report in reports:
        ref = article(report.article)
        if ref is not None:
            found.setdefault(report.article, (ref, report))
    leaves: list[Leaf] = []
    for ref, report in sorted(found.values(), key=lambda pair: (pair[0].published or "~", pair[0].source)):
        original = next((leaf for leaf in leaves if (leaf.article.source, ref.source) in relations), None)
        if original is not None:
            original.copies.append(Copy(ref, relations[original.article.source, ref.source]))
            continue
        start = min((event.start for event in report.events), default=None)
        leaves.append(Leaf(ref, start, [], report.why))
    return leaves
