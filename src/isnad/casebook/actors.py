"""What the casebook holds of one person, body or place: deeds, words, pledges, and who carries its words.

Annotations keep the ids that they were made with; the chronicle may have brought several `name:` ids together, or
parted one that two people bear. So annotations are found by the entity's ids within the entity's articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from isnad.casebook.asking import Asking
from isnad.casebook.entity_forms import has_forms
from isnad.errors import UsageError
from isnad.language.folding import fold
from isnad.records import (
    ArticleRef,
    LinkedDenial,
    LinkedEntity,
    LinkedPledge,
    MentionKind,
)

Side = Literal["actor", "recipient", "place"]

_LOCAL = "name:"
_THEIRS = (
    "({column} IN (SELECT value FROM json_each(?)) "
    "AND (? OR {table}.article IN (SELECT a.key FROM json_each(?) j JOIN articles a ON a.source = j.value)))"
)
"""Rows of a table whose `column` is one of the ids: anywhere (1), or in the articles given."""


_FORMS = 100
"""Forms of a name by which an entity is looked for."""
_NAMING = {
    "mentions": "text, entity, kind, 1 AS mention",
    "incident_parties": "text, entity, NULL, 0",
    "chain_links": "text, entity, NULL, 0",
    "roots": "text, entity, NULL, 0",
    "incidents": "place_text, place_entity, 'LOC', 0",
}
"""Where ids stand beside a text: the tables, and their columns for both and for the kind of what is named."""


class Said(NamedTuple):
    """A statement as one article has it: what, how (`stance`), where it stands, and by which cue's rule."""

    article: ArticleRef
    text: str
    start: int
    stance: str
    kind: str
    rule: str


class Carrier(NamedTuple):
    """An outlet, with how many statements it carries."""

    name: str
    statements: int


class Identity(NamedTuple):
    """An entity and the ids under which annotations have it."""

    entity: LinkedEntity
    ids: tuple[str, ...]

    @property
    def everywhere(self) -> bool:
        """Whether its id means it in every article: true of the lexicon's ids."""
        return not any(id.startswith(_LOCAL) for id in self.ids)

    def theirs(self, column: str, table: str) -> str:
        """The SQL for the rows of a table whose column has its ids; `asked` are the values."""
        return _THEIRS.format(column=column, table=table)

    @property
    def asked(self) -> tuple[str, int, str]:
        """The values of `theirs`."""
        encode = msgspec.json.encode
        return encode(self.ids).decode(), int(self.everywhere), encode(self.entity.articles).decode()


