"""Utterances: chains of quotes that belong together; one utterance is one card on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from editorial.domain.annotation import Kind, Quote, Resolution, Speaker, Status


class Utterance(NamedTuple):
    """Quotes that belong together, in text order, and the quotes nested in them.

    `pieces` are the quotes joined by `continues`, and a mixed quote with the direct quotes that it lists.
    """

    pieces: tuple[Quote, ...]
    nested: tuple[Quote, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the utterance: that of its first piece."""
        return self.pieces[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the pieces."""
        return tuple(piece.id for piece in self.pieces)

    @property
    def kind(self) -> Kind:
        """Return the kind shown on the card: DIRECT if any piece is direct, else the kind of the first piece."""
        kinds = {piece.kind for piece in self.pieces}
        return Kind.DIRECT if Kind.DIRECT in kinds else self.pieces[0].kind

    @property
    def apart(self) -> tuple[Quote, ...]:
        """Return the pieces whose words are in no other one."""
        return tuple(piece for piece in self.pieces if not any(_has_words_of(one, piece) for one in self.pieces))

    @property
    def clauses(self) -> tuple[Quote, ...]:
        """Return the pieces that are reported clauses."""
        return tuple(piece for piece in self.pieces if piece.kind in {Kind.INDIRECT, Kind.MIXED})

    @property
    def status(self) -> Status:
        """Return SUGGESTED while any piece is undecided, else the status of the first piece."""
        undecided = any(not piece.status.decided for piece in self.pieces)
        return Status.SUGGESTED if undecided else self.pieces[0].status

    @property
    def speaking(self) -> Quote | None:
        """Return the piece whose speakers are shown: the first with an open claim, else the first with speakers."""
        spoken = [piece for piece in self.pieces if piece.speakers]
        return next((piece for piece in spoken if open_claims((piece,))), spoken[0] if spoken else None)

    @property
    def speaker(self) -> Speaker | None:
        """Return the main speaker: the first one of the piece whose speakers are shown, or None."""
        return self.speaking.speakers[0] if self.speaking is not None else None

    @property
    def claim(self) -> Resolution | None:
        """Return the first undecided inferred claim about a speaker, or None."""
        return next((claim for claim in open_claims(self.pieces)), None)


def _has_words_of(one: Quote, piece: Quote) -> bool:
    """Return whether the words of another piece are in those of `one`; of two on the same words one has them."""
    return one is not piece and one.span.contains(piece.span) and (one.span != piece.span or one.id < piece.id)


def open_claims(pieces: Iterable[Quote]) -> list[Resolution]:
    """Return the undecided inferred claims about the speakers of `pieces`."""
    claims = (speaker.resolution for piece in pieces for speaker in piece.speakers)
    return [claim for claim in claims if claim is not None and claim.inferred and not claim.status.decided]


def is_open(quote: Quote) -> bool:
    """Return whether no editor decided a quote or a claim about its speakers."""
    decided = any(one.resolution is not None and one.resolution.status.decided for one in quote.speakers)
    return not quote.status.decided and not decided


def speakers_joined(earlier: Iterable[Quote], later: Iterable[Quote]) -> tuple[Speaker, ...]:
    """Return who said two utterances that are joined: as the earlier says, or the later if only that is decided.

    Empty if nobody is known.
    """
    first, second = ([piece for piece in pieces if piece.speakers] for pieces in (earlier, later))
    decided = first and all(map(is_open, first)) and not all(map(is_open, second))
    return next((piece.speakers for piece in (second if decided else first)), ())


def utterances(quotes: Mapping[str, Quote]) -> list[Utterance]:
    """Return the utterances of `quotes` in text order; rejected quotes belong to none."""
    standing = {key: quote for key, quote in quotes.items() if quote.status is not Status.REJECTED}
    roots = _roots(standing)
    chains: dict[str, list[Quote]] = {}
    nested: dict[str, list[Quote]] = {}
    for quote in standing.values():
        host = _host(quote, standing)
        if host.within is not None:
            continue  # nested in a quote that was rejected
        target = chains if host is quote else nested
        target.setdefault(roots[host.id], []).append(quote)
    built = [
        Utterance(tuple(sorted(chain, key=_place)), tuple(sorted(nested.get(root, ()), key=_place)))
        for root, chain in chains.items()
    ]
    return sorted(built, key=lambda utterance: _place(utterance.pieces[0]))


def tied(quotes: Iterable[Quote]) -> dict[str, set[str]]:
    """Return the connected components of the links between quotes: for each id, the ids connected with it.

    Ids that a quote points at are included, and links count in both directions. The utterances of a component depend
    on its own quotes only.
    """
    sets: dict[str, set[str]] = {}
    for quote in quotes:
        own = sets.setdefault(quote.id, {quote.id})
        for other in linked(quote):
            there = sets.setdefault(other, {other})
            if there is not own:
                small, own = sorted((own, there), key=len)
                own |= small
                sets |= dict.fromkeys(small, own)
    return sets


def linked(quote: Quote) -> tuple[str, ...]:
    """Return the ids of the quotes that a quote points at."""
    return tuple(key for key in (quote.continues, quote.within, *quote.quoted) if key is not None)


def circular(quotes: Mapping[str, Quote], name: str) -> str | None:
    """Follow the links of the field `name` (continues or within), each quote once; return one that leads to itself."""
    good: set[str] = set()
    for first in quotes:
        chain: set[str] = set()
        following: str | None = first
        while following is not None and following not in good and following in quotes:
            if following in chain:
                return following
            chain.add(following)
            following = getattr(quotes[following], name)
        good |= chain
    return None


def _place(quote: Quote) -> tuple[int, int, str]:
    return quote.span.start, -quote.span.end, quote.id


def _host(quote: Quote, quotes: Mapping[str, Quote]) -> Quote:
    """Return the outermost quote that contains `quote`, or the quote itself."""
    seen = {quote.id}
    while quote.within and quote.within in quotes and quote.within not in seen:
        quote = quotes[quote.within]
        seen.add(quote.id)
    return quote


def _roots(quotes: Mapping[str, Quote]) -> dict[str, str]:
    """Return the id of the chain of each quote (union-find over `continues` and `quoted`)."""
    parent = {key: key for key in quotes}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for quote in quotes.values():
        for other in (quote.continues, *quote.quoted):
            if other in parent:
                parent[find(other)] = find(quote.id)
    return {key: find(key) for key in quotes}


def sentence_around(earlier: Sequence[Quote], piece: Quote) -> Quote | None:
    """Return the partly quoted sentence that contains a direct quote, or None."""
    mixed = (one for one in earlier if one.kind is Kind.MIXED and one.span.contains(piece.span))
    return next(mixed, None) if piece.kind is Kind.DIRECT else None
