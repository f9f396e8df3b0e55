"""Where an export goes: standard output, a file or a folder; nothing half-written ever has the final name."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from isnad.errors import UsageError

STANDARD_OUTPUT = "-"


@contextmanager
def binary_output(out: str | Path) -> Generator[IO[bytes]]:
    """A stream of bytes to `out` (`-` is standard output), which gets its name when all is written.

    A file that is there already is replaced, whole; a pipe or device is written to as it is. Raises `UsageError`: E450 a folder of that name, E451 no such
    folder to put it in.
    """
    if str(out) == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(out).resolve() if Path(out).is_symlink() else Path(out)
    if path.is_dir():
        raise UsageError("E450", f"{path} is a folder; name a file.")
    _check_parent(path)
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
    ) as aside:
        written = Path(aside.name)
        try:
            yield aside.file
            aside.flush()
            os.fsync(aside.fileno())
            written.chmod(0o666 & ~_umask())
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise


@contextmanager
def text_output(out: str | Path, *, bom: bool = False) -> Generator[TextIO]:
    """As `binary_output`, of UTF-8 text with lines ended as they are written; `bom` puts a byte order mark before it."""
    with binary_output(out) as binary:
        text = io.TextIOWrapper(binary, encoding="utf-8", newline="", write_through=True)
        try:
            if bom:
                text.write("\ufeff")
            yield text
            text.flush()
        finally:
            text.detach()


@contextmanager
def folder_output(out: str | Path) -> Generator[Path]:
    """A folder to write files into, which gets the name `out` when all of them are written.

    Raises `UsageError`: E452 there is something of that name (but for an empty folder), or it is standard output;
    E451 no such folder to put it in.
    """
    if str(out) == STANDARD_OUTPUT:
        raise UsageError("E452", "this format is a folder of files; name a new one with --out FOLDER.")
    path = Path(out)
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise UsageError("E452", f"{path} is there already; name a new folder, or remove it first.")
    _check_parent(path)
    aside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part"))
    try:
        yield aside
        aside.chmod(0o777 & ~_umask())
        aside.replace(path)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _check_parent(path: Path) -> None:
    if not path.parent.is_dir():
        raise UsageError("E451", f"the folder {path.parent} does not exist; make it first.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
