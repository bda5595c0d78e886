"""The names that the name on the card may be the same as, each with a button that merges and one that denies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.requests import ActionRequest, CardRequest
from editorial.desktop.widgets.parts import button, column, row, text_label
from editorial.desktop.widgets.plain import escaped, set_tooltip
from editorial.desktop.wording.findings import one_line
from editorial.review.merge_offers import MergeOffer

LONGEST = 26
"""Maximum number of code points of a name on a button."""


class OffersPart(QWidget):
    """An offer below the other; the keys act on the first."""

    def __init__(self, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("May be the same")
        self._request = request
        self._column = column(self)
        self._rows: list[_OfferRow] = []
        self._keys: Mapping[ActionId, str] = {}

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are shown, in the order of the tab key."""
        return [made for line in self._rows if not line.isHidden() for made in (line.merge, line.deny)]

    def show_offers(self, offers: Sequence[MergeOffer]) -> None:
        """Show these offers."""
        while len(self._rows) < len(offers):
            made = _OfferRow(self._request, self)
            self._rows.append(made)
            self._column.addWidget(made)
        for number, line in enumerate(self._rows):
            line.setVisible(number < len(offers))
            if number < len(offers):
                line.show_offer(offers[number])
                line.set_keys(self._keys if number == 0 else {})
        self.setVisible(bool(offers))

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Take the tool tips of the actions, for the buttons that do what a key does."""
        self._keys = keys


class _OfferRow(QWidget):
    """One offer in words, with its buttons."""

    def __init__(self, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = text_label("may be the same", self)
        self.merge = button("", partial(self._take, request, CardRequest.MERGE_OFFER), self)
        self.deny = button("Not the same", partial(self._take, request, CardRequest.KEEP_APART), self)
        self._offer: MergeOffer | None = None
        parts = column(self)
        parts.addWidget(self.words)
        parts.addLayout(row(self.merge, self.deny))

    def _take(self, request: ActionRequest, what: CardRequest) -> None:
        request(what, self._offer)

    def show_offer(self, offer: MergeOffer) -> None:
        """Show an offer."""
        self._offer = offer
        name, fuller = one_line(offer.name), one_line(offer.fuller)
        short = fuller if len(fuller) <= LONGEST else fuller[: LONGEST - 1].rstrip() + "…"
        self.words.setText(f"“{name}” may be {fuller}")
        self.merge.setText(escaped(f"Merge as {short}"))
        self.merge.setAccessibleName(f"Merge {name} and {fuller}: both are called {fuller} then")
        self.deny.setAccessibleName(f"{name} is not {fuller}")

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tool tips of the buttons, by action id."""
        set_tooltip(self.merge, keys.get(ActionId.MERGE_OFFERED, ""))
        set_tooltip(self.deny, keys.get(ActionId.KEEP_APART, ""))
