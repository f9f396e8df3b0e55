"""Who is signed in: sessions kept by the server, known to the browser by a token that says nothing.

They are kept in memory, so a restart signs everybody out. Litestar's own session middleware takes the id that a browser
brings for the id of a new session, and writes a session back after each request, also one that was signed out meanwhile;
hence its store is used here without it.
"""

from __future__ import annotations

import hashlib
import secrets

import msgspec
from litestar.stores.memory import MemoryStore

from isnad.web.accounts import Account, Accounts

SECONDS = 12 * 3600
"""How long a session lasts, from signing in."""


class _Session(msgspec.Struct):
    """Whose it is, and a digest of the password's hash that it began with."""

    name: str
    proof: str


class Sessions:
    """The sessions of one room."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self.store = MemoryStore()

    async def begin(self, account: Account) -> str:
        """A new session; gives its token, which is kept nowhere here."""
        token = secrets.token_urlsafe(32)
        session = _Session(account.name, _digest(account.hash))
        await self.store.set(_digest(token), msgspec.json.encode(session), expires_in=SECONDS)
        return token

    async def account(self, token: str | None) -> Account | None:
        """Whose session it is; nobody's where it has ended, the account was removed or its password changed."""
        found = await self.store.get(_digest(token)) if token else None
        if found is None:
            return None
        session = msgspec.json.decode(found, type=_Session)
        account = self._accounts.get(session.name)
        if account is None or not secrets.compare_digest(session.proof, _digest(account.hash)):
            return None
        return account

    async def end(self, token: str | None) -> None:
        """Sign out."""
        if token:
            await self.store.delete(_digest(token))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
