"""The Arabic faces that the reading room brings, from the npm packages of Fontsource.

    python tools/build_fonts.py [--check]

Writes `src/isnad/web/static/fonts/`: the Arabic part of each face as it comes (WOFF2, nothing cut or renamed), its licence (SIL Open
Font License 1.1) beside it, and `src/isnad/web/static/fonts.css`, which tells a browser for which letters to ask for them. `--check`
writes nothing, and exits 1 where a file is not what would be written. `make browser` installs the packages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "frontend" / "node_modules"
STATIC = ROOT / "src" / "isnad" / "web" / "static"


class Face(NamedTuple):
    """A face: the package with its style sheet, the name of its Arabic part there, and what it is called here."""

    package: str
    sheet: str
    part: str
    family: str
    name: str


FACES = (
    Face(
        "@fontsource-variable/noto-naskh-arabic", "index.css", "noto-naskh-arabic-arabic-wght-normal",
        "Isnad Naskh", "noto-naskh-arabic",
    ),
    Face(
        "@fontsource/noto-sans-arabic", "400.css", "noto-sans-arabic-arabic-400-normal",
        "Isnad Sans Arabic", "noto-sans-arabic",
    ),
)  # fmt: skip
"""The families have names of their own, so that a face of the reader's machine is not taken for them."""

_RULE = re.compile(r"@font-face \{\s*(.*?)\s*\}", re.DOTALL)
_HEAD = """/* Made by tools/build_fonts.py of Noto Naskh Arabic and Noto Sans Arabic, under the SIL Open Font License 1.1 (fonts/). */
"""


def built() -> dict[str, bytes]:
    """The files by their names within `static/`."""
    found: dict[str, bytes] = {}
    rules: list[str] = []
    for face in FACES:
        package = PACKAGES / face.package
        found[f"fonts/{face.name}.woff2"] = (package / "files" / f"{face.part}.woff2").read_bytes()
        found[f"fonts/{face.name}.LICENSE.txt"] = (package / "LICENSE").read_bytes()
        rules.append(rule(face, (package / face.sheet).read_text(encoding="utf-8")))
    found["fonts.css"] = (_HEAD + "\n".join(rules)).encode()
    return found


def rule(face: Face, sheet: str) -> str:
    """The rule of a face: for the weights and letters that its package says it has, but with nothing of what Latin faces have too.

    >>> of = Face("", "", "naskh", "Isnad Naskh", "naskh")
    >>> print(rule(of, "@font-face { font-weight: 400 700; src: url(./naskh.woff2); unicode-range: U+0600-06FF,U+2010; }"))
    @font-face { font-family: "Isnad Naskh"; font-weight: 400 700; font-display: swap; src: url("/static/fonts/naskh.woff2") format("woff2"); unicode-range: U+0600-06FF; }
    <BLANKLINE>
    """
    body = next(body for body in _RULE.findall(sheet) if face.part in body)
    weight, letters = (_value(name, body) for name in ("font-weight", "unicode-range"))
    arabic = [span for span in letters.split(",") if not re.match(r"U\+20(?!0C)", span)]
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {weight}; font-display: swap; '
        f'src: url("/static/fonts/{face.name}.woff2") format("woff2"); unicode-range: {", ".join(arabic)}; }}\n'
    )


def _value(name: str, body: str) -> str:
    found = re.search(rf"{name}: ([^;]+);", body)
    if found is None:
        raise ValueError(f"no {name} in {body!r}")
    return found[1]


def main(arguments: Sequence[str]) -> int:
    """Write the files, or check them."""
    files = built()
    if "--check" not in arguments:
        for name, data in files.items():
            (STATIC / name).parent.mkdir(exist_ok=True)
            (STATIC / name).write_bytes(data)
            print(f"{name}: {len(data):,} bytes")
        return 0
    kept = {f"fonts/{path.name}" for path in (STATIC / "fonts").iterdir()} | {"fonts.css"}
    wrong = [name for name in sorted(kept | set(files)) if not _is_so(STATIC / name, files.get(name))]
    for name in wrong:
        print(f"{name} is not what tools/build_fonts.py makes; run it.", file=sys.stderr)
    return int(bool(wrong))


def _is_so(path: Path, data: bytes | None) -> bool:
    return data is not None and path.is_file() and path.read_bytes() == data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
