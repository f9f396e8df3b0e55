"""The reading room: a server-rendered site over a casebook."""
