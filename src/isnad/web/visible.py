"""Showing text that strangers wrote: nothing in it may steer a terminal or turn a page's direction."""

from __future__ import annotations

_HIDDEN = (*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F),
           *range(0x2066, 0x206A))  # fmt: skip
_SIGN = "\u2327"
_TABLE = dict.fromkeys(_HIDDEN, _SIGN)


def visible(text: str) -> str:
    """`text` with control characters and bidi overrides shown as ⌧, one for one, so that offsets stay right.

    >>> visible("a\\u202eb\\x1b[31m")
    'a⌧b⌧[31m'
    """
    return text.translate(_TABLE)
