"""Sources as the compiler likes them best: the same modules with constants declared final and small records as plain classes.

mypyc looks a module's constant up by name at each use unless it is `Final`, and an attribute of a `msgspec.Struct` like that of any
object unless the class is one it compiles itself. Neither would make the sources better to read, so it is done to the copy that
is compiled.
"""

from __future__ import annotations

import ast
import re
from collections import Counter

RECORDS = {
    "isnad/annotate/events/trigger.py": ("Trigger",),
    "isnad/annotate/grammar/chunks.py": ("Chunk",),
    "isnad/annotate/grammar/groups.py": ("Group", "Arguments"),
    "isnad/annotate/names/found.py": ("Found",),
    "isnad/annotate/names/matching.py": ("Match", "Opening"),
    "isnad/language/tagging.py": ("Tagged",),
    "isnad/language/tokens.py": ("Token",),
    "isnad/language/words.py": ("VerbReading", "NounReading", "Word"),
}
"""The records that are asked for their fields at every step, by module. They stay within the program: what is read from a file or
written to one has to remain a `msgspec.Struct`."""

_CONSTANT = re.compile("_*[A-Z][A-Z0-9_]*")
_NOT_VALUES = frozenset({"TypeVar", "ParamSpec", "TypeVarTuple"})


def lowered(name: str, source: str) -> str:
    """The source of a module of this path below `src`, made ready for the compiler; line numbers of messages may differ."""
    module = ast.parse(source)
    lines = source.splitlines()
    final = _constants(module)
    for node in reversed(module.body):
        if isinstance(node, ast.ClassDef) and node.name in RECORDS.get(name, ()):
            _plain(node, lines)
        elif isinstance(node, ast.Assign) and _target(node) in final:
            column = node.targets[0].end_col_offset or 0
            _put(lines, node.lineno, column, column, ": Final")
        elif isinstance(node, ast.AnnAssign) and _target(node) in final:
            kind = node.annotation
            _put(lines, kind.end_lineno or 0, kind.end_col_offset or 0, kind.end_col_offset or 0, "]")
            _put(lines, kind.lineno, kind.col_offset, kind.col_offset, "Final[")
    if final:
        start = next(
            n.lineno for n in module.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"
        )
        lines.insert(start, "from typing import Final")
    return "\n".join(lines) + "\n"


def _put(lines: list[str], number: int, start: int, end: int, text: str) -> None:
    """Put a text in place of the bytes `[start, end)` of a line, which are what `ast` counts."""
    line = lines[number - 1].encode()
    lines[number - 1] = (line[:start] + text.encode() + line[end:]).decode()


def _target(node: ast.Assign | ast.AnnAssign) -> str | None:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return targets[0].id if len(targets) == 1 and isinstance(targets[0], ast.Name) else None


def _constants(module: ast.Module) -> set[str]:
    """The names in capitals that are set once, at the top of a module."""
    bound = Counter(
        n.id for n in ast.walk(module) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    )
    shared = {name for n in ast.walk(module) if isinstance(n, ast.Global) for name in n.names}
    found: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            called = node.value.func if isinstance(node.value, ast.Call) else None
            name = _target(node)
            if (
                name is not None
                and _CONSTANT.fullmatch(name)
                and bound[name] == 1
                and name not in shared
                and not (isinstance(called, ast.Name) and called.id in _NOT_VALUES)
            ):
                found.add(name)
    return found


def _plain(record: ast.ClassDef, lines: list[str]) -> None:
    """A record of msgspec as a plain class that is made, compared and hashed alike."""
    options = {k.arg: ast.unparse(k.value) for k in record.keywords}
    fields = [n for n in record.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
    made = _methods(record.name, fields, options)
    last = max(n.end_lineno or 0 for n in fields)
    lines[last:last] = made
    for field in reversed(fields):
        first, end = field.lineno, field.end_lineno or field.lineno
        lines[first - 1 : end] = [f"    {_target(field)}: {ast.unparse(field.annotation)}"]
    lines[record.lineno - 1] = f"class {record.name}:"


def _methods(name: str, fields: list[ast.AnnAssign], options: dict[str | None, str]) -> list[str]:
    parameters: list[str] = []
    body: list[str] = []
    for field in fields:
        key, kind = _target(field), ast.unparse(field.annotation)
        if field.value is None:
            parameters.append(f"{key}: {kind}")
            body.append(f"        self.{key} = {key}")
        elif isinstance(field.value, ast.Call):  # msgspec.field(default_factory=list[…])
            empty = {"list": "[]", "dict": "{}", "set": "set()"}[kind.partition("[")[0]]
            parameters.append(f"{key}: {kind} | None = None")
            body.append(f"        self.{key} = {key} if {key} is not None else {empty}")
        else:
            parameters.append(f"{key}: {kind} = {ast.unparse(field.value)}")
            body.append(f"        self.{key} = {key}")
    made = [f"    def __init__(self, {', '.join(parameters)}) -> None:", *body]
    if options.get("eq") != "False":
        keys = [_target(field) for field in fields]
        alike = " and ".join(f"self.{key} == other.{key}" for key in keys)
        made += ["    def __eq__(self, other: object) -> bool:"]
        made += [f"        return isinstance(other, {name}) and {alike}"]
        hashed = f"hash(({', '.join(f'self.{key}' for key in keys)}))"
        if options.get("frozen") == "True":
            made += ["    def __hash__(self) -> int:", f"        return {hashed}"]
    return made
