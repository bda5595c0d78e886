"""Repair of references, so that undo and redo leave no row that points at a missing one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from editorial.domain.annotation import Mention, Quote
from editorial.domain.errors import RuleError
from editorial.domain.record import Change, Record, Ref, Row, Table, ref


def without_dangling_references(record: Record, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes, with further ones that clear references to the rows they remove.

    Such references exist if later suggestions were joined to a name or quote that a decision had created. Raises
    RuleError if somebody else has decided that one refers to it, or checked a quote against a source that goes.
    """
    gone = {change.ref for change in changes if change.after is None}
    _refuse_checked(record, changes, {at.id for at in gone if at.table is Table.SOURCE})
    entities = {at.id for at in gone if at.table is Table.ENTITY}
    quotes = {at.id for at in gone if at.table is Table.QUOTE}
    if not entities and not quotes:
        return changes
    own = {change.ref for change in changes}
    freed = [
        *(_change(m, replace(m, entity=None), own) for m in record.mentions.values() if m.entity in entities),
        *(_change(q, _freed(q, entities, quotes), own) for q in record.quotes.values()),
    ]
    found = [change for change in freed if change is not None]
    if any(_is_decided(change.before) for change in found):
        raise RuleError("this cannot be taken back: somebody decided since then that a name or a quote belongs to it")
    return (*changes, *found)


def _refuse_checked(record: Record, changes: tuple[Change, ...], sources: Collection[str]) -> None:
    """Raise RuleError if a quote that these changes leave alone was checked against one of the sources."""
    if not sources:
        return
    own = {change.ref for change in changes}
    for quote in record.quotes.values():
        if quote.check is not None and quote.check.source in sources and ref(quote) not in own:
            raise RuleError("this cannot be taken back: a quote was checked against this source since then")


def _is_decided(row: Row | None) -> bool:
    claims = [one.resolution for one in row.speakers if one.entity] if isinstance(row, Quote) else []
    named = isinstance(row, Mention | Quote) and row.status.decided
    return named or any(claim is not None and claim.status.decided for claim in claims)


def _change(before: Mention | Quote, after: Mention | Quote, own: Collection[Ref]) -> Change | None:
    return None if before == after or ref(before) in own else Change(before, after)


def _freed(quote: Quote, entities: Collection[str], quotes: Collection[str]) -> Quote:
    speakers = tuple(
        replace(one, entity=None, resolution=None) if one.entity in entities else one for one in quote.speakers
    )
    return replace(
        quote,
        speakers=speakers,
        candidates=tuple(key for key in quote.candidates if key not in entities),
        continues=None if quote.continues in quotes else quote.continues,
        within=None if quote.within in quotes else quote.within,
        quoted=tuple(key for key in quote.quoted if key not in quotes),
    )
