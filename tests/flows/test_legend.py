"""The legend of the marks is one key away, and drawn as the page draws."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from editor_at_work import Editor
from PySide6.QtWidgets import QApplication
from review_records import record

from editorial.desktop.article.label_glyphs import LABEL_GLYPHS
from editorial.desktop.article.model import Layer, Look
from editorial.desktop.dialogs.legend import LegendDialog, legend
from editorial.desktop.theme import Scheme, apply, load


@pytest.fixture
def harbour(qapp: QApplication, editor: Editor) -> Iterator[Editor]:
    editor.add(record())
    editor.open("Harbour")
    yield editor
    apply(qapp, load(Scheme.LIGHT))


def shown(editor: Editor) -> list[LegendDialog]:
    return [one for one in editor.window.findChildren(LegendDialog) if one.isVisible()]


def test_one_key_shows_the_legend_and_closes_it_again(harbour: Editor) -> None:
    harbour.press("F4")
    (dialog,) = shown(harbour)
    assert not dialog.isModal()
    dialog.activateWindow()
    harbour.bot.waitUntil(dialog.isActiveWindow)
    harbour.press("F4")
    assert shown(harbour) == []
    harbour.window.activateWindow()
    harbour.bot.waitUntil(harbour.window.isActiveWindow)
    harbour.press("F4")
    (dialog,) = shown(harbour)
    harbour.bot.keyClick(dialog, "\x1b")
    assert shown(harbour) == []


def test_the_legend_has_every_type_and_every_mark_of_the_page(harbour: Editor) -> None:
    article, found = legend()
    assert {one.label for one in found if one.layer is Layer.NAME} == set(LABEL_GLYPHS)
    assert {one.look for one in found} == set(Look)
    assert {one.layer for one in found} >= {Layer.QUOTE, Layer.NESTED, Layer.TERM, Layer.MISSED, Layer.PROBLEM}
    for one in found:
        assert one.span.of(article.text).strip() == one.span.of(article.text)


def test_the_legend_takes_on_the_theme(harbour: Editor) -> None:
    harbour.press("F4")
    (dialog,) = shown(harbour)
    before = dialog.page.grab().toImage().pixelColor(5, 5)
    harbour.window.appearance.choose_theme(type(harbour.window.themes.choice)("dark"))
    after = dialog.page.grab().toImage().pixelColor(5, 5)
    assert after.lightness() < before.lightness() - 100
