"""Full-text search over the titles and texts of all articles: SQLite's FTS5 finds them, this counts and shows."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, text

from editorial.domain.library import Hit
from editorial.domain.text import Span

_TYPED = re.compile(r'"([^"]*)"?|[^\s"]+')
_BETWEEN = r"[\W_]+"  # what separates words, for the index as for us
_INSIDE = r"[^\W_]"
_BEFORE, _AFTER = 60, 140  # code points of the text around the first match that the snippet shows
_LONGEST_WORD = 40  # code points that the snippet may grow by, so as not to cut a word

# A word in the title weighs five times one in the text. FTS5's own snippet() and highlight() take time with the
# square of the matches: over a minute for a common word in a long article.
_SEARCH = text(
    "SELECT articles.id, articles.title, articles.text "
    "FROM article_search JOIN articles ON articles.number = article_search.rowid "
    "WHERE article_search MATCH :query ORDER BY bm25(article_search, 5.0, 1.0), articles.number LIMIT :limit"
)


class _Term(NamedTuple):
    """Words that stand together; the last of them may be unfinished."""

    words: tuple[str, ...]
    unfinished: bool


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
        count = sum(1 for _ in chain(pattern.finditer(title), pattern.finditer(words)))
        snippet, matches = _snippet(words, pattern)
        hits.append(Hit(article_id, title, snippet, matches, max(count, 1)))
    return hits


def _terms(query: str) -> tuple[_Term, ...]:
    found = []
    for typed in _TYPED.finditer(query):
        together = typed.group(1)
        words = tuple(filter(None, re.split(_BETWEEN, typed.group() if together is None else together)))
        if words:
            found.append(_Term(words, unfinished=False))
    if found and query[-1].isalnum():
        found[-1] = found[-1]._replace(unfinished=True)
    return tuple(found)


def _expression(terms: tuple[_Term, ...]) -> str:
    """Return an FTS5 expression in which nothing that was typed is an operator."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.unfinished else ""}' for term in terms)


@lru_cache(maxsize=16)
def _pattern(terms: tuple[_Term, ...]) -> re.Pattern[str]:
    """Return what finds in a text the same words that the index finds: in either case, with or without accents."""
    return re.compile("|".join(_one(term) for term in terms), re.IGNORECASE)


def _one(term: _Term) -> str:
    words = _BETWEEN.join("".join(_letter(letter) for letter in _bare(word)) for word in term.words)
    return f"(?<!{_INSIDE}){words}{f'{_INSIDE}*' if term.unfinished else f'(?!{_INSIDE})'}"


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))


def _letter(letter: str) -> str:
    accented = _accented().get(letter, "")
    return (f"[{letter}{accented}]" if accented else re.escape(letter)) + ("[\u0300-\u036f]*" if accented else "")


@cache
def _accented() -> dict[str, str]:
    """Return for each letter the same letter with accents, in the alphabets that have them."""
    found: dict[str, str] = {}
    for code in chain(range(0x00C0, 0x0530), range(0x1E00, 0x2000)):
        letter = chr(code).lower()
        bare = _bare(letter)
        if len(bare) == 1 and bare != letter and letter not in found.get(bare, ""):
            found[bare] = found.get(bare, "") + letter
    return found


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
