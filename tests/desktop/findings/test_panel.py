"""The findings panel, driven by real keys and clicks."""

from dataclasses import replace

import findings_case as case
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.common import CardPage
from editorial.desktop.findings.card.requests import CardRequest
from editorial.desktop.findings.list import model as list_model
from editorial.desktop.findings.list.filters import Filter, FindingStage, Order
from editorial.desktop.findings.panel import NONE, NOT_OPEN, NOT_READ, NOTHING_FOUND, FindingsPanel
from editorial.desktop.theme import Scheme, load
from editorial.desktop.widgets.sign_painter import SIZE, paint_sign
from editorial.desktop.wording.sign import WORDS, Sign
from editorial.desktop.wording.ticks import Ticks
from editorial.domain.annotation import Entity, Kind, Mention, Note, NoteKind, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Change, Record, Ref, Table
from editorial.domain.text import Span, sha256
from editorial.review.merge_offers import MergeOffer
from editorial.review.outline import ItemKind, Outline

LEFT = Qt.MouseButton.LeftButton
MODIFIER = Qt.KeyboardModifier.NoModifier
K = Qt.Key


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.panel = FindingsPanel(load(Scheme.LIGHT))
    window.panel.card.make_pages()  # as the window does, once it is painted
    window.setCentralWidget(window.panel)
    window.resize(360, 900)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def panel(window):
    show(window.panel)
    return window.panel


def show(panel, record=None, *opened, focus="quote:q1", follow=True):
    record = record or case.record()
    panel.show_outline(case.outline(record, *opened), focus=focus)
    if follow:
        panel.focus_requested.connect(panel.set_focus)
    panel.list.setFocus()


def asked(panel):
    found = []
    panel.action_requested.connect(lambda action, what: found.append((action, what)))
    return found


def focused(panel):
    rows, place = panel.list.rows, panel.list.currentIndex().row()
    return rows[place].key if place >= 0 else None


def click_row(qtbot, panel, key, *, double=False):
    box = panel.list.visualRect(panel.list.model().index(panel.list.rows.position_of(key), 0))
    (qtbot.mouseDClick if double else qtbot.mouseClick)(panel.list.viewport(), LEFT, pos=box.center())


def button(panel, text):
    found = [b for b in panel.card.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
    assert found, f"no button says {text!r}"
    return found[0]


def press(qtbot, panel, text):
    made = button(panel, text)
    panel.card.ensureWidgetVisible(made)
    qtbot.mouseClick(made, LEFT)


def confirmed(record, key):
    row = record.mentions[key]
    return record.apply([Change(row, replace(row, status=Status.CONFIRMED, decided=case.BY))])


def update(panel, record, *changed):
    outline = panel._findings.outline
    panel.update_list(outline, outline.update(record, frozenset(changed)))
    panel.show_card()


# --- the list ---


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("on", "key"), [("m3", "name:e2"), ("m8", "name:e5"), ("q5", "term:q5"), ("q3", "quote:q3")])
def test_a_note_is_signed_in_its_row_and_moves_nothing_else(window, scheme, on, key):
    panel = window.panel
    panel.set_theme(load(scheme))
    show(panel, focus="name:e6")
    viewport = panel.list.viewport()
    before, record = viewport.grab().toImage(), case.record(notes=[case.note("n1", on)])
    update(panel, record, Ref(Table.NOTE, "n1"))
    row = panel.list.visualRect(panel.list.model().index(panel.list.rows.position_of(key), 0))
    changed = differing(before, viewport.grab().toImage())
    assert changed
    assert row.adjusted(row.width() // 4, 0, 0, 0).contains(changed)


def differing(before, after):
    """Return the box around all points of two pictures that differ."""
    assert before.size() == after.size()
    width, height = before.width(), before.height()
    points = [(x, y) for y in range(height) for x in range(width) if before.pixel(x, y) != after.pixel(x, y)]
    box = QRect()
    for x, y in points:
        box = box.united(QRect(x, y, 1, 1))
    return box


def test_a_click_asks_for_the_focus_of_the_row(qtbot, panel):
    with qtbot.waitSignal(panel.focus_requested) as caught:
        click_row(qtbot, panel, "name:e5")
    assert caught.args == ["name:e5"]


def test_a_click_on_the_speaker_asks_for_the_claim(qtbot, panel):
    with qtbot.waitSignal(panel.focus_requested) as caught:
        click_row(qtbot, panel, "claim:q3")
    assert caught.args == ["claim:q3"]


def test_a_click_on_a_speaker_that_is_no_claim_asks_for_its_quote(qtbot, panel):
    show(panel, focus="name:e5")
    place = panel.list.rows.position_of("quote:q1") + 1
    with qtbot.waitSignal(panel.focus_requested) as caught:
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=QPoint(60, panel.list.rowViewportPosition(place) + 5))
    assert caught.args == ["quote:q1"]


