"""`isnad user`, and what `isnad serve` says where nobody has an account."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isnad.cli.app import cli
from isnad.errors import UsageError

PASSWORD = "seven quiet horses\n"


def run(*args: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)


def test_accounts_are_made_listed_changed_and_removed(tmp_path: Path) -> None:
    casebook = tmp_path / "iraq.casebook"
    added = run("user", "add", casebook, "sara", stdin=PASSWORD)
    assert "sara may read." in added.stderr
    assert "sara and omar" not in added.output
    assert (
        "may read and correct"
        in run("user", "add", casebook, "omar", "--may", "correct", stdin=PASSWORD).stderr
    )
    lines = run("user", "list", casebook).stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["omar", "read,correct"], ["sara", "read"]]
    before = (tmp_path / "iraq.casebook.accounts").read_text()
    assert run("user", "passwd", casebook, "sara", stdin="another long one\n").exit_code == 0
    assert (tmp_path / "iraq.casebook.accounts").read_text() != before
    assert run("user", "remove", tmp_path / "iraq.casebook.accounts", "omar").exit_code == 0
    assert run("user", "list", casebook).stdout.startswith("sara\tread\t")


def test_no_password_is_printed_or_taken_as_an_argument(tmp_path: Path) -> None:
    casebook = tmp_path / "iraq.casebook"
    added = run("user", "add", casebook, "sara", stdin=PASSWORD)
    listed = run("user", "list", casebook)
    assert PASSWORD.strip() not in added.output + listed.output
    assert run("user", "add", casebook, "omar", PASSWORD.strip()).exit_code == 2


@pytest.mark.parametrize(("stdin", "code"), [("short\n", "E473"), ("", "E473")])
def test_an_unfit_password_makes_no_account(tmp_path: Path, stdin: str, code: str) -> None:
    refused = run("user", "add", tmp_path / "iraq.casebook", "sara", stdin=stdin)
    assert isinstance(refused.exception, UsageError)
    assert refused.exception.code == code
    assert not list(tmp_path.iterdir())


def test_a_room_for_others_does_not_start_without_accounts(casebook: Path) -> None:
    refused = run("serve", casebook, "--host", "0.0.0.0", "--name", "room.example", "--proxy", "10.0.0.1")
    assert isinstance(refused.exception, UsageError)
    assert refused.exception.code == "E420"
