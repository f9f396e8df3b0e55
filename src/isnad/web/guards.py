"""What stands between the reading room and whoever asks: host names, accounts, rights, rates and sizes.

On this machine alone, reading is open. Where others can reach the room, every page takes an account; writing does
everywhere. All limits are kept in the memory of the one process that serves.
"""

from __future__ import annotations

import ipaddress
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple, cast

import anyio
from litestar import MediaType, Request, Response
from litestar.config.app import AppConfig
from litestar.config.csrf import CSRFConfig
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie, MutableScopeHeaders, ResponseHeader, State
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult, DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.plugins import InitPlugin
from litestar.response import Redirect
from litestar.stores.memory import MemoryStore
from litestar.template.base import csrf_token
from litestar.types import ASGIApp, Message, Scope

from isnad.web.accounts import Account, Accounts, Right, verified
from isnad.web.sessions import SECONDS, Sessions
from isnad.web.sheets import SHEETS

MOST_BYTES = 64 * 1024
"""The longest body of a request; nothing is uploaded here."""
SIGN_INS_A_MINUTE = 10
"""Attempts to sign in from one address."""
SEARCHES_A_MINUTE = 60
"""Searches, whole chronicles and whole lists from one address, where others can reach the room."""
_COSTLY = ("/search", "/chronicle", "/changes", *(f"/{name}." for name in SHEETS))
_AT_ONCE = 2
"""Passwords verified at once: each takes 64 MiB."""
_SWEEP = 600
"""Seconds between two sweepings of what has expired."""

_LOOPBACK = r"127(?:\.\d{1,3}){3}|localhost|\[::1\]"
OPEN = {"open": True}
"""For `opt` of a route that takes no account."""

AnyRequest = Request[Any, Any, State]
AnyConnection = ASGIConnection[Any, Any, Any, State]


class Access(NamedTuple):
    """Who may come in.

    `accounts` is the file of accounts, null where there is none and so nobody can write. `is_public`: others than this
    machine can reach the room. `names` are the host names that it answers to besides this machine's own. `secure`: it
    is reached by HTTPS alone.
    """

    accounts: Path | None = None
    is_public: bool = False
    names: tuple[str, ...] = ()
    secure: bool = False


class Reader(NamedTuple):
    """Who reads, as templates see it: null names where nobody is signed in; `csrf` goes into every form."""

    name: str | None = None
    may_correct: bool = False
    can_sign_in: bool = False
    csrf: str = ""


class Keys(NamedTuple):
    """What signing in and out needs."""

    accounts: Accounts
    sessions: Sessions
    cookie: str
    secure: bool
    limiter: anyio.CapacityLimiter

    async def let_in(self, name: str, password: str) -> str | None:
        """The token of a new session; null where name and password do not fit."""
        account = self.accounts.get(name)
        known = await anyio.to_thread.run_sync(verified, account, password, limiter=self.limiter)
        return None if known is None else await self.sessions.begin(known)

    def cookie_of(self, token: str | None) -> Cookie:
        """The cookie that keeps a token, or with null takes it away."""
        return Cookie(
            self.cookie, value=token or "", max_age=SECONDS if token else 0, path="/", secure=self.secure,
            httponly=True, samesite="lax",
        )  # fmt: skip


