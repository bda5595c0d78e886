"""Text selection as a span in code points, without white space at its ends, or as the words that it means."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from editorial.desktop.article.document import Page
from editorial.domain.taking import Taking, taken
from editorial.domain.text import Span, tidy


def selected_span(page: Page, cursor: QTextCursor) -> Span | None:
    """Return the selected span, or None if nothing but white space is selected."""
    if not cursor.hasSelection():
        return None
    start, end = page.offsets.code_points(cursor.selectionStart(), cursor.selectionEnd())
    return tidy(page.article.text, start, end)


def taken_span(page: Page, cursor: QTextCursor, taking: Taking | None) -> Span | None:
    """Return the words that the selection means, or None without a selection.

    Taken as nothing (None) or touching no word, it means its own characters.
    """
    if not cursor.hasSelection():
        return None
    start, end = page.offsets.code_points(cursor.selectionStart(), cursor.selectionEnd())
    words = tidy(page.article.text, start, end) if taking is None else taken(page.article.text, start, end, taking)
    return words or Span(start, end)


def showing(page: Page, cursor: QTextCursor, span: Span | None) -> QTextCursor:
    """Return the cursor with a span selected in the same direction, or with no selection (None)."""
    neat = QTextCursor(cursor)
    if span is None:
        neat.clearSelection()
        return neat
    start, end = page.offsets.from_span(span)
    forwards = cursor.position() >= cursor.anchor()
    neat.setPosition(start if forwards else end)
    neat.setPosition(end if forwards else start, QTextCursor.MoveMode.KeepAnchor)
    return neat


def select(page: Page, cursor: QTextCursor, span: Span) -> QTextCursor:
    """Return the cursor with a span selected."""
    start, end = page.offsets.from_span(span)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
