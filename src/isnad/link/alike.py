"""How alike what two clusters of mentions say is, by the stems of their words."""

from __future__ import annotations

from itertools import product

from isnad.link.clusters import Cluster
from isnad.link.stems import content_stems


def triggers(a: Cluster, b: Cluster) -> float:
    """How alike their triggers are: 1 for two telling words in common, a third for one."""
    found = 0
    for x, y in product(a.triggers, b.triggers):
        if not x.isdisjoint(y):
            shared = x & y
            found = max(found, len(shared - _LIGHT) or 1)
    return 1.0 if found >= 2 else found / 3


_LIGHT = content_stems(
    "توصل التوصل توصلت توصلا توصلوا نتوصل يتوصل أبرم أبرمت إبرام عقد عقدت أجرى أجرت إجراء شن شنت شنوا نفذ نفذت تنفيذ "
    "وقع وقعت وقوع تعرض تعرضت فرض فرضت وجه وجهت خاض تخوض دخل دخلت نظم نظمت تنظيم قام قامت تم"
)
"""Verbs that say no more than that something of a kind was done: whoever comes to an agreement `توصل إلى اتفاق`."""


def gists(a: Cluster, b: Cluster) -> float:
    """The best share of common stems, two at least, between gists of two clusters: 0 to 1."""
    found = 0.0
    for x, y in product(a.gists, b.gists):
        if x.isdisjoint(y):
            continue
        shared = len(x & y)
        if shared >= 2:
            found = max(found, shared / min(len(x), len(y)))
    return found


def wordings(a: Cluster, b: Cluster) -> float:
    """How alike the closest two of their sentences are, 0 to 1; 0 where what is alike in them cannot be they: no word tells both, and
    something else of their type stands in the sentences of one."""
    if not (a.by_itself and b.by_itself) and all(x.isdisjoint(y) for x, y in product(a.triggers, b.triggers)):
        return 0.0
    return max((likeness(x, y) for x, y in product(a.wordings, b.wordings)), default=0.0)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two sentences are by their content stems: shared ones over those of the shorter and over all, 0 to 1."""
    smaller = min(len(a), len(b))
    if smaller < 3 or a.isdisjoint(b):
        return 0.0
    shared = len(a & b)
    return (shared / smaller + shared / (len(a) + len(b) - shared)) / 2
