"""The selected text as a span: in whole code points, never with white space at its edges."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from editorial.desktop.article.document import Page
from editorial.domain.text import Span, tidy


def selected_span(page: Page, cursor: QTextCursor) -> Span | None:
    """Return what a cursor has selected, or None if that is nothing but white space."""
    if not cursor.hasSelection():
        return None
    start, end = page.offsets.code_points(cursor.selectionStart(), cursor.selectionEnd())
    return tidy(page.article.text, start, end)


def tidied(page: Page, cursor: QTextCursor) -> QTextCursor:
    """Return the cursor with its selection drawn in to the words, the caret staying at the end it was at."""
    neat = QTextCursor(cursor)
    span = selected_span(page, cursor)
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
