"""Commands on single mentions: type, edges, missed names, and the same for every mention of a name."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain import labels
from editorial.domain.annotation import Entity, How, Mention, Origin, Provenance, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.rules import Rule
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.text import Span, tidy
from editorial.review.commands.command import Command, excerpt, short
from editorial.review.commands.decide import drop_if_unused, target_of
from editorial.review.commands.following import follow_edges, follow_mentions
from editorial.review.draft import Draft

BY_EDITOR = Provenance(Origin.EDITOR)


def checked_span(draft: Draft, span: Span) -> Span:
    """Return `span` without white space at its edges.

    Raises RuleError if it is beyond the text or contains no words.
    """
    if span.end > len(draft.text):
        raise RuleError("the selection goes beyond the end of the article")
    tidied = tidy(draft.text, span.start, span.end)
    if tidied is None:
        raise RuleError("the selection contains no words")
    return tidied


def entity_called(draft: Draft, name: str, label: str) -> Entity:
    """Return the entity with this name and label; add it if there is none."""
    wanted = " ".join(name.split())
    for entity in draft.entities():
        if entity.label == label and wanted in (entity.name, *entity.aliases) and entity.status is not Status.REJECTED:
            return entity
    return add_entity(draft, wanted, label)


def add_entity(draft: Draft, name: str, label: str) -> Entity:
    """Add an entity. Raises RuleError if the name is empty."""
    name = " ".join(name.split())
    if not name:
        raise RuleError("a name needs at least one letter")
    entity = Entity(draft.new_id("e"), name, label, status=Status.ADDED, decided=draft.decided)
    draft.put(entity)
    return entity


@dataclass(frozen=True, kw_only=True)
class RelabelName(Command):
    """Change the type of one mention, which then refers to another entity than the rest of its group."""

    mention: str
    label: str

    def run(self, draft: Draft) -> None:
        """Relabel the mention, or its entity if it is the only mention."""
        mention = draft.mention(self.mention)
        entity = mention.entity
        if entity is not None and mention.label != self.label and draft.mentions_of(entity) == [mention]:
            relabel_entity(draft, entity, self.label)
            return
        if mention.label != self.label:
            entity = entity_called(draft, mention.span.of(draft.text), self.label).id
        draft.correct(mention, label=self.label, entity=entity)
        follow_mentions(draft, [mention], entity)

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_TYPE with the mention and the new label."""
        target = target_of(record, (Ref(Table.MENTION, self.mention),))
        return Summary.of(SummaryCode.CHANGE_TYPE, target=target, label=self.label)


def relabel_entity(draft: Draft, key: str, label: str) -> None:
    """Correct the label of an entity and its mentions; rejected mentions stay rejected."""
    draft.correct(draft.entity(key), label=label)
    for mention in [m for m in draft.mentions_of(key) if m.status is not Status.REJECTED]:
        draft.correct(mention, label=label)


@dataclass(frozen=True, kw_only=True)
class AddName(Command):
    """Add a missed name; without `entity` it joins the entity with that name and type, or a new one."""

    span: Span
    label: str
    entity: str | None = None

    def run(self, draft: Draft) -> None:
        """Add the mention. Raises RuleError if the same words are a name already."""
        span = checked_span(draft, self.span)
        add_mention(draft, span, self.label, self.entity)

    def summary(self, record: Record) -> Summary:
        """Return ADD_NAME with the words and the label."""
        return Summary.of(SummaryCode.ADD_NAME, text=excerpt(self.span.of(record.article.text)), label=self.label)


def add_mention(draft: Draft, span: Span, label: str, entity: str | None = None) -> Mention:
    """Add a mention, or restore the rejected one at exactly this span."""
    same = next((m for m in draft.mentions_at(span) if m.span == span), None)
    if same is not None and same.status is not Status.REJECTED:
        raise RuleError(f"{short(span.of(draft.text))} is a name already: press a type's key to change its type")
    key = entity or entity_called(draft, span.of(draft.text), label).id
    if same is not None:
        follow_mentions(draft, [same], key)
        return draft.correct(same, label=label, entity=key)
    mention = Mention(draft.new_id("m"), span, label, key, BY_EDITOR, status=Status.ADDED, decided=draft.decided)
    draft.put(mention)
    return mention


