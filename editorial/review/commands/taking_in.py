"""Names that lie inside a longer one: which these are, and how the longer name takes them in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from editorial.domain.annotation import Entity, How, Mention, Note, Speaker, Status
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.domain.utterance import is_open
from editorial.review.commands.following import follow_edges, follow_mentions, follow_merge
from editorial.review.draft import Draft
from editorial.review.proposals.sources import BODIES, PERSONS


def names_inside(mentions: Iterable[Mention], span: Span, before: Span | None = None) -> list[Mention]:
    """Return the mentions, rejected ones aside, that lie inside `span`, in text order.

    Those that lie inside `before` too are left out: they were inside the name before its edges were moved.
    """
    found = [
        one
        for one in mentions
        if span.contains(one.span)
        and one.span != span
        and one.status is not Status.REJECTED
        and not (before is not None and before.contains(one.span))
    ]
    return sorted(found, key=lambda one: one.span)


def names_taken(mentions: Iterable[Mention], span: Span, before: Span | None, agreed: Collection[str]) -> list[Mention]:
    """Return those of the mentions that a name at `span` takes in."""
    return [one for one in names_inside(mentions, span, before) if _goes(one, agreed)]


def words_taken(record: Record, span: Span, before: Span | None, agreed: Collection[str]) -> list[str]:
    """Return the words of the names that a name at `span` takes in, for the Summary."""
    taken = names_taken(record.mentions.values(), span, before, agreed)
    return [" ".join(one.span.of(record.article.text).split()) for one in taken]


def take_in(draft: Draft, longer: Mention, before: Span | None, agreed: Collection[str]) -> None:
    """Take the names inside a longer one in: the undecided ones, and of the decided ones those in `agreed` (ids)."""
    for one in names_inside(draft.mentions_at(longer.span), longer.span, before):
        if one.id != longer.id and _goes(one, agreed):
            _absorb(draft, one, longer)


def _goes(inside: Mention, agreed: Collection[str]) -> bool:
    return not inside.status.decided or inside.id in agreed


def _absorb(draft: Draft, inside: Mention, longer: Mention) -> None:
    """Remove a name, or reject it if it was suggested and decided; its speakers and notes go to the longer name."""
    follow_mentions(draft, [inside], longer.entity)
    follow_edges(draft, inside.span, longer.span)
    _move_notes(draft, inside.id, longer.id)
    if inside.status in {Status.SUGGESTED, Status.ADDED}:
        draft.drop(Ref(Table.MENTION, inside.id))
    else:
        draft.settle(inside, Status.REJECTED, How.IMPLIED)
    if inside.entity is not None and longer.entity is not None and inside.entity != longer.entity:
        if not any(one.status is not Status.REJECTED for one in draft.mentions_of(inside.entity)):
            _pass_on(draft, inside.entity, longer)
        _drop_unmentioned(draft, inside.entity, longer.entity)


def _move_notes(draft: Draft, old: str, new: str) -> None:
    for key in [note.id for note in draft.record.notes.values() if note.on == old]:
        note = draft.get(Ref(Table.NOTE, key))
        if isinstance(note, Note):
            draft.put(replace(note, on=new))


def _pass_on(draft: Draft, key: str, longer: Mention) -> None:
    """Give the open quotes of an entity that nothing names any more to a longer name of the same sort."""
    there = longer.entity
    if there is None or not any({draft.entity(key).label, longer.label} <= sort for sort in (PERSONS, BODIES)):
        return
    why = Reason.of(ReasonCode.NAMED_SINCE, draft.entity(there).name)
    for quote in [one for one in draft.quotes() if is_open(one)]:
        speakers = tuple(_said_by(one, there, why) if one.entity == key else one for one in quote.speakers)
        candidates = tuple(dict.fromkeys(there if one == key else one for one in quote.candidates))
        if (speakers, candidates) != (quote.speakers, quote.candidates):
            draft.put(replace(quote, speakers=speakers, candidates=candidates))


def _said_by(speaker: Speaker, entity: str, why: Reason) -> Speaker:
    claim = speaker.resolution
    return replace(speaker, entity=entity, resolution=replace(claim, evidence=(why,)) if claim is not None else None)


def _drop_unmentioned(draft: Draft, key: str, other: str) -> None:
    """Remove an undecided entity that nothing names any more, unless it is the speaker of a quote."""
    entity = draft.get(Ref(Table.ENTITY, key))
    if not isinstance(entity, Entity) or entity.status not in {Status.SUGGESTED, Status.ADDED} or entity.is_stood_by:
        return
    if draft.mentions_of(key) or any(one.entity == key for quote in draft.quotes() for one in quote.speakers):
        return
    follow_merge(draft, key, other)
    _move_notes(draft, key, other)
    draft.drop(Ref(Table.ENTITY, key))
