"""The YAML files beside these modules, as plain data."""

from __future__ import annotations

from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """What `data/NAME.yaml` holds, by the C reader where there is one."""
    import yaml  # for those who read a table; a vocabulary made before does without

    text = (resources.files("isnad.language") / "data" / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