class ActorQueries(Asking):
    """Questions about one entity."""

    def identity(self, name: str) -> Identity:
        """The entity of this id; where only annotations have the id, that which the chronicle made of it.

        Raises `UsageError` E409 where nothing has it.
        """
        found = self._records(LinkedEntity, "SELECT record FROM entities WHERE id = ?", name)
        entity = found[0] if found else self._brought_together(name) or self._unlinked(name)
        if entity is None:
            raise UsageError("E409", f"nobody and nothing has the id {name!r} in this casebook.")
        return Identity(entity, tuple(dict.fromkeys([entity.id, *self._local_ids(entity)])))

    def named_in(self, entity: LinkedEntity) -> Iterator[tuple[str, list[str]]]:
        """The articles that name a linked entity, in its order, each with the forms that it has there, in theirs."""
        encode = msgspec.json.encode
        rows = self._rows(
            "SELECT a.source, json_group_array(DISTINCT m.text) "
            "FROM json_each(?) j CROSS JOIN articles a ON a.source = j.value CROSS JOIN mentions m ON m.article = a.key "
            f"WHERE m.text IN (SELECT value FROM json_each(?)) AND (m.entity = ? OR m.entity BETWEEN '{_LOCAL}' AND '{_LOCAL}􏿿') "
            "GROUP BY j.key ORDER BY j.key",
            encode(entity.articles).decode(),
            encode(entity.forms).decode(),
            entity.id,
        )
        order = {form: n for n, form in enumerate(entity.forms)}
        for source, told in rows:
            yield str(source), sorted(msgspec.json.decode(told, type=list[str]), key=order.__getitem__)

    def _local_ids(self, entity: LinkedEntity) -> list[str]:
        """The `name:` ids that its articles have for its forms: of a single word (`سموه`, `التنظيم`), by which others go too, only
        the one that is made of it."""
        encode = msgspec.json.encode
        made = {_LOCAL + "-".join(words) for form in entity.forms for words in _spelt(form)}
        long = [form for form in entity.forms if len(form.split()) > 1]
        # Most whom the lexicon knows have thousands of articles and none of these ids: so their articles are asked last.
        rows = self._rows(
            "SELECT DISTINCT found.entity, a.source FROM ("
            "SELECT entity, article FROM mentions WHERE entity IN (SELECT value FROM json_each(?)) UNION "
            "SELECT entity, article FROM mentions WHERE text IN (SELECT value FROM json_each(?)) "
            f"AND entity BETWEEN '{_LOCAL}' AND '{_LOCAL}􏿿') found CROSS JOIN {self._told} ON a.key = found.article",
            encode(sorted(made)).decode(),
            encode(long).decode(),
        )
        theirs = set(entity.articles)
        return list(dict.fromkeys(str(id) for id, source in rows if source in theirs))

    def _brought_together(self, name: str) -> LinkedEntity | None:
        """The entity that has a form and an article of the mentions of this id."""
        rows = self._rows("SELECT DISTINCT text FROM mentions WHERE entity = ?", name)
        forms = {str(row[0]) for row in rows}
        if not forms:
            return None
        sources: set[str] = set()
        for one in self._having_forms(sorted(forms)[:_FORMS]):
            if forms.isdisjoint(one.forms):
                continue
            sources = sources or set(self._naming(name))
            if not sources.isdisjoint(one.articles):
                return one
        return None

    def _having_forms(self, forms: list[str]) -> Iterator[LinkedEntity]:
        """The entities that may have one of these forms, in the order of the chronicle."""
        encode = msgspec.json.encode
        if has_forms(self.db):
            fits = "n IN (SELECT f.entity FROM json_each(?) j JOIN entity_forms f ON f.form = j.value)"
            values = [encode(forms).decode()]
        else:
            # As its record writes it, so that most records are passed over without being taken apart.
            fits, values = (
                " OR ".join(["instr(record, ?)"] * len(forms)),
                [encode(form).decode() for form in forms],
            )
        for row in self._rows(f"SELECT record FROM entities WHERE {fits} ORDER BY n", *values):
            yield self._record(row[0], LinkedEntity)

    def _naming(self, name: str) -> list[str]:
        """The articles that mention this id, in the order in which they came in."""
        rows = self._rows(
            "SELECT a.source FROM (SELECT DISTINCT article FROM mentions WHERE entity = ?) found "
            f"CROSS JOIN {self._told} ON a.key = found.article ORDER BY a.key",
            name,
        )
        return [str(row[0]) for row in rows]

    def _unlinked(self, name: str) -> LinkedEntity | None:
        """What annotations and incidents alone know of an id."""
        named = " UNION ALL ".join(f"SELECT {columns} FROM {table}" for table, columns in _NAMING.items())
        rows = list(
            self._rows(
                f"SELECT text, sum(mention), max(kind) FROM ({named}) WHERE entity = ? GROUP BY text ORDER BY 2 DESC, 1",
                name,
            )
        )
        if not rows:
            return None
        kind: MentionKind = rows[0][2] or "ORG"
        return LinkedEntity(
            id=name,
            kind=kind,
            name=rows[0][0],
            forms=[row[0] for row in rows],
            articles=self._naming(name),
            mentions=sum(row[1] for row in rows),
        )

    def said(self, who: Identity, *, limit: int) -> list[Said]:
        """What it says, the latest published first."""
        theirs = who.theirs("s.speaker_entity", "s")
        rows = self._rows(
            "SELECT a.id, a.source, a.outlet, a.title, a.published, a.url, s.text, s.start, s.stance, s.kind, s.rule "
            f"FROM (SELECT a.key FROM statements s CROSS JOIN {self._told} ON a.key = s.article WHERE {theirs} "
            "GROUP BY a.key ORDER BY a.published IS NULL, a.published DESC, a.source LIMIT ?) latest "
            "CROSS JOIN statements s ON s.article = latest.key AND s.speaker_entity IN (SELECT value FROM json_each(?)) "
            "CROSS JOIN articles a ON a.key = latest.key "
            "ORDER BY a.published IS NULL, a.published DESC, a.source, s.start LIMIT ?",
            *who.asked,
            limit,
            who.asked[0],
            limit,
        )
        return [
            Said(
                ArticleRef(
                    id=row[0], source=row[1], outlet=row[2], title=row[3], published=row[4], url=row[5]
                ),
                *row[6:],
            )
            for row in rows
        ]

    def said_days(self, who: Identity) -> list[tuple[str, int]]:
        """How many statements of its were published on each day."""
        theirs = who.theirs("s.speaker_entity", "s")
        rows = self._rows(
            "SELECT substr(a.published, 1, 10), sum(found.many) FROM (SELECT s.article, count(*) AS many FROM statements s "
            f"WHERE {theirs} GROUP BY s.article) found CROSS JOIN {self._told} ON a.key = found.article "
            "WHERE a.published IS NOT NULL GROUP BY 1 ORDER BY 1",
            *who.asked,
        )
        return [(str(day), int(count)) for day, count in rows]

    def carriers(self, who: Identity, *, limit: int) -> list[Carrier]:
        """The outlets that have something from it, as speaker or on the way, most statements first."""
        theirs = who.theirs("c.entity", "c")
        rows = self._rows(
            "SELECT a.outlet, sum(found.many) AS many FROM (SELECT c.article, count(DISTINCT c.statement) AS many FROM chain_links c "
            f"WHERE {theirs} GROUP BY c.article) found CROSS JOIN {self._told} ON a.key = found.article WHERE a.outlet IS NOT NULL "
            "GROUP BY 1 ORDER BY many DESC, 1 LIMIT ?",
            *who.asked,
            limit,
        )
        return [Carrier(*row) for row in rows]

    def denials_of(self, who: Identity, *, limit: int = -1) -> list[LinkedDenial]:
        """What it denies, in article order."""
        return self._records(
            LinkedDenial,
            f"SELECT l.record FROM (SELECT l.n {_denied(who)} ORDER BY l.n LIMIT ?) found "
            "CROSS JOIN linked_denials l ON l.n = found.n ORDER BY l.n",
            *who.asked,
            limit,
        )

    def denial_count_of(self, who: Identity) -> int:
        """How many denials it gives."""
        return self._number(f"SELECT count(*) {_denied(who)}", *who.asked)

    def who_entity(self, record: LinkedPledge | LinkedDenial) -> str | None:
        """The id of who pledges or denies; null where the text gives nobody known."""
        table = "pledges" if isinstance(record, LinkedPledge) else "denials"
        row = next(
            self._rows(
                f"SELECT p.who_entity FROM {table} p JOIN articles a ON a.key = p.article "
                "WHERE a.source = ? AND p.start = ?",
                record.article,
                record.start,
            ),
            None,
        )
        return None if row is None else row[0]


def _denied(who: Identity) -> str:
    """From where the denials of somebody come, as `l`."""
    return (
        "FROM denials d CROSS JOIN linked_denials l ON l.article = d.article AND l.start = d.start "
        f"WHERE {who.theirs('d.who_entity', 'd')}"
    )


def _spelt(form: str) -> list[list[str]]:
    """The words of a form as ids have them: folded, the first with its article or without."""
    words = fold(form).split()
    bare = [words[0].removeprefix("ال"), *words[1:]] if words else []
    return [words, bare]
