"""Puts what mypyc has compiled into the wheel, for those who ask for it: `HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .`

Without that variable this file is not read, and the wheel is the plain one for every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.append(str(Path(__file__).parent))
from compiled_build import compiled_into, extensions


class CompiledHook(BuildHookInterface[BuilderConfig]):
    """Adds the extension modules to a wheel, which then is one for this machine's system and Python."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the package is only linked to (`pip install --editable`)."""
        if version == "editable":
            return
        target = compiled_into(Path(self.root) / "build" / "compiled")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        included: dict[str, str] = build_data["force_include"]
        included.update({str(target / path): path.as_posix() for path in extensions(target)})
