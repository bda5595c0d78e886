"""What an editor who knows the right names does to those that the software suggests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hand_time.answers import RightName
from hand_time.causes import Cause
from hand_time.edges import move_edges
from hand_time.keyboard import Keyboard
from hand_time.name_fates import Fate, NameFates
from on_gold._gold import tidy

from editorial.desktop.actions.table import TYPE_KEYS
from editorial.domain import labels
from editorial.domain.annotation import Mention
from editorial.domain.record import Ref, Table
from editorial.review.outline import Item, ItemKind
from editorial.review.same_name import SameName, same_names

ACTIONS = {label: action for action, label in TYPE_KEYS.items()}
LABEL_OF_OTHERS = labels.WORK
"""What an editor calls a name where the right answers have one type for works, events and the like."""


class NameHands:
    """Decides names, and adds those that were missed."""

    def __init__(self, keyboard: Keyboard, fates: NameFates) -> None:
        self.keys, self.fates = keyboard, fates
        self.refused: set[int] = set()

    def missed(self) -> list[int]:
        """Return the numbers of the right names that are still to be added."""
        return [number for number in self.fates.missed() if number not in self.refused]

    def decide(self, item: Item) -> None:
        """Decide an undecided name, or one mention of an opened group."""
        mentions = [self.keys.record.mentions[at.id] for at in item.refs if at.table is Table.MENTION]
        waiting = [mention for mention in mentions if not mention.status.decided]
        fates = {mention.id: self.fates.fate(mention) for mention in waiting}
        edges = any(fate.edge for fate in fates.values())
        if edges and len(mentions) > 1:
            self.keys.due_to(Cause.NAME_EDGE)
            self.keys.press("open_group")
        elif edges:
            self.move_edges(waiting[0], fates[waiting[0].id])
        elif len({fate.stroke for fate in fates.values()}) > 1:
            self.part_of(item, fates)
        else:
            self.stroke(item, waiting, fates[waiting[0].id])

    def move_edges(self, mention: Mention, fate: Fate) -> None:
        """Move the edges of the mention in focus."""
        assert fate.right is not None
        right = fate.right.span
        self.keys.due_to(Cause.NAME_EDGE)
        move_edges(
            self.keys,
            Ref(Table.MENTION, mention.id),
            mention.span,
            right,
            lambda span: self.fates.ends(span, right),
            None if fate.label is None else partial(self.give_type, fate.label),
        )
        if self.in_focus(mention.id):
            self.all_same(mention.id, 0)

    def in_focus(self, mention: str) -> bool:
        """Return whether a mention is what A would repeat elsewhere."""
        there = self.keys.reviewer.mention
        return there is not None and there.id == mention

    def part_of(self, item: Item, fates: dict[str, Fate]) -> None:
        """Decide the mentions of a group that share a fate, or open it where deciding one by one is less work."""
        strokes = [fate.stroke for fate in fates.values()]
        most = max(strokes, key=strokes.count)
        chosen = [key for key, fate in fates.items() if fate.stroke == most]
        first = next(fate for fate in fates.values() if fate.stroke != most)
        self.keys.due_to(first.cause)
        by_ticks = 2 + max(n for n, one in enumerate(strokes) if one != most) + 2 * (len(strokes) - len(chosen))
        if by_ticks > 1 + len(strokes):
            self.keys.press("open_group")
            return
        self.keys.tick(chosen)
        self.stroke(item, [self.keys.record.mentions[key] for key in chosen], fates[chosen[0]])

    def stroke(self, item: Item, waiting: Sequence[Mention], fate: Fate) -> None:
        """Decide mentions that share a fate in one stroke, with all the same names if that helps."""
        self.keys.due_to(fate.cause)
        if fate.right is None:
            self.keys.press("reject")
            return
        one_by_one = item.kind is ItemKind.MENTION
        if fate.label is not None:
            self.give_type(fate.label)
            if one_by_one and not self.all_same(waiting[0].id, 0):
                self.keys.press("confirm")
        elif not self.all_same(waiting[0].id, 1 if one_by_one else len(waiting)):
            self.keys.press("confirm")

    def give_type(self, label: str) -> None:
        """Press the key of a type, or choose it by letters."""
        wanted = LABEL_OF_OTHERS if label not in labels.WORDS else label
        action = ACTIONS.get(wanted)
        self.keys.press(action) if action else self.keys.press("other_type", wanted)

    def all_same(self, mention: str, done_anyway: int) -> bool:
        """Decide every same name as this one, if more than would be decided anyway is gained; return whether."""
        record = self.keys.record
        source = record.mentions[mention]
        wanted, missed = set[SameName](), 0
        numbers = {self.fates.right[n].span: n for n in self.missed()}
        for place in same_names(record, mention):
            other = record.mentions.get(place.mention or "")
            if other is None:
                found = tidy(self.fates.text, place.span.start, place.span.end)
                number = numbers.get(place.span, next((n for s, n in numbers.items() if s == found), None))
                good = number is not None and self.fates.alike(source.label, self.fates.right[number].label)
                missed += good
            else:
                fate = self.fates.fate(other)
                good = (
                    not other.status.decided
                    and fate.right is not None
                    and self.fates.alike(source.label, fate.right.label)
                    and all(self.fates.ends(place.span, fate.right.span))
                )
            if good:
                wanted.add(place)
        if not missed and len(wanted) < done_anyway + 1:
            return False
        if missed:
            self.keys.due_to(Cause.MISSED_NAME)
            self.keys.times[Cause.MISSED_NAME] += missed - 1
        self.keys.press("all_same", wanted)
        return True

    def add(self, number: int) -> None:
        """Add a missed name: at the stretch that may be one, or with the pointer; then every same name."""
        right, outline = self.fates.right[number], self.keys.reviewer.outline
        assert outline is not None
        self.keys.due_to(Cause.MISSED_NAME)
        offered = next((i for i in outline.section(ItemKind.MISSED) if all(self.fates.ends(i.span, right.span))), None)
        before = self.keys.record
        if offered is not None:
            self.keys.go_to(offered, lambda _: True)
            self.give_type(right.label)
        else:
            self._select(right)
        if self.keys.record is before:
            self.refused.add(number)
            return
        added = next((key for key, other in self.fates.pairs().items() if other == number), None)
        if added is not None and self.in_focus(added):
            self.all_same(added, 0)

    def _select(self, right: RightName) -> None:
        self.keys.select(right.span)
        self.give_type(right.label)
        self.keys.selected = None