def test_arrows_go_from_finding_to_finding(qtbot, panel):
    seen = []
    for _ in range(5):
        qtbot.keyClick(panel.list, K.Key_Down)
        seen.append(focused(panel))
    assert seen == ["quote:q3", "claim:q3", "reported:q4", "term:q5", "name:e1"]
    qtbot.keyClick(panel.list, K.Key_Up)
    assert focused(panel) == "term:q5"


def test_home_and_end_go_to_the_first_and_the_last_finding(qtbot, panel):
    qtbot.keyClick(panel.list, K.Key_End)
    assert focused(panel) == f"missed:{case.MISSED[0].span.start}"
    qtbot.keyClick(panel.list, K.Key_Down)
    assert focused(panel) == f"missed:{case.MISSED[0].span.start}"
    qtbot.keyClick(panel.list, K.Key_Home)
    assert focused(panel) == "quote:q1"


def test_letters_and_digits_are_left_to_the_window(qtbot, window, panel):
    heard = []
    for key in ("J", "X", "1", "Return"):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda key=key: heard.append(key))
    for key in (K.Key_J, K.Key_X, K.Key_1, K.Key_Return):
        qtbot.keyClick(panel.list, key)
    assert heard == ["J", "X", "1", "Return"]
    assert focused(panel) == "quote:q1"


def test_right_opens_a_group_and_left_closes_it(qtbot, panel):
    found = asked(panel)
    panel.set_focus("name:e1")
    qtbot.keyClick(panel.list, K.Key_Right)
    show(panel, None, "e1", focus="mention:m2", follow=False)
    qtbot.keyClick(panel.list, K.Key_Left)
    assert found == [(CardRequest.SHOW_MENTIONS, "e1"), (CardRequest.HIDE_MENTIONS, "e1")]


def test_a_double_click_opens_a_group(qtbot, panel):
    found = asked(panel)
    click_row(qtbot, panel, "name:e1", double=True)
    assert (CardRequest.SHOW_MENTIONS, "e1") in found


def test_a_screen_reader_finds_the_words_of_a_row(panel):
    index = panel.list.model().index(panel.list.rows.position_of("claim:q3"), 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Quote 2 of 2, speaker he taken to be Bo Lind, needs attention"
    )
    table = QAccessible.queryAccessibleInterface(panel.list)
    assert table.text(QAccessible.Text.Name) == "Findings"


def test_focus_scrolls_no_further_than_it_must(window, panel):
    window.resize(360, 560)
    QApplication.processEvents()
    bar = panel.list.verticalScrollBar()
    assert bar.maximum() > 0
    panel.set_focus("quote:q3")
    assert bar.value() == 0
    panel.set_focus("name:e6")
    last = bar.value()
    assert last > 0
    panel.set_focus("name:e5")
    assert bar.value() == last


# --- after a decision ---


def test_a_decision_repaints_only_the_rows_that_changed(qtbot, panel):
    panel.grab()
    told = []
    panel.list.model().dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    record = confirmed(case.record(), "m8")
    resets = []
    panel.list.model().modelReset.connect(lambda: resets.append(1))
    update(panel, record, Ref(Table.MENTION, "m8"))
    place, heading = panel.list.rows.position_of("name:e5"), panel.list.rows.position_of("name:e1") - 1
    assert sorted(told) == [(place, place)]
    assert not resets
    assert panel.list.model().line(heading).tail == "3 need attention"  # the flag still wants to be looked at


