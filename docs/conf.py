"""How the site is built: `make docs`. The Arabic half has a configuration of its own in `ar/`, which begins with this one."""

from __future__ import annotations

from isnad import __version__

project = "Isnad"
author = "The Isnad contributors"
copyright = "The Isnad contributors, Apache-2.0"
version = release = __version__
language = "en"

extensions = ["myst_nb"]
exclude_patterns = ["_build", "ar", "requirements.lock"]

myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

html_theme = "furo"
html_title = "Isnad"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
