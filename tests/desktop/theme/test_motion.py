"""Nothing moves by itself: menus and boxes open at once, and work of unknown length has no bar that runs about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtWidgets import QApplication

from editorial.desktop.shell.progress_strip import ProgressStrip
from editorial.desktop.theme import Scheme, apply, load


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
