"""Compile the rooms that read a text with mypyc, in a folder of their own: what they compute is the same, in less time.

    python tools/compiled_build.py build/compiled

Leaves in that folder the package `isnad` of these sources with an extension module beside each module that is compiled:
with the folder on PYTHONPATH Python takes it in place of the sources. Needs mypy and a C compiler. What is unchanged since
the last run is not compiled again. The package works without any of this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from lowered import lowered

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src"

ROOMS = ("isnad/annotate", "isnad/language")
"""The rooms whose modules are compiled: nearly all time goes there."""

_ONCE = "runs while the lexicon is built, which is kept"
_PARENTS = "classes of several parents, which mypyc does not know"

LEFT_OUT = {
    "isnad/annotate/layers.py": "a table of the layers, in which the benchmarks put others",
    "isnad/annotate/names/layer.py": "may be given any model that is called like its own; others do the work",
    "isnad/annotate/names/model_folder.py": "reads a user's model once; of packages that are not always there",
    "isnad/annotate/names/neural.py": "waits for onnxruntime, which is compiled itself and not always there",
    "isnad/annotate/names/own_models.py": "chooses a user's model once",
    "isnad/annotate/times/days.py": _PARENTS,
    "isnad/annotate/times/feasts.py": _PARENTS,
    "isnad/annotate/times/grammar.py": _PARENTS,
    "isnad/annotate/times/months.py": _PARENTS,
    "isnad/annotate/times/pieces.py": _PARENTS,
    "isnad/annotate/times/spans.py": _PARENTS,
    "isnad/annotate/times/years.py": _PARENTS,
    "isnad/language/conjugation.py": _ONCE,
    "isnad/language/derivation.py": _ONCE,
    "isnad/language/tables.py": _ONCE,
    "isnad/language/yaml_text.py": _ONCE,
}
"""Modules of these rooms that stay as they are, each with the reason. So do the files `__init__.py`: what is in them runs once
an article at most."""

SETTINGS = """[mypy]
allow_redefinition_new = True
local_partial_types = True
follow_imports = silent
ignore_missing_imports = True
disable_error_code = str-unpack
"""
"""Types are checked by pyright; mypy has to understand them, and to let the three letters of a root be unpacked."""

_SETUP = """import sys
from mypyc.build import mypycify
from setuptools import setup

modules = mypycify(
    ["--config-file", "mypy.ini", *sys.argv[2:]], opt_level="1", debug_level="0", separate=True
)
setup(
    name="isnad-compiled",
    packages=[],
    ext_modules=modules,
    script_args=["build_ext", "--build-lib", "lib", "--build-temp", "objects", "--parallel", sys.argv[1]],
)
"""


@cache
def modules() -> list[str]:
    """The modules to be compiled, as paths below `src`, in the order of their names."""
    found = (path for room in ROOMS for path in (SOURCES / room).rglob("*.py"))
    names = (path.relative_to(SOURCES).as_posix() for path in found if path.name != "__init__.py")
    return sorted(name for name in names if name not in LEFT_OUT)


def compiled_into(target: Path) -> Path:
    """Compile into a folder and return it; raises SystemExit, with what the compiler says, where that cannot be done.

    `target/isnad` is made anew at the end, from the sources and what was compiled of just these: it is never of two minds.
    """
    work = target / "work"
    work.mkdir(parents=True, exist_ok=True)
    mirror(SOURCES / "isnad", work / "isnad", ready)
    (work / "mypy.ini").write_text(SETTINGS, encoding="utf-8")
    command = [sys.executable, "-c", _SETUP, str(os.cpu_count() or 1), *modules()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
    with (work / "log.txt").open("w", encoding="utf-8") as log:
        done = subprocess.run(
            command, cwd=work, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        told = (work / "log.txt").read_text(encoding="utf-8").splitlines()
        sys.exit("\n".join(["not compiled:", *(line[:300] for line in told[-20:])]))
    if any(ready(SOURCES / name) != (work / name).read_bytes() for name in modules()):
        sys.exit("not compiled: the sources have changed meanwhile; run it again")
    mirror(SOURCES / "isnad", target / "isnad")
    for path in extensions(work / "lib"):
        shutil.copy(work / "lib" / path, target / path)
    return target


def ready(path: Path) -> bytes:
    """A file of the package as it is compiled."""
    name, content = path.relative_to(SOURCES).as_posix(), path.read_bytes()
    return lowered(name, content.decode()).encode() if name in modules() else content


def mirror(source: Path, target: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> None:
    """Make `target` hold what `source` does, by `read`, and nothing else; what is the same stays untouched, and keeps its time."""
    target.mkdir(parents=True, exist_ok=True)
    kept = {path.relative_to(source) for path in source.rglob("*") if "__pycache__" not in path.parts}
    for path in sorted(target.rglob("*"), reverse=True):
        if path.relative_to(target) in kept:
            continue
        if path.is_dir():
            path.rmdir()  # what was in it comes before it here
        else:
            path.unlink()
    for name in sorted(kept):
        here, there = source / name, target / name
        if here.is_dir():
            there.mkdir(parents=True, exist_ok=True)
            continue
        content = read(here)
        if not there.is_file() or there.read_bytes() != content:
            there.write_bytes(content)


def extensions(lib: Path) -> Iterator[Path]:
    """What was compiled of the modules that now are, in order: two files a module, the code and what makes it a module."""
    suffix = EXTENSION_SUFFIXES[0]
    for name in modules():
        stem = Path(name).with_suffix("")
        for path in (stem.with_name(f"{stem.name}{suffix}"), stem.with_name(f"{stem.name}__mypyc{suffix}")):
            if not (lib / path).is_file():
                sys.exit(f"not compiled: {path} is missing")
            yield path


def is_of_these_sources(target: Path) -> bool:
    """Whether a compiled package is of the sources as they now are."""
    return all(
        (there := target / path.relative_to(SOURCES)).is_file() and there.read_bytes() == path.read_bytes()
        for path in (SOURCES / "isnad").rglob("*.py")
    )


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("give the folder to compile into: python tools/compiled_build.py build/compiled")
    target = compiled_into(Path(sys.argv[1]).resolve())
    print(f"{len(modules())} modules compiled; with PYTHONPATH={sys.argv[1]} Python uses them", flush=True)
    size = sum((target / path).stat().st_size for path in extensions(target))
    print(f"{size / 1e6:.1f} MB of code")


if __name__ == "__main__":
    main()
