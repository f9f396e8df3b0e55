"""Accounts of the reading room: who may come in and who may correct, in a file of their own beside the casebook.

A casebook is handed around; what stands here must not be. The file holds a JSON object a line, readable by its owner alone
(mode 600); of a password it holds an argon2id hash (RFC 9106), never the password.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from isnad.errors import UsageError
from isnad.records import Record

Right = Literal["read", "correct"]
"""What an account may do: read the casebook; write corrections, which takes reading too."""

RIGHTS: tuple[Right, ...] = get_args(Right)
ENDING = ".accounts"
SHORTEST = 12
"""Characters that a password has at least."""
_LONGEST = 256
_NAME = re.compile(r"[\w.@-]{1,64}")


class Account(Record, kw_only=True):
    """Somebody who may come in: `hash` is the argon2id hash of the password, `since` the day of the account's making."""

    name: str
    hash: str
    rights: list[Right] = msgspec.field(default_factory=list[Right])
    since: str = ""


def accounts_file(of: Path) -> Path:
    """Where the accounts of a casebook are: beside it; a path that ends in `.accounts` is such a file itself.

    >>> accounts_file(Path("iraq.casebook")).name, accounts_file(Path("desk.accounts")).name
    ('iraq.casebook.accounts', 'desk.accounts')
    """
    return of if of.name.endswith(ENDING) else of.with_name(of.name + ENDING)


class Accounts:
    """The accounts of one file, read anew whenever it has changed: who is removed is out at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read_at: tuple[int, int, int] | None = None
        self._accounts: dict[str, Account] = {}

    def all(self) -> list[Account]:
        """The accounts by name; none where there is no file.

        Raises `UsageError` E474 where the file cannot be read, is no file of accounts, or is open to others.
        """
        return [account for _, account in sorted(self._current().items())]

    def get(self, name: str) -> Account | None:
        """The account of this name, however its letters are composed. Raises `UsageError` E474."""
        return self._current().get(_plain(name))

    def add(self, name: str, password: str, rights: Sequence[Right]) -> Account:
        """Make an account. Raises `UsageError`: E471 there is one, E472 no name, E473 a password too short or long, E474."""
        name = _plain(name)
        if not _NAME.fullmatch(name):
            what = f"{name!r} is no name for an account; give 1 to 64 letters, digits, `.`, `_`, `-` or `@`."
            raise UsageError("E472", what)
        if self.get(name) is not None:
            what = f"there is an account {name!r} already; `isnad user passwd` changes its password, `remove` takes it out."
            raise UsageError("E471", what)
        has: list[Right] = [right for right in RIGHTS if right in rights or "correct" in rights]
        today = datetime.now(UTC).date().isoformat()
        account = Account(name=name, hash=_hashed(password), rights=has, since=today)
        self._write({**self._current(), name: account})
        return account

    def remove(self, name: str) -> None:
        """Take an account out. Raises `UsageError`: E470 there is none, E474."""
        self._known(name)
        self._write({key: account for key, account in self._current().items() if key != _plain(name)})

    def set_password(self, name: str, password: str) -> None:
        """Change a password, which ends the account's sessions. Raises `UsageError`: E470 no such account, E473, E474."""
        account = msgspec.structs.replace(self._known(name), hash=_hashed(password))
        self._write({**self._current(), account.name: account})

    def _known(self, name: str) -> Account:
        account = self.get(name)
        if account is None:
            what = f"no account {name!r} in {self.file}; `isnad user list` names them."
            raise UsageError("E470", what)
        return account

    def _current(self) -> dict[str, Account]:
        try:
            found = self.file.stat()
        except FileNotFoundError:
            self._read_at, self._accounts = None, {}
            return self._accounts
        stamp = found.st_mtime_ns, found.st_size, found.st_ino
        if stamp != self._read_at:
            if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
                what = f"{self.file} can be read by others than its owner; run `chmod 600 {self.file}`."
                raise UsageError("E474", what)
            self._accounts = _read(self.file)
            self._read_at = stamp
        return self._accounts

    def _write(self, accounts: dict[str, Account]) -> None:
        """Put these accounts in place of the file's, whole or not at all."""
        text = b"".join(msgspec.json.encode(account) + b"\n" for _, account in sorted(accounts.items()))
        aside = self.file.with_name(f".{self.file.name}.{secrets.token_hex(4)}")
        try:
            handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                aside.replace(self.file)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
        except OSError as error:
            what = f"{self.file} cannot be written ({error.strerror}); check the permissions of its folder."
            raise UsageError("E474", what) from error


def verified(account: Account | None, password: str) -> Account | None:
    """The account where this is its password; null otherwise, after as long a time where there is no account.

    Takes some 50 ms and 64 MiB: run few at once.
    """
    try:
        _hasher().verify(_nobody() if account is None else account.hash, _plain(password)[: _LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return None
    return account


def _read(file: Path) -> dict[str, Account]:
    try:
        lines = file.read_bytes().splitlines()
        found = [msgspec.json.decode(line, type=Account) for line in lines if line.strip()]
    except (OSError, msgspec.MsgspecError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        what = f"{file} is no file of accounts that can be read ({why}); make one with `isnad user add`."
        raise UsageError("E474", what) from error
    return {account.name: account for account in found}


def _hashed(password: str) -> str:
    password = _plain(password)
    if not SHORTEST <= len(password) <= _LONGEST:
        what = f"a password has {SHORTEST} to {_LONGEST} characters; several words do well."
        raise UsageError("E473", what)
    return _hasher().hash(password)


def _plain(text: str) -> str:
    """One way to write the same letters: keyboards compose them differently."""
    return unicodedata.normalize("NFC", text)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """The hash of a password that nobody has."""
    return _hasher().hash(secrets.token_urlsafe(32))
