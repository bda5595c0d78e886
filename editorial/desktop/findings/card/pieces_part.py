"""Buttons of a quote's card that join it with the quote before and part its pieces, each saying what will happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.facts import PieceOffer
from editorial.desktop.findings.card.requests import ActionRequest, CardRequest
from editorial.desktop.widgets.parts import button, column
from editorial.desktop.widgets.plain import escaped, set_tooltip


class PiecesPart(QWidget):
    """A button for each offer, one below the other."""

    def __init__(self, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pieces of the quote")
        self._request = request
        self._column = column(self)
        self.buttons: list[QPushButton] = []
        self._keys: Mapping[ActionId, str] = {}

    def show_offers(self, offers: Sequence[PieceOffer]) -> None:
        """Show a button for each offer."""
        while len(self.buttons) < len(offers):
            self.buttons.append(self._button())
        for made, offer in zip(self.buttons, offers, strict=False):
            self._show(made, offer)
            set_tooltip(made, "")
        last = max((n for n, offer in enumerate(offers) if offer.piece is not None), default=None)
        for action, number in ((ActionId.PART, last), (ActionId.JOIN, _join(offers))):
            if number is not None:
                set_tooltip(self.buttons[number], self._keys.get(action, ""))
        for made in self.buttons[len(offers) :]:
            made.hide()
        self.setVisible(bool(offers))

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Take the tool tips of the actions, for the buttons that do what a key does."""
        self._keys = keys

    def _button(self) -> QPushButton:
        made = button("", lambda: None, self)
        made.setObjectName("piece")
        self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _show(self, made: QPushButton, offer: PieceOffer) -> None:
        made.clicked.disconnect()
        request = CardRequest.PART if offer.piece is not None else CardRequest.JOIN
        made.clicked.connect(partial(self._asked, request, offer.piece))
        made.setText("\n".join(escaped(line) for line in offer.lines if line))
        made.setAccessibleName(" ".join(line for line in offer.lines if line))
        made.show()

    def _asked(self, request: CardRequest, piece: str | None) -> None:
        self._request(request, piece)


def _join(offers: Sequence[PieceOffer]) -> int | None:
    return next((number for number, offer in enumerate(offers) if offer.piece is None), None)
