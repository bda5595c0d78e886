"""Search for quotes in a library of 20,000 articles with 160,000 quotes by 5,000 people.

How long a question takes as it is asked while somebody types, until the first 200 quotes are there or the library has
no more; beside it a bare query with the driver: for words that of the search index, for a speaker that of the names,
else none. --articles makes the library smaller. A mark ! stands before what misses the aim.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from _arguments import parser
from _copying import copying
from _figures import median, p95, timed
from _prose import news_words

from editorial.domain.annotation import Entity, Kind, Origin, Provenance, Quote, Speaker
from editorial.domain.article import Article
from editorial.domain.quote_search import QuoteQuestion
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.jobs.progress import finish
from editorial.jobs.quote_searching import SearchQuotes, new_search
from editorial.storage.library import Library
from editorial.storage.quotes import QuoteSearch
from editorial.storage.sqlite.connections import Connection, connect

ARTICLES, QUOTES, NAMES, PEOPLE, LENGTH = 20_000, 8, 25, 5_000, 20
TIMES, AT_MOST_MS = 20, 50.0
_TEXT = "“{}.” {} said that, and the talk went on for a while about other things of the town.\n\n"
_WORDS = "SELECT count(*) FROM article_search WHERE article_search MATCH ?"
_NAMES = "SELECT count(*) FROM entities WHERE name LIKE ?"


def main(arguments: Sequence[str]) -> int:
    """Make the library, measure and print; return 1 if the aim is missed."""
    options = parser(__doc__)
    options.add_argument("--articles", type=int, default=ARTICLES)
    articles = options.parse_args(arguments).articles
    print(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        people = _make(path, articles)
        with Library.open(path) as library, closing(connect(path)) as connection:
            return 0 if _lines(library, connection, people) else 1


def _cases(people: Sequence[str]) -> Iterator[tuple[str, QuoteQuestion, tuple[str, str] | None]]:
    last = people[-1].split()[-1]
    yield "nothing asked", QuoteQuestion(), None
    for words in ("t", "th", "the", "council", "council harbour", '"of the town"', "badaaae zeppelin"):
        yield f"words: {words}", QuoteQuestion(words), (_WORDS, " ".join(f"{word}*" for word in words.split()[:1]))
    yield "by: a", QuoteQuestion(by="a"), (_NAMES, "%a%")
    yield f"by: {last}, who spoke seldom", QuoteQuestion(by=last), (_NAMES, f"%{last}%")
    yield "words and speaker", QuoteQuestion("the", by=last), (_NAMES, f"%{last}%")
    yield "a month", QuoteQuestion("the", since="2021-03", until="2021-03"), (_WORDS, "the*")
    yield "verified, of which there are none", QuoteQuestion("council", verified=True), (_WORDS, "council*")


def _lines(library: Library, connection: Connection, people: Sequence[str]) -> bool:
    search = new_search(library)
    first = timed(lambda: finish(SearchQuotes(library, QuoteQuestion(by="a"), search)))
    print(f"  the first question, which reads the articles and the names: {first:.0f} ms")
    kept = [_line(library, connection, search, *case) for case in _cases(people)]
    return all(kept)


def _line(
    library: Library,
    connection: Connection,
    search: QuoteSearch,
    name: str,
    question: QuoteQuestion,
    bare: tuple[str, str] | None,
) -> bool:
    times, floor, found = [], [], 0
    for _ in range(TIMES):
        begin = time.perf_counter()
        hits = finish(SearchQuotes(library, question, search))
        times.append((time.perf_counter() - begin) * 1000)
        found = len(hits.quotes)
        if bare is not None:
            floor.append(timed(lambda: connection.execute(bare[0], (bare[1].replace('"', ""),)).fetchall()))
    kept = p95(times) <= AT_MOST_MS
    beside = f"bare {median(floor):.1f} ms" if floor else ""
    print(
        f"{' ' if kept else '!'} {name:<34} {found:>4} found  {median(times):6.1f} ms, p95 {p95(times):6.1f}  {beside}",
        flush=True,
    )
    return kept


def _make(path: Path, articles: int) -> list[str]:
    """Make the library; return the names of the people, those who speak oftenest first."""
    chance = random.Random(15)
    words = news_words(chance)
    people = [
        f"{one.capitalize()} {other.capitalize()}" for one, other in zip(*[islice(words, PEOPLE)] * 2, strict=False)
    ]
    text = "A report.\n\n"
    quote = Quote(
        "q0",
        Span(0, 1),
        Kind.DIRECT,
        Provenance(Origin.RULE, rule="quote", score=0.9),
        speakers=(Speaker(Span(2, 8), "e0"),),
    )
    with Library.open(path) as library:
        library.add(
            Record.of(
                Article("a0", "A report", text, sha256(text), published="2020-01-01"),
                entities=[Entity("e0", "Ada", "PERSON")],
                quotes=[quote],
            )
        )
    with closing(connect(path)) as connection:
        article = copying(connection, "articles", ("id", "text", "sha256", "published"))
        one = copying(connection, "quotes", ("article_id", "id", "start", '"end"', "text", "speakers"))
        name = copying(connection, "entities", ("article_id", "id", "name"))
        for first in range(1, articles + 1, 1000):
            connection.execute("BEGIN")
            for number in range(first, min(first + 1000, articles + 1)):
                text, rows = "A report.\n\n", []
                here = [people[min(int(chance.expovariate(1 / 400)), len(people) - 1)] for _ in range(NAMES)]
                for at in range(QUOTES):
                    spoken = " ".join(islice(words, LENGTH))
                    start = len(text) + 1
                    text += _TEXT.format(spoken, here[at])
                    rows.append(
                        (
                            f"a{number}",
                            f"q{at}",
                            start,
                            start + len(spoken),
                            spoken,
                            f'[{{"span":null,"entity":"e{at}","resolution":null}}]',
                        )
                    )
                day = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
                connection.execute(article, (f"a{number}", text, sha256(text), day))
                connection.executemany(one, rows)
                connection.executemany(name, [(f"a{number}", f"e{at}", who) for at, who in enumerate(here)])
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    print(f"  {articles:,} articles with {articles * QUOTES:,} quotes\n", flush=True)
    return people


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
