"""Denials: what says that a claim is false, or takes it back."""
