"""The chronicle in the layouts of other tools."""
