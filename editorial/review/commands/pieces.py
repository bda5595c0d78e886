"""Commands on the pieces of an utterance: join it with the one before, or part a piece from those before.

Neither decides the words or who said them: what was undecided stays so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from editorial.domain.annotation import Kind, Quote
from editorial.domain.errors import RuleError
from editorial.domain.record import Record
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.utterance import Utterance, is_open, sentence_around, speakers_joined, utterances
from editorial.review.commands.command import Command
from editorial.review.commands.quotes import quote_target
from editorial.review.draft import Draft


@dataclass(frozen=True, kw_only=True)
class Join(Command):
    """Join a quote with the utterance before it, whose speaker it gets; both are one utterance then.

    Where an editor decided who said the later one, and nobody who said the earlier, that one's open pieces get it.
    """

    quote: str

    def run(self, draft: Draft) -> None:
        """Link the first piece of the quote's utterance with the previous utterance.

        A piece inside a partly quoted sentence becomes a part of it; any other continues the last piece.
        """
        chains = _chains(draft)
        place = next((i for i, chain in enumerate(chains) if self.quote in chain.ids), None)
        if place is None:
            raise RuleError("a nested or rejected quote or a quoted term cannot be joined")
        if place == 0:
            raise RuleError("there is no quote before this one")
        earlier, later = chains[place - 1].pieces, chains[place].pieces
        around = sentence_around(earlier, later[0])
        if around is not None:
            draft.put(replace(around, quoted=(*around.quoted, later[0].id)))
        else:
            draft.change(later[0], continues=earlier[-1].id)
        if speakers := speakers_joined(earlier, later):
            for piece in (*earlier, *later):
                if piece.speakers != speakers and (piece in later or is_open(piece)):
                    draft.put(replace(draft.quote(piece.id), speakers=speakers))

    def summary(self, record: Record) -> Summary:
        """Return JOIN_QUOTES with the quote."""
        return Summary.of(SummaryCode.JOIN_QUOTES, target=quote_target(record, self.quote))


def _chains(draft: Draft) -> list[Utterance]:
    return utterances({quote.id: quote for quote in draft.quotes() if quote.kind is not Kind.TERM})


@dataclass(frozen=True, kw_only=True)
class Part(Command):
    """Part a piece, with those that continue it, from the pieces before; it starts an utterance of its own."""

    quote: str

    def run(self, draft: Draft) -> None:
        """Clear every link between the two. Raises RuleError if there is no piece before."""
        chain = next((one for one in _chains(draft) if self.quote in one.ids), None)
        if chain is None or chain.id == self.quote:
            raise RuleError("there is no piece before this one to part it from")
        moved = _moved(chain, self.quote)
        for piece in chain.pieces:
            _cut(draft, piece, set(chain.ids) - moved if piece.id in moved else moved)

    def summary(self, record: Record) -> Summary:
        """Return PART_QUOTES with the quote."""
        return Summary.of(SummaryCode.PART_QUOTES, target=quote_target(record, self.quote))


def _moved(chain: Utterance, key: str) -> set[str]:
    """Return the piece and all that hang on it: what continues it or is quoted in it, and so on."""
    moved, waiting = {key}, [key]
    while waiting:
        own = waiting.pop()
        quoted = next(piece.quoted for piece in chain.pieces if piece.id == own)
        more = {p.id for p in chain.pieces[1:] if p.continues == own or p.id in quoted} - moved
        moved |= more
        waiting += more
    return moved


def _cut(draft: Draft, piece: Quote, others: Collection[str]) -> None:
    """Clear what links a piece with others (ids)."""
    if piece.continues in others:
        draft.change(piece, continues=None)
    if not set(others).isdisjoint(piece.quoted):
        kept = tuple(key for key in piece.quoted if key not in others)
        draft.put(replace(draft.quote(piece.id), quoted=kept))
