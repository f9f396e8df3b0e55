"""Opening the file: new or existing, for writing or reading, with errors that say what to do.

While a casebook is written it is in SQLite's write-ahead mode: every article is durable as soon as its
transaction ends, a kill at any moment leaves a valid file, and readers are not kept waiting. On close it
goes back to one plain file that can be copied, mailed or opened read-only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from isnad.casebook.entity_forms import has_forms, make_forms
from isnad.casebook.schema import (
    APPLICATION_ID,
    INDEXES,
    KEPT_COLUMNS,
    OLDEST_SCHEMA,
    ORIGINS,
    REPLACED,
    SCHEMA_VERSION,
    statements,
)
from isnad.casebook.written import has_index, make_index
from isnad.errors import CasebookError

_WAIT_SECONDS = 5.0
_MAGIC = b"SQLite format 3\x00"
_NOT_TAKEN = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")


@contextmanager
def coded_errors(path: Path) -> Generator[None]:
    """Turn SQLite's errors into the casebook's: E303 not writable, E304 locked, E306 damaged or disk full."""
    try:
        yield
    except sqlite3.Error as error:
        raise _coded(path, error) from error
    except (UnicodeDecodeError, msgspec.DecodeError) as error:
        raise damaged(path, error) from error


def _coded(path: Path, error: sqlite3.Error) -> CasebookError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return CasebookError("E303", f"{path} cannot be written; check its permissions and its folder's.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CasebookError(
            "E304", f"{path} is being written by another program; try again when it is done."
        )
    if name.startswith("SQLITE_NOTADB"):
        return _not_a_casebook(path)
    if name.startswith("SQLITE_FULL"):
        return CasebookError(
            "E307", f"no room left on the disk of {path}; free some and run the command again."
        )
    if name.startswith(_NOT_TAKEN):
        return CasebookError(
            "E307",
            f"the disk of {path} does not take what is written to it: it is full, over a quota or a limit, or failing; "
            "what was written before is kept, and the same command goes on from there.",
        )
    return damaged(path, error)


def damaged(path: Path, error: Exception) -> CasebookError:
    """What is raised where a casebook does not hold what a casebook must."""
    return CasebookError(
        "E306", f"{path} could not be read or written ({error}); restore it or build it anew."
    )


def _not_a_casebook(path: Path) -> CasebookError:
    return CasebookError("E301", f"{path} is not a casebook; name one made by `isnad build`, or a new file.")


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open `path` to write, making the casebook if there is none; in autocommit mode.

    Raises `CasebookError`: E301 not a casebook, E302 a newer schema, E303 not writable, E304 locked.
    """
    fresh = not path.exists() or path.stat().st_size == 0
    if not fresh:
        _check_magic(path)
    if not path.parent.is_dir():
        raise CasebookError("E305", f"the folder {path.parent} does not exist; make it first.")
    with coded_errors(path):
        connection = sqlite3.connect(path.resolve(), timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            _check_schema(connection, path, may_be_empty=True)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            _create(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open an existing casebook read-only; nothing is ever written through it.

    Raises `CasebookError`: E305 no such file, E301 not a casebook, E302 a newer schema.
    """
    if not path.is_file():
        raise CasebookError(
            "E305", f"there is no casebook at {path}; make one with `isnad build {path} PATH…`."
        )
    _check_magic(path)
    with coded_errors(path):
        try:
            return _connect_readonly(path, "mode=ro")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            # On a read-only disk SQLite cannot make the files it shares with writers; there are none there.
            return _connect_readonly(path, "immutable=1")


def _connect_readonly(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}", uri=True, timeout=_WAIT_SECONDS, isolation_level=None,
        check_same_thread=False,
    )  # fmt: skip
    try:
        _check_schema(connection, path, may_be_empty=False)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def close_as_one_file(connection: sqlite3.Connection) -> None:
    """Close after writing, leaving one plain file; in write-ahead mode still while a reader has it."""
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """All or nothing: commits at the end, rolls back on any error or interruption."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _check_magic(path: Path) -> None:
    if path.is_dir():
        raise _not_a_casebook(path)
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise CasebookError(
            "E303", f"{path} cannot be opened ({error.strerror}); check its permissions."
        ) from error
    if magic != _MAGIC:
        raise _not_a_casebook(path)


def _check_schema(connection: sqlite3.Connection, path: Path, *, may_be_empty: bool) -> None:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version = _version(connection)
    if application != APPLICATION_ID:
        tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application or tables or not may_be_empty:
            raise _not_a_casebook(path)
    elif version > SCHEMA_VERSION:
        raise CasebookError(
            "E302",
            f"{path} was made by a newer Isnad (schema {version}, known {SCHEMA_VERSION}); update Isnad.",
        )
    elif version < OLDEST_SCHEMA:
        raise CasebookError(
            "E302",
            f"{path} was made by an older Isnad (schema {version}, now {SCHEMA_VERSION}); build a new one from the same articles.",
        )


def _create(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        for statement in (*ORIGINS, *_missing(connection)):
            connection.execute(statement)
        if _version(connection) == SCHEMA_VERSION and not (has_index(connection) and has_forms(connection)):
            with transaction(connection):
                make_index(connection)
                make_forms(connection)
        return
    with transaction(connection):
        if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            return
        for statement in statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _missing(connection: sqlite3.Connection) -> list[str]:
    """What makes the indexes that a casebook of this schema has not, for it was made before they were thought of, and takes out those
    in whose place they are."""
    if _version(connection) != SCHEMA_VERSION:
        return []
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    wanted = {**INDEXES, KEPT_COLUMNS.name: KEPT_COLUMNS.create}
    made = [statement for name, statement in wanted.items() if name not in found]
    return made + [f"DROP INDEX IF EXISTS {name}" for name in REPLACED if name in found]


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
