"""From a text and what is known of it to an `Article`: cleaned, checked, dated and named."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from isnad.errors import InputError
from isnad.records import Article
from isnad.sources.cleaning import clean
from isnad.sources.datelines import dateline_date
from isnad.sources.dates import iso_date
from isnad.sources.decoding import repair, without_nul
from isnad.sources.fields import COLLECTED
from isnad.sources.pages import read_page
from isnad.sources.script import check_arabic

MAX_TEXT = 200_000
"""Longest text of an article, in characters: a hundred pages. Newspapers' text of that length takes some ten seconds."""
FIELDS = ("id", "source", "outlet", "url", "title", "published")
MAX_NOTE = 80
COLLECTED_NOTE = "published is the day on which the page was collected; when it was published nothing says"


def content_id(text: str) -> str:
    """The id of an article that has none: the first 16 hexadecimal digits of its text's SHA-256.

    >>> content_id("خبر")
    '44185590c5a95d34'
    """
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def article_from_text(
    text: str,
    *,
    id: str | None = None,
    source: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    published: str | date | None = None,
    published_from: str = "metadata",
    notes: list[str] | None = None,
) -> Article:
    """Make an article of a text: mojibake repaired, junk removed, language checked.

    Without `id` the article is named by its content, without `source` by its id. A `published` that is no
    date gives null and a note.

    Raises `InputError`: E103 empty, E104 nothing but junk, E105 binary, E106 and E107 not Arabic, E108 longer
    than `MAX_TEXT`.

    >>> article = article_from_text("أعلنت الحكومة وقف العمليات.\\nمشاركة :", published="2024-01-26")
    >>> article.text, article.published, article.published_from
    ('أعلنت الحكومة وقف العمليات.', '2024-01-26', 'metadata')
    """
    if len(text) > MAX_TEXT:
        raise InputError("E108", f"the text has {len(text):,} characters; at most {MAX_TEXT:,} are read")
    text, stripped = without_nul(text)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("E103", "the input is empty; leave it out")
    raw, repairs = repair(text.removeprefix("\ufeff"))
    cleaned = clean(raw, title=title)
    if not cleaned.text:
        raise InputError("E104", "nothing is left after cleaning: the input is nothing but page furniture")
    check_arabic(cleaned.text)
    told = [*(notes or []), *stripped, *repairs]
    day = iso_date(published)
    if published not in (None, "") and day is None:
        told.append(_bad_date(published))
    if day is None and published in (None, ""):
        day, published_from = dateline_date(raw), "dateline"
    name = id or content_id(raw)
    return Article(
        id=name,
        source=source or name,
        outlet=outlet,
        url=url,
        title=title,
        published=day,
        published_from=published_from if day else None,
        text=cleaned.text,
        removed=cleaned.removed,
        notes=told,
        raw=raw,
        pieces=cleaned.pieces,
    )


def article_from_page(
    page: bytes | str, *, source: str, known: Mapping[str, object], declared: str | None = None
) -> Article:
    """Make an article of an HTML page; what `known` (metadata) says goes before what the page says. `declared` is as
    for `read_page`.

    The day on which it was collected counts only where neither says when it was published.
    """
    found = read_page(page, declared)
    dated = iso_date(known.get("published"))
    collected = None if dated or found.published else iso_date(known.get(COLLECTED))
    article = article_from_text(
        found.text,
        id=_text(known, "id"),
        source=_text(known, "source") or source,
        outlet=_text(known, "outlet") or found.outlet,
        url=_text(known, "url") or found.url,
        title=_text(known, "title") or found.title,
        published=dated or found.published or collected,
        published_from="metadata" if dated or collected else "html",
        notes=[*found.notes, *([COLLECTED_NOTE] if collected else [])],
    )
    if known.get("published") and not dated:
        article.notes.append(_bad_date(known["published"]))
    return article


def article_from_fields(fields: Mapping[str, object], *, source: str) -> Article:
    """Make an article of a JSON object with `text` or `html` and any of `FIELDS`.

    Raises `InputError` E112 where it has neither or a field of a wrong type, and as the other makers do.
    """
    check_fields(fields)
    text, page = fields.get("text"), fields.get("html")
    name = _text(fields, "source") or _text(fields, "id") or source
    if isinstance(text, str) and (text.strip() or not isinstance(page, str)):
        published = _published(fields)
        collected = None if published else iso_date(fields.get(COLLECTED))
        return article_from_text(
            text,
            id=_text(fields, "id"),
            source=name,
            outlet=_text(fields, "outlet"),
            url=_text(fields, "url"),
            title=_text(fields, "title"),
            published=published or collected,
            notes=[COLLECTED_NOTE] if collected else None,
        )
    if isinstance(page, str):
        return article_from_page(page, source=name, known=fields)
    raise InputError("E112", "the object has neither `text` nor `html`; give one of them")


def check_fields(fields: Mapping[str, object]) -> None:
    """Pass an object whose known fields have their types (strings; `id` also a whole number).

    Raises `InputError` E112.
    """
    for name in (*FIELDS, "text", "html"):
        value = fields.get(name)
        whole = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not isinstance(value, str) and not (whole and name in ("id", "published")):
            raise InputError("E112", f"`{name}` is {type(value).__name__}; a string is needed")


def _bad_date(value: object) -> str:
    return f"published is no date that can be read in one way: {str(value)[:MAX_NOTE]!r}"


def _published(fields: Mapping[str, object]) -> str | None:
    value = fields.get("published")
    if isinstance(value, int | float):
        return iso_date(value) or str(value)
    return value if isinstance(value, str) else None


def _text(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    return str(value)