class Guards(InitPlugin):
    """Puts all of it before the routes of a site."""

    def __init__(self, access: Access) -> None:
        self._access = access
        # The names are this process's own: rooms on other ports share a browser's cookies, and a restart outdates them.
        tag = secrets.token_hex(3)
        prefix = "__Host-" if access.secure else ""
        self._csrf_cookie = f"{prefix}isnad-form-{tag}"
        self.keys: Keys | None = None
        if access.accounts is not None:
            accounts = Accounts(access.accounts)
            limiter = anyio.CapacityLimiter(_AT_ONCE)
            self.keys = Keys(accounts, Sessions(accounts), f"{prefix}isnad-{tag}", access.secure, limiter)

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Called by Litestar before the site is made."""
        app_config.before_request = host_check(self._access.names)
        headers = [header for header in app_config.response_headers if isinstance(header, ResponseHeader)]
        if self._access.secure:
            headers.append(ResponseHeader(name="Strict-Transport-Security", value="max-age=31536000"))
        if self.keys is not None:
            headers.append(ResponseHeader(name="Cache-Control", value="no-store"))
        app_config.before_send.append(_on_every_answer(headers))
        if self.keys is None:
            return app_config
        limits = {"sign-ins": sign_in_limit(), "searches": search_limit()}
        if not self._access.is_public:
            del limits["searches"]
        app_config.middleware += [
            *(limit.middleware for limit in limits.values()),
            DefineMiddleware(_Recognise, keys=self.keys),
        ]
        stores = {name: MemoryStore() for name in limits}
        app_config.stores = {**stores}
        app_config.after_response = _sweeper([self.keys.sessions.store, *stores.values()])
        app_config.csrf_config = CSRFConfig(
            secret=secrets.token_urlsafe(32), cookie_name=self._csrf_cookie, cookie_secure=self._access.secure,
            cookie_httponly=True, cookie_samesite="lax",
        )  # fmt: skip
        if self._access.is_public:
            app_config.guards.append(takes("read"))
        app_config.exception_handlers[NotAuthorizedException] = _to_sign_in(app_config)
        app_config.state["keys"] = self.keys
        return app_config


def takes(right: Right) -> Callable[[AnyConnection, BaseRouteHandler], None]:
    """The guard of what takes a right."""

    def guard(connection: AnyConnection, handler: BaseRouteHandler) -> None:
        if handler.opt.get("open"):
            return
        account = account_of(connection)
        if account is None:
            raise NotAuthorizedException
        if right not in account.rights:
            raise PermissionDeniedException(f"the account {account.name} may not {right}")

    return guard


def account_of(connection: AnyConnection) -> Account | None:
    """Who is signed in; null also where the request was turned away before that was looked for."""
    account: object = connection.scope.get("user")
    return account if isinstance(account, Account) else None


def reader_of(request: AnyRequest) -> Reader:
    """Who reads a page."""
    if "keys" not in request.app.state:
        return Reader()
    account = account_of(request)
    csrf = csrf_token({"request": request})
    if account is None:
        return Reader(can_sign_in=True, csrf=csrf)
    return Reader(account.name, "correct" in account.rights, True, csrf)


class _Recognise(AbstractAuthenticationMiddleware):
    """Looks up who is signed in; what that opens, guards decide."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        super().__init__(app, exclude_http_methods=())
        self._keys = keys

    async def authenticate_request(self, connection: AnyConnection) -> AuthenticationResult:
        token = connection.cookies.get(self._keys.cookie)
        return AuthenticationResult(user=await self._keys.sessions.account(token), auth=token)


def _to_sign_in(app_config: AppConfig) -> Callable[[AnyRequest, NotAuthorizedException], Any]:
    """A page that takes an account leads to the page for signing in; anything else is refused."""
    refuse = cast(Callable[[AnyRequest, HTTPException], Any], app_config.exception_handlers[HTTPException])

    def answer(request: AnyRequest, error: NotAuthorizedException) -> Any:
        wants_page = "text/html" in request.headers.get("accept", "")
        if request.method not in ("GET", "HEAD") or not wants_page:
            return refuse(request, error)
        return Redirect("/sign-in", status_code=303, query_params={"next": request.url.path})

    return answer


def _on_every_answer(headers: list[ResponseHeader]) -> Callable[[Message, Scope], Awaitable[None]]:
    """Sets these headers where they are not set, refusals included: Litestar sets them on what its routes answer alone."""

    async def add(message: Message, scope: Scope) -> None:
        if message["type"] == "http.response.start":
            found = MutableScopeHeaders(message)
            for header in headers:
                found.setdefault(header.name, str(header.value))

    return add


# ---------------------------------------------------------------- limits


def host_check(names: tuple[str, ...]) -> Callable[[AnyRequest], Response[str] | None]:
    """Refuses a request that asks for another host than this machine or one of `names`: a stranger's name that was
    made to lead here would read the pages for its owner."""
    known = re.compile(rf"(?:{'|'.join([_LOOPBACK, *map(re.escape, names)])})(?::\d+)?", re.IGNORECASE)

    def check(request: AnyRequest) -> Response[str] | None:
        if known.fullmatch(request.headers.get("host", "")):
            return None
        what = "This site does not answer to that name."
        return Response(what, status_code=421, media_type=MediaType.TEXT)

    return check


def address_of(request: AnyRequest) -> str:
    """Whose tries are counted together: an IPv4 address, or the IPv6 network of 64 bits that one customer has."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))


def sign_in_limit() -> RateLimitConfig:
    """How often one address may try a password."""

    def counts(request: AnyRequest) -> bool:
        return request.method == "POST" and request.url.path == "/sign-in"

    return _limit("sign-ins", SIGN_INS_A_MINUTE, counts)


def search_limit() -> RateLimitConfig:
    """How often one address may ask for what takes long."""

    def counts(request: AnyRequest) -> bool:
        return request.url.path.startswith(_COSTLY)

    return _limit("searches", SEARCHES_A_MINUTE, counts)


def _limit(store: str, a_minute: int, counts: Callable[[AnyRequest], bool]) -> RateLimitConfig:
    return RateLimitConfig(
        ("minute", a_minute),
        identifier_for_request=address_of,
        check_throttle_handler=counts,
        set_rate_limit_headers=False,
        store=store,
    )


def _sweeper(stores: list[MemoryStore]) -> Callable[[AnyRequest], Any]:
    """Takes what has expired out of memory, now and then after a response."""
    swept = time.monotonic()

    async def sweep(request: AnyRequest) -> None:
        nonlocal swept
        if time.monotonic() - swept < _SWEEP:
            return
        swept = time.monotonic()
        for store in stores:
            await store.delete_expired()

    return sweep
