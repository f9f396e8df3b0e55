"""The compiled build: which modules, and that what is done to their sources before changes nothing that they compute."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import compiled_build
import msgspec
import pytest
from lowered import RECORDS, lowered

RECORD = '''
from __future__ import annotations
from typing import TypeVar
import msgspec

T = TypeVar("T")
LIMIT = 3  # ثلاثة
TWICE = 1
TWICE = 2
TABLE: dict[str, int] = {"ا": 1}
Pair = tuple[str, str]

class Frozen(msgspec.Struct, frozen=True, gc=False):
    """A record."""

    text: str
    size: int = 0
    """How large."""
    kin: tuple[str, ...] = ()

    @property
    def double(self) -> int:
        return 2 * self.size

class Same(msgspec.Struct, frozen=True, eq=False):
    text: str

class Open(msgspec.Struct):
    first: int
    others: list[str] = msgspec.field(default_factory=list[str])
    seen: set[int] = msgspec.field(default_factory=set[int])
'''


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """The module above as it is, and as it is compiled."""
    monkeypatch.setitem(RECORDS, "sample.py", ("Frozen", "Same", "Open"))
    made: list[ModuleType] = []
    for source in (RECORD, lowered("sample.py", RECORD)):
        module = ModuleType("sample")
        monkeypatch.setitem(sys.modules, "sample", module)
        exec(compile(source, "sample.py", "exec"), module.__dict__)
        made.append(module)
    return made[0], made[1]


def test_every_module_of_both_rooms_is_compiled_or_left_out_for_a_reason() -> None:
    there = {
        path.relative_to(compiled_build.SOURCES).as_posix()
        for room in compiled_build.ROOMS
        for path in (compiled_build.SOURCES / room).rglob("*.py")
        if path.name != "__init__.py"
    }
    assert set(compiled_build.modules()) | set(compiled_build.LEFT_OUT) == there
    assert not set(compiled_build.modules()) & set(compiled_build.LEFT_OUT)
    assert all(compiled_build.LEFT_OUT.values())


def test_the_records_that_become_plain_classes_are_records_of_compiled_modules() -> None:
    for name, classes in RECORDS.items():
        assert name in compiled_build.modules()
        module = import_module(name.removesuffix(".py").replace("/", "."))
        assert all(issubclass(getattr(module, c), msgspec.Struct) for c in classes) or _is_compiled(module)


def _is_compiled(module: ModuleType) -> bool:
    return not str(module.__file__).endswith(".py")


def test_every_module_can_be_made_ready() -> None:
    for name in compiled_build.modules():
        source = lowered(name, (compiled_build.SOURCES / name).read_text(encoding="utf-8"))
        ast.parse(source)
        assert [base for record in RECORDS.get(name, ()) for base in _bases(source, record)] == []


def _bases(source: str, name: str) -> list[str]:
    (found,) = [n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == name]
    return [ast.unparse(base) for base in found.bases]


def test_constants_set_once_are_final_and_nothing_else_is() -> None:
    source = lowered("other.py", RECORD)
    assert "LIMIT: Final = 3  # ثلاثة" in source
    assert 'TABLE: Final[dict[str, int]] = {"ا": 1}' in source
    assert source.count("Final") == 3  # those two, and the import


@pytest.mark.parametrize(
    "ask",
    [
        lambda m: m.Frozen("ا", 2) == m.Frozen("ا", 2),
        lambda m: m.Frozen("ا", 2) == m.Frozen("ا", 3),
        lambda m: m.Frozen("ا") == "ا",
        lambda m: len({m.Frozen("ا", 2), m.Frozen("ا", 2), m.Frozen("ب", 2)}),
        lambda m: (m.Frozen("ا").size, m.Frozen("ا").kin, m.Frozen(text="ا", size=4).double),
        lambda m: m.Same("ا") == m.Same("ا"),
        lambda m: m.Open(1) == m.Open(1, []),
        lambda m: m.Open(1, ["ا"]) != m.Open(1, ["ب"]),
        lambda m: m.Open(1).others is m.Open(1).others,
        lambda m: (m.Open(1).others, m.Open(1).seen, m.Open(2, seen={3}).seen),
    ],
)
def test_a_record_is_made_compared_and_hashed_alike(
    both: tuple[Any, Any], ask: Callable[[Any], object]
) -> None:
    plain, ready = both
    assert not issubclass(ready.Frozen, msgspec.Struct)
    assert ask(ready) == ask(plain)


def test_a_mirror_holds_what_its_source_does_and_keeps_the_time_of_what_is_the_same(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "room").mkdir(parents=True)
    (source / "same.py").write_text("1")
    (source / "room" / "changed.py").write_text("2")
    compiled_build.mirror(source, target)
    for path in target.rglob("*.py"):
        os.utime(path, (1, 1))
    (target / "room" / "changed.so").write_text("of the old source")
    (target / "gone").mkdir()
    (target / "gone" / "old.py").write_text("3")
    (source / "room" / "changed.py").write_text("4")
    compiled_build.mirror(source, target)
    held = {p.relative_to(target).as_posix(): p.read_text() for p in target.rglob("*") if p.is_file()}
    assert held == {"same.py": "1", "room/changed.py": "4"}
    assert (target / "same.py").stat().st_mtime == 1
    assert (target / "room" / "changed.py").stat().st_mtime > 1
    assert not (target / "gone").exists()


def test_a_package_compiled_of_other_sources_is_told(tmp_path: Path) -> None:
    assert not compiled_build.is_of_these_sources(tmp_path)
    compiled_build.mirror(compiled_build.SOURCES / "isnad", tmp_path / "isnad")
    assert compiled_build.is_of_these_sources(tmp_path)
    module = tmp_path / compiled_build.modules()[0]
    module.write_text(module.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not compiled_build.is_of_these_sources(tmp_path)
