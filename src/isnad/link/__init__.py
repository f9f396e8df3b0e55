"""From many annotated articles to a chronicle: one module a question."""
