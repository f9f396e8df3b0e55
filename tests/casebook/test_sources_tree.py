"""The tree of sources is drawn as the reports say."""

from __future__ import annotations

from pathlib import Path

from isnad.casebook import Casebook
from isnad.casebook.sources_tree import Node, SourceTree, sources_tree


def trees_of(casebook: Path, name: str) -> list[SourceTree]:
    with Casebook(casebook) as book:
        incident = book.incident(name)
        duplicates = [pair for source in incident.articles for pair in book.duplicates(source)]
        return sources_tree(incident, book.article_ref, duplicates)


def carried(node: Node) -> set[str]:
    here = {leaf.article.source for leaf in node.leaves}
    here |= {copy.article.source for leaf in node.leaves for copy in leaf.copies}
    return here.union(*(carried(child) for child in node.children))


def test_nine_outlets_hang_below_one_root(casebook: Path) -> None:
    (tree,) = trees_of(casebook, "cooperate-2020-01-15")
    (root,) = tree.nodes
    assert root.anonymous
    assert not root.leaves
    (paper,) = root.children
    assert paper.entity == "out.nyt"
    (agency,) = paper.children
    assert [leaf.article.source for leaf in agency.leaves] == ["a02.txt", "a05.txt", "a08.txt"]
    assert carried(root) == {f"a0{n}.txt" for n in range(1, 10)}


def test_the_paper_as_a_root_adds_no_second_branch(casebook: Path) -> None:
    (tree,) = trees_of(casebook, "cooperate-2020-01-15")
    (paper,) = tree.nodes[0].children
    assert "a09.txt" in {leaf.article.source for leaf in paper.leaves}


def test_copies_hang_below_their_original(casebook: Path) -> None:
    (tree,) = trees_of(casebook, "cooperate-2020-01-15")
    (paper,) = tree.nodes[0].children
    third = next(leaf for leaf in paper.leaves if leaf.article.source == "a03.txt")
    assert [(copy.article.source, copy.relation) for copy in third.copies] == [("a04.txt", "rewrite")]


def test_every_independent_source_has_its_tree(casebook: Path) -> None:
    trees = trees_of(casebook, "assault-2021-08-09")
    assert [tree.group for tree in trees] == [0, 1]
    assert trees[1].nodes[0].own_voice


def test_what_counts_for_none_comes_last_with_its_reason(casebook: Path) -> None:
    (tree,) = trees_of(casebook, "agree-xxxx")
    assert tree.group is None
    assert tree.nodes[0].leaves[0].why == "background"
