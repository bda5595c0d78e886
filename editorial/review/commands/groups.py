"""Commands on a name with all its mentions, or with those that the editor chose in the preview.

If mentions (not rejected) are left out, they keep their name, type and link, and the chosen mentions refer to another
entity from then on. Both entities are then decided to be different.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from editorial.domain.annotation import Entity, How, Mention, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Params, Summary, SummaryCode
from editorial.review.commands.apart import keep_apart
from editorial.review.commands.command import Command
from editorial.review.commands.decide import target_of
from editorial.review.commands.following import follow_mentions, follow_merge
from editorial.review.commands.names import add_entity, entity_called, relabel_entity
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import excerpt, short

Chosen = tuple[str, ...] | None
"""Ids of the mentions chosen in the preview; None for all mentions of the name."""


def some_stay(draft: Draft, key: str, chosen: Chosen) -> bool:
    """Return whether a mention was left out (rejected ones do not count).

    Raises RuleError if nothing was chosen, or a mention of another name.
    """
    if chosen is None:
        return False
    own = draft.mentions_of(key)
    if not chosen or not set(chosen) <= {mention.id for mention in own}:
        raise RuleError(f"choose at least one occurrence of {draft.entity(key).name}")
    return any(mention.status is not Status.REJECTED and mention.id not in chosen for mention in own)


def part(draft: Draft, source: Entity, chosen: Collection[str], other: Entity) -> None:
    """Move the chosen mentions of `source` to another entity, with the quotes whose speakers they are."""
    places = [draft.mention(key) for key in chosen]
    for place in places:
        draft.correct(place, entity=other.id, label=other.label)
    settle_apart(draft, source, places, other)


def settle_apart(draft: Draft, source: Entity, places: Iterable[Mention], other: Entity) -> None:
    """Confirm an entity as different from that of the moved mentions, and update the speakers at those."""
    if not source.status.decided:
        draft.settle(source, Status.CONFIRMED, How.IMPLIED)
    keep_apart(draft, draft.entity(source.id), draft.entity(other.id))
    follow_mentions(draft, places, other.id)


def the_chosen(draft: Draft, key: str, chosen: Chosen, other: Callable[[Entity], Entity]) -> Entity:
    """Return the entity of the chosen mentions: `key` itself, or the one that `other` creates if some mentions stay."""
    source = draft.entity(key)
    if chosen is None or not some_stay(draft, key, chosen):
        return source
    found = other(source)
    part(draft, source, chosen, found)
    return found


def namesake(draft: Draft, source: Entity) -> Entity:
    """Add another entity of the same name and type."""
    return add_entity(draft, source.name, source.label)


def name_target(record: Record, key: str, chosen: Chosen) -> Params:
    """Return a name as the target of a Summary, or the chosen mentions of it if some are left out."""
    if chosen is not None:
        own = [mention for mention in record.mentions.values() if mention.entity == key]
        if not {mention.id for mention in own if mention.status is not Status.REJECTED} <= set(chosen):
            return target_of(record, tuple(Ref(Table.MENTION, one) for one in chosen))
    return target_of(record, (Ref(Table.ENTITY, key),))


@dataclass(frozen=True, kw_only=True)
class RelabelEntity(Command):
    """Change the type of a name, for all its mentions or for the chosen ones."""

    entity: str
    label: str
    mentions: Chosen = None

    def run(self, draft: Draft) -> None:
        """Relabel the entity with its mentions, or move the chosen ones to another entity; rejected ones stay so."""
        if self.mentions is None:
            relabel_entity(draft, self.entity, self.label)
        elif not some_stay(draft, self.entity, self.mentions):
            draft.correct(draft.entity(self.entity), label=self.label)
            self._correct(draft, self.mentions)
        elif draft.entity(self.entity).label == self.label:
            self._correct(draft, self.mentions)
        else:
            the_chosen(draft, self.entity, self.mentions, lambda one: entity_called(draft, one.name, self.label))

    def _correct(self, draft: Draft, keys: Collection[str]) -> None:
        for key in keys:
            draft.correct(draft.mention(key), label=self.label)

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_TYPE with the name and the new label."""
        target = name_target(record, self.entity, self.mentions)
        return Summary.of(SummaryCode.CHANGE_TYPE, target=target, label=self.label)


