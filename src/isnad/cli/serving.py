"""`isnad serve`."""

from __future__ import annotations

from pathlib import Path

import click

from isnad.cli.options import casebook_argument

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    short_help="Open the reading room in the browser.",
    epilog="\b\nExamples:\n  isnad serve iraq.casebook --port 8900\n"
    "  isnad serve iraq.casebook --host 0.0.0.0 --name room.example --certificate c.pem --key k.pem\n"
    "  isnad serve iraq.casebook --name room.example --proxy 127.0.0.1",
)
@casebook_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to open on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8900, show_default=True)
@click.option("--name", "names", multiple=True, help="A host name by which others reach it; may be repeated.")
@click.option(
    "--accounts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file of accounts. Default: CASEBOOK.accounts, beside the casebook.",
)
@click.option("--certificate", type=_FILE, help="The certificate (PEM) to speak HTTPS with; needs --key.")
@click.option("--key", type=_FILE, help="The certificate's private key (PEM).")
@click.option("--proxy", metavar="ADDRESS", help="The address of the program in front that speaks HTTPS.")
def serve(
    casebook: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    accounts: Path | None,
    certificate: Path | None,
    key: Path | None,
    proxy: str | None,
) -> None:
    """Open the reading room of CASEBOOK: a site on this machine, for the browser.

    It reads the casebook and never writes it. By default nobody outside this machine can reach it, and it is open to
    whoever sits here. On any other address, or under a --name, everybody signs in: make accounts with
    `isnad user add` first. End it with Ctrl-C.
    """
    from isnad.web.accounts import accounts_file
    from isnad.web.server import Opening, run

    opening = Opening(host, port, names, certificate, key, proxy)
    run(
        casebook,
        opening,
        accounts or accounts_file(Path(casebook)),
        announce=lambda url: click.echo(f"The reading room is open: {url}", err=True),
    )
