"""Check that no committed file names a machine: its folders, its package registry, its users.

    python tools/committed_files.py

Prints each place as `file:line: what`, and exits 1 where there is one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_FOLDERS = [folder for folder in (ROOT, ROOT.parent, Path.home()) if len(folder.parts) > 1]
_HERE = "|".join(re.escape(str(folder)) for folder in _FOLDERS)
_REGISTRY = r"pypi\.org|pythonhosted\.org|registry\.npmjs|\b(?:artifactory|devpi|nexus)\b"

FORBIDDEN = {
    "a folder of a machine": rf"(?<![\w.:/])(?:/(?:home|Users|root|mnt)|{_HERE})/\w",
    "a file address": r"file:/{2,3}\w",
    "a host of a package registry": _REGISTRY,
    "a password in an address": r"https?://[^/\s:@]+:[^/\s@]+@",
}
_PATTERN = re.compile("|".join(f"({pattern})" for pattern in FORBIDDEN.values()))


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """The line numbers of a text that name a machine, each with what it names.

    >>> list(forbidden("fine\\nfrom /ho" + "me/someone/articles"))
    [(2, 'a folder of a machine')]
    """
    kinds = list(FORBIDDEN)
    for number, line in enumerate(text.splitlines(), start=1):
        found = _PATTERN.search(line)
        if found and found.lastindex:
            yield number, kinds[found.lastindex - 1]


def main() -> int:
    """Check every file that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    bad = 0
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if not name or path == Path(__file__).resolve() or not path.is_file():
            continue
        for number, what in forbidden(path.read_text(encoding="utf-8", errors="replace")):
            bad += 1
            print(f"{name}:{number}: {what}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
