"""What is wrong with each suggested quote, by the right answers."""

from __future__ import annotations

from collections.abc import Sequence

from hand_time.answers import LAYERS, Layer, RightAnswers, RightQuote
from hand_time.causes import Cause
from hand_time.edges import Ends
from hand_time.fates import Fates
from hand_time.pairing import paired, quote_closeness, unpaired
from hand_time.speakers import wrong_speaker

from editorial.domain.annotation import Kind, Quote, Status
from editorial.domain.measures.bounds import bare
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.desk import Desk
from editorial.review.outline import Item, ItemKind

ALIKE, UNSURE = 0.5, 0.4
"""Which share of the words a quote has in common with the right one, or with a stretch that may be one."""


def compared(quote: Quote, layer: Layer) -> bool:
    """Return whether a quote counts in a layer: it was not rejected, and is not inside another one."""
    return quote.status is not Status.REJECTED and quote.within is None and LAYERS[quote.kind] is layer


class QuoteFates(Fates):
    """Compares the quotes of the open article with the right ones, as both are at the moment."""

    def __init__(self, desk: Desk, answers: RightAnswers) -> None:
        self.unsure, self.right = answers.unsure, answers.quotes or ()
        self.text = answers.article.text
        super().__init__(desk)
        self._close = quote_closeness(self.text)

    def _pair(self, record: Record) -> dict[str, int]:
        """Return the pairs within each layer."""
        pairs: dict[str, int] = {}
        for layer in Layer:
            numbers = [number for number, right in enumerate(self.right) if right.layer is layer]
            spans = {key: quote.span for key, quote in record.quotes.items() if compared(quote, layer)}
            found = paired(spans, [self.right[number].span for number in numbers], self._close, ALIKE)
            pairs |= {key: numbers[number] for key, number in found.items()}
        return pairs

    def of(self, quote: Quote) -> RightQuote | None:
        """Return the right quote that this one is meant for."""
        number = self.pairs().get(quote.id)
        return self.right[number] if number is not None else None

    def accepted(self, quote: Quote) -> bool:
        """Return whether a quote may stay although no right one is like it: a term, or what the file is unsure of."""
        return quote.kind is Kind.TERM or any(self._close(quote.span, one) >= UNSURE for one in self.unsure)

    def missed(self) -> list[int]:
        """Return the numbers of the right quotes that nothing was suggested or added for; terms need not be there."""
        return [number for number in unpaired(self.right, self.pairs()) if self.right[number].kind is not Kind.TERM]

    def wants(self, item: Item) -> bool:
        """Return whether something is left to do: it is undecided, or the words or the speaker are wrong."""
        assert item.utterance is not None
        if item.undecided or item.kind is ItemKind.CLAIM:
            return item.undecided
        pieces = item.utterance.pieces
        open_claim = item.utterance.claim is not None
        return any(
            self.wrong_kind(p, r) or self.wrong_edge(p, r) or (not open_claim and self.wrong_voice(pieces))
            for p in pieces
            if (r := self.of(p)) is not None
        )

    def wrong_kind(self, piece: Quote, right: RightQuote) -> bool:
        """Return whether a term is a quote or the other way round."""
        return (piece.kind is Kind.TERM) != (right.kind is Kind.TERM)

    def wrong_edge(self, piece: Quote, right: RightQuote) -> bool:
        """Return whether the words are too many or too few."""
        return bare(self.text, piece.span) != bare(self.text, right.span)

    def wrong_voice(self, pieces: Sequence[Quote]) -> tuple[Cause, RightQuote] | None:
        """Return what is wrong with the speaker of the first piece where something is, and the right quote."""
        for piece in pieces:
            right = self.of(piece)
            if right is not None and right.kind is not Kind.TERM:
                cause = wrong_speaker(self.record, piece, right)
                if cause is not None:
                    return cause, right
        return None

    def ends(self, right: Span) -> Ends:
        """Return what says which ends of a quote are right."""
        start, end = bare(self.text, right)

        def right_ends(span: Span) -> tuple[bool, bool]:
            found = bare(self.text, span)
            return found[0] == start, found[1] == end

        return right_ends