def test_nothing_jumps_when_a_row_goes(window, panel):
    window.resize(360, 560)
    QApplication.processEvents()
    panel.set_focus("name:e6")
    place = panel.list.rows.position_of("name:e6")
    before = panel.list.rowViewportPosition(place)
    record = case.record(quotes=[quote for quote in case.QUOTES if quote.id != "q5"])
    update(panel, record, Ref(Table.QUOTE, "q5"))
    assert panel.list.rows.position_of("name:e6") < place
    assert panel.list.rowViewportPosition(panel.list.rows.position_of("name:e6")) == before


def test_what_was_decided_stays_in_a_filtered_list_until_the_filter_changes(panel):
    panel.set_filter(Filter(stage=FindingStage.ATTENTION))
    record = confirmed(case.record(), "m4")
    update(panel, record, Ref(Table.MENTION, "m4"))
    assert "name:e3" in panel.list.rows.keys()  # noqa: SIM118 - not a mapping
    panel.set_filter(Filter(stage=FindingStage.ATTENTION, order=Order.DOUBT))
    assert "name:e3" not in panel.list.rows.keys()  # noqa: SIM118


def test_a_renamed_speaker_is_found_by_the_new_name(panel):
    panel.set_filter(Filter(text="krall"))
    panel.set_filter(Filter())
    record = case.record(entities=[replace(case.ENTITIES[0], name="Ada Quist", aliases=()), *case.ENTITIES[1:]])
    update(panel, record, Ref(Table.ENTITY, "e1"))
    panel.set_filter(Filter(text="quist"))
    assert {"quote:q1", "reported:q4", "name:e1"} <= panel.list.rows.keys()


def test_the_card_takes_in_what_changed_and_keeps_its_place(qtbot, panel):
    panel.set_focus("name:e5")
    record = confirmed(case.record(), "m8")
    update(panel, record, Ref(Table.MENTION, "m8"))
    assert panel.card.name.status.words.text().startswith("Confirmed by Kim Berg")


def test_only_rows_in_sight_are_worked_out_among_20000(qtbot, window, monkeypatch):
    count = 20_000
    text = " ".join(f"Name{number}" for number in range(count))
    entities, mentions, at = [], [], 0
    for number in range(count):
        length = len(f"Name{number}")
        entities.append(Entity(f"e{number}", f"Name{number}", "PERSON"))
        mentions.append(Mention(f"m{number}", Span(at, at + length), "PERSON", f"e{number}", case.MODEL))
        at += length + 1
    record = Record.of(Article("b", "b", text, sha256(text)), entities=entities, mentions=mentions)
    made = []
    describe_row = list_model.describe_row
    monkeypatch.setattr(list_model, "describe_row", lambda rows, row: made.append(row) or describe_row(rows, row))
    window.panel.show_outline(Outline(record), focus="name:e15000")
    window.panel.grab()
    assert window.panel.list.rows.position_of("name:e15000") in window.panel.list.visible
    assert 10 < len(made) < 300


# --- the filter ---


def test_typing_filters_and_tells(qtbot, panel):
    with qtbot.waitSignal(panel.filter_changed) as caught:
        qtbot.keyClicks(panel.filter_bar.field, "k")
    assert caught.args == [Filter(text="k")]
    qtbot.keyClicks(panel.filter_bar.field, "rall")
    assert panel.list.rows.keys() == {"quote:q1", "reported:q4", "name:e1"}


def test_the_facets_are_one_press_away_and_undone_by_another(qtbot, panel):
    assert panel.filter_bar.attention.text() == "Needs attention 4"
    qtbot.mouseClick(panel.filter_bar.attention, LEFT)
    assert panel.filter.stage is FindingStage.ATTENTION
    qtbot.mouseClick(panel.filter_bar.undecided, LEFT)
    assert panel.filter.stage is FindingStage.UNDECIDED
    assert not panel.filter_bar.attention.isChecked()
    qtbot.mouseClick(panel.filter_bar.undecided, LEFT)
    assert panel.filter == Filter()


