"""Laying out all that waits for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

_DEEP = 6
"""How often layouts may wait for one that is inside them."""


def lay_out_now() -> None:
    """Lay out everything that waits for it; call it before painting.

    Qt paints first what asked first: a card whose words changed would be painted at its old places, and again, once
    for each layout around it, while these find their sizes one after the other.
    """
    for _ in range(_DEEP):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateLater.value)  # of what is shown since, as a scroll bar
