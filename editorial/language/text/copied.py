"""Articles as they are read, and what was found in them as it stands in the text as stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from editorial.domain.annotation import Quote
from editorial.domain.article import Article, Zone
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span
from editorial.language.text.reading_copy import ReadingCopy


def as_read(article: Article, copy: ReadingCopy | None) -> Article:
    """Return the article with the text of its reading copy, if there is one.

    A zone that ends in the middle of a line of the copy is left out: its line was the beginning of a wrapped paragraph.
    """
    if copy is None:
        return article
    zones = ((zone, copy.in_copy(zone.span)) for zone in article.zones)
    whole = tuple(
        Zone(span, zone.kind) for zone, span in zones if span is not None and copy.text[span.end : span.end + 1] != " "
    )
    return replace(article, text=copy.text, zones=whole)


def as_stored(found: Suggestions, copy: ReadingCopy | None) -> Suggestions:
    """Return suggestions for a reading copy with their spans in the text as stored."""
    if copy is None:
        return found
    stored = copy.in_text
    return replace(
        found,
        mentions=tuple(replace(mention, span=stored(mention.span)) for mention in found.mentions),
        quotes=tuple(_quote(quote, stored) for quote in found.quotes),
        possibly_missed=tuple(replace(missed, span=stored(missed.span)) for missed in found.possibly_missed),
    )


def _quote(quote: Quote, stored: Callable[[Span], Span]) -> Quote:
    speakers = tuple(
        speaker if speaker.span is None else replace(speaker, span=stored(speaker.span)) for speaker in quote.speakers
    )
    cue = None if quote.cue is None else stored(quote.cue)
    return replace(quote, span=stored(quote.span), cue=cue, speakers=speakers)
