"""Bare views: the text of an article in a text edit, and its findings in a table, without anything of the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from _driver import Driver, settle
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QTableView, QTextEdit, QWidget

from editorial.desktop.article.view import ArticleView
from editorial.desktop.findings.list.view import FindingsView


def aside(widget: QWidget) -> None:
    """Show a widget as a window of its own, and give the keyboard back to the window that had it."""
    before, focus = QApplication.activeWindow(), QApplication.focusWidget()
    widget.show()
    settle()
    if before is not None:
        before.activateWindow()
    if focus is not None:
        focus.setFocus()
    settle()


def dismiss(widget: QWidget) -> None:
    """Close such a window and delete it at once: a long text would go on laying itself out beside what comes next."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    settle()


class BareText(QTextEdit):
    """A text edit in the font and the size of the article's page."""

    def __init__(self, page: ArticleView) -> None:
        super().__init__(readOnly=True)
        self.setFont(page.document().defaultFont())
        self.setLineWrapMode(page.lineWrapMode())
        self.setLineWrapColumnOrWidth(page.lineWrapColumnOrWidth())
        self.resize(page.size())
        aside(self)

    def show_text(self, text: str) -> None:
        """Replace the text."""
        self.setPlainText(text)
        settle()

    def lay_out(self) -> None:
        """Lay out all of the text: a timer of Qt would do it, 50 ms at once, while something else is timed."""
        self.document().size()

    def go_to(self, position: int) -> None:
        """Put the cursor at a place in the text (UTF-16 units), and into sight, and paint."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.viewport().update()


class _Words(QAbstractTableModel):
    """Rows of words."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = words

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.words)

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
        """Return one."""
        return 0 if parent.isValid() else 1

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row."""
        return self.words[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


class BareTable(QTableView):
    """A table of one column, of the size of the list of findings and with rows of its height."""

    def __init__(self, findings: FindingsView, words: Sequence[str]) -> None:
        super().__init__()
        self._all = [*words]
        self._lower = [one.lower() for one in words]
        self._rows = _Words(self._all)
        self.setModel(self._rows)
        self.horizontalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(
            max(findings.verticalHeader().defaultSectionSize(), QFontMetrics(self.font()).height())
        )
        self.resize(findings.size())
        self.setColumnWidth(0, findings.viewport().width())
        aside(self)

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows.words)

    def change(self, row: int) -> None:
        """Announce that the words of a row changed."""
        at = self._rows.index(min(row, self.count - 1), 0)
        self._rows.dataChanged.emit(at, at)

    def go_to(self, row: int) -> None:
        """Make a row the current one, in sight."""
        at = self._rows.index(min(row, self.count - 1), 0)
        self.setCurrentIndex(at)
        self.scrollTo(at)

    def keep(self, part: str) -> None:
        """Show only the rows with this in their words."""
        pairs = zip(self._all, self._lower, strict=True)
        self.show_words([one for one, lower in pairs if part in lower])

    def show_words(self, words: Sequence[str]) -> None:
        """Replace the rows."""
        self._rows.beginResetModel()
        self._rows.words = words
        self._rows.endResetModel()


class BareReview:
    """An article's text and a table with a row for each of its annotations, side by side."""

    def __init__(self, driver: Driver, annotations: int) -> None:
        self._driver = driver
        self._text = BareText(driver.window.view)
        self._table = BareTable(driver.window.findings.list, ["a finding"] * annotations)
        self._text.show_text(driver.record.article.text)
        self._text.lay_out()

    def change_one(self) -> None:
        """Paint the text, and announce that a row changed; neither scrolls."""
        self._text.viewport().update()
        self._table.change(0)
        settle()

    def show_findings(self, number: int) -> None:
        """Show another number of rows in the table, and paint the text."""
        self._table.show_words(["a finding"] * number)
        self._text.viewport().update()
        settle()

    def follow(self) -> None:
        """Go where the focus of the program is, in the text and in the table."""
        item = self._driver.window.reviewer.item
        if item is not None:
            self._text.go_to(item.span.start)
        self._table.go_to(self._driver.window.findings.list.currentIndex().row())
        settle()

    def close(self) -> None:
        """Close both."""
        dismiss(self._text)
        dismiss(self._table)


class BareFilter(QLineEdit):
    """A field above a bare table, which filters it."""

    def __init__(self, rows: BareTable) -> None:
        super().__init__()
        self.textChanged.connect(rows.keep)
        aside(self)
