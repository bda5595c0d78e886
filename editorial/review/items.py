"""Items to decide: one for each utterance, claim about a speaker, name, mention and possibly missed name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from editorial.domain.annotation import Entity, Kind, Mention, Quote, Status
from editorial.domain.article import Article, ZoneKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance, open_claims, utterances
from editorial.review.item_keys import ItemKind, MissedId, item_key, missed_id

DOUBTFUL = 0.7
"""Suggestions with a score below this need attention."""


_OUTSIDE = {ZoneKind.BYLINE: 0.5, ZoneKind.BOILERPLATE: 0.5}
"""Weight of a doubt in zones that are not part of the story; elsewhere it is 1."""


class OutlineOptions(NamedTuple):
    """Optional items of an outline: rejected annotations, and mentions of the `opened` groups (entity ids)."""

    rejected: bool = False
    opened: frozenset[str] = frozenset()


class Item(NamedTuple):
    """One item to decide: an utterance, its speaker, a name with its mentions, or one mention.

    `key` is stable while the item exists; `refs` are the rows that a decision on the item decides; `span` is its first
    position in the text; `score` is the lowest score of the undecided rows (None if all are decided); `weight` is the
    weight of a doubt, less than 1 outside the story; `attention` says that an editor should look closely; `notes` is
    the number of notes on it.
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
    weight: float = 1.0
    notes: int = 0

    @property
    def doubt(self) -> float:
        """Return how doubtful the item is, in 0..1; decided items without attention have 0."""
        if not self.undecided and not self.attention:
            return 0.0
        return self.weight * (1.0 - (self.score if self.score is not None else 0.5))


def order(item: Item) -> tuple[int, int, str]:
    """Return the sort key for text order; a claim about a speaker follows its utterance."""
    return item.span.start, 1 if item.kind is ItemKind.CLAIM else 0, item.key


def quote_items(quotes: Mapping[str, Quote], shown: OutlineOptions) -> Iterator[Item]:
    """Yield the items of quotes; all quotes connected with one of them by links must be included."""
    for utterance in utterances(quotes):
        refs = tuple(Ref(Table.QUOTE, key) for key in utterance.ids)
        yield _words_item(utterance, refs)
        if any(s.resolution and s.resolution.inferred for piece in utterance.pieces for s in piece.speakers):
            claims = open_claims(utterance.pieces)
            sure = _lowest(claim.score for claim in claims)
            span = utterance.pieces[0].span
            key = item_key(ItemKind.CLAIM, utterance.id)
            yield Item(key, ItemKind.CLAIM, refs, span, bool(claims), bool(claims), sure, utterance)
    if shown.rejected:
        for quote in quotes.values():
            if quote.status is Status.REJECTED:
                yield _rejected_quote(quote)


def _words_item(utterance: Utterance, refs: tuple[Ref, ...]) -> Item:
    kind = {Kind.DIRECT: ItemKind.QUOTE, Kind.TERM: ItemKind.TERM}.get(utterance.kind, ItemKind.REPORTED)
    open_pieces = [piece for piece in utterance.pieces if not piece.status.decided]
    score = _lowest(piece.provenance.score for piece in open_pieces)
    marked = any(piece.marks for piece in utterance.pieces)
    again = any(who.resolution and who.resolution.proposed_again for piece in open_pieces for who in piece.speakers)
    doubtful = bool(open_pieces) and (score is None or score < DOUBTFUL or again or _lacks_speaker(utterance))
    first = utterance.pieces[0].span
    key = item_key(kind, utterance.id)
    return Item(key, kind, refs, first, bool(open_pieces), doubtful or marked, score, utterance)


def _lacks_speaker(utterance: Utterance) -> bool:
    return utterance.kind is not Kind.TERM and utterance.speaker is None


def _rejected_quote(quote: Quote) -> Item:
    kind = ItemKind.TERM if quote.kind is Kind.TERM else ItemKind.QUOTE
    utterance = Utterance((quote,))
    key, refs = item_key(kind, quote.id), (Ref(Table.QUOTE, quote.id),)
    return Item(key, kind, refs, quote.span, undecided=False, attention=bool(quote.marks), utterance=utterance)