def test_the_menu_narrows_by_type_and_says_that_it_does(qtbot, panel):
    bar = panel.filter_bar
    bar.more.menu().aboutToShow.emit()
    next(action for action in bar.more.menu().actions() if action.text() == "Terms in marks").trigger()
    assert panel.filter.kinds == {ItemKind.TERM}
    assert panel.list.rows.keys() == {"term:q5"}
    assert bar.more.text() == "More •"
    bar.more.menu().aboutToShow.emit()
    next(action for action in bar.more.menu().actions() if action.text() == "Show everything").trigger()
    assert panel.filter == Filter()


def test_down_goes_from_the_field_to_the_list_and_escape_clears_it(qtbot, panel):
    panel.filter_bar.field.setFocus()
    field = panel.filter_bar.field
    qtbot.keyClicks(field, "havn")
    qtbot.keyClick(field, K.Key_Down)
    assert panel.list.hasFocus()
    panel.filter_bar.field.setFocus()
    qtbot.keyClick(field, K.Key_Escape)
    assert panel.filter == Filter()


@pytest.mark.parametrize(("state", "words"), [(State.NEW, NOT_READ), (State.SUGGESTED, NONE), (State.VERIFIED, NONE)])
def test_an_article_without_findings_says_whether_it_was_read(panel, state, words):
    bare = Record.of(case.record().article, standing=Standing(state))
    panel.show_outline(Outline(bare))
    assert panel.empty.isVisible()
    assert panel.empty.text() == words


def test_enter_in_the_field_confirms_nothing(qtbot, window, panel):
    heard = []
    QShortcut(QKeySequence("Return"), window).activated.connect(lambda: heard.append(1))
    QShortcut(QKeySequence("J"), window).activated.connect(lambda: heard.append(2))
    panel.filter_bar.field.setFocus()
    qtbot.keyClicks(panel.filter_bar.field, "J1")
    qtbot.keyClick(panel.filter_bar.field, K.Key_Return)
    assert not heard
    assert panel.filter.text == "J1"


def test_an_empty_list_says_why(panel):
    panel.set_filter(Filter(text="no such words"))
    assert panel.empty.isVisible()
    assert panel.empty.text() == NOTHING_FOUND
    panel.set_filter(Filter())
    assert not panel.empty.isVisible()
    panel.clear()
    assert panel.empty.text() == NOT_OPEN
    assert panel.card.empty.isVisible()


def test_setting_the_same_filter_says_nothing(qtbot, panel):
    with qtbot.assertNotEmitted(panel.filter_changed):
        panel.set_filter(Filter())


# --- the card ---


def test_the_card_of_a_claim_offers_to_confirm_the_person_and_the_candidates(qtbot, panel):
    found = asked(panel)
    panel.set_focus("claim:q3")
    press(qtbot, panel, "Confirm Bo Lind as speaker")
    press(qtbot, panel, "2  Ada Krall")
    press(qtbot, panel, "3  Bo Lind && Sons")
    press(qtbot, panel, "Unknown")
    press(qtbot, panel, "Other…")
    assert found == [
        ("confirm_speaker", None),
        ("give", 2),
        ("give", 3),
        ("unknown", None),
        ("choose_speaker", None),
    ]
    assert button(panel, "1  Bo Lind").isChecked()
    assert button(panel, "Confirm Bo Lind as speaker").isDefault()