@dataclass(frozen=True, kw_only=True)
class MoveEdges(Command):
    """Change the edges of a name or a quote."""

    target: Ref
    span: Span

    def run(self, draft: Draft) -> None:
        """Correct the span of the target."""
        span = checked_span(draft, self.span)
        row = draft.mention(self.target.id) if self.target.table is Table.MENTION else draft.quote(self.target.id)
        others = draft.mentions_at(span) if isinstance(row, Mention) else draft.quotes()
        if any(other.span == span and other.id != row.id and other.status is not Status.REJECTED for other in others):
            raise RuleError(f"{short(span.of(draft.text))} is in the list already")
        old = row.span
        draft.correct(row, span=span)
        if isinstance(row, Mention):
            follow_edges(draft, old, span)
            _rename_after(draft, row, old)

    def summary(self, record: Record) -> Summary:
        """Return MOVE_EDGES with the name or quote."""
        return Summary.of(SummaryCode.MOVE_EDGES, target=target_of(record, (self.target,)))


def _rename_after(draft: Draft, before: Mention, old: Span) -> None:
    """Rename an undecided entity whose name came from this mention alone."""
    entity = draft.entity(before.entity) if before.entity is not None else None
    if entity is None or entity.status.decided or entity.name != old.of(draft.text):
        return
    mates = (m for m in draft.mentions_of(entity.id) if m.id != before.id)
    if not any(mate.status is not Status.REJECTED and mate.span.of(draft.text) == entity.name for mate in mates):
        name = " ".join(draft.mention(before.id).span.of(draft.text).split())
        aliases = tuple(alias for alias in entity.aliases if alias != name)
        renamed = draft.correct(entity, name=name, aliases=aliases)
        draft.settle(renamed, renamed.status, How.IMPLIED)


@dataclass(frozen=True, kw_only=True)
class ApplyToSame(Command):
    """Apply the decision on one mention to others of the same name, and to missed occurrences.

    `mentions` are ids of mentions, `places` spans that are no names yet, both as chosen in the preview.
    """

    source: str
    mentions: tuple[str, ...]
    places: tuple[Span, ...] = ()
    how: How = How.ALL_SAME

    def run(self, draft: Draft) -> None:
        """Confirm, correct or reject the mentions as the source is; add the missed occurrences."""
        source = draft.mention(self.source)
        if not source.status.decided:
            source = draft.settle(source, Status.CONFIRMED)
        for key in self.mentions:
            mention = draft.mention(key)
            if source.status is Status.REJECTED:
                draft.settle(mention, Status.REJECTED)
            else:
                draft.correct(mention, label=source.label, entity=source.entity)
                follow_mentions(draft, [mention], source.entity)
                if mention.entity is not None and mention.entity != source.entity:
                    drop_if_unused(draft, mention.entity)
        if source.status is not Status.REJECTED:
            for span in self.places:
                add_mention(draft, span, source.label, source.entity)

    def summary(self, record: Record) -> Summary:
        """Return SAME_FOR_OTHERS with the number of the others and the name."""
        others = len(self.mentions) + len(self.places)
        target = target_of(record, (Ref(Table.MENTION, self.source),))
        return Summary.of(SummaryCode.SAME_FOR_OTHERS, number=others, target=target)


@dataclass(frozen=True, kw_only=True)
class DismissMissed(Command):
    """Reject a possibly missed name; it is not suggested again."""

    span: Span

    def run(self, draft: Draft) -> None:
        """Add a rejected mention, which keeps the software from suggesting it again."""
        span = checked_span(draft, self.span)
        provenance = Provenance(Origin.RULE, Rule.POSSIBLY_MISSED)
        mention = Mention(draft.new_id("m"), span, labels.WORK, None, provenance)
        draft.settle(mention, Status.REJECTED)

    def summary(self, record: Record) -> Summary:
        """Return DISMISS_MISSED with the words."""
        return Summary.of(SummaryCode.DISMISS_MISSED, text=excerpt(self.span.of(record.article.text)))
