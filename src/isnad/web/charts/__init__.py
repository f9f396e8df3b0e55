"""Geometry of the charts: from records to the numbers that an SVG in a template names; no drawing library, no script."""
