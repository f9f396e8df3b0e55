"""Isnad: what Arabic news claims, on whose word, and how many independent words there are."""

__version__ = "0.1.0"
