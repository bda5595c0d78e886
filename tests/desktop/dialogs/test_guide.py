"""The guide with its pictures: those of its own folder, as wide as there is room, light and dark, and nothing else."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication

from editorial.desktop.dialogs.guide import GuideDialog
from editorial.desktop.widgets.text_browser import DARK, TextBrowser
from editorial.domain.resources import resources_folder

FOLDER = resources_folder() / "guide"
SHOWN = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", (FOLDER / "guide.md").read_text(encoding="utf-8"))
SMALL = 100_000


@pytest.fixture
def pictures(tmp_path):
    for name, colour in (("a.png", "white"), (f"a{DARK}.png", "black")):
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        image.save(str(tmp_path / name))
    return tmp_path


@pytest.fixture
def browser(qtbot, pictures):
    made = TextBrowser("Guide", pictures=pictures)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def drawn(browser, name="a.png"):
    return browser.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))


def test_the_guide_shows_its_pictures_each_with_its_description_and_a_dark_one(editor):
    assert SHOWN
    editor.press("F1")
    page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, GuideDialog)).browser
    assert "](" not in page.toPlainText()
    for words, name in SHOWN:
        assert f"\ufffc\n{words}\n" in page.toPlainText()
        assert 1 < drawn(page, name).deviceIndependentSize().width() < page.viewport().width()
        assert (FOLDER / name).with_stem(f"{(FOLDER / name).stem}{DARK}").is_file()


def test_the_guide_opens_at_its_beginning(editor):
    editor.press("F1")
    page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, GuideDialog)).browser
    QApplication.processEvents()
    assert page.textCursor().position() == 0
    assert page.verticalScrollBar().value() == 0


def test_the_pictures_of_the_guide_are_small():
    for words, name in SHOWN:
        for file in FOLDER.glob(f"{name.removesuffix('.png')}*.png"):
            assert file.stat().st_size < SMALL, words


@pytest.mark.parametrize(
    "words",
    [
        "![x](/dev/zero)", "![x](file:///a.png)", "![x](../a.png)", "![x](b.png)", "![x](http://example.org/a.png)",
        '![x](a.png "y")', "![[x](a.png)](b.png)", "![x][a]", '<img src="a.png">',
    ],
)  # fmt: skip
def test_whatever_is_no_picture_of_the_folder_is_shown_as_it_is_written(browser, words):
    browser.show_markdown(f"{words}\n\n[a]: a.png")
    assert "\ufffc" not in browser.toPlainText()
    assert words[:2] in browser.toPlainText()


def test_a_browser_without_pictures_shows_none(qtbot):
    made = TextBrowser("Guideline")
    qtbot.addWidget(made)
    made.show_markdown("![x](window.png)")
    assert made.toPlainText() == "![x](window.png)"


def test_a_picture_is_no_wider_than_the_page_and_no_larger_than_it_was_drawn(browser):
    browser.show_markdown("![Two rows](a.png)\n\nmore")
    assert browser.toPlainText() == "\ufffc\nTwo rows\nmore"
    assert drawn(browser).deviceIndependentSize().width() == 200
    browser.resize(120, 400)
    room = browser.viewport().width() - 2 * browser.document().documentMargin()
    assert drawn(browser).deviceIndependentSize().width() == pytest.approx(room, abs=1)
    browser.resize(600, 400)
    assert drawn(browser).deviceIndependentSize().width() == 200


def test_the_dark_theme_has_the_dark_picture(browser):
    browser.show_markdown("![Two rows](a.png)")
    assert drawn(browser).pixelColor(20, 20).lightness() > 200
    dark = QPalette(browser.palette())
    dark.setColor(QPalette.ColorRole.Base, QColor("black"))
    browser.setPalette(dark)
    assert drawn(browser).pixelColor(20, 20).lightness() < 50
