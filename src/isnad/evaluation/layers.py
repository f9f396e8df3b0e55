"""What is scored, by name: known to the command line before any of it is loaded."""

from __future__ import annotations

from typing import Literal, get_args

Layer = Literal[
    "cleaning", "times", "quantities", "statements", "events",
    "duplicates", "incidents", "sources", "figures", "pledges", "denials", "storylines",
    "entities", "names", "segmentation",
]  # fmt: skip
LAYERS: tuple[Layer, ...] = get_args(Layer)[:-2]
"""The layers that the gold format has."""
