"""Which names are one: merging and splitting groups until they are as the right answers say."""

from __future__ import annotations

from collections import Counter, defaultdict

from hand_time.causes import Cause
from hand_time.keyboard import Keyboard
from hand_time.name_fates import NameFates

from editorial.domain.record import Ref, Table


class GroupHands:
    """Splits and merges the names of an article whose mentions are right."""

    def __init__(self, keyboard: Keyboard, fates: NameFates) -> None:
        self.keys, self.fates = keyboard, fates
        numbers = {span: number for number, group in enumerate(fates.answers.entities) for span in group}
        self.right = [numbers.get(name.span) for name in fates.right]

    def run(self) -> None:
        """Split what names several things, then merge what names one."""
        for entity, groups in self.groups().items():
            main = groups.most_common(1)[0][0]
            for number in (number for number in groups if number != main):
                self._split(entity, number)
        parts = defaultdict[int, Counter[str]](Counter)
        for entity, groups in self.groups().items():
            for number, count in groups.items():
                parts[number][entity] += count
        for counts in parts.values():
            keep = counts.most_common(1)[0][0]
            for gone in (key for key in counts if key != keep):
                self._press("merge", gone, keep)

    def wrong(self) -> int:
        """Return how many splits and merges are still needed."""
        found = self.groups()
        split = sum(len(groups) - 1 for groups in found.values())
        named = Counter(number for groups in found.values() for number in groups)
        return split + sum(count - 1 for count in named.values())

    def groups(self) -> dict[str, Counter[int]]:
        """Return for each entity how many of its mentions name each of the right ones."""
        found = defaultdict[str, Counter[int]](Counter)
        for key, number in self.members():
            entity = self.keys.record.mentions[key].entity
            if entity is not None:
                found[entity][number] += 1
        return found

    def members(self) -> list[tuple[str, int]]:
        """Return the mentions with the number of the right entity of each."""
        pairs = ((key, self.right[name]) for key, name in self.fates.pairs().items())
        return [(key, number) for key, number in pairs if number is not None]

    def _split(self, entity: str, number: int) -> None:
        mentions = self.keys.record.mentions
        own = [key for key, group in self.members() if group == number and mentions[key].entity == entity]
        self._press("split", entity, own)

    def _press(self, action: str, entity: str, answer: object) -> None:
        self.keys.due_to(Cause.MERGE)
        self.keys.click()
        self.keys.reviewer.focus_ref(Ref(Table.ENTITY, entity))
        self.keys.press(action, answer)
