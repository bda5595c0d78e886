"""A page of the program's own HTML on paper, or as a PDF: every word of an article in it is escaped already."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

_MARGIN = 18.0
"""Millimetres around a page."""
_DPI = 300


def print_page(page: str, device: QPagedPaintDevice) -> None:
    """Print a page of HTML on a printer, or whatever has pages."""
    document = QTextDocument()
    document.setHtml(page)
    document.setPageSize(QSizeF())
    document.print_(device)


def pdf(page: str, title: str) -> bytes:
    """Return a page of HTML as a PDF document of A4 pages."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Editorial")
    writer.setResolution(_DPI)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
    writer.setPageLayout(layout)
    print_page(page, writer)
    del writer  # ends the document
    buffer.close()
    return bytes(data.data())
