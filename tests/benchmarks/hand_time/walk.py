"""An editor's way through one article, from the suggestions to the right answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hand_time.answers import RightAnswers
from hand_time.groups import GroupHands
from hand_time.keyboard import Keyboard
from hand_time.name_fates import NameFates
from hand_time.names import NameHands
from hand_time.quote_fates import QuoteFates
from hand_time.quotes import QuoteHands

from editorial.domain.record import Ref, Table
from editorial.review.outline import Item, ItemKind

NAMES = frozenset({ItemKind.NAME, ItemKind.MENTION})
MOST_VISITS = 8
"""How often the editor comes back to one finding before giving it up."""


class Walk:
    """Goes through the findings of the open article, and adds what was missed as it passes."""

    def __init__(self, keyboard: Keyboard, answers: RightAnswers) -> None:
        self.keys, self.answers = keyboard, answers
        self.name_fates = NameFates(keyboard.reviewer.desk, answers)
        self.quote_fates = QuoteFates(keyboard.reviewer.desk, answers)
        self.names = NameHands(keyboard, self.name_fates)
        self.quotes = QuoteHands(keyboard, self.quote_fates)
        self.stuck: set[str] = set()
        self._visits: Counter[str] = Counter()
        self._last: Item | None = None

    def run(self) -> None:
        """Do all that can be done."""
        while True:
            item = self.next()
            if self.add_missed(item):
                continue
            if item is None:
                break
            self.visit(item)
        if self.answers.entities:
            GroupHands(self.keys, self.name_fates).run()

    def visit(self, item: Item) -> None:
        """Go to a finding, and do the next thing that it needs."""
        before = self.keys.record, self.keys.reviewer.shown
        here = self.keys.reviewer.item
        if here is None or (here.undecided and not self.wants(here)):
            # Findings that the answers do not speak of would have been decided before: the focus would be further.
            self.keys.reviewer.focus(self.following(here))
        self.keys.go_to(item, self.relevant)
        self.names.decide(item) if item.kind in NAMES else self.quotes.decide(item)
        self._last = item
        self._visits[item.key] += 1
        unchanged = (self.keys.record, self.keys.reviewer.shown) == before
        if unchanged or self._visits[item.key] > MOST_VISITS:
            self.stuck.add(item.key)

    def relevant(self, item: Item) -> bool:
        """Return whether the right answers speak of findings of this kind."""
        if item.kind in NAMES or item.kind is ItemKind.MISSED:
            return self.answers.names is not None
        return self.answers.quotes is not None

    def wants(self, item: Item) -> bool:
        """Return whether something is left to do about a finding."""
        if not self.relevant(item) or item.key in self.stuck or item.kind is ItemKind.MISSED:
            return False
        return item.undecided if item.kind in NAMES else self.quote_fates.wants(item)

    def next(self) -> Item | None:
        """Return the finding to deal with: the rest of the last one, the one in focus, or the following one."""
        for item in (*self._rest(), self.keys.reviewer.item):
            if item is not None and self.wants(item):
                return item
        return self.following(self.keys.reviewer.item)

    def _rest(self) -> Iterator[Item]:
        """Yield what the last finding has become, if it was a quote."""
        outline, last = self.keys.reviewer.outline, self._last
        if outline is None or last is None or last.utterance is None:
            return
        for key in last.utterance.ids:
            item = outline.at(Ref(Table.QUOTE, key))
            if item is not None and not item.undecided:
                yield item

    def following(self, item: Item | None) -> Item | None:
        """Return the next finding with something left to do, going round; undecided ones first."""
        outline = self.keys.reviewer.outline
        if outline is None:
            return None
        items = [one for one in outline.items if self.wants(one)]
        undecided = [one for one in items if one.undecided] or items
        after = [one for one in undecided if item is None or one.span >= item.span]
        return next(iter(after or undecided), None)

    def add_missed(self, item: Item | None) -> bool:
        """Add the first missed name or quote that comes before a finding (None: all that are left); return whether."""
        end = item.span.start if item is not None else len(self.answers.article.text)
        for number in self.quotes.missed() if self.answers.quotes is not None else ():
            if self.quote_fates.right[number].span.start <= end:
                self.quotes.add(number)
                self._last = self._added(number)
                return True
        for number in self.names.missed() if self.answers.names is not None else ():
            if self.name_fates.right[number].span.start <= end:
                self.names.add(number)
                return True
        return False

    def _added(self, number: int) -> Item | None:
        """Return the item of a quote that was added; the focus may have left it already."""
        outline = self.keys.reviewer.outline
        added = (key for key, right in self.quote_fates.pairs().items() if right == number)
        return outline.at(Ref(Table.QUOTE, next(added, ""))) if outline is not None else None
