"""Commands on single mentions: type, edges, missed names, and the same for every mention of a name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from editorial.domain import labels
from editorial.domain.annotation import Entity, How, Mention, Origin, Provenance, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.rules import Rule
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.text import Span, tidy
from editorial.domain.words import is_word
from editorial.review.commands.command import Command
from editorial.review.commands.crossing import refuse_crossing
from editorial.review.commands.decide import drop_if_unused, target_of
from editorial.review.commands.following import follow_edges, follow_mentions
from editorial.review.commands.taking_in import names_taken, take_in, words_taken
from editorial.review.draft import Draft
from editorial.review.row_places import RowPlaces
from editorial.review.wording.excerpts import excerpt, short

BY_EDITOR = Provenance(Origin.EDITOR)


def checked_span(draft: Draft, span: Span) -> Span:
    """Return `span` without white space at its edges.

    Raises RuleError if it is beyond the text or contains no words.
    """
    if span.end > len(draft.text):
        raise RuleError("the selection goes beyond the end of the article")
    tidied = tidy(draft.text, span.start, span.end)
    if tidied is None or not any(is_word(draft.text, at) for at in range(tidied.start, tidied.end)):
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
    """Add a missed name; without `entity` it joins the entity with that name and type, or a new one.

    Undecided names inside it are taken in, and of the decided ones those in `taken` (ids of mentions).
    """

    span: Span
    label: str
    entity: str | None = None
    taken: tuple[str, ...] = ()

    def run(self, draft: Draft) -> None:
        """Add the mention. Raises RuleError if the same words are a name already, or cross a quotation mark."""
        span = checked_span(draft, self.span)
        refuse_crossing(draft, span)
        take_in(draft, add_mention(draft, span, self.label, self.entity), None, self.taken)

    def summary(self, record: Record) -> Summary:
        """Return ADD_NAME with the words and the label, or ADD_NAME_OVER with the names taken in as well."""
        text = excerpt(self.span.of(record.article.text))
        if inside := words_taken(record, self.span, None, self.taken):
            return Summary.of(SummaryCode.ADD_NAME_OVER, text=text, label=self.label, inside=inside)
        return Summary.of(SummaryCode.ADD_NAME, text=text, label=self.label)


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
    """Change the edges of a name or a quote, and the type of a name if a `label` is given.

    A name takes in the undecided names that it covers now, and of the decided ones those in `taken` (ids of mentions).
    """

    target: Ref
    span: Span
    taken: tuple[str, ...] = ()
    label: str | None = None

    def run(self, draft: Draft) -> None:
        """Correct the span of the target. Raises RuleError if a name would cross a quotation mark."""
        span = checked_span(draft, self.span)
        row = draft.mention(self.target.id) if self.target.table is Table.MENTION else draft.quote(self.target.id)
        others = draft.mentions_at(span) if isinstance(row, Mention) else draft.quotes()
        if any(other.span == span and other.id != row.id and other.status is not Status.REJECTED for other in others):
            raise RuleError(f"{short(span.of(draft.text))} is in the list already")
        if isinstance(row, Mention):
            refuse_crossing(draft, span)
            move_edges(draft, row, span, self.taken)
            if self.label is not None:
                RelabelName(mention=row.id, label=self.label).run(draft)
        else:
            draft.correct(row, span=span)

    def summary(self, record: Record) -> Summary:
        """Return MOVE_EDGES with the name or quote; MOVE_EDGES_OVER with the names taken in; _TYPED with a new type."""
        target, mention = target_of(record, (self.target,)), record.get(self.target)
        if not isinstance(mention, Mention):
            return Summary.of(SummaryCode.MOVE_EDGES, target=target)
        inside = words_taken(record, self.span, mention.span, self.taken)
        typed = {"label": self.label} if self.label not in {None, mention.label} else {}
        if inside:
            code = SummaryCode.MOVE_EDGES_OVER_TYPED if typed else SummaryCode.MOVE_EDGES_OVER
            return Summary.of(code, target=target, inside=inside, **typed)
        return Summary.of(SummaryCode.MOVE_EDGES_TYPED if typed else SummaryCode.MOVE_EDGES, target=target, **typed)


def move_edges(draft: Draft, mention: Mention, span: Span, taken: Collection[str]) -> Mention:
    """Correct the span of a mention, with all that depends on it; return the mention."""
    moved = draft.correct(mention, span=span)
    follow_edges(draft, mention.span, span)
    take_in(draft, moved, mention.span, taken)
    _rename_after(draft, mention)
    return moved


def _rename_after(draft: Draft, before: Mention) -> None:
    """Rename an undecided entity whose name came from this mention alone."""
    entity = draft.entity(before.entity) if before.entity is not None else None
    if entity is None or entity.status.decided or entity.name != before.span.of(draft.text):
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

    `mentions` are ids of mentions; `edges` are ids of mentions with the span that they get; `places` are spans that are
    no names yet; all as chosen in the preview. Undecided names inside a span are taken in, and of the decided ones
    those in `taken` (ids of mentions).
    """

    source: str
    mentions: tuple[str, ...]
    places: tuple[Span, ...] = ()
    edges: tuple[tuple[str, Span], ...] = ()
    taken: tuple[str, ...] = ()
    how: How = How.ALL_SAME

    def run(self, draft: Draft) -> None:
        """Confirm, correct or reject the mentions as the source is; add the missed occurrences."""
        source = draft.mention(self.source)
        if not source.status.decided:
            source = draft.settle(source, Status.CONFIRMED)
        if source.status is Status.REJECTED:
            for key in self.mentions:
                draft.settle(draft.mention(key), Status.REJECTED)
            return
        for key, span in self.edges:
            self._same(draft, move_edges(draft, draft.mention(key), span, self.taken), source)
        for key in self.mentions:
            self._same(draft, draft.mention(key), source)
        for span in self.places:
            take_in(draft, add_mention(draft, span, source.label, source.entity), None, self.taken)

    def _same(self, draft: Draft, mention: Mention, source: Mention) -> None:
        """Give a mention the type and the entity of the source."""
        draft.correct(mention, label=source.label, entity=source.entity)
        follow_mentions(draft, [mention], source.entity)
        if mention.entity is not None and mention.entity != source.entity:
            drop_if_unused(draft, mention.entity)

    def summary(self, record: Record) -> Summary:
        """Return SAME_FOR_OTHERS with the number of the others and the name.

        If names were taken in, return SAME_FOR_OTHERS_OVER with their number as well.
        """
        others = len(self.mentions) + len(self.places) + len(self.edges)
        target = target_of(record, (Ref(Table.MENTION, self.source),))
        if taken := self._number_taken(record):
            return Summary.of(SummaryCode.SAME_FOR_OTHERS_OVER, number=others, target=target, taken=taken)
        return Summary.of(SummaryCode.SAME_FOR_OTHERS, number=others, target=target)

    def _number_taken(self, record: Record) -> int:
        every, places = record.mentions, RowPlaces(record.mentions.values())
        moved = [(span, mention.span) for key, span in self.edges if (mention := every.get(key)) is not None]
        return sum(
            len(names_taken((every[key] for key in places.near(span)), span, before, self.taken))
            for span, before in (*moved, *((span, None) for span in self.places))
        )


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
