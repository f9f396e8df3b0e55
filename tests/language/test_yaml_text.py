"""The quick YAML reader gives what PyYAML's safe loader gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import isnad
from isnad.language.yaml_text import YAMLError, read_yaml

FILES = sorted(Path(isnad.__file__).parent.glob("*/data/**/*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_ours_reads_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repr(read_yaml(text)) == repr(
        yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "كلمة",
        "- 1\n- 1.5\n- yes\n- null\n- ~\n- 2020-01-05\n- '12'\n- \"لا\"\n- 0x1f\n- ''\n-\n",
        "a: &x {b: [١, 2]}\nc: *x\nd: {<<: *x, e: f}\n",
        "- !!str 12\n- !!int '12'\n- !!set {a, b}\n",
        "1: واحد\ntrue: نعم\n'<<': نص\n",
        "نص: |\n  سطر\n  سطر\nطي: >\n  سطر\n  سطر\n",
    ],
)
def test_any_yaml_reads_alike(text: str) -> None:
    assert repr(read_yaml(text)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize(
    "text", ["a: [b", "a: b: c", "? [a, b]\n: c", "- !!python/object:os.system x", "a: *b"]
)
def test_what_is_not_safe_yaml_is_refused(text: str) -> None:
    with pytest.raises(YAMLError):
        read_yaml(text)


def test_an_anchor_inside_itself_does_not_hang() -> None:
    value = read_yaml("&a [*a]")
    assert value[0] is value