def test_on_a_claim_the_buttons_of_the_words_act_on_the_words(qtbot, panel):
    panel.set_focus("claim:q3")
    order = []
    panel.focus_requested.connect(order.append)
    panel.action_requested.connect(lambda action, _: order.append(action))
    press(qtbot, panel, "Reject quote")
    assert order == ["quote:q3", "reject"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("quote:q1", "Confirm quote and speaker"),
        ("quote:q3", "Confirm quote, words only"),
        ("claim:q3", "Confirm Bo Lind as speaker"),
        ("term:q5", "Confirm term"),
        ("name:e1", "Confirm person, all 4"),
        ("name:e2", "Confirm organisation"),
    ],
)
def test_the_button_says_what_it_confirms_and_stays_in_one_spot(panel, key, words):
    panel.set_focus("quote:q1")
    QApplication.processEvents()
    card = panel.card
    spot = card.quote.confirm.mapTo(panel, card.quote.confirm.rect().topLeft())
    panel.set_focus(key)
    QApplication.processEvents()
    shown = next(page.confirm for page in (card.quote, card.name) if page.isVisible())
    assert shown.text() == words
    assert shown.isDefault()
    assert shown.mapTo(panel, shown.rect().topLeft()) == spot


def test_a_quote_whose_speaker_is_named_has_no_claim_to_confirm(panel):
    panel.set_focus("quote:q1")
    assert not panel.card.quote.speaker.confirm.isVisible()
    assert panel.card.quote.confirm.isDefault()


def test_the_kind_is_changed_from_its_menu(panel):
    found = asked(panel)
    next(a for a in panel.card.quote.kind.menu().actions() if a.text() == "Quoted term").trigger()
    assert found == [("set_kind", Kind.TERM)]


def test_every_common_decision_has_its_button(qtbot, panel):
    found = asked(panel)
    for text in ("Confirm quote and speaker", "Reject", "Unsure", "Flag", "Comment…"):
        press(qtbot, panel, text)
    assert [action for action, _ in found] == ["confirm", "reject", "unsure", "flag", "comment"]


def test_the_card_of_a_name_decides_all_and_shows_each_place(qtbot, panel):
    found = asked(panel)
    panel.set_focus("name:e1")
    for text in ("Confirm person, all 4", "One by one", "Merge…", "Split off…", "Rename…", "Other names…", "Link…"):
        press(qtbot, panel, text)
    assert found == [
        ("confirm", None),
        (CardRequest.SHOW_MENTIONS, "e1"),
        ("merge", None),
        ("split", None),
        ("rename", None),
        ("aliases", None),
        ("link", None),
    ]


def places_of(panel, key="name:e1"):
    panel.set_focus(key)
    places = panel.card.name.occurrences
    panel.card.ensureWidgetVisible(places)
    return places


def click(qtbot, places, row, x):
    box = places.visualRect(places.model().index(row, 0))
    qtbot.mouseClick(places.viewport(), LEFT, pos=QPoint(box.left() + x, box.center().y()))


BOX, WORDS_OF_PLACE = 8, 60  # pixels from the left


def test_a_place_is_looked_at_by_click_and_by_arrow(qtbot, panel):
    found, places = asked(panel), places_of(panel)
    click(qtbot, places, 1, WORDS_OF_PLACE)
    qtbot.keyClick(places, K.Key_Down)
    assert found == [("look_at", "m2"), ("look_at", "m6")]


def test_a_box_is_ticked_by_click_and_by_space(qtbot, panel):
    found, places = asked(panel), places_of(panel)
    click(qtbot, places, 1, BOX)
    places.setFocus()
    qtbot.keyClick(places, K.Key_Down)
    qtbot.keyClick(places, K.Key_Space)
    assert [what for action, what in found if action == "tick"] == [("m1", "m6", "m7"), ("m1", "m7")]
    assert panel.card.name.box.every.text() == "2 of 4 occurrences, the rest unchanged"


