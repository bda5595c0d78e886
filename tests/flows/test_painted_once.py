"""A key paints each part of the window once, at the place where it stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, QObject, QSizeF
from PySide6.QtWidgets import QApplication, QWidget
from review_records import TEXT, record

from editorial.desktop.article.document import Page, PageStyle
from editorial.desktop.findings.card.name_card import NameCard
from editorial.desktop.theme import Scheme, load
from editorial.domain.article import Article
from editorial.domain.text import sha256
from editorial.review.item_keys import ItemKind, item_key


class Paints(QObject):
    """Counts how often each widget is painted, and how often it is asked to lay out what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[QWidget] = Counter()
        self.layouts: Counter[QWidget] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at what comes, and let it through."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.of[watched] += 1
        if event.type() is QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self.layouts[watched] += 1
        return False


@pytest.fixture
def paints(editor: Editor) -> Iterator[Paints]:
    editor.window.resize(1280, 800)
    editor.add(record())
    editor.open("Harbour")
    app = QApplication.instance()
    assert app is not None
    counted = Paints()
    app.installEventFilter(counted)
    yield counted
    app.removeEventFilter(counted)


@pytest.mark.parametrize("key", ["Return", "J"])
def test_a_key_paints_the_card_and_the_page_once(editor: Editor, paints: Paints, key: str) -> None:
    for _ in range(6):
        QApplication.processEvents()
        paints.of.clear()
        editor.press(key)
        for _ in range(3):  # what asks for another painting while it is painted gets it now
            QApplication.processEvents()
        card, page = editor.window.findings.card, editor.window.view.viewport()
        twice = [widget for widget, times in paints.of.items() if times > 1 and card.isAncestorOf(widget)]
        assert twice == []
        assert paints.of[page] <= 1
        before = {part: part.geometry() for part in card.findChildren(QWidget) if part.isVisible()}
        QApplication.processEvents()
        assert {part: part.geometry() for part in before} == before


@pytest.mark.parametrize("key", ["Return", "J"])
def test_a_key_lays_out_the_card_and_not_the_window(editor: Editor, paints: Paints, key: str) -> None:
    for _ in range(2):  # the first step to undo enables a button of the toolbar
        editor.press(key)
        QApplication.processEvents()
    for _ in range(4):
        QApplication.processEvents()
        paints.layouts.clear()
        editor.press(key)
        QApplication.processEvents()
        assert paints.layouts
        assert editor.window not in paints.layouts


def test_buttons_that_stay_in_their_place_are_not_painted_when_the_card_becomes_higher(
    editor: Editor, paints: Paints
) -> None:
    card, reviewer = editor.window.findings.card.name, editor.window.reviewer
    reviewer.focus_key(item_key(ItemKind.NAME, "e3"))
    QApplication.processEvents()
    before = card.height()
    paints.of.clear()
    reviewer.focus_key(item_key(ItemKind.NAME, "e1"))
    QApplication.processEvents()
    assert card.height() > before
    assert paints.of[card.merge] == 1
    assert paints.of[card.unsure] == 0


def test_what_is_on_the_screen_is_what_painting_everything_shows(editor: Editor) -> None:
    editor.window.resize(1280, 800)
    editor.add(record())
    editor.open("Harbour")
    for key in "JJJJKJJJNNNKKJ":
        editor.press(key)
        for _ in range(3):
            QApplication.processEvents()
        window = editor.window
        on_screen = window.screen().grabWindow(window.winId()).toImage()
        assert on_screen == window.grab().toImage().convertToFormat(on_screen.format())


def test_an_article_that_opens_is_painted_once_and_its_card_shows_no_ticks_of_another(
    editor: Editor, paints: Paints, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str | None] = []
    monkeypatch.setattr(NameCard, "show_ticks", lambda _card, ticks: shown.append(ticks.key))
    editor.press("J")
    text = f"{TEXT}Nobody else spoke.\n"
    editor.add(replace(record(), article=Article("names", "Names", text, sha256(text)), quotes={}))
    paints.of.clear()
    shown.clear()
    editor.window.articles.open("names")
    editor.bot.waitUntil(lambda: bool(paints.of[editor.window.view.viewport()]))
    QApplication.processEvents()
    assert paints.of[editor.window.view.viewport()] == 1
    item = editor.window.reviewer.item
    assert item is not None
    assert shown == [item.key]


def test_a_page_is_laid_out_when_its_width_is_known_and_not_before() -> None:
    text = "The harbour board met. " * 200
    page = Page(Article("a", "", text, sha256(text)), PageStyle.of(load(Scheme.LIGHT), 18))
    layout = page.document.documentLayout()
    assert layout.documentSize().isEmpty()
    page.document.setPageSize(QSizeF(400, -1))
    assert layout.documentSize().height() > 400
