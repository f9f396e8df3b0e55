"""Names: who and where, known or never seen before, and which names are the same."""
