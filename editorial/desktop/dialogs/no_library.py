"""Boxes that are shown instead of the window when there is no library to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox


def missing(path: Path) -> QMessageBox:
    """Return the box that asks what to do where no library is."""
    box = QMessageBox(QMessageBox.Icon.Question, "Editorial", f"There is no library at\n{path}")
    box.setInformativeText("Make a new one there, or open another?")
    make = box.addButton("&Make a new one there", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("&Open another…", QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(make)
    return box


def cannot_open(words: str) -> QMessageBox:
    """Return the box that says why a library cannot be opened, for those who started the program from a menu."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Editorial", words)
    box.addButton("&Open another…", QMessageBox.ButtonRole.ActionRole)
    close = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(close)
    return box
