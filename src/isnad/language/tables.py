"""The YAML files beside these modules, as plain data."""

from __future__ import annotations

from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """What `data/NAME.yaml` holds."""
    from isnad.language.yaml_text import read_yaml  # a vocabulary made before does without PyYAML

    return read_yaml((resources.files("isnad.language") / "data" / f"{name}.yaml").read_text("utf-8"))
