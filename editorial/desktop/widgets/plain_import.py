"""Gives `import` back to Python, after PySide6 has put its own in its place."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own in place


def restore() -> None:
    """Undo PySide6's change to `import`, which only serves `from __feature__ import`.

    It reads the source of each module that is imported, and keeps it. PySide6 names what it replaced.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
