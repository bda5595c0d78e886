"""The same words in the quotes of other articles, in a library of 100,000 articles with 600,000 quotes.

How long the look-up of one quote takes, beside the bare query of the search index with the driver, and how long the
list of all pairs, with the memory that it takes. One quote in fifty repeats an earlier one, every tenth of these with a
word replaced: how many of them are found is said as well. A mark ! stands before what misses an aim. --articles makes
the library smaller.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from _arguments import parser
from _copying import copying
from _figures import median, p95
from _prose import news_words

from editorial.domain.annotation import Kind, Origin, Provenance, Quote
from editorial.domain.article import Article
from editorial.domain.elsewhere import LibraryQuote
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.jobs.elsewhere import ListPairs, same_words
from editorial.jobs.progress import finish
from editorial.language.checking.elsewhere import QuoteComparer, telling_words
from editorial.storage.library import Library
from editorial.storage.quotes import MOST_ARTICLES
from editorial.storage.sqlite.connections import Connection, connect

ARTICLES, QUOTES, LENGTH = 100_000, 6, 20
LOOK_UPS, AT_MOST_MS = 300, 50.0
_TEXT = "“{}.” Then the talk went on.\n\n"


def main(arguments: Sequence[str]) -> int:
    """Make the library, measure and print; return 1 if an aim is missed."""
    options = parser(__doc__)
    options.add_argument("--articles", type=int, default=ARTICLES)
    articles = options.parse_args(arguments).articles
    print(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        repeated = _make(path, articles)
        with Library.open(path) as library, closing(connect(path)) as connection:
            kept = _look_ups(library, connection, repeated)
            before, begin = _held(), time.perf_counter()
            pairs = finish(ListPairs(library))
            seconds = time.perf_counter() - begin
            print(
                f"  all pairs of {pairs.quotes:,} quotes: {len(pairs.found):,} pairs of {len(repeated):,} made, in "
                f"{seconds:.0f} s; {_held() - before:.0f} MB more than before"
            )
    return 0 if kept else 1


def _held() -> float:
    """Return the most memory that the process held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make(path: Path, articles: int) -> list[tuple[str, LibraryQuote]]:
    """Make the library; return the quotes that repeat an earlier one, each with the id of its article."""
    chance = random.Random(14)
    words = news_words(chance)
    text = "A report.\n\n"
    quote = Quote("q0", Span(0, 1), Kind.DIRECT, Provenance(Origin.RULE, rule="quote"))
    with Library.open(path) as library:
        library.add(Record.of(Article("a0", "A report", text, sha256(text)), quotes=[quote]))
    said: list[str] = []
    repeated: list[tuple[str, LibraryQuote]] = []
    with closing(connect(path)) as connection:
        copy_article = copying(connection, "articles", ("id", "text", "sha256"))
        copy_quote = copying(connection, "quotes", ("article_id", "id", "start", '"end"', "text"))
        for first in range(1, articles + 1, 1000):
            connection.execute("BEGIN")
            for number in range(first, min(first + 1000, articles + 1)):
                text, rows = "A report.\n\n", []
                for at in range(QUOTES):
                    source = chance.choice(said) if said and chance.random() < 0.02 else ""
                    spoken = _repeat(source, words, chance) if source else " ".join(next(words) for _ in range(LENGTH))
                    start = len(text) + 1
                    text += _TEXT.format(spoken)
                    rows.append((f"a{number}", f"q{at}", start, start + len(spoken), spoken))
                    if source:
                        place = Span(start, start + len(spoken))
                        repeated.append(
                            (f"a{number}", LibraryQuote(f"a{number}", "", "", False, f"q{at}", place, spoken))
                        )
                    elif number % 20 == 0:
                        said.append(spoken)
                connection.execute(copy_article, (f"a{number}", text, sha256(text)))
                connection.executemany(copy_quote, rows)
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    print(f"  {articles:,} articles with {articles * QUOTES:,} quotes\n", flush=True)
    return repeated


def _repeat(words: str, others: Iterator[str], chance: random.Random) -> str:
    """Return words again, every tenth time with one replaced."""
    again = words.split()
    if chance.random() < 0.1:
        again[chance.randrange(len(again))] = next(others)
    return " ".join(again)


def _look_ups(library: Library, connection: Connection, repeated: Sequence[tuple[str, LibraryQuote]]) -> bool:
    comparer = QuoteComparer("en")
    times: list[float] = []
    bare: list[float] = []
    found = 0
    some = random.Random(1).sample(repeated, min(LOOK_UPS, len(repeated)))
    for _article, quote in some:
        begin = time.perf_counter()
        found += bool(same_words(library, comparer, quote, "en"))
        times.append((time.perf_counter() - begin) * 1000)
        near = telling_words(quote.words, "en")
        expression = " OR ".join(f'NEAR("{first}" "{second}", {between + 1})' for first, second, between in near)
        begin = time.perf_counter()
        connection.execute(
            "SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT ?", (expression, MOST_ARTICLES)
        ).fetchall()
        bare.append((time.perf_counter() - begin) * 1000)
    kept = p95(times) <= AT_MOST_MS
    print(
        f"{' ' if kept else '!'} look-up: {found} of {len(some)} found, median {median(times):.1f} ms, p95 "
        f"{p95(times):.1f} ms; the bare query {median(bare):.1f} and {p95(bare):.1f} ms",
        flush=True,
    )
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
