"""Full-text search over the titles and texts of all articles, by SQLite's FTS5."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from editorial.domain.library import Hit
from editorial.domain.text import Span

_TERM = re.compile(r'"([^"]*)"?|[^\s"]+')
# Marks of the beginning and the end of a match, which no article's text should hold: noncharacters of Unicode.
_OPEN, _CLOSE = "\ufdd2", "\ufdd3"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_SNIPPET_TOKENS = 24

_SEARCH = text(
    "SELECT articles.id, articles.title, "
    "snippet(article_search, 1, :open, :close, '…', :tokens), "
    "highlight(article_search, 0, :open, ''), highlight(article_search, 1, :open, '') "
    "FROM article_search JOIN articles ON articles.number = article_search.rowid "
    "WHERE article_search MATCH :query ORDER BY rank LIMIT :limit"
)


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Return the articles that hold every word of `query`, the best first.

    Words in straight double quotes stand together; the last word may be unfinished, as when somebody is typing.
    """
    match = expression(query)
    if not match:
        return []
    values = {"query": match, "open": _OPEN, "close": _CLOSE, "tokens": _SNIPPET_TOKENS, "limit": limit}
    hits = []
    for article_id, title, snippet, marked_title, marked_text in connection.execute(_SEARCH, values):
        plain, matches = _matches(snippet)
        count = marked_title.count(_OPEN) + marked_text.count(_OPEN)
        hits.append(Hit(article_id, title, plain, matches, count))
    return hits


def expression(query: str) -> str:
    """Return what the user typed as an FTS5 expression in which nothing of it is an operator."""
    phrases = []
    for found in _TERM.finditer(query):
        together, word = found.group(1), found.group(0)
        term = word if together is None else together
        if not any(letter.isalnum() for letter in term):
            continue
        phrases.append(f'"{term}"')
    if phrases and not query.endswith((" ", '"')):
        phrases[-1] += "*"
    return " ".join(phrases)


def _matches(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """Return the snippet without the marks, and where they stood."""
    out, matches, start, length = [], [], None, 0
    position = 0
    for mark in _MARKS.finditer(snippet):
        out.append(snippet[position : mark.start()])
        length += mark.start() - position
        position = mark.end()
        if mark.group() == _OPEN:
            start = length
        elif start is not None and length > start:
            matches.append(Span(start, length))
            start = None
    out.append(snippet[position:])
    return "".join(out), tuple(matches)
