"""The SQLite file: schema, writing, queries, full-text search."""
