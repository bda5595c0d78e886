"""Finds the quotes of an article that was read in pieces, and numbers them through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.annotation import Mention, Quote, Speaker
from editorial.domain.article import Article, Zone
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span
from editorial.language.found import Found
from editorial.language.names_read import Piece
from editorial.language.quotes import find_quotes


def find_quotes_in(pieces: Sequence[Piece], article: Article, found: Found, options: FindOptions) -> tuple[Quote, ...]:
    """Return the quotes of the article; ids `q1`… in order of the text.

    Of an article in several pieces each is searched by itself: an utterance does not run on over their border.
    """
    if len(pieces) == 1:
        return find_quotes(pieces[0].doc, article, found.entities, found.mentions, options)
    quotes: list[Quote] = []
    for piece in pieces:
        here = Span(piece.offset, piece.offset + max(1, len(piece.doc.text)))
        part = replace(article, text=piece.doc.text, zones=tuple(_zones(article, here)))
        mentions = [_move_mention(m, -piece.offset) for m in found.mentions if here.contains(m.span)]
        part_quotes = find_quotes(piece.doc, part, found.entities, mentions, options)
        quotes += _renumber(part_quotes, len(quotes), piece.offset)
    return tuple(quotes)


def _zones(article: Article, here: Span) -> list[Zone]:
    return [
        replace(
            zone, span=Span(max(zone.span.start, here.start) - here.start, min(zone.span.end, here.end) - here.start)
        )
        for zone in article.zones
        if zone.span.overlaps(here)
    ]


def _move_mention(mention: Mention, by: int) -> Mention:
    return replace(mention, span=_move(mention.span, by))


def _move(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _renumber(quotes: Sequence[Quote], before: int, offset: int) -> list[Quote]:
    """Give the quotes of one piece the ids and offsets they have in the whole article."""
    ids = {quote.id: f"q{number}" for number, quote in enumerate(quotes, before + 1)}
    return [
        replace(
            quote,
            id=ids[quote.id],
            span=_move(quote.span, offset),
            continues=ids.get(quote.continues or ""),
            within=ids.get(quote.within or ""),
            quoted=tuple(ids[i] for i in quote.quoted if i in ids),
            cue=_move(quote.cue, offset) if quote.cue else None,
            speakers=tuple(_move_speaker(speaker, offset) for speaker in quote.speakers),
        )
        for quote in quotes
    ]


def _move_speaker(speaker: Speaker, by: int) -> Speaker:
    return replace(speaker, span=_move(speaker.span, by)) if speaker.span else speaker
