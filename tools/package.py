"""Build the wheel twice, compare the two, look into it, and run the demonstration from it in an environment of its own, with
each Python of those it is for that this machine has.

    python tools/package.py dist

Leaves wheel and source archive in the folder given. Fails where the two builds differ, where the wheel lacks lexicon, model, site or
samples, or is larger than it may be, or where `isnad demo` does not run from it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 25_000_000
HELD = (
    "isnad/lexicon/data/outlets.yaml",
    "isnad/annotate/names/model/LICENSE",
    "isnad/web/templates/front.html",
    "isnad/web/static/style.css",
    "isnad/samples/articles.jsonl",
    "isnad/py.typed",
)
"""One file of each kind that the program cannot do without."""


PYTHONS = ("python3.11", "python3.12", "python3.13")


def pythons() -> dict[str, str]:
    """The interpreters to try, each with how it is called: this one, and the others of `PYTHONS` that are here and start,
    on the path or among those that pyenv keeps."""
    own = f"python3.{sys.version_info.minor}"
    others = {name: found for name in PYTHONS if name != own and (found := _starting(name)) is not None}
    return {own: sys.executable, **others}


def _starting(name: str) -> str | None:
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    return next(filter(_starts, [name, *map(str, sorted(kept.glob(f"*/bin/{name}")))]), None)


def _starts(name: str) -> bool:
    try:
        return (
            subprocess.run(
                [name, "-c", "import venv, ensurepip"], capture_output=True, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def built(target: Path) -> dict[str, str]:
    """Build wheel and source archive into a new folder; gives the digest of each by name.

    Hatchling gives every file in them the same time, so the same sources give the same bytes.
    """
    target.mkdir(parents=True)
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(target.iterdir())}


def wheel_in(folder: Path) -> Path:
    """The wheel of a build."""
    (wheel,) = folder.glob("isnad-*.whl")
    return wheel


def lacking(wheel: Path) -> list[str]:
    """What should be in the wheel and is not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    return [name for name in HELD if name not in names]


def installed(wheel: Path, folder: Path, python: str = sys.executable) -> Path:
    """An environment in the new `folder` with the wheel and what it needs, as requirements.lock pins that; gives its `bin`."""
    subprocess.run([python, "-m", "venv", str(folder / "env")], check=True)
    programs = folder / "env" / "bin"
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.removesuffix(" \\") for line in lines if "==" in line]
    (folder / "constraints.txt").write_text("\n".join(pins) + "\n", encoding="utf-8")
    pip = [str(programs / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    pinned = ["--no-compile", "--constraint", str(folder / "constraints.txt")]
    subprocess.run([*pip, "install", *pinned, str(wheel)], cwd=folder, check=True)
    return programs


def demonstrated(programs: Path, folder: Path) -> str:
    """Run `isnad demo` from an environment with no way to a network; gives its first line.

    Before every address stands a proxy that is not there.
    """
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8", **nowhere}
    command = [str(programs / "isnad"), "demo"]
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return told.stdout.splitlines()[0]


def _tried(wheel: Path, folder: Path, python: str) -> str:
    return f"{folder.name}: isnad demo: {demonstrated(installed(wheel, folder, python), folder)}"


def main() -> None:
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        first, second = built(here / "first"), built(here / "second")
        if first != second:
            sys.exit(f"two builds of the same sources differ: {first} and {second}")
        wheel = wheel_in(here / "first")
        size = wheel.stat().st_size
        print(f"{wheel.name}: {size / 1e6:.1f} MB, sha256 {first[wheel.name]}, the same twice")
        if missing := lacking(wheel):
            sys.exit(f"the wheel lacks {', '.join(missing)}")
        if size > MOST_BYTES:
            sys.exit(f"the wheel is larger than {MOST_BYTES / 1e6:.0f} MB")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            tried = [pool.submit(_tried, wheel, here / name, python) for name, python in pythons().items()]
            for done in as_completed(tried):
                print(done.result(), flush=True)
        for path in (here / "first").iterdir():
            shutil.copy(path, target / path.name)


if __name__ == "__main__":
    main()
