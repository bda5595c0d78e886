"""Full-text search over the titles and texts of all articles, with SQLite's FTS5."""

from __future__ import annotations

import re
from typing import Any

from editorial.domain.library import Hit, Hits
from editorial.domain.search_words import pattern as _pattern
from editorial.domain.search_words import terms as _terms
from editorial.domain.text import Span
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text

_BEFORE, _AFTER = 60, 140  # code points of the text around the first match that the snippet shows
_LONGEST_WORD = 40  # code points that the snippet may grow by, so as not to cut a word

WEIGHED = 5_000
"""How many of the articles with the words are compared: the latest. To weigh one takes longer than to find it."""

# A word in the title weighs five times one in the text. The time of FTS5's own snippet() and highlight() grows with the
# square of the matches: over a minute for a common word in a long article.
# The best are found before any text is read: SQLite would sort the texts of all articles that match.
_FOUND = (
    "SELECT rowid AS number, bm25(article_search, 5.0, 1.0) AS score FROM article_search "
    "WHERE article_search MATCH :query ORDER BY rowid DESC LIMIT :weighed"
)
_BEST = f"SELECT number, score, count(*) OVER () AS found FROM ({_FOUND}) ORDER BY score, number LIMIT :limit"
_SEARCH = (
    "SELECT found, articles.id, articles.title, articles.text "
    f"FROM ({_BEST}) AS best JOIN articles ON articles.number = best.number ORDER BY best.score, best.number"
)


def search(connection: Connection, query: str, limit: int) -> Hits:
    """Return at most `limit` articles that contain every word of `query`, the best match first.

    Words in straight double quotes are a phrase; the last word may be unfinished, as when somebody is typing.
    """
    terms = _terms(query)
    hits = Hits()
    if not terms:
        return hits
    pattern = _pattern(terms)
    asked = {"query": expression(query), "limit": limit, "weighed": WEIGHED}
    with any_text(connection):
        rows = connection.execute(_SEARCH, asked).fetchall()
    hits.latest = WEIGHED if rows and rows[0][0] == WEIGHED else None
    for article_id, title, words in (map(_shown, row[1:]) for row in rows):
        # The title is often the first line of the text, too: do not count its words twice.
        count = len(pattern.findall(words)) + (0 if title in words else len(pattern.findall(title)))
        snippet, matches = _snippet(words, pattern)
        hits.append(Hit(article_id, title, snippet, matches, max(count, 1)))
    return hits


def _shown(stored: Any) -> str:
    """Return a stored text; a damaged one is empty, or has question marks. It is told when the article is opened."""
    return stored.encode(errors="replace").decode() if isinstance(stored, str) else ""


def expression(query: str) -> str:
    """Return an FTS5 expression that quotes everything typed, so that nothing of it is an operator."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.unfinished else ""}' for term in _terms(query))


def _snippet(words: str, pattern: re.Pattern[str]) -> tuple[str, tuple[Span, ...]]:
    """Return the words around the first match on one line, and the spans of the matches in them."""
    found = pattern.search(words)
    first = found.start() if found else 0
    start, end = _edge(words, first - _BEFORE, first), _edge(words, first + _AFTER, len(words))
    piece = ("…" if start > 0 else "") + " ".join(words[start:end].split()) + ("…" if end < len(words) else "")
    return piece, tuple(Span(*match.span()) for match in pattern.finditer(piece))


def _edge(words: str, wanted: int, limit: int) -> int:
    """Return the first offset from `wanted` on at which a word begins, at most `limit`."""
    if wanted <= 0:
        return 0
    far = min(limit, wanted + _LONGEST_WORD)
    space = re.compile(r"\s+").search(words, wanted, far)
    return space.end() if space else limit if far == limit else wanted
