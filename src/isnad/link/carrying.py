"""What one article tells in the words of another it tells of the same happenings: clusters carried over to copies.

A copy that drops a place or a date would else lose links that its original has. Mentions stand for one another where
their words are the same and so, nearly, are those of their sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from isnad.language.folding import fold
from isnad.link.alike import likeness
from isnad.link.clusters import Cluster, Told, cluster
from isnad.link.evidence import SAME_WORDS, other_than_copied
from isnad.link.groups import Groups

Item = tuple[str, int]
"""An event mention, by its article's source and its place there."""
Words = tuple[str, str]
"""An event's type and the folded words of its trigger."""


def joined_as_in_copies(clusters: Sequence[Cluster], copies: Iterable[tuple[str, str]]) -> list[Cluster]:
    """The clusters of single articles, joined or parted as in most articles of one text.

    `copies` holds the pairs of sources that are duplicates.
    """
    told: defaultdict[str, defaultdict[Words, list[Told]]] = defaultdict(lambda: defaultdict(list))
    home: dict[Item, int] = {}
    for n, c in enumerate(clusters):
        for m in c.members:
            told[m.reading.source][c.type, fold(m.event.text)].append(m)
            home[m.key] = n
    same = Groups[Item]()
    for one, other in sorted({(min(p), max(p)) for p in copies}):
        if one not in told or other not in told:
            continue
        for words, ours in told[one].items():
            for x, y in _counterparts(ours, told[other].get(words, [])):
                if not other_than_copied(clusters[home[x.key]], clusters[home[y.key]]):
                    same.join(x.key, y.key)
    copied = {key[0] for key in same}
    alike = Groups[Item]()
    votes: Counter[tuple[Item, Item]] = Counter()
    for source in sorted(copied):
        members = sorted((m for by_words in told[source].values() for m in by_words), key=lambda m: m.index)
        for x, y in combinations(members, 2):
            if x.event.type == y.event.type:
                pair = same.root(x.key), same.root(y.key)
                votes[min(pair), max(pair)] += 1 if home[x.key] == home[y.key] else -1
    for (x, y), balance in sorted(votes.items()):
        if x != y and balance >= 0:  # in half of them at least
            alike.join(x, y)
    kept: list[Cluster] = []
    groups: defaultdict[Item, list[Told]] = defaultdict(list)
    alone: dict[Item, bool] = {}
    for c in clusters:
        if c.members[0].reading.source not in copied:
            kept.append(c)
            continue
        for m in c.members:
            root = alike.root(same.root(m.key))
            groups[root].append(m)
            alone[root] = alone.get(root, False) or c.alone
    for root, members in groups.items():
        made = cluster(members[0].event.type, members)
        made.alone = alone[root]
        kept.append(made)
    return kept


def _counterparts(ours: Iterable[Told], theirs: Iterable[Told]) -> Iterable[tuple[Told, Told]]:
    """The mentions that stand for one another, each once, in text order."""
    free = sorted(theirs, key=lambda m: m.event.start)
    for mention in sorted(ours, key=lambda m: m.event.start):
        wording = mention.reading.stems_at(mention.event.start)
        for other in free:
            if likeness(wording, other.reading.stems_at(other.event.start)) >= SAME_WORDS:
                free.remove(other)
                yield mention, other
                break
