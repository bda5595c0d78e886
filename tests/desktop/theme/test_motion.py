"""Nothing moves by itself: menus and boxes open at once, and work of unknown length has no bar that runs about.

And painting waits for no other thread.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtWidgets import QApplication

from editorial.desktop.shell.progress_strip import ProgressStrip
from editorial.desktop.theme import Scheme, apply, load

_PAINT = """
import os
from PySide6.QtGui import QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication
from editorial.desktop.theme import Scheme, apply, load

app = QApplication(["editorial", "-platform", "offscreen"])
apply(app, load(Scheme.LIGHT))
threads = lambda: len(os.listdir("/proc/self/task"))
print(threads())
painter = QPainter(image := QImage(400, 400, QImage.Format.Format_RGB32))
painter.fillRect(image.rect(), QLinearGradient(0, 0, 400, 400))
painter.end()
print(threads())
"""


@pytest.mark.parametrize("effect", [Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo])
def test_no_window_opens_with_an_effect(qapp: QApplication, effect: Qt.UIEffect) -> None:
    before = qapp.palette()
    for switch in (Qt.UIEffect.UI_General, effect):
        qapp.setEffectEnabled(switch, enable=True)
    assert qapp.isEffectEnabled(effect)
    try:
        apply(qapp, load(Scheme.LIGHT))
        assert not qapp.isEffectEnabled(effect)
    finally:
        qapp.setPalette(before)


def test_work_of_unknown_length_is_told_in_words_alone(qapp: QApplication, qtbot: object) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)  # type: ignore[attr-defined]
    strip.show_progress(3, 10, "Reading one.txt")
    assert strip.bar.isVisible()
    assert strip.bar.value() / strip.bar.maximum() == 0.3
    strip.show_progress(3, 10, "Reading one.txt", 0.5)
    assert strip.bar.value() / strip.bar.maximum() == 0.35
    strip.show_progress(0, None, "Backing up the library")
    strip.grab()
    assert strip.words.text() == "Backing up the library"
    assert not strip.bar.isVisible()
    assert not strip.findChildren(QAbstractAnimation)


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted as Linux lists them")
def test_colours_that_run_into_each_other_are_painted_without_other_threads() -> None:
    found = subprocess.run([sys.executable, "-c", _PAINT], capture_output=True, text=True, check=True)
    before, after = found.stdout.split()
    assert before == after