@dataclass(frozen=True, kw_only=True)
class RenameEntity(Command):
    """Rename a name, or its chosen mentions; the old name becomes an alias."""

    entity: str
    name: str
    mentions: Chosen = None

    def run(self, draft: Draft) -> None:
        """Correct the name."""
        name = " ".join(self.name.split())
        if not name:
            raise RuleError("a name needs at least one letter")
        if name == draft.entity(self.entity).name:
            return
        entity = the_chosen(draft, self.entity, self.mentions, lambda one: namesake(draft, one))
        aliases = tuple(a for a in dict.fromkeys((*entity.aliases, entity.name)) if a != name)
        draft.correct(entity, name=name, aliases=aliases)

    def summary(self, record: Record) -> Summary:
        """Return RENAME with the old and the new name."""
        target = name_target(record, self.entity, self.mentions)
        return Summary.of(SummaryCode.RENAME, target=target, name=" ".join(self.name.split()))


@dataclass(frozen=True, kw_only=True)
class SetAliases(Command):
    """Set the aliases of an entity; possible aliases among them are removed."""

    entity: str
    aliases: tuple[str, ...]

    def run(self, draft: Draft) -> None:
        """Correct the aliases."""
        entity = draft.entity(self.entity)
        cleaned = (" ".join(alias.split()) for alias in self.aliases)
        aliases = tuple(alias for alias in dict.fromkeys(cleaned) if alias and alias != entity.name)
        possible = tuple(alias for alias in entity.possible_aliases if alias not in aliases)
        draft.correct(entity, aliases=aliases, possible_aliases=possible)

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_ALIASES with the name."""
        return Summary.of(SummaryCode.CHANGE_ALIASES, target=target_of(record, (Ref(Table.ENTITY, self.entity),)))


@dataclass(frozen=True, kw_only=True)
class DismissAlias(Command):
    """Decide that a possible alias is no other name of the entity; what else the entity claims stays undecided."""

    entity: str
    alias: str

    def run(self, draft: Draft) -> None:
        """Remove the possible alias. Raises RuleError if it is none."""
        entity = draft.entity(self.entity)
        if self.alias not in entity.possible_aliases:
            raise RuleError(f"{short(self.alias)} is not in question as a name of {entity.name}")
        possible = tuple(alias for alias in entity.possible_aliases if alias != self.alias)
        draft.put(replace(entity, possible_aliases=possible))

    def summary(self, record: Record) -> Summary:
        """Return DISMISS_ALIAS with the alias and the name."""
        target = target_of(record, (Ref(Table.ENTITY, self.entity),))
        return Summary.of(SummaryCode.DISMISS_ALIAS, text=excerpt(self.alias), target=target)


@dataclass(frozen=True, kw_only=True)
class LinkAuthority(Command):
    """Link a name, or its chosen mentions, to an authority record, or unlink it (None)."""

    entity: str
    authority: str | None
    mentions: Chosen = None

    def run(self, draft: Draft) -> None:
        """Correct the link; a suggested link that is chosen is confirmed with the name."""
        before = draft.entity(self.entity)
        if self.authority == before.authority and (self.authority is None or before.status.decided):
            return
        entity = the_chosen(draft, self.entity, self.mentions, lambda one: namesake(draft, one))
        draft.correct(entity, authority=self.authority)

    def summary(self, record: Record) -> Summary:
        """Return LINK or UNLINK with the name."""
        code = SummaryCode.UNLINK if self.authority is None else SummaryCode.LINK
        return Summary.of(code, target=name_target(record, self.entity, self.mentions))


@dataclass(frozen=True, kw_only=True)
class MergeEntities(Command):
    """Merge a name, or its chosen mentions, into another one, with mentions and quotes.

    `keep` and `gone` are ids of entities. `gone` is removed, unless mentions of it were left out. If it is removed, the
    other gets the name `name`, if one is given.
    """

    keep: str
    gone: str
    mentions: Chosen = None
    name: str | None = None
    how: How = How.GROUP

    def run(self, draft: Draft) -> None:
        """Re-point mentions, speakers and candidates."""
        if self.gone == self.keep:
            raise RuleError("choose another name to merge with")
        kept, gone = draft.entity(self.keep), draft.entity(self.gone)
        if self.mentions is not None and some_stay(draft, gone.id, self.mentions):
            self._join_some(draft, kept, gone, self.mentions)
        else:
            self._join_all(draft, kept, gone)

    def _join_all(self, draft: Draft, kept: Entity, gone: Entity) -> None:
        _rename_and_alias(draft, kept, self.name or kept.name, (kept.name, gone.name, *gone.aliases))
        for mention in draft.mentions_of(gone.id):
            _join(draft, mention, kept)
        follow_merge(draft, gone.id, kept.id)
        if gone.is_stood_by:
            merged = draft.entity(kept.id)
            draft.put(replace(merged, pseudonym=merged.pseudonym or gone.pseudonym, reply=merged.reply or gone.reply))
        draft.drop(Ref(Table.ENTITY, gone.id))

    def _join_some(self, draft: Draft, kept: Entity, gone: Entity, chosen: Collection[str]) -> None:
        moved = [draft.mention(key) for key in chosen]
        _rename_and_alias(draft, kept, kept.name, (" ".join(mention.span.of(draft.text).split()) for mention in moved))
        for mention in moved:
            _join(draft, mention, kept)
        settle_apart(draft, gone, moved, kept)

    def summary(self, record: Record) -> Summary:
        """Return MERGE with the name that goes and the one that both have then."""
        target, other = name_target(record, self.gone, self.mentions), name_target(record, self.keep, None)
        if self.name is not None and other.get("name") != self.name == target.get("name"):
            target, other = other, target
        return Summary.of(SummaryCode.MERGE, target=target, other=other)


def _rename_and_alias(draft: Draft, kept: Entity, name: str, names: Iterable[str]) -> None:
    """Name an entity, and add other names to its aliases."""
    aliases = tuple(one for one in dict.fromkeys((*kept.aliases, *names)) if one != name)
    possible = tuple(one for one in kept.possible_aliases if one not in {name, *aliases})
    draft.correct(kept, name=name, aliases=aliases, possible_aliases=possible)


def _join(draft: Draft, mention: Mention, kept: Entity) -> None:
    """Change the entity of a mention; its status changes only if its type does."""
    if mention.label == kept.label or mention.status is Status.REJECTED:
        draft.put(replace(mention, entity=kept.id))
    else:
        draft.correct(mention, entity=kept.id, label=kept.label)


@dataclass(frozen=True, kw_only=True)
class SplitEntity(Command):
    """Move some mentions to a new entity, maybe with the same name."""

    mentions: tuple[str, ...]
    name: str
    label: str

    def run(self, draft: Draft) -> None:
        """Make the new entity and move the mentions, and the quotes they are the speakers of, to it."""
        sources = {draft.mention(key).entity for key in self.mentions}
        source = next(iter(sources), None)
        if len(sources) != 1 or source is None:
            raise RuleError("choose occurrences of one name to split off")
        if not some_stay(draft, source, self.mentions):
            name = draft.entity(source).name
            raise RuleError(f"all occurrences of {name} were chosen: rename it or change its type instead")
        part(draft, draft.entity(source), self.mentions, add_entity(draft, self.name, self.label))

    def summary(self, record: Record) -> Summary:
        """Return SPLIT_PLACES with the number of mentions, the name they had and the one they get."""
        first = record.mentions.get(self.mentions[0]) if self.mentions else None
        source = record.entities.get(first.entity) if first is not None and first.entity else None
        number, name = len(self.mentions), " ".join(self.name.split())
        if source is None:
            return Summary.of(SummaryCode.SPLIT, target={"names": number}, name=name)
        return Summary.of(SummaryCode.SPLIT_PLACES, places=number, source=source.name, name=name)
