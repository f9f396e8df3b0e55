"""`isnad serve`."""

from __future__ import annotations

import click

from isnad.cli.options import casebook_argument


@click.command(
    short_help="Open the reading room in the browser.",
    epilog="\b\nExample:\n  isnad serve iraq.casebook --port 8900",
)
@casebook_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="This machine's own address.")
@click.option("--port", type=click.IntRange(1, 65535), default=8900, show_default=True)
def serve(casebook: str, host: str, port: int) -> None:
    """Open the reading room of CASEBOOK: a site on this machine, for the browser.

    It reads the casebook and never writes; nobody outside this machine can reach it. End it with Ctrl-C.
    """
    from isnad.web.server import run

    run(casebook, host, port, announce=lambda url: click.echo(f"The reading room is open: {url}", err=True))
