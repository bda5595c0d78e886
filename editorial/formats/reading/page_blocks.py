"""The paragraphs of a web page, in the order in which they stand there, with the part of the page each is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "textarea", "button")
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul", "center", "details"),
    )
)
_PLACES = (
    ("nav", "navigation"),
    ("menu", "navigation"),
    ("footer", "the foot of the page"),
    ("aside", "beside the article"),
    ("sidebar", "beside the article"),
    ("related", "other articles"),
    ("comment", "comments"),
    ("form", "a form"),
    ("figcaption", "a caption"),
    ("header", "the head of the page"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: its words, its element, its place in words, and the share of it that is links."""

    words: str
    element: Any
    place: str
    links: float


def blocks_of(tree: Any) -> Iterator[Block]:
    """Yield the paragraphs of a page in their order; `<br>` is a line end, and hidden elements are passed over."""
    body = tree.find("body")
    pieces: list[str] = []
    linked: list[int] = [0]
    owner: list[Any] = [tree if body is None else body]

    def flush() -> Iterator[Block]:
        lines = (" ".join(line.split()) for line in "".join(pieces).split("\v"))
        words = "\n".join(line for line in lines if line)
        if words:
            yield Block(words, owner[0], place_of(owner[0]), min(1.0, linked[0] / len(words)))
        pieces.clear()
        linked[0] = 0

    stack: list[tuple[Any, bool, bool]] = [(owner[0], False, False)]
    while stack:
        element, leaving, in_link = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                yield from flush()
                parent = element.getparent()
                owner[0] = owner[0] if parent is None else parent
            text = element.tail
        elif not tag or tag in _UNSEEN or _hidden(element):
            text = element.tail
        else:
            if tag in _BLOCKS:
                yield from flush()
                owner[0] = element
            elif tag == "br":
                pieces.append("\v")
            stack.append((element, True, in_link))
            stack.extend((child, False, in_link or tag == "a") for child in reversed(element))
            text, in_link = element.text, in_link or tag == "a"
        if text:
            pieces.append(text)
            linked[0] += len(" ".join(text.split())) if in_link else 0
    yield from flush()


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or element.get("aria-hidden") == "true"


def place_of(element: Any) -> str:
    """Return in words in which part of the page an element is; empty if nothing says that it is no article."""
    while element is not None and isinstance(element.tag, str):
        if element.tag in {"article", "main", "body"}:
            return ""
        signs = " ".join((element.tag, *(element.get(name) or "" for name in ("class", "id", "role", "itemtype"))))
        for sign, words in _PLACES:
            if re.search(rf"(?<![a-z]){sign}", signs.lower()):
                return words
        element = element.getparent()
    return ""
