"""Changing names: type, group, merge, split, rename, link; and the same decision for every same name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.actions.table import TYPE_KEYS
from editorial.desktop.reviewing.asking import Answer, Asker, Preview, SplitChoice
from editorial.desktop.reviewing.decisions import NOTHING_TICKED, stroke
from editorial.desktop.reviewing.edges import EdgeController
from editorial.desktop.reviewing.inside import ask_about_inside, tell_taken_in
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.wording.findings import one_line, ticked_words
from editorial.desktop.wording.occurrence import occurrence_of
from editorial.desktop.wording.same_name import added_words, nothing_offered
from editorial.desktop.wording.ticks import Ticks
from editorial.domain import labels
from editorial.domain.annotation import Entity
from editorial.domain.record import Record, Ref, Table
from editorial.domain.taking import Taking
from editorial.domain.text import Span
from editorial.review.commands.command import Command
from editorial.review.commands.groups import (
    Chosen,
    LinkAuthority,
    MergeEntities,
    RelabelEntity,
    RenameEntity,
    SetAliases,
    SplitEntity,
)
from editorial.review.commands.names import (
    AddName,
    ApplyToSame,
    RelabelName,
)
from editorial.review.merge_offers import fuller_name
from editorial.review.outline import ItemKind
from editorial.review.same_name import SameName, find_same


class NameController:
    """Handles the actions on names."""

    def __init__(self, reviewer: Reviewer, occurrences: OccurrenceSelection, edges: EdgeController, ask: Asker) -> None:
        self._reviewer = reviewer
        self._occurrences = occurrences
        self._edges = edges
        self._ask = ask
        self.actions: Handlers = {
            **{key: partial(self.relabel, label) for key, label in TYPE_KEYS.items()},
            ActionId.OTHER_TYPE: self.other_type,
            ActionId.OPEN_GROUP: self.open_group,
            ActionId.MERGE: self.merge,
            ActionId.SPLIT: self.split,
            ActionId.RENAME: self.rename,
            ActionId.ALIASES: self.aliases,
            ActionId.ALL_SAME: self.all_same,
            ActionId.LINK: self.link,
        }

    def relabel(self, label: str) -> None:
        """Give the selection a type, or else the name in focus; an edge of it that is being moved is kept as well."""
        item, edge = self._reviewer.item, self._edges.moving
        one = self._reviewer.selection(Taking.NAME) is not None or edge is not None
        if not one and item is not None and self._occurrences.refuses_at_once(item):
            return
        self._relabel(Answer(label, self._occurrences.ticks.chosen))

    def _relabel(self, asked: Answer[str]) -> None:
        selected, item, label = self._reviewer.selection(Taking.NAME), self._reviewer.item, asked.value
        if selected is not None:
            self._add(selected, label)
        elif item is None or self._edges.keep_as(label):
            return
        elif item.kind is ItemKind.MISSED:
            self._add(item.span, label)
        elif item.kind is ItemKind.NAME and item.entity is not None:
            self._relabel_places(item.entity, asked)
        elif item.kind is ItemKind.MENTION:
            self._relabel_one(item.refs[0], label)
        else:
            self._reviewer.post("Types are for names: select words in the text to add a name", Tone.HINT)

    def _relabel_places(self, entity: str, asked: Answer[str]) -> None:
        """Give the chosen mentions of a name a type, and focus the next undecided item."""
        chosen = asked.mentions
        if not chosen:
            self._reviewer.post(NOTHING_TICKED, Tone.HINT)
            return
        command = RelabelEntity(entity=entity, label=asked.value, mentions=chosen, how=stroke(chosen))
        total = len(self._occurrences.of(entity).mentions)

        def go_on() -> None:
            self._tell_changed(chosen, total)
            self._reviewer.focus_next_undecided()

        self._reviewer.decide_many(len(chosen), f"Changing {len(chosen):,} occurrences", command, go_on)

    def _change(self, command: Command, entity: str, chosen: Chosen, then: Callable[[], object]) -> None:
        """Apply a change to mentions of a name; if that was done, post how many it affected, and call `then`."""
        total = len(self._occurrences.of(entity).mentions)
        number = total if chosen is None else len(chosen)

        def go_on() -> None:
            self._tell_changed(chosen, total)
            then()

        self._reviewer.change_many(number, f"Changing {number:,} occurrences", command, go_on)

    def _tell_changed(self, chosen: Chosen, total: int) -> None:
        """Post how many mentions of a name were changed, if not all."""
        if chosen is not None and len(chosen) < total:
            self._reviewer.post(f"Changed: {ticked_words(len(chosen), total)}")

    def _relabel_one(self, at: Ref, label: str) -> None:
        outcome = self._reviewer.apply(RelabelName(mention=at.id, label=label))
        if outcome is not None:
            self._open_groups_of((at.id,))
            self._reviewer.focus_ref(at)

    def _add(self, span: Span, label: str) -> None:
        ask_about_inside(self._reviewer, self._ask, span, None, partial(self._add_over, span, label))

    def _add_over(self, span: Span, label: str, taken: tuple[str, ...]) -> None:
        outcome = self._reviewer.apply(AddName(span=span, label=label, taken=taken))
        if outcome is None:
            return
        mentions = self._reviewer.record.mentions
        added = next((at for at in sorted(outcome.changed) if at.table is Table.MENTION and at.id in mentions), None)
        others = len(find_same(self._reviewer.record, added.id).offered) if added is not None else 0
        told = tell_taken_in(self._reviewer, outcome, span, others)
        if added is not None:
            self._go_on_from(added, others, told=told)

    def _go_on_from(self, added: Ref, others: int, *, told: bool) -> None:
        """Say what was added (unless `told` more), and go on, or stay if the same can be done elsewhere."""
        record = self._reviewer.record
        words, tone = added_words(record, record.mentions[added.id], others), Tone.HINT if others else Tone.DONE
        if others:
            self._reviewer.focus_ref(added)
        if not told:
            self._reviewer.post(words, tone)
        if not others:
            self._reviewer.continue_review()

    def other_type(self) -> None:
        """Ask for a type."""
        mention = self._reviewer.mention
        selected = self._reviewer.selection(Taking.NAME)
        one = selected is not None or self._edges.moving is not None
        ticks = Ticks() if one else self._occurrences.ticks
        title = "Type" if selected is None else f"Type of “{selected.of(self._reviewer.record.article.text)}”"
        self._ask.label(title, mention.label if mention else None, self._preview(ticks), self._relabel)

    def _preview(self, ticks: Ticks) -> Preview:
        """Return the occurrences that a change would affect, and which of them are ticked."""
        mentions = self._reviewer.record.mentions
        return Preview(
            tuple(occurrence_of(self._reviewer.record, mentions[key]) for key in ticks.mentions), ticks.ticked
        )

    def _entity(self) -> Entity | None:
        item = self._reviewer.item
        entity = self._reviewer.record.entities.get(item.entity) if item is not None and item.entity else None
        if entity is None:
            self._reviewer.post("Go to a name first (J and K move through the findings)", Tone.HINT)
        return entity

    def open_group(self) -> None:
        """Open the group in focus to decide its mentions one by one, or close it."""
        entity = self._entity()
        if entity is None:
            return
        shown, mention = self._reviewer.shown, self._reviewer.mention
        self._reviewer.show(shown._replace(opened=shown.opened ^ {entity.id}))
        if mention is not None:
            self._reviewer.focus_ref(Ref(Table.MENTION, mention.id))

    def _open_groups_of(self, mentions: Sequence[str]) -> None:
        """Open the groups that these mentions belong to now, so that each mention stays visible."""
        found = (self._reviewer.record.mentions.get(key) for key in mentions)
        opened = {mention.entity for mention in found if mention is not None and mention.entity}
        shown = self._reviewer.shown
        self._reviewer.show(shown._replace(opened=shown.opened | opened))

    def merge(self) -> None:
        """Ask for another name, and merge the one in focus into it."""
        if (entity := self._entity()) is not None:
            title, preview = f"{entity.name} is the same as", self._preview(self._occurrences.of(entity.id))
            self._ask.entity(title, self._reviewer.record, entity.id, preview, partial(self._merge, entity.id))

    def _merge(self, gone: str, asked: Answer[str]) -> None:
        chosen = asked.mentions or None
        record = self._reviewer.record
        name = fuller_name(record, record.entities[asked.value], record.entities[gone])
        command = MergeEntities(keep=asked.value, gone=gone, mentions=chosen, name=name, how=stroke(asked.mentions))
        self._change(command, gone, chosen, partial(self._reviewer.focus_ref, Ref(Table.ENTITY, asked.value)))

    def split(self) -> None:
        """Ask which mentions of the name in focus to split off."""
        if (entity := self._entity()) is not None:
            mention, ticks = self._reviewer.mention, self._occurrences.ticks
            one = (mention.id,) if mention is not None else ()
            chosen = ticks.chosen if ticks.by_hand and ticks.some else one
            self._ask.split(self._reviewer.record, entity.id, chosen, self._split)

    def _split(self, choice: SplitChoice) -> None:
        how = stroke(choice.mentions)
        command = SplitEntity(mentions=choice.mentions, name=choice.name, label=choice.label, how=how)

        def go_on() -> None:
            if choice.mentions:
                self._reviewer.focus_ref(Ref(Table.MENTION, choice.mentions[0]))

        number = len(choice.mentions)
        self._reviewer.change_many(number, f"Splitting off {number:,} occurrences", command, go_on)

    def rename(self) -> None:
        """Ask for another name of the entity in focus."""
        if (entity := self._entity()) is not None:
            preview = self._preview(self._occurrences.of(entity.id))
            self._ask.name("Name", entity.name, preview, partial(self._rename, entity.id))

    def _rename(self, entity: str, asked: Answer[str]) -> None:
        chosen = asked.mentions or None
        command = RenameEntity(entity=entity, name=asked.value, mentions=chosen, how=stroke(asked.mentions))
        self._change(command, entity, chosen, partial(self._follow_parted, entity, chosen))

    def _follow_parted(self, entity: str, chosen: Chosen) -> None:
        """Move the focus with those mentions that are a name of their own now."""
        if chosen and self._reviewer.record.mentions[chosen[0]].entity != entity:
            self._reviewer.focus_ref(Ref(Table.MENTION, chosen[0]))

    def aliases(self) -> None:
        """Ask for the other names of the entity in focus."""
        if (entity := self._entity()) is not None:
            known = ", ".join((*entity.aliases, *entity.possible_aliases))
            self._ask.line(f"Other names of {entity.name}, with commas between", known, partial(self._alias, entity.id))

    def _alias(self, entity: str, names: str) -> None:
        self._reviewer.apply(SetAliases(entity=entity, aliases=tuple(names.split(","))))

    def link(self) -> None:
        """Ask for the entry of the newsroom's list that the name in focus is linked to."""
        entity = self._entity()
        if entity is None:
            return
        records = self._reviewer.desk.authorities()
        if not records and entity.authority is None:
            self._reviewer.post("The newsroom's list is empty: File, Import the newsroom's list", Tone.HINT)
            return
        title, preview = f"{entity.name} is in the list as", self._preview(self._occurrences.of(entity.id))
        self._ask.authority(title, records, entity, preview, partial(self._link, entity.id))

    def _link(self, entity: str, asked: Answer[str | None]) -> None:
        chosen = asked.mentions or None
        command = LinkAuthority(entity=entity, authority=asked.value, mentions=chosen, how=stroke(asked.mentions))
        self._change(command, entity, chosen, partial(self._follow_parted, entity, chosen))

    def all_same(self) -> None:
        """Show every same name in the article, and apply the decision on the one in focus to those left ticked."""
        mention = self._reviewer.mention
        if mention is None:
            self._reviewer.post("Go to a name first: its type is then given to every same name here", Tone.HINT)
            return
        record = self._reviewer.record
        words, found = mention.span.of(record.article.text), find_same(record, mention.id)
        if not found.offered:
            self._reviewer.post(nothing_offered(words, found.others), Tone.HINT)
            return
        title = f"“{one_line(words)}”, {labels.words(mention.label)}: the same here?"
        self._ask.occurrences(title, record, found.offered, partial(self._apply_to, mention.id))

    def _apply_to(self, source: str, places: Sequence[SameName]) -> None:
        command = apply_to(self._reviewer.record, source, places)
        go_on = partial(self._go_on_after, source)
        self._reviewer.decide_many(len(places), f"Deciding {len(places):,} occurrences", command, go_on)

    def _go_on_after(self, source: str) -> None:
        self._reviewer.focus_ref(Ref(Table.MENTION, source))
        self._reviewer.focus_next_undecided()


def apply_to(record: Record, source: str, places: Sequence[SameName]) -> ApplyToSame:
    """Return the command that applies the decision on a mention to the chosen occurrences."""
    named = [(place.mention, place.span) for place in places if place.mention is not None]
    return ApplyToSame(
        source=source,
        mentions=tuple(key for key, span in named if record.mentions[key].span == span),
        places=tuple(place.span for place in places if place.mention is None),
        edges=tuple((key, span) for key, span in named if record.mentions[key].span != span),
        taken=tuple(key for place in places for key in place.inside if record.mentions[key].status.decided),
    )
