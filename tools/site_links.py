"""Check that every link within a built site leads to a page that is there.

    python tools/site_links.py docs/_build/html

Prints each that does not as `page: link`, and exits 1 where there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from lxml import html


def broken(site: Path) -> Iterator[tuple[Path, str]]:
    """The pages of a site with their links that lead nowhere: to no file, or to no such place in a page."""
    places: dict[Path, set[str]] = {}
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        tree = _parsed(page)
        links: list[str] = tree.xpath(
            "//*[self::a or self::link]/@href | //*[self::img or self::script]/@src"
        )
        for link in links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            if target.is_dir():
                target /= "index.html"
            if not target.exists():
                yield page.relative_to(site), link
            elif parts.fragment and target.suffix == ".html":
                if target not in places:
                    there = _parsed(target)
                    places[target] = set(cast(list[str], there.xpath("//@id | //a/@name")))
                if unquote(parts.fragment) not in places[target]:
                    yield page.relative_to(site), link


def _parsed(page: Path) -> Any:
    return cast(Any, html).parse(page)


def main() -> None:
    found = list(broken(Path(sys.argv[1])))
    for page, link in found:
        print(f"{page}: {link}")
    if found:
        sys.exit(1)


if __name__ == "__main__":
    main()
