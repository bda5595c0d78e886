"""A library of many short articles."""

from __future__ import annotations

from contextlib import closing

from _corpus import article

from editorial.domain.text import sha256
from editorial.review.desk import Desk
from editorial.storage.sqlite.connections import connect

MANY = 20_000
WORDS, ANNOTATIONS, TEXTS = 150, 8, 200
"""How long an article is, and how many are made up: the others repeat their texts with a last line of their own."""
_OWN = {
    "number": "number + :step",
    "id": "id || '-' || :step",
    "title": "title || ' ' || :step",
    "text": "text || 'Report ' || :step || char(10)",
    "sha256": "sha256(text || 'Report ' || :step || char(10))",
    "source": "'Desk ' || (number % 9)",
}


def add_many(desk: Desk) -> None:
    """Put the articles into a library; the first is `m0`, and nothing was suggested for those that repeat a text."""
    for number in range(TEXTS):
        desk.library.add(article(f"m{number}", WORDS, ANNOTATIONS, number))
    with closing(connect(desk.path)) as connection:
        connection.create_function("sha256", 1, sha256)
        names = [name for _, name, *_ in connection.execute("PRAGMA table_info(articles)")]
        values = ", ".join(_OWN.get(name, name) for name in names)
        repeat = f"INSERT INTO articles ({', '.join(names)}) SELECT {values} FROM articles WHERE number <= {TEXTS}"
        connection.execute("BEGIN")
        for step in range(TEXTS, MANY, TEXTS):
            connection.execute(repeat, {"step": step})
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
