"""Commands on several findings at one stroke, as they were ticked in a preview.

None of them decides who said a quote: that is always decided by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.domain.annotation import Entity, Kind, Mention, Quote
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Params, Summary, SummaryCode
from editorial.domain.text import Span
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Confirm, Reject, target_of
from editorial.review.commands.groups import MergeEntities, RelabelEntity, name_target, some_stay
from editorial.review.commands.names import DismissMissed, RelabelName, add_mention, checked_span
from editorial.review.commands.targets import count_findings, is_several
from editorial.review.draft import Draft

SPEAKER_BY_ITSELF = "a quote's speaker is always decided by itself: confirm quotes one by one"


@dataclass(frozen=True, slots=True)
class Several:
    """Findings to decide at one stroke: ids of mentions and of quotes, and spans of possibly missed names."""

    mentions: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    missed: tuple[Span, ...] = ()

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Return the references of the mentions and quotes."""
        return (
            *(Ref(Table.MENTION, key) for key in self.mentions),
            *(Ref(Table.QUOTE, key) for key in self.quotes),
        )


def target_of_several(record: Record, chosen: Several) -> Params:
    """Return the findings as the parameter `target` of a Summary."""
    found = map(record.get, chosen.refs)
    counts = count_findings([row for row in found if isinstance(row, Mention | Quote)], len(chosen.missed))
    if is_several(counts) or chosen.missed:
        return counts
    return target_of(record, chosen.refs)


def by_name(draft: Draft, mentions: tuple[str, ...]) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Yield the entities of the mentions, each with its own of them; None with the mentions of no entity."""
    groups: dict[str | None, list[str]] = {}
    for key in mentions:
        groups.setdefault(draft.mention(key).entity, []).append(key)
    yield from ((entity, tuple(own)) for entity, own in groups.items())


@dataclass(frozen=True, kw_only=True)
class ConfirmSeveral(Command):
    """Confirm names and terms; a name itself is confirmed with the last of its mentions.

    Quotes that somebody said are refused, because confirming one also confirms who said it.
    """

    chosen: Several

    def run(self, draft: Draft) -> None:
        """Confirm each finding."""
        if any(draft.quote(key).kind is not Kind.TERM for key in self.chosen.quotes):
            raise RuleError(SPEAKER_BY_ITSELF)
        Confirm(targets=self.chosen.refs).run(draft)
        for entity, _ in by_name(draft, self.chosen.mentions):
            if entity is not None and all(one.status.decided for one in draft.mentions_of(entity)):
                Confirm(targets=(Ref(Table.ENTITY, entity),)).run(draft)

    def summary(self, record: Record) -> Summary:
        """Return CONFIRM with the findings."""
        return Summary.of(SummaryCode.CONFIRM, target=target_of_several(record, self.chosen))


@dataclass(frozen=True, kw_only=True)
class RejectSeveral(Command):
    """Reject names, quotes and possibly missed names; a name itself is rejected with the last of its mentions."""

    chosen: Several

    def run(self, draft: Draft) -> None:
        """Reject each finding, or remove it if an editor added it."""
        gone = [
            Ref(Table.ENTITY, entity)
            for entity, own in by_name(draft, self.chosen.mentions)
            if entity is not None and not some_stay(draft, entity, own)
        ]
        Reject(targets=(*gone, *self.chosen.refs)).run(draft)
        for span in self.chosen.missed:
            DismissMissed(span=span).run(draft)

    def summary(self, record: Record) -> Summary:
        """Return REJECT with the findings."""
        return Summary.of(SummaryCode.REJECT, target=target_of_several(record, self.chosen))


@dataclass(frozen=True, kw_only=True)
class RelabelSeveral(Command):
    """Give names a type; possibly missed names are added as names of that type.

    A name gets the type with all its mentions if all were chosen. Otherwise the chosen ones become a name of that type,
    and the others stay as they are: they may not have been seen.
    """

    chosen: Several
    label: str

    def run(self, draft: Draft) -> None:
        """Correct the labels."""
        for entity, own in by_name(draft, self.chosen.mentions):
            if entity is not None and not some_stay(draft, entity, own):
                RelabelEntity(entity=entity, label=self.label, mentions=own).run(draft)
            else:
                for key in own:
                    RelabelName(mention=key, label=self.label).run(draft)
        for span in self.chosen.missed:
            add_mention(draft, checked_span(draft, span), self.label)

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_TYPE with the findings and the new label."""
        target = target_of_several(record, self.chosen)
        return Summary.of(SummaryCode.CHANGE_TYPE, target=target, label=self.label)


@dataclass(frozen=True, kw_only=True)
class MergeSeveral(Command):
    """Merge several names of one type into one of them (`keep`); mentions that were left out keep their name."""

    keep: str
    mentions: tuple[str, ...]

    def run(self, draft: Draft) -> None:
        """Merge the names of the chosen mentions into `keep`. Raises RuleError if they are of several types."""
        kept = draft.entity(self.keep)
        groups = [(key, own) for key, own in by_name(draft, self.mentions) if key is not None and key != kept.id]
        if not groups:
            raise RuleError("choose at least two names to merge")
        if any(draft.entity(key).label != kept.label for key, _ in groups):
            raise RuleError("only names of one type are merged together")
        for key, own in groups:
            MergeEntities(keep=kept.id, gone=key, mentions=own).run(draft)

    def summary(self, record: Record) -> Summary:
        """Return MERGE with the names that go and the one that is kept."""
        found = (record.mentions.get(key) for key in self.mentions)
        gone = [one for one in found if one is not None and one.entity != self.keep]
        rows: list[Entity | Mention] = [*gone]
        counts, entity = count_findings(rows), gone[0].entity if gone else None
        target: Params = counts
        if not is_several(counts) and entity is not None:
            target = name_target(record, entity, tuple(one.id for one in gone))
        return Summary.of(SummaryCode.MERGE, target=target, other=name_target(record, self.keep, None))
