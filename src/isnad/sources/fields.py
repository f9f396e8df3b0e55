"""The names that scrapers and news sites give to the fields of an article, brought to Isnad's own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from isnad.errors import UsageError

Columns = Mapping[str, str]
"""Which name an input gives to a field of an article: `{"text": "body"}`."""
COLLECTED = "collected"
"""The field that holds the day on which a scraper saw the article: no date of publication."""
_ALSO = {
    "text": (
        "content",
        "body",
        "articleBody",
        "article_body",
        "maintext",
        "main_text",
        "article_text",
        "النص",
        "نص الخبر",
        "نص المقال",
        "المحتوى",
    ),
    "html": ("raw_html", "page_html"),
    "title": ("headline", "heading", "العنوان"),
    "url": ("link", "canonical_url", "article_url", "الرابط"),
    "outlet": ("sitename", "site_name", "publisher", "source_domain", "المصدر", "الصحيفة", "الموقع"),
    "published": (
        "published_at",
        "published_date",
        "datePublished",
        "date_published",
        "date_publish",
        "publish_date",
        "publication_date",
        "pubDate",
        "pub_date",
        "date",
        "تاريخ النشر",
        "التاريخ",
    ),
    "collected": ("date_extracted",),
}
"""For each field, what schema.org, feeds and the common scrapers call it, the surest first."""


KNOWN = {
    name.casefold(): name
    for field, others in _ALSO.items()
    for name in (field, *others, "id", "source")
}  # fmt: skip
"""Every name that is understood, by itself in small letters."""


def canonical(fields: Mapping[str, object], columns: Columns = MappingProxyType({})) -> dict[str, object]:
    """An article's fields under Isnad's names; a field that is there under its own name is left alone.

    `columns` says what the input calls a field, and goes before all else. In an object whose text is not called
    `text` or `html`, `source` is taken for the outlet: scrapers mean by it who published, and many of their
    articles share it.

    >>> canonical({"content": "خبر", "source": "alriyadh", "date": "2015-07-21"})
    {'outlet': 'alriyadh', 'text': 'خبر', 'published': '2015-07-21'}
    >>> canonical({"text": "خبر", "date_extracted": "2015-07-21 02:51:32"})["collected"]
    '2015-07-21 02:51:32'
    >>> canonical({"words": "خبر", "day": "2015-07-21"}, {"text": "words", "published": "day"})
    {'text': 'خبر', 'published': '2015-07-21'}
    """
    given = {name: fields[other] for name, other in columns.items() if fields.get(other) is not None}
    found = {name: value for name, value in fields.items() if name not in columns.values()}
    if not any(isinstance(found.get(name), str) for name in ("text", "html")) and "source" in found:
        source = found.pop("source")
        if isinstance(source, str) and not found.get("outlet"):
            found["outlet"] = source
    for name, others in _ALSO.items():
        if name in given or found.get(name) not in (None, ""):
            continue
        for other in others:
            value = found.get(other)
            if isinstance(value, str) and (value.strip() or name == "text"):
                found[name] = value
                del found[other]
                break
    return {**found, **given}


def columns_of(given: str) -> dict[str, str]:
    """What `field=name,field=name` says.

    Raises `UsageError` E412 where it says nothing of the kind.

    >>> columns_of("text=Body of text,published=day")
    {'text': 'Body of text', 'published': 'day'}
    """
    found: dict[str, str] = {}
    for pair in given.split(","):
        name, parted, other = (part.strip() for part in pair.partition("="))
        if not parted or not other or name in found:
            raise UsageError("E412", f"{pair!r} names no column; write it as {_EXAMPLE}.")
        found[name] = other
    return checked(found)


def checked(columns: Columns) -> dict[str, str]:
    """The columns, if they are fields of an article. Raises `UsageError` E412 where one is not."""
    for name in columns:
        if name not in _FIELDS:
            raise UsageError(
                "E412", f"an article has no field {name!r}; its fields are {', '.join(_FIELDS)}."
            )
    return dict(columns)


_FIELDS = ("text", "html", "id", "source", "outlet", "title", "published", "url")
_EXAMPLE = "text=body,published=date"
