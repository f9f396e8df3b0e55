"""`python -m isnad.evaluation`: the command `isnad evaluate`, gold folders being the default."""

from __future__ import annotations

import sys

from isnad.evaluation.command import evaluate

if __name__ == "__main__":
    given = sys.argv[1:]
    known = given and (given[0] in evaluate.commands or given[0] in ("-h", "--help"))
    evaluate.main(given if known else ["gold", *given], prog_name="isnad evaluate")
