"""The layers on which two readings are compared."""

from __future__ import annotations

from typing import Literal

Layer = Literal["times", "quantities", "mentions", "statements", "events", "pledges", "denials"]
GOLD_LAYERS: tuple[Layer, ...] = ("times", "quantities", "statements", "events")
"""What gold has of an article."""
LAYERS: tuple[Layer, ...] = ("times", "quantities", "mentions", "statements", "events", "pledges", "denials")
"""What a casebook has of an article."""
