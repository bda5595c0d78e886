"""Full-text search over the titles and texts of all articles: SQLite's FTS5 finds them, this counts and shows."""

from __future__ import annotations

import re
from itertools import chain

from sqlalchemy import Connection, text

from editorial.domain.library import Hit
from editorial.domain.search_words import Term
from editorial.domain.search_words import pattern as _pattern
from editorial.domain.search_words import terms as _terms
from editorial.domain.text import Span

_BEFORE, _AFTER = 60, 140  # code points of the text around the first match that the snippet shows
_LONGEST_WORD = 40  # code points that the snippet may grow by, so as not to cut a word

# A word in the title weighs five times one in the text. FTS5's own snippet() and highlight() take time with the
# square of the matches: over a minute for a common word in a long article.
_SEARCH = text(
    "SELECT articles.id, articles.title, articles.text "
    "FROM article_search JOIN articles ON articles.number = article_search.rowid "
    "WHERE article_search MATCH :query ORDER BY bm25(article_search, 5.0, 1.0), articles.number LIMIT :limit"
)


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Return the articles that hold every word of `query`, the best first.

    Words in straight double quotes stand together; the last word may be unfinished, as when somebody is typing.
    """
    terms = _terms(query)
    if not terms:
        return []
    pattern = _pattern(terms)
    hits = []
    for article_id, title, words in connection.execute(_SEARCH, {"query": _expression(terms), "limit": limit}):
        # The title is most often the first line of the text; its words are not to be counted twice.
        heading = () if title in words else pattern.finditer(title)
        count = sum(1 for _ in chain(heading, pattern.finditer(words)))
        snippet, matches = _snippet(words, pattern)
        hits.append(Hit(article_id, title, snippet, matches, max(count, 1)))
    return hits


def _expression(terms: tuple[Term, ...]) -> str:
    """Return an FTS5 expression in which nothing that was typed is an operator."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.unfinished else ""}' for term in terms)


def _snippet(words: str, pattern: re.Pattern[str]) -> tuple[str, tuple[Span, ...]]:
    """Return the words around the first match, on one line, and where the matches stand in them."""
    found = pattern.search(words)
    first = found.start() if found else 0
    start, end = _edge(words, first - _BEFORE, first), _edge(words, first + _AFTER, len(words))
    piece = ("…" if start > 0 else "") + " ".join(words[start:end].split()) + ("…" if end < len(words) else "")
    return piece, tuple(Span(*match.span()) for match in pattern.finditer(piece))


def _edge(words: str, wanted: int, limit: int) -> int:
    """Return the first place from `wanted` on where a word begins, or one near it; none beyond `limit`."""
    if wanted <= 0:
        return 0
    far = min(limit, wanted + _LONGEST_WORD)
    space = re.compile(r"\s+").search(words, wanted, far)
    return space.end() if space else limit if far == limit else wanted
