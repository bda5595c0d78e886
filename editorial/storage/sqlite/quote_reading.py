"""Raw reads of quotes in marks over many articles: near some words, and all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from editorial.domain.elsewhere import LibraryQuote
from editorial.domain.labels import PERSON
from editorial.domain.text import Span
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text

_FIELDS = f"""
SELECT q.rowid, a.id, a.title, coalesce(a.published, substr(a.imported_at, 1, 10)), a.state = 'verified',
  q.id, q.start, q."end", q.text, e.name, e.label = '{PERSON}'
FROM articles AS a JOIN quotes AS q ON q.article_id = a.id LEFT JOIN entities AS e ON e.article_id = a.id
  AND e.status != 'rejected'
  AND e.id = json_extract(CASE WHEN json_valid(q.speakers) THEN q.speakers ELSE '[]' END, '$[0].entity')
"""
_CHOSEN = "q.kind = 'direct' AND q.within IS NULL AND q.status != 'rejected'"
_NEAR = "SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT ?"
_MOST_VALUES = 500


def quotes_near(
    connection: Connection, words: Sequence[tuple[str, str, int]], besides: str, limit: int
) -> list[LibraryQuote]:
    """Return the quotes of articles in which two words stand near each other: at most so many words between them.

    At most `limit` articles are looked at; the one with the id `besides` is left out.
    """
    expression = " OR ".join(f'NEAR("{first}" "{second}", {between + 1})' for first, second, between in words)
    numbers = connection.execute(_NEAR, (f"{{text}} : ({expression})", limit)).fetchall()
    found: list[LibraryQuote] = []
    for begin in range(0, len(numbers), _MOST_VALUES):
        some = [number for (number,) in numbers[begin : begin + _MOST_VALUES]]
        marks = ", ".join("?" * len(some))
        statement = f"{_FIELDS} WHERE a.number IN ({marks}) AND a.id != ? AND {_CHOSEN} ORDER BY a.number, q.start"
        found += [quote for _row, quote in _read(connection, statement, (*some, besides))]
    return found


def quotes_of_article(connection: Connection, article: str) -> list[LibraryQuote]:
    """Return the quotes of the article with an id, in the order of the text."""
    statement = f"{_FIELDS} WHERE a.id = ? AND {_CHOSEN} ORDER BY q.start"
    return [quote for _row, quote in _read(connection, statement, (article,))]


def every_quote(connection: Connection, after: int, limit: int) -> list[tuple[int, LibraryQuote]]:
    """Return at most `limit` quotes in the order of their rows, with the number of each, those behind row `after`."""
    statement = f"{_FIELDS} WHERE q.rowid > ? AND {_CHOSEN} ORDER BY q.rowid LIMIT ?"
    return list(_read(connection, statement, (after, limit)))


def quotes_in_rows(connection: Connection, rows: Sequence[int]) -> dict[int, LibraryQuote]:
    """Return the quotes in these rows, by the numbers of the rows; those that are gone are left out."""
    found: dict[int, LibraryQuote] = {}
    for begin in range(0, len(rows), _MOST_VALUES):
        some = rows[begin : begin + _MOST_VALUES]
        found |= dict(_read(connection, f"{_FIELDS} WHERE q.rowid IN ({', '.join('?' * len(some))})", some))
    return found


def _read(connection: Connection, statement: str, values: Sequence[Any]) -> Iterator[tuple[int, LibraryQuote]]:
    """Yield quotes with the numbers of their rows; a damaged row is left out: the check of the library tells of it."""
    with any_text(connection):
        rows = connection.execute(statement, values).fetchall()
    for row, article, title, date, verified, quote, start, end, words, speaker, person in rows:
        texts = article, title, date, quote, words, speaker or ""
        if all(isinstance(text, str) for text in texts) and type(start) is type(end) is int and 0 <= start < end:
            yield (
                row,
                LibraryQuote(
                    *(article, title, date, bool(verified), quote, Span(start, end), words),
                    *(speaker or "", bool(person)),
                ),
            )


def count(connection: Connection) -> int:
    """Return the number of quotes of any kind."""
    return int(connection.execute("SELECT count(*) FROM quotes").fetchone()[0])
