"""The casebook as an object: open it, write articles and the chronicle into it, ask it (`queries`, `corrected`)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from isnad.casebook import connection, followed, naming, writing
from isnad.casebook.accounts import AccountQueries
from isnad.casebook.actors import ActorQueries
from isnad.casebook.chronicle_writing import replace_chronicle
from isnad.casebook.corrected import CorrectedQueries
from isnad.casebook.facets import FacetQueries
from isnad.casebook.kept_columns import article_columns_of, columns_of, pledge_columns_of, write_columns
from isnad.casebook.latest import LatestQueries
from isnad.casebook.pledges import PledgeQueries
from isnad.casebook.searching import SearchQueries
from isnad.casebook.stories import StoryQueries
from isnad.casebook.upgrading import as_of_today, upgrade
from isnad.casebook.writing import Outcome
from isnad.records import Annotations, Article, Chronicle, SetAside
from isnad.sources.origins import Origin


class Casebook(
    CorrectedQueries,
    SearchQueries,
    FacetQueries,
    LatestQueries,
    ActorQueries,
    AccountQueries,
    StoryQueries,
    PledgeQueries,
):
    """A casebook file, open. Use it in a `with` block, or `close` it.

    Every method may raise `CasebookError`: E303 not writable, E304 locked, E306 damaged, E307 disk full.
    """

    def __init__(self, path: str | Path, *, write: bool = False) -> None:
        """Open `path`; with `write`, make it where it does not exist, and bring an older one up to date.

        Raises `CasebookError`: E301 not a casebook, E302 a newer schema, E303 not writable, E304 locked,
        E305 no such file or folder.
        """
        self.path = Path(path)
        self._writes = write
        opener = connection.open_for_writing if write else connection.open_for_reading
        self.db = opener(self.path)
        with connection.coded_errors(self.path):
            if write:
                upgrade(self.db)
            else:
                self.db = as_of_today(self.db, self.path)

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; after writing it is one plain file again."""
        if self._writes:
            connection.close_as_one_file(self.db)
        else:
            self.db.close()

    def named(self, article: Article, origin: Origin) -> Article:
        """The article under its name in this casebook: another of the same name from elsewhere keeps its own."""
        with connection.coded_errors(self.path):
            return naming.named(self.db, article, origin)

    def origin_of(self, source: str) -> str | None:
        """The key of the origin that an article came from; null where it is not in or none was given."""
        with connection.coded_errors(self.path):
            return naming.origin_of(self.db, source)

    def keep_origin(self, source: str, origin: str) -> None:
        """Note the key of an article's origin."""
        with connection.coded_errors(self.path):
            naming.keep_origin(self.db, source, origin)

    def followed(self, place: str) -> str | None:
        """What `keep_followed` was told of a place; null for one that was not followed."""
        with connection.coded_errors(self.path):
            return followed.stamp_of(self.db, place) if followed.has_table(self.db) else None

    def keep_followed(self, stamps: Iterable[tuple[str, str]]) -> None:
        """Keep what is known of places that are followed; of the places `followed.digest`, all or none."""
        with connection.coded_errors(self.path), connection.transaction(self.db):
            self.db.execute(followed.FOLLOWED)
            followed.keep(self.db, stamps)

    def state_of(self, article: Article, made_by: str, origin: str | None = None) -> Outcome:
        """What `put` would make of an article annotated by `made_by` (a `fingerprint`)."""
        with connection.coded_errors(self.path):
            return writing.state_of(self.db, article, made_by, origin)

    def put(self, annotations: Annotations, origin: str | None = None) -> None:
        """Write one annotated article, in place of what stood under its source; durable on return.

        By `origin`, the key of where it came from, it is known again.
        """
        with connection.coded_errors(self.path):
            writing.put(self.db, annotations, origin)

    def put_aside(self, what: SetAside) -> None:
        """Record an input that could not be read."""
        with connection.coded_errors(self.path):
            writing.set_aside(self.db, what)

    def put_chronicle(self, chronicle: Chronicle, at: str | None = None) -> None:
        """Put `chronicle` in place of the old one, whole; what it changes is noted as of `at` (UTC, ISO 8601), else of now."""
        with connection.coded_errors(self.path), connection.transaction(self.db):
            replace_chronicle(self.db, chronicle, at)
            write_columns(self)

    def warm(self) -> None:
        """Read what counting needs into memory, so that nobody waits for it."""
        with connection.coded_errors(self.path):
            columns_of(self).count_all()
            article_columns_of(self)
            pledge_columns_of(self)