def group_of(mention: Mention) -> str:
    """Return the key of a mention's group: the id of its entity, or else a key that no entity has."""
    return mention.entity if mention.entity is not None else f"?{mention.id}"


def grouped(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Return the mentions by group, each group in text order."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(group_of(mention), []).append(mention)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda mention: (mention.span.start, mention.id))
    return groups


def name_items(record: Record, groups: Mapping[str, Sequence[Mention]], shown: OutlineOptions) -> Iterator[Item]:
    """Yield the items of groups of mentions."""
    for key, group in groups.items():
        mentions = group if shown.rejected else [one for one in group if one.status is not Status.REJECTED]
        entity = record.entities.get(key)
        if entity is None or key in shown.opened:
            yield from (_mention_item(record, mention, entity) for mention in mentions)
        elif mentions:
            yield _group_item(record, entity, mentions)


def name_keys(groups: Mapping[str, Sequence[Mention]]) -> Iterator[str]:
    """Yield every key that an item of these groups can have."""
    for key, group in groups.items():
        yield item_key(ItemKind.NAME, key)
        yield from [item_key(ItemKind.MENTION, mention.id) for mention in group]


def _group_item(record: Record, entity: Entity, mentions: Sequence[Mention]) -> Item:
    undecided = [mention for mention in mentions if not mention.status.decided]
    score = _lowest([mention.provenance.score for mention in undecided])
    marked = any(mention.marks for mention in mentions)
    doubtful = bool(undecided) and (score is None or score < DOUBTFUL or _is_mixed(mentions))
    return Item(
        item_key(ItemKind.NAME, entity.id),
        ItemKind.NAME,
        (Ref(Table.ENTITY, entity.id), *[Ref(Table.MENTION, mention.id) for mention in mentions]),
        mentions[0].span,
        bool(undecided),
        doubtful or marked,
        score,
        entity=entity.id,
        weight=_weight(record.article, undecided),
    )


def _is_mixed(mentions: Sequence[Mention]) -> bool:
    return len({mention.label for mention in mentions}) > 1


def _mention_item(record: Record, mention: Mention, entity: Entity | None) -> Item:
    undecided = not mention.status.decided
    score = mention.provenance.score if undecided else None
    return Item(
        item_key(ItemKind.MENTION, mention.id),
        ItemKind.MENTION,
        (Ref(Table.MENTION, mention.id),),
        mention.span,
        undecided,
        bool(mention.marks) or (undecided and (score is None or score < DOUBTFUL)),
        score,
        entity=entity.id if entity is not None else None,
        weight=_weight(record.article, (mention,)),
    )


def _weight(article: Article, mentions: Sequence[Mention]) -> float:
    """Return the weight of a doubt about mentions: the highest weight among their zones."""
    weight = 0.0
    for mention in mentions:
        if weight < 1.0:
            weight = max(weight, _OUTSIDE.get(article.zone_at(mention.span.start), 1.0))
    return weight or 1.0


def covers(record: Record, missed: Sequence[PossiblyMissed]) -> dict[MissedId, int]:
    """Return the number of mentions that overlap each stretch (by id), rejected mentions included."""
    if not missed:
        return {}
    starts = sorted(mention.span.start for mention in record.mentions.values())
    ends = sorted(mention.span.end for mention in record.mentions.values())
    return {missed_id(one): bisect_left(starts, one.span.end) - bisect_right(ends, one.span.start) for one in missed}


def missed_items(missed: Iterable[PossiblyMissed], covers: Mapping[MissedId, int]) -> Iterator[Item]:
    """Yield an item for each stretch that no mention overlaps."""
    for stretch in missed:
        key, kind = missed_id(stretch), ItemKind.MISSED
        if not covers[key]:
            yield Item(key, kind, (), stretch.span, undecided=False, attention=False, score=stretch.score)


def _lowest(scores: Iterable[float | None]) -> float | None:
    return min([score for score in scores if score is not None], default=None)
