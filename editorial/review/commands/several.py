"""Commands on several findings at one stroke, as they were ticked in a preview.

None of them decides who said a quote: that is always decided by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from editorial.domain.annotation import Entity, Kind, Mention, Quote, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Params, Summary, SummaryCode
from editorial.domain.text import Span
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Confirm, Reject, target_of
from editorial.review.commands.groups import MergeEntities, name_target
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
            *[Ref(Table.MENTION, key) for key in self.mentions],
            *[Ref(Table.QUOTE, key) for key in self.quotes],
        )


def target_of_several(record: Record, chosen: Several) -> Params:
    """Return the findings as the parameter `target` of a Summary."""
    refs = chosen.refs
    rows = [row for row in map(record.get, refs) if isinstance(row, (Mention, Quote))]
    counts = count_findings(rows, len(chosen.missed))
    if is_several(counts) or chosen.missed:
        return counts
    return target_of(record, refs)


@dataclass(slots=True)
class NamePart:
    """The chosen mentions of one name (`entity`, None if they have none) and the other ones of it."""

    entity: str | None
    chosen: list[Mention] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Return whether every mention of a name was chosen; rejected ones do not count."""
        return self.entity is not None and all(one.status is Status.REJECTED for one in self.others)


def by_name(draft: Draft, mentions: tuple[str, ...]) -> list[NamePart]:
    """Return the names of the chosen mentions. Raises RuleError if a mention is not in the article any more.

    The article is gone through once, however many names there are.
    """
    chosen = [draft.mention(key) for key in dict.fromkeys(mentions)]
    ids = {mention.id for mention in chosen}
    parts = {mention.entity: NamePart(mention.entity) for mention in chosen}
    for mention in chosen:
        parts[mention.entity].chosen.append(mention)
    for mention in draft.record.mentions.values():
        if mention.entity is not None and mention.entity in parts and mention.id not in ids:
            parts[mention.entity].others.append(mention)
    return list(parts.values())


def _whole(record: Record, chosen: Sequence[Mention]) -> list[Ref]:
    """Return the names of which no mention but the chosen ones is undecided."""
    ids = {mention.id for mention in chosen}
    waiting = {one.entity for one in record.mentions.values() if not one.status.decided and one.id not in ids}
    names = dict.fromkeys(mention.entity for mention in chosen)
    return [Ref(Table.ENTITY, key) for key in names if key is not None and key not in waiting]


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
        chosen = [draft.mention(key) for key in self.chosen.mentions]
        Confirm(targets=(*self.chosen.refs, *_whole(draft.record, chosen))).run(draft)

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
            Ref(Table.ENTITY, part.entity)
            for part in by_name(draft, self.chosen.mentions)
            if part.entity is not None and part.is_whole
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
        for part in by_name(draft, self.chosen.mentions):
            if part.entity is not None and part.is_whole:
                draft.correct(draft.entity(part.entity), label=self.label)
                for mention in part.chosen:
                    draft.correct(mention, label=self.label)
            else:
                for mention in part.chosen:
                    RelabelName(mention=mention.id, label=self.label).run(draft)
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
        parts = {part.entity: part for part in by_name(draft, self.mentions) if part.entity not in {None, kept.id}}
        if not parts:
            raise RuleError("choose at least two names to merge")
        if any(draft.entity(key).label != kept.label for key in parts if key is not None):
            raise RuleError("only names of one type are merged together")
        for key, part in parts.items():
            if key is not None:
                MergeEntities(keep=kept.id, gone=key, mentions=tuple(one.id for one in part.chosen)).run(draft)

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
