"""Verbs that have another for their predicate: كان and its sisters, and those of beginning and being about to."""

from __future__ import annotations

KANA = frozenset({"كون.1", "كيد.1", "ظلل.1", "زول.1", "فتء.1", "برح.1", "فكك.7", "صبح.4", "عود.1", "بقي.1"})
"""كان and its sisters, with كاد and عاد: what stands before or after them is the subject of the verb that follows."""
BEGINNING = frozenset({"بدء.1", "ءخذ.1", "شرع.1", "وشك.4"})
"""Verbs of beginning and of being about to: `بدأت القوات تنسحب`."""
