"""The outline of an article: its findings as items to go through, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from editorial.domain.annotation import Entity, Kind, Mark, Mention, Quote, Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.suggestions import PossiblyMissed
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance, open_claims, utterances

DOUBTFUL = 0.7
"""A suggestion whose score is below this needs attention."""


class ItemKind(StrEnum):
    """What an item is about."""

    QUOTE = "quote"
    REPORTED = "reported"
    TERM = "term"
    CLAIM = "claim"
    NAME = "name"
    MENTION = "mention"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown on demand: rejected annotations, and the mentions of opened groups (entity ids) one by one."""

    rejected: bool = False
    opened: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: an utterance, who speaks in it, a name with its mentions, one mention.

    `key` stays the same while the item exists; `refs` are the rows that a decision on it decides; `span` is where it
    first stands in the text; `score` the lowest of what is undecided (None if nothing is); `attention` says that an
    editor should look twice.
    """

    key: str
    kind: ItemKind
    refs: tuple[Ref, ...]
    span: Span
    undecided: bool
    attention: bool
    score: float | None = None
    utterance: Utterance | None = None
    entity: str | None = None

    @property
    def doubt(self) -> float:
        """Return how doubtful the item is, in 0..1; what is decided is not doubtful at all."""
        if not self.undecided and not self.attention:
            return 0.0
        return 1.0 - (self.score if self.score is not None else 0.5)


class Outline:
    """The items of one record in the order of the text; never changed in place."""

    def __init__(self, record: Record, shown: Shown | None = None, missed: Iterable[PossiblyMissed] = ()) -> None:
        """Work out the items of `record`; `missed` are stretches that may be names and are none yet."""
        self.record = record
        shown = shown or Shown()
        items = [*_quote_items(record, shown), *_name_items(record, shown), *_missed_items(record, missed)]
        self.items: tuple[Item, ...] = tuple(sorted(items, key=_order))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item.key: place for place, item in enumerate(self.items)}

    @cached_property
    def _by_ref(self) -> dict[Ref, Item]:
        found: dict[Ref, Item] = {}
        for item in self.items:
            if item.kind is not ItemKind.CLAIM:
                found |= dict.fromkeys(item.refs, item)
                for nested in item.utterance.nested if item.utterance else ():
                    found.setdefault(Ref(Table.QUOTE, nested.id), item)
        return found

    def get(self, key: str | None) -> Item | None:
        """Return the item of that key, or None."""
        place = self._places.get(key) if key is not None else None
        return None if place is None else self.items[place]

    def at(self, ref: Ref) -> Item | None:
        """Return the item that stands for the row, or None."""
        return self._by_ref.get(ref)

    def of_kind(self, *kinds: ItemKind) -> tuple[Item, ...]:
        """Return the items of these kinds, in the order of the text."""
        return tuple(item for item in self.items if item.kind in kinds)

    def following(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the item after `key`; if that is gone, the first at or after the `offset` (code points)."""
        place = self._places.get(key) if key is not None else None
        start = place + 1 if place is not None else self._first_from(offset)
        return self.items[start] if start < len(self.items) else None

    def preceding(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the item before `key`; if that is gone, the last before the `offset` (code points)."""
        place = self._places.get(key) if key is not None else None
        start = (place if place is not None else self._first_from(offset)) - 1
        return self.items[start] if start >= 0 else None

    def undecided_after(self, key: str | None, offset: int = 0) -> Item | None:
        """Return the next item that nobody has decided, going round to the start; None if all are."""
        place = self._places.get(key) if key is not None else None
        start = place + 1 if place is not None else self._first_from(offset)
        return next((item for item in (*self.items[start:], *self.items[:start]) if item.undecided), None)

    def _first_from(self, offset: int) -> int:
        return bisect_left(self.items, (offset, -1, ""), key=lambda item: (item.span.start, -1, ""))

    @cached_property
    def by_doubt(self) -> tuple[Item, ...]:
        """Return the items that need attention, the most doubtful first."""
        wanted = (item for item in self.items if item.attention)
        return tuple(sorted(wanted, key=lambda item: (-item.doubt, item.span)))

    def next_doubtful(self, key: str | None) -> Item | None:
        """Return the item that needs attention after `key` in the order of doubt, going round; None if none does."""
        return self._doubtful(key, 1)

    def previous_doubtful(self, key: str | None) -> Item | None:
        """Return the item that needs attention before `key` in the order of doubt, going round; None if none does."""
        return self._doubtful(key, -1)

    def _doubtful(self, key: str | None, step: int) -> Item | None:
        order = self.by_doubt
        if not order:
            return None
        current = self.get(key)
        if current is None:
            return order[0 if step > 0 else -1]
        if current.attention:
            return order[(order.index(current) + step) % len(order)]
        doubts = [-item.doubt for item in order]
        place = bisect_right(doubts, -current.doubt) if step > 0 else bisect_left(doubts, -current.doubt) - 1
        return order[place % len(order)]


def _order(item: Item) -> tuple[int, int, str]:
    """Order by the text; who speaks comes right after the words."""
    return item.span.start, 1 if item.kind is ItemKind.CLAIM else 0, item.key


def _quote_items(record: Record, shown: Shown) -> Iterator[Item]:
    for utterance in utterances(record.quotes):
        refs = tuple(Ref(Table.QUOTE, key) for key in utterance.ids)
        kind = {Kind.DIRECT: ItemKind.QUOTE, Kind.TERM: ItemKind.TERM}.get(utterance.kind, ItemKind.REPORTED)
        open_pieces = [piece for piece in utterance.pieces if not piece.status.decided]
        score = _lowest(piece.provenance.score for piece in open_pieces)
        marked = any(piece.marks for piece in utterance.pieces)
        doubtful = bool(open_pieces) and (score is None or score < DOUBTFUL or _voiceless(utterance))
        first = utterance.pieces[0].span
        yield Item(f"{kind}:{utterance.id}", kind, refs, first, bool(open_pieces), doubtful or marked, score, utterance)
        if any(s.resolution and s.resolution.inferred for piece in utterance.pieces for s in piece.speakers):
            claims = open_claims(utterance.pieces)
            sure = _lowest(claim.score for claim in claims)
            yield Item(
                f"claim:{utterance.id}", ItemKind.CLAIM, refs, first, bool(claims), bool(claims), sure, utterance
            )
    if shown.rejected:
        for quote in record.quotes.values():
            if quote.status is Status.REJECTED:
                yield _rejected_quote(quote)


def _voiceless(utterance: Utterance) -> bool:
    return utterance.kind is not Kind.TERM and utterance.speaker is None


def _rejected_quote(quote: Quote) -> Item:
    kind = ItemKind.TERM if quote.kind is Kind.TERM else ItemKind.QUOTE
    utterance = Utterance((quote,))
    refs = (Ref(Table.QUOTE, quote.id),)
    return Item(
        f"{kind}:{quote.id}", kind, refs, quote.span, undecided=False, attention=bool(quote.marks), utterance=utterance
    )


def _name_items(record: Record, shown: Shown) -> Iterator[Item]:
    groups: dict[str, list[Mention]] = {}
    for mention in record.mentions.values():
        if shown.rejected or mention.status is not Status.REJECTED:
            groups.setdefault(mention.entity or f"?{mention.id}", []).append(mention)
    for key, mentions in groups.items():
        mentions.sort(key=lambda mention: mention.span)
        entity = record.entities.get(key)
        if entity is None or key in shown.opened:
            yield from (_mention_item(mention, key) for mention in mentions)
        else:
            yield _group_item(entity, mentions)


def _group_item(entity: Entity, mentions: list[Mention]) -> Item:
    undecided = [mention for mention in mentions if not mention.status.decided]
    score = _lowest(mention.provenance.score for mention in undecided)
    marked = any(mention.marks for mention in mentions)
    mixed = len({mention.label for mention in mentions}) > 1
    doubtful = bool(undecided) and (score is None or score < DOUBTFUL or mixed)
    refs = (Ref(Table.ENTITY, entity.id), *(Ref(Table.MENTION, mention.id) for mention in mentions))
    return Item(
        f"name:{entity.id}",
        ItemKind.NAME,
        refs,
        mentions[0].span,
        bool(undecided),
        doubtful or marked,
        score,
        entity=entity.id,
    )


def _mention_item(mention: Mention, entity: str) -> Item:
    score = mention.provenance.score
    undecided = not mention.status.decided
    attention = bool(mention.marks) or (undecided and (score is None or score < DOUBTFUL))
    refs = (Ref(Table.MENTION, mention.id),)
    return Item(
        f"mention:{mention.id}", ItemKind.MENTION, refs, mention.span, undecided, attention, score, entity=entity
    )


def _missed_items(record: Record, missed: Iterable[PossiblyMissed]) -> Iterator[Item]:
    taken = bytearray(len(record.article.text))
    for mention in record.mentions.values():
        taken[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    for stretch in missed:
        if not any(taken[stretch.span.start : stretch.span.end]):
            key = f"missed:{stretch.span.start}"
            yield Item(key, ItemKind.MISSED, (), stretch.span, undecided=False, attention=False, score=stretch.score)


def _lowest(scores: Iterable[float | None]) -> float | None:
    return min((score for score in scores if score is not None), default=None)


def flagged(record: Record) -> int:
    """Return how many annotations carry a flag."""
    mentions = sum(Mark.FLAG in mention.marks for mention in record.mentions.values())
    return mentions + sum(Mark.FLAG in quote.marks for quote in record.quotes.values())
