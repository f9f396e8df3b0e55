"""Compressed answers of servers, unpacked up to a limit: a small answer can unpack to more than a machine holds."""

from __future__ import annotations

import zlib

from isnad.errors import InputError

_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""zlib's window sizes by encoding; servers mean two things by `deflate`."""


def inflated(data: bytes, encoding: str, limit: int) -> bytes:
    """What was packed under an HTTP `Content-Encoding`; data that is not packed at all, as it is.

    Raises `InputError`: E108 more than `limit` bytes, E115 damaged or packed in a way that is not read.

    >>> import gzip
    >>> inflated(gzip.compress(b"abc"), "gzip", 3), inflated(b"abc", "identity", 3)
    (b'abc', b'abc')
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if name != "identity":
            data = _inflated(data, name, limit)
    return data


def _inflated(data: bytes, name: str, limit: int) -> bytes:
    windows = _WINDOWS.get(name)
    if windows is None:
        raise InputError("E115", f"the answer is compressed in a way that is not read ({name})")
    if name != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # unpacked by whoever archived it, the header left as it was
    problem: zlib.error | None = None
    for window in windows:
        unpacker = zlib.decompressobj(window)
        try:
            found = unpacker.decompress(data, limit + 1)
        except zlib.error as error:
            problem = error
            continue
        if len(found) > limit:
            raise InputError("E108", f"the answer is larger than {limit:,} bytes")
        if not unpacker.eof:
            raise InputError("E115", "the compressed answer is cut short")
        return found
    raise InputError("E115", f"the compressed answer is damaged: {problem}")