def test_the_platforms_key_for_all_ticks_every_place(qtbot, panel):
    places = places_of(panel)
    panel.card.name.box.every.click()
    places.setFocus()
    qtbot.keyClick(places, K.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert places.ticked == (0, 1, 2, 3)


def test_holding_space_down_ticks_once(qtbot, panel):
    places = places_of(panel)
    places.setFocus()
    for repeated in (False, True):
        QApplication.sendEvent(places, QKeyEvent(QEvent.Type.KeyPress, K.Key_Space, MODIFIER, " ", repeated))
    assert places.ticked == (1, 2, 3)


def test_the_box_over_the_places_ticks_all_or_none(qtbot, panel):
    found, places = asked(panel), places_of(panel)
    every = panel.card.name.box.every
    every.click()
    assert (every.text(), places.ticked) == ("None of the 4 occurrences", ())
    click(qtbot, places, 0, BOX)
    every.click()
    assert (every.text(), places.ticked) == ("All 4 occurrences", (0, 1, 2, 3))
    assert len([action for action, _ in found if action == "tick"]) == 3


def test_enter_among_the_places_is_the_windows(qtbot, window, panel):
    heard = []
    QShortcut(QKeySequence("Return"), window).activated.connect(lambda: heard.append(1))
    places = places_of(panel)
    places.setFocus()
    qtbot.keyClick(places, K.Key_Space)
    qtbot.keyClick(places, K.Key_Return)
    assert heard == [1]


def test_the_buttons_say_how_many_places_they_decide(panel):
    panel.set_focus("name:e1")
    panel.set_ticks(Ticks("name:e1", ("m1", "m2", "m6", "m7"), frozenset({"m1", "m6"}), by_hand=True))
    card = panel.card.name
    assert (card.confirm.text(), card.reject.accessibleName()) == ("Confirm person, 2 of 4", "Reject 2 of 4")
    panel.set_ticks(Ticks("name:e1", ("m1", "m2", "m6", "m7"), frozenset(), by_hand=True))
    assert not card.confirm.isEnabled()
    assert not card.reject.isEnabled()
    panel.set_focus("name:e2")
    assert (card.confirm.text(), card.confirm.isEnabled()) == ("Confirm organisation", True)


def test_a_screen_reader_hears_which_places_are_ticked(panel):
    places = places_of(panel)
    panel.set_ticks(Ticks("name:e1", ("m1", "m2", "m6", "m7"), frozenset({"m1"}), by_hand=True))
    rows = [QAccessible.queryAccessibleInterface(places).child(row) for row in range(4)]
    assert [row.state().checkable for row in rows] == [1] * 4
    assert [row.state().checked for row in rows] == [1, 0, 0, 0]
    assert rows[0].text(QAccessible.Text.Name).startswith("Ada Krall told the council")
    every = QAccessible.queryAccessibleInterface(panel.card.name.box.every)
    assert every.state().checkStateMixed
    assert every.text(QAccessible.Text.Name) == "1 of 4 occurrences, the rest unchanged"


def test_one_place_alone_has_no_box(qtbot, panel):
    found, places = asked(panel), places_of(panel, "name:e5")
    assert not panel.card.name.box.every.isVisible()
    places.setFocus()
    qtbot.keyClick(places, K.Key_Space)
    click(qtbot, places, 0, BOX)
    assert [action for action, _ in found if action == "tick"] == []
    panel.list.setFocus()
    assert not panel.enter_occurrences()


def test_the_keyboard_goes_to_the_places_and_back(qtbot, panel):
    panel.set_focus("name:e1")
    panel.filter_bar.field.setFocus()
    assert panel.enter_occurrences()
    assert panel.in_occurrences
    qtbot.keyClick(panel.card.name.occurrences, K.Key_Escape)
    assert panel.filter_bar.field.hasFocus()


def test_the_keyboard_leaves_the_places_with_the_name(panel):
    panel.set_focus("name:e1")
    panel.enter_occurrences()
    panel.set_focus("name:e5")
    assert panel.list.hasFocus()


def test_a_long_group_is_scrolled_in_its_card(qtbot, panel):
    names = [Mention(f"x{n}", Span(n, n + 1), "PERSON", "e1", case.MODEL) for n in range(300)]
    show(panel, case.record(mentions=names, quotes=[]), focus="name:e1")
    places = places_of(panel)
    assert places.height() < 200
    places.setFocus()
    qtbot.keyClick(places, K.Key_End)
    qtbot.keyClick(places, K.Key_Space)
    assert panel.card.name.box.every.text() == "299 of 300 occurrences, the rest unchanged"


def test_a_contested_name_cannot_be_confirmed_at_one_stroke(qtbot, panel):
    panel.set_focus("name:e3")
    confirm = panel.card.name.confirm
    assert (confirm.text(), confirm.isEnabled()) == ("Confirm one by one only", False)
    assert panel.card.name.one_by_one.isDefault()
    assert panel.card.name.contested.text().startswith("2 names here are called Havn")


def test_one_place_of_a_group_leads_back_to_it(qtbot, panel):
    show(panel, None, "e1", focus="mention:m2", follow=False)
    panel.set_focus("mention:m2")
    found = asked(panel)
    press(qtbot, panel, "Back to the group")
    assert found == [(CardRequest.HIDE_MENTIONS, "e1")]
    assert not panel.card.name.merge.isVisible()


def test_a_possible_alias_is_taken_by_its_own_button(qtbot, panel):
    found = asked(panel)
    panel.set_focus("name:e1")
    press(qtbot, panel, "Merge as Ada Krall")
    assert found == [(CardRequest.MERGE_OFFER, MergeOffer("Ada", "Ada Krall", None))]


def test_a_type_is_chosen_from_the_menu_the_newsrooms_own_with_it(panel):
    panel.set_labels(["PERSON", "SHIP_NAME"])
    panel.set_focus("name:e1")
    found = asked(panel)
    actions = {action.text(): action for action in panel.card.name.type.menu().actions()}
    actions["Ship name"].trigger()
    actions["Another type…"].trigger()
    assert found == [("relabel", "SHIP_NAME"), ("other_type", None)]


def test_a_page_of_the_card_is_made_when_it_is_needed_and_knows_what_was_set_before(qtbot):
    made = FindingsPanel(load(Scheme.LIGHT))
    qtbot.addWidget(made)
    made.set_labels(["PERSON", "SHIP_NAME"])
    made.set_keys({ActionId.REJECT: "Reject (X)"})
    made.set_theme(load(Scheme.DARK))
    assert not made.card.findChildren(CardPage)
    show(made)
    assert [type(page).__name__ for page in made.card.findChildren(CardPage)] == ["QuoteCard"]
    made.set_focus("name:e1")
    assert [page.isHidden() for page in (made.card.quote, made.card.name)] == [True, False]
    assert made.card.name.reject.toolTip() == "Reject (X)"
    assert "Ship name" in [action.text() for action in made.card.name.type.menu().actions()]
    made.card.make_pages()
    assert sorted(type(page).__name__ for page in made.card.findChildren(CardPage)) == [
        "MissedCard",
        "NameCard",
        "QuoteCard",
    ]
    assert [page.isHidden() for page in (made.card.quote, made.card.name, made.card.missed)] == [True, False, True]


def test_a_missed_stretch_is_added_or_left(qtbot, panel):
    found = asked(panel)
    panel.set_focus(f"missed:{case.MISSED[0].span.start}")
    for text in ("Person", "Another type…", "No name"):
        press(qtbot, panel, text)
    assert found == [("relabel", "PERSON"), ("add_missed", case.MISSED[0].span), ("reject", None)]


def test_a_note_stands_in_the_card(panel):
    note = Note("n1", NoteKind.COMMENT, "<b>Ask</b> her & him", "Kim Berg", case.AT, "q1")
    show(panel, case.record(notes=[note]), follow=False)
    panel.set_focus("quote:q1")
    (row,) = panel.card.quote.notes.rows
    assert row.words.text().startswith("<b>Ask</b> her & him (Kim Berg")
    assert row.words.textFormat() is Qt.TextFormat.PlainText


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, window, panel):
    heard, found = [], asked(panel)
    QShortcut(QKeySequence("Return"), window).activated.connect(lambda: heard.append(1))
    panel.set_focus("quote:q3")
    made = button(panel, "2  Ada Krall")
    made.setFocus()
    qtbot.keyClick(made, K.Key_Return)
    assert (heard, found) == ([], [("give", 2)])


