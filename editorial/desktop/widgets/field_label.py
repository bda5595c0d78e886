"""The label before a field, with room for all of its words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from editorial.desktop.theme import GAP


def label_for(words: str, field: QWidget) -> QLabel:
    """Return the label of a field, whose underlined letter (after &) goes to the field.

    Qt measures the words with their letters drawn together and then draws the underlined one by itself, which takes
    more room: the last letter of *To* would be cut.
    """
    label = QLabel(words)
    label.setBuddy(field)
    label.setMinimumWidth(label.sizeHint().width() + GAP)
    return label
