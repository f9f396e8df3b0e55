"""An HTML page as a tree, and its text as we read it ourselves: a line a block, furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from isnad.errors import InputError

MIN_TEXT = 200
"""A main text shorter than this (characters) may not be the article's."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BLANKS = re.compile(r"\s+")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section",
     "article", "blockquote", "figcaption", "figure", "header", "footer", "dd", "dt", "hr", "pre", "main")
)  # fmt: skip
_SKIP = frozenset(
    ("script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button", "select", "iframe",
     "svg", "template", "figure", "figcaption", "menu", "head")
)  # fmt: skip


class Node(Protocol):
    """What is used of an element of the tree."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, name: str) -> str | None:
        """The value of an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Node]:
        """The elements with these names in it, itself included, in page order."""
        ...

    def text_content(self) -> str:
        """All text within."""
        ...


class Problem(Protocol):
    """What is used of an entry of the parser's log."""

    type_name: str


def parse(markup: str) -> tuple[Node, bool]:
    """The tree of a page, and whether it was cut: what is nested deeper than the parser's limit (256) is dropped.

    Raises `InputError` E114 where there is no element at all.
    """
    body = _DECLARATION.sub("", markup.replace("\x00", ""), count=1)
    parser = html.HTMLParser()  # pyright: ignore[reportUnknownVariableType]
    try:
        tree = cast("Node", html.document_fromstring(body, parser=parser))
    except ValueError as error:
        raise InputError("E114", f"the page cannot be read as HTML: {error}") from error
    except etree.LxmlError as error:  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        raise InputError("E114", "the page cannot be read as HTML") from error  # pyright: ignore[reportUnknownArgumentType]
    problems = cast("Iterable[Problem]", parser.error_log)
    return tree, any(problem.type_name == "ERR_RESOURCE_LIMIT" for problem in problems)


def own_text(tree: Node) -> str:
    """The text of the page's longest `<article>`, else of its `<main>` or body."""
    articles = sorted((element_text(element) for element in tree.iter("article")), key=len)
    if articles and len(articles[-1]) >= MIN_TEXT:
        return articles[-1]
    for element in tree.iter("main", "body"):
        text = element_text(element)
        if len(text) >= MIN_TEXT or element.tag == "body":
            return text
    return element_text(tree)


def element_text(root: Node) -> str:
    """The text within an element, a line a block, without navigation, forms, scripts and captions.

    Walks without recursion, so that depth costs nothing.
    """
    parts: list[str] = []
    skipping = 0
    for event, node in _walk(root):
        tag = node.tag if isinstance(node.tag, str) else ""
        opens = event == "start"
        if opens or event == "end":
            skipping += (tag in _SKIP) * (1 if opens else -1)
            if tag in _BLOCKS:
                parts.append("\n")
        if opens:
            said = node.text
        else:
            said = node.tail if node is not root else None
        if said and not skipping:
            parts.append(_BLANKS.sub(" ", said))
    return paragraphs("".join(parts))


def paragraphs(text: str) -> str:
    """`text` with its lines trimmed and blank lines left out."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _walk(root: Node) -> Iterator[tuple[str, Node]]:
    events = ("start", "end", "comment", "pi")
    return cast("Iterator[tuple[str, Node]]", etree.iterwalk(root, events=events))  # pyright: ignore[reportUnknownMemberType]
