"""The part of the memory that tells of the name recogniser: as it came, or trained on verified articles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import button
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import Label
from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.domain.trained import LEAST_ARTICLES, Trained
from editorial.jobs.trained_model import is_used, trained_model, use
from editorial.review.desk import Desk

STARTED = "The name recogniser is being trained. The bottom of the window shows how far it is, and stops it."


class TrainingPart(QWidget):
    """Says which recogniser is used, and has a button that trains one, and one that changes over."""

    train_requested = Signal()
    """The recogniser is to be trained in the background."""

    message_posted = Signal(object)
    """A change failed: the Message to show."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Trained | None = desk.job(trained_model)
        self.words = Label(wrap=True)
        self.words.setAccessibleName("Name recogniser")
        self.train = button("&Train it", self._train)
        self.change = button("", self._change)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PAD)
        row.addWidget(self.words, 1)
        row.addWidget(self.change)
        row.addWidget(self.train)
        self._show()

    @property
    def _is_used(self) -> bool:
        return self._desk.job(is_used, self._found)

    def _show(self) -> None:
        verified = sum(row.state is State.VERIFIED for row in self._desk.queue())
        self.words.setText(recogniser_words(self._found, verified, used=self._is_used))
        self.train.setText("&Train it again" if self._found is not None else "&Train it")
        self.train.setEnabled(verified >= LEAST_ARTICLES)
        self.change.setText("&Use it as it came" if self._is_used else "&Use the trained one")
        self.change.setVisible(self._found is not None)

    def _train(self) -> None:
        self.train.setEnabled(False)
        self.words.setText(STARTED)
        announce(self.words, STARTED)
        self.train_requested.emit()

    def _change(self) -> None:
        try:
            self._desk.job(use, None if self._is_used else self._found)
        except EditorialError as error:
            self.message_posted.emit(Message(str(error), Tone.ERROR))
            return
        self._show()
        announce(self.words, self.words.text())


def recogniser_words(trained: Trained | None, verified: int, *, used: bool) -> str:
    """Return which recogniser is used, and what training could do, in words."""
    if trained is not None and used:
        return f"The name recogniser is {trained.words} in articles it had not seen."
    if trained is not None:
        return f"The name recogniser is used as it came. There is one {trained.words}."
    if verified < LEAST_ARTICLES:
        return (
            "The name recogniser is used as it came. It can be trained on your verified articles "
            f"from {LEAST_ARTICLES} on; so far there {'is' if verified == 1 else 'are'} {verified}."
        )
    return (
        f"The name recogniser is used as it came. It can be trained on your {verified} verified articles, in the "
        "background; it is used only if it then finds names better in articles that were held out."
    )
