"""Bytes to text: UTF-8, UTF-16, windows-1256, ISO-8859-6, and the repair of text decoded wrongly before.

A byte order mark decides; then valid UTF-8; then, among the old Arabic code pages, the one under which the
text has more of the language's commonest words. UTF-8 that someone once read as windows-1252, Latin-1 or
windows-1256 (`Ø§Ù„`, `ط§ظ„`) is turned back.
"""

from __future__ import annotations

import codecs
import html
import re

from isnad.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    *(b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"RIFF"),
    *(b"\xd0\xcf\x11\xe0", b"SQLite format 3"),
)
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_COMMON = re.compile(r"(?<!\w)(?:في|من|على|إلى|الى|أن|ان|عن|التي|الذي|مع|هذا|هذه|قال|كان|بعد|لا|ما)(?!\w)")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_MOJIBAKE_LATIN = re.compile(r"[ØÙÚÛ][\x80-\xff\u0152-\u2122]")
_MOJIBAKE_1256 = re.compile(
    r"[طظغع][^\s\u0621-\u0628\u062a-\u0636\u0641-\u064a]"
    r"|[طظ][اآأإبةتثجحخدذرزسشصضطظعغ\u00a0-\u00bf]"
)
_STRAY = re.compile("[\ufffd\u0080-\u009f\u00c0-\u00ff]")
_RUN_1256 = re.compile(r"[^\n]+")
_ENTITY = re.compile(
    r"&(?:nbsp|quot|amp|lt|gt|apos|zwnj|zwj|rlm|lrm|[lr][sd]quo|[lr]aquo|hellip|[nm]dash|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)
_TRUNCATED = 0.01
"""UTF-8 with a smaller share of broken characters than this is still taken for UTF-8."""


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, list[str]]:
    """The text of `data` and notes on what was done to get it.

    `declared` is an encoding that a page says it has; it counts only after byte order marks and UTF-8.

    Raises `InputError`: E103 empty, E105 binary, E113 encoding not to be told.
    """
    if not data.strip():
        raise InputError("E103", "the input is empty; leave it out")
    text, notes = _decode(data, declared)
    if not text.strip("\ufeff \t\r\n\x00"):
        raise InputError("E103", "the input is empty; leave it out")
    if "\x00" in text or len(_CONTROL.findall(text)) * 200 > len(text):
        raise InputError("E105", "the input holds NUL or control characters: binary data, not text")
    repaired, more = repair(text)
    return repaired, notes + more


def repair(text: str) -> tuple[str, list[str]]:
    """`text` with mojibake turned back and HTML entities decoded, and a note for each.

    >>> repair("Ø§Ù„Ø¹Ø±Ø§Ù‚")
    ('العراق', ['mojibake repaired (UTF-8 read as windows-1252 or Latin-1)'])
    >>> repair("ط§ظ„ط¹ط±ط§ظ‚")
    ('العراق', ['mojibake repaired (UTF-8 read as windows-1256)'])
    """
    notes: list[str] = []
    if _is_mojibake(_MOJIBAKE_LATIN, text):
        fixed = "\n".join(_from_latin(line) for line in text.split("\n"))
        if _gain(text, fixed):
            text = fixed
            notes.append("mojibake repaired (UTF-8 read as windows-1252 or Latin-1)")
    elif _is_mojibake(_MOJIBAKE_1256, text):
        fixed = _RUN_1256.sub(lambda match: _from_1256(match.group()), text)
        if fixed != text:
            text = fixed
            notes.append("mojibake repaired (UTF-8 read as windows-1256)")
    if "&" in text and _ENTITY.search(text):
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
        notes.append("HTML entities decoded")
    return text, notes


def _decode(data: bytes, declared: str | None) -> tuple[str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, errors="replace")
            return text, [] if encoding == "utf-8" else [f"decoded from {encoding}"]
    if data.startswith(_MAGIC):
        raise InputError("E105", "the input is binary data (a document, image or archive), not text")
    wide = _utf16(data)
    if wide:
        return data.decode(wide, errors="replace"), [f"decoded from {wide}"]
    if b"\x00" in data:
        raise InputError("E105", "the input holds NUL bytes: binary data, not text")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    if broken < _TRUNCATED * len(loose) or (broken <= 2 and len(_ARABIC.findall(loose)) > 10 * broken):
        return loose, ["broken UTF-8 characters replaced"]
    return _code_page(data, declared)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Arabic text nearly every high byte is 0x06, 0x00 or 0x20."""
    sample = data[:4000]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        known = sum(high.count(byte) for byte in (b"\x06", b"\x00", b"\x20"))
        if known > 0.95 * half and high.count(b"\x06") > 0.2 * half:
            return encoding
    return None


def _code_page(data: bytes, declared: str | None) -> tuple[str, list[str]]:
    best = (-(10**9), "", "")
    for encoding in ("cp1256", "iso8859-6"):
        text = data.decode(encoding, errors="replace")
        score = 8 * len(_COMMON.findall(text)) + len(_ARABIC.findall(text)) - 5 * len(_STRAY.findall(text))
        score += 3 if declared and codecs_name(declared) == encoding else 0
        if score > best[0]:
            best = (score, text, encoding)
    if len(_ARABIC.findall(best[1])) * 3 < len(best[1].strip()):
        if declared and (name := codecs_name(declared)) not in ("utf-8", "cp1256", "iso8859-6", None):
            return data.decode(name, errors="replace"), [f"decoded from {name}"]
        raise InputError(
            "E113", "the encoding cannot be told: neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6"
        )
    return best[1], [f"decoded from {'windows-1256' if best[2] == 'cp1256' else 'ISO-8859-6'}"]


def codecs_name(label: str) -> str | None:
    """Python's name of an encoding label, or None for an unknown one."""
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _is_mojibake(pattern: re.Pattern[str], text: str) -> bool:
    hits = len(pattern.findall(text[:20_000]))
    return hits >= 3 and hits * 5 >= sum(char.isalpha() for char in text[:20_000])


def _gain(before: str, after: str) -> bool:
    return len(_ARABIC.findall(after)) > len(_ARABIC.findall(before))


def _from_latin(line: str) -> str:
    from ftfy import fix_encoding

    return fix_encoding(line) if _MOJIBAKE_LATIN.search(line) else line


def _from_1256(line: str) -> str:
    """A line turned back, whole where it goes and else word by word; as it is where nothing goes."""
    whole = _round_trip(line)
    if whole is not None:
        return whole
    return "".join(_round_trip(part) or part for part in re.split(r"(\s+)", line))


def _round_trip(text: str) -> str | None:
    try:
        return text.encode("cp1256").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
