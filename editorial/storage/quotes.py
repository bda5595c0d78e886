"""Quotes over all articles of a library: those in marks near some words, all of these, and those that are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from editorial.storage import lazy
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from editorial.domain.elsewhere import LibraryQuote
    from editorial.domain.quote_search import QuoteFilter, QuoteQuestion, SpokenQuote
    from editorial.storage.sqlite.connections import Connection
    from editorial.storage.sqlite.spoken_reading import ListedArticle

AT_ONCE = 5_000
"""How many quotes are read from one snapshot."""
MOST_ARTICLES = 200
"""In how many articles at most is looked for the words of one quote."""


FIRST_ARTICLES = 25
"""From how many articles the first quotes that are wanted are read; each further batch is twice as large."""

AT_ONCE_ARTICLES = 400
"""From how many articles at most quotes that are wanted are read from one snapshot."""


class Quotes:
    """Reads quotes across articles, a batch at a time, so that others can read and write between."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def near(self, words: Sequence[tuple[str, str, int]], besides: str) -> list[LibraryQuote]:
        """Return the quotes of articles in which two words stand near each other: at most so many words between them.

        One article is left out; at most `MOST_ARTICLES` are looked at. Raises StorageError.
        """
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.quotes_near(connection, words, besides, MOST_ARTICLES)

    def of_article(self, article: str) -> list[LibraryQuote]:
        """Return the quotes of the article with an id, in the order of the text. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.quotes_of_article(connection, article)

    def every(self) -> Iterator[list[tuple[int, LibraryQuote]]]:
        """Yield all quotes, a batch at a time, each with the number of its row. Raises StorageError."""
        after, last = 0, AT_ONCE
        while last == AT_ONCE:
            with self._transactions.raw_snapshot() as connection:
                found = lazy.quote_reading.every_quote(connection, after, AT_ONCE)
            yield found
            last = len(found)
            after = found[-1][0] if found else after

    def in_rows(self, rows: Sequence[int]) -> dict[int, LibraryQuote]:
        """Return the quotes in some rows, by their numbers. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.quotes_in_rows(connection, rows)

    def spoken(self, question: QuoteQuestion) -> Iterator[tuple[float, list[SpokenQuote]]]:
        """Yield the quotes that are wanted, as `QuoteSearch.spoken` does. Raises StorageError."""
        return self.search().spoken(question)

    def search(self) -> QuoteSearch:
        """Return what answers questions about the quotes of the library as it is now."""
        return QuoteSearch(self._transactions)

    def count(self) -> int:
        """Return how many quotes of any kind the library has. Raises StorageError."""
        with self._transactions.raw_snapshot() as connection:
            return lazy.quote_reading.count(connection)


class QuoteSearch:
    """Answers questions about the quotes of a library; keeps which articles and names there were at the first one."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._articles: list[ListedArticle] | None = None
        self._names: list[str] | None = None

    def spoken(self, question: QuoteQuestion) -> Iterator[tuple[float, list[SpokenQuote]]]:
        """Yield the quotes that are wanted, those of the latest articles first, some articles at a time.

        Beside each batch stands the share (0..1) of the articles looked at by then; the first batches are small.
        Raises StorageError.
        """
        from editorial.domain.quote_search import QuoteFilter  # noqa: PLC0415 - a start looks for no quotes

        quotes = QuoteFilter(question)
        with self._transactions.raw_snapshot() as connection:
            listed = lazy.spoken_reading.listed(connection, quotes) if quotes.by_somebody else frozenset()
            entities = self._wanted_entities(connection, quotes, listed)
            articles = self._wanted_articles(connection, question, entities)
        begin, size = 0, FIRST_ARTICLES
        while begin < len(articles):
            with self._transactions.raw_snapshot() as connection:
                found = lazy.spoken_reading.spoken(connection, articles[begin : begin + size], quotes, entities)
            begin, size = begin + size, min(2 * size, AT_ONCE_ARTICLES)
            yield min(1.0, begin / len(articles)), [one for one in found if quotes.takes_speaker(one, listed)]

    def _wanted_entities(
        self, connection: Connection, quotes: QuoteFilter, listed: Collection[str]
    ) -> dict[str, set[str]] | None:
        """Return who is wanted as a speaker, entities by article; None for anybody, or for too many to look them up."""
        if not quotes.by_somebody:
            return None
        if self._names is None:
            self._names = lazy.spoken_reading.every_name(connection)
        names = [name for name in self._names if quotes.takes_name(name)]
        if len(names) > lazy.spoken_reading.MOST_NAMES:
            return None
        return lazy.spoken_reading.entities_called(connection, names, listed)

    def _wanted_articles(
        self, connection: Connection, question: QuoteQuestion, entities: Mapping[str, Collection[str]] | None
    ) -> list[ListedArticle]:
        if self._articles is None:
            self._articles = lazy.spoken_reading.every_article(connection)
        found = self._articles
        if question.since or question.until or question.source:
            found = [one for one in found if question.takes_article(one.date, one.source)]
        if any(len(word) > 1 for term in question.terms for word in term.words):
            there = lazy.spoken_reading.articles_with(connection, question.words)
            found = [one for one in found if one.number in there]
        if question.verified:
            there = lazy.spoken_reading.verified_articles(connection)
            found = [one for one in found if one.number in there]
        if entities is not None:
            there = lazy.spoken_reading.articles_with(connection, question.by)  # somebody without a name may be meant
            found = [one for one in found if one.id in entities or one.number in there]
        return found
