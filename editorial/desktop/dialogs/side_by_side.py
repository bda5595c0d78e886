"""Two quotes with the same words beside each other, with the words that differ marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from editorial.desktop.sources.text_view import SourceView
from editorial.desktop.theme import GAP, Themes
from editorial.desktop.widgets.plain import Label
from editorial.desktop.wording.quotes import difference_words, whose_words
from editorial.domain.elsewhere import LibraryQuote, Pair
from editorial.domain.source import SourceText


class OneSide(QWidget):
    """One of the two quotes: who says it where, and its words."""

    def __init__(self, name: str, themes: Themes) -> None:
        super().__init__()
        self.head = Label(wrap=True)
        self.view = SourceView(themes.current)
        self.view.setAccessibleName(name)
        themes.changed.connect(self.view.set_theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)

    def show_quote(self, quote: LibraryQuote | None, pair: Pair | None) -> None:
        """Show a quote of a pair with the words that differ marked, and which part of it the other is."""
        self.head.setText(whose_words(quote) if quote is not None else "")
        self.view.show_text(SourceText.of(quote.words) if quote is not None else None)
        if quote is None or pair is None:
            return
        edits, shorter = pair.same.match.edits, quote is pair.same.shorter
        places = (edit.quote if shorter else edit.source for edit in edits)
        passage = () if shorter or not pair.same.is_part else pair.same.match.spans
        self.view.show_passage(passage, [at for at in places if at is not None])


class SideBySide(QWidget):
    """Both quotes of a pair, and below them what differs, in words."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self.left, self.right = OneSide("Quote on the left", themes), OneSide("Quote on the right", themes)
        self.differences = Label(wrap=True)
        self.differences.setAccessibleName("What differs")
        self.differences.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.left)
        panes.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(panes, 1)
        column.addWidget(self.differences)

    def show_pair(self, pair: Pair | None) -> None:
        """Show a pair, or nothing."""
        self.left.show_quote(pair.first if pair is not None else None, pair)
        self.right.show_quote(pair.second if pair is not None else None, pair)
        self.differences.setText(difference_words(pair) if pair is not None else "")
