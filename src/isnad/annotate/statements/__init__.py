"""Statements: what is said, on whose word, through whom."""
