"""Pointer, selection, edges and caret in the article view."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from editorial.desktop.article.edges import handle, moved
from editorial.desktop.article.model import CaretMode, Edge, Highlight, Layer, Look
from editorial.desktop.article.view import ArticleView
from editorial.domain.article import Article
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

TEXT = "😀 “Nobody told Amara Petrov of the Harbour Board,” he said  in Port Calder on Monday.\n\nThe board met again."
LEFT = Qt.MouseButton.LeftButton


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def item(words, layer, table=Table.MENTION, key=None):
    return Highlight(Ref(table, key or words), at(words), layer, "PERSON", Look.SUGGESTED, f"{words}, suggested")


NAME, BOARD = item("Amara Petrov", Layer.NAME), item("Petrov of the Harbour Board", Layer.NAME)
PLACE = item("Port Calder", Layer.NAME)
QUOTE = item("Nobody told Amara Petrov of the Harbour Board,", Layer.QUOTE, Table.QUOTE)


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    view.show_article(Article("a", "The board", TEXT, sha256(TEXT)), [NAME, BOARD, PLACE, QUOTE])
    return view


def point(view, words, part=0.5):
    rect = view.visible().bands(at(words))[0]
    return QPoint(rect.left() + round(rect.width() * part), rect.center().y())


def click(qtbot, view, where, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(view.viewport(), LEFT, modifier, where)


def drag(qtbot, view, start, end):
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), (start + end) / 2)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=end)


def test_the_smallest_thing_wins_and_further_clicks_go_outward(view, qtbot):
    told = []
    view.clicked.connect(lambda ref, _: told.append(ref))
    for _ in range(4):
        click(qtbot, view, point(view, "Petrov"))
    assert told == [NAME.ref, BOARD.ref, QUOTE.ref, NAME.ref]


def test_a_click_elsewhere_starts_from_the_smallest_again(view, qtbot):
    told = []
    view.clicked.connect(lambda ref, _: told.append(ref))
    for words in ("Petrov", "Port", "Petrov"):
        click(qtbot, view, point(view, words))
    assert told == [NAME.ref, PLACE.ref, NAME.ref]


def test_a_click_says_which_modifier_was_held(view, qtbot):
    with qtbot.waitSignal(view.clicked) as told:
        click(qtbot, view, point(view, "Port"), Qt.KeyboardModifier.ControlModifier)
    assert told.args == [PLACE.ref, Qt.KeyboardModifier.ControlModifier]


def test_the_bar_in_the_margin_is_part_of_the_quote(view, qtbot):
    measures = view._layers.measures
    bar = QPoint(measures.gutter + measures.lane(0).left() + 1, point(view, "Nobody").y())
    with qtbot.waitSignal(view.clicked) as told:
        click(qtbot, view, bar)
    assert told.args[0] == QUOTE.ref


def test_a_click_on_plain_text_says_where(view, qtbot):
    with qtbot.waitSignal(view.clicked_text) as told, qtbot.assertNotEmitted(view.clicked):
        click(qtbot, view, point(view, "met", 0.02))
    assert told.args == [at("met").start]


def test_the_pointer_tells_what_it_is_on_and_that_it_left(view, qtbot):
    told = []
    view.hovered.connect(told.append)
    for words in ("met", "Port", "Port Calder", "met"):
        qtbot.mouseMove(view.viewport(), point(view, words))
    assert told == [PLACE.ref, None]


@pytest.mark.parametrize(("first", "last"), [(" he said  ", " he said  "), ("he said ", "said  in")])
def test_a_selection_by_mouse_takes_in_no_stray_space(view, qtbot, first, last):
    drag(qtbot, view, point(view, first, 0.0), point(view, last, 1.0))
    span = view.selected_span()
    assert span is not None
    assert span.of(TEXT) == span.of(TEXT).strip()
    cursor = view.textCursor()
    assert view._page.offsets.from_span(span) == (cursor.selectionStart(), cursor.selectionEnd())


def test_a_double_click_selects_a_word_without_its_space(view, qtbot):
    qtbot.mouseDClick(view.viewport(), LEFT, pos=point(view, "said"))
    assert view.selected_span() == at("said")


def test_a_quick_second_click_on_a_name_in_a_quote_goes_outward_and_selects_nothing(view, qtbot):
    told = []
    view.clicked.connect(lambda ref, _: told.append(ref))
    where = point(view, "Amara")
    click(qtbot, view, where)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=where)
    assert told == [NAME.ref, QUOTE.ref]
    assert view.selected_span() is None


def test_white_space_alone_is_no_selection(view):
    start, _ = view._page.offsets.from_span(at("  in"))
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 2, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_span() is None


def test_a_selection_is_told_once_and_so_is_its_end(view):
    told = []
    view.selection_changed.connect(told.append)
    view.select_span(at("he said"))
    view.clear_selection()
    assert told == [at("he said"), None]


def test_dragging_a_handle_moves_that_end_alone(view, qtbot):
    view.set_focus([PLACE.ref])
    dragged, dropped = [], []
    view.edge_dragged.connect(lambda *args: dragged.append(args))
    view.edge_dropped.connect(lambda *args: dropped.append(args))
    end = handle(PLACE.span, Edge.END, view.visible()).center()
    drag(qtbot, view, end, point(view, "on", 0.99))
    assert dropped == [(PLACE.ref, at("Port Calder on"))]
    assert dragged[-1] == dropped[0]
    assert view.selected_span() is None


def test_the_handles_show_under_the_pointer_whether_the_focus_came_first_or_last(view, qtbot):
    view.set_focus([PLACE.ref])
    qtbot.mouseMove(view.viewport(), point(view, "Port"))
    wanted = view.grab().toImage()
    assert view._scene.grips == PLACE.span
    qtbot.mouseMove(view.viewport(), point(view, "again"))
    assert view._scene.grips is None
    view.set_focus([])
    qtbot.mouseMove(view.viewport(), point(view, "Port"))
    view.set_focus([PLACE.ref])
    assert view.grab().toImage() == wanted


def test_a_handle_dragged_over_the_other_end_stops_there():
    assert moved(TEXT, PLACE.span, Edge.END, PLACE.span.start - 5) == PLACE.span
    assert moved(TEXT, PLACE.span, Edge.START, at("said  in").end + 1) == PLACE.span


def test_a_press_on_a_handle_without_moving_is_a_click(view, qtbot):
    view.set_focus([PLACE.ref])
    inside = handle(PLACE.span, Edge.START, view.visible()).center() + QPoint(3, 0)
    with qtbot.waitSignal(view.clicked) as told, qtbot.assertNotEmitted(view.edge_dropped):
        click(qtbot, view, inside)
    assert told.args[0] == PLACE.ref


def test_an_edge_that_is_dropped_looks_as_before(view):
    before = view.grab().toImage()
    view.set_edge(PLACE.ref, at("in Port Calder on"), Edge.START)
    assert view.grab().toImage() != before
    view.set_edge(PLACE.ref, None)
    assert view.grab().toImage() == before
    assert view._index.of(PLACE.ref) == (PLACE,)


def test_an_update_ends_the_preview_of_an_edge(view):
    view.set_edge(PLACE.ref, at("in Port Calder"), Edge.START)
    view.update_highlights({PLACE.ref: None})
    view.set_edge(PLACE.ref, None)
    assert view._index.of(PLACE.ref) == ()


def test_the_arrow_keys_move_no_caret_unless_asked(view, qtbot):
    before = view.textCursor().position()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().position() == before
    assert view.selected_span() is None


def test_in_caret_mode_text_is_selected_from_the_keyboard(view, qtbot):
    view.set_focus([NAME.ref])
    view.set_caret_mode(CaretMode.ON)
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == at("Amara")


def test_the_caret_can_be_seen(view):
    view.set_focus([NAME.ref])
    before = view.grab().toImage()
    view.set_caret_mode(CaretMode.ON)
    shown = view.grab().toImage()
    assert shown != before
    caret = view.cursorRect().center() + view.viewport().pos()
    assert shown.pixel(caret) == view._theme.color("caret").rgb()


def test_esc_leaves_the_caret_mode_and_says_so(view, qtbot):
    view.set_caret_mode(CaretMode.ON)
    with qtbot.waitSignal(view.caret_mode_exited):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.caret_mode is CaretMode.OFF
    with qtbot.assertNotEmitted(view.caret_mode_exited):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


@pytest.fixture
def window(view, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    yield window
    window.takeCentralWidget()


def listen(window, *keys):
    pressed = []
    for key in keys:
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, key=key: pressed.append(key))
        window.addAction(action)
    return pressed


@pytest.mark.parametrize("mode", list(CaretMode))
@pytest.mark.parametrize("key", ["J", "Return", "1", "P", "Ctrl+Return", "[", "Space", "Ctrl+K"])
def test_the_windows_keys_reach_the_window(view, window, qtbot, mode, key):
    pressed = listen(window, key)
    view.set_caret_mode(mode)
    qtbot.keySequence(view, QKeySequence(key))
    assert pressed == [key]


def test_in_caret_mode_its_keys_stay_with_the_text(view, window, qtbot):
    pressed = listen(window, "Right", "Esc")
    view.set_caret_mode(CaretMode.ON)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert pressed == []
    assert view.caret_mode is CaretMode.OFF


def description(view):
    return QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description)


def test_a_screen_reader_hears_what_has_the_focus(view):
    view.set_focus([NAME.ref])
    assert description(view) == NAME.words
    view.set_focus([NAME.ref, PLACE.ref])
    assert description(view) == f"{NAME.words}; 2 in all"
    view.set_focus([])
    assert description(view) == ""


def test_a_screen_reader_hears_what_the_caret_is_on(view, qtbot):
    view.set_focus([PLACE.ref])
    view.set_caret_mode(CaretMode.ON)
    assert description(view) == PLACE.words
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert description(view) == ""


def test_the_view_has_a_name_and_its_text_can_be_read_aloud(view):
    found = QAccessible.queryAccessibleInterface(view)
    assert found.text(QAccessible.Text.Name) == "Article: The board"
    assert "Nobody told Amara Petrov" in found.textInterface().text(0, 80)


def test_a_menu_is_asked_for_what_is_under_the_pointer(view, qtbot):
    view.select_span(at("he said"))
    where = point(view, "Port")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where), Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(view.context_menu_requested) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args[:2] == [PLACE.ref, at("he said")]
