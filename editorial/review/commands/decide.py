"""Commands for all kinds of annotations: confirm, reject, set and clear marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.annotation import Entity, How, Mark, Mention, Quote, Speaker, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Params, Summary, SummaryCode
from editorial.domain.utterance import is_open, open_claims
from editorial.review.commands.command import Command
from editorial.review.commands.targets import count_findings, is_several
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import excerpt

Annotation = Entity | Mention | Quote


def row_of(draft: Draft, at: Ref) -> Annotation:
    """Return the annotation that `at` points at. Raises RuleError if there is none."""
    row = draft.get(at)
    if not isinstance(row, Annotation):
        raise RuleError("this is not in the article any more")
    return row


def target_of(record: Record, targets: tuple[Ref, ...]) -> Params:
    """Return what `targets` are, as the parameter `target` of a Summary."""
    rows = [row for row in map(record.get, targets) if isinstance(row, Entity | Mention | Quote)]
    if not rows:
        return {}
    counts = count_findings(rows)
    if is_several(counts):
        return counts
    kinds = Counter(type(row) for row in rows)
    first = rows[0]
    if isinstance(first, Entity):
        return {"name": first.name, "places": kinds[Mention]} if kinds[Mention] > 1 else {"name": first.name}
    if isinstance(first, Quote):
        return {"text": excerpt(first.span.of(record.article.text))}
    if len(rows) > 1:
        return _mentions(record, [row for row in rows if isinstance(row, Mention)])
    return {"name": first.span.of(record.article.text)}


def _mentions(record: Record, mentions: list[Mention]) -> Params:
    """Return the name with how many of its mentions these are."""
    entity = record.entities.get(mentions[0].entity or "")
    if entity is None:
        return {"names": len(mentions)}
    every = [m for m in record.mentions.values() if m.entity == entity.id]
    total = sum(m.status is not Status.REJECTED for m in every)
    some = {"of": total} if len(mentions) < total else {}
    return {"name": entity.name, "places": len(mentions), **some}


@dataclass(frozen=True, kw_only=True)
class Confirm(Command):
    """Confirm annotations as they are, rejected ones too. Claims about inferred speakers stay undecided."""

    targets: tuple[Ref, ...]

    def run(self, draft: Draft) -> None:
        """Confirm each target that is undecided, rejected or marked unsure."""
        for target in self.targets:
            row = row_of(draft, target)
            if isinstance(row, Quote):
                row = replace(row, speakers=tuple(map(_explicit_confirmed, row.speakers)))
            if not isinstance(row, Entity) and Mark.UNSURE in row.marks:
                row = replace(row, marks=row.marks - {Mark.UNSURE})
            if row.status.stands:
                draft.put(row)
            else:
                draft.settle(row, Status.CONFIRMED)
            if isinstance(row, Quote):
                settle_nested(draft, row.id, Status.CONFIRMED)

    def summary(self, record: Record) -> Summary:
        """Return CONFIRM with the target."""
        return Summary.of(SummaryCode.CONFIRM, target=target_of(record, self.targets))


def settle_nested(draft: Draft, outer: str, status: Status) -> None:
    """Give the undecided nested quotes the status of the outer quote, as decided with it and not by themselves."""
    for quote in [q for q in draft.nested(outer) if not q.status.decided]:
        draft.settle(quote, status, How.WITH_OUTER)
        settle_nested(draft, quote.id, status)


def _explicit_confirmed(speaker: Speaker) -> Speaker:
    claim = speaker.resolution
    if claim is None or claim.inferred or claim.status.decided:
        return speaker
    return replace(speaker, resolution=replace(claim, status=Status.CONFIRMED))


@dataclass(frozen=True, kw_only=True)
class ConfirmSpeaker(Command):
    """Confirm the entities of the inferred speakers of an utterance; the quotes themselves are decided separately.

    Pieces with other speakers than the first whose speakers are undecided stay undecided: that one's are shown.
    """

    quotes: tuple[str, ...]

    def run(self, draft: Draft) -> None:
        """Confirm the undecided claims that are about the same entities as those of the piece that is shown."""
        pieces = [draft.quote(key) for key in self.quotes]
        asked = _asked(pieces)
        for quote in pieces:
            speakers = tuple(_claim_confirmed(one) if one.entity in asked else one for one in quote.speakers)
            draft.put(replace(quote, speakers=speakers))

    def summary(self, record: Record) -> Summary:
        """Return CONFIRM_SPEAKER with the first quote as target."""
        refs = tuple(Ref(Table.QUOTE, key) for key in self.quotes)
        return Summary.of(SummaryCode.CONFIRM_SPEAKER, target=target_of(record, refs))


def _asked(pieces: Sequence[Quote]) -> set[str | None]:
    """Return the entities that are in question: those of the first piece with an open claim, else of all pieces."""
    first = next((piece for piece in pieces if open_claims((piece,))), None)
    return {one.entity for piece in (pieces if first is None else (first,)) for one in piece.speakers}


def _claim_confirmed(speaker: Speaker) -> Speaker:
    claim = speaker.resolution
    if claim is None or claim.status.decided:
        return speaker
    return replace(speaker, resolution=replace(claim, status=Status.CONFIRMED))


@dataclass(frozen=True, kw_only=True)
class Reject(Command):
    """Reject suggestions; remove annotations that an editor added."""

    targets: tuple[Ref, ...]

    def run(self, draft: Draft) -> None:
        """Reject or remove each target."""
        for target in self.targets:
            row = row_of(draft, target)
            if row.status is Status.ADDED:
                self._remove(draft, target, row)
            elif row.status is not Status.REJECTED:
                draft.settle(row, Status.REJECTED)
                if isinstance(row, Quote):
                    settle_nested(draft, row.id, Status.REJECTED)

    def _remove(self, draft: Draft, target: Ref, row: Annotation) -> None:
        if isinstance(row, Entity):
            return  # an entity goes with its last mention
        draft.drop(target)
        if isinstance(row, Quote):
            clear_references(draft, row)
        elif row.entity is not None:
            drop_if_unused(draft, row.entity)

    def summary(self, record: Record) -> Summary:
        """Return REJECT with the target."""
        return Summary.of(SummaryCode.REJECT, target=target_of(record, self.targets))


def clear_references(draft: Draft, gone: Quote) -> None:
    """Clear the references of other quotes to a removed quote."""
    for quote in list(draft.quotes()):
        changed = replace(
            quote,
            continues=gone.continues if quote.continues == gone.id else quote.continues,
            within=gone.within if quote.within == gone.id else quote.within,
            quoted=tuple(key for key in quote.quoted if key != gone.id),
        )
        if changed != quote:
            draft.put(changed)


def drop_if_unused(draft: Draft, key: str) -> None:
    """Remove an entity that an editor added, if no mention and no decided quote refers to it any more.

    Open quotes to which it was only proposed lose it.
    """
    entity = draft.get(Ref(Table.ENTITY, key))
    if not isinstance(entity, Entity) or entity.status is not Status.ADDED or draft.mentions_of(key):
        return
    if entity.is_stood_by:
        return
    using = [quote for quote in draft.quotes() if key in quote.candidates or _speaks(quote, key)]
    if not all(map(is_open, using)):
        return
    for quote in using:
        speakers = tuple(Speaker(one.span, extra=one.extra) if one.entity == key else one for one in quote.speakers)
        candidates = tuple(other for other in quote.candidates if other != key)
        draft.put(replace(quote, speakers=speakers, candidates=candidates))
    draft.drop(Ref(Table.ENTITY, key))


def _speaks(quote: Quote, key: str) -> bool:
    return any(speaker.entity == key for speaker in quote.speakers)


@dataclass(frozen=True, kw_only=True)
class SetMark(Command):
    """Put a mark (flag, unsure) on names or quotes."""

    targets: tuple[Ref, ...]
    mark: Mark

    def run(self, draft: Draft) -> None:
        """Add the mark to each target."""
        for row in _markable(draft, self.targets):
            draft.put(replace(row, marks=row.marks | {self.mark}))

    def summary(self, record: Record) -> Summary:
        """Return FLAG or MARK_UNSURE with the target."""
        code = SummaryCode.FLAG if self.mark is Mark.FLAG else SummaryCode.MARK_UNSURE
        return Summary.of(code, target=target_of(record, self.targets))


@dataclass(frozen=True, kw_only=True)
class ClearMark(Command):
    """Remove a mark (flag, unsure) from names or quotes."""

    targets: tuple[Ref, ...]
    mark: Mark

    def run(self, draft: Draft) -> None:
        """Remove the mark from each target."""
        for row in _markable(draft, self.targets):
            draft.put(replace(row, marks=row.marks - {self.mark}))

    def summary(self, record: Record) -> Summary:
        """Return REMOVE_FLAG or REMOVE_UNSURE with the target."""
        code = SummaryCode.REMOVE_FLAG if self.mark is Mark.FLAG else SummaryCode.REMOVE_UNSURE
        return Summary.of(code, target=target_of(record, self.targets))


def _markable(draft: Draft, targets: tuple[Ref, ...]) -> list[Mention | Quote]:
    rows = (row_of(draft, target) for target in targets)
    return [row for row in rows if isinstance(row, Mention | Quote)]
