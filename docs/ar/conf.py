"""The Arabic half of the site: as the English one, in its own language and direction."""

from __future__ import annotations

import runpy
from pathlib import Path

globals().update(runpy.run_path(str(Path(__file__).parents[1] / "conf.py")))

language = "ar"
exclude_patterns = ["_build"]
html_title = "إسناد"
html_static_path = ["../_static"]
