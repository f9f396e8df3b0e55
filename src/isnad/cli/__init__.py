"""The command line: parses, calls, shows progress."""

from isnad.cli.app import main

__all__ = ["main"]
