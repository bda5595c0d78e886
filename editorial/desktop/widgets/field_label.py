"""Label of a form field, wide enough for its text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.theme import GAP
from editorial.desktop.widgets.plain import Label


def label_for(words: str, field: QWidget) -> Label:
    """Return a label with `field` as its buddy; the letter after & in `words` is the mnemonic.

    Qt measures the text as one run with kerning but draws the underlined letter separately, which is wider: without
    extra width the last letter of *To* would be cut off.
    """
    label = Label(words)
    label.setBuddy(field)
    label.setMinimumWidth(label.sizeHint().width() + GAP)
    return label
