"""Serving the reading room on this machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from isnad.casebook import Casebook
from isnad.errors import UsageError


def run(casebook: str, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is given the address once the casebook has been opened.

    Raises `UsageError`: E420 a host that is not this machine, E421 a port that is taken; `CasebookError`
    where the casebook cannot be read.
    """
    address = loopback(host)
    Casebook(casebook).close()
    _check_free(address, port)
    import uvicorn

    from isnad.web.app import create_app

    shown = f"[{address}]" if ":" in address else address
    announce(f"http://{shown}:{port}/")
    with suppress(KeyboardInterrupt):
        uvicorn.run(
            create_app(Path(casebook)), host=address, port=port, log_level="warning", server_header=False
        )


def loopback(host: str) -> str:
    """The address of `host` if it is this machine's own.

    Raises `UsageError` E420 otherwise: there are no accounts yet, so nobody else may reach the site.

    >>> loopback("localhost"), loopback("::1")
    ('127.0.0.1', '::1')
    """
    name = "127.0.0.1" if host.lower() == "localhost" else host.strip("[]")
    try:
        if ipaddress.ip_address(name).is_loopback:
            return name
    except ValueError:
        pass
    raise UsageError(
        "E420", f"the reading room has no accounts yet, so it opens only on this machine, not on {host!r}; "
        "use 127.0.0.1.",
    )  # fmt: skip


def _check_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise UsageError("E421", f"port {port} is taken ({error.strerror}); choose another.") from error
