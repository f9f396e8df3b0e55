"""Serving the reading room: on this machine, or to others who sign in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.errors import UsageError
from isnad.web.guards import Access

_MOST_AT_ONCE = 200
"""Connections that are answered at once; beyond them the answer is 503."""


class Opening(NamedTuple):
    """Where a room opens and how it is reached.

    `names` are the host names that it answers to besides this machine's own. `certificate` and `key` are the files (PEM)
    by which it speaks HTTPS itself; `proxy` is the address of the program in front of it that does so in its place.
    """

    host: str = "127.0.0.1"
    port: int = 8900
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    proxy: str | None = None

    @property
    def address(self) -> str:
        """The IP address. Raises `UsageError` E420 where the host is none."""
        name = "127.0.0.1" if self.host.lower() == "localhost" else self.host.strip("[]")
        try:
            return str(ipaddress.ip_address(name))
        except ValueError:
            what = (
                f"{self.host!r} is no address of this machine; give an IP address, and --name for its name."
            )
            raise UsageError("E420", what) from None

    @property
    def is_public(self) -> bool:
        """Whether others than this machine can reach it. Raises `UsageError` E420."""
        return not ipaddress.ip_address(self.address).is_loopback or bool(self.names or self.proxy)


def access_of(opening: Opening, accounts: Path) -> Access:
    """Who may come in where the room opens so.

    Raises `UsageError`: E420 others could reach it but there are no accounts in `accounts`, E422 passwords would cross
    the network in the clear, E423 it has no name to be asked by, E474 the accounts cannot be read.
    """
    from isnad.web.accounts import Accounts

    address = opening.address
    has_accounts = bool(Accounts(accounts).all())
    if not opening.is_public:
        return Access(accounts if has_accounts else None, secure=opening.certificate is not None)
    if not has_accounts:
        raise UsageError(
            "E420", f"others than this machine could reach the room, and {accounts} has no accounts; make one with "
            "`isnad user add`, or open it on 127.0.0.1.",
        )  # fmt: skip
    if opening.proxy is None and (opening.certificate is None or opening.key is None):
        raise UsageError(
            "E422", "passwords would cross the network in the clear; give --certificate and --key, or --proxy for a "
            "program in front that speaks HTTPS.",
        )  # fmt: skip
    names = opening.names
    if not ipaddress.ip_address(address).is_unspecified:
        names = (*names, _in_address(address))
    elif not names:
        raise UsageError("E423", f"{address} is every address of this machine; give --name for the room's.")
    return Access(accounts=accounts, is_public=True, names=names, secure=True)


def run(casebook: str, opening: Opening, accounts: Path, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is given the address once the casebook has been opened.

    Raises `UsageError`: E420, E422, E423 and E474 as `access_of`, E421 a port that is taken; `CasebookError` where the
    casebook cannot be read.
    """
    access = access_of(opening, accounts)
    Casebook(casebook).close()
    address, port = opening.address, opening.port
    _check_free(address, port)
    import uvicorn

    from isnad.web.app import create_app

    scheme = "https" if opening.certificate is not None else "http"
    shown = opening.names[0] if opening.names else _in_address(address)
    announce(f"https://{shown}/" if opening.proxy else f"{scheme}://{shown}:{port}/")
    with suppress(KeyboardInterrupt):
        uvicorn.run(
            create_app(Path(casebook), access), host=address, port=port, log_level="warning", server_header=False,
            ssl_certfile=opening.certificate, ssl_keyfile=opening.key, limit_concurrency=_MOST_AT_ONCE,
            proxy_headers=opening.proxy is not None, forwarded_allow_ips=opening.proxy or "",
        )  # fmt: skip


def _in_address(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _check_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise UsageError("E421", f"port {port} is taken ({error.strerror}); choose another.") from error
