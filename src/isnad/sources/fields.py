"""The names that scrapers and news sites give to the fields of an article, brought to Isnad's own."""

from __future__ import annotations

from collections.abc import Mapping

COLLECTED = "collected"
"""The field that holds the day on which a scraper saw the article: no date of publication."""
_ALSO = {
    "text": ("content", "body", "articleBody", "article_body", "maintext", "main_text", "article_text"),
    "html": ("raw_html", "page_html"),
    "title": ("headline", "heading"),
    "url": ("link", "canonical_url", "article_url"),
    "outlet": ("sitename", "site_name", "publisher", "source_domain"),
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
    ),
    "collected": ("date_extracted",),
}
"""For each field, what schema.org, feeds and the common scrapers call it, the surest first."""


def canonical(fields: Mapping[str, object]) -> dict[str, object]:
    """An article's fields under Isnad's names; a field that is there under its own name is left alone.

    In an object whose text is not called `text` or `html`, `source` is taken for the outlet: scrapers mean
    by it who published, and many of their articles share it.

    >>> canonical({"content": "خبر", "source": "alriyadh", "date": "2015-07-21"})
    {'outlet': 'alriyadh', 'text': 'خبر', 'published': '2015-07-21'}
    >>> canonical({"text": "خبر", "date_extracted": "2015-07-21 02:51:32"})["collected"]
    '2015-07-21 02:51:32'
    """
    found = dict(fields)
    if not any(isinstance(found.get(name), str) for name in ("text", "html")) and "source" in found:
        source = found.pop("source")
        if isinstance(source, str) and not found.get("outlet"):
            found["outlet"] = source
    for name, others in _ALSO.items():
        if found.get(name) not in (None, ""):
            continue
        for other in others:
            value = found.get(other)
            if isinstance(value, str) and (value.strip() or name == "text"):
                found[name] = value
                del found[other]
                break
    return found
