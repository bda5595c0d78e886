"""A bare window: the least that a program with PySide6 can start.

Prints the monotonic clock (seconds) once it is painted, then its resident memory in megabytes when it is idle.
"""

from __future__ import annotations

import sys
import time

from _resident import IDLE, resident
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

app = QApplication(sys.argv[:1])
window = QMainWindow()
page = QTextEdit()
page.setReadOnly(True)
window.setCentralWidget(page)
window.resize(1280, 800)
window.show()


def painted() -> None:
    """Say when."""
    print(time.monotonic(), flush=True)
    QTimer.singleShot(IDLE, idle)


def idle() -> None:
    """Say how much memory is held, and end."""
    print(resident(), flush=True)
    app.quit()


QTimer.singleShot(0, lambda: QTimer.singleShot(0, painted))
app.exec()
