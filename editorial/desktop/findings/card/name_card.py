"""Card of a name: its type, its other names, and its occurrences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.common import REJECT, CardPage
from editorial.desktop.findings.card.confirming import ONE_BY_ONE, confirm_name
from editorial.desktop.findings.card.facts import NameFacts
from editorial.desktop.findings.card.occurrences import CardOccurrenceList
from editorial.desktop.findings.card.offers_part import OffersPart
from editorial.desktop.findings.card.requests import ActionRequest, CardRequest
from editorial.desktop.theme import GAP, Theme
from editorial.desktop.widgets.occurrence_box import OccurrenceBox
from editorial.desktop.widgets.occurrence_list import rows_of
from editorial.desktop.widgets.parts import (
    SerifLabel,
    button,
    menu_button,
    muted_label,
    row,
    set_words,
    show_text,
    text_label,
)
from editorial.desktop.widgets.plain import entry, escaped, set_tooltip
from editorial.desktop.wording.occurrence import mentions_of
from editorial.desktop.wording.ticks import Ticks
from editorial.domain import labels

OTHER_TYPE = "Another type…"


class NameCard(CardPage):
    """Card page of a name with all its occurrences, or of one occurrence of an opened group."""

    def __init__(self, theme: Theme, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(theme, request, parent)
        self._facts: NameFacts | None = None
        self._by_hand = False
        self.name = SerifLabel("name", self, more=4)
        self.type = menu_button("Type", self)
        self.group = muted_label("of the group", self)
        self.contested = text_label("may be two things", self)
        self.one_by_one = button("One by one", self._open_or_close, self, name="Decide the occurrences one by one")
        self.split = button("Split off…", lambda: request(ActionId.SPLIT, None), self)
        self.merge = button("Merge…", lambda: request(ActionId.MERGE, None), self)
        self.rename = button("Rename…", lambda: request(ActionId.RENAME, None), self)
        self.aliases = button("Other names…", lambda: request(ActionId.ALIASES, None), self)
        self.link = button("Link…", lambda: request(ActionId.LINK, None), self)
        self.known_as = muted_label("other names", self)
        self.linked = muted_label("in the newsroom's list", self)
        self.standing_by = muted_label("protected", self)
        self.possible = OffersPart(request, self)
        self.occurrences = CardOccurrenceList(theme, self)
        self.box = OccurrenceBox(self.occurrences, self)
        self.box.head.addWidget(self.one_by_one)
        self.box.head.addStretch(0)
        self.box.changed.connect(self._ticked)
        self.occurrences.show_requested.connect(lambda mention: request(CardRequest.LOOK_AT, mention))
        self.buttons |= {
            ActionId.OPEN_GROUP: self.one_by_one,
            ActionId.SPLIT: self.split,
            ActionId.MERGE: self.merge,
            ActionId.RENAME: self.rename,
            ActionId.ALIASES: self.aliases,
            ActionId.LINK: self.link,
        }
        self.themed.append(self.occurrences)  # type: ignore[arg-type]
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP * 2)
        head.addWidget(self.name, 1)
        head.addWidget(self.type)
        self.parts.addWidget(self.decide)
        self.parts.addLayout(head)
        for part in (self.group, self.status, self.contested, self.why, self.possible, self.box):
            self.parts.addWidget(part)
        for part in (self.known_as, self.linked, self.standing_by):
            self.parts.addWidget(part)
        self.parts.addLayout(row(self.merge, self.split, self.rename, self.aliases, self.link, self.comment))
        self.parts.addWidget(self.notes)
        self.parts.addStretch(1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Set the tab order to the reading order."""
        decide = (self.confirm, self.reject, self.unsure, self.flag, self.type)
        change = (self.merge, self.split, self.rename, self.aliases, self.link, self.comment)
        places = (self.box.every, self.one_by_one, self.occurrences)
        for one, following in pairwise((*decide, *self.possible.buttons, *places, *change)):
            self.setTabOrder(one, following)

    def set_labels(self, known: tuple[str, ...]) -> None:
        """Set the labels offered in the menu of types."""
        menu = self.type.menu()
        menu.clear()
        for label in known:
            made = entry(labels.words(label).capitalize(), menu)
            made.triggered.connect(partial(self._relabel, label))
            menu.addAction(made)
        menu.addSeparator()
        menu.addAction(OTHER_TYPE).triggered.connect(lambda: self.request(ActionId.OTHER_TYPE, None))

    def _relabel(self, label: str) -> None:
        self.request(CardRequest.RELABEL, label)

    def _open_or_close(self) -> None:
        if self._facts is not None and self._facts.entity is not None:
            request = CardRequest.HIDE_MENTIONS if self._facts.of_group else CardRequest.SHOW_MENTIONS
            self.request(request, self._facts.entity)

    def show_facts(self, facts: NameFacts) -> None:
        """Show another name."""
        self._facts = facts
        self.show_common(facts.common)
        count = len(facts.occurrences)
        self.name.setText(facts.name)
        self.type.setText(escaped(labels.words(facts.label).capitalize()))
        self.type.setAccessibleName(f"Type: {labels.words(facts.label)}")
        show_text(self.group, facts.of_group)
        show_text(self.contested, facts.contested)
        if facts.contested:
            self.why.hide()
        self.one_by_one.setVisible(facts.entity is not None and (count > 1 or bool(facts.of_group)))
        self.one_by_one.setText("Back to the group" if facts.of_group else "One by one")
        self.split.setVisible(count > 1 or bool(facts.of_group))
        whole = not facts.of_group
        show_text(self.known_as, ", ".join(facts.aliases) if whole else "", lead="Other names: ")
        show_text(self.linked, facts.listed if whole else "")
        show_text(self.standing_by, facts.standing_by if whole else "")
        for made in (self.merge, self.rename, self.aliases, self.link):
            made.setVisible(whole)
        self.link.setText("Unlink…" if facts.linked else "Link…")
        self.possible.show_offers(facts.possible)
        self._order_tabs()
        self.box.show_occurrences(facts.occurrences)

    def show_ticks(self, ticks: Ticks) -> None:
        """Show the occurrences that the next decision applies to: all of them if `ticks` is for another item."""
        if self._facts is None:
            return
        occurrences, own = self._facts.occurrences, ticks.several and ticks.key == self._facts.common.key
        rows = rows_of(occurrences, ticks.ticked) if own else frozenset(range(len(occurrences)))
        self._by_hand = own and ticks.by_hand
        self.box.show_ticked(rows, ticks.rest)
        self.occurrences.point_at(ticks.at if own else None)
        self._show_decisions(len(rows), len(occurrences))

    def _show_decisions(self, ticked: int, total: int) -> None:
        """Show on the buttons how many occurrences they decide."""
        some = f"{ticked} of {total}" if ticked < total else f"all {total}"
        label = self._facts.label if self._facts is not None else ""
        at_once = self.primary is self.confirm
        set_words(self.confirm, confirm_name(label, ticked, total) if at_once else ONE_BY_ONE)
        self.reject.setAccessibleName(f"{REJECT} {some}" if total > 1 else REJECT)
        self.confirm.setEnabled(ticked > 0 and at_once)
        self.reject.setEnabled(ticked > 0)

    def _ticked(self) -> None:
        """Report the ticked mentions."""
        if self._facts is not None:
            mentions = mentions_of(self._facts.occurrences)
            self.request(CardRequest.TICK, tuple(mentions[row] for row in self.box.ticked))

    @property
    def primary(self) -> QPushButton:
        """Return the button for the most likely next action."""
        two_things = self._facts is not None and bool(self._facts.contested)
        return self.one_by_one if two_things and not self._by_hand else self.confirm

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tooltips of the buttons, by action id."""
        super().set_keys(keys)
        self.possible.set_keys(keys)
        set_tooltip(self.type, keys.get(ActionId.OTHER_TYPE, ""))
