"""Quantities: how many of what."""
