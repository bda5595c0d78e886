"""The jobs that find the same words in other articles: for the quotes of one article, and all pairs of a library."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from editorial.domain.elsewhere import PAIR_FIELDS, LibraryQuote, Pair, SameWords
from editorial.domain.record import Record
from editorial.jobs.export_options import Replace
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.protecting import Protector
from editorial.jobs.table_writing import WriteTable
from editorial.language.checking.elsewhere import QuoteComparer, marks_of, telling_words
from editorial.storage.library import Library

_COMMON = 40
"""A mark that more quotes have is looked at for the first of them only: each of the others beside that one."""
_PARTS = 8
"""In how many parts the marks are sorted, so that it takes less memory."""
_AT_ONCE = 2_000
"""How many pairs are read and compared at once."""


class FindElsewhere:
    """Find the words of one article's quotes in the quotes of other articles."""

    words = "Looking for the same words in other articles"

    def __init__(self, library: Library, record: Record, only: Collection[str] | None = None) -> None:
        """Look for all quotes of an article, or for those with some ids `only`."""
        self._library, self._record, self._only = library, record, only

    def run(self, cancel: Cancel) -> Generator[Progress, None, Mapping[str, Sequence[SameWords]]]:
        """Return what was found, by the ids of the quotes that stand elsewhere. Raises Cancelled and StorageError."""
        comparer = QuoteComparer(self._record.article.language)
        own = self._library.quotes.of_article(self._record.article.id)
        quotes = [quote for quote in own if self._only is None or quote.quote in self._only]
        found: dict[str, Sequence[SameWords]] = {}
        for done, quote in enumerate(quotes):
            yield Progress(done, len(quotes), self.words)
            cancel.check()
            same = same_words(self._library, comparer, quote, self._record.article.language)
            if same:
                found[quote.quote] = same
        return found


def same_words(library: Library, comparer: QuoteComparer, quote: LibraryQuote, language: str) -> list[SameWords]:
    """Return the quotes of other articles with the words of this one, or nearly, the latest first.

    Raises StorageError.
    """
    near = telling_words(quote.words, language)
    if not near:
        return []
    others = library.quotes.near(near, quote.article)
    found = [same for other in others if (same := comparer.compare(quote, other)) is not None]
    return sorted(found, key=lambda same: same.other_than(quote.article).date, reverse=True)


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of quotes of different articles with the same words, or nearly; and how many quotes were looked at."""

    found: tuple[SameWords, ...]
    quotes: int


@dataclass(frozen=True, slots=True)
class ShownPairs:
    """Pairs in the order in which they are shown, and how many quotes were looked at."""

    pairs: tuple[Pair, ...]
    quotes: int


class ListPairs:
    """Find all pairs of quotes of different articles that have the same words, or nearly."""

    words = "Comparing the quotes of all articles"

    def __init__(self, library: Library, language: str = "en") -> None:
        self._library, self._language = library, language

    def run(self, cancel: Cancel) -> Generator[Progress, None, Pairs]:
        """Read the marks of all quotes, then compare those that share one. Raises Cancelled and StorageError."""
        total, quotes = self._library.quotes.count(), 0
        marks, rows = array("q"), array("q")
        for batch in self._library.quotes.every():
            yield Progress(quotes, total, "Reading the quotes of all articles")
            cancel.check()
            for row, quote in batch:
                own = list(marks_of(quote.words))
                marks.extend(own)
                rows.extend([row] * len(own))
            quotes += len(batch)
        pairs = list(dict.fromkeys(_pairs(marks, rows)))
        comparer = QuoteComparer(self._language)
        found: list[SameWords] = []
        for done in range(0, len(pairs), _AT_ONCE):
            yield Progress(done, len(pairs), self.words)
            cancel.check()
            found += _compared(self._library, comparer, pairs[done : done + _AT_ONCE])
        return Pairs(tuple(found), quotes)


class PairsOfQuotes:
    """Find the pairs of the quotes of one article, or of some of them, theirs first in each."""

    words = FindElsewhere.words

    def __init__(self, library: Library, record: Record, only: Collection[str] | None = None) -> None:
        """Look for all quotes, or for those with some ids `only`."""
        self._find, self._article = FindElsewhere(library, record, only), record.article.id
        self._quotes = len(record.quotes if only is None else only)

    def run(self, cancel: Cancel) -> Generator[Progress, None, ShownPairs]:
        """Find them, those of the latest articles first. Raises Cancelled and StorageError."""
        found = yield from self._find.run(cancel)
        pairs = [same.seen_from(self._article) for every in found.values() for same in every]
        return ShownPairs(tuple(sorted(pairs, key=lambda pair: pair.second.date, reverse=True)), self._quotes)


class PairsOfLibrary:
    """Find all pairs of a library, in each the quote of the earlier article first."""

    words = ListPairs.words

    def __init__(self, library: Library) -> None:
        self._list = ListPairs(library)

    def run(self, cancel: Cancel) -> Generator[Progress, None, ShownPairs]:
        """Find them, those of the latest articles first. Raises Cancelled and StorageError."""
        found = yield from self._list.run(cancel)
        pairs = (same.by_date for same in found.found)
        return ShownPairs(tuple(sorted(pairs, key=lambda pair: pair.second.date, reverse=True)), found.quotes)


def _pairs(marks: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows that share a mark."""
    for part in range(_PARTS):
        order = sorted((at for at, mark in enumerate(marks) if mark % _PARTS == part), key=marks.__getitem__)
        for _mark, numbers in groupby(order, key=marks.__getitem__):
            same = sorted({rows[number] for number in numbers})
            firsts = same if len(same) <= _COMMON else same[:1]
            for place, first in enumerate(firsts):
                yield from ((first, other) for other in islice(same, place + 1, None))


def _compared(library: Library, comparer: QuoteComparer, pairs: Sequence[tuple[int, int]]) -> Iterator[SameWords]:
    """Yield the pairs that have the same words, of different articles."""
    quotes = library.quotes.in_rows(sorted({row for pair in pairs for row in pair}))
    for one, other in pairs:
        if one in quotes and other in quotes and quotes[one].article != quotes[other].article:
            same = comparer.compare(quotes[one], quotes[other])
            if same is not None:
                yield same


def write_pairs(library: Library, pairs: Iterable[Pair], target: Path, replace: Replace = Replace.ANY) -> WriteTable:
    """Return the job that writes pairs of quotes to a file.

    Raises InputError if that is one of the library's own.
    """
    library.refuse_own_file(target)
    listed = Protector(library).listed
    return WriteTable(PAIR_FIELDS, (listed(pair.cells) for pair in pairs), target, replace)
