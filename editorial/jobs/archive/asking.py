"""Questions to an archive: the quotes that are wanted, or how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from editorial.domain.quote_search import CountedBy, FoundQuote, QuoteCount, QuoteQuestion
from editorial.formats.shards.asking import counts, quotes
from editorial.formats.shards.shard_folder import ShardFolder


def found_quotes(folder: Path, question: QuoteQuestion) -> Iterator[FoundQuote]:
    """Yield the quotes of an archive that are wanted. Raises EditorialError."""
    return quotes(ShardFolder(folder), question)


def counted_quotes(folder: Path, question: QuoteQuestion, by: CountedBy) -> Iterator[QuoteCount]:
    """Yield how many of them there are of each. Raises EditorialError."""
    return counts(ShardFolder(folder), question, by)
