"""Parquet data sets: the annotations of articles and what links them, as nested columns, on any engine.

Columns derive from the records: a list of records is a list of structs of the same names. Needs the extra `isnad[arrow]`.
"""
