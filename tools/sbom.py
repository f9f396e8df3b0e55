"""Write what the program is made of, as CycloneDX, and under which licences, as CSV.

    python tools/sbom.py .venv-sbom/bin dist

Both are of an environment that holds the wheel and what it needs, and nothing else. The first argument is where `cyclonedx-py` and
`pip-licenses` are. Fails where something is under the GPL alone.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from package import built, installed, wheel_in

_NO_PART = ("pip", "setuptools")
"""What every environment has, and the program does not need."""


def written(tools: Path, target: Path) -> tuple[Path, Path]:
    """Write both files into a folder; gives their paths."""
    target.mkdir(parents=True, exist_ok=True)
    bill, licences = target / "sbom.cdx.json", target / "licences.csv"
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        built(here / "wheel")
        programs = installed(wheel_in(here / "wheel"), here / "of-its-own")
        _run(
            programs / "python",
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "uninstall",
            "--yes",
            *_NO_PART,
        )
        python = str(programs / "python")
        _run(
            tools / "cyclonedx-py",
            "environment",
            "--output-reproducible",
            "--of",
            "JSON",
            "-o",
            str(bill),
            python,
        )
        _run(tools / "pip-licenses", "--python", python, "--with-urls", "--format", "csv", "--output-file", str(licences))  # fmt: skip
    return bill, licences


def under_the_gpl_alone(rows: list[dict[str, str]]) -> list[str]:
    """The packages of a licence list that are under the GPL and under nothing else that could be chosen.

    >>> under_the_gpl_alone([{"Name": "a", "License": "MPL-1.1 OR GPL-2.0-only"}, {"Name": "b", "License": "GPL-3.0"}])
    ['b']
    """
    return [row["Name"] for row in rows if all(map(_is_gpl, re.split(r"\s+OR\s+|;\s*", row["License"])))]


def _is_gpl(licence: str) -> bool:
    return re.search(r"(?<!L)GPL|(?<!Lesser )General Public", licence) is not None


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def main() -> None:
    bill, licences = written(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    with licences.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    print(f"{bill.name} and {licences.name}: {len(rows)} packages")
    if gpl := under_the_gpl_alone(rows):
        sys.exit(f"under the GPL alone: {', '.join(gpl)}")


if __name__ == "__main__":
    main()
