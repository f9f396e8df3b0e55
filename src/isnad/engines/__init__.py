"""How the work is spread over cores."""
