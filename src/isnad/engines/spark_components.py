"""Connected components on data frames, by large star and small star in turn.

Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and Beyond (SoCC 2014). Each round joins what
is a few steps apart, so that the number of rounds grows with the logarithm of the longest path, and no node needs all its
neighbours in memory.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_MOST_ROUNDS = 60
"""Rounds that no graph that fits a cluster comes near."""


def stars(edges: Any) -> Any:
    """From a data frame of edges `u`, `v` (text) one of `node`, `root`: each node with the least of its component."""
    f = import_module("pyspark.sql.functions")
    nodes = edges.select(f.col("u").alias("node")).union(edges.select(f.col("v").alias("node"))).distinct()
    now = _downwards(f, edges).localCheckpoint()
    before = _digest(f, now)
    for _ in range(_MOST_ROUNDS):
        now = _small_star(f, _large_star(f, now)).localCheckpoint()
        after = _digest(f, now)
        if after == before:
            break
        before = after
    else:  # pragma: no cover
        raise RuntimeError(f"the components have not settled in {_MOST_ROUNDS} rounds")
    roots = now.select(f.col("u").alias("node"), f.col("v").alias("root"))
    return nodes.join(roots, "node", "left").select("node", f.coalesce("root", "node").alias("root"))


def _downwards(f: Any, edges: Any) -> Any:
    """Each edge once, from the greater node to the lesser."""
    return (
        edges.where(f.col("u") != f.col("v"))
        .select(f.greatest("u", "v").alias("u"), f.least("u", "v").alias("v"))
        .distinct()
    )


def _large_star(f: Any, edges: Any) -> Any:
    """Each node's greater neighbours are joined to the least that it knows, itself included."""
    both = edges.union(edges.select(f.col("v").alias("u"), f.col("u").alias("v")))
    least = both.groupBy("u").agg(f.least(f.min("v"), f.col("u")).alias("m"))
    linked = both.join(least, "u").where(f.col("v") > f.col("u"))
    return (
        linked.select(f.col("v").alias("u"), f.col("m").alias("v")).where(f.col("u") != f.col("v")).distinct()
    )


def _small_star(f: Any, edges: Any) -> Any:
    """Each node's lesser neighbours, and the node itself, are joined to the least of them."""
    least = edges.groupBy("u").agg(f.min("v").alias("m"))
    linked = edges.join(least, "u").select(f.col("v").alias("u"), f.col("m").alias("v"))
    return linked.union(least.select("u", f.col("m").alias("v"))).where(f.col("u") != f.col("v")).distinct()


def _digest(f: Any, edges: Any) -> tuple[int, int]:
    """What changes where the edges do: how many, and a sum of their hashes."""
    hashed = f.sum(f.xxhash64("u", "v").cast("decimal(38,0)"))
    row = edges.agg(f.count("*"), hashed).first()
    return int(row[0]), int(row[1] or 0)
