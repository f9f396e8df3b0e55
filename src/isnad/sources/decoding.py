"""Bytes to text: UTF-8, UTF-16, windows-1256, ISO-8859-6, and the repair of text decoded wrongly before.

A byte order mark decides; then valid UTF-8; then the encoding that a page declares, where that gives Arabic;
then, among the old Arabic code pages, the one under which the text has more of the language's commonest words.
Only what is outside tags is weighed: markup and scripts are Latin in every language. UTF-8 that someone once
read as windows-1252, Latin-1 or windows-1256 (`Ø§Ù„`, `ط§ظ„`) is turned back.
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
_MARKUP = re.compile(r"<(?:script|style)\b(?:[^<]|<(?!/))*|<!--(?:[^-]|-(?!->))*|<[^<>]*>", re.I)
_OLD = {"cp1256": "windows-1256", "iso8859-6": "ISO-8859-6"}
"""The old Arabic code pages, each with its usual name."""
_FROM = "decoded from "
_NUL_SHARE = 50
"""One NUL character in so many is a slip of whoever wrote the file; more of them are binary data."""


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, list[str]]:
    """The text of `data` and notes on what was done to get it.

    `declared` is an encoding that a page says it has; it counts only after byte order marks and UTF-8.

    Raises `InputError`: E103 empty, E105 binary, E113 encoding not to be told.
    """
    text, notes = decoded(data, declared)
    text, more = without_nul(text)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("E103", "the input is empty; leave it out")
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise InputError("E105", "the input holds control characters: binary data, not text")
    repaired, repairs = repair(text)
    return repaired, [*notes, *more, *repairs]


def decoded(data: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    """As `decode`, and nothing in the text mended: entities and mojibake stay as they are, for markup is still in it."""
    if not data.strip():
        raise InputError("E103", "the input is empty; leave it out")
    return _decode(data, declared)


def encoding_of(head: bytes) -> str:
    """The encoding of a text of which this is the beginning, under a name that Python knows.

    Raises `InputError`: E103 empty, E105 binary, E113 encoding not to be told.

    >>> encoding_of("خبر".encode()), encoding_of(codecs.BOM_UTF16_LE + "خبر".encode("utf-16-le"))
    ('utf-8-sig', 'utf-16')
    >>> encoding_of("قال إن ذلك كان في بغداد".encode("windows-1256"))
    'windows-1256'
    """
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        pass
    else:
        if head.strip() and not head.startswith(_MAGIC) and b"\0" not in head:
            return "utf-8-sig"
    _, notes = decoded(head)
    names = [note.removeprefix(_FROM) for note in notes if note.startswith(_FROM)]
    return names[0] if names else "utf-8-sig"


def without_nul(text: str) -> tuple[str, list[str]]:
    """`text` without a stray NUL character, and a note where there was one.

    Raises `InputError` E105 where there are more than one in `_NUL_SHARE`.

    >>> without_nul("ا" * 60 + "\\0")[1]
    ['1 NUL character taken out']
    """
    count = text.count("\x00")
    if not count:
        return text, []
    if count * _NUL_SHARE > len(text):
        raise InputError("E105", "the text holds NUL characters: binary data, not text")
    return text.replace("\x00", ""), [f"{count} NUL character{'s' * (count > 1)} taken out"]


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
            return text, [] if encoding == "utf-8" else [_FROM + encoding]
    if data.startswith(_MAGIC):
        raise InputError("E105", "the input is binary data (a document, image or archive), not text")
    wide = _utf16(data)
    if wide:
        return data.decode(wide, errors="replace"), [_FROM + wide]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    is_short = broken < _TRUNCATED * len(loose)
    told = ["broken UTF-8 characters replaced"]
    if (is_short or broken <= 2) and len(_ARABIC.findall(loose)) > 10 * broken:
        return loose, told
    found = _declared(data, codecs_name(declared) if declared else None) or _code_page(data)
    if found is not None:
        return found
    if is_short:
        return loose, told
    raise InputError(
        "E113", "the encoding cannot be told: neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6"
    )


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


def _declared(data: bytes, name: str | None) -> tuple[str, list[str]] | None:
    """The text under the declared encoding, where that gives Arabic letters and hardly a stray sign.

    The two old Arabic code pages are often declared for one another, and each gives Arabic letters for the
    other's bytes: between them the commonest words decide.
    """
    if name is None or name == "utf-8":
        return None
    if name in _OLD:
        return (
            _best_page(data, name) if _is_arabic(_outside_tags(data.decode(name, errors="replace"))) else None
        )
    try:
        text = data.decode(name, errors="replace")
    except (UnicodeError, LookupError, ValueError):
        return None
    return (text, [_FROM + name]) if _is_arabic(_outside_tags(text)) else None


def _is_arabic(seen: str) -> bool:
    """Whether the characters beyond ASCII are Arabic letters, five at the least, and hardly anything else."""
    letters = len(_ARABIC.findall(seen))
    return letters >= 5 and letters > 10 * len(_STRAY.findall(seen))


def _code_page(data: bytes) -> tuple[str, list[str]] | None:
    """The text under the likelier of the old Arabic code pages; None where it is Arabic under neither."""
    text, notes = _best_page(data, None)
    seen = _outside_tags(text)
    if len(_ARABIC.findall(seen)) * 3 >= len(seen.strip()):
        return text, notes
    return (text, notes) if _is_arabic(seen) and len(_COMMON.findall(seen)) >= 2 else None


def _best_page(data: bytes, declared: str | None) -> tuple[str, list[str]]:
    def score(name: str) -> int:
        seen = _outside_tags(data.decode(name, errors="replace"))
        known = 8 * len(_COMMON.findall(seen)) + len(_ARABIC.findall(seen)) - 5 * len(_STRAY.findall(seen))
        return known + 3 * (name == declared)

    best = max(_OLD, key=score)
    return data.decode(best, errors="replace"), [_FROM + _OLD[best]]


def _outside_tags(text: str) -> str:
    """What a page shows, roughly: its text without tags, scripts, styles and comments, blanks run together.

    >>> _outside_tags("<p class='x'>خبر <b>عاجل</b><script>var a = '<i>';</script>")
    'خبر عاجل'
    """
    return " ".join(_MARKUP.sub("", text).split())


def codecs_name(label: str) -> str | None:
    """Python's name of an encoding label, or None for an unknown one."""
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _is_mojibake(pattern: re.Pattern[str], text: str) -> bool:
    hits = len(pattern.findall(text[:20_000]))
    return hits >= 3 and hits * 5 >= sum(map(str.isalpha, text[:20_000]))


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
