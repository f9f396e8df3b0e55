"""The casebook as an object: open it, write articles and the chronicle into it, ask it (`queries`)."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from isnad.casebook import connection, writing
from isnad.casebook.chronicle_writing import replace_chronicle
from isnad.casebook.queries import Queries
from isnad.casebook.writing import Outcome
from isnad.records import Annotations, Article, Chronicle, SetAside


class Casebook(Queries):
    """A casebook file, open. Use it in a `with` block, or `close` it.

    Every method may raise `CasebookError`: E303 not writable, E304 locked, E306 damaged, E307 disk full.
    """

    def __init__(self, path: str | Path, *, write: bool = False) -> None:
        """Open `path`; with `write`, make it where it does not exist.

        Raises `CasebookError`: E301 not a casebook, E302 a newer schema, E303 not writable, E304 locked,
        E305 no such file or folder.
        """
        self.path = Path(path)
        self._writes = write
        opener = connection.open_for_writing if write else connection.open_for_reading
        self.db = opener(self.path)

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

    def state_of(self, article: Article, made_by: str) -> Outcome:
        """What `put` would make of an article annotated by `made_by` (a `fingerprint`)."""
        with connection.coded_errors(self.path):
            return writing.state_of(self.db, article, made_by)

    def put(self, annotations: Annotations) -> None:
        """Write one annotated article, in place of what stood under its source; durable on return."""
        with connection.coded_errors(self.path):
            writing.put(self.db, annotations)

    def put_aside(self, what: SetAside) -> None:
        """Record an input that could not be read."""
        with connection.coded_errors(self.path):
            writing.set_aside(self.db, what)

    def put_chronicle(self, chronicle: Chronicle) -> None:
        """Put `chronicle` in place of the old one, whole."""
        with connection.coded_errors(self.path):
            replace_chronicle(self.db, chronicle)

    @property
    def stale(self) -> bool:
        """Whether articles were written since the chronicle was made, or it never was."""
        row = next(self._rows("SELECT value FROM meta WHERE name = 'chronicle'"), None)
        return row is None or row[0] != "current"