def test_the_keyboard_stays_in_the_card_when_another_sort_of_finding_comes(qtbot, panel):
    panel.set_focus("quote:q3")
    panel.card.quote.confirm.setFocus()
    panel.set_focus("name:e1")
    assert QApplication.focusWidget() is panel.card.name.confirm


def test_tab_leads_from_the_list_through_the_card(qtbot, panel):
    panel.set_focus("claim:q3")
    panel.list.setFocus()
    seen = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    assert {
        "Confirm Bo Lind as speaker",
        "Reject quote",
        "1: said by Bo Lind, the speaker now",
        "2: said by Ada Krall",
    } <= set(seen)


def test_tooltips_name_the_keys(panel):
    panel.set_keys({"confirm": "Enter", "reject": "X"})
    assert panel.card.quote.reject.toolTip() == "X"


@pytest.mark.parametrize("key", ["quote:q1", "claim:q3", "term:q5", "name:e1", f"missed:{case.MISSED[0].span.start}"])
def test_every_control_has_a_name_for_screen_readers(panel, key):
    panel.set_focus(key)
    controls = [w for w in panel.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert controls
    for control in controls:
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert name, f"{control} has no name"


def test_the_card_never_moves_the_list(panel):
    heights = set()
    for key in ("quote:q1", "name:e1", "name:e3", f"missed:{case.MISSED[0].span.start}"):
        panel.set_focus(key)
        QApplication.processEvents()
        heights.add((panel.list.y(), panel.list.height()))
    assert len(heights) == 1


def test_the_room_of_list_and_card_is_kept(window, panel):
    panel.splitter.setSizes([300, 500])
    kept = panel.save_layout()
    panel.splitter.setSizes([500, 300])
    panel.restore_layout(kept)
    assert panel.splitter.sizes()[1] > panel.splitter.sizes()[0]


# --- how it looks ---


def drawn(sign, scheme):
    theme = load(scheme)
    image = QImage(SIZE + 4, SIZE + 4, QImage.Format.Format_ARGB32)
    ground = QColor("#808080")
    image.fill(ground)
    painter = QPainter(image)
    paint_sign(painter, QRectF(0, 0, SIZE + 4, SIZE + 4), sign, theme, ground)
    painter.end()
    return image, ground


@pytest.mark.parametrize("scheme", list(Scheme))
def test_signs_differ_in_shape_and_not_in_colour_alone(scheme):
    masks = {}
    for sign in Sign:
        if sign in {Sign.NONE, Sign.CORRECTED}:  # corrected is a confirmed one that says so in a word
            continue
        image, ground = drawn(sign, scheme)
        size = range(image.width())
        masks[sign] = frozenset((x, y) for x in size for y in size if image.pixelColor(x, y) != ground)
    assert len(set(masks.values())) == len(masks)
    assert len(masks[Sign.CONFIRMED]) > 1.5 * len(masks[Sign.OPEN])


def test_every_sign_but_none_has_its_words():
    assert all(WORDS[sign] for sign in Sign if sign is not Sign.NONE)


def test_another_theme_recolours_the_list(window, panel):
    light = panel.list.grab().toImage()
    panel.set_theme(load(Scheme.DARK))
    assert panel.list.grab().toImage() != light


def test_rows_fill_the_width(window, panel):
    window.resize(420, 900)
    QApplication.processEvents()
    assert panel.list.columnWidth(0) == panel.list.viewport().width()


def test_without_an_open_article_the_filters_show_no_numbers_and_nothing_is_offered(panel):
    bar = panel.filter_bar
    panel.show_occurrences_left(7)
    assert bar.undecided.text() != "Undecided"
    panel.clear()
    assert (bar.attention.text(), bar.undecided.text(), bar.undecided.toolTip()) == ("Needs attention", "Undecided", "")
    assert panel.empty.text() == NOT_OPEN
    assert panel.show_all.isHidden()


def test_a_new_window_offers_no_way_to_show_everything(window):
    assert window.panel.show_all.isHidden()
