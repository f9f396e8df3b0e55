"""`isnad user`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from isnad.web.accounts import Accounts, Right

_OF = click.argument("file", metavar="CASEBOOK|FILE", type=click.Path(dir_okay=False, path_type=Path))
_NAME = click.argument("name")


@click.group(short_help="Say who may come into the reading room.")
def user() -> None:
    """Say who may come into the reading room, and who may correct.

    Accounts stand in a file of their own beside the casebook, CASEBOOK.accounts, for its owner's eyes alone; name the
    casebook, or a FILE that ends in .accounts.
    """


@user.command(
    epilog="\b\nExamples:\n  isnad user add iraq.casebook sara --may correct\n"
    "  isnad user add desk.accounts omar < password.txt",
)
@_OF
@_NAME
@click.option(
    "--may",
    multiple=True,
    type=click.Choice(["read", "correct"]),
    default=["read"],
    show_default=True,
    help="What the account may do; to correct takes reading too.",
)
def add(file: Path, name: str, may: tuple[Right, ...]) -> None:
    """Make an account. The password is asked for, or read from standard input."""
    accounts = _accounts(file)
    account = accounts.add(name, _password(), may)
    click.echo(f"{accounts.file}: {account.name} may {' and '.join(account.rights)}.", err=True)


@user.command("list")
@_OF
def list_accounts(file: Path) -> None:
    """Print the accounts: name, rights, the day of making."""
    for account in _accounts(file).all():
        click.echo(f"{account.name}\t{','.join(account.rights)}\t{account.since}")


@user.command()
@_OF
@_NAME
def remove(file: Path, name: str) -> None:
    """Take an account out; whoever is signed in with it is out at once."""
    _accounts(file).remove(name)


@user.command()
@_OF
@_NAME
def passwd(file: Path, name: str) -> None:
    """Change a password, asked for or read from standard input; sessions begun with the old one end."""
    _accounts(file).set_password(name, _password())


def _accounts(file: Path) -> Accounts:
    from isnad.web.accounts import Accounts, accounts_file

    return Accounts(accounts_file(file))


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
