"""What one stroke may decide of several findings, and what it leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from editorial.domain.annotation import Kind, Mark, Mention, Quote, Status
from editorial.domain.record import Table
from editorial.domain.utterance import Utterance
from editorial.review.commands.several import Several
from editorial.review.namesakes import contested
from editorial.review.outline import Item, ItemKind, Outline


class Stroke(StrEnum):
    """What can be done to several findings at one stroke."""

    CONFIRM = "confirm"
    REJECT = "reject"
    RELABEL = "relabel"
    MARK = "mark"
    MERGE = "merge"


class LeftOut(StrEnum):
    """Why a stroke leaves a finding out."""

    SPEAKER = "speaker"
    """A quote that somebody said: its speaker is always decided by itself."""
    TWO_THINGS = "two-things"
    """A name that may be two things here: it is decided occurrence by occurrence."""
    DECIDED = "decided"
    """It is decided already."""
    MISSED = "missed"
    """A possibly missed name, which has no type yet."""
    NO_NAME = "no-name"
    """A quote, where the stroke is for names."""


@dataclass(slots=True)
class Batch:
    """Findings that a stroke may decide, in text order, and those it leaves out, by why."""

    mentions: list[Mention] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    missed: list[Item] = field(default_factory=list)
    left_out: dict[LeftOut, list[Item]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether there is something to decide."""
        return bool(self.mentions or self.utterances or self.missed)

    @property
    def rows(self) -> list[Mention | Quote]:
        """Return the mentions, and the quotes of the utterances."""
        return [*self.mentions, *(piece for one in self.utterances for piece in one.pieces)]

    def chosen(self, keys: Collection[str]) -> Several:
        """Return the findings of these keys: ids of mentions and of utterances, keys of possibly missed names."""
        wanted = frozenset(keys)
        return Several(
            tuple(mention.id for mention in self.mentions if mention.id in wanted),
            tuple(key for one in self.utterances if one.id in wanted for key in one.ids),
            tuple(item.span for item in self.missed if item.key in wanted),
        )


class _Candidate(NamedTuple):
    """An item, its mentions, and whether they may be two things."""

    item: Item
    mentions: list[Mention]
    contested: bool


def batch(outline: Outline, items: Iterable[Item], stroke: Stroke) -> Batch:
    """Return what a stroke may decide of the items; claims about speakers are none of them."""
    return _batch(_candidates(outline, items), stroke)


def batches(outline: Outline, items: Iterable[Item]) -> dict[Stroke, Batch]:
    """Return what each stroke may decide of the items, as `batch` does for one; there may be thousands of items."""
    candidates = _candidates(outline, items)
    return {stroke: _batch(candidates, stroke) for stroke in Stroke}


def _candidates(outline: Outline, items: Iterable[Item]) -> list[_Candidate]:
    found = []
    for item in items:
        mentions = mentions_of(outline, item) if item.utterance is None else []
        found.append(_Candidate(item, mentions, may_be_two_things(outline, item)))
    return found


def _batch(candidates: Iterable[_Candidate], stroke: Stroke) -> Batch:
    found = Batch()
    for one in candidates:
        why = _add(found, one, stroke)
        if why is not None:
            found.left_out.setdefault(why, []).append(one.item)
    found.mentions.sort(key=lambda mention: (mention.span, mention.id))
    found.utterances.sort(key=lambda utterance: utterance.pieces[0].span)
    found.missed.sort(key=lambda item: item.span)
    return found


def _add(found: Batch, candidate: _Candidate, stroke: Stroke) -> LeftOut | None:
    """Add an item to the batch, or return why it is left out."""
    item, mentions, contested = candidate
    if item.kind is ItemKind.MISSED:
        if stroke not in {Stroke.REJECT, Stroke.RELABEL}:
            return LeftOut.MISSED
        found.missed.append(item)
        return None
    if item.utterance is not None:
        return _add_quote(found, item.utterance, stroke)
    if _keeps_apart(mentions, stroke, contested=contested):
        return LeftOut.TWO_THINGS
    rows = _waiting(mentions, stroke)
    found.mentions.extend(rows)
    return None if rows else LeftOut.DECIDED


def _add_quote(found: Batch, utterance: Utterance, stroke: Stroke) -> LeftOut | None:
    if stroke in {Stroke.RELABEL, Stroke.MERGE}:
        return LeftOut.NO_NAME
    if stroke is Stroke.REJECT and utterance.clauses:  # the direct quotes in a rejected clause stay
        utterance = Utterance(utterance.clauses)
    pieces = utterance.pieces
    if stroke is Stroke.CONFIRM and any(piece.kind is not Kind.TERM for piece in pieces):
        return LeftOut.SPEAKER
    if (stroke is Stroke.CONFIRM and not any(map(_to_confirm, pieces))) or (
        stroke is Stroke.REJECT and all(piece.status is Status.REJECTED for piece in pieces)
    ):
        return LeftOut.DECIDED
    found.utterances.append(utterance)
    return None


def mentions_of(outline: Outline, item: Item) -> list[Mention]:
    """Return the mentions of an item, in text order."""
    every = outline.record.mentions
    return [every[key] for table, key in item.refs if table is Table.MENTION and key in every]


def may_be_two_things(outline: Outline, item: Item) -> bool:
    """Return whether a name may be two things here."""
    if item.entity is None:
        return False
    return contested(outline.record, outline.group(item.entity), item.entity, outline.namesakes)


def _keeps_apart(mentions: Sequence[Mention], stroke: Stroke, *, contested: bool) -> bool:
    """Return whether a name must not be decided by this stroke, because it may be two things here.

    Names that read alike can be merged, which says that they are one, unless their mentions differ in type.
    """
    if stroke is Stroke.MERGE:
        return len({mention.label for mention in mentions}) > 1
    return contested and stroke is not Stroke.MARK


def _waiting(mentions: Sequence[Mention], stroke: Stroke) -> list[Mention]:
    """Return the mentions that the stroke is about: if some are undecided or unsure, these.

    A merge and a mark are about all; what was rejected counts only where nothing else is left.
    """
    standing = [one for one in mentions if one.status is not Status.REJECTED]
    if stroke is Stroke.MERGE:
        return [one for one in standing if one.entity is not None]
    rows = standing or list(mentions)
    if stroke is Stroke.MARK:
        return rows
    waiting = [one for one in rows if _to_confirm(one)]
    return waiting if stroke is Stroke.CONFIRM else waiting or [one for one in rows if not _done(one, stroke)]


def _to_confirm(row: Mention | Quote) -> bool:
    return not row.status.stands or Mark.UNSURE in row.marks


def _done(row: Mention, stroke: Stroke) -> bool:
    return stroke is Stroke.REJECT and row.status is Status.REJECTED
