"""What other tools need for the same tasks on the same articles, beside Isnad in the same run.

Times: dateparser's search. Main text of a page: trafilatura alone (Isnad asks it too, and cleans what it gives). Signatures
of near copies: datasketch's MinHash with as many permutations, over the same words. A tool that is not installed is left out;
`make bench` installs them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from html import escape
from importlib.util import find_spec
from typing import Any, cast

from corpora import Made

from isnad.errors import InputError
from isnad.language.tokens import tokenise
from isnad.link.candidates import signature
from isnad.records import Article
from isnad.sources import article_from_text

_PERMUTATIONS = 64
_SHINGLE = 3
_MENU = "".join(f'<li><a href="/s{n}">قسم {n}</a></li>' for n in range(30))


def peers(made: Sequence[Made], times_per_article: float) -> list[dict[str, Any]]:
    """A row a task: the tool, articles, and articles a second of the tool and of Isnad."""
    rows = [_times([text for text, _ in made], times_per_article), _pages(made), _signatures(made)]
    return [row for row in rows if row is not None]


def _times(texts: Sequence[str], times_per_article: float) -> dict[str, Any] | None:
    if not texts or find_spec("dateparser") is None:
        return None
    from dateparser.search import search_dates  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

    seconds = _seconds(lambda text: search_dates(text, languages=["ar"]), texts)
    return _row("time expressions", "dateparser", texts, seconds, times_per_article * len(texts))


def _pages(made: Sequence[Made]) -> dict[str, Any] | None:
    """Pages as they are, or made of plain texts with a menu and a footer around them."""
    if not made or find_spec("trafilatura") is None:
        return None
    import trafilatura

    pages = [text if "<html" in text[:2000].casefold() else _page(text, known) for text, known in made]
    theirs = _seconds(lambda page: trafilatura.extract(page), pages)
    ours = _seconds(_article, pages)
    return _row("main text of pages", "trafilatura", pages, theirs, ours)


def _signatures(made: Sequence[Made]) -> dict[str, Any] | None:
    if not made or find_spec("datasketch") is None:
        return None
    from datasketch import MinHash  # pyright: ignore[reportMissingImports, reportUnknownVariableType]

    articles = [a for text, known in made if (a := _article(text, **known)) is not None]
    words = [[t.form for t in tokenise(a.text) if t.kind != "punct"] for a in articles]

    def sign(found: Sequence[str]) -> None:
        minhash = cast(Any, MinHash)(num_perm=_PERMUTATIONS)
        minhash.update_batch(
            [" ".join(found[i : i + _SHINGLE]).encode() for i in range(len(found) - _SHINGLE + 1)]
        )

    theirs = _seconds(sign, words)
    ours = _seconds(signature, words)
    return _row("signatures of near copies", "datasketch", words, theirs, ours)


def _page(text: str, known: dict[str, Any]) -> str:
    body = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())
    title = escape(str(known.get("title") or ""))
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title></head><body><nav><ul>{_MENU}</ul></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def _article(text: str, **known: Any) -> Article | None:
    try:
        return article_from_text(text, **known)
    except InputError:
        return None


def _seconds(call: Callable[[Any], object], items: Iterable[Any]) -> float:
    began = time.perf_counter()
    for item in items:
        call(item)
    return time.perf_counter() - began


def _row(task: str, tool: str, items: Sequence[Any], theirs: float, ours: float) -> dict[str, Any]:
    return {
        "task": task,
        "tool": tool,
        "articles": len(items),
        "articles_per_second": len(items) / theirs,
        "isnad_articles_per_second": len(items) / ours,
    }
