"""Which mentions of the name in focus the next decision is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.wording.ticks import Ticks
from editorial.domain.annotation import Mark, Mention, Status
from editorial.domain.record import Ref, Table
from editorial.review.namesakes import contested
from editorial.review.outline import Item, ItemKind


def first_ticked(mentions: Sequence[Mention], at: str | None) -> frozenset[str]:
    """Return the ids of the mentions that are ticked when a name gets the focus.

    These are the undecided and the unsure ones, and with them `at`, the one navigated to; if there are none, all that
    were not rejected; if all were rejected, all.
    """
    standing = [mention for mention in mentions if mention.status is not Status.REJECTED] or list(mentions)
    waiting = {one.id for one in standing if not one.status.decided or Mark.UNSURE in one.marks}
    if not waiting:
        return frozenset(mention.id for mention in standing)
    return frozenset(waiting | {mention.id for mention in standing if mention.id == at})


TWO_THINGS = "This name may be two things here: decide the occurrences one by one, or [[split]] splits"


class OccurrenceSelection(QObject):
    """Holds the ticked mentions of the name in focus. Connect it to the reviewer before the views that show the ticks.

    `changed` is emitted when an editor ticks others; all other changes come with a signal of the reviewer.
    """

    changed = Signal()

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__(reviewer)
        self._reviewer = reviewer
        self._seen: tuple[object, ...] = ()
        self._looking = False
        self.ticks = Ticks()
        reviewer.opened.connect(self._follow)
        reviewer.changed.connect(self._follow)
        reviewer.focused.connect(self._follow)

    def _follow(self) -> None:
        item = self._reviewer.item
        at = self._reviewer.at.id if self._reviewer.at is not None else None
        mentions = self._mentions(item)
        key = item.key if item is not None else None
        session = self._reviewer.session
        article = session.article_id if session is not None else None
        seen = (article, key, [(mention.id, mention.status) for mention in mentions])
        before = self.ticks
        same = seen == self._seen
        keep = same and (before.by_hand or self._looking or at == before.at)
        ticked = before.ticked if keep else first_ticked(mentions, at)
        self._seen = seen
        self.ticks = Ticks(key, tuple(one.id for one in mentions), ticked, keep and before.by_hand, at)

    def _mentions(self, item: Item | None) -> list[Mention]:
        if item is None or item.kind is not ItemKind.NAME:
            return []
        return [self._reviewer.record.mentions[at.id] for at in item.refs if at.table is Table.MENTION]

    def tick(self, mentions: Iterable[str]) -> None:
        """Tick these mentions of the name in focus, and no others."""
        ticked = frozenset(mentions) & frozenset(self.ticks.mentions)
        self.ticks = self.ticks._replace(ticked=ticked, by_hand=True)
        self.changed.emit()

    def refuses_at_once(self, item: Item) -> bool:
        """Return whether an item may be two things; if so, open its group and post why it is not decided at once.

        Mentions that an editor ticked by hand were looked at, and can be decided together.
        """
        outline, ticks = self._reviewer.outline, self.ticks
        if outline is None or item.entity is None or not item.undecided or not ticks.several or ticks.by_hand:
            return False
        if not contested(self._reviewer.record, self._mentions(item), item.entity, outline.namesakes):
            return False
        self._reviewer.open_group(item)
        self._reviewer.post(TWO_THINGS, Tone.HINT)
        return True

    def look_at(self, mention: str) -> None:
        """Show a mention of the name in the text; the ticks stay."""
        self._looking = True
        try:
            self._reviewer.focus_ref(Ref(Table.MENTION, mention))
        finally:
            self._looking = False

    def of(self, entity: str) -> Ticks:
        """Return the mentions for a change to the name itself: all that are not rejected, or those ticked by hand."""
        every = (m for m in self._reviewer.record.mentions.values() if m.entity == entity)
        standing = sorted((m for m in every if m.status is not Status.REJECTED), key=lambda mention: mention.span)
        ticks = self.ticks
        places = tuple(mention.id for mention in standing)
        by_hand = ticks.by_hand and set(places) <= set(ticks.mentions)
        return Ticks(ticks.key, places, ticks.ticked & set(places) if by_hand else frozenset(places), by_hand)
