"""From an article to its annotations: one module a layer."""
